//! What was issued: rosters and kept layouts. Loaded from `issued/` by `command/`, read here.

use crate::form::Kept;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Figures the office filled in at issue, by field.
pub type Prefilled = BTreeMap<String, String>;

/// Rows the office filled in at issue, by table: column name → text.
pub type Carried = BTreeMap<String, Vec<BTreeMap<String, String>>>;

/// One issued workbook: a row of `roster.csv`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RosterRow {
    /// Report id.
    pub report: String,
    /// Period id; empty for a report without periods or a recurring one.
    pub period: String,
    /// Unit code.
    pub unit: String,
    /// Which issue of the form this is for the unit, from 1.
    pub ordinal: u32,
    /// Hash of the layout.
    pub revision: String,
    /// File name.
    pub file: String,
    /// Prefilled figures.
    pub prefilled: Prefilled,
    /// Prefilled rows.
    pub rows: Carried,
}

/// Everything issued so far.
#[derive(Clone, Debug, Default)]
pub struct Issued {
    /// Rows of every roster, in order of issue.
    pub roster: Vec<RosterRow>,
    /// Kept layouts by report and revision.
    pub kept: BTreeMap<(String, String), Arc<Kept>>,
}

impl Issued {
    /// Keeps what a form was printed with, beside what other issues of the same layout were.
    pub fn keep(&mut self, report: &str, kept: Kept) {
        let key = (report.to_owned(), kept.revision());
        let all = match self.kept.remove(&key) {
            Some(before) => Arc::unwrap_or_clone(before).merged(kept),
            None => kept,
        };
        self.kept.insert(key, Arc::new(all));
    }

    /// The layout of a revision.
    pub fn kept(&self, report: &str, revision: &str) -> Option<&Arc<Kept>> {
        self.kept.get(&(report.to_owned(), revision.to_owned()))
    }

    /// The newest issue of a report's form to a unit for a period; the period is empty where one workbook serves all.
    pub fn newest(&self, report: &str, period: &str, unit: &str) -> Option<&RosterRow> {
        self.roster.iter().rev().find(|row| row.report == report && row.period == period && row.unit == unit)
    }

    /// The greatest issue number given to a unit for a report: numbers run on over periods.
    pub fn last_ordinal(&self, report: &str, unit: &str) -> u32 {
        let mine = self.roster.iter().filter(|row| row.report == report && row.unit == unit);
        mine.map(|row| row.ordinal).max().unwrap_or(0)
    }

    /// The issue of this revision to a unit.
    pub fn row(&self, report: &str, period: &str, unit: &str, revision: &str) -> Option<&RosterRow> {
        let mine = |row: &&RosterRow| row.report == report && row.period == period && row.unit == unit;
        self.roster.iter().rev().filter(mine).find(|row| row.revision == revision)
    }

    /// The issue with this ordinal to a unit.
    pub fn ordinal(&self, report: &str, unit: &str, ordinal: u32) -> Option<&RosterRow> {
        self.roster.iter().rev().find(|row| row.report == report && row.unit == unit && row.ordinal == ordinal)
    }

    /// The issue a file name belongs to: exact, since a unit may send the file back untouched but broken.
    pub fn by_file(&self, name: &str) -> Option<&RosterRow> {
        self.roster.iter().rev().find(|row| row.file == name)
    }
}
