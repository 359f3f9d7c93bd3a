//! `sheet-copied`: a copy of a sheet of the form stands beside the one that counts. What it says otherwise is told in one
//! finding; the words of the form itself are nobody's.

use super::{Code, Context, Finding, Location};
use crate::intake::{Copied, Submission};
use crate::plan::Severity;

/// Cells named one by one.
const SHOWN: usize = 12;

pub(super) fn check(_: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    submission.copies.iter().map(finding).collect()
}

fn finding(copy: &Copied) -> Finding {
    let location = Location { sheet: copy.sheet.clone(), ..Location::default() };
    let cells = copy.differs.iter().take(SHOWN).map(|(spot, says, counts)| {
        let counts = if counts.is_empty() { "…".to_owned() } else { super::short(counts) };
        format!("{} “{}” / “{counts}”", spot.a1(), super::short(says))
    });
    let more = if copy.differs.len() > SHOWN { "; …" } else { "" };
    let cells = format!("{}{more}", cells.collect::<Vec<_>>().join("; "));
    let finding = Finding::new(Code::SheetCopied).at(location).with("was", &copy.of).with("count", copy.differs.len());
    let finding = finding.with("cells", if copy.differs.is_empty() { String::new() } else { cells });
    let finding = finding.with("instead", copy.instead).with("foreign", copy.other);
    // The same words twice lose nothing.
    if copy.differs.is_empty() && !copy.instead { finding.graded(Severity::Info) } else { finding }
}
