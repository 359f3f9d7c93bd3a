//! Bytes → [`Grid`], whatever the file format; or the finding that says why not.
//!
//! A format is one file here that turns bytes into a [`Grid`]. Nothing here knows of a plan, a clock or a path. What may
//! crash, hang or ask for too much memory on a crafted file is run through [`crate::guard`].

mod grid;
mod kind;
mod limits;
mod open;
mod sniff;
mod xlsx;

pub use grid::{Grid, GridCell, GridSheet};
pub use kind::{FileClass, FileKind};
pub use limits::Limits;
pub use open::{Means, not_a_workbook, open, quiet_readers};
pub use sniff::sniff;
pub use xlsx::{Bounds, Formulas, Unread, open_within};
