//! `total-row`, `total-differs`, `maybe-total`: a row typed in a list that only adds it up is no entry. Its figures are compared with the
//! sum of the entries, since one of both may be wrong.

use super::{Code, Context, Finding, Location};
use crate::form::TablePlace;
use crate::intake::{NEAR, Submission, Total, maybe_total};
use crate::plan::Severity;
use crate::text::number;

pub(super) fn check(context: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    let totals = submission.totals.iter().flat_map(|total| of(context, total));
    totals.chain(context.kept.layout.tables.iter().flat_map(|table| maybe(table, submission))).collect()
}

/// Entries that begin like a total and have no day: «Tổng tham gia: 25».
fn maybe(table: &TablePlace, submission: &Submission) -> Vec<Finding> {
    let Some(first) = table.columns.first() else { return Vec::new() };
    let rows = submission.rows(&table.id);
    let doubtful = rows.iter().filter(|row| maybe_total(table, row, rows));
    let finding = |row: &crate::intake::Row| {
        let place = Location::new(&row.sheet, crate::book::Spot::new(row.row, first.col), &first.label);
        let finding = Finding::new(Code::MaybeTotal).at(place).of(&first.name).with("row", row.row + 1);
        finding.with("noun", &table.noun).with("typed", super::short(&row.shown(&first.name)))
    };
    doubtful.map(finding).collect()
}

fn of(context: &Context<'_>, total: &Total) -> Vec<Finding> {
    let Some(table) = context.kept.layout.table(&total.table) else { return Vec::new() };
    let place = Location { sheet: total.row.sheet.clone(), ..Location::default() };
    let row = Finding::new(Code::TotalRow).at(place).with("row", total.row.row + 1);
    let row = row.with("noun", &table.noun).with("typed", super::short(&total.word));
    // Without a word for it, somebody has to say that it is one.
    let row = if total.named { row } else { row.with("unnamed", "true").graded(Severity::Warning) };
    let wrong = table.columns.iter().filter_map(|column| {
        let (typed, sum) = total.sums.get(&column.name).filter(|(typed, sum)| (typed - sum).abs() > NEAR)?;
        let entry = total.row.cells.get(&column.name)?;
        let finding = Finding::new(Code::TotalDiffers).at(Location::new(&entry.sheet, entry.spot, &column.label));
        Some(finding.of(&column.name).with("typed", number(*typed)).with("sum", number(*sum)))
    });
    std::iter::once(row).chain(wrong).collect()
}
