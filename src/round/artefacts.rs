//! Papers, dossiers and pictures beside the workbooks: whose they are, and which part of which report.

use super::{Evidence, File, FileOutcome, Receipt, Standing};
use crate::check::{Code, Finding};
use crate::format::FileKind;
use crate::intake::Issued;
use crate::plan::{Artefact, Files, Plan, Report, clock_text, day_text, is_picture};
use crate::ruling::{Ruling, Rulings};
use chrono::NaiveDateTime;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// One part of a report beside its workbook, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Id of the artefact in the plan.
    pub id: String,
    /// Whether the report is complete only with it.
    pub required: bool,
    /// Files that came, and workbooks with such pictures pasted inside, by name.
    pub files: Vec<String>,
    /// When and how it came otherwise than as a file, as the office noted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub noted: Option<Receipt>,
}

impl Part {
    /// Whether it came, as a file or otherwise.
    pub fn came(&self) -> bool {
        !self.files.is_empty() || self.noted.is_some()
    }
}

/// Parts the office has in its hands: paper with a stamp, prints of photos.
pub(super) fn noted(rulings: &Rulings, standings: &mut [Standing], now: NaiveDateTime) {
    for decision in rulings.iter() {
        let Ruling::Paper { unit, report, period, artefact, at, channel } = &decision.ruling else { continue };
        let mine = |one: &&mut Standing| one.unit == *unit && one.report == *report && one.period == *period;
        let parts = standings.iter_mut().filter(mine).flat_map(|one| &mut one.artefacts);
        for part in parts.filter(|part| part.id == *artefact && *at <= now) {
            part.noted = Some(Receipt { at: *at, channel: channel.clone(), evidence: Evidence::Office });
        }
    }
}

/// Unit, report and period.
type Place = (String, String, String);

/// The parts a report consists of beside its workbook, none of them received.
pub(super) fn parts(report: &Report) -> Vec<Part> {
    let others = report.artefacts.iter().filter(|one| one.files != Files::Workbook);
    others.map(|one| Part { id: one.id.clone(), required: one.required, files: Vec::new(), noted: None }).collect()
}

/// Gives every paper and picture to the report it belongs to, or puts it to the office.
pub(super) fn attribute(
    plan: &Plan,
    issued: &Issued,
    files: &mut [File],
    standings: &mut [Standing],
    now: NaiveDateTime,
) {
    pasted(plan, files, standings);
    let mut order: Vec<usize> = (0..files.len()).collect();
    order.sort_by_key(|index| (files[*index].arrival(), *index));
    let mut known: BTreeMap<(String, Option<Place>), String> = BTreeMap::new();
    for index in order {
        let Some(kind) = files[index].taken.paper.filter(|_| files[index].outcome == FileOutcome::Unreadable) else {
            continue;
        };
        if !plan.reports.iter().any(|report| report.artefacts.iter().any(|one| one.files.takes(kind))) {
            continue;
        }
        let receipt = &files[index].taken.receipt;
        if receipt.at > now && !receipt.evidence.is_weak() {
            files[index].outcome = FileOutcome::Later;
            continue;
        }
        let found = place(plan, issued, files, index, kind);
        // One paper may be several units'; of one unit's it is wanted once.
        let same = (files[index].taken.hash.clone(), found.as_ref().map(|(place, _)| place.clone()));
        if let Some(name) = known.get(&same) {
            files[index].is_copy_of(name);
            continue;
        }
        known.insert(same, files[index].taken.name.clone());
        let named = found.as_ref().is_some_and(|(_, named)| *named);
        let standing = found.and_then(|((unit, report, period), _)| {
            standings.iter_mut().find(|one| one.unit == unit && one.report == report && one.period == period)
        });
        let artefact = standing.as_ref().and_then(|one| artefact(plan.report(&one.report)?, kind, named));
        if let Some((standing, artefact)) = standing.zip(artefact) {
            book(plan, &mut files[index], standing, artefact);
        } else {
            files[index].outcome = FileOutcome::Unidentified;
            files[index].taken.findings = vec![Finding::new(Code::ArtefactUnclear).with("kind", kind.text())];
        }
    }
    standings.iter_mut().flat_map(|one| &mut one.artefacts).for_each(|part| part.files.sort());
}

fn book(plan: &Plan, file: &mut File, standing: &mut Standing, artefact: &Artefact) {
    let at = file.taken.receipt.at;
    let unit = plan.units.get(&standing.unit).map_or(standing.unit.as_str(), |unit| unit.short_name.as_str());
    let finding = Finding::new(Code::SignedCopyReceived)
        .with("artefact", &artefact.label)
        .with("unit", unit)
        .with("received", format!("{}, {}", clock_text(at), day_text(at.date())))
        .with("workbook", if standing.versions.is_empty() { "missing" } else { "received" });
    file.outcome = FileOutcome::Artefact;
    file.period.clone_from(&standing.period);
    file.taken.named = Some((standing.unit.clone(), standing.report.clone(), standing.period.clone()));
    file.taken.findings = vec![finding];
    if let Some(part) = standing.artefacts.iter_mut().find(|part| part.id == artefact.id) {
        part.files.push(file.taken.name.clone());
    }
}

/// Pictures pasted inside workbooks count as photos.
fn pasted(plan: &Plan, files: &[File], standings: &mut [Standing]) {
    for standing in standings {
        let photos = plan
            .report(&standing.report)
            .and_then(|report| report.artefacts.iter().find(|one| one.files == Files::Photos));
        let Some(part) = photos.and_then(|one| standing.artefacts.iter_mut().find(|part| part.id == one.id)) else {
            continue;
        };
        let versions = standing.versions.iter().map(|index| &files[*index]);
        let with = versions.filter(|file| file.findings().iter().any(|one| one.code == Code::PicturesInside));
        part.files.extend(with.map(|file| file.name().to_owned()));
    }
}

/// The artefact a kind of file is: a picture is a photo, unless its name is that of the form it is a picture of.
fn artefact(report: &Report, kind: FileKind, named: bool) -> Option<&Artefact> {
    let of = |files: Files| report.artefacts.iter().find(|one| one.files == files && files.takes(kind));
    if is_picture(kind) && !named {
        return of(Files::Photos).or_else(|| of(Files::Paper));
    }
    of(Files::Paper).or_else(|| of(Files::Dossier)).or_else(|| of(Files::Photos))
}

/// Whose and for what, and whether the file's own name says so. Two signs that disagree say nothing.
fn place(plan: &Plan, issued: &Issued, files: &[File], index: usize, kind: FileKind) -> Option<(Place, bool)> {
    let file = &files[index];
    let assigned = file.taken.assigned.as_deref();
    let named = by_name(plan, issued, file).filter(|place| assigned.is_none_or(|unit| unit == place.0));
    if let Some(place) = file.taken.named.clone().filter(|_| assigned.is_some()) {
        return Some((dated(plan, place, file), named.is_some()));
    }
    let beside = beside(files, index);
    let sender = file.taken.mail.as_ref().map_or("", |mail| mail.sender.as_str());
    let sender = plan
        .units
        .iter()
        .find(|unit| !sender.is_empty() && unit.email.as_ref().is_some_and(|email| email.eq_ignore_ascii_case(sender)));
    let said =
        [named.as_ref().map(|place| &place.0), beside.as_ref().map(|place| &place.0), sender.map(|unit| &unit.code)];
    let units: BTreeSet<&String> = said.into_iter().flatten().collect();
    if units.len() != 1 {
        return None;
    }
    if let Some(place) = named {
        return Some((dated(plan, place, file), true));
    }
    if let Some(place) = beside {
        return Some((place, false));
    }
    // A sender tells the unit; the report must then be the only one with such a part.
    let unit = sender?;
    let mut takes = plan.reports.iter().filter(|report| {
        plan.units_of(report).any(|one| one.code == unit.code) && artefact(report, kind, false).is_some()
    });
    let report = takes.next().filter(|_| takes.next().is_none())?;
    Some((dated(plan, (unit.code.clone(), report.id.clone(), String::new()), file), false))
}

/// By the exact name of an issued form but for its ending, or by the form code in the name.
fn by_name(plan: &Plan, issued: &Issued, file: &File) -> Option<Place> {
    let bare = crate::naming::bare(file.name());
    let stem = bare.rsplit_once('.').map_or(bare, |(stem, _)| stem);
    let folded = stem.to_uppercase();
    let matches = |row: &&crate::intake::RosterRow| {
        let report = plan.report(&row.report).map_or("", |report| report.code.as_str());
        let code = format!("{}-{report}-{}-{}", plan.code, row.unit, row.ordinal).to_uppercase();
        let coded = folded
            .find(&code)
            .is_some_and(|at| !folded[at + code.len()..].starts_with(|next: char| next.is_ascii_digit()));
        coded || row.file.rsplit_once('.').is_some_and(|(own, _)| own == stem)
    };
    let row = issued.roster.iter().rev().find(matches)?;
    Some((row.unit.clone(), row.report.clone(), row.period.clone()))
}

/// By the only workbook in the same mail, archive or folder, or in the nearest one around that holds any.
fn beside(files: &[File], index: usize) -> Option<Place> {
    let mut around = files[index].name();
    let mut first = true;
    while let Some((place, _)) = around.rsplit_once('/') {
        around = place;
        let opened = files.iter().any(|file| file.name() == place && file.outcome == FileOutcome::Opened);
        if !first && !opened {
            return None;
        }
        first = false;
        let inside = |file: &&File| file.name().strip_prefix(place).is_some_and(|rest| rest.starts_with('/'));
        let books = files.iter().filter(inside).filter(|file| file.submission().is_some());
        let places: BTreeSet<Place> = books
            .filter_map(|file| Some((file.unit()?.to_owned(), file.report()?.to_owned(), file.period.clone())))
            .collect();
        if !places.is_empty() {
            return places.iter().next().filter(|_| places.len() == 1).cloned();
        }
    }
    None
}

/// A report with periods is asked for at the first deadline after the file came.
fn dated(plan: &Plan, place: Place, file: &File) -> Place {
    let Some(report) = plan.report(&place.1).filter(|report| place.2.is_empty() && report.periodic()) else {
        return place;
    };
    let at = file.taken.receipt.at;
    let open = report.occasions().iter().find(|one| one.due.is_none_or(|due| due.met_by(at)));
    let period = open.or(report.occasions().last()).map(|one| one.period.clone());
    (place.0, place.1, period.unwrap_or_default())
}
