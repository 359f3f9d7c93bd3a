//! A returned workbook understood: typed values with their cells, and everything else that stands in it.

use super::{Carried, Change, Copied, Exchanged, Hidden, Lost, Moved, NilRow, Retyped, Stray, Total};
use crate::book::Spot;
use crate::form::{Layout, Role, TablePlace, own};
use crate::ruling::Cell;
use crate::value::{Kind, Raw, Reading, Value};
use std::collections::{BTreeMap, BTreeSet};

/// One cell as typed and as read.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Sheet it was found on.
    pub sheet: String,
    /// Cell it was found at.
    pub spot: Spot,
    /// What stands there.
    pub raw: Raw,
    /// How it is read.
    pub reading: Reading,
    /// Whether a formula of the unit's own stands there; its stored result is what was read.
    pub formula: bool,
    /// The office's own correction, if the reading is hers.
    pub corrected: Option<Correction>,
    /// What it says where that is not what stands there: the cell above «như trên», the first one of a merged cell, a day
    /// with day and month in their places.
    pub meant: Option<Raw>,
}

impl Entry {
    /// Whether the unit or the office typed anything.
    pub fn says_something(&self) -> bool {
        self.raw != Raw::Empty || self.corrected.is_some()
    }

    /// What it says: what the unit typed, or the office's correction.
    pub fn said(&self) -> String {
        let own = || crate::value::clean(&self.meant.as_ref().unwrap_or(&self.raw).shown());
        self.corrected.as_ref().map_or_else(own, |office| office.value.clone())
    }

    /// Whether it answers with words that there is nothing.
    pub fn says_nothing(&self) -> bool {
        matches!(&self.reading, Reading::Value { value: Value::Text(text), .. } if text.is_empty())
    }

    /// The same for people to see: a correction of the office is marked «(s)»; nothing where it says that there is none.
    pub fn marked(&self) -> String {
        if self.says_nothing() {
            return String::new();
        }
        if self.corrected.is_some() { format!("{} (s)", self.said()) } else { self.said() }
    }
}

/// A value the office entered in place of what a unit typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// The value as the office typed it.
    pub value: String,
    /// What stands in the unit's cell.
    pub typed: String,
    /// Who entered it.
    pub who: String,
    /// When.
    pub at: chrono::NaiveDateTime,
    /// Why.
    pub because: String,
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Sheet.
    pub sheet: String,
    /// Zero-based row.
    pub row: u32,
    /// What it is called: its first cell, as a comparison key.
    pub label: String,
    /// Its cells by column name.
    pub cells: BTreeMap<String, Entry>,
}

impl Row {
    /// What it is called, as typed.
    pub fn name(&self) -> String {
        let texts = self.cells.values().map(|entry| crate::value::clean(&entry.raw.shown()));
        texts.into_iter().find(|text| crate::value::key(text) == self.label).unwrap_or_else(|| self.label.clone())
    }

    /// Whether a column of the row holds nothing.
    pub fn is_missing(&self, column: &str) -> bool {
        self.cells.get(column).is_none_or(|entry| entry.reading == Reading::Missing)
    }

    /// Whether a column names nothing: it is empty, or says that there is none.
    pub fn is_nameless(&self, column: &str) -> bool {
        self.is_missing(column) || self.cells.get(column).is_some_and(Entry::says_nothing)
    }

    /// What a column says, as typed, or as it was meant where that is something else.
    pub fn shown(&self, column: &str) -> String {
        let said = |entry: &Entry| crate::value::clean(&entry.meant.as_ref().unwrap_or(&entry.raw).shown());
        self.cells.get(column).map(said).unwrap_or_default()
    }

    /// What a column says, corrections of the office in place; nothing where it says that there is none.
    pub fn said(&self, column: &str) -> String {
        self.cells.get(column).filter(|entry| !entry.says_nothing()).map(Entry::said).unwrap_or_default()
    }

    /// The same for people to see.
    pub fn marked(&self, column: &str) -> String {
        self.cells.get(column).map(Entry::marked).unwrap_or_default()
    }

    /// Whether the office corrected a column of the row.
    pub fn is_corrected(&self, column: &str) -> bool {
        self.cells.get(column).is_some_and(|entry| entry.corrected.is_some())
    }

    /// What a column was read as.
    pub fn value(&self, column: &str) -> Option<&Value> {
        match &self.cells.get(column)?.reading {
            Reading::Value { value, .. } => Some(value),
            _ => None,
        }
    }

    /// The first day the row names, if it names one.
    pub fn day(&self) -> Option<chrono::NaiveDate> {
        self.cells.values().find_map(|entry| match &entry.reading {
            Reading::Value { value: Value::Date(day), .. } => Some(*day),
            Reading::Value { value: Value::Dates { from, .. }, .. } => Some(*from),
            _ => None,
        })
    }

    /// Everything typed in the row, as one comparison key.
    pub fn key(&self) -> String {
        joined(self.cells.values().map(|entry| entry.raw.shown()))
    }
}

fn joined(texts: impl Iterator<Item = String>) -> String {
    texts.map(|text| crate::value::key(&text)).collect::<Vec<_>>().join("\u{1f}")
}

/// A returned workbook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Submission {
    /// Report id.
    pub report: String,
    /// Unit code.
    pub unit: String,
    /// Hash of the layout it was made on.
    pub revision: String,
    /// The label of the period chosen, as typed.
    pub chosen: Option<String>,
    /// Single cells by name: fields, notes, ticks.
    pub cells: BTreeMap<String, Entry>,
    /// Rows by table.
    pub tables: BTreeMap<String, Vec<Row>>,
    /// What stands outside the form.
    pub strays: Vec<Stray>,
    /// Comments beside cells.
    pub comments: Vec<Stray>,
    /// Words in boxes drawn on sheets; their cell says nothing.
    pub boxes: Vec<Stray>,
    /// Where links behind cells lead.
    pub links: Vec<Stray>,
    /// Sheets, lists and columns of the form that are not in the workbook.
    pub lost: Vec<Lost>,
    /// Cells whose printed label is another one's now.
    pub exchanged: Vec<Exchanged>,
    /// Copies of sheets of the form.
    pub copies: Vec<Copied>,
    /// Rows of a list that only add it up, and what they should say.
    pub totals: Vec<Total>,
    /// Rows of a list that say there is no entry.
    pub nil_rows: Vec<NilRow>,
    /// How many more stand outside than are kept in `strays`.
    pub more_strays: usize,
    /// Locked cells that were changed.
    pub changes: Vec<Change>,
    /// Sheets and rows the workbook hides; they are read like the rest.
    pub hidden: Vec<Hidden>,
    /// Sheets that were renamed, copied or rebuilt.
    pub moved: Vec<Moved>,
    /// Texts read otherwise than they stand in the file.
    pub retyped: Vec<Retyped>,
    /// Corrections of the office that no longer hold, since the unit typed something else: name, sheet, cell.
    pub lapsed: Vec<(String, String, Spot, Correction)>,
    /// Required cells, for the completeness of the report.
    pub required: usize,
    /// Rows that came prefilled, as keys: they are no work of the unit.
    pub carried: BTreeSet<String>,
    /// Whether the rows that came prefilled are all the form must have: left as they are, they are an answer.
    pub carried_suffice: bool,
    /// Names that must hold an entry for the form to count as begun.
    pub inputs: Vec<(String, Role)>,
}

impl Submission {
    /// The entry of a name.
    pub fn cell(&self, name: &str) -> Option<&Entry> {
        self.cells.get(name)
    }

    /// Every entry with its name, of single cells and of rows.
    pub fn entries(&self) -> impl Iterator<Item = (&String, &Entry)> {
        self.cells.iter().chain(self.tables.values().flatten().flat_map(|row| &row.cells))
    }

    /// The entry at an address, with its name.
    pub fn entry_at(&self, sheet: &str, cell: &str) -> Option<(&str, &Entry)> {
        let found = self.entries().find(|(_, entry)| entry.sheet == sheet && entry.spot.a1() == cell);
        found.map(|(name, entry)| (name.as_str(), entry))
    }

    /// Where a cell of a decision stands in this version, if it still says the same: a field by its name, a cell of a
    /// list by its column and by what its row is called, wherever the row went.
    pub fn place_of(&self, cell: &Cell, typed: &str) -> Option<(String, String)> {
        let typed = crate::value::clean(typed);
        if cell.name.is_empty() {
            // Nothing is asked there; the place itself is meant.
            let now = self.entry_at(&cell.sheet, &cell.cell).map(|(_, entry)| crate::value::clean(&entry.raw.shown()));
            return (now.unwrap_or_default() == typed).then(|| (cell.sheet.clone(), cell.cell.clone()));
        }
        let rows = self.tables.values().flatten();
        let rows = rows.filter(|row| row.label == cell.row).filter_map(|row| row.cells.get(&cell.name));
        let single = self.cells.get(&cell.name).filter(|_| cell.row.is_empty());
        let same: Vec<&Entry> =
            single.into_iter().chain(rows).filter(|entry| crate::value::clean(&entry.raw.shown()) == typed).collect();
        let there = |entry: &&&Entry| entry.sheet == cell.sheet && entry.spot.a1() == cell.cell;
        let found = match same[..] {
            [only] => only,
            // Rows that are called and say the same can only be told apart by their place.
            _ => same.iter().find(there)?,
        };
        Some((found.sheet.clone(), found.spot.a1()))
    }

    /// What the row around a cell of a list is called; empty for a single cell.
    pub fn row_of(&self, sheet: &str, cell: &str) -> String {
        let at = |entry: &Entry| entry.sheet == sheet && entry.spot.a1() == cell;
        let row = self.tables.values().flatten().find(|row| row.cells.values().any(at));
        row.map(|row| row.label.clone()).unwrap_or_default()
    }

    /// The same, to be changed.
    pub(super) fn entry_at_mut(&mut self, sheet: &str, cell: &str) -> Option<(String, &mut Entry)> {
        let rows = self.tables.values_mut().flatten().flat_map(|row| &mut row.cells);
        let mut all = self.cells.iter_mut().chain(rows);
        let (name, entry) = all.find(|(_, entry)| entry.sheet == sheet && entry.spot.a1() == cell)?;
        Some((name.clone(), entry))
    }

    /// The rows of a table.
    pub fn rows(&self, table: &str) -> &[Row] {
        self.tables.get(table).map_or(&[], Vec::as_slice)
    }

    /// Whether a tick is set.
    pub fn ticked(&self, name: &str) -> bool {
        self.cell(name).is_some_and(|entry| matches!(entry.reading, Reading::Value { value: Value::Tick(true), .. }))
    }

    /// Whether a section or table is declared «không phát sinh», by its tick or by words in the list itself.
    pub fn is_nil(&self, owner: &str) -> bool {
        let in_words = || self.rows(owner).is_empty() && self.nil_rows.iter().any(|row| row.table == owner);
        self.ticked(&own::nil(owner)) || in_words()
    }

    /// The submission beside the rows its form was issued with.
    #[must_use]
    pub fn beside(mut self, rows: &Carried, layout: &Layout) -> Self {
        // A figure was written as one; «007» in a column of words stays «007».
        let figure = |name: &str| {
            let kind = layout.column(name).map(|(_, column)| column.kind);
            matches!(kind, Some(Kind::Count | Kind::Decimal | Kind::Money | Kind::Percent))
        };
        for (table, rows) in rows {
            let names: Vec<&String> =
                self.rows(table).first().map(|row| row.cells.keys().collect()).unwrap_or_default();
            let text = |row: &BTreeMap<String, String>, name: &String| {
                let text = row.get(name).cloned().unwrap_or_default();
                let number = text.parse::<f64>().ok().filter(|_| figure(name));
                number.map_or(text, |number| Raw::Number(number).shown())
            };
            let keys: Vec<String> = rows.iter().map(|row| joined(names.iter().map(|name| text(row, name)))).collect();
            self.carried.extend(keys);
        }
        let asked = layout.places.iter().any(|place| match place.role {
            Role::Input => place.required,
            role => role == Role::Period,
        });
        let listed = |table: &TablePlace| layout.nil_of(&table.id).is_none() || !self.rows(&table.id).is_empty();
        let kept = self.tables.values().flatten().any(|row| self.carried.contains(&row.key()));
        self.carried_suffice = kept && !asked && layout.tables.iter().all(listed);
        self
    }

    /// Whether a column of a list is not in the workbook, or its whole list is not.
    pub fn is_lost(&self, table: &str, column: &str) -> bool {
        self.lost.iter().any(|lost| match lost {
            Lost::Column(name, _) => name == column,
            Lost::Table(id, _) => id == table,
            Lost::Sheet(_) => false,
        })
    }

    /// Whether a sheet of the form is not in the workbook, by the name it was issued under.
    pub fn lacks_sheet(&self, issued: &str) -> bool {
        self.lost.iter().any(|lost| matches!(lost, Lost::Sheet(sheet) if sheet == issued))
    }

    /// Whether nothing was filled in where something had to be.
    pub fn is_empty(&self) -> bool {
        !self.carried_suffice && self.is_blank()
    }

    /// Whether it is as it was issued.
    pub fn is_blank(&self) -> bool {
        let typed = |name: &str| self.cell(name).is_some_and(|entry| entry.raw != Raw::Empty);
        let single =
            self.inputs.iter().any(|(name, role)| matches!(role, Role::Input | Role::Nil | Role::Note) && typed(name));
        let rows = self.tables.values().flatten().any(|row| !self.carried.contains(&row.key()));
        let copied = self.copies.iter().any(|copy| !copy.differs.is_empty());
        let told = !self.strays.is_empty() || !self.totals.is_empty() || !self.nil_rows.is_empty();
        !single && !rows && !copied && !told
    }
}
