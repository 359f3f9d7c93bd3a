//! What the versions of one report are to each other: a later one that takes its place, one that adds to it, one that
//! has lost what was there before, two of one instant. What their names do not settle is put to the office.

use super::{File, standing, supplement};
use crate::check::{Code, Finding};
use crate::form::Role;
use crate::intake::{Issued, Row, Submission};
use crate::naming::Edition;
use crate::plan::{Plan, Severity};
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
    let versions = &wholes_first(versions, files);
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
        let gone = gone(by, &files[base], &files[index]);
        if edition == Edition::Supplement
            && lost + gone.rows.len() > 0
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
        } else if !gone.rows.is_empty() && !files[index].findings().iter().any(|one| one.code == Code::PeriodChanged) {
            let finding = gone.finding(files[base].name());
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

/// Rows that stood in the earlier file and stand in the later no more.
struct Gone {
    /// What they are called.
    rows: Vec<String>,
    /// Whether a list lost more than half of them.
    most: bool,
}

impl Gone {
    /// Named on the later file. A list that lost most of its rows is asked about; of a few it is told which.
    fn finding(&self, earlier: &str) -> Finding {
        const NAMED: usize = 3;
        let named = self.rows.iter().take(NAMED).map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
        let more = self.rows.len().saturating_sub(NAMED);
        let finding = Finding::new(Code::RowsDropped).with("file", earlier).with("count", self.rows.len());
        let finding =
            finding.with("rows", if more > 0 { format!("{named}, …") } else { named }).with("most", self.most);
        if self.most { finding.graded(Severity::Warning) } else { finding }
    }
}

/// A row is the same one where the plan's key of its list says so, whatever else was changed in it.
fn gone(by: &Judged<'_>, before: &File, after: &File) -> Gone {
    let mut gone = Gone { rows: Vec::new(), most: false };
    let (Some(report), Some(one), Some(other)) =
        (before.report().and_then(|id| by.plan.report(id)), before.submission(), after.submission())
    else {
        return gone;
    };
    for table in one.tables.keys() {
        let keyed = |submission| {
            let keys = supplement::keys(by, report, table, submission);
            let own =
                submission.rows(table).iter().enumerate().filter(|(_, row)| !submission.carried.contains(&row.key()));
            own.map(|(at, row)| (keys.get(at).cloned().unwrap_or_else(|| row.key()), row)).collect::<Vec<_>>()
        };
        let (rows, known) = (keyed(one), keyed(other).into_iter().map(|(key, _)| key).collect::<BTreeSet<_>>());
        let lacking: Vec<String> =
            rows.iter().filter(|(key, _)| !known.contains(key)).map(|(_, row)| row.name()).collect();
        // «Không phát sinh» is said, not forgotten.
        gone.most |= lacking.len() * 2 > rows.len() && known.len() < rows.len() && !other.is_nil(table);
        gone.rows.extend(lacking);
    }
    gone
}

/// What is named a supplement adds to the whole report that came with or after it, if none came before.
fn wholes_first(versions: &[usize], files: &[File]) -> Vec<usize> {
    let adds = |index: &usize| files[*index].edition == Edition::Supplement && files[*index].says_something();
    let whole = |index: &usize| !adds(index) && files[*index].says_something();
    let Some(first) = versions.iter().position(whole) else { return versions.to_vec() };
    let (early, before): (Vec<usize>, Vec<usize>) = versions[..first].iter().partition(|index| adds(index));
    let rest = versions[first + 1..].iter().copied();
    before.into_iter().chain([versions[first]]).chain(early).chain(rest).collect()
}
