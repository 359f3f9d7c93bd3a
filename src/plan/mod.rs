//! A plan as data: what is asked, of whom, until when. The plan folder is read here and nowhere else.
//!
//! `source` turns the text into a tree with places, `load*` turn the tree into the model and collect every fault,
//! `verify` checks the finished model as a whole (names, formulas, references).

mod calendar;
mod codes;
mod draft;
mod extension;
mod fault;
mod form;
mod indicator;
mod limits;
mod load;
mod load_form;
mod load_indicator;
mod load_schedule;
mod mention;
mod model;
mod moved;
mod names;
mod occasions;
mod period;
mod phase;
mod report;
mod schedule;
pub mod schema;
mod schema_form;
mod schema_head;
mod schema_indicator;
mod schema_report;
pub mod schema_unit;
mod scope;
mod shipped;
mod source;
mod tab;
mod texts;
mod toml_text;
mod toml_tree;
pub mod tree;
mod unit;
mod unit_faults;
mod verify;
mod verify_links;
mod verify_table;

pub use calendar::Calendar;
pub use draft::{Cells, Draft, Registry, Sheets};
pub use extension::Extension;
pub use fault::{Fault, FaultKind, Place};
pub use form::{Column, Field, Form, FormLayout, Origin, Prompt, RowsFrom, Rule, Section, Table};
pub use indicator::{Check, Compare, Indicator, Over, Rollup, Severity, SheetKind, SummarySheet, Weight};
pub use load::{judge, load, load_with};
pub use mention::Mention;
pub use model::{Letterhead, LetterheadStyle, Plan, Question, UnitLetterhead, Window};
pub use moved::{Moved, moved};
pub use names::Names;
pub(crate) use names::nearest;
pub use period::{Due, Occasion, clock_text, day_text, deadline_text, weekday_text};
pub use phase::{Former, Phase, Span};
pub use report::{Artefact, Report};
pub use schedule::{Boundary, Hour, MonthDay, OnDayOff, Rhythm, Schedule};
pub use scope::Scope;
pub use shipped::{Shipped, shipped};
pub use tab::Tab;
pub use toml_text::toml_text;
pub use toml_tree::MAX_BYTES as MAX_TEXT;
pub use unit::{Unit, Units};
