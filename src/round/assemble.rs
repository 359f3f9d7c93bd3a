//! Files × plan → [`Round`].

use super::indicator::{IndicatorResult, result};
use super::outcome::Judge;
use super::{File, FileOutcome, Focus, Round, Standing, Taken, UnitOutcome, booking, distinct, standing};
use crate::check::{Code, Finding};
use crate::intake::{Figures, Issued};
use crate::plan::{Plan, Report, Unit, clock_text, day_text};
use chrono::NaiveDateTime;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Sets all files against each other and against what was asked. The order of the files does not matter.
pub fn assemble(
    plan: Arc<Plan>,
    as_of: NaiveDateTime,
    focus: Focus,
    taken: Vec<Taken>,
    issued: &Issued,
    unmatched: Vec<String>,
) -> Round {
    let mut files = files(taken, as_of);
    duplicates(&mut files);
    let mut standings = Vec::new();
    for report in &plan.reports {
        for unit in plan.units_of(report) {
            standings.extend(unit_standings(report, unit, &mut files, as_of));
        }
    }
    let indicators = indicators(&plan, &files, &standings, issued, as_of);
    Round { plan, as_of, focus, files, standings, indicators, unmatched }
}

fn files(mut taken: Vec<Taken>, now: NaiveDateTime) -> Vec<File> {
    taken.sort_by(|left, right| left.name.cmp(&right.name));
    // What the office knows to have come later was not there yet; a file's own date proves nothing.
    let later = |taken: &Taken| taken.receipt.at > now && !taken.receipt.evidence.is_weak();
    let outcome = |taken: &Taken| {
        taken.outcome.unwrap_or(if later(taken) { FileOutcome::Later } else { FileOutcome::Superseded })
    };
    taken.into_iter().map(|taken| File { outcome: outcome(&taken), taken, period: String::new(), version: 0 }).collect()
}

/// Of identical files the first received counts; the others name it.
fn duplicates(files: &mut [File]) {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    let mut order: Vec<usize> = (0..files.len())
        .filter(|index| files[*index].outcome != FileOutcome::Skipped && files[*index].taken.size > 0)
        .collect();
    order.sort_by_key(|index| (files[*index].taken.receipt.evidence, files[*index].taken.receipt.at, *index));
    for index in order {
        let hash = files[index].taken.hash.clone();
        if hash.is_empty() {
            continue;
        }
        match first.get(&hash) {
            Some(original) => {
                let name = files[*original].taken.name.clone();
                files[index].outcome = FileOutcome::Duplicate;
                files[index].taken.findings = vec![Finding::new(Code::Duplicate).with("file", name)];
            }
            None => {
                first.insert(hash, index);
            }
        }
    }
}

/// One unit's files for a report, oldest first.
fn mine(report: &Report, unit: &Unit, files: &[File]) -> Vec<usize> {
    let belongs = |file: &File| {
        file.unit() == Some(&unit.code)
            && file.report() == Some(&report.id)
            && !matches!(file.outcome, FileOutcome::Duplicate | FileOutcome::Later | FileOutcome::Skipped)
    };
    let mut mine: Vec<usize> = (0..files.len()).filter(|index| belongs(&files[*index])).collect();
    mine.sort_by_key(|index| (files[*index].taken.receipt.at, *index));
    mine
}

fn unit_standings(report: &Report, unit: &Unit, files: &mut [File], now: NaiveDateTime) -> Vec<Standing> {
    let mine = mine(report, unit, files);
    let booked: Vec<(String, usize)> = if report.recurring() {
        booking::book(report, &mine, files)
    } else {
        mine.iter().map(|index| (String::new(), *index)).collect()
    };
    let occasions = report.occasions();
    let mut standings = Vec::new();
    for occasion in &occasions {
        let versions: Vec<usize> =
            booked.iter().filter(|(period, _)| *period == occasion.period).map(|(_, index)| *index).collect();
        let standing = standing::standing(&unit.code, &report.id, occasion, versions, files, now);
        mark(&standing, files);
        standings.push(standing);
    }
    standings
}

/// Writes back on the files what the standing makes of them.
fn mark(standing: &Standing, files: &mut [File]) {
    let counting = standing.effective.and_then(|index| standing.versions.iter().position(|one| *one == index));
    for (number, index) in (1..).zip(&standing.versions) {
        let file = &mut files[*index];
        file.version = number;
        file.period.clone_from(&standing.period);
        let read =
            !matches!(file.outcome, FileOutcome::Unreadable | FileOutcome::Unidentified | FileOutcome::WrongForm);
        if read {
            file.outcome = match counting {
                Some(place) if place + 1 == number as usize => FileOutcome::Current,
                Some(place) if place + 1 < number as usize => FileOutcome::Pending,
                _ => FileOutcome::Superseded,
            };
        }
        let doubtful = matches!(standing.timeliness, Some(super::Timeliness::Doubtful { .. }));
        if doubtful && number == 1 {
            let at = file.taken.receipt.at;
            let text = format!("{}, {}", clock_text(at), day_text(at.date()));
            file.taken.findings.push(Finding::new(Code::ReceiptTimeWeak).with("received", text));
        }
    }
}

fn indicators(
    plan: &Plan,
    files: &[File],
    standings: &[Standing],
    issued: &Issued,
    now: NaiveDateTime,
) -> Vec<IndicatorResult> {
    let mut results: BTreeMap<&str, IndicatorResult> = BTreeMap::new();
    for report in &plan.reports {
        let latest = latest(report, standings, now);
        let judge = Judge::new(plan.indicators_of(&report.id).collect());
        let judged: Vec<(&Unit, Vec<UnitOutcome>)> = latest
            .iter()
            .filter_map(|standing| unit_outcomes(plan, report, standing, files, issued, &judge, now))
            .collect();
        let keys = |unit: &str, table: &str| row_keys(plan, report, unit, table, &latest, files);
        for (index, indicator) in plan.indicators_of(&report.id).enumerate() {
            let units = judged
                .iter()
                .filter(|(unit, _)| in_scope(indicator, report, unit))
                .map(|(_, outcomes)| outcomes[index].clone());
            let result = result(plan, indicator, units.collect(), &latest, &keys);
            results.insert(&indicator.id, result);
        }
    }
    plan.indicators.iter().filter_map(|indicator| results.remove(indicator.id.as_str())).collect()
}

/// An indicator of the office's own report speaks of the office, whatever its scope.
fn in_scope(indicator: &crate::plan::Indicator, report: &Report, unit: &Unit) -> bool {
    report.scope.covers(unit)
        && (indicator.scope.covers(unit) || (unit.is_khoi() && report.scope == crate::plan::Scope::Khoi))
}

/// The standings indicators read: the occasion due last, or the only one.
fn latest<'s>(report: &Report, standings: &'s [Standing], now: NaiveDateTime) -> Vec<&'s Standing> {
    let occasions = report.occasions();
    let passed = occasions.iter().rfind(|occasion| occasion.due.is_none_or(|due| due.passed(now)));
    let period = passed.or_else(|| occasions.first()).map(|occasion| occasion.period.clone()).unwrap_or_default();
    standings.iter().filter(|standing| standing.report == report.id && standing.period == period).collect()
}

fn unit_outcomes<'p>(
    plan: &'p Plan,
    report: &Report,
    standing: &Standing,
    files: &[File],
    issued: &Issued,
    judge: &Judge<'_>,
    now: NaiveDateTime,
) -> Option<(&'p Unit, Vec<UnitOutcome>)> {
    let unit = plan.units.get(&standing.unit)?;
    let due = standing.due.is_none_or(|due| due.passed(now));
    let content = standing.effective.and_then(|index| files[index].taken.content.as_ref());
    let outcomes = match content {
        Some(content) => judge.outcomes(&unit.code, &content.figures, true, due),
        None => judge.outcomes(&unit.code, &known_before(plan, report, unit, issued), false, due),
    };
    Some((unit, outcomes))
}

/// Figures known without a report: attributes and what was prefilled at issue.
fn known_before(plan: &Plan, report: &Report, unit: &Unit, issued: &Issued) -> Figures {
    let empty = BTreeMap::new();
    let prefilled = issued.newest(&report.id, &unit.code).map_or(&empty, |row| &row.prefilled);
    plan.form_of(report).map(|form| Figures::known_before(plan, form, unit, prefilled)).unwrap_or_default()
}

fn row_keys(
    plan: &Plan,
    report: &Report,
    unit: &str,
    table: &str,
    standings: &[&Standing],
    files: &[File],
) -> Vec<String> {
    let found = || {
        let standing = standings.iter().find(|standing| standing.unit == unit)?;
        let submission = files[standing.effective?].submission()?;
        let table = plan.form_of(report)?.table(table)?;
        Some(distinct::keys(plan, table, plan.units.get(unit)?, submission))
    };
    found().unwrap_or_default()
}
