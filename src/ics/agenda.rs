//! Plan → entries: one for each deadline, one for each phase.

use super::{Event, When};
use crate::plan::{Due, Extension, Occasion, Phase, Plan, Report, Window};
use crate::text::{Lang, ics as words};
use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc};

/// Minutes of a deadline's entry: it ends at the deadline, so that nobody reads its beginning as one.
const LENGTH: i64 = 30;
/// Hour of the reminder on the working day before.
const REMIND_AT: u32 = 8;

/// Every entry of a plan: deadlines by report, then phases.
pub fn agenda(plan: &Plan, lang: Lang) -> Vec<Event> {
    let deadlines = plan.reports.iter().flat_map(|report| {
        let one = |occasion: &Occasion| Some(deadline(plan, report, occasion, occasion.due?, None, lang));
        report.occasions().iter().filter_map(one).collect::<Vec<_>>()
    });
    let later = plan.extensions.iter().flat_map(|given| extended(plan, given, lang));
    let phases = plan.phases.iter().flat_map(|phase| phase_days(plan, phase, lang));
    deadlines.chain(later).chain(phases).collect()
}

/// The entries of a later deadline: one for each occasion it is given for.
fn extended(plan: &Plan, given: &Extension, lang: Lang) -> Vec<Event> {
    let Some(report) = plan.report(&given.report) else { return Vec::new() };
    let meant = |occasion: &&Occasion| given.period.as_ref().is_none_or(|period| *period == occasion.period);
    let later =
        |occasion: &Occasion| occasion.due.filter(|due| given.until > due.at).map(|due| due.extended(given.until));
    let events = report.occasions().iter().filter(meant);
    events.filter_map(|one| Some(deadline(plan, report, one, later(one)?, Some(given), lang))).collect()
}

fn deadline(plan: &Plan, report: &Report, one: &Occasion, due: Due, given: Option<&Extension>, lang: Lang) -> Event {
    let (day, whole) = due.last_day();
    let at = due.at.and_local_timezone(plan.offset).single().map_or_else(|| due.at.and_utc(), |at| at.to_utc());
    let (when, start) = if whole {
        (When::Days(day, day), day.and_time(NaiveTime::MIN))
    } else {
        (When::Instants(at - Duration::minutes(LENGTH), at), due.at - Duration::minutes(LENGTH))
    };
    let extension = given.map(|given| format!(".gia-han-{}", given.until.format("%Y%m%d%H%M"))).unwrap_or_default();
    let period = if one.period.is_empty() { String::new() } else { format!(".{}", one.period) };
    Event {
        uid: format!("{}.{}{period}{extension}@tonghop", plan.id, report.id),
        stamp: stamp(plan, due.at),
        when,
        moved: one.former.len(),
        summary: words::deadline(plan, report, one, &due, given, lang),
        description: words::deadline_notes(plan, report, &due, given, lang),
        provisional: one.provisional,
        remind: remind(plan, day, start),
    }
}

/// Minutes between eight o'clock on the working day before and the entry's beginning.
fn remind(plan: &Plan, day: NaiveDate, start: NaiveDateTime) -> Option<i64> {
    let before = plan.calendar.previous_working(day.pred_opt()?).and_hms_opt(REMIND_AT, 0, 0)?;
    Some((start - before).num_minutes()).filter(|minutes| *minutes > 0)
}

/// The plan's day of issue, else the instant itself: never the clock.
fn stamp(plan: &Plan, otherwise: NaiveDateTime) -> DateTime<Utc> {
    let at = plan.issued.map_or(otherwise, |day| day.and_time(NaiveTime::MIN));
    at.and_local_timezone(plan.offset).single().map_or_else(|| at.and_utc(), |at| at.to_utc())
}

/// A phase and its peak; of an open phase the end that is known.
fn phase_days(plan: &Plan, phase: &Phase, lang: Lang) -> Vec<Event> {
    let span = phase.span;
    let days = match (span.from, span.to) {
        (None, None) => None,
        (Some(day), None) | (None, Some(day)) => Some(Window { from: day, to: day }),
        (Some(from), Some(to)) => Some(Window { from, to }),
    };
    let event = |days: Window, key: &str, peak: bool| Event {
        uid: format!("{}.{}{key}@tonghop", plan.id, phase.id),
        stamp: stamp(plan, days.from.and_time(NaiveTime::MIN)),
        when: When::Days(days.from, days.to),
        moved: phase.was.len(),
        summary: words::phase(phase, peak, lang),
        description: words::phase_notes(plan, phase, lang),
        provisional: phase.provisional,
        remind: None,
    };
    let whole = days.map(|days| event(days, ".giai-doan", false));
    whole.into_iter().chain(phase.peak.map(|days| event(days, ".cao-diem", true))).collect()
}
