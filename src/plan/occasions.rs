//! Schedule × calendar × phases → the occasions of a report.

use super::{Boundary, Calendar, Due, Former, Hour, MonthDay, Occasion, OnDayOff, Phase, Report, Rhythm, Schedule};
use super::{Span, Window, clock_text, day_text, weekday_text};
use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

/// Occasions a report may have: twenty years of weeks.
pub(super) const MAX_OCCASIONS: usize = 1_040;

/// Every occasion of a report, earliest first.
pub(super) fn occasions(report: &Report, calendar: &Calendar, phases: &[Phase]) -> Vec<Occasion> {
    let terms = Terms { calendar, on_day_off: report.on_day_off, grace_minutes: report.grace_minutes };
    match &report.schedule {
        Schedule::None | Schedule::Standing => vec![Occasion::default()],
        Schedule::After { event, days } => {
            // After a phase there is one instant for all; after events of the units' own there is none.
            let phase = phases.iter().find(|phase| phase.id == *event).zip(*days);
            let hour = Hour { at: end_of(NaiveDate::default()).time(), boundary: Boundary::By };
            let occasion = phase.map(|(phase, days)| Occasion {
                period: String::new(),
                label: String::new(),
                ..terms.phase(phase, days, hour)
            });
            vec![occasion.unwrap_or_default()]
        }
        Schedule::Once { at, boundary } => terms.dated(Occasion::default(), *at, *boundary).into_iter().collect(),
        Schedule::Within(window) => {
            let occasion = Occasion { covers: Some(*window), ..Occasion::default() };
            terms.dated(occasion, end_of(window.to), Boundary::By).into_iter().collect()
        }
        Schedule::Every { rhythm, hour, span } => periods(*rhythm, *span, calendar)
            .filter_map(|(occasion, day)| terms.dated(occasion, day.and_time(hour.at), hour.boundary))
            .map(|occasion| labelled(occasion, *rhythm))
            .take(MAX_OCCASIONS)
            .collect(),
        Schedule::Phases { days, hour } => phases.iter().map(|phase| terms.phase(phase, *days, *hour)).collect(),
    }
}

/// The last second of a day.
pub(super) fn end_of(day: NaiveDate) -> NaiveDateTime {
    day.and_time(NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default())
}

/// What the report says of all its deadlines.
struct Terms<'a> {
    calendar: &'a Calendar,
    on_day_off: OnDayOff,
    grace_minutes: u32,
}

impl Terms<'_> {
    /// The occasion with its deadline, moved off a day off where the plan wants that; none where it is skipped.
    fn dated(&self, occasion: Occasion, at: NaiveDateTime, boundary: Boundary) -> Option<Occasion> {
        let day = at.date();
        // «Trước ngày 21» ends at midnight: the day that matters is the 20th.
        let midnight = boundary == Boundary::Before && at.time() == NaiveTime::MIN;
        let last = if midnight { day.pred_opt().unwrap_or(day) } else { day };
        let off = self.calendar.day_off(last).is_some();
        let moved = match self.on_day_off {
            OnDayOff::Skip if off => return None,
            OnDayOff::Next if off => self.calendar.next_working(last),
            OnDayOff::Previous if off => self.calendar.previous_working(last),
            _ => last,
        };
        let at = at + (moved - last);
        let due = Due { at, boundary, grace_minutes: self.grace_minutes };
        Some(Occasion { due: Some(due), written: (moved != last).then_some(last), ..occasion })
    }

    fn phase(&self, phase: &Phase, days: u32, hour: Hour) -> Occasion {
        let undated = Occasion {
            period: phase.id.clone(),
            label: phase.label.clone(),
            covers: phase.span.window(),
            provisional: phase.provisional,
            ..Occasion::default()
        };
        let dated = |span: &Span| {
            let end = |to: NaiveDate| Some(to.checked_add_days(Days::new(u64::from(days)))?.and_time(hour.at));
            match (span.due, span.to.and_then(end)) {
                (Some((day, time)), _) => {
                    let at = day.and_time(time.unwrap_or(hour.at));
                    self.dated(undated.clone(), at, hour.boundary)
                }
                (None, Some(at)) => self.dated(undated.clone(), at, hour.boundary),
                (None, None) => None,
            }
        };
        let former =
            phase.was.iter().map(|(until, span)| Former { until: *until, due: dated(span).and_then(|one| one.due) });
        let former = former.collect();
        Occasion { former, ..dated(&phase.span).unwrap_or_else(|| undated.clone()) }
    }
}

/// Periods of a rhythm whose days (weeks: whose deadline) lie in the span, each with the day it is due.
fn periods(rhythm: Rhythm, span: Window, calendar: &Calendar) -> Box<dyn Iterator<Item = (Occasion, NaiveDate)> + '_> {
    match rhythm {
        Rhythm::Week(on) => Box::new(weekdays(on, span.from, span.to).map(week)),
        Rhythm::Month { on, later } => {
            Box::new(months(span, 1).filter_map(move |first| month(first, 1, on, later, calendar)))
        }
        Rhythm::Quarter { on, later } => {
            Box::new(months(span, 3).filter_map(move |first| month(first, 3, on, later, calendar)))
        }
        Rhythm::Year { month, on } => {
            let years = span.from.year()..=span.to.year();
            Box::new(years.filter_map(move |year| self::year(year, month, on, calendar)))
        }
    }
}

fn weekdays(on: Weekday, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let ahead = (7 + on.num_days_from_monday() - from.weekday().num_days_from_monday()) % 7;
    let first = from.checked_add_days(Days::new(u64::from(ahead))).unwrap_or(from);
    std::iter::successors(Some(first), |day| day.checked_add_days(Days::new(7))).take_while(move |day| *day <= to)
}

/// The week that ends on the day it is due.
fn week(due: NaiveDate) -> (Occasion, NaiveDate) {
    let week = due.iso_week();
    let covers = due.checked_sub_days(Days::new(6)).map(|from| Window { from, to: due });
    (Occasion { period: format!("{}-W{:02}", week.year(), week.week()), covers, ..Occasion::default() }, due)
}

/// First days of the months, or quarters, that the span touches.
fn months(span: Window, step: u32) -> impl Iterator<Item = NaiveDate> {
    let first = span.from.with_day(1).unwrap_or(span.from);
    let first = first.checked_sub_months(Months::new(first.month0() % step)).unwrap_or(first);
    std::iter::successors(Some(first), move |day| day.checked_add_months(Months::new(step)))
        .take_while(move |day| *day <= span.to)
}

/// The period of so many months that begins on a day, with the day it is due.
fn month(
    first: NaiveDate,
    length: u32,
    on: MonthDay,
    later: u32,
    calendar: &Calendar,
) -> Option<(Occasion, NaiveDate)> {
    let last = first.checked_add_months(Months::new(length))?.pred_opt()?;
    let due = day_of(first.checked_add_months(Months::new(length - 1 + later))?, on, calendar)?;
    let (period, label) = if length == 3 {
        let quarter = first.month0() / 3 + 1;
        (format!("{}-Q{quarter}", first.year()), format!("Quý {quarter}/{}", first.year()))
    } else {
        (format!("{}-{:02}", first.year(), first.month()), format!("Tháng {}/{}", first.month(), first.year()))
    };
    Some((Occasion { period, label, covers: Some(Window { from: first, to: last }), ..Occasion::default() }, due))
}

fn year(year: i32, month: u32, on: MonthDay, calendar: &Calendar) -> Option<(Occasion, NaiveDate)> {
    let covers = Window { from: NaiveDate::from_ymd_opt(year, 1, 1)?, to: NaiveDate::from_ymd_opt(year, 12, 31)? };
    let due = day_of(NaiveDate::from_ymd_opt(year, month, 1)?, on, calendar)?;
    let (period, label) = (year.to_string(), format!("Năm {year}"));
    Some((Occasion { period, label, covers: Some(covers), ..Occasion::default() }, due))
}

/// A day of the month that begins on a day.
fn day_of(first: NaiveDate, on: MonthDay, calendar: &Calendar) -> Option<NaiveDate> {
    let last = first.checked_add_months(Months::new(1))?.pred_opt()?;
    Some(match on {
        MonthDay::Number(number) => first.with_day(number).unwrap_or(last),
        MonthDay::Last => last,
        MonthDay::LastWorking => calendar.previous_working(last),
    })
}

/// Weeks are told by their deadline, as it is printed in every form; other periods have names of their own.
fn labelled(occasion: Occasion, rhythm: Rhythm) -> Occasion {
    match (rhythm, occasion.due) {
        (Rhythm::Week(_), Some(due)) => {
            let (day, clock) = (due.at.date(), clock_text(due.at));
            Occasion { label: format!("{clock} {}, {}", weekday_text(day.weekday()), day_text(day)), ..occasion }
        }
        _ => occasion,
    }
}
