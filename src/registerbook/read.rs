//! A filled workbook → the rows that were changed since it was written.

use super::write::{FIRST_KEPT, HEAD};
use super::{Fault, FaultKind, Field, KEPT, KIND, Page, Row};
use crate::book::Spot;
use crate::format::{Grid, GridSheet};
use crate::value::{Raw, clean, key};
use chrono::{NaiveDateTime, NaiveTime};
use std::collections::BTreeMap;

/// Rows the headings are looked for in.
const HEAD_ROWS: u32 = HEAD + 20;

/// What was filled in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filled {
    /// The report it was written for.
    pub report: String,
    /// Its period.
    pub period: String,
    /// Rows that say something else than when they were written.
    pub changed: Vec<Changed>,
    /// What is amiss with it.
    pub faults: Vec<Fault>,
}

/// A row that was changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// Its sheet.
    pub page: Page,
    /// What it said when it was written.
    pub was: Row,
    /// What its columns say now.
    pub now: BTreeMap<Field, String>,
    /// Columns that were changed.
    pub fields: Vec<Field>,
    /// Where its columns stand.
    cols: BTreeMap<Field, u16>,
    row: u32,
}

impl Changed {
    /// What a column says now.
    pub fn text(&self, field: Field) -> &str {
        self.now.get(&field).map_or("", String::as_str)
    }

    /// Whether a column was changed.
    pub fn has(&self, field: Field) -> bool {
        self.fields.contains(&field)
    }

    /// Where a column of the row stands.
    pub fn spot(&self, field: Field) -> Spot {
        Spot::new(self.row, self.cols.get(&field).copied().unwrap_or_default())
    }

    /// A fault at a column of the row.
    pub fn fault(&self, field: Field, kind: FaultKind) -> Fault {
        Fault { place: Some((self.page, self.spot(field))), kind }
    }
}

/// Reads a filled workbook of this plan, with every fault of it.
pub fn read(grid: &Grid, plan: &str) -> Filled {
    let whole = |kind| Filled { faults: vec![Fault { place: None, kind }], ..Filled::default() };
    let Some(kept) = grid.sheet(KEPT) else { return whole(FaultKind::NotARegister) };
    let said = |row: u32| clean(&kept.raw(Spot::new(row, 1)).shown());
    if said(0) != KIND {
        return whole(FaultKind::NotARegister);
    }
    if said(1) != plan {
        return whole(FaultKind::OtherPlan(said(1)));
    }
    let mut filled = Filled { report: said(3), period: said(4), ..Filled::default() };
    for page in Page::ALL {
        let known = known(kept, page);
        match sheet(grid, page) {
            Some(sheet) => rows(page, sheet, &known, &mut filled),
            None if known.is_empty() => {}
            None => filled.faults.push(Fault { place: None, kind: FaultKind::NoSheet(page) }),
        }
    }
    filled
}

fn sheet(grid: &Grid, page: Page) -> Option<&GridSheet> {
    grid.sheets.iter().find(|sheet| key(&sheet.name) == key(page.name()))
}

/// The rows of a sheet as they were written, by their key.
fn known(kept: &GridSheet, page: Page) -> BTreeMap<String, Row> {
    let last = kept.cells.keys().map(|spot| spot.row).max().unwrap_or(0);
    let said = |row: u32, col: u16| kept.raw(Spot::new(row, col)).shown();
    let rows = (FIRST_KEPT..=last).filter(|row| clean(&said(*row, 0)) == page.name());
    let rows = rows.map(|row| {
        let texts = (3..).zip(page.columns()).map(|(col, (field, _))| (*field, said(row, col))).collect();
        Row { about: clean(&said(row, 1)), unit: clean(&said(row, 2)), texts, ..Row::default() }
    });
    rows.map(|row| (key(row.key()), row)).collect()
}

fn rows(page: Page, sheet: &GridSheet, known: &BTreeMap<String, Row>, filled: &mut Filled) {
    let Filled { changed, faults, .. } = filled;
    let (head, cols) = heads(page, sheet);
    let needed = page.columns().iter().map(|(field, _)| *field);
    let needed = needed.filter(|field| page.fills(*field) || *field == Field::Key);
    let absent: Vec<Field> = needed.filter(|field| !cols.contains_key(field)).collect();
    if !absent.is_empty() && !known.is_empty() {
        faults.extend(absent.into_iter().map(|field| Fault { place: None, kind: FaultKind::NoColumn(page, field) }));
        return;
    }
    let mut seen: BTreeMap<String, (u32, BTreeMap<Field, String>)> = BTreeMap::new();
    let mut numbers: Vec<u32> = sheet.cells.keys().map(|spot| spot.row).filter(|row| *row > head).collect();
    numbers.dedup();
    for row in numbers {
        let now: BTreeMap<Field, String> =
            cols.iter().map(|(field, col)| (*field, said(&sheet.raw(Spot::new(row, *col))))).collect();
        let fills = |field: &Field| page.fills(*field) && now.get(field).is_some_and(|text| !text.is_empty());
        let filled = page.columns().iter().map(|(field, _)| *field).find(fills);
        let place = |field: Field| Some((page, Spot::new(row, cols.get(&field).copied().unwrap_or_default())));
        let typed = now.get(&Field::Key).cloned().unwrap_or_default();
        let Some(was) = known.get(&key(&typed)) else {
            // Words below the list that fill no cell are somebody's notes.
            if let Some(filled) = filled {
                let (at, kind) = if typed.is_empty() {
                    (filled, FaultKind::KeyGone)
                } else {
                    (Field::Key, FaultKind::KeyUnknown(typed))
                };
                faults.push(Fault { place: place(at), kind });
            }
            continue;
        };
        let fields = was.changed(page, &now);
        let answers: BTreeMap<Field, String> =
            now.iter().filter(|(field, _)| page.fills(**field)).map(|(field, text)| (*field, text.clone())).collect();
        match seen.get(was.key()) {
            Some((_, before)) if *before == answers => continue,
            Some((first, _)) => {
                let first = Spot::new(*first, cols.get(&Field::Key).copied().unwrap_or_default()).a1();
                faults.push(Fault { place: place(Field::Key), kind: FaultKind::Twice(first) });
                continue;
            }
            None => drop(seen.insert(was.key().to_owned(), (row, answers))),
        }
        if !fields.is_empty() {
            changed.push(Changed { page, was: was.clone(), now, fields, cols: cols.clone(), row });
        }
    }
}

/// The row of the headings, and which column stands where.
fn heads(page: Page, sheet: &GridSheet) -> (u32, BTreeMap<Field, u16>) {
    let heading = |text: &str| {
        let wanted = key(text);
        let mut fields = page.columns().iter().map(|(field, _)| *field);
        fields.find(|field| key(crate::text::registerbook::heading(*field)) == wanted)
    };
    let mut rows: BTreeMap<u32, BTreeMap<Field, u16>> = BTreeMap::new();
    for (spot, cell) in sheet.cells.iter().filter(|(spot, _)| spot.row < HEAD_ROWS) {
        if let Raw::Text(text) = &cell.raw
            && let Some(field) = heading(text)
        {
            rows.entry(spot.row).or_default().entry(field).or_insert(spot.col);
        }
    }
    rows.into_iter().rev().max_by_key(|(_, cols)| cols.len()).unwrap_or_default()
}

/// What a cell says, however an office program keeps it.
fn said(raw: &Raw) -> String {
    match raw {
        // Programs keep parts of a day in floating point.
        Raw::Date(stamp) => match nearest_second(*stamp) {
            day if day.time() == NaiveTime::MIN => day.format("%-d/%-m/%Y").to_string(),
            at => super::typed(at),
        },
        raw => clean(&raw.shown()),
    }
}

fn nearest_second(stamp: NaiveDateTime) -> NaiveDateTime {
    let half = stamp.checked_add_signed(chrono::TimeDelta::milliseconds(500)).unwrap_or(stamp);
    chrono::DurationRound::duration_trunc(half, chrono::TimeDelta::seconds(1)).unwrap_or(stamp)
}
