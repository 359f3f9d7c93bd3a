//! Hours: `16g00`, `16h00`, `10h00’`, `2 giờ chiều`.

use super::scan::runs;
use super::{Raw, Reading, Refusal, Value, bare_key, clean};
use chrono::NaiveTime;

pub(super) fn read(raw: &Raw) -> Reading {
    match raw {
        Raw::Empty => Reading::Missing,
        Raw::Date(stamp) => Reading::plain(Value::Time(stamp.time())),
        Raw::Text(text) => typed(&clean(text)),
        _ => Reading::Refused(Refusal::NotATime),
    }
}

pub(super) fn typed(text: &str) -> Reading {
    let bare = bare_key(text);
    if bare.is_empty() {
        return Reading::Missing;
    }
    let digits = runs(&bare);
    let marks = ["g", "h", ":", "gio"];
    if digits.is_empty() || digits.len() > 2 || !marks.iter().any(|mark| bare.contains(mark)) {
        return Reading::Refused(Refusal::NotATime);
    }
    let mut hour: u32 = digits[0].parse().unwrap_or(99);
    let minute: u32 = digits.get(1).map_or(Some(0), |minute| minute.parse().ok()).unwrap_or(99);
    if (bare.contains("chieu") || bare.contains("toi")) && hour < 12 {
        hour += 12;
    }
    NaiveTime::from_hms_opt(hour, minute, 0)
        .map_or(Reading::Refused(Refusal::NotATime), |time| Reading::plain(Value::Time(time)))
}
