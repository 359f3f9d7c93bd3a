//! How an indicator's figures are shown, and whether they may be added up.

use crate::book::Number;
use crate::plan::{Indicator, Rollup};
use crate::round::Round;
use crate::value::Kind;

/// Shares as percent, money with a decimal, whole numbers as such, anything else with the decimals it has.
pub(super) fn format(round: &Round, indicator: &Indicator) -> Number {
    if is_share(round, indicator) {
        return Number::Percent;
    }
    if indicator.uom.as_deref().is_some_and(|uom| uom.contains("đồng") && !uom.contains("đồng chí")) {
        return Number::Decimal;
    }
    let figures = round.indicator(&indicator.id).map(|result| result.units.as_slice()).unwrap_or_default();
    let broken = figures.iter().filter_map(|one| one.actual).any(|figure| figure.fract() != 0.0);
    if broken { Number::Fraction } else { Number::Count }
}

/// A sum of shares says nothing, and nothing is added up where the plan says so.
pub(super) fn adds_up(round: &Round, indicator: &Indicator) -> bool {
    indicator.rollup != Rollup::None && !is_share(round, indicator)
}

/// Whether it is the figure of a field in percent.
fn is_share(round: &Round, indicator: &Indicator) -> bool {
    let mut fields = round.plan.forms.iter().filter_map(|form| form.field(indicator.value.text.trim()));
    fields.any(|field| field.kind == Kind::Percent)
}
