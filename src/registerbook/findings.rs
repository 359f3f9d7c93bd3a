//! «Cần bổ sung»: a row for each cell of a unit's report that is asked about, or that the office has decided about.

use super::{Field, Row, files};
use crate::check::{Code, Finding};
use crate::plan::Severity;
use crate::round::{File, Round, Standing};
use crate::ruling::{Decision, Ruling, Rulings};
use crate::text::{self, Lang, registerbook as words};
use crate::value::clean;
use std::collections::BTreeMap;

pub(super) fn rows(round: &Round, rulings: &Rulings) -> Vec<Row> {
    let mut rows: Vec<(Severity, Row)> = Vec::new();
    for standing in round.in_focus() {
        if let Some(file) = round.effective(standing) {
            rows.extend(of(round, rulings, standing, file));
        }
    }
    // What is graver first, then in registry order.
    rows.sort_by_key(|(severity, _)| *severity);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Sheet and cell.
type Place = (String, String);

/// What the office has decided about cells of the file that counts for a standing, by where they stand in it now.
pub fn decided<'d>(
    round: &Round,
    rulings: &'d Rulings,
    standing: &Standing,
    file: &File,
) -> BTreeMap<Place, &'d Decision> {
    let recurring = round.plan.report(&standing.report).is_some_and(crate::plan::Report::recurring);
    // One growing workbook serves all periods: what was decided about a cell of it holds in each.
    let period = Some(standing.period.as_str()).filter(|_| !recurring);
    let Some(submission) = file.submission() else { return BTreeMap::new() };
    let placed = |decision: &'d Decision| match &decision.ruling {
        Ruling::Accept { cell, typed, .. } | Ruling::Correct { cell, typed, .. } => {
            Some((submission.place_of(cell, typed)?, decision))
        }
        _ => None,
    };
    let mut all: Vec<_> = rulings.cells(&standing.unit, &standing.report, period).filter_map(placed).collect();
    all.sort_by_key(|(_, decision)| decision.number);
    all.into_iter().collect()
}

fn of(round: &Round, rulings: &Rulings, standing: &Standing, file: &File) -> Vec<(Severity, Row)> {
    let decided = decided(round, rulings, standing, file);
    let place = |finding: &Finding| {
        finding.location().map_or_else(Place::default, |place| (place.sheet.clone(), place.cell.clone()))
    };
    let mut here: BTreeMap<Place, Vec<&Finding>> = BTreeMap::new();
    // The time of receipt has a sheet of its own.
    for finding in file.findings().iter().filter(|one| one.code != Code::ReceiptTimeWeak) {
        let at = place(finding);
        if finding.severity < Severity::Info || decided.contains_key(&at) {
            here.entry(at).or_default().push(finding);
        }
    }
    for at in decided.keys() {
        here.entry(at.clone()).or_default();
    }
    here.into_iter().map(|(at, found)| row(round, standing, file, &at, (&found, decided.get(&at).copied()))).collect()
}

fn row(
    round: &Round,
    standing: &Standing,
    file: &File,
    (sheet, cell): &Place,
    (found, decided): (&[&Finding], Option<&Decision>),
) -> (Severity, Row) {
    let severity = found.iter().map(|finding| finding.severity).min().unwrap_or(Severity::Info);
    let entry = file.submission().and_then(|submission| submission.entry_at(sheet, cell));
    let (choice, value) = match decided.map(|decision| &decision.ruling) {
        Some(Ruling::Accept { .. }) => (words::ACCEPT, ""),
        Some(Ruling::Correct { value, .. }) => (words::CORRECT, value.as_str()),
        _ => ("", ""),
    };
    let labels = found.iter().filter_map(|finding| finding.location().map(|place| place.label.as_str()));
    let label = labels.into_iter().find(|label| !label.is_empty()).unwrap_or_default();
    let sentences: Vec<String> = found.iter().map(|finding| text::remedy_free(finding, Lang::Vi)).collect();
    let unit = round.unit(&standing.unit);
    let row = Row::new(
        format!("{sheet}!{cell}"),
        &standing.unit,
        [
            (Field::Level, text::severity(severity, Lang::Vi).to_owned()),
            (Field::Unit, unit.map(|unit| files::called(round, unit)).unwrap_or_default()),
            (Field::File, crate::naming::bare(file.name()).to_owned()),
            (Field::Sheet, sheet.clone()),
            (Field::Cell, cell.clone()),
            (Field::Found, words::found(label, &sentences)),
            (Field::Typed, entry.map(|(_, entry)| clean(&entry.raw.shown())).unwrap_or_default()),
            (Field::Decision, choice.to_owned()),
            (Field::Value, value.to_owned()),
            (Field::Because, decided.map(|decision| decision.because.clone()).unwrap_or_default()),
            (Field::Key, format!("{}/{sheet}/{cell}", standing.unit)),
        ],
    );
    (severity, Row { waits: decided.is_none() && !cell.is_empty(), closed: cell.is_empty(), ..row })
}
