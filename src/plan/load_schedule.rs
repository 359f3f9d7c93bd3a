//! `due`, `[[phase]]` and `[[extension]]`.

use super::load::window;
use super::load_indicator::scope;
use super::occasions::{MAX_OCCASIONS, end_of};
use super::source::Reader;
use super::{Boundary, Extension, FaultKind, Hour, MonthDay, Names, OnDayOff, Phase, Rhythm, Schedule, Span, Window};
use chrono::{Months, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

/// A report's deadline and what goes with it.
#[derive(Default)]
pub(super) struct Deadline {
    pub(super) schedule: Option<Schedule>,
    pub(super) on_day_off: OnDayOff,
    pub(super) grace_minutes: u32,
    /// Whether what is written is no deadline.
    pub(super) unread: bool,
}

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Mon),
    ("tue", Weekday::Tue),
    ("wed", Weekday::Wed),
    ("thu", Weekday::Thu),
    ("fri", Weekday::Fri),
    ("sat", Weekday::Sat),
    ("sun", Weekday::Sun),
];
const DAYS_OFF: [(&str, OnDayOff); 4] = [
    ("as_written", OnDayOff::AsWritten),
    ("next_working_day", OnDayOff::Next),
    ("previous_working_day", OnDayOff::Previous),
    ("skip", OnDayOff::Skip),
];
const RHYTHMS: [(&str, u32); 5] = [("week", 0), ("month", 1), ("quarter", 3), ("year", 12), ("phase", 100)];
/// Minutes of grace: at most a week.
const MAX_GRACE: usize = 10_080;
/// What a `due` may be made of, in messages.
const FORMS: &str = "before, by, month, quarter, every + on + by + from + to, after, or \"standing\"";

/// Keys of a `due` that only some kinds of it read.
const KEYS: [&str; 11] =
    ["before", "by", "month", "quarter", "every", "on", "from", "to", "after", "days", "months_later"];

pub(super) fn deadline(report: &Reader<'_, '_>) -> Deadline {
    if !report.has("due") {
        return Deadline::default();
    }
    let Some(due) = report.table_if("due") else {
        let standing = report.word("due", &[("standing", ())]);
        let unread = standing.is_none();
        return Deadline { schedule: standing.map(|()| Schedule::Standing), unread, ..Deadline::default() };
    };
    let told = due.source.count();
    let schedule = if due.has("every") {
        every(&due)
    } else if due.has("after") {
        Some(Schedule::After { event: due.required("after"), days: due.count("days").map(small) })
    } else {
        within(&due).or_else(|| once(&due))
    };
    if schedule.is_none() && due.source.count() == told {
        due.needs("due", FORMS);
    } else if schedule.is_none() {
        // One word of it is wrong: the others are not to blame.
        for key in KEYS {
            due.has(key);
        }
    }
    let grace = due.count("grace_minutes").unwrap_or(0);
    if grace > MAX_GRACE {
        let kind = FaultKind::TooMany { what: "grace_minutes".to_owned(), found: grace, limit: MAX_GRACE };
        due.source.fault(due.place_of("grace_minutes"), kind);
    }
    let on_day_off = due.word("on_day_off", &DAYS_OFF).unwrap_or_default();
    due.finish();
    let unread = schedule.is_none();
    Deadline { schedule, on_day_off, grace_minutes: small(grace.min(MAX_GRACE)), unread }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX).min(100_000)
}

/// `before` is exclusive, `by` inclusive; a bare day is the whole of it: «trước ngày 21» ends with the 20th.
fn once(due: &Reader<'_, '_>) -> Option<Schedule> {
    let (key, boundary) = if due.has("before") { ("before", Boundary::Before) } else { ("by", Boundary::By) };
    let (day, time) = due.moment(key)?;
    let at = match (time, boundary) {
        (Some(time), _) => day.and_time(time),
        (None, Boundary::Before) => day.and_time(NaiveTime::MIN),
        (None, Boundary::By) => end_of(day),
    };
    Some(Schedule::Once { at, boundary })
}

/// «Tháng 9/2020», «Quý I/2023».
fn within(due: &Reader<'_, '_>) -> Option<Schedule> {
    let (key, wanted) = if due.has("month") { ("month", "2020-09") } else { ("quarter", "2023-Q1") };
    let text = due.text(key)?;
    let window = span_of(&text);
    if window.is_none() {
        due.unknown_word(key, &text, &[wanted]);
    }
    window.filter(|days| due.near(key, days.from)).map(Schedule::Within)
}

/// `2020-09` or `2023-Q1` as days.
fn span_of(text: &str) -> Option<Window> {
    let (year, rest) = text.split_once('-')?;
    let (month, length) = match rest.strip_prefix(['Q', 'q']) {
        Some(quarter) => (quarter.parse::<u32>().ok().filter(|number| (1..=4).contains(number))? * 3 - 2, 3),
        None => (rest.parse().ok()?, 1),
    };
    let from = NaiveDate::from_ymd_opt(year.parse().ok()?, month, 1)?;
    Some(Window { from, to: from.checked_add_months(Months::new(length))?.pred_opt()? })
}

fn hour(due: &Reader<'_, '_>) -> Option<Hour> {
    let before = due.time("before").map(|at| Hour { at, boundary: Boundary::Before });
    before.or_else(|| due.time("by").map(|at| Hour { at, boundary: Boundary::By }))
}

fn every(due: &Reader<'_, '_>) -> Option<Schedule> {
    let rhythm = due.word("every", &RHYTHMS)?;
    let end_of_day = Hour { at: end_of(NaiveDate::default()).time(), boundary: Boundary::By };
    if rhythm == 100 {
        let days = small(due.count("days").unwrap_or(0));
        return Some(Schedule::Phases { days, hour: hour(due).unwrap_or(end_of_day) });
    }
    let hour = if due.has("by") || due.has("before") { hour(due)? } else { end_of_day };
    let later = due.count("months_later").map_or(0, small).min(24);
    let rhythm = match rhythm {
        0 => Rhythm::Week(due.word("on", &WEEKDAYS)?),
        1 => Rhythm::Month { on: month_day(due)?, later },
        3 => Rhythm::Quarter { on: month_day(due)?, later },
        _ => Rhythm::Year { month: calendar_month(due)?, on: month_day(due)? },
    };
    let span = Window { from: due.date("from")?, to: due.date("to")? };
    if span.to < span.from {
        due.source.fault(due.at, FaultKind::EmptySpan { key: "due".to_owned() });
    }
    let days = if matches!(rhythm, Rhythm::Week(_)) { 7 } else { 28 };
    let found = ((span.to - span.from).num_days().max(0) / days) as usize;
    if found > MAX_OCCASIONS {
        let kind = FaultKind::TooMany { what: "due".to_owned(), found, limit: MAX_OCCASIONS };
        due.source.fault(due.place_of("to"), kind);
        return Some(Schedule::None);
    }
    Some(Schedule::Every { rhythm, hour, span })
}

fn month_day(due: &Reader<'_, '_>) -> Option<MonthDay> {
    let found = due.rule("on")?.text;
    let day = match found.as_str() {
        "last_day" => Some(MonthDay::Last),
        "last_working_day" => Some(MonthDay::LastWorking),
        number => number.parse().ok().filter(|day| (1..=31).contains(day)).map(MonthDay::Number),
    };
    if day.is_none() {
        due.unknown_word("on", &found, &["1–31", "last_day", "last_working_day"]);
    }
    day
}

fn calendar_month(due: &Reader<'_, '_>) -> Option<u32> {
    let found = due.count("month")?;
    let month = u32::try_from(found).ok().filter(|month| (1..=12).contains(month));
    if month.is_none() {
        due.unknown_word("month", &found.to_string(), &["1–12"]);
    }
    month
}

pub(super) fn phase(table: Reader<'_, '_>) -> Phase {
    let was = table.tables("was").into_iter().filter_map(former).collect();
    let phase = Phase {
        id: table.required("id"),
        label: table.required("label"),
        span: span(&table),
        peak: if table.has("peak") { window(&table, "peak") } else { None },
        provisional: table.flag("provisional", false),
        source: table.text("source"),
        was,
        at: table.at,
    };
    table.finish();
    phase
}

fn span(table: &Reader<'_, '_>) -> Span {
    let span = Span { from: table.date("from"), to: table.date("to"), due: table.moment("due") };
    if span.window().is_some_and(|days| days.to < days.from) {
        table.source.fault(table.at, FaultKind::EmptySpan { key: "phase".to_owned() });
    }
    span
}

fn former(table: Reader<'_, '_>) -> Option<(NaiveDateTime, Span)> {
    if !table.has("until") {
        table.missing("until");
    }
    let former = table.instant("until").map(|until| (until, span(&table)));
    table.finish();
    former
}

pub(super) fn extension(table: Reader<'_, '_>, attributes: &Names) -> Option<Extension> {
    if !table.has("until") {
        table.missing("until");
    }
    let until = table.moment("until").map(|(day, time)| time.map_or_else(|| end_of(day), |time| day.and_time(time)));
    let (report, because) = (table.required("report"), table.required("because"));
    let (period, period_at, scope) = (table.text("period"), table.place_of("period"), scope(&table, attributes));
    let scope_at = table.place_of("scope");
    table.finish();
    Some(Extension { report, period, period_at, scope, scope_at, until: until?, because, at: table.at })
}
