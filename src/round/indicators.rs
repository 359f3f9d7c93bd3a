//! Every indicator of the round: which periods of which standings it reads.

use super::indicator::{IndicatorResult, result};
use super::outcome::Judge;
use super::{File, Focus, RowKeys, Standing, UnitOutcome, over};
use crate::intake::{Figures, Issued};
use crate::plan::{Indicator, Occasion, Over, Plan, Report, Scope, Unit};
use chrono::NaiveDateTime;
use std::collections::BTreeMap;

/// What indicators are computed from.
pub(super) struct Seen<'a> {
    pub(super) plan: &'a Plan,
    pub(super) files: &'a [File],
    pub(super) standings: &'a [Standing],
    pub(super) issued: &'a Issued,
    pub(super) focus: &'a Focus,
    pub(super) now: NaiveDateTime,
    pub(super) row_keys: RowKeys<'a>,
}

/// Results in plan order.
pub(super) fn indicators(seen: &Seen<'_>) -> Vec<IndicatorResult> {
    let mut results: BTreeMap<&str, IndicatorResult> = BTreeMap::new();
    // A report without any occasion, all of them skipped, has nothing to read.
    for report in seen.plan.reports.iter().filter(|report| !report.occasions().is_empty()) {
        let indicators: Vec<&Indicator> = seen.plan.indicators_of(&report.id).collect();
        let judge = Judge::new(indicators.clone());
        let last = seen.last(report);
        let longest = if indicators.iter().all(|one| one.over == Over::Latest) { last } else { 0 };
        let read: Vec<Vec<&Standing>> =
            report.occasions()[longest..=last].iter().map(|occasion| seen.standings_of(report, occasion)).collect();
        let judged: Vec<Vec<(&Unit, Vec<UnitOutcome>)>> = read
            .iter()
            .map(|standings| standings.iter().filter_map(|one| seen.outcomes(report, one, &judge)).collect())
            .collect();
        for (index, indicator) in indicators.into_iter().enumerate() {
            let from = if indicator.over == Over::Latest { judged.len().saturating_sub(1) } else { 0 };
            let units = units(seen.plan, report, indicator, index, &judged[from..]);
            let latest: &[&Standing] = read.last().map_or(&[], Vec::as_slice);
            let keys = |unit: &str, table: &str| seen.row_keys(report, unit, table, &read[from..]);
            results.insert(&indicator.id, result(seen.plan, indicator, units, latest, &keys));
        }
    }
    seen.plan.indicators.iter().filter_map(|indicator| results.remove(indicator.id.as_str())).collect()
}

/// Outcomes of the units in scope, in registry order, the periods joined.
fn units(
    plan: &Plan,
    report: &Report,
    indicator: &Indicator,
    index: usize,
    periods: &[Vec<(&Unit, Vec<UnitOutcome>)>],
) -> Vec<UnitOutcome> {
    let mut joined = Vec::new();
    for unit in plan.units_of(report).filter(|unit| in_scope(indicator, report, unit)) {
        let found = periods.iter().filter_map(|units| units.iter().find(|(one, _)| one.code == unit.code));
        joined.extend(over::join(indicator, found.map(|(_, outcomes)| outcomes[index].clone()).collect()));
    }
    joined
}

/// An indicator of the office's own report speaks of the office, whatever its scope.
fn in_scope(indicator: &Indicator, report: &Report, unit: &Unit) -> bool {
    report.scope.covers(unit) && (indicator.scope.covers(unit) || (unit.is_khoi() && report.scope == Scope::Khoi))
}

impl<'a> Seen<'a> {
    /// Index of the last occasion indicators read: the one in focus, else the one due last, else the first.
    fn last(&self, report: &Report) -> usize {
        let occasions = report.occasions();
        let focused = || {
            let same = self.focus.report == report.id;
            occasions.iter().position(|occasion| same && occasion.period == self.focus.period)
        };
        // A period without a deadline yet is not over; a report without deadlines has no other occasion.
        let over = |occasion: &Occasion| occasion.due.map_or(!report.periodic(), |due| due.passed(self.now));
        let passed = || occasions.iter().rposition(over);
        focused().or_else(passed).unwrap_or(0)
    }

    fn standings_of(&self, report: &Report, occasion: &Occasion) -> Vec<&'a Standing> {
        let mine = |one: &&Standing| one.report == report.id && one.period == occasion.period;
        self.standings.iter().filter(mine).collect()
    }

    fn outcomes(
        &self,
        report: &Report,
        standing: &Standing,
        judge: &Judge<'_>,
    ) -> Option<(&'a Unit, Vec<UnitOutcome>)> {
        let unit = self.plan.units.get(&standing.unit)?;
        let due = standing.due.is_none_or(|due| due.passed(self.now));
        let content = standing.effective.and_then(|index| self.files[index].taken.content.as_ref());
        let outcomes = match content {
            Some(content) => judge.outcomes(&unit.code, &content.figures, true, due),
            None => judge.outcomes(&unit.code, &self.known_before(report, unit, &standing.period), false, due),
        };
        Some((unit, outcomes))
    }

    /// Figures known without a report: attributes and what was prefilled at issue.
    fn known_before(&self, report: &Report, unit: &Unit, period: &str) -> Figures {
        let empty = BTreeMap::new();
        let issue = if report.per_period() { period } else { "" };
        let prefilled = self.issued.newest(&report.id, issue, &unit.code).map_or(&empty, |row| &row.prefilled);
        let form = self.plan.form_of(report);
        let known = |form| Figures::known_before(self.plan, form, unit, report.occasion(period), prefilled);
        form.map(known).unwrap_or_default()
    }

    fn row_keys(&self, report: &Report, unit: &str, table: &str, periods: &[Vec<&Standing>]) -> Vec<String> {
        let found = |standings: &Vec<&Standing>| {
            let standing = standings.iter().find(|standing| standing.unit == unit)?;
            let submission = self.files[standing.effective?].submission()?;
            let table = self.plan.form_of(report)?.table(table)?;
            Some(self.row_keys.of(table, self.plan.units.get(unit)?, submission))
        };
        periods.iter().filter_map(found).flatten().collect()
    }
}
