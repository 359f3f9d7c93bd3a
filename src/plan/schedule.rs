//! When a report is due, as the plan writes it. Occasions with their instants are made of it in `period`.

use super::Window;
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

/// An hour with its boundary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hour {
    /// The hour.
    pub at: NaiveTime,
    /// Whether the hour itself is in time.
    pub boundary: Boundary,
}

/// A day of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthDay {
    /// The day with this number; the last day of a shorter month.
    Number(u32),
    /// The last day.
    Last,
    /// The last day on which the office works.
    LastWorking,
}

/// How a report recurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// Every week on a day.
    Week(Weekday),
    /// Every month, the day lying so many months after the month reported on.
    Month {
        /// The day.
        on: MonthDay,
        /// Months between the month reported on and the deadline.
        later: u32,
    },
    /// Every quarter, the day lying in its last month or so many months after.
    Quarter {
        /// The day.
        on: MonthDay,
        /// Months between the quarter's last month and the deadline.
        later: u32,
    },
    /// Every year on a day of a month.
    Year {
        /// The month, 1 to 12.
        month: u32,
        /// The day.
        on: MonthDay,
    },
}

/// When a report is due.
#[derive(Clone, Debug, PartialEq)]
pub enum Schedule {
    /// No deadline in the plan: nobody can be late.
    None,
    /// «Kịp thời», «thường xuyên»: nobody can be late, the date of the last news is shown.
    Standing,
    /// Once.
    Once {
        /// The instant, on the plan's clock.
        at: NaiveDateTime,
        /// Whether the instant itself is in time.
        boundary: Boundary,
    },
    /// Within a month or quarter named («Tháng 9/2020»): late only after its last day.
    Within(Window),
    /// Again and again.
    Every {
        /// How often and on which day.
        rhythm: Rhythm,
        /// Until what hour.
        hour: Hour,
        /// First and last day an occasion may fall on; for months, quarters and years the days of the periods.
        span: Window,
    },
    /// Once a phase: at the phase's own deadline, or so many days after its last day.
    Phases {
        /// Days after the phase's last day.
        days: u32,
        /// Until what hour.
        hour: Hour,
    },
    /// After each event.
    After {
        /// A date column or date field of the report's own form.
        event: String,
        /// Days after it; none = nobody can be late.
        days: Option<u32>,
    },
}

/// What becomes of a deadline on a day off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnDayOff {
    /// It stays: the plan names an instant.
    #[default]
    AsWritten,
    /// The next working day (Civil Code 2015 art. 148.5).
    Next,
    /// The working day before.
    Previous,
    /// There is no report then.
    Skip,
}
