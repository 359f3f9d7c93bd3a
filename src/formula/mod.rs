//! Rules and figures as Excel formulas over named values: read, allowed or refused, evaluated, printed back.
//!
//! The text of a rule stands live in the issued workbook and is evaluated here from the inputs we read. So only those
//! functions and shapes are allowed that Excel's kin and our engine agree on; `tests/formula_conformance.rs` proves it.

mod allowed;
mod calculate;
mod criterion;
mod engine;
mod evaluate;
mod fault;
mod grammar;
mod name;
mod parse;
mod token;
mod tree;
mod value;

pub use allowed::allowed_functions;
pub use calculate::{CalcCell, CalcSheet, calculate};
pub use evaluate::evaluate;
pub use fault::{Fault, FaultKind};
pub use name::{NAME_LIMIT, NameFault, folder_fault, name_fault};
pub use parse::{DEPTH_LIMIT, Formula, LENGTH_LIMIT, Shape};
pub use token::LITERAL_LIMIT;
pub use tree::Tree;
pub use value::{Cell, Inputs, Outcome};
