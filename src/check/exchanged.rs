//! `label-exchanged`: the words beside a named cell are another cell's now. Where its own label stands elsewhere once, it
//! was read there and is to be confirmed; else nobody knows whose figure it is, and it is not counted.

use super::{Code, Context, Finding, Location};
use crate::intake::{Exchanged, Submission};
use crate::plan::Severity;

pub(super) fn check(context: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    submission.exchanged.iter().map(|one| finding(context, one)).collect()
}

fn finding(context: &Context<'_>, one: &Exchanged) -> Finding {
    let layout = &context.kept.layout;
    let location = Location::new(&one.sheet, one.spot, layout.label(&one.name).unwrap_or(""));
    let finding = Finding::new(Code::LabelExchanged).at(location).of(&one.name);
    let finding = finding.with("typed", super::short(&one.typed)).with("beside", super::short(&one.shown));
    let column = layout.column(&one.name).is_some();
    let finding = finding.with("part", if column { "column" } else { "cell" }).with("by_label", one.by_label);
    if one.by_label { finding.graded(Severity::Warning) } else { finding }
}
