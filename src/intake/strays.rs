//! What stands in a returned workbook besides the answers: changed locked cells, words beside the form, extra sheets.

use super::align::Alignment;
use super::locate::{self, Finder, Found};
use super::numbering::is_numbering;
use super::{Change, Row, Stray, Submission};
use crate::book::Spot;
use crate::form::{Fixed, Kept, Role};
use crate::format::{Grid, GridCell, GridSheet};
use crate::value::{Raw, clean};
use std::collections::BTreeSet;

/// Cells outside the form kept one by one; beyond that they are counted.
const MAX_STRAYS: usize = 500;
/// Sheets of the program itself.
const HIDDEN: [&str; 2] = ["_danh_muc", "_tonghop"];

pub(super) fn collect(grid: &Grid, kept: &Kept, finder: &Finder<'_>, submission: &mut Submission) {
    submission.comments = comments(grid);
    let answers = answers(grid, kept, finder, submission);
    for sheet in grid.sheets.iter().filter(|sheet| !HIDDEN.contains(&sheet.name.as_str())) {
        let origin = Origin::of(grid, kept, finder, sheet);
        let pasted = formulas_gone(sheet, kept, &origin);
        for (spot, cell) in &sheet.cells {
            if answers.contains(&(sheet.name.clone(), *spot)) {
                continue;
            }
            let issued = origin.spot(*spot);
            judge(kept, (sheet, origin.sheet), (*spot, issued), cell, pasted, submission);
        }
    }
}

/// Comments beside the cells; the forms we issue have none.
fn comments(grid: &Grid) -> Vec<Stray> {
    let sheets = grid.sheets.iter().filter(|sheet| !HIDDEN.contains(&sheet.name.as_str()));
    let comments = sheets.flat_map(|sheet| sheet.comments.iter().map(|(spot, text)| (sheet.name.clone(), *spot, text)));
    comments.take(MAX_STRAYS).map(|(sheet, spot, text)| Stray { sheet, spot, text: clean(text) }).collect()
}

/// Where the cells of a sheet were issued.
struct Origin<'a> {
    /// The sheet's name then.
    sheet: &'a str,
    /// How rows moved, by the names that are left.
    shifts: Vec<(u32, i64)>,
    /// How everything moved, where no name is left.
    aligned: Option<&'a Alignment>,
}

impl<'a> Origin<'a> {
    fn of(grid: &Grid, kept: &'a Kept, finder: &'a Finder<'a>, sheet: &'a GridSheet) -> Self {
        let aligned = finder.aligned(&sheet.name);
        let issued_as = aligned.map_or_else(|| issued_as(grid, kept, sheet), |(issued, _)| issued);
        let shifts = locate::shifts(grid, &kept.layout, &sheet.name, issued_as);
        let aligned = aligned.map(|(_, aligned)| aligned).filter(|_| shifts.is_empty());
        Origin { sheet: issued_as, shifts, aligned }
    }

    fn spot(&self, now: Spot) -> Spot {
        let by_names = || Spot::new(locate::issued_row(&self.shifts, now.row), now.col);
        self.aligned.map_or_else(by_names, |aligned| aligned.issued(now).unwrap_or(now))
    }
}

/// Cells read as answers, and the ordinals beside rows that were read.
fn answers(grid: &Grid, kept: &Kept, finder: &Finder<'_>, submission: &Submission) -> BTreeSet<(String, Spot)> {
    let single = submission.cells.values().map(|entry| (entry.sheet.clone(), entry.spot));
    let rows = submission.tables.values().flatten();
    let cells = rows.clone().flat_map(|row| row.cells.values().map(|entry| (entry.sheet.clone(), entry.spot)));
    // An ordinal is a number; words typed over it are words.
    let numbered = |row: &&Row| {
        grid.sheet(&row.sheet).is_some_and(|sheet| matches!(sheet.raw(Spot::new(row.row, 0)), Raw::Number(_)))
    };
    let ordinals = rows.filter(numbered).map(|row| (row.sheet.clone(), Spot::new(row.row, 0)));
    // A row that adds the list up is told as such; its word may stand where the ordinal does.
    let totals = submission.totals.iter().map(|total| &total.row).chain(submission.nil_rows.iter().map(|nil| &nil.row));
    let totals = totals.flat_map(|row| {
        let cells = row.cells.values().map(|entry| (entry.sheet.clone(), entry.spot));
        cells.chain([(row.sheet.clone(), Spot::new(row.row, 0))])
    });
    let unused = kept.layout.places.iter().filter(|place| place.role != Role::Computed);
    let unused = unused.filter_map(|place| finder.cell(&place.name)).map(|(sheet, spot, _)| (sheet, spot));
    let counted = kept.layout.tables.iter().filter_map(|table| finder.table(table)).filter(|found| found.by_words);
    let counted = counted.flat_map(|found| ordinals_of(grid, &found));
    single.chain(cells).chain(ordinals).chain(totals).chain(unused).chain(counted).collect()
}

/// The printed ordinals of a list found by its words, beside empty rows too.
fn ordinals_of(grid: &Grid, found: &Found) -> Vec<(String, Spot)> {
    let Some(sheet) = grid.sheet(&found.sheet) else { return Vec::new() };
    let before = found.columns.values().min().copied().unwrap_or(0);
    let cells = sheet.cells.range(Spot::new(found.first, 0)..=Spot::new(found.last, before));
    let numbers = cells.filter(|(spot, cell)| spot.col < before && matches!(cell.raw, Raw::Number(_)));
    numbers.map(|(spot, _)| (found.sheet.clone(), *spot)).collect()
}

/// The name a sheet was issued under: its own, or that of the missing sheet whose printed words stand on it.
fn issued_as<'a>(grid: &Grid, kept: &'a Kept, sheet: &'a GridSheet) -> &'a str {
    if kept.cells.iter().any(|(name, _)| *name == sheet.name) {
        return &sheet.name;
    }
    let missing = kept.cells.iter().filter(|(name, _)| grid.sheet(name).is_none());
    let alike = missing.map(|(name, cells)| {
        let words = cells.iter().filter_map(|(spot, fixed)| match fixed {
            Fixed::Text(text) => Some((*spot, text)),
            _ => None,
        });
        let (mut same, mut all) = (0, 0);
        for (spot, text) in words {
            all += 1;
            same += usize::from(clean(&sheet.raw(spot).shown()) == clean(text));
        }
        (same * 2 > all, same, name)
    });
    alike.filter(|(half, _, _)| *half).max_by_key(|(_, same, _)| *same).map_or(&sheet.name, |(_, _, name)| name)
}

/// Whether the whole sheet was pasted as values: then a missing formula says nothing about a single cell.
fn formulas_gone(sheet: &GridSheet, kept: &Kept, origin: &Origin<'_>) -> bool {
    !sheet
        .cells
        .iter()
        .any(|(spot, cell)| cell.formula && kept.fixed(origin.sheet, origin.spot(*spot)) == Some(&Fixed::Formula))
}

fn judge(
    kept: &Kept,
    (sheet, issued_as): (&GridSheet, &str),
    (spot, issued): (Spot, Spot),
    cell: &GridCell,
    pasted: bool,
    submission: &mut Submission,
) {
    if cell.raw == Raw::Empty || is_numbering(sheet, spot) {
        return;
    }
    let now = clean(&cell.raw.shown());
    let mut change = |was: Option<String>| {
        submission.changes.push(Change { sheet: sheet.name.clone(), spot, was, now: now.clone() });
    };
    match kept.fixed(issued_as, issued) {
        // Figures and names of the office; a figure overwritten with words in the ordinal column is told.
        Some(Fixed::Varies) if issued.col == 0 && matches!(cell.raw, Raw::Text(_)) => change(Some(String::new())),
        Some(Fixed::Varies | Fixed::Reissued) => {}
        Some(Fixed::Text(was)) if clean(was) == now => {}
        Some(Fixed::Text(was)) => change(Some(was.clone())),
        Some(Fixed::Formula) if cell.formula => {}
        Some(Fixed::Formula) => {
            let named = kept.layout.places.iter().any(|place| place.sheet == issued_as && place.spot == issued);
            if named || !pasted {
                change(None);
            }
        }
        None if submission.strays.len() >= MAX_STRAYS => submission.more_strays += 1,
        None => submission.strays.push(Stray { sheet: sheet.name.clone(), spot, text: now }),
    }
}
