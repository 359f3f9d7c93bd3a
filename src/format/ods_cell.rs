//! A cell of an OpenDocument table: its typed value, or the paragraphs inside.

use super::GridCell;
use super::cell::{iso_date, text as of_text};
use super::xml::{attribute, count};
use crate::value::Raw;
use chrono::NaiveDate;
use quick_xml::events::BytesStart;

/// A cell being read.
#[derive(Debug)]
pub(super) struct Cell {
    /// How many columns hold the same.
    pub(super) repeat: u32,
    kind: String,
    value: Option<String>,
    formula: bool,
    error: bool,
    shown: String,
    paragraphs: usize,
    inside: usize,
    /// Behind a line end of the file's layout.
    indented: bool,
}

impl Cell {
    /// A cell by its opening tag.
    pub(super) fn of(tag: &BytesStart<'_>) -> Cell {
        let kind = attribute(tag, "office:value-type").unwrap_or_default();
        let value = match kind.as_str() {
            "date" => "office:date-value",
            "time" => "office:time-value",
            "boolean" => "office:boolean-value",
            "string" => "office:string-value",
            _ => "office:value",
        };
        Cell {
            repeat: count(tag, "table:number-columns-repeated"),
            value: attribute(tag, value),
            kind,
            formula: attribute(tag, "table:formula").is_some(),
            error: attribute(tag, "calcext:value-type").as_deref() == Some("error"),
            shown: String::new(),
            paragraphs: 0,
            inside: 0,
            indented: false,
        }
    }

    /// An element inside: a paragraph, blanks, a line's end.
    pub(super) fn start(&mut self, tag: &BytesStart<'_>) {
        match tag.name().as_ref() {
            "text:p" | "text:h" => {
                if self.paragraphs > 0 {
                    self.shown.push('\n');
                }
                self.paragraphs += 1;
                self.inside += 1;
            }
            // Beyond what a cell can hold nothing is added.
            "text:s" => self.shown.extend(std::iter::repeat_n(' ', count(tag, "text:c").min(32_767) as usize)),
            "text:tab" => self.shown.push('\t'),
            "text:line-break" => self.shown.push('\n'),
            _ => {}
        }
    }

    /// An element's end.
    pub(super) fn end(&mut self, name: &str) {
        if matches!(name, "text:p" | "text:h") {
            self.inside = self.inside.saturating_sub(1);
        }
    }

    /// Text of a paragraph. Line ends of the file's layout, with what indents the next line, are one blank. Blanks in a row
    /// stay: LibreOffice writes them as they were typed.
    pub(super) fn text(&mut self, text: &str) {
        if self.inside == 0 {
            return;
        }
        for letter in text.chars() {
            match letter {
                '\n' | '\r' | '\t' => {
                    if !self.shown.is_empty() && !self.shown.ends_with([' ', '\n', '\t']) {
                        self.shown.push(' ');
                    }
                    self.indented = true;
                }
                ' ' if self.indented => {}
                letter => {
                    self.indented = false;
                    self.shown.push(letter);
                }
            }
        }
    }

    /// What it holds; nothing for a blank cell.
    pub(super) fn finish(self) -> Option<GridCell> {
        let (raw, formula) = (self.raw(), self.formula);
        // A result that is an empty text was computed.
        let empty = raw == Raw::Empty && formula && self.kind == "string";
        let raw = if empty { Raw::Text(String::new()) } else { raw };
        (raw != Raw::Empty || formula).then_some(GridCell { raw, formula })
    }

    fn raw(&self) -> Raw {
        let shown = self.shown.trim();
        // Older programs store a failed formula as zero and show the error.
        let failed = self.formula && (shown.starts_with("Err:") || matches!(of_text(shown), Raw::Error(_)));
        if self.error || failed {
            return Raw::Error(shown.to_owned());
        }
        let value = self.value.as_deref().unwrap_or_default();
        match self.kind.as_str() {
            "float" | "percentage" | "currency" => match value.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => Raw::Number(number),
                Ok(_) => Raw::Error("#NUM!".to_owned()),
                Err(_) => of_text(&self.shown),
            },
            "date" => iso_date(value).map_or_else(|| of_text(&self.shown), Raw::Date),
            "time" => time(value).map_or_else(|| of_text(&self.shown), Raw::Date),
            "boolean" => Raw::Bool(value == "true"),
            _ if self.paragraphs == 0 => of_text(value),
            _ => of_text(&self.shown),
        }
    }
}

/// `PT07H30M00S` as Excel keeps a time: on the day before its first.
fn time(text: &str) -> Option<chrono::NaiveDateTime> {
    let rest = text.trim().strip_prefix("PT")?;
    let (hours, rest) = rest.split_once('H').unwrap_or(("0", rest));
    let (minutes, rest) = rest.split_once('M').unwrap_or(("0", rest));
    let seconds = rest.strip_suffix('S').unwrap_or("0").replace(',', ".");
    let (hours, minutes): (f64, f64) = (hours.parse().ok()?, minutes.parse().ok()?);
    let seconds = (hours * 60.0 + minutes) * 60.0 + seconds.parse::<f64>().ok()?;
    if !(0.0..1e9).contains(&seconds) {
        return None;
    }
    let day = NaiveDate::from_ymd_opt(1899, 12, 31)?.and_hms_opt(0, 0, 0)?;
    day.checked_add_signed(chrono::Duration::milliseconds((seconds * 1000.0).round() as i64))
}
