//! `tonghop` (tổng hợp: to consolidate).
#![deny(missing_docs)]

pub mod formula;
