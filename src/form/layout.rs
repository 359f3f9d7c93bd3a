//! The layout record: self-contained, so that an old revision is read with its own.

use crate::book::{Area, Spot};
use crate::value::Kind;
use serde::{Deserialize, Serialize};

/// Names the program itself gives to cells. Ids of a plan may not begin with `th_`.
pub mod own {
    /// The period chosen in a recurring form.
    pub const PERIOD: &str = "th_ky";
    /// The visible form code.
    pub const CODE: &str = "th_ma";
    /// The unit's name in the heading of its papers, on the hidden sheet.
    pub const HEADING: &str = "th_ten_in";
    /// The number of required cells still empty.
    pub const MISSING: &str = "th_con_thieu";
    /// The number of cells to be looked at.
    pub const REVIEW: &str = "th_xem_lai";
    /// Hidden identity: one constant name per key.
    pub const IDENTITY: [&str; 5] = ["th_plan", "th_report", "th_unit", "th_revision", "th_period"];

    /// The «không phát sinh» tick of a section or table.
    pub fn nil(owner: &str) -> String {
        format!("th_x_{owner}")
    }

    /// The cell «Số đúng / Ghi chú» beside a field.
    pub fn note(field: &str) -> String {
        format!("th_gc_{field}")
    }

    /// The echo column beside a date or money column: what was read.
    pub fn echo(column: &str) -> String {
        format!("th_doc_{column}")
    }

    /// The list of choices behind a field or column, on the hidden sheet.
    pub fn list(name: &str) -> String {
        format!("th_ds_{name}")
    }
}

/// What a named cell is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The unit types here.
    Input,
    /// Filled by the office, locked.
    Prefilled,
    /// Computed, locked.
    Computed,
    /// «Số đúng / Ghi chú» of the field named.
    Note,
    /// «Không phát sinh» tick of the section or table named.
    Nil,
    /// The period choice.
    Period,
}

/// A single named cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// What it belongs to: the field's own id, or the section or table of a tick.
    pub of: String,
    /// What the unit reads beside it.
    pub label: String,
    /// Sheet.
    pub sheet: String,
    /// Cell.
    pub spot: Spot,
    /// What it is for.
    pub role: Role,
    /// Kind of value.
    pub kind: Kind,
    /// Unit of measure.
    pub uom: Option<String>,
    /// Whether a blank is a finding.
    pub required: bool,
    /// Choices.
    pub options: Vec<String>,
    /// Section it belongs to; empty for the program's own cells.
    pub section: String,
}

/// A column of a table as placed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnPlace {
    /// Whole name, `<table>_<column>`.
    pub name: String,
    /// Heading.
    pub label: String,
    /// Zero-based column.
    pub col: u16,
    /// Kind of value.
    pub kind: Kind,
    /// Unit of measure.
    pub uom: Option<String>,
    /// Required in a row that has its first column filled.
    pub required: bool,
    /// Choices.
    pub options: Vec<String>,
    /// Zero-based column of the echo, if there is one.
    pub echo: Option<u16>,
}

/// A table as placed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TablePlace {
    /// Key of the table.
    pub id: String,
    /// What one row is.
    pub noun: String,
    /// Sheet.
    pub sheet: String,
    /// Zero-based row of the headings.
    pub head: u32,
    /// Rows printed.
    pub rows: u32,
    /// Rows unlocked and named.
    pub max_rows: u32,
    /// Columns.
    pub columns: Vec<ColumnPlace>,
}

impl TablePlace {
    /// Zero-based first row of entries.
    pub fn first(&self) -> u32 {
        self.head + 1
    }

    /// The named cells of a column.
    pub fn area(&self, col: u16) -> Area {
        Area::down(Spot::new(self.first(), col), self.max_rows)
    }

    /// The column of this name.
    pub fn column(&self, name: &str) -> Option<&ColumnPlace> {
        self.columns.iter().find(|column| column.name == name)
    }
}

/// A section as placed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Section id.
    pub id: String,
    /// Heading.
    pub title: String,
    /// Numeral printed before it (`I`, `II`, …); empty where the sheet does not number its parts.
    pub numeral: String,
}

/// Lines of information on the first sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Info {
    /// Whose form it is.
    Unit,
    /// Its group.
    Group,
    /// The days covered.
    Window,
    /// The deadline.
    Due,
    /// A line of the plan's `send_to`.
    Send(usize),
    /// Required cells still empty.
    Missing,
    /// Cells to be looked at.
    Review,
    /// The form code.
    Code,
}

/// One row of a sheet above its table, in order from row 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// Nothing.
    Blank,
    /// The sheet's title.
    Title,
    /// The line under it.
    Subtitle,
    /// A line of information.
    Info(Info),
    /// The live line of what is missing.
    Status,
    /// Column headings.
    Head,
    /// A section's heading.
    Part(String),
    /// A field.
    Field(String),
    /// The tick of a table.
    Nil(String),
    /// The period choice.
    Period,
    /// Heading of the guide.
    GuideHead,
    /// A line of the guide.
    Guide(usize),
}

/// What a sheet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SheetKind {
    /// Whose form, until when, how.
    Start,
    /// Figures: one field a row.
    Figures,
    /// Words: one field a row, wide.
    Texts,
    /// A list.
    Table,
    /// Everything on one sheet.
    Compact,
}

/// A sheet as placed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SheetPlan {
    /// Sheet name.
    pub name: String,
    /// What it is.
    pub kind: SheetKind,
    /// Heading.
    pub title: String,
    /// Its rows from the top; a table's rows follow below.
    pub lines: Vec<Line>,
}

/// Where everything of one form stands, for the sections in one unit's scope.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Layout {
    /// Plan id.
    pub plan: String,
    /// Report id.
    pub report: String,
    /// Form id.
    pub form: String,
    /// First part of the form code («TTN2020-TK»).
    pub code: String,
    /// Periods offered (id, label); empty where the report has none.
    pub periods: Vec<(String, String)>,
    /// Entry sheets in tab order.
    pub sheets: Vec<SheetPlan>,
    /// Sections.
    pub parts: Vec<Part>,
    /// Single named cells.
    pub places: Vec<Place>,
    /// Tables.
    pub tables: Vec<TablePlace>,
}

impl Layout {
    /// The place of this name.
    pub fn place(&self, name: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.name == name)
    }

    /// The table of this id.
    pub fn table(&self, id: &str) -> Option<&TablePlace> {
        self.tables.iter().find(|table| table.id == id)
    }

    /// The column of this name, with its table.
    pub fn column(&self, name: &str) -> Option<(&TablePlace, &ColumnPlace)> {
        self.tables.iter().find_map(|table| table.column(name).map(|column| (table, column)))
    }

    /// The name of the tick that declares a section or table «không phát sinh», if it has one.
    pub fn nil_of(&self, owner: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.role == Role::Nil && place.of == owner)
    }

    /// Where a name refers to when the workbook has lost it.
    pub fn area(&self, name: &str) -> Option<(&str, Area)> {
        if let Some(place) = self.place(name) {
            return Some((&place.sheet, Area::new(place.spot, place.spot)));
        }
        let (table, column) = self.column(name)?;
        Some((&table.sheet, table.area(column.col)))
    }

    /// The label a message shows beside an address.
    pub fn label(&self, name: &str) -> Option<&str> {
        self.place(name)
            .map(|place| place.label.as_str())
            .or_else(|| self.column(name).map(|(_, column)| column.label.as_str()))
    }
}
