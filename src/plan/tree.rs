//! A plan as a tree of values, whatever file it was written in. Every value knows where it stands.

use super::Place;
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::BTreeMap;
use std::fmt;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it begins.
    pub at: Place,
}

/// What a plan file can say.
#[derive(Clone, Debug)]
pub enum Value {
    /// Text, cleaned.
    Text(String),
    /// A number as written, with a decimal point.
    Number(String),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Date(NaiveDate),
    /// A day and an hour.
    Instant(NaiveDateTime),
    /// Several values.
    List(Vec<Node>),
    /// Values by key.
    Table(Table),
    /// Something the format has no use for, as written.
    Other(String),
}

/// Values by key, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The entries.
    pub entries: Vec<Entry>,
    /// Where a key would stand that is not there: the empty cells of a row.
    pub vacant: BTreeMap<&'static str, Place>,
}

/// A key and its value.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub at: Place,
    /// Its value.
    pub node: Node,
}

impl Node {
    /// A value at a place.
    pub fn new(value: Value, at: Place) -> Self {
        Node { value, at }
    }

    /// Text at a place.
    pub fn text(text: &str, at: Place) -> Self {
        Node::new(Value::Text(crate::value::clean(text)), at)
    }

    /// Its text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.value { Some(text) } else { None }
    }

    /// Its entries, if it is a table.
    pub fn as_table(&self) -> Option<&Table> {
        if let Value::Table(table) = &self.value { Some(table) } else { None }
    }

    /// Its items, if it is a list.
    pub fn as_list(&self) -> Option<&[Node]> {
        if let Value::List(list) = &self.value { Some(list) } else { None }
    }
}

impl Table {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }

    /// The tables listed under a key, each with its place.
    pub fn tables(&self, key: &str) -> impl Iterator<Item = (&Table, Place)> {
        let list = self.get(key).and_then(Node::as_list).unwrap_or_default();
        list.iter().filter_map(|node| Some((node.as_table()?, node.at)))
    }

    /// Adds a value under a key.
    pub fn put(&mut self, key: &str, node: Node) {
        self.entries.push(Entry { key: key.to_owned(), at: node.at, node });
    }

    /// The table under a key, made where it is not there.
    pub fn table_mut(&mut self, key: &str, at: Place) -> &mut Table {
        let index = self.index(key, || Node::new(Value::Table(Table::default()), at));
        let value = &mut self.entries[index].node.value;
        if !matches!(value, Value::Table(_)) {
            *value = Value::Table(Table::default());
        }
        match value {
            Value::Table(table) => table,
            _ => unreachable!("made a table just above"),
        }
    }

    /// Adds an item to the list under a key.
    pub fn push(&mut self, key: &str, node: Node) {
        let at = node.at;
        let index = self.index(key, || Node::new(Value::List(Vec::new()), at));
        if let Value::List(list) = &mut self.entries[index].node.value {
            list.push(node);
        }
    }

    fn index(&mut self, key: &str, made: impl FnOnce() -> Node) -> usize {
        self.entries.iter().position(|entry| entry.key == key).unwrap_or_else(|| {
            self.put(key, made());
            self.entries.len() - 1
        })
    }
}

/// Places and the order of keys do not matter; the order of lists does.
impl PartialEq for Table {
    fn eq(&self, other: &Self) -> bool {
        self.entries.len() == other.entries.len()
            && self.entries.iter().all(|entry| other.get(&entry.key).is_some_and(|node| *node == entry.node))
    }
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Value::Text(one), Value::Text(two)) | (Value::Other(one), Value::Other(two)) => one == two,
            (Value::Number(one), Value::Number(two)) => one == two || same_figure(one, two),
            (Value::Flag(one), Value::Flag(two)) => one == two,
            (Value::Date(one), Value::Date(two)) => one == two,
            (Value::Instant(one), Value::Instant(two)) => one == two,
            (Value::List(one), Value::List(two)) => one == two,
            (Value::Table(one), Value::Table(two)) => one == two,
            _ => false,
        }
    }
}

/// `40` and `40.0` are one number.
fn same_figure(one: &str, two: &str) -> bool {
    matches!((one.parse::<f64>(), two.parse::<f64>()), (Ok(one), Ok(two)) if one.total_cmp(&two).is_eq())
}

/// The value as a message quotes it.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Text(text) => write!(f, "“{text}”"),
            Value::Number(text) | Value::Other(text) => f.write_str(text),
            Value::Flag(flag) => write!(f, "{flag}"),
            Value::Date(date) => write!(f, "{date}"),
            Value::Instant(instant) => write!(f, "{}", instant.format("%Y-%m-%dT%H:%M:%S")),
            Value::List(_) => f.write_str("[…]"),
            Value::Table(_) => f.write_str("{…}"),
        }
    }
}

/// Where two trees differ first, as a path of keys; none where they are equal.
pub fn difference(one: &Table, two: &Table) -> Option<String> {
    let mut keys = one.entries.iter().chain(&two.entries).map(|entry| entry.key.as_str());
    keys.find_map(|key| match (one.get(key), two.get(key)) {
        (Some(left), Some(right)) => differs(left, right, key),
        _ => Some(key.to_owned()),
    })
}

fn differs(one: &Node, two: &Node, path: &str) -> Option<String> {
    match (&one.value, &two.value) {
        (Value::Table(one), Value::Table(two)) => difference(one, two).map(|below| format!("{path}.{below}")),
        (Value::List(one), Value::List(two)) if one.len() == two.len() => one
            .iter()
            .zip(two)
            .enumerate()
            .find_map(|(index, (one, two))| differs(one, two, &format!("{path}[{}]", index + 1))),
        (one, two) => (one != two).then(|| path.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Value {
        Value::Number(text.to_owned())
    }

    #[test]
    fn values_are_compared_by_what_they_say() {
        assert_eq!(number("40"), number("40.0"));
        assert_ne!(number("40"), Value::Text("40".to_owned()));
        assert_ne!(number("40"), number("41"));
    }

    #[test]
    fn a_difference_is_told_by_its_path() {
        let tree = |label: &str| {
            let (mut root, mut report) = (Table::default(), Table::default());
            report.put("id", Node::text("thang", Place::default()));
            report.table_mut("due", Place::default()).put("on", Node::text(label, Place::default()));
            root.push("report", Node::new(Value::Table(report), Place::default()));
            root
        };
        assert_eq!(difference(&tree("fri"), &tree("fri")), None);
        assert_eq!(difference(&tree("fri"), &tree("mon")), Some("report[1].due.on".to_owned()));
    }
}
