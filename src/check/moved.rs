//! `sheet-renamed`, `relocated`: the form was copied to another book, rebuilt or renamed, and was read all the same.

use super::{Code, Context, Finding, Location};
use crate::intake::{Moved, Submission};

/// Labels named one by one.
const SHOWN: usize = 3;

pub(super) fn check(_: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    submission.moved.iter().map(finding).collect()
}

fn finding(moved: &Moved) -> Finding {
    let location = Location { sheet: moved.sheet.clone(), ..Location::default() };
    if moved.by_words.is_empty() {
        return Finding::new(Code::SheetRenamed).at(location).with("was", &moved.issued);
    }
    let labels: Vec<&str> = moved.by_words.iter().take(SHOWN).map(String::as_str).collect();
    let more = if moved.by_words.len() > SHOWN { ", …" } else { "" };
    let finding = Finding::new(Code::Relocated).at(location).with("count", moved.by_words.len());
    finding.with("was", &moved.issued).with("labels", format!("{}{more}", labels.join(", ")))
}
