//! What the formats' readers share: a cell's text, error or date as a [`Raw`].

use crate::value::Raw;
use calamine::{DataRef, ExcelDateTime};
use chrono::{NaiveDate, NaiveDateTime};

/// The day behind 31 December 9999.
const LAST_DAY: f64 = 2_958_466.0;
/// Error values of office programs, old and new.
const ERRORS: [&str; 16] = [
    "#DIV/0!",
    "#N/A",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#REF!",
    "#VALUE!",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
    "#CONNECT!",
    "#BUSY!",
    "#UNKNOWN!",
    "#GETTING_DATA",
    "#PYTHON!",
];

/// A text cell: blanks alone are nothing, an error value shown as text is an error.
pub(super) fn text(text: &str) -> Raw {
    let shown = text.trim();
    if shown.is_empty() {
        Raw::Empty
    } else if shown.starts_with('#') && ERRORS.contains(&shown) {
        Raw::Error(shown.to_owned())
    } else {
        Raw::Text(text.to_owned())
    }
}

/// A cell as calamine reads it.
pub(super) fn of(value: &DataRef<'_>) -> Raw {
    match value {
        DataRef::Int(number) => Raw::Number(*number as f64),
        // No office program stores such a number; it is not one to count.
        DataRef::Float(number) if !number.is_finite() => Raw::Error("#NUM!".to_owned()),
        DataRef::Float(number) => Raw::Number(*number),
        DataRef::String(shown) => text(shown),
        DataRef::SharedString(shown) => text(shown),
        DataRef::Bool(truth) => Raw::Bool(*truth),
        DataRef::DateTime(stamp) => moment(*stamp),
        DataRef::DateTimeIso(text) => iso_date(text).map_or_else(|| Raw::Text(text.clone()), Raw::Date),
        DataRef::DurationIso(text) => Raw::Text(text.clone()),
        DataRef::Error(error) => Raw::Error(error.to_string()),
        DataRef::Empty => Raw::Empty,
    }
}

/// A number shown as a date. Beyond what calendars have it stays a number: chrono panics there, and one cell must not
/// cost the file.
pub(super) fn moment(stamp: ExcelDateTime) -> Raw {
    let days = stamp.as_f64();
    if !days.is_finite() {
        return Raw::Error("#NUM!".to_owned());
    }
    let date = if days.abs() < LAST_DAY { stamp.as_datetime() } else { None };
    date.map_or(Raw::Number(days), Raw::Date)
}

/// A date or a date with a time, as ISO writes it.
pub(super) fn iso_date(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim().trim_end_matches('Z');
    let stamp = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M"];
    let stamp = stamp.iter().find_map(|format| NaiveDateTime::parse_from_str(text, format).ok());
    stamp.or_else(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?.and_hms_opt(0, 0, 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    #[test]
    fn a_number_no_calendar_has_stays_a_number() {
        let of = |number| moment(ExcelDateTime::new(number, ExcelDateTimeType::DateTime, false));
        assert_eq!(of(1e300), Raw::Number(1e300));
        assert_eq!(of(-1e18), Raw::Number(-1e18));
        assert_eq!(of(f64::NAN), Raw::Error("#NUM!".to_owned()));
        assert!(matches!(of(43_910.5), Raw::Date(_)));
    }
}
