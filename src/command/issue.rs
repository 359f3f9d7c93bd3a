//! `tonghop issue DIR`: one workbook per unit, the kept layouts and the roster.

use super::{Folder, Output, issued};
use crate::book;
use crate::disk;
use crate::error::{Error, Result};
use crate::form::{self, Kept, Layout, Role};
use crate::formula::Cell;
use crate::intake::{self, Issued, Prefilled, RosterRow};
use crate::plan::{Form, Occasion, Origin, Plan, Report, Unit};
use crate::template::{self, Job};
use crate::text::run;
use rayon::prelude::*;
use std::path::Path;

/// What is to be issued.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// One report, or all.
    pub report: Option<String>,
    /// Some units, or all.
    pub units: Vec<String>,
}

pub(super) fn run(dir: &Path, wanted: &Wanted, output: &Output) -> Result<()> {
    let folder = Folder::open(dir)?;
    for (report, count, place) in issue(&folder, wanted)? {
        output.say(&run::issued(&report, count, &place, output.lang));
    }
    Ok(())
}

/// Issues the workbooks; gives for each report its label, how many were written and where.
pub fn issue(folder: &Folder, wanted: &Wanted) -> Result<Vec<(String, usize, String)>> {
    let plan = &folder.plan;
    known("report", wanted.report.iter(), plan.reports.iter().map(|report| report.id.clone()).collect())?;
    known("unit", wanted.units.iter(), plan.units.iter().map(|unit| unit.code.clone()).collect())?;
    let mut before = issued::load(folder)?;
    let mut done = Vec::new();
    for report in plan.reports.iter().filter(|report| wanted.report.as_ref().is_none_or(|id| *id == report.id)) {
        let Some(form) = plan.form_of(report) else { continue };
        // A recurring report has one growing workbook; its period is chosen inside.
        let occasion = report.occasions().into_iter().next().filter(|_| !report.recurring());
        let place = issued::place(folder, &report.id, "");
        disk::folder(&place)?;
        let units: Vec<&Unit> =
            plan.units_of(report).filter(|unit| wanted.units.is_empty() || wanted.units.contains(&unit.code)).collect();
        let made: Vec<Made> = units
            .par_iter()
            .map(|unit| make(plan, report, form, unit, occasion.as_ref(), &before))
            .collect::<Result<_>>()?;
        write(&place, &made, &mut before)?;
        done.push((report.label.clone(), made.len(), place.display().to_string()));
    }
    Ok(done)
}

fn known<'a>(what: &'static str, ids: impl Iterator<Item = &'a String>, known: Vec<String>) -> Result<()> {
    for id in ids {
        if !known.contains(id) {
            return Err(Error::Unknown { what, id: id.clone(), known });
        }
    }
    Ok(())
}

/// One template made, not yet on the disk.
struct Made {
    row: RosterRow,
    kept: Kept,
    bytes: Vec<u8>,
}

fn make(
    plan: &Plan,
    report: &Report,
    form: &Form,
    unit: &Unit,
    occasion: Option<&Occasion>,
    before: &Issued,
) -> Result<Made> {
    let layout = form::build(plan, report, form, unit);
    let kept = keep(plan, report, form, unit, occasion, layout);
    let revision = kept.revision();
    let prefilled = prefilled(&kept.layout, form, unit);
    let ordinal = ordinal(before, report, unit, &revision, &prefilled);
    let job = Job { plan, report, form, unit, layout: &kept.layout, revision: &revision, ordinal, occasion };
    let mut workbook = template::book(&job);
    book::calculate(&mut workbook);
    let file = template::file_name(plan, report, unit);
    let bytes =
        book::bytes(&workbook).map_err(|error| Error::Workbook { name: file.clone(), reason: error.to_string() })?;
    let row = RosterRow {
        report: report.id.clone(),
        period: String::new(),
        unit: unit.code.clone(),
        ordinal,
        revision,
        file,
        prefilled,
    };
    read_back(plan, &kept, &row, &bytes)?;
    Ok(Made { row, kept, bytes })
}

/// The layout with its printed cells, told by a template of the neutral unit.
fn keep(plan: &Plan, report: &Report, form: &Form, unit: &Unit, occasion: Option<&Occasion>, layout: Layout) -> Kept {
    let neutral = template::neutral(unit);
    let job = Job { plan, report, form, unit: &neutral, layout: &layout, revision: "", ordinal: 0, occasion };
    let printed = template::book(&job);
    Kept::of(layout, &printed)
}

/// The same layout with the same figures is the same issue; anything else is the next: the roster is frozen at issue.
fn ordinal(before: &Issued, report: &Report, unit: &Unit, revision: &str, prefilled: &Prefilled) -> u32 {
    let given = |row: &RosterRow| {
        row.prefilled
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(k, v)| (k.clone(), v.clone()))
            .collect::<Prefilled>()
    };
    let now: Prefilled =
        prefilled.iter().filter(|(_, value)| !value.is_empty()).map(|(k, v)| (k.clone(), v.clone())).collect();
    match before.newest(&report.id, &unit.code) {
        Some(row) if row.revision == revision && given(row) == now => row.ordinal,
        Some(row) => row.ordinal + 1,
        None => 1,
    }
}

fn prefilled(layout: &Layout, form: &Form, unit: &Unit) -> Prefilled {
    let places = layout.places.iter().filter(|place| place.role == Role::Prefilled);
    places
        .filter_map(|place| match &form.field(&place.name)?.origin {
            Origin::UnitAttribute(attribute) => Some((place.name.clone(), shown(unit.attributes.get(attribute)?))),
            _ => None,
        })
        .collect()
}

fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) => text.clone(),
        Cell::Bool(truth) => truth.to_string(),
        Cell::Blank => String::new(),
    }
}

/// What is written must read back as the empty form of its unit, or nothing is issued.
fn read_back(plan: &Plan, kept: &Kept, row: &RosterRow, bytes: &[u8]) -> Result<()> {
    let failed = |reason: String| Error::Template { name: row.file.clone(), reason };
    let grid = intake::open(bytes).map_err(|finding| failed(finding.code.text().to_owned()))?;
    let mut issued = Issued::default();
    issued.kept.insert((row.report.clone(), row.revision.clone()), std::sync::Arc::new(kept.clone()));
    let identity = intake::identify(&grid, plan, &issued).map_err(|finding| failed(finding.code.text().to_owned()))?;
    if identity.unit != row.unit || identity.revision != row.revision {
        return Err(failed(format!("{identity:?}")));
    }
    let submission = intake::read(&grid, kept, plan, &identity);
    if !submission.is_empty() || !submission.changes.is_empty() {
        return Err(failed(format!("{:?} {:?}", submission.strays, submission.changes)));
    }
    let wrong = row.prefilled.iter().find(|(name, ours)| {
        let read = submission.cell(name).map(|entry| entry.raw.shown().replace(',', ".")).unwrap_or_default();
        read != **ours
    });
    wrong.map_or(Ok(()), |(name, _)| Err(failed(name.clone())))
}

/// Layouts and roster first: a form that is out must be known, even if a later one cannot be written.
fn write(place: &Path, made: &[Made], before: &mut Issued) -> Result<()> {
    let Some(report) = made.first().map(|one| one.row.report.clone()) else { return Ok(()) };
    for one in made {
        issued::keep(place, &one.kept)?;
        let same = |row: &RosterRow| {
            row.report == one.row.report && row.unit == one.row.unit && row.ordinal == one.row.ordinal
        };
        before.roster.retain(|row| !same(row));
        before.roster.push(one.row.clone());
    }
    let rows: Vec<&RosterRow> = before.roster.iter().filter(|row| row.report == report).collect();
    issued::write_roster(place, &rows)?;
    made.iter().try_for_each(|one| disk::write(&place.join(&one.row.file), &one.bytes))
}
