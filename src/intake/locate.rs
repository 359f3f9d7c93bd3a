//! Where a form's cells are in a returned workbook: by defined name; if that is gone, where they were issued.

use crate::book::{Area, Spot};
use crate::form::{Layout, TablePlace};
use crate::format::Grid;
use std::collections::BTreeMap;

/// The cell of a single name. A name that is gone is looked for where it was issued, unless another name stands there
/// now: then rows were deleted, and its answer with them.
pub(super) fn cell(grid: &Grid, layout: &Layout, name: &str) -> Option<(String, Spot)> {
    let (issued_on, issued) = layout.area(name)?;
    if let Some((sheet, area)) = grid.refers(name, issued_on) {
        return Some((sheet.clone(), area.from));
    }
    grid.sheet(issued_on)?;
    let taken = layout.places.iter().any(|other| {
        other.name != name
            && grid
                .refers(&other.name, &other.sheet)
                .is_some_and(|(sheet, area)| sheet == issued_on && area.from == issued.from)
    });
    (!taken).then(|| (issued_on.to_owned(), issued.from))
}

/// A table found: its sheet, its columns, its rows.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) sheet: String,
    pub(super) columns: BTreeMap<String, u16>,
    pub(super) first: u32,
    pub(super) last: u32,
}

/// Names move with their cells; they are trusted while all columns of the table share one sheet and one row span.
pub(super) fn table(grid: &Grid, table: &TablePlace) -> Option<Found> {
    let named: Option<Vec<(&str, &(String, Area))>> = table
        .columns
        .iter()
        .map(|column| Some((column.name.as_str(), grid.refers(&column.name, &table.sheet)?)))
        .collect();
    if let Some(named) = named.filter(|named| same_span(named)) {
        let (_, (sheet, area)) = named.first()?;
        let columns = named.iter().map(|(name, (_, area))| ((*name).to_owned(), area.from.col)).collect();
        return Some(Found { sheet: sheet.clone(), columns, first: area.from.row, last: area.to.row });
    }
    grid.sheet(&table.sheet)?;
    let columns = table.columns.iter().map(|column| (column.name.clone(), column.col)).collect();
    Some(Found { sheet: table.sheet.clone(), columns, first: table.first(), last: table.first() + table.max_rows - 1 })
}

fn same_span(named: &[(&str, &(String, Area))]) -> bool {
    let span = |entry: &(&str, &(String, Area))| (entry.1.0.clone(), entry.1.1.from.row, entry.1.1.to.row);
    named.windows(2).all(|pair| span(&pair[0]) == span(&pair[1]))
}

/// How far rows of a sheet have moved: (row as found, rows moved), from the top.
pub(super) fn shifts(grid: &Grid, layout: &Layout, sheet: &str, issued_as: &str) -> Vec<(u32, i64)> {
    let places = layout
        .places
        .iter()
        .filter(|place| place.sheet == issued_as)
        .map(|place| (place.name.as_str(), place.spot.row));
    let tables = layout.tables.iter().filter(|table| table.sheet == issued_as);
    let columns = tables.filter_map(|table| table.columns.first().map(|column| (column.name.as_str(), table.first())));
    let mut shifts: Vec<(u32, i64)> = places
        .chain(columns)
        .filter_map(|(name, row)| {
            grid.refers(name, sheet)
                .filter(|(found, _)| found == sheet)
                .map(|(_, area)| (area.from.row, i64::from(area.from.row) - i64::from(row)))
        })
        .collect();
    shifts.sort_unstable();
    shifts
}

/// The row a cell was issued at.
pub(super) fn issued_row(shifts: &[(u32, i64)], row: u32) -> u32 {
    let moved = shifts.iter().take_while(|(at, _)| *at <= row).last().map_or(0, |(_, moved)| *moved);
    u32::try_from(i64::from(row) - moved).unwrap_or(row)
}
