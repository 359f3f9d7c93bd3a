//! `typed-outside`, `rows-below-table`: what stands beside or below the inputs is kept and shown, never dropped.

use super::{Code, Context, Finding, Location};
use crate::form::Role;
use crate::intake::{Stray, Submission};

pub(super) fn check(context: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    let mut findings: Vec<Finding> = submission
        .strays
        .iter()
        .map(|stray| {
            let location = Location::new(&stray.sheet, stray.spot, beside(context, submission, stray));
            Finding::new(Code::TypedOutside).at(location).with("typed", &stray.text)
        })
        .collect();
    if submission.more_strays > 0 {
        findings.push(Finding::new(Code::TypedOutside).with("typed", format!("… (+{})", submission.more_strays)));
    }
    for table in &context.kept.layout.tables {
        let last = table.first() + table.rows;
        let below: Vec<u32> = submission.rows(&table.id).iter().map(|row| row.row).filter(|row| *row >= last).collect();
        if let (Some(first), Some(end)) = (below.first(), below.last()) {
            let location = Location { sheet: table.sheet.clone(), ..Location::default() };
            let finding =
                Finding::new(Code::RowsBelowTable).at(location).with("count", below.len()).with("noun", &table.noun);
            findings.push(finding.with("first", first + 1).with("last", end + 1));
        }
    }
    findings
}

/// The label of the input it stands beside, if it stands beside one: «đã gửi bù tuần trước» explains that figure.
fn beside<'a>(context: &Context<'a>, submission: &Submission, stray: &Stray) -> &'a str {
    let same_row = |name: &str| {
        submission.cell(name).is_some_and(|entry| entry.sheet == stray.sheet && entry.spot.row == stray.spot.row)
    };
    let mut places = context.kept.layout.places.iter().filter(|place| place.role == Role::Input);
    places.find(|place| same_row(&place.name)).map_or("", |place| place.label.as_str())
}
