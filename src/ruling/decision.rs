//! What the office decided: who, when, why, and what.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// A decision. It stands until a later one about the same thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Number in the register, from 1; 0 before it is entered.
    pub number: i64,
    /// Who decided, as set once on the computer.
    pub who: String,
    /// When it was entered, on the plan's clock.
    pub at: NaiveDateTime,
    /// Why.
    pub because: String,
    /// What.
    pub ruling: Ruling,
}

/// A cell of a unit's report.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Cell {
    /// Unit code.
    pub unit: String,
    /// Report id.
    pub report: String,
    /// Period id; empty without periods.
    pub period: String,
    /// Sheet.
    pub sheet: String,
    /// Address, `C10`.
    pub cell: String,
    /// Name of the field or column; empty where nothing is asked.
    #[serde(default)]
    pub name: String,
    /// In a list, what its row is called, as a comparison key.
    #[serde(default)]
    pub row: String,
}

/// To whom an extension is given. All empty = to all.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Whom {
    /// Unit codes.
    pub units: Vec<String>,
    /// Groups.
    pub groups: Vec<String>,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Ruling {
    /// When and how a file came.
    Receipt {
        /// Its hash.
        hash: String,
        /// Its name when this was decided.
        name: String,
        /// The instant, on the plan's clock.
        at: NaiveDateTime,
        /// How it came.
        channel: String,
    },
    /// Whose a file is.
    Assign {
        /// Its hash.
        hash: String,
        /// Its name when this was decided.
        name: String,
        /// Unit code.
        unit: String,
        /// Report id, for a file that does not say it itself.
        report: Option<String>,
    },
    /// A form the office filled in for a unit, from paper or a photo.
    Enter {
        /// Hash of the file.
        hash: String,
        /// Its name when this was decided.
        name: String,
        /// Unit code.
        unit: String,
    },
    /// A later deadline.
    Extend {
        /// Report id.
        report: String,
        /// Period id; none = every period.
        period: Option<String>,
        /// To whom.
        whom: Whom,
        /// The new deadline, itself still in time.
        until: NaiveDateTime,
    },
    /// What a cell says is taken as it is, whatever was found there.
    Accept {
        /// Where.
        cell: Cell,
        /// What the unit had typed: another text is another question.
        typed: String,
        /// What had been found there, in the form of `Finding::question`: anything else is another question.
        #[serde(default)]
        about: Vec<String>,
    },
    /// A file is taken as it is, whatever was found in it.
    AcceptFile {
        /// Its hash.
        hash: String,
        /// Its name when this was decided.
        name: String,
    },
    /// A value told by phone stands in place of what the unit typed.
    Correct {
        /// Where.
        cell: Cell,
        /// What the unit had typed: once it types another text, its own word counts again.
        typed: String,
        /// The right value, as the office types it.
        value: String,
        /// What was found about the right value and accepted with it.
        #[serde(default)]
        about: Vec<String>,
    },
    /// A part of a report that is no file: paper with a stamp, prints of photos.
    Paper {
        /// Unit code.
        unit: String,
        /// Report id.
        report: String,
        /// Period id; empty without periods.
        period: String,
        /// Id of the artefact in the plan.
        artefact: String,
        /// When it came, on the plan's clock.
        at: NaiveDateTime,
        /// How it came.
        channel: String,
    },
    /// An earlier decision no longer stands.
    Withdraw {
        /// Its number.
        number: i64,
    },
}

impl Ruling {
    /// What it is about: of two decisions about the same thing the later one stands.
    pub fn subject(&self) -> String {
        match self {
            // Of two copies each came by itself, and each may be somebody else's.
            Ruling::Receipt { hash, name, .. } => format!("receipt/{hash}/{name}"),
            Ruling::Assign { hash, name, .. } | Ruling::Enter { hash, name, .. } => format!("unit/{hash}/{name}"),
            Ruling::AcceptFile { hash, .. } => format!("accept/{hash}"),
            Ruling::Extend { report, period, whom, .. } => {
                let period = period.as_deref().unwrap_or("*");
                format!("extend/{report}/{period}/{}/{}", whom.units.join(","), whom.groups.join(","))
            }
            Ruling::Accept { cell, .. } | Ruling::Correct { cell, .. } => {
                format!("cell/{}/{}/{}/{}!{}", cell.unit, cell.report, cell.period, cell.sheet, cell.cell)
            }
            Ruling::Paper { unit, report, period, artefact, .. } => {
                format!("paper/{unit}/{report}/{period}/{artefact}")
            }
            Ruling::Withdraw { number } => format!("withdraw/{number}"),
        }
    }

    /// Its stable key.
    pub fn kind(&self) -> &'static str {
        match self {
            Ruling::Receipt { .. } => "receipt",
            Ruling::Assign { .. } => "assign",
            Ruling::Enter { .. } => "enter",
            Ruling::Extend { .. } => "extend",
            Ruling::Accept { .. } => "accept",
            Ruling::AcceptFile { .. } => "accept_file",
            Ruling::Correct { .. } => "correct",
            Ruling::Paper { .. } => "paper",
            Ruling::Withdraw { .. } => "withdraw",
        }
    }
}
