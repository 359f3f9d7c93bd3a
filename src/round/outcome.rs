//! What one unit reached of one indicator. A missed target is a result, never a fault of the report.

use crate::formula;
use crate::intake::{Figures, Verdict, Why};
use crate::plan::{Compare, Indicator, Rollup, Rule, Weight};
use chrono::{Days, NaiveDate};
use serde::Serialize;

/// Engines differ on `7 >= 7%*100`.
const SLACK: f64 = 1e-9;

/// The outcome for one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Reached.
    Met,
    /// Not reached.
    NotMet,
    /// Done, but not on the day or not that way.
    OffDay,
    /// Not due yet.
    NotDue,
    /// Not enough figures to tell.
    Undecided,
    /// The unit is not concerned.
    NotApplicable,
    /// The unit registered nothing, so there is no ratio.
    NothingRegistered,
    /// Followed only.
    Tally,
}

/// The outcome with its figures.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnitOutcome {
    /// Unit code.
    pub unit: String,
    /// What was reached.
    pub outcome: Outcome,
    /// The reported figure.
    pub actual: Option<f64>,
    /// The reported words, for indicators that are words.
    pub text: Option<String>,
    /// The figure it is a share of.
    pub base: Option<f64>,
    /// What had to be reached.
    pub target: Option<f64>,
    /// Why it is undecided.
    pub why: Option<Why>,
    /// Whether it rests on a value the office corrected: «(s)».
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub corrected: bool,
    /// Whether it is 0, or no word at all, only because «không phát sinh» is ticked.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub nil: bool,
}

/// Judges units: parses nothing twice.
pub(super) struct Judge<'p> {
    indicators: Vec<&'p Indicator>,
}

impl<'p> Judge<'p> {
    pub(super) fn new(indicators: Vec<&'p Indicator>) -> Self {
        Judge { indicators }
    }

    /// Outcomes of all indicators for one unit; `received` says whether it has reported, `due` whether it had to.
    pub(super) fn outcomes(&self, unit: &str, figures: &Figures, received: bool, due: bool) -> Vec<UnitOutcome> {
        let rules: Vec<&Rule> = self
            .indicators
            .iter()
            .flat_map(|one| [Some(&one.value), one.base.as_ref(), one.target.as_ref(), one.day.as_ref()])
            .flatten()
            .collect();
        let mut verdicts = figures.evaluate(&rules).into_iter();
        let mut next = |rule: Option<&Rule>| rule.and_then(|_| verdicts.next());
        self.indicators
            .iter()
            .map(|indicator| {
                let value = next(Some(&indicator.value)).unwrap_or(Verdict::Undecided(Why::Unreadable));
                let (base, target) = (next(indicator.base.as_ref()), next(indicator.target.as_ref()));
                let day = next(indicator.day.as_ref());
                let given = Given { value: &value, base: base.as_ref(), target: target.as_ref(), day: day.as_ref() };
                let rules = [Some(&indicator.value), indicator.base.as_ref(), indicator.day.as_ref()];
                let corrected = rules.into_iter().flatten().any(|rule| figures.is_corrected(rule));
                let nil = nothing(&value) && figures.is_nil(&indicator.value);
                UnitOutcome { corrected, nil, ..judge(unit, indicator, &given, received, due) }
            })
            .collect()
    }
}

/// What the rules of an indicator give for a unit.
struct Given<'v> {
    value: &'v Verdict,
    base: Option<&'v Verdict>,
    target: Option<&'v Verdict>,
    day: Option<&'v Verdict>,
}

fn judge(unit: &str, indicator: &Indicator, given: &Given<'_>, received: bool, due: bool) -> UnitOutcome {
    let Given { value, base, target, day } = *given;
    let lacking = match base {
        Some(Verdict::Undecided(why @ (Why::Unreadable | Why::Missing))) => Some(*why),
        _ => None,
    };
    let base = base.and_then(Verdict::number);
    let target = target.and_then(Verdict::number);
    let decided = |outcome| UnitOutcome {
        unit: unit.to_owned(),
        outcome,
        actual: value.number(),
        text: text(value),
        base,
        target,
        why: None,
        corrected: false,
        nil: false,
    };
    if let Some(why) = lacking {
        let outcome = if received || due { Outcome::Undecided } else { Outcome::NotDue };
        return UnitOutcome { why: Some(why), actual: None, ..decided(outcome) };
    }
    if indicator.base.is_some() && base.unwrap_or(0.0) == 0.0 {
        return decided(Outcome::NothingRegistered);
    }
    match value {
        Verdict::Undecided(Why::NotApplicable) if received => decided(Outcome::NotApplicable),
        Verdict::Undecided(_) if !received && !due => decided(Outcome::NotDue),
        Verdict::Undecided(why) => UnitOutcome { why: Some(*why), ..decided(Outcome::Undecided) },
        Verdict::Decided(formula::Outcome::Error(_)) => {
            UnitOutcome { why: Some(Why::Unreadable), actual: None, ..decided(Outcome::Undecided) }
        }
        _ if !received => UnitOutcome {
            why: Some(Why::Missing),
            actual: None,
            ..decided(if due { Outcome::Undecided } else { Outcome::NotDue })
        },
        Verdict::Decided(result) => match day.filter(|_| is_done(result)) {
            // Done: the day decides. Without a day nobody can tell.
            Some(Verdict::Decided(day)) => decided(compare(indicator, day, base, target)),
            Some(Verdict::Undecided(why)) => UnitOutcome { why: Some(*why), ..decided(Outcome::Undecided) },
            None => decided(compare(indicator, result, base, target)),
        },
    }
}

/// A status, a tick or a figure that says it was done.
fn is_done(result: &formula::Outcome) -> bool {
    match result {
        formula::Outcome::Number(number) => *number != 0.0,
        formula::Outcome::Bool(truth) => *truth,
        formula::Outcome::Text(text) => text == crate::value::DONE || text == "x",
        formula::Outcome::Error(_) => false,
    }
}

/// A result that is 0, or no word.
fn nothing(value: &Verdict) -> bool {
    match value {
        Verdict::Decided(formula::Outcome::Text(text)) => text.is_empty(),
        value => value.number() == Some(0.0),
    }
}

fn text(value: &Verdict) -> Option<String> {
    match value {
        Verdict::Decided(formula::Outcome::Text(text)) if !text.is_empty() => Some(text.clone()),
        _ => None,
    }
}

fn compare(indicator: &Indicator, result: &formula::Outcome, base: Option<f64>, target: Option<f64>) -> Outcome {
    if indicator.weight == Weight::Tally || matches!(indicator.rollup, Rollup::Text | Rollup::List) {
        return Outcome::Tally;
    }
    match result {
        formula::Outcome::Number(number) => judged(indicator, *number, base, target),
        formula::Outcome::Bool(truth) => judged(indicator, f64::from(u8::from(*truth)), base, target),
        formula::Outcome::Text(_) => reached(is_done(result)),
        formula::Outcome::Error(_) => Outcome::Undecided,
    }
}

fn reached(reached: bool) -> Outcome {
    if reached { Outcome::Met } else { Outcome::NotMet }
}

/// A figure against its target.
pub(super) fn judged(indicator: &Indicator, number: f64, base: Option<f64>, target: Option<f64>) -> Outcome {
    if indicator.weight == Weight::Tally || matches!(indicator.rollup, Rollup::Text | Rollup::List) {
        return Outcome::Tally;
    }
    match indicator.compare {
        Compare::Yes => reached(number != 0.0),
        // Not done at all is not done on the day.
        Compare::On(_) | Compare::Within(_) if number <= 0.0 => Outcome::NotMet,
        Compare::On(day) => on_day(number, |found| found == day),
        Compare::Within(window) => on_day(number, |found| window.contains(found)),
        measured => {
            let Some(target) = target.map(|target| target * base.unwrap_or(1.0)) else { return Outcome::Tally };
            reached(match measured {
                Compare::AtMost => number <= target + SLACK,
                Compare::Equals => (number - target).abs() <= SLACK,
                _ => number >= target - SLACK,
            })
        }
    }
}

/// Done on the right day, or done on another.
fn on_day(serial: f64, right: impl Fn(NaiveDate) -> bool) -> Outcome {
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default();
    match epoch.checked_add_days(Days::new(serial.max(0.0) as u64)) {
        Some(day) if right(day) => Outcome::Met,
        _ => Outcome::OffDay,
    }
}
