//! TOML → [`Table`].

use super::tree::{Entry, Node, Table, Value};
use super::{Fault, FaultKind, Place};
use chrono::{NaiveDate, NaiveTime};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Bytes of a plan file or a registry at most.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;

/// Reads a TOML text. With faults, the tree is not to be judged.
pub(super) fn parse(file: &str, text: &str) -> (Table, Vec<Fault>) {
    let fault = |place: Place, kind: FaultKind| Fault { file: file.to_owned(), place, kind };
    if text.len() > MAX_BYTES {
        let kind = FaultKind::TooLarge { found: text.len(), limit: MAX_BYTES };
        return (Table::default(), vec![fault(Place::default(), kind)]);
    }
    let lines = Lines::of(text);
    let (root, errors) = DeTable::parse_recoverable(text);
    let faults: Vec<Fault> = errors
        .iter()
        .map(|error| {
            let place = lines.place(error.span().map_or(0, |span| span.start));
            fault(place, FaultKind::Syntax { reason: error.message().to_owned() })
        })
        .collect();
    let tree = if faults.is_empty() { table(root.get_ref(), &lines) } else { Table::default() };
    (tree, faults)
}

/// Where lines start, in bytes.
struct Lines<'a> {
    starts: Vec<usize>,
    text: &'a str,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Lines { starts, text }
    }

    fn place(&self, offset: usize) -> Place {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        let column = self.text.get(start..offset).map_or(1, |before| before.chars().count() + 1);
        Place::at(line, column)
    }
}

/// The parser itself refuses what is nested deeper than 80.
fn table(table: &DeTable<'_>, lines: &Lines<'_>) -> Table {
    let entries = table.iter().map(|(key, value)| Entry {
        key: key.get_ref().clone().into_owned(),
        at: lines.place(key.span().start),
        node: node(value, lines),
    });
    let mut entries: Vec<Entry> = entries.collect();
    entries.sort_by_key(|entry| entry.at);
    Table { entries, ..Table::default() }
}

fn node(value: &Spanned<DeValue<'_>>, lines: &Lines<'_>) -> Node {
    let at = lines.place(value.span().start);
    let value = match value.get_ref() {
        DeValue::String(text) => Value::Text(crate::value::clean(text)),
        DeValue::Integer(number) if number.radix() == 10 => Value::Number(number.as_str().to_owned()),
        DeValue::Integer(number) => Value::Other(number.to_string()),
        DeValue::Float(number) => match number.as_str().parse::<f64>() {
            Ok(figure) if figure.is_finite() => Value::Number(number.as_str().to_owned()),
            _ => Value::Other(number.as_str().to_owned()),
        },
        DeValue::Boolean(flag) => Value::Flag(*flag),
        DeValue::Datetime(stamp) => stamped(stamp),
        DeValue::Array(list) => Value::List(list.iter().map(|item| node(item, lines)).collect()),
        DeValue::Table(below) => Value::Table(table(below, lines)),
    };
    Node { value, at }
}

/// A day, or a local day and hour; anything else is no value of a plan.
fn stamped(stamp: &toml::value::Datetime) -> Value {
    let value = match (stamp.date, stamp.time, stamp.offset) {
        (Some(date), None, None) => date_of(date).map(Value::Date),
        (Some(date), Some(time), None) => {
            date_of(date).zip(time_of(time)).map(|(date, time)| Value::Instant(date.and_time(time)))
        }
        _ => None,
    };
    value.unwrap_or_else(|| Value::Other(stamp.to_string()))
}

/// A day, if there is such a one.
pub(super) fn date_of(date: toml::value::Date) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
}

fn time_of(time: toml::value::Time) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(u32::from(time.hour), u32::from(time.minute), u32::from(time.second.unwrap_or(0)))
}
