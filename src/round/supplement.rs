//! A file named «bổ sung» that holds only a part: what it says is added to the report it supplements, and what it
//! leaves blank stays as it was. The report's own file goes on to count, with the findings of the two together.

use super::versions::{Judged, typed};
use super::{Content, File, Review, RowKeys, standing, understand};
use crate::check::{Code, Finding};
use crate::form::{Kept, Role};
use crate::intake::{Entry, Row, Submission, required};
use crate::plan::{Report, Severity};
use crate::value::{Raw, Reading};
use std::collections::BTreeMap;

/// What came of adding: cells and rows.
#[derive(Default)]
struct Added {
    cells: usize,
    rows: usize,
    /// Cells that said something else before: «Tên tập thể: “A” → “B”».
    changed: Vec<String>,
}

impl Added {
    /// One cell says something else than before.
    fn change(&mut self, old: &Entry, new: &Entry) {
        self.changed.push(format!("{} “{}” → “{}”", new.spot.a1(), old.said(), new.said()));
    }
}

/// Adds a file to the report of another. Whether it could be: two forms that differ are the office's to join.
pub(super) fn add(by: &Judged<'_>, versions: &[usize], (base, index): (usize, usize), files: &mut [File]) -> bool {
    let Some((whole, part)) = files[base].taken.content.clone().zip(files[index].taken.content.clone()) else {
        return false;
    };
    let Some(report) = by.plan.report(&whole.identity.report) else { return false };
    let fits = |one: &&Content| {
        by.issued.kept(&report.id, &one.identity.revision).is_some_and(|kept| holds(kept, &whole, &part))
    };
    let Some(form) = [&whole, &part].into_iter().find(fits) else { return false };
    let Some(kept) = by.issued.kept(&report.id, &form.identity.revision) else { return false };
    let judged = |content: &Content, submission| {
        understand::judge(by.plan, by.issued, kept, content.identity.clone(), submission, Some(by.rulings))
    };
    let early = files[index].taken.receipt.at < files[base].taken.receipt.at;
    let (mut joined, added) = join(by, report, (&whole.submission, &part.submission), early);
    joined.revision.clone_from(&form.identity.revision);
    joined.required = required(&kept.layout, &joined);
    let Some((content, together)) = judged(form, joined) else { return false };
    let alone = judged(&whole, whole.submission.clone()).map(|(_, findings)| findings).unwrap_or_default();

    // What a part lacks is no fault of it; what the two lack together is.
    let own = |finding: &&Finding| !of_a_whole(finding) || (together.contains(finding) && !alone.contains(finding));
    let mut of_part: Vec<Finding> = files[index].taken.findings.iter().filter(own).cloned().collect();
    let of_file = files[base].taken.findings.iter().filter(|finding| !alone.contains(finding)).cloned();
    let of_whole: Vec<Finding> =
        of_file.chain(together.iter().filter(|finding| !of_part.contains(finding)).cloned()).collect();

    let was = standing::review_with(base, versions, files);
    // What the office took as it is stays so, whatever is added.
    let taken = |index: usize, findings: &[Finding]| {
        if files[index].taken.accepted.is_some() { Review::Accepted } else { Review::of(findings) }
    };
    let told = told(files[base].name(), &added, early);
    let now = taken(base, &of_whole).min(taken(index, &of_part));
    if was == Review::Accepted && now != Review::Accepted {
        // What is good is never spoilt by what was added later.
        let new = of_whole.into_iter().filter(|finding| !files[base].taken.findings.contains(finding));
        of_part.extend(new.collect::<Vec<_>>());
        of_part.push(told.with("held", true).graded(Severity::Warning));
    } else {
        let before = files[base].taken.content.replace(content);
        files[base].before.extend(before);
        files[base].taken.findings = of_whole;
        files[index].adds_to = Some(base);
        of_part.push(told);
    }
    files[index].taken.findings = of_part;
    true
}

/// What was added, and what was changed.
fn told(whole: &str, added: &Added, early: bool) -> Finding {
    let finding = Finding::new(Code::Supplement)
        .with("file", whole)
        .with("cells", added.cells)
        .with("rows", added.rows)
        .with("changed", added.changed.join("; "));
    let nothing = added.cells + added.rows + added.changed.len() == 0;
    let finding = if early { finding.with("early", true) } else { finding };
    let finding = if nothing { finding.with("nothing", true) } else { finding };
    if early || nothing { finding.graded(Severity::Warning) } else { finding }
}

/// Findings that only a whole report can earn.
fn of_a_whole(finding: &Finding) -> bool {
    matches!(
        finding.code,
        Code::RequiredMissing
            | Code::ListMissing
            | Code::ListNotFound
            | Code::SheetGone
            | Code::RowVanished
            | Code::CheckBroken
            | Code::NilContradicted
    )
}

/// Whether a form has a place for everything that stands in either file.
fn holds(kept: &Kept, whole: &Content, part: &Content) -> bool {
    let both = [&whole.submission, &part.submission];
    let cells = both.iter().flat_map(|one| typed(one)).all(|name| kept.layout.place(name).is_some());
    let rows = both.iter().flat_map(|one| one.tables.iter()).filter(|(_, rows)| !rows.is_empty());
    cells && rows.into_iter().all(|(table, _)| kept.layout.table(table).is_some())
}

/// Both together. What each says of one cell: the later one's word; `early` = the part came before the whole.
fn join(
    by: &Judged<'_>,
    report: &Report,
    (whole, part): (&Submission, &Submission),
    early: bool,
) -> (Submission, Added) {
    let (mut joined, mut added) = (whole.clone(), Added::default());
    let inputs = part.inputs.iter().filter(|(_, role)| matches!(role, Role::Input | Role::Nil | Role::Note));
    for (name, _) in inputs {
        let Some(entry) = part.cell(name).filter(|entry| entry.raw != Raw::Empty) else { continue };
        let old = joined.cell(name);
        // What cannot be read takes nothing's place.
        let readable = |reading: &Reading| matches!(reading, Reading::Value { .. } | Reading::NotApplicable);
        let keeps = old.is_some_and(|old| readable(&old.reading) && !readable(&entry.reading));
        let same = old.is_some_and(|old| crate::value::key(&old.raw.shown()) == crate::value::key(&entry.raw.shown()));
        if !keeps && !same {
            match old.filter(|old| old.raw != Raw::Empty) {
                Some(old) if early => {
                    added.change(entry, old);
                    continue;
                }
                Some(old) => added.change(old, entry),
                None => added.cells += 1,
            }
            joined.cells.insert(name.clone(), entry.clone());
        }
    }
    joined.carried.extend(part.carried.iter().cloned());
    for (table, rows) in &part.tables {
        let keys = |submission| keys(by, report, table, submission);
        let merged = merge((whole.rows(table), &keys(whole)), (rows, &keys(part)), early, &mut added);
        joined.tables.insert(table.clone(), merged);
    }
    (joined, added)
}

/// What makes two rows the same thing, where the plan says so.
pub(super) fn keys(by: &Judged<'_>, report: &Report, table: &str, submission: &Submission) -> Vec<String> {
    let table = by.plan.form_of(report).and_then(|form| form.table(table)).filter(|table| !table.key.is_empty());
    let unit = by.plan.units.get(&submission.unit);
    table.zip(unit).map(|(table, unit)| RowKeys::new(by.plan).of(table, unit, submission)).unwrap_or_default()
}

/// Rows of both, equal ones once; of a row that both have, the filled cells of the later.
fn merge(
    (whole, known): (&[Row], &[String]),
    (part, keys): (&[Row], &[String]),
    early: bool,
    added: &mut Added,
) -> Vec<Row> {
    let mut rows = whole.to_vec();
    let places: BTreeMap<&String, usize> = known.iter().enumerate().rev().map(|(place, key)| (key, place)).collect();
    for (number, row) in part.iter().enumerate() {
        if rows.iter().any(|one| one.key() == row.key()) {
            continue;
        }
        let Some(place) = keys.get(number).and_then(|key| places.get(key)) else {
            added.rows += 1;
            rows.push(row.clone());
            continue;
        };
        for (name, entry) in row.cells.iter().filter(|(_, entry)| entry.raw != Raw::Empty) {
            let old = rows[*place].cells.get(name).filter(|old| old.raw != Raw::Empty).cloned();
            match old {
                Some(old) if crate::value::key(&old.raw.shown()) == crate::value::key(&entry.raw.shown()) => {}
                Some(old) if early => added.change(entry, &old),
                old => {
                    match &old {
                        Some(old) => added.change(old, entry),
                        None => added.cells += 1,
                    }
                    rows[*place].cells.insert(name.clone(), entry.clone());
                }
            }
        }
    }
    rows
}
