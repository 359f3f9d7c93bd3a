//! One file in the register.

use crate::round::Receipt;
use chrono::NaiveDateTime;

/// A file as the register knows it: once seen, never forgotten.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Path below the inbox, parts joined by `/`.
    pub name: String,
    /// Hash of its bytes; empty where they could not be read.
    pub hash: String,
    /// Bytes.
    pub size: u64,
    /// When a run first saw it, on the plan's clock; none where only looks into the past did.
    pub first_seen: Option<NaiveDateTime>,
    /// When and how it came, as last decided.
    pub receipt: Receipt,
    /// Sender of the mail it came in; empty without one.
    pub sender: String,
    /// Subject of that mail.
    pub subject: String,
    /// Name it is kept under below `received/`; empty when it is not kept.
    pub kept_as: String,
    /// Unit it was taken for; empty when unknown.
    pub unit: String,
    /// Report it was taken for.
    pub report: String,
    /// Period it was booked under.
    pub period: String,
    /// What became of it, as in the JSON of a round.
    pub outcome: String,
}
