//! One sheet as data.

use super::{Area, Color, Spot, Style};
use crate::formula::Outcome;
use std::collections::BTreeMap;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Nothing but a look.
    Blank,
    /// A number.
    Number(f64),
    /// Text.
    Text(String),
    /// A formula without its equals sign, and its result once calculated.
    Formula(String, Option<Outcome>),
    /// Text that leads somewhere (`internal:'Sheet'!A1`, a relative file).
    Link(String, String),
}

/// What a cell accepts.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// Anything; only the prompt shows.
    Any,
    /// A whole number from 0.
    Whole,
    /// An entry of the list the formula names.
    List(String),
}

/// Validation and prompt of an area.
#[derive(Clone, Debug, PartialEq)]
pub struct Validation {
    /// Where.
    pub area: Area,
    /// What is accepted.
    pub rule: Rule,
    /// Prompt title, ≤ 32 characters.
    pub title: String,
    /// Prompt, ≤ 255 characters.
    pub prompt: String,
    /// Refusal, ≤ 225 characters; empty = the program's own words.
    pub refusal: String,
}

/// Who sees a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Visibility {
    /// Everybody.
    #[default]
    Shown,
    /// Who unhides it.
    Hidden,
    /// No menu shows it.
    VeryHidden,
}

/// How a sheet prints.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// A4 landscape instead of portrait.
    pub landscape: bool,
    /// Pages high to fit into; 0 = as many as needed. Always one page wide.
    pub tall: u16,
    /// Rows printed on top of every page.
    pub repeat: Option<(u32, u32)>,
    /// The printed area; none for working sheets.
    pub area: Option<Area>,
    /// Footer text.
    pub footer: String,
}

/// One row of bars of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// The labels.
    pub categories: Area,
    /// The figures.
    pub values: Area,
    /// Fill, RGB.
    pub color: u32,
    /// A line across instead of bars.
    pub line: bool,
}

/// Which way the bars run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// Lying bars, stacked.
    Stacked,
    /// Lying bars side by side.
    Clustered,
}

/// A chart over cells of the same sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// Where its corner stands.
    pub at: Spot,
    /// Title.
    pub title: String,
    /// Kind of bars.
    pub axis: Axis,
    /// What it shows.
    pub series: Vec<Series>,
    /// Width and height in pixels.
    pub size: (u32, u32),
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Name, at most 31 characters.
    pub name: String,
    /// Cells by place.
    pub cells: BTreeMap<Spot, (Content, Style)>,
    /// Column widths in characters.
    pub widths: BTreeMap<u16, f64>,
    /// Looks of cells nothing was put into, by column: a format for what is still to be typed.
    pub looks: BTreeMap<u16, Style>,
    /// Row heights in points.
    pub heights: BTreeMap<u32, f64>,
    /// Merged areas; the content stands in the first cell.
    pub merges: Vec<Area>,
    /// Validations and prompts.
    pub validations: Vec<Validation>,
    /// Notes on cells.
    pub notes: BTreeMap<Spot, String>,
    /// Whether locked cells are protected (without a password: a courtesy, not a wall).
    pub protected: bool,
    /// Who sees it.
    pub visibility: Visibility,
    /// Tab colour.
    pub tab: Option<Color>,
    /// Rows and columns that stay on screen.
    pub freeze: (u32, u16),
    /// Filter over these headings and rows.
    pub filter: Option<Area>,
    /// Whether grid lines show on screen.
    pub gridlines: bool,
    /// Print set-up.
    pub page: Page,
    /// Charts.
    pub charts: Vec<Chart>,
}

impl Sheet {
    /// An empty sheet of this name.
    pub fn new(name: &str) -> Self {
        Sheet { name: name.to_owned(), ..Sheet::default() }
    }

    /// Puts content into a cell.
    pub fn put(&mut self, row: u32, col: u16, content: Content, style: Style) {
        self.cells.insert(Spot::new(row, col), (content, style));
    }

    /// Puts text.
    pub fn text(&mut self, row: u32, col: u16, text: impl Into<String>, style: Style) {
        let text = text.into();
        let content = if text.is_empty() { Content::Blank } else { Content::Text(text) };
        self.put(row, col, content, style);
    }

    /// Puts a number.
    pub fn number(&mut self, row: u32, col: u16, number: f64, style: Style) {
        self.put(row, col, Content::Number(number), style);
    }

    /// Puts a formula, without its equals sign.
    pub fn formula(&mut self, row: u32, col: u16, formula: impl Into<String>, style: Style) {
        self.put(row, col, Content::Formula(formula.into(), None), style);
    }

    /// Puts only a look.
    pub fn blank(&mut self, row: u32, col: u16, style: Style) {
        self.put(row, col, Content::Blank, style);
    }

    /// Merges cells of one row or block; every cell gets the look of the first.
    pub fn merge(&mut self, area: Area) {
        let style = self.cells.get(&area.from).map(|(_, style)| *style).unwrap_or_default();
        for row in area.from.row..=area.to.row {
            for col in area.from.col..=area.to.col {
                self.cells.entry(Spot::new(row, col)).or_insert((Content::Blank, style));
            }
        }
        if area.from != area.to {
            self.merges.push(area);
        }
    }

    /// Puts text over several columns of one row.
    pub fn span(&mut self, row: u32, cols: (u16, u16), text: impl Into<String>, style: Style) {
        self.text(row, cols.0, text, style);
        self.merge(Area::new(Spot::new(row, cols.0), Spot::new(row, cols.1)));
    }

    /// Sets column widths from column A on.
    pub fn set_widths(&mut self, widths: &[f64]) {
        self.widths.extend((0..).zip(widths.iter().copied()));
    }

    /// The cell's content.
    pub fn content(&self, row: u32, col: u16) -> Option<&Content> {
        self.cells.get(&Spot::new(row, col)).map(|(content, _)| content)
    }

    /// Height in points for a row in which the text must fit into a column of this width: Vietnamese capitals with two
    /// marks (Ế, Ữ) are clipped below 1.4 × the font size.
    pub fn fit(&mut self, row: u32, text: &str, width: f64, size: u8) {
        let height = lines(text, width, size) * line_height(size);
        let slot = self.heights.entry(row).or_insert(0.0);
        *slot = slot.max(height.min(400.0));
    }
}

/// Points one line needs.
pub(crate) fn line_height(size: u8) -> f64 {
    (f64::from(if size == 0 { 12 } else { size }) * 1.45).ceil()
}

/// Lines a text takes in a column of this many characters.
fn lines(text: &str, width: f64, size: u8) -> f64 {
    // A letter of running text is a little narrower than the digit a column is measured by.
    let scale = f64::from(if size == 0 { 12 } else { size }) / 12.0 * 0.88;
    text.split('\n').map(|line| (line.chars().count() as f64 * scale / width.max(1.0)).ceil().max(1.0)).sum()
}
