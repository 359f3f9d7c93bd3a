//! A workbook as data: what templates and summaries are made of before a byte is written.
//!
//! A sheet is a pure value; `calculate` stores the result of every formula, `write` turns the whole into bytes.

mod address;
mod archive;
mod calculate;
mod sheet;
mod style;
mod write;

pub use address::{Area, Spot, column_letters, quoted};
pub use calculate::calculate;
pub(crate) use sheet::line_height;
pub use sheet::{Axis, Chart, Content, Page, Rule, Series, Sheet, Validation, Visibility};
pub use style::{Align, Border, Color, Number, Style};
pub use write::bytes;

/// A workbook before it is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    /// Title in the document properties.
    pub title: String,
    /// Sheets in tab order.
    pub sheets: Vec<Sheet>,
    /// Defined names and what they refer to, without the equals sign.
    pub names: Vec<(String, String)>,
    /// Custom document properties.
    pub properties: Vec<(String, String)>,
}

impl Book {
    /// The sheet with this name.
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.name == name)
    }
}
