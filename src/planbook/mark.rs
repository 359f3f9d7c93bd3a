//! A copy of a plan workbook with its faults: faulty cells coloured, each with a note, and a list of them all.

use super::column;
use crate::book::{Book, Color, Content, Number, Sheet, Spot, Style, quoted};
use crate::format::GridSheet;
use crate::plan::{Fault, Tab};
use crate::text::{self, Lang, planbook as words};
use crate::value::Raw;
use std::collections::BTreeMap;

/// Letters after which a note takes no further fault; all of them stand on the first sheet.
const NOTE: usize = 2_000;

/// The marked copy; none where the workbook cannot be read. Kept are the words, figures and dates of every cell, in their
/// sheets and places; formulas as text; no looks, lists and prompts of the old file.
pub fn marked(bytes: &[u8], faults: &[&Fault], lang: Lang) -> Option<Book> {
    let (grid, formulas) = super::opened(bytes).ok()?;
    let mut book = Book { title: words::FAULTS.to_owned(), ..Book::default() };
    book.sheets.push(list(faults, lang));
    let only = grid.sheets.len() == 1;
    for (index, sheet) in grid.sheets.iter().enumerate() {
        if sheet.name == super::LISTS || sheet.name == words::FAULTS {
            continue;
        }
        let tab = Tab::named(&sheet.name).or(only.then_some(Tab::Units));
        let notes = notes(tab, faults, lang);
        let formula = |spot: Spot| formulas.get(&(index, spot)).map(|formula| format!("={formula}"));
        book.sheets.push(copy(sheet, tab, &notes, formula));
    }
    book.sheets = book.sheets.into_iter().map(super::sheet::fitted).collect();
    Some(book)
}

/// What is wrong with each cell of a sheet.
fn notes(tab: Option<Tab>, faults: &[&Fault], lang: Lang) -> BTreeMap<Spot, String> {
    let mut notes: BTreeMap<Spot, String> = BTreeMap::new();
    for fault in faults {
        if let Some((_, spot)) = fault.place.spot().filter(|(of, _)| Some(*of) == tab) {
            let note = notes.entry(spot).or_default();
            if note.chars().count() > NOTE {
                continue;
            }
            if !note.is_empty() {
                note.push('\n');
            }
            note.push_str(&text::fault_message(fault, lang));
        }
    }
    notes
}

fn copy(
    sheet: &GridSheet,
    tab: Option<Tab>,
    notes: &BTreeMap<Spot, String>,
    formula: impl Fn(Spot) -> Option<String>,
) -> Sheet {
    let mut copy = Sheet::new(&sheet.name);
    copy.gridlines = true;
    copy.freeze = (1, if tab == Some(Tab::Plan) { 1 } else { 2 });
    widths(&mut copy, sheet, tab);
    for (spot, cell) in &sheet.cells {
        let style = style(*spot, notes);
        match (formula(*spot), &cell.raw) {
            (Some(formula), _) => copy.text(spot.row, spot.col, formula, style),
            (None, Raw::Number(number)) => copy.number(spot.row, spot.col, *number, style.number(Number::General)),
            (None, raw) => {
                let typed = super::cell::Typed { raw: raw.clone(), formula: None };
                copy.text(spot.row, spot.col, typed.text(), style);
            }
        }
    }
    for (spot, note) in notes {
        if !copy.cells.contains_key(spot) {
            copy.blank(spot.row, spot.col, style(*spot, notes));
        }
        copy.notes.insert(*spot, note.clone());
    }
    copy
}

fn style(spot: Spot, notes: &BTreeMap<Spot, String>) -> Style {
    let plain = Style::plain().top().wrap().boxed().number(Number::Text);
    if notes.contains_key(&spot) {
        plain.fill(Color::Look)
    } else if spot.row == 0 {
        plain.bold().fill(Color::Head)
    } else {
        plain
    }
}

/// Columns as wide as where the program writes them itself; others by what they hold.
fn widths(copy: &mut Sheet, sheet: &GridSheet, tab: Option<Tab>) {
    let mut longest: BTreeMap<u16, usize> = BTreeMap::new();
    for (spot, cell) in &sheet.cells {
        let length = cell.raw.shown().lines().map(|line| line.chars().count()).max().unwrap_or(0);
        let known = longest.entry(spot.col).or_default();
        *known = length.max(*known);
    }
    let widest = if tab.is_some_and(|tab| column::root_key(tab).is_some()) { 46 } else { 80 };
    copy.widths.extend(longest.into_iter().map(|(col, length)| (col, length.clamp(8, widest) as f64 + 2.0)));
}

/// The first sheet: every fault with its place, also those that stand in no cell.
fn list(faults: &[&Fault], lang: Lang) -> Sheet {
    let mut sheet = Sheet::new(words::FAULTS);
    sheet.widths.extend([(0, 18.0), (1, 10.0), (2, 110.0)]);
    sheet.freeze = (1, 0);
    sheet.tab = Some(Color::Look);
    for (col, heading) in words::FAULT_HEADS.iter().enumerate() {
        sheet.text(0, col as u16, *heading, Style::plain().bold().fill(Color::Head).boxed());
    }
    let plain = Style::plain().top().wrap().boxed();
    for (index, fault) in faults.iter().enumerate() {
        let row = index as u32 + 1;
        let spot = fault.place.spot();
        sheet.text(row, 0, fault.place.sheet.map(Tab::name).unwrap_or_default(), plain);
        match spot {
            Some((tab, spot)) => {
                let link = Content::Link(spot.a1(), format!("internal:{}!{}", quoted(tab.name()), spot.a1()));
                sheet.put(row, 1, link, plain.color(Color::Blue).underline());
            }
            None => sheet.blank(row, 1, plain),
        }
        sheet.text(row, 2, text::fault_message(fault, lang), plain);
    }
    sheet
}
