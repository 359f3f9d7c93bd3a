//! What stands in a returned workbook beside its answers, or should and does not: strays, totals, copies, what was moved,
//! changed, hidden or lost.

use super::Row;
use crate::book::Spot;
use std::collections::BTreeMap;

/// Something typed where nothing is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Stray {
    /// Sheet.
    pub sheet: String,
    /// Cell.
    pub spot: Spot,
    /// What stands there.
    pub text: String,
}

/// A row typed in a list that adds the others up.
#[derive(Clone, Debug, PartialEq)]
pub struct Total {
    /// Key of the table.
    pub table: String,
    /// The row as typed; none of its cells is an entry of the list.
    pub row: Row,
    /// What it calls itself; empty for a row of figures without a name.
    pub word: String,
    /// Whether the word says that it is a total; without one only its figures do.
    pub named: bool,
    /// Figures typed, with the sum of what they add up, by column; without those that cannot be added up.
    pub sums: BTreeMap<String, (f64, f64)>,
}

/// A row of a list that only says there is no entry: «Không có», «Không phát sinh».
#[derive(Clone, Debug, PartialEq)]
pub struct NilRow {
    /// Key of the table.
    pub table: String,
    /// The row as typed.
    pub row: Row,
}

/// A locked cell that no longer holds what was issued.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Sheet.
    pub sheet: String,
    /// Cell.
    pub spot: Spot,
    /// Sheet and cell it was issued as.
    pub issued: (String, Spot),
    /// The words it held; none for a formula.
    pub was: Option<String>,
    /// What it holds now.
    pub now: String,
}

/// What a workbook shows as hidden on one sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// Sheet.
    pub sheet: String,
    /// Zero-based rows that hold something; none where the whole sheet is hidden.
    pub rows: Vec<u32>,
    /// Zero-based columns that hold something typed; none where the whole sheet is hidden.
    pub cols: Vec<u16>,
    /// Whether the sheet is one of the form, so that it is read.
    pub read: bool,
}

/// A part of the form that is not in the workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lost {
    /// A whole sheet, by the name it was issued under.
    Sheet(String),
    /// A list, by its key; its sheet is there, under this name.
    Table(String, String),
    /// A column, by its whole name; its list was found on this sheet.
    Column(String, String),
}

/// A cell whose printed label is another one's now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchanged {
    /// Name of the field or column.
    pub name: String,
    /// Sheet.
    pub sheet: String,
    /// Cell that is meant: what was read, or the heading of a column.
    pub spot: Spot,
    /// What stands in the cell.
    pub typed: String,
    /// The label beside the cell that bears the name.
    pub shown: String,
    /// Whether its own label stands elsewhere once, and it was read there.
    pub by_label: bool,
}

/// A copy of a sheet of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// Name of the copy.
    pub sheet: String,
    /// Name of the sheet that counts.
    pub of: String,
    /// Cells of the copy that say something else: cell, what it says, what the sheet that counts says there.
    pub differs: Vec<(Spot, String, String)>,
    /// Whether the sheet that counts is hidden and the copy is not.
    pub instead: bool,
    /// Whether the workbook holds another form too, to which the sheet may belong.
    pub other: bool,
}

/// A sheet that is not where or as it was issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Name it was issued under.
    pub issued: String,
    /// Name it was found under.
    pub sheet: String,
    /// Cells and lists found by their words, since their names are gone; labels of the first few.
    pub by_words: Vec<String>,
}
