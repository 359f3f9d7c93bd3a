//! Cases 23 to 28: deadlines to the second, days off, phases that move, several files of one report.

use crate::frame::Frame;
use crate::paper::{Office, Says, typed, with_rows};
use tonghop::plan::{Occasion, Plan};
use tonghop::round::Timeliness::{Late, OnTime};
use tonghop::round::{FileOutcome, Outcome, Receiving, Review, Timeliness};

const COUNT: &str = r#"{ id = "so", label = "Số hoạt động", type = "count" },"#;

fn counted(report: &str) -> Frame {
    Frame::new().report(report).fields(COUNT).indicator("hoat_dong", "value = \"so\"\ntarget = 1")
}

// Only the workbook is judged: when the signed paper came is an act of the register (issue 5), not there yet. So
// «tệp đúng hạn, văn bản giấy muộn» cannot be said, and the workbook alone decides.
#[test]
fn case_23_two_artefacts_one_deadline() {
    let artefacts = r#"due = { before = 2020-03-28T16:00:00 }
        artefacts = [ { id = "tep", label = "Tệp Excel", channel = "email" },
          { id = "ban_giay", label = "Văn bản có xác nhận", channel = "paper" },
          { id = "hinh_anh", label = "Hình ảnh", channel = "zalo", required = false } ]"#;
    let mut office = counted(artefacts).office();
    let required: Vec<bool> = office.desk.plan().reports[0].artefacts.iter().map(|one| one.required).collect();
    assert_eq!(required, [true, true, false]);
    office.send("A", "2020-03-28 15:00:00", typed(&[("so", "1")]));
    assert_eq!(office.round("2020-04-01").timely("A"), Some(OnTime));
}

#[track_caller]
fn received(due: &str, when: &str, expected: Timeliness) {
    let mut office = counted(due).office();
    office.send("A", when, typed(&[("so", "1")]));
    assert_eq!(office.round("2020-04-30").timely("A"), Some(expected), "{due}: {when}");
}

#[test]
fn case_24_deadline_on_a_saturday_exclusive() {
    let due = |more: &str| format!("due = {{ before = 2020-03-28T16:00:00{more} }}");
    received(&due(""), "2020-03-28 15:59:59", OnTime);
    received(&due(""), "2020-03-28 16:00:00", Late { seconds: 0 });
    received(&due(""), "2020-03-28 18:15:00", Late { seconds: 8100 });
    received(&due(r#", on_day_off = "as_written""#), "2020-03-28 16:00:00", Late { seconds: 0 });
    received(&due(r#", on_day_off = "next_working_day""#), "2020-03-30 15:59:59", OnTime);
    received(&due(r#", on_day_off = "next_working_day""#), "2020-03-30 16:00:00", Late { seconds: 0 });
    received(&due(r#", on_day_off = "previous_working_day""#), "2020-03-27 15:59:59", OnTime);
    received(&due(r#", on_day_off = "previous_working_day""#), "2020-03-27 16:00:00", Late { seconds: 0 });
}

fn fridays(on_day_off: &str) -> Plan {
    let due = format!(
        r#"due = {{ every = "week", on = "fri", by = "10:00", from = 2020-04-24, to = 2020-05-08, on_day_off = "{on_day_off}" }}"#
    );
    counted(&due).head("").plan()
}

#[test]
fn case_25_fridays_inclusive_and_holidays() {
    let instants = |plan: &Plan| -> Vec<String> {
        let due = |one: &Occasion| one.due.map(|due| due.at.format("%d/%m %H:%M").to_string());
        plan.reports[0].occasions.iter().filter_map(due).collect()
    };
    // 01/5/2020 is a holiday and a Friday; the day before is one too, and a weekend follows.
    assert_eq!(instants(&fridays("as_written")), ["24/04 10:00", "01/05 10:00", "08/05 10:00"]);
    assert_eq!(instants(&fridays("next_working_day")), ["24/04 10:00", "04/05 10:00", "08/05 10:00"]);
    assert_eq!(instants(&fridays("previous_working_day")), ["24/04 10:00", "29/04 10:00", "08/05 10:00"]);
    assert_eq!(instants(&fridays("skip")), ["24/04 10:00", "08/05 10:00"]);
    let moved = fridays("previous_working_day");
    let week = moved.reports[0].occasion("2020-W18").expect("the week keeps its number");
    assert_eq!(week.label, "10g00 thứ Tư, 29/4/2020");
    assert_eq!(week.written.map(|day| day.to_string()).as_deref(), Some("2020-05-01"));

    let due = week.due.expect("a deadline");
    assert!(due.met_by(crate::paper::at("2020-04-29 10:00:00")), "«đến» includes the instant");
    assert!(!due.met_by(crate::paper::at("2020-04-29 10:00:01")));
}

#[test]
fn case_26_plan_without_deadline_number_date_targets() {
    let mut office = Frame::new()
        .head("")
        .report("")
        .fields(COUNT)
        .indicator("hoat_dong", "value = \"so\"\nweight = \"tally\"")
        .office();
    let plan = office.desk.plan();
    assert_eq!((plan.number.as_ref(), plan.issued, plan.window, plan.issuer.as_ref()), (None, None, None, None));
    office.send("A", "2035-01-01", typed(&[("so", "4")]));
    let round = office.round("2040-01-01");
    assert_eq!(["A", "B"].map(|unit| round.receiving(unit)), [Receiving::Received, Receiving::NotDue]);
    assert_eq!(round.timely("A"), None);
    let tally = round.tally();
    assert_eq!((tally.undated, tally.late, tally.missing, tally.not_due), (1, 0, 0, 2));
    assert_eq!(round.actual("hoat_dong", "A"), Some(4.0));
}

/// Congress foreseen for 17-19/8; moved to 24-26/8 on 12/8; then open.
fn congress() -> Office {
    let phases = r#"[[phase]]
        id = "truoc"
        label = "Trước Đại hội"
        from = 2020-08-01
        to = 2020-08-16
        due = 2020-08-20T17:00:00
        [[phase]]
        id = "trong"
        label = "Trong Đại hội"
        from = 2020-08-24
        to = 2020-08-26
        provisional = true
        was = [ { until = 2020-08-21T09:00:00, from = 2020-08-17, to = 2020-08-19 } ]
        [[phase]]
        id = "sau"
        label = "Sau Đại hội"
        from = 2020-08-27"#;
    counted(r#"due = { every = "phase", days = 1, by = "17:00" }"#).head("").and(phases).office()
}

#[test]
fn case_27_provisional_and_open_ended_phases() {
    let mut office = congress();
    let phase = |office: &Office, id: &str| office.desk.plan().reports[0].occasion(id).expect("a phase").clone();
    assert!(phase(&office, "trong").provisional && !phase(&office, "truoc").provisional);
    assert_eq!(phase(&office, "truoc").due.map(|due| due.at.to_string()).as_deref(), Some("2020-08-20 17:00:00"));
    assert_eq!(phase(&office, "trong").due.map(|due| due.at.to_string()).as_deref(), Some("2020-08-27 17:00:00"));
    assert_eq!((phase(&office, "sau").due, phase(&office, "sau").covers), (None, None), "open end: no deadline yet");
    let one = typed(&[("so", "1")]);
    office.send_for("A", "bc", "trong", "2020-08-20 16:00:00", &one);
    office.send_for("B", "bc", "trong", "2020-08-20 18:00:00", &one);
    office.send_for("C", "bc", "trong", "2020-08-22 08:00:00", &one);
    office.send_for("A", "bc", "sau", "2021-02-01 08:00:00", &one);
    let round = office.round_on("bc", "trong", "2021-03-01");
    let timely = |unit: &str| round.stands(unit, "bc", "trong").timeliness;
    assert_eq!(timely("A"), Some(OnTime));
    assert_eq!(timely("B"), Some(Late { seconds: 3600 }), "late under the dates of that day, and it stays so");
    assert_eq!(timely("C"), Some(OnTime), "received after the phase was moved: the new dates hold");
    assert_eq!(round.stands("A", "bc", "sau").timeliness, None);
    assert_eq!(round.stands("B", "bc", "sau").receiving, Receiving::NotDue);
}

fn weekly() -> Office {
    let columns = r#"{ id = "ten", label = "Tên", type = "text" }, { id = "ngay", label = "Ngày", type = "date" }"#;
    let due = r#"due = { every = "week", on = "fri", by = "10:00", from = 2020-03-06, to = 2020-03-20 }"#;
    Frame::new().report(due).table("bn", "nil = true", columns).office()
}

// tests/versions.rs has supplements and replacements. Not here: a report sent twice as the same bytes (the Desk makes each
// file anew; tests/cli.rs has it) and one paper for two units.
#[test]
fn case_28_one_period_in_several_files() {
    let mut office = counted("due = { by = 2020-03-28T16:00:00 }").office();
    let first = office.send("A", "2020-03-28 15:00:00", typed(&[("so", "5")]));
    let second = office.send("A", "2020-03-29 09:00:00", typed(&[("so", "6")]));
    let broken = office.send("A", "2020-03-30 09:00:00", typed(&[("so", "nhiều")]));
    let round = office.round("2020-04-01");
    let outcomes = [first, second, broken].map(|file| round.file(&file).outcome);
    assert_eq!(outcomes, [FileOutcome::Superseded, FileOutcome::Current, FileOutcome::Pending]);
    assert_eq!(round.actual("hoat_dong", "A"), Some(6.0), "the latest good version, not the broken correction");
    assert_eq!((round.timely("A"), round.review("A")), (Some(OnTime), Some(Review::Accepted)), "the first decides");
    assert_eq!(round.stands("A", "bc", "").versions.len(), 3, "every version is kept");
}

#[test]
fn case_28_a_late_first_report_stays_late_however_often_it_is_sent() {
    let mut office = counted("due = { by = 2020-03-28T16:00:00 }").office();
    office.send("A", "2020-03-28 16:00:01", typed(&[("so", "nhiều")]));
    office.send("A", "2020-03-29 09:00:00", typed(&[("so", "6")]));
    let round = office.round("2020-04-01");
    assert_eq!(round.timely("A"), Some(Late { seconds: 1 }));
    assert_eq!(round.outcome("hoat_dong", "A"), Some(Outcome::Met));
}

#[test]
fn case_28_a_growing_workbook_and_its_periods() {
    let mut office = weekly();
    let week = |period: &str, list: &[&str]| with_rows(typed(&[]).period(period), "bn", "ten | ngay", list);
    let both = ["Ra quân | 02/3/2020", "Tọa đàm | 10/3/2020"];
    // One file with the rows of two weeks is the report of the week it names, and of no other.
    office.send("A", "2020-03-13 09:00:00", week("2020-W11", &both));
    // The week is forgotten: W11 was reported before and the new row lies in W12.
    let reused = office.send("A", "2020-03-20 09:00:00", week("2020-W11", &[&both[..], &["Họp | 18/3/2020"]].concat()));
    let corrected = office.send("B", "2020-03-13 09:00:00", week("2020-W11", &both[1..]));
    let changed = week("2020-W11", &["Tọa đàm lần hai | 10/3/2020"]);
    let changed = office.send("B", "2020-03-13 09:30:00", changed);
    let round = office.round("2020-03-21");
    let receiving = |unit: &str, week: &str| round.stands(unit, "bc", week).receiving;
    assert_eq!(
        ["2020-W10", "2020-W11", "2020-W12"].map(|week| receiving("A", week)),
        [Receiving::Missing, Receiving::Received, Receiving::Received]
    );
    assert_eq!((round.file(&reused).period.as_str(), round.codes(&reused)), ("2020-W12", vec!["week-reused"]));
    assert_eq!(round.codes(&changed), ["period-changed"], "a known week with other rows is put to the office");
    assert_eq!(round.file(&corrected).outcome, FileOutcome::Current, "and never silently overwritten");
}
