//! Cases 6 to 9 and 34: fixed days, windows, periods, weekly lists beside a final one.

use crate::frame::Frame;
use crate::paper::{Says, rows, typed, with_rows};
use tonghop::check::Code;
use tonghop::round::Outcome::{Met, NotApplicable, NotDue, NotMet, OffDay, Undecided};
use tonghop::round::Verdict;

const UNITS: &str = "code,name\nA,Đơn vị A\nB,Đơn vị B\nC,Đơn vị C\nD,Đơn vị D\nE,Đơn vị E\n";

/// «Ngày Đoàn viên» on Sunday 16/8/2020.
fn day_of_members(more: &str) -> Frame {
    let fields = r#"{ id = "nd", label = "Ngày Đoàn viên", type = "status" },
        { id = "nd_ngay", label = "Ngày tổ chức", type = "date", required = false },"#;
    let keys = "value = \"nd\"\nday = \"nd_ngay\"\ncompare = \"on\"\non = 2020-08-16\nrollup = \"met\"";
    Frame::new()
        .head("window = { from = 2020-08-01, to = 2020-08-31 }")
        .report("due = { by = 2020-08-31 }")
        .units(UNITS)
        .fields(fields)
        .indicator("ngay_doan_vien", &format!("{keys}\n{more}"))
}

#[test]
fn case_06_fixed_date() {
    let mut office = day_of_members("").office();
    let day = |day: &str| typed(&[("nd", "Đã thực hiện"), ("nd_ngay", day)]);
    office.send("A", "2020-08-30", day("Chủ nhật, 16/8/2020"));
    office.send("B", "2020-08-30", day("15/8/2020"));
    office.send("C", "2020-08-30", typed(&[("nd", "Đã thực hiện")]));
    let american = office.send("D", "2020-08-30", day("8/16/2020"));
    office.send("E", "2020-08-30", typed(&[("nd", "Chưa thực hiện")]));
    let round = office.round("2020-09-01");
    let outcomes = ["A", "B", "C", "D", "E"].map(|unit| round.outcome("ngay_doan_vien", unit));
    assert_eq!(outcomes, [Met, OffDay, Undecided, Undecided, NotMet].map(Some));
    assert_eq!(round.codes(&american), ["not-a-date"]);
    assert_eq!(round.found(&american, Code::NotADate).arguments["suggestion"], "16/8/2020");
}

#[test]
fn case_06_fixed_date_typed_month_first_is_asked_about() {
    let mut office = day_of_members("").office();
    let file = office.send("A", "2020-08-30", typed(&[("nd", "Đã thực hiện"), ("nd_ngay", "8/3/2020")]));
    let round = office.round("2020-09-01");
    assert_eq!(round.codes(&file), ["date-swapped"]);
    assert_eq!(round.found(&file, Code::DateSwapped).arguments["other"], "03/8/2020");
}

#[test]
fn case_06_fixed_date_and_who_is_not_concerned() {
    for (strict, verdict) in [("strict = false", Verdict::Met), ("strict = true", Verdict::NotMet)] {
        let mut office = day_of_members(strict).units("code,name\nA,Đơn vị A\nB,Đơn vị B\n").office();
        office.send("A", "2020-08-30", typed(&[("nd", "Đã thực hiện"), ("nd_ngay", "15/8/2020")]));
        office.send("B", "2020-08-30", typed(&[("nd", "Không thuộc diện")]));
        let round = office.round("2020-09-01");
        assert_eq!(round.outcome("ngay_doan_vien", "B"), Some(NotApplicable));
        assert_eq!(round.result("ngay_doan_vien").total.in_scope(), 1);
        assert_eq!(round.result("ngay_doan_vien").verdict, verdict, "{strict}");
    }
}

const LIST: &str = r#"{ id = "ten", label = "Tên", type = "text" },
    { id = "ngay", label = "Ngày", type = "date_range", required = true }"#;

#[test]
fn case_07_window_with_list_rows() {
    let inside = r#"value = 'COUNTIFS(hd_ngay, ">="&DATE(2020,3,1), hd_ngay, "<="&DATE(2020,3,31)) = COUNT(hd_ngay)'
        compare = "yes""#;
    let mut office = Frame::new()
        .table("hd", "", LIST)
        .indicator("hoat_dong", "value = \"COUNTA(hd_ten)\"\nweight = \"tally\"")
        .indicator("trong_thang_ba", inside)
        .office();
    let list = ["Ra quân | 26-29/02/2020", "Về nguồn | 14-15/3/2020", "Họp | 10-20/02/2020", "Cũ | 10/02/2020"];
    let file = office.send("A", "2020-03-20", rows("hd", "ten | ngay", &list));
    office.send(
        "B",
        "2020-03-20",
        rows("hd", "ten | ngay", &["Về nguồn | 14-15/3/2020", "Cuối tháng | 28/3-02/4/2020"]),
    );
    let round = office.round("2020-04-01");
    // A row partly inside the plan's days counts; one wholly outside is kept, told and not counted.
    assert_eq!(round.actual("hoat_dong", "A"), Some(3.0));
    assert_eq!(round.codes(&file), ["date-out-of-window"]);
    assert_eq!(round.file(&file).submission().expect("read").rows("hd").len(), 4);
    // A window of the indicator's own: the first day of a row decides.
    assert_eq!(round.outcome("trong_thang_ba", "A"), Some(NotMet));
    assert_eq!(round.outcome("trong_thang_ba", "B"), Some(Met));
}

#[test]
fn case_07_window_with_list_rows_before_the_plan_was_issued() {
    let head = "issued = 2020-12-10\nwindow = { from = 2020-11-01, to = 2021-01-20 }";
    let mut office = Frame::new()
        .head(head)
        .report("due = { by = 2021-01-25 }")
        .table("hd", "", LIST)
        .indicator("hoat_dong", "value = \"COUNTA(hd_ten)\"\nweight = \"tally\"")
        .office();
    let file = office.send("A", "2021-01-22", rows("hd", "ten | ngay", &["Hội nghị | 15/11/2020"]));
    let round = office.round("2021-02-01");
    assert_eq!((round.actual("hoat_dong", "A"), round.codes(&file)), (Some(1.0), vec![]));
}

#[test]
fn case_08_per_period_rules_in_the_middle_of_the_period() {
    let due = r#"due = { every = "quarter", on = "last_day", by = "17:00", from = 2023-01-01, to = 2023-12-31 }"#;
    let mut office = Frame::new()
        .head("")
        .report(due)
        .fields(r#"{ id = "hop", label = "Hội nghị", type = "count" },"#)
        .indicator("moi_quy", "value = \"hop\"\ntarget = 1\nover = \"each\"")
        .indicator("quy_nay", "value = \"hop\"\ntarget = 1")
        .office();
    for (unit, period, when, held) in [
        ("A", "2023-Q1", "2023-03-30", "1"),
        ("A", "2023-Q2", "2023-06-30", "2"),
        ("B", "2023-Q1", "2023-03-30", "1"),
        ("B", "2023-Q2", "2023-06-30", "0"),
        ("C", "2023-Q1", "2023-03-30", "1"),
    ] {
        office.send_for(unit, "bc", period, when, &typed(&[("hop", held)]));
    }
    let august = office.round_on("bc", "2023-Q3", "2023-08-10");
    assert_eq!(august.outcome("quy_nay", "A"), Some(NotDue), "the quarter is not over");
    assert_eq!(["A", "B", "C"].map(|unit| august.outcome("moi_quy", unit)), [Met, NotMet, Undecided].map(Some));
    assert_eq!(august.actual("moi_quy", "A"), Some(3.0));
}

/// A weekly list, and a final one that starts from it.
fn weekly_and_final() -> Frame {
    let weekly = r#"[[report]]
        id = "nhanh"
        label = "Báo cáo nhanh"
        code = "NH"
        form = "nhanh"
        due = { every = "week", on = "fri", by = "10:00", from = 2020-02-21, to = 2020-03-27 }
        [[form]]
        id = "nhanh"
        title = "BÁO CÁO NHANH"
        layout = "compact"
        [[form.table]]
        id = "bn"
        sheet = "Báo cáo nhanh"
        title = "HOẠT ĐỘNG TRONG TUẦN"
        nil = true
        columns = [ { id = "ten", label = "Tên", type = "text" }, { id = "ngay", label = "Ngày", type = "date_range" } ]
        [[indicator]]
        id = "cong_don"
        label = "Hoạt động trong các tuần"
        source = "office"
        report = "nhanh"
        value = 'COUNTIFS(bn_ngay, ">="&period_from, bn_ngay, "<="&period_to)'
        over = "sum"
        weight = "tally""#;
    Frame::new()
        .table("hd", "rows_from = \"nhanh\"", LIST)
        .indicator("ca_dot", "value = \"COUNTA(hd_ten)\"\nweight = \"tally\"")
        .and(weekly)
}

#[test]
fn case_09_cumulative_or_period_figure() {
    let mut office = weekly_and_final().office();
    let first = ["Ra quân | 02/3/2020", "Tọa đàm | 04/3/2020"];
    let second = ["Ra quân | 02/3/2020", "Tọa đàm | 04/3/2020", "Về nguồn | 10/3/2020"];
    let columns = "ten | ngay";
    // One growing workbook: the second week's file still holds the rows of the first.
    let week = |rows: &[&str], week: &str| with_rows(typed(&[]).period(week), "bn", columns, rows);
    office.send_for("A", "nhanh", "", "2020-03-06 09:00:00", &week(&first, "2020-W10"));
    office.send_for("A", "nhanh", "", "2020-03-13 09:00:00", &week(&second, "2020-W11"));
    office.issue("bc", "", "2020-03-20 08:00:00");
    let given = &office.desk.issued().newest("bc", "", "A").expect("issued").rows["hd"];
    assert_eq!(given.len(), 3, "each weekly row once: {given:?}");

    let untouched = office.send("A", "2020-03-25 08:00:00", typed(&[]));
    let all = [&second[..], &["Hiến máu | 24/3/2020"]].concat();
    office.send("A", "2020-03-26 08:00:00", rows("hd", columns, &all));
    let round = office.round("2020-04-01");
    assert_eq!(
        round.codes(&untouched),
        ["carried-only"],
        "the office's own rows are no report unless the unit says so"
    );
    assert_eq!(round.actual("ca_dot", "A"), Some(4.0), "the final list replaces the weekly ones, never adds to them");
    // Weeks are added up by the days of each week: rows that stay in the workbook count once.
    assert_eq!(office.round_on("nhanh", "2020-W11", "2020-03-14").actual("cong_don", "A"), Some(3.0));
}

// The supplement of an early final report is an act of the register and not there yet: until then a later version of
// the whole report replaces the earlier one.
#[test]
fn case_34_an_early_final_report() {
    let mut office = Frame::new()
        .table("hd", "", LIST)
        .indicator("hoat_dong", "value = \"COUNTA(hd_ten)\"\nweight = \"tally\"")
        .office();
    office.send("A", "2020-03-28 15:00:00", rows("hd", "ten | ngay", &["Hiến máu | 24/3/2020"]));
    let late = rows("hd", "ten | ngay", &["Hiến máu | 24/3/2020", "Giờ Trái đất | 30/3/2020"]);
    let later = office.send("A", "2020-04-02 08:00:00", late);
    let round = office.round("2020-04-03");
    assert_eq!(round.codes(&later), ["date-out-of-window"], "after the cut-off: kept, told, not counted");
    assert_eq!(round.actual("hoat_dong", "A"), Some(1.0));
    assert_eq!(round.timely("A"), Some(tonghop::round::Timeliness::OnTime), "the first report decides");
}
