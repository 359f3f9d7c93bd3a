//! `receive`, `assign`, `enter`: what the office knows of a file: when and how it came, whose it is.

use super::bureau::{Bureau, bring, fault, place};
use super::status::Focus;
use super::{Folder, Output};
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
    files.iter().try_for_each(|file| bring(&folder, file))?;
    let bureau = Bureau::open(Some(&folder.root), None, &Focus::default(), output)?;
    let at = came.at.ok_or_else(|| fault(Fault::Lacking("--at")))?;
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
    let lines = bureau.with_inside(found).filter(|line| line.outcome != FileOutcome::Opened);
    let rulings = lines.map(|line| assigned(&bureau, line, &unit, report)).collect::<Result<_>>()?;
    bureau.enter(rulings, "")
}

/// Whose a file is, and of which report where it does not say so itself.
pub(super) fn assigned(bureau: &Bureau<'_>, line: &File, unit: &str, report: Option<&str>) -> Result<Ruling> {
    let reports = &bureau.round.plan.reports;
    // A workbook says itself which report it is; nothing else does.
    let silent = line.taken.content.is_none() && line.taken.named.is_none() && report.is_none();
    if silent && line.outcome != FileOutcome::Unidentified && reports.len() > 1 {
        return Err(fault(Fault::WhichReport(reports.iter().map(|report| report.id.clone()).collect())));
    }
    let (hash, name) = (line.taken.hash.clone(), line.taken.name.clone());
    Ok(Ruling::Assign { hash, name, unit: unit.to_owned(), report: report.map(str::to_owned) })
}

/// The office filled in the unit's form, from paper or a photo.
pub(super) fn enter(unit: &str, file: &Path, came: Came<'_>, dir: Option<&Path>, output: &Output) -> Result<()> {
    let folder = Folder::open(&place(dir, Some(file))?)?;
    bring(&folder, file)?;
    let bureau = Bureau::open(Some(&folder.root), None, &Focus::default(), output)?;
    let unit = bureau.unit(unit)?.code.clone();
    let taken = &bureau.file(file)?.taken;
    let (hash, name) = (taken.hash.clone(), taken.name.clone());
    let at = came.at.map_or(Ok(bureau.moment.at), |at| instant(&bureau, at))?;
    let channel = came.via.map_or_else(|| crate::text::register::BY_OFFICE.to_owned(), channel);
    let receipt = Ruling::Receipt { hash: hash.clone(), name: name.clone(), at, channel };
    bureau.enter(vec![Ruling::Enter { hash, name, unit }, receipt], "")
}

/// An instant that has passed.
pub(super) fn instant(bureau: &Bureau<'_>, text: &str) -> Result<NaiveDateTime> {
    let at = super::parse_instant(text).ok_or_else(|| Error::Instant { text: text.to_owned() })?;
    if at > bureau.moment.at { Err(fault(Fault::Ahead(text.to_owned()))) } else { Ok(at) }
}
