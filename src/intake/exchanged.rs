//! Cells that kept their names while the words beside them changed places: a row pasted over another one, a column
//! pasted over another one. What people saw while typing is the printed label, so a figure is read by it where it stands
//! once, and told; where it does not, the figure is not counted until somebody says which one it is.

use super::Exchanged;
use super::headings::Headings;
use crate::book::{Area, Spot};
use crate::form::{Fixed, Kept, Place, Role, TablePlace};
use crate::format::{Grid, GridSheet};
use crate::value::{Raw, clean, key};
use std::collections::{BTreeMap, BTreeSet};

/// Rows of single cells whose labels are not their own.
#[derive(Default)]
pub(super) struct Rows {
    /// Issued sheet and row → row where its label stands now.
    by_label: BTreeMap<(String, u32), u32>,
    /// Names of cells concerned: the label that stands beside the cell of the name, and whether it was read by its own.
    told: BTreeMap<String, (String, bool)>,
}

/// A cell with its label as issued and as found.
struct Labelled<'a> {
    place: &'a Place,
    own: String,
    /// Row and label column of the cell that bears the name now.
    row: u32,
    column: u16,
    shown: String,
}

impl Rows {
    /// Those of a workbook.
    pub(super) fn of(grid: &Grid, kept: &Kept) -> Self {
        let mut rows = Rows::default();
        let sheets: BTreeSet<&str> = kept.layout.places.iter().map(|place| place.sheet.as_str()).collect();
        for issued in sheets {
            rows.on_sheet(grid, kept, issued);
        }
        rows
    }

    fn on_sheet(&mut self, grid: &Grid, kept: &Kept, issued: &str) {
        let labelled: Vec<(Labelled<'_>, &GridSheet)> = labelled(grid, kept, issued);
        if labelled.iter().all(|(one, _)| one.shown == one.own) {
            return;
        }
        let mut owners: BTreeMap<&str, usize> = BTreeMap::new();
        for (one, _) in &labelled {
            *owners.entry(&one.own).or_default() += 1;
        }
        let unique = |label: &str| owners.get(label) == Some(&1);
        let right: BTreeSet<u32> =
            labelled.iter().filter(|(one, _)| one.shown == one.own).map(|(one, _)| one.row).collect();
        for (one, sheet) in labelled.iter().filter(|(one, _)| one.shown != one.own && unique(&one.own)) {
            let standing = standing(sheet, one.column, &one.own);
            let by_label = match standing[..] {
                [row] if !right.contains(&row) => Some(row),
                _ => None,
            };
            // Another wording of its own label is no exchange.
            if by_label.is_none() && !owners.contains_key(one.shown.as_str()) {
                continue;
            }
            if let Some(row) = by_label {
                self.by_label.insert((issued.to_owned(), one.place.spot.row), row);
            }
            let beside = sheet.raw(Spot::new(one.row, one.column));
            self.told.insert(one.place.name.clone(), (clean(&beside.shown()), by_label.is_some()));
        }
    }

    /// The cell of a place, where its label says it is.
    pub(super) fn spot(&self, place: &Place, named: Spot) -> Spot {
        let row = self.by_label.get(&(place.sheet.clone(), place.spot.row));
        row.map_or(named, |row| Spot::new(*row, named.col))
    }

    /// Rows of a sheet that stand elsewhere now: row now → issued row.
    pub(super) fn moved(&self, issued: &str) -> BTreeMap<u32, u32> {
        let here = self.by_label.iter().filter(|((sheet, _), _)| sheet == issued);
        here.map(|((_, row), now)| (*now, *row)).collect()
    }

    /// Whether nothing tells where a cell is: the cell of its name is another one's by its label.
    pub(super) fn is_taken(&self, place: &Place, named: Spot) -> bool {
        let unclear = self.told.get(&place.name).is_some_and(|(_, by_label)| !by_label);
        unclear && self.by_label.iter().any(|((sheet, _), row)| *sheet == place.sheet && *row == named.row)
    }

    /// What is to be told of a cell: the label beside it, and whether it was read by its own.
    pub(super) fn told(&self, name: &str) -> Option<&(String, bool)> {
        self.told.get(name)
    }
}

/// The cells of a sheet that carry their names and have a printed label at their left.
fn labelled<'a>(grid: &'a Grid, kept: &'a Kept, issued: &str) -> Vec<(Labelled<'a>, &'a GridSheet)> {
    let mut labelled = Vec::new();
    for place in kept.layout.places.iter().filter(|place| place.sheet == issued && place.role != Role::Note) {
        let left = place.spot.col.checked_sub(1).map(|col| Spot::new(place.spot.row, col));
        let Some(Fixed::Text(own)) = left.and_then(|left| kept.fixed(issued, left)) else { continue };
        let Some((sheet, area)) = grid.refers(&place.name, issued) else { continue };
        let (Some(column), Some(sheet)) = (area.from.col.checked_sub(1), grid.sheet(sheet)) else { continue };
        let row = area.from.row;
        let shown = match sheet.cells.get(&Spot::new(row, column)).map(|cell| &cell.raw) {
            Some(Raw::Text(text)) if text == own => None,
            Some(Raw::Text(text)) => Some(key(text)),
            _ => Some(String::new()),
        };
        let own = key(own);
        let shown = shown.unwrap_or_else(|| own.clone());
        labelled.push((Labelled { place, own, row, column, shown }, sheet));
    }
    labelled
}

/// Rows in which a label stands.
fn standing(sheet: &GridSheet, column: u16, label: &str) -> Vec<u32> {
    let cells = sheet.cells.iter().filter(|(spot, _)| spot.col == column);
    cells
        .filter(|(_, cell)| matches!(&cell.raw, Raw::Text(text) if key(text) == label))
        .map(|(spot, _)| spot.row)
        .collect()
}

/// Columns of a list that bear the heading of another one, put where their own headings stand; what is to be told.
pub(super) fn columns(
    sheet: &GridSheet,
    table: &TablePlace,
    (headings, head): (&Headings, u32),
    named: &mut BTreeMap<String, u16>,
) -> Vec<Exchanged> {
    let heading = |col: u16| match sheet.raw(Spot::new(head, col)) {
        Raw::Text(text) => key(&text),
        _ => String::new(),
    };
    let own = |name: &str| table.column(name).and_then(|column| headings.get(column.col)).unwrap_or_default();
    let owner = |shown: &str| table.columns.iter().find(|column| headings.get(column.col) == Some(shown));
    let shown: Vec<(String, u16, String)> =
        named.iter().map(|(name, col)| (name.clone(), *col, heading(*col))).collect();
    let right: BTreeSet<u16> =
        shown.iter().filter(|(name, _, shown)| shown == own(name)).map(|(_, col, _)| *col).collect();
    let words = super::headings::row_words(sheet, head);
    let mut told = Vec::new();
    for (name, col, shown) in shown.iter().filter(|(name, _, shown)| shown != own(name)) {
        let stands: Vec<u16> = words.iter().filter(|(_, word)| word == own(name)).map(|(col, _)| *col).collect();
        let by_label = match stands[..] {
            [only] if !right.contains(&only) => Some(only),
            _ => None,
        };
        // Another wording of its own heading is no exchange.
        if by_label.is_none() && owner(shown).is_none() {
            continue;
        }
        let spot = Spot::new(head, by_label.unwrap_or(*col));
        let shown = clean(&sheet.raw(Spot::new(head, *col)).shown()).trim_end_matches(['*', ' ']).to_owned();
        let (name, sheet, typed) = (name.clone(), sheet.name.clone(), String::new());
        if let Some(col) = by_label {
            named.insert(name.clone(), col);
        }
        told.push(Exchanged { name, sheet, spot, typed, shown, by_label: by_label.is_some() });
    }
    told
}

/// Whether every column of a list bears its own heading in the row above its entries: the usual case.
pub(super) fn is_headed(sheet: &GridSheet, kept: &Kept, table: &TablePlace, named: &[(&str, &(String, Area))]) -> bool {
    named.iter().all(|(name, (_, area))| {
        let Some(column) = table.column(name) else { return false };
        let Some(above) = area.from.row.checked_sub(1) else { return false };
        match kept.fixed(&table.sheet, Spot::new(table.head, column.col)) {
            Some(Fixed::Text(own)) => match sheet.cells.get(&Spot::new(above, area.from.col)).map(|cell| &cell.raw) {
                Some(Raw::Text(text)) => text == own || clean(text) == clean(own),
                _ => false,
            },
            _ => true,
        }
    })
}
