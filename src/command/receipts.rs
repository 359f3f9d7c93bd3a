//! `receipts.csv` beside the inbox: what the office wrote down of each file: name, instant, channel.

use super::Folder;
use crate::disk;
use crate::error::{Error, Result};
use crate::naming::bare;
use crate::round::{Evidence, FileOutcome, Receipt, Taken};
use crate::text::run as words;
use std::collections::{BTreeMap, BTreeSet};

/// Receipts by file. Names compare without regard to case, as Windows compares them.
#[derive(Debug, Default)]
pub(super) struct Receipts {
    /// By name as written, folded.
    rows: BTreeMap<String, (String, Receipt)>,
    /// Bare file names that stand once in the inbox: only those need no folder in the list.
    unique: BTreeSet<String>,
    /// Every name of the inbox, folded.
    known: BTreeSet<String>,
    /// Names of opened archives and mails, folded: a row for one holds for all files inside.
    opened: BTreeSet<String>,
}

impl Receipts {
    /// Reads the list; an absent one is empty.
    pub(super) fn load(folder: &Folder, taken: &[Taken]) -> Result<Self> {
        let path = folder.root.join("receipts.csv");
        let opened = taken.iter().filter(|one| one.outcome == Some(FileOutcome::Opened));
        let mut receipts = Receipts {
            rows: BTreeMap::new(),
            unique: unique(taken),
            known: taken.iter().map(|one| fold(&one.name)).collect(),
            opened: opened.map(|one| fold(&one.name)).collect(),
        };
        let Some(text) = disk::text_if_there(&path)? else { return Ok(receipts) };
        let failed =
            |line: u64, reason: String| Error::Folder { path: path.clone(), reason: words::at_line(line, &reason) };
        let mut reader = crate::value::list(&text);
        let head = reader.headers().map_err(|error| failed(1, error.to_string()))?;
        if head.get(1).is_none_or(|cell| super::parse_instant(cell).is_some()) {
            return Err(failed(1, words::RECEIPTS_HEAD.to_owned()));
        }
        for record in reader.records() {
            let record =
                record.map_err(|error| failed(error.position().map_or(0, csv::Position::line), error.to_string()))?;
            let line = record.position().map_or(0, csv::Position::line);
            let (name, at) = (record.get(0).unwrap_or(""), record.get(1).unwrap_or(""));
            let at = super::parse_instant(at).ok_or_else(|| failed(line, words::bad_instant(at)))?;
            let channel = record.get(2).unwrap_or("").trim().to_owned();
            let name = crate::value::clean(name).replace('\\', "/");
            // A day without a time decides nothing on the day of the deadline.
            let exact = super::names_a_time(record.get(1).unwrap_or(""));
            let evidence = if exact { Evidence::Office } else { Evidence::FolderDay };
            let receipt = Receipt { at, channel, evidence };
            // The first receipt decides; a later row for the same file takes nothing back.
            let row = receipts.rows.entry(fold(&name)).or_insert_with(|| (name, receipt.clone()));
            if receipt.at < row.1.at {
                row.1 = receipt;
            }
        }
        Ok(receipts)
    }

    /// Writes the office's receipts over what the files say of themselves.
    /// What was entered in the register of a file, or of what it lies in, goes before.
    pub(super) fn enter(&self, taken: &mut [Taken]) {
        for one in taken.iter_mut().filter(|one| one.receipt.evidence > Evidence::Office) {
            if let Some(receipt) = self.of(&one.name).filter(|receipt| receipt.evidence < one.receipt.evidence) {
                one.receipt = receipt.clone();
            }
        }
    }

    /// The receipt of a file, or of the nearest archive or mail it came in.
    fn of(&self, name: &str) -> Option<&Receipt> {
        let folded = fold(name);
        let around =
            folded.match_indices('/').map(|(end, _)| &folded[..end]).filter(|name| self.opened.contains(*name));
        let nearest = around.collect::<Vec<_>>().into_iter().rev();
        std::iter::once(folded.as_str()).chain(nearest).find_map(|name| self.exactly(name))
    }

    /// The row of a file, by its path below the inbox, or by its bare name where that stands once.
    fn exactly(&self, folded: &str) -> Option<&Receipt> {
        let found = self
            .rows
            .get(folded)
            .or_else(|| self.rows.get(bare(folded)).filter(|_| self.unique.contains(bare(folded))));
        found.map(|(_, receipt)| receipt)
    }

    /// Rows that name no file of the inbox, as written.
    pub(super) fn unused(&self) -> Vec<String> {
        let used = |name: &String| self.known.contains(name) || self.unique.contains(name);
        self.rows.iter().filter(|(folded, _)| !used(folded)).map(|(_, (name, _))| name.clone()).collect()
    }
}

fn fold(name: &str) -> String {
    name.to_lowercase()
}

fn unique(taken: &[Taken]) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for one in taken {
        *counts.entry(fold(bare(&one.name))).or_default() += 1;
    }
    counts.into_iter().filter(|(_, count)| *count == 1).map(|(name, _)| name).collect()
}
