//! Every typed form of `vectors/value_forms.tsv` reads as the vector says, flag included.

use chrono::NaiveDate;
use tonghop::encoding::{Encoding, Settled, settle};
use tonghop::value::{
    Context, Deadline, DueOn, Kind, Note, Raw, Reading, Refusal, Value, deadline, key, read, read_cell,
};

#[test]
fn every_vector_reads_as_proposed() {
    let text = include_str!("vectors/value_forms.tsv");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for line in text.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [field, typed, cell, expected, flag] = cells[..5] else { panic!("a vector has five cells: {line}") };
        seen += 1;
        if let Some(right) = elsewhere(field, typed, cell, expected, flag) {
            if !right {
                wrong.push(format!("{field} “{typed}” ({cell}): wanted {expected} {flag}"));
            }
            continue;
        }
        let reading = read(kind(field), &raw(typed, cell), &context(field));
        let found = shown(&reading);
        // The vectors of counts write «not applicable» as no value plus the flag.
        let found = if flag == "not_applicable" && found == flag { "null".to_owned() } else { found };
        if found != wanted(field, expected) || !flagged(&reading, flag) {
            wrong.push(format!("{field} “{typed}” ({cell}): wanted {expected} {flag}, read {reading:?}"));
        }
    }
    let vectors = text.lines().filter(|line| !line.starts_with('#')).count() - 1;
    assert_eq!(seen, vectors, "every vector is read");
    assert!(wrong.is_empty(), "{} of {seen} vectors differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// Vectors that are more than the reading of one value: whether they hold; none for the others.
fn elsewhere(field: &str, typed: &str, cell: &str, expected: &str, flag: &str) -> Option<bool> {
    match (field, flag) {
        ("deadline", "exclusive" | "inclusive" | "recurring" | "event") => {
            let whole = |day: &str| format!("t <= {day}T23:59:59");
            let expected = expected.strip_suffix(" whole day").map_or_else(|| expected.to_owned(), whole);
            Some(deadline(typed).is_some_and(|read| said(&read) == expected))
        }
        // A workbook of one text: the encoding is plain, or it is known from the workbook's other texts.
        ("text", "legacy_vni") => Some(settle(typed, None) == unicode(Encoding::Vni, expected, false)),
        ("text", "mojibake_utf8_as_1252") => Some(settle(typed, None) == unicode(Encoding::Mojibake, expected, false)),
        // What was dropped cannot be had back: it is read as it came and told to lack letters.
        ("text", "legacy_tcvn3_lost_ad") => {
            let whole = "M\u{ad}êng Kh\u{ad}¬ng";
            let lost = settle(typed, Some(Encoding::Tcvn3)) == unicode(Encoding::Tcvn3, "Mờng Khơng", true);
            Some(lost && settle(whole, Some(Encoding::Tcvn3)) == unicode(Encoding::Tcvn3, expected, false))
        }
        // Told with what it probably was, and stored as it stands.
        ("text", "warn_pdf_spaces") => {
            let (value, note) = (Value::Text(typed.to_owned()), Note::Torn(expected.to_owned()));
            let doubtful = note.is_warning();
            let told = Reading::Value { value, notes: vec![note] };
            Some(doubtful && read(Kind::Text, &raw(typed, cell), &context(field)) == told)
        }
        ("text", "tone_place") => {
            let stored = Reading::Value { value: Value::Text(expected.to_owned()), notes: Vec::new() };
            Some(key(typed) == key(expected) && read(Kind::Text, &raw(typed, cell), &context(field)) == stored)
        }
        (_, "err_formula_uncached") => {
            let reading = read_cell(kind(field), &Raw::Empty, cell == "formula", &context(field));
            Some(reading == Reading::Refused(Refusal::NotComputed))
        }
        _ => None,
    }
}

fn unicode(encoding: Encoding, text: &str, lost: bool) -> Settled {
    Settled::Read { encoding, text: text.to_owned(), lost }
}

/// A deadline in the notation of the vectors.
fn said(read: &Deadline) -> String {
    let sign = if read.before { "<" } else { "<=" };
    let hour = |open: &str| match read.time {
        Some(time) => time.format("%H:%M:%S").to_string(),
        None if read.before => open.to_owned(),
        None => "23:59:59".to_owned(),
    };
    match &read.on {
        DueOn::Day(day) if read.time.is_some() => format!("t {sign} {day}T{}+07:00", hour("")),
        DueOn::Day(day) => format!("t {sign} {day}T{}", hour("00:00:00")),
        DueOn::Weekday(day) => {
            let name = if *day == chrono::Weekday::Fri { "Friday" } else { "another day" };
            format!("t {sign} {name} {}", hour(""))
        }
        DueOn::MonthDay(day) => format!("t {sign} {day}th of each month {}", hour("00:00")),
        DueOn::QuarterDay(day) => format!("t {sign} {day}/3, {day}/6, {day}/9, {day}/12 {}", hour("00:00")),
        DueOn::After { days, event } if event == "kết thúc hoạt động" => {
            format!("t {sign} end + {days} days (day 0 not counted)")
        }
        DueOn::After { event, .. } => event.clone(),
    }
}

fn kind(field: &str) -> Kind {
    match field {
        "count" => Kind::Count,
        "decimal" => Kind::Decimal,
        "percent" => Kind::Percent,
        "money_vnd" => Kind::Money,
        "status" => Kind::Status,
        "date" => Kind::Date,
        "date_range" => Kind::DateRange,
        "time" => Kind::Time,
        _ => Kind::Text,
    }
}

fn context(field: &str) -> Context<'static> {
    let window = NaiveDate::from_ymd_opt(2020, 2, 18).zip(NaiveDate::from_ymd_opt(2020, 3, 28));
    Context { year: Some(2020), window: window.filter(|_| field == "date"), ..Context::default() }
}

fn raw(typed: &str, cell: &str) -> Raw {
    match cell {
        "empty" => Raw::Empty,
        "number" => Raw::Number(typed.parse().expect("a number")),
        "date" => Raw::Date(typed.parse::<NaiveDate>().expect("a date").and_hms_opt(0, 0, 0).expect("midnight")),
        "error" => Raw::Error(typed.to_owned()),
        _ => Raw::Text(typed.to_owned()),
    }
}

fn wanted(field: &str, expected: &str) -> String {
    if field == "text" {
        return expected.trim_matches(['«', '»']).to_owned();
    }
    expected.parse::<f64>().map_or_else(|_| expected.to_owned(), |number| number.to_string())
}

fn shown(reading: &Reading) -> String {
    match reading {
        Reading::Missing => "null".to_owned(),
        Reading::NotApplicable => "not_applicable".to_owned(),
        Reading::Refused(_) => "error".to_owned(),
        Reading::Value { value, .. } => match value {
            Value::Number(number) => ((number * 1e9).round() / 1e9).to_string(),
            Value::Date(day) => day.to_string(),
            Value::Dates { from, to, days } if days.is_empty() && from == to => from.to_string(),
            Value::Dates { from, to, days } if days.is_empty() => format!("{from}..{to}"),
            Value::Dates { days, .. } => days.iter().map(ToString::to_string).collect::<Vec<_>>().join(","),
            Value::Time(time) => time.format("%H:%M").to_string(),
            Value::Choice(status) => match status.as_str() {
                "Đã thực hiện" => "yes",
                "Đang thực hiện" => "in_progress",
                _ => "no",
            }
            .to_owned(),
            Value::Text(text) => match text.as_str() {
                "hàng tuần" => "recurring".to_owned(),
                "thường xuyên" => "standing".to_owned(),
                text => text.to_owned(),
            },
            Value::Tick(tick) => tick.to_string(),
        },
    }
}

fn flagged(reading: &Reading, flag: &str) -> bool {
    let noted = |wanted: fn(&Note) -> bool| matches!(reading, Reading::Value { notes, .. } if notes.iter().any(wanted));
    let refused = |wanted: fn(&Refusal) -> bool| matches!(reading, Reading::Refused(refusal) if wanted(refusal));
    match flag {
        "ok" | "zero" => matches!(reading, Reading::Value { .. }),
        "ok_or_review" => matches!(reading, Reading::NotApplicable),
        "ok_if_percent_format" | "nfd" | "eth_for_d" => {
            matches!(reading, Reading::Value { notes, .. } if notes.is_empty())
        }
        "missing" => *reading == Reading::Missing,
        "not_applicable" => *reading == Reading::NotApplicable,
        "zero_word" | "zero_word+note" | "zero_dash" => noted(|note| *note == Note::ZeroWord),
        "unit_suffix" => noted(|note| matches!(note, Note::UnitSuffix(_))),
        "approx" => noted(|note| *note == Note::Approximate),
        "warn_en_style" => noted(|note| *note == Note::EnStyle),
        "warn_expression" => noted(|note| *note == Note::Expression),
        "warn_breakdown" => noted(|note| matches!(note, Note::Breakdown(_))),
        "warn_fraction" => noted(|note| matches!(note, Note::Fraction(_))),
        "warn_word" => noted(|note| *note == Note::NumberWord),
        "warn_trailing" => noted(|note| *note == Note::Trailing),
        "warn_ambiguous" => noted(|note| *note == Note::Ambiguous),
        "warn_no_sign" => noted(|note| *note == Note::NoPercentSign),
        "warn_colloquial" => noted(|note| *note == Note::Colloquial),
        "warn_year_from_plan" => noted(|note| *note == Note::YearAssumed),
        "warn_two_digit_year" => noted(|note| *note == Note::TwoDigitYear),
        "warn_weekday_mismatch" => noted(|note| *note == Note::WeekdayMismatch),
        "warn_serial" => noted(|note| *note == Note::Serial),
        "warn_maybe_swapped" => noted(|note| matches!(note, Note::MaybeSwapped(_))),
        "warn_vague" => noted(|note| *note == Note::Vague),
        // The column of the vector is not declared in million đồng, so nothing is to be guarded.
        "warn_scale_if_column_is_trieu" => matches!(reading, Reading::Value { .. }),
        "err_not_number" => refused(|refusal| matches!(refusal, Refusal::NotANumber | Refusal::TickInNumber)),
        "err_bad_group" => refused(|refusal| matches!(refusal, Refusal::BadGroup | Refusal::NotWhole(_))),
        "err_not_integer" => refused(|refusal| matches!(refusal, Refusal::NotWhole(_))),
        "err_negative" => refused(|refusal| *refusal == Refusal::Negative),
        "err_two_quantities" => refused(|refusal| matches!(refusal, Refusal::TwoQuantities { .. })),
        "err_range" => refused(|refusal| *refusal == Refusal::Range),
        "err_out_of_range" => refused(|refusal| *refusal == Refusal::OutOfRange),
        "err_date_in_number" => refused(|refusal| matches!(refusal, Refusal::DateInNumber(_))),
        "err_cell_error" => refused(|refusal| matches!(refusal, Refusal::CellError { .. })),
        "err_rate" => refused(|refusal| *refusal == Refusal::Rate),
        "err_not_status" => refused(|refusal| *refusal == Refusal::NotAStatus),
        "err_month_gt_12" => refused(|refusal| matches!(refusal, Refusal::MonthOver12(Some(_)))),
        "err_no_such_day" => refused(|refusal| *refusal == Refusal::NoSuchDay),
        "err_no_such_time" => refused(|refusal| *refusal == Refusal::NotATime),
        other => panic!("unknown flag {other}"),
    }
}
