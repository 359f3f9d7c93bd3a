//! `receive`, `assign`, `enter`: what the office knows of a file: when and how it came, whose it is.

use super::bureau::{Bureau, bring, fault, place};
use super::status::Focus;
use super::{Folder, Moment, Output};
use crate::check::Code;
use crate::error::{Error, Result};
use crate::round::{File, FileOutcome};
use crate::ruling::{Fault, Ruling};
use chrono::NaiveDateTime;
use std::path::{Path, PathBuf};

/// When and how something came, as typed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Came<'a> {
    pub(super) at: Option<&'a str>,
    pub(super) via: Option<&'a str>,
}

/// When and how files came. One that lies elsewhere is copied into the inbox.
pub(super) fn receive(files: &[PathBuf], came: Came<'_>, dir: Option<&Path>, output: &Output) -> Result<()> {
    let first = files.first().map(PathBuf::as_path);
    let folder = Folder::open(&place(dir, first)?)?;
    let at = came.at.ok_or_else(|| fault(Fault::Lacking("--at")))?;
    passed(at, &folder, super::instant(&folder, None)?)?;
    files.iter().try_for_each(|file| bring(&folder, file))?;
    let bureau = Bureau::open(Some(&folder.root), None, &Focus::default(), output)?;
    let rulings = files.iter().map(|file| received(&bureau, bureau.file(file)?, at, came.via.unwrap_or_default()));
    let rulings = rulings.collect::<Result<_>>()?;
    bureau.enter(rulings, "")
}

/// When and how a file came.
pub(super) fn received(bureau: &Bureau<'_>, file: &File, at: &str, via: &str) -> Result<Ruling> {
    let (hash, name) = (file.taken.hash.clone(), file.taken.name.clone());
    Ok(Ruling::Receipt { hash, name, at: instant(bureau, at)?, channel: channel(via) })
}

/// A channel as the register keeps it.
pub(super) fn channel(said: &str) -> String {
    said.trim().to_lowercase()
}

/// Whose a file is; of an archive or mail, whose the files inside are.
pub(super) fn assign(file: &Path, unit: &str, report: Option<&str>, dir: Option<&Path>, output: &Output) -> Result<()> {
    let focus = Focus { report: report.map(str::to_owned), period: None };
    let bureau = Bureau::open(dir, Some(file), &focus, output)?;
    let unit = bureau.unit(unit)?.code.clone();
    let found = bureau.file(file)?;
    if found.findings().iter().any(|finding| finding.code == Code::MessagesOpened) {
        let each = bureau.with_inside(found).skip(1).map(|line| line.name().to_owned()).collect();
        return Err(fault(Fault::SeveralFiles(found.name().to_owned(), each)));
    }
    let lines = bureau.with_inside(found).filter(|line| line.outcome != FileOutcome::Opened);
    let rulings = lines.map(|line| assigned(&bureau, line, &unit, report)).collect::<Result<_>>()?;
    bureau.enter(rulings, "")
}

/// Whose a file is, and of which report where it does not say so itself.
pub(super) fn assigned(bureau: &Bureau<'_>, line: &File, unit: &str, report: Option<&str>) -> Result<Ruling> {
    let reports = &bureau.round.plan.reports;
    // A workbook says itself which report it is; nothing else does.
    let silent = line.taken.content.is_none() && line.taken.named.is_none() && report.is_none();
    let unread = !matches!(line.outcome, FileOutcome::Unidentified | FileOutcome::Duplicate);
    if silent && unread && reports.len() > 1 {
        return Err(fault(Fault::WhichReport(reports.iter().map(|report| report.id.clone()).collect())));
    }
    let (hash, name) = (line.taken.hash.clone(), line.taken.name.clone());
    Ok(Ruling::Assign { hash, name, unit: unit.to_owned(), report: report.map(str::to_owned) })
}

/// The office filled in the unit's form, from paper or a photo.
pub(super) fn enter(unit: &str, file: &Path, came: Came<'_>, dir: Option<&Path>, output: &Output) -> Result<()> {
    let folder = Folder::open(&place(dir, Some(file))?)?;
    if let Some(at) = came.at {
        passed(at, &folder, super::instant(&folder, None)?)?;
    }
    bring(&folder, file)?;
    let bureau = Bureau::open(Some(&folder.root), None, &Focus::default(), output)?;
    let unit = bureau.unit(unit)?.code.clone();
    let taken = &bureau.file(file)?.taken;
    let (hash, name) = (taken.hash.clone(), taken.name.clone());
    let mut rulings = vec![Ruling::Enter { hash: hash.clone(), name: name.clone(), unit }];
    // When the office filled it in says nothing of when the unit's paper came.
    if let Some(at) = came.at {
        let channel = came.via.map_or_else(|| crate::text::register::BY_OFFICE.to_owned(), channel);
        rulings.push(Ruling::Receipt { hash, name, at: instant(&bureau, at)?, channel });
    }
    bureau.enter(rulings, "")
}

/// An instant that has passed, with its time of day.
pub(super) fn instant(bureau: &Bureau<'_>, text: &str) -> Result<NaiveDateTime> {
    passed(text, &bureau.folder, bureau.moment)
}

fn passed(text: &str, folder: &Folder, moment: Moment) -> Result<NaiveDateTime> {
    let at = super::parse_instant(text).ok_or_else(|| Error::Instant { text: text.to_owned() })?;
    if !super::names_a_time(text) {
        return Err(fault(Fault::NoTime(text.to_owned())));
    }
    let began = folder.plan.issued.or(folder.plan.window.map(|window| window.from));
    if began.is_some_and(|began| at.date() < began) {
        return Err(fault(Fault::BeforePlan(text.to_owned())));
    }
    if at > moment.at { Err(fault(Fault::Ahead(text.to_owned()))) } else { Ok(at) }
}
