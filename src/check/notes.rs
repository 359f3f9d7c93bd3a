//! `note-beside`: what a unit wrote into the note beside a figure of its own. It is no answer, but it was asked for, and
//! a figure there may be the right one.

use super::{Code, Context, Finding, Location};
use crate::form::{Role, own};
use crate::intake::Submission;
use crate::plan::Severity;
use crate::value::{Raw, bare_key, clean};

pub(super) fn check(context: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    // A note beside a figure of the office disputes it, and is told as that.
    let own_figures =
        context.kept.layout.places.iter().filter(|place| matches!(place.role, Role::Input | Role::Computed));
    let told = own_figures.filter_map(|place| {
        let note = submission.cell(&own::note(&place.name))?;
        let said = clean(&note.raw.shown());
        if said.is_empty() {
            return None;
        }
        let typed = submission.cell(&place.name).map(|entry| clean(&entry.raw.shown())).unwrap_or_default();
        let location = Location::new(&note.sheet, note.spot, &place.label);
        let finding = Finding::new(Code::NoteBeside).at(location).of(&place.name);
        let finding = finding.with("typed", super::short(&said)).with("figure", super::short(&typed));
        let other = is_figure(&note.raw) && said != typed;
        let corrects = ["so dung", "dinh chinh", "sua lai"].iter().any(|word| bare_key(&said).contains(word));
        Some(if other || corrects { finding.graded(Severity::Warning) } else { finding })
    });
    told.collect()
}

/// Nothing but a number.
fn is_figure(raw: &Raw) -> bool {
    match raw {
        Raw::Text(text) => {
            let text = clean(text);
            !text.is_empty() && text.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ',' | ' '))
        }
        raw => raw.figure().is_some(),
    }
}
