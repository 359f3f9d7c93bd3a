//! Part II of page 1: each demanded indicator with its plan, its result, and counts that add up.

use super::{heads, matrix::Matrix, measure};
use crate::book::{Color, Number, Sheet, Spot, Style};
use crate::plan::{Indicator, Rollup};
use crate::round::{IndicatorResult, Outcome, Round, Total, Verdict};
use crate::text::summary as words;

/// Indicators printed on page 1, numbered from 1.
pub(super) fn headline(round: &Round) -> Vec<(usize, &Indicator, &IndicatorResult)> {
    let shown = round.plan.indicators.iter().filter(|indicator| indicator.headline);
    let found = shown.filter_map(|indicator| Some((indicator, round.indicator(&indicator.id)?)));
    (1..).zip(found).map(|(number, (indicator, result))| (number, indicator, result)).collect()
}

/// The table; gives the first free row.
pub(super) fn table(round: &Round, matrix: &Matrix, sheet: &mut Sheet, row: u32) -> u32 {
    heads(sheet, row, words::INDICATOR_HEADS.iter().map(|text| (*text).to_owned()));
    let mut next = row + 1;
    for (number, indicator, result) in headline(round) {
        line((round, matrix), sheet, next, number, indicator, result);
        next += 1;
    }
    next
}

fn line(
    (round, matrix): (&Round, &Matrix),
    sheet: &mut Sheet,
    row: u32,
    number: usize,
    indicator: &Indicator,
    result: &IndicatorResult,
) {
    let plain = Style::plain().boxed().wrap().center();
    sheet.number(row, 0, number as f64, plain);
    sheet.text(row, 1, indicator.label.clone(), plain.left());
    sheet.text(row, 2, indicator.uom.clone().unwrap_or_default(), plain);
    planned(sheet, row, indicator, result);
    reached((round, matrix), sheet, row, indicator, result);
    counts(matrix, sheet, row, indicator, &result.total);
    let verdict = if result.verdict == Verdict::Met { plain.bold() } else { plain };
    let color = match result.verdict {
        Verdict::Met => Some(Color::Good),
        Verdict::NotMet => Some(Color::Bad),
        _ => None,
    };
    sheet.text(row, 11, words::verdict(result.verdict), Style { color, ..verdict });
    sheet.fit(row, &indicator.label, sheet.widths.get(&1).copied().unwrap_or(30.0), 12);
}

/// What the plan asks of the Khối: a number of units, a sum of targets, or a share of what was registered.
fn planned(sheet: &mut Sheet, row: u32, indicator: &Indicator, result: &IndicatorResult) {
    let style = Style::plain().boxed().wrap().center().number(Number::Count);
    let total = &result.total;
    match indicator.rollup {
        Rollup::Ratio => sheet.text(row, 3, words::plan_ratio(total.base, total.target_share()), style),
        Rollup::Met => sheet.number(row, 3, total.in_scope() as f64, style),
        _ if total.target > 0.0 => sheet.number(row, 3, total.target, style),
        _ => sheet.text(row, 3, "–", style),
    }
}

/// Result and ratio as live formulas over the units' figures.
fn reached(
    (round, matrix): (&Round, &Matrix),
    sheet: &mut Sheet,
    row: u32,
    indicator: &Indicator,
    result: &IndicatorResult,
) {
    let style = Style::plain().boxed().center().number(Number::Count);
    let share = Style::plain().boxed().center().number(Number::Hundred);
    let here = Spot::new(row, 4).a1();
    let total = matrix.total(&indicator.id);
    match (indicator.rollup, total) {
        (Rollup::Met, Some(_)) => {
            let met = matrix.reached(indicator, Outcome::Met).unwrap_or_else(|| "0".to_owned());
            sheet.formula(row, 4, met, style);
        }
        _ if !measure::adds_up(round, indicator) => {
            sheet.text(row, 4, words::NO_SUM, style);
            sheet.text(row, 5, words::NO_SUM, share);
            return;
        }
        (_, Some(total)) => sheet.formula(row, 4, total, style.number(measure::format(round, indicator))),
        (Rollup::Met, None) => sheet.number(row, 4, result.total.met as f64, style),
        (_, None) => sheet.number(row, 4, result.total.value, style.number(measure::format(round, indicator))),
    }
    let plan = match indicator.rollup {
        Rollup::Ratio => matrix.base_total(&indicator.id),
        _ => Some(Spot::new(row, 3).a1()),
    };
    match plan {
        Some(plan) => sheet.formula(row, 5, format!("IF(N({plan})=0,\"–\",{here}/{plan}*100)"), share),
        None => sheet.text(row, 5, "–", share),
    }
}

/// Met + not met + without figures + nothing registered + not concerned = all units.
fn counts(matrix: &Matrix, sheet: &mut Sheet, row: u32, indicator: &Indicator, total: &Total) {
    let style = Style::plain().boxed().center().number(Number::Count);
    let (met, not_met) = total.reached(indicator);
    let marks = [
        (Outcome::Met, met),
        (Outcome::NotMet, not_met),
        (Outcome::Undecided, total.without_figures()),
        (Outcome::NothingRegistered, total.nothing_registered),
        (Outcome::NotApplicable, total.not_applicable),
    ];
    for (col, (outcome, count)) in (6..).zip(marks) {
        match matrix.reached(indicator, outcome) {
            Some(count) => sheet.formula(row, col, count, style),
            // Units of another report than the one in focus do not stand in the matrix.
            None if total.units > 1 => sheet.number(row, col, count as f64, style),
            // The office's own indicators have no units to count.
            None => sheet.text(row, col, "–", style),
        }
    }
}
