//! One unit's figure of one indicator in «Số liệu đơn vị», or the sign that stands in its place.

use super::matrix::Columns;
use crate::book::{Color, Content, Number, Sheet, Style};
use crate::intake::Why;
use crate::plan::{Unit, day_text};
use crate::round::{Outcome, Round, Standing, UnitOutcome};
use crate::text::summary as words;

/// A unit, and whether its report is provisional or it has left.
pub(super) fn name(unit: &Unit, standing: Option<&Standing>) -> String {
    match (standing, unit.to) {
        (None, Some(to)) => words::until(&unit.name, &day_text(to)),
        (Some(one), _) if one.provisional && one.effective.is_some() => format!("{} (t)", unit.name),
        _ => unit.name.clone(),
    }
}

/// Whether a report came that could be opened.
pub(super) fn came(round: &Round, standing: &Standing) -> bool {
    round.effective(standing).is_some_and(|file| file.submission().is_some())
}

/// A unit's figure, its base and its mark.
pub(super) fn figure(
    sheet: &mut Sheet,
    row: u32,
    columns: Columns,
    number: Number,
    outcome: Option<&UnitOutcome>,
    came: bool,
) {
    let plain = Style::plain().boxed().center();
    let (corrected, nil) = outcome.map_or((false, false), |one| (one.corrected, one.nil));
    let style = Style { corrected, nil, ..plain.number(number) };
    if let Some(base) = columns.base {
        let content = outcome.and_then(|one| one.base).map_or(Content::Blank, Content::Number);
        sheet.put(row, base, content, Style { nil: false, ..style });
    }
    let Some(outcome) = outcome else {
        sheet.blank(row, columns.value, plain);
        let outside = columns.mark.unwrap_or(columns.value);
        sheet.text(row, outside, words::mark(Outcome::NotApplicable), plain.color(Color::Quiet));
        return;
    };
    match outcome.actual {
        Some(actual) => sheet.number(row, columns.value, actual, style),
        None => sheet.text(row, columns.value, absent(outcome, came), plain.color(Color::Quiet)),
    }
    if let Some(mark) = columns.mark {
        let sign = match outcome.outcome {
            Outcome::Undecided | Outcome::NotDue => lacking(outcome, came),
            outcome => words::mark(outcome),
        };
        let color = match outcome.outcome {
            Outcome::NotMet => Color::Bad,
            Outcome::Undecided | Outcome::NotDue => Color::Quiet,
            _ => Color::Good,
        };
        sheet.text(row, mark, sign, plain.color(color));
    }
}

/// Why there is no figure, as a sign.
pub(super) fn absent(outcome: &UnitOutcome, came: bool) -> &'static str {
    match outcome.outcome {
        Outcome::NotApplicable => words::mark(Outcome::NotApplicable),
        _ if outcome.nil => words::NIL,
        _ => lacking(outcome, came),
    }
}

/// Nothing sent, not all of it, or something that must be corrected first.
fn lacking(outcome: &UnitOutcome, came: bool) -> &'static str {
    match outcome.why {
        _ if !came => words::NOT_HERE,
        Some(Why::Unreadable) => words::TO_CORRECT,
        _ => words::LACKING,
    }
}
