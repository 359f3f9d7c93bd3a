//! What somebody types into a form, and the form with it.

use crate::book::{Book, Content, Spot};
use crate::form::{Layout, own};
use std::collections::BTreeMap;

/// Something typed into a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Typed {
    /// A number.
    Number(f64),
    /// Words; also a date as people type it.
    Text(String),
}

impl From<f64> for Typed {
    fn from(number: f64) -> Self {
        Typed::Number(number)
    }
}

impl From<&str> for Typed {
    fn from(text: &str) -> Self {
        Typed::Text(text.to_owned())
    }
}

/// What is typed into one form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// Single cells: field id, or `note:<field id>` for the cell «Số đúng / Ghi chú» beside it.
    pub fields: Vec<(String, Typed)>,
    /// Rows by table, each by column id. They replace what came prefilled.
    pub rows: BTreeMap<String, Vec<BTreeMap<String, Typed>>>,
    /// Sections and tables ticked «không phát sinh».
    pub nil: Vec<String>,
    /// The period chosen in a growing workbook: its id or its label.
    pub period: Option<String>,
}

impl Answers {
    /// With one more single cell.
    #[must_use]
    pub fn field(mut self, id: &str, typed: impl Into<Typed>) -> Self {
        self.fields.push((id.to_owned(), typed.into()));
        self
    }

    /// With one more row: column ids and what is typed.
    #[must_use]
    pub fn row(mut self, table: &str, cells: &[(&str, Typed)]) -> Self {
        let row = cells.iter().map(|(id, typed)| ((*id).to_owned(), typed.clone())).collect();
        self.rows.entry(table.to_owned()).or_default().push(row);
        self
    }

    /// With a section or table ticked «không phát sinh».
    #[must_use]
    pub fn nil(mut self, owner: &str) -> Self {
        self.nil.push(owner.to_owned());
        self
    }

    /// With the period chosen.
    #[must_use]
    pub fn period(mut self, period: &str) -> Self {
        self.period = Some(period.to_owned());
        self
    }

    /// Types everything into a form. Gives the names the form has no cell for: nothing is left out silently.
    pub fn fill(&self, book: &mut Book, layout: &Layout) -> Vec<String> {
        let mut homeless = Vec::new();
        for (name, typed) in self.single(layout) {
            match layout.place(&name) {
                Some(place) => put(book, &place.sheet, place.spot, typed),
                None => homeless.push(name),
            }
        }
        for (id, rows) in &self.rows {
            let Some(table) = layout.table(id) else {
                homeless.push(id.clone());
                continue;
            };
            for (row, cells) in (table.first()..).zip(rows) {
                let known =
                    |id: &String| table.columns.iter().any(|column| column.name == format!("{}_{id}", table.id));
                homeless.extend(cells.keys().filter(|id| !known(id)).map(|column| format!("{id}.{column}")));
                for column in &table.columns {
                    let id = column.name.strip_prefix(&format!("{}_", table.id)).unwrap_or(&column.name);
                    let spot = Spot::new(row, column.col);
                    match cells.get(id) {
                        Some(typed) => put(book, &table.sheet, spot, typed.clone()),
                        None => clear(book, &table.sheet, spot),
                    }
                }
            }
        }
        homeless
    }

    /// Single cells by their names in the form.
    fn single(&self, layout: &Layout) -> Vec<(String, Typed)> {
        let name = |id: &str| id.strip_prefix("note:").map_or_else(|| id.to_owned(), own::note);
        let fields = self.fields.iter().map(|(id, typed)| (name(id), typed.clone()));
        let ticks = self.nil.iter().map(|owner| (own::nil(owner), Typed::Text("x".to_owned())));
        let label = |period: &String| {
            let found = layout.periods.iter().find(|(id, _)| id == period);
            found.map_or_else(|| period.clone(), |(_, label)| label.clone())
        };
        let period = self.period.iter().map(|period| (own::PERIOD.to_owned(), Typed::Text(label(period))));
        fields.chain(ticks).chain(period).collect()
    }
}

fn put(book: &mut Book, sheet: &str, spot: Spot, typed: Typed) {
    let content = match typed {
        Typed::Number(number) => Content::Number(number),
        Typed::Text(text) => Content::Text(text),
    };
    set(book, sheet, spot, content);
}

fn clear(book: &mut Book, sheet: &str, spot: Spot) {
    set(book, sheet, spot, Content::Blank);
}

/// The cell keeps its look.
fn set(book: &mut Book, sheet: &str, spot: Spot, content: Content) {
    if let Some(sheet) = book.sheets.iter_mut().find(|one| one.name == sheet) {
        let style = sheet.cells.get(&spot).map(|(_, style)| *style).unwrap_or_default();
        sheet.cells.insert(spot, (content, style));
    }
}
