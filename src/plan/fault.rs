//! What is wrong with a plan: place and kind, never a sentence (sentences live in `text/`).

use super::Tab;
use crate::book::Spot;
use crate::formula;

/// Line and column of a plan file, both counted from 1; in a workbook row and column of a sheet. 0 and 0: the file as a
/// whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The sheet of a workbook; none in a text file.
    pub sheet: Option<Tab>,
    /// Line, or row.
    pub line: usize,
    /// Column, in characters or in cells.
    pub column: usize,
}

impl Place {
    /// A place in a text file.
    pub const fn at(line: usize, column: usize) -> Self {
        Place { sheet: None, line, column }
    }

    /// A cell of a workbook.
    pub const fn cell(sheet: Tab, spot: Spot) -> Self {
        Place { sheet: Some(sheet), line: spot.row as usize + 1, column: spot.col as usize + 1 }
    }

    /// The cell it names, zero-based; none in a text file.
    pub fn spot(self) -> Option<(Tab, Spot)> {
        let (row, col) = (self.line.checked_sub(1)?, self.column.checked_sub(1)?);
        Some((self.sheet?, Spot::new(u32::try_from(row).ok()?, u16::try_from(col).ok()?)))
    }

    /// So many characters behind the opening quote of a text that begins here; a cell stays a cell.
    #[must_use]
    pub fn inside(self, characters: usize) -> Self {
        if self.sheet.is_some() { self } else { Place { column: self.column + 1 + characters, ..self } }
    }
}

/// One fault of a plan folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// File name inside the plan folder.
    pub file: String,
    /// Where in the file.
    pub place: Place,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What Excel limits in a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormulaLimit {
    /// Letters of the whole.
    Letters,
    /// Arguments of one function.
    Arguments,
    /// Brackets and functions inside each other.
    Depth,
    /// Letters of one text between quotes.
    Text,
}

impl FormulaLimit {
    /// The most Excel takes.
    pub fn most(self) -> usize {
        match self {
            FormulaLimit::Letters => 8_192,
            FormulaLimit::Arguments | FormulaLimit::Text => 255,
            FormulaLimit::Depth => 64,
        }
    }
}

/// Every way a plan can be wrong. Fields say what was found and what would be right.
#[derive(Clone, Debug, PartialEq)]
pub enum FaultKind {
    /// The text is not TOML or not CSV.
    Syntax {
        /// The parser's reason.
        reason: String,
    },
    /// A key the format does not know.
    UnknownKey {
        /// The key found.
        key: String,
        /// The nearest known key.
        nearest: Option<String>,
    },
    /// A required key is absent.
    MissingKey {
        /// The key.
        key: String,
        /// The table it belongs to.
        table: String,
    },
    /// A value of the wrong type.
    WrongType {
        /// The key.
        key: String,
        /// What was found.
        found: String,
        /// What would be right.
        wanted: String,
    },
    /// A word outside its list.
    UnknownWord {
        /// The key.
        key: String,
        /// The word found.
        found: String,
        /// The words allowed.
        allowed: Vec<String>,
    },
    /// An id that cannot be a name.
    BadId {
        /// The id.
        id: String,
        /// Why not.
        why: formula::NameFault,
    },
    /// The same id twice.
    Duplicate {
        /// What it names.
        what: String,
        /// The id.
        id: String,
        /// Where it stood first.
        first: Place,
    },
    /// Two words that differ only in case, blanks, dashes or the place of a tone mark.
    Alike {
        /// The key.
        key: String,
        /// The word found.
        found: String,
        /// The word it is like.
        known: String,
        /// Where that stood first.
        first: Place,
    },
    /// A code that cannot stand in a file name.
    BadCode {
        /// The code.
        found: String,
        /// Letters it may have.
        limit: usize,
    },
    /// A letter nobody sees and no cell can hold.
    ControlLetter {
        /// The key.
        key: String,
        /// The letter.
        letter: char,
    },
    /// An entry of a list without words.
    Blank {
        /// The key.
        key: String,
    },
    /// A figure or a day beyond what is possible.
    OutOfRange {
        /// The key.
        key: String,
        /// What was found.
        found: String,
        /// The least.
        from: String,
        /// The most.
        to: String,
    },
    /// A column that is not on its sheet.
    NoColumn {
        /// Its heading.
        heading: String,
    },
    /// A sheet that is not in the workbook.
    NoSheet {
        /// Its name.
        name: String,
    },
    /// A cell whose formula has no result stored.
    NoResult {
        /// The column's heading.
        heading: String,
    },
    /// An extension of a period that falls on a day off and is left out.
    Skipped {
        /// The period.
        period: String,
    },
    /// A registry without units.
    NoUnits,
    /// A reference to something that does not exist.
    UnknownReference {
        /// The key holding the reference.
        key: String,
        /// The id found.
        found: String,
        /// The nearest existing id.
        nearest: Option<String>,
    },
    /// A formula that cannot be used.
    Formula {
        /// The text.
        text: String,
        /// The fault inside it.
        fault: formula::Fault,
        /// The nearest name, for a misspelt one.
        nearest: Option<String>,
    },
    /// A text longer than Excel takes.
    TooLong {
        /// The key.
        key: String,
        /// Characters found.
        found: usize,
        /// Characters allowed.
        limit: usize,
    },
    /// A number above a limit of the program.
    TooMany {
        /// What was counted.
        what: String,
        /// How many were found.
        found: usize,
        /// The limit.
        limit: usize,
    },
    /// A file larger than the program reads.
    TooLarge {
        /// Its bytes.
        found: usize,
        /// Bytes allowed.
        limit: usize,
    },
    /// A file that cannot be opened as a workbook.
    NotAWorkbook,
    /// A sheet of a workbook that the format does not know.
    UnknownSheet {
        /// Its name.
        name: String,
        /// The nearest known name.
        nearest: Option<String>,
    },
    /// A sheet without its row of headings.
    NoHeadings,
    /// Words in a column without a heading.
    Stray {
        /// The words.
        found: String,
    },
    /// A cell filled in a row of a kind that has no use for it.
    NotHere {
        /// The column's heading.
        heading: String,
        /// The kind of row.
        row: String,
    },
    /// A row that stands below none it could belong to.
    Orphan {
        /// The kind of row.
        row: String,
        /// The kind it belongs to.
        parent: String,
    },
    /// The same thing told in two files.
    TwoFiles {
        /// The other file.
        other: String,
    },
    /// A key the other form of the plan cannot hold.
    NotConvertible {
        /// Path of keys.
        path: String,
    },
    /// The registry does not have the number of units the plan names.
    UnitCount {
        /// Units found.
        found: usize,
        /// Units the plan names.
        expected: usize,
    },
    /// A sheet name Excel or the program cannot use.
    BadSheet {
        /// The name.
        name: String,
        /// Whether another part of the form stands there already, or the program itself.
        taken: bool,
    },
    /// A figure in another unit of measure than the one it is held against.
    OtherMeasure {
        /// The key.
        key: String,
        /// The unit of measure found.
        found: String,
        /// The unit of measure of the other side.
        wanted: String,
    },
    /// Columns of different tables side by side in one function.
    ColumnsApart {
        /// The columns.
        columns: Vec<String>,
        /// Their tables.
        tables: Vec<String>,
    },
    /// Reports that take figures from each other in a circle.
    Circle {
        /// The reports, the first one again at the end.
        reports: Vec<String>,
    },
    /// Computed fields that rest on each other in a circle: no office program can calculate them.
    FormulaCircle {
        /// The fields, the first one again at the end.
        fields: Vec<String>,
    },
    /// A span whose end lies before its start.
    EmptySpan {
        /// The key.
        key: String,
    },
    /// A formula of an issued form that Excel would not take.
    BeyondExcel {
        /// The form.
        form: String,
        /// Where it would stand: «Số liệu»!F12.
        cell: String,
        /// Which limit.
        limit: FormulaLimit,
        /// How much was found.
        found: usize,
    },
    /// Two keys that belong together, one without the other.
    Needs {
        /// The key found.
        key: String,
        /// What it needs.
        needs: String,
    },
}
