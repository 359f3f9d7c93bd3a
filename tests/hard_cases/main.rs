//! The hard cases of reporting by plans: what the five source plans ask for and no simple table can hold. Each test is
//! named after its case; each plan stands whole in the test that needs it.

#[path = "../common/mod.rs"]
mod common;
use common::{frame, paper};

mod activities;
mod assignment;
mod contents;
mod dates;
mod deadlines;
mod registry;
mod targets;
mod works;
