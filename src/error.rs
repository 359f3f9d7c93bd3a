//! [`Error`]: the run cannot continue. A bad returned file is never an error, it is a finding.

use crate::plan::Fault;
use std::path::PathBuf;

/// Why a run stops.
#[derive(Debug)]
pub enum Error {
    /// The plan folder has faults.
    Plan(Vec<Fault>),
    /// A plan whose dates were moved has faults; nothing was written.
    Moved(Vec<Fault>),
    /// A new working folder needs an empty place.
    NotEmpty {
        /// Which.
        path: PathBuf,
    },
    /// A file or folder could not be read.
    Read {
        /// Which.
        path: PathBuf,
        /// The operating system's reason.
        source: std::io::Error,
    },
    /// A file could not be written.
    Write {
        /// Which.
        path: PathBuf,
        /// The operating system's reason.
        source: std::io::Error,
    },
    /// A workbook could not be made.
    Workbook {
        /// Which.
        name: String,
        /// The writer's reason.
        reason: String,
    },
    /// An issued template did not read back as the empty form of its unit.
    Template {
        /// Which.
        name: String,
        /// What was read back.
        reason: String,
    },
    /// An id on the command line that the plan does not have.
    Unknown {
        /// What was asked for.
        what: &'static str,
        /// The id.
        id: String,
        /// The ids there are.
        known: Vec<String>,
    },
    /// A trial of a plan found faults in it.
    Trial {
        /// How many.
        count: usize,
    },
    /// An instant on the command line that could not be understood.
    Instant {
        /// The text.
        text: String,
    },
    /// A decision of the office that could not be entered.
    Decision(crate::ruling::Fault),
    /// A filled workbook of the register has faults; nothing was entered.
    RegisterBook {
        /// Which.
        path: PathBuf,
        /// What is amiss.
        faults: Vec<crate::registerbook::Fault>,
    },
    /// The register could not be opened, read or written.
    Register {
        /// Where it is.
        path: PathBuf,
        /// SQLite's reason.
        reason: String,
    },
    /// A file of the working folder that is not as it should be.
    Folder {
        /// Which.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
}

/// Result of a step that may stop the run.
pub type Result<T> = std::result::Result<T, Error>;
