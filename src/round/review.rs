//! What a submission is worth, computed from its findings.

use crate::check::{Code, Finding};
use crate::plan::Severity;
use serde::Serialize;

/// Worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Review {
    /// Cannot be opened.
    Unreadable,
    /// Not known whose.
    Unidentified,
    /// Not the form.
    WrongForm,
    /// Something required is missing.
    Incomplete,
    /// Something cannot be so.
    HasErrors,
    /// Something is to be confirmed.
    NeedsConfirmation,
    /// Good.
    Accepted,
}

impl Review {
    /// The review of a submission with these findings.
    pub fn of(findings: &[Finding]) -> Self {
        let missing = |finding: &&Finding| {
            !finding.is_settled()
                && matches!(
                    finding.code,
                    Code::RequiredMissing
                        | Code::ListMissing
                        | Code::ListNotFound
                        | Code::SheetGone
                        | Code::NothingFilled
                )
                && finding.severity == Severity::Error
        };
        if findings.iter().any(|finding| missing(&finding)) {
            return Review::Incomplete;
        }
        match findings.iter().map(|finding| finding.severity).min() {
            Some(Severity::Error) => Review::HasErrors,
            Some(Severity::Warning) => Review::NeedsConfirmation,
            _ => Review::Accepted,
        }
    }

    /// Whether the unit has something to add or to correct.
    pub fn wants_supplement(self) -> bool {
        matches!(self, Review::Incomplete | Review::HasErrors | Review::WrongForm | Review::Unidentified)
    }
}
