//! What is wrong with a formula, and where.

/// One thing wrong with a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where it stands: an offset in characters from the start of the text.
    pub at: usize,
    /// What it is.
    pub kind: FaultKind,
}

/// The kinds of fault a formula can have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// A name that nothing in the plan bears.
    UnknownName {
        /// The name as written.
        name: String,
        /// The same name in lower case, when that one is known.
        nearest: Option<String>,
    },
    /// A function that is not on the list of those the engines agree on.
    FunctionNotAllowed {
        /// The function as written.
        name: String,
    },
    /// Too few or too many arguments, or half a pair of them.
    ArgumentCount {
        /// The function, in capitals.
        function: &'static str,
        /// How many arguments were written.
        found: usize,
    },
    /// An argument of a form that the function is not allowed with.
    ArgumentShape {
        /// The function, in capitals.
        function: &'static str,
        /// Which argument, counted from 1.
        argument: usize,
        /// What it may be: one of [`WANTED`](super::FaultKind::WANTED).
        wanted: &'static str,
    },
    /// Values in braces, such as `{"a","b"}`.
    ArrayConstant,
    /// The address of a cell or a range, such as `A1` or `$B$2:$B$9`.
    CellAddress {
        /// The address as written.
        text: String,
    },
    /// A sheet, another workbook, a range of names, a table reference, `@` or an error value.
    Reference {
        /// The reference as written.
        text: String,
    },
    /// A piece that cannot stand where it stands; nothing found means that the formula stops too early.
    Syntax {
        /// The piece as written.
        found: String,
    },
    /// Brackets, functions or signs nested too deep.
    TooDeep {
        /// The greatest depth allowed.
        limit: usize,
    },
    /// A formula, or a text between quotes, that Excel or we would not take for its length.
    TooLong {
        /// The greatest number of characters allowed.
        limit: usize,
    },
    /// A table column where a single value is needed.
    ColumnAsScalar {
        /// The column's name.
        name: String,
    },
}

impl FaultKind {
    /// The words [`FaultKind::ArgumentShape`] uses for what an argument may be: a column by itself; a criterion that is
    /// a whole figure or words and cannot match a blank row; comparisons of columns turned into figures (`(a="x")*1`,
    /// `(a="x")*(b>5)`); a week-day numbering of 2 (Monday is 1).
    pub const WANTED: [&'static str; 4] = ["column", "criterion", "comparisons", "two"];
}
