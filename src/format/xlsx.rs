//! Workbooks of Excel since 2007, streamed.

use super::parts::{Parts, damaged, too_large};
use super::{Grid, GridCell, GridSheet, Means, boxes, cell, comments, links, mend, pictures, properties};
use crate::book::{Area, Spot};
use crate::check::Finding;
use crate::value::Raw;
use calamine::{DataRef, Reader, SheetVisible, Xlsx, XlsxError, XlsxFormulaMetadata};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

const TOO_MANY: &str = "too many cells";
/// Rows and columns of a sheet.
pub(super) const MAX_ROW: u32 = 1_048_576;
pub(super) const MAX_COL: u32 = 16_384;

/// Formulas behind cells: by sheet and place, without the equals sign.
pub type Formulas = BTreeMap<(usize, Spot), String>;

/// Reads a workbook of Excel since 2007.
pub(super) fn read(bytes: &[u8], means: &Means) -> Result<Grid, Box<Finding>> {
    let mut grid = read_with_formulas(bytes, means, None)?;
    let pictures = pictures::of(bytes, &means.limits);
    for (sheet, found) in grid.sheets.iter_mut().zip(pictures) {
        sheet.pictures = found;
    }
    let boxes = boxes::of(bytes, &means.limits);
    for (sheet, found) in grid.sheets.iter_mut().zip(boxes) {
        sheet.boxes = found;
    }
    Ok(grid)
}

/// Reads a workbook, and the formulas behind its cells where they are wanted.
pub(super) fn read_with_formulas(
    bytes: &[u8],
    means: &Means,
    formulas: Option<&mut Formulas>,
) -> Result<Grid, Box<Finding>> {
    let mut parts = Parts::open(bytes, &means.limits, is_read)?;
    let mut ignored = Formulas::new();
    let formulas = formulas.unwrap_or(&mut ignored);
    let refusal = |error: &XlsxError| match error {
        XlsxError::Password => Finding::new(crate::check::Code::Password),
        XlsxError::Unexpected(TOO_MANY) => too_large("cells", means.limits.cells + 1, means.limits.cells),
        other => damaged(&other.to_string()),
    };
    if mend::misleads(&parts) {
        mend::mend(&mut parts);
    }
    let first = workbook(&parts, means, formulas)?;
    let error = match first {
        Ok(grid) => return Ok(grid),
        Err(error) => error,
    };
    // One cell a reader cannot make out must not cost the whole sheet.
    if matches!(error, XlsxError::Unexpected(TOO_MANY)) || !mend::mend(&mut parts) {
        return Err(refusal(&error).into());
    }
    formulas.clear();
    workbook(&parts, means, formulas)?.map_err(|error| refusal(&error).into())
}

/// Parts calamine reads. It never sees pictures, macros, themes or what other programs keep for themselves.
fn is_read(name: &str) -> bool {
    let kept = name.ends_with(".xml") || name.ends_with(".rels");
    let skipped =
        ["/theme/", "/media/", "/drawings/", "/charts/", "customxml/", "/pivot", "/externallinks/", "/tables/"];
    kept && !skipped.iter().any(|folder| name.contains(folder)) && !name.ends_with("calcchain.xml")
}

type Read<T> = Result<T, XlsxError>;

fn workbook(parts: &Parts, means: &Means, formulas: &mut Formulas) -> Result<Read<Grid>, Box<Finding>> {
    let bytes = parts.packed()?;
    let mut workbook: Xlsx<_> = match Xlsx::new(Cursor::new(bytes)) {
        Ok(workbook) => workbook,
        Err(error) => return Ok(Err(error)),
    };
    let sheets = workbook.sheets_metadata().len();
    if sheets == 0 {
        return Err(damaged("no sheets").into());
    }
    if sheets > means.limits.sheets {
        return Err(too_large("sheets", sheets, means.limits.sheets).into());
    }
    Ok(grid(&mut workbook, parts, means.limits.cells, formulas))
}

fn grid(workbook: &mut Xlsx<Cursor<Vec<u8>>>, parts: &Parts, cells: usize, formulas: &mut Formulas) -> Read<Grid> {
    let sheets: Vec<(String, bool)> = workbook
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let defined = workbook.defined_names().to_vec();
    let paths = pictures::sheet_paths(parts);
    let mut grid = Grid::default();
    let mut budget = cells;
    for (index, (name, hidden)) in sheets.into_iter().enumerate() {
        let mut formula = |spot: Spot, text: String| {
            formulas.insert((index, spot), text);
        };
        let cells = match read_cells(workbook, &name, &mut budget, &mut formula) {
            // A sheet that holds nothing but a chart.
            Err(XlsxError::NotAWorksheet(_)) => BTreeMap::new(),
            cells => cells?,
        };
        let path = paths.get(index);
        let xml = path.and_then(|path| parts.get(path)).unwrap_or_default();
        let rows = hidden_rows(xml);
        let filled = |row: &u32| cells.range(Spot::new(*row, 0)..=Spot::new(*row, u16::MAX)).next().is_some();
        let hidden_rows = rows.into_iter().filter(filled).collect();
        grid.sheets.push(GridSheet {
            name: crate::value::clean(&name),
            hidden,
            hidden_rows,
            hidden_cols: hidden_cols(xml, &cells),
            cells,
            merged: merged(xml),
            comments: path.map(|path| comments::of(parts, path)).unwrap_or_default(),
            links: path.map(|path| links::of(parts, path, xml)).unwrap_or_default(),
            ..GridSheet::default()
        });
    }
    grid.properties = properties::of_excel(parts);
    grid.names = names(&defined, &grid);
    Ok(grid)
}

fn read_cells(
    workbook: &mut Xlsx<Cursor<Vec<u8>>>,
    sheet: &str,
    budget: &mut usize,
    formulas: &mut dyn FnMut(Spot, String),
) -> Read<BTreeMap<Spot, GridCell>> {
    let mut cells = BTreeMap::new();
    let mut reader = workbook.worksheet_cells_reader(sheet)?;
    while let Some(record) = reader.next_cell_with_formula_metadata()? {
        let formula = record.formula.is_some();
        let raw = match cell::of(&record.value) {
            // A result that is an empty text was computed; one that is not there was not.
            Raw::Empty if formula && matches!(record.value, DataRef::String(_)) => Raw::Text(String::new()),
            raw => raw,
        };
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

/// Rows a sheet shows as hidden.
fn hidden_rows(xml: &[u8]) -> BTreeSet<u32> {
    let mut rows = BTreeSet::new();
    if memchr::memmem::find(xml, b" hidden=").is_none() {
        return rows;
    }
    for at in memchr::memmem::find_iter(xml, b"<row ") {
        let tag = &xml[at..at + memchr::memchr(b'>', &xml[at..]).unwrap_or(0)];
        let attribute = |name: &[u8]| {
            let from = memchr::memmem::find(tag, name)? + name.len();
            let value = &tag[from..from + memchr::memchr(b'"', &tag[from..])?];
            std::str::from_utf8(value).ok()
        };
        if matches!(attribute(b" hidden=\""), Some("1" | "true"))
            && let Some(row) =
                attribute(b" r=\"").and_then(|row| row.parse::<u32>().ok()).and_then(|row| row.checked_sub(1))
        {
            rows.insert(row);
        }
    }
    rows
}

/// Columns a sheet shows as hidden, of those that hold something.
fn hidden_cols(xml: &[u8], cells: &BTreeMap<Spot, GridCell>) -> BTreeSet<u16> {
    let head = &xml[..memchr::memmem::find(xml, b"sheetData").unwrap_or(xml.len())];
    if memchr::memmem::find(head, b" hidden=").is_none() {
        return BTreeSet::new();
    }
    let head = std::str::from_utf8(head).unwrap_or_default();
    let hidden = pictures::tags(head, "col").into_iter().filter_map(|tag| {
        let get = |name: &str| tag.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        let is_hidden = matches!(get("hidden"), Some("1" | "true"));
        let ends: (u32, u32) = (get("min")?.parse().ok()?, get("max")?.parse().ok()?);
        is_hidden.then_some((ends.0.saturating_sub(1), ends.1.saturating_sub(1)))
    });
    within(&hidden.collect::<Vec<_>>(), cells)
}

/// Columns that hold something, of those in these spans.
pub(super) fn within(spans: &[(u32, u32)], cells: &BTreeMap<Spot, GridCell>) -> BTreeSet<u16> {
    if spans.is_empty() {
        return BTreeSet::new();
    }
    let inside = |col: u16| spans.iter().any(|(from, to)| (*from..=*to).contains(&u32::from(col)));
    cells.keys().map(|spot| spot.col).filter(|col| inside(*col)).collect()
}

/// Cells a sheet shows as merged over several rows.
fn merged(xml: &[u8]) -> Vec<Area> {
    let tags = memchr::memmem::find_iter(xml, b"mergeCell ");
    let areas = tags.filter_map(|at| {
        let tag = &xml[at..at + memchr::memchr(b'>', &xml[at..])?];
        let from = memchr::memmem::find(tag, b"ref=\"")? + 5;
        let refers = &tag[from..from + memchr::memchr(b'"', &tag[from..])?];
        let (first, last) = std::str::from_utf8(refers).ok()?.split_once(':')?;
        Some(Area::new(Spot::parse(first)?, Spot::parse(last)?))
    });
    areas.filter(|area| area.from.row < area.to.row).collect()
}

/// The text of a formula; one that only repeats another cell's has none.
fn written(formula: XlsxFormulaMetadata) -> Option<String> {
    match formula {
        XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => Some(formula),
        _ => None,
    }
}

/// Defined names that refer to cells of a sheet there is.
pub(super) fn names(defined: &[(String, String)], grid: &Grid) -> BTreeMap<String, Vec<(String, Area)>> {
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
