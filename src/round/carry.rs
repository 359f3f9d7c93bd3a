//! What the office knows when it issues a form: unit attributes, figures of earlier reports, the period before.
//!
//! An earlier report is frozen at its deadline: what counted then is carried, and a later version changes nothing. Where
//! nothing had come by then, the first version that came after is taken.

use super::{Content, File, Round, Standing, standing};
use crate::formula::Cell;
use crate::intake::Prefilled;
use crate::plan::{Field, Form, Occasion, Origin, Plan, Report, START, Unit};
use crate::value::Kind;
use chrono::{Datelike, NaiveDateTime};

/// What has come by an instant.
#[derive(Clone, Copy)]
pub(super) struct Come<'r> {
    pub(super) plan: &'r Plan,
    pub(super) files: &'r [File],
    pub(super) standings: &'r [Standing],
    pub(super) now: NaiveDateTime,
}

impl<'r> From<&'r Round> for Come<'r> {
    fn from(round: &'r Round) -> Self {
        Come { plan: &round.plan, files: &round.files, standings: &round.standings, now: round.as_of }
    }
}

impl<'r> Come<'r> {
    fn standing(self, unit: &Unit, report: &Report, period: &str) -> Option<&'r Standing> {
        self.standings.iter().find(|one| one.unit == unit.code && one.report == report.id && one.period == period)
    }

    pub(super) fn content(self, file: usize) -> Option<&'r Content> {
        self.files.get(file)?.taken.content.as_ref()
    }

    /// The version of a report that counts now.
    pub(super) fn effective(self, unit: &Unit, report: &Report, period: &str) -> Option<&'r Content> {
        self.content(self.standing(unit, report, period)?.effective?)
    }

    /// The version of a report that counted at its deadline, else the first that came after.
    pub(super) fn frozen(self, unit: &Unit, report: &Report, period: &str) -> Option<&'r Content> {
        let found = self.standing(unit, report, period)?;
        let in_time = |index: &usize| found.due.is_none_or(|due| due.met_by(self.files[*index].taken.receipt.at));
        let versions: Vec<usize> = found.versions.iter().copied().filter(in_time).collect();
        let counted = standing::effective(&versions, self.files).and_then(|index| {
            // What was added after the deadline is not in it.
            let added = versions.iter().filter(|one| self.files[**one].adds_to == Some(index)).count();
            self.files[index].before.get(added).or_else(|| self.content(index))
        });
        counted.or_else(|| found.versions.iter().find_map(|index| self.content(*index)))
    }

    /// The last period there is a report of; none where one that is due since then has not come: an older figure is
    /// no stand-in for it.
    pub(super) fn last(self, unit: &Unit, source: &'r Report) -> Option<(&'r Occasion, &'r Content)> {
        for occasion in source.occasions().iter().rev() {
            let content = self.frozen(unit, source, &occasion.period);
            if content.is_some() {
                return content.map(|content| (occasion, content));
            }
            if self.asked(unit, source, occasion) && self.is_over(unit, source, occasion) {
                return None;
            }
        }
        None
    }

    /// Whether a unit was asked for a report at any time.
    pub(super) fn ever_asked(self, unit: &Unit, report: &Report) -> bool {
        report.occasions().iter().any(|occasion| self.asked(unit, report, occasion))
    }

    fn asked(self, unit: &Unit, report: &Report, occasion: &Occasion) -> bool {
        report.scope.covers(unit) && self.plan.day_of(occasion).is_none_or(|day| unit.exists_on(day))
    }

    fn is_over(self, unit: &Unit, report: &Report, occasion: &Occasion) -> bool {
        match self.plan.due(&report.id, occasion, unit).0 {
            Some(due) => due.passed(self.now),
            None => occasion.covers.is_some_and(|days| days.to < self.now.date()),
        }
    }

    /// The units whose figures of a period a unit carries on: itself, and those merged into it since.
    pub(super) fn carried_on(
        self,
        unit: &'r Unit,
        report: &Report,
        before: &Occasion,
        now: &Occasion,
    ) -> Vec<&'r Unit> {
        let day = self.plan.day_of(now);
        let gone = |one: &Unit| day.is_some_and(|day| !one.exists_on(day));
        let others = self.plan.units.iter().filter(|one| one.code != unit.code && gone(one));
        let merged = others.filter(|one| self.plan.units.leads_to(one, &unit.code));
        // What a unit reported although nobody asked is carried on all the same.
        let counts =
            |one: &&Unit| self.asked(one, report, before) || self.effective(one, report, &before.period).is_some();
        std::iter::once(unit).chain(merged).filter(counts).collect()
    }

    /// The figure of a period that a unit carries on. Of units merged into it all must be known.
    pub(super) fn running(
        self,
        unit: &'r Unit,
        report: &Report,
        (before, now): (&Occasion, &Occasion),
        source: &str,
        kind: Kind,
    ) -> Option<Cell> {
        let of = |one: &Unit| self.effective(one, report, &before.period)?.figures.scalar(source).cloned();
        let units = self.carried_on(unit, report, before, now);
        match units[..] {
            // A unit that did not exist then begins at 0 as well.
            [] => zero(kind),
            [only] => of(only),
            _ if zero(kind).is_none() => of(unit),
            _ => {
                let number = |one: &&Unit| match of(one) {
                    Some(Cell::Number(number)) => Some(number),
                    _ => None,
                };
                units.iter().map(number).sum::<Option<f64>>().map(Cell::Number)
            }
        }
    }
}

/// The figure a unit's running total goes on with after the last period of a round that is over.
pub fn running_total(
    round: &Round,
    report: &Report,
    unit: &Unit,
    (last, next): (&Occasion, &Occasion),
    source: &str,
    kind: Kind,
) -> Option<Cell> {
    let unit = round.plan.units.get(&unit.code)?;
    Come::from(round).running(unit, report, (last, next), source, kind)
}

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
                let come = Come::from(round?);
                let (_, content) = come.last(unit, come.plan.report(report)?)?;
                content.figures.scalar(field).cloned()
            }
            Origin::Previous { field: source, restart } => {
                let before = before(report, occasion?, *restart);
                match (before, round) {
                    (Some(before), Some(round)) => {
                        Come::from(round).running(unit, report, (before, occasion?), source, field.kind)
                    }
                    (Some(_), None) => None,
                    (None, _) => start(plan, report, unit, occasion?, source, field.kind),
                }
            }
            Origin::Typed | Origin::Formula(_) => None,
        }
    };
    let shown = |field: &Field| Some((field.id.clone(), shown(&known(field)?)));
    form.fields().filter_map(|(_, field)| shown(field)).filter(|(_, text)| !text.is_empty()).collect()
}

/// The period before: none before the first, nor before the first of a year that begins anew.
pub(super) fn before<'r>(report: &'r Report, occasion: &Occasion, restart: bool) -> Option<&'r Occasion> {
    let year = |occasion: &Occasion| occasion.covers.map(|days| days.from.year());
    report.before(&occasion.period).filter(|before| !restart || year(before) == year(occasion))
}

/// The figure a running total begins with: the registry's, where it has a column for it; else 0. Blank there is unknown.
fn start(plan: &Plan, report: &Report, unit: &Unit, occasion: &Occasion, source: &str, kind: Kind) -> Option<Cell> {
    let column = format!("{START}{source}");
    let first = report.before(&occasion.period).is_none();
    if first && plan.units.attributes.contains(&column) {
        return unit.attributes.get(&column).filter(|cell| **cell != Cell::Blank).cloned();
    }
    zero(kind)
}

fn zero(kind: Kind) -> Option<Cell> {
    let number = matches!(kind, Kind::Count | Kind::Decimal | Kind::Money | Kind::Percent);
    number.then_some(Cell::Number(0.0))
}

/// A figure as the roster keeps it.
pub(super) fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) => text.clone(),
        Cell::Bool(truth) => truth.to_string(),
        Cell::Blank => String::new(),
    }
}
