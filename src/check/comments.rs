//! `cell-comment`, `text-box`, `link-target`: what a unit wrote into a comment or a drawn box, or linked to, is no answer,
//! but somebody meant it to be read.

use super::{Code, Context, Finding, Location};
use crate::intake::{Stray, Submission};

pub(super) fn check(context: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    let at_cell = |code: Code, stray: &Stray| {
        let label = super::label(context, submission, &stray.sheet, stray.spot).unwrap_or("");
        let location = Location::new(&stray.sheet, stray.spot, label);
        Finding::new(code).at(location).with("typed", super::short(&stray.text))
    };
    let comments = submission.comments.iter().map(|comment| at_cell(Code::CellComment, comment));
    let links = submission.links.iter().map(|link| at_cell(Code::LinkTarget, link));
    let boxes = submission.boxes.iter().map(|drawn| {
        let location = Location { sheet: drawn.sheet.clone(), ..Location::default() };
        Finding::new(Code::TextBox).at(location).with("typed", super::short(&drawn.text))
    });
    comments.chain(boxes).chain(links).collect()
}
