//! `row-repeated`: two rows of a list that say the same in every cell count twice; copying a row and forgetting to change
//! it is how most of them come about. Both count until the unit says which is true.

use super::{Code, Context, Finding, Location};
use crate::book::Spot;
use crate::form::TablePlace;
use crate::intake::{Row, Submission};
use crate::value::{Raw, Value, key};
use std::collections::BTreeMap;

/// Cells two rows must share where they do not share a name and a day: «Về nguồn, 45» may well come twice.
const ENOUGH: usize = 3;

pub(super) fn check(context: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    context.kept.layout.tables.iter().flat_map(|table| repeated(table, submission.rows(&table.id))).collect()
}

fn repeated(table: &TablePlace, rows: &[Row]) -> Vec<Finding> {
    let mut seen: BTreeMap<Vec<String>, u32> = BTreeMap::new();
    let mut findings = Vec::new();
    for row in rows.iter().filter(|row| is_told_apart(table, row)) {
        let said = table.columns.iter().map(|column| said(row, &column.name)).collect();
        match seen.get(&said) {
            Some(first) => findings.extend(finding(table, row, *first)),
            None => {
                seen.insert(said, row.row);
            }
        }
    }
    findings
}

/// A name and a day, or as many cells as no two entries share by chance.
fn is_told_apart(table: &TablePlace, row: &Row) -> bool {
    let filled = |name: &str| row.cells.get(name).is_some_and(|entry| entry.raw != Raw::Empty);
    let named = table.columns.first().is_some_and(|column| filled(&column.name));
    let count = table.columns.iter().filter(|column| filled(&column.name)).count();
    named && ((row.day().is_some() && count > 1) || count >= ENOUGH)
}

/// What a cell says: its value where it has one, so that 14/3 is 14/3 however it was typed.
fn said(row: &Row, column: &str) -> String {
    match row.value(column) {
        Some(Value::Text(_)) | None => key(&row.shown(column)),
        Some(value) => format!("{value:?}"),
    }
}

fn finding(table: &TablePlace, row: &Row, first: u32) -> Option<Finding> {
    let column = table.columns.first()?;
    let place = Location::new(&row.sheet, Spot::new(row.row, column.col), &column.label);
    let finding = Finding::new(Code::RowRepeated).at(place).of(&column.name).with("noun", &table.noun);
    let finding = finding.with("row", row.row + 1).with("first", first + 1);
    Some(finding.with("typed", super::short(&row.shown(&column.name))))
}
