//! The office's own corrections: a value told by phone stands in place of what the unit typed, until the unit types
//! another.

use super::{Correction, Submission, read};
use crate::book::Spot;
use crate::form::Layout;
use crate::plan::Plan;
use crate::ruling::{Decision, Ruling};
use crate::value::{Reading, clean};

/// Enters the corrections of a unit's report into what it sent. One whose cell says something else by now has lapsed.
pub fn correct<'d>(
    submission: &mut Submission,
    layout: &Layout,
    plan: &Plan,
    decisions: impl Iterator<Item = &'d Decision>,
) {
    submission.lapsed.clear();
    for decision in decisions {
        let Ruling::Correct { cell, typed, value, .. } = &decision.ruling else { continue };
        let by = |typed: String| Correction {
            value: value.clone(),
            typed,
            who: decision.who.clone(),
            at: decision.at,
            because: decision.because.clone(),
        };
        let Some((sheet, address)) = submission.place_of(cell, typed) else {
            let now = submission.entry_at(&cell.sheet, &cell.cell).map(|(_, entry)| clean(&entry.raw.shown()));
            let spot = Spot::parse(&cell.cell).unwrap_or_default();
            submission.lapsed.push((cell.name.clone(), cell.sheet.clone(), spot, by(now.unwrap_or_default())));
            continue;
        };
        let Some((name, entry)) = submission.entry_at_mut(&sheet, &address) else { continue };
        let correction = by(clean(&entry.raw.shown()));
        if let Some(reading) = read::meant(layout, plan, &name, value) {
            entry.reading = reading;
            entry.corrected = Some(correction);
        }
    }
}

/// How a value would be read in the cell of this name; none where the form has no such cell. The office's word must be
/// plain: one that cannot be read is told when it is entered.
pub fn reading_of(layout: &Layout, plan: &Plan, name: &str, value: &str) -> Option<Reading> {
    read::meant(layout, plan, name, value)
}
