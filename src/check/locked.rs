//! `formula-overwritten`, `locked-changed`: a cell that was not for typing was typed into. Computed figures are always
//! recomputed from the inputs, so nothing wrong is counted; what was typed is shown.

use super::{Code, Context, Finding, Location};
use crate::intake::{Change, Submission};

pub(super) fn check(context: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    submission.changes.iter().map(|change| finding(context, change)).collect()
}

fn finding(context: &Context<'_>, change: &Change) -> Finding {
    let place = context.kept.layout.places.iter().find(|place| place.sheet == change.sheet && place.spot == change.spot);
    let label = place.map_or("", |place| place.label.as_str());
    let location = Location::new(&change.sheet, change.spot, label);
    let code = if change.was.is_none() { Code::FormulaOverwritten } else { Code::LockedChanged };
    let finding = Finding::new(code).at(location).with("typed", &change.now).with("was", change.was.as_deref().unwrap_or(""));
    match place {
        Some(place) => finding.of(&place.name),
        None => finding,
    }
}
