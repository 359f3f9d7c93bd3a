//! Reports due so many days after each event: every row is judged by the file that first brought it.

use super::{File, Timeliness};
use crate::intake::Row;
use crate::plan::{Boundary, Due, Report, Schedule};
use crate::value::{Reading, Value};
use chrono::{Days, NaiveDate, NaiveTime};
use std::collections::BTreeSet;

/// In time or late over all events of a unit: the worst of them. None where no days are set or nothing is dated.
pub(super) fn timeliness(report: &Report, versions: &[usize], files: &[File]) -> Option<Timeliness> {
    let Schedule::After { event, days: Some(days) } = &report.schedule else { return None };
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut worst: Option<Timeliness> = None;
    for index in versions {
        let file = &files[*index];
        for (key, day) in events(file, event) {
            if !known.insert(key) {
                continue;
            }
            let Some(due) = due(day, *days, report.grace_minutes) else { continue };
            let found = super::standing::timeliness(&file.taken.receipt, &due);
            let late = |one: &Timeliness| match one {
                Timeliness::OnTime => -1,
                Timeliness::Late { seconds } | Timeliness::Doubtful { seconds } => *seconds,
            };
            if worst.as_ref().is_none_or(|worst| late(&found) > late(worst)) {
                worst = Some(found);
            }
        }
    }
    worst
}

/// To the end of the last day.
fn due(event: NaiveDate, days: u32, grace_minutes: u32) -> Option<Due> {
    let day = event.checked_add_days(Days::new(u64::from(days)))?;
    let at = day.and_time(NaiveTime::from_hms_opt(23, 59, 59)?);
    Some(Due { at, boundary: Boundary::By, grace_minutes })
}

/// Each event a file names: what it is, and its last day.
fn events(file: &File, event: &str) -> Vec<(String, NaiveDate)> {
    let Some(submission) = file.submission() else { return Vec::new() };
    let rows = submission.tables.values().flatten();
    let dated = rows.filter_map(|row: &Row| Some((row.key(), last_day(&row.cells.get(event)?.reading)?)));
    let single = submission.cell(event).and_then(|entry| Some((event.to_owned(), last_day(&entry.reading)?)));
    dated.chain(single).collect()
}

fn last_day(reading: &Reading) -> Option<NaiveDate> {
    match reading {
        Reading::Value { value: Value::Date(day) | Value::Dates { to: day, .. }, .. } => Some(*day),
        _ => None,
    }
}
