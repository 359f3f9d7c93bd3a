//! Reporting duties.

use super::{Files, Occasion, OnDayOff, Place, Rhythm, Schedule, Scope};
use chrono::NaiveDate;

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
    /// What kinds of file it comes as.
    pub files: Files,
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
    /// When it is due, as written.
    pub schedule: Schedule,
    /// What becomes of a deadline on a day off.
    pub on_day_off: OnDayOff,
    /// Whether its deadline is written but cannot be read: a plan with such a report is not loaded.
    pub unread: bool,
    /// Minutes after a deadline that still count as in time.
    pub grace_minutes: u32,
    /// Whether one growing workbook serves every period: the period is then chosen in the form.
    pub growing: bool,
    /// Whether a message counts as the report.
    pub accept_text: bool,
    /// Every time it is asked for, earliest first.
    pub occasions: Vec<Occasion>,
    /// What it consists of.
    pub artefacts: Vec<Artefact>,
    /// Where the plan says so.
    pub source: String,
    /// Place in the plan file.
    pub at: Place,
}

impl Report {
    /// Whether it is asked for once a period.
    pub fn periodic(&self) -> bool {
        matches!(self.schedule, Schedule::Every { .. } | Schedule::Phases { .. })
    }

    /// Whether it recurs every week.
    pub fn weekly(&self) -> bool {
        matches!(self.schedule, Schedule::Every { rhythm: Rhythm::Week(_), .. })
    }

    /// Whether one growing workbook serves several periods.
    pub fn recurring(&self) -> bool {
        self.growing && self.periodic()
    }

    /// Whether a workbook is issued for each period.
    pub fn per_period(&self) -> bool {
        !self.growing && self.periodic()
    }

    /// Every occasion of the report, earliest first.
    pub fn occasions(&self) -> &[Occasion] {
        &self.occasions
    }

    /// The occasion with this period id.
    pub fn occasion(&self, period: &str) -> Option<&Occasion> {
        self.occasions.iter().find(|occasion| occasion.period == period)
    }

    /// The occasion before the one with this period id.
    pub fn before(&self, period: &str) -> Option<&Occasion> {
        let index = self.occasions.iter().position(|occasion| occasion.period == period)?;
        self.occasions.get(index.checked_sub(1)?)
    }

    /// The occasion a day's event belongs to: the one that covers the day.
    pub fn occasion_of(&self, day: NaiveDate) -> Option<&Occasion> {
        self.occasions.iter().find(|occasion| occasion.covers.is_none_or(|days| days.to >= day))
    }
}
