//! What a trial reached: for every indicator and check, which outcomes came up and how often.

use crate::check::Finding;
use crate::plan::{Compare, Indicator, Plan, Weight};
use crate::round::{Outcome, Round};
use std::collections::{BTreeMap, BTreeSet};

/// What an indicator came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reach {
    /// How often each outcome came up.
    pub outcomes: BTreeMap<Outcome, usize>,
    /// Different figures and words seen, at most two: more need not be told apart.
    figures: BTreeSet<String>,
}

/// What a check came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// How often it held.
    pub held: usize,
    /// How often it was broken.
    pub broken: usize,
}

/// What all trials of a plan came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reached {
    /// By indicator id.
    pub indicators: BTreeMap<String, Reach>,
    /// By check id.
    pub checks: BTreeMap<String, Held>,
    /// Forms filled and read back.
    pub forms: usize,
    /// Files that were not read as the form they were: report and unit.
    pub unread: Vec<(String, String)>,
}

/// Why something of a plan cannot be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Constant {
    /// Reached whatever is typed.
    AlwaysMet,
    /// Never reached, whatever is typed.
    NeverMet,
    /// Its figure never changes.
    SameFigure,
    /// Whatever is typed it cannot be decided.
    NeverDecided,
}

impl Reached {
    /// Adds what a round came to, for the report in focus.
    pub(super) fn add(&mut self, round: &Round) {
        for indicator in round.plan.indicators_of(&round.focus.report) {
            let reach = self.indicators.entry(indicator.id.clone()).or_default();
            for unit in round.indicator(&indicator.id).into_iter().flat_map(|result| &result.units) {
                *reach.outcomes.entry(unit.outcome).or_default() += 1;
                let figure = unit.text.clone().or(unit.actual.map(|actual| actual.to_string()));
                if reach.figures.len() < 2 {
                    reach.figures.extend(figure);
                }
            }
        }
        let checks: Vec<_> = round.plan.checks_of(&round.focus.report).collect();
        let rules: Vec<_> = checks.iter().map(|check| &check.formula).collect();
        for file in round.in_focus().filter_map(|standing| round.effective(standing)) {
            let Some(content) = &file.taken.content else { continue };
            for (check, verdict) in checks.iter().zip(content.figures.evaluate(&rules)) {
                let held = self.checks.entry(check.id.clone()).or_default();
                // A figure that breaks an error check is taken out and decides nothing any more: its finding tells.
                let told = |finding: &Finding| finding.arguments.get("check") == Some(&check.id);
                if file.findings().iter().any(told) {
                    held.broken += 1;
                } else if verdict.truth() == Some(true) {
                    held.held += 1;
                }
            }
        }
    }

    /// Adds another trial.
    pub(super) fn join(mut self, other: Reached) -> Self {
        for (id, reach) in other.indicators {
            let mine = self.indicators.entry(id).or_default();
            reach.outcomes.into_iter().for_each(|(outcome, count)| *mine.outcomes.entry(outcome).or_default() += count);
            mine.figures.extend(reach.figures);
        }
        for (id, held) in other.checks {
            let mine = self.checks.entry(id).or_default();
            mine.held += held.held;
            mine.broken += held.broken;
        }
        self.forms += other.forms;
        self.unread.extend(other.unread);
        self
    }

    /// Indicators and checks that come to the same whatever is typed: faults of the plan.
    pub fn constants(&self, plan: &Plan) -> Vec<(String, Constant)> {
        let indicators = plan.indicators.iter().filter_map(|one| Some((one.id.clone(), self.constant(one)?)));
        let checks = plan.checks.iter().filter_map(|check| {
            let held = self.checks.get(&check.id).copied().unwrap_or_default();
            let why = match (held.held, held.broken) {
                (0, 0) => Constant::NeverDecided,
                (0, _) => Constant::NeverMet,
                (_, 0) => Constant::AlwaysMet,
                _ => return None,
            };
            Some((check.id.clone(), why))
        });
        indicators.chain(checks).collect()
    }

    fn constant(&self, indicator: &Indicator) -> Option<Constant> {
        let reach = self.indicators.get(&indicator.id)?;
        let seen = |outcome: Outcome| reach.outcomes.get(&outcome).copied().unwrap_or(0);
        let dated = matches!(indicator.compare, Compare::On(_) | Compare::Within(_));
        // Of a day, the right one and another one are the two that must come up.
        let off_day = seen(Outcome::OffDay);
        let (met, not_met) = (seen(Outcome::Met), seen(Outcome::NotMet) + if dated { off_day } else { 0 });
        if indicator.weight == Weight::Tally || seen(Outcome::Tally) > 0 {
            return match reach.figures.len() {
                0 => Some(Constant::NeverDecided),
                1 => Some(Constant::SameFigure),
                _ => None,
            };
        }
        match (met, not_met) {
            (0, 0) => Some(Constant::NeverDecided),
            (0, _) => Some(Constant::NeverMet),
            (_, 0) => Some(Constant::AlwaysMet),
            _ => None,
        }
    }

    /// Outcomes an indicator could have had and that no filling came to.
    pub fn untried(&self, indicator: &Indicator) -> Vec<Outcome> {
        let reach = self.indicators.get(&indicator.id);
        let seen = |outcome: &Outcome| reach.is_some_and(|reach| reach.outcomes.contains_key(outcome));
        possible(indicator).into_iter().filter(|outcome| !seen(outcome)).collect()
    }
}

/// The outcomes the rules of an indicator can come to.
fn possible(indicator: &Indicator) -> Vec<Outcome> {
    if indicator.weight == Weight::Tally {
        return vec![Outcome::Tally, Outcome::Undecided];
    }
    let mut outcomes = vec![Outcome::Met, Outcome::NotMet, Outcome::Undecided];
    if matches!(indicator.compare, Compare::On(_) | Compare::Within(_)) {
        outcomes.push(Outcome::OffDay);
        // A day says only when it was done; what was not done has none.
        outcomes.retain(|outcome| *outcome != Outcome::NotMet || indicator.day.is_some());
    }
    if indicator.base.is_some() {
        outcomes.push(Outcome::NothingRegistered);
    }
    outcomes
}
