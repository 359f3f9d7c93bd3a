//! `tonghop` (tổng hợp: to consolidate) issues Excel report templates to the units of a Khối, reads what comes back,
//! checks it against the plan and its deadlines, and writes the month-end summary workbook.
#![deny(missing_docs)]

pub mod book;
pub mod check;
pub mod form;
pub mod formula;
pub mod intake;
pub mod plan;
pub mod template;
pub mod text;
pub mod value;
