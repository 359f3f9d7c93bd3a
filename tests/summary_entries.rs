//! What a unit typed stands somewhere in the summary, and says whether it is a zero, a blank, a declared nil or nobody's
//! business.

mod common;

use common::frame::Frame;
use common::paper::{Office, Says, nil, typed, with_rows};
use common::summary::{Page, calculated};
use common::working;
use std::collections::BTreeSet;
use tonghop::book::{Book, Content, Spot};
use tonghop::plan::Origin;
use tonghop::round::{Outcome, Round, json};
use tonghop::text::Lang;

const ENTRIES: &str = "Mọi ô đã nhập";
const MATRIX: &str = "Số liệu đơn vị";
const FIELDS: &str = r#"{ id = "so", label = "Số", type = "count" },
    { id = "loi", label = "Thuận lợi", type = "text" },
    { id = "may", label = "Điện thoại", type = "text", summary = false },
    { id = "xong", label = "Xong chưa", type = "status" },"#;
const WORK: &str = r#"{ id = "ten", label = "Tên", type = "text", required = true },
    { id = "luot", label = "Lượt", type = "count" }"#;

/// Four units; the fields of the section «chinh» and a list «ct».
fn office() -> Office {
    Frame::new()
        .units("code,name,group\nA,Đơn vị A,Nhóm 1\nB,Đơn vị B,Nhóm 1\nC,Đơn vị C,Nhóm 2\nD,Đơn vị D,\n")
        .fields(FIELDS)
        .table("ct", "nil = true", WORK)
        .indicator("viec", "value = \"so\"\ntarget = 1\nheadline = true\nrollup = \"sum\"")
        .indicator("da_xong", "value = 'xong = \"Đã thực hiện\"'\ncompare = \"yes\"\nrollup = \"met\"")
        .indicator("tong_luot", "value = \"SUM(ct_luot) + 0 * so\"\nweight = \"tally\"\nrollup = \"sum\"")
        .office()
}

/// What stands in so many cells of a unit's row, from the fourth column on.
fn row(book: &Book, sheet: &str, unit: &str, columns: std::ops::Range<u16>) -> Vec<String> {
    let page = Page::of(book, sheet);
    columns.map(|col| page.at(unit, 1, col)).collect()
}

fn is_nil(book: &Book, sheet: &str, unit: &str, col: u16) -> bool {
    let row = Page::of(book, sheet).row_of(unit, 1);
    book.sheet(sheet).expect("the sheet").cells[&Spot::new(row, col)].1.nil
}

/// A typed everything, B declared nil, C typed a zero and left the rest, D sent nothing.
fn four() -> Round {
    let mut office = office();
    let full = typed(&[("so", "5"), ("loi", "Được mùa"), ("may", "0123"), ("xong", "Đã thực hiện")]);
    office.send("A", "2020-03-20", with_rows(full, "ct", "ten|luot", &["Trồng cây|7", "Hiến máu|8"]));
    office.send("B", "2020-03-20", nil(&["chinh", "ct"]));
    office.send("C", "2020-03-20", typed(&[("so", "0")]));
    office.round("2020-04-01")
}

#[test]
fn every_cell_stands_on_a_sheet_whether_an_indicator_reads_it_or_not() {
    let book = calculated(&four());
    let shown = |unit: &str| row(&book, ENTRIES, unit, 3..7);
    assert_eq!(shown("Đơn vị A"), ["5", "Được mùa", "Đã thực hiện", "2"]);
    assert_eq!(shown("Đơn vị B"), ["0", "kps", "kps", "0"]);
    assert_eq!(shown("Đơn vị C (t)"), ["0", "", "?", "?"]);
    assert_eq!(shown("Đơn vị D"), ["–"; 4]);
    assert_eq!(shown("Cộng"), ["5", "", "", "2"]);
    assert_eq!(shown("Số đơn vị có số liệu"), ["3", "", "", "2"]);
    let heads: Vec<String> = (3..7).map(|col| Page::of(&book, ENTRIES).text(3, col)).collect();
    assert_eq!(heads, ["Số", "Thuận lợi", "Xong chưa", "DANH SÁCH"], "a telephone number is not for the summary");
}

#[test]
fn a_zero_a_blank_a_declared_nil_and_silence_look_different() {
    let book = calculated(&four());
    // Figure and mark of «viec», of «da_xong», then the figure of «tong_luot».
    let shown = |unit: &str| row(&book, MATRIX, unit, 3..8);
    assert_eq!(shown("Đơn vị A"), ["5", "✓", "1", "✓", "15"]);
    assert_eq!(shown("Đơn vị B"), ["0", "▼", "0", "▼", "0"]);
    assert_eq!(shown("Đơn vị C (t)"), ["0", "▼", "?", "?", "?"]);
    assert_eq!(shown("Đơn vị D"), ["–", "–", "–", "–", "–"]);
    for (unit, declared) in [("Đơn vị A", false), ("Đơn vị B", true), ("Đơn vị C (t)", false)] {
        let shown = [3, 5, 7].map(|col| is_nil(&book, MATRIX, unit, col));
        assert_eq!(shown, [declared; 3], "{unit}");
        assert_eq!(is_nil(&book, ENTRIES, unit, 3), declared, "{unit}");
    }
    assert_eq!(row(&book, MATRIX, "Cộng", 3..4), ["5"], "a marked nil is still a number");
}

#[test]
fn a_declared_nil_is_shown_as_a_number_with_a_mark() {
    let bytes = tonghop::book::bytes(&calculated(&four())).expect("a workbook");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let mut styles = String::new();
    let mut part = archive.by_name("xl/styles.xml").expect("the styles");
    std::io::Read::read_to_string(&mut part, &mut styles).expect("text");
    assert!(styles.contains("[$-42A]#,##0&quot; kps&quot;"), "{styles}");
}

#[test]
fn a_unit_without_a_figure_is_counted_once_whatever_it_lacks() {
    let mut office = office();
    office.send("A", "2020-03-20", typed(&[("so", "nhiều")]));
    office.send("B", "2020-03-20", typed(&[("loi", "Được mùa")]));
    office.send("C", "2020-03-20", typed(&[("so", "1")]));
    let round = office.round("2020-04-01");
    let book = calculated(&round);
    let shown = |unit: &str| row(&book, MATRIX, unit, 3..5);
    let units = ["Đơn vị A (t)", "Đơn vị B (t)", "Đơn vị C (t)", "Đơn vị D"];
    assert_eq!(units.map(shown), [["⚠", "⚠"], ["?", "?"], ["1", "✓"], ["–", "–"]]);
    assert_eq!(row(&book, ENTRIES, "Đơn vị A (t)", 3..4), ["⚠ nhiều"], "what was typed stays to be seen");
    let page = Page::of(&book, "Tổng hợp");
    let total = &round.result("viec").total;
    assert_eq!([6, 7, 8].map(|col| page.at("viec", 1, col)), ["1", "0", "3"]);
    assert_eq!((total.met, total.not_met, total.without_figures()), (1, 0, 3));
}

#[test]
fn a_declared_nil_is_told_in_json_and_changes_no_outcome() {
    let round = four();
    let told = json(&round, Lang::Vi);
    let nil = |indicator: usize| -> Vec<bool> {
        let units = told["indicators"][indicator]["units"].as_array().expect("units");
        units.iter().map(|unit| unit["nil"] == serde_json::json!(true)).collect()
    };
    assert_eq!([0, 1, 2].map(nil), [[false, true, false, false]; 3]);
    assert!(told["indicators"][0]["units"][0].get("nil").is_none(), "absent where it is not so");
    assert_eq!([round.actual("viec", "B"), round.actual("viec", "C")], [Some(0.0); 2]);
    assert_eq!(round.outcome("da_xong", "B"), Some(Outcome::NotMet));
}

#[test]
fn totals_by_group_add_up_and_the_office_has_none() {
    let office = "[[report]]\nid = \"khoi\"\nlabel = \"Khối\"\ncode = \"K\"\nform = \"bieu_k\"\nscope = \"khoi\"\n\
        [[form]]\nid = \"bieu_k\"\ntitle = \"KHỐI\"\n[[form.section]]\nid = \"phan_k\"\nsheet = \"Số liệu\"\n\
        title = \"VIỆC CẤP KHỐI\"\nfield = [{ id = \"nha\", label = \"Nhà\", type = \"count\", uom = \"căn\" }]\n\
        [[indicator]]\nid = \"nha_khoi\"\nlabel = \"Nhà\"\nsource = \"office\"\nreport = \"khoi\"\nvalue = \"nha\"\n\
        weight = \"tally\"\nrollup = \"sum\"\n";
    let units = "code,name,group,kind\nA,Đơn vị A,Nhóm 1,so\nB,Đơn vị B,,so\nKHOI,Đoàn Khối,,khoi\n";
    let frame = Frame::new()
        .units(units)
        .fields(FIELDS)
        .indicator("viec", "value = \"so\"\nweight = \"tally\"\nrollup = \"sum\"");
    let mut office = frame.and(office).office();
    for (unit, count) in [("A", "2"), ("B", "5")] {
        office.send(unit, "2020-03-20", typed(&[("so", count)]));
    }
    office.send_for("KHOI", "khoi", "", "2020-03-20 08:00:00", &typed(&[("nha", "3")]));
    let round = office.round("2020-04-01");
    let groups: Vec<(&str, f64)> =
        round.result("viec").groups.iter().map(|(group, total)| (group.as_str(), total.value)).collect();
    assert_eq!(groups, [("Nhóm 1", 2.0), ("", 5.0)], "a unit outside every group is in the total as well");
    let office = round.result("nha_khoi");
    assert_eq!((office.groups.len(), office.total.value), (0, 3.0));
    let book = calculated(&round);
    assert_eq!(Page::of(&book, ENTRIES).beside("Nhà (căn)", 1), "3", "the office's own cells stand below");
}

#[test]
fn what_is_written_beside_a_figure_stands_beside_the_unit() {
    let mut office = office();
    office.send("A", "2020-03-20", typed(&[("so", "5"), ("th_gc_so", "Đội hình Sao vàng")]));
    let book = calculated(&office.round("2020-04-01"));
    assert_eq!(Page::of(&book, ENTRIES).at("Đơn vị A (t)", 1, 7), "Số: Đội hình Sao vàng");
}

#[test]
fn a_declared_nil_is_said_on_the_plans_own_sheets_and_is_no_answer_there() {
    let sheet = "[[sheet]]\ntitle = \"Thuận lợi\"\nkind = \"fields\"\nfields = [\"loi\"]\nsign = true";
    let mut office = Frame::new().fields(FIELDS).and(sheet).office();
    office.send("A", "2020-03-20", typed(&[("so", "5"), ("loi", "Không phát sinh"), ("xong", "Đã thực hiện")]));
    office.send("B", "2020-03-20", nil(&["chinh"]));
    let book = calculated(&office.round("2020-04-01"));
    let shown = |words: &str| Page::of(&book, "Thuận lợi").at(words, 1, 2);
    assert_eq!([shown("Đơn vị A"), shown("Đơn vị B")], ["(không có)", "(không phát sinh)"]);
    assert_eq!(shown("Số đơn vị có số liệu"), "0/3", "that there is none is no answer in words");
}

/// Everything typed into the report in focus of a shipped sample, cell by cell.
#[test]
fn nothing_typed_into_the_samples_is_left_out() {
    for plan in ["thang-thanh-nien-2020", "phoi-hop-2023"] {
        let dir = tempfile::tempdir().expect("a temporary folder");
        working::copy(&working::sample().with_file_name(plan), dir.path());
        let round = common::summary::round(dir.path());
        let book = calculated(&round);
        let sheet = book.sheet(ENTRIES).expect("the sheet");
        let filled: BTreeSet<(u32, u16)> = sheet
            .cells
            .iter()
            .filter(|(_, (content, _))| *content != tonghop::book::Content::Blank)
            .map(|(spot, _)| (spot.row, spot.col))
            .collect();
        let form = round.plan.form_of(round.report().expect("a report")).expect("its form");
        let typed = form.fields().filter(|(_, field)| field.origin == Origin::Typed && field.summary);
        let columns: Vec<(u16, &str)> = (3..).zip(typed.map(|(_, field)| field.id.as_str())).collect();
        let mut seen = 0;
        for (row, unit) in (4..).zip(round.counted()) {
            let standing = round.in_focus().find(|one| one.unit == unit.code).expect("a standing");
            let Some(submission) = round.effective(standing).and_then(|file| file.submission()) else { continue };
            for (col, id) in &columns {
                let said = submission.cell(id).is_some_and(tonghop::intake::Entry::says_something);
                assert!(!said || filled.contains(&(row, *col)), "{plan} {} {id}", unit.code);
                seen += usize::from(said);
            }
        }
        assert!(seen > 30, "{plan}: only {seen} cells");
    }
}

#[test]
fn figures_keep_their_decimals_and_shares_are_never_added_up() {
    let mut office = Frame::new()
        .fields(
            r#"{ id = "diem", label = "Điểm", type = "decimal" },
            { id = "ty_le", label = "Tỷ lệ", type = "percent" },
            { id = "rieng", label = "Riêng", type = "count" },"#,
        )
        .indicator("so_diem", "value = \"diem\"\ntarget = 8\nrollup = \"sum\"\nhighlight = \"điểm\"")
        .indicator(
            "phan",
            "value = \"ty_le\"\ntarget = 0.9\nrollup = \"sum\"\nheadline = true\ngroup = true\nhighlight = \"phần\"",
        )
        .indicator("mot", "value = \"rieng\"\ntarget = 3\nrollup = \"none\"\nheadline = true")
        .office();
    office.send("A", "2020-03-20", typed(&[("diem", "8,25"), ("ty_le", "95%"), ("rieng", "3")]));
    office.send("B", "2020-03-20", typed(&[("diem", "7"), ("ty_le", "80%"), ("rieng", "4")]));
    let book = calculated(&office.round("2020-04-01"));
    let matrix = book.sheet(MATRIX).expect("the matrix");
    let all: Vec<(String, &str)> = matrix
        .cells
        .values()
        .filter_map(|(content, style)| match content {
            Content::Number(number) => Some((number.to_string(), style.number.code())),
            _ => None,
        })
        .collect();
    assert!(all.contains(&("8.25".to_owned(), "[$-42A]#,##0.0#")), "{all:?}");
    assert!(all.contains(&("0.95".to_owned(), "[$-42A]0.0%")), "{all:?}");
    let sums = |sheet: &str| {
        let sheet = book.sheet(sheet).expect("the sheet");
        let formulas = sheet.cells.values().filter_map(|(content, _)| match content {
            Content::Formula(_, Some(result)) => Some(format!("{result:?}")),
            _ => None,
        });
        formulas.collect::<Vec<_>>()
    };
    let added =
        |figure: &str| [MATRIX, "Tổng hợp"].iter().any(|sheet| sums(sheet).iter().any(|one| one.contains(figure)));
    assert!(added("15.25"), "figures are added up");
    assert!(!added("1.75") && !added("(7.0)"), "shares, and what the plan does not add up, are not");
}
