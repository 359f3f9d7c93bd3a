//! Every way to write a deadline, and the occasions it gives: period ids, labels, instants, days off, grace.

mod common;

use common::frame::Frame;
use common::paper::{Says, at, typed};
use tonghop::plan::{Boundary, Occasion};
use tonghop::round::Timeliness;

fn frame(due: &str) -> Frame {
    let fields = r#"{ id = "so", label = "Số", type = "count" }, { id = "ngay", label = "Ngày", type = "date" },"#;
    Frame::new().head("").report(due).fields(fields)
}

fn shown(occasion: &Occasion) -> String {
    let due = occasion.due.map_or_else(
        || "no deadline".to_owned(),
        |due| format!("{} {}", if due.boundary == Boundary::Before { "before" } else { "by" }, due.at),
    );
    format!("{} | {} | {due}", occasion.period, occasion.label)
}

#[track_caller]
fn many(frame: &Frame, count: usize, first: &str, last: &str) {
    let plan = frame.plan();
    let found: Vec<String> = plan.reports[0].occasions.iter().map(shown).collect();
    let ends = [found.first().map_or("", String::as_str), found.last().map_or("", String::as_str)];
    assert_eq!((found.len(), ends), (count, [first, last]), "{found:#?}");
}

/// A schedule with its number of occasions, the first one and the last one.
#[track_caller]
fn case(due: &str, count: usize, first: &str, last: &str) {
    many(&frame(&format!("due = {due}")), count, first, last);
}

#[track_caller]
fn once(due: &str, expected: &str) {
    case(due, 1, &format!(" |  | {expected}"), &format!(" |  | {expected}"));
}

#[test]
fn once_at_an_instant_or_through_a_day() {
    once("{ before = 2020-03-28T16:00:00 }", "before 2020-03-28 16:00:00");
    once("{ by = 2020-03-28T16:00:00 }", "by 2020-03-28 16:00:00");
    once("{ by = 2020-08-20 }", "by 2020-08-20 23:59:59");
    once("{ before = 2020-08-21 }", "before 2020-08-21 00:00:00");
}

#[test]
fn within_a_month_or_a_quarter() {
    once(r#"{ month = "2020-09" }"#, "by 2020-09-30 23:59:59");
    once(r#"{ month = "2020-02" }"#, "by 2020-02-29 23:59:59");
    once(r#"{ quarter = "2023-Q1" }"#, "by 2023-03-31 23:59:59");
}

#[test]
fn never_late() {
    once(r#""standing""#, "no deadline");
    once(r#"{ after = "ngay" }"#, "no deadline");
    once(r#"{ after = "ngay", days = 5 }"#, "no deadline");
    many(&frame(""), 1, " |  | no deadline", " |  | no deadline");
}

#[test]
fn every_week() {
    let weeks =
        |from: &str, to: &str| format!(r#"{{ every = "week", on = "fri", by = "10:00", from = {from}, to = {to} }}"#);
    case(
        &weeks("2020-02-21", "2020-03-27"),
        6,
        "2020-W08 | 10g00 thứ Sáu, 21/02/2020 | by 2020-02-21 10:00:00",
        "2020-W13 | 10g00 thứ Sáu, 27/3/2020 | by 2020-03-27 10:00:00",
    );
    // A week belongs to the year its Thursday lies in.
    case(
        &weeks("2020-12-28", "2021-01-10"),
        2,
        "2020-W53 | 10g00 thứ Sáu, 01/01/2021 | by 2021-01-01 10:00:00",
        "2021-W01 | 10g00 thứ Sáu, 08/01/2021 | by 2021-01-08 10:00:00",
    );
}

#[test]
fn every_month() {
    let months = |on: &str, more: &str| {
        format!(r#"{{ every = "month", on = {on}, by = "17:00", from = 2020-01-01, to = 2020-12-31{more} }}"#)
    };
    // Tết ends on 29/01; the last day of December is a Thursday.
    let (january, december) = ("2020-01 | Tháng 1/2020 | by", "2020-12 | Tháng 12/2020 | by");
    let case = |due: String, first: &str, last: &str| {
        case(&due, 12, &format!("{january} {first} 17:00:00"), &format!("{december} {last} 17:00:00"));
    };
    case(months("25", ""), "2020-01-25", "2020-12-25");
    case(months(r#""last_day""#, ""), "2020-01-31", "2020-12-31");
    case(months(r#""last_working_day""#, ""), "2020-01-31", "2020-12-31");
    case(months("5", ", months_later = 1"), "2020-02-05", "2021-01-05");
    case(months("25", ", months_later = 2"), "2020-03-25", "2021-02-25");
}

#[test]
fn a_short_month_and_a_month_that_ends_on_a_day_off() {
    let february = |on: &str| {
        let due = format!(r#"{{ every = "month", on = {on}, before = "17:00", from = 2020-02-01, to = 2020-02-29 }}"#);
        frame(&format!("due = {due}")).plan().reports[0].occasions.iter().map(shown).collect::<Vec<_>>()
    };
    assert_eq!(february("31"), ["2020-02 | Tháng 2/2020 | before 2020-02-29 17:00:00"]);
    assert_eq!(february(r#""last_working_day""#), ["2020-02 | Tháng 2/2020 | before 2020-02-28 17:00:00"]);
}

#[test]
fn every_quarter_and_every_year() {
    let quarters =
        |on: &str| format!(r#"{{ every = "quarter", on = {on}, by = "17:00", from = 2023-01-01, to = 2023-12-31 }}"#);
    case(
        &quarters(r#""last_working_day""#),
        4,
        "2023-Q1 | Quý 1/2023 | by 2023-03-31 17:00:00",
        "2023-Q4 | Quý 4/2023 | by 2023-12-29 17:00:00",
    );
    case(
        &quarters("10, months_later = 1"),
        4,
        "2023-Q1 | Quý 1/2023 | by 2023-04-10 17:00:00",
        "2023-Q4 | Quý 4/2023 | by 2024-01-10 17:00:00",
    );
    case(
        r#"{ every = "year", month = 11, on = 20, by = "17:00", from = 2023-01-01, to = 2025-12-31 }"#,
        3,
        "2023 | Năm 2023 | by 2023-11-20 17:00:00",
        "2025 | Năm 2025 | by 2025-11-20 17:00:00",
    );
}

const PHASES: &str = r#"[[phase]]
    id = "truoc"
    label = "Trước"
    from = 2020-08-01
    to = 2020-08-14
    due = 2020-08-20T17:00:00
    [[phase]]
    id = "trong"
    label = "Trong"
    from = 2020-08-17
    to = 2020-08-19
    [[phase]]
    id = "sau"
    label = "Sau"
    from = 2020-08-20"#;

#[test]
fn every_phase_and_after_a_phase() {
    let due = |due: &str| frame(&format!("due = {due}")).and(PHASES);
    let all = due(r#"{ every = "phase", days = 3, by = "17:00" }"#).plan();
    let found: Vec<String> = all.reports[0].occasions.iter().map(shown).collect();
    assert_eq!(
        found,
        ["truoc | Trước | by 2020-08-20 17:00:00", "trong | Trong | by 2020-08-22 17:00:00", "sau | Sau | no deadline",]
    );
    let trong = "by 2020-08-24 23:59:59";
    many(&due(r#"{ after = "trong", days = 5 }"#), 1, &format!(" |  | {trong}"), &format!(" |  | {trong}"));
    many(&due(r#"{ after = "sau", days = 5 }"#), 1, " |  | no deadline", " |  | no deadline");
}

#[test]
fn the_deadline_of_a_phase_takes_the_hour_and_the_edge_of_the_report() {
    let phase = |when: &str| format!("[[phase]]\nid = \"truoc\"\nlabel = \"Trước\"\nto = 2020-08-17\ndue = {when}");
    let due = |keys: &str, when: &str| {
        let plan = frame(&format!("due = {{ every = \"phase\"{keys} }}")).and(&phase(when)).plan();
        plan.reports[0].occasions.iter().map(shown).collect::<String>()
    };
    let bare = "2020-08-20";
    assert_eq!(due("", bare), "truoc | Trước | by 2020-08-20 23:59:59");
    assert_eq!(due(", by = \"16:00\"", bare), "truoc | Trước | by 2020-08-20 16:00:00");
    assert_eq!(due(", before = \"16:00\"", bare), "truoc | Trước | before 2020-08-20 16:00:00");
    assert_eq!(due(", before = \"16:00\"", "2020-08-20T17:00:00"), "truoc | Trước | before 2020-08-20 17:00:00");
}

const SKIPPED: &str = "plan.toml:6:1: due cần thêm from, to, on_day_off";

#[test]
fn a_deadline_on_a_day_off() {
    let moved = |due: &str, off: &str| {
        let report = format!("due = {{ {due}, on_day_off = \"{off}\" }}");
        // Skipped, a single deadline leaves nothing to report: a fault of the plan.
        if let [fault] = frame(&report).faults().as_slice() {
            return vec![fault.clone()];
        }
        let plan = frame(&report).plan();
        let shown = |one: &Occasion| one.due.map(|due| due.at.format("%d/%m %H:%M").to_string()).unwrap_or_default();
        plan.reports[0].occasions.iter().map(shown).collect::<Vec<_>>()
    };
    let four = |due: &str| {
        ["as_written", "next_working_day", "previous_working_day", "skip"].map(|off| moved(due, off).join(" "))
    };
    // A Saturday; the long weekend of 30/4 and 01/5; a working Monday.
    assert_eq!(four("before = 2020-03-28T16:00:00"), ["28/03 16:00", "30/03 16:00", "27/03 16:00", SKIPPED]);
    assert_eq!(four("by = 2020-05-01T17:00:00"), ["01/05 17:00", "04/05 17:00", "29/04 17:00", SKIPPED]);
    assert_eq!(four("by = 2020-03-30T17:00:00"), ["30/03 17:00"; 4].map(str::to_owned));
    // «Trước ngày 30»: the day that matters is Sunday the 29th.
    assert_eq!(four("before = 2020-03-30"), ["30/03 00:00", "31/03 00:00", "28/03 00:00", SKIPPED]);
}

#[test]
fn a_plan_with_a_calendar_of_its_own() {
    let due = "due = { by = 2020-03-28T16:00:00, on_day_off = \"next_working_day\" }";
    let calendar = "date,kind,name\n2020-03-28,working_saturday,Làm bù\n";
    let with = |calendar: &str| shown(&frame(due).calendar(calendar).plan().reports[0].occasions[0]);
    assert_eq!(with(calendar), " |  | by 2020-03-28 16:00:00");
    assert_eq!(with("date,kind,name\n2020-03-30,holiday,Nghỉ riêng\n"), " |  | by 2020-03-31 16:00:00");
}

#[test]
fn grace_is_in_time_and_lateness_counts_from_the_deadline() {
    let received = |due: &str, when: &str| {
        let mut office = frame(&format!("due = {{ {due}, grace_minutes = 15 }}")).office();
        office.send("A", when, typed(&[("so", "1"), ("ngay", "01/3/2020")]));
        office.round("2020-04-30").timely("A")
    };
    let (by, before) = ("by = 2020-03-27T16:00:00", "before = 2020-03-27T16:00:00");
    assert_eq!(received(by, "2020-03-27 16:15:00"), Some(Timeliness::OnTime));
    assert_eq!(received(by, "2020-03-27 16:15:01"), Some(Timeliness::Late { seconds: 901 }));
    assert_eq!(received(before, "2020-03-27 16:14:59"), Some(Timeliness::OnTime));
    assert_eq!(received(before, "2020-03-27 16:15:00"), Some(Timeliness::Late { seconds: 900 }));
    let due = frame(&format!("due = {{ {by}, grace_minutes = 15 }}")).plan().reports[0].occasions[0].due;
    assert!(due.is_some_and(|due| !due.passed(at("2020-03-27 16:15:00")) && due.passed(at("2020-03-27 16:15:01"))));
}
