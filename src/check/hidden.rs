//! `hidden-content`: what the workbook hides is read like the rest; the office is told where it stands.

use super::{Code, Context, Finding, Location};
use crate::intake::{Hidden, Submission};

/// Rows named one by one.
const SHOWN: usize = 10;

pub(super) fn check(_: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    submission.hidden.iter().map(finding).collect()
}

fn finding(hidden: &Hidden) -> Finding {
    let location = Location { sheet: hidden.sheet.clone(), ..Location::default() };
    let finding = Finding::new(Code::HiddenContent).at(location);
    if hidden.rows.is_empty() {
        return finding;
    }
    let rows: Vec<String> = hidden.rows.iter().take(SHOWN).map(|row| (row + 1).to_string()).collect();
    let more = if hidden.rows.len() > SHOWN { ", …" } else { "" };
    finding.with("rows", format!("{}{more}", rows.join(", ")))
}
