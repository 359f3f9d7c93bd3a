//! However a unit moves the cells of its form, what it typed is found again, or told to be nowhere: a filled report of
//! the sample, changed in every way people change workbooks.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;
use tonghop::book::Spot;
use tonghop::check::{Code, Finding};
use tonghop::command::Folder;
use tonghop::format::{Grid, GridCell, GridSheet, Means};
use tonghop::intake::{self, Hints, Issued, Submission};
use tonghop::round::{understand, understand_with};
use tonghop::ruling::{Cell, Decision, Ruling, Rulings};
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
    let file = folder.root.join("inbox").join(FILE);
    let bytes = std::fs::read(&file).expect("a report");
    let grid = tonghop::guard::open(FILE, &bytes, &Means::default()).expect("a workbook");
    Returned { folder, issued, grid }
});
const FILE: &str = "tong ket/02 BV Da khoa Trung uong - TTN2020 tong ket.xlsx";

/// What was typed: every single cell and every row, whatever its place.
fn said(submission: &Submission) -> Vec<String> {
    let single = submission.cells.iter().map(|(name, entry)| format!("{name} = {}", entry.raw.shown()));
    let rows = submission.tables.iter().flat_map(|(table, rows)| {
        rows.iter().map(move |row| {
            let cells: Vec<String> =
                row.cells.iter().map(|(name, entry)| format!("{name} = {}", entry.raw.shown())).collect();
            format!("{table}: {}", cells.join("; "))
        })
    });
    single.chain(rows).filter(|line| !line.ends_with("= ")).collect()
}

fn read(grid: &Grid) -> (Submission, Vec<Finding>) {
    let (content, findings) = understand(&RETURNED.folder.plan, &RETURNED.issued, grid).expect("the form is known");
    (content.submission, findings)
}

/// Changed so, the report says the same, and this is told besides.
#[track_caller]
fn same(change: impl FnOnce(&mut Grid), told: &[Code]) {
    let (before, usual) = read(&RETURNED.grid);
    assert!(said(&before).len() > 40, "a report with little in it proves little");
    let mut grid = RETURNED.grid.clone();
    change(&mut grid);
    let (after, findings) = read(&grid);
    assert_eq!(said(&after), said(&before));
    let more: Vec<&Finding> = findings.iter().filter(|finding| !usual.contains(finding)).collect();
    let codes: BTreeSet<Code> = more.iter().map(|finding| finding.code).collect();
    let sentences = || more.iter().map(|finding| finding_text(finding, Lang::Vi)).collect::<Vec<_>>().join("\n");
    assert_eq!(codes, told.iter().copied().collect(), "{}", sentences());
}

fn sheets(grid: &mut Grid) -> impl Iterator<Item = &mut GridSheet> {
    grid.sheets.iter_mut().filter(|sheet| !sheet.name.starts_with('_'))
}

fn forget_names(grid: &mut Grid) {
    grid.names.clear();
}

fn paste_as_values(grid: &mut Grid) {
    grid.sheets.iter_mut().flat_map(|sheet| sheet.cells.values_mut()).for_each(|cell| cell.formula = false);
}

/// Moves every cell of a sheet; names stay behind.
fn shift(sheet: &mut GridSheet, to: impl Fn(Spot) -> Spot) {
    sheet.cells = std::mem::take(&mut sheet.cells).into_iter().map(|(spot, cell)| (to(spot), cell)).collect();
}

fn rows_down(at: u32, by: u32) -> impl Fn(Spot) -> Spot {
    move |spot| Spot::new(if spot.row >= at { spot.row + by } else { spot.row }, spot.col)
}

fn columns_right(at: u16, by: u16) -> impl Fn(Spot) -> Spot {
    move |spot| Spot::new(spot.row, if spot.col >= at { spot.col + by } else { spot.col })
}

#[test]
fn as_it_was_issued() {
    same(|_| {}, &[]);
}

#[test]
fn sheets_renamed() {
    same(
        |grid| {
            let rename = |name: &str| if name == "Hoạt động" { "Sheet3".to_owned() } else { name.to_owned() };
            grid.sheets.iter_mut().for_each(|sheet| sheet.name = rename(&sheet.name));
            grid.names.values_mut().flatten().for_each(|(sheet, _)| *sheet = rename(sheet));
        },
        &[Code::SheetRenamed],
    );
}

#[test]
fn names_gone() {
    same(forget_names, &[Code::Relocated]);
}

#[test]
fn names_gone_and_sheets_renamed() {
    same(
        |grid| {
            forget_names(grid);
            sheets(grid).enumerate().for_each(|(index, sheet)| sheet.name = format!("Sheet{}", index + 1));
        },
        &[Code::Relocated],
    );
}

#[test]
fn pasted_as_values_into_a_new_book() {
    same(
        |grid| {
            forget_names(grid);
            paste_as_values(grid);
            grid.sheets.retain(|sheet| !sheet.name.starts_with('_'));
        },
        // The sample was filled without an office program: what its formulas stored is none of its figures.
        &[Code::FormulaOverwritten, Code::Relocated],
    );
}

#[test]
fn rows_inserted_above_everything() {
    same(
        |grid| {
            forget_names(grid);
            sheets(grid).for_each(|sheet| shift(sheet, rows_down(0, 2)));
        },
        &[Code::Relocated],
    );
}

#[test]
fn rows_inserted_among_the_cells() {
    same(
        |grid| {
            forget_names(grid);
            let sheet = sheets(grid).find(|sheet| sheet.name == "Số liệu").expect("the sheet");
            shift(sheet, rows_down(12, 1));
            shift(sheet, rows_down(20, 3));
        },
        &[Code::Relocated],
    );
}

#[test]
fn columns_inserted() {
    same(
        |grid| {
            forget_names(grid);
            for sheet in sheets(grid).filter(|sheet| ["Số liệu", "Hoạt động"].contains(&sheet.name.as_str())) {
                shift(sheet, columns_right(1, 1));
            }
        },
        &[Code::Relocated],
    );
}

#[test]
fn a_row_that_numbers_the_columns() {
    same(
        |grid| {
            forget_names(grid);
            let sheet = sheets(grid).find(|sheet| sheet.name == "Hoạt động").expect("the sheet");
            let head = RETURNED
                .issued
                .kept
                .values()
                .find_map(|kept| kept.layout.tables.iter().find(|table| table.sheet == "Hoạt động"));
            let first = head.expect("the list").first();
            shift(sheet, rows_down(first, 1));
            for col in 0..5_u16 {
                let raw = Raw::Text(format!("({})", col + 1));
                sheet.cells.insert(Spot::new(first, col), GridCell { raw, formula: false });
            }
        },
        &[Code::Relocated],
    );
}

#[test]
fn a_deleted_row_is_nowhere_and_no_other_answer_takes_its_place() {
    let (before, _) = read(&RETURNED.grid);
    let mut grid = RETURNED.grid.clone();
    forget_names(&mut grid);
    let (name, spot) = before
        .cells
        .iter()
        .find(|(_, entry)| entry.sheet == "Số liệu" && matches!(entry.raw, Raw::Number(_)))
        .map(|(name, entry)| (name.clone(), entry.spot))
        .expect("a figure");
    let sheet = sheets(&mut grid).find(|sheet| sheet.name == "Số liệu").expect("the sheet");
    sheet.cells.retain(|at, _| at.row != spot.row);
    shift(sheet, |at| Spot::new(if at.row > spot.row { at.row - 1 } else { at.row }, at.col));
    let (after, _) = read(&grid);
    assert!(after.cell(&name).is_none_or(|entry| entry.raw == Raw::Empty), "{:?}", after.cell(&name));
    let others = |submission: &Submission| {
        said(submission).into_iter().filter(|line| !line.starts_with(&format!("{name} ="))).collect::<Vec<_>>()
    };
    assert_eq!(others(&after), others(&before));
}

#[test]
fn words_of_another_form_are_no_form() {
    let mut grid = RETURNED.grid.clone();
    forget_names(&mut grid);
    for sheet in sheets(&mut grid) {
        sheet.cells.values_mut().for_each(|cell| {
            if let Raw::Text(text) = &cell.raw {
                cell.raw = Raw::Text(format!("{text} khác"));
            }
        });
    }
    let found = intake::identify(&grid, &RETURNED.folder.plan, &RETURNED.issued, &intake::Hints::default());
    if found.is_ok() {
        let (after, _) = read(&grid);
        assert_eq!(said(&after), Vec::<String>::new());
    }
}

/// The office corrects the money of the list's first activity; then the unit changes its file.
#[track_caller]
fn corrected_after(change: impl FnOnce(&mut Grid, &str, Spot), holds: bool) {
    let (before, _) = read(&RETURNED.grid);
    let row = before.tables["hd"].first().expect("an activity");
    let (column, entry) = row.cells.iter().find(|(name, _)| name.ends_with("_kinh_phi")).expect("its money");
    let typed = entry.raw.shown();
    let same = before.tables["hd"].iter().filter(|row| row.cells[column].raw.shown() == typed).count();
    assert_eq!(same, 1, "a sum that stands once");
    let cell = Cell {
        unit: before.unit.clone(),
        report: before.report.clone(),
        period: String::new(),
        sheet: entry.sheet.clone(),
        cell: entry.spot.a1(),
        name: column.clone(),
        row: row.label.clone(),
    };
    let ruling = Ruling::Correct { cell, typed, value: "4321".to_owned(), about: Vec::new() };
    let (who, because) = ("Văn phòng".to_owned(), "điện thoại".to_owned());
    let rulings = Rulings::of([Decision { number: 1, who, at: chrono::NaiveDateTime::MIN, because, ruling }]);
    let mut grid = RETURNED.grid.clone();
    change(&mut grid, &entry.sheet, entry.spot);
    let hints = Hints { rulings: Some(&rulings), ..Hints::default() };
    let (content, findings) =
        understand_with(&RETURNED.folder.plan, &RETURNED.issued, &grid, &hints).expect("the form is known");
    let found: Vec<&str> =
        content.submission.entries().filter_map(|(_, entry)| Some(entry.corrected.as_ref()?.value.as_str())).collect();
    assert_eq!(found, if holds { vec!["4321"] } else { vec![] });
    let lapsed = findings.iter().any(|finding| finding.code == Code::CorrectionLapsed);
    assert_eq!(lapsed, !holds);
}

#[test]
fn a_correction_of_the_office_follows_its_row_and_lapses_when_the_cell_says_something_else() {
    corrected_after(|_, _, _| {}, true);
    let swap = |grid: &mut Grid, sheet: &str, spot: Spot| {
        let sheet = grid.sheets.iter_mut().find(|one| one.name == sheet).expect("the sheet");
        let other = |row: u32| if row == spot.row { row + 1 } else { row - u32::from(row == spot.row + 1) };
        shift(sheet, |at| Spot::new(other(at.row), at.col));
    };
    corrected_after(swap, true);
    let retyped = |grid: &mut Grid, sheet: &str, spot: Spot| {
        let sheet = grid.sheets.iter_mut().find(|one| one.name == sheet).expect("the sheet");
        sheet.cells.insert(spot, GridCell { raw: Raw::Number(77.0), formula: false });
    };
    corrected_after(retyped, false);
}
