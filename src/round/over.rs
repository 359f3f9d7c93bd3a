//! One indicator over several periods of its report → one outcome for the unit.

use super::outcome::judged;
use super::{Outcome, UnitOutcome};
use crate::intake::Why;
use crate::plan::{Compare, Indicator, Over};

/// Joins the outcomes of a unit, oldest period first. Gives none for a unit that had no period at all.
pub(super) fn join(indicator: &Indicator, periods: Vec<UnitOutcome>) -> Option<UnitOutcome> {
    match indicator.over {
        Over::Latest => periods.into_iter().next_back(),
        Over::Sum => sum(indicator, &periods),
        Over::Each => each(&periods),
    }
}

fn added(periods: &[UnitOutcome], part: impl Fn(&UnitOutcome) -> Option<f64>) -> Option<f64> {
    let figures: Vec<f64> = periods.iter().filter_map(part).collect();
    (!figures.is_empty()).then(|| figures.iter().sum())
}

/// The figures added up, held against the target of the last period: a registered base is one of the whole year.
fn sum(indicator: &Indicator, periods: &[UnitOutcome]) -> Option<UnitOutcome> {
    let corrected = periods.iter().any(|one| one.corrected);
    let last = UnitOutcome { corrected, nil: nil(periods), ..periods.last()?.clone() };
    let Some(actual) = added(periods, |one| one.actual) else { return Some(last) };
    let figure = UnitOutcome { actual: Some(actual), why: None, ..last };
    if figure.outcome == Outcome::NothingRegistered {
        return Some(figure);
    }
    let outcome = judged(indicator, actual, figure.base, figure.target);
    // What is missing could still reach a target, or break one that is reached only because it is missing. It cannot
    // take back what is there: «at least» stays reached, «at most» and «exactly» stay exceeded.
    let open = periods.iter().any(|one| one.outcome == Outcome::Undecided);
    let exceeded = figure.target.is_some_and(|target| actual > target * figure.base.unwrap_or(1.0));
    let sure = match indicator.compare {
        Compare::AtMost | Compare::Equals => outcome == Outcome::NotMet && exceeded,
        _ => outcome == Outcome::Met,
    };
    if open && !sure && outcome != Outcome::Tally {
        return Some(UnitOutcome { outcome: Outcome::Undecided, why: Some(Why::Missing), ..figure });
    }
    Some(UnitOutcome { outcome, ..figure })
}

/// It must hold in every period that is over; figures, bases and targets are added up.
fn each(periods: &[UnitOutcome]) -> Option<UnitOutcome> {
    let over = || periods.iter().filter(|one| one.outcome != Outcome::NotDue);
    let worst = [
        Outcome::NotMet,
        Outcome::Undecided,
        Outcome::OffDay,
        Outcome::Met,
        Outcome::Tally,
        Outcome::NothingRegistered,
        Outcome::NotApplicable,
    ];
    let outcome =
        worst.into_iter().find(|outcome| over().any(|one| one.outcome == *outcome)).unwrap_or(Outcome::NotDue);
    let why = over().filter(|one| one.outcome == outcome).find_map(|one| one.why);
    let target = match added(periods, |one| one.base) {
        // A share stays a share: the shares of one base are not added up.
        Some(_) => periods.last()?.target,
        None => added(periods, |one| one.target),
    };
    let (actual, base) = (added(periods, |one| one.actual), added(periods, |one| one.base));
    let corrected = periods.iter().any(|one| one.corrected);
    Some(UnitOutcome { outcome, actual, base, target, why, corrected, nil: nil(periods), ..periods.last()?.clone() })
}

/// Whether «không phát sinh» is all that any period says.
fn nil(periods: &[UnitOutcome]) -> bool {
    let silent =
        |one: &&UnitOutcome| matches!(one.outcome, Outcome::Undecided | Outcome::NotDue | Outcome::NotApplicable);
    periods.iter().any(|one| one.nil) && periods.iter().all(|one| one.nil || silent(&one))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(outcome: Outcome, actual: Option<f64>) -> UnitOutcome {
        UnitOutcome {
            unit: "A".to_owned(),
            outcome,
            actual,
            text: None,
            base: None,
            target: Some(1.0),
            why: None,
            corrected: false,
            nil: false,
        }
    }

    #[track_caller]
    fn case(outcomes: &[(Outcome, Option<f64>)], expected: Outcome, actual: Option<f64>) {
        let periods: Vec<UnitOutcome> = outcomes.iter().map(|(outcome, actual)| period(*outcome, *actual)).collect();
        let joined = each(&periods).unwrap();
        assert_eq!((joined.outcome, joined.actual), (expected, actual));
    }

    #[test]
    fn a_quarter_that_is_not_over_fails_nobody() {
        case(&[(Outcome::Met, Some(1.0)), (Outcome::NotDue, None)], Outcome::Met, Some(1.0));
        case(&[(Outcome::NotDue, None), (Outcome::NotDue, None)], Outcome::NotDue, None);
    }

    #[test]
    fn a_figure_of_several_periods_is_a_declared_nil_only_where_every_period_declares_it() {
        let said = |nil: bool| UnitOutcome { nil, ..period(Outcome::NotMet, Some(0.0)) };
        let silent = period(Outcome::Undecided, None);
        assert!(nil(&[said(true), said(true)]) && nil(&[said(true), silent.clone()]));
        assert!(!nil(&[said(true), said(false)]) && !nil(&[silent]));
    }

    #[test]
    fn one_quarter_without_a_meeting_fails_the_year() {
        case(&[(Outcome::Met, Some(2.0)), (Outcome::NotMet, Some(0.0))], Outcome::NotMet, Some(2.0));
        case(&[(Outcome::Met, Some(2.0)), (Outcome::Undecided, None)], Outcome::Undecided, Some(2.0));
    }
}
