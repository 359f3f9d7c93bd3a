//! Findings: what is wrong or noteworthy in one submission, as data.
//!
//! A check is a function `fn(&Context, &Submission) -> Vec<Finding>`; [`ALL`] is the list. Checks that need several
//! submissions (duplicates, reused weeks, weak receipt times) live in `round/`, and use the same record.

mod code;
mod comments;
mod context;
mod copied;
mod corrected;
mod encoding;
mod exchanged;
mod finding;
mod hidden;
mod locked;
mod lost;
mod missing;
mod moved;
mod nil;
mod nil_row;
mod notes;
mod outside;
mod prefilled;
mod reading;
mod revision;
mod row_repeated;
mod rules;
mod totals;
mod vanished;

pub use code::Code;
pub use context::Context;
pub use finding::{Finding, Location};

use crate::intake::Submission;

/// A check of one submission.
type Check = fn(&Context<'_>, &Submission) -> Vec<Finding>;

/// Every check of one submission. They are independent: all run.
const ALL: [Check; 21] = [
    revision::check,
    moved::check,
    lost::check,
    exchanged::check,
    copied::check,
    hidden::check,
    missing::check,
    reading::check,
    encoding::check,
    nil::check,
    nil_row::check,
    prefilled::check,
    notes::check,
    vanished::check,
    locked::check,
    outside::check,
    totals::check,
    row_repeated::check,
    comments::check,
    rules::check,
    corrected::check,
];

/// All findings of a submission, errors first, then by place.
pub fn check(context: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    if submission.is_empty() {
        // What was changed in the locked cells of an empty form is told all the same.
        let changed = [prefilled::check as Check, locked::check, lost::check, comments::check];
        let changed = changed.into_iter().flat_map(|check| check(context, submission));
        return std::iter::once(Finding::new(Code::NothingFilled)).chain(changed).collect();
    }
    let mut findings: Vec<Finding> = ALL.iter().flat_map(|check| check(context, submission)).collect();
    // Sent back as it was issued, its list may be right, or the form was not filled at all.
    findings.extend(submission.is_blank().then(|| Finding::new(Code::CarriedOnly)));
    findings.sort_by_cached_key(|finding| (finding.severity, place(context, finding), finding.clone()));
    findings
}

/// The label of an input, a cell of a list or a figure of ours, by where it was found.
fn label<'a>(context: &Context<'a>, submission: &Submission, sheet: &str, spot: crate::book::Spot) -> Option<&'a str> {
    let here = |entry: &crate::intake::Entry| entry.sheet == sheet && entry.spot == spot;
    let single = submission.cells.iter().find(|(_, entry)| here(entry)).map(|(name, _)| name);
    let rows = submission.tables.values().flatten().flat_map(|row| &row.cells);
    let name = single.or_else(|| rows.into_iter().find(|(_, entry)| here(entry)).map(|(name, _)| name))?;
    context.kept.layout.label(name)
}

/// What was typed, at a length a sentence bears.
fn short(text: &str) -> String {
    let text = crate::value::clean(text).replace('\n', " / ");
    if text.chars().count() > 80 { format!("{}…", text.chars().take(79).collect::<String>()) } else { text }
}

/// Sheets in tab order, cells from the top.
fn place(context: &Context<'_>, finding: &Finding) -> (usize, Option<crate::book::Spot>) {
    let Some(location) = finding.location() else { return (usize::MAX, None) };
    let sheet = context.kept.layout.sheets.iter().position(|sheet| sheet.name == location.sheet);
    (sheet.unwrap_or(usize::MAX), crate::book::Spot::parse(&location.cell))
}
