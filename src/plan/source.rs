//! A plan's tree, and a reader over it that collects every fault.

use super::schema::{self, Part};
use super::tree::{Node, Table, Value};
use super::{Fault, FaultKind, Place, Rule};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// Years a day of a plan may lie in.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2099;

/// One plan file being read.
pub(super) struct Source<'a> {
    file: &'a str,
    faults: RefCell<Vec<Fault>>,
}

impl<'a> Source<'a> {
    pub(super) fn new(file: &'a str) -> Self {
        Source { file, faults: RefCell::default() }
    }

    pub(super) fn fault(&self, place: Place, kind: FaultKind) {
        self.faults.borrow_mut().push(Fault { file: self.file.to_owned(), place, kind });
    }

    /// Faults so far: what fails with one more needs no second.
    pub(super) fn count(&self) -> usize {
        self.faults.borrow().len()
    }

    pub(super) fn into_faults(self) -> Vec<Fault> {
        self.faults.into_inner()
    }
}

/// One table of the file. Every getter marks its key as known; [`Reader::finish`] reports the rest.
pub(super) struct Reader<'s, 'a> {
    pub(super) source: &'s Source<'a>,
    table: &'s Table,
    /// Where the table starts.
    pub(super) at: Place,
    /// What the table is called in messages.
    what: String,
    /// What the format says of the table.
    part: &'static Part,
    known: RefCell<BTreeSet<&'static str>>,
}

impl<'s, 'a> Reader<'s, 'a> {
    pub(super) fn root(source: &'s Source<'a>, table: &'s Table) -> Self {
        let what = source.file.to_owned();
        let at = Place::at(1, 1);
        Reader { source, table, at, what, part: &schema::ROOT, known: RefCell::default() }
    }

    fn entry(&self, key: &'static str) -> Option<&'s Node> {
        debug_assert!(self.part.key(key).is_some(), "plan/schema does not describe “{key}” of {}", self.what);
        self.known.borrow_mut().insert(key);
        self.table.get(key)
    }

    pub(super) fn unknown_word(&self, key: &'static str, found: &str, allowed: &[&str]) {
        let allowed = allowed.iter().map(|word| (*word).to_owned()).collect();
        let kind = FaultKind::UnknownWord { key: key.to_owned(), found: found.to_owned(), allowed };
        self.source.fault(self.place_of(key), kind);
    }

    pub(super) fn needs(&self, key: &str, needs: &str) {
        self.source.fault(self.at, FaultKind::Needs { key: key.to_owned(), needs: needs.to_owned() });
    }

    fn wrong(&self, key: &str, node: &Node, wanted: &str) {
        let (key, found, wanted) = (key.to_owned(), node.value.to_string(), wanted.to_owned());
        self.source.fault(node.at, FaultKind::WrongType { key, found, wanted });
    }

    pub(super) fn missing(&self, key: &str) {
        let at = self.table.vacant.get(key).copied().unwrap_or(self.at);
        self.source.fault(at, FaultKind::MissingKey { key: key.to_owned(), table: self.what.clone() });
    }

    pub(super) fn has(&self, key: &'static str) -> bool {
        self.entry(key).is_some()
    }

    /// Where the value of a key stands, or the table itself.
    pub(super) fn place_of(&self, key: &'static str) -> Place {
        self.entry(key).map_or_else(|| self.table.vacant.get(key).copied().unwrap_or(self.at), |node| node.at)
    }

    pub(super) fn text(&self, key: &'static str) -> Option<String> {
        let node = self.entry(key)?;
        self.item_text(key, node)
    }

    /// A text that must be there; an empty one stands in for a missing one, whose fault is recorded.
    pub(super) fn required(&self, key: &'static str) -> String {
        if !self.has(key) {
            self.missing(key);
        }
        self.text(key).unwrap_or_default()
    }

    pub(super) fn texts(&self, key: &'static str) -> Vec<String> {
        let Some(node) = self.entry(key) else { return Vec::new() };
        let Some(list) = node.as_list() else {
            self.wrong(key, node, "a list of texts");
            return Vec::new();
        };
        list.iter().filter_map(|item| self.item_text(key, item)).collect()
    }

    fn item_text(&self, key: &str, item: &Node) -> Option<String> {
        let Some(text) = item.as_text() else {
            self.wrong(key, item, "text");
            return None;
        };
        for kind in super::texts::faults(key, text) {
            self.source.fault(item.at, kind);
        }
        Some(text.to_owned())
    }

    /// A value turned into what is wanted; what cannot be is a fault.
    fn typed<T>(&self, key: &'static str, wanted: &str, turn: impl FnOnce(&Value) -> Option<T>) -> Option<T> {
        let node = self.entry(key)?;
        let turned = turn(&node.value);
        if turned.is_none() {
            self.wrong(key, node, wanted);
        }
        turned
    }

    pub(super) fn flag(&self, key: &'static str, default: bool) -> bool {
        let flag = |value: &Value| if let Value::Flag(flag) = value { Some(*flag) } else { None };
        self.typed(key, "true or false", flag).unwrap_or(default)
    }

    pub(super) fn count(&self, key: &'static str) -> Option<usize> {
        self.typed(
            key,
            "a whole number",
            |value| if let Value::Number(text) = value { text.parse().ok() } else { None },
        )
    }

    pub(super) fn number(&self, key: &'static str) -> Option<f64> {
        self.typed(key, "a number", figure)
    }

    /// A share written «70%» or 0.7.
    pub(super) fn share(&self, key: &'static str) -> Option<f64> {
        self.typed(key, "a share such as \"70%\"", |value| match value {
            Value::Text(text) => {
                let percent = text.trim().strip_suffix('%')?.trim().replace(',', ".").parse::<f64>().ok()?;
                Some(percent / 100.0)
            }
            value => figure(value).filter(|share| (0.0..=1.0).contains(share)),
        })
    }

    pub(super) fn date(&self, key: &'static str) -> Option<NaiveDate> {
        let date = self.typed(key, "a date such as 2020-03-28", |value| match value {
            Value::Date(date) => Some(*date),
            Value::Instant(instant) => Some(instant.date()),
            _ => None,
        })?;
        self.near(key, date).then_some(date)
    }

    pub(super) fn instant(&self, key: &'static str) -> Option<NaiveDateTime> {
        let wanted = "a local date and time such as 2020-03-28T16:00:00";
        let instant = |value: &Value| if let Value::Instant(instant) = value { Some(*instant) } else { None };
        self.typed(key, wanted, instant).filter(|instant| self.near(key, instant.date()))
    }

    /// A day, with its hour where one is written.
    pub(super) fn moment(&self, key: &'static str) -> Option<(NaiveDate, Option<NaiveTime>)> {
        let wanted = "a date such as 2020-03-28, or with its hour: 2020-03-28T16:00:00";
        let moment = self.typed(key, wanted, |value| match value {
            Value::Date(date) => Some((*date, None)),
            Value::Instant(instant) => Some((instant.date(), Some(instant.time()))),
            _ => None,
        });
        moment.filter(|(date, _)| self.near(key, *date))
    }

    /// Whether a day lies in the years plans are made for: «1020» and «9999» are slips of the finger.
    pub(super) fn near(&self, key: &'static str, day: NaiveDate) -> bool {
        let near = YEARS.contains(&day.year());
        if !near {
            let [from, to] = [format!("{}-01-01", YEARS.start()), format!("{}-12-31", YEARS.end())];
            let kind = FaultKind::OutOfRange { key: key.to_owned(), found: day.to_string(), from, to };
            self.source.fault(self.place_of(key), kind);
        }
        near
    }

    pub(super) fn time(&self, key: &'static str) -> Option<NaiveTime> {
        self.typed(key, "an hour such as \"10:00\"", |value| match value {
            Value::Text(text) => NaiveTime::parse_from_str(text.trim(), "%H:%M").ok(),
            _ => None,
        })
    }

    /// A formula: text, or a bare number.
    pub(super) fn rule(&self, key: &'static str) -> Option<Rule> {
        let at = self.entry(key)?.at;
        let text = self.typed(key, "a formula or a number", |value| match value {
            Value::Text(text) | Value::Number(text) => Some(text.clone()),
            _ => None,
        })?;
        Some(Rule { text, at })
    }

    /// One word of a list; a word outside it is a fault and gives none.
    pub(super) fn word<T: Copy>(&self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        let found = self.text(key)?;
        let hit = words.iter().find(|(word, _)| *word == found).map(|(_, value)| *value);
        if hit.is_none() {
            self.unknown_word(key, &found, &words.iter().map(|(word, _)| *word).collect::<Vec<_>>());
        }
        hit
    }

    pub(super) fn table(&self, key: &'static str) -> Option<Reader<'s, 'a>> {
        let node = self.entry(key)?;
        if node.as_table().is_none() {
            self.wrong(key, node, "a table");
        }
        self.table_if(key)
    }

    /// The table under a key when it is one; any other value is left for another getter to judge.
    pub(super) fn table_if(&self, key: &'static str) -> Option<Reader<'s, 'a>> {
        let node = self.entry(key)?;
        node.as_table().map(|table| self.below(key, table, node.at, format!("[{key}]")))
    }

    fn below(&self, key: &str, table: &'s Table, at: Place, what: String) -> Reader<'s, 'a> {
        let part = self.part.key(key).and_then(schema::Key::below).unwrap_or(&schema::UNKNOWN);
        Reader { source: self.source, table, at, what, part, known: RefCell::default() }
    }

    pub(super) fn tables(&self, key: &'static str) -> Vec<Reader<'s, 'a>> {
        let Some(node) = self.entry(key) else { return Vec::new() };
        let Some(list) = node.as_list() else {
            self.wrong(key, node, "a list of tables");
            return Vec::new();
        };
        let mut readers = Vec::new();
        for item in list {
            match item.as_table() {
                Some(table) => readers.push(self.below(key, table, item.at, format!("[[{key}]]"))),
                None => self.wrong(key, item, "a table"),
            }
        }
        readers
    }

    /// Every key of a table of texts, for tables whose keys are the plan's own words.
    pub(super) fn all_texts(&self) -> BTreeMap<String, String> {
        let entries = self.table.entries.iter();
        entries.filter_map(|entry| Some((entry.key.clone(), self.item_text(&entry.key, &entry.node)?))).collect()
    }

    /// Reports every key no getter asked for.
    pub(super) fn finish(&self) {
        let known = self.known.borrow();
        for entry in self.table.entries.iter().filter(|entry| !known.contains(entry.key.as_str())) {
            let nearest = super::names::nearest(&entry.key, known.iter().copied());
            self.source.fault(entry.at, FaultKind::UnknownKey { key: entry.key.clone(), nearest });
        }
    }
}

fn figure(value: &Value) -> Option<f64> {
    if let Value::Number(text) = value { text.parse().ok() } else { None }
}
