//! Where the cells of a sheet of today were issued: what was printed there then tells what was typed over.

use super::align::Alignment;
use super::locate::Finder;
use crate::book::{Area, Spot};
use crate::form::{Fixed, Kept, Layout};
use crate::format::{Grid, GridSheet};
use crate::value::{Raw, clean};
use std::collections::BTreeMap;

/// Where the cells of a sheet were issued.
pub(super) struct Origin<'a> {
    /// The sheet's name then.
    pub(super) sheet: &'a str,
    /// How rows and columns moved, by the names that are left and by words that stand once.
    rows: Shifts,
    cols: Shifts,
    /// Rows that changed places under their names: row now → issued row.
    by_label: BTreeMap<u32, u32>,
    /// How everything moved, where no name is left.
    aligned: Option<&'a Alignment>,
}

impl<'a> Origin<'a> {
    /// That of a sheet of today.
    pub(super) fn of(grid: &Grid, kept: &'a Kept, finder: &'a Finder<'a>, sheet: &'a GridSheet) -> Self {
        let aligned = finder.aligned(&sheet.name);
        let issued = aligned.map_or_else(|| issued_as(grid, kept, sheet), |(issued, _)| issued);
        let (mut rows, cols) = (rows(grid, &kept.layout, &sheet.name, issued), cols(grid, &kept.layout, sheet, issued));
        let aligned = aligned.map(|(_, aligned)| aligned).filter(|_| rows.is_empty());
        if aligned.is_none() && rows.iter().any(|(_, moved)| *moved != 0) {
            rows.extend(worded(kept, issued, sheet));
            rows.sort_unstable();
        }
        let by_label = finder.exchanged().moved(issued);
        Origin { sheet: issued, rows: Shifts(rows), cols: Shifts(cols), by_label, aligned }
    }

    /// The issued cell; none where it stands in a row or column of the unit's own.
    pub(super) fn spot(&self, now: Spot) -> Option<Spot> {
        if let Some(aligned) = self.aligned {
            return Some(aligned.issued(now).unwrap_or(now));
        }
        let row = self.by_label.get(&now.row).copied().or_else(|| self.rows.issued(now.row))?;
        let col = self.cols.issued(u32::from(now.col)).and_then(|col| u16::try_from(col).ok())?;
        Some(Spot::new(row, col))
    }
}

/// Rows or columns as found, with how far they moved, from the first on.
struct Shifts(Vec<(u32, i64)>);

impl Shifts {
    /// Where one was issued: as far back as the last known one before it moved. Where what was issued there is known to
    /// stand elsewhere, it was inserted.
    fn issued(&self, now: u32) -> Option<u32> {
        let moved = self.0.iter().take_while(|(at, _)| *at <= now).last().map_or(0, |(_, moved)| *moved);
        let issued = i64::from(now) - moved;
        let before = |(at, moved): &&(u32, i64)| i64::from(*at) - moved <= issued;
        let there = self.0.iter().filter(before).max_by_key(|(at, moved)| i64::from(*at) - moved);
        let there = issued + there.map_or(0, |(_, moved)| *moved);
        u32::try_from(issued).ok().filter(|_| there == i64::from(now))
    }
}

/// How far the named rows of a sheet have moved.
fn rows(grid: &Grid, layout: &Layout, sheet: &str, issued: &str) -> Vec<(u32, i64)> {
    let places =
        layout.places.iter().filter(|place| place.sheet == issued).map(|place| (place.name.as_str(), place.spot.row));
    let tables = layout.tables.iter().filter(|table| table.sheet == issued);
    let columns = tables.flat_map(|table| table.columns.iter().map(|column| (column.name.as_str(), table.first())));
    let found = places.chain(columns).filter_map(|(name, row)| {
        let area = on(grid, name, sheet)?;
        Some((area.from.row, i64::from(area.from.row) - i64::from(row)))
    });
    let mut rows: Vec<(u32, i64)> = found.collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

/// How far the named columns of a sheet have moved; nothing where they do not agree.
fn cols(grid: &Grid, layout: &Layout, sheet: &GridSheet, issued: &str) -> Vec<(u32, i64)> {
    let places =
        layout.places.iter().filter(|place| place.sheet == issued).map(|place| (place.name.as_str(), place.spot.col));
    let tables = layout.tables.iter().filter(|table| table.sheet == issued);
    let columns = tables.flat_map(|table| table.columns.iter().map(|column| (column.name.as_str(), column.col)));
    let mut now: BTreeMap<u16, u16> = BTreeMap::new();
    for (name, col) in places.chain(columns) {
        let Some(area) = on(grid, name, &sheet.name) else { continue };
        if *now.entry(col).or_insert(area.from.col) != area.from.col {
            return Vec::new();
        }
    }
    let mut cols: Vec<(u32, i64)> =
        now.iter().map(|(col, now)| (u32::from(*now), i64::from(*now) - i64::from(*col))).collect();
    cols.sort_unstable();
    cols
}

fn on<'g>(grid: &'g Grid, name: &str, sheet: &str) -> Option<&'g Area> {
    grid.refers(name, sheet).filter(|(found, _)| found == sheet).map(|(_, area)| area)
}

/// How far rows moved, by printed words that stand once then and now.
fn worded(kept: &Kept, issued: &str, sheet: &GridSheet) -> Vec<(u32, i64)> {
    let mut now: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (spot, cell) in &sheet.cells {
        if let Raw::Text(text) = &cell.raw {
            now.entry(clean(text)).or_default().push(spot.row);
        }
    }
    let mut then: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (spot, fixed) in kept.cells.iter().filter(|(name, _)| name == issued).flat_map(|(_, cells)| cells) {
        if let Fixed::Text(text) = fixed {
            then.entry(clean(text)).or_default().push(spot.row);
        }
    }
    let once = then.iter().filter_map(|(text, rows)| match (&rows[..], now.get(text).map(Vec::as_slice)) {
        ([then], Some([now])) => Some((*now, i64::from(*now) - i64::from(*then))),
        _ => None,
    });
    once.collect()
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
