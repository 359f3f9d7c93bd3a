//! Returned workbook → what it says: [`Grid`](crate::format::Grid), then [`Submission`].
//!
//! One file is one task: nothing here knows of a second file, of a clock or of a path.

mod align;
mod aside;
mod assign;
mod copies;
mod corrected;
mod exchanged;
mod figures;
mod flipped;
mod headings;
mod identify;
mod issued;
mod locate;
mod message;
mod numbering;
mod origin;
mod read;
mod recognise;
mod repair;
mod repeated;
mod said;
mod strays;
mod submission;
mod totals;

pub use aside::{Change, Copied, Exchanged, Hidden, Lost, Moved, NilRow, Stray, Total};
pub use corrected::{correct, reading_of};
pub use figures::{Figures, Verdict, Why};
pub use identify::{Identity, forms_inside, identify};
pub use issued::{Carried, Issued, Prefilled, RosterRow};
pub use message::{Listed, Message, Pasted, messages};
pub use read::read;
pub(crate) use read::required;
pub use recognise::{Hints, Layer};
pub use repair::Retyped;
pub(crate) use said::overfull;
pub use said::{message_report, read_messages, submission as submission_of_message};
pub(crate) use strays::set_aside;
pub use submission::{Correction, Entry, Row, Submission};
pub(crate) use totals::{NEAR, maybe_total};
