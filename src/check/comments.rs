//! `cell-comment`: what a unit wrote into a comment is no answer, but somebody meant it to be read.

use super::{Code, Context, Finding, Location};
use crate::intake::Submission;

pub(super) fn check(context: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    let finding = |comment: &crate::intake::Stray| {
        let label = super::label(context, submission, &comment.sheet, comment.spot).unwrap_or("");
        let location = Location::new(&comment.sheet, comment.spot, label);
        Finding::new(Code::CellComment).at(location).with("typed", super::short(&comment.text))
    };
    submission.comments.iter().map(finding).collect()
}
