//! Where a form's cells are in a returned workbook: by defined name; where that is gone, by the words printed beside
//! them. What was found by its words is told, never assumed.

use super::align::Alignment;
use crate::book::{Area, Spot};
use crate::form::{Fixed, Kept, Layout, TablePlace};
use crate::format::{Grid, GridSheet};
use crate::value::{Raw, clean};
use std::collections::BTreeMap;

/// Finds the cells of a form in one workbook.
pub(super) struct Finder<'a> {
    grid: &'a Grid,
    layout: &'a Layout,
    /// Sheets some names of which are gone, by the name they were issued under.
    aligned: BTreeMap<&'a str, Alignment>,
}

impl<'a> Finder<'a> {
    /// A finder for a workbook made on a kept form.
    pub(super) fn new(grid: &'a Grid, kept: &'a Kept) -> Self {
        let layout = &kept.layout;
        let moved = kept.cells.iter().map(|(sheet, _)| sheet.as_str()).filter(|sheet| has_moved(grid, kept, sheet));
        let aligned = moved.filter_map(|sheet| Some((sheet, Alignment::of(grid, kept, sheet)?))).collect();
        Finder { grid, layout, aligned }
    }

    /// The cell of a single name, and whether it was found by its words. One whose row was deleted is nowhere.
    pub(super) fn cell(&self, name: &str) -> Option<(String, Spot, bool)> {
        let (issued_on, issued) = self.layout.area(name)?;
        if let Some((sheet, area)) = self.grid.refers(name, issued_on) {
            return Some((sheet.clone(), area.from, false));
        }
        let aligned = self.aligned.get(issued_on)?;
        let spot = aligned.spot(issued.from)?;
        let taken = self.layout.places.iter().any(|other| {
            let there = |(sheet, area): &(String, Area)| *sheet == aligned.sheet && area.from == spot;
            other.name != name && self.grid.refers(&other.name, &other.sheet).is_some_and(there)
        });
        (!taken).then(|| (aligned.sheet.clone(), spot, true))
    }

    /// A table. Names move with their cells; they are trusted while all columns of the table share one sheet and one row
    /// span.
    pub(super) fn table(&self, table: &TablePlace) -> Option<Found> {
        let named: Option<Vec<(&str, &(String, Area))>> = table
            .columns
            .iter()
            .map(|column| Some((column.name.as_str(), self.grid.refers(&column.name, &table.sheet)?)))
            .collect();
        if let Some(named) = named.filter(|named| same_span(named)) {
            let (_, (sheet, area)) = named.first()?;
            let columns = named.iter().map(|(name, (_, area))| ((*name).to_owned(), area.from.col)).collect();
            let (first, last) = (area.from.row, area.to.row);
            return Some(Found { sheet: sheet.clone(), columns, first, last, by_words: false });
        }
        self.table_by_words(table)
    }

    fn table_by_words(&self, table: &TablePlace) -> Option<Found> {
        let aligned = self.aligned.get(table.sheet.as_str())?;
        let head = aligned.row(table.head)?;
        let issued_last = table.first() + table.max_rows - 1;
        let last =
            aligned.next_row(table.head, issued_last).map_or(head + table.max_rows, |next| next.saturating_sub(1));
        let columns: Option<BTreeMap<String, u16>> =
            table.columns.iter().map(|column| Some((column.name.clone(), aligned.col(column.col)?))).collect();
        let first = head + (table.first() - table.head);
        Some(Found { sheet: aligned.sheet.clone(), columns: columns?, first, last, by_words: true })
    }

    /// The issued sheet whose words were found on a sheet of today, with how it moved.
    pub(super) fn aligned(&self, sheet: &str) -> Option<(&'a str, &Alignment)> {
        self.aligned.iter().find(|(_, aligned)| aligned.sheet == sheet).map(|(issued, aligned)| (*issued, aligned))
    }
}

/// Whether names cannot tell where the cells of a sheet are: some are gone, or columns of one list contradict each other;
/// a sheet without named cells has moved when its first words stand elsewhere.
fn has_moved(grid: &Grid, kept: &Kept, sheet: &str) -> bool {
    let layout = &kept.layout;
    let gone = |name: &str| grid.refers(name, sheet).is_none();
    let places: Vec<&str> =
        layout.places.iter().filter(|place| place.sheet == sheet).map(|place| place.name.as_str()).collect();
    let tables: Vec<&TablePlace> = layout.tables.iter().filter(|table| table.sheet == sheet).collect();
    if places.is_empty() && tables.is_empty() {
        return !words_in_place(grid, kept, sheet);
    }
    let contradictory = |table: &&TablePlace| {
        let named: Option<Vec<(&str, &(String, Area))>> = table
            .columns
            .iter()
            .map(|column| Some((column.name.as_str(), grid.refers(&column.name, sheet)?)))
            .collect();
        named.is_none_or(|named| !same_span(&named))
    };
    places.into_iter().any(gone) || tables.iter().any(contradictory)
}

fn words_in_place(grid: &Grid, kept: &Kept, issued: &str) -> bool {
    let words = kept.cells.iter().filter(|(name, _)| name == issued).flat_map(|(_, cells)| cells);
    let mut words =
        words.filter_map(|(spot, fixed)| if let Fixed::Text(text) = fixed { Some((spot, text)) } else { None });
    let same = |sheet: &GridSheet, spot: Spot, text: &str| match sheet.raw(spot) {
        Raw::Text(now) => now == text || clean(&now) == clean(text),
        _ => false,
    };
    grid.sheet(issued).is_some_and(|sheet| words.all(|(spot, text)| same(sheet, *spot, text)))
}

/// A table found: its sheet, its columns, its rows.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) sheet: String,
    pub(super) columns: BTreeMap<String, u16>,
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) by_words: bool,
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
