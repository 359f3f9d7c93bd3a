//! The register as a workbook: what came and what is still asked, with cells for the clerk to fill, and the reading of
//! what she filled.
//!
//! A hidden sheet keeps what every row said when the workbook was written, so that only what was changed since is a
//! decision, whatever was sorted, deleted or decided elsewhere in the meantime.

mod fault;
mod files;
mod findings;
mod page;
mod papers;
mod read;
mod row;
mod write;

pub use fault::{Fault, FaultKind};
pub use findings::decided;
pub use page::{Field, Page};
pub use read::{Changed, Filled, read};
pub use row::Row;
pub use write::book;

/// The hidden sheet.
const KEPT: &str = "_tonghop";
/// The hidden sheet of choices.
const LISTS: &str = "_danh_muc";
/// What the hidden sheet says the workbook is.
const KIND: &str = "register";

/// An instant as it is written into a cell: `28/3/2020 15:42`, with seconds where there are any.
pub fn typed(at: chrono::NaiveDateTime) -> String {
    let seconds = chrono::Timelike::second(&at) > 0;
    at.format(if seconds { "%-d/%-m/%Y %H:%M:%S" } else { "%-d/%-m/%Y %H:%M" }).to_string()
}
