//! `tonghop` (tổng hợp: to consolidate) issues Excel report templates to the units of a Khối, reads what comes back,
//! checks it against the plan and its deadlines, and writes the month-end summary workbook.
//!
//! The straight line: plan folder → [`plan::Plan`] → [`form::Layout`] → template workbook; returned files → bytes →
//! [`format::Grid`] → [`intake::Submission`] → findings; all of them → [`round::Round`], of which every output is a view.
#![deny(missing_docs)]

pub mod book;
pub mod check;
pub mod cli;
pub mod command;
pub mod container;
pub mod disk;
pub mod encoding;
pub mod error;
pub mod form;
pub mod format;
pub mod formula;
pub mod guard;
pub mod ics;
pub mod intake;
pub mod naming;
pub mod plan;
pub mod planbook;
pub mod register;
pub mod registerbook;
pub mod round;
pub mod ruling;
pub mod summary;
pub mod template;
pub mod text;
pub mod trial;
pub mod value;
