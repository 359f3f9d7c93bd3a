//! What a unit types, by name; and the cells it goes to.

use crate::Failure;
use std::collections::BTreeMap;
use tonghop::book::Spot;
use tonghop::form::Layout;

/// One typed value.
#[derive(Clone, Debug, PartialEq)]
pub enum Typed {
    /// A figure.
    Number(f64),
    /// Words, dates, choices, ticks.
    Text(String),
}

impl From<u32> for Typed {
    fn from(number: u32) -> Self {
        Typed::Number(f64::from(number))
    }
}

impl From<&str> for Typed {
    fn from(text: &str) -> Self {
        Typed::Text(text.to_owned())
    }
}

impl From<String> for Typed {
    fn from(text: String) -> Self {
        Typed::Text(text)
    }
}

/// A figure in tenths, as a decimal.
pub fn tenths(amount: u32) -> Typed {
    Typed::Number(f64::from(amount) / 10.0)
}

/// One row of a table, by column name.
pub type Line = Vec<(&'static str, Typed)>;

/// Everything a unit types into one form.
#[derive(Clone, Debug, Default)]
pub struct Entries {
    /// Single cells by name.
    pub single: BTreeMap<String, Typed>,
    /// Rows by table.
    pub tables: BTreeMap<&'static str, Vec<Line>>,
}

impl Entries {
    /// Types into a cell.
    pub fn set(&mut self, name: &str, typed: impl Into<Typed>) {
        self.single.insert(name.to_owned(), typed.into());
    }

    /// Leaves a cell empty.
    pub fn clear(&mut self, name: &str) {
        self.single.remove(name);
    }

    /// A figure typed, 0 where its part is ticked «không phát sinh», none where the cell is empty.
    pub fn number(&self, name: &str, part: &str) -> Option<f64> {
        match self.single.get(name) {
            Some(Typed::Number(number)) => Some(*number),
            Some(Typed::Text(_)) => None,
            None => self.single.contains_key(&tonghop::form::own::nil(part)).then_some(0.0),
        }
    }

    /// Words typed.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.single.get(name) {
            Some(Typed::Text(text)) => Some(text),
            _ => None,
        }
    }
}

/// A cell to type into.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Sheet.
    pub sheet: String,
    /// Cell.
    pub spot: Spot,
    /// What.
    pub typed: Typed,
}

/// The cells of the entries in a unit's form.
pub fn cells(entries: &Entries, layout: &Layout) -> Result<Vec<Cell>, Failure> {
    let mut cells = Vec::new();
    for (name, typed) in &entries.single {
        let place = layout.place(name).ok_or(format!("no cell {name} in this form"))?;
        cells.push(Cell { sheet: place.sheet.clone(), spot: place.spot, typed: typed.clone() });
    }
    for (id, lines) in &entries.tables {
        let table = layout.table(id).ok_or(format!("no table {id} in this form"))?;
        for (row, line) in (table.first()..).zip(lines) {
            for (name, typed) in line {
                let column = table.column(name).ok_or(format!("no column {name} in this form"))?;
                cells.push(Cell { sheet: table.sheet.clone(), spot: Spot::new(row, column.col), typed: typed.clone() });
            }
        }
    }
    Ok(cells)
}
