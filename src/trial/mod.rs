//! A round in memory: forms issued, filled and read back without a disk. `plan try` runs a plan through it before the
//! first mail goes out; the sample rounds and the tests of the hard cases are made with it.

mod answers;
mod desk;
mod plausible;
mod reach;
mod rng;
mod run;

pub use answers::{Answers, Typed};
pub use desk::Desk;
pub use plausible::Manner;
pub use reach::{Constant, Held, Reach, Reached};
pub use run::run;
