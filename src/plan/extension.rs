//! Extensions: a later deadline for a unit, a group or all, with its reason.

use super::{Place, Scope};
use chrono::NaiveDateTime;

/// A later deadline (gia hạn).
#[derive(Clone, Debug, PartialEq)]
pub struct Extension {
    /// Report id.
    pub report: String,
    /// Period id; none = every period.
    pub period: Option<String>,
    /// Units it is given to.
    pub scope: Scope,
    /// The new deadline, itself still in time.
    pub until: NaiveDateTime,
    /// Why.
    pub because: String,
    /// Place in the plan file.
    pub at: Place,
}
