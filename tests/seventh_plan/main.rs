//! A plan nobody had in mind: data only. It runs in memory and through folder, inbox and summary, and both say the same.

mod both;
#[path = "../common/mod.rs"]
mod common;

use both::Both;
use common::paper::{Says, rows, typed, with_rows};
use tonghop::round::Outcome::{Met, NotDue, NotMet, NothingRegistered, Tally, Undecided};
use tonghop::round::{Receiving, Round, Timeliness, Verdict};

const LIST: &str = "ten | ngay | luot";
const WORKS: &str = "ten | kinh_phi | khoi_cong | hoan_thanh | ban_giao";

/// Everything that came, in the order of time.
fn campaign() -> Both {
    let mut both = Both::new();
    both.issue("dang_ky", "", "2024-05-20 08:00:00");
    let registered = |list: &[&str]| rows("dk", "ten | kinh_phi", list);
    both.send("CE", "dang_ky", "", "2024-05-30 09:00:00", &registered(&["Cầu số 1 | 100", "Thắp sáng | 50"]));
    both.send("RD", "dang_ky", "", "2024-05-31 17:00:00", &registered(&["Sân chơi | 80"]));
    both.send("CE", "dang_ky", "", "2024-06-03 09:00:00", &registered(&["Cầu số 1 | 100"]));

    both.issue("tuan", "", "2024-06-01 08:00:00");
    let week = |week: &str, list: &[&str]| with_rows(typed(&[]).period(week), "bn", LIST, list);
    let first = ["Ra quân | 02/6/2024 | 60", "Ôn tập hè | 05-06/6/2024 | 30"];
    both.send("CE", "tuan", "", "2024-06-07 10:15:00", &week("2024-W23", &first));
    both.send(
        "CE",
        "tuan",
        "",
        "2024-06-14 10:15:01",
        &week("2024-W24", &[&first[..], &["Dạy bơi | 12/6/2024 | 40"]].concat()),
    );

    both.issue("giai_doan", "ra_quan", "2024-06-01 08:00:00");
    both.issue("giai_doan", "nhan_rong", "2024-06-21 08:00:00");
    both.send("TCE", "giai_doan", "ra_quan", "2024-06-21 09:00:00", &typed(&[("lop_so", "2")]));
    both.send("TCE", "giai_doan", "nhan_rong", "2024-07-30 09:00:00", &typed(&[("lop_so", "1")]));
    both.send("TBX", "giai_doan", "ra_quan", "2024-06-22 17:00:01", &typed(&[("lop_so", "0")]));

    both.issue("tong_ket", "", "2024-07-01 08:00:00");
    let figures = |joined: &str, more: &[(&str, &str)]| typed(&[&[("tk_tham_gia", joined)], more].concat());
    // Cồn Én leaves the rows that came with the form as they are, and adds the dates of its works.
    let works = ["Cầu số 1 | 100 | 05/6/2024 | 20/6/2024 | 25/6/2024", "Thắp sáng | 50 | 10/6/2024 | |"];
    let all = figures("80", &[("tk_chi", "160"), ("cay", "520"), ("nd_1", "x"), ("nd_2", "x")]);
    both.send("CE", "tong_ket", "", "2024-07-10 15:59:59", &with_rows(all, "ct", WORKS, &works));
    let wrong = ["Sân chơi | 80 | 20/6/2024 | 10/6/2024 | 30/6/2024"];
    let rach_dua = with_rows(figures("30", &[("tk_chi", "95"), ("nd_3", "x")]), "ct", WORKS, &wrong);
    let shared = ["Dạy bơi | 12/6/2024 | 15 | Cồn Én", "Dọn kênh | 15/6/2024 | 20 |"];
    both.send(
        "RD",
        "tong_ket",
        "",
        "2024-07-10 16:00:00",
        &with_rows(rach_dua, "hd", "ten | ngay | luot | chu_tri", &shared),
    );
    let ben_xua = with_rows(figures("100", &[("tk_chi", "10")]), "hd", LIST, &["Tiếp sức mùa thi | 27-28/6/2024 | 90"]);
    both.send("BX", "tong_ket", "", "2024-07-12 16:00:00", &ben_xua);
    both.send("VL", "tong_ket", "", "2024-07-09 08:00:00", &figures("70", &[("tk_chi", "0")]));

    both.issue("nam", "2024", "2024-12-01 08:00:00");
    both.send("CE", "nam", "2024", "2024-12-20 17:00:00", &typed(&[("nha_nam", "2")]));
    both.issue("nam", "2025", "2025-12-01 08:00:00");
    // The 20th of December 2025 is a Saturday.
    both.send("CE", "nam", "2025", "2025-12-22 16:00:00", &typed(&[("nha_nam", "1")]));

    both.issue("chi_huy", "", "2024-07-01 08:00:00");
    both.send("KHOI", "chi_huy", "", "2024-07-15 23:00:00", &typed(&[("k_tap_huan", "Đã thực hiện")]));
    both
}

const END: &str = "2026-01-05 09:00:00";

fn outcomes<const N: usize>(round: &Round, indicator: &str, units: [&str; N]) -> [Option<tonghop::round::Outcome>; N] {
    units.map(|unit| round.outcome(indicator, unit))
}

#[test]
fn both_ways_say_the_same_of_every_report() {
    let both = campaign();
    for (report, period) in [
        ("tong_ket", ""),
        ("dang_ky", ""),
        ("tuan", "2024-W24"),
        ("giai_doan", "nhan_rong"),
        ("nam", "2025"),
        ("chi_huy", ""),
    ] {
        both.agree(report, period, END);
    }
    both.agree("tuan", "2024-W23", "2024-06-08 09:00:00");
}

#[test]
fn the_final_report_is_judged_as_the_plan_says() {
    let both = campaign();
    let round = both.folder_round("tong_ket", "", END);
    let units = ["CE", "RD", "BX", "VL"];
    // Cồn Én: three rows carried from two weeks; Rạch Dừa shares one of them.
    assert_eq!(outcomes(&round, "moi_thon", units), [Some(Met), Some(Met), Some(NotMet), Some(NotMet)]);
    let total = &round.result("moi_thon").total;
    assert_eq!((total.value, total.distinct), (6.0, Some(5)));
    assert_eq!(outcomes(&round, "tham_gia", units), [Some(Met), Some(NotMet), Some(Met), Some(Undecided)]);
    assert_eq!(
        outcomes(&round, "hoan_thanh", units),
        [Some(Met), Some(Met), Some(NothingRegistered), Some(NothingRegistered)]
    );
    assert_eq!(outcomes(&round, "dung_du_toan", units), [Some(Met), Some(NotMet), Some(Undecided), Some(Undecided)]);
    assert_eq!(outcomes(&round, "hai_noi_dung", units), [Some(Met), Some(NotMet), Some(NotMet), Some(NotMet)]);
    assert_eq!(
        outcomes(&round, "trong_cay", units),
        [Some(Met), None, None, None],
        "three scopes joined leave one commune"
    );
    assert_eq!(round.result("trong_cay").verdict, Verdict::Met);
}

#[test]
fn deadlines_grace_extension_and_phases_hold() {
    let both = campaign();
    let round = both.folder_round("tong_ket", "", END);
    let timely = |unit: &str, report: &str, period: &str| round.stands(unit, report, period).timeliness;
    let late = |seconds: i64| Some(Timeliness::Late { seconds });
    let on_time = Some(Timeliness::OnTime);
    assert_eq!((timely("CE", "tong_ket", ""), timely("RD", "tong_ket", "")), (on_time, late(0)));
    assert_eq!(timely("BX", "tong_ket", ""), on_time, "the extension of its group");
    assert!(round.stands("BX", "tong_ket", "").extended.as_deref().is_some_and(|why| why.contains("kỳ thi")));
    assert_eq!((timely("CE", "tuan", "2024-W23"), timely("CE", "tuan", "2024-W24")), (on_time, late(901)));
    assert_eq!((timely("TCE", "giai_doan", "ra_quan"), timely("TBX", "giai_doan", "ra_quan")), (on_time, late(1)));
    assert_eq!(timely("TCE", "giai_doan", "nhan_rong"), None, "an open end: nobody is late");
    assert_eq!((timely("CE", "nam", "2024"), timely("CE", "nam", "2025")), (on_time, on_time));
    assert_eq!(timely("KHOI", "chi_huy", ""), on_time);
    assert_eq!(round.stands("TCE", "tong_ket", "").receiving, Receiving::Missing);
    assert!(round.standing("TCE", "dang_ky", "").is_none() && round.standing("CE", "giai_doan", "ra_quan").is_none());
    assert_eq!(round.tally().expected, 6);
}

#[test]
fn figures_and_rows_are_carried() {
    let both = campaign();
    let years = both.folder_round("nam", "2025", END);
    assert_eq!((years.actual("nha_tinh_ban", "CE"), years.outcome("nha_tinh_ban", "CE")), (Some(3.0), Some(Met)));
    let weeks = both.folder_round("tuan", "2024-W24", END);
    assert_eq!((weeks.actual("hoat_dong_tuan", "CE"), weeks.outcome("hoat_dong_tuan", "CE")), (Some(3.0), Some(Tally)));
    let phases = both.folder_round("giai_doan", "nhan_rong", END);
    assert_eq!(outcomes(&phases, "lop_ky_nang", ["TCE", "TBX"]), [Some(Met), Some(NotMet)]);
    let early = both.folder_round("giai_doan", "ra_quan", "2024-06-20 09:00:00");
    assert_eq!(early.outcome("lop_ky_nang", "TCE"), Some(NotDue));
    assert_eq!(both.folder_round("chi_huy", "", END).outcome("tap_huan", "KHOI"), Some(Met));

    let given = both.desk().issued().newest("tong_ket", "", "CE").expect("issued");
    assert_eq!(
        (given.prefilled["tk_dk_so"].as_str(), given.prefilled["tk_dk_tien"].as_str()),
        ("2", "150"),
        "as registered in time"
    );
    assert_eq!((given.rows["hd"].len(), given.rows["ct"].len()), (3, 2));
}

#[test]
fn findings_are_those_of_the_plan() {
    let both = campaign();
    let round = both.folder_round("tong_ket", "", END);
    let codes_of = |unit: &str, report: &str, period: &str| {
        let file = round.effective(round.stands(unit, report, period)).expect("a file");
        file.findings().iter().map(|finding| finding.code.text()).collect::<Vec<_>>()
    };
    let codes = |unit: &str| codes_of(unit, "tong_ket", "");
    assert_eq!(codes("CE"), [""; 0]);
    // One layout serves both years; each year's words are printed in its own form.
    assert_eq!((codes_of("CE", "nam", "2024"), codes_of("CE", "nam", "2025")), (vec![], vec![]));
    assert_eq!(codes("RD"), ["check-broken"], "finished before it was begun");
    assert_eq!(codes("VL"), ["check-broken"], "more took part than there are");
}

#[test]
fn the_registry_may_change_after_the_forms_went_out() {
    let both = campaign();
    assert_eq!(both.folder_round("tong_ket", "", END).outcome("moi_thon", "BX"), Some(NotMet));
    // Bến Xưa's areas were merged into one: its target follows, what was printed in its form stays.
    both.rewrite("units.csv", "phuong,,4,150", "phuong,,1,999");
    let round = both.folder_round("tong_ket", "", END);
    assert_eq!(round.outcome("moi_thon", "BX"), Some(Met));
    assert_eq!(round.unit_outcome("tham_gia", "BX").and_then(|one| one.base), Some(150.0));
}

#[test]
fn the_command_line_goes_all_the_way() {
    let both = campaign();
    for arguments in [&["plan", "check"][..], &["collect"], &["status"], &["summarize", "--report", "tong_ket"]] {
        let said = both.run(arguments);
        assert!(said.0, "{arguments:?}: {}", said.1);
    }
    let titles = both.summary_sheets();
    assert!(titles.iter().any(|title| title == "Công trình các đơn vị"), "{titles:?}");
}
