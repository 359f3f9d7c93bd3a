//! Case 33: units come, go, merge and change their names while the plan runs.

use crate::frame::Frame;
use crate::paper::{Says, at, typed};
use tonghop::book::Content;
use tonghop::round::Receiving;

/// On 01/3/2025 Sở B went into Sở A, which has been called otherwise since; Sở C began.
const UNITS: &str = "code,name,group,from,to,formerly,merged_into\n\
    A,Sở Nông nghiệp và Môi trường,Nhóm 1,,,Sở Nông nghiệp@2025-02-28,\n\
    B,Sở Tài nguyên,Nhóm 1,,2025-02-28,,A\nC,Sở Dân tộc,Nhóm 1,2025-03-01,,,\n";

fn monthly() -> Frame {
    let due = r#"due = { every = "month", on = "last_day", by = "17:00", from = 2025-01-01, to = 2025-04-30 }"#;
    Frame::new()
        .head("expected_units = 2\nwindow = { from = 2025-01-01, to = 2025-04-30 }")
        .report(due)
        .units(UNITS)
        .fields(r#"{ id = "so", label = "Số hoạt động", type = "count" },"#)
        .indicator("hoat_dong", "value = \"so\"\ntarget = 1\nover = \"sum\"")
}

#[test]
fn case_33_registry_drift() {
    let mut office = monthly().office();
    for (unit, period, when) in [
        ("A", "2025-02", "2025-02-28"),
        ("B", "2025-02", "2025-02-28"),
        ("A", "2025-03", "2025-03-31"),
        ("C", "2025-03", "2025-03-31"),
    ] {
        office.send_for(unit, "bc", period, when, &typed(&[("so", "2")]));
    }
    let expected = |period: &str| -> Vec<String> {
        let round = office.round_on("bc", period, "2025-04-01");
        round.in_focus().map(|one| one.unit.clone()).collect()
    };
    assert_eq!(expected("2025-02"), ["A", "B"]);
    assert_eq!(expected("2025-03"), ["A", "C"]);
    let march = office.round_on("bc", "2025-03", "2025-04-01");
    assert_eq!(march.stands("C", "bc", "2025-03").receiving, Receiving::Received);
    assert!(march.standing("B", "bc", "2025-03").is_none(), "nobody waits for a unit that is gone");
    let sums = ["A", "B", "C"].map(|unit| march.actual("hoat_dong", unit));
    assert_eq!(sums, [Some(4.0), Some(2.0), Some(2.0)], "what a merged unit reported stays its own");
    assert!(office.desk.form("B", "bc", "2025-03").is_none());
}

#[test]
fn case_33_registry_drift_keeps_old_names_in_old_periods() {
    let mut office = monthly().office();
    office.issue("bc", "2025-02", "2025-02-01");
    office.issue("bc", "2025-03", "2025-03-01");
    let says = |period: &str, words: &str| {
        let book = office.desk.form("A", "bc", period).expect("a form");
        let mut cells = book.sheets.iter().flat_map(|sheet| sheet.cells.values());
        cells.any(|(content, _)| matches!(content, Content::Text(text) if text.contains(words)))
    };
    assert!(says("2025-02", "Sở Nông nghiệp") && !says("2025-02", "Môi trường"));
    assert!(says("2025-03", "Sở Nông nghiệp và Môi trường"));
}

#[test]
fn case_33_registry_drift_and_the_number_of_units() {
    let wrong = monthly().head("expected_units = 66\nwindow = { from = 2025-01-01, to = 2025-04-30 }").faults();
    assert_eq!(
        wrong,
        ["units.csv:1:1: danh sách có 2 đơn vị, kế hoạch ghi 66 (expected_units); bổ sung đơn vị hoặc sửa số"],
        "counted as they stand on the plan's last day"
    );
    let unit = monthly().plan().units.get("B").cloned().expect("the unit");
    assert!(unit.exists_on(at("2025-02-28").date()) && !unit.exists_on(at("2025-03-01").date()));
    assert_eq!(unit.merged_into.as_deref(), Some("A"));
}
