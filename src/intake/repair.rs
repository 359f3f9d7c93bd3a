//! Texts of a returned workbook that were typed in an old encoding are read as they were meant, before anything else
//! is: labels, names and choices are compared afterwards. What was typed is kept beside it.

use crate::book::Spot;
use crate::encoding::{self, Encoding, Judged, Settled};
use crate::form::{Fixed, Kept};
use crate::format::{Grid, GridSheet};
use crate::value::{Raw, clean};
use std::collections::BTreeSet;

/// A text read otherwise than it stands in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Retyped {
    /// Sheet.
    pub sheet: String,
    /// Cell.
    pub spot: Spot,
    /// As it stands.
    pub typed: String,
    /// As it is read.
    pub meant: String,
    /// The encoding it was typed in.
    pub encoding: Encoding,
    /// Whether letters were lost before it came to us.
    pub lost: bool,
}

/// The workbook as it was meant, and every text that was read anew; none where all is Unicode.
pub(super) fn repaired(grid: &Grid, kept: &Kept) -> Option<(Grid, Vec<Retyped>)> {
    // What we printed is Unicode; where it still stands nobody typed.
    let as_printed = |sheet: &str, spot: Spot, text: &str| match kept.fixed(sheet, spot) {
        Some(Fixed::Text(printed)) => printed == text,
        Some(_) => true,
        None => false,
    };
    let doubtful = |sheet: &str, spot: Spot, text: &str| {
        encoding::may_be_other(text) && !as_printed(sheet, spot, text) && encoding::judge(text) != Judged::AsItIs
    };
    let mut all =
        grid.sheets.iter().flat_map(|sheet| texts(sheet).map(|(spot, text)| (sheet.name.as_str(), spot, text)));
    if !all.any(|(sheet, spot, text)| doubtful(sheet, spot, text)) {
        return None;
    }
    let printed = printed(kept);
    let own = |sheet: &str, spot: Spot| kept.fixed(sheet, spot).is_none();
    let typed = grid.sheets.iter().flat_map(|sheet| texts(sheet).filter(|(spot, _)| own(&sheet.name, *spot)));
    let vote = encoding::vote(typed.map(|(_, text)| text).filter(|text| !printed.contains(&clean(text))));
    let mut meant = grid.clone();
    let mut retyped = Vec::new();
    for sheet in &mut meant.sheets {
        for (spot, cell) in &mut sheet.cells {
            let Raw::Text(text) = &cell.raw else { continue };
            // Printed words count as typed over only where they are clearly in another encoding now.
            let vote = vote.filter(|_| own(&sheet.name, *spot));
            if as_printed(&sheet.name, *spot, text) || printed.contains(&clean(text)) {
                continue;
            }
            if let Settled::Read { encoding, text: meant, lost } = encoding::settle(text, vote) {
                let (sheet, typed) = (sheet.name.clone(), text.clone());
                retyped.push(Retyped { sheet, spot: *spot, typed, meant: meant.clone(), encoding, lost });
                cell.raw = Raw::Text(meant);
            }
        }
    }
    (!retyped.is_empty()).then_some((meant, retyped))
}

/// The words of the form, wherever they stand now.
fn printed(kept: &Kept) -> BTreeSet<String> {
    let cells = kept.cells.iter().flat_map(|(_, cells)| cells);
    cells.filter_map(|(_, fixed)| if let Fixed::Text(text) = fixed { Some(clean(text)) } else { None }).collect()
}

fn texts(sheet: &GridSheet) -> impl Iterator<Item = (Spot, &str)> {
    sheet.cells.iter().filter_map(|(spot, cell)| match &cell.raw {
        Raw::Text(text) => Some((*spot, text.as_str())),
        _ => None,
    })
}
