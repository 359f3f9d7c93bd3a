//! Defined names of old Excel workbooks: those that refer to cells of a sheet of the workbook itself.

use super::biff::{Record, u16_at};
use super::biff_text::Script;
use super::xls::Listed;
use crate::book::{Area, Spot};

/// The name is one of Excel's own (print area, titles).
const BUILT_IN: u16 = 0x20;

/// Which sheets references by number mean.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheets {
    /// Which of the books referred to is this one.
    own: Vec<bool>,
    /// Book and first sheet of every reference.
    references: Vec<(u16, u16)>,
}

impl Sheets {
    /// A book that is referred to.
    pub(super) fn book(&mut self, data: &[u8]) {
        self.own.push(u16_at(data, 2) == 0x0401);
    }

    /// The references, since Excel 97.
    pub(super) fn sheets(&mut self, record: &Record<'_>, unicode: bool) {
        if unicode {
            let all = record.pieces.concat();
            let references = all.get(2..).unwrap_or_default().chunks_exact(6).take(usize::from(u16_at(&all, 0)));
            self.references.extend(references.map(|one| (u16_at(one, 0), u16_at(one, 2))));
        }
    }

    fn sheet(&self, reference: u16) -> Option<u16> {
        let (book, sheet) = self.references.get(usize::from(reference))?;
        self.own.get(usize::from(*book)).is_some_and(|own| *own).then_some(*sheet)
    }
}

/// Names found so far: name, number of its sheet, cells.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    pub(super) of: Sheets,
    pub(super) found: Vec<Found>,
}

/// A name as it stands: a sheet since Excel 97 by its reference, before by its number.
#[derive(Clone, Debug)]
pub(super) struct Found {
    name: String,
    sheet: Target,
    area: Area,
}

#[derive(Clone, Copy, Debug)]
enum Target {
    Reference(u16),
    Number(u16),
}

impl Names {
    /// Adds a name, if it refers to cells.
    pub(super) fn add(&mut self, data: &[u8], script: Script) {
        if u16_at(data, 0) & BUILT_IN != 0 || data.len() < 15 {
            return;
        }
        let length = usize::from(data[3]);
        let (letters, formula) = (&data[14..], usize::from(u16_at(data, 4)));
        let wide = script.unicode && letters[0] & 1 == 1;
        let size = usize::from(script.unicode) + if wide { length * 2 } else { length };
        let (Ok(name), Some(tokens)) = (script.letters(letters, length), letters.get(size..size + formula)) else {
            return;
        };
        let found = if script.unicode { since_97(tokens) } else { before_97(tokens) };
        self.found.extend(found.map(|(sheet, area)| Found { name, sheet, area }));
    }

    /// The names whose sheets there are: name, sheet, cells.
    pub(super) fn found(&self, sheets: &[Listed]) -> Vec<(String, String, Area)> {
        let found = self.found.iter().filter_map(|found| {
            let number = match found.sheet {
                Target::Reference(reference) => self.of.sheet(reference)?,
                Target::Number(number) => number,
            };
            let sheet = sheets.get(usize::from(number))?;
            Some((found.name.clone(), sheet.name.clone(), found.area))
        });
        found.collect()
    }
}

/// A reference to a cell or an area of one sheet; anything else is no place.
fn since_97(tokens: &[u8]) -> Option<(Target, Area)> {
    let at = |from: usize| u16_at(tokens, from);
    let col = |from: usize| at(from) & 0xFF;
    let sheet = Target::Reference(at(1));
    match (tokens.first()? & 0x1F, tokens.len()) {
        (0x1A, 7) => Some((sheet, area((at(3), col(5)), (at(3), col(5))))),
        (0x1B, 11) => Some((sheet, area((at(3), col(7)), (at(5), col(9))))),
        _ => None,
    }
}

fn before_97(tokens: &[u8]) -> Option<(Target, Area)> {
    let at = |from: usize| u16_at(tokens, from);
    let row = |from: usize| at(from) & 0x3FFF;
    let col = |from: usize| u16::from(tokens.get(from).copied().unwrap_or_default());
    let sheet = Target::Number(at(11));
    // A positive number there means another book.
    if at(1) != 0xFFFF {
        return None;
    }
    match (tokens.first()? & 0x1F, tokens.len()) {
        (0x1A, 18) => Some((sheet, area((row(15), col(17)), (row(15), col(17))))),
        (0x1B, 21) => Some((sheet, area((row(15), col(19)), (row(17), col(20))))),
        _ => None,
    }
}

fn area(from: (u16, u16), to: (u16, u16)) -> Area {
    let spot = |(row, col): (u16, u16)| Spot::new(u32::from(row), col);
    Area::new(spot((from.0.min(to.0), from.1.min(to.1))), spot((from.0.max(to.0), from.1.max(to.1))))
}
