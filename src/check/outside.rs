//! `typed-outside`, `rows-below-table`: what stands beside or below the inputs is kept and shown, never dropped.

use super::{Code, Context, Finding, Location};
use crate::intake::Submission;

pub(super) fn check(context: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    let mut findings: Vec<Finding> = submission
        .strays
        .iter()
        .map(|stray| {
            let location = Location::new(&stray.sheet, stray.spot, "");
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
