//! Which period each file of a recurring report belongs to.
//!
//! One growing workbook serves all weeks, and units reuse last week's file: the period is what the form says, unless
//! that period was reported before and the new rows lie in a later one. Then the file is booked under the later one
//! and put to the office, and the earlier report stays as it was.

use super::{File, FileOutcome};
use crate::check::{Code, Finding};
use crate::intake::{Row, Submission};
use crate::naming::{Edition, FileName, When};
use crate::plan::{Occasion, Report, clock_text, day_text};
use chrono::{Datelike, NaiveDateTime};
use std::collections::{BTreeMap, BTreeSet};

/// Books one unit's files, oldest first. Gives (period, file) pairs and leaves findings on the files.
pub(super) fn book(report: &Report, mine: &[usize], files: &mut [File]) -> Vec<(String, usize)> {
    let occasions = report.occasions();
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut reported: BTreeMap<String, usize> = BTreeMap::new();
    let mut booked: Vec<(String, usize)> = Vec::new();
    for index in mine {
        let Some(submission) = files[*index].submission() else { continue };
        let chosen = chosen(submission, occasions);
        let new: Vec<Row> = rows(submission).filter(|row| !known.contains(&row.key())).cloned().collect();
        known.extend(rows(submission).map(Row::key));
        let typed = submission.chosen.clone().unwrap_or_default();
        let Some(chosen) = chosen else {
            files[*index].outcome = FileOutcome::Unidentified;
            let unknown = Finding::new(Code::WrongPeriod).with("typed", typed);
            let unknown = if files[*index].is_message() { unknown.with("message", true) } else { unknown };
            files[*index].taken.findings.insert(0, unknown);
            continue;
        };
        let known_period = reported.contains_key(&chosen.period);
        let adds = files[*index].edition == Edition::Supplement;
        let occasion = if let Some((later, count)) = reused(report, chosen, &new, known_period) {
            let finding = reused_finding(report, chosen, &later, count, &files[*index]);
            files[*index].taken.findings.push(finding);
            later
        } else {
            let lost = reported.get(&chosen.period).map_or(0, |before| lost(&files[*before], &files[*index]));
            if known_period && new.len() + lost > 0 && !adds {
                files[*index].taken.findings.push(changed_finding(report, chosen, new.len() + lost));
            }
            chosen.clone()
        };
        let last = booked.last().filter(|(period, _)| *period != occasion.period);
        let edits = last.map(|(_, last)| Edits::of(&files[*last], &files[*index])).unwrap_or_default();
        let new: Vec<Row> = new.into_iter().filter(|row| !edits.changed.contains(&title(row))).collect();
        let earlier = earlier_findings(report, &occasion, &new, &reported);
        files[*index].taken.findings.extend(earlier.into_iter().chain(edits.findings()));
        let contradiction = nil_contradicted(report, &occasion, &files[*index]);
        files[*index].taken.findings.extend(contradiction);
        // What adds to a report is no measure of what a later file has lost.
        if !adds || !reported.contains_key(&occasion.period) {
            reported.insert(occasion.period.clone(), *index);
        }
        booked.push((occasion.period, *index));
    }
    booked
}

/// Books the workbooks of a report with one for each period: every workbook says whose period it is.
pub(super) fn by_workbook(report: &Report, mine: &[usize], files: &mut [File]) -> Vec<(String, usize)> {
    let mut booked = Vec::new();
    for index in mine {
        let Some(period) = files[*index].workbook_period() else { continue };
        if let Some(occasion) = report.occasion(&period) {
            let otherwise = named_otherwise(report, occasion, &files[*index]);
            files[*index].taken.findings.extend(otherwise);
            booked.push((period, *index));
        } else {
            files[*index].outcome = FileOutcome::Unidentified;
            files[*index].taken.findings.insert(0, Finding::new(Code::WrongPeriod).with("typed", period));
        }
    }
    booked
}

/// A file named after another month of the report than the one its form is for: the wrong form may have been filled.
fn named_otherwise(report: &Report, occasion: &Occasion, file: &File) -> Option<Finding> {
    let name = crate::naming::bare(file.name());
    let Some(When::Month(named)) = FileName::new(name).when() else { return None };
    let month = |one: &Occasion| {
        let days = one.covers?;
        (days.from.month() == days.to.month() && days.from.year() == days.to.year()).then(|| days.from.month())
    };
    let other = report.occasions().iter().find(|one| month(one) == Some(named))?;
    let own = month(occasion).filter(|own| *own != named);
    own.map(|_| Finding::new(Code::PeriodNamed).with("typed", &other.label).with("week", &occasion.label))
}

fn rows(submission: &Submission) -> impl Iterator<Item = &Row> {
    submission.tables.values().flatten()
}

/// The occasion chosen in the form, by its label or by its period id.
fn chosen<'o>(submission: &Submission, occasions: &'o [Occasion]) -> Option<&'o Occasion> {
    let typed = crate::value::key(submission.chosen.as_deref()?);
    occasions
        .iter()
        .find(|occasion| crate::value::key(&occasion.label) == typed || crate::value::key(&occasion.period) == typed)
}

/// The later occasion most of the new rows belong to, if the chosen one was reported before and none of them is its own.
fn reused(report: &Report, chosen: &Occasion, new: &[Row], reported: bool) -> Option<(Occasion, usize)> {
    let due = chosen.due?;
    let later: Vec<Occasion> = new
        .iter()
        .filter_map(|row| report.occasion_of(row.day()?).cloned())
        .filter(|one| one.due.is_some_and(|one| one.at > due.at))
        .collect();
    let last = later.iter().max_by_key(|occasion| occasion.due.map(|due| due.at))?.clone();
    (reported && later.len() == new.len()).then_some((last, later.len()))
}

/// New rows of periods before the one reported: «bổ sung tuần trước». They are read with this report; whether and when
/// the earlier period was reported stays as it was.
fn earlier_findings(
    report: &Report,
    occasion: &Occasion,
    new: &[Row],
    reported: &BTreeMap<String, usize>,
) -> Vec<Finding> {
    let Some(due) = occasion.due else { return Vec::new() };
    let mut counts: BTreeMap<NaiveDateTime, (&Occasion, usize)> = BTreeMap::new();
    for of in new.iter().filter_map(|row| report.occasion_of(row.day()?)) {
        if let Some(before) = of.due.filter(|before| before.at < due.at) {
            counts.entry(before.at).or_insert((of, 0)).1 += 1;
        }
    }
    let told = counts.into_values().map(|(of, count)| {
        let silent = !reported.contains_key(&of.period);
        Finding::new(Code::EarlierRows)
            .with("span", span(report))
            .with("week", name(report, of))
            .with("count", count)
            .with("silent", silent)
    });
    told.collect()
}

/// What a growing list says otherwise than the file of the period before did.
#[derive(Default)]
struct Edits {
    /// Rows of the same name and day with other words.
    changed: Vec<String>,
    /// Rows that are gone.
    dropped: Vec<String>,
}

impl Edits {
    /// Nothing of a file that keeps no row at all: its unit begins a new list every time.
    fn of(before: &File, after: &File) -> Self {
        let (Some(before), Some(after)) = (before.submission(), after.submission()) else { return Edits::default() };
        let kept: BTreeSet<String> = rows(after).map(Row::key).collect();
        let named: BTreeSet<String> = rows(after).map(title).collect();
        let (same, other): (Vec<&Row>, Vec<&Row>) = rows(before).partition(|row| kept.contains(&row.key()));
        if same.is_empty() {
            return Edits::default();
        }
        let (changed, dropped) = other.into_iter().map(title).partition(|title| named.contains(title));
        Edits { changed, dropped }
    }

    fn findings(&self) -> impl Iterator<Item = Finding> {
        let told = |how: &str, names: &[String]| {
            let finding = Finding::new(Code::EarlierEdited).with("how", how).with("count", names.len());
            (!names.is_empty()).then(|| finding.with("rows", names.join("; ")))
        };
        [told("changed", &self.changed), told("dropped", &self.dropped)].into_iter().flatten()
    }
}

/// What a row is called, and its day: what else it says may change.
fn title(row: &Row) -> String {
    row.day().map_or_else(|| row.name(), |day| format!("{} ({})", row.name(), day_text(day)))
}

/// Rows of the period's earlier report that the later file no longer has, and a changed «không phát sinh».
fn lost(before: &File, after: &File) -> usize {
    let (Some(before), Some(after)) = (before.submission(), after.submission()) else { return 0 };
    let kept: BTreeSet<String> = rows(after).map(Row::key).collect();
    let nil = |submission: &Submission| submission.tables.keys().any(|table| submission.is_nil(table));
    rows(before).filter(|row| !kept.contains(&row.key())).count() + usize::from(nil(before) != nil(after))
}

/// «Không phát sinh» ticked for a period whose rows stand in the same file.
fn nil_contradicted(report: &Report, occasion: &Occasion, file: &File) -> Option<Finding> {
    let submission = file.submission()?;
    // A row without a day may be of any week, and so of this one.
    let of_period = |row: &&Row| {
        row.day().is_none_or(|day| report.occasion_of(day).is_some_and(|one| one.period == occasion.period))
    };
    let ticked = submission.tables.iter().filter(|(table, _)| submission.is_nil(table));
    let count: usize = ticked.map(|(_, rows)| rows.iter().filter(of_period).count()).sum();
    (count > 0).then(|| Finding::new(Code::NilContradicted).with("typed", count))
}

/// A known period with new content is never a correction without asking.
fn changed_finding(report: &Report, chosen: &Occasion, count: usize) -> Finding {
    Finding::new(Code::PeriodChanged).with("span", span(report)).with("week", name(report, chosen)).with("count", count)
}

/// «tuần» or «kỳ».
fn span(report: &Report) -> &'static str {
    if report.weekly() { crate::text::form::WEEK } else { crate::text::form::PERIOD }
}

/// A week by the day it is due, any other period by its label.
fn name(report: &Report, occasion: &Occasion) -> String {
    let day = occasion.due.filter(|_| report.weekly()).map(|due| day_text(due.at.date()));
    day.unwrap_or_else(|| occasion.label.clone())
}

fn reused_finding(report: &Report, chosen: &Occasion, later: &Occasion, count: usize, file: &File) -> Finding {
    let at = file.taken.receipt.at;
    Finding::new(Code::WeekReused)
        .with("span", span(report))
        .with("chosen", name(report, chosen))
        .with("week", name(report, later))
        .with("count", count)
        .with("received", format!("{}, {}", clock_text(at), day_text(at.date())))
}
