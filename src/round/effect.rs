//! What a decision comes to in a round: a decision is kept for ever, what it was about may be gone.

use super::{File, FileOutcome, Round, Standing};
use crate::ruling::{Cell, Ruling};

/// What a decision comes to.
#[derive(Clone, Copy, Debug)]
pub enum Effect<'r> {
    /// It is about this file.
    File(&'r File),
    /// It is about this report.
    Report(&'r Standing),
    /// It holds, and is about no single file or report.
    Holds,
    /// The file it is about lies in the inbox no more.
    FileGone,
    /// The unit's report says something else by now, so that the decision has lapsed.
    Lapsed,
}

impl Round {
    /// What a decision comes to in this round.
    pub fn effect(&self, ruling: &Ruling) -> Effect<'_> {
        match ruling {
            Ruling::Receipt { hash, name, .. }
            | Ruling::Assign { hash, name, .. }
            | Ruling::Enter { hash, name, .. }
            | Ruling::AcceptFile { hash, name } => self.effect_on_file(hash, name),
            Ruling::Accept { cell, typed, .. } | Ruling::Correct { cell, typed, .. } => {
                self.effect_on_cell(cell, typed)
            }
            Ruling::Paper { unit, report, period, .. } => self.effect_on_report(unit, report, period),
            Ruling::Extend { report, period, whom, .. } => match (whom.units.as_slice(), period) {
                ([unit], Some(period)) if whom.groups.is_empty() => self.effect_on_report(unit, report, period),
                ([unit], None) if whom.groups.is_empty() => self.effect_on_report(unit, report, ""),
                _ => Effect::Holds,
            },
            Ruling::Withdraw { .. } => Effect::Holds,
        }
    }

    fn effect_on_file(&self, hash: &str, name: &str) -> Effect<'_> {
        let copies = || self.files.iter().filter(|file| file.taken.hash == hash);
        let named = copies().find(|file| file.name() == name);
        named.or_else(|| copies().next()).map_or(Effect::FileGone, Effect::File)
    }

    fn effect_on_cell(&self, cell: &Cell, typed: &str) -> Effect<'_> {
        let same = |file: &&File| file.unit() == Some(&cell.unit) && file.report() == Some(&cell.report);
        // A version that gave way to another decides nothing any more.
        let speaks = |file: &&File| {
            matches!(file.outcome, FileOutcome::Current | FileOutcome::Supplement | FileOutcome::Pending)
        };
        let mut submissions = self.files.iter().filter(same).filter(speaks).filter_map(File::submission);
        // A row that is repeated week after week is the same row in each of them.
        if submissions.any(|submission| submission.place_of(cell, typed).is_some()) {
            self.effect_on_report(&cell.unit, &cell.report, &cell.period)
        } else {
            Effect::Lapsed
        }
    }

    fn effect_on_report(&self, unit: &str, report: &str, period: &str) -> Effect<'_> {
        self.standing(unit, report, period).map_or(Effect::Holds, Effect::Report)
    }
}
