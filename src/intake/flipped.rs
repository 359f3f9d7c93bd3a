//! Day and month that changed places in a whole column: a computer set to US English turns 12/3 into 3 December, leaves
//! 28/3 as text, and writes 3/28/2020 when it saves a date as text. One such cell may be a slip and stays as it is read;
//! where the column says so, its cells are read as they were meant, and each is told.

use super::Row;
use crate::form::TablePlace;
use crate::value::{Kind, Note, Raw, Reading, Refusal, Value};
use chrono::{Datelike, NaiveDate, NaiveTime};

type Window = (NaiveDate, NaiveDate);

/// What a cell says about the order of day and month.
#[derive(Clone, Copy, PartialEq)]
enum Says {
    /// Only day first is possible.
    Kept,
    /// Only month first is possible.
    Flipped,
    /// Both.
    Either,
}

/// A day of a column that could be read the other way round.
#[derive(Clone, Copy)]
struct Dated {
    row: usize,
    /// Whether it is a date cell, not a text.
    cell: bool,
    other: Option<NaiveDate>,
    says: Says,
}

/// Turns the days of columns that are flipped as a whole.
pub(super) fn turn(table: &TablePlace, window: Option<Window>, rows: &mut [Row]) {
    let Some(window) = window else { return };
    for column in table.columns.iter().filter(|column| matches!(column.kind, Kind::Date | Kind::DateRange)) {
        let dated: Vec<Dated> =
            rows.iter().enumerate().filter_map(|(index, row)| dated(index, row, &column.name, window)).collect();
        let typed = |one: &&Dated| !one.cell;
        let plain = dated.iter().filter(typed).any(|one| one.says == Says::Kept && one.other.is_none());
        for cell in [false, true] {
            let class: Vec<Dated> = dated.iter().filter(|one| one.cell == cell).copied().collect();
            let count = |says: Says| class.iter().filter(|one| one.says == says).count();
            let most = count(Says::Flipped) > 1 && count(Says::Flipped) * 2 > class.len();
            // Texts that no US computer takes for dates, beside date cells that all fit the other way round.
            let mixed = cell && plain && count(Says::Flipped) > 0 && count(Says::Kept) == 0;
            if most || mixed {
                class
                    .iter()
                    .filter(|one| one.says != Says::Kept)
                    .for_each(|one| flip(rows, one, &column.name, &column.kind));
            }
        }
    }
}

fn dated(index: usize, row: &Row, column: &str, (from, to): Window) -> Option<Dated> {
    let entry = row.cells.get(column)?;
    let inside = |day: NaiveDate| from <= day && day <= to;
    let (day, other) = match &entry.reading {
        Reading::Value { value: Value::Date(day), .. } => (Some(*day), swapped(*day)),
        Reading::Value { value: Value::Dates { from, to, days }, .. } if from == to && days.is_empty() => {
            (Some(*from), swapped(*from))
        }
        Reading::Refused(Refusal::MonthOver12(other)) => (None, *other),
        _ => return None,
    };
    let says = match (day.is_some_and(inside), other.is_some_and(inside)) {
        (false, true) => Says::Flipped,
        (true, true) if day != other => Says::Either,
        _ => Says::Kept,
    };
    Some(Dated { row: index, cell: matches!(entry.raw, Raw::Date(_) | Raw::Number(_)), other, says })
}

fn swapped(day: NaiveDate) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(day.year(), day.day(), day.month())
}

fn flip(rows: &mut [Row], dated: &Dated, column: &str, kind: &Kind) {
    let (Some(entry), Some(day)) = (rows[dated.row].cells.get_mut(column), dated.other) else { return };
    let value = match kind {
        Kind::Date => Value::Date(day),
        _ => Value::Dates { from: day, to: day, days: Vec::new() },
    };
    entry.reading = Reading::Value { value, notes: vec![Note::Flipped] };
    entry.meant = Some(Raw::Date(day.and_time(NaiveTime::MIN)));
}
