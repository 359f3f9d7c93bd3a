//! A plan file as a tree of values with places, and a reader over it that collects every fault.

use super::{Fault, FaultKind, Place, Rule};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// One plan file being read.
pub(super) struct Source<'a> {
    file: &'a str,
    /// Byte offset at which each line starts.
    lines: Vec<usize>,
    text: &'a str,
    faults: RefCell<Vec<Fault>>,
}

impl<'a> Source<'a> {
    pub(super) fn new(file: &'a str, text: &'a str) -> Self {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Source { file, lines, text, faults: RefCell::default() }
    }

    pub(super) fn place(&self, offset: usize) -> Place {
        let line = self.lines.partition_point(|start| *start <= offset);
        let start = self.lines[line - 1];
        let column = self.text.get(start..offset).map_or(1, |before| before.chars().count() + 1);
        Place { line, column }
    }

    pub(super) fn fault(&self, place: Place, kind: FaultKind) {
        self.faults.borrow_mut().push(Fault { file: self.file.to_owned(), place, kind });
    }

    pub(super) fn into_faults(self) -> Vec<Fault> {
        self.faults.into_inner()
    }
}

/// One table of the file. Every getter marks its key as known; [`Reader::finish`] reports the rest.
pub(super) struct Reader<'s, 'a> {
    pub(super) source: &'s Source<'a>,
    table: &'s DeTable<'a>,
    /// Where the table starts.
    pub(super) at: Place,
    /// What the table is called in messages.
    what: String,
    known: RefCell<BTreeSet<&'static str>>,
}

type Entry<'s, 'a> = (&'s DeValue<'a>, Place);

impl<'s, 'a> Reader<'s, 'a> {
    pub(super) fn root(source: &'s Source<'a>, table: &'s DeTable<'a>) -> Self {
        Reader {
            source,
            table,
            at: Place { line: 1, column: 1 },
            what: "plan.toml".to_owned(),
            known: RefCell::default(),
        }
    }

    fn entry(&self, key: &'static str) -> Option<Entry<'s, 'a>> {
        self.known.borrow_mut().insert(key);
        self.table
            .iter()
            .find(|(name, _)| name.get_ref() == key)
            .map(|(_, value)| (value.get_ref(), self.source.place(value.span().start)))
    }

    pub(super) fn unknown_word(&self, key: &'static str, found: &str, allowed: &[&str]) {
        let allowed = allowed.iter().map(|word| (*word).to_owned()).collect();
        let kind = FaultKind::UnknownWord { key: key.to_owned(), found: found.to_owned(), allowed };
        self.source.fault(self.place_of(key), kind);
    }

    pub(super) fn needs(&self, key: &str, needs: &str) {
        self.source.fault(self.at, FaultKind::Needs { key: key.to_owned(), needs: needs.to_owned() });
    }

    fn wrong(&self, key: &str, place: Place, found: &DeValue<'_>, wanted: &str) {
        let kind = FaultKind::WrongType { key: key.to_owned(), found: shown(found), wanted: wanted.to_owned() };
        self.source.fault(place, kind);
    }

    pub(super) fn missing(&self, key: &str) {
        self.source.fault(self.at, FaultKind::MissingKey { key: key.to_owned(), table: self.what.clone() });
    }

    pub(super) fn has(&self, key: &'static str) -> bool {
        self.entry(key).is_some()
    }

    /// Where the value of a key stands, or the table itself.
    pub(super) fn place_of(&self, key: &'static str) -> Place {
        self.entry(key).map_or(self.at, |(_, place)| place)
    }

    pub(super) fn text(&self, key: &'static str) -> Option<String> {
        let (value, place) = self.entry(key)?;
        if let Some(text) = value.as_str() {
            return Some(crate::value::clean(text));
        }
        self.wrong(key, place, value, "text");
        None
    }

    /// A text that must be there; an empty one stands in for a missing one, whose fault is recorded.
    pub(super) fn required(&self, key: &'static str) -> String {
        if !self.has(key) {
            self.missing(key);
        }
        self.text(key).unwrap_or_default()
    }

    pub(super) fn texts(&self, key: &'static str) -> Vec<String> {
        let Some((value, place)) = self.entry(key) else { return Vec::new() };
        let Some(list) = value.as_array() else {
            self.wrong(key, place, value, "a list of texts");
            return Vec::new();
        };
        list.iter().filter_map(|item| self.item_text(key, item)).collect()
    }

    fn item_text(&self, key: &str, item: &Spanned<DeValue<'a>>) -> Option<String> {
        let text = item.get_ref().as_str().map(crate::value::clean);
        if text.is_none() {
            self.wrong(key, self.source.place(item.span().start), item.get_ref(), "text");
        }
        text
    }

    pub(super) fn flag(&self, key: &'static str, default: bool) -> bool {
        let Some((value, place)) = self.entry(key) else { return default };
        value.as_bool().unwrap_or_else(|| {
            self.wrong(key, place, value, "true or false");
            default
        })
    }

    pub(super) fn count(&self, key: &'static str) -> Option<usize> {
        let (value, place) = self.entry(key)?;
        let number = value.as_integer().and_then(|number| number.as_str().parse().ok());
        if number.is_none() {
            self.wrong(key, place, value, "a whole number");
        }
        number
    }

    pub(super) fn number(&self, key: &'static str) -> Option<f64> {
        let (value, place) = self.entry(key)?;
        let text = value
            .as_float()
            .map(toml::de::DeFloat::as_str)
            .or_else(|| value.as_integer().map(toml::de::DeInteger::as_str));
        let number = text.and_then(|text| text.parse().ok());
        if number.is_none() {
            self.wrong(key, place, value, "a number");
        }
        number
    }

    /// A share written «70%» or 0.7.
    pub(super) fn share(&self, key: &'static str) -> Option<f64> {
        let (value, place) = self.entry(key)?;
        let percent =
            value.as_str().and_then(|text| text.trim().strip_suffix('%')?.trim().replace(',', ".").parse::<f64>().ok());
        let share = percent
            .map(|number| number / 100.0)
            .or_else(|| value.as_float().and_then(|number| number.as_str().parse().ok()));
        if share.is_none() {
            self.wrong(key, place, value, "a share such as \"70%\"");
        }
        share
    }

    pub(super) fn date(&self, key: &'static str) -> Option<NaiveDate> {
        let (value, place) = self.entry(key)?;
        let date = value.as_datetime().and_then(|stamp| date_of(stamp.date?));
        if date.is_none() {
            self.wrong(key, place, value, "a date such as 2020-03-28");
        }
        date
    }

    pub(super) fn instant(&self, key: &'static str) -> Option<NaiveDateTime> {
        let (value, place) = self.entry(key)?;
        let instant = value.as_datetime().and_then(|stamp| Some(date_of(stamp.date?)?.and_time(time_of(stamp.time?)?)));
        if instant.is_none() {
            self.wrong(key, place, value, "a local date and time such as 2020-03-28T16:00:00");
        }
        instant
    }

    /// A day, with its hour where one is written.
    pub(super) fn moment(&self, key: &'static str) -> Option<(NaiveDate, Option<NaiveTime>)> {
        let (value, place) = self.entry(key)?;
        let moment = value.as_datetime().and_then(|stamp| {
            let date = date_of(stamp.date?)?;
            let time = stamp.time.map(time_of);
            if time == Some(None) { None } else { Some((date, time.flatten())) }
        });
        if moment.is_none() {
            self.wrong(key, place, value, "a date such as 2020-03-28, or with its hour: 2020-03-28T16:00:00");
        }
        moment
    }

    pub(super) fn time(&self, key: &'static str) -> Option<NaiveTime> {
        let (value, place) = self.entry(key)?;
        let time = value.as_str().and_then(|text| NaiveTime::parse_from_str(text.trim(), "%H:%M").ok());
        if time.is_none() {
            self.wrong(key, place, value, "an hour such as \"10:00\"");
        }
        time
    }

    /// A formula: text, or a bare number.
    pub(super) fn rule(&self, key: &'static str) -> Option<Rule> {
        let (value, at) = self.entry(key)?;
        let number = value.as_integer().map(|number| number.as_str().to_owned());
        let text = number.or_else(|| value.as_float().map(|number| number.as_str().to_owned()));
        if let Some(text) = text.or_else(|| value.as_str().map(crate::value::clean)) {
            Some(Rule { text, at })
        } else {
            self.wrong(key, at, value, "a formula or a number");
            None
        }
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
        let (value, place) = self.entry(key)?;
        if let Some(table) = value.as_table() {
            return Some(self.below(key, table, place));
        }
        self.wrong(key, place, value, "a table");
        None
    }

    /// The table under a key when it is one; any other value is left for another getter to judge.
    pub(super) fn table_if(&self, key: &'static str) -> Option<Reader<'s, 'a>> {
        let (value, place) = self.entry(key)?;
        value.as_table().map(|table| self.below(key, table, place))
    }

    fn below(&self, key: &str, table: &'s DeTable<'a>, at: Place) -> Reader<'s, 'a> {
        Reader { source: self.source, table, at, what: format!("[{key}]"), known: RefCell::default() }
    }

    pub(super) fn tables(&self, key: &'static str) -> Vec<Reader<'s, 'a>> {
        let Some((value, place)) = self.entry(key) else { return Vec::new() };
        let Some(list) = value.as_array() else {
            self.wrong(key, place, value, "a list of tables");
            return Vec::new();
        };
        let mut readers = Vec::new();
        for item in list {
            let at = self.source.place(item.span().start);
            match item.get_ref().as_table() {
                Some(table) => readers.push(Reader { what: format!("[[{key}]]"), ..self.below(key, table, at) }),
                None => self.wrong(key, at, item.get_ref(), "a table"),
            }
        }
        readers
    }

    /// Every key of a table of texts, for tables whose keys are the plan's own words.
    pub(super) fn all_texts(&self) -> BTreeMap<String, String> {
        let mut texts = BTreeMap::new();
        for (key, value) in self.table {
            let name: &str = key.get_ref();
            if let Some(text) = self.item_text(name, value) {
                texts.insert(name.to_owned(), text);
            }
        }
        texts
    }

    /// Reports every key no getter asked for.
    pub(super) fn finish(&self) {
        let known = self.known.borrow();
        for (key, _) in self.table {
            let name: &str = key.get_ref();
            if !known.contains(name) {
                let nearest = super::names::nearest(name, known.iter().copied());
                let kind = FaultKind::UnknownKey { key: name.to_owned(), nearest };
                self.source.fault(self.source.place(key.span().start), kind);
            }
        }
    }
}

pub(super) fn date_of(date: toml::value::Date) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
}

fn time_of(time: toml::value::Time) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(u32::from(time.hour), u32::from(time.minute), u32::from(time.second.unwrap_or(0)))
}

fn shown(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => format!("“{text}”"),
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Datetime(stamp) => stamp.to_string(),
        DeValue::Array(_) => "[…]".to_owned(),
        DeValue::Table(_) => "{…}".to_owned(),
    }
}
