//! Where the figures and rows of issued forms come from, told to the office: sources that have not come, and the periods
//! figures were taken from.

use super::Round;
use super::carry::{Come, before};
use crate::plan::{Form, Occasion, Origin, Report, Unit};

/// A report of which nothing has come for some units: their forms go out with empty cells, and the office should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingSource {
    /// The report, with its period where that is the one before.
    pub label: String,
    /// Names of the units whose report is missing.
    pub units: Vec<String>,
    /// How many units should have sent it.
    pub asked: usize,
}

/// The period figures were taken from, for some units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenFrom {
    /// The report.
    pub label: String,
    /// The period's label.
    pub period: String,
    /// Names of the units.
    pub units: Vec<String>,
}

/// The reports a form carries from of which some units' is missing. Units that were not asked then are not counted.
pub fn missing_sources(round: &Round, report: &Report, period: &str, units: &[&Unit]) -> Vec<MissingSource> {
    let come = Come::from(round);
    let Some(form) = round.plan.form_of(report) else { return Vec::new() };
    let mut found: Vec<MissingSource> = Vec::new();
    let mut note = |label: String, asked: usize, units: Vec<&Unit>| {
        if !units.is_empty() && !found.iter().any(|known| known.label == label) {
            found.push(MissingSource { label, units: names(&units), asked });
        }
    };
    for source in round.plan.sources(report).into_iter().filter_map(|id| round.plan.report(id)) {
        let asked: Vec<&Unit> = units.iter().copied().filter(|unit| come.ever_asked(unit, source)).collect();
        let last = gives_figures(form, source);
        let any = |unit: &Unit| source.occasions().iter().any(|one| come.frozen(unit, source, &one.period).is_some());
        let silent = |unit: &&Unit| if last { come.last(unit, source).is_none() } else { !any(unit) };
        note(source.label.clone(), asked.len(), asked.iter().copied().filter(silent).collect());
    }
    if let Some((now, before)) = occasion_before(report, form, period) {
        let needed = |unit: &Unit| match come.plan.units.get(&unit.code) {
            Some(unit) => come.carried_on(unit, report, before, now),
            None => Vec::new(),
        };
        let asked: Vec<Vec<&Unit>> = units.iter().map(|unit| needed(unit)).filter(|all| !all.is_empty()).collect();
        let silent = |unit: &&Unit| come.effective(unit, report, &before.period).is_none();
        let missing = asked.iter().flatten().copied().filter(silent).collect();
        note(format!("{}, {}", report.label, before.label), asked.iter().map(Vec::len).sum(), missing);
    }
    found
}

/// The periods the figures of a form come from, where that is not the source's last one for all units.
pub fn taken_from(round: &Round, report: &Report, units: &[&Unit]) -> Vec<TakenFrom> {
    let come = Come::from(round);
    let Some(form) = round.plan.form_of(report) else { return Vec::new() };
    let mut found: Vec<TakenFrom> = Vec::new();
    for source in round.plan.reports.iter().filter(|one| one.periodic() && gives_figures(form, one)) {
        let mut taken: Vec<(&Occasion, &Unit)> = Vec::new();
        for unit in units.iter().copied() {
            taken.extend(come.last(unit, source).map(|(occasion, _)| (occasion, unit)));
        }
        if taken.iter().all(|(occasion, _)| Some(*occasion) == source.occasions().last()) {
            continue;
        }
        for occasion in source.occasions() {
            let of: Vec<&Unit> =
                taken.iter().filter(|(from, _)| from.period == occasion.period).map(|(_, unit)| *unit).collect();
            if !of.is_empty() {
                let (label, period) = (source.label.clone(), occasion.label.clone());
                found.push(TakenFrom { label, period, units: names(&of) });
            }
        }
    }
    found
}

fn gives_figures(form: &Form, source: &Report) -> bool {
    form.fields().any(|(_, field)| matches!(&field.origin, Origin::Report { report, .. } if *report == source.id))
}

/// The period a form is for and the one before, where the form carries figures of it on.
fn occasion_before<'r>(report: &'r Report, form: &Form, period: &str) -> Option<(&'r Occasion, &'r Occasion)> {
    let now = report.occasion(period)?;
    let mut restarts = form.fields().filter_map(|(_, field)| match field.origin {
        Origin::Previous { restart, .. } => Some(restart),
        _ => None,
    });
    restarts.find_map(|restart| before(report, now, restart)).map(|before| (now, before))
}

fn names(units: &[&Unit]) -> Vec<String> {
    units.iter().map(|unit| unit.short_name.clone()).collect()
}
