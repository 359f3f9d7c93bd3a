//! One row to fill.

use super::{Field, Page};
use std::collections::BTreeMap;

/// A row: what each column says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// What it is about, in full; the sheet shows a shorter key.
    pub about: String,
    /// Code of the unit asked; empty on the sheet of files, where it is what is asked for.
    pub unit: String,
    /// What each column says.
    pub texts: BTreeMap<Field, String>,
    /// Whether something here waits for the clerk.
    pub waits: bool,
    /// Whether nothing can be decided here.
    pub closed: bool,
}

impl Row {
    pub(super) fn new<const N: usize>(about: String, unit: &str, texts: [(Field, String); N]) -> Self {
        Row { about, unit: unit.to_owned(), texts: BTreeMap::from(texts), ..Row::default() }
    }

    /// What a column says.
    pub fn text(&self, field: Field) -> &str {
        self.texts.get(&field).map_or("", String::as_str)
    }

    /// What the row is known by.
    pub fn key(&self) -> &str {
        self.text(Field::Key)
    }

    /// Columns whose texts differ from those of `now`, among those the clerk fills.
    pub(super) fn changed(&self, page: Page, now: &BTreeMap<Field, String>) -> Vec<Field> {
        let differs = |field: &Field| {
            let (was, is) = (self.text(*field), now.get(field).map_or("", String::as_str));
            crate::value::clean(was) != crate::value::clean(is)
        };
        let fields = page.columns().iter().map(|(field, _)| *field);
        fields.filter(|field| page.fills(*field)).filter(differs).collect()
    }
}
