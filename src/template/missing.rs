//! How many required cells are still empty: inside the formula that says so while that is short, else counted once on
//! the hidden sheet.

use super::{Job, hidden};
use crate::book::{Area, Spot};
use crate::form::{Role, TablePlace};

/// Letters a count may have where it is shown: it stands twice there, and Excel takes 8,192.
const ROOM: usize = 3_000;
/// Letters and questions of one cell of the hidden sheet.
const CELL: (usize, usize) = (6_000, 100);
/// First column of the hidden sheet that identity and code leave free: what a row counts; behind it its parts.
const COUNT: u16 = 3;

/// Pieces put together while a cell has room for them.
pub(super) fn packed(pieces: Vec<String>) -> Vec<Vec<String>> {
    let mut packs: Vec<Vec<String>> = Vec::new();
    let mut letters = 0;
    for piece in pieces {
        let long = piece.chars().count() + 1;
        match packs.last_mut() {
            Some(pack) if letters + long <= CELL.0 && pack.len() < CELL.1 => {
                letters += long;
                pack.push(piece);
            }
            _ => {
                letters = long;
                packs.push(vec![piece]);
            }
        }
    }
    packs
}

/// Required cells of a sheet, or of all, that are still empty; 0 when nothing is required.
pub(super) fn count(job: &Job<'_>, sheet: Option<&str>) -> String {
    if let Some(row) = row_of(job, sheet).filter(|_| is_long(job)) {
        return Spot::new(row, COUNT).on(hidden::IDENTITY);
    }
    // A single question would stay a truth, and «Còn thiếu: TRUE ô» helps nobody.
    match terms(job, sheet).as_slice() {
        [] => "0".to_owned(),
        [one] => format!("{one}+0"),
        several => several.join("+"),
    }
}

fn is_long(job: &Job<'_>) -> bool {
    let terms = terms(job, None);
    terms.len() > CELL.1 || terms.iter().map(|term| term.chars().count() + 1).sum::<usize>() > ROOM
}

/// The row of the hidden sheet that counts for a sheet; the sum of all below them.
fn row_of(job: &Job<'_>, sheet: Option<&str>) -> Option<u32> {
    let sheets = &job.layout.sheets;
    let row = match sheet {
        Some(name) => sheets.iter().position(|plan| plan.name == name)?,
        None => sheets.len(),
    };
    u32::try_from(row).ok()
}

/// The cells of the hidden sheet that count, with their formulas: none while counts are short.
pub(super) fn cells(job: &Job<'_>) -> Vec<(Spot, String)> {
    let Some(last) = row_of(job, None).filter(|_| is_long(job)) else { return Vec::new() };
    let mut cells = Vec::new();
    for (row, sheet) in (0..).zip(&job.layout.sheets) {
        let parts = packed(terms(job, Some(&sheet.name))).into_iter().map(|pack| format!("{}+0", pack.join("+")));
        cells.extend(added(row, parts.collect()));
    }
    let column = Area::down(Spot::new(0, COUNT), last);
    cells.push((Spot::new(last, COUNT), format!("SUM({})", column.on(hidden::IDENTITY))));
    cells
}

/// A row of the hidden sheet: in front what its parts come to.
fn added(row: u32, parts: Vec<String>) -> Vec<(Spot, String)> {
    let first = Spot::new(row, COUNT + 1);
    let sum = match parts.len() {
        0 => "0".to_owned(),
        count => {
            let last = Spot::new(row, COUNT + count as u16);
            format!("SUM({})", Area::new(first, last).on(hidden::IDENTITY))
        }
    };
    let parts = (first.col..).zip(parts).map(|(col, part)| (Spot::new(row, col), part));
    std::iter::once((Spot::new(row, COUNT), sum)).chain(parts).collect()
}

/// The row of the hidden sheet on which the checks of a field are counted.
fn checks_row(job: &Job<'_>, name: &str) -> Option<u32> {
    let place = job.layout.places.iter().position(|place| place.name == name)?;
    u32::try_from(job.layout.sheets.len() + 1 + place).ok()
}

/// Whether one of several questions is true. Many are counted on the hidden sheet: Excel takes 255 at once.
pub(super) fn any_of(job: &Job<'_>, name: &str, tests: Vec<String>) -> Option<String> {
    if let Some(row) = checks_row(job, name).filter(|_| are_many(&tests)) {
        return Some(format!("{}>0", Spot::new(row, COUNT).on(hidden::IDENTITY)));
    }
    match tests.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        several => Some(format!("OR({})", several.join(","))),
    }
}

fn are_many(tests: &[String]) -> bool {
    tests.len() > CELL.1 || (tests.len() > 1 && tests.iter().map(|test| test.chars().count() + 1).sum::<usize>() > ROOM)
}

/// The cells of the hidden sheet that count a field's broken checks: none while they are few.
pub(super) fn check_cells(job: &Job<'_>, name: &str, tests: Vec<String>) -> Vec<(Spot, String)> {
    let Some(row) = checks_row(job, name).filter(|_| are_many(&tests)) else { return Vec::new() };
    let parts = packed(tests).into_iter().map(|pack| format!("IF(OR({}),1,0)", pack.join(",")));
    added(row, parts.collect())
}

/// What is counted on a sheet, or on all: periods, sections, tables.
fn terms(job: &Job<'_>, sheet: Option<&str>) -> Vec<String> {
    let here = |name: &str| sheet.is_none_or(|sheet| sheet == name);
    let mut terms = Vec::new();
    let mut sections: Vec<&str> = Vec::new();
    for place in job.layout.places.iter().filter(|place| here(&place.sheet)) {
        if place.role == Role::Period {
            terms.push(format!("({}=\"\")", place.name));
        } else if place.role == Role::Input && place.required && !sections.contains(&place.section.as_str()) {
            sections.push(&place.section);
        }
    }
    terms.extend(sections.into_iter().flat_map(|section| section_terms(job, section)));
    terms.extend(job.layout.tables.iter().filter(|table| here(&table.sheet)).map(|table| table_missing(job, table)));
    terms
}

fn section_terms(job: &Job<'_>, section: &str) -> Vec<String> {
    let required =
        |place: &&crate::form::Place| place.section == section && place.role == Role::Input && place.required;
    let blanks = job.layout.places.iter().filter(required).map(|place| format!("({}=\"\")", place.name));
    let nil = job.layout.nil_of(section);
    let packs = packed(blanks.collect()).into_iter().map(|pack| match nil {
        Some(nil) => format!("IF({}<>\"\",0,{})", nil.name, pack.join("+")),
        None => pack.join("+"),
    });
    packs.collect()
}

fn table_missing(job: &Job<'_>, table: &TablePlace) -> String {
    let Some(first) = table.columns.first() else { return "0".to_owned() };
    let required = table.columns.iter().skip(1).filter(|column| column.required);
    let mut terms: Vec<String> =
        required.map(|column| format!("SUMPRODUCT(({}<>\"\")*({}=\"\"))", first.name, column.name)).collect();
    if let Some(nil) = job.layout.nil_of(&table.id) {
        terms.push(format!("IF({}=\"\",IF(COUNTA({})=0,1,0),0)", nil.name, first.name));
    }
    if terms.is_empty() { "0".to_owned() } else { terms.join("+") }
}
