//! Tables of a web page, as programs save or export them, usually named `.xls`: one sheet a table. Cells are texts, but
//! where the program that wrote the page notes the figure behind the text.

use super::cell::{moment, text as of_text};
use super::letters::decoded;
use super::ole::truncated;
use super::parts::{damaged, too_large};
use super::xls_look::shows_a_date;
use super::{FileKind, Grid, GridCell, GridSheet, Means, not_a_workbook};
use crate::book::{Area, Spot};
use crate::check::{Code, Finding};
use crate::value::Raw;
use calamine::{ExcelDateTime, ExcelDateTimeType};
use html5gum::{StartTag, Token, Tokenizer};
use std::collections::BTreeMap;

type Read<T> = Result<T, Box<Finding>>;
/// Rows and columns of a sheet.
const MAX_ROW: u32 = 1_048_576;
const MAX_COL: u32 = 16_384;

/// Reads the tables of a page. A table within a table is refused: which cell is meant would be a guess.
pub(super) fn read(bytes: &[u8], means: &Means) -> Read<Grid> {
    let text = decoded(bytes, charset(bytes).as_deref())?;
    let mut page = Page::default();
    for token in Tokenizer::new(text.as_str()) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => page.start(&tag, means)?,
            Token::EndTag(tag) => page.end(&String::from_utf8_lossy(&tag.name), means)?,
            Token::String(text) => page.type_in(&String::from_utf8_lossy(&text)),
            Token::Comment(text) => page.names.extend(names(&String::from_utf8_lossy(&text))),
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    page.finish(bytes.len())
}

/// The encoding the page says it is in.
fn charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_lowercase();
    let rest = head.split_once("charset=")?.1.trim_start_matches(['"', '\'', ' ']);
    Some(rest.split(['"', '\'', ' ', ';', '>', '/']).next()?.to_owned())
}

/// Names of sheets, as Excel notes them for itself.
fn names(comment: &str) -> Vec<String> {
    let parts = comment.split("<x:Name>").skip(1);
    parts.filter_map(|part| Some(crate::value::clean(part.split_once("</x:Name>")?.0))).collect()
}

#[derive(Default)]
struct Page {
    sheets: Vec<GridSheet>,
    names: Vec<String>,
    open: bool,
    framed: bool,
    /// Row and column of the next cell.
    row: u32,
    col: u32,
    in_row: bool,
    hidden_row: bool,
    /// Columns covered from above, and by how many more rows.
    covered: BTreeMap<u32, u32>,
    cell: Option<(Spot, u32, u32)>,
    figure: Option<Raw>,
    text: String,
    /// The comment LibreOffice writes before the cell's own text.
    comment: Option<String>,
    cells: usize,
    /// Within a style or a script.
    aside: bool,
}

impl Page {
    fn start(&mut self, tag: &StartTag<()>, means: &Means) -> Read<()> {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        match name.as_str() {
            "table" if self.open => return Err(refused("a table within a table").into()),
            "table" => {
                if self.sheets.len() >= means.limits.sheets {
                    return Err(too_large("sheets", self.sheets.len() + 1, means.limits.sheets).into());
                }
                self.sheets.push(GridSheet::default());
                (self.open, self.row, self.in_row) = (true, 0, false);
                self.covered.clear();
            }
            "frameset" | "frame" => self.framed = true,
            "style" | "script" => self.aside = true,
            _ if !self.open => {}
            "tr" => {
                self.row_ends(means)?;
                (self.in_row, self.col) = (true, 0);
                let style = attribute(tag, "style").unwrap_or_default().replace(' ', "").to_lowercase();
                self.hidden_row = style.contains("display:none");
            }
            "td" | "th" => {
                self.cell_ends(means)?;
                while self.covered.get(&self.col).is_some_and(|rows| *rows > 0) {
                    self.col += 1;
                }
                let span = |name: &str| attribute(tag, name).and_then(|text| text.trim().parse().ok()).unwrap_or(1);
                let (across, down) = (span("colspan").clamp(1, MAX_COL), span("rowspan").clamp(1, 65_534));
                if self.col >= MAX_COL || self.row >= MAX_ROW {
                    return Err(damaged("cell outside the sheet").into());
                }
                self.cell = Some((Spot::new(self.row, self.col as u16), across, down));
                self.figure = figure(tag);
                self.text.clear();
            }
            "comment" if self.cell.is_some() => self.comment = Some(String::new()),
            "br" => self.text.push('\n'),
            "p" | "div" if !self.text.trim().is_empty() => self.text.push('\n'),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str, means: &Means) -> Read<()> {
        match name {
            "style" | "script" => self.aside = false,
            "comment" => self.comment_ends(),
            "td" | "th" => self.cell_ends(means)?,
            "tr" => self.row_ends(means)?,
            "table" => {
                self.row_ends(means)?;
                self.open = false;
            }
            _ => {}
        }
        Ok(())
    }

    /// Blanks and ends of lines in the page's own layout are one blank.
    fn type_in(&mut self, text: &str) {
        if self.aside || self.cell.is_none() {
            return;
        }
        if let Some(comment) = &mut self.comment {
            comment.push_str(text);
            return;
        }
        for letter in text.chars() {
            if !letter.is_ascii_whitespace() {
                self.text.push(letter);
            } else if !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
        }
    }

    fn comment_ends(&mut self) {
        let text = self.comment.take().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        if let (Some(text), Some((spot, ..)), Some(sheet)) = (text, &self.cell, self.sheets.last_mut()) {
            sheet.comments.insert(*spot, text);
        }
    }

    fn cell_ends(&mut self, means: &Means) -> Read<()> {
        self.comment_ends();
        let Some((spot, across, down)) = self.cell.take() else { return Ok(()) };
        self.col = (u32::from(spot.col) + across).min(MAX_COL);
        if down > 1 {
            self.covered.extend((u32::from(spot.col)..self.col).map(|col| (col, down)));
        }
        let shown = of_text(self.text.trim());
        let raw = self.figure.take().filter(|_| shown != Raw::Empty).unwrap_or(shown);
        let Some(sheet) = self.sheets.last_mut().filter(|_| raw != Raw::Empty) else { return Ok(()) };
        self.cells += 1;
        if self.cells > means.limits.cells {
            return Err(too_large("cells", self.cells, means.limits.cells).into());
        }
        if self.hidden_row {
            sheet.hidden_rows.insert(spot.row);
        }
        if down > 1 {
            let to = Spot::new(spot.row.saturating_add(down - 1), (self.col - 1) as u16);
            sheet.merged.push(Area::new(spot, to));
        }
        sheet.cells.insert(spot, GridCell { raw, formula: false });
        Ok(())
    }

    fn row_ends(&mut self, means: &Means) -> Read<()> {
        self.cell_ends(means)?;
        if std::mem::take(&mut self.in_row) {
            self.row += 1;
            self.covered.retain(|_, rows| {
                *rows -= 1;
                *rows > 0
            });
        }
        Ok(())
    }

    fn finish(mut self, length: usize) -> Read<Grid> {
        if self.open {
            return Err(truncated(length).into());
        }
        if self.sheets.is_empty() && self.framed {
            // The page only shows files of a folder beside it, which was not sent.
            return Err(Finding::new(Code::LinkOnly).with("kind", FileKind::Html.text()).into());
        }
        if self.sheets.is_empty() {
            return Err(not_a_workbook(FileKind::Html).into());
        }
        if self.names.len() == self.sheets.len() {
            for (sheet, name) in self.sheets.iter_mut().zip(self.names) {
                sheet.name = name;
            }
        } else if self.sheets.len() > 1 {
            for (index, sheet) in self.sheets.iter_mut().enumerate() {
                sheet.name = format!("Table {}", index + 1);
            }
        }
        Ok(Grid { sheets: self.sheets, ..Grid::default() })
    }
}

/// The figure behind what a cell shows, as LibreOffice notes it; shown figures are rounded.
fn figure(tag: &StartTag<()>) -> Option<Raw> {
    let number = attribute(tag, "sdval")?.trim().parse::<f64>().ok().filter(|number| number.is_finite())?;
    let look = attribute(tag, "sdnum").unwrap_or_default();
    let format = look.splitn(3, ';').nth(2).unwrap_or_default();
    if !shows_a_date(format) {
        return Some(if format == "BOOLEAN" { Raw::Bool(number != 0.0) } else { Raw::Number(number) });
    }
    Some(moment(ExcelDateTime::new(number, ExcelDateTimeType::DateTime, false)))
}

fn refused(reason: &str) -> Finding {
    not_a_workbook(FileKind::Html).with("reason", reason)
}

fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(text: &str) -> Result<Grid, Code> {
        read(text.as_bytes(), &Means::default()).map_err(|finding| finding.code)
    }

    #[test]
    fn cells_stand_where_a_browser_shows_them() {
        let page =
            "<html><style>td {x}</style><table><tr><td rowspan=2>A</td><td colspan=2>B &amp;<br> C</td><td>D</td></tr>
            <tr style='display: none'><td>E<td>\n  F&nbsp;\n g</tr></table></html>";
        let grid = grid(page).expect("a table");
        let raw = |row, col| grid.sheets[0].raw(Spot::new(row, col)).shown();
        assert_eq!((raw(0, 0), raw(0, 1), raw(0, 3)), ("A".into(), "B &\nC".into(), "D".into()));
        assert_eq!((raw(1, 0), raw(1, 1), raw(1, 2)), (String::new(), "E".into(), "F\u{a0} g".into()));
        assert!(grid.sheets[0].hidden_rows.contains(&1));
        assert_eq!(grid.sheets[0].merged, [Area::down(Spot::new(0, 0), 2)]);
    }

    #[test]
    fn what_would_be_a_guess_is_refused() {
        assert_eq!(grid("<table><tr><td><table></table></td></tr></table>"), Err(Code::NotAWorkbook));
        assert_eq!(grid("<table><tr><td>1</td>"), Err(Code::Truncated));
        assert_eq!(grid("<html><frameset><frame src=\"a/sheet001.htm\"></frameset></html>"), Err(Code::LinkOnly));
        assert_eq!(grid("<html><p>Kính gửi</p></html>"), Err(Code::NotAWorkbook));
    }

    #[test]
    fn a_page_in_the_vietnamese_code_page_is_read() {
        let mut page = b"<meta charset=windows-1258><table><tr><td>\xd0o\xe0n</td></tr></table>".to_vec();
        let found = read(&page, &Means::default()).expect("a table").sheets[0].raw(Spot::new(0, 0));
        assert_eq!(found.shown(), "Đoàn");
        page.truncate(page.len() - 8);
        assert!(read(&page, &Means::default()).is_err());
    }
}
