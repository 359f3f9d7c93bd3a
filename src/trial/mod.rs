//! A round in memory: forms issued, filled and read back without a disk. `plan try` runs a plan through it before the
//! first mail goes out; the sample rounds and the tests of the hard cases are made with it.

mod answers;
mod desk;

pub use answers::{Answers, Typed};
pub use desk::Desk;
