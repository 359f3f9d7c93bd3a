//! Where the running totals of a new round begin: at the figures of the old folder's last period, written into columns
//! of the new registry, where the office sees them and can correct them.

use super::{Folder, Output, collect};
use crate::error::Result;
use crate::formula::Cell;
use crate::plan::{Occasion, Origin, Plan, Report, START, Unit, figure_text};
use crate::round::{self, Round};
use crate::value::Kind;
use chrono::Datelike;
use std::collections::BTreeMap;
use std::path::Path;

/// A running total of a new round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    /// Column of the registry its figures stand in.
    pub column: String,
    /// Label of the field that goes on.
    pub label: String,
    /// The old period the figures are from; none where nothing was reported in the old folder: it begins at 0.
    pub from: Option<String>,
    /// Units with a figure.
    pub known: usize,
    /// Names of the units that had sent no figure: their cells are blank.
    pub unknown: Vec<String>,
}

/// A field that goes on from period to period.
struct Running<'p> {
    report: &'p Report,
    source: &'p str,
    label: &'p str,
    kind: Kind,
    restart: bool,
}

/// The registry of a new round with the figures its running totals begin with.
pub(super) fn carried(old: &Path, new: &Plan, units: &str, live: &Output) -> Result<(String, Vec<Begun>)> {
    let fields = running(new);
    let nothing_came = std::fs::read_dir(old.join("inbox")).map_or(true, |mut entries| entries.next().is_none());
    if fields.is_empty() {
        return Ok((units.to_owned(), Vec::new()));
    }
    let round = if nothing_came {
        None
    } else {
        let folder = Folder::open(old)?;
        let now = super::instant(&folder, None)?.at;
        Some(collect(&folder, now, None, &Output { lang: live.lang })?.round)
    };
    let mut columns: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    let mut begun: Vec<Begun> = Vec::new();
    for field in &fields {
        let column = format!("{START}{}", field.source);
        if begun.iter().any(|one| one.column == column) {
            continue;
        }
        let Some(first) = field.report.occasions().first() else { continue };
        let before = round.as_ref().and_then(|round| last_before(round, field, first).map(|last| (round, last)));
        let Some((round, last)) = before else {
            begun.push(Begun { column, label: field.label.to_owned(), from: None, known: 0, unknown: Vec::new() });
            continue;
        };
        // The year begins anew, as the plan wants it.
        if field.restart && year(last) != year(first) {
            continue;
        }
        let mut figures = BTreeMap::new();
        let mut unknown = Vec::new();
        for unit in new.expected(field.report, first) {
            match figure(round, field, unit, last, first) {
                Some(text) => drop(figures.insert(unit.code.clone(), text)),
                None => unknown.push(unit.short_name.clone()),
            }
        }
        let from = Some(format!("{}, {}", field.report.label, last.label));
        begun.push(Begun {
            column: column.clone(),
            label: field.label.to_owned(),
            from,
            known: figures.len(),
            unknown,
        });
        columns.insert(column, figures);
    }
    Ok((with_columns(units, &columns), begun))
}

/// Fields of figures that go on from the period before.
fn running(plan: &Plan) -> Vec<Running<'_>> {
    let mut found = Vec::new();
    for report in &plan.reports {
        let fields = plan.form_of(report).into_iter().flat_map(|form| form.fields().map(|(_, field)| field));
        found.extend(fields.filter_map(|field| match &field.origin {
            Origin::Previous { field: source, restart } => {
                let figure = matches!(field.kind, Kind::Count | Kind::Decimal | Kind::Money | Kind::Percent);
                let (label, kind, restart) = (field.label.as_str(), field.kind, *restart);
                figure.then_some(Running { report, source, label, kind, restart })
            }
            _ => None,
        }));
    }
    found
}

/// The old round's last period that is over when the new one's first begins, if anything was reported in it.
fn last_before<'r>(round: &'r Round, field: &Running<'_>, first: &Occasion) -> Option<&'r Occasion> {
    let report = round.plan.report(&field.report.id)?;
    let begins = first.covers.map(|days| days.from);
    let over = |one: &&Occasion| one.covers.map(|days| days.to).zip(begins).is_none_or(|(to, from)| to < from);
    let last = report.occasions().iter().rev().find(over)?;
    let here = |one: &round::Standing| one.report == report.id && one.period == last.period;
    round.standings.iter().any(|one| here(one) && one.effective.is_some()).then_some(last)
}

fn year(occasion: &Occasion) -> Option<i32> {
    occasion.covers.map(|days| days.from.year())
}

fn figure(round: &Round, field: &Running<'_>, unit: &Unit, last: &Occasion, first: &Occasion) -> Option<String> {
    let report = round.plan.report(&field.report.id)?;
    match round::running_total(round, report, unit, (last, first), field.source, field.kind)? {
        Cell::Number(number) => figure_text(number),
        _ => None,
    }
}

/// A registry with columns added to it, or put in the place of those of the same name.
fn with_columns(units: &str, columns: &BTreeMap<String, BTreeMap<String, String>>) -> String {
    if columns.is_empty() {
        return units.to_owned();
    }
    let mut reader = crate::value::list(units);
    let heads: Vec<String> =
        reader.headers().map(|heads| heads.iter().map(crate::value::clean).collect()).unwrap_or_default();
    let code = heads.iter().position(|head| head == "code").unwrap_or(0);
    let kept = |index: &usize| heads.get(*index).is_none_or(|head| !columns.contains_key(head));
    let mut lines = vec![written(
        heads
            .iter()
            .enumerate()
            .filter(|(index, _)| kept(index))
            .map(|(_, head)| head.as_str())
            .chain(columns.keys().map(String::as_str)),
    )];
    for record in reader.records().flatten() {
        let unit = crate::value::clean(record.get(code).unwrap_or_default());
        let own = record.iter().enumerate().filter(|(index, _)| kept(index)).map(|(_, cell)| cell);
        let added = columns.values().map(|figures| figures.get(&unit).map_or("", String::as_str));
        lines.push(written(own.chain(added)));
    }
    lines.concat()
}

fn written<'c>(cells: impl Iterator<Item = &'c str>) -> String {
    let quoted = |cell: &str| {
        if cell.contains([',', ';', '"', '\n', '\r']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.to_owned()
        }
    };
    format!("{}\n", cells.map(quoted).collect::<Vec<_>>().join(","))
}
