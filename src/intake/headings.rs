//! The headings of a list as printed, and where its columns stand now by them: a column goes by its own heading, never by
//! how far its neighbours moved.

use crate::book::Spot;
use crate::form::{Fixed, Kept, TablePlace};
use crate::format::GridSheet;
use crate::value::{Raw, key};
use std::collections::{BTreeMap, BTreeSet};

/// Rows above the entries in which the headings are looked for.
const ABOVE: u32 = 12;

/// The printed headings of a list, by the columns they were issued in.
pub(super) struct Headings(BTreeMap<u16, String>);

impl Headings {
    /// Those of a list, the ordinal's and the echoes' among them.
    pub(super) fn of(kept: &Kept, table: &TablePlace) -> Self {
        let cells = kept.cells.iter().filter(|(name, _)| *name == table.sheet).flat_map(|(_, cells)| cells);
        let words = cells.filter_map(|(spot, fixed)| match fixed {
            Fixed::Text(text) if spot.row == table.head => Some((spot.col, key(text))),
            _ => None,
        });
        Headings(words.collect())
    }

    /// The heading of a column as issued.
    pub(super) fn get(&self, issued: u16) -> Option<&str> {
        self.0.get(&issued).map(String::as_str)
    }

    /// The row above the entries that holds most of the headings, if it holds more than half of them.
    pub(super) fn above(&self, sheet: &GridSheet, first: u32) -> Option<u32> {
        let rows = first.saturating_sub(ABOVE)..first;
        self.best(sheet, rows.rev())
    }

    /// The row of a whole sheet that holds most of the headings, if it holds more than half of them.
    pub(super) fn anywhere(&self, sheet: &GridSheet) -> Option<u32> {
        let rows: BTreeSet<u32> = sheet.cells.keys().map(|spot| spot.row).collect();
        self.best(sheet, rows.into_iter())
    }

    fn best(&self, sheet: &GridSheet, rows: impl Iterator<Item = u32>) -> Option<u32> {
        let mut best = None;
        for row in rows {
            let found = self.placed(sheet, row).len();
            if found * 2 > self.0.len() && best.is_none_or(|(most, _)| found > most) {
                best = Some((found, row));
            }
        }
        best.map(|(_, row)| row)
    }

    /// Issued column → column now, of the headings that stand in a row.
    fn placed(&self, sheet: &GridSheet, row: u32) -> BTreeMap<u16, u16> {
        let mut now = row_words(sheet, row);
        let mut placed = BTreeMap::new();
        for (issued, heading) in &self.0 {
            if let Some(at) = now.iter().position(|(_, word)| word == heading) {
                placed.insert(*issued, now.remove(at).0);
            }
        }
        placed
    }

    /// Where the columns of a list stand now. One whose heading was reworded stands where both its neighbours say.
    pub(super) fn columns(&self, sheet: &GridSheet, row: u32, table: &TablePlace) -> BTreeMap<String, u16> {
        let placed = self.placed(sheet, row);
        let taken: BTreeSet<u16> = placed.values().copied().collect();
        let between = |issued: u16| {
            let moved = |(from, now): (&u16, &u16)| i32::from(*now) - i32::from(*from);
            let left = placed.range(..issued).next_back().map(moved)?;
            let right = placed.range(issued..).next().map(moved);
            let col = u16::try_from(i32::from(issued) + left).ok()?;
            let worded = matches!(sheet.raw(Spot::new(row, col)), Raw::Text(_)) || self.get(issued).is_none();
            (right.is_none_or(|right| right == left) && worded && !taken.contains(&col)).then_some(col)
        };
        let at = |issued: u16| placed.get(&issued).copied().or_else(|| between(issued));
        table.columns.iter().filter_map(|column| Some((column.name.clone(), at(column.col)?))).collect()
    }
}

/// Words of a row, from the left.
pub(super) fn row_words(sheet: &GridSheet, row: u32) -> Vec<(u16, String)> {
    let cells = sheet.cells.range(Spot::new(row, 0)..=Spot::new(row, u16::MAX));
    let texts = cells.filter_map(|(spot, cell)| match &cell.raw {
        Raw::Text(text) => Some((spot.col, key(text))),
        _ => None,
    });
    texts.collect()
}
