//! [`Grid`] × [`Layout`] → [`Submission`].

use super::locate::{self, Finder};
use super::numbering::is_numbering;
use super::{
    Entry, Exchanged, Hidden, Identity, Lost, Moved, NilRow, Row, Submission, Total, copies, flipped, repair, repeated,
    strays, totals,
};
use crate::book::Spot;
use crate::form::{ColumnPlace, Kept, Layout, Place, Role, TablePlace};
use crate::format::{Grid, GridSheet};
use crate::plan::Plan;
use crate::value::{Context, Kind, Raw, Reading, read_cell};
use chrono::Datelike;
use std::collections::{BTreeMap, BTreeSet};

/// Blank rows below a table after which nothing more is expected.
const GAP: u32 = 3;

/// Reads everything a unit typed, in whatever encoding.
pub fn read(grid: &Grid, kept: &Kept, plan: &Plan, identity: &Identity) -> Submission {
    match repair::repaired(grid, kept) {
        Some((meant, retyped)) => Submission { retyped, ..in_unicode(&meant, kept, plan, identity) },
        None => in_unicode(grid, kept, plan, identity),
    }
}

fn in_unicode(grid: &Grid, kept: &Kept, plan: &Plan, identity: &Identity) -> Submission {
    let layout = &kept.layout;
    let mut submission = Submission {
        report: identity.report.clone(),
        unit: identity.unit.clone(),
        revision: identity.revision.clone(),
        inputs: layout.places.iter().map(|place| (place.name.clone(), place.role)).collect(),
        ..Submission::default()
    };
    let finder = Finder::new(grid, kept);
    let mut moved = MovedSheets::default();
    for place in layout.places.iter().filter(|place| place.role != Role::Computed) {
        if let Some((entry, by_words)) = cell(grid, &finder, (layout, plan), place) {
            moved.add(&place.sheet, &entry.sheet, by_words.then_some(place.label.as_str()));
            if place.role == Role::Period && entry.raw != Raw::Empty {
                submission.chosen = Some(crate::value::clean(&entry.raw.shown()));
            }
            submission.exchanged.extend(exchanged(&finder, place, &entry));
            submission.cells.insert(place.name.clone(), entry);
        }
    }
    let gone = finder.lost_sheets();
    submission.lost = gone.iter().map(|sheet| Lost::Sheet((*sheet).to_owned())).collect();
    for table in &layout.tables {
        let found = finder.table(table);
        if let Some(found) = &found {
            moved.add(&table.sheet, &found.sheet, found.by_words.then_some(table.noun.as_str()));
            submission.exchanged.extend(found.exchanged.iter().cloned());
            let gone = table.columns.iter().filter(|column| !found.columns.contains_key(&column.name));
            submission.lost.extend(gone.map(|column| Lost::Column(column.name.clone(), found.sheet.clone())));
        } else if let Some(sheet) = finder.sheet_now(&table.sheet) {
            submission.lost.push(Lost::Table(table.id.clone(), sheet.name.clone()));
        }
        let Listed { rows, totals, nil } = found.map(|found| rows(grid, plan, table, &found)).unwrap_or_default();
        submission.totals.extend(totals);
        submission.nil_rows.extend(nil);
        submission.tables.insert(table.id.clone(), rows);
    }
    submission.required = required(layout, &submission);
    submission.moved = moved.list();
    submission.copies = copies::of(grid, kept, &finder);
    submission.hidden = hidden(grid, kept, &finder, &submission);
    strays::collect(grid, kept, &finder, &mut submission);
    submission
}

/// A cell that was read, or may not be counted, since the label beside it is another one's.
fn exchanged(finder: &Finder<'_>, place: &Place, entry: &Entry) -> Option<Exchanged> {
    let (shown, by_label) = finder.exchanged().told(&place.name)?;
    if entry.raw == Raw::Empty || !matches!(place.role, Role::Input | Role::Nil | Role::Period) {
        return None;
    }
    let (name, sheet, spot) = (place.name.clone(), entry.sheet.clone(), entry.spot);
    Some(Exchanged { name, sheet, spot, typed: entry.raw.shown(), shown: shown.clone(), by_label: *by_label })
}

/// What the workbook hides, beside the program's own sheets. What is told of a copy is told there.
fn hidden(grid: &Grid, kept: &Kept, finder: &Finder<'_>, submission: &Submission) -> Vec<Hidden> {
    let sheets = grid.sheets.iter().filter(|sheet| !sheet.name.starts_with('_') && !sheet.cells.is_empty());
    let told =
        |sheet: &str| submission.copies.iter().any(|copy| copy.sheet == sheet || (copy.of == sheet && copy.instead));
    let sheets = sheets.filter(|sheet| !told(&sheet.name));
    let of_form: Vec<&str> =
        kept.cells.iter().filter_map(|(issued, _)| finder.sheet_now(issued)).map(|one| one.name.as_str()).collect();
    let hidden = sheets.filter_map(|sheet| {
        let (name, read) = (sheet.name.clone(), of_form.contains(&sheet.name.as_str()));
        if sheet.hidden {
            return Some(Hidden { sheet: name, rows: Vec::new(), cols: Vec::new(), read });
        }
        // A column of the form always holds its printed words.
        let typed = |col: &u16| {
            let mut cells = sheet.cells.iter().filter(|(spot, cell)| spot.col == *col && !cell.formula);
            cells.any(|(spot, _)| kept.fixed(&sheet.name, *spot).is_none())
        };
        let rows: Vec<u32> = sheet.hidden_rows.iter().copied().collect();
        let cols: Vec<u16> = sheet.hidden_cols.iter().copied().filter(typed).collect();
        (!rows.is_empty() || !cols.is_empty()).then_some(Hidden { sheet: name, rows, cols, read })
    });
    hidden.collect()
}

/// Sheets as issued, with the sheets their cells were found on.
#[derive(Default)]
struct MovedSheets(BTreeMap<(String, String), Vec<String>>);

impl MovedSheets {
    fn add(&mut self, issued: &str, sheet: &str, by_words: Option<&str>) {
        if issued != sheet || by_words.is_some() {
            self.0.entry((issued.to_owned(), sheet.to_owned())).or_default().extend(by_words.map(str::to_owned));
        }
    }

    fn list(self) -> Vec<Moved> {
        self.0.into_iter().map(|((issued, sheet), by_words)| Moved { issued, sheet, by_words }).collect()
    }
}

fn cell(grid: &Grid, finder: &Finder<'_>, (layout, plan): (&Layout, &Plan), place: &Place) -> Option<(Entry, bool)> {
    let (sheet, spot, by_words) = finder.cell(&place.name)?;
    let (raw, formula) = stands(grid.sheet(&sheet)?, spot);
    let reading = of_place(layout, plan, place, (&raw, formula));
    Some((Entry { sheet, spot, raw, reading, formula, meant: None, corrected: None }, by_words))
}

/// What stands in a cell, and whether by a formula; one that gives an empty text leaves the cell blank.
fn stands(sheet: &GridSheet, spot: Spot) -> (Raw, bool) {
    match sheet.cells.get(&spot) {
        Some(cell) if !cell.is_blank() => (cell.raw.clone(), cell.formula),
        _ => (Raw::Empty, false),
    }
}

/// How a text would be read in the cell of this name.
pub(super) fn meant(layout: &Layout, plan: &Plan, name: &str, text: &str) -> Option<Reading> {
    let raw = Raw::Text(text.to_owned());
    if let Some(place) = layout.places.iter().find(|place| place.name == name) {
        return Some(of_place(layout, plan, place, (&raw, false)));
    }
    let column = layout.tables.iter().flat_map(|table| &table.columns).find(|column| column.name == name)?;
    Some(reading(column.kind, (&raw, false), plan, column.uom.as_deref(), &column.options))
}

pub(super) fn reading(
    kind: Kind,
    (raw, formula): (&Raw, bool),
    plan: &Plan,
    uom: Option<&str>,
    options: &[String],
) -> Reading {
    read_cell(kind, raw, formula, &Context { uom, options, ..about(plan) })
}

fn of_place(layout: &Layout, plan: &Plan, place: &Place, (raw, formula): (&Raw, bool)) -> Reading {
    let form = plan.forms.iter().find(|form| form.id == layout.form);
    // A cell with room for several lines holds words that are a report of their own.
    let narrative = form.and_then(|form| form.field(&place.name)).is_some_and(|field| field.lines > 1);
    let context = Context { uom: place.uom.as_deref(), options: &place.options, narrative, ..about(plan) };
    read_cell(place.kind, raw, formula, &context)
}

fn about(plan: &Plan) -> Context<'static> {
    let window = plan.window.map(|window| (window.from, window.to));
    Context { year: plan.window.map(|window| window.to.year()), window, ..Context::default() }
}

/// What was typed into a list.
#[derive(Default)]
struct Listed {
    /// Its entries.
    rows: Vec<Row>,
    /// Rows that only add them up.
    totals: Vec<Total>,
    /// Rows that say there are none.
    nil: Vec<NilRow>,
}

fn rows(grid: &Grid, plan: &Plan, table: &TablePlace, found: &locate::Found) -> Listed {
    let Some(sheet) = grid.sheet(&found.sheet) else { return Listed::default() };
    let filled = filled_rows(sheet, found);
    let rows = filled.into_iter().filter_map(|row| one_row(sheet, plan, table, found, row));
    let (nil, rows): (Vec<Row>, Vec<Row>) = rows.partition(|row| says_none(table, row));
    let (mut rows, totals) = totals::parted(sheet, table, rows);
    flipped::turn(table, plan.window.map(|window| (window.from, window.to)), &mut rows);
    repeated::resolve(sheet, table, &mut rows);
    let totals = totals::summed(table, &rows, totals);
    let nil = nil.into_iter().map(|row| NilRow { table: table.id.clone(), row }).collect();
    Listed { rows, totals, nil }
}

/// «Không có» in the first cell of a row, and nothing else: no entry of the list.
fn says_none(table: &TablePlace, row: &Row) -> bool {
    let typed = |column: &ColumnPlace| row.cells.get(&column.name).filter(|one| one.raw != Raw::Empty || one.formula);
    let mut columns = table.columns.iter();
    let first = columns.next().and_then(typed).map(|entry| entry.raw.shown());
    let none = |text: &String| crate::value::says_none(text, &table.noun) || crate::value::says_not_concerned(text);
    first.is_some_and(|text| none(&text)) && columns.all(|one| typed(one).is_none())
}

/// Rows that hold an entry: all inside the named cells, and below their end until several rows are blank. Only cells
/// that exist are looked at, whatever a name claims to span.
fn filled_rows(sheet: &GridSheet, found: &locate::Found) -> Vec<u32> {
    let columns: BTreeSet<u16> = found.columns.values().copied().collect();
    let cells = sheet.cells.range(Spot::new(found.first, 0)..);
    let entries = cells.filter(|(spot, cell)| columns.contains(&spot.col) && !cell.is_blank());
    let mut end = found.last;
    let mut rows = Vec::new();
    for (spot, _) in entries {
        if spot.row > end.saturating_add(GAP) {
            break;
        }
        end = end.max(spot.row);
        if rows.last() != Some(&spot.row) && !(rows.is_empty() && is_numbering(sheet, *spot)) {
            rows.push(spot.row);
        }
    }
    rows
}

fn one_row(sheet: &GridSheet, plan: &Plan, table: &TablePlace, found: &locate::Found, row: u32) -> Option<Row> {
    let mut cells = BTreeMap::new();
    let mut filled = false;
    for column in &table.columns {
        let Some(col) = found.columns.get(&column.name) else { continue };
        let entry = column_entry(sheet, plan, column, Spot::new(row, *col));
        filled |= entry.raw != Raw::Empty || entry.formula;
        cells.insert(column.name.clone(), entry);
    }
    let first = table.columns.first().and_then(|column| cells.get(&column.name));
    let label = first.map(|entry| crate::value::key(&entry.raw.shown())).unwrap_or_default();
    filled.then(|| Row { sheet: sheet.name.clone(), row, label, cells })
}

fn column_entry(sheet: &GridSheet, plan: &Plan, column: &ColumnPlace, spot: Spot) -> Entry {
    let (raw, formula) = stands(sheet, spot);
    let reading = reading(column.kind, (&raw, formula), plan, column.uom.as_deref(), &column.options);
    Entry { sheet: sheet.name.clone(), spot, raw, reading, formula, meant: None, corrected: None }
}

/// Required cells of a layout for what was submitted: single cells, lists, and the required cells of each row.
pub(crate) fn required(layout: &Layout, submission: &Submission) -> usize {
    let single = layout.places.iter().filter(|place| place.role == Role::Input && place.required).count();
    let lists = layout.tables.iter().filter(|table| layout.nil_of(&table.id).is_some()).count();
    let rows: usize = layout
        .tables
        .iter()
        .map(|table| submission.rows(&table.id).len() * table.columns.iter().filter(|column| column.required).count())
        .sum();
    single + lists + rows
}
