//! Reads the inbox: one task per file, in parallel; keeps every readable file; sets all of them against the plan.

use super::receipts::Receipts;
use super::{Folder, Output, issued};
use crate::check::{Code, Finding};
use crate::disk::{self, Entry, Refused, What};
use crate::error::Result;
use crate::format::Limits;
use crate::intake::{Hints, Issued};
use crate::naming::Names;
use crate::plan::Severity;
use crate::round::{Evidence, FileOutcome, Focus, Receipt, Round, Taken, assemble, understand_with};
use crate::text::{board, run as words};
use chrono::NaiveDateTime;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

/// From 1970 to the end of 9999.
const LAST_DATE: Duration = Duration::from_secs(253_402_300_000);

/// What a collection gives: the folder and its round.
#[derive(Debug)]
pub struct Collected {
    /// The round.
    pub round: Round,
}

pub(super) fn run(dir: &Path, as_of: Option<&str>, output: &Output) -> Result<()> {
    let folder = Folder::open(dir)?;
    let now = super::instant(&folder, as_of)?;
    let collected = collect(&folder, now, None, output)?;
    output.say(&board::files(&collected.round, output.lang));
    Ok(())
}

/// Collects the inbox of a folder as of an instant. Without a focus the report whose deadline was last is taken.
pub fn collect(folder: &Folder, now: NaiveDateTime, focus: Option<Focus>, output: &Output) -> Result<Collected> {
    let issued = issued::load(folder)?;
    let inbox = folder.inbox();
    let entries = if inbox.is_dir() { disk::walk(&inbox)? } else { Vec::new() };
    let entries: Vec<Entry> =
        entries.into_iter().filter(|entry| entry.what != What::Folder || named_like_a_workbook(&entry.name)).collect();
    let receipts = Receipts::load(folder, &entries)?;
    let names = Names::new(&folder.plan.units, &folder.plan.letterhead.place);
    let bar = progress(entries.len(), output);
    disk::folder(&folder.received())?;
    let taken: Vec<Taken> = entries
        .par_iter()
        .map(|entry| {
            let taken = take(folder, &issued, &names, &receipts, entry);
            bar.inc(1);
            taken
        })
        .collect::<Result<_>>()?;
    bar.finish_and_clear();
    let unmatched = receipts.unused(&entries);
    let plan = Arc::clone(&folder.plan);
    let focus = focus.or_else(|| Focus::latest(&plan, None, now));
    let focus = focus.unwrap_or(Focus { report: String::new(), period: String::new(), chosen: true });
    Ok(Collected { round: assemble(plan, now, focus, taken, &issued, unmatched) })
}

/// A folder is worth a line only when somebody could take it for a report.
fn named_like_a_workbook(name: &str) -> bool {
    let lower = name.to_lowercase();
    [".xlsx", ".xls", ".xlsm", ".xlsb", ".ods"].iter().any(|ending| lower.ends_with(ending))
}

/// Lock files of office programs, and what Windows keeps for itself in a folder.
pub fn is_left_by_a_program(file_name: &str) -> bool {
    let lock = ["~$", ".~lock."].iter().any(|start| file_name.starts_with(start));
    lock || ["thumbs.db", "desktop.ini"].iter().any(|name| file_name.eq_ignore_ascii_case(name))
}

/// A bar on a terminal, nothing elsewhere.
fn progress(files: usize, output: &Output) -> ProgressBar {
    let style =
        ProgressStyle::with_template("{msg} {bar:40} {pos}/{len}").unwrap_or_else(|_| ProgressStyle::default_bar());
    let bar = ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::stderr());
    bar.set_style(style);
    bar.set_message(words::reading(output.lang));
    bar
}

fn take(folder: &Folder, issued: &Issued, names: &Names, receipts: &Receipts, entry: &Entry) -> Result<Taken> {
    let file_name = entry.name.rsplit('/').next().unwrap_or(&entry.name);
    let receipt = receipts.of(&entry.name).cloned();
    let mut taken = Taken {
        name: entry.name.clone(),
        hash: String::new(),
        size: 0,
        receipt: receipt.unwrap_or_else(|| file_time(folder, &entry.path)),
        kept_as: String::new(),
        named: issued.by_file(file_name).map(|row| (row.unit.clone(), row.report.clone(), row.period.clone())),
        content: None,
        findings: Vec::new(),
        outcome: None,
    };
    if let Some((outcome, finding)) = no_file(&entry.what) {
        return Ok(settle(taken, outcome, finding));
    }
    if is_left_by_a_program(file_name) {
        return Ok(settle(taken, FileOutcome::Skipped, Finding::new(Code::LockFile)));
    }
    let bytes = match disk::regular(&entry.path, folder.settings.means.limits.file_bytes()) {
        Ok(bytes) => bytes,
        Err(refused) => {
            let (outcome, finding) = not_taken(&refused, &folder.settings.means.limits);
            return Ok(settle(taken, outcome, finding));
        }
    };
    taken.size = bytes.len() as u64;
    taken.hash = Sha256::digest(&bytes).iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    understand(folder, issued, names, taken, &bytes)
}

/// What an entry is that holds no bytes for us.
fn no_file(what: &What) -> Option<(FileOutcome, Finding)> {
    let no_file = |entry: &str| Finding::new(Code::NotAFile).with("entry", entry);
    Some(match what {
        What::File => return None,
        What::Folder => (FileOutcome::Skipped, Finding::new(Code::IsAFolder)),
        What::Special(entry) => (FileOutcome::Skipped, no_file(entry)),
        What::Closed(reason) => (FileOutcome::Unreadable, Finding::new(Code::CannotRead).with("reason", reason)),
        // There may be reports in it.
        What::Beyond(entry) => (FileOutcome::Unreadable, no_file(entry).graded(Severity::Error)),
    })
}

/// Why a file's bytes were not taken.
fn not_taken(refused: &Refused, limits: &Limits) -> (FileOutcome, Finding) {
    match refused {
        Refused::NotAFile => (FileOutcome::Skipped, Finding::new(Code::NotAFile).with("entry", "device")),
        Refused::TooLarge(found) => {
            let finding = Finding::new(Code::TooLarge).with("what", "file_mb").with("found", found.div_ceil(1 << 20));
            (FileOutcome::Unreadable, finding.with("limit", limits.file_mb))
        }
        Refused::Failed(error) => (FileOutcome::Unreadable, Finding::new(Code::CannotRead).with("reason", error)),
    }
}

fn settle(mut taken: Taken, outcome: FileOutcome, finding: Finding) -> Taken {
    taken.outcome = Some(outcome);
    taken.findings = vec![finding];
    taken
}

/// The file's own date, on the plan's clock: weak evidence. A date no calendar has is none.
fn file_time(folder: &Folder, path: &Path) -> Receipt {
    let modified = std::fs::symlink_metadata(path).and_then(|data| data.modified()).ok();
    let modified = modified.filter(|at| at.duration_since(UNIX_EPOCH).is_ok_and(|since| since < LAST_DATE));
    let modified = modified.unwrap_or(UNIX_EPOCH);
    let at = chrono::DateTime::<chrono::Utc>::from(modified).with_timezone(&folder.plan.offset).naive_local();
    let at = chrono::DurationRound::duration_trunc(at, chrono::Duration::seconds(1)).unwrap_or(at);
    Receipt { at, channel: String::new(), evidence: Evidence::FileTime }
}

fn understand(folder: &Folder, issued: &Issued, names: &Names, mut taken: Taken, bytes: &[u8]) -> Result<Taken> {
    let grid = match crate::guard::open(&taken.name, bytes, &folder.settings.means) {
        Ok(grid) => grid,
        Err(finding) => return Ok(settle(taken, FileOutcome::Unreadable, *finding)),
    };
    taken.kept_as = keep(folder, &taken, bytes)?;
    let file_name = taken.name.rsplit('/').next().unwrap_or(&taken.name);
    let hints = Hints { file_name, sender: "", names: Some(names) };
    match understand_with(&folder.plan, issued, &grid, &hints) {
        Ok((content, findings)) => {
            taken.findings = grid.remarks.into_iter().chain(findings).collect();
            taken.content = Some(content);
            Ok(taken)
        }
        Err(other) => {
            let (outcome, finding) = *other;
            taken.named = None;
            Ok(settle(taken, outcome, finding))
        }
    }
}

/// Keeps the file under the hash of its bytes; links in the summary lead here.
fn keep(folder: &Folder, taken: &Taken, bytes: &[u8]) -> Result<String> {
    let ending = taken.name.rsplit_once('.').map_or("xlsx", |(_, ending)| ending).to_lowercase();
    let ending = if ending.len() <= 5 && ending.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        ending
    } else {
        "xlsx".to_owned()
    };
    let name = format!("{}.{ending}", taken.hash);
    let path = folder.received().join(&name);
    if !path.is_file() {
        disk::write(&path, bytes)?;
    }
    Ok(name)
}
