//! IronCalc behind the few steps we need: fill, calculate, read.
//!
//! Values go in by typed setters, never as «user input», so that the text «12%» stays a text. Names are replaced by
//! addresses before a formula comes here: the engine looks a name up among all names each time, and knows no constants.

use crate::value::spelt;
use ironcalc_base::Model;
use ironcalc_base::cell::CellValue;
use ironcalc_base::types::CellType;
use unicode_normalization::UnicodeNormalization;

use super::value::Outcome;

/// Where a cell stands: sheet, row and column, all from zero.
pub(super) type Place = (usize, u32, u16);

/// One workbook in the engine. Every step can be refused by it (a row beyond Excel's last); the cell then stays empty.
pub(super) struct Engine {
    model: Model<'static>,
}

impl Engine {
    /// A workbook with sheets of these names.
    pub fn new<'s>(sheets: impl IntoIterator<Item = &'s str>) -> Result<Self, String> {
        let mut model = Model::new_empty("tonghop", "en", "UTC", "en")?;
        for (index, name) in sheets.into_iter().enumerate() {
            if index == 0 {
                model.rename_sheet_by_index(0, name)?;
            } else {
                model.add_sheet(name)?;
            }
        }
        Ok(Self { model })
    }

    pub fn number(&mut self, place: Place, value: f64) -> Result<(), String> {
        let (sheet, row, column) = address(place);
        self.model.update_cell_with_number(sheet, row, column, value)
    }

    /// A text, in NFC and with tone marks in one place: two spellings of «ữ» or of «hòa» must not be two texts.
    pub fn text(&mut self, place: Place, value: &str) -> Result<(), String> {
        let (sheet, row, column) = address(place);
        let value = spelt(&value.nfc().collect::<String>());
        self.model.update_cell_with_text(sheet, row, column, &value)
    }

    pub fn bool(&mut self, place: Place, value: bool) -> Result<(), String> {
        let (sheet, row, column) = address(place);
        self.model.update_cell_with_bool(sheet, row, column, value)
    }

    /// A formula without its leading `=`, its texts spelt as those of the cells.
    pub fn formula(&mut self, place: Place, formula: &str) -> Result<(), String> {
        let (sheet, row, column) = address(place);
        self.model.update_cell_with_formula(sheet, row, column, format!("={}", spelt(formula)))
    }

    pub fn calculate(&mut self) {
        self.model.evaluate();
    }

    pub fn outcome(&self, place: Place) -> Outcome {
        let (sheet, row, column) = address(place);
        let kind = self.model.get_cell_type(sheet, row, column);
        match self.model.get_cell_value_by_index(sheet, row, column) {
            Ok(CellValue::Number(value)) => Outcome::Number(value),
            Ok(CellValue::Boolean(value)) => Outcome::Bool(value),
            Ok(CellValue::String(text)) if kind == Ok(CellType::ErrorValue) => Outcome::Error(text),
            Ok(CellValue::String(text)) => Outcome::Text(text),
            Ok(CellValue::None) | Err(_) => Outcome::Text(String::new()),
        }
    }
}

fn address((sheet, row, column): Place) -> (u32, i32, i32) {
    (sheet as u32, row.saturating_add(1).cast_signed(), i32::from(column) + 1)
}

/// `B7` for column 1 and row 6, with dollars.
pub(super) fn cell_address(row: u32, column: u16) -> String {
    let mut letters = String::new();
    let mut rest = u32::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.insert(0, char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    format!("${letters}${}", row + 1)
}
