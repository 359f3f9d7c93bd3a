//! How a sheet moved: where its printed words stand now tells where its rows and columns are, whatever was inserted,
//! deleted, renamed or copied to another book.

use crate::book::Spot;
use crate::form::{Fixed, Kept};
use crate::format::{Grid, GridSheet};
use crate::value::{Raw, key};
use std::collections::{BTreeMap, BTreeSet};

/// An issued sheet found again by its words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Alignment {
    /// Name of the sheet it was found on.
    pub(super) sheet: String,
    /// Issued row → row now, of rows with printed words.
    rows: BTreeMap<u32, u32>,
    /// Issued column → column now.
    cols: BTreeMap<u16, u16>,
    /// Issued rows that have printed words, found or not.
    worded: BTreeSet<u32>,
}

impl Alignment {
    /// Finds an issued sheet by its words; none where fewer than half of them stand on any sheet.
    pub(super) fn of(grid: &Grid, kept: &Kept, issued: &str) -> Option<Alignment> {
        let words = words(kept, issued);
        let taken =
            |sheet: &&GridSheet| sheet.name == issued || !kept.cells.iter().any(|(name, _)| *name == sheet.name);
        let candidates = grid.sheets.iter().filter(taken);
        let alike = candidates.filter_map(|sheet| Some((shared(&words, sheet)?, sheet)));
        // Of sheets equally alike the first one counts: a copy stands behind its original.
        let (_, sheet) = alike.rev().max_by_key(|(shared, _)| *shared)?;
        let rows = rows(&words, sheet);
        Some(Alignment {
            cols: cols(&words, sheet, &rows),
            worded: words.keys().copied().collect(),
            rows,
            sheet: sheet.name.clone(),
        })
    }

    /// Where an issued cell is now; none where its row was deleted.
    pub(super) fn spot(&self, issued: Spot) -> Option<Spot> {
        Some(Spot::new(self.row(issued.row)?, self.col(issued.col)?))
    }

    /// Where an issued row is now: with its words, or, having none, between neighbours that moved alike.
    pub(super) fn row(&self, issued: u32) -> Option<u32> {
        if self.worded.contains(&issued) {
            return self.rows.get(&issued).copied();
        }
        let above = self.rows.range(..issued).next_back().map(|(row, now)| i64::from(*now) - i64::from(*row));
        let below = self.rows.range(issued..).next().map(|(row, now)| i64::from(*now) - i64::from(*row));
        let moved = match (above, below) {
            (Some(above), Some(below)) if above != below => return None,
            (above, below) => above.or(below)?,
        };
        u32::try_from(i64::from(issued) + moved).ok()
    }

    /// The first row below a table that belongs to something else, as it is now.
    pub(super) fn next_row(&self, issued_head: u32, issued_last: u32) -> Option<u32> {
        self.rows.range(issued_head + 1..).find(|(row, _)| **row > issued_last).map(|(_, now)| *now)
    }

    /// Where an issued column is now.
    pub(super) fn col(&self, issued: u16) -> Option<u16> {
        let (col, now) = self.cols.range(..=issued).next_back().or_else(|| self.cols.iter().next())?;
        u16::try_from(i32::from(*now) + i32::from(issued) - i32::from(*col)).ok()
    }

    /// Where a cell of today was issued, for telling printed words from typed ones.
    pub(super) fn issued(&self, now: Spot) -> Option<Spot> {
        let (row, at) = self.rows.iter().filter(|(_, at)| **at <= now.row).max_by_key(|(_, at)| **at)?;
        let (col, beside) = self.cols.iter().filter(|(_, at)| **at <= now.col).max_by_key(|(_, at)| **at)?;
        Some(Spot::new(row + (now.row - at), col + (now.col - beside)))
    }
}

/// Printed words of an issued sheet: row → column → key.
type Words = BTreeMap<u32, BTreeMap<u16, String>>;

fn words(kept: &Kept, issued: &str) -> Words {
    let mut words = Words::new();
    let cells = kept.cells.iter().filter(|(name, _)| name == issued).flat_map(|(_, cells)| cells);
    for (spot, fixed) in cells {
        if let Fixed::Text(text) = fixed {
            words.entry(spot.row).or_default().insert(spot.col, key(text));
        }
    }
    words
}

/// Words of a row as it is now.
fn row_now(sheet: &GridSheet, row: u32) -> BTreeMap<String, u16> {
    let cells = sheet.cells.range(Spot::new(row, 0)..=Spot::new(row, u16::MAX));
    let texts = cells.filter_map(|(spot, cell)| match &cell.raw {
        Raw::Text(text) => Some((key(text), spot.col)),
        _ => None,
    });
    // The first of two equal words in a row is the one that was printed first.
    texts.rev().collect()
}

/// How many rows of words stand on a sheet, if more than half do.
fn shared(words: &Words, sheet: &GridSheet) -> Option<usize> {
    let all: BTreeSet<String> = sheet
        .cells
        .values()
        .filter_map(|cell| if let Raw::Text(text) = &cell.raw { Some(key(text)) } else { None })
        .collect();
    let texts = || words.values().flat_map(BTreeMap::values);
    let there = texts().filter(|text| all.contains(*text)).count();
    (there > 0 && there * 2 > texts().count()).then_some(there)
}

/// The longest run of issued rows that stand on the sheet in their order. Two rows are the same when every printed word
/// of the one stands in the other.
fn rows(words: &Words, sheet: &GridSheet) -> BTreeMap<u32, u32> {
    let now: Vec<(u32, BTreeMap<String, u16>)> = {
        let rows: BTreeSet<u32> = sheet.cells.keys().map(|spot| spot.row).collect();
        rows.into_iter().map(|row| (row, row_now(sheet, row))).filter(|(_, words)| !words.is_empty()).collect()
    };
    let issued: Vec<(&u32, &BTreeMap<u16, String>)> = words.iter().collect();
    let same = |i: usize, n: usize| issued[i].1.values().all(|word| now[n].1.contains_key(word));
    // Longest common subsequence, from the end.
    let width = now.len() + 1;
    let mut best = vec![0_u32; (issued.len() + 1) * width];
    for i in (0..issued.len()).rev() {
        for n in (0..now.len()).rev() {
            best[i * width + n] = if same(i, n) {
                best[(i + 1) * width + n + 1] + 1
            } else {
                best[(i + 1) * width + n].max(best[i * width + n + 1])
            };
        }
    }
    let (mut i, mut n, mut rows) = (0, 0, BTreeMap::new());
    while i < issued.len() && n < now.len() {
        if same(i, n) {
            rows.insert(*issued[i].0, now[n].0);
            (i, n) = (i + 1, n + 1);
        } else if best[(i + 1) * width + n] >= best[i * width + n + 1] {
            i += 1;
        } else {
            n += 1;
        }
    }
    rows
}

/// Where most words of each column stand now.
fn cols(words: &Words, sheet: &GridSheet, rows: &BTreeMap<u32, u32>) -> BTreeMap<u16, u16> {
    let mut votes: BTreeMap<u16, BTreeMap<u16, usize>> = BTreeMap::new();
    for (issued, now) in rows {
        let there = row_now(sheet, *now);
        for (col, word) in &words[issued] {
            if let Some(now) = there.get(word) {
                *votes.entry(*col).or_default().entry(*now).or_default() += 1;
            }
        }
    }
    let most = |votes: &BTreeMap<u16, usize>| votes.iter().max_by_key(|(_, count)| **count).map(|(col, _)| *col);
    // A word that stands twice in a row may vote for the wrong one: columns keep their order.
    let mut cols = BTreeMap::new();
    for (col, votes) in &votes {
        let now = most(votes);
        if let Some(now) = now.filter(|now| cols.last_key_value().is_none_or(|(_, before)| before < now)) {
            cols.insert(*col, now);
        }
    }
    cols
}
