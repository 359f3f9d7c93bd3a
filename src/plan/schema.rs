//! The plan format as data: every key with its Vietnamese heading, its type and what it means.
//!
//! The reader asserts that no key is read which is not described here; the tables of `docs/plan-format.md`, the sheets of
//! a plan workbook and the order of a written `plan.toml` are made of it.

use super::Tab;
use super::{schema_form as form, schema_head as head, schema_indicator as indicator, schema_report as report};

/// A word of a list, in the plan file and in the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// As `plan.toml` has it.
    pub toml: &'static str,
    /// As the workbook shows it.
    pub vi: &'static str,
}

/// What a key holds.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Text.
    Text,
    /// A list of texts.
    Texts,
    /// True or false.
    Flag,
    /// A whole number.
    Count,
    /// A number.
    Number,
    /// «70%» or 0.7.
    Share,
    /// A day.
    Date,
    /// A day and an hour.
    Instant,
    /// A day, a day and an hour, or an hour.
    Moment,
    /// A formula or a number.
    Formula,
    /// One word of a list.
    Word(&'static [Word]),
    /// One word of a list, or a number.
    WordOrCount(&'static [Word]),
    /// `"all"`, `"khoi"` or a table of lists.
    Scope,
    /// Texts by keys of the plan's own.
    Pairs,
    /// A table.
    Table(&'static Part),
    /// A table, or text in its place.
    TextOr(&'static Part),
    /// A list of tables.
    Tables(&'static Part),
}

/// One key of a table.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// As `plan.toml` has it.
    pub key: &'static str,
    /// As the workbook heads it.
    pub heading: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it must be there.
    pub needed: bool,
    /// What holds where it is absent.
    pub default: &'static str,
    /// What it means, one line.
    pub doc: &'static str,
    /// A value as `plan.toml` writes it.
    pub example: &'static str,
}

impl Key {
    /// An optional key without a default.
    pub(super) const fn new(
        key: &'static str,
        heading: &'static str,
        kind: Kind,
        doc: &'static str,
        example: &'static str,
    ) -> Self {
        Key { key, heading, kind, needed: false, default: "", doc, example }
    }

    /// The same, needed.
    pub(super) const fn must(self) -> Self {
        Key { needed: true, ..self }
    }

    /// The same, with what holds where it is absent.
    pub(super) const fn or(self, default: &'static str) -> Self {
        Key { default, ..self }
    }

    /// Its words; none for what is no word of a list.
    pub fn words(&self) -> &'static [Word] {
        match self.kind {
            Kind::Word(words) | Kind::WordOrCount(words) => words,
            Kind::Scope => &head::SCOPES,
            _ => &[],
        }
    }

    /// The table below it.
    pub fn below(&self) -> Option<&'static Part> {
        match self.kind {
            Kind::Table(part) | Kind::TextOr(part) | Kind::Tables(part) => Some(part),
            Kind::Scope => Some(&head::SCOPE),
            _ => None,
        }
    }
}

/// One table of the format.
#[derive(Debug)]
pub struct Part {
    /// How `plan.toml` heads it.
    pub head: &'static str,
    /// What one row of it is called in the workbook.
    pub row: &'static str,
    /// Its keys, in the order in which they are written.
    pub keys: &'static [Key],
}

impl Part {
    /// The key of this name.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.key == name)
    }
}

/// The whole plan.
pub static ROOT: Part = Part {
    head: "",
    row: "",
    keys: &[
        Key::new("plan", "Kế hoạch", Kind::Table(&head::PLAN), "The plan itself.", "").must(),
        Key::new("phase", "Giai đoạn", Kind::Tables(&report::PHASE), "Phases of the plan.", ""),
        Key::new("question", "Câu hỏi", Kind::Tables(&head::QUESTION), "What only the office can settle.", ""),
        Key::new("report", "Báo cáo", Kind::Tables(&report::REPORT), "Reporting duties.", ""),
        Key::new("extension", "Gia hạn", Kind::Tables(&report::EXTENSION), "Later deadlines.", ""),
        Key::new("form", "Biểu mẫu", Kind::Tables(&form::FORM), "Forms.", ""),
        Key::new("indicator", "Chỉ tiêu", Kind::Tables(&indicator::INDICATOR), "Indicators.", ""),
        Key::new("check", "Kiểm tra", Kind::Tables(&indicator::CHECK), "Checks of a form.", ""),
        Key::new("sheet", "Trang tổng hợp", Kind::Tables(&indicator::SHEET), "More sheets of the summary.", ""),
    ],
};

/// What a table without a description has: nothing.
pub(super) static UNKNOWN: Part = Part { head: "", row: "", keys: &[] };

/// Every table of the format, in the order of the page that documents it.
pub fn parts() -> Vec<&'static Part> {
    let mut parts: Vec<&'static Part> = Vec::new();
    for key in ROOT.keys {
        collect(key, &mut parts);
    }
    parts
}

fn collect(key: &Key, parts: &mut Vec<&'static Part>) {
    if let Some(part) = key.below().filter(|part| !parts.iter().any(|known| known.head == part.head)) {
        parts.push(part);
        part.keys.iter().for_each(|key| collect(key, parts));
    }
}

/// The tables that stand on a sheet of the workbook, those below them included.
pub fn parts_on(tab: Tab) -> Vec<&'static Part> {
    let mut parts = Vec::new();
    if let Some(key) = root_key(tab) {
        collect(key, &mut parts);
    }
    parts
}

/// The key of the plan that a sheet of the workbook holds; none for the registry.
pub fn root_key(tab: Tab) -> Option<&'static Key> {
    ROOT.key(match tab {
        Tab::Units => return None,
        Tab::Plan => "plan",
        Tab::Reports => "report",
        Tab::Forms => "form",
        Tab::Indicators => "indicator",
        Tab::Checks => "check",
        Tab::Sheets => "sheet",
        Tab::Questions => "question",
        Tab::Phases => "phase",
        Tab::Extensions => "extension",
    })
}

/// The heading of a key on a sheet of the workbook.
pub fn heading_on(tab: Tab, key: &str) -> Option<&'static str> {
    if tab == Tab::Units {
        return super::schema_unit::UNITS.key(key).map(|key| key.heading);
    }
    parts_on(tab).into_iter().find_map(|part| part.key(key)).map(|key| key.heading)
}

/// The word a sheet of the workbook shows for a word of the plan file; of one key, or of any.
pub fn word_on(tab: Tab, key: Option<&str>, word: &str) -> Option<&'static str> {
    let keys = parts_on(tab).into_iter().flat_map(|part| part.keys);
    let mut words = keys.filter(|one| key.is_none_or(|key| one.key == key)).flat_map(Key::words);
    words.find(|one| one.toml == word).map(|word| word.vi)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_says_what_it_is() {
        for part in parts() {
            for key in part.keys {
                let place = format!("{} {}", part.head, key.key);
                assert!(!key.doc.is_empty() && key.doc.ends_with('.'), "{place}: doc");
                assert!(!key.heading.is_empty(), "{place}: heading");
                assert!(
                    key.below().is_some_and(|part| part.head.starts_with('[')) || !key.example.is_empty(),
                    "{place}"
                );
            }
        }
    }

    #[test]
    fn headings_and_words_of_a_table_are_different_words() {
        let distinct = |words: Vec<&str>, place: &str| {
            let mut keys: Vec<String> = words.iter().map(|word| crate::value::key(word)).collect();
            keys.sort();
            keys.dedup();
            assert_eq!(keys.len(), words.len(), "{place}: {words:?}");
        };
        for part in parts() {
            distinct(part.keys.iter().map(|key| key.heading).collect(), part.head);
            distinct(part.keys.iter().map(|key| key.key).collect(), part.head);
            for key in part.keys {
                distinct(key.words().iter().flat_map(|word| [word.vi, word.toml]).collect(), key.key);
            }
        }
    }
}
