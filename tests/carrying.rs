//! What goes on from report to report: running totals, lists, figures of an earlier report.

mod common;

use common::frame::Frame;
use common::paper::{Office, Says, rows, typed, with_rows};
use tonghop::check::Code;
use tonghop::round::{self, Review};
use tonghop::trial::Typed;

const RUNNING: &str = r#"{ id = "truoc", label = "Lũy kế trước", type = "count", from = "previous.luy_ke" },
    { id = "trong", label = "Trong tháng", type = "count" },
    { id = "luy_ke", label = "Lũy kế", type = "count", formula = "truoc + trong" },"#;

fn monthly(units: &str) -> Office {
    let due = r#"due = { every = "month", on = "last_day", by = "17:00", from = 2025-01-01, to = 2025-04-30 }"#;
    Frame::new().head("").report(due).units(units).fields(RUNNING).office()
}

fn sent(office: &mut Office, unit: &str, month: &str, count: &str) -> String {
    office.send_for(unit, "bc", month, &format!("{month}-28 08:00:00"), &typed(&[("trong", count)]))
}

fn printed(office: &Office, unit: &str, month: &str) -> Option<String> {
    office.desk.issued().newest("bc", month, unit).expect("issued").prefilled.get("truoc").cloned()
}

/// Sở B went into Sở A on 01/3/2025; Sở C began that day.
const DRIFT: &str = "code,name,from,to,merged_into\nA,Sở A,,,\nB,Sở B,,2025-02-28,A\nC,Sở C,2025-03-01,,\n";

#[test]
fn the_running_total_of_a_merged_unit_goes_on_in_the_unit_it_went_into() {
    let mut office = monthly(DRIFT);
    for (unit, month, count) in
        [("A", "2025-01", "5"), ("B", "2025-01", "3"), ("A", "2025-02", "1"), ("B", "2025-02", "2")]
    {
        sent(&mut office, unit, month, count);
    }
    sent(&mut office, "A", "2025-03", "10");
    assert_eq!(printed(&office, "A", "2025-03").as_deref(), Some("11"), "5 + 1 of its own, 3 + 2 of Sở B");
    assert_eq!(printed(&office, "C", "2025-03").as_deref(), Some("0"));
    sent(&mut office, "A", "2025-04", "1");
    assert_eq!(printed(&office, "A", "2025-04").as_deref(), Some("21"), "once, not every month again");
}

#[test]
fn the_total_of_a_merged_unit_that_did_not_report_is_unknown_and_told() {
    let mut office = monthly(DRIFT);
    sent(&mut office, "A", "2025-02", "1");
    office.issue("bc", "2025-03", "2025-03-01");
    assert_eq!(printed(&office, "A", "2025-03"), None);
    let round = office.round("2025-03-01");
    let report = round.plan.report("bc").expect("the report");
    let units: Vec<_> = ["A", "C"].iter().filter_map(|code| round.plan.units.get(code)).collect();
    let missing = round::missing_sources(&round, report, "2025-03", &units);
    // Sở C did not exist then: nobody misses its report.
    assert_eq!(missing.len(), 1);
    assert_eq!((missing[0].units.as_slice(), missing[0].asked), (["Sở B".to_owned()].as_slice(), 2));
}

#[test]
fn a_month_corrected_after_it_was_carried_is_put_to_the_office_until_the_form_is_issued_anew() {
    let mut office = monthly("code,name\nA,Sở A\n");
    sent(&mut office, "A", "2025-01", "5");
    let february = sent(&mut office, "A", "2025-02", "4");
    assert_eq!(office.round("2025-03-05").codes(&february), [""; 0]);
    office.send_for("A", "bc", "2025-01", "2025-03-06", &typed(&[("trong", "7")]));
    let round = office.round("2025-03-07");
    assert_eq!(round.codes(&february), ["carried-stale"]);
    let found = round.found(&february, Code::CarriedStale);
    assert_eq!([&found.arguments["ours"], &found.arguments["value"]], ["5", "7"]);
    assert_eq!(round.stands("A", "bc", "2025-02").review, Some(Review::NeedsConfirmation));
    office.issue("bc", "2025-02", "2025-03-08");
    let again = office.send_for("A", "bc", "2025-02", "2025-03-09", &typed(&[("trong", "4")]));
    assert_eq!(office.round("2025-03-10").codes(&again), [""; 0]);
}

#[test]
fn a_running_total_begins_with_the_figure_of_the_registry() {
    let mut office = monthly("code,name,dau_ky_luy_ke\nA,Sở A,120\nB,Sở B,\n");
    office.issue("bc", "2025-01", "2025-01-02");
    assert_eq!(["A", "B"].map(|unit| printed(&office, unit, "2025-01")), [Some("120".to_owned()), None]);
    sent(&mut office, "A", "2025-01", "5");
    office.issue("bc", "2025-02", "2025-02-02");
    assert_eq!(printed(&office, "A", "2025-02").as_deref(), Some("125"));
}

/// A final report that takes a figure of the monthly ones.
fn closing() -> Office {
    let monthly = r#"[[report]]
        id = "thang"
        label = "Báo cáo tháng"
        code = "T"
        form = "thang"
        due = { every = "month", on = "last_day", by = "17:00", from = 2020-01-01, to = 2020-03-31 }
        [[form]]
        id = "thang"
        title = "THÁNG"
        [[form.section]]
        id = "th"
        sheet = "Số liệu"
        title = "SỐ LIỆU"
        field = [ { id = "tong", label = "Tổng số", type = "count" } ]"#;
    Frame::new()
        .report("due = { before = 2020-04-10T16:00:00 }")
        .fields(r#"{ id = "da_bao", label = "Đã báo", type = "count", from = "thang.tong" },"#)
        .and(monthly)
        .office()
}

#[test]
fn an_older_figure_is_no_stand_in_for_the_last_period() {
    let mut office = closing();
    for (unit, month, count) in [("A", "2020-02", "2"), ("A", "2020-03", "3"), ("B", "2020-02", "8")] {
        office.send_for(unit, "thang", month, &format!("{month}-28"), &typed(&[("tong", count)]));
    }
    office.issue("bc", "", "2020-04-01");
    let figure =
        |unit: &str| office.desk.issued().newest("bc", "", unit).expect("issued").prefilled.get("da_bao").cloned();
    assert_eq!([figure("A"), figure("B")], [Some("3".to_owned()), None]);
    let round = office.round("2020-04-01");
    let report = round.plan.report("bc").expect("the report");
    let units: Vec<_> = round.plan.units.reporting().collect();
    assert_eq!(round::missing_sources(&round, report, "", &units)[0].units, ["Đơn vị B", "Đơn vị C"]);
    assert_eq!(round::taken_from(&round, report, &units), []);
    // Before March is due the figure of February goes out, and that is said.
    let early = office.round("2020-03-15");
    let taken = round::taken_from(&early, report, &units);
    assert!(taken.iter().any(|one| one.period == "Tháng 02/2020" || one.period == "Tháng 2/2020"), "{taken:?}");
}

const LIST: &str = r#"{ id = "ten", label = "Tên", type = "text" }, { id = "ngay", label = "Ngày", type = "date" },
    { id = "gio", label = "Giờ", type = "time" }, { id = "nguoi", label = "Số người", type = "count" }"#;

fn weekly(keys: &str) -> Office {
    let weekly = format!(
        r#"[[report]]
        id = "nhanh"
        label = "Báo cáo nhanh"
        code = "N"
        form = "nhanh"
        due = {{ every = "week", on = "fri", by = "10:00", from = 2020-03-01, to = 2020-03-28 }}
        [[form]]
        id = "nhanh"
        title = "BÁO CÁO NHANH"
        layout = "compact"
        [[form.table]]
        id = "bn"
        sheet = "Báo cáo nhanh"
        title = "HOẠT ĐỘNG TRONG TUẦN"
        nil = true
        columns = [ {LIST} ]"#
    );
    Frame::new().table("hd", &format!("rows_from = \"nhanh\"\n{keys}"), LIST).and(&weekly).office()
}

const COLUMNS: &str = "ten | ngay | gio | nguoi";

fn week(office: &mut Office, week: &str, day: &str, list: &[&str]) {
    let answers = with_rows(typed(&[]).period(week), "bn", COLUMNS, list);
    office.send_for("A", "nhanh", "", &format!("{day} 09:00:00"), &answers);
}

fn given(office: &mut Office) -> Vec<String> {
    office.issue("bc", "", "2020-03-25");
    let row = office.desk.issued().newest("bc", "", "A").expect("issued");
    let cell =
        |row: &std::collections::BTreeMap<String, String>, name: &str| row.get(name).cloned().unwrap_or_default();
    let lists = row.rows.get("hd").map_or(&[][..], Vec::as_slice).iter();
    lists.map(|row| ["hd_ten", "hd_gio", "hd_nguoi"].map(|name| cell(row, name)).join(" ")).collect()
}

#[test]
fn a_row_of_one_key_is_one_row_and_the_latest_report_has_the_word() {
    let mut office = weekly("key = [\"ten\", \"ngay\"]");
    week(&mut office, "2020-W10", "2020-03-06", &["Ra quân | 02/3/2020 | 14:05 | 30", "Tọa đàm | 04/3/2020 | | 20"]);
    week(&mut office, "2020-W11", "2020-03-13", &["Ra quân | 02/3/2020 | 14:05 | 35", "Về nguồn | 10/3/2020 | | 5"]);
    // «Tọa đàm» was taken out of the growing workbook.
    assert_eq!(given(&mut office), ["Ra quân 14:05 35", "Về nguồn  5"]);
}

#[test]
fn a_list_begun_anew_each_week_adds_up() {
    let mut office = weekly("key = [\"ten\", \"ngay\"]");
    week(&mut office, "2020-W10", "2020-03-06", &["Ra quân | 02/3/2020 | | 30"]);
    week(&mut office, "2020-W11", "2020-03-13", &["Về nguồn | 10/3/2020 | | 5"]);
    week(&mut office, "2020-W12", "2020-03-20", &["Về nguồn | 10/3/2020 | | 6", "Hiến máu | 17/3/2020 | | 9"]);
    assert_eq!(given(&mut office), ["Ra quân  30", "Về nguồn  6", "Hiến máu  9"]);
}

#[test]
fn more_rows_than_the_plan_has_room_for_are_all_carried_with_room_to_go_on() {
    let mut office = weekly("key = [\"ten\", \"ngay\"]\nrows = \"3\"\nmax_rows = 4");
    let list: Vec<String> = (1..=6).map(|number| format!("Hoạt động {number} | 02/3/2020 | | {number}")).collect();
    week(&mut office, "2020-W10", "2020-03-06", &list.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(given(&mut office).len(), 6);
    let more: Vec<String> = list.iter().cloned().chain(["Thêm | 20/3/2020 | | 1".to_owned()]).collect();
    let file =
        office.send("A", "2020-03-26", rows("hd", COLUMNS, &more.iter().map(String::as_str).collect::<Vec<_>>()));
    let round = office.round("2020-03-27");
    assert_eq!(round.codes(&file), [""; 0]);
}

#[test]
fn a_carried_telephone_number_is_words_and_no_work_of_the_units() {
    let mut office = weekly("");
    let phone = Typed::Text("0912345678".to_owned());
    let answers = typed(&[]).period("2020-W10").row("bn", &[("ten", phone), ("nguoi", Typed::Number(2.5e3))]);
    office.send_for("A", "nhanh", "", "2020-03-06 09:00:00", &answers);
    assert_eq!(given(&mut office), ["0912345678  2500"]);
    let untouched = office.send("A", "2020-03-26", typed(&[]));
    assert_eq!(office.round("2020-03-27").codes(&untouched), ["carried-only"]);
}
