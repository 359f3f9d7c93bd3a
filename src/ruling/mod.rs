//! What the office decided, as data: who, when, why and what, and which of all decisions stand. Nothing here knows where
//! they are kept.

mod decision;
mod fault;
mod rulings;

pub use decision::{Cell, Decision, Ruling, Whom};
pub use fault::Fault;
pub use rulings::Rulings;
