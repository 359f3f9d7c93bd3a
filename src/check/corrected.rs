//! `office-corrected`, `correction-lapsed`: a value the office entered for a unit, and one that the unit's own word has
//! replaced since.

use super::{Code, Context, Finding, Location};
use crate::intake::{Correction, Submission};
use crate::plan::{Severity, clock_text, day_text};

pub(super) fn check(context: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    let standing = submission.entries().filter_map(|(name, entry)| {
        let correction = entry.corrected.as_ref()?;
        let location = Location::new(&entry.sheet, entry.spot, context.kept.layout.label(name).unwrap_or(name));
        Some(finding(Code::OfficeCorrected, correction).at(location).of(name))
    });
    let lapsed = submission.lapsed.iter().map(|(name, sheet, spot, correction)| {
        let location = Location::new(sheet, *spot, context.kept.layout.label(name).unwrap_or(name));
        let lapsed = finding(Code::CorrectionLapsed, correction).at(location).of(name);
        // A cell that is gone or empty is no word of the unit's.
        if correction.typed.is_empty() { lapsed.graded(Severity::Warning) } else { lapsed }
    });
    standing.chain(lapsed).collect()
}

fn finding(code: Code, correction: &Correction) -> Finding {
    Finding::new(code)
        .with("typed", super::short(&correction.typed))
        .with("value", super::short(&correction.value))
        .with("who", &correction.who)
        .with("when", format!("{}, {}", clock_text(correction.at), day_text(correction.at.date())))
        .with("because", super::short(&correction.because))
}
