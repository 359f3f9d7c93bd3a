//! Cells that repeat another one: «Như trên», `nt`, `//` below a value, and cells merged downwards. Words, days and choices
//! stand in every row they are merged over; a figure merged over several rows is one figure, and counts once.

use super::{Entry, Row};
use crate::book::{Area, Spot};
use crate::form::TablePlace;
use crate::format::GridSheet;
use crate::value::{Kind, Note, Raw, Reading, Refusal, bare_key, clean};
use std::collections::BTreeMap;

/// Fills in what the cells of a list repeat.
pub(super) fn resolve(sheet: &GridSheet, table: &TablePlace, rows: &mut [Row]) {
    let merged = Merged::of(sheet);
    for index in 0..rows.len() {
        for column in &table.columns {
            let Some(entry) = rows[index].cells.get(&column.name) else { continue };
            if is_ditto(entry) {
                let above = index.checked_sub(1).and_then(|above| rows[above].cells.get(&column.name)).cloned();
                repeat(rows, index, &column.name, above.as_ref());
            } else if entry.raw == Raw::Empty
                && !entry.formula
                && let Some(area) = merged.over(entry.spot)
                && let Ok(first) = rows[..index].binary_search_by_key(&area.from.row, |row| row.row)
            {
                continued(rows, (first, index), &column.name, column.kind, area);
            }
        }
    }
}

/// «-nt-» and its like, where it is no entry of the list.
fn is_ditto(entry: &Entry) -> bool {
    let Raw::Text(text) = &entry.raw else { return false };
    let shown = clean(text);
    let sign = shown.trim_matches(['-', '–', '.', ' ']);
    let bare = bare_key(&shown);
    let words = bare.trim_matches(['-', '.', '(', ')', ' ']);
    let chosen = matches!(&entry.reading, Reading::Value { value: crate::value::Value::Choice(_), .. });
    !chosen
        && (matches!(words, "nhu tren" | "nt" | "nhu dong tren")
            || matches!(sign, "//" | "\"" | "''" | "”" | "“" | "″" | "〃"))
}

/// A ditto says what the cell above it says; one with nothing above it says nothing.
fn repeat(rows: &mut [Row], index: usize, column: &str, above: Option<&Entry>) {
    let source = above.filter(|above| says(&above.reading));
    let Some(entry) = rows[index].cells.get_mut(column) else { return };
    match source {
        Some(source) => {
            entry.reading = borrowed(&source.reading, Note::Ditto);
            entry.meant = Some(source.meant.clone().unwrap_or_else(|| source.raw.clone()));
        }
        None => entry.reading = Reading::Refused(Refusal::NothingAbove),
    }
}

/// A row below the first of a merged cell.
fn continued(rows: &mut [Row], (first, index): (usize, usize), column: &str, kind: Kind, area: Area) {
    let Some(source) = rows[first].cells.get_mut(column).filter(|source| says(&source.reading)) else { return };
    let figure = matches!(kind, Kind::Count | Kind::Decimal | Kind::Money | Kind::Percent);
    let reading = if figure {
        let note = Note::MergedFigure(area.to.row - area.from.row + 1);
        if let Reading::Value { notes, .. } = &mut source.reading
            && !notes.contains(&note)
        {
            notes.push(note);
        }
        Reading::NotApplicable
    } else {
        borrowed(&source.reading, Note::Merged)
    };
    let (raw, meant) = (source.raw.clone(), source.meant.clone().unwrap_or_else(|| source.raw.clone()));
    let Some(entry) = rows[index].cells.get_mut(column) else { return };
    entry.reading = reading;
    if !figure {
        (entry.raw, entry.meant) = (raw, Some(meant));
    }
}

fn says(reading: &Reading) -> bool {
    matches!(reading, Reading::Value { .. } | Reading::NotApplicable)
}

/// The same value, with what matters to the row of its notes: a day outside the plan's time.
fn borrowed(reading: &Reading, note: Note) -> Reading {
    match reading {
        Reading::Value { value, notes } => {
            let outside = notes.iter().filter(|note| **note == Note::OutsideWindow).cloned();
            Reading::Value { value: value.clone(), notes: std::iter::once(note).chain(outside).collect() }
        }
        other => other.clone(),
    }
}

/// Cells merged over several rows, by column and first row.
pub(super) struct Merged(BTreeMap<(u16, u32), Area>);

impl Merged {
    /// Those of a sheet.
    pub(super) fn of(sheet: &GridSheet) -> Self {
        Merged(sheet.merged.iter().map(|area| ((area.from.col, area.from.row), *area)).collect())
    }

    /// The merged cell a spot lies in, below its first row.
    pub(super) fn over(&self, spot: Spot) -> Option<Area> {
        let (_, area) = self.0.range((spot.col, 0)..=(spot.col, spot.row)).next_back()?;
        (area.from.row < spot.row && spot.row <= area.to.row).then_some(*area)
    }
}
