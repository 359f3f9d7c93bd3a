//! The values that go into formulas and come out of them.

use std::collections::BTreeMap;

/// One input value. A date is its serial number in the 1900 system.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing there.
    Blank,
    /// A figure or a date.
    Number(f64),
    /// A text, taken as it is: «12%» and «=1» stay text.
    Text(String),
    /// True or false.
    Bool(bool),
}

/// What a formula came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// A figure or a date serial.
    Number(f64),
    /// A text; an empty result is the empty text.
    Text(String),
    /// True or false.
    Bool(bool),
    /// An Excel error value such as `#DIV/0!`.
    Error(String),
}

/// The named values that formulas are evaluated over.
///
/// A column must hold every row that the same column has in the workbook wherever a rule can match a blank row
/// (`SUMPRODUCT((hd_loai<>"x")*1)`), or the two would differ.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inputs {
    /// Single values by name.
    pub scalars: BTreeMap<String, Cell>,
    /// Table columns by name, top row first.
    pub columns: BTreeMap<String, Vec<Cell>>,
}
