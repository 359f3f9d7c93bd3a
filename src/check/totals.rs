//! `total-row`, `total-differs`: a row typed in a list that only adds it up is no entry. Its figures are compared with the
//! sum of the entries, since one of both may be wrong.

use super::{Code, Context, Finding, Location};
use crate::intake::{NEAR, Submission, Total};
use crate::plan::Severity;
use crate::text::number;

pub(super) fn check(context: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    submission.totals.iter().flat_map(|total| of(context, total)).collect()
}

fn of(context: &Context<'_>, total: &Total) -> Vec<Finding> {
    let Some(table) = context.kept.layout.table(&total.table) else { return Vec::new() };
    let place = Location { sheet: total.row.sheet.clone(), ..Location::default() };
    let row = Finding::new(Code::TotalRow).at(place).with("row", total.row.row + 1);
    let row = row.with("noun", &table.noun).with("typed", super::short(&total.word));
    // Without a word for it, somebody has to say that it is one.
    let row = if total.word.is_empty() { row.graded(Severity::Warning) } else { row };
    let wrong = table.columns.iter().filter_map(|column| {
        let (typed, sum) = total.sums.get(&column.name).filter(|(typed, sum)| (typed - sum).abs() > NEAR)?;
        let entry = total.row.cells.get(&column.name)?;
        let finding = Finding::new(Code::TotalDiffers).at(Location::new(&entry.sheet, entry.spot, &column.label));
        Some(finding.of(&column.name).with("typed", number(*typed)).with("sum", number(*sum)))
    });
    std::iter::once(row).chain(wrong).collect()
}
