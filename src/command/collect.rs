//! Reads the inbox: one task per file, in parallel; keeps every readable file; sets all of them against the plan.

use super::arrival::Arrivals;
use super::receipts::Receipts;
use super::shelf::Shelf;
use super::take::{Desk, Lines};
use super::{Folder, Moment, Output, issued};
use crate::disk::{self, Entry, What};
use crate::error::Result;
use crate::naming::Names;
use crate::plan::{Extension, Place, Plan, Scope};
use crate::register::{self, Register, Witnessed};
use crate::round::{File, FileOutcome, Focus, Round, assemble};
use crate::ruling::{Decision, Ruling, Rulings};
use crate::text::{board, run as words};
use chrono::NaiveDateTime;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

/// What a collection gives.
#[derive(Debug)]
pub struct Collected {
    /// The round.
    pub round: Round,
    /// Files whose bytes were fetched from the disk; the others had not changed since the last run.
    pub fetched: usize,
    /// Files whose bytes were new, and were read.
    pub read: usize,
}

pub(super) fn run(dir: &Path, as_of: Option<&str>, output: &Output) -> Result<()> {
    let folder = Folder::open(dir)?;
    let moment = super::instant(&folder, as_of)?;
    let collected = collect_at(&folder, moment, None, output)?;
    output.say(&board::files(&collected.round, output.lang));
    output.say(&words::known(collected.round.files.len(), collected.read, output.lang));
    Ok(())
}

/// Collects the inbox of a folder as of an instant of the past. Without a focus the report whose deadline was last is
/// taken.
pub fn collect(folder: &Folder, now: NaiveDateTime, focus: Option<Focus>, output: &Output) -> Result<Collected> {
    collect_at(folder, Moment { at: now, live: false }, focus, output)
}

/// The same as of a moment; a live one sees what is new. What is missing since is told.
pub(super) fn collect_at(folder: &Folder, moment: Moment, focus: Option<Focus>, output: &Output) -> Result<Collected> {
    let register = folder.register(output)?;
    let collected = collect_with(folder, &register, moment, focus, output)?;
    tell_gone(&register, &collected.round, output)?;
    Ok(collected)
}

/// The same, into a register that is open; nothing is told.
pub(super) fn collect_with(
    folder: &Folder,
    register: &Register,
    moment: Moment,
    focus: Option<Focus>,
    output: &Output,
) -> Result<Collected> {
    let rulings = Rulings::of(register.decisions()?);
    let plan = extended(&folder.plan, &rulings);
    let issued = issued::load(folder)?;
    let entries = inbox(folder)?;
    disk::folder(&folder.received())?;
    let names = Names::new(&folder.plan.units, &folder.plan.letterhead.place);
    let witness = moment.live.then_some(moment.at);
    let shelf = Shelf::new(folder, register);
    let here = entries.iter().map(|entry| entry.name.clone()).collect();
    let arrivals = Arrivals { folder, register, rulings: &rulings, witness, now: moment.at, here };
    let desk =
        Desk { plan: &plan, shelf: &shelf, arrivals: &arrivals, rulings: &rulings, issued: &issued, names: &names };
    let bar = progress(entries.len(), output);
    let lines: Vec<Lines> = entries
        .par_iter()
        .map(|entry| {
            let lines = desk.take(entry);
            bar.inc(1);
            lines
        })
        .collect::<Result<_>>()?;
    bar.finish_and_clear();
    let mut known = Vec::new();
    let mut taken = Vec::new();
    for lines in lines {
        known.extend(lines.known);
        taken.extend(lines.taken);
    }
    let receipts = Receipts::load(folder, &taken)?;
    receipts.enter(&mut taken);
    let unmatched = receipts.unused();
    let focus = focus.or_else(|| Focus::latest(&plan, None, moment.at));
    let focus = focus.unwrap_or(Focus { report: String::new(), period: String::new(), chosen: true });
    let round = assemble(plan, moment.at, focus, taken, &issued, &rulings, unmatched);
    let entries: Vec<register::Entry> = round.files.iter().map(|file| entry(file, witness)).collect();
    register.record(&Witnessed { entries, known, reader: shelf.reader().to_owned() })?;
    Ok(Collected { round, fetched: shelf.fetched(), read: shelf.read() })
}

/// Files that counted for a unit once and lie in the inbox no more, under no name: their units read «chưa gửi» now.
fn tell_gone(register: &Register, round: &Round, output: &Output) -> Result<()> {
    let here: BTreeSet<&str> = round.files.iter().map(|file| file.taken.hash.as_str()).collect();
    let counted = [FileOutcome::Current, FileOutcome::Supplement, FileOutcome::Pending].map(FileOutcome::text);
    let of = (round.focus.report.as_str(), round.focus.period.as_str());
    let files = register.files(Some(of))?;
    let gone =
        files.iter().filter(|entry| counted.contains(&entry.outcome.as_str()) && !here.contains(entry.hash.as_str()));
    let names: Vec<&str> = gone.map(|entry| entry.name.as_str()).collect();
    if !names.is_empty() {
        output.remark(&crate::text::register::gone(&names, output.lang));
    }
    Ok(())
}

/// What lies in the inbox.
fn inbox(folder: &Folder) -> Result<Vec<Entry>> {
    let inbox = folder.inbox();
    let entries = if inbox.is_dir() { disk::walk(&inbox)? } else { Vec::new() };
    Ok(entries.into_iter().filter(|entry| entry.what != What::Folder || named_like_a_workbook(&entry.name)).collect())
}

/// The plan with the deadlines the office moved.
pub(super) fn extended(plan: &Arc<Plan>, rulings: &Rulings) -> Arc<Plan> {
    let given = rulings.iter().filter_map(extension);
    let given: Vec<Extension> = given.collect();
    if given.is_empty() {
        return Arc::clone(plan);
    }
    let mut plan = plan.as_ref().clone();
    plan.extensions.extend(given);
    Arc::new(plan)
}

fn extension(decision: &Decision) -> Option<Extension> {
    let Ruling::Extend { report, period, whom, until } = &decision.ruling else { return None };
    let scope = if whom.units.is_empty() && whom.groups.is_empty() {
        Scope::All
    } else {
        let (units, groups) = (whom.units.clone(), whom.groups.clone());
        Scope::Some { units, groups, kinds: Vec::new(), organisations: Vec::new(), condition: None }
    };
    Some(Extension {
        report: report.clone(),
        period: period.clone(),
        period_at: Place::default(),
        scope,
        scope_at: Place::default(),
        until: *until,
        because: decision.because.clone(),
        at: Place::default(),
    })
}

/// A file of the round as the register keeps it.
fn entry(file: &File, witness: Option<NaiveDateTime>) -> register::Entry {
    let taken = &file.taken;
    let mail = taken.mail.as_ref();
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    register::Entry {
        name: taken.name.clone(),
        hash: taken.hash.clone(),
        size: taken.size,
        first_seen: witness,
        receipt: taken.receipt.clone(),
        sender: text(mail.map(|mail| mail.sender.as_str())),
        subject: text(mail.map(|mail| mail.subject.as_str())),
        kept_as: taken.kept_as.clone(),
        unit: text(file.unit()),
        report: text(file.report()),
        period: file.period.clone(),
        outcome: file.outcome.text().to_owned(),
    }
}

/// A folder is worth a line only when somebody could take it for a report.
pub(super) fn named_like_a_workbook(name: &str) -> bool {
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
