//! Reporting duties.

use super::{Place, Scope, Window};
use chrono::{NaiveDateTime, NaiveTime, Weekday};

/// Whether the instant itself is still in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Boundary {
    /// «trước 16g00»: the instant itself is late.
    Before,
    /// «đến 10h00», «chậm nhất»: the instant itself is in time.
    By,
}

/// When a report is due.
#[derive(Clone, Debug, PartialEq)]
pub enum Schedule {
    /// Nobody can be late.
    None,
    /// Once.
    Once {
        /// The instant, on the plan's clock.
        at: NaiveDateTime,
        /// Whether the instant itself is in time.
        boundary: Boundary,
    },
    /// Every week.
    Weekly {
        /// The day.
        on: Weekday,
        /// The hour.
        at: NaiveTime,
        /// Whether the hour itself is in time.
        boundary: Boundary,
        /// First and last day an occasion may fall on.
        span: Window,
    },
}

/// One thing a report consists of.
#[derive(Clone, Debug, PartialEq)]
pub struct Artefact {
    /// Key.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// How it comes.
    pub channel: Option<String>,
    /// Whether the duty needs it.
    pub required: bool,
}

/// A reporting duty.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Key.
    pub id: String,
    /// Name inside sentences («Báo cáo tổng kết»).
    pub label: String,
    /// Code in form codes («TK»).
    pub code: String,
    /// The form it is made on.
    pub form: String,
    /// Units it is asked of.
    pub scope: Scope,
    /// When it is due.
    pub schedule: Schedule,
    /// What it consists of.
    pub artefacts: Vec<Artefact>,
    /// Where the plan says so.
    pub source: String,
    /// Place in `plan.toml`.
    pub at: Place,
}

impl Report {
    /// Whether one growing workbook serves several periods: the period is then chosen in the form.
    pub fn recurring(&self) -> bool {
        matches!(self.schedule, Schedule::Weekly { .. })
    }
}
