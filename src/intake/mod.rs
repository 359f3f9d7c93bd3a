//! Returned workbook → what it says: [`Grid`](crate::format::Grid), then [`Submission`].
//!
//! One file is one task: nothing here knows of a second file, of a clock or of a path.

mod align;
mod assign;
mod corrected;
mod figures;
mod flipped;
mod identify;
mod issued;
mod locate;
mod numbering;
mod read;
mod recognise;
mod repair;
mod repeated;
mod strays;
mod submission;
mod totals;

pub use corrected::{correct, reading_of};
pub use figures::{Figures, Verdict, Why};
pub use identify::{Identity, identify};
pub use issued::{Carried, Issued, Prefilled, RosterRow};
pub use read::read;
pub use recognise::{Hints, Layer};
pub use repair::Retyped;
pub use submission::{Change, Correction, Entry, Hidden, Moved, Row, Stray, Submission, Total};
