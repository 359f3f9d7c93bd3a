//! The month-end workbook: every sheet is a pure view of the round.

use crate::book::Book;
use crate::round::Round;

/// The summary workbook, formulas not yet calculated.
pub fn book(round: &Round) -> Book {
    let _ = round;
    Book::default()
}
