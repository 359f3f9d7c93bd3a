//! `nil-contradicted`: a part declared «không phát sinh» holds figures all the same. The figures are taken for now.

use super::{Code, Context, Finding, Location};
use crate::form::Role;
use crate::intake::Submission;
use crate::value::{Reading, Value};

pub(super) fn check(context: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    let layout = &context.kept.layout;
    let mut findings = Vec::new();
    for nil in layout.places.iter().filter(|place| place.role == Role::Nil && submission.ticked(&place.name)) {
        let filled = layout.places.iter().filter(|place| place.role == Role::Input && place.section == nil.of);
        let filled = filled.filter_map(|place| Some((place, submission.cell(&place.name)?)));
        for (place, entry) in filled.filter(|(_, entry)| says_something(&entry.reading)) {
            let location = Location::new(&entry.sheet, entry.spot, &place.label);
            findings.push(
                Finding::new(Code::NilContradicted).at(location).of(&place.name).with("typed", entry.raw.shown()),
            );
        }
        // In a recurring form old rows stay; only rows of the chosen period contradict, which the round judges.
        let rows = submission.rows(&nil.of).len();
        if rows > 0 && !context.report.recurring() {
            let noun = layout.table(&nil.of).map_or("", |table| table.noun.as_str());
            let location = Location::new(&nil.sheet, nil.spot, &nil.label);
            findings.push(
                Finding::new(Code::NilContradicted).at(location).of(&nil.name).with("typed", format!("{rows} {noun}")),
            );
        }
    }
    findings
}

/// Zero and «Không có» agree with «không phát sinh».
fn says_something(reading: &Reading) -> bool {
    match reading {
        Reading::Value { value: Value::Number(number), .. } => *number != 0.0,
        Reading::Value { value: Value::Text(text), .. } => !text.is_empty(),
        Reading::Value { .. } | Reading::Refused(_) => true,
        Reading::Missing | Reading::NotApplicable => false,
    }
}
