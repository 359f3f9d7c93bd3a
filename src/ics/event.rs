//! Entries of a calendar, and the file they make.

use super::line::{push, text};
use chrono::{DateTime, Days, NaiveDate, Utc};

/// When an entry stands in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Between two instants.
    Instants(DateTime<Utc>, DateTime<Utc>),
    /// Whole days, the last one included.
    Days(NaiveDate, NaiveDate),
}

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Key that stays the same when the entry moves.
    pub uid: String,
    /// When it was last decided on, as far as the plan tells.
    pub stamp: DateTime<Utc>,
    /// When it stands in the calendar.
    pub when: When,
    /// How often it was moved.
    pub moved: usize,
    /// Title.
    pub summary: String,
    /// What stands behind it, several lines.
    pub description: String,
    /// Whether it may still move.
    pub provisional: bool,
    /// Minutes before its beginning at which to remind.
    pub remind: Option<i64>,
}

/// The calendar file.
pub fn file(name: &str, category: &str, events: &[Event]) -> String {
    let mut out = String::new();
    for line in
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tonghop//tonghop//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    {
        push(&mut out, line);
    }
    push(&mut out, &format!("X-WR-CALNAME:{}", text(name)));
    for event in events {
        write(&mut out, category, event);
    }
    push(&mut out, "END:VCALENDAR");
    out
}

fn write(out: &mut String, category: &str, event: &Event) {
    let status = if event.provisional { "TENTATIVE" } else { "CONFIRMED" };
    let (start, end) = ends(event.when);
    let lines = [
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", text(&event.uid)),
        format!("DTSTAMP:{}", instant(event.stamp)),
        format!("DTSTART{start}"),
        format!("DTEND{end}"),
        format!("SEQUENCE:{}", event.moved),
        format!("SUMMARY:{}", text(&event.summary)),
        format!("DESCRIPTION:{}", text(&event.description)),
        format!("CATEGORIES:{}", text(category)),
        format!("STATUS:{status}"),
        // A deadline keeps nobody from being invited elsewhere.
        "TRANSP:TRANSPARENT".to_owned(),
    ];
    for line in &lines {
        push(out, line);
    }
    if let Some(minutes) = event.remind {
        let alarm = ["BEGIN:VALARM".to_owned(), "ACTION:DISPLAY".to_owned(), format!("TRIGGER:-PT{minutes}M")];
        for line in &alarm {
            push(out, line);
        }
        push(out, &format!("DESCRIPTION:{}", text(&event.summary)));
        push(out, "END:VALARM");
    }
    push(out, "END:VEVENT");
}

/// The end of whole days is the day after the last one.
fn ends(when: When) -> (String, String) {
    match when {
        When::Instants(from, to) => (format!(":{}", instant(from)), format!(":{}", instant(to))),
        When::Days(from, to) => {
            let after = to.checked_add_days(Days::new(1)).unwrap_or(to);
            let day = |day: NaiveDate| format!(";VALUE=DATE:{}", day.format("%Y%m%d"));
            (day(from), day(after))
        }
    }
}

fn instant(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}
