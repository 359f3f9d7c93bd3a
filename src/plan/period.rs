//! Due instants, and how they are written.

use super::{Boundary, Former, Window};
use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Weekday};

/// A due instant on the plan's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Due {
    /// The instant.
    pub at: NaiveDateTime,
    /// Whether the instant itself is in time.
    pub boundary: Boundary,
    /// Minutes after it that still count as in time.
    #[serde(skip_serializing_if = "is_zero")]
    pub grace_minutes: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl Due {
    /// Whether something received at this instant, with its seconds, is in time.
    pub fn met_by(&self, received: NaiveDateTime) -> bool {
        let last = self.at + Duration::minutes(i64::from(self.grace_minutes));
        match self.boundary {
            Boundary::Before => received < last,
            Boundary::By => received <= last,
        }
    }

    /// The deadline after an extension: the new instant itself is in time.
    #[must_use]
    pub fn extended(&self, until: NaiveDateTime) -> Due {
        Due { at: until, boundary: Boundary::By, ..*self }
    }

    /// The last day on which something is in time, and whether it is so until that day's end.
    pub fn last_day(&self) -> (NaiveDate, bool) {
        let (day, time) = (self.at.date(), self.at.time());
        match self.boundary {
            Boundary::Before if time == NaiveTime::MIN => (day.pred_opt().unwrap_or(day), true),
            Boundary::By => (day, time.hour() == 23 && time.minute() == 59),
            Boundary::Before => (day, false),
        }
    }

    /// Whether the deadline has passed at this instant.
    pub fn passed(&self, now: NaiveDateTime) -> bool {
        !self.met_by(now)
    }
}

/// One time a report is asked for.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Occasion {
    /// Period id: `2020-W08`, `2020-03`, `2023-Q1`, `2020`, a phase id; empty for a report without periods.
    pub period: String,
    /// Label in the form's list («10g00 thứ Sáu, 21/02/2020», «Tháng 3/2020»); empty without periods.
    pub label: String,
    /// When it is due, as it stands now.
    pub due: Option<Due>,
    /// The days reported on.
    pub covers: Option<Window>,
    /// «Dự kiến»: the days may still move.
    pub provisional: bool,
    /// The day the plan wrote, where a day off moved the deadline.
    pub written: Option<NaiveDate>,
    /// Deadlines that no longer hold, oldest first.
    pub former: Vec<Former>,
}

impl Occasion {
    /// The deadline that was in force at an instant: what was received then keeps the standing it had.
    pub fn due_at(&self, instant: NaiveDateTime) -> Option<Due> {
        let then = self.former.iter().find(|former| instant <= former.until);
        then.map_or(self.due, |former| former.due)
    }
}

/// «16g00»: the southern office's way of writing an hour.
pub fn clock_text(at: NaiveDateTime) -> String {
    format!("{:02}g{:02}", at.hour(), at.minute())
}

/// «28/3/2020», with a leading zero for days below ten and for months 1 and 2 (Nghị định 30/2020/NĐ-CP).
pub fn day_text(date: NaiveDate) -> String {
    let month = if date.month() < 3 { format!("{:02}", date.month()) } else { date.month().to_string() };
    format!("{:02}/{}/{}", date.day(), month, date.year())
}

/// «thứ Sáu».
pub fn weekday_text(day: Weekday) -> &'static str {
    ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"][day.num_days_from_monday() as usize]
}

/// «trước 16g00, thứ Bảy, ngày 28/3/2020» or «chậm nhất 10g00, …».
pub fn deadline_text(due: &Due) -> String {
    let word = match due.boundary {
        Boundary::Before => "trước",
        Boundary::By => "chậm nhất",
    };
    format!("{word} {}, {}, ngày {}", clock_text(due.at), weekday_text(due.at.weekday()), day_text(due.at.date()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").unwrap()
    }

    #[track_caller]
    fn case(boundary: Boundary, received: &str, in_time: bool) {
        let due = Due { at: at("2020-03-28 16:00:00"), boundary, grace_minutes: 0 };
        assert_eq!(due.met_by(at(received)), in_time);
    }

    #[test]
    fn a_report_at_sixteen_hundred_sharp_is_late_when_the_plan_says_before() {
        case(Boundary::Before, "2020-03-28 15:59:59", true);
        case(Boundary::Before, "2020-03-28 16:00:00", false);
        case(Boundary::Before, "2020-03-28 16:00:01", false);
    }

    #[test]
    fn a_report_at_sixteen_hundred_sharp_is_in_time_when_the_plan_says_by() {
        case(Boundary::By, "2020-03-28 15:59:59", true);
        case(Boundary::By, "2020-03-28 16:00:00", true);
        case(Boundary::By, "2020-03-28 16:00:01", false);
    }

    #[test]
    fn a_deadline_is_written_as_offices_write_it() {
        let due = Due { at: at("2020-03-28 16:00:00"), boundary: Boundary::Before, grace_minutes: 0 };
        assert_eq!(deadline_text(&due), "trước 16g00, thứ Bảy, ngày 28/3/2020");
    }
}
