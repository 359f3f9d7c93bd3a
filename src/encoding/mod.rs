//! Text typed or saved in an encoding other than Unicode: TCVN3 (ABC), VNI, UTF-8 read as Windows-1252.
//!
//! What is Vietnamese in Unicode already is never touched. A text counts as written in another encoding only when it is
//! clearly Vietnamese in that one and not as it stands; short or capital texts go by the vote of their workbook
//! (conventions part 3.3, where the thresholds were measured).

mod decode;
mod detect;
mod syllable;
mod table;

pub use decode::{Encoding, decode};
pub use detect::{Judged, Settled, judge, may_be_other, settle, vote};
pub(crate) use syllable::is_syllable;
