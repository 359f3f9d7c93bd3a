//! Checks of a form's tables against the registry: how many rows each unit gets.

use super::verify::{Sink, formula_of};
use super::{FaultKind, Form, Names, Plan, Table, Unit};
use crate::formula::{self, Cell, Outcome};
use std::collections::BTreeMap;

/// Formulas computed at most: a registry of thousands on a form of thousands must not take minutes.
const MAX_COMPUTED: usize = 2_000;

/// Tables that offer a unit no row, or more than they may have.
pub(super) fn faults(plan: &Plan, fault: Sink<'_>) {
    let names = Names::of_units(&plan.units);
    let mut left = MAX_COMPUTED;
    let tables = plan.forms.iter().flat_map(|form| form.tables.iter().map(move |table| (form, table)));
    // What the plan does not say is cut to what a list may hold.
    for (form, table) in tables.filter(|(_, table)| table.rows.at != table.at) {
        if let Some((found, unit)) = misfit(plan, form, table, &names, &mut left) {
            let (from, to) = ("1".to_owned(), format!("{} (max_rows)", table.max_rows));
            let found = match unit {
                Some(unit) => format!("{} ({})", crate::text::number(found), unit.code),
                None => crate::text::number(found),
            };
            fault(table.rows.at, FaultKind::OutOfRange { key: "rows".to_owned(), found, from, to });
        }
    }
}

/// The first number of rows that cannot be, and whose it is where units differ.
fn misfit<'p>(
    plan: &'p Plan,
    form: &Form,
    table: &Table,
    names: &Names,
    left: &mut usize,
) -> Option<(f64, Option<&'p Unit>)> {
    let formula = formula_of(&table.rows, names)?;
    let mut known: BTreeMap<Vec<String>, f64> = BTreeMap::new();
    let reports = || plan.reports.iter().filter(|report| report.form == form.id);
    let asked = |unit: &&Unit| table.scope.covers(unit) && reports().any(|report| report.scope.covers(unit));
    for unit in plan.units.iter().filter(asked) {
        let cells =
            formula.names().iter().map(|name| format!("{:?}", unit.attributes.get(name).unwrap_or(&Cell::Blank)));
        let cells: Vec<String> = cells.collect();
        if known.contains_key(&cells) {
            continue;
        }
        *left = left.checked_sub(1)?;
        let Some(Outcome::Number(rows)) = formula::evaluate(&unit.inputs(), &[&formula]).pop() else { continue };
        if !(1.0..=f64::from(table.max_rows)).contains(&rows) {
            return Some((rows, (!formula.names().is_empty()).then_some(unit)));
        }
        known.insert(cells, rows);
    }
    None
}
