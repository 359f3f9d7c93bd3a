//! Days and instants of the round.

use chrono::{Datelike, Days, Duration, NaiveDate, NaiveDateTime, Weekday};

/// A day of 2020.
pub fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, month, day).unwrap_or_default()
}

/// An instant of 2020.
pub fn at(month: u32, date: u32, (hour, minute, second): (u32, u32, u32)) -> NaiveDateTime {
    day(month, date).and_hms_opt(hour, minute, second).unwrap_or_default()
}

/// First day of the campaign.
pub fn first() -> NaiveDate {
    day(2, 18)
}

/// «trước 16g00 ngày 28/3/2020».
pub fn deadline() -> NaiveDateTime {
    at(3, 28, (16, 0, 0))
}

/// Later by so many seconds; earlier by a negative number.
pub fn shifted(instant: NaiveDateTime, seconds: i64) -> NaiveDateTime {
    instant + Duration::seconds(seconds)
}

/// Later by so many days.
pub fn ahead(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(u64::from(days))).unwrap_or(day)
}

/// The Saturday of the week, if it lies within the campaign so far.
pub fn saturday(day: NaiveDate, last: NaiveDate) -> NaiveDate {
    let to = 5 - day.weekday().num_days_from_monday().min(5);
    let found = ahead(day, if day.weekday() == Weekday::Sun { 6 } else { to });
    if found <= last { found } else { ahead(first(), 4) }
}

/// «14/3», «04/3», «28/02».
pub fn short(day: NaiveDate) -> String {
    let month = if day.month() < 3 { format!("{:02}", day.month()) } else { day.month().to_string() };
    format!("{:02}/{month}", day.day())
}

/// One of the six Fridays.
pub struct Week {
    /// Period id.
    pub id: &'static str,
    /// What the form's list says.
    pub label: &'static str,
    /// The Friday.
    pub friday: NaiveDate,
}

/// The six weeks of the plan.
pub fn weeks() -> [Week; 6] {
    let week = |id, label, month, date| Week { id, label, friday: day(month, date) };
    [
        week("2020-W08", "10g00 thứ Sáu, 21/02/2020", 2, 21),
        week("2020-W09", "10g00 thứ Sáu, 28/02/2020", 2, 28),
        week("2020-W10", "10g00 thứ Sáu, 06/3/2020", 3, 6),
        week("2020-W11", "10g00 thứ Sáu, 13/3/2020", 3, 13),
        week("2020-W12", "10g00 thứ Sáu, 20/3/2020", 3, 20),
        week("2020-W13", "10g00 thứ Sáu, 27/3/2020", 3, 27),
    ]
}
