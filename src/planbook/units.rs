//! The registry of units on a sheet ⇄ `units.csv`.

use super::cell::Typed;
use super::read::Sink;
use super::sheet::{Page, Row};
use crate::plan::schema_unit::UNITS;
use crate::plan::{Cells, FaultKind, Registry};
use crate::value::Raw;

/// The name in `units.csv` of a column headed so on the sheet; an attribute is headed by its own name.
fn column_name(heading: &str) -> String {
    let wanted = crate::value::key(heading);
    let known = UNITS.keys.iter().find(|key| crate::value::key(key.heading) == wanted || key.key == wanted);
    known.map_or_else(|| heading.to_owned(), |key| key.key.to_owned())
}

/// The heading on the sheet of a column of `units.csv`.
pub(super) fn heading(column: &str) -> String {
    UNITS.key(column).map_or_else(|| column.to_owned(), |key| key.heading.to_owned())
}

/// The registry a sheet holds.
pub(super) fn registry(file: &str, page: &Page, fault: Sink<'_>) -> Registry {
    let mut registry = Registry { file: file.to_owned(), ..Registry::default() };
    let headed = |row: &&Row| row.cells.values().any(|typed| column_name(&typed.text()) == "code");
    let Some(head) = page.rows.iter().take(20).find(headed).or(page.rows.first()) else { return registry };
    let columns: Vec<(u16, String)> = head
        .cells
        .iter()
        .map(|(col, typed)| (*col, column_name(&typed.text())))
        // A column of notes, as on every sheet.
        .filter(|(_, name)| !name.starts_with('_'))
        .collect();
    let mut cells = Cells { rows: Vec::new(), columns: columns.iter().map(|(col, _)| *col).collect() };
    let mut line = 1;
    let mut add = |csv: &mut String, row: u32, fields: Vec<String>| {
        cells.rows.push((line, row));
        let record = record(&fields);
        line += record.matches('\n').count();
        csv.push_str(&record);
    };
    add(&mut registry.csv, head.row, columns.iter().map(|(_, name)| name.clone()).collect());
    for row in page.rows.iter().filter(|row| row.row > head.row) {
        for (col, typed) in row.cells.iter().filter(|(col, _)| !head.cells.contains_key(col)) {
            fault(page.place(row, *col), FaultKind::Stray { found: typed.text() });
        }
        for (col, name) in columns.iter().filter(|(col, _)| row.typed(*col).unstored()) {
            fault(page.place(row, *col), FaultKind::NoResult { heading: heading(name) });
        }
        let fields: Vec<String> = columns.iter().map(|(col, name)| field(name, row.typed(*col))).collect();
        if fields.iter().any(|field| !field.is_empty()) {
            add(&mut registry.csv, row.row, fields);
        }
    }
    registry.cells = Some(cells);
    registry
}

/// A field as `units.csv` has it.
fn field(name: &str, typed: &Typed) -> String {
    let text = typed.text();
    match name {
        "aliases" | "formerly" => text.replace('\n', "|"),
        // A date cell; what was typed as text is judged as it stands.
        "from" | "to" => match typed.raw {
            Raw::Date(stamp) => stamp.format("%Y-%m-%d").to_string(),
            _ => text,
        },
        _ => text,
    }
}

/// One record of a CSV file.
pub(super) fn record(fields: &[String]) -> String {
    let quoted = |field: &String| {
        let plain = !field.contains([',', ';', '"', '\n', '\r', '\t']);
        if plain { field.clone() } else { format!("\"{}\"", field.replace('"', "\"\"")) }
    };
    let fields: Vec<String> = fields.iter().map(quoted).collect();
    // A record of one empty field would be no record at all.
    if fields.len() == 1 && fields[0].is_empty() { "\"\"\n".to_owned() } else { format!("{}\n", fields.join(",")) }
}

/// The records of a `units.csv`.
pub(super) fn records(csv: &str) -> Option<Vec<Vec<String>>> {
    let mut reader = crate::value::list(csv);
    let fields = |record: &csv::StringRecord| record.iter().map(crate::value::clean).collect::<Vec<_>>();
    let mut records = vec![fields(reader.headers().ok()?)];
    for record in reader.records() {
        records.push(fields(&record.ok()?));
    }
    Some(records)
}

/// Whether a field may stand as a number: it reads back as the same text.
pub(super) fn figure(column: &str, field: &str) -> Option<f64> {
    if UNITS.key(column).is_some() {
        return None;
    }
    field.parse::<f64>().ok().filter(|number| number.is_finite() && number.to_string() == field)
}

/// Whether two registries say the same, however they are quoted.
pub fn same_registry(one: &str, two: &str) -> bool {
    records(one).is_some_and(|records| Some(records) == self::records(two))
}
