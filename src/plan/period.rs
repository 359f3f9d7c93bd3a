//! The occasions of a report: period ids and due instants.

use super::{Boundary, Report, Schedule};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Timelike, Weekday};

/// A due instant on the plan's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Due {
    /// The instant.
    pub at: NaiveDateTime,
    /// Whether the instant itself is in time.
    pub boundary: Boundary,
}

impl Due {
    /// Whether something received at this instant, with its seconds, is in time.
    pub fn met_by(&self, received: NaiveDateTime) -> bool {
        match self.boundary {
            Boundary::Before => received < self.at,
            Boundary::By => received <= self.at,
        }
    }

    /// Whether the deadline has passed at this instant.
    pub fn passed(&self, now: NaiveDateTime) -> bool {
        !self.met_by(now)
    }
}

/// One time a report is asked for.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Occasion {
    /// Period id: `2020-W08`, or empty for a report without periods.
    pub period: String,
    /// Label in the form's list («10g00 thứ Sáu, 21/02/2020»); empty without periods.
    pub label: String,
    /// When it is due.
    pub due: Option<Due>,
}

impl Report {
    /// Every occasion of the report, earliest first.
    pub fn occasions(&self) -> Vec<Occasion> {
        match &self.schedule {
            Schedule::None => vec![single(None)],
            Schedule::Once { at, boundary } => vec![single(Some(Due { at: *at, boundary: *boundary }))],
            Schedule::Weekly { on, at, boundary, span } => weekdays(*on, span.from, span.to)
                .map(|day| weekly(Due { at: day.and_time(*at), boundary: *boundary }))
                .collect(),
        }
    }

    /// The occasion a day's event belongs to: the first one due on that day or later. A row without an hour on the
    /// due day itself counts for that day (mock-up `form_nhanh.md`).
    pub fn occasion_of(&self, day: NaiveDate) -> Option<Occasion> {
        self.occasions().into_iter().find(|occasion| occasion.due.is_none_or(|due| day <= due.at.date()))
    }
}

fn single(due: Option<Due>) -> Occasion {
    Occasion { period: String::new(), label: String::new(), due }
}

fn weekdays(on: Weekday, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let ahead = (7 + on.num_days_from_monday() - from.weekday().num_days_from_monday()) % 7;
    let first = from.checked_add_days(Days::new(u64::from(ahead))).unwrap_or(from);
    std::iter::successors(Some(first), |day| day.checked_add_days(Days::new(7))).take_while(move |day| *day <= to)
}

fn weekly(due: Due) -> Occasion {
    let week = due.at.date().iso_week();
    Occasion {
        period: format!("{}-W{:02}", week.year(), week.week()),
        label: format!("{} {}, {}", clock_text(due.at), weekday_text(due.at.weekday()), day_text(due.at.date())),
        due: Some(due),
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
        let due = Due { at: at("2020-03-28 16:00:00"), boundary };
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
    fn the_six_fridays_of_the_plan() {
        let days: Vec<_> = weekdays(
            Weekday::Fri,
            NaiveDate::from_ymd_opt(2020, 2, 18).unwrap(),
            NaiveDate::from_ymd_opt(2020, 3, 28).unwrap(),
        )
        .map(day_text)
        .collect();
        assert_eq!(days, ["21/02/2020", "28/02/2020", "06/3/2020", "13/3/2020", "20/3/2020", "27/3/2020"]);
    }

    #[test]
    fn a_deadline_is_written_as_offices_write_it() {
        let due = Due { at: at("2020-03-28 16:00:00"), boundary: Boundary::Before };
        assert_eq!(deadline_text(&due), "trước 16g00, thứ Bảy, ngày 28/3/2020");
    }
}
