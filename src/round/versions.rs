//! What the versions of one report are to each other: a later one that takes its place, one that adds to it, one that
//! has lost what was there before, two of one instant. What their names do not settle is put to the office.

use super::{File, standing, supplement};
use crate::check::{Code, Finding};
use crate::form::Role;
use crate::intake::{Issued, Row, Submission};
use crate::naming::Edition;
use crate::plan::Plan;
use crate::ruling::Rulings;
use crate::value::Raw;
use std::collections::{BTreeMap, BTreeSet};

/// What versions are judged by.
pub(super) struct Judged<'a> {
    pub(super) plan: &'a Plan,
    pub(super) issued: &'a Issued,
    pub(super) rulings: &'a Rulings,
}

/// Settles the versions of one report, oldest first: leaves findings on the files, and adds supplements to what they
/// supplement.
pub(super) fn settle(by: &Judged<'_>, versions: &[usize], files: &mut [File]) {
    tied(versions, files);
    for (place, index) in versions.iter().copied().enumerate() {
        let earlier = &versions[..place];
        if !files[index].says_something() {
            continue;
        }
        let base = standing::effective(earlier, files).filter(|base| files[*base].says_something());
        let edition = files[index].edition;
        let Some(base) = base else {
            let alone = (edition == Edition::Supplement).then(|| Finding::new(Code::SupplementAlone));
            files[index].taken.findings.extend(alone);
            continue;
        };
        let lost = lost(by, &files[base], &files[index]);
        if edition == Edition::Supplement
            && lost + strange(&files[base], &files[index]) > 0
            && supplement::add(by, versions, (base, index), files)
        {
            continue;
        }
        if edition != Edition::Plain {
            let finding = named(edition, &files[base]);
            files[index].taken.findings.push(finding);
        }
        let filled = files[base].submission().map_or(0, filled);
        if lost * 2 > filled {
            let finding = Finding::new(Code::VersionShrunk).with("file", files[base].name()).with("count", lost);
            files[index].taken.findings.push(finding);
        }
    }
}

/// Two versions of one instant, or of no certain order, that differ, and whose names say nothing of their order: neither is taken unasked.
fn tied(versions: &[usize], files: &mut [File]) {
    for pair in versions.windows(2) {
        let (one, other) = (&files[pair[0]], &files[pair[1]]);
        let same =
            one.taken.receipt.at == other.taken.receipt.at && one.saved_before_seen() == other.saved_before_seen();
        // First seen after a receipt that is certain, yet saved before it: which came first, nobody knows.
        let unsure = !one.taken.receipt.evidence.is_weak()
            && other.saved_before_seen().is_some_and(|saved| saved <= one.taken.receipt.at);
        let untold = one.edition.rank() == other.edition.rank() && one.edition != Edition::Supplement;
        let differ =
            one.submission().zip(other.submission()).is_some_and(|(one, other)| content(one) != content(other));
        if !((same || unsure) && untold && differ) {
            continue;
        }
        let [first, second] = [(one, "true"), (other, "false")]
            .map(|(file, later)| Finding::new(Code::VersionsTied).with("file", file.name()).with("later", later));
        files[pair[0]].taken.findings.push(second);
        files[pair[1]].taken.findings.push(first);
    }
}

/// Everything that stands in a workbook, wherever it stands.
fn content(submission: &Submission) -> (BTreeMap<&String, String>, Vec<(&String, String)>) {
    let cells = submission.cells.iter().filter(|(_, entry)| entry.raw != Raw::Empty);
    let cells = cells.map(|(name, entry)| (name, crate::value::key(&entry.raw.shown()))).collect();
    let rows = submission.tables.iter().flat_map(|(table, rows)| rows.iter().map(move |row| (table, row.key())));
    (cells, rows.collect())
}

/// «lần 2», «sửa», «thay thế»: told, and an ordinary later version.
fn named(edition: Edition, before: &File) -> Finding {
    let times = if let Edition::Nth(times) = edition { times.to_string() } else { String::new() };
    Finding::new(Code::VersionNamed).with("edition", edition.text()).with("times", times).with("file", before.name())
}

/// Names of the single cells a unit filled.
pub(super) fn typed(submission: &Submission) -> impl Iterator<Item = &String> {
    let own = submission.inputs.iter().filter(|(_, role)| matches!(role, Role::Input | Role::Nil | Role::Note));
    own.map(|(name, _)| name).filter(|name| submission.cell(name).is_some_and(|entry| entry.raw != Raw::Empty))
}

/// The rows of a table that are the unit's own work.
fn own_rows<'s>(submission: &'s Submission, table: &str) -> impl Iterator<Item = &'s Row> {
    submission.rows(table).iter().filter(|row| !submission.carried.contains(&row.key()))
}

/// Cells and rows a unit filled.
fn filled(submission: &Submission) -> usize {
    let rows = submission.tables.keys().map(|table| own_rows(submission, table).count());
    typed(submission).count() + rows.sum::<usize>()
}

/// Cells and rows filled before that the later file leaves blank. What it declares «không phát sinh» is not lost.
fn lost(by: &Judged<'_>, before: &File, after: &File) -> usize {
    let (Some(before), Some(after)) = (before.submission(), after.submission()) else { return 0 };
    let layout = by.issued.kept(&before.report, &before.revision).map(|kept| &kept.layout);
    let nil = |name: &String| {
        let place = layout.and_then(|layout| layout.place(name));
        place.is_some_and(|place| after.is_nil(&place.section) || after.is_nil(&place.of))
    };
    let blank = |name: &&String| after.cell(name).is_none_or(|entry| entry.raw == Raw::Empty);
    let cells = typed(before).filter(blank).filter(|name| !nil(name)).count();
    let rows = before
        .tables
        .keys()
        .filter(|table| !after.is_nil(table))
        .map(|table| own_rows(before, table).count().saturating_sub(own_rows(after, table).count()));
    cells + rows.sum::<usize>()
}

/// Lists none of whose earlier rows stand in the later file, though it has rows of its own: what adds to a list need
/// not be shorter than it.
fn strange(before: &File, after: &File) -> usize {
    let (Some(before), Some(after)) = (before.submission(), after.submission()) else { return 0 };
    let other = |table: &&String| {
        let known: BTreeSet<String> = own_rows(before, table).map(Row::key).collect();
        !known.is_empty() && own_rows(after, table).all(|row| !known.contains(&row.key()))
    };
    before.tables.keys().filter(other).count()
}
