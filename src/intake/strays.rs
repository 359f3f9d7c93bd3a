//! What stands in a returned workbook besides the answers: changed locked cells, words beside the form, extra sheets.

use super::locate::{Finder, Found};
use super::numbering::is_numbering;
use super::origin::Origin;
use super::{Change, Issued, Row, Stray, Submission};
use crate::book::Spot;
use crate::form::{Fixed, Kept, Role};
use crate::format::{Grid, GridCell, GridSheet};
use crate::value::{Raw, clean};
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

/// Cells outside the form kept one by one; beyond that they are counted.
const MAX_STRAYS: usize = 500;
/// Sheets of the program itself.
const HIDDEN: [&str; 2] = ["_danh_muc", "_tonghop"];

pub(super) fn collect(grid: &Grid, kept: &Kept, finder: &Finder<'_>, submission: &mut Submission) {
    submission.comments =
        beside(grid, |sheet| sheet.comments.iter().map(|(spot, text)| (*spot, text.clone())).collect());
    submission.boxes = beside(grid, |sheet| sheet.boxes.iter().map(|text| (Spot::default(), text.clone())).collect());
    submission.links = beside(grid, |sheet| {
        let elsewhere = |(spot, target): &(&Spot, &String)| !same_link(&sheet.raw(**spot).shown(), target);
        sheet.links.iter().filter(elsewhere).map(|(spot, target)| (*spot, target.clone())).collect()
    });
    let answers = answers(grid, kept, finder, submission);
    let copies: BTreeSet<String> = submission.copies.iter().map(|copy| copy.sheet.clone()).collect();
    let sheets = grid.sheets.iter().filter(|sheet| !HIDDEN.contains(&sheet.name.as_str()));
    for sheet in sheets.filter(|sheet| !copies.contains(&sheet.name)) {
        let origin = Origin::of(grid, kept, finder, sheet);
        let pasted = formulas_gone(sheet, kept, &origin);
        let words = LazyCell::new(|| Words::of(kept, origin.sheet, sheet));
        let mut judge = Judge { kept, sheet, issued_as: origin.sheet, pasted, words: &words, submission };
        for (spot, cell) in &sheet.cells {
            if !answers.contains(&(sheet.name.clone(), *spot)) {
                judge.cell(*spot, origin.spot(*spot), cell);
            }
        }
    }
}

/// What stands on the sheets beside their cells; the forms we issue have nothing of the kind.
fn beside(grid: &Grid, of: impl Fn(&GridSheet) -> Vec<(Spot, String)>) -> Vec<Stray> {
    let sheets = grid.sheets.iter().filter(|sheet| !HIDDEN.contains(&sheet.name.as_str()));
    let all = sheets.flat_map(|sheet| of(sheet).into_iter().map(|(spot, text)| (sheet.name.clone(), spot, text)));
    all.take(MAX_STRAYS).map(|(sheet, spot, text)| Stray { sheet, spot, text: clean(&text) }).collect()
}

/// Leaves out the sheets of another form inside the workbook, which are told as a whole. That form's further sheets may be
/// printed like ours, and what any form of the round prints is nobody's word.
pub(crate) fn set_aside(submission: &mut Submission, inside: &[(String, String)], issued: &Issued) {
    if inside.is_empty() {
        return;
    }
    let sheets = issued.kept.values().flat_map(|kept| &kept.cells).filter(|(name, _)| !HIDDEN.contains(&name.as_str()));
    let fixed = sheets.flat_map(|(_, cells)| cells).map(|(_, fixed)| fixed);
    let text = |fixed: &Fixed| if let Fixed::Text(text) = fixed { Some(clean(text)) } else { None };
    let printed: BTreeSet<String> = fixed.filter_map(text).collect();
    let aside = |sheet: &str| inside.iter().any(|(other, _)| other == sheet);
    submission.strays.retain(|stray| !aside(&stray.sheet) && !printed.contains(&stray.text));
    submission.copies.retain(|copy| !aside(&copy.sheet));
    submission.copies.iter_mut().for_each(|copy| copy.other = true);
    submission.hidden.retain(|hidden| !aside(&hidden.sheet));
}

/// Whether the words of a cell say where its link leads: `mailto:a@b` behind «a@b».
fn same_link(shown: &str, target: &str) -> bool {
    let bare = |text: &str| {
        let text = text.trim().to_lowercase();
        let scheme = ["mailto:", "https://", "http://"].into_iter().find_map(|scheme| text.strip_prefix(scheme));
        scheme.unwrap_or(&text).trim_end_matches('/').to_owned()
    };
    bare(shown) == bare(target)
}

/// Cells read as answers, and the ordinals beside rows that were read.
fn answers(grid: &Grid, kept: &Kept, finder: &Finder<'_>, submission: &Submission) -> BTreeSet<(String, Spot)> {
    let single = submission.cells.values().map(|entry| (entry.sheet.clone(), entry.spot));
    let rows = submission.tables.values().flatten();
    let cells = rows.clone().flat_map(|row| row.cells.values().map(|entry| (entry.sheet.clone(), entry.spot)));
    // An ordinal is a number; words typed over it are words.
    let numbered = |row: &&Row| {
        grid.sheet(&row.sheet).is_some_and(|sheet| matches!(sheet.raw(Spot::new(row.row, 0)), Raw::Number(_)))
    };
    let ordinals = rows.filter(numbered).map(|row| (row.sheet.clone(), Spot::new(row.row, 0)));
    // A row that adds the list up is told as such; its word may stand where the ordinal does.
    let totals = submission.totals.iter().map(|total| &total.row).chain(submission.nil_rows.iter().map(|nil| &nil.row));
    let totals = totals.flat_map(|row| {
        let cells = row.cells.values().map(|entry| (entry.sheet.clone(), entry.spot));
        cells.chain([(row.sheet.clone(), Spot::new(row.row, 0))])
    });
    let unused = kept.layout.places.iter().filter(|place| place.role != Role::Computed);
    let unused = unused.filter_map(|place| finder.cell(&place.name)).map(|(sheet, spot, _)| (sheet, spot));
    let counted = kept.layout.tables.iter().filter_map(|table| finder.table(table));
    let counted = counted.flat_map(|found| ordinals_of(grid, &found));
    single.chain(cells).chain(ordinals).chain(totals).chain(unused).chain(counted).collect()
}

/// The printed ordinals of a list, beside empty rows too.
fn ordinals_of(grid: &Grid, found: &Found) -> Vec<(String, Spot)> {
    let Some(sheet) = grid.sheet(&found.sheet) else { return Vec::new() };
    let before = found.columns.values().min().copied().unwrap_or(0);
    let cells = sheet.cells.range(Spot::new(found.first, 0)..=Spot::new(found.last, before));
    let numbers = cells.filter(|(spot, cell)| spot.col < before && matches!(cell.raw, Raw::Number(_)));
    numbers.map(|(spot, _)| (found.sheet.clone(), *spot)).collect()
}

/// Whether the whole sheet was pasted as values: then a missing formula says nothing about a single cell.
fn formulas_gone(sheet: &GridSheet, kept: &Kept, origin: &Origin<'_>) -> bool {
    let printed = |spot: Spot| origin.spot(spot).and_then(|issued| kept.fixed(origin.sheet, issued));
    !sheet.cells.iter().any(|(spot, cell)| cell.formula && printed(*spot) == Some(&Fixed::Formula))
}

/// Printed words, and how often they stand on one sheet.
struct Words {
    /// Those of the whole form.
    form: BTreeSet<String>,
    /// How often as issued and as it is now.
    then: BTreeMap<String, usize>,
    now: BTreeMap<String, usize>,
}

impl Words {
    fn of(kept: &Kept, issued_as: &str, sheet: &GridSheet) -> Self {
        let text = |fixed: &Fixed| if let Fixed::Text(text) = fixed { Some(clean(text)) } else { None };
        let shown = kept.cells.iter().filter(|(name, _)| !HIDDEN.contains(&name.as_str()));
        let form = shown.flat_map(|(_, cells)| cells).filter_map(|(_, fixed)| text(fixed)).collect();
        let (mut then, mut now) = (BTreeMap::new(), BTreeMap::new());
        let issued = kept.cells.iter().filter(|(name, _)| name == issued_as).flat_map(|(_, cells)| cells);
        issued.filter_map(|(_, fixed)| text(fixed)).for_each(|text| *then.entry(text).or_default() += 1);
        let cells = sheet.cells.values().filter(|cell| matches!(cell.raw, Raw::Text(_)));
        cells.for_each(|cell| *now.entry(clean(&cell.raw.shown())).or_default() += 1);
        Words { form, then, now }
    }

    /// Whether words stand on the sheet as often as they were printed: then they moved, and nothing was typed over them.
    fn stand(&self, was: &str) -> bool {
        let was = clean(was);
        self.now.get(&was).is_some_and(|now| *now >= self.then.get(&was).copied().unwrap_or(1))
    }
}

/// Tells what was typed outside the answers of one sheet.
struct Judge<'a, F: FnOnce() -> Words> {
    kept: &'a Kept,
    sheet: &'a GridSheet,
    issued_as: &'a str,
    pasted: bool,
    words: &'a LazyCell<Words, F>,
    submission: &'a mut Submission,
}

impl<F: FnOnce() -> Words> Judge<'_, F> {
    fn cell(&mut self, spot: Spot, issued: Option<Spot>, cell: &GridCell) {
        if cell.raw == Raw::Empty || cell.is_blank() || is_numbering(self.sheet, spot) {
            return;
        }
        let now = clean(&cell.raw.shown());
        let fixed = issued.and_then(|issued| self.kept.fixed(self.issued_as, issued));
        let issued = issued.unwrap_or(spot);
        match fixed {
            // Figures and names of the office; a figure overwritten with words in the ordinal column is told.
            Some(Fixed::Varies) if issued.col == 0 && matches!(cell.raw, Raw::Text(_)) => {
                if !self.words.form.contains(&now) {
                    self.change(spot, issued, Some(String::new()), now);
                }
            }
            Some(Fixed::Varies | Fixed::Reissued) => {}
            Some(Fixed::Text(was)) if clean(was) == now => {}
            Some(Fixed::Text(was)) if self.words.stand(was) => self.stray(spot, now),
            Some(Fixed::Text(was)) => self.change(spot, issued, Some(was.clone()), now),
            Some(Fixed::Formula) if cell.formula => {}
            Some(Fixed::Formula) => {
                let mut places = self.kept.layout.places.iter();
                let named = places.any(|place| place.sheet == self.issued_as && place.spot == issued);
                if named || !self.pasted {
                    self.change(spot, issued, None, now);
                }
            }
            None => self.stray(spot, now),
        }
    }

    fn change(&mut self, spot: Spot, issued: Spot, was: Option<String>, now: String) {
        let issued = (self.issued_as.to_owned(), issued);
        self.submission.changes.push(Change { sheet: self.sheet.name.clone(), spot, issued, was, now });
    }

    /// Words of the form itself are no unit's, wherever they stand.
    fn stray(&mut self, spot: Spot, text: String) {
        if text.is_empty() || self.words.form.contains(&text) {
            return;
        }
        if self.submission.strays.len() >= MAX_STRAYS {
            self.submission.more_strays += 1;
        } else {
            self.submission.strays.push(Stray { sheet: self.sheet.name.clone(), spot, text });
        }
    }
}
