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
    /// Place of the period in the plan file.
    pub period_at: Place,
    /// Units it is given to.
    pub scope: Scope,
    /// Place of the units in the plan file.
    pub scope_at: Place,
    /// The new deadline, itself still in time.
    pub until: NaiveDateTime,
    /// Why.
    pub because: String,
    /// Place in the plan file.
    pub at: Place,
}
