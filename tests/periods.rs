//! What joins the periods of a report: carried figures, totals over periods, days that decide.

mod common;

use common::frame::Frame;
use common::paper::{Office, Says, typed};
use tonghop::round::Outcome::{Met, NotDue, NotMet, OffDay, Undecided};
use tonghop::round::{Outcome, Verdict};

const MONTHS: &str = r#"due = { every = "month", on = "last_day", by = "17:00", from = 2020-11-01, to = 2021-02-28 }"#;

fn monthly(fields: &str) -> Frame {
    Frame::new().head("").report(MONTHS).fields(fields)
}

fn sent(office: &mut Office, unit: &str, months: &[(&str, &str)]) {
    for (month, count) in months {
        office.send_for(unit, "bc", month, &format!("{month}-28 08:00:00"), &typed(&[("trong", count)]));
    }
}

/// What is printed into A's form of a month.
fn printed(office: &Office, month: &str) -> Option<String> {
    office.desk.issued().newest("bc", month, "A").expect("issued").prefilled.get("truoc").cloned()
}

fn running(restart: &str) -> Office {
    let fields = format!(
        r#"{{ id = "truoc", label = "Lũy kế trước", type = "count", from = "previous.luy_ke"{restart} }},
        {{ id = "trong", label = "Trong tháng", type = "count" }},
        {{ id = "luy_ke", label = "Lũy kế", type = "count", formula = "truoc + trong" }},"#
    );
    let mut office = monthly(&fields).indicator("luy_ke", "value = \"luy_ke\"\ntarget = 12").office();
    sent(&mut office, "A", &[("2020-11", "5"), ("2020-12", "4"), ("2021-01", "3"), ("2021-02", "1")]);
    office
}

#[test]
fn a_running_total_goes_on_or_begins_again_with_the_year() {
    let months = ["2020-11", "2020-12", "2021-01", "2021-02"];
    let figures = |office: &Office| months.map(|month| printed(office, month).unwrap_or_default());
    assert_eq!(figures(&running("")), ["0", "5", "9", "12"]);
    assert_eq!(figures(&running(", restart = \"year\"")), ["0", "5", "0", "3"]);
    let last = |office: &Office| office.round_on("bc", "2021-02", "2021-03-01").actual("luy_ke", "A");
    assert_eq!((last(&running("")), last(&running(", restart = \"year\""))), (Some(13.0), Some(4.0)));
}

#[test]
fn a_month_that_was_skipped_leaves_the_total_unknown_never_zero() {
    let fields = r#"{ id = "truoc", label = "Lũy kế trước", type = "count", from = "previous.luy_ke" },
        { id = "trong", label = "Trong tháng", type = "count" },
        { id = "luy_ke", label = "Lũy kế", type = "count", formula = "truoc + trong" },"#;
    let mut office = monthly(fields).indicator("luy_ke", "value = \"luy_ke\"\ntarget = 1").office();
    sent(&mut office, "A", &[("2020-11", "5"), ("2021-01", "3")]);
    assert_eq!(printed(&office, "2021-01"), None);
    let round = office.round_on("bc", "2021-01", "2021-02-01");
    assert_eq!((round.outcome("luy_ke", "A"), round.actual("luy_ke", "A")), (Some(Undecided), None));
}

#[test]
fn what_was_printed_stays_when_the_month_before_is_corrected() {
    let mut office = running("");
    sent(&mut office, "A", &[("2020-11", "50")]);
    assert_eq!(printed(&office, "2020-12").as_deref(), Some("5"), "frozen at issue");
    office.issue("bc", "2020-12", "2021-03-01 08:00:00");
    assert_eq!(printed(&office, "2020-12").as_deref(), Some("50"), "issued anew, it says what is known now");
}

/// Months added up against a target, two months over and one running.
#[track_caller]
fn sum(compare: &str, figures: &[(&str, &str)], expected: (Outcome, Option<f64>)) {
    let keys = format!("value = \"trong\"\ntarget = 10\nover = \"sum\"\ncompare = \"{compare}\"");
    let mut office =
        monthly(r#"{ id = "trong", label = "Trong tháng", type = "count" },"#).indicator("tong", &keys).office();
    sent(&mut office, "A", figures);
    let round = office.round_on("bc", "2020-12", "2021-01-05");
    assert_eq!(
        (round.outcome("tong", "A").expect("in scope"), round.actual("tong", "A")),
        expected,
        "{compare} {figures:?}"
    );
}

#[test]
fn over_sum_adds_the_periods_up() {
    sum("at_least", &[("2020-11", "6"), ("2020-12", "4")], (Met, Some(10.0)));
    sum("at_least", &[("2020-11", "6"), ("2020-12", "3")], (NotMet, Some(9.0)));
    sum("at_most", &[("2020-11", "6"), ("2020-12", "5")], (NotMet, Some(11.0)));
    sum("equals", &[("2020-11", "6"), ("2020-12", "4")], (Met, Some(10.0)));
    // Later months than the one in focus are not in the sum.
    sum("at_least", &[("2020-11", "6"), ("2020-12", "3"), ("2021-01", "9")], (NotMet, Some(9.0)));
}

#[test]
fn over_sum_with_a_month_missing_decides_only_what_is_sure() {
    sum("at_least", &[("2020-12", "10")], (Met, Some(10.0)));
    sum("at_least", &[("2020-12", "9")], (Undecided, Some(9.0)));
    sum("at_most", &[("2020-12", "9")], (Undecided, Some(9.0)));
    sum("equals", &[("2020-12", "10")], (Undecided, Some(10.0)));
}

#[test]
fn over_sum_that_already_exceeds_a_most_is_not_met_whatever_is_missing() {
    sum("at_most", &[("2020-12", "11")], (NotMet, Some(11.0)));
    sum("equals", &[("2020-12", "11")], (NotMet, Some(11.0)));
}

#[test]
fn over_each_must_hold_in_every_period_that_is_over() {
    let each = |figures: &[(&str, &str)], focus: &str, when: &str| {
        let keys = "value = \"trong\"\ntarget = 1\nover = \"each\"";
        let mut office =
            monthly(r#"{ id = "trong", label = "Trong tháng", type = "count" },"#).indicator("moi", keys).office();
        sent(&mut office, "A", figures);
        office.round_on("bc", focus, when).outcome("moi", "A")
    };
    let good = [("2020-11", "1"), ("2020-12", "2")];
    assert_eq!(each(&good, "2021-01", "2021-01-05"), Some(Met));
    assert_eq!(each(&good, "2021-01", "2021-02-05"), Some(Undecided), "January is over and silent");
    assert_eq!(each(&[("2020-11", "0"), ("2020-12", "2")], "2020-12", "2021-01-05"), Some(NotMet));
    assert_eq!(each(&[], "2020-11", "2020-11-05"), Some(NotDue));
}

const PHASE: &str = "[[phase]]\nid = \"dot\"\nlabel = \"Đợt cao điểm\"\nfrom = 2020-03-08\nto = 2020-03-20\n\
    [[phase]]\nid = \"sau\"\nlabel = \"Sau đó\"\nfrom = 2020-03-21";

/// A thing done on a day, by status, tick and bare date.
#[track_caller]
fn day(keys: &str, done: &str, day: &str, expected: Outcome) {
    let fields = r#"{ id = "viec", label = "Đã làm", type = "status" },
        { id = "viec_ngay", label = "Ngày", type = "date", required = false },"#;
    let mut office = Frame::new()
        .fields(fields)
        .and(PHASE)
        .indicator("ngay", &format!("value = \"viec\"\nday = \"viec_ngay\"\n{keys}"))
        .office();
    let answers = if day.is_empty() { typed(&[("viec", done)]) } else { typed(&[("viec", done), ("viec_ngay", day)]) };
    office.send("A", "2020-03-27", answers);
    assert_eq!(office.round("2020-04-01").outcome("ngay", "A"), Some(expected), "{keys} {done} {day}");
}

#[test]
fn the_day_decides_once_it_was_done() {
    let done = "Đã thực hiện";
    day("compare = \"on\"\non = 2020-03-26", done, "26/3/2020", Met);
    day("compare = \"on\"\non = 2020-03-26", done, "27/3/2020", OffDay);
    day("compare = \"on\"\non = 2020-03-26", done, "", Undecided);
    day("compare = \"on\"\non = 2020-03-26", "Đang thực hiện", "26/3/2020", NotMet);
    let window = "compare = \"within\"\nwithin = { from = 2020-03-08, to = 2020-03-20 }";
    for (within, late) in [
        (window, OffDay),
        ("compare = \"within\"\nwithin = \"dot\"", OffDay),
        ("compare = \"within\"\nwithin = \"sau\"", Met),
    ] {
        day(within, done, "21/3/2020", late);
    }
    day(window, done, "08/3/2020", Met);
    day(window, done, "20/3/2020", Met);
    day("compare = \"within\"\nwithin = \"sau\"", done, "20/3/2020", OffDay);
}

#[test]
fn strict_counts_only_the_day_itself() {
    for (strict, verdict) in [(false, Verdict::Met), (true, Verdict::NotMet)] {
        let keys =
            format!("value = \"ngay_hoi\"\ncompare = \"on\"\non = 2020-03-26\nrollup = \"met\"\nstrict = {strict}");
        let fields = r#"{ id = "ngay_hoi", label = "Ngày tổ chức", type = "date" },"#;
        let mut office = Frame::new().fields(fields).indicator("ngay", &keys).office();
        for (unit, day) in [("A", "26/3/2020"), ("B", "25/3/2020"), ("C", "26/3/2020")] {
            office.send(unit, "2020-03-27", typed(&[("ngay_hoi", day)]));
        }
        let result = office.round("2020-04-01");
        let result = result.result("ngay");
        assert_eq!((result.total.met, result.total.off_day, result.verdict), (2, 1, verdict), "strict = {strict}");
    }
}

#[test]
fn a_rejected_figure_reaches_neither_what_is_computed_from_it_nor_the_next_month() {
    let fields = r#"{ id = "truoc", label = "Lũy kế trước", type = "count", from = "previous.luy_ke" },
        { id = "trong", label = "Trong tháng", type = "count" },
        { id = "nu_gioi", label = "Nữ", type = "count" },
        { id = "nam_gioi", label = "Nam", type = "count", formula = "trong - nu_gioi" },
        { id = "luy_ke", label = "Lũy kế", type = "count", formula = "truoc + trong" },"#;
    let check = "[[check]]\nid = \"nu\"\nreport = \"bc\"\nformula = \"nu_gioi <= trong\"\nseverity = \"error\"\n\
        at = \"trong\"\nmessage = \"nữ nhiều hơn tổng số.\"";
    let mut office = monthly(fields)
        .indicator("nam", "value = \"nam_gioi\"\ntarget = 1")
        .indicator("nu", "value = \"nu_gioi\"\ntarget = 1")
        .indicator("luy_ke", "value = \"luy_ke\"\ntarget = 1")
        .and(check)
        .office();
    let answers = typed(&[("trong", "5"), ("nu_gioi", "8")]);
    let file = office.send_for("A", "bc", "2020-11", "2020-11-28 08:00:00", &answers);
    let round = office.round_on("bc", "2020-11", "2020-12-01");
    assert_eq!(round.codes(&file), ["check-broken"]);
    assert_eq!(["nam", "nu", "luy_ke"].map(|one| round.actual(one, "A")), [None, Some(8.0), None]);
    office.issue("bc", "2020-12", "2020-12-01 08:00:00");
    assert_eq!(printed(&office, "2020-12"), None, "what cannot be so is not carried on");
}

#[test]
fn a_unit_that_did_not_exist_in_the_month_before_begins_at_zero() {
    let fields = r#"{ id = "truoc", label = "Lũy kế trước", type = "count", from = "previous.trong" },
        { id = "trong", label = "Trong tháng", type = "count" },"#;
    let units = "code,name,from\nA,Đơn vị A,2020-12-10\nB,Đơn vị B,\n";
    let mut office = monthly(fields).units(units).office();
    office.issue("bc", "2020-12", "2020-12-15 08:00:00");
    assert_eq!(printed(&office, "2020-12").as_deref(), Some("0"));
    let other = office.desk.issued().newest("bc", "2020-12", "B").expect("issued");
    assert_eq!(other.prefilled.get("truoc"), None, "B was there and said nothing");
}

#[test]
fn a_form_prints_the_deadline_of_its_unit() {
    let extension = "[[extension]]\nreport = \"bc\"\nscope = { units = [\"A\"] }\nuntil = 2020-03-30T09:00:00\n\
        because = \"Bão\"";
    let fields = r#"{ id = "so", label = "Số", type = "count" },"#;
    let mut office = Frame::new().fields(fields).and(extension).office();
    office.issue("bc", "", "2020-03-01 08:00:00");
    let prints = |unit: &str, words: &str| {
        let cells = office.desk.form(unit, "bc", "").expect("a form").sheets.iter();
        cells
            .flat_map(|sheet| sheet.cells.values())
            .any(|(content, _)| matches!(content, tonghop::book::Content::Text(text) if text.contains(words)))
    };
    assert!(prints("A", "30/3/2020") && !prints("A", "28/3/2020"));
    assert!(prints("B", "28/3/2020") && !prints("B", "30/3/2020"));
}

#[test]
fn units_of_one_layout_with_different_deadlines_change_nothing() {
    let extension = "[[extension]]\nreport = \"bc\"\nscope = { units = [\"B\"] }\nuntil = 2020-03-30T09:00:00\n\
        because = \"Bão\"";
    let fields = r#"{ id = "so", label = "Số", type = "count" },"#;
    let mut office = Frame::new().fields(fields).and(extension).office();
    let files = ["A", "B", "C"].map(|unit| office.send(unit, "2020-03-20", typed(&[("so", "1")])));
    let round = office.round("2020-04-01");
    for file in files {
        assert_eq!(round.codes(&file), [""; 0]);
    }
}
