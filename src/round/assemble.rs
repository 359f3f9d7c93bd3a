//! Files × plan → [`Round`].

use super::indicators::{self, Seen};
use super::versions::{self, Judged};
use super::{
    Evidence, File, FileOutcome, Focus, Round, RowKeys, Standing, Taken, artefacts, booking, carry_stale, standing,
};
use crate::check::{Code, Finding};
use crate::intake::Issued;
use crate::plan::{Plan, Report, Severity, Unit, Units, clock_text, day_text};
use crate::ruling::Rulings;
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
    rulings: &Rulings,
    unmatched: Vec<String>,
) -> Round {
    let plan = old_names(plan, &focus);
    let mut files = files(taken, as_of);
    duplicates(&mut files);
    let mut standings = Vec::new();
    let by = Judged { plan: &plan, issued, rulings };
    for report in &plan.reports {
        for unit in plan.units_of(report) {
            standings.extend(unit_standings(&by, report, unit, &mut files, as_of));
        }
    }
    carry_stale::tell(&by, &mut files, &mut standings, as_of);
    unasked(&plan, &mut files);
    artefacts::attribute(&plan, issued, &mut files, &mut standings, as_of);
    artefacts::noted(rulings, &mut standings, as_of);
    let indicators = indicators::indicators(&Seen {
        plan: &plan,
        files: &files,
        standings: &standings,
        issued,
        focus: &focus,
        now: as_of,
        row_keys: RowKeys::new(&plan),
    });
    Round { plan, as_of, focus, files, standings, indicators, unmatched }
}

/// An old period keeps the old names of its units.
fn old_names(plan: Arc<Plan>, focus: &Focus) -> Arc<Plan> {
    let occasion = plan.report(&focus.report).and_then(|report| report.occasion(&focus.period));
    let day = occasion.and_then(|occasion| plan.day_of(occasion));
    let Some(day) = day.filter(|day| plan.units.iter().any(|unit| unit.former_name(*day).is_some())) else {
        return plan;
    };
    let units =
        plan.units.iter().map(|unit| unit.former_name(day).map_or_else(|| unit.clone(), |name| unit.renamed(name)));
    let units = Units::new(units.collect(), plan.units.attributes.clone());
    Arc::new(Plan { units, ..plan.as_ref().clone() })
}

fn files(mut taken: Vec<Taken>, now: NaiveDateTime) -> Vec<File> {
    taken.sort_by(|left, right| left.name.cmp(&right.name));
    // What the office knows to have come later was not there yet; a file's own date proves nothing.
    let later = |taken: &Taken| taken.receipt.at > now && !taken.receipt.evidence.is_weak();
    let outcome = |taken: &Taken| {
        taken.outcome.unwrap_or(if later(taken) { FileOutcome::Later } else { FileOutcome::Superseded })
    };
    taken
        .into_iter()
        .map(|taken| {
            let outcome = outcome(&taken);
            File::new(taken, outcome)
        })
        .collect()
}

/// Of identical files the first received that can count does; the others name it. A copy that somebody else sent, or
/// under another's name, is a question of its own.
fn duplicates(files: &mut [File]) {
    // A copy the office gave to another unit is that unit's report.
    let mut first: BTreeMap<(String, Option<String>), usize> = BTreeMap::new();
    let mut order: Vec<usize> = (0..files.len()).filter(|index| may_be_a_copy(&files[*index])).collect();
    order.sort_by_key(|index| (!may_count(&files[*index]), files[*index].arrival(), *index));
    for index in order {
        let same = (files[index].taken.hash.clone(), files[index].taken.assigned.clone());
        match first.get(&same) {
            Some(original) if may_count(&files[*original]) && files[index].outcome == FileOutcome::Unidentified => {}
            Some(original) => {
                let name = files[*original].taken.name.clone();
                files[index].is_copy_of(&name);
            }
            None => {
                first.insert(same, index);
            }
        }
    }
}

/// Papers are told apart once it is known whose they are: one paper may be several units'.
fn may_be_a_copy(file: &File) -> bool {
    let taken = &file.taken;
    file.outcome != FileOutcome::Skipped && taken.size > 0 && !taken.hash.is_empty() && taken.paper.is_none()
}

/// Whether nothing is known yet that keeps a file from being counted.
fn may_count(file: &File) -> bool {
    matches!(file.outcome, FileOutcome::Superseded | FileOutcome::Later)
}

/// Reports of units they are not asked of: put to the office, and in no sum.
fn unasked(plan: &Plan, files: &mut [File]) {
    for file in files.iter_mut().filter(|file| file.outcome == FileOutcome::Superseded && file.version == 0) {
        let named = file.unit().and_then(|code| plan.units.get(code)).zip(file.report().and_then(|id| plan.report(id)));
        let Some((unit, report)) = named.filter(|(unit, report)| !plan.units_of(report).any(|one| one == *unit)) else {
            continue;
        };
        let finding = Finding::new(Code::NotAsked).with("unit", &unit.name).with("report", &report.label);
        file.outcome = FileOutcome::Unidentified;
        file.taken.findings.insert(0, finding);
    }
}

/// One unit's files for a report, oldest first.
fn mine(report: &Report, unit: &Unit, files: &[File]) -> Vec<usize> {
    let belongs = |file: &File| {
        file.unit() == Some(&unit.code)
            && file.report() == Some(&report.id)
            && !matches!(
                file.outcome,
                FileOutcome::Duplicate | FileOutcome::Later | FileOutcome::Opened | FileOutcome::Skipped
            )
    };
    let mut mine: Vec<usize> = (0..files.len()).filter(|index| belongs(&files[*index])).collect();
    // Of one instant the names decide, as far as they say anything.
    mine.sort_by_key(|index| {
        let file = &files[*index];
        (file.taken.receipt.at, file.edition.rank(), file.saved_before_seen(), *index)
    });
    mine
}

fn unit_standings(
    by: &Judged<'_>,
    report: &Report,
    unit: &Unit,
    files: &mut [File],
    now: NaiveDateTime,
) -> Vec<Standing> {
    let plan = by.plan;
    let mine = mine(report, unit, files);
    let (told, mine): (Vec<usize>, Vec<usize>) =
        mine.into_iter().partition(|index| files[*index].is_message() && !report.accept_text);
    let told = booking::book(report, &told, files);
    only_told(&told, files);
    let booked: Vec<(String, usize)> = if report.recurring() {
        booking::book(report, &mine, files)
    } else if report.per_period() {
        booking::by_workbook(report, &mine, files)
    } else {
        mine.iter().map(|index| (String::new(), *index)).collect()
    };
    let mut standings = Vec::new();
    for occasion in report.occasions() {
        let versions: Vec<usize> =
            booked.iter().filter(|(period, _)| *period == occasion.period).map(|(_, index)| *index).collect();
        versions::settle(by, &versions, files);
        settle_accepted(&versions, files);
        // A report of a unit that is not asked is taken all the same.
        let asked = plan.day_of(occasion).is_none_or(|day| unit.exists_on(day));
        let message = told.iter().find(|(period, _)| *period == occasion.period);
        if asked || !versions.is_empty() {
            let mut standing = standing::standing(plan, unit, report, occasion, versions, files, now);
            standing.messaged = message.map(|(_, index)| files[*index].taken.receipt.clone());
            mark(&standing, files);
            standings.push(standing);
        }
    }
    standings
}

/// Messages where the plan asks for a file: told and shown, not counted.
fn only_told(told: &[(String, usize)], files: &mut [File]) {
    for (period, index) in told {
        let file = &mut files[*index];
        file.period.clone_from(period);
        file.outcome = FileOutcome::Messaged;
        file.taken.findings.push(Finding::new(Code::MessageOnly));
    }
}

/// What the office took as it is asks nothing any more.
fn settle_accepted(versions: &[usize], files: &mut [File]) {
    for index in versions {
        let taken = &mut files[*index].taken;
        let (Some(because), Some(_)) = (&taken.accepted, &taken.content) else { continue };
        let asked = |finding: &&mut Finding| finding.severity < Severity::Info && finding.code != Code::NothingFilled;
        taken.findings.iter_mut().filter(asked).for_each(|finding| finding.settle(because, ""));
    }
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
                Some(_) if file.adds_to.is_some() && file.adds_to == standing.effective => FileOutcome::Supplement,
                Some(_) if file.adds_to.is_some() => FileOutcome::Superseded,
                Some(place) if place + 1 == number as usize => FileOutcome::Current,
                Some(place) if place + 1 < number as usize => FileOutcome::Pending,
                _ => FileOutcome::Superseded,
            };
        }
        let doubtful = matches!(standing.timeliness, Some(super::Timeliness::Doubtful { .. }));
        if doubtful && number == 1 {
            let at = file.taken.receipt.at;
            let text = format!("{}, {}", clock_text(at), day_text(at.date()));
            let message = file.is_message() && file.taken.receipt.evidence == Evidence::MailDate;
            let by = if message { "message" } else { file.taken.receipt.evidence.text() };
            file.taken.findings.push(Finding::new(Code::ReceiptTimeWeak).with("received", text).with("by", by));
        }
    }
}
