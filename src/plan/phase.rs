//! Phases of a plan: spans of days with a name, possibly open-ended, possibly provisional, possibly moved later.

use super::{Due, Place, Window};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// Days and deadline of a phase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// First day; none = open.
    pub from: Option<NaiveDate>,
    /// Last day; none = open.
    pub to: Option<NaiveDate>,
    /// When the report of the phase is due, where the plan names a day; without an hour, at the report's own.
    pub due: Option<(NaiveDate, Option<NaiveTime>)>,
}

impl Span {
    /// The span as a window, where both ends are known.
    pub fn window(&self) -> Option<Window> {
        Some(Window { from: self.from?, to: self.to? })
    }
}

/// A phase (giai đoạn).
#[derive(Clone, Debug, PartialEq)]
pub struct Phase {
    /// Key, and period id of reports made once a phase.
    pub id: String,
    /// Name.
    pub label: String,
    /// Its days as they stand now.
    pub span: Span,
    /// «Cao điểm»: days of special effort inside it.
    pub peak: Option<Window>,
    /// «Dự kiến»: the days may still move.
    pub provisional: bool,
    /// Where the plan says so.
    pub source: Option<String>,
    /// Former days, each with the last instant it was in force, oldest first. What was received while they held keeps
    /// the standing it had.
    pub was: Vec<(NaiveDateTime, Span)>,
    /// Place in the plan file.
    pub at: Place,
}

/// A deadline that no longer holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Former {
    /// The last instant it was in force.
    pub until: NaiveDateTime,
    /// The deadline then.
    pub due: Option<Due>,
}
