//! `registered-disputed`: the unit wrote another figure beside one of the office, or over it. The office decides; the
//! roster frozen at issue stays the truth until then.

use super::{Code, Context, Finding, Location};
use crate::form::{Role, own};
use crate::intake::Submission;
use crate::value::{Kind, Raw};

pub(super) fn check(context: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    let places = context.kept.layout.places.iter().filter(|place| place.role == Role::Prefilled);
    let mut findings = Vec::new();
    for place in places {
        let ours = context.prefilled.get(&place.name).cloned().unwrap_or_default();
        let disputed = |theirs: &str| {
            let location = Location::new(&place.sheet, place.spot, &place.label);
            Finding::new(Code::RegisteredDisputed)
                .at(location)
                .of(&place.name)
                .with("office", &context.plan.office)
                .with("ours", if ours.is_empty() { "…" } else { &ours })
                .with("theirs", theirs)
        };
        let note = submission.cell(&own::note(&place.name)).map(|entry| entry.raw.shown()).unwrap_or_default();
        if !note.trim().is_empty() {
            findings.push(disputed(note.trim()));
        }
        if let Some(entry) = submission.cell(&place.name).filter(|entry| entry.raw != Raw::Empty) {
            let typed = entry.raw.shown();
            // A day of ours stands as a date cell.
            let day = matches!(entry.raw, Raw::Date(_)) && entry.raw.figure() == ours.parse().ok();
            if !day && crate::value::clean(&typed) != crate::value::clean(&shown(place.kind, &ours)) {
                findings.push(disputed(&typed));
            }
        }
    }
    findings
}

/// A figure of the roster as a cell shows it; words stay as they are.
fn shown(kind: Kind, ours: &str) -> String {
    let number = ours.parse::<f64>().ok().filter(|_| kind.is_figure());
    number.map_or_else(|| ours.to_owned(), |number| Raw::Number(number).shown())
}
