//! Why a decision could not be entered. Sentences are made of it in `text/register.rs`.

/// What is amiss with a decision as it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nobody has said who decides on this computer.
    NoName,
    /// No file of the inbox has this name.
    NoSuchFile(String),
    /// A file is not there, is none, or is larger than is read.
    CannotTake(String),
    /// Several files of the inbox have this name.
    SeveralFiles(String, Vec<String>),
    /// A file of the same name with other bytes lies in the inbox already.
    NameTaken(String),
    /// No unit has this code or name.
    NoSuchUnit(String),
    /// Several units could be meant.
    SeveralUnits(String, Vec<String>),
    /// No group has this name.
    NoSuchGroup(String, Vec<String>),
    /// The unit has sent nothing for this report.
    NothingSent {
        /// Unit.
        unit: String,
        /// Report with its period.
        report: String,
    },
    /// What the unit sent has no such cell, or nothing is asked there.
    NoSuchCell {
        /// Unit.
        unit: String,
        /// The cell as asked for.
        cell: String,
    },
    /// The cell stands on several sheets.
    SeveralCells(String, Vec<String>),
    /// There is nothing at the cell that could be accepted.
    NothingToAccept(String),
    /// The cell is not one the unit types into, or its section is declared «không phát sinh».
    NotAnInput(String),
    /// What a cell says cannot be counted, so accepting it would change nothing.
    CannotCount {
        /// What stands there.
        typed: String,
        /// The cell.
        cell: String,
    },
    /// The instant lies before the plan was issued.
    BeforePlan(String),
    /// The instant names a day without a time.
    NoTime(String),
    /// The value cannot be read as what the cell holds.
    Unreadable {
        /// The value.
        value: String,
        /// Label of the cell.
        label: String,
    },
    /// The new deadline is no later than the one that holds.
    NotLater(String),
    /// No decision has this number, or it is withdrawn.
    NoSuchDecision(i64),
    /// The report has to be named, since the file does not say it.
    WhichReport(Vec<String>),
    /// To whom the extension is given was not said.
    ToWhom,
    /// The instant lies ahead.
    Ahead(String),
    /// A text holds no message that begins as the office asked.
    NoMessage,
    /// The kind of thing a command line leaves out.
    Lacking(&'static str),
}
