//! When and how a file of the inbox came, on the strongest evidence there is: typed by the office > mail header > folder
//! name > the sender's clock > first seen > file time.

use super::Folder;
use super::shelf::file_time;
use crate::container::{Mail, Stamp};
use crate::disk::Entry;
use crate::error::Result;
use crate::naming::{FolderName, Near};
use crate::plan::Report;
use crate::register::Register;
use crate::round::{Evidence, Receipt};
use crate::ruling::{Ruling, Rulings};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::BTreeSet;

/// What tells of arrivals.
pub(super) struct Arrivals<'a> {
    pub(super) folder: &'a Folder,
    pub(super) register: &'a Register,
    pub(super) rulings: &'a Rulings,
    /// The instant of this run, where it looks from now and so sees what is new; none where it looks into the past.
    pub(super) witness: Option<NaiveDateTime>,
    /// The instant of this run.
    pub(super) now: NaiveDateTime,
    /// Names of the entries of the inbox.
    pub(super) here: BTreeSet<String>,
}

impl Arrivals<'_> {
    /// What an entry's place says: its file's date, and the nearest folder around it that names a channel.
    pub(super) fn of_entry(&self, entry: &Entry) -> Receipt {
        let at = file_time(&entry.path, self.folder.plan.offset);
        let date = Receipt { at, channel: String::new(), evidence: Evidence::FileTime };
        let folders = entry.name.split('/').rev().skip(1);
        let named: Vec<FolderName> = folders.filter_map(|folder| FolderName::parse(folder, &self.near(at))).collect();
        let channel = named.first().map(|nearest| nearest.channel.clone()).unwrap_or_default();
        stronger(named.iter().find_map(by_folder), date, &channel)
    }

    /// What a mail says of everything in it, where that is stronger.
    pub(super) fn of_mail(&self, mail: &Mail, outer: &Receipt) -> Receipt {
        let Some((at, stamp)) = mail.received else { return outer.clone() };
        let at = at.with_timezone(&self.folder.plan.offset).naive_local();
        let evidence = if stamp == Stamp::Server { Evidence::Mail } else { Evidence::MailDate };
        stronger(Some(Receipt { at, channel: "email".to_owned(), evidence }), outer.clone(), "email")
    }

    /// What is known of these bytes: what the office typed, or when they were first seen.
    pub(super) fn of_bytes(&self, hash: &str, name: &str, outer: &Receipt) -> Result<Receipt> {
        let ruled = self.rulings.receipt(hash, name, &|name| self.is_here(name));
        let typed = ruled.and_then(|decision| match &decision.ruling {
            Ruling::Receipt { at, channel, .. } => Some((*at, channel.clone())),
            _ => None,
        });
        if let Some((at, channel)) = typed {
            let channel = if channel.is_empty() { outer.channel.clone() } else { channel };
            return Ok(Receipt { at, channel, evidence: Evidence::Office });
        }
        if outer.evidence <= Evidence::FirstSeen || hash.is_empty() {
            return Ok(outer.clone());
        }
        let seen = self.register.first_seen(hash)?.or(self.witness);
        let seen = seen.map(|at| Receipt { at, channel: outer.channel.clone(), evidence: Evidence::FirstSeen });
        Ok(seen.unwrap_or_else(|| outer.clone()))
    }

    /// Whether a line of this name lies in the inbox, itself or in an archive or mail.
    pub(super) fn is_here(&self, name: &str) -> bool {
        let mut ends = name.match_indices('/').map(|(end, _)| end).chain([name.len()]);
        ends.any(|end| self.here.contains(&name[..end]))
    }

    /// What tells the year of a day: the plan's days, or those of its reports, and the instant of this run.
    fn near(&self, saved: NaiveDateTime) -> Near {
        let plan = &self.folder.plan;
        let occasions = plan.reports.iter().flat_map(Report::occasions);
        let days = occasions.flat_map(|one| {
            let ends = one.covers.map(|days| [days.from, days.to]);
            ends.into_iter().flatten().chain(one.due.map(|due| due.at.date()))
        });
        let days: Vec<NaiveDate> = days.chain(plan.issued).collect();
        let asked = || days.iter().min().copied().zip(days.iter().max().copied());
        let window = plan.window.map(|window| (window.from, window.to)).or_else(asked);
        Near { plan: window, now: self.now.date(), saved: saved.date() }
    }
}

fn by_folder(named: &FolderName) -> Option<Receipt> {
    let evidence = if named.is_exact() { Evidence::FolderName } else { Evidence::FolderDay };
    Some(Receipt { at: named.instant()?, channel: named.channel.clone(), evidence })
}

/// The stronger of two, of equals the nearer, with the channel if only the weaker knows one.
fn stronger(new: Option<Receipt>, old: Receipt, channel: &str) -> Receipt {
    let mut best = new.filter(|new| new.evidence <= old.evidence).unwrap_or(old);
    if best.channel.is_empty() {
        channel.clone_into(&mut best.channel);
    }
    best
}
