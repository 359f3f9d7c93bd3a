//! Forms: sections of fields and tables of rows.

use super::{Place, Scope};
use crate::value::Kind;

/// A formula of the plan with the place it was written at.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// The formula text.
    pub text: String,
    /// Where it stands in `plan.toml`.
    pub at: Place,
}

/// How a form is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FormLayout {
    /// Several sheets: guide, entry sheets, printed sheet.
    #[default]
    Full,
    /// One sheet: period, tick, fields, one table.
    Compact,
}

/// The input message of a cell. Excel's limits: 32, 255 and 225 characters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prompt {
    /// Heading of the message.
    pub title: String,
    /// The message.
    pub text: String,
    /// Message when an entry is refused.
    pub refusal: String,
}

/// Where a field's figure comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// The unit types it.
    Typed,
    /// Prefilled from a unit attribute and locked.
    UnitAttribute(String),
    /// Prefilled from an earlier report of the unit, as it stood at that report's deadline, and locked.
    Report {
        /// Report id.
        report: String,
        /// Field id in that report's form.
        field: String,
    },
    /// Prefilled from the period before of the same report, and locked.
    Previous {
        /// Field id.
        field: String,
        /// Whether the first period of a year begins at 0 again.
        restart: bool,
    },
    /// Computed from other names of the form.
    Formula(Rule),
}

impl Origin {
    /// Whether the office fills the cell at issue.
    pub fn prefilled(&self) -> bool {
        matches!(self, Origin::UnitAttribute(_) | Origin::Report { .. } | Origin::Previous { .. })
    }
}

/// The report whose rows come prefilled into a table.
#[derive(Clone, Debug, PartialEq)]
pub struct RowsFrom {
    /// Report id.
    pub report: String,
    /// Table id; none = the only table of that report's form.
    pub table: Option<String>,
    /// Where the plan says so.
    pub at: Place,
}

/// One cell of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Name in formulas and in the workbook.
    pub id: String,
    /// What the unit reads.
    pub label: String,
    /// Kind of value.
    pub kind: Kind,
    /// Unit of measure.
    pub uom: Option<String>,
    /// Whether a blank is a finding.
    pub required: bool,
    /// The choices of a choice field.
    pub options: Vec<String>,
    /// Where the figure comes from.
    pub origin: Origin,
    /// Whether a cell «Số đúng / Ghi chú» stands beside it.
    pub note: bool,
    /// Whether the printed sheet has a row for it.
    pub print: bool,
    /// Whether the summary may show it.
    pub summary: bool,
    /// Lines of words the cell has room for.
    pub lines: usize,
    /// The input message.
    pub prompt: Option<Prompt>,
    /// Place in `plan.toml`.
    pub at: Place,
}

/// A part of a form: fields under one heading, with one scope.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Key of the section.
    pub id: String,
    /// Sheet it stands on.
    pub sheet: String,
    /// Heading.
    pub title: String,
    /// Units that see it.
    pub scope: Scope,
    /// Whether «không phát sinh cả phần» can be ticked.
    pub nil: bool,
    /// The words beside that tick.
    pub nil_label: Option<String>,
    /// Its fields, in order.
    pub fields: Vec<Field>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Id inside the table; its name in formulas is `<table>_<id>`.
    pub id: String,
    /// The whole name.
    pub name: String,
    /// Heading.
    pub label: String,
    /// Kind of value.
    pub kind: Kind,
    /// Unit of measure.
    pub uom: Option<String>,
    /// Required in a row that has its first column filled.
    pub required: bool,
    /// The choices of a choice column.
    pub options: Vec<String>,
    /// Width in characters.
    pub width: Option<f64>,
    /// The input message.
    pub prompt: Option<Prompt>,
}

/// A list with one entry per row.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Key of the table and prefix of its column names.
    pub id: String,
    /// Sheet it stands on.
    pub sheet: String,
    /// Heading of the sheet.
    pub title: String,
    /// What one row is («hoạt động»).
    pub noun: String,
    /// Rows offered: a formula over unit attributes.
    pub rows: Rule,
    /// Rows read and named at most.
    pub max_rows: u32,
    /// Units that see it.
    pub scope: Scope,
    /// Whether «không phát sinh» can be ticked.
    pub nil: bool,
    /// The words beside that tick.
    pub nil_label: Option<String>,
    /// Column ids that make two rows the same thing.
    pub key: Vec<String>,
    /// Whose rows come prefilled.
    pub rows_from: Option<RowsFrom>,
    /// Its columns, in order.
    pub columns: Vec<Column>,
    /// Place in `plan.toml`.
    pub at: Place,
}

/// What one report is made on.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// Key of the form.
    pub id: String,
    /// Title on the first page.
    pub title: String,
    /// Title of the printed sheet; none = no such sheet.
    pub print_title: Option<String>,
    /// How it is laid out.
    pub layout: FormLayout,
    /// Its sections, in order.
    pub sections: Vec<Section>,
    /// Its tables, in order.
    pub tables: Vec<Table>,
    /// Sheet names in the order of first mention.
    pub sheets: Vec<String>,
    /// Place in `plan.toml`.
    pub at: Place,
}

impl Form {
    /// All fields with their sections.
    pub fn fields(&self) -> impl Iterator<Item = (&Section, &Field)> {
        self.sections.iter().flat_map(|section| section.fields.iter().map(move |field| (section, field)))
    }

    /// The field with this id.
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields().map(|(_, field)| field).find(|field| field.id == id)
    }

    /// The table with this id.
    pub fn table(&self, id: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.id == id)
    }

    /// The table rows are carried from: the one named, or the only one.
    pub fn carried_table(&self, id: Option<&str>) -> Option<&Table> {
        match (id, self.tables.as_slice()) {
            (Some(id), _) => self.table(id),
            (None, [only]) => Some(only),
            (None, _) => None,
        }
    }

    /// The column with this whole name, and its table.
    pub fn column(&self, name: &str) -> Option<(&Table, &Column)> {
        self.tables
            .iter()
            .find_map(|table| table.columns.iter().find(|column| column.name == name).map(|column| (table, column)))
    }
}
