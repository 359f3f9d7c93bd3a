//! Deadlines that differ from unit to unit and from day to day: extensions, events, phases that were moved.

mod common;

use common::frame::Frame;
use common::paper::{Office, Says, rows, typed};
use tonghop::round::{Receiving, Timeliness};

const COUNT: &str = r#"{ id = "so", label = "Số", type = "count" },"#;

fn extended(more: &str) -> Office {
    let given = |scope: &str, until: &str, because: &str| {
        format!("[[extension]]\nreport = \"bc\"\n{scope}\nuntil = {until}\nbecause = \"{because}\"\n")
    };
    let one = match more {
        "unit" => given(r#"scope = { units = ["A"] }"#, "2020-03-30T16:00:00", "Sáp nhập"),
        "group" => given(r#"scope = { groups = ["Nhóm 1"] }"#, "2020-03-30T16:00:00", "Phòng dịch"),
        "all" => given("", "2020-03-30", "Bão"),
        "several" => {
            given("", "2020-03-29", "Bão") + &given(r#"scope = { units = ["A"] }"#, "2020-03-31T16:00:00", "Sáp nhập")
        }
        "earlier" => given("", "2020-03-20T16:00:00", "Nhầm"),
        _ => String::new(),
    };
    Frame::new().fields(COUNT).and(&one).office()
}

/// When A (group 1), B (group 1) and C (group 2) sent at the same instant.
#[track_caller]
fn case(given: &str, when: &str, late: [bool; 3]) {
    let mut office = extended(given);
    for unit in ["A", "B", "C"] {
        office.send(unit, when, typed(&[("so", "1")]));
    }
    let round = office.round("2020-04-30");
    let found = ["A", "B", "C"].map(|unit| matches!(round.timely(unit), Some(Timeliness::Late { .. })));
    assert_eq!(found, late, "{given}: {when}");
}

#[test]
fn an_extension_is_given_to_a_unit_a_group_or_all() {
    case("none", "2020-03-30 16:00:00", [true; 3]);
    case("unit", "2020-03-30 16:00:00", [false, true, true]);
    case("unit", "2020-03-30 16:00:01", [true; 3]);
    case("group", "2020-03-30 16:00:00", [false, false, true]);
    case("all", "2020-03-30 23:59:59", [false; 3]);
    case("all", "2020-03-31 00:00:00", [true; 3]);
}

#[test]
fn of_several_extensions_the_latest_holds_and_none_shortens() {
    case("several", "2020-03-31 16:00:00", [false, true, true]);
    case("several", "2020-03-29 23:00:00", [false; 3]);
    case("earlier", "2020-03-28 15:00:00", [false; 3]);
    let round = extended("several").round("2020-03-30 09:00:00");
    assert_eq!(["A", "B"].map(|unit| round.receiving(unit)), [Receiving::NotDue, Receiving::Missing]);
    let why = ["A", "B"].map(|unit| round.stands(unit, "bc", "").extended.clone());
    assert_eq!(why, [Some("Sáp nhập".to_owned()), Some("Bão".to_owned())]);
    assert_eq!(extended("earlier").round("2020-03-30").stands("A", "bc", "").extended, None);
}

#[test]
fn an_extension_of_one_period_leaves_the_others() {
    let due = r#"due = { every = "month", on = 25, by = "17:00", from = 2020-01-01, to = 2020-02-29 }"#;
    let given = "[[extension]]\nreport = \"bc\"\nperiod = \"2020-02\"\nuntil = 2020-02-28T17:00:00\nbecause = \"Bão\"";
    let mut office = Frame::new().head("").report(due).fields(COUNT).and(given).office();
    office.send_for("A", "bc", "2020-01", "2020-01-26 08:00:00", &typed(&[("so", "1")]));
    office.send_for("A", "bc", "2020-02", "2020-02-26 08:00:00", &typed(&[("so", "1")]));
    let round = office.round("2020-04-01");
    let timely = |period: &str| round.stands("A", "bc", period).timeliness;
    assert!(matches!(timely("2020-01"), Some(Timeliness::Late { .. })));
    assert_eq!(timely("2020-02"), Some(Timeliness::OnTime));
}

#[test]
fn each_event_is_judged_by_the_file_that_first_brought_it() {
    let columns =
        r#"{ id = "ten", label = "Tên", type = "text" }, { id = "ngay", label = "Ngày", type = "date_range" }"#;
    let office = || Frame::new().report(r#"due = { after = "hd_ngay", days = 5 }"#).table("hd", "", columns).office();
    let list = |list: &[&str]| rows("hd", "ten | ngay", list);
    let mut quick = office();
    quick.send("A", "2020-03-06 20:00:00", list(&["Ra quân | 01/3/2020"]));
    // Sent again long after: the first row came in time, and the new one does too.
    quick.send("A", "2020-03-25 08:00:00", list(&["Ra quân | 01/3/2020", "Hiến máu | 20-21/3/2020"]));
    assert_eq!(quick.round("2020-04-01").timely("A"), Some(Timeliness::OnTime));
    let mut slow = office();
    slow.send("A", "2020-03-25 08:00:00", list(&["Ra quân | 01/3/2020", "Hiến máu | 20-21/3/2020"]));
    let round = slow.round("2020-04-01");
    assert!(matches!(round.timely("A"), Some(Timeliness::Late { seconds }) if seconds > 18 * 86_400));
    assert_eq!(round.receiving("B"), Receiving::NotDue, "who held nothing owes nothing");
}

#[test]
fn a_phase_moved_twice_judges_each_report_by_the_dates_of_its_day() {
    let phase = r#"[[phase]]
        id = "trong"
        label = "Trong Đại hội"
        from = 2020-09-01
        to = 2020-09-03
        was = [
          { until = 2020-08-10T09:00:00, from = 2020-08-03, to = 2020-08-05, due = 2020-08-07T17:00:00 },
          { until = 2020-08-25T09:00:00, from = 2020-08-17, to = 2020-08-19 },
        ]"#;
    let due = r#"due = { every = "phase", days = 1, by = "17:00" }"#;
    let standing = |when: &str| {
        let mut office = Frame::new().head("").report(due).fields(COUNT).and(phase).office();
        office.send_for("A", "bc", "trong", when, &typed(&[("so", "1")]));
        let round = office.round("2020-12-01");
        (round.stands("A", "bc", "trong").timeliness, round.stands("B", "bc", "trong").receiving)
    };
    let late = |seconds: i64| Some(Timeliness::Late { seconds });
    assert_eq!(standing("2020-08-07 17:00:00"), (Some(Timeliness::OnTime), Receiving::Missing));
    assert_eq!(standing("2020-08-07 17:00:01").0, late(1));
    assert_eq!(standing("2020-08-10 09:00:01").0, Some(Timeliness::OnTime), "moved: the 20th holds");
    assert_eq!(standing("2020-08-20 17:00:01").0, late(1));
    assert_eq!(standing("2020-08-25 09:00:01").0, Some(Timeliness::OnTime), "moved again: 04/9 holds");
    assert_eq!(standing("2020-09-04 17:00:01").0, late(1));
}
