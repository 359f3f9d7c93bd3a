//! The register (sổ tiếp nhận): what came, when and on what evidence, and what the office decided, in one SQLite file
//! of the working folder.
//!
//! Files and decisions are never deleted from it. Recordings are: they are kept only so that a file known by its hash is
//! not read again.

mod entry;
mod recording;
mod row;
mod schema;
mod store;

pub use entry::Entry;
pub use recording::Recording;
pub use store::{Decided, Known, Register, Stamp, Witnessed};
