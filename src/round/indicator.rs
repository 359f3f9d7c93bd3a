//! An indicator over the whole round: outcomes by unit, totals by group and for the Khối.

use super::{Standing, Total, UnitOutcome, Verdict};
use crate::plan::{Indicator, Plan, Rollup};
use serde::Serialize;
use std::collections::BTreeSet;

/// The result of an indicator.
#[derive(Clone, Debug, Serialize)]
pub struct IndicatorResult {
    /// Indicator id.
    pub id: String,
    /// Outcomes of the units in scope, in registry order.
    pub units: Vec<UnitOutcome>,
    /// Totals by group, in registry order; units outside every group stand last, under no name. None for the office's
    /// own indicators, which are no unit's.
    pub groups: Vec<(String, Total)>,
    /// The total.
    pub total: Total,
    /// The verdict for the Khối.
    pub verdict: Verdict,
}

impl IndicatorResult {
    /// The outcome of a unit; none when it is out of scope.
    pub fn unit(&self, code: &str) -> Option<&UnitOutcome> {
        self.units.iter().find(|outcome| outcome.unit == code)
    }
}

/// Row keys of one unit's table, for indicators that count rows once.
pub(super) type RowKeys<'a> = &'a dyn Fn(&str, &str) -> Vec<String>;

/// Adds an indicator up. `outcomes` are those of the units in scope.
pub(super) fn result(
    plan: &Plan,
    indicator: &Indicator,
    units: Vec<UnitOutcome>,
    standings: &[&Standing],
    keys: RowKeys<'_>,
) -> IndicatorResult {
    let khoi = units.iter().any(|outcome| plan.units.get(&outcome.unit).is_some_and(crate::plan::Unit::is_khoi));
    // Units that have left may still be among the outcomes; whoever reports now and is not there is out of scope.
    let read: BTreeSet<&str> = units.iter().map(|outcome| outcome.unit.as_str()).collect();
    let outside = || standings.iter().filter(|standing| !khoi && !read.contains(standing.unit.as_str()));
    let mut total = Total::of(indicator, units.iter(), outside().count());
    if let (Rollup::Distinct, Some(table)) = (indicator.rollup, &indicator.distinct) {
        let rows: BTreeSet<String> =
            units.iter().filter(|unit| unit.actual.is_some()).flat_map(|unit| keys(&unit.unit, table)).collect();
        total.distinct = Some(rows.len());
    }
    let by_group = |group: &str| {
        let mine = |code: &str| plan.units.get(code).is_some_and(|unit| unit.group == group);
        let outside = outside().filter(|standing| mine(&standing.unit)).count();
        let total = Total::of(indicator, units.iter().filter(|outcome| mine(&outcome.unit)), outside);
        (group.to_owned(), total)
    };
    let mut groups: Vec<(String, Total)> = Vec::new();
    if !khoi {
        groups.extend(plan.units.groups().into_iter().map(by_group));
        let without = by_group("");
        if !groups.is_empty() && without.1.units > 0 {
            groups.push(without);
        }
    }
    let verdict = total.verdict(indicator);
    IndicatorResult { id: indicator.id.clone(), units, groups, total, verdict }
}
