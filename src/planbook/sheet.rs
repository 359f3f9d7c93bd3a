//! One sheet of a plan workbook as read: rows of typed cells.

use super::cell::Typed;
use crate::book::{Content, Sheet, Spot};
use crate::format::{Formulas, GridSheet};
use crate::plan::{Place, Tab};
use crate::value::Raw;
use std::collections::BTreeMap;

/// A row with its cells that hold something.
#[derive(Debug)]
pub(super) struct Row {
    /// Zero-based row.
    pub(super) row: u32,
    /// Cells by zero-based column.
    pub(super) cells: BTreeMap<u16, Typed>,
}

/// A sheet as read.
#[derive(Debug)]
pub(super) struct Page {
    /// Which sheet.
    pub(super) tab: Tab,
    /// Rows that hold something, in order.
    pub(super) rows: Vec<Row>,
}

static EMPTY: Typed = Typed { raw: Raw::Empty, formula: None };

impl Row {
    /// The cell of a column.
    pub(super) fn typed(&self, col: u16) -> &Typed {
        self.cells.get(&col).unwrap_or(&EMPTY)
    }

    /// The words of a column's cell.
    pub(super) fn text(&self, col: u16) -> String {
        self.typed(col).text()
    }
}

impl Page {
    /// The rows of a sheet.
    pub(super) fn of(tab: Tab, index: usize, sheet: &GridSheet, formulas: &Formulas) -> Self {
        let mut rows: BTreeMap<u32, BTreeMap<u16, Typed>> = BTreeMap::new();
        for (spot, cell) in &sheet.cells {
            // A formula filled down has its text in another cell.
            let formula = formulas.get(&(index, *spot)).cloned().or(cell.formula.then(String::new));
            let typed = Typed { raw: cell.raw.clone(), formula };
            if !typed.text().is_empty() {
                rows.entry(spot.row).or_default().insert(spot.col, typed);
            }
        }
        Page { tab, rows: rows.into_iter().map(|(row, cells)| Row { row, cells }).collect() }
    }

    /// Where a cell stands.
    pub(super) fn place(&self, row: &Row, col: u16) -> Place {
        Place::cell(self.tab, Spot::new(row.row, col))
    }
}

/// Rows as high as their wrapped words need.
pub(super) fn fitted(mut sheet: Sheet) -> Sheet {
    let wrapped = sheet.cells.iter().filter(|(_, (_, style))| style.wrap);
    let texts: Vec<(Spot, String)> = wrapped
        .filter_map(|(spot, (content, _))| match content {
            Content::Text(text) => Some((*spot, text.clone())),
            _ => None,
        })
        .collect();
    for (spot, text) in texts {
        let width = sheet.widths.get(&spot.col).copied().unwrap_or(9.0);
        // Capitals are wider than the letters a width is counted in.
        let capitals = text.chars().filter(|letter| letter.is_uppercase()).count() * 2 > text.chars().count();
        sheet.fit(spot.row, &text, if capitals { width * 0.8 } else { width }, 0);
    }
    sheet
}
