//! Copies of sheets of the form that a unit left in its workbook («Số liệu (2)»): they are not counted, and what they say
//! otherwise than the sheet that counts is told.

use super::Copied;
use super::locate::Finder;
use crate::book::Spot;
use crate::form::{Fixed, Kept};
use crate::format::{Grid, GridSheet};
use crate::value::{Raw, clean};
use std::collections::BTreeSet;

/// The copies in a workbook.
pub(super) fn of(grid: &Grid, kept: &Kept, finder: &Finder<'_>) -> Vec<Copied> {
    let issued = |sheet: &GridSheet| kept.cells.iter().any(|(name, _)| *name == sheet.name);
    let extra: Vec<&GridSheet> =
        grid.sheets.iter().filter(|sheet| !sheet.name.starts_with('_') && !issued(sheet)).collect();
    if extra.is_empty() {
        return Vec::new();
    }
    let forms: Vec<Form<'_>> = kept.cells.iter().filter_map(|(name, cells)| Form::of(finder, name, cells)).collect();
    let counted = |sheet: &GridSheet| forms.iter().any(|form| form.now.name == sheet.name);
    extra.into_iter().filter(|sheet| !counted(sheet)).filter_map(|sheet| copied(sheet, &forms)).collect()
}

/// A sheet of the form with its printed words, and the sheet that counts.
struct Form<'a> {
    now: &'a GridSheet,
    words: BTreeSet<String>,
    formulas: BTreeSet<Spot>,
}

impl<'a> Form<'a> {
    fn of(finder: &Finder<'a>, issued: &str, cells: &[(Spot, Fixed)]) -> Option<Self> {
        let now = finder.sheet_now(issued)?;
        let words = cells.iter().filter_map(|(_, fixed)| match fixed {
            Fixed::Text(text) => Some(clean(text)),
            _ => None,
        });
        let formulas = cells.iter().filter(|(_, fixed)| *fixed == Fixed::Formula).map(|(spot, _)| *spot);
        Some(Form { now, words: words.collect(), formulas: formulas.collect() })
    }
}

fn copied(sheet: &GridSheet, forms: &[Form<'_>]) -> Option<Copied> {
    let texts: BTreeSet<String> = sheet.cells.values().filter_map(|cell| text(&cell.raw)).collect();
    let shared = |form: &Form<'_>| form.words.iter().filter(|word| texts.contains(*word)).count();
    let alike = forms.iter().map(|form| (shared(form), form));
    let (_, form) = alike.filter(|(same, form)| same * 2 > form.words.len()).max_by_key(|(same, _)| *same)?;
    let cells = sheet.cells.iter().filter(|(spot, cell)| !cell.formula && !form.formulas.contains(spot));
    let differs = cells.filter_map(|(spot, cell)| {
        let (says, counts) = (clean(&cell.raw.shown()), clean(&form.now.raw(*spot).shown()));
        let differs = !says.is_empty() && says != counts && !form.words.contains(&says);
        differs.then_some((*spot, says, counts))
    });
    let instead = form.now.hidden && !sheet.hidden;
    let (sheet, of) = (sheet.name.clone(), form.now.name.clone());
    Some(Copied { sheet, of, differs: differs.collect(), instead, other: false })
}

fn text(raw: &Raw) -> Option<String> {
    if let Raw::Text(text) = raw { Some(clean(text)) } else { None }
}
