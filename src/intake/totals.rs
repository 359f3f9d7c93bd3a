//! Rows that people type below (or above) a list to add it up: «Cộng», «Tổng cộng», «Tổng số». They are no entries; their
//! figures are compared with what they add up.

use super::repeated::Merged;
use super::{Row, Total};
use crate::book::Spot;
use crate::form::{ColumnPlace, TablePlace};
use crate::format::GridSheet;
use crate::value::{Kind, Raw, Reading, Value, bare_key};
use std::collections::BTreeMap;

/// What such a row calls itself, without marks.
const WORDS: [&str; 9] =
    ["cong", "tong", "tong cong", "tong so", "tong so cong", "cong chung", "tc", "t.c", "cong don"];
/// How longer names of such a row begin.
const BEGINNINGS: [&str; 10] = [
    "tong cong",
    "tong so",
    "tong luot",
    "tong dvtn",
    "tong doan vien",
    "tong kinh phi",
    "tong toan",
    "tong chung",
    "cong don",
    "cong toan",
];
/// Activities whose names begin with the words of a total.
const ACTIVITIES: [&str; 8] =
    ["tổng kết", "tổng vệ sinh", "tổng duyệt", "tổng phụ trách", "tổng đài", "cộng tác", "cộng đồng", "cộng sản"];
/// By how much sums of typed figures may differ: less than is shown of them.
pub(crate) const NEAR: f64 = 0.005;

/// Parts the entries of a list from the rows that add them up.
pub(super) fn parted(sheet: &GridSheet, table: &TablePlace, rows: Vec<Row>) -> (Vec<Row>, Vec<Total>) {
    let mut entries: Vec<Row> = Vec::new();
    let mut totals = Vec::new();
    let (mut sums, merged) = (Sums::of(table), Merged::of(sheet));
    for row in rows {
        let unnamed = || entries.len() > 1 && adds_up(table, &row, &sums) && !continues(&row, &merged);
        let undated = || sums_up_undated(table, &row, &entries, &sums) && !continues(&row, &merged);
        let worded = word(sheet, table, &row).map(|word| (word, true));
        let other = || unnamed().then(|| (String::new(), false)).or_else(|| undated().then(|| name(table, &row)));
        if let Some((word, named)) = worded.or_else(other) {
            totals.push(Total { table: table.id.clone(), row, word, named, sums: BTreeMap::new() });
        } else {
            sums.add(&row);
            entries.push(row);
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
    let mut texts = texts.filter_map(|column| row.cells.get(&column.name)).map(|entry| entry.raw.shown());
    let (first, ordinal) = (texts.next().unwrap_or_default(), ordinal(sheet, row).shown());
    // A row that is called something else is an entry, whatever its note says.
    let unnamed = first.trim().is_empty();
    let named = [first].into_iter().find(|text| is_word(text));
    let beside = || Some(ordinal).filter(|text| unnamed && is_word(text));
    let noted = texts.find(|text| unnamed && is_word(text));
    named.or(noted).or_else(beside).map(|text| crate::value::clean(&text))
}

fn is_word(text: &str) -> bool {
    let bare = bare_key(text);
    let head = bare.split([':', '(']).next().unwrap_or_default();
    let head = head.trim_matches(['.', '-', '*', ' ']);
    let begins = |word: &str| head.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    WORDS.contains(&head) || (BEGINNINGS.iter().any(|word| begins(word)) && begins_as_total(text))
}

/// Whether a name begins as that of a total does: «Tổng», «Cộng», «TC». «Công sở», with other marks, does not, and neither
/// does «Tổng vệ sinh».
fn begins_as_total(text: &str) -> bool {
    let key = crate::value::key(text);
    if ACTIVITIES.iter().any(|activity| key.starts_with(activity)) {
        return false;
    }
    let first = key.split([' ', ':', '(', '.', ',']).next().unwrap_or_default();
    matches!(first, "tổng" | "cộng" | "tc") || (text.is_ascii() && matches!(first, "tong" | "cong"))
}

/// The row's first words, and whether they begin as those of a total.
fn name(table: &TablePlace, row: &Row) -> (String, bool) {
    let first = table.columns.iter().find(|column| column.kind == Kind::Text);
    let text = first.map(|column| row.shown(&column.name)).unwrap_or_default();
    let named = begins_as_total(&text);
    (text, named)
}

fn is_day(column: &ColumnPlace) -> bool {
    matches!(column.kind, Kind::Date | Kind::DateRange)
}

fn is_typed(row: &Row, column: &ColumnPlace) -> bool {
    row.cells.get(&column.name).is_some_and(|entry| entry.raw != Raw::Empty || entry.formula)
}

/// A row of words and figures without a day, where the other rows of the list have one.
fn is_undated(table: &TablePlace, row: &Row, others: &[Row]) -> bool {
    let plain = |column: &ColumnPlace| matches!(column.kind, Kind::Text | Kind::Count | Kind::Decimal | Kind::Money);
    let days: Vec<&ColumnPlace> = table.columns.iter().filter(|column| is_day(column)).collect();
    let dated = others.iter().filter(|other| days.iter().any(|column| is_typed(other, column))).count();
    !days.is_empty()
        && dated > 0
        && dated * 2 >= others.len()
        && table.columns.iter().all(|column| plain(column) || !is_typed(row, column))
}

/// A row without a day whose figures all are the sums of those above, whatever it is called.
fn sums_up_undated(table: &TablePlace, row: &Row, above: &[Row], sums: &Sums<'_>) -> bool {
    let (_, named) = name(table, row);
    let figures: Vec<&ColumnPlace> =
        table.columns.iter().filter(|column| column.kind != Kind::Text && is_typed(row, column)).collect();
    let summed = |column: &&ColumnPlace| match (typed(row, column), sums.get(&column.name)) {
        (Some(typed), Some(sum)) => (typed - sum).abs() < NEAR,
        _ => false,
    };
    above.len() > usize::from(!named)
        && is_undated(table, row, above)
        && figures.iter().any(|column| typed(row, column).is_some_and(|figure| figure > 0.0))
        && figures.iter().all(summed)
}

/// Whether an entry may be a total after all: it begins as one, has figures and, other than its neighbours, no day.
pub(crate) fn maybe_total(table: &TablePlace, row: &Row, others: &[Row]) -> bool {
    let (_, named) = name(table, row);
    let figured = table.columns.iter().any(|column| typed(row, column).is_some_and(|figure| figure > 0.0));
    named && figured && is_undated(table, row, others)
}

fn ordinal(sheet: &GridSheet, row: &Row) -> Raw {
    sheet.raw(Spot::new(row.row, 0))
}

/// A row of nothing but figures, each of which is the sum of those above it; the ordinal was printed by us.
fn adds_up(table: &TablePlace, row: &Row, above: &Sums<'_>) -> bool {
    let filled = |column: &&ColumnPlace| row.cells.get(&column.name).is_some_and(|entry| entry.raw != Raw::Empty);
    let mut columns = table.columns.iter().filter(filled).peekable();
    let summed = |column: &ColumnPlace| match (typed(row, column), above.get(&column.name)) {
        (Some(typed), Some(sum)) => typed > 0.0 && (typed - sum).abs() < NEAR,
        _ => false,
    };
    columns.peek().is_some() && columns.all(summed)
}

/// Whether a cell of the row is merged with the one above: a name that is merged is a name.
fn continues(row: &Row, merged: &Merged) -> bool {
    row.cells.values().any(|entry| merged.over(entry.spot).is_some())
}

/// The figure of a row in a column that can be added up.
fn typed(row: &Row, column: &ColumnPlace) -> Option<f64> {
    match row.value(&column.name)? {
        Value::Number(number) if matches!(column.kind, Kind::Count | Kind::Decimal | Kind::Money) => Some(*number),
        _ => None,
    }
}

/// Running sums of the columns; none of a column with a figure that cannot be read.
struct Sums<'t> {
    columns: Vec<(&'t ColumnPlace, Option<f64>)>,
    rows: usize,
}

impl<'t> Sums<'t> {
    fn of(table: &'t TablePlace) -> Self {
        Sums { columns: table.columns.iter().map(|column| (column, Some(0.0))).collect(), rows: 0 }
    }

    fn add(&mut self, row: &Row) {
        self.rows += 1;
        for (column, sum) in &mut self.columns {
            let refused = matches!(row.cells.get(&column.name).map(|entry| &entry.reading), Some(Reading::Refused(_)));
            *sum = sum.filter(|_| !refused).map(|sum| sum + typed(row, column).unwrap_or(0.0));
        }
    }

    fn get(&self, name: &str) -> Option<f64> {
        self.columns.iter().find(|(column, _)| column.name == name)?.1
    }
}

/// The totals with the sums they should show: of the rows since the total before, or of the whole list, whichever is
/// nearer to what was typed.
pub(super) fn summed(table: &TablePlace, entries: &[Row], mut totals: Vec<Total>) -> Vec<Total> {
    if totals.is_empty() {
        return totals;
    }
    let mut whole = Sums::of(table);
    for row in entries {
        whole.add(row);
    }
    let mut rest = entries.iter().peekable();
    for total in &mut totals {
        let mut since = Sums::of(table);
        while let Some(row) = rest.next_if(|row| row.row < total.row.row) {
            since.add(row);
        }
        for column in &table.columns {
            let Some(typed) = typed(&total.row, column) else { continue };
            let part = since.get(&column.name).filter(|_| since.rows > 0);
            let distance = |sum: &f64| (typed - sum).abs();
            let candidates = [whole.get(&column.name), part].into_iter().flatten();
            if let Some(sum) = candidates.min_by(|one, two| distance(one).total_cmp(&distance(two))) {
                total.sums.insert(column.name.clone(), (typed, sum));
            }
        }
    }
    totals
}
