//! Returned file → what it says: bytes, then [`Grid`], then [`Submission`].
//!
//! One file is one task: nothing here knows of a second file, of a clock or of a path.

mod figures;
mod grid;
mod identify;
mod issued;
mod locate;
mod open;
mod read;
mod sniff;
mod strays;
mod submission;

pub use figures::{Figures, Verdict, Why};
pub use grid::{Grid, GridCell, GridSheet};
pub use identify::{Identity, identify};
pub use issued::{Carried, Issued, Prefilled, RosterRow};
pub use open::{Bounds, Formulas, Unread, open, open_within, quiet_readers};
pub use read::read;
pub use submission::{Change, Entry, Row, Stray, Submission};
