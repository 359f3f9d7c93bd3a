//! Part IV of page 1: sentences a leader needs, each made from the round.

use super::{indicators, overview::name};
use crate::plan::{Indicator, Rollup};
use crate::round::{IndicatorResult, Outcome, Review, Round, Verdict};
use crate::text::summary as words;

/// Units of an indicator named at most.
const NAMED: usize = 2;
/// Share of a base from which few units are worth naming.
const HEAVY: f64 = 0.5;

/// The sentences, most urgent first.
pub(super) fn notes(round: &Round) -> Vec<String> {
    let mut notes = Vec::new();
    let missing = round.tally().not_received();
    if missing > 0 {
        notes.push(words::note_missing(missing));
    }
    notes.extend(unreadable(round));
    notes.extend(failing(round));
    notes.extend(what_if(round));
    notes.extend(concentrated(round));
    notes.extend(round.plan.questions.iter().map(|question| question.text.clone()));
    notes
}

fn unreadable(round: &Round) -> Option<String> {
    let names: Vec<String> = round
        .in_focus()
        .filter(|standing| standing.review == Some(Review::Unreadable))
        .map(|standing| name(round, &standing.unit))
        .collect();
    (!names.is_empty()).then(|| words::note_unreadable(&names))
}

/// Indicators of the report in focus, under the numbers page 1 has them by: what units of another report lack is not
/// what this one is about.
fn headline(round: &Round) -> Vec<(usize, &Indicator, &IndicatorResult)> {
    let mine = |one: &Indicator| one.report == round.focus.report;
    indicators::headline(round).into_iter().filter(|(_, indicator, _)| mine(indicator)).collect()
}

/// The two demanded indicators most units fail.
fn failing(round: &Round) -> Vec<String> {
    let mut failing: Vec<_> = headline(round)
        .into_iter()
        .filter(|(_, _, result)| result.total.not_met > 0 && result.verdict != Verdict::Follow)
        .collect();
    failing.sort_by_key(|(number, _, result)| (std::cmp::Reverse(result.total.not_met), *number));
    failing
        .into_iter()
        .take(2)
        .map(|(_, indicator, result)| words::note_failing(&indicator.label, result.total.not_met, result.verdict))
        .collect()
}

/// Which verdicts the missing units could still change.
fn what_if(round: &Round) -> Option<String> {
    let headline = headline(round);
    let numbers = |verdict: Verdict| -> Vec<usize> {
        headline.iter().filter(|(_, _, result)| result.verdict == verdict).map(|(number, _, _)| *number).collect()
    };
    let (would, still) = (numbers(Verdict::NotEnough), numbers(Verdict::NotMet));
    let open = headline.iter().map(|(_, _, result)| result.total.without_figures()).max().unwrap_or(0);
    (open > 0 && !(would.is_empty() && still.is_empty())).then(|| words::note_what_if(open, &would, &still))
}

/// Two units that hold most of what was registered.
fn concentrated(round: &Round) -> Option<String> {
    let ratios = headline(round).into_iter().filter(|(_, indicator, _)| indicator.rollup == Rollup::Ratio);
    let heaviest = ratios.filter_map(|(_, indicator, result)| Some((largest(result)?, indicator)));
    let ((share, codes), indicator) = heaviest.max_by(|((a, _), _), ((b, _), _)| a.total_cmp(b))?;
    let names: Vec<String> = codes.iter().map(|code| name(round, code)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let label = indicator.short.clone().unwrap_or_else(|| indicator.label.clone());
    (share >= HEAVY).then(|| words::note_concentration(&names, share, &label))
}

fn largest(result: &IndicatorResult) -> Option<(f64, Vec<String>)> {
    let mut bases: Vec<(f64, &str)> = result
        .units
        .iter()
        .filter(|unit| unit.outcome != Outcome::NotApplicable)
        .filter_map(|unit| Some((unit.base?, unit.unit.as_str())))
        .collect();
    bases.sort_by(|a, b| b.0.total_cmp(&a.0));
    let top = bases.iter().take(NAMED);
    let sum: f64 = top.clone().map(|(base, _)| base).sum();
    let few = result.units.len() > NAMED * 5 && result.total.base > 0.0;
    few.then(|| (sum / result.total.base, top.map(|(_, code)| (*code).to_owned()).collect()))
}
