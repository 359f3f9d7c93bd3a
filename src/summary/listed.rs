//! Which rows of lists a summary shows: of every report that counts, each row once; and the lists no sheet of the plan
//! shows.

use crate::intake::{Row, Submission};
use crate::plan::{Form, Place, Report, Scope, SheetKind, SummarySheet, Table, Unit, day_text};
use crate::round::{Round, RowKeys, Standing};
use crate::text::summary as words;
use std::collections::BTreeSet;

/// Excel's limit for the name of a sheet.
const LONGEST: usize = 31;

/// A row of a list with where it comes from.
pub(super) struct Listed<'r> {
    pub(super) unit: &'r Unit,
    pub(super) report: &'r Report,
    pub(super) standing: &'r Standing,
    pub(super) row: &'r Row,
    /// What tells it apart from other units' rows.
    pub(super) key: String,
}

impl Listed<'_> {
    /// The period it belongs to: in a workbook that grows, the one its day falls in.
    pub(super) fn period(&self) -> String {
        let of_day = self.row.day().filter(|_| self.report.recurring()).and_then(|day| self.report.occasion_of(day));
        let Some(occasion) = of_day.or_else(|| self.report.occasion(&self.standing.period)) else {
            return String::new();
        };
        match occasion.due.filter(|_| self.report.weekly()) {
            Some(due) => words::week(&day_text(due.at.date())),
            None => occasion.label.clone(),
        }
    }
}

/// The rows of a list in registry order, up to the period in focus; `own` = the office's.
pub(super) fn rows<'r>(round: &'r Round, table: &Table, own: bool) -> Vec<Listed<'r>> {
    let keys = RowKeys::new(&round.plan);
    let mut rows = Vec::new();
    for standings in round.standings.chunk_by(|one, next| (&one.unit, &one.report) == (&next.unit, &next.report)) {
        let unit = round.unit(&standings[0].unit).filter(|unit| unit.is_khoi() == own);
        let report = round.plan.report(&standings[0].report).filter(|report| holds(round, report, table));
        let (Some(unit), Some(report)) = (unit, report) else { continue };
        let read = standings.iter().filter(|standing| !later_than_focus(round, standing));
        let read = read.filter_map(|standing| Some((standing, submission(round, standing)?)));
        let files = read.map(|(standing, submission)| {
            let rows = submission.rows(&table.id).iter().zip(keys.of(table, unit, submission));
            rows.map(|(row, key)| Listed { unit, report, standing, row, key }).collect()
        });
        let files: Vec<Vec<Listed<'_>>> = files.collect();
        rows.extend(if report.recurring() { newest(files) } else { files.into_iter().flatten().collect() });
    }
    rows
}

/// One growing workbook brings the same rows period after period, or a new one only the new rows: each row once, as its
/// last workbook has it.
fn newest(files: Vec<Vec<Listed<'_>>>) -> Vec<Listed<'_>> {
    let mut later: BTreeSet<String> = BTreeSet::new();
    let mut kept: Vec<Vec<Listed<'_>>> = Vec::new();
    for rows in files.into_iter().rev() {
        let same: BTreeSet<String> = rows.iter().map(same).collect();
        kept.push(rows.into_iter().filter(|row| !later.contains(&self::same(row))).collect());
        later.extend(same);
    }
    kept.into_iter().rev().flatten().collect()
}

/// What tells a row apart from the unit's others: without a key, or without a name, everything in it.
fn same(listed: &Listed<'_>) -> String {
    if listed.key.is_empty() || listed.row.label.is_empty() { listed.row.key() } else { listed.key.clone() }
}

fn submission<'r>(round: &'r Round, standing: &Standing) -> Option<&'r Submission> {
    round.effective(standing)?.submission()
}

fn holds(round: &Round, report: &Report, table: &Table) -> bool {
    round.plan.form_of(report).is_some_and(|form| form.table(&table.id).is_some())
}

/// A period after the one in focus is none of this summary's.
fn later_than_focus(round: &Round, standing: &Standing) -> bool {
    let due = |period: &str| {
        let occasion = round.plan.report(&standing.report)?.occasion(period)?;
        occasion.due.map(|due| due.at)
    };
    let last = (round.focus.report == standing.report).then(|| due(&round.focus.period)).flatten();
    last.is_some_and(|last| due(&standing.period).is_some_and(|mine| mine > last))
}

/// Rows of the report a list is carried from, of units whose own list has not come: the list, the report awaited, the
/// rows. None where those rows have a sheet of their own.
pub(super) fn not_yet<'r>(round: &'r Round, table: &Table) -> Option<(&'r Table, &'r Report, Vec<Listed<'r>>)> {
    let from = table.rows_from.as_ref()?;
    let report = round.plan.report(&from.report)?;
    let source = round.plan.form_of(report)?.carried_table(from.table.as_deref())?;
    let shown = shown(round).chain(unshown(round).into_iter().map(|table| table.id.as_str())).any(|id| id == source.id);
    let awaited = round.plan.reports.iter().find(|report| holds(round, report, table)).filter(|_| !shown)?;
    let here = |one: &&Standing| {
        round.plan.report(&one.report).is_some_and(|report| holds(round, report, table))
            && !later_than_focus(round, one)
            && submission(round, one).is_some()
    };
    let sent: BTreeSet<&str> = round.standings.iter().filter(here).map(|one| one.unit.as_str()).collect();
    let mut rows = rows(round, source, false);
    rows.retain(|row| row.report.id == report.id && !sent.contains(row.unit.code.as_str()));
    Some((source, awaited, rows))
}

/// Whether a list is of the office's own reports alone.
pub(super) fn is_offices(round: &Round, table: &Table) -> bool {
    let mut reports = round.plan.reports.iter().filter(|report| holds(round, report, table)).peekable();
    reports.peek().is_some() && reports.all(|report| report.scope == Scope::Khoi)
}

/// Whether rows that several units report are one row of the Khối.
pub(super) fn counts_once(round: &Round, table: &Table) -> bool {
    let own_sheet = || shown(round).any(|id| id == table.id);
    let counted = || round.plan.indicators.iter().any(|one| one.distinct.as_ref() == Some(&table.id));
    !table.key.is_empty() && (own_sheet() || counted())
}

/// Lists that a sheet of the plan shows.
fn shown(round: &Round) -> impl Iterator<Item = &str> {
    round
        .plan
        .sheets
        .iter()
        .flat_map(|sheet| match &sheet.kind {
            SheetKind::Rows { table, khoi_table } => [Some(table.as_str()), khoi_table.as_deref()],
            SheetKind::Fields { .. } => [None, None],
        })
        .flatten()
}

/// Lists of the report in focus, and of the office's own reports, that no sheet of the plan shows.
fn unshown(round: &Round) -> Vec<&Table> {
    let office = round.plan.reports.iter().filter(|report| report.scope == Scope::Khoi);
    let mut forms: Vec<&Form> = Vec::new();
    for form in round.report().into_iter().chain(office).filter_map(|report| round.plan.form_of(report)) {
        if !forms.iter().any(|known| known.id == form.id) {
            forms.push(form);
        }
    }
    let tables = forms.into_iter().flat_map(|form| &form.tables);
    tables.filter(|table| !shown(round).any(|id| id == table.id)).collect()
}

/// A working sheet for each of those lists, under the name of the sheet units fill.
pub(super) fn further(round: &Round) -> Vec<SummarySheet> {
    let plan = &round.plan;
    let own = [&plan.group_label, &plan.organisation_label].into_iter().chain(plan.sheets.iter().map(|one| &one.title));
    let mut taken: BTreeSet<String> = own.map(|name| name.to_lowercase()).collect();
    taken.extend(words::SHEETS.iter().map(|name| name.to_lowercase()));
    let sheets = unshown(round).into_iter().map(|table| {
        let title = free(&table.sheet, &mut taken);
        let kind = SheetKind::Rows { table: table.id.clone(), khoi_table: None };
        SummarySheet { title, kind, blank: Vec::new(), sign: false, at: Place::default() }
    });
    sheets.collect()
}

/// A name no other sheet has.
fn free(name: &str, taken: &mut BTreeSet<String>) -> String {
    let numbered = |number: u32| {
        let suffix = if number < 2 { String::new() } else { format!(" ({number})") };
        let room = LONGEST - suffix.chars().count();
        format!("{}{suffix}", name.chars().take(room).collect::<String>().trim_end())
    };
    let found = (1..=u32::from(u16::MAX)).map(numbered).find(|name| taken.insert(name.to_lowercase()));
    found.unwrap_or_default()
}
