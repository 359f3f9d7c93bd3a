//! Properties of the readers of typed values: printing and reading is the identity, and nothing makes them panic.

use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;
use tonghop::text::number as print;
use tonghop::value::{Context, Kind, Raw, Reading, Value, read};

const KINDS: [Kind; 11] = [
    Kind::Text,
    Kind::Count,
    Kind::Decimal,
    Kind::Money,
    Kind::Percent,
    Kind::Date,
    Kind::DateRange,
    Kind::Time,
    Kind::Status,
    Kind::Choice,
    Kind::Tick,
];

fn number(reading: &Reading) -> Option<f64> {
    match reading {
        Reading::Value { value: Value::Number(number), .. } => Some(*number),
        _ => None,
    }
}

/// 1234567 → «1.234.567».
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let head = digits.len() % 3;
    let mut groups: Vec<&str> = if head > 0 { vec![&digits[..head]] } else { Vec::new() };
    groups.extend((head..digits.len()).step_by(3).map(|at| &digits[at..at + 3]));
    groups.join(".")
}

proptest! {
    #[test]
    fn a_count_printed_with_dots_reads_back(count in 0_u64..1_000_000_000) {
        let reading = read(Kind::Count, &Raw::Text(grouped(count)), &Context::default());
        prop_assert_eq!(number(&reading), Some(count as f64));
    }

    #[test]
    fn an_amount_in_million_printed_with_a_comma_reads_back(whole in 0_u32..99_000, tenths in 0_u32..10) {
        let amount = f64::from(whole) + f64::from(tenths) / 10.0;
        let context = Context { uom: Some("triệu đồng"), ..Context::default() };
        let reading = read(Kind::Money, &Raw::Text(format!("{whole},{tenths} triệu đồng")), &context);
        prop_assert!((number(&reading).unwrap_or(-1.0) - amount).abs() < 1e-9);
    }

    #[test]
    fn a_date_printed_day_first_reads_back(days in 0_i64..20_000) {
        let day = NaiveDate::from_ymd_opt(1995, 1, 1).unwrap() + chrono::Duration::days(days);
        let reading = read(Kind::Date, &Raw::Text(format!("{}/{}/{}", day.day(), day.month(), day.year())), &Context::default());
        let right = matches!(reading, Reading::Value { value: Value::Date(read), .. } if read == day);
        prop_assert!(right);
    }

    #[test]
    fn what_the_program_prints_reads_back(count in 0_u64..1_000_000_000, cents in 0_u64..9_999_999, days in 0_i64..20_000) {
        let context = Context::default();
        let text = |shown: String| Raw::Text(shown);
        prop_assert_eq!(number(&read(Kind::Count, &text(print(count as f64)), &context)), Some(count as f64));
        // Đồng, and million đồng with two places: «1.212,34».
        prop_assert_eq!(number(&read(Kind::Money, &text(print(count as f64)), &context)), Some(count as f64));
        let amount = cents as f64 / 100.0;
        let million = Context { uom: Some("triệu đồng"), ..Context::default() };
        for shown in [print(amount), format!("{} triệu đồng", print(amount))] {
            prop_assert!((number(&read(Kind::Money, &text(shown), &million)).unwrap_or(-1.0) - amount).abs() < 1e-9);
        }
        let day = NaiveDate::from_ymd_opt(1995, 1, 1).unwrap() + chrono::Duration::days(days);
        let reading = read(Kind::Date, &text(tonghop::plan::day_text(day)), &context);
        prop_assert_eq!(reading, Reading::Value { value: Value::Date(day), notes: Vec::new() });
    }

    #[test]
    fn a_number_cell_and_a_date_cell_are_what_they_are(count in 0_u32..2_000_000_000, days in 0_i64..20_000) {
        let context = Context::default();
        let number = f64::from(count);
        let plain = |number: f64| Reading::Value { value: Value::Number(number), notes: Vec::new() };
        prop_assert_eq!(read(Kind::Count, &Raw::Number(number), &context), plain(number));
        prop_assert_eq!(read(Kind::Money, &Raw::Number(number), &context), plain(number));
        let day = NaiveDate::from_ymd_opt(1995, 1, 1).unwrap() + chrono::Duration::days(days);
        let cell = Raw::Date(day.and_hms_opt(0, 0, 0).unwrap());
        prop_assert_eq!(read(Kind::Date, &cell, &context), Reading::Value { value: Value::Date(day), notes: Vec::new() });
    }

    #[test]
    fn nothing_typed_makes_a_reader_panic(text in "\\PC{0,40}", uom in prop::option::of("\\PC{0,10}")) {
        let options = vec!["Chủ trì".to_owned(), "Phối hợp".to_owned()];
        let window = NaiveDate::from_ymd_opt(2020, 2, 18).zip(NaiveDate::from_ymd_opt(2020, 3, 28));
        for kind in KINDS {
            let context = Context { year: Some(2020), window, uom: uom.as_deref(), options: &options, ..Context::default() };
            let _ = read(kind, &Raw::Text(text.clone()), &context);
        }
    }

    #[test]
    fn figures_and_words_mixed_make_no_reader_panic(text in "[0-9.,/ \\-đtrtỷiệuTQq&~>()+%:hgàểa]{0,24}") {
        for kind in KINDS {
            let _ = read(kind, &Raw::Text(text.clone()), &Context { year: Some(2020), ..Context::default() });
        }
    }
}
