//! `formula-overwritten`, `locked-changed`: a cell that was not for typing was typed into. Computed figures are always
//! recomputed from the inputs, so nothing wrong is counted; what was typed is shown.

use super::{Code, Context, Finding, Location};
use crate::form::Place;
use crate::intake::{Change, Submission};

pub(super) fn check(context: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    submission.changes.iter().filter_map(|change| finding(context, change)).collect()
}

fn finding(context: &Context<'_>, change: &Change) -> Option<Finding> {
    let (sheet, spot) = (&change.issued.0, change.issued.1);
    let place = context.kept.layout.places.iter().find(|place| place.sheet == *sheet && place.spot == spot);
    let label = place.map_or("", |place| place.label.as_str());
    let location = Location::new(&change.sheet, change.spot, label);
    if agrees(context, place, change) {
        return None;
    }
    let code = if change.was.is_none() { Code::FormulaOverwritten } else { Code::LockedChanged };
    let finding =
        Finding::new(code).at(location).with("typed", &change.now).with("was", change.was.as_deref().unwrap_or(""));
    let computed = place.and_then(|place| {
        context.figures?.scalar(&place.name).map(|_| context.figures.map(|figures| figures.shown(&place.name)))
    });
    let finding = finding.with("computed", computed.flatten().unwrap_or_default());
    Some(match place {
        Some(place) => finding.of(&place.name),
        None => finding,
    })
}

/// A value pasted over a formula that says the same loses nothing.
fn agrees(context: &Context<'_>, place: Option<&Place>, change: &Change) -> bool {
    let computed = place.and_then(|place| Some(context.figures?.shown(&place.name)));
    change.was.is_none() && computed.is_some_and(|computed| computed == change.now)
}
