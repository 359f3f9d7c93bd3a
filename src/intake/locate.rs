//! Where a form's cells are in a returned workbook: by defined name; where that is gone, by the words printed beside
//! them. What was found by its words is told, never assumed.

use super::Exchanged;
use super::align::Alignment;
use super::exchanged::{self, Rows};
use super::headings::Headings;
use crate::book::{Area, Spot};
use crate::form::{Fixed, Kept, Place, Role, TablePlace};
use crate::format::{Grid, GridSheet};
use crate::value::{Raw, clean};
use std::collections::BTreeMap;

/// Finds the cells of a form in one workbook.
pub(super) struct Finder<'a> {
    grid: &'a Grid,
    kept: &'a Kept,
    /// Sheets some names of which are gone, by the name they were issued under.
    aligned: BTreeMap<&'a str, Alignment>,
    /// Rows whose labels changed places under their names.
    exchanged: Rows,
}

impl<'a> Finder<'a> {
    /// A finder for a workbook made on a kept form.
    pub(super) fn new(grid: &'a Grid, kept: &'a Kept) -> Self {
        let moved = kept.cells.iter().map(|(sheet, _)| sheet.as_str()).filter(|sheet| has_moved(grid, kept, sheet));
        let aligned = moved.filter_map(|sheet| Some((sheet, Alignment::of(grid, kept, sheet)?))).collect();
        Finder { grid, kept, aligned, exchanged: Rows::of(grid, kept) }
    }

    /// The cell of a single name, and whether it was found by its words. One whose row was deleted is nowhere.
    pub(super) fn cell(&self, name: &str) -> Option<(String, Spot, bool)> {
        let layout = &self.kept.layout;
        let (issued_on, issued) = layout.area(name)?;
        if let Some((sheet, area)) = self.grid.refers(name, issued_on) {
            let place = layout.place(name);
            if place.is_some_and(|place| self.exchanged.is_taken(place, area.from)) {
                return None;
            }
            let spot = place.map_or(area.from, |place| self.exchanged.spot(place, area.from));
            return Some((sheet.clone(), spot, false));
        }
        let aligned = self.aligned.get(issued_on)?;
        let spot = aligned.spot(issued.from)?;
        let taken = layout.places.iter().any(|other| {
            let there = |(sheet, area): &(String, Area)| *sheet == aligned.sheet && area.from == spot;
            other.name != name && self.grid.refers(&other.name, &other.sheet).is_some_and(there)
        });
        (!taken).then(|| (aligned.sheet.clone(), spot, true))
    }

    /// Rows whose labels changed places under their names.
    pub(super) fn exchanged(&self) -> &Rows {
        &self.exchanged
    }

    /// A table. Names move with their cells; they are trusted while the columns that have one share one sheet and one row
    /// span. Columns without a name are found by their headings, or are gone.
    pub(super) fn table(&self, table: &TablePlace) -> Option<Found> {
        let named = self.named(table);
        if named.is_empty() || !same_span(&named) {
            return self.table_by_words(table);
        }
        let (_, (sheet_name, area)) = named.first()?;
        let sheet = self.grid.sheet(sheet_name)?;
        let columns = named.iter().map(|(name, (_, area))| ((*name).to_owned(), area.from.col)).collect();
        let (first, last) = (area.from.row, area.to.row);
        let mut found = Found { sheet: sheet_name.clone(), columns, first, last, ..Found::default() };
        let whole = named.len() == table.columns.len();
        if whole && exchanged::is_headed(sheet, self.kept, table, &named) {
            return Some(found);
        }
        let headings = Headings::of(self.kept, table);
        if let Some(head) = headings.above(sheet, first) {
            // Rows inserted above the first one stand between the headings and the cells that bear the names.
            found.first = head + 1;
            found.exchanged = exchanged::columns(sheet, table, (&headings, head), &mut found.columns);
            if !whole {
                for (name, col) in headings.columns(sheet, head, table) {
                    if !found.columns.contains_key(&name) && !found.columns.values().any(|taken| *taken == col) {
                        found.columns.insert(name, col);
                        found.by_words = true;
                    }
                }
            }
        }
        Some(found)
    }

    fn named(&self, table: &'a TablePlace) -> Vec<(&'a str, &'a (String, Area))> {
        let named =
            table.columns.iter().map(|column| (column.name.as_str(), self.grid.refers(&column.name, &table.sheet)));
        named.filter_map(|(name, found)| Some((name, found?))).collect()
    }

    fn table_by_words(&self, table: &TablePlace) -> Option<Found> {
        let aligned = self.aligned.get(table.sheet.as_str())?;
        let sheet = self.grid.sheet(&aligned.sheet)?;
        let headings = Headings::of(self.kept, table);
        let head = aligned.row(table.head).or_else(|| headings.anywhere(sheet))?;
        let issued_last = table.first() + table.max_rows - 1;
        let last =
            aligned.next_row(table.head, issued_last).map_or(head + table.max_rows, |next| next.saturating_sub(1));
        let columns = headings.columns(sheet, head, table);
        let first = head + (table.first() - table.head);
        let found = Found { sheet: aligned.sheet.clone(), columns, first, last, by_words: true, ..Found::default() };
        (!found.columns.is_empty()).then_some(found)
    }

    /// The issued sheet whose words were found on a sheet of today, with how it moved.
    pub(super) fn aligned(&self, sheet: &str) -> Option<(&'a str, &Alignment)> {
        self.aligned.iter().find(|(_, aligned)| aligned.sheet == sheet).map(|(issued, aligned)| (*issued, aligned))
    }

    /// The sheet on which an issued one is found now.
    pub(super) fn sheet_now(&self, issued: &str) -> Option<&'a GridSheet> {
        if let Some(sheet) = self.grid.sheet(issued) {
            return Some(sheet);
        }
        let layout = &self.kept.layout;
        let places = layout.places.iter().filter(|place| place.sheet == issued).map(|place| &place.name);
        let columns = layout.tables.iter().filter(|table| table.sheet == issued).flat_map(|table| &table.columns);
        let mut names = places.chain(columns.map(|column| &column.name));
        let by_name = names.find_map(|name| self.grid.refers(name, issued)).map(|(sheet, _)| sheet.as_str());
        let now = by_name.or_else(|| self.aligned.get(issued).map(|aligned| aligned.sheet.as_str()))?;
        self.grid.sheet(now)
    }

    /// Sheets of the form that ask for something and are not in the workbook.
    pub(super) fn lost_sheets(&self) -> Vec<&'a str> {
        let layout = &self.kept.layout;
        let asks = |sheet: &str| {
            let typed = |place: &Place| place.role == Role::Input && place.sheet == sheet;
            layout.places.iter().any(typed) || layout.tables.iter().any(|table| table.sheet == sheet)
        };
        let sheets = layout.sheets.iter().map(|sheet| sheet.name.as_str()).filter(|sheet| asks(sheet));
        sheets.filter(|sheet| self.sheet_now(sheet).is_none()).collect()
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

/// A table found: its sheet, the columns there are, its rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Found {
    pub(super) sheet: String,
    pub(super) columns: BTreeMap<String, u16>,
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) by_words: bool,
    /// Columns that bore the heading of another one.
    pub(super) exchanged: Vec<Exchanged>,
}

fn same_span(named: &[(&str, &(String, Area))]) -> bool {
    let span = |entry: &(&str, &(String, Area))| (entry.1.0.clone(), entry.1.1.from.row, entry.1.1.to.row);
    named.windows(2).all(|pair| span(&pair[0]) == span(&pair[1]))
}
