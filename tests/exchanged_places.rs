//! Columns and sheets that are gone, rows and columns pasted over one another, copies, boxes and links: what a unit typed
//! is read by the words it saw, or told; what is not there is never called empty.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::LazyLock;
use tonghop::book::{Area, Spot};
use tonghop::check::{Code, Finding};
use tonghop::command::Folder;
use tonghop::format::{FileKind, Grid, GridCell, GridSheet, Means, open};
use tonghop::intake::{Issued, Submission, Verdict};
use tonghop::plan::Severity;
use tonghop::round::{Content, understand};
use tonghop::text::{Lang, finding as finding_text};
use tonghop::value::Raw;

/// A filled report with lists, and everything that was issued.
struct Returned {
    folder: Folder,
    issued: Issued,
    grid: Grid,
}

static RETURNED: LazyLock<Returned> = LazyLock::new(|| {
    let folder = Folder::open(Path::new("samples/thang-thanh-nien-2020")).expect("the sample");
    let issued = tonghop::command::issued(&folder).expect("what was issued");
    let bytes = std::fs::read(folder.root.join("inbox").join(FILE)).expect("a report");
    let grid = tonghop::guard::open(FILE, &bytes, &Means::default()).expect("a workbook");
    Returned { folder, issued, grid }
});
const FILE: &str = "tong ket/02 BV Da khoa Trung uong - TTN2020 tong ket.xlsx";
const LIST: &str = "Hoạt động";
const FIGURES: &str = "Số liệu";

/// A report changed in some way, and what was found besides.
struct Changed {
    content: Content,
    more: Vec<Finding>,
}

impl Changed {
    #[track_caller]
    fn by(change: impl FnOnce(&mut Grid)) -> Self {
        let (_, usual) = understand(&RETURNED.folder.plan, &RETURNED.issued, &RETURNED.grid).expect("the form");
        let mut grid = RETURNED.grid.clone();
        change(&mut grid);
        let (content, findings) = understand(&RETURNED.folder.plan, &RETURNED.issued, &grid).expect("the form");
        let more = findings.into_iter().filter(|finding| !usual.contains(finding)).collect();
        Changed { content, more }
    }

    fn codes(&self) -> Vec<(Code, Severity)> {
        self.more.iter().map(|finding| (finding.code, finding.severity)).collect()
    }

    fn sentences(&self) -> String {
        self.more.iter().map(|finding| finding_text(finding, Lang::Vi)).collect::<Vec<_>>().join("\n")
    }

    fn submission(&self) -> &Submission {
        &self.content.submission
    }

    fn figure(&self, formula: &str) -> Verdict {
        let rule = tonghop::plan::Rule { text: formula.to_owned(), at: tonghop::plan::Place::default() };
        self.content.figures.evaluate(&[&rule]).remove(0)
    }
}

fn before() -> Changed {
    Changed::by(|_| {})
}

/// The cells of each row of the list, but for this column.
fn rows(submission: &Submission, but: &str) -> Vec<Vec<String>> {
    let cells = |row: &tonghop::intake::Row| {
        let kept = row.cells.iter().filter(|(name, _)| *name != but);
        kept.map(|(name, entry)| format!("{name} = {}", entry.raw.shown())).collect()
    };
    submission.rows("hd").iter().map(cells).collect()
}

fn sheet<'g>(grid: &'g mut Grid, name: &str) -> &'g mut GridSheet {
    grid.sheets.iter_mut().find(|sheet| sheet.name == name).expect("the sheet")
}

fn column(grid: &Grid, name: &str) -> u16 {
    grid.refers(name, LIST).expect("a name").1.from.col
}

/// Moves every cell of a sheet.
fn shift(sheet: &mut GridSheet, to: impl Fn(Spot) -> Spot) {
    sheet.cells = std::mem::take(&mut sheet.cells).into_iter().map(|(spot, cell)| (to(spot), cell)).collect();
}

/// Moves the names of a sheet as an office program does.
fn shift_names(grid: &mut Grid, name: &str, to: impl Fn(Spot) -> Spot) {
    for (on, area) in grid.names.values_mut().flatten().filter(|(on, _)| on == name) {
        *area = Area::new(to(area.from), to(area.to));
        assert_eq!(on, name);
    }
}

fn delete_column(grid: &mut Grid, name: &str) {
    let gone = column(grid, name);
    grid.names.remove(name);
    let left = |spot: Spot| Spot::new(spot.row, spot.col - u16::from(spot.col > gone));
    sheet(grid, LIST).cells.retain(|spot, _| spot.col != gone);
    shift(sheet(grid, LIST), left);
    shift_names(grid, LIST, left);
}

fn swapped<T: PartialEq + Copy>(one: T, two: T) -> impl Fn(T) -> T {
    move |at| {
        if at == one {
            two
        } else if at == two {
            one
        } else {
            at
        }
    }
}

fn exchange_columns(grid: &mut Grid) {
    let swap = swapped(column(grid, "hd_luot"), column(grid, "hd_thu_huong"));
    let head = grid.refers("hd_luot", LIST).expect("a name").1.from.row - 1;
    shift(sheet(grid, LIST), |spot| if spot.row < head { spot } else { Spot::new(spot.row, swap(spot.col)) });
}

#[track_caller]
fn deleted(name: &str, severity: Severity) {
    let changed = Changed::by(|grid| delete_column(grid, name));
    assert_eq!(changed.codes(), [(Code::ColumnGone, severity)], "{}", changed.sentences());
    assert_eq!(rows(changed.submission(), name), rows(before().submission(), name));
}

#[test]
fn a_deleted_column_costs_its_own_values_and_is_told_once() {
    deleted("hd_ghi_chu", Severity::Warning);
    deleted("hd_vai_tro", Severity::Warning);
    deleted("hd_thu_huong", Severity::Warning);
    deleted("hd_luot", Severity::Error);
}

#[test]
fn a_figure_that_rests_on_a_deleted_column_is_undecided_not_zero() {
    assert!(before().figure("SUM(hd_kinh_phi)").number().is_some_and(|sum| sum > 0.0));
    let changed = Changed::by(|grid| delete_column(grid, "hd_kinh_phi"));
    assert_eq!(changed.figure("SUM(hd_kinh_phi)").number(), None);
    assert_eq!(changed.figure("COUNTA(hd_ten)"), before().figure("COUNTA(hd_ten)"));
}

#[test]
fn a_column_that_lost_its_name_is_found_by_its_heading() {
    let changed = Changed::by(|grid| drop(grid.names.remove("hd_thu_huong")));
    assert_eq!(changed.codes(), [(Code::Relocated, Severity::Warning)], "{}", changed.sentences());
    assert_eq!(rows(changed.submission(), ""), rows(before().submission(), ""));
}

#[test]
fn exchanged_columns_without_names_go_by_their_headings() {
    let changed = Changed::by(|grid| {
        exchange_columns(grid);
        grid.names.clear();
    });
    assert_eq!(rows(changed.submission(), ""), rows(before().submission(), ""));
}

#[test]
fn exchanged_columns_under_their_names_go_by_their_headings_and_are_told() {
    let changed = Changed::by(exchange_columns);
    assert_eq!(changed.codes(), [(Code::LabelExchanged, Severity::Warning); 2], "{}", changed.sentences());
    assert_eq!(rows(changed.submission(), ""), rows(before().submission(), ""));
    assert_eq!(changed.figure("SUM(hd_luot)"), before().figure("SUM(hd_luot)"));
}

#[test]
fn a_heading_pasted_over_another_one_takes_the_column_out_of_totals() {
    let changed = Changed::by(|grid| {
        let (from, to) = (column(grid, "hd_luot"), column(grid, "hd_thu_huong"));
        let head = grid.refers("hd_luot", LIST).expect("a name").1.from.row - 1;
        let list = sheet(grid, LIST);
        let heading = list.cells[&Spot::new(head, from)].clone();
        list.cells.insert(Spot::new(head, to), heading);
    });
    let told = changed.more.iter().find(|finding| finding.code == Code::LabelExchanged).expect("it is told");
    assert_eq!((told.severity, told.name.as_deref()), (Severity::Error, Some("hd_thu_huong")));
    assert_eq!(changed.figure("SUM(hd_thu_huong)").number(), None);
    assert_eq!(changed.figure("SUM(hd_luot)"), before().figure("SUM(hd_luot)"));
}

/// Rows of two figures of one sheet.
fn two_rows(grid: &Grid) -> (u32, u32) {
    let row = |name: &str| grid.refers(name, FIGURES).expect("a name").1.from.row;
    (row("doi_hinh"), row("thanh_vien"))
}

#[test]
fn exchanged_rows_under_their_names_go_by_their_labels_and_are_told() {
    let changed = Changed::by(|grid| {
        let (one, two) = two_rows(grid);
        let swap = swapped(one, two);
        shift(sheet(grid, FIGURES), |spot| Spot::new(swap(spot.row), spot.col));
    });
    assert_eq!(changed.codes(), [(Code::LabelExchanged, Severity::Warning); 2], "{}", changed.sentences());
    for name in ["doi_hinh", "thanh_vien"] {
        assert_eq!(changed.figure(name), before().figure(name));
    }
}

#[test]
fn a_label_pasted_over_another_one_takes_the_figure_out_of_totals() {
    let changed = Changed::by(|grid| {
        let (one, two) = two_rows(grid);
        let figures = sheet(grid, FIGURES);
        let label = figures.cells[&Spot::new(one, 1)].clone();
        figures.cells.insert(Spot::new(two, 1), label);
    });
    let told = changed.more.iter().find(|finding| finding.code == Code::LabelExchanged).expect("it is told");
    assert_eq!((told.severity, told.name.as_deref()), (Severity::Error, Some("thanh_vien")));
    assert_eq!(changed.figure("thanh_vien").number(), None);
    assert_eq!(changed.figure("doi_hinh"), before().figure("doi_hinh"));
}

#[test]
fn a_deleted_sheet_is_told_as_gone_and_none_of_its_cells_is_asked_for() {
    for name in [LIST, "Đánh giá"] {
        let changed = Changed::by(|grid| {
            grid.sheets.retain(|sheet| sheet.name != name);
            grid.names.values_mut().for_each(|places| places.retain(|(sheet, _)| sheet != name));
            grid.names.retain(|_, places| !places.is_empty());
        });
        let here = |finding: &&Finding| finding.location().is_some_and(|place| place.sheet == name);
        let codes: Vec<Code> = changed.more.iter().filter(here).map(|finding| finding.code).collect();
        assert_eq!(codes, [Code::SheetGone], "{}", changed.sentences());
        assert!(!changed.sentences().contains("đánh x"), "{}", changed.sentences());
    }
}

#[test]
fn a_list_without_its_headings_is_not_called_empty() {
    let changed = Changed::by(|grid| {
        let head = grid.refers("hd_luot", LIST).expect("a name").1.from.row - 1;
        let columns: Vec<String> = grid.names.keys().filter(|name| name.starts_with("hd_")).cloned().collect();
        grid.names.retain(|name, _| !columns.contains(name));
        sheet(grid, LIST).cells.retain(|spot, _| spot.row != head);
    });
    let codes: Vec<Code> = changed.more.iter().map(|finding| finding.code).collect();
    assert!(codes.contains(&Code::ListNotFound) && !codes.contains(&Code::ListMissing), "{}", changed.sentences());
    assert_eq!(changed.figure("SUM(hd_luot)").number(), None);
}

#[test]
fn a_copied_sheet_is_one_finding_that_names_what_differs() {
    let copy = |grid: &mut Grid| {
        let copy = GridSheet { name: "Số liệu (2)".to_owned(), ..sheet(grid, FIGURES).clone() };
        grid.sheets.push(copy);
    };
    let changed = Changed::by(copy);
    assert_eq!(changed.codes(), [(Code::SheetCopied, Severity::Info)], "{}", changed.sentences());
    let seventy = |grid: &mut Grid| {
        copy(grid);
        let spot = grid.refers("doi_hinh", FIGURES).expect("a name").1.from;
        sheet(grid, "Số liệu (2)").cells.insert(spot, GridCell { raw: Raw::Number(77.0), formula: false });
    };
    let changed = Changed::by(seventy);
    assert_eq!(changed.codes(), [(Code::SheetCopied, Severity::Warning)], "{}", changed.sentences());
    assert!(changed.sentences().contains("C20 “77” / “"), "{}", changed.sentences());
    let changed = Changed::by(|grid| {
        seventy(grid);
        sheet(grid, FIGURES).hidden = true;
    });
    assert_eq!(changed.codes(), [(Code::SheetCopied, Severity::Warning)], "{}", changed.sentences());
    assert!(changed.sentences().contains("trang nào đúng"), "{}", changed.sentences());
}

#[test]
fn what_is_hidden_is_called_counted_only_where_it_is() {
    let changed = Changed::by(|grid| {
        let cells = BTreeMap::from([(Spot::new(0, 0), GridCell { raw: Raw::Number(12.0), formula: false })]);
        grid.sheets.push(GridSheet { name: "Ẩn".to_owned(), hidden: true, cells, ..GridSheet::default() });
        sheet(grid, LIST).hidden_cols = [5, 40].into();
    });
    let codes: Vec<Code> = changed.more.iter().map(|finding| finding.code).collect();
    assert_eq!(codes.iter().filter(|code| **code == Code::HiddenContent).count(), 2, "{}", changed.sentences());
    let said = changed.sentences();
    let line = |name: &str| said.lines().filter(|line| line.contains(name)).collect::<Vec<_>>().join("\n");
    assert!(line("«Ẩn»").contains("chưa tính") && !line("«Ẩn»").contains("tính đủ"), "{said}");
    assert!(line("«Hoạt động»").contains("cột F bị ẩn"), "{said}");
}

#[test]
fn a_row_inserted_with_a_value_is_nobody_elses_formula() {
    let at = 14;
    let down = |spot: Spot| Spot::new(spot.row + u32::from(spot.row >= at), spot.col);
    let changed = Changed::by(|grid| {
        shift(sheet(grid, FIGURES), down);
        shift_names(grid, FIGURES, down);
        sheet(grid, FIGURES).cells.insert(Spot::new(at, 2), GridCell { raw: Raw::Number(3.0), formula: false });
    });
    assert_eq!(changed.codes(), [(Code::TypedOutside, Severity::Warning)], "{}", changed.sentences());
}

#[test]
fn a_column_inserted_with_its_names_changes_no_printed_cell() {
    let changed = Changed::by(|grid| {
        let at = column(grid, "hd_luot");
        let head = grid.refers("hd_luot", LIST).expect("a name").1.from.row - 1;
        let right = |spot: Spot| Spot::new(spot.row, spot.col + u16::from(spot.col >= at));
        shift(sheet(grid, LIST), right);
        shift_names(grid, LIST, right);
        let women = GridCell { raw: Raw::Text("Nữ".to_owned()), formula: false };
        sheet(grid, LIST).cells.insert(Spot::new(head, at), women);
    });
    assert_eq!(changed.codes(), [(Code::TypedOutside, Severity::Warning)], "{}", changed.sentences());
    assert_eq!(rows(changed.submission(), ""), rows(before().submission(), ""));
}

#[test]
fn a_row_inserted_above_the_first_one_is_a_row_of_the_list() {
    let changed = Changed::by(|grid| {
        let first = grid.refers("hd_luot", LIST).expect("a name").1.from.row;
        let down = |spot: Spot| Spot::new(spot.row + u32::from(spot.row >= first), spot.col);
        shift(sheet(grid, LIST), down);
        shift_names(grid, LIST, down);
        for (name, text) in [("hd_ten", "Chèn đầu"), ("hd_ngay", "15/3"), ("hd_noi_dung", "Khác"), ("hd_luot", "12")]
        {
            let spot = Spot::new(first, column(grid, name));
            let raw = text.parse().map_or_else(|_| Raw::Text(text.to_owned()), Raw::Number);
            sheet(grid, LIST).cells.insert(spot, GridCell { raw, formula: false });
        }
    });
    assert!(changed.more.is_empty(), "{}", changed.sentences());
    assert_eq!(changed.submission().rows("hd")[0].shown("hd_ten"), "Chèn đầu");
    assert_eq!(changed.submission().rows("hd").len(), before().submission().rows("hd").len() + 1);
}

#[test]
fn boxes_and_links_are_told() {
    let changed = Changed::by(|grid| {
        sheet(grid, FIGURES).boxes.push("Đính chính: 12".to_owned());
        let spot = grid.refers("hd_ghi_chu", LIST).expect("a name").1.from;
        let list = sheet(grid, LIST);
        list.cells.insert(spot, GridCell { raw: Raw::Text("a@example.invalid".to_owned()), formula: false });
        list.links.insert(spot, "mailto:a@example.invalid".to_owned());
        let below = Spot::new(spot.row + 1, spot.col);
        list.cells.insert(below, GridCell { raw: Raw::Text("Xem link".to_owned()), formula: false });
        list.links.insert(below, "https://example.invalid/anh".to_owned());
    });
    let codes = [(Code::TextBox, Severity::Info), (Code::LinkTarget, Severity::Info)];
    assert_eq!(changed.codes(), codes, "{}", changed.sentences());
    assert!(changed.sentences().contains("https://example.invalid/anh"), "{}", changed.sentences());
}

#[test]
fn a_formula_that_gives_an_empty_text_leaves_its_cell_blank() {
    let changed = Changed::by(|grid| {
        let spot = grid.refers("thanh_vien", FIGURES).expect("a name").1.from;
        sheet(grid, FIGURES).cells.insert(spot, GridCell { raw: Raw::Text(String::new()), formula: true });
    });
    assert_eq!(changed.codes(), [(Code::RequiredMissing, Severity::Error)], "{}", changed.sentences());
}

/// The same workbook as Excel stores it: the only formula's result is an empty text.
fn with_empty_result(bytes: &[u8]) -> Vec<u8> {
    let mut parts = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..parts.len() {
        let mut part = parts.by_index(index).expect("a part");
        let name = part.name().expect("a name").to_string();
        let mut text = String::new();
        part.read_to_string(&mut text).expect("words");
        let text =
            text.replace("<c r=\"A2\"", "<c r=\"A2\" t=\"str\"").replace("<v>0</v></c></row>", "<v></v></c></row>");
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("a part");
    }
    zip.finish().expect("an archive").into_inner()
}

#[test]
fn an_excel_workbook_brings_its_boxes_links_hidden_columns_and_empty_results() {
    use rust_xlsxwriter::{Formula, Shape, Url, Workbook};
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_url(0, 0, Url::new("https://example.invalid/anh?a=1&b=2").set_text("Xem link")).expect("a link");
    sheet.write_formula(1, 0, Formula::new("=IF(1=1,\"\",1)")).expect("a formula");
    sheet.write_number(2, 3, 7).expect("a figure");
    sheet.set_column_hidden(3).expect("a column");
    sheet.set_column_hidden(9).expect("a column");
    sheet.insert_shape(4, 4, &Shape::textbox().set_text("Đính chính: 12 & 13")).expect("a box");
    let bytes = with_empty_result(&book.save_to_buffer().expect("a workbook"));
    let grid = open(FileKind::Xlsx, &bytes, &Means::default()).expect("a workbook");
    let sheet = &grid.sheets[0];
    assert_eq!(sheet.boxes, ["Đính chính: 12 & 13"]);
    assert_eq!(sheet.links[&Spot::new(0, 0)], "https://example.invalid/anh?a=1&b=2");
    assert_eq!(sheet.hidden_cols, [3].into(), "a column that holds nothing hides nothing");
    assert_eq!(sheet.cells[&Spot::new(1, 0)], GridCell { raw: Raw::Text(String::new()), formula: true });
}

#[test]
fn an_open_document_brings_them_too() {
    let cells = "<table:table-column table:number-columns-repeated=\"2\"/>\
        <table:table-column table:visibility=\"collapse\"/><table:shapes><draw:custom-shape><text:p>Đính chính:</text:p>\
        <text:p>12</text:p></draw:custom-shape></table:shapes><table:table-row>\
        <table:table-cell office:value-type=\"string\"><text:p><text:a xlink:href=\"https://example.invalid/anh\">Xem</text:a>\
        </text:p></table:table-cell><table:table-cell office:value-type=\"string\" office:string-value=\"\" \
        table:formula=\"of:=IF(1=1;&quot;&quot;;1)\"/><table:table-cell office:value-type=\"float\" office:value=\"7\">\
        <text:p>7</text:p><draw:frame><draw:text-box><text:p>Khung</text:p></draw:text-box></draw:frame></table:table-cell>\
        </table:table-row>";
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"A\">{cells}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let files = [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_str())];
    for (name, text) in files {
        zip.start_file(name, stored).expect("a part");
        zip.write_all(text.as_bytes()).expect("a part");
    }
    let bytes = zip.finish().expect("an archive").into_inner();
    let grid = open(FileKind::Ods, &bytes, &Means::default()).expect("a workbook");
    let sheet = &grid.sheets[0];
    assert_eq!(sheet.boxes, ["Đính chính: 12", "Khung"]);
    assert_eq!(sheet.links[&Spot::new(0, 0)], "https://example.invalid/anh");
    assert_eq!(sheet.hidden_cols, [2].into());
    assert_eq!(sheet.raw(Spot::new(0, 2)), Raw::Number(7.0));
    assert_eq!(sheet.cells[&Spot::new(0, 1)], GridCell { raw: Raw::Text(String::new()), formula: true });
}
