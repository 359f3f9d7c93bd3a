//! `row-vanished`: a row that came prefilled is gone. The final list replaces the earlier ones, so a unit may well mean
//! it; it is asked, never guessed. A row under another name, or with other details under its name, is a correction.

use super::{Code, Context, Finding, Location};
use crate::form::TablePlace;
use crate::intake::{Row, Submission};
use crate::value::key;
use std::collections::BTreeMap;

pub(super) fn check(context: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    let tables = context.rows.iter().filter_map(|(id, rows)| Some((context.kept.layout.table(id)?, rows)));
    let mut findings = Vec::new();
    for (table, rows) in tables {
        let gone = rows.iter().filter(|row| !submission.rows(&table.id).iter().any(|now| same(table, row, now)));
        findings.extend(gone.map(|row| finding(table, row)));
    }
    findings
}

/// The same name, or all the same but for the name.
fn same(table: &TablePlace, before: &BTreeMap<String, String>, now: &Row) -> bool {
    let equal =
        |column: &String, text: &String| key(&now.shown(column).replace(',', ".")) == key(&text.replace(',', "."));
    let Some(first) = table.columns.first() else { return true };
    let named = before.get(&first.name).is_some_and(|name| equal(&first.name, name));
    let mut rest = before.iter().filter(|(column, _)| **column != first.name).peekable();
    named || (rest.peek().is_some() && rest.all(|(column, text)| equal(column, text)))
}

fn finding(table: &TablePlace, row: &BTreeMap<String, String>) -> Finding {
    let (column, label) = table.columns.first().map(|one| (one.col, one.label.as_str())).unwrap_or_default();
    let shown: Vec<&str> =
        table.columns.iter().filter_map(|one| row.get(&one.name)).map(String::as_str).take(2).collect();
    let place = Location::new(&table.sheet, crate::book::Spot::new(table.first(), column), label);
    let finding = Finding::new(Code::RowVanished).with("noun", &table.noun).with("entry", shown.join(", "));
    let finding = finding.at(place);
    table.columns.first().map_or(finding.clone(), |first| finding.of(&first.name))
}
