//! A plan as a calendar file (RFC 5545) for Outlook and Google Calendar: deadlines with a reminder, phases as days.
//!
//! [`agenda`] says what happens when, [`file`] writes it down. The clock is never read: the same plan gives the same
//! bytes, and a deadline that moved keeps its key, so that importing the file again moves the entry.

mod agenda;
mod event;
mod line;

pub use agenda::agenda;
pub use event::{Event, When, file};
