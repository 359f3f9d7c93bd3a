//! What several integration tests share.
#![allow(dead_code, reason = "each test binary uses its own part")]

pub mod frame;
pub mod markdown;
pub mod office;
pub mod office_folder;
pub mod paper;
pub mod plan_book;
pub mod summary;
pub mod truth;
pub mod working;
