//! Every piece of `docs/plan-rules.md` is a plan that loads, and does what its kind says: one reply meets it, another
//! does not, or is only followed.

mod common;

use common::paper::{Office, Says, at, rows, typed, with_rows};
use std::sync::Arc;
use tonghop::plan::{self, Plan};
use tonghop::round::Outcome::{Met, NotDue, NotMet, NothingRegistered, OffDay, Tally, Undecided};
use tonghop::round::{Outcome, Receiving, Round, Timeliness, Verdict};
use tonghop::text::{self, Lang};
use tonghop::trial::Answers;

const PAGE: &str = include_str!("../docs/plan-rules.md");
const DURING: &str = "2020-03-20 09:00:00";
const AFTER: &str = "2020-12-31 23:59:59";

/// The fenced blocks of the page, each with the words of its first line.
fn blocks(language: &str) -> Vec<(&'static str, &'static str)> {
    let opening = format!("```{language}\n");
    let parts = PAGE.split(opening.as_str()).skip(1).filter_map(|part| part.split("\n```").next());
    parts.map(|block| (block.lines().next().unwrap_or_default().trim_start_matches("# "), block)).collect()
}

fn piece(kind: &str) -> &'static str {
    let found = blocks("toml").into_iter().find(|(head, _)| head.split(' ').next() == Some(kind));
    found.unwrap_or_else(|| panic!("{kind} is not on the page")).1
}

fn load(kind: &str) -> Plan {
    let units = blocks("csv")[0].1;
    let text = format!("{}\n{}\n", piece("frame"), piece(kind));
    match plan::load(&text, units) {
        Ok(plan) => plan,
        Err(faults) => {
            let faults: Vec<String> = faults.iter().map(|fault| text::fault(fault, Lang::En)).collect();
            panic!("{kind}: {faults:#?}");
        }
    }
}

fn office(kind: &str) -> Office {
    Office::new(Arc::new(load(kind)))
}

/// Rows of the frame's own list.
fn activities(list: &[&str]) -> Answers {
    rows("hd", "ten | ngay | loai", list)
}

/// The round after unit A has sent this as its report «bc».
fn after(kind: &str, answers: Answers) -> (Round, String) {
    let mut office = office(kind);
    let file = office.send("A", DURING, answers);
    (office.round_on("bc", "", AFTER), file)
}

/// An indicator of unit A for one reply and for another.
#[track_caller]
fn case(kind: &str, indicator: &str, good: (Answers, Outcome), bad: (Answers, Outcome)) {
    for (answers, expected) in [good, bad] {
        let (round, file) = after(kind, answers.clone());
        let found = round.outcome(indicator, "A");
        assert_eq!(found, Some(expected), "{kind} {indicator}: {answers:?} {:?}", round.codes(&file));
    }
}

/// What is found in the first reply is nothing; in the second it is the plan's own check.
#[track_caller]
fn checked(kind: &str, good: Answers, bad: Answers) {
    let (round, file) = after(kind, good);
    assert_eq!(round.codes(&file), [""; 0], "{kind}");
    let (round, file) = after(kind, bad);
    assert_eq!(round.codes(&file), ["check-broken"], "{kind}");
}

#[test]
fn every_kind_stands_on_the_page_once_and_loads() {
    let kinds: Vec<String> = (1..=26).map(|n| format!("K{n:02}")).chain((1..=8).map(|n| format!("D{n}"))).collect();
    let found: Vec<&str> = blocks("toml").iter().skip(1).filter_map(|(head, _)| head.split(' ').next()).collect();
    assert_eq!(found, kinds);
    for kind in &kinds {
        load(kind);
        let name = piece(kind).lines().next().and_then(|head| head.rsplit(' ').next()).expect("a name");
        assert!(PAGE.contains(&format!("| {kind} | {name} |")), "{kind} {name} is not in the table");
        let test = format!("fn {}_", kind.to_lowercase());
        assert!(include_str!("rule_kinds.rs").contains(&test), "{kind} has no test");
    }
}

#[test]
fn k01_at_least_so_many() {
    let one = activities(&["Mít tinh | 10/3/2020 | Tuyên truyền"]);
    case("K01", "tuyen_truyen", (one, Met), (activities(&["Sửa đường | 10/3/2020 | Công trình"]), NotMet));
}

const WORKS: [&str; 3] =
    ["Một | 01/3/2020 | Công trình", "Hai | 02/3/2020 | Công trình", "Ba | 03/3/2020 | Công trình"];

#[test]
fn k02_exactly_so_many() {
    let four = [&WORKS[..], &["Bốn | 04/3/2020 | Công trình"]].concat();
    case("K02", "ba_cong_trinh", (activities(&WORKS), Met), (activities(&four), NotMet));
}

#[test]
fn k03_at_most_so_many() {
    case("K03", "khong_qua_hai", (activities(&WORKS[..2]), Met), (activities(&WORKS), NotMet));
}

#[test]
fn k04_done_or_not() {
    let said = |word: &str| typed(&[("bang_ron", word)]);
    case("K04", "treo_bang_ron", (said("Đã thực hiện"), Met), (said("Đang thực hiện"), NotMet));
    case("K04", "treo_bang_ron", (said("Không thuộc diện"), Outcome::NotApplicable), (typed(&[]), Undecided));
}

#[test]
fn k05_only_followed() {
    let (round, _) = after("K05", activities(&["Về nguồn | 10/3/2020 |"]));
    assert_eq!((round.outcome("khuyen_khich", "A"), round.actual("khuyen_khich", "A")), (Some(Tally), Some(1.0)));
    assert_eq!(round.result("khuyen_khich").verdict, Verdict::Follow);
}

#[test]
fn k06_a_share_of_what_was_registered() {
    let new = |count: &str| typed(&[("dv_moi", count)]);
    case("K06", "doan_vien_moi", (new("7"), Met), (new("6"), NotMet));
    let mut office = office("K06");
    office.send("C", DURING, new("1"));
    assert_eq!(office.round_on("bc", "", AFTER).outcome("doan_vien_moi", "C"), Some(NothingRegistered));
}

#[test]
fn k07_a_share_of_the_base_of_the_day() {
    let said = |base: &str, done: &str| typed(&[("tong_so", base), ("da_thay", done)]);
    case("K07", "thay_anh", (said("40", "40"), Met), (said("40", "39"), NotMet));
    checked("K07", said("40", "40"), said("40", "41"));
}

#[test]
fn k08_as_many_as_the_unit_has_sub_units() {
    let parts = ["Một | 01/3/2020 | Phần việc", "Hai | 02/3/2020 | Phần việc"];
    case("K08", "phan_viec", (activities(&parts), Met), (activities(&parts[..1]), NotMet));
}

/// The verdict when these units have sent these replies.
fn verdict(kind: &str, indicator: &str, replies: &[(&str, Answers)]) -> Verdict {
    let mut office = office(kind);
    for (unit, answers) in replies {
        office.send(unit, DURING, answers.clone());
    }
    office.round_on("bc", "", AFTER).result(indicator).verdict
}

#[test]
fn k09_so_many_of_the_units() {
    let (one, none) = (activities(&["Mít tinh | 10/3/2020 |"]), typed(&[]));
    let all = [("A", one.clone()), ("B", one.clone()), ("C", one.clone())];
    assert_eq!(verdict("K09", "moi_co_so", &all), Verdict::Met);
    assert_eq!(verdict("K09", "moi_co_so", &all[..2]), Verdict::NotEnough);
    // Without «không phát sinh» to tick, a list left blank is a list of nothing.
    assert_eq!(verdict("K09", "moi_co_so", &[all[0].clone(), all[1].clone(), ("C", none)]), Verdict::NotMet);
}

#[test]
fn k10_all_units_together() {
    let gave = |count: &str| typed(&[("ut_gt", count)]);
    assert_eq!(verdict("K10", "gioi_thieu", &[("A", gave("4")), ("B", gave("10"))]), Verdict::Met, "14 of 20");
    assert_eq!(verdict("K10", "gioi_thieu", &[("A", gave("4")), ("B", gave("9"))]), Verdict::NotMet, "13 of 20");
}

#[test]
fn k11_within_the_budget() {
    let spent = |money: &str| typed(&[("kp_du_toan", "380"), ("kp_chi", money)]);
    case("K11", "dung_du_toan", (spent("399"), Met), (spent("400"), NotMet));
    case("K11", "thuc_chi", (spent("390"), Met), (spent("390,5"), NotMet));
}

#[test]
fn k12_on_the_day() {
    let held = |day: &str| typed(&[("nd", "Đã thực hiện"), ("nd_ngay", day)]);
    case("K12", "dung_ngay", (held("26/3/2020"), Met), (held("25/3/2020"), OffDay));
    case(
        "K12",
        "dung_ngay",
        (typed(&[("nd", "Chưa thực hiện")]), NotMet),
        (typed(&[("nd", "Đã thực hiện")]), Undecided),
    );
}

#[test]
fn k13_every_row_inside_the_days() {
    let list = ["Mít tinh | 10/3/2020 |", "Ra quân | 29/02/2020 |"];
    case("K13", "trong_thang_ba", (activities(&list[..1]), Met), (activities(&list), NotMet));
}

#[test]
fn k14_in_every_period() {
    let mut office = office("K14");
    for (unit, period, held) in
        [("A", "2020-Q1", "1"), ("A", "2020-Q2", "1"), ("B", "2020-Q1", "1"), ("B", "2020-Q2", "0")]
    {
        office.send_for(unit, "quy", period, "2020-03-30 09:00:00", &typed(&[("hoi_nghi", held)]));
    }
    let round = office.round_on("quy", "2020-Q3", "2020-08-01");
    assert_eq!(["A", "B"].map(|unit| round.outcome("moi_quy", unit)), [Some(Met), Some(NotMet)]);
    assert_eq!(office.round_on("quy", "2020-Q1", "2020-02-20").outcome("moi_quy", "C"), Some(NotDue));
}

#[test]
fn k15_in_every_phase() {
    let mut office = office("K15");
    for (unit, phase, hung) in [("A", "truoc", "5"), ("A", "sau", "2"), ("B", "truoc", "5"), ("B", "sau", "0")] {
        office.send_for(unit, "giai_doan", phase, "2020-03-04 09:00:00", &typed(&[("khau_hieu", hung)]));
    }
    let round = office.round_on("giai_doan", "sau", AFTER);
    assert_eq!(["A", "B"].map(|unit| round.outcome("moi_giai_doan", unit)), [Some(Met), Some(NotMet)]);
}

#[test]
fn k16_stages_with_dates_in_order() {
    let works = |row: &str| rows("ct", "ten | khoi_cong | hoan_thanh", &[row]);
    let (done, begun) = ("Nhà nhân ái | 20/02/2020 | 20/3/2020", "Nhà nhân ái | 20/02/2020 |");
    case("K16", "da_hoan_thanh", (works(done), Met), (works(begun), NotMet));
    checked("K16", works(begun), works("Nhà nhân ái | 20/3/2020 | 20/02/2020"));
}

#[test]
fn k17_named_units_only() {
    let led = |count: &str| typed(&[("kham", count)]);
    case("K17", "kham_chu_tri", (led("1"), Met), (led("0"), NotMet));
    let mut office = office("K17");
    office.send("B", DURING, typed(&[("kham_ph", "0")]));
    let round = office.round_on("bc", "", AFTER);
    assert_eq!(round.outcome("kham_phoi_hop", "B"), Some(Tally));
    assert_eq!((round.outcome("kham_chu_tri", "B"), round.outcome("kham_phoi_hop", "C")), (None, None));
}

#[test]
fn k18_rows_of_a_list() {
    let list = |list: &[&str]| rows("tb", "ten | ngay", list);
    let two = ["Tin một | 10/3/2020", "Tin hai | 11/3/2020"];
    case("K18", "tin_bai", (list(&two), Met), (list(&two[..1]), NotMet));
    let (round, file) = after("K18", list(&["Tin một |", "Tin hai | 11/3/2020"]));
    assert_eq!(round.codes(&file), ["required-missing"]);
    case("K18", "tin_bai", (typed(&[]).nil("tb"), NotMet), (activities(&["Họp | 10/3/2020 |"]), Undecided));
}

#[test]
fn k19_evidence_dated_in_the_days() {
    let photos = |days: [&str; 3]| {
        let rows: Vec<String> = days.iter().map(|day| format!("anh.jpg | {day}")).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        with_rows(Answers::default(), "anh", "tep | ngay", &rows)
    };
    let (good, bad) = (["08/3/2020", "15/3/2020", "20/3/2020"], ["07/3/2020", "15/3/2020", "20/3/2020"]);
    case("K19", "ba_anh", (photos(good), Met), (photos(bad), NotMet));
}

#[test]
fn k20_some_of_the_options() {
    let other = activities(&["Họp | 10/3/2020 |"]);
    case("K20", "chon_noi_dung", (typed(&[("nd_2", "x"), ("nd_4", "x")]), Met), (other, NotMet));
}

#[test]
fn k21_enough_words() {
    let said = |words: &str| typed(&[("danh_gia", words)]);
    case("K21", "co_danh_gia", (said("Phong trào có chuyển biến rõ nét."), Met), (said("Tốt."), NotMet));
}

#[test]
fn k22_figures_that_agree() {
    let said = |women: &str| typed(&[("hv", "20"), ("hv_nu", women)]);
    checked("K22", said("20"), said("21"));
}

#[test]
fn k23_a_running_total() {
    let mut office = office("K23");
    let month = |count: &str| typed(&[("trong_thang", count)]);
    office.send_for("A", "thang", "2020-01", "2020-01-30 09:00:00", &month("30"));
    office.send_for("B", "thang", "2020-01", "2020-01-30 09:00:00", &month("49"));
    office.send_for("A", "thang", "2020-02", "2020-02-28 09:00:00", &month("20"));
    office.send_for("B", "thang", "2020-02", "2020-02-28 09:00:00", &month("0"));
    let round = office.round_on("thang", "2020-02", "2020-03-01");
    assert_eq!(["A", "B"].map(|unit| round.outcome("qua_ca_nam", unit)), [Some(Met), Some(NotMet)]);
    assert_eq!(["A", "B"].map(|unit| round.actual("qua_ca_nam", unit)), [Some(50.0), Some(49.0)]);
}

#[test]
fn k24_registered_then_reached() {
    let mut office = office("K24");
    for unit in ["A", "B"] {
        office.send_for(unit, "dang_ky", "", "2020-02-27 09:00:00", &typed(&[("so_dk", "3")]));
        // After the freeze: it changes nothing.
        office.send_for(unit, "dang_ky", "", "2020-03-02 09:00:00", &typed(&[("so_dk", "2")]));
    }
    office.send_for("A", "ket_qua", "", DURING, &typed(&[("so_xong", "3")]));
    office.send_for("B", "ket_qua", "", DURING, &typed(&[("so_xong", "2")]));
    let round = office.round_on("ket_qua", "", AFTER);
    assert_eq!(["A", "B"].map(|unit| round.outcome("theo_dang_ky", unit)), [Some(Met), Some(NotMet)]);
}

#[test]
fn k25_rows_of_each_category() {
    let list = |list: &[&str]| rows("kt", "ten | loai", list);
    let good = ["Chi đoàn 1 | Tập thể", "Đoàn viên X | Cá nhân"];
    checked("K25", list(&good), list(&[good[0], good[1], "Đoàn viên Y | Cá nhân"]));
}

#[test]
fn k26_those_invited_came() {
    let met = |came: &str| rows("hop", "ten | moi | du", &["Giao ban | 10 | 9", &format!("Sơ kết | 10 | {came}")]);
    case("K26", "du_hop", (met("7"), Met), (met("6"), NotMet));
}

/// When unit A's report comes at these instants.
#[track_caller]
fn timely(kind: &str, report: &str, period: &str, answers: &Answers, cases: &[(&str, Option<Timeliness>)]) {
    for (when, expected) in cases {
        let mut office = office(kind);
        let workbook = if office.desk.plan().report(report).is_some_and(plan::Report::recurring) { "" } else { period };
        let unit = if kind == "D8" { "KHOI" } else { "A" };
        office.send_for(unit, report, workbook, when, answers);
        let round = office.round_on(report, period, AFTER);
        assert_eq!(round.stands(unit, report, period).timeliness, *expected, "{kind}: {when}");
    }
}

const ON_TIME: Option<Timeliness> = Some(Timeliness::OnTime);

/// Late by a second, and by none: the very instant of a «trước».
const LATE: Option<Timeliness> = Some(Timeliness::Late { seconds: 1 });
const TOO_LATE: Option<Timeliness> = Some(Timeliness::Late { seconds: 0 });

fn one() -> Answers {
    activities(&["Họp | 10/3/2020 |"])
}

#[test]
fn d1_once() {
    let cases = [("2020-03-28 15:59:59", ON_TIME), ("2020-03-28 16:00:00", TOO_LATE)];
    timely("D1", "nop_mot_lan", "", &one(), &cases);
}

#[test]
fn d2_every_week() {
    let week = rows("bn", "ten | ngay", &["Họp | 10/3/2020"]).period("2020-W11");
    let cases = [("2020-03-13 10:00:00", ON_TIME), ("2020-03-13 10:00:01", LATE)];
    timely("D2", "hang_tuan", "2020-W11", &week, &cases);
    assert_eq!(load("D2").report("hang_tuan").map(|report| report.occasions.len()), Some(6));
}

#[test]
fn d3_in_a_month() {
    timely("D3", "trong_thang", "", &one(), &[("2020-04-30 23:59:59", ON_TIME), ("2020-05-01 00:00:00", LATE)]);
    let standing = office("D3").round_on("trong_thang", "", "2020-04-15");
    assert_eq!(standing.stands("A", "trong_thang", "").receiving, Receiving::NotDue);
}

#[test]
fn d4_after_each_event() {
    timely("D4", "sau_hoat_dong", "", &one(), &[("2020-03-15 20:00:00", ON_TIME), ("2020-03-16 00:00:00", LATE)]);
}

#[test]
fn d5_at_any_time() {
    timely("D5", "kip_thoi", "", &one(), &[("2020-03-01 08:00:00", None), ("2020-12-01 08:00:00", None)]);
    let round = office("D5").round_on("kip_thoi", "", AFTER);
    assert_eq!(round.stands("B", "kip_thoi", "").receiving, Receiving::NotDue, "nobody is late");
}

#[test]
fn d6_asked_by_the_office() {
    timely("D6", "van_phong_them", "", &one(), &[("2020-12-01 08:00:00", None)]);
    assert_eq!(load("D6").report("van_phong_them").map(|report| report.source.clone()).as_deref(), Some("office"));
}

#[test]
fn d7_of_several_parts() {
    timely(
        "D7",
        "nhieu_thanh_phan",
        "",
        &one(),
        &[("2020-03-28 15:59:59", ON_TIME), ("2020-03-28 16:00:00", TOO_LATE)],
    );
    let plan = load("D7");
    let parts = &plan.report("nhieu_thanh_phan").expect("the report").artefacts;
    let required: Vec<bool> = parts.iter().map(|part| part.required).collect();
    assert_eq!(required, [true, true, false]);
}

#[test]
fn d8_of_the_office_itself() {
    let filled = typed(&[("k_ct", "1")]);
    timely("D8", "van_phong", "", &filled, &[("2020-04-05 23:59:59", ON_TIME), ("2020-04-06 00:00:00", LATE)]);
    let office = office("D8");
    assert!(office.desk.round(at(AFTER)).standing("A", "van_phong", "").is_none());
}
