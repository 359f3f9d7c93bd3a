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

/// How a text is read, in short: a figure or days, `!` and what refuses it, behind it the notes.
fn said_of(kind: Kind, raw: &Raw, uom: Option<&'static str>) -> String {
    let context = Context { year: Some(2020), uom, ..Context::default() };
    match read(kind, raw, &context) {
        Reading::Refused(refusal) => format!("!{refusal:?}"),
        Reading::Value { ref value, ref notes } => {
            let notes: String = notes.iter().map(|note| format!(" {}", note.key())).collect();
            let figure = match value {
                Value::Number(number) => ((number * 1e9).round() / 1e9).to_string(),
                Value::Choice(option) => option.clone(),
                _ => shown(&read(kind, raw, &context)),
            };
            format!("{figure}{notes}")
        }
        other => shown(&other),
    }
}

#[track_caller]
fn typed(kind: Kind, text: &str, expected: &str) {
    let uom = (kind == Kind::Money).then_some("triệu đồng");
    assert_eq!(said_of(kind, &Raw::Text(text.to_owned()), uom), expected, "{text}");
}

#[track_caller]
fn stored(kind: Kind, number: f64, expected: &str) {
    assert_eq!(said_of(kind, &Raw::Number(number), None), expected, "{number}");
}

#[test]
fn digits_behind_a_scale_are_a_share_of_it() {
    let colloquial = |number: &str, words: &str| format!("{number} colloquial{words}");
    typed(Kind::Money, "1 tỷ 200", &colloquial("1200", " unit_suffix"));
    typed(Kind::Money, "3 triệu 500", &colloquial("3.5", ""));
    typed(Kind::Money, "1tr250", &colloquial("1.25", ""));
    typed(Kind::Money, "3tr5", &colloquial("3.5", ""));
    typed(Kind::Money, "1 tỷ 2", &colloquial("1200", " unit_suffix"));
    typed(Kind::Money, "1 tỷ 200 triệu 500", &colloquial("1200.5", " unit_suffix"));
    typed(Kind::Money, "1 tỷ 250 triệu", "1250 unit_suffix");
    for doubtful in ["1 tỷ 50", "1 tỷ 2000", "2 triệu 5,5", "1 tỷ 200.000", "1 tỷ 2 3", "2 triệu -"] {
        let read = said_of(Kind::Money, &Raw::Text(doubtful.to_owned()), Some("triệu đồng"));
        assert!(read.starts_with('!'), "{doubtful}: {read}");
    }
    typed(Kind::Money, "1 tỷ 50", "!BadGroup");
}

#[test]
fn separators_that_differ_write_days_not_a_year() {
    typed(Kind::DateRange, "07,08/03", "2020-03-07,2020-03-08 year_assumed");
    typed(Kind::DateRange, "07-08.03", "2020-03-07..2020-03-08 year_assumed");
    typed(Kind::DateRange, "07-08/03", "2020-03-07..2020-03-08 year_assumed");
    typed(Kind::DateRange, "07-08 tháng 3", "2020-03-07..2020-03-08 year_assumed");
    typed(Kind::DateRange, "07,08 tháng 3", "2020-03-07,2020-03-08 year_assumed");
    for none in ["07,08/03", "07-08.03", "7, 8, 19", "07.08/03", "07-08 tháng 3"] {
        typed(Kind::Date, none, "!NotADate");
    }
    for day in
        ["14/3/2020", "14.3/2020", "14/3 năm 2020", "14 tháng 3, 2020", "14,3,2020", "ngày 14/3/2020.", "14/3, 2020"]
    {
        typed(Kind::Date, day, "2020-03-14");
    }
    typed(Kind::Date, "14.3.20", "2020-03-14 two_digit_year");
}

#[test]
fn a_weekday_before_a_day_is_checked_and_is_no_month() {
    for kind in [Kind::Date, Kind::DateRange] {
        for day in ["T7, 14/3", "T7 14/3", "thứ Bảy 14/3", "thứ 7, ngày 14/3", "sáng T7, 14/3"] {
            typed(kind, day, "2020-03-14 year_assumed");
        }
        typed(kind, "T6, 14/3", "2020-03-14 year_assumed weekday_mismatch");
        typed(kind, "CN, 15/3/2020", "2020-03-15");
        typed(kind, "T3", "!NotADate");
        typed(kind, "tháng 2, 3", "!NotADate");
    }
    typed(Kind::DateRange, "T7 14/3 - CN 15/3", "2020-03-14..2020-03-15 year_assumed");
    typed(Kind::DateRange, "thứ bảy, 14-15/3", "2020-03-14..2020-03-15 year_assumed");
    typed(Kind::DateRange, "T6, 14-15/3", "2020-03-14..2020-03-15 year_assumed weekday_mismatch");
    typed(Kind::DateRange, "14/3 - T7 15/3", "2020-03-14..2020-03-15 year_assumed weekday_mismatch");
    for weekdays in ["T7-CN 15/3", "T7, CN 14-15/3", "từ thứ 2 đến thứ 6, 20/3"] {
        typed(Kind::DateRange, weekdays, "!NotADate");
    }
    typed(Kind::DateRange, "từ sáng 14 đến 15/3", "2020-03-14..2020-03-15 year_assumed");
    typed(Kind::DateRange, "ngày 14 tháng 3 - 15/3", "2020-03-14..2020-03-15 year_assumed");
    typed(Kind::DateRange, "tháng 3", "2020-03-01..2020-03-31 year_assumed");
    typed(Kind::DateRange, "T3/2020", "2020-03-01..2020-03-31");
    typed(Kind::DateRange, "tháng 3 năm 2020", "2020-03-01..2020-03-31");
}

#[test]
fn what_a_program_computed_may_miss_a_whole_number_by_a_hair() {
    stored(Kind::Count, 33.000_000_000_000_01, "33");
    stored(Kind::Count, 32.999_999_999_999_99, "33");
    assert!(said_of(Kind::Count, &Raw::Number(33.001), None).starts_with("!NotWhole"));
    assert!(said_of(Kind::Count, &Raw::Number(0.000_1), None).starts_with("!NotWhole"));
}

#[test]
fn a_stored_share_above_one_is_a_share_and_asked_about() {
    stored(Kind::Percent, 0.7, "0.7");
    stored(Kind::Percent, 1.0, "1 ambiguous");
    stored(Kind::Percent, 1.2, "1.2 ambiguous");
    stored(Kind::Percent, 3.0, "3 ambiguous");
    stored(Kind::Percent, 3.5, "0.035 no_percent_sign");
    stored(Kind::Percent, 70.0, "0.7 no_percent_sign");
    typed(Kind::Percent, "120%", "1.2");
}

#[test]
fn a_status_in_other_words_is_noted() {
    for (word, status) in
        [("không", "Chưa thực hiện"), ("k", "Chưa thực hiện"), ("x", "Đã thực hiện"), ("Có", "Đã thực hiện")]
    {
        typed(Kind::Status, word, &format!("{status} status_word"));
    }
    stored(Kind::Status, 0.0, "Chưa thực hiện status_word");
    typed(Kind::Status, "ĐÃ  THỰC HIỆN", "Đã thực hiện");
    typed(Kind::Status, "Đang thực hiện", "Đang thực hiện");
}

#[test]
fn an_hour_is_no_day_and_no_number() {
    let hour = NaiveDate::from_ymd_opt(1899, 12, 31).and_then(|day| day.and_hms_opt(8, 30, 0)).expect("a moment");
    for kind in [Kind::Date, Kind::DateRange, Kind::Count] {
        assert_eq!(said_of(kind, &Raw::Date(hour), None), "!Hour(08:30:00)");
    }
    assert_eq!(Raw::Date(hour).shown(), "08:30");
}

#[test]
fn words_that_say_there_is_nothing_answer_and_are_nothing() {
    let nothing = |text: &str, narrative: bool| {
        read(Kind::Text, &Raw::Text(text.to_owned()), &Context { narrative, ..Context::default() })
    };
    let empty = |notes: Vec<Note>| Reading::Value { value: Value::Text(String::new()), notes };
    assert_eq!(nothing("Không có", false), empty(Vec::new()));
    assert_eq!(nothing("không có.", false), empty(Vec::new()));
    for text in ["không", "0", "Không đề nghị", "chưa có", "Không phát sinh", "—", "Không có tập thể nào"]
    {
        assert_eq!(nothing(text, false), empty(vec![Note::NilWord]), "{text}");
    }
    assert_eq!(nothing("Không thuộc diện", false), Reading::NotApplicable);
    for text in
        ["Không có kinh phí", "Không gian xanh", "Chưa có quỹ, cần hỗ trợ", "Không có ai bị bỏ lại, kể cả hộ nghèo nào"]
    {
        assert_eq!(shown(&nothing(text, false)), text);
    }
    for text in ["Không có", "không", "Không phát sinh"] {
        assert_eq!(shown(&nothing(text, true)), text, "a report of its own");
    }
}
