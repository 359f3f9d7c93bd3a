//! Rows that people type below (or above) a list to add it up: «Cộng», «Tổng cộng», «Tổng số». They are no entries; their
//! figures are compared with what they add up.

use super::{Row, Total};
use crate::book::Spot;
use crate::form::{ColumnPlace, TablePlace};
use crate::format::GridSheet;
use crate::value::{Kind, Raw, Reading, Value, bare_key};
use std::collections::BTreeMap;

/// What such a row calls itself, without marks.
const WORDS: [&str; 6] = ["cong", "tong", "tong cong", "tong so", "tong so cong", "cong chung"];
/// By how much sums of typed figures may differ: less than is shown of them.
const NEAR: f64 = 0.005;

/// Parts the entries of a list from the rows that add them up.
pub(super) fn parted(sheet: &GridSheet, table: &TablePlace, rows: Vec<Row>) -> (Vec<Row>, Vec<Total>) {
    let mut entries: Vec<Row> = Vec::new();
    let mut totals = Vec::new();
    for row in rows {
        let word = word(sheet, table, &row).or_else(|| adds_up(sheet, table, &row, &entries).then(String::new));
        match word {
            Some(word) => totals.push(Total { table: table.id.clone(), row, word, sums: BTreeMap::new() }),
            None => entries.push(row),
        }
    }
    (entries, totals)
}

/// The word of a total, in a column of words or where the ordinal stands.
fn word(sheet: &GridSheet, table: &TablePlace, row: &Row) -> Option<String> {
    // A sum has no day and no entry of a list.
    let single =
        |column: &ColumnPlace| matches!(column.kind, Kind::Date | Kind::DateRange | Kind::Choice | Kind::Status);
    if table.columns.iter().any(|column| single(column) && row.value(&column.name).is_some()) {
        return None;
    }
    let texts = table.columns.iter().filter(|column| column.kind == Kind::Text);
    let texts = texts.filter_map(|column| row.cells.get(&column.name)).map(|entry| entry.raw.clone());
    let named = texts.chain([ordinal(sheet, row)]).map(|raw| raw.shown()).find(|text| is_word(text))?;
    Some(crate::value::clean(&named))
}

fn is_word(text: &str) -> bool {
    let bare = bare_key(text);
    let head = bare.split([':', '(']).next().unwrap_or_default();
    let head = head.trim_matches(['.', '-', '*', ' ']);
    WORDS.contains(&head) || head.starts_with("tong cong ")
}

fn ordinal(sheet: &GridSheet, row: &Row) -> Raw {
    sheet.raw(Spot::new(row.row, 0))
}

/// A row of nothing but figures, each of which is the sum of those above it; the ordinal was printed by us.
fn adds_up(sheet: &GridSheet, table: &TablePlace, row: &Row, above: &[Row]) -> bool {
    let filled = |column: &&ColumnPlace| row.cells.get(&column.name).is_some_and(|entry| entry.raw != Raw::Empty);
    let mut columns = table.columns.iter().filter(filled).peekable();
    let summed = |column: &ColumnPlace| match (typed(row, column), sum(column, above)) {
        (Some(typed), Some(sum)) => typed > 0.0 && (typed - sum).abs() < NEAR,
        _ => false,
    };
    // A name merged with the one above is a name.
    let merged = || sheet.merged.iter().any(|area| area.from.row < row.row && row.row <= area.to.row);
    above.len() > 1 && columns.peek().is_some() && columns.all(summed) && !merged()
}

/// The figure of a row in a column that can be added up.
fn typed(row: &Row, column: &ColumnPlace) -> Option<f64> {
    match row.value(&column.name)? {
        Value::Number(number) if matches!(column.kind, Kind::Count | Kind::Decimal | Kind::Money) => Some(*number),
        _ => None,
    }
}

/// The sum of a column; none where a figure of it cannot be read.
fn sum(column: &ColumnPlace, rows: &[Row]) -> Option<f64> {
    let readable =
        |row: &Row| !matches!(row.cells.get(&column.name).map(|entry| &entry.reading), Some(Reading::Refused(_)));
    rows.iter().all(readable).then(|| rows.iter().filter_map(|row| typed(row, column)).sum())
}

/// The totals with the sums they should show: of the rows since the total before, or of the whole list, whichever is
/// nearer to what was typed.
pub(super) fn summed(table: &TablePlace, entries: &[Row], mut totals: Vec<Total>) -> Vec<Total> {
    let mut since = 0;
    for total in &mut totals {
        let at = total.row.row;
        let above: Vec<Row> = entries.iter().filter(|row| (since..at).contains(&row.row)).cloned().collect();
        for column in &table.columns {
            let Some(typed) = typed(&total.row, column) else { continue };
            let candidates = [sum(column, entries), sum(column, &above).filter(|_| !above.is_empty())];
            let distance = |sum: &f64| (typed - sum).abs();
            let nearest = candidates.into_iter().flatten().min_by(|one, two| distance(one).total_cmp(&distance(two)));
            if let Some(sum) = nearest {
                total.sums.insert(column.name.clone(), (typed, sum));
            }
        }
        since = at;
    }
    totals
}
