//! The office calendar: weekends, holidays, working Saturdays. Data the office edits, since the days off around Tết and
//! swapped days are announced every year.

use super::{Fault, FaultKind, Place};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::collections::BTreeMap;

/// File name of a plan's own calendar.
pub(super) const CALENDAR_FILE: &str = "calendar.csv";
/// The calendar used where a plan brings none; days computed from the lunar calendar say so in their names.
const SHIPPED: &str = include_str!("../../templates/calendar.csv");

/// What a day is, where it is not what its weekday says.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Day {
    /// Off, and why.
    Off(String),
    /// A Saturday or Sunday that is worked.
    Worked,
}

/// Days off and days worked (Labour Code 2019 art. 112; five working days a week by decision 188/1999/QĐ-TTg).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    days: BTreeMap<NaiveDate, Day>,
}

const KINDS: [&str; 4] = ["holiday", "compensatory", "swapped_off", "working_saturday"];

impl Calendar {
    /// The shipped Vietnamese calendar.
    pub fn shipped() -> Self {
        Calendar::parse(SHIPPED).0
    }

    /// Reads `calendar.csv`: columns `date`, `kind` and `name`.
    pub(super) fn parse(text: &str) -> (Self, Vec<Fault>) {
        let (mut calendar, mut faults) = (Calendar::default(), Vec::new());
        let mut fault = |line: usize, column: usize, kind: FaultKind| {
            faults.push(Fault { file: CALENDAR_FILE.to_owned(), place: Place::at(line, column), kind });
        };
        for record in crate::value::list(text).records() {
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    let line = error.position().map_or(1, csv::Position::line) as usize;
                    fault(line, 1, FaultKind::Syntax { reason: error.to_string() });
                    continue;
                }
            };
            let line = record.position().map_or(1, csv::Position::line) as usize;
            let cell = |index: usize| record.get(index).map(crate::value::clean).unwrap_or_default();
            let (date, kind, name) = (cell(0), cell(1), cell(2));
            let Some(day) = day(&date) else {
                let wanted = "a date such as 2020-04-30".to_owned();
                fault(line, 1, FaultKind::WrongType { key: "date".to_owned(), found: format!("“{date}”"), wanted });
                continue;
            };
            if KINDS.contains(&kind.as_str()) {
                let worked = kind == "working_saturday";
                calendar.days.insert(day, if worked { Day::Worked } else { Day::Off(name) });
            } else {
                let allowed = KINDS.map(str::to_owned).to_vec();
                fault(line, 2, FaultKind::UnknownWord { key: "kind".to_owned(), found: kind, allowed });
            }
        }
        (calendar, faults)
    }

    /// Why nobody works on a day: the name of the holiday, empty for a plain weekend; none for a working day.
    pub fn day_off(&self, day: NaiveDate) -> Option<&str> {
        match self.days.get(&day) {
            Some(Day::Off(name)) => Some(name),
            Some(Day::Worked) => None,
            None => matches!(day.weekday(), Weekday::Sat | Weekday::Sun).then_some(""),
        }
    }

    /// The first working day on a day or after it.
    pub fn next_working(&self, day: NaiveDate) -> NaiveDate {
        self.working(day, |day| day.checked_add_days(Days::new(1)))
    }

    /// The last working day on a day or before it.
    pub fn previous_working(&self, day: NaiveDate) -> NaiveDate {
        self.working(day, |day| day.checked_sub_days(Days::new(1)))
    }

    /// A calendar without a working day in two months is not followed further.
    fn working(&self, day: NaiveDate, step: impl Fn(&NaiveDate) -> Option<NaiveDate>) -> NaiveDate {
        let days = std::iter::successors(Some(day), step).take(60);
        days.into_iter().find(|day| self.day_off(*day).is_none()).unwrap_or(day)
    }
}

/// `2020-04-30`, or as Excel saves it in Việt Nam: `30/4/2020`.
fn day(text: &str) -> Option<NaiveDate> {
    ["%Y-%m-%d", "%d/%m/%Y"].iter().find_map(|format| NaiveDate::parse_from_str(text, format).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        day(text).unwrap()
    }

    #[track_caller]
    fn case(from: &str, next: &str, previous: &str) {
        let calendar = Calendar::shipped();
        assert_eq!(calendar.next_working(date(from)), date(next), "next");
        assert_eq!(calendar.previous_working(date(from)), date(previous), "previous");
    }

    #[test]
    fn holidays_and_weekends_are_stepped_over() {
        case("2020-03-28", "2020-03-30", "2020-03-27");
        case("2020-04-30", "2020-05-04", "2020-04-29");
        case("2020-01-25", "2020-01-30", "2020-01-22");
        case("2020-03-27", "2020-03-27", "2020-03-27");
    }

    #[test]
    fn a_saturday_that_is_worked_is_a_working_day() {
        let (calendar, faults) = Calendar::parse("date,kind,name\n04/01/2020,working_saturday,làm bù\n");
        assert_eq!((calendar.day_off(date("2020-01-04")), faults.len()), (None, 0));
        assert_eq!(calendar.day_off(date("2020-01-05")), Some(""));
    }

    #[test]
    fn a_calendar_that_cannot_be_read_says_where() {
        let (_, faults) = Calendar::parse("date,kind,name\n30-4,holiday,Lễ\n2020-05-01,ngày lễ,Lễ\n");
        let places: Vec<_> = faults.iter().map(|fault| (fault.place.line, fault.place.column)).collect();
        assert_eq!(places, [(2, 1), (3, 2)]);
    }
}
