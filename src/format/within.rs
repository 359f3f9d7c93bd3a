//! Workbooks that are no returned forms (a plan written in Excel), read within bounds of their own.

use super::open::quietly;
use super::xlsx::{self, Formulas};
use super::{FileKind, Grid, Limits, Means, sniff};
use crate::check::Code;

/// What a workbook may hold at most where it is not a returned form.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Bytes of its parts when unpacked.
    pub unpacked: u64,
    /// Cells that hold something.
    pub cells: usize,
}

/// Why a bounded workbook was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It is no workbook, or a damaged or encrypted one.
    NotAWorkbook,
    /// Its parts are too large.
    TooLarge,
    /// It has too many cells.
    TooManyCells,
}

/// Reads a workbook within bounds, and the formulas behind its cells.
pub fn open_within(bytes: &[u8], bounds: Bounds) -> Result<(Grid, Formulas), Unread> {
    if sniff(bytes, "") != FileKind::Xlsx {
        return Err(Unread::NotAWorkbook);
    }
    let limits = Limits { unpacked_mb: bounds.unpacked >> 20, cells: bounds.cells, ..Limits::default() };
    let means = Means { limits, ..Means::default() };
    let mut formulas = Formulas::new();
    let read = quietly(|| xlsx::read_with_formulas(bytes, &means, Some(&mut formulas))).ok_or(Unread::NotAWorkbook)?;
    match read {
        Ok(grid) => Ok((grid, formulas)),
        Err(finding) if finding.code == Code::TooLarge => {
            let cells = finding.arguments.get("what").is_some_and(|what| what == "cells");
            Err(if cells { Unread::TooManyCells } else { Unread::TooLarge })
        }
        Err(_) => Err(Unread::NotAWorkbook),
    }
}
