//! A plan as data: what is asked, of whom, until when. The plan folder is read here and nowhere else.
//!
//! `source` turns the text into a tree with places, `load*` turn the tree into the model and collect every fault,
//! `verify` checks the finished model as a whole (names, formulas, references).

mod fault;
mod form;
mod indicator;
mod load;
mod load_form;
mod load_indicator;
mod model;
mod names;
mod period;
mod report;
pub mod schema;
mod schema_form;
mod schema_head;
mod schema_indicator;
mod schema_report;
mod scope;
mod source;
mod tab;
mod toml_text;
mod toml_tree;
pub mod tree;
mod unit;
mod verify;

pub use fault::{Fault, FaultKind, Place};
pub use form::{Column, Field, Form, FormLayout, Origin, Prompt, Rule, Section, Table};
pub use indicator::{Check, Compare, Indicator, Rollup, Severity, SheetKind, SummarySheet, Weight};
pub use load::load;
pub use model::{Letterhead, LetterheadStyle, Plan, Question, UnitLetterhead, Window};
pub use names::{Names, PLAN_FROM, PLAN_TO};
pub use period::{Due, Occasion, clock_text, day_text, deadline_text, weekday_text};
pub use report::{Artefact, Boundary, Report, Schedule};
pub use scope::Scope;
pub use tab::Tab;
pub use toml_text::toml_text;
pub use unit::{Unit, Units};
