//! Days and hours as an office writes them, and as cells hold them.

use crate::plan::tree::Value;
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

/// `28/03/2020`, `28/03/2020 16:00`, `16g30 28-3-2020`, `2020-03-28T16:00:00`, `10h00`; none for anything else.
pub(super) fn read(text: &str) -> Option<Value> {
    let spaced: String = crate::value::key(text).replace(['t', ','], " ").replace("ngày", " ");
    let (mut day, mut hour) = (None, None);
    for word in spaced.split_whitespace() {
        match (date(word), time(word)) {
            (Some(date), _) if day.is_none() => day = Some(date),
            (None, Some(time)) if hour.is_none() => hour = Some(time),
            _ => return None,
        }
    }
    match (day, hour) {
        (Some(day), Some(hour)) => Some(Value::Instant(day.and_time(hour))),
        (Some(day), None) => Some(Value::Date(day)),
        (None, Some(hour)) => Some(Value::Text(hour.format("%H:%M").to_string())),
        (None, None) => None,
    }
}

/// A date cell: a day, a day and an hour, or only an hour (which Excel counts from 1900).
pub(super) fn from_cell(stamp: NaiveDateTime) -> Value {
    // Excel stores parts of a day in floating point.
    let nearest = |stamp: NaiveDateTime| {
        let rounded = stamp.checked_add_signed(chrono::TimeDelta::milliseconds(500)).unwrap_or(stamp);
        rounded.and_utc().timestamp()
    };
    let stamp = chrono::DateTime::from_timestamp(nearest(stamp), 0).map_or(stamp, |stamp| stamp.naive_utc());
    if stamp.year() <= 1900 {
        Value::Text(stamp.format("%H:%M").to_string())
    } else if stamp.time() == NaiveTime::MIN {
        Value::Date(stamp.date())
    } else {
        Value::Instant(stamp)
    }
}

/// A day as it is written into a cell.
pub(super) fn day(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// A day and an hour as they are written into a cell.
pub(super) fn instant(instant: NaiveDateTime) -> String {
    format!("{} {}", day(instant.date()), hour(instant.time()))
}

/// An hour as it is written into a cell.
pub(super) fn hour(hour: NaiveTime) -> String {
    let seconds = hour.format("%S").to_string();
    hour.format(if seconds == "00" { "%H:%M" } else { "%H:%M:%S" }).to_string()
}

fn date(word: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = word.split(['/', '-', '.']).collect();
    let [one, two, three] = parts.as_slice() else { return None };
    let (year, month, day) = if one.len() == 4 { (one, two, three) } else { (three, two, one) };
    let year = year.parse().ok().filter(|year| (1900..=2999).contains(year))?;
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}

/// `16:00`, `16:00:30`, `16g00`, `16h`, `16 giờ` without its blank.
pub(super) fn time(word: &str) -> Option<NaiveTime> {
    let word = crate::value::key(word).replace("giờ", ":").replace(['g', 'h'], ":");
    let mut parts = word.split(':').map(str::trim);
    let hours = parts.next()?.parse().ok()?;
    let mut next = || match parts.next()? {
        "" => Some(0),
        part => part.parse().ok(),
    };
    let minutes = next()?;
    let seconds = next().unwrap_or(0);
    NaiveTime::from_hms_opt(hours, minutes, seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, read: Option<&str>) {
        assert_eq!(super::read(text).map(|value| value.to_string()).as_deref(), read);
    }

    #[test]
    fn days_and_hours_are_read_as_offices_write_them() {
        case("28/03/2020", Some("2020-03-28"));
        case("28-3-2020", Some("2020-03-28"));
        case("2020-03-28", Some("2020-03-28"));
        case("28/03/2020 16:00", Some("2020-03-28T16:00:00"));
        case("16g30, 28/3/2020", Some("2020-03-28T16:30:00"));
        case("16h ngày 28/3/2020", Some("2020-03-28T16:00:00"));
        case("2020-03-28T16:00:05", Some("2020-03-28T16:00:05"));
        case("10g00", Some("“10:00”"));
        case("30/02/2020", None);
        case("28/3", None);
        case("chiều thứ Sáu", None);
        case("", None);
    }

    #[test]
    fn date_cells_are_days_instants_or_hours() {
        let cell = |text: &str| from_cell(text.parse().unwrap()).to_string();
        assert_eq!(cell("2020-03-28T00:00:00"), "2020-03-28");
        assert_eq!(cell("2020-03-28T15:59:59.999"), "2020-03-28T16:00:00");
        assert_eq!(cell("1899-12-31T10:00:00"), "“10:00”");
    }
}
