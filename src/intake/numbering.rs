//! The row `(1) (2) (3)` that statistical forms carry under their heading: some units add it by habit.

use crate::book::Spot;
use crate::format::GridSheet;
use crate::value::{Raw, clean};

/// Whether a cell stands in a row that only numbers its columns.
pub(super) fn is_numbering(sheet: &GridSheet, spot: Spot) -> bool {
    if number(&sheet.raw(spot)).is_none() {
        return false;
    }
    let row = spot.row;
    let cells = sheet.cells.range(Spot::new(row, 0)..=Spot::new(row, u16::MAX));
    let numbers: Option<Vec<i64>> =
        cells.filter(|(_, cell)| cell.raw != Raw::Empty).map(|(_, cell)| number(&cell.raw)).collect();
    numbers.is_some_and(|numbers| numbers.len() > 1 && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1))
}

/// «(3)»; Excel turns it into −3 when it is typed.
fn number(raw: &Raw) -> Option<i64> {
    match raw {
        Raw::Number(number) if *number < 0.0 => Some(-(*number as i64)),
        Raw::Text(text) if text.trim_start().starts_with('(') => {
            clean(text).strip_prefix('(')?.strip_suffix(')')?.trim().parse().ok()
        }
        _ => None,
    }
}
