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

/// What the clerk's cells of a row say.
type Answers = BTreeMap<Field, String>;

/// Reads the rows of a sheet, one after the other.
struct Reader<'g> {
    page: Page,
    sheet: &'g GridSheet,
    known: &'g BTreeMap<String, Row>,
    cols: BTreeMap<Field, u16>,
    /// Rows that were read, by their key.
    seen: BTreeMap<String, (u32, Answers)>,
}

fn rows(page: Page, sheet: &GridSheet, known: &BTreeMap<String, Row>, filled: &mut Filled) {
    let (head, cols) = heads(page, sheet);
    let needed = page.columns().iter().map(|(field, _)| *field);
    let needed = needed.filter(|field| page.fills(*field) || *field == Field::Key);
    let absent: Vec<Field> = needed.filter(|field| !cols.contains_key(field)).collect();
    if !absent.is_empty() && !known.is_empty() {
        let gone = absent.into_iter().map(|field| Fault { place: None, kind: FaultKind::NoColumn(page, field) });
        filled.faults.extend(gone);
        return;
    }
    let mut numbers: Vec<u32> = sheet.cells.keys().map(|spot| spot.row).filter(|row| *row > head).collect();
    numbers.dedup();
    let mut reader = Reader { page, sheet, known, cols, seen: BTreeMap::new() };
    for row in numbers {
        match reader.row(row) {
            Ok(changed) => filled.changed.extend(changed),
            Err(fault) => filled.faults.push(*fault),
        }
    }
}

impl Reader<'_> {
    /// A row, if it says something new.
    fn row(&mut self, row: u32) -> Result<Option<Changed>, Box<Fault>> {
        let says = |(field, col): (&Field, &u16)| (*field, said(&self.sheet.raw(Spot::new(row, *col))));
        let now: BTreeMap<Field, String> = self.cols.iter().map(says).collect();
        let answers: Answers = now
            .iter()
            .filter(|(field, _)| self.page.fills(**field))
            .map(|(field, text)| (*field, text.clone()))
            .collect();
        let typed = now.get(&Field::Key).cloned().unwrap_or_default();
        let Some(was) = self.known.get(&key(&typed)) else {
            // Words that fill no cell are somebody's notes.
            return match answers.iter().find(|(_, text)| !text.is_empty()) {
                None => Ok(None),
                Some((field, _)) if typed.is_empty() => Err(self.fault(row, *field, FaultKind::KeyGone).into()),
                Some(_) => Err(self.fault(row, Field::Key, FaultKind::KeyUnknown(typed)).into()),
            };
        };
        if let Some((first, before)) = self.seen.get(was.key()) {
            let first = self.spot(*first, Field::Key).a1();
            let alike = *before == answers;
            return if alike { Ok(None) } else { Err(self.fault(row, Field::Key, FaultKind::Twice(first)).into()) };
        }
        self.seen.insert(was.key().to_owned(), (row, answers));
        let fields = was.changed(self.page, &now);
        let changed = Changed { page: self.page, was: was.clone(), now, fields, cols: self.cols.clone(), row };
        Ok(Some(changed).filter(|changed| !changed.fields.is_empty()))
    }

    fn spot(&self, row: u32, field: Field) -> Spot {
        Spot::new(row, self.cols.get(&field).copied().unwrap_or_default())
    }

    fn fault(&self, row: u32, field: Field, kind: FaultKind) -> Fault {
        Fault { place: Some((self.page, self.spot(row, field))), kind }
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
