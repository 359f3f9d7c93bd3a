//! What is shown together in the summary adds up: units without a group, units that have left, nobody at all.

mod common;

use common::frame::Frame;
use common::paper::{Office, Says, typed};
use common::summary::{Page, calculated};
use tonghop::round::{Focus, Round};

const SO: &str = r#"{ id = "so", label = "Số", type = "count" },"#;

/// The report «bc» of A, B and C in March.
fn counted(units: &str) -> Office {
    let keys = "value = \"so\"\ntarget = 1\ngroup = true\nheadline = true\nrollup = \"sum\"";
    let mut office = Frame::new().units(units).fields(SO).indicator("viec", keys).office();
    for (unit, count) in [("A", "1"), ("B", "2"), ("C", "4")] {
        office.send(unit, "2020-03-20", typed(&[("so", count)]));
    }
    office
}

#[test]
fn units_without_a_group_are_a_part_of_their_own() {
    let office = counted("code,name,group\nA,Đơn vị A,Nhóm 1\nB,Đơn vị B,\nC,Đơn vị C,Nhóm 1\n");
    let book = calculated(&office.round("2020-04-01"));
    let groups = Page::of(&book, "Nhóm");
    assert_eq!(groups.beside("Nhóm 1", 6), "5");
    assert_eq!(groups.beside("–", 6), "2");
    assert_eq!(groups.beside("Cộng", 6), "7");
    let matrix = Page::of(&book, "Số liệu đơn vị");
    assert_eq!(matrix.beside("Cộng –", 2), "2");
}

#[test]
fn a_group_named_like_a_pattern_or_a_comparison_is_only_itself() {
    for odd in ["Nhóm *", "Nhóm ?", "<> 1"] {
        let office = counted(&format!("code,name,group\nA,Đơn vị A,{odd}\nB,Đơn vị B,Nhóm 2\nC,Đơn vị C,Nhóm 1\n"));
        let book = calculated(&office.round("2020-04-01"));
        assert_eq!(Page::of(&book, "Nhóm").beside(odd, 6), "1", "{odd}");
        assert_eq!(Page::of(&book, "Số liệu đơn vị").beside(&format!("Cộng {odd}"), 2), "1", "{odd}");
    }
}

const CHANGES: &str = "code,name,group,kind,from,to,merged_into\nA,Đơn vị A,Nhóm 1,so,,,\n\
    B,Đơn vị B,Nhóm 2,so,,2020-02-29,A\nC,Đơn vị C,Nhóm 1,so,2020-03-01,,\nD,Đơn vị D,Nhóm 1,khac,,,\n";

/// Monthly counts; B left at the end of February, D is in no scope.
fn merged() -> Round {
    let due = r#"due = { every = "month", on = "last_day", by = "17:00", from = 2020-02-01, to = 2020-03-31 }"#;
    let keys =
        "scope = { kinds = [\"so\"] }\nvalue = \"so\"\ntarget = 1\ngroup = true\nheadline = true\nrollup = \"sum\"";
    let mut office = Frame::new()
        .head("")
        .report(due)
        .units(CHANGES)
        .fields(SO)
        .indicator("ca_dot", &format!("{keys}\nover = \"sum\""))
        .indicator("thang_nay", keys)
        .office();
    let sent = [("A", "2020-02", "1"), ("B", "2020-02", "20"), ("A", "2020-03", "300"), ("C", "2020-03", "4000")];
    for (unit, month, count) in sent {
        office.send_for(unit, "bc", month, &format!("{month}-28 08:00:00"), &typed(&[("so", count)]));
    }
    office.round_on("bc", "2020-03", "2020-04-01")
}

#[test]
fn what_a_unit_reported_before_it_left_stays_in_the_sum_of_the_periods() {
    let round = merged();
    assert_eq!((round.result("ca_dot").total.value, round.result("thang_nay").total.value), (4321.0, 4300.0));
    let book = calculated(&round);
    let matrix = Page::of(&book, "Số liệu đơn vị");
    // Two columns an indicator: figure and mark.
    assert_eq!([3, 5].map(|col| matrix.at("Cộng", 1, col)), ["4.321", "4.300"]);
    assert_eq!([3, 5].map(|col| matrix.at("Số đơn vị có số liệu", 1, col)), ["3", "2"]);
    assert_eq!([3, 4, 5, 6].map(|col| matrix.at("Đơn vị B (đến 29/02/2020)", 1, col)), ["20", "✓", "", ""]);
    let groups = Page::of(&book, "Nhóm");
    assert_eq!((groups.beside("Nhóm 2", 6), groups.beside("Cộng", 6)), ("20".to_owned(), "4.321".to_owned()));
}

#[test]
fn the_counts_of_page_1_agree_with_the_round_when_units_have_left() {
    let round = merged();
    let book = calculated(&round);
    let page = Page::of(&book, "Tổng hợp");
    for id in ["ca_dot", "thang_nay"] {
        let total = &round.result(id).total;
        let counts = [total.met, total.not_met, total.without_figures(), 0, total.not_applicable];
        let shown = [6, 7, 8, 9, 10].map(|col| page.at(id, 1, col));
        assert_eq!(shown, counts.map(|count| count.to_string()), "{id}");
        assert_eq!(page.at(id, 1, 4), tonghop::text::number(total.value), "{id}");
    }
    let total = &round.result("ca_dot").total;
    assert_eq!((total.units, total.in_scope(), total.not_applicable), (4, 3, 1), "D stays outside");
}

#[test]
fn where_nobody_is_asked_every_count_is_zero() {
    let office = Frame::new()
        .report("due = { before = 2020-03-28T16:00:00 }\nscope = { where = \"chi_doan > 100\" }")
        .fields(SO)
        .indicator("viec", "value = \"so\"\ntarget = 1\nheadline = true\nrollup = \"sum\"")
        .office();
    let focus = Focus { report: "bc".to_owned(), period: String::new(), chosen: false };
    let book = calculated(&office.desk.round_on(focus, common::paper::at("2020-04-01")));
    let page = Page::of(&book, "Tổng hợp");
    let row = page.row_of("Tổng số đơn vị", 0) + 1;
    assert_eq!([0, 2, 3, 4, 5, 7, 8, 9, 10].map(|col| page.text(row, col)), ["0"; 9]);
    assert_eq!(page.at("viec", 1, 4), "0");
    assert_eq!(Page::of(&book, "Tình hình gửi báo cáo").text(5, 1), "Cộng 0");
    assert_eq!(Page::of(&book, "Số liệu đơn vị").at("Cộng", 1, 3), "0");
}

#[test]
fn a_report_of_nobody_is_not_looked_at_first() {
    let empty = "[[report]]\nid = \"sau\"\nlabel = \"Sau\"\ncode = \"SAU\"\nform = \"bieu\"\n\
        scope = { where = \"chi_doan > 100\" }\ndue = { before = 2020-03-30T16:00:00 }";
    let office = Frame::new().fields(SO).and(empty).office();
    assert_eq!(office.round("2020-04-01").focus.report, "bc");
}

#[test]
fn the_notes_speak_only_of_the_report_in_focus() {
    let other = "[[report]]\nid = \"hai\"\nlabel = \"Hai\"\ncode = \"HAI\"\nform = \"bieu_hai\"\n\
        due = { before = 2020-03-10T16:00:00 }\n[[form]]\nid = \"bieu_hai\"\ntitle = \"HAI\"\n[[form.section]]\n\
        id = \"phan_hai\"\nsheet = \"Số liệu\"\ntitle = \"HAI\"\n\
        field = [{ id = \"khac\", label = \"Khác\", type = \"count\" }]\n[[indicator]]\nid = \"viec_hai\"\n\
        label = \"Việc của báo cáo hai\"\nsource = \"office\"\nreport = \"hai\"\nvalue = \"khac\"\ntarget = 5\n\
        headline = true\n";
    let mut office = Frame::new()
        .fields(SO)
        .indicator("viec_mot", "value = \"so\"\ntarget = 5\nheadline = true")
        .and(other)
        .office();
    office.send("A", "2020-03-20", typed(&[("so", "1")]));
    office.send_for("A", "hai", "", "2020-03-09 08:00:00", &typed(&[("khac", "1")]));
    let says = |report: &str, words: &str| {
        let book = calculated(&office.round_on(report, "", "2020-04-01"));
        let page = Page::of(&book, "Tổng hợp");
        let first = page.row_of("IV. Cần lưu ý", 0);
        (first..first + 10).any(|row| page.text(row, 0).contains(words))
    };
    assert!(says("bc", "chưa đạt: viec_mot") && !says("bc", "iệc của báo cáo hai"));
    assert!(says("hai", "iệc của báo cáo hai") && !says("hai", "viec_mot"));
}

#[test]
fn a_plan_without_a_heading_prints_nobodys() {
    let page = |head: &str| {
        let mut office = Frame::new().head(head).fields(SO).and("").office();
        office.send("A", "2020-03-20", typed(&[("so", "1")]));
        let book = calculated(&office.round("2020-04-01"));
        let page = Page::of(&book, "Tổng hợp");
        [page.text(0, 4), page.text(2, 0), page.text(2, 4)]
    };
    assert_eq!(page(""), ["", "", "Ngày …… tháng 4 năm 2020"]);
    let own = page("[plan.letterhead]\nbody = \"BCH ĐOÀN KHỐI\"\nplace = \"Cần Thơ\"");
    assert_eq!(own, ["ĐOÀN TNCS HỒ CHÍ MINH", "***", "Cần Thơ, ngày …… tháng 4 năm 2020"]);
}

#[test]
fn rows_of_several_periods_name_their_period() {
    let due = |every: &str| format!("due = {{ {every}, from = 2020-02-01, to = 2020-03-31 }}");
    let column = r#"{ id = "ten", label = "Tên", type = "text" }"#;
    let sheet = "[[sheet]]\ntitle = \"Công việc\"\nkind = \"rows\"\ntable = \"ct\"";
    let frame = Frame::new().head("").report(&due("every = \"month\", on = \"last_day\", by = \"17:00\""));
    let mut office = frame.table("ct", "", column).and(sheet).office();
    for (month, work) in [("2020-02", "Trồng cây"), ("2020-03", "Hiến máu")] {
        let answers = common::paper::rows("ct", "ten", &[work]);
        office.send_for("A", "bc", month, &format!("{month}-28 08:00:00"), &answers);
    }
    let shown = |period: &str| {
        let book = calculated(&office.round_on("bc", period, "2020-04-01"));
        let page = Page::of(&book, "Công việc");
        (3..6).map(|row| [2, 3].map(|col| page.text(row, col))).collect::<Vec<_>>()
    };
    let texts = |rows: &[[&str; 2]]| rows.iter().map(|row| row.map(str::to_owned)).collect::<Vec<_>>();
    assert_eq!(shown("2020-03"), texts(&[["Tên", "Kỳ"], ["Trồng cây", "Tháng 2/2020"], ["Hiến máu", "Tháng 3/2020"]]));
    assert_eq!(shown("2020-02")[..2], texts(&[["Tên", "Nguồn"], ["Trồng cây", "Danh sách ct, dòng 4"]])[..]);
}

#[test]
fn units_that_have_left_are_not_among_those_the_plan_counts() {
    let keys = "scope = { kinds = [\"so\"] }\nvalue = \"so\"\ntarget = 1";
    let plan = Frame::new().units(CHANGES).fields(SO).indicator("viec", keys).plan();
    let shown = tonghop::text::show::plan(&plan, tonghop::text::Lang::Vi);
    for line in ["Số đơn vị: 03;", "tất cả 03 đơn vị", "chỉ tính ở các kỳ trước: Đơn vị B (đến 29/02/2020)."]
    {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
    assert!(shown.contains("Đơn vị A, Đơn vị C: mỗi đơn vị") && !shown.contains("04"), "{shown}");
}

#[test]
fn a_carried_day_is_a_day_in_the_next_form() {
    let source = "[[report]]\nid = \"dk\"\nlabel = \"Đăng ký\"\ncode = \"DK\"\nform = \"bieu_dk\"\n\
        due = { before = 2020-03-01T16:00:00 }\n[[form]]\nid = \"bieu_dk\"\ntitle = \"ĐĂNG KÝ\"\n[[form.section]]\n\
        id = \"phan_dk\"\nsheet = \"Số liệu\"\ntitle = \"ĐĂNG KÝ\"\n\
        field = [{ id = \"ngay_dk\", label = \"Ngày\", type = \"date\" }]\n";
    let fields = r#"{ id = "ngay_hen", label = "Ngày đăng ký", type = "date", from = "dk.ngay_dk" },
        { id = "tre", label = "Số ngày", type = "count", formula = "DATE(2020,3,26) - ngay_hen" },
        { id = "so", label = "Số", type = "count" },"#;
    let mut office = Frame::new().fields(fields).indicator("tre", "value = \"tre\"\ntarget = 1").and(source).office();
    office.send_for("A", "dk", "", "2020-02-20 08:00:00", &typed(&[("ngay_dk", "20/3/2020")]));
    office.send("A", "2020-03-20", typed(&[("so", "1")]));
    let round = office.round("2020-04-01");
    assert_eq!(round.actual("tre", "A"), Some(6.0));
    let (mut book, _) = office.desk.filled("A", "bc", "", &typed(&[("so", "2")])).expect("a form");
    tonghop::book::calculate(&mut book);
    let sheet = book.sheet("Số liệu").expect("the sheet");
    let page = Page::of(&book, "Số liệu");
    let (_, style) = &sheet.cells[&tonghop::book::Spot::new(page.row_of("Ngày đăng ký", 1), 2)];
    assert_eq!(style.number, tonghop::book::Number::Day, "shown as 20/03/2020, not as 43910");
    assert_eq!(page.at("Số ngày", 1, 2), "6");
    let file = tonghop::book::bytes(&book).expect("a workbook");
    let grid = tonghop::guard::open("a.xlsx", &file, &tonghop::format::Means::default())
        .unwrap_or_else(|finding| panic!("{finding:?}"));
    let file = office.desk.take(&grid, common::paper::at("2020-03-21"));
    let round = office.round("2020-04-01");
    assert_eq!((round.codes(&file), round.actual("tre", "A")), (vec![], Some(6.0)), "the day is nobody's change");
}

#[test]
fn a_form_with_a_day_in_it_reads_back_when_it_is_issued() {
    let fields = r#"{ id = "ngay_hen", label = "Ngày hẹn", type = "date", from = "unit.hen" },"#;
    let dir = tempfile::tempdir().expect("a temporary folder");
    let frame = Frame::new().fields(fields);
    tonghop::disk::write(&dir.path().join("plan.toml"), frame.text().as_bytes()).expect("the plan");
    tonghop::disk::write(&dir.path().join("units.csv"), b"code,name,hen\nA,A,43910\n").expect("the units");
    let folder = tonghop::command::Folder::open(dir.path()).expect("the plan is good");
    let done = tonghop::command::issue(&folder, &tonghop::command::Wanted::default(), common::paper::at("2020-03-01"));
    assert_eq!(done.map(|done| done[0].count).ok(), Some(1), "what is written must read back");
}
