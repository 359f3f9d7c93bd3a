//! A plan and its registry as read from their files, before they are judged.

use super::load::UNITS_FILE;
use super::tree::Table;
use super::{Fault, FaultKind, Place, Tab, toml_tree};
use crate::book::Spot;
use std::collections::{BTreeMap, BTreeSet};

/// A plan file as read.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Name of the file.
    pub file: String,
    /// What it says; none where it could not be read at all.
    pub tree: Option<Table>,
    /// What is wrong with its writing.
    pub faults: Vec<Fault>,
    /// What a workbook says of its own writing.
    pub sheets: Sheets,
}

/// What the sheets of a plan workbook say besides their values.
#[derive(Clone, Debug, Default)]
pub struct Sheets {
    /// Formulas as they were typed, where the plan writes them otherwise.
    pub written: BTreeMap<Place, String>,
    /// Columns that are not on their sheet, by key: their heading, and where it would stand; none where a misspelt
    /// heading tells it already.
    pub headless: BTreeMap<(Tab, &'static str), (String, Option<Place>)>,
    /// Whether a whole sheet could not be read: what refers to it is then no fault of its own.
    pub unread: bool,
}

impl Sheets {
    /// Faults without those that only follow from a column or a sheet that is not there; the column is told once.
    /// `told` are the faults of the writing.
    pub(super) fn causes(&self, file: &str, told: &[Fault], faults: Vec<Fault>) -> Vec<Fault> {
        let cells: BTreeSet<Place> = told.iter().map(|fault| fault.place).filter(|at| at.spot().is_some()).collect();
        let mut lacking = BTreeSet::new();
        let mut kept = Vec::new();
        for fault in faults.into_iter().filter(|fault| !cells.contains(&fault.place)) {
            let FaultKind::MissingKey { key, .. } = &fault.kind else {
                kept.push(fault);
                continue;
            };
            let column = self.headless.iter().find(|((tab, name), _)| fault.place.sheet == Some(*tab) && name == key);
            match column {
                Some((column, _)) => {
                    lacking.insert(*column);
                }
                None if self.unread && key == "plan" => {}
                None => kept.push(fault),
            }
        }
        let told = lacking.iter().filter_map(|column| self.headless.get(column));
        kept.extend(told.filter_map(|(heading, at)| {
            let kind = FaultKind::NoColumn { heading: heading.clone() };
            Some(Fault { file: file.to_owned(), place: (*at)?, kind })
        }));
        kept
    }

    /// The fault with its formula as it was typed.
    pub(super) fn as_typed(&self, mut fault: Fault) -> Fault {
        let typed = self.written.get(&fault.place);
        if let (FaultKind::Formula { text, .. }, Some(typed)) = (&mut fault.kind, typed) {
            typed.clone_into(text);
        }
        fault
    }
}

impl Draft {
    /// A plan as TOML.
    pub fn from_toml(file: &str, text: &str) -> Self {
        let (tree, faults) = toml_tree::parse(file, text);
        Draft { file: file.to_owned(), tree: faults.is_empty().then_some(tree), faults, sheets: Sheets::default() }
    }
}

/// A registry of units as read. Its text is CSV whatever file it came from.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    /// Name of the file.
    pub file: String,
    /// Rows and columns as `units.csv` has them.
    pub csv: String,
    /// For a sheet: the row of each line and the column of each column.
    pub cells: Option<Cells>,
    /// What is wrong with its writing.
    pub faults: Vec<Fault>,
}

/// Where the lines and columns of a registry stand on their sheet, zero-based.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    /// First line and the row it stands in, in order.
    pub rows: Vec<(usize, u32)>,
    /// Column of each column.
    pub columns: Vec<u16>,
}

impl Registry {
    /// A registry as CSV.
    pub fn from_csv(file: &str, text: &str) -> Self {
        Registry { file: file.to_owned(), csv: text.to_owned(), ..Registry::default() }
    }

    /// A fault told by line and column, where it really stands.
    pub(super) fn placed(&self, mut fault: Fault) -> Fault {
        if fault.file != UNITS_FILE {
            return fault;
        }
        fault.file.clone_from(&self.file);
        if let Some(cells) = &self.cells {
            if let (FaultKind::MissingKey { key, .. }, Place { line: 1, .. }) = (&fault.kind, fault.place) {
                let heading = super::schema_unit::UNITS.key(key).map_or(key.as_str(), |key| key.heading).to_owned();
                fault.kind = FaultKind::NoColumn { heading };
            }
            fault.place = cells.place(fault.place);
            if let FaultKind::Duplicate { first, .. } | FaultKind::Alike { first, .. } = &mut fault.kind {
                *first = cells.place(*first);
            }
        }
        fault
    }
}

impl Cells {
    fn place(&self, place: Place) -> Place {
        let index = self.rows.partition_point(|(line, _)| *line <= place.line);
        let row = index.checked_sub(1).and_then(|index| self.rows.get(index)).map_or(0, |(_, row)| *row);
        let column = place.column.checked_sub(1).and_then(|index| self.columns.get(index)).copied();
        Place::cell(Tab::Units, Spot::new(row, column.unwrap_or(0)))
    }
}
