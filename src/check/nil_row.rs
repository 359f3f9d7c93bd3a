//! `nil-row`: «Không có» typed into a list is no entry of it; alone, it declares the list as the tick does.

use super::{Code, Context, Finding, Location};
use crate::intake::Submission;
use crate::plan::Severity;

pub(super) fn check(context: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    let of = |nil: &crate::intake::NilRow| {
        let table = context.kept.layout.table(&nil.table)?;
        let column = table.columns.first()?;
        let entry = nil.row.cells.get(&column.name)?;
        let place = Location::new(&entry.sheet, entry.spot, &column.label);
        let finding = Finding::new(Code::NilRow).at(place).of(&column.name).with("noun", &table.noun);
        let finding = finding.with("typed", super::short(&entry.raw.shown()));
        let rows = submission.rows(&nil.table).len();
        if rows > 0 {
            return Some(finding.with("count", rows));
        }
        // Not to be concerned is something else than to have nothing, and a list cannot say it.
        let outside = crate::value::says_not_concerned(&entry.raw.shown());
        Some(if outside { finding.with("outside", "true").graded(Severity::Warning) } else { finding })
    };
    submission.nil_rows.iter().filter_map(of).collect()
}
