//! Workbooks of Excel since 2007, streamed.

use super::open::quietly;
use super::{FileKind, Grid, GridCell, GridSheet, Means, sniff};
use crate::book::{Area, Spot};
use crate::check::{Code, Finding};
use crate::value::Raw;
use calamine::{DataRef, Reader, SheetVisible, Xlsx, XlsxError, XlsxFormulaMetadata};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

const TOO_MANY: &str = "too many cells";
/// Rows and columns of a sheet.
const MAX_ROW: u32 = 1_048_576;
const MAX_COL: u32 = 16_384;
/// End of a zip archive; a file broken off in transfer has none.
const ZIP_END: &[u8] = b"PK\x05\x06";

/// Reads a workbook of Excel since 2007.
pub(super) fn read(bytes: &[u8], means: &Means) -> Result<Grid, Box<Finding>> {
    xlsx(bytes, means.limits.cells, &mut Formulas::new()).map_err(|error| Box::new(refusal(bytes, &error)))
}

/// What a workbook may hold at most where it is not a returned form.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Bytes of its parts when unpacked.
    pub unpacked: u64,
    /// Cells that hold something.
    pub cells: usize,
}

/// Why a bounded workbook was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It is no workbook, or a damaged or encrypted one.
    NotAWorkbook,
    /// Its parts are too large.
    TooLarge,
    /// It has too many cells.
    TooManyCells,
}

/// Formulas behind cells: by sheet and place, without the equals sign.
pub type Formulas = BTreeMap<(usize, Spot), String>;

/// Reads a workbook within bounds, and the formulas behind its cells.
pub fn open_within(bytes: &[u8], bounds: Bounds) -> Result<(Grid, Formulas), Unread> {
    if sniff(bytes, "") != FileKind::Xlsx {
        return Err(Unread::NotAWorkbook);
    }
    if unpacked(bytes, bounds.unpacked).ok_or(Unread::NotAWorkbook)? > bounds.unpacked {
        return Err(Unread::TooLarge);
    }
    let mut formulas = Formulas::new();
    let read = quietly(|| xlsx(bytes, bounds.cells, &mut formulas)).ok_or(Unread::NotAWorkbook)?;
    match read {
        Ok(grid) => Ok((grid, formulas)),
        Err(XlsxError::Unexpected(TOO_MANY)) => Err(Unread::TooManyCells),
        Err(_) => Err(Unread::NotAWorkbook),
    }
}

/// Bytes of all parts when unpacked, counted up to just beyond a limit: what the directory says of them may be untrue.
fn unpacked(bytes: &[u8], limit: u64) -> Option<u64> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut total = 0;
    for index in 0..archive.len() {
        let part = archive.by_index(index).ok()?;
        total += std::io::copy(&mut part.take(limit + 1 - total), &mut std::io::sink()).ok()?;
        if total > limit {
            break;
        }
    }
    Some(total)
}

fn refusal(bytes: &[u8], error: &XlsxError) -> Finding {
    let tail = &bytes[bytes.len().saturating_sub(65_557)..];
    if !tail.windows(ZIP_END.len()).any(|window| window == ZIP_END) {
        return Finding::new(Code::Truncated).with("kilobytes", bytes.len().div_ceil(1024));
    }
    match error {
        XlsxError::Password => Finding::new(Code::Password),
        other => Finding::new(Code::NotAWorkbook).with("kind", FileKind::Xlsx.text()).with("reason", other),
    }
}

fn xlsx(bytes: &[u8], max_cells: usize, formulas: &mut Formulas) -> Result<Grid, XlsxError> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes))?;
    let sheets: Vec<(String, bool)> = workbook
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let defined = workbook.defined_names().to_vec();
    let mut grid = Grid::default();
    let mut budget = max_cells;
    for (index, (name, hidden)) in sheets.into_iter().enumerate() {
        let mut formula = |spot: Spot, text: String| {
            formulas.insert((index, spot), text);
        };
        let cells = cells(&mut workbook, &name, &mut budget, &mut formula)?;
        grid.sheets.push(GridSheet { name: crate::value::clean(&name), hidden, cells, ..GridSheet::default() });
    }
    grid.names = names(&defined, &grid);
    Ok(grid)
}

fn cells(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    budget: &mut usize,
    formulas: &mut dyn FnMut(Spot, String),
) -> Result<BTreeMap<Spot, GridCell>, XlsxError> {
    let mut cells = BTreeMap::new();
    let mut reader = workbook.worksheet_cells_reader(sheet)?;
    while let Some(record) = reader.next_cell_with_formula_metadata()? {
        let raw = raw(&record.value);
        let formula = record.formula.is_some();
        let text = record.formula.and_then(written);
        if raw == Raw::Empty && !formula {
            continue;
        }
        *budget = budget.checked_sub(1).ok_or(XlsxError::Unexpected(TOO_MANY))?;
        let (row, col) = record.pos;
        if row >= MAX_ROW || col >= MAX_COL {
            return Err(XlsxError::Unexpected("cell outside the sheet"));
        }
        let spot = Spot::new(row, col as u16);
        if let Some(text) = text {
            formulas(spot, text);
        }
        cells.insert(spot, GridCell { raw, formula });
    }
    Ok(cells)
}

/// The text of a formula; one that only repeats another cell's has none.
fn written(formula: XlsxFormulaMetadata) -> Option<String> {
    match formula {
        XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => Some(formula),
        _ => None,
    }
}

fn raw(value: &DataRef<'_>) -> Raw {
    match value {
        DataRef::Int(number) => Raw::Number(*number as f64),
        // No office program stores such a number; it is not one to count.
        DataRef::Float(number) if !number.is_finite() => Raw::Error("#NUM!".to_owned()),
        DataRef::Float(number) => Raw::Number(*number),
        DataRef::String(text) => text_or_empty(text),
        DataRef::SharedString(text) => text_or_empty(text),
        DataRef::Bool(truth) => Raw::Bool(*truth),
        DataRef::DateTime(stamp) => stamp.as_datetime().map_or_else(|| Raw::Number(stamp.as_f64()), Raw::Date),
        DataRef::DateTimeIso(text) => {
            let stamp = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").ok();
            let day =
                || chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().and_then(|day| day.and_hms_opt(0, 0, 0));
            stamp.or_else(day).map_or_else(|| Raw::Text(text.clone()), Raw::Date)
        }
        DataRef::DurationIso(text) => Raw::Text(text.clone()),
        DataRef::Error(error) => Raw::Error(error.to_string()),
        DataRef::Empty => Raw::Empty,
    }
}

fn text_or_empty(text: &str) -> Raw {
    if text.trim().is_empty() { Raw::Empty } else { Raw::Text(text.to_owned()) }
}

fn names(defined: &[(String, String)], grid: &Grid) -> BTreeMap<String, Vec<(String, Area)>> {
    let mut names: BTreeMap<String, Vec<(String, Area)>> = BTreeMap::new();
    for (name, refers) in defined {
        let Some((sheet, area)) = Area::parse(refers) else { continue };
        let sheet = crate::value::clean(&sheet);
        if grid.sheet(&sheet).is_some() {
            names.entry(name.clone()).or_default().push((sheet, area));
        }
    }
    names
}
