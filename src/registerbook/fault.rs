//! What is amiss with a filled workbook of the register. Sentences are made of it in `text/registerbook.rs`.

use super::{Field, Page};
use crate::book::Spot;
use crate::check::Finding;

/// A fault and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Sheet and cell; none where the whole workbook is concerned.
    pub place: Option<(Page, Spot)>,
    /// What.
    pub kind: FaultKind,
}

/// What is amiss.
#[derive(Clone, Debug, PartialEq)]
pub enum FaultKind {
    /// The file cannot be read as a workbook.
    Unread(Box<Finding>),
    /// It is no workbook of the register.
    NotARegister,
    /// It is the register of another plan.
    OtherPlan(String),
    /// A sheet is gone.
    NoSheet(Page),
    /// A column is gone.
    NoColumn(Page, Field),
    /// A row was filled whose key is gone.
    KeyGone,
    /// A row has a key the workbook was not written with.
    KeyUnknown(String),
    /// Two rows with one key say different things.
    Twice(String),
    /// The file is no longer in the inbox.
    FileGone(String),
    /// The unit's cell says something else by now.
    SaysElse(String),
    /// Nothing can be decided in this row.
    Closed,
    /// A word that is none of the choices.
    NotAChoice {
        /// The word.
        text: String,
        /// The choices.
        choices: Vec<String>,
    },
    /// No instant can be read from it.
    Instant(String),
    /// This cell has to be filled too.
    Lacking(Field),
    /// It was emptied, but nobody at the office had entered it.
    CannotEmpty,
    /// What a single decision would have been refused for.
    Decision(crate::ruling::Fault),
}
