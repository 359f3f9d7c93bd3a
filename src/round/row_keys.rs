//! Joint activities: the same row reported by several units counts once for the Khối, and stays every unit's own.
//!
//! Rows are the same when the key columns of their table agree. In a key, a blank text column stands for the unit
//! itself, and a unit's name or alias for that unit: so the leader's own row and its partners' rows meet.

use crate::intake::{Row, Submission};
use crate::plan::{Plan, Table, Unit};
use crate::value::{Kind, Value, bare_key, key};
use std::collections::BTreeMap;

/// What the rows of a plan's tables are told apart by.
#[derive(Debug)]
pub struct RowKeys<'p> {
    /// Every unit by its names and aliases.
    names: BTreeMap<String, &'p str>,
}

impl<'p> RowKeys<'p> {
    /// For the units of a plan.
    pub fn new(plan: &'p Plan) -> Self {
        RowKeys { names: names(plan) }
    }

    /// The key of each row of a unit's table.
    pub fn of(&self, table: &Table, unit: &Unit, submission: &Submission) -> Vec<String> {
        submission.rows(&table.id).iter().map(|row| row_key(table, unit, row, &self.names)).collect()
    }
}

fn row_key(table: &Table, unit: &Unit, row: &Row, names: &BTreeMap<String, &str>) -> String {
    let columns = table.columns.iter().filter(|column| table.key.contains(&column.id));
    let first = table.columns.first().map(|column| column.name.clone()).unwrap_or_default();
    let parts = columns.map(|column| {
        if let Some(Value::Date(day) | Value::Dates { from: day, .. }) = row.value(&column.name) {
            day.to_string()
        } else {
            let typed = row.said(&column.name);
            if typed.is_empty() && column.kind == Kind::Text && column.name != first {
                unit.code.clone()
            } else {
                names.get(&bare_key(&typed)).map_or_else(|| key(&typed), |code| (*code).to_owned())
            }
        }
    });
    parts.collect::<Vec<_>>().join("\u{1f}")
}

/// Every unit by its names and aliases; a word two units share names neither.
fn names(plan: &Plan) -> BTreeMap<String, &str> {
    let mut names: BTreeMap<String, Option<&str>> = BTreeMap::new();
    for unit in plan.units.reporting() {
        let words = [&unit.name, &unit.short_name, &unit.code].into_iter().chain(&unit.aliases);
        for word in words {
            let entry = names.entry(bare_key(word)).or_insert(Some(&unit.code));
            if *entry != Some(unit.code.as_str()) {
                *entry = None;
            }
        }
    }
    names.into_iter().filter_map(|(word, code)| Some((word, code?))).collect()
}
