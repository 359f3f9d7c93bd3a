//! A plan and its registry as read from their files, before they are judged.

use super::load::UNITS_FILE;
use super::tree::Table;
use super::{Fault, FaultKind, Place, Tab, toml_tree};
use crate::book::Spot;

/// A plan file as read.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Name of the file.
    pub file: String,
    /// What it says; none where it could not be read at all.
    pub tree: Option<Table>,
    /// What is wrong with its writing.
    pub faults: Vec<Fault>,
}

impl Draft {
    /// A plan as TOML.
    pub fn from_toml(file: &str, text: &str) -> Self {
        let (tree, faults) = toml_tree::parse(file, text);
        Draft { file: file.to_owned(), tree: faults.is_empty().then_some(tree), faults }
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
