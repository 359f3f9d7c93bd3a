//! Units' outcomes → one figure of the Khối. Ratios are ratios of sums; nothing is imputed; counts add up.

use super::{Outcome, UnitOutcome};
use crate::plan::{Compare, Indicator, Rollup, Weight};
use serde::Serialize;

/// The verdict for the Khối.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Reached.
    Met,
    /// Cannot be reached any more, or is not reached with everything in.
    NotMet,
    /// The missing units could still change it.
    NotEnough,
    /// Followed only.
    Follow,
}

/// The roll-up of an indicator over units.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Total {
    /// Units counted: the sum of the eight counts below.
    pub units: usize,
    /// Reached.
    pub met: usize,
    /// Not reached.
    pub not_met: usize,
    /// Reached on another day.
    pub off_day: usize,
    /// Not due.
    pub not_due: usize,
    /// No figures.
    pub undecided: usize,
    /// Not concerned, out of scope included.
    pub not_applicable: usize,
    /// Nothing registered.
    pub nothing_registered: usize,
    /// Followed only, with a figure.
    pub tally: usize,
    /// Sum of the reported figures.
    pub value: f64,
    /// Units whose figure is in the sum.
    pub reported: usize,
    /// Sum of the bases of all units in scope, reported or not.
    pub base: f64,
    /// Sum of the bases of units whose figure is in the sum.
    pub base_reported: f64,
    /// Sum of the targets of all units in scope; for a ratio, what the shares come to.
    pub target: f64,
    /// Rows counted once, for indicators that ask it.
    pub distinct: Option<usize>,
}

impl Total {
    /// Adds units up; `outside` units are out of scope.
    pub(super) fn of<'a>(
        indicator: &Indicator,
        outcomes: impl Iterator<Item = &'a UnitOutcome>,
        outside: usize,
    ) -> Self {
        let mut total = Total { units: outside, not_applicable: outside, ..Total::default() };
        outcomes.for_each(|outcome| total.add(indicator, outcome));
        total
    }

    fn add(&mut self, indicator: &Indicator, unit: &UnitOutcome) {
        self.units += 1;
        match unit.outcome {
            Outcome::Met => self.met += 1,
            Outcome::NotMet => self.not_met += 1,
            Outcome::OffDay => self.off_day += 1,
            Outcome::NotDue => self.not_due += 1,
            Outcome::Undecided => self.undecided += 1,
            Outcome::NotApplicable => self.not_applicable += 1,
            Outcome::NothingRegistered => self.nothing_registered += 1,
            Outcome::Tally => self.tally += 1,
        }
        self.base += unit.base.unwrap_or(0.0);
        // A share of a base nobody knows asks for nothing.
        let of = if indicator.base.is_some() { unit.base.unwrap_or(0.0) } else { 1.0 };
        self.target += unit.target.unwrap_or(0.0) * of;
        if let Some(actual) = unit.actual {
            self.value += actual;
            self.reported += 1;
            self.base_reported += unit.base.unwrap_or(0.0);
        }
    }

    /// Units that reached it and units that did not: «đạt nhưng không đúng ngày» counts as reached, unless the plan is
    /// strict.
    pub fn reached(&self, indicator: &Indicator) -> (usize, usize) {
        if indicator.strict { (self.met, self.not_met + self.off_day) } else { (self.met + self.off_day, self.not_met) }
    }

    /// Units in scope.
    pub fn in_scope(&self) -> usize {
        self.units - self.not_applicable
    }

    /// Units without figures.
    pub fn without_figures(&self) -> usize {
        self.undecided + self.not_due
    }

    /// Σ value ÷ Σ base, over everything registered.
    pub fn ratio(&self) -> Option<f64> {
        (self.base > 0.0).then(|| self.value / self.base)
    }

    /// The verdict of an indicator.
    pub(super) fn verdict(&self, indicator: &Indicator) -> Verdict {
        if indicator.weight != Weight::Must || self.in_scope() == 0 {
            return Verdict::Follow;
        }
        let open = self.without_figures();
        if indicator.rollup == Rollup::Ratio && indicator.share_met.is_none() {
            let target = self.target_share();
            let most = indicator.compare == Compare::AtMost;
            return match self.ratio() {
                None => Verdict::Follow,
                Some(ratio) if most && ratio > target + 1e-9 => Verdict::NotMet,
                Some(_) if most => {
                    if open == 0 {
                        Verdict::Met
                    } else {
                        Verdict::NotEnough
                    }
                }
                Some(ratio) if ratio >= target - 1e-9 => Verdict::Met,
                Some(_) if open == 0 => Verdict::NotMet,
                Some(_) => Verdict::NotEnough,
            };
        }
        let judged = self.in_scope() - self.nothing_registered;
        if judged == 0 {
            return Verdict::Follow;
        }
        let needed = (indicator.share_met.unwrap_or(1.0) * judged as f64 - 1e-9).ceil() as usize;
        let (reached, _) = self.reached(indicator);
        if reached >= needed {
            Verdict::Met
        } else if reached + open < needed {
            Verdict::NotMet
        } else {
            Verdict::NotEnough
        }
    }

    /// The target share of a ratio: what is asked of everything registered.
    pub fn target_share(&self) -> f64 {
        if self.base > 0.0 { self.target / self.base } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Place, Rule, Scope};

    fn indicator(rollup: Rollup, compare: Compare) -> Indicator {
        let rule = |text: &str| Rule { text: text.to_owned(), at: Place::default() };
        Indicator {
            over: crate::plan::Over::Latest,
            strict: false,
            day: None,
            id: "thu".to_owned(),
            code: None,
            label: String::new(),
            short: None,
            source: String::new(),
            report: String::new(),
            scope: Scope::All,
            value: rule("a"),
            base: Some(rule("b")),
            target: Some(rule("70%")),
            compare,
            rollup,
            distinct: None,
            uom: None,
            weight: Weight::Must,
            share_met: None,
            headline: false,
            highlight: None,
            group: false,
            at: Place::default(),
        }
    }

    fn unit(outcome: Outcome, actual: Option<f64>, base: f64) -> UnitOutcome {
        UnitOutcome {
            unit: String::new(),
            outcome,
            actual,
            text: None,
            base: Some(base),
            target: Some(0.7),
            why: None,
            corrected: false,
            nil: false,
        }
    }

    #[track_caller]
    fn case(rollup: Rollup, compare: Compare, units: &[UnitOutcome], expected: Verdict) {
        let indicator = indicator(rollup, compare);
        assert_eq!(Total::of(&indicator, units.iter(), 0).verdict(&indicator), expected);
    }

    #[test]
    fn a_ratio_is_held_against_its_own_comparison() {
        let sent = [unit(Outcome::Met, Some(8.0), 10.0), unit(Outcome::NotMet, Some(6.0), 10.0)];
        case(Rollup::Ratio, Compare::AtLeast, &sent, Verdict::Met);
        case(Rollup::Ratio, Compare::AtMost, &[unit(Outcome::NotMet, Some(8.0), 10.0)], Verdict::NotMet);
        case(Rollup::Ratio, Compare::AtMost, &[unit(Outcome::Met, Some(5.0), 10.0)], Verdict::Met);
    }

    #[test]
    fn a_unit_that_registered_nothing_asks_for_no_share() {
        let nothing = UnitOutcome { base: None, ..unit(Outcome::NothingRegistered, None, 0.0) };
        case(Rollup::Ratio, Compare::AtLeast, &[unit(Outcome::Met, Some(7.0), 10.0), nothing], Verdict::Met);
    }

    #[test]
    fn missing_units_keep_a_verdict_open_only_while_they_can_change_it() {
        let open = |actual| [unit(Outcome::Met, Some(actual), 10.0), unit(Outcome::Undecided, None, 10.0)];
        case(Rollup::Ratio, Compare::AtLeast, &open(15.0), Verdict::Met);
        case(Rollup::Ratio, Compare::AtLeast, &open(9.0), Verdict::NotEnough);
        case(Rollup::Met, Compare::AtLeast, &open(9.0), Verdict::NotEnough);
        let failed = [unit(Outcome::NotMet, Some(1.0), 10.0), unit(Outcome::Undecided, None, 10.0)];
        case(Rollup::Met, Compare::AtLeast, &failed, Verdict::NotMet);
    }

    #[test]
    fn where_nobody_registered_nothing_is_reached() {
        let nobody = [unit(Outcome::NothingRegistered, None, 0.0)];
        case(Rollup::Met, Compare::AtLeast, &nobody, Verdict::Follow);
        case(Rollup::Ratio, Compare::AtLeast, &nobody, Verdict::Follow);
    }
}
