//! Which version counts: corrections, replacements, supplements, versions of one instant, two periods in one file, one
//! period in two files. Every version is kept and shown, and what is good is never erased by what came later.

mod common;

use common::frame::Frame;
use common::paper::{Office, Says, at, typed, with_rows};
use common::summary::{Page, calculated};
use tonghop::container::Mail;
use tonghop::format::Grid;
use tonghop::round::{FileOutcome, Receiving, Review, Round, json};
use tonghop::text::Lang;
use tonghop::trial::Answers;

const COLUMNS: &str = r#"{ id = "ten", label = "Tên", type = "text" }, { id = "ngay", label = "Ngày", type = "date" },
    { id = "luot", label = "Lượt", type = "count", required = false }"#;
const SUM: &str = "value = \"SUM(hd_luot)\"\ntarget = 1";

/// Three figures and a list whose rows are known by name and day.
fn monthly() -> Office {
    let fields = r#"{ id = "so", label = "Số", type = "count" }, { id = "so_nu", label = "Nữ", type = "count" },
        { id = "kho", label = "Khó khăn", type = "text", required = false },"#;
    Frame::new()
        .fields(fields)
        .table("hd", "nil = true\nkey = [\"ten\", \"ngay\"]", COLUMNS)
        .indicator("tong", "value = \"so\"\ntarget = 1")
        .indicator("nu", "value = \"so_nu\"\ntarget = 1")
        .indicator("luot", SUM)
        .office()
}

fn form(fields: &[(&str, &str)], list: &[&str]) -> Answers {
    with_rows(typed(fields), "hd", "ten | ngay | luot", list)
}

const FIRST: [&str; 2] = ["Ra quân | 02/3/2020 | 10", "Tọa đàm | 10/3/2020 | 20"];

/// What A's first report holds.
fn whole() -> Answers {
    form(&[("so", "5"), ("so_nu", "2"), ("kho", "Không có.")], &FIRST)
}

/// Sends A's form under a name, in a mail with a subject where one is given.
#[track_caller]
fn send(office: &mut Office, name: &str, subject: &str, when: &str, answers: &Answers) {
    let period = "";
    if office.desk.form("A", "bc", period).is_none() {
        office.issue("bc", period, "2020-03-01 08:00:00");
    }
    let (book, homeless) = office.desk.filled("A", "bc", period, answers).expect("a form");
    assert!(homeless.is_empty(), "no cell for {homeless:?}");
    let mail = (!subject.is_empty()).then(|| Mail {
        sender: String::new(),
        subject: subject.to_owned(),
        received: None,
        words: String::new(),
    });
    office.desk.take_as(name, mail, &Grid::of(&book), at(when));
}

/// Outcomes and figures «so», «nu», lượt of A after these files, a day between each.
#[track_caller]
fn after(files: &[(&str, Answers)]) -> (Office, Round) {
    let mut office = monthly();
    for (day, (name, answers)) in (20..).zip(files) {
        send(&mut office, name, "", &format!("2020-03-{day} 08:00:00"), answers);
    }
    let round = office.round("2020-04-01");
    (office, round)
}

#[track_caller]
fn outcomes(round: &Round, expected: &[(&str, FileOutcome)]) {
    let found: Vec<(&str, FileOutcome)> = expected.iter().map(|(name, _)| (*name, round.file(name).outcome)).collect();
    assert_eq!(found, expected, "{:#?}", round.files.iter().map(tonghop::round::File::findings).collect::<Vec<_>>());
}

fn figures(round: &Round) -> [Option<f64>; 3] {
    ["tong", "nu", "luot"].map(|one| round.actual(one, "A"))
}

use FileOutcome::{Current, Pending, Superseded, Supplement};

#[test]
fn a_supplement_that_holds_a_part_is_added_and_erases_nothing() {
    let part = form(&[("so", "7")], &["Hiến máu | 20/3/2020 | 30", FIRST[0]]);
    let (_, round) = after(&[("BC.xlsx", whole()), ("BC_bo sung.xlsx", part)]);
    outcomes(&round, &[("BC.xlsx", Current), ("BC_bo sung.xlsx", Supplement)]);
    assert_eq!(figures(&round), [Some(7.0), Some(2.0), Some(60.0)], "filled cells override, rows are added once");
    assert_eq!(round.review("A"), Some(Review::Accepted));
    assert_eq!(round.codes("BC_bo sung.xlsx"), ["supplement"]);
    let told = round.file("BC_bo sung.xlsx").findings()[0].arguments.clone();
    assert_eq!((told["cells"].as_str(), told["rows"].as_str(), told["file"].as_str()), ("0", "1", "BC.xlsx"));
    assert!(told["changed"].ends_with("→ “7”"), "a cell filled before is told with both values: {}", told["changed"]);
}

#[test]
fn a_supplement_is_known_by_the_subject_of_its_mail_but_not_by_the_offices_own_request() {
    let part = form(&[("so", "7")], &[]);
    for (subject, outcome) in [
        ("Bổ sung báo cáo tháng 3", Supplement),
        ("Re: [Đoàn Khối] Đề nghị bổ sung báo cáo", Pending),
        ("Báo cáo tháng 3", Pending),
    ] {
        let mut office = monthly();
        send(&mut office, "BC.xlsx", "", "2020-03-20", &whole());
        send(&mut office, "BC 2.xlsx", subject, "2020-03-21", &part);
        assert_eq!(office.round("2020-04-01").file("BC 2.xlsx").outcome, outcome, "{subject}");
    }
}

#[test]
fn a_supplement_that_fills_what_was_missing_makes_the_report_whole() {
    let incomplete = form(&[("so", "5")], &FIRST);
    let (_, round) = after(&[("BC.xlsx", incomplete), ("BC bổ sung.xlsx", form(&[("so_nu", "3")], &[]))]);
    outcomes(&round, &[("BC.xlsx", Current), ("BC bổ sung.xlsx", Supplement)]);
    assert_eq!((round.review("A"), figures(&round)), (Some(Review::Accepted), [Some(5.0), Some(3.0), Some(30.0)]));
    assert!(round.codes("BC.xlsx").is_empty(), "{:?}", round.codes("BC.xlsx"));
}

#[test]
fn a_row_sent_again_with_more_in_it_is_the_same_row() {
    let part = form(&[], &["Tọa đàm | 10/3/2020 | 25"]);
    let (_, round) = after(&[("BC.xlsx", whole()), ("BC bổ sung.xlsx", part)]);
    assert_eq!(figures(&round)[2], Some(35.0), "by the key the plan gives the list: not 55");
}

#[test]
fn a_row_a_supplement_changes_is_told_with_both_values_and_is_no_new_row() {
    let part = form(&[], &["Tọa đàm | 10/3/2020 | 99"]);
    let (_, round) = after(&[("BC.xlsx", whole()), ("BC bổ sung.xlsx", part)]);
    let told = &round.file("BC bổ sung.xlsx").findings()[0].arguments;
    assert_eq!((told["cells"].as_str(), told["rows"].as_str()), ("0", "0"));
    assert!(told["changed"].ends_with("“20” → “99”"), "{}", told["changed"]);
}

#[test]
fn a_whole_supplement_with_another_row_in_place_of_one_loses_neither() {
    let other = form(&[("so", "5"), ("so_nu", "2"), ("kho", "Không có.")], &[FIRST[0], "Hiến máu | 20/3/2020 | 7"]);
    let (_, round) = after(&[("BC.xlsx", whole()), ("BC bổ sung.xlsx", other)]);
    outcomes(&round, &[("BC.xlsx", Current), ("BC bổ sung.xlsx", Supplement)]);
    assert_eq!(figures(&round)[2], Some(37.0), "both of the first, and the new one");
}

#[test]
fn a_supplement_sent_before_the_whole_report_fills_what_that_lacks_and_is_asked_about() {
    let part = form(&[("so", "9")], &["Hiến máu | 20/3/2020 | 7"]);
    let (_, round) = after(&[("BC bổ sung.xlsx", part), ("BC.xlsx", whole())]);
    outcomes(&round, &[("BC bổ sung.xlsx", Supplement), ("BC.xlsx", Current)]);
    assert_eq!(figures(&round), [Some(5.0), Some(2.0), Some(37.0)], "of what both say the whole report's word is kept");
    assert_eq!(round.review("A"), Some(Review::NeedsConfirmation));
    let told = &round.file("BC bổ sung.xlsx").findings()[0];
    assert!(told.arguments.contains_key("early") && told.arguments["changed"].ends_with("“9” → “5”"), "{told:?}");
}

#[test]
fn a_supplement_that_holds_nothing_new_says_so() {
    let (_, round) = after(&[("BC.xlsx", whole()), ("BC bổ sung.xlsx", form(&[("so", "5")], &[]))]);
    assert!(round.file("BC bổ sung.xlsx").findings()[0].arguments.contains_key("nothing"));
}

#[test]
fn rows_a_later_version_no_longer_has_are_named() {
    let rows = ["Một | 10/3/2020 | 1", "Hai | 11/3/2020 | 1", "Ba | 12/3/2020 | 1", "Bốn | 13/3/2020 | 1"];
    let of = |rows: &[&str]| form(&[("so", "5"), ("so_nu", "2"), ("kho", "Không có.")], rows);
    let (_, round) = after(&[("BC.xlsx", of(&rows)), ("BC 1.xlsx", of(&rows[..3]))]);
    outcomes(&round, &[("BC.xlsx", Superseded), ("BC 1.xlsx", Current)]);
    assert_eq!(round.codes("BC 1.xlsx"), ["rows-dropped"]);
    assert_eq!(round.file("BC 1.xlsx").findings()[0].arguments["rows"], "“Bốn”");
    assert_eq!(round.review("A"), Some(Review::Accepted), "told, not asked");

    let (_, round) = after(&[("BC.xlsx", of(&rows)), ("BC 1.xlsx", of(&rows[..1]))]);
    outcomes(&round, &[("BC.xlsx", Current), ("BC 1.xlsx", Pending)]);
    assert_eq!(figures(&round)[2], Some(4.0), "most of the list is gone: the office is asked first");
    let edited = ["Một | 10/3/2020 | 8", "Hai | 11/3/2020 | 8", "Ba | 12/3/2020 | 8", "Bốn | 13/3/2020 | 8"];
    let (_, round) = after(&[("BC.xlsx", of(&rows)), ("BC 1.xlsx", of(&edited))]);
    assert!(round.codes("BC 1.xlsx").is_empty(), "a row with another figure is the same row");
}

#[test]
fn a_supplement_with_a_fault_does_not_spoil_an_accepted_report() {
    let (_, round) = after(&[("BC.xlsx", whole()), ("BC bổ sung.xlsx", form(&[("so", "nhiều")], &[]))]);
    outcomes(&round, &[("BC.xlsx", Current), ("BC bổ sung.xlsx", Pending)]);
    assert_eq!((round.review("A"), figures(&round)[0]), (Some(Review::Accepted), Some(5.0)));
    assert_eq!(round.codes("BC bổ sung.xlsx"), ["not-a-number", "supplement"]);
}

#[test]
fn a_supplement_that_is_a_whole_form_is_a_later_version() {
    let second = form(&[("so", "6"), ("so_nu", "2"), ("kho", "Có.")], &[FIRST[0], FIRST[1], "Họp | 12/3/2020 | 1"]);
    let (_, round) = after(&[("BC.xlsx", whole()), ("BC bổ sung.xlsx", second)]);
    outcomes(&round, &[("BC.xlsx", Superseded), ("BC bổ sung.xlsx", Current)]);
    assert_eq!(figures(&round), [Some(6.0), Some(2.0), Some(31.0)]);
    assert_eq!(round.codes("BC bổ sung.xlsx"), ["version-named"]);
}

#[test]
fn a_supplement_to_nothing_is_put_to_the_office() {
    let (_, round) = after(&[("BC bổ sung.xlsx", whole())]);
    assert_eq!(round.codes("BC bổ sung.xlsx"), ["supplement-alone"]);
    assert_eq!(round.review("A"), Some(Review::NeedsConfirmation));
}

#[test]
fn two_supplements_add_one_after_the_other_and_a_whole_version_ends_them() {
    let (one, two) = (form(&[("so", "7")], &[]), form(&[("so_nu", "4")], &["Họp | 12/3/2020 | 1"]));
    let mut sent = vec![("BC.xlsx", whole()), ("bổ sung 1.xlsx", one), ("bổ sung 2.xlsx", two)];
    let (_, round) = after(&sent);
    outcomes(&round, &[("BC.xlsx", Current), ("bổ sung 1.xlsx", Supplement), ("bổ sung 2.xlsx", Supplement)]);
    assert_eq!(figures(&round), [Some(7.0), Some(4.0), Some(31.0)]);
    sent.push(("BC cuối.xlsx", whole()));
    let (_, round) = after(&sent);
    outcomes(&round, &[("BC.xlsx", Superseded), ("bổ sung 2.xlsx", Superseded), ("BC cuối.xlsx", Current)]);
    assert_eq!(figures(&round), [Some(5.0), Some(2.0), Some(30.0)]);
}

#[test]
fn a_later_file_that_lost_most_of_the_earlier_one_does_not_erase_it() {
    let shrunk = form(&[("so", "6"), ("so_nu", "2")], &FIRST[..0]);
    let nil = form(&[("so", "6"), ("so_nu", "2"), ("kho", "Không có.")], &[]).nil("hd");
    let (_, round) = after(&[("BC.xlsx", whole()), ("BC 1.xlsx", shrunk)]);
    outcomes(&round, &[("BC.xlsx", Current), ("BC 1.xlsx", Pending)]);
    assert!(round.codes("BC 1.xlsx").contains(&"version-shrunk"));
    assert_eq!(figures(&round), [Some(5.0), Some(2.0), Some(30.0)]);
    let (_, round) = after(&[("BC.xlsx", whole()), ("BC 1.xlsx", nil)]);
    assert_eq!(round.file("BC 1.xlsx").outcome, Current, "«không phát sinh» is said, not lost");
}

#[test]
fn a_fuller_version_counts_before_a_shrunk_one_though_neither_is_accepted() {
    let doubtful = form(&[("so", "khoảng 5"), ("so_nu", "2"), ("kho", "Không có.")], &FIRST);
    let (_, round) = after(&[("BC.xlsx", doubtful), ("BC 1.xlsx", form(&[("so_nu", "2")], &[]))]);
    outcomes(&round, &[("BC.xlsx", Current), ("BC 1.xlsx", Pending)]);
    assert_eq!(figures(&round)[2], Some(30.0));
}

#[test]
fn a_replacement_a_number_or_a_correction_in_the_name_is_an_ordinary_later_version() {
    for (name, said) in [
        ("BC thay thế.xlsx", "replacement"),
        ("BC (lần 2).xlsx", "nth"),
        ("BC sửa.xlsx", "revision"),
        ("BC đính chính.xlsx", "revision"),
        ("BC chốt.xlsx", "last"),
    ] {
        let second = form(&[("so", "6"), ("so_nu", "2"), ("kho", "Không có.")], &FIRST);
        let (_, round) = after(&[("BC.xlsx", whole()), (name, second)]);
        outcomes(&round, &[("BC.xlsx", Superseded), (name, Current)]);
        assert_eq!((round.codes(name), round.review("A")), (vec!["version-named"], Some(Review::Accepted)), "{name}");
        let json = json(&round, Lang::Vi);
        let file = json["files"].as_array().unwrap().iter().find(|file| file["name"] == name).unwrap();
        assert_eq!((&file["named_as"], &file["version"]), (&said.into(), &2.into()), "{name}");
    }
}

/// Two versions of one instant, and which counts; none where the office is asked.
#[track_caller]
fn of_one_instant(one: &str, other: &str, counts: Option<&str>) {
    let mut office = monthly();
    let second = form(&[("so", "6"), ("so_nu", "2"), ("kho", "Không có.")], &FIRST);
    send(&mut office, one, "", "2020-03-20", &whole());
    send(&mut office, other, "", "2020-03-20", &second);
    let round = office.round("2020-04-01");
    let standing = round.stands("A", "bc", "");
    let current = standing.effective.map(|index| round.files[index].name()).filter(|_| !standing.provisional);
    assert_eq!(current, counts, "{one}, {other}: {:?}", [round.codes(one), round.codes(other)]);
    let asked = [one, other].map(|file| round.codes(file).contains(&"versions-tied"));
    assert_eq!(asked, [counts.is_none(); 2]);
}

#[test]
fn of_two_versions_of_one_instant_the_names_tell_the_later() {
    of_one_instant("BC lần 2.xlsx", "BC lần 1.xlsx", Some("BC lần 2.xlsx"));
    of_one_instant("BC lần 2.xlsx", "BC.xlsx", Some("BC lần 2.xlsx"));
    of_one_instant("BC sửa.xlsx", "BC lần 2.xlsx", Some("BC sửa.xlsx"));
    of_one_instant("BC chốt.xlsx", "BC sửa.xlsx", Some("BC chốt.xlsx"));
}

#[test]
fn two_versions_of_one_instant_that_nothing_tells_apart_are_put_to_the_office() {
    of_one_instant("BC.xlsx", "BC (1).xlsx", None);
    of_one_instant("BC sửa.xlsx", "BC sửa (1).xlsx", None);
}

#[test]
fn two_versions_of_one_instant_that_say_the_same_are_no_question() {
    let mut office = monthly();
    send(&mut office, "BC.xlsx", "", "2020-03-20", &whole());
    send(&mut office, "BC (1).xlsx", "", "2020-03-20", &whole());
    assert_eq!(office.round("2020-04-01").review("A"), Some(Review::Accepted));
}

fn weekly() -> Office {
    let due = r#"due = { every = "week", on = "fri", by = "10:00", from = 2020-03-06, to = 2020-03-20 }"#;
    Frame::new().report(due).table("hd", "nil = true", COLUMNS).indicator("luot", SUM).office()
}

fn week(period: &str, list: &[&str]) -> Answers {
    form(&[], list).period(period)
}

#[test]
fn rows_of_an_earlier_week_in_a_weekly_file_are_told_as_additions_to_it() {
    let mut office = weekly();
    send(&mut office, "1.xlsx", "", "2020-03-06 09:00:00", &week("2020-W10", &FIRST[..1]));
    let grown = [FIRST[0], "Họp | 04/3/2020 | 1", FIRST[1]];
    send(&mut office, "2.xlsx", "", "2020-03-13 09:00:00", &week("2020-W11", &grown));
    let round = office.round("2020-03-21");
    assert_eq!(round.codes("2.xlsx"), ["earlier-rows"]);
    assert_eq!(round.stands("A", "bc", "2020-W11").review, Some(Review::Accepted), "noted, not asked");
    assert_eq!(round.stands("A", "bc", "2020-W10").versions.len(), 1);
}

#[test]
fn rows_of_an_earlier_week_that_a_growing_file_changes_or_drops_are_named() {
    let mut office = weekly();
    let first = ["Ra quân | 03/3/2020 | 10", "Họp | 04/3/2020 | 1", "Gặp mặt | 05/3/2020 | 5"];
    send(&mut office, "1.xlsx", "", "2020-03-06 09:00:00", &week("2020-W10", &first));
    let grown = [first[0], "Họp | 04/3/2020 | 7", "Tọa đàm | 10/3/2020 | 20"];
    send(&mut office, "2.xlsx", "", "2020-03-13 09:00:00", &week("2020-W11", &grown));
    let round = office.round("2020-03-21");
    assert_eq!(round.codes("2.xlsx"), ["earlier-edited", "earlier-edited"], "no new row");
    let rows = |at: usize| round.file("2.xlsx").findings()[at].arguments["rows"].clone();
    assert_eq!((rows(0).as_str(), rows(1).as_str()), ("Họp (04/3/2020)", "Gặp mặt (05/3/2020)"));
    let mut office = weekly();
    send(&mut office, "1.xlsx", "", "2020-03-06 09:00:00", &week("2020-W10", &first));
    send(&mut office, "2.xlsx", "", "2020-03-13 09:00:00", &week("2020-W11", &grown[2..]));
    assert!(office.round("2020-03-21").codes("2.xlsx").is_empty(), "a new list every week is nobody's edit");
}

#[test]
fn a_week_nobody_reported_stays_so_though_a_later_file_holds_rows_of_it() {
    let mut office = weekly();
    send(&mut office, "1.xlsx", "", "2020-03-13 09:00:00", &week("2020-W11", &FIRST));
    let round = office.round("2020-03-21");
    let told = round.file("1.xlsx").findings()[0].arguments.clone();
    assert_eq!((told["silent"].as_str(), told["count"].as_str(), told["week"].as_str()), ("true", "1", "06/3/2020"));
    assert_eq!(round.stands("A", "bc", "2020-W10").receiving, Receiving::Missing);
    let round = office.round_on("bc", "2020-W11", "2020-03-21");
    assert_eq!(round.actual("luot", "A"), Some(30.0), "the rows are read all the same");
}

#[test]
fn one_week_in_two_files_is_put_to_the_office_unless_the_second_is_a_supplement() {
    for (name, codes, outcome, sum) in
        [("2.xlsx", vec!["period-changed"], Pending, 20.0), ("2 bổ sung.xlsx", vec!["supplement"], Supplement, 25.0)]
    {
        let mut office = weekly();
        send(&mut office, "1.xlsx", "", "2020-03-13 09:00:00", &week("2020-W11", &FIRST[1..]));
        send(&mut office, name, "", "2020-03-13 09:30:00", &week("2020-W11", &["Họp | 11/3/2020 | 5"]));
        let round = office.round_on("bc", "2020-W11", "2020-03-21");
        assert_eq!((round.codes(name), round.file(name).outcome), (codes, outcome));
        assert_eq!(round.actual("luot", "A"), Some(sum), "{name}");
        assert_eq!(round.stands("A", "bc", "2020-W11").versions.len(), 2, "both are kept");
    }
}

#[test]
fn a_file_after_a_supplement_is_measured_by_the_report_not_by_the_supplement() {
    let mut office = weekly();
    let list = ["Ra quân | 09/3/2020 | 1", "Họp | 10/3/2020 | 1", "Tọa đàm | 11/3/2020 | 1"];
    send(&mut office, "1.xlsx", "", "2020-03-13 09:00:00", &week("2020-W11", &list));
    send(&mut office, "2 bổ sung.xlsx", "", "2020-03-13 09:10:00", &week("2020-W11", &["Hiến máu | 12/3/2020 | 1"]));
    let third = [list[0], list[1], "Hiến máu | 12/3/2020 | 1"];
    send(&mut office, "3.xlsx", "", "2020-03-13 09:20:00", &week("2020-W11", &third));
    let round = office.round_on("bc", "2020-W11", "2020-03-21");
    assert_eq!(round.codes("3.xlsx"), ["period-changed"], "«Tọa đàm» is gone");
    assert_eq!(round.actual("luot", "A"), Some(4.0));
}

#[test]
fn two_months_in_one_workbook_are_put_to_the_office_and_only_the_workbooks_own_is_read() {
    let due = r#"due = { every = "month", on = "last_day", by = "17:00", from = 2020-02-01, to = 2020-03-31 }"#;
    let fields = r#"{ id = "so", label = "Số", type = "count" },"#;
    let mut office =
        Frame::new().head("").report(due).fields(fields).indicator("tong", "value = \"so\"\ntarget = 1").office();
    let mut forms = [("2020-02", "5"), ("2020-03", "6")].map(|(month, count)| {
        office.issue("bc", month, &format!("{month}-01 08:00:00"));
        Grid::of(&office.desk.filled("A", "bc", month, &typed(&[("so", count)])).expect("a form").0)
    });
    let (february, march) = forms.split_at_mut(1);
    let pasted = february[0].sheets.iter().filter(|sheet| !sheet.name.starts_with('_')).cloned();
    march[0].sheets.extend(pasted.map(|mut sheet| {
        sheet.name.push_str(" (2)");
        sheet
    }));
    office.desk.take_as("BC tháng 2, 3.xlsx", None, &march[0], at("2020-03-31"));
    let round = office.round_on("bc", "2020-03", "2020-04-02");
    let inside = round.codes("BC tháng 2, 3.xlsx");
    assert!(inside.contains(&"other-form-inside"), "{inside:?}");
    assert_eq!(round.stands("A", "bc", "2020-03").review, Some(Review::NeedsConfirmation));
    assert_eq!(round.actual("tong", "A"), Some(6.0));
    assert_eq!(round.stands("A", "bc", "2020-02").receiving, Receiving::Missing, "nothing is booked for it unasked");
}

#[test]
fn a_name_that_speaks_of_another_month_than_the_form_is_put_to_the_office() {
    let due = r#"due = { every = "month", on = "last_day", by = "17:00", from = 2020-02-01, to = 2020-03-31 }"#;
    let fields = r#"{ id = "so", label = "Số", type = "count" },"#;
    for (name, codes) in [("BC tháng 2.xlsx", vec!["period-named"]), ("BC T3.xlsx", vec![]), ("BC T12.xlsx", vec![])] {
        let mut office = Frame::new().head("").report(due).fields(fields).office();
        office.issue("bc", "2020-03", "2020-03-01 08:00:00");
        let form = office.desk.filled("A", "bc", "2020-03", &typed(&[("so", "6")])).expect("a form").0;
        office.desk.take_as(name, None, &Grid::of(&form), at("2020-03-31"));
        assert_eq!(office.round_on("bc", "2020-03", "2020-04-02").codes(name), codes, "{name}");
    }
}

#[test]
fn what_was_carried_at_the_deadline_is_without_a_supplement_that_came_after() {
    let fields = r#"{ id = "so", label = "Số", type = "count" }, { id = "so_nu", label = "Nữ", type = "count" },"#;
    let second = r#"[[report]]
id = "hai"
label = "Báo cáo hai"
code = "HAI"
form = "hai"
[[form]]
id = "hai"
title = "BIỂU HAI"
[[form.section]]
id = "phan"
sheet = "Số liệu"
title = "SỐ LIỆU"
field = [{ id = "cua_mot", label = "Số trước", type = "count", from = "bc.so" }]"#;
    let carried = |when: &str| {
        let mut office = Frame::new().fields(fields).and(second).office();
        send(&mut office, "1.xlsx", "", "2020-03-20 08:00:00", &typed(&[("so", "5"), ("so_nu", "1")]));
        send(&mut office, "2 bổ sung.xlsx", "", when, &typed(&[("so", "7")]));
        assert_eq!(office.round("2020-04-02").codes("2 bổ sung.xlsx"), ["supplement"]);
        office.issue("hai", "", "2020-04-02 08:00:00");
        office.desk.issued().newest("hai", "", "A").expect("issued").prefilled.get("cua_mot").cloned()
    };
    assert_eq!(carried("2020-03-28 15:59:59").as_deref(), Some("7"));
    assert_eq!(carried("2020-03-28 16:00:00").as_deref(), Some("5"));
}

#[test]
fn the_summary_lists_the_versions_with_what_became_of_each() {
    let (_, round) = after(&[
        ("1.xlsx", form(&[("so", "5")], &FIRST)),
        ("2.xlsx", whole()),
        ("3 bổ sung.xlsx", form(&[("so", "7")], &[])),
    ]);
    let book = calculated(&round);
    let note = Page::of(&book, "Tình hình gửi báo cáo").at("Đơn vị A", 1, 10);
    assert_eq!(note, "đã gửi 3 bản (đã có bản mới → được tính → bổ sung)");
}

#[test]
fn every_version_stands_in_the_json_with_its_outcome() {
    let part = form(&[("so", "7")], &[]);
    let broken = form(&[("so", "nhiều"), ("so_nu", "2"), ("kho", "Không có.")], &FIRST);
    let (_, round) = after(&[
        ("1.xlsx", form(&[("so", "5")], &FIRST)),
        ("2.xlsx", whole()),
        ("3 bổ sung.xlsx", part),
        ("4.xlsx", broken),
    ]);
    let json = json(&round, Lang::Vi);
    let standing = json["standings"].as_array().unwrap().iter().find(|one| one["unit"] == "A").unwrap();
    assert_eq!(standing["versions"].to_string(), r#"["1.xlsx","2.xlsx","3 bổ sung.xlsx","4.xlsx"]"#);
    let files = json["files"].as_array().unwrap();
    let outcomes: Vec<&str> = files.iter().map(|file| file["outcome"].as_str().unwrap()).collect();
    assert_eq!(outcomes, ["superseded", "current", "supplement", "pending"]);
    assert_eq!(files[2]["adds_to"], "2.xlsx");
}
