//! `tonghop issue DIR`: one workbook per unit, the kept layouts and the roster.

use super::{Folder, Output, collect, issued};
use crate::book;
use crate::disk;
use crate::error::{Error, Result};
use crate::form::Kept;
use crate::format::{FileKind, Means};
use crate::intake::{self, Hints, Issued, RosterRow};
use crate::plan::{Form, Occasion, Plan, Report, Unit};
use crate::register::Register;
use crate::round::{self, MissingSource, Round, TakenFrom};
use crate::ruling::Rulings;
use crate::template::{self, Draft};
use crate::text::run;
use chrono::{NaiveDate, NaiveDateTime};
use rayon::prelude::*;
use std::path::Path;
use std::sync::Arc;

/// What is to be issued.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// One report, or all.
    pub report: Option<String>,
    /// The period, for reports with a workbook for each; without it the one due next.
    pub period: Option<String>,
    /// Some units, or all.
    pub units: Vec<String>,
}

pub(super) fn run(dir: &Path, wanted: &Wanted, as_of: Option<&str>, output: &Output) -> Result<()> {
    let folder = Folder::open(dir)?;
    let now = super::instant(&folder, as_of)?.at;
    let lost = issued::lost_zeros(&folder)?;
    if !lost.is_empty() {
        output.remark(&run::lost_zeros(&lost, output.lang));
    }
    for done in issue(&folder, wanted, now)? {
        output.say(&run::issued(&done.label, done.count, &done.place, output.lang));
        for source in &done.missing {
            output.remark(&run::source_missing(&done.label, source, output.lang));
        }
        for from in &done.taken {
            output.remark(&run::taken_from(&done.label, from, output.lang));
        }
        for (unit, table, count) in &done.left_out {
            output.remark(&run::rows_left_out(&done.label, unit, table, *count, output.lang));
        }
        for (unit, why) in &done.not_asked {
            output.remark(&run::not_asked(&done.label, unit, *why, output.lang));
        }
    }
    Ok(())
}

/// What was issued of one report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The report's label.
    pub label: String,
    /// Workbooks written.
    pub count: usize,
    /// The folder they were written to.
    pub place: String,
    /// Reports figures are carried from that some units had not sent: their cells are empty.
    pub missing: Vec<MissingSource>,
    /// Periods figures were taken from, where they are not the last one for all.
    pub taken: Vec<TakenFrom>,
    /// Lists with more rows than a sheet has room for: unit, list, rows left out.
    pub left_out: Vec<(String, String, usize)>,
    /// Units that were named and get no form, each with the reason.
    pub not_asked: Vec<(String, NotAsked)>,
}

/// Why a unit gets no form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAsked {
    /// The report is not asked of it.
    Scope,
    /// It does not exist on the day of the deadline.
    Gone(NaiveDate),
}

/// Issues the workbooks. The instant chooses the period, and what earlier reports had said by then.
pub fn issue(folder: &Folder, wanted: &Wanted, now: NaiveDateTime) -> Result<Vec<Done>> {
    let plan = &extended(folder)?;
    known("report", wanted.report.iter(), plan.reports.iter().map(|report| report.id.clone()).collect())?;
    known("unit", wanted.units.iter(), plan.units.iter().map(|unit| unit.code.clone()).collect())?;
    known_period(plan, wanted)?;
    let reports = || plan.reports.iter().filter(|report| wanted.report.as_ref().is_none_or(|id| *id == report.id));
    let carries = reports().filter_map(|report| plan.form_of(report)).any(round::carries);
    let quiet = Output { lang: crate::text::Lang::Vi };
    let round = if carries { Some(collect(folder, now, None, &quiet)?.round) } else { None };
    let mut before = issued::load(folder)?;
    let mut done = Vec::new();
    for report in reports() {
        let Some(form) = plan.form_of(report) else { continue };
        let Some(period) = period(report, wanted, now) else { continue };
        // A growing workbook serves all occasions; its period is chosen inside.
        let occasion = report.occasion(&period).filter(|_| !report.recurring());
        let place = issued::place(folder, &report.id, &period);
        disk::folder(&place)?;
        let asked: Vec<&Unit> = match occasion {
            Some(occasion) => plan.expected(report, occasion).collect(),
            None => plan.units_of(report).collect(),
        };
        let named = |unit: &&Unit| wanted.units.is_empty() || wanted.units.contains(&unit.code);
        let units: Vec<&Unit> = asked.into_iter().filter(named).collect();
        let left = wanted.units.iter().filter(|code| !units.iter().any(|unit| unit.code == **code));
        let not_asked: Vec<(String, NotAsked)> =
            left.filter_map(|code| plan.units.get(code)).map(|unit| why_not(plan, report, occasion, unit)).collect();
        let batch = Batch {
            plan,
            report,
            form,
            period: &period,
            occasion,
            before: &before,
            round: round.as_ref(),
            plan_file: folder.plan_file(),
        };
        let made: Vec<Made> = units.par_iter().map(|unit| batch.make(unit)).collect::<Result<_>>()?;
        write(&place, &made, &mut before)?;
        let (label, count, place) = (report.label.clone(), made.len(), place.display().to_string());
        let round = round.as_ref();
        let missing = round.map(|round| round::missing_sources(round, report, &period, &units)).unwrap_or_default();
        let taken = round.map(|round| round::taken_from(round, report, &units)).unwrap_or_default();
        let left = |unit: &&Unit| {
            let tables = round::rows_left_out(plan, round, form, unit).into_iter();
            tables.map(|(table, count)| (unit.name.clone(), table, count)).collect::<Vec<_>>()
        };
        let left_out = units.iter().flat_map(left).collect();
        done.push(Done { label, count, place, missing, taken, left_out, not_asked });
    }
    Ok(done)
}

/// The plan with the deadlines the office moved: they are printed in the forms.
fn extended(folder: &Folder) -> Result<Arc<Plan>> {
    let path = folder.register_path();
    if !path.is_file() {
        return Ok(Arc::clone(&folder.plan));
    }
    let rulings = Rulings::of(Register::open(&path)?.decisions()?);
    Ok(super::collect::extended(&folder.plan, &rulings))
}

fn why_not(plan: &Plan, report: &Report, occasion: Option<&Occasion>, unit: &Unit) -> (String, NotAsked) {
    let day = occasion.and_then(|occasion| plan.day_of(occasion)).filter(|day| !unit.exists_on(*day));
    let why = day.filter(|_| report.scope.covers(unit)).map_or(NotAsked::Scope, NotAsked::Gone);
    (unit.name.clone(), why)
}

/// The period a workbook is issued for: empty where one serves all.
fn period(report: &Report, wanted: &Wanted, now: NaiveDateTime) -> Option<String> {
    if !report.per_period() {
        return Some(String::new());
    }
    if let Some(period) = &wanted.period {
        return report.occasion(period).map(|occasion| occasion.period.clone());
    }
    let open = |occasion: &&Occasion| occasion.due.is_none_or(|due| !due.passed(now));
    let next = report.occasions().iter().find(open).or(report.occasions().last());
    next.map(|occasion| occasion.period.clone())
}

fn known<'a>(what: &'static str, ids: impl Iterator<Item = &'a String>, known: Vec<String>) -> Result<()> {
    for id in ids {
        if !known.contains(id) {
            return Err(Error::Unknown { what, id: id.clone(), known });
        }
    }
    Ok(())
}

fn known_period(plan: &Plan, wanted: &Wanted) -> Result<()> {
    let reports = plan.reports.iter().filter(|report| wanted.report.as_ref().is_none_or(|id| *id == report.id));
    let periods = reports.filter(|report| report.per_period()).flat_map(Report::occasions);
    known("period", wanted.period.iter(), periods.map(|occasion| occasion.period.clone()).collect())
}

/// One template made, not yet on the disk.
struct Made {
    row: RosterRow,
    kept: Kept,
    bytes: Vec<u8>,
}

/// What all templates of one report share.
struct Batch<'a> {
    plan: &'a Plan,
    report: &'a Report,
    form: &'a Form,
    period: &'a str,
    occasion: Option<&'a Occasion>,
    before: &'a Issued,
    round: Option<&'a Round>,
    plan_file: String,
}

impl Batch<'_> {
    fn make(&self, unit: &Unit) -> Result<Made> {
        let Batch { plan, report, form, period, occasion, .. } = *self;
        let rows = round::carried_rows(plan, self.round, form, unit);
        let prefilled = round::carried_figures(plan, self.round, report, form, unit, occasion);
        let draft = Draft::new(plan, report, form, unit, occasion, prefilled, rows);
        let ordinal = self.ordinal(unit, &draft);
        let file = draft.file_name(period);
        let mut workbook = draft.book(ordinal);
        let beyond = template::as_faults(plan, report, &draft.kept.layout, &workbook, &self.plan_file);
        if !beyond.is_empty() {
            return Err(Error::Plan(beyond));
        }
        book::calculate(&mut workbook);
        let bytes = book::bytes(&workbook)
            .map_err(|error| Error::Workbook { name: file.clone(), reason: error.to_string() })?;
        let Draft { prefilled, rows, kept, revision, .. } = draft;
        let (report, period, unit) = (report.id.clone(), period.to_owned(), unit.code.clone());
        let row = RosterRow { report, period, unit, ordinal, revision, file, prefilled, rows };
        read_back(plan, &kept, &row, &bytes)?;
        Ok(Made { row, kept, bytes })
    }

    /// The same layout with the same figures and rows is the same issue; anything else is the next: the roster is
    /// frozen at issue. Numbers run on over the periods, so that a form code names one workbook.
    fn ordinal(&self, unit: &Unit, draft: &Draft<'_>) -> u32 {
        let same = |row: &&RosterRow| {
            row.revision == draft.revision && row.prefilled == draft.prefilled && row.rows == draft.rows
        };
        let newest = self.before.newest(&self.report.id, self.period, &unit.code);
        newest.filter(same).map_or_else(|| self.before.last_ordinal(&self.report.id, &unit.code) + 1, |row| row.ordinal)
    }
}

/// What is written must read back as the empty form of its unit, or nothing is issued.
fn read_back(plan: &Plan, kept: &Kept, row: &RosterRow, bytes: &[u8]) -> Result<()> {
    let failed = |reason: String| Error::Template { name: row.file.clone(), reason };
    let grid = crate::format::open(FileKind::Xlsx, bytes, &Means::default())
        .map_err(|finding| failed(finding.code.text().to_owned()))?;
    let mut issued = Issued::default();
    issued.kept.insert((row.report.clone(), row.revision.clone()), std::sync::Arc::new(kept.clone()));
    let identity = intake::identify(&grid, plan, &issued, &Hints::default())
        .map_err(|finding| failed(finding.code.text().to_owned()))?;
    if identity.unit != row.unit || identity.revision != row.revision || identity.period != row.period {
        return Err(failed(format!("{identity:?}")));
    }
    let submission = intake::read(&grid, kept, plan, &identity).beside(&row.rows, &kept.layout);
    if !submission.is_blank() || !submission.changes.is_empty() {
        return Err(failed(format!("{:?} {:?}", submission.strays, submission.changes)));
    }
    let wrong = row.prefilled.iter().find(|(name, ours)| {
        let Some(entry) = submission.cell(name) else { return true };
        // A figure stands as one, a day as a date cell; words as they are.
        let figure = entry.raw.figure().is_some() && entry.raw.figure() == ours.parse().ok();
        !figure && entry.raw.shown() != **ours
    });
    wrong.map_or(Ok(()), |(name, _)| Err(failed(name.clone())))
}

/// Layouts and roster first: a form that is out must be known, even if a later one cannot be written.
fn write(place: &Path, made: &[Made], before: &mut Issued) -> Result<()> {
    let Some((report, period)) = made.first().map(|one| (one.row.report.clone(), one.row.period.clone())) else {
        return Ok(());
    };
    let mut printed = Issued::default();
    for one in made {
        printed.keep(&report, one.kept.clone());
    }
    printed.kept.values().try_for_each(|kept| issued::keep(place, kept))?;
    for one in made {
        issued::keep_rows(place, &one.row)?;
        let same = |row: &RosterRow| {
            row.report == one.row.report && row.unit == one.row.unit && row.ordinal == one.row.ordinal
        };
        before.roster.retain(|row| !same(row));
        before.roster.push(one.row.clone());
    }
    let rows: Vec<&RosterRow> =
        before.roster.iter().filter(|row| row.report == report && row.period == period).collect();
    issued::write_roster(place, &rows)?;
    made.iter().try_for_each(|one| disk::write(&place.join(&one.row.file), &one.bytes))
}
