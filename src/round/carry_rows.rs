//! The rows a form comes prefilled with: those the unit has reported already.

use super::carry::Come;
use super::{Content, Round};
use crate::intake::{Carried, Layer, Row};
use crate::plan::{Form, MAX_ROWS, Plan, RowsFrom, Table, Unit};
use crate::value::{Value, key};
use std::collections::{BTreeMap, BTreeSet};

/// A row under the names of the table it is carried to.
type Cells = BTreeMap<String, String>;

/// The rows to be printed into a unit's form.
pub fn rows(plan: &Plan, round: Option<&Round>, form: &Form, unit: &Unit) -> Carried {
    let mut carried = Carried::new();
    for (table, mut rows) in found(plan, round, form, unit) {
        rows.truncate(MAX_ROWS);
        if !rows.is_empty() {
            carried.insert(table.id.clone(), rows);
        }
    }
    carried
}

/// Tables of a unit's form with more rows than a sheet may have: how many of them are left out.
pub fn rows_left_out(plan: &Plan, round: Option<&Round>, form: &Form, unit: &Unit) -> Vec<(String, usize)> {
    let all = found(plan, round, form, unit).into_iter();
    let left = all.map(|(table, rows)| (table.title.clone(), rows.len().saturating_sub(MAX_ROWS)));
    left.filter(|(_, count)| *count > 0).collect()
}

fn found<'f>(plan: &Plan, round: Option<&Round>, form: &'f Form, unit: &Unit) -> Vec<(&'f Table, Vec<Cells>)> {
    let tables = form.tables.iter().filter_map(|table| Some((table, table.rows_from.as_ref()?)));
    let rows = |(table, from): (&'f Table, &RowsFrom)| Some((table, table_rows(plan, round?, table, from, unit)));
    tables.filter_map(rows).collect()
}

/// A row reported, with the report that had it last.
struct Known {
    /// What tells it from others.
    id: String,
    /// Which report had it last.
    last: usize,
    cells: Cells,
}

/// Every row reported, once, as the latest report has it. A growing workbook brings the same rows week after week: a row
/// it has no longer was taken out. A list begun anew, or a message, adds to what was there.
fn table_rows(plan: &Plan, round: &Round, table: &Table, from: &RowsFrom, unit: &Unit) -> Vec<Cells> {
    let come = Come::from(round);
    let Some(report) = plan.report(&from.report) else { return Vec::new() };
    let source = plan.form_of(report).and_then(|form| form.carried_table(from.table.as_deref()));
    let Some(source) = source else { return Vec::new() };
    let mut known: Vec<Known> = Vec::new();
    for (number, occasion) in report.occasions().iter().enumerate() {
        let Some(content) = come.frozen(unit, report, &occasion.period) else { continue };
        let brought = identified(content, source, table);
        let ids: BTreeSet<&str> = brought.iter().map(|(id, _)| id.as_str()).collect();
        let continued: BTreeSet<usize> = if report.recurring() && content.identity.layer != Layer::Message {
            known.iter().filter(|row| ids.contains(row.id.as_str())).map(|row| row.last).collect()
        } else {
            BTreeSet::new()
        };
        known.retain(|row| ids.contains(row.id.as_str()) || !continued.contains(&row.last));
        for (id, cells) in brought {
            match known.iter_mut().find(|row| row.id == id) {
                Some(row) => (row.last, row.cells) = (number, cells),
                None => known.push(Known { id, last: number, cells }),
            }
        }
    }
    known.into_iter().map(|row| row.cells).collect()
}

/// The rows of a report with what tells them apart: the key of the table, else all that stands in them. Rows of one
/// report that nothing tells apart are as many as were typed.
fn identified(content: &Content, source: &Table, table: &Table) -> Vec<(String, Cells)> {
    let ids = if source.key.is_empty() { &table.key } else { &source.key };
    let columns: Vec<&str> =
        source.columns.iter().filter(|column| ids.contains(&column.id)).map(|column| column.name.as_str()).collect();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut rows = Vec::new();
    for row in content.submission.rows(&source.id) {
        let cells = mapped(row, source, table);
        if cells.is_empty() {
            continue;
        }
        let by_key: Vec<String> = columns.iter().map(|column| key(&text(row, column))).collect();
        let whole = || cells.iter().map(|(column, text)| format!("{column}={}", key(text))).collect();
        let id: Vec<String> = if by_key.iter().all(String::is_empty) { whole() } else { by_key };
        let id = id.join("\u{1f}");
        let times = seen.entry(id.clone()).and_modify(|times| *times += 1).or_insert(1);
        rows.push((format!("{id}\u{1e}{times}"), cells));
    }
    rows
}

/// The cells of a row under the names of the table they are carried to: columns meet by their ids.
fn mapped(row: &Row, source: &Table, table: &Table) -> Cells {
    let meet = source.columns.iter().filter_map(|from| {
        let to = table.columns.iter().find(|to| to.id == from.id)?;
        Some((to.name.clone(), text(row, &from.name)))
    });
    meet.filter(|(_, text)| !text.is_empty()).collect()
}

/// What a column says, as it is printed: a figure, day or hour by its value, whatever the cell looked like.
fn text(row: &Row, column: &str) -> String {
    match row.value(column) {
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Date(day)) => day.format("%d/%m/%Y").to_string(),
        Some(Value::Time(time)) => time.format("%H:%M").to_string(),
        _ => row.said(column),
    }
}
