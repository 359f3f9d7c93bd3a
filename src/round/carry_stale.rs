//! `carried-stale`: a figure printed into a form was corrected since in the report it was taken from. The form as issued
//! stays the truth; the office is told, since every later figure rests on it.

use super::carry::{Come, before, shown};
use super::versions::Judged;
use super::{File, Review, Standing, standing, understand};
use crate::check::{Code, Finding, Location};
use crate::intake::{Identity, RosterRow};
use crate::plan::{Field, Occasion, Origin, Report, Unit};
use crate::value::Raw;
use chrono::NaiveDateTime;

/// Leaves the finding on the files that count, and judges their standings again.
pub(super) fn tell(by: &Judged<'_>, files: &mut [File], standings: &mut [Standing], now: NaiveDateTime) {
    let come = Come { plan: by.plan, files, standings, now };
    let found: Vec<(usize, usize, Vec<Finding>)> = standings
        .iter()
        .enumerate()
        .filter_map(|(number, standing)| Some((number, standing.effective?, findings(come, by, standing)?)))
        .filter(|(_, _, findings)| !findings.is_empty())
        .collect();
    for (number, index, mut findings) in found {
        let taken = &mut files[index].taken;
        if let Some(content) = &taken.content {
            let Identity { unit, report, period, .. } = &content.identity;
            let decisions = by.rulings.cells(unit, report, Some(period.as_str()));
            decisions.for_each(|decision| understand::accept(&content.submission, decision, &mut findings));
        }
        if let Some(because) = taken.accepted.clone() {
            for finding in &mut findings {
                finding.settle(&because, "");
            }
        }
        taken.findings.extend(findings);
        let standing = &mut standings[number];
        let review = standing::review_with(index, &standing.versions, files);
        (standing.review, standing.provisional) = (Some(review), review != Review::Accepted);
    }
}

fn findings(come: Come<'_>, by: &Judged<'_>, standing: &Standing) -> Option<Vec<Finding>> {
    let report = by.plan.report(&standing.report)?;
    let unit = by.plan.units.get(&standing.unit)?;
    let form = by.plan.form_of(report)?;
    let content = come.content(standing.effective?)?;
    let occasion = report.occasion(&standing.period)?;
    let row = issued(by, &content.identity)?;
    let layout = &by.issued.kept(&row.report, &row.revision)?.layout;
    let stale = |(_, field): (_, &Field)| {
        let printed = row.prefilled.get(&field.id)?;
        let (source, now) = changed(come, report, unit, field, occasion, printed)?;
        let place = layout.place(&field.id)?;
        let finding = Finding::new(Code::CarriedStale)
            .at(Location::new(&place.sheet, place.spot, &place.label))
            .of(&field.id)
            .with("report", source)
            .with("ours", written(printed))
            .with("value", written(&now));
        Some(finding.with("office", &by.plan.office))
    };
    Some(form.fields().filter_map(stale).collect())
}

/// The issue a workbook is.
fn issued<'i>(by: &Judged<'i>, identity: &Identity) -> Option<&'i RosterRow> {
    let Identity { report, period, unit, revision, .. } = identity;
    let exact = identity.ordinal.and_then(|ordinal| by.issued.ordinal(report, unit, ordinal));
    let exact = exact.filter(|row| row.revision == *revision);
    exact.or_else(|| by.issued.row(report, period, unit, revision))
}

/// Where a printed figure came from, and what stands there now if that is another one.
fn changed(
    come: Come<'_>,
    report: &Report,
    unit: &Unit,
    field: &Field,
    occasion: &Occasion,
    printed: &str,
) -> Option<(String, String)> {
    match &field.origin {
        Origin::Previous { field: source, restart } => {
            let before = before(report, occasion, *restart)?;
            let now = shown(&come.running(unit, report, (before, occasion), source, field.kind)?);
            let label = format!("{}, {}", report.label, before.label);
            differs(printed, &now).then_some((label, now))
        }
        Origin::Report { report: id, field: source } => {
            let from = come.plan.report(id)?;
            // Which period it was taken from is not written down: a figure that stands in none was corrected.
            let figure = |occasion: &Occasion| {
                let content = come.frozen(unit, from, &occasion.period)?;
                Some(shown(content.figures.scalar(source)?))
            };
            let known: Vec<String> = from.occasions().iter().rev().filter_map(figure).collect();
            let first = known.first()?;
            known.iter().all(|one| differs(printed, one)).then(|| (from.label.clone(), first.clone()))
        }
        _ => None,
    }
}

/// A figure as a cell shows it.
fn written(text: &str) -> String {
    text.parse().map_or_else(|_| text.to_owned(), |number| Raw::Number(number).shown())
}

fn differs(printed: &str, now: &str) -> bool {
    let figures = printed.parse::<f64>().ok().zip(now.parse::<f64>().ok());
    figures.map_or(!now.is_empty() && printed != now, |(printed, now)| (printed - now).abs() > 1e-9)
}
