//! What the office knows when it issues a form: unit attributes, figures and rows of earlier reports, the period before.
//!
//! An earlier report is frozen at its deadline: what counted then is carried, and a later version changes nothing. Where
//! nothing had come by then, the first version that came after is taken.

use super::{Content, Round, Standing, standing};
use crate::formula::Cell;
use crate::intake::{Carried, Prefilled, Row};
use crate::plan::{Field, Form, Occasion, Origin, Plan, Report, RowsFrom, Table, Unit};
use crate::value::{Kind, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Whether issuing the form needs the reports received so far.
pub fn carries(form: &Form) -> bool {
    let fields =
        form.fields().any(|(_, field)| matches!(field.origin, Origin::Report { .. } | Origin::Previous { .. }));
    fields || form.tables.iter().any(|table| table.rows_from.is_some())
}

/// The figures to be printed into a unit's form. A figure nobody knows is left out: its cell stays empty.
pub fn figures(
    plan: &Plan,
    round: Option<&Round>,
    report: &Report,
    form: &Form,
    unit: &Unit,
    occasion: Option<&Occasion>,
) -> Prefilled {
    let known = |field: &Field| -> Option<Cell> {
        match &field.origin {
            Origin::UnitAttribute(attribute) => unit.known(attribute, field.kind),
            Origin::Report { report, field } => {
                let source = plan.report(report)?;
                let last = source.occasions().iter().rev().map(|one| one.period.as_str());
                last.filter_map(|period| frozen(round?, unit, source, period))
                    .find_map(|one| one.figures.scalar(field).cloned())
            }
            Origin::Previous { field: source, restart } => {
                previous(round, report, unit, occasion?, source, *restart, field.kind)
            }
            Origin::Typed | Origin::Formula(_) => None,
        }
    };
    let shown = |field: &Field| Some((field.id.clone(), shown(&known(field)?)));
    form.fields().filter_map(|(_, field)| shown(field)).filter(|(_, text)| !text.is_empty()).collect()
}

/// The figure of the period before. Before the first period, and before the first of a year that begins anew, it is 0.
fn previous(
    round: Option<&Round>,
    report: &Report,
    unit: &Unit,
    occasion: &Occasion,
    source: &str,
    restart: bool,
    kind: Kind,
) -> Option<Cell> {
    let year = |occasion: &Occasion| occasion.covers.map(|days| chrono::Datelike::year(&days.from));
    let before = report.before(&occasion.period).filter(|before| !restart || year(before) == year(occasion));
    // A unit that did not exist then begins at 0 as well.
    let plan = round.map(|round| &round.plan);
    let there = |before: &&Occasion| {
        plan.and_then(|plan| plan.day_of(before))
            .or(before.covers.map(|days| days.to))
            .is_none_or(|day| unit.exists_on(day))
    };
    let before = before.filter(there);
    let Some(before) = before else {
        let number = matches!(kind, Kind::Count | Kind::Decimal | Kind::Money | Kind::Percent);
        return number.then_some(Cell::Number(0.0));
    };
    let standing = round?.standing(&unit.code, &report.id, &before.period)?;
    let content = content(round?, standing.effective?)?;
    content.figures.scalar(source).cloned()
}

fn content(round: &Round, file: usize) -> Option<&Content> {
    round.files.get(file)?.taken.content.as_ref()
}

/// The version of a report that counted at its deadline, else the first that came after.
fn frozen<'r>(round: &'r Round, unit: &Unit, report: &Report, period: &str) -> Option<&'r Content> {
    let found: &Standing = round.standing(&unit.code, &report.id, period)?;
    let in_time = |index: &usize| found.due.is_none_or(|due| due.met_by(round.files[*index].taken.receipt.at));
    let versions: Vec<usize> = found.versions.iter().copied().filter(in_time).collect();
    let counted = standing::effective(&versions, &round.files).and_then(|index| {
        // What was added after the deadline is not in it.
        let added = versions.iter().filter(|one| round.files[**one].adds_to == Some(index)).count();
        round.files[index].before.get(added).or_else(|| content(round, index))
    });
    counted.or_else(|| found.versions.iter().find_map(|index| content(round, *index)))
}

/// The reports a form carries from, with the number of units of which nothing readable has come: those forms go out
/// with empty cells, and the office should know.
pub fn missing_sources(round: &Round, report: &Report, period: &str, units: &[&Unit]) -> Vec<(String, usize)> {
    let form = round.plan.form_of(report);
    let before = report.before(period).filter(|_| {
        form.is_some_and(|form| form.fields().any(|(_, field)| matches!(field.origin, Origin::Previous { .. })))
    });
    let own = before
        .map(|occasion| (report, format!("{}, {}", report.label, occasion.label), vec![occasion.period.as_str()]));
    let others = round.plan.sources(report).into_iter().filter_map(|id| round.plan.report(id)).map(|source| {
        let periods: Vec<&str> = source.occasions().iter().map(|occasion| occasion.period.as_str()).collect();
        (source, source.label.clone(), periods)
    });
    let mut missing: Vec<(String, usize)> = Vec::new();
    for (source, label, periods) in others.chain(own) {
        let asked = units.iter().filter(|unit| source.scope.covers(unit));
        let silent = |unit: &&&Unit| periods.iter().all(|period| frozen(round, unit, source, period).is_none());
        let count = asked.filter(silent).count();
        if count > 0 && !missing.iter().any(|(known, _)| *known == label) {
            missing.push((label, count));
        }
    }
    missing
}

/// The rows to be printed into a unit's form.
pub fn rows(plan: &Plan, round: Option<&Round>, form: &Form, unit: &Unit) -> Carried {
    let mut carried = Carried::new();
    for table in &form.tables {
        let found = table.rows_from.as_ref().zip(round).map(|(from, round)| table_rows(plan, round, table, from, unit));
        if let Some(rows) = found.filter(|rows| !rows.is_empty()) {
            carried.insert(table.id.clone(), rows);
        }
    }
    carried
}

/// Every row reported, once: a growing workbook brings the same rows week after week.
fn table_rows(
    plan: &Plan,
    round: &Round,
    table: &Table,
    from: &RowsFrom,
    unit: &Unit,
) -> Vec<BTreeMap<String, String>> {
    let Some(report) = plan.report(&from.report) else { return Vec::new() };
    let source = plan.form_of(report).and_then(|form| form.carried_table(from.table.as_deref()));
    let Some(source) = source else { return Vec::new() };
    let mut rows = Vec::new();
    let mut seen = BTreeSet::new();
    for occasion in report.occasions() {
        let Some(content) = frozen(round, unit, report, &occasion.period) else { continue };
        for row in content.submission.rows(&source.id) {
            let cells = mapped(row, source, table);
            if cells.values().any(|text| !text.is_empty()) && seen.insert(cells.clone()) {
                rows.push(cells);
            }
        }
    }
    rows.truncate(table.max_rows as usize);
    rows
}

/// The cells of a row under the names of the table they are carried to: columns meet by their ids.
fn mapped(row: &Row, source: &Table, table: &Table) -> BTreeMap<String, String> {
    let meet = source.columns.iter().filter_map(|from| {
        let to = table.columns.iter().find(|to| to.id == from.id)?;
        let text = match row.value(&from.name) {
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::Date(day)) => day.format("%d/%m/%Y").to_string(),
            _ => row.said(&from.name),
        };
        Some((to.name.clone(), text))
    });
    meet.filter(|(_, text)| !text.is_empty()).collect()
}

/// A figure as the roster keeps it.
fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) => text.clone(),
        Cell::Bool(truth) => truth.to_string(),
        Cell::Blank => String::new(),
    }
}
