//! Stores the result of every formula: a formula without one reads back as 0, like a typed zero.

use super::{Book, Content};
use crate::formula::{self, CalcCell, CalcSheet};

/// Calculates the whole workbook once and stores every result.
pub fn calculate(book: &mut Book) {
    let sheets: Vec<CalcSheet<'_>> = book
        .sheets
        .iter()
        .map(|sheet| CalcSheet {
            name: &sheet.name,
            cells: sheet
                .cells
                .iter()
                .filter_map(|(spot, (content, _))| Some((spot.row, spot.col, cell(content)?)))
                .collect(),
        })
        .collect();
    let results = formula::calculate(&sheets, &book.names);
    for ((sheet, row, col), outcome) in results {
        let spot = super::Spot::new(row, col);
        if let Some((Content::Formula(_, result), _)) =
            book.sheets.get_mut(sheet).and_then(|sheet| sheet.cells.get_mut(&spot))
        {
            *result = Some(outcome);
        }
    }
}

fn cell(content: &Content) -> Option<CalcCell<'_>> {
    match content {
        Content::Blank => None,
        Content::Number(number) => Some(CalcCell::Number(*number)),
        Content::Text(text) | Content::Link(text, _) => Some(CalcCell::Text(text)),
        Content::Formula(text, _) => Some(CalcCell::Formula(text)),
    }
}
