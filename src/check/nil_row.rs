//! `nil-row`: «Không có» typed into a list is no entry of it; alone, it declares the list as the tick does.

use super::{Code, Context, Finding, Location};
use crate::intake::Submission;

pub(super) fn check(context: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    let of = |nil: &crate::intake::NilRow| {
        let table = context.kept.layout.table(&nil.table)?;
        let column = table.columns.first()?;
        let entry = nil.row.cells.get(&column.name)?;
        let place = Location::new(&entry.sheet, entry.spot, &column.label);
        let finding = Finding::new(Code::NilRow).at(place).of(&column.name).with("noun", &table.noun);
        let finding = finding.with("typed", super::short(&entry.raw.shown()));
        let rows = submission.rows(&nil.table).len();
        Some(if rows > 0 { finding.with("count", rows) } else { finding })
    };
    submission.nil_rows.iter().filter_map(of).collect()
}
