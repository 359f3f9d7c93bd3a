//! Bytes → [`Grid`], whatever the file format; or the finding that says why not.
//!
//! A format is one file here that turns bytes into a [`Grid`]. Nothing here knows of a plan, a clock or a path. What may
//! crash, hang or ask for too much memory on a crafted file is run through [`crate::guard`].

mod biff;
mod biff_text;
mod boxes;
mod cell;
mod comments;
mod csv;
mod decrypt;
mod grid;
mod html;
mod kind;
mod letters;
mod limits;
mod links;
mod mend;
mod ods;
mod ods_address;
mod ods_cell;
mod ole;
mod open;
mod part;
mod parts;
mod pictures;
mod properties;
mod renamed;
mod sheet_xml;
mod sniff;
mod within;
mod xls;
mod xls_comment;
mod xls_look;
mod xls_name;
mod xls_sheet;
mod xlsb;
mod xlsx;
mod xml;

pub use grid::{Grid, GridCell, GridSheet, Picture};
pub use kind::{FileClass, FileKind};
pub use letters::plain_text;
pub use limits::Limits;
pub(crate) use ole::breaks_off as compound_breaks_off;
pub(crate) use open::quietly;
pub use open::{Means, not_a_workbook, open, quiet_readers};
pub use sniff::sniff;
pub use within::{Bounds, Unread, open_within};
pub use xlsx::Formulas;
