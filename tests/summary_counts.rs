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
