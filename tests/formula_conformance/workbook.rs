//! The workbook LibreOffice is given, and its results.

use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use rust_xlsxwriter::{Formula, Workbook, Worksheet, utility::row_col_to_cell_absolute};
use tonghop::formula::{CalcCell, CalcSheet, Cell, Inputs, Outcome, calculate};
use unicode_normalization::UnicodeNormalization;

const INPUTS: &str = "Số liệu";
const RULES: &str = "Đánh giá";

/// An input as it stands in the workbook: its name, its sheet column, its rows.
fn placed(inputs: &Inputs) -> impl Iterator<Item = (&str, u16, &[Cell])> {
    let scalars = inputs.scalars.iter().map(|(name, cell)| (name, std::slice::from_ref(cell)));
    let columns = inputs.columns.iter().map(|(name, cells)| (name, cells.as_slice()));
    scalars.chain(columns).zip(0..).map(|((name, cells), column)| (name.as_str(), column, cells))
}

/// The defined names with their ranges.
fn names(inputs: &Inputs) -> Vec<(String, String)> {
    let range = |(name, column, cells): (&str, u16, &[Cell])| {
        let top = row_col_to_cell_absolute(0, column);
        let bottom = row_col_to_cell_absolute(cells.len().max(1) as u32 - 1, column);
        let range = if inputs.scalars.contains_key(name) { top } else { format!("{top}:{bottom}") };
        (name.to_owned(), format!("'{INPUTS}'!{range}"))
    };
    placed(inputs).map(range).collect()
}

/// Inputs in named cells and ranges of one sheet, formulas down the first column of another, each with `result` stored
/// or, as the writer does by itself, 0.
pub fn write(path: &Path, inputs: &Inputs, formulas: &[String], result: Option<&str>) {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name(INPUTS).unwrap();
    for (_, column, cells) in placed(inputs) {
        for (row, cell) in (0..).zip(cells) {
            put(sheet, row, column, cell);
        }
    }
    for (name, range) in names(inputs) {
        workbook.define_name(name, &format!("={range}")).unwrap();
    }
    let sheet = workbook.add_worksheet().set_name(RULES).unwrap();
    for (row, text) in (0..).zip(formulas) {
        let formula = Formula::new(format!("={text}"));
        sheet.write_formula(row, 0, result.map_or(formula.clone(), |result| formula.set_result(result))).unwrap();
    }
    workbook.save(path).unwrap();
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) {
    match cell {
        Cell::Blank => {}
        Cell::Number(value) => drop(sheet.write_number(row, column, *value).unwrap()),
        Cell::Text(text) => drop(sheet.write_string(row, column, text.nfc().collect::<String>()).unwrap()),
        Cell::Bool(value) => drop(sheet.write_boolean(row, column, *value).unwrap()),
    }
}

/// The results as stored in the file, from the top.
pub fn results(path: &Path) -> Vec<Data> {
    let mut workbook: Xlsx<_> = open_workbook(path).unwrap();
    let range = workbook.worksheet_range(RULES).unwrap();
    let last = range.end().map_or(0, |(row, _)| row + 1);
    (0..last).map(|row| range.get_value((row, 0)).cloned().unwrap_or_default()).collect()
}

/// The same workbook through our own whole-workbook calculation.
pub fn calculated(inputs: &Inputs, formulas: &[String]) -> Vec<Outcome> {
    let mut cells = Vec::new();
    for (_, column, rows) in placed(inputs) {
        cells.extend((0..).zip(rows).filter_map(|(row, cell)| Some((row, column, calc_cell(cell)?))));
    }
    let rules = (0..).zip(formulas).map(|(row, text)| (row, 0, CalcCell::Formula(text))).collect();
    let sheets = [CalcSheet { name: INPUTS, cells }, CalcSheet { name: RULES, cells: rules }];
    calculate(&sheets, &names(inputs)).into_iter().map(|(_, outcome)| outcome).collect()
}

fn calc_cell(cell: &Cell) -> Option<CalcCell<'_>> {
    match cell {
        Cell::Blank => None,
        Cell::Number(value) => Some(CalcCell::Number(*value)),
        Cell::Text(text) => Some(CalcCell::Text(text)),
        Cell::Bool(value) => Some(CalcCell::Bool(*value)),
    }
}
