//! What stands in a returned workbook besides the answers: changed locked cells, words beside the form, extra sheets.

use super::{Change, Grid, GridCell, GridSheet, Stray, Submission, locate};
use crate::book::Spot;
use crate::form::{Fixed, Kept, Role};
use crate::value::{Raw, clean};
use std::collections::BTreeSet;

/// Cells outside the form kept one by one; beyond that they are counted.
const MAX_STRAYS: usize = 500;
/// Sheets of the program itself.
const HIDDEN: [&str; 2] = ["_danh_muc", "_tonghop"];

pub(super) fn collect(grid: &Grid, kept: &Kept, submission: &mut Submission) {
    let answers = answers(grid, kept, submission);
    for sheet in grid.sheets.iter().filter(|sheet| !HIDDEN.contains(&sheet.name.as_str())) {
        let shifts = locate::shifts(grid, &kept.layout, &sheet.name);
        let pasted = formulas_gone(sheet, kept, &shifts);
        for (spot, cell) in &sheet.cells {
            if answers.contains(&(sheet.name.clone(), *spot)) {
                continue;
            }
            let issued = Spot::new(locate::issued_row(&shifts, spot.row), spot.col);
            judge(kept, sheet, *spot, issued, cell, pasted, submission);
        }
    }
}

/// Cells read as answers, and the ordinals beside rows that were read.
fn answers(grid: &Grid, kept: &Kept, submission: &Submission) -> BTreeSet<(String, Spot)> {
    let single = submission.cells.values().map(|entry| (entry.sheet.clone(), entry.spot));
    let rows = submission.tables.values().flatten();
    let cells = rows.clone().flat_map(|row| row.cells.values().map(|entry| (entry.sheet.clone(), entry.spot)));
    let ordinals = rows.map(|row| (row.sheet.clone(), Spot::new(row.row, 0)));
    let unused = kept.layout.places.iter().filter(|place| place.role != Role::Computed);
    let unused = unused.filter_map(|place| locate::cell(grid, &kept.layout, &place.name));
    single.chain(cells).chain(ordinals).chain(unused).collect()
}

/// Whether the whole sheet was pasted as values: then a missing formula says nothing about a single cell.
fn formulas_gone(sheet: &GridSheet, kept: &Kept, shifts: &[(u32, i64)]) -> bool {
    !sheet.cells.iter().any(|(spot, cell)| {
        let issued = Spot::new(locate::issued_row(shifts, spot.row), spot.col);
        cell.formula && kept.fixed(&sheet.name, issued) == Some(&Fixed::Formula)
    })
}

fn judge(
    kept: &Kept,
    sheet: &GridSheet,
    spot: Spot,
    issued: Spot,
    cell: &GridCell,
    pasted: bool,
    submission: &mut Submission,
) {
    if cell.raw == Raw::Empty {
        return;
    }
    let now = clean(&cell.raw.shown());
    let mut change = |was: Option<String>| {
        submission.changes.push(Change { sheet: sheet.name.clone(), spot, was, now: now.clone() });
    };
    match kept.fixed(&sheet.name, issued) {
        Some(Fixed::Varies) => {}
        Some(Fixed::Text(was)) if clean(was) == now => {}
        Some(Fixed::Text(was)) => change(Some(was.clone())),
        Some(Fixed::Formula) if cell.formula => {}
        Some(Fixed::Formula) => {
            let named = kept.layout.places.iter().any(|place| place.sheet == sheet.name && place.spot == issued);
            if named || !pasted {
                change(None);
            }
        }
        None if submission.strays.len() >= MAX_STRAYS => submission.more_strays += 1,
        None => submission.strays.push(Stray { sheet: sheet.name.clone(), spot, text: now }),
    }
}
