//! Reads the inbox: one task per file, in parallel; keeps every readable file; sets all of them against the plan.

use super::receipts::Receipts;
use super::take::Desk;
use super::{Folder, Output, issued};
use crate::disk::{self, Entry, What};
use crate::error::Result;
use crate::naming::Names;
use crate::round::{Focus, Round, Taken, assemble};
use crate::text::{board, run as words};
use chrono::NaiveDateTime;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;
use std::path::Path;
use std::sync::Arc;

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
    let bar = progress(entries.len(), output);
    disk::folder(&folder.received())?;
    let names = Names::new(&folder.plan.units, &folder.plan.letterhead.place);
    let desk = Desk { folder, issued: &issued, names: &names };
    let taken: Vec<Vec<Taken>> = entries
        .par_iter()
        .map(|entry| {
            let taken = desk.take(entry);
            bar.inc(1);
            taken
        })
        .collect::<Result<_>>()?;
    bar.finish_and_clear();
    let mut taken: Vec<Taken> = taken.into_iter().flatten().collect();
    let receipts = Receipts::load(folder, &taken)?;
    receipts.enter(&mut taken);
    let unmatched = receipts.unused();
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
