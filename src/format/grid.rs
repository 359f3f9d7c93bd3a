//! Sheets as read: typed cells by address, whatever the file format was.

use super::FileKind;
use crate::book::{Area, Book, Content, Spot, Visibility};
use crate::check::Finding;
use crate::formula::Outcome;
use crate::value::Raw;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A cell as read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GridCell {
    /// Its value; of a formula, the stored result.
    pub raw: Raw,
    /// Whether a formula stands behind it.
    pub formula: bool,
}

impl GridCell {
    /// Whether it shows nothing: a formula may give an empty text. One without a stored result is not blank.
    pub fn is_blank(&self) -> bool {
        match &self.raw {
            Raw::Empty => !self.formula,
            Raw::Text(text) => text.is_empty(),
            _ => false,
        }
    }
}

/// A sheet as read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GridSheet {
    /// Name.
    pub name: String,
    /// Whether the format shows it as hidden.
    pub hidden: bool,
    /// Rows the format shows as hidden, zero-based; only those that hold something.
    pub hidden_rows: BTreeSet<u32>,
    /// Columns the format shows as hidden, zero-based; only those that hold something.
    pub hidden_cols: BTreeSet<u16>,
    /// Cells merged over several rows; the content stands in the first one.
    pub merged: Vec<Area>,
    /// Comments beside cells, where the format's reader has them.
    pub comments: BTreeMap<Spot, String>,
    /// Words in text boxes drawn on the sheet.
    pub boxes: Vec<String>,
    /// Where links behind cells lead, outside the workbook.
    pub links: BTreeMap<Spot, String>,
    /// Pictures pasted onto the sheet.
    pub pictures: Vec<Picture>,
    /// Cells that hold something.
    pub cells: BTreeMap<Spot, GridCell>,
}

impl GridSheet {
    /// The value at a cell; [`Raw::Empty`] where nothing stands.
    pub fn raw(&self, spot: Spot) -> Raw {
        self.cells.get(&spot).map_or(Raw::Empty, |cell| cell.raw.clone())
    }
}

/// A picture inside a workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// What it is.
    pub kind: FileKind,
    /// Its bytes; empty where the format's reader only counts them, or they are kept elsewhere.
    pub bytes: Vec<u8>,
    /// Hash of its bytes, where they are kept elsewhere; else empty.
    pub hash: String,
}

impl Picture {
    /// A picture with its bytes.
    pub(super) fn new(bytes: &[u8]) -> Self {
        Picture { kind: super::sniff(bytes, ""), bytes: bytes.to_vec(), hash: String::new() }
    }
}

/// A workbook as read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Grid {
    /// Sheets in tab order.
    pub sheets: Vec<GridSheet>,
    /// Defined names that refer to cells of an existing sheet. A copied sheet brings its own under the same name.
    pub names: BTreeMap<String, Vec<(String, Area)>>,
    /// The program's own custom document properties.
    pub properties: BTreeMap<String, String>,
    /// What the reader of the format has to say of the file as a whole: hidden sheets, cells it could not read.
    pub remarks: Vec<Finding>,
}

impl Grid {
    /// A book as a reader would find it on the disk, formulas with their stored results.
    pub fn of(book: &Book) -> Grid {
        let sheets = book.sheets.iter().map(|sheet| {
            let cells = sheet.cells.iter().filter_map(|(spot, (content, _))| Some((*spot, cell(content)?)));
            let hidden = sheet.visibility != Visibility::Shown;
            let merged = sheet.merges.iter().filter(|area| area.to.row > area.from.row).copied().collect();
            let (name, comments) = (sheet.name.clone(), sheet.notes.clone());
            GridSheet { name, hidden, cells: cells.collect(), merged, comments, ..GridSheet::default() }
        });
        let names = book.names.iter().filter_map(|(name, refers)| Some((name.clone(), vec![Area::parse(refers)?])));
        let properties = book.properties.iter().cloned().collect();
        Grid { sheets: sheets.collect(), names: names.collect(), properties, remarks: Vec::new() }
    }

    /// The sheet with this name.
    pub fn sheet(&self, name: &str) -> Option<&GridSheet> {
        self.sheets.iter().find(|sheet| sheet.name == name)
    }

    /// The value behind a defined name.
    pub fn named(&self, name: &str) -> Option<Raw> {
        let (sheet, area) = self.names.get(name)?.first()?;
        Some(self.sheet(sheet)?.raw(area.from))
    }

    /// What a name refers to: on the sheet it was issued on, if there; a copy never takes over.
    pub fn refers(&self, name: &str, issued_on: &str) -> Option<&(String, Area)> {
        let all = self.names.get(name)?;
        all.iter().find(|(sheet, _)| sheet == issued_on).or_else(|| all.first())
    }
}

fn cell(content: &Content) -> Option<GridCell> {
    let (raw, formula) = match content {
        Content::Blank => return None,
        Content::Number(number) => (Raw::Number(*number), false),
        Content::Text(text) | Content::Link(text, _) => (Raw::Text(text.clone()), false),
        Content::Formula(_, result) => (result.as_ref().map_or(Raw::Empty, stored), true),
    };
    Some(GridCell { raw, formula })
}

fn stored(result: &Outcome) -> Raw {
    match result {
        Outcome::Number(number) => Raw::Number(*number),
        Outcome::Text(text) => Raw::Text(text.clone()),
        Outcome::Bool(truth) => Raw::Bool(*truth),
        Outcome::Error(error) => Raw::Error(error.clone()),
    }
}
