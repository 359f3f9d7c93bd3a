//! The sheets a clerk fills, and their columns.

use crate::text::registerbook as words;

/// A sheet of the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Page {
    /// «Sổ tiếp nhận»: a row a file.
    Files,
    /// «Bản giấy»: a row for each part of a report that is no workbook.
    Papers,
    /// «Cần bổ sung»: a row for each cell that is asked about.
    Findings,
}

/// A column of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The file's name.
    File,
    /// What the row is known by.
    Key,
    /// Whose it is.
    Unit,
    /// Which report.
    Report,
    /// When it came.
    At,
    /// On what evidence that is known.
    Evidence,
    /// How it came.
    Channel,
    /// What became of it.
    Outcome,
    /// Label of a part of a report.
    Part,
    /// What came of the part as files.
    Came,
    /// Whether the paper is here.
    Here,
    /// How grave a finding is.
    Level,
    /// Sheet of a unit's report.
    Sheet,
    /// Cell of it.
    Cell,
    /// What was found there.
    Found,
    /// What the unit typed.
    Typed,
    /// What the office decides.
    Decision,
    /// The right value.
    Value,
    /// Why.
    Because,
}

impl Page {
    /// In tab order.
    pub const ALL: [Page; 3] = [Page::Files, Page::Papers, Page::Findings];

    /// Its tab.
    pub fn name(self) -> &'static str {
        match self {
            Page::Files => words::FILES,
            Page::Papers => words::PAPERS,
            Page::Findings => words::FINDINGS,
        }
    }

    /// Its columns with their widths.
    pub fn columns(self) -> &'static [(Field, f64)] {
        match self {
            Page::Files => &[
                (Field::File, 40.0),
                (Field::Key, 10.0),
                (Field::Unit, 26.0),
                (Field::Report, 16.0),
                (Field::At, 16.0),
                (Field::Evidence, 24.0),
                (Field::Channel, 11.0),
                (Field::Outcome, 15.0),
            ],
            Page::Papers => &[
                (Field::Unit, 38.0),
                (Field::Part, 34.0),
                (Field::Came, 16.0),
                (Field::Here, 12.0),
                (Field::At, 18.0),
                (Field::Channel, 14.0),
                (Field::Key, 20.0),
            ],
            Page::Findings => &[
                (Field::Level, 10.0),
                (Field::Unit, 20.0),
                (Field::File, 18.0),
                (Field::Sheet, 11.0),
                (Field::Cell, 6.0),
                (Field::Found, 46.0),
                (Field::Typed, 13.0),
                (Field::Decision, 10.0),
                (Field::Value, 13.0),
                (Field::Because, 24.0),
                (Field::Key, 11.0),
            ],
        }
    }

    /// Where a column stands as written.
    pub fn column(self, field: Field) -> Option<usize> {
        self.columns().iter().position(|(one, _)| *one == field)
    }

    /// Whether the clerk fills this column.
    pub fn fills(self, field: Field) -> bool {
        match self {
            Page::Files => matches!(field, Field::Unit | Field::Report | Field::At | Field::Channel),
            Page::Papers => matches!(field, Field::Here | Field::At | Field::Channel),
            Page::Findings => matches!(field, Field::Decision | Field::Value | Field::Because),
        }
    }

    /// Whether a row that waits for the clerk waits for this column.
    pub fn asks(self, field: Field) -> bool {
        match self {
            Page::Files => matches!(field, Field::Unit | Field::At),
            Page::Papers => field == Field::Here,
            Page::Findings => field == Field::Decision,
        }
    }
}
