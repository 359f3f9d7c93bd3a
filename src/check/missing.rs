//! `required-missing`, `list-missing`, `row-without-name`: blank is not zero, so a blank is asked for.

use super::{Code, Context, Finding, Location};
use crate::form::{Role, TablePlace};
use crate::intake::{Row, Submission};
use crate::value::{Kind, Reading};

pub(super) fn check(context: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    let layout = &context.kept.layout;
    let mut findings = Vec::new();
    for place in layout.places.iter().filter(|place| place.role == Role::Input && place.required) {
        if submission.is_nil(&place.section) || submission.lacks_sheet(&place.sheet) {
            continue;
        }
        let entry = submission.cell(&place.name);
        if entry.is_none_or(|entry| entry.reading == Reading::Missing) {
            let (sheet, spot) =
                entry.map_or((place.sheet.as_str(), place.spot), |entry| (entry.sheet.as_str(), entry.spot));
            let wanted = wanted(place.kind);
            findings.push(
                Finding::new(Code::RequiredMissing)
                    .at(Location::new(sheet, spot, &place.label))
                    .of(&place.name)
                    .with("wanted", wanted),
            );
        }
    }
    for table in &layout.tables {
        findings.extend(rows(table, submission));
        findings.extend(list(context, table, submission));
    }
    findings
}

/// What would be right, as a key of the sentences.
fn wanted(kind: Kind) -> &'static str {
    match kind {
        Kind::Count | Kind::Decimal | Kind::Money | Kind::Percent => "number",
        Kind::Date | Kind::DateRange => "date",
        Kind::Choice | Kind::Status => "choice",
        _ => "text",
    }
}

fn rows(table: &TablePlace, submission: &Submission) -> Vec<Finding> {
    let Some(first) = table.columns.first() else { return Vec::new() };
    let mut findings = Vec::new();
    // A column that is gone is told once, not in every row.
    let gone = |name: &str| submission.is_lost(&table.id, name);
    for row in submission.rows(&table.id) {
        if row.is_nameless(&first.name) && !gone(&first.name) {
            findings.push(nameless(table, row));
            continue;
        }
        let asked = table.columns.iter().skip(1).filter(|column| column.required && !gone(&column.name));
        for column in asked.filter(|column| row.is_missing(&column.name)) {
            let here = row.cells.get(&column.name).map(|entry| entry.spot);
            let spot = here.unwrap_or(crate::book::Spot::new(row.row, column.col));
            let location = Location::new(&row.sheet, spot, &column.label);
            findings.push(
                Finding::new(Code::RequiredMissing).at(location).of(&column.name).with("wanted", wanted(column.kind)),
            );
        }
    }
    findings
}

/// A row whose first cell is blank is read and counted, and its name asked for.
fn nameless(table: &TablePlace, row: &Row) -> Finding {
    let first = &table.columns[0];
    let location = Location::new(&row.sheet, crate::book::Spot::new(row.row, first.col), &first.label);
    Finding::new(Code::RowWithoutName).at(location).of(&first.name).with("noun", &table.noun).with("row", row.row + 1)
}

fn list(context: &Context<'_>, table: &TablePlace, submission: &Submission) -> Option<Finding> {
    let nil = context.kept.layout.nil_of(&table.id)?;
    let lost = submission.is_lost(&table.id, "") || submission.lacks_sheet(&table.sheet);
    (submission.rows(&table.id).is_empty() && !submission.is_nil(&table.id) && !lost).then(|| {
        Finding::new(Code::ListMissing)
            .at(Location::new(&nil.sheet, nil.spot, &nil.label))
            .of(&nil.name)
            .with("noun", &table.noun)
    })
}
