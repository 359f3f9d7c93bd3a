//! `hidden-content`: what the workbook hides is read like the rest; the office is told where it stands.

use super::{Code, Context, Finding, Location};
use crate::book::column_letters;
use crate::intake::{Hidden, Submission};

/// Rows or columns named one by one.
const SHOWN: usize = 10;

pub(super) fn check(_: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    submission.hidden.iter().map(finding).collect()
}

fn finding(hidden: &Hidden) -> Finding {
    let location = Location { sheet: hidden.sheet.clone(), ..Location::default() };
    let finding = Finding::new(Code::HiddenContent).at(location).with("read", hidden.read);
    let rows: Vec<String> = hidden.rows.iter().map(|row| (row + 1).to_string()).collect();
    let cols: Vec<String> = hidden.cols.iter().map(|col| column_letters(*col)).collect();
    let finding = if rows.is_empty() { finding } else { finding.with("rows", first(&rows)) };
    if cols.is_empty() { finding } else { finding.with("cols", first(&cols)) }
}

/// The first of many, as a sentence bears them.
fn first(all: &[String]) -> String {
    let more = if all.len() > SHOWN { ", …" } else { "" };
    format!("{}{more}", all[..all.len().min(SHOWN)].join(", "))
}
