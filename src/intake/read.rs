//! [`Grid`] × [`Layout`] → [`Submission`].

use super::locate::{self, Finder};
use super::numbering::is_numbering;
use super::{
    Entry, Hidden, Identity, Moved, NilRow, Row, Submission, Total, flipped, repair, repeated, strays, totals,
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
            submission.cells.insert(place.name.clone(), entry);
        }
    }
    for table in &layout.tables {
        let found = finder.table(table);
        if let Some(found) = &found {
            moved.add(&table.sheet, &found.sheet, found.by_words.then_some(table.noun.as_str()));
        }
        let Listed { rows, totals, nil } = found.map(|found| rows(grid, plan, table, &found)).unwrap_or_default();
        submission.totals.extend(totals);
        submission.nil_rows.extend(nil);
        submission.tables.insert(table.id.clone(), rows);
    }
    submission.required = required(layout, &submission);
    submission.moved = moved.list();
    submission.hidden = hidden(grid);
    strays::collect(grid, kept, &finder, &mut submission);
    submission
}

/// What the workbook hides, beside the program's own sheets.
fn hidden(grid: &Grid) -> Vec<Hidden> {
    let sheets = grid.sheets.iter().filter(|sheet| !sheet.name.starts_with('_') && !sheet.cells.is_empty());
    let hides = sheets.filter(|sheet| sheet.hidden || !sheet.hidden_rows.is_empty());
    let rows = |sheet: &GridSheet| if sheet.hidden { Vec::new() } else { sheet.hidden_rows.iter().copied().collect() };
    hides.map(|sheet| Hidden { sheet: sheet.name.clone(), rows: rows(sheet) }).collect()
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
    let raw = grid.sheet(&sheet)?.raw(spot);
    let formula = grid.sheet(&sheet)?.cells.get(&spot).is_some_and(|cell| cell.formula);
    let reading = of_place(layout, plan, place, (&raw, formula));
    Some((Entry { sheet, spot, raw, reading, formula, meant: None, corrected: None }, by_words))
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
    let entries = cells.filter(|(spot, cell)| columns.contains(&spot.col) && (cell.raw != Raw::Empty || cell.formula));
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
        let entry = column_entry(sheet, plan, column, Spot::new(row, *found.columns.get(&column.name)?));
        filled |= entry.raw != Raw::Empty || entry.formula;
        cells.insert(column.name.clone(), entry);
    }
    let first = table.columns.first().and_then(|column| cells.get(&column.name));
    let label = first.map(|entry| crate::value::key(&entry.raw.shown())).unwrap_or_default();
    filled.then(|| Row { sheet: sheet.name.clone(), row, label, cells })
}

fn column_entry(sheet: &GridSheet, plan: &Plan, column: &ColumnPlace, spot: Spot) -> Entry {
    let raw = sheet.raw(spot);
    let formula = sheet.cells.get(&spot).is_some_and(|cell| cell.formula);
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
