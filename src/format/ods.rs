//! OpenDocument spreadsheets, streamed: a million repeated rows cost nothing unless they hold something.

use super::ods_address::address;
use super::ods_cell::Cell;
use super::parts::{Parts, damaged, too_large};
use super::xlsx::within;
use super::xml::{add_reference, attribute, count};
use super::{Grid, GridCell, GridSheet, Limits, Means, Picture, properties};
use crate::book::{Area, Spot};
use crate::check::{Code, Finding};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeSet;

/// Rows and columns of a sheet.
const MAX_ROW: u32 = 1_048_576;
const MAX_COL: u32 = 16_384;
/// Letters of a box or a link at most, and boxes of a sheet.
const LONGEST: usize = 4_000;
const BOXES: usize = 100;
/// What holds texts that are no cell's: comments, text boxes, changes noted, help of lists.
const ASIDE: [&str; 8] = [
    "office:annotation",
    "table:shapes",
    "table:tracked-changes",
    "table:content-validations",
    "draw:frame",
    "draw:custom-shape",
    "draw:rect",
    "draw:line",
];

/// Reads a workbook.
pub(super) fn read(bytes: &[u8], means: &Means) -> Result<Grid, Box<Finding>> {
    let limits = &means.limits;
    let manifest = Parts::open(bytes, limits, |name| name == "meta-inf/manifest.xml").ok();
    let manifest = manifest.as_ref().and_then(|parts| parts.get("meta-inf/manifest.xml"));
    if manifest.is_some_and(|xml| memchr::memmem::find(xml, b"encryption-data").is_some()) {
        return Err(Finding::new(Code::Password).into());
    }
    let parts = Parts::open(bytes, limits, |name| name == "content.xml")?;
    let xml = parts.get("content.xml").ok_or_else(|| damaged("no content"))?;
    let xml = std::str::from_utf8(xml).map_err(|_| damaged("encoding"))?;
    let mut walk = Walk::new(limits);
    if !walk.through(xml)? {
        return Err(Finding::new(Code::Truncated).with("kilobytes", bytes.len().div_ceil(1024)).into());
    }
    let (mut grid, images) = walk.finish()?;
    grid.properties = properties::of_open_document(bytes, limits);
    draw(bytes, limits, &mut grid, &images);
    Ok(grid)
}

/// What is known while the content is walked through.
struct Walk<'l> {
    limits: &'l Limits,
    budget: usize,
    grid: Grid,
    /// Paths of pictures, sheet by sheet.
    images: Vec<Vec<String>>,
    /// Styles of tables that are not shown.
    hidden_styles: BTreeSet<String>,
    style: Option<String>,
    names: Vec<(String, String)>,
    /// Tables within tables; only the outer one has cells of ours.
    depth: usize,
    /// The table is another file's, kept for its formulas.
    foreign: bool,
    /// Elements whose texts are no cell's.
    aside: usize,
    row: u32,
    row_repeat: u32,
    row_hidden: bool,
    col: u32,
    filled: Vec<(u32, u32, GridCell)>,
    cell: Option<Cell>,
    /// The comment of the cell, and whether a paragraph of it is open.
    comment: Option<(String, bool)>,
    /// The box being read: its words, and how many elements aside it lies in.
    boxed: Option<(String, usize)>,
    /// Where the link inside the cell leads.
    link: Option<String>,
    /// Columns by their tags: how many have been named, and which of them are not shown.
    cols: u32,
    hidden_cols: Vec<(u32, u32)>,
}

impl<'l> Walk<'l> {
    fn new(limits: &'l Limits) -> Self {
        Walk {
            limits,
            budget: limits.cells,
            grid: Grid::default(),
            images: Vec::new(),
            hidden_styles: BTreeSet::new(),
            style: None,
            names: Vec::new(),
            depth: 0,
            foreign: false,
            aside: 0,
            row: 0,
            row_repeat: 1,
            row_hidden: false,
            col: 0,
            filled: Vec::new(),
            cell: None,
            comment: None,
            boxed: None,
            link: None,
            cols: 0,
            hidden_cols: Vec::new(),
        }
    }

    /// Reads the whole content; whether its end was seen.
    fn through(&mut self, xml: &str) -> Result<bool, Box<Finding>> {
        let mut reader = Reader::from_str(xml);
        let mut ended = false;
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) => self.start(&tag)?,
                Ok(Event::Empty(tag)) => {
                    self.start(&tag)?;
                    self.end(tag.name().as_ref())?;
                }
                Ok(Event::End(tag)) => {
                    let name = tag.name();
                    ended |= name.as_ref() == "office:document-content";
                    self.end(name.as_ref())?;
                }
                Ok(Event::Text(text)) => self.type_in(&text.xml10_content()),
                Ok(Event::CData(text)) => self.type_in(&text.xml10_content()),
                Ok(Event::GeneralRef(reference)) => {
                    let mut text = String::new();
                    add_reference(&mut text, &reference)?;
                    self.type_in(&text);
                }
                Ok(Event::Eof) => return Ok(ended),
                Err(quick_xml::Error::Syntax(_)) => return Ok(false),
                Err(_) => return Err(damaged("content").into()),
                Ok(_) => {}
            }
        }
    }

    fn type_in(&mut self, text: &str) {
        if let Some((comment, true)) = self.comment.as_mut() {
            comment.push_str(text);
        } else if let Some((words, _)) = self.boxed.as_mut().filter(|(words, _)| words.len() < LONGEST) {
            // Line ends of the file's layout are none of the box.
            words.push_str(&text.split_whitespace().collect::<Vec<_>>().join(" "));
            words.push(' ');
        }
        if let Some(cell) = self.cell.as_mut().filter(|_| self.aside == 0) {
            cell.text(text);
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), Box<Finding>> {
        let name = tag.name();
        if ASIDE.contains(&name.as_ref()) {
            self.aside += 1;
        }
        if name.as_ref().starts_with("draw:")
            && ASIDE.contains(&name.as_ref())
            && self.boxed.is_none()
            && self.depth > 0
        {
            self.boxed = Some((String::new(), self.aside));
        }
        match name.as_ref() {
            "text:a" if self.cell.is_some() && self.aside == 0 => {
                let target = attribute(tag, "xlink:href").filter(|target| !target.starts_with('#'));
                self.link = target.map(|target| target.chars().take(LONGEST).collect());
            }
            "office:annotation" if self.cell.is_some() => self.comment = Some((String::new(), false)),
            "text:p" if self.comment.is_some() => {
                if let Some((comment, open)) = &mut self.comment {
                    *open = true;
                    comment.push(' ');
                }
            }
            "style:style" => self.style = attribute(tag, "style:name"),
            "style:table-properties" if attribute(tag, "table:display").as_deref() == Some("false") => {
                self.hidden_styles.extend(self.style.clone());
            }
            "table:table" => self.table(tag)?,
            "table:table-source" => self.foreign = true,
            "table:named-range" => {
                let refers = attribute(tag, "table:cell-range-address");
                self.names.extend(attribute(tag, "table:name").zip(refers));
            }
            "draw:image" if self.depth > 0 => {
                let path = attribute(tag, "xlink:href").map(|path| path.trim_start_matches("./").to_lowercase());
                if let (Some(path), Some(images)) = (path, self.images.last_mut()) {
                    images.push(path);
                }
            }
            _ if self.depth != 1 || self.aside > 0 => {}
            "table:table-column" => {
                let (from, repeat) = (self.cols, count(tag, "table:number-columns-repeated"));
                self.cols = from.saturating_add(repeat);
                if matches!(attribute(tag, "table:visibility").as_deref(), Some("collapse" | "filter")) {
                    self.hidden_cols.push((from, self.cols.saturating_sub(1)));
                }
            }
            "table:table-row" => {
                (self.col, self.row_repeat) = (0, count(tag, "table:number-rows-repeated"));
                self.row_hidden = matches!(attribute(tag, "table:visibility").as_deref(), Some("collapse" | "filter"));
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.cell = Some(Cell::of(tag));
                self.merge(count(tag, "table:number-rows-spanned"), count(tag, "table:number-columns-spanned"));
            }
            _ => {
                if let Some(cell) = &mut self.cell {
                    cell.start(tag);
                }
            }
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Box<Finding>> {
        if ASIDE.contains(&name) {
            if self.boxed.as_ref().is_some_and(|(_, aside)| *aside == self.aside) {
                self.box_ends();
            }
            self.aside = self.aside.saturating_sub(1);
        }
        match name {
            "office:annotation" => self.comment_ends(),
            "text:p" if self.comment.is_some() => {
                if let Some((_, open)) = &mut self.comment {
                    *open = false;
                }
            }
            "style:style" => self.style = None,
            "table:table" => {
                self.depth = self.depth.saturating_sub(1);
                let spans = std::mem::take(&mut self.hidden_cols);
                if let Some(sheet) = self.grid.sheets.last_mut().filter(|_| self.depth == 0) {
                    sheet.hidden_cols = within(&spans, &sheet.cells);
                }
                if self.depth == 0 && std::mem::take(&mut self.foreign) {
                    self.grid.sheets.pop();
                    self.images.pop();
                }
            }
            _ if self.depth != 1 || self.aside > 0 => {}
            "table:table-row" => self.row_ends()?,
            "table:table-cell" | "table:covered-table-cell" => {
                let Some(cell) = self.cell.take() else { return Ok(()) };
                let repeat = cell.repeat;
                if let (Some(link), Some(sheet)) = (self.link.take(), self.grid.sheets.last_mut())
                    && self.row < MAX_ROW
                    && self.col < MAX_COL
                {
                    sheet.links.insert(Spot::new(self.row, self.col as u16), link);
                }
                self.filled.extend(cell.finish().map(|cell| (self.col, repeat, cell)));
                self.col = self.col.saturating_add(repeat);
            }
            _ => {
                if let Some(cell) = &mut self.cell {
                    cell.end(name);
                }
            }
        }
        Ok(())
    }

    /// Notes that the cell is merged over several rows.
    fn merge(&mut self, rows: u32, cols: u32) {
        let (to_row, to_col) = (self.row.saturating_add(rows - 1), self.col.saturating_add(cols - 1));
        if rows > 1
            && to_row < MAX_ROW
            && to_col < MAX_COL
            && let Some(sheet) = self.grid.sheets.last_mut()
        {
            let from = Spot::new(self.row, self.col as u16);
            sheet.merged.push(Area::new(from, Spot::new(to_row, to_col as u16)));
        }
    }

    fn box_ends(&mut self) {
        let Some((words, _)) = self.boxed.take() else { return };
        let words = words.trim();
        if let Some(sheet) = self.grid.sheets.last_mut().filter(|sheet| !words.is_empty() && sheet.boxes.len() < BOXES)
        {
            sheet.boxes.push(words.to_owned());
        }
    }

    fn comment_ends(&mut self) {
        let text = self.comment.take().map(|(text, _)| text.trim().to_owned()).filter(|text| !text.is_empty());
        if self.row < MAX_ROW
            && self.col < MAX_COL
            && let (Some(text), Some(sheet)) = (text, self.grid.sheets.last_mut())
        {
            sheet.comments.insert(Spot::new(self.row, self.col as u16), text);
        }
    }

    fn table(&mut self, tag: &BytesStart<'_>) -> Result<(), Box<Finding>> {
        self.depth += 1;
        if self.depth > 1 {
            return Ok(());
        }
        if self.grid.sheets.len() >= self.limits.sheets {
            return Err(too_large("sheets", self.limits.sheets + 1, self.limits.sheets).into());
        }
        let name = crate::value::clean(&attribute(tag, "table:name").unwrap_or_default());
        let hidden = attribute(tag, "table:style-name").is_some_and(|style| self.hidden_styles.contains(&style));
        self.grid.sheets.push(GridSheet { name, hidden, ..GridSheet::default() });
        self.images.push(Vec::new());
        (self.row, self.foreign, self.cols) = (0, false, 0);
        self.filled.clear();
        Ok(())
    }

    /// Puts down what the row holds, as often as it is repeated.
    fn row_ends(&mut self) -> Result<(), Box<Finding>> {
        let (from, repeat) = (self.row, self.row_repeat);
        self.row = from.saturating_add(repeat);
        let filled = std::mem::take(&mut self.filled);
        if filled.is_empty() {
            return Ok(());
        }
        let cells: u64 = filled.iter().map(|(_, times, _)| u64::from(*times)).sum::<u64>() * u64::from(repeat);
        let left = usize::try_from(cells).ok().and_then(|cells| self.budget.checked_sub(cells));
        self.budget = left.ok_or_else(|| too_large("cells", self.limits.cells + 1, self.limits.cells))?;
        if self.row > MAX_ROW || filled.iter().any(|(col, times, _)| col.saturating_add(*times) > MAX_COL) {
            return Err(damaged("cell outside the sheet").into());
        }
        let Some(sheet) = self.grid.sheets.last_mut() else { return Ok(()) };
        for row in from..self.row {
            for (col, times, cell) in &filled {
                sheet.cells.extend((*col..col + times).map(|col| (Spot::new(row, col as u16), cell.clone())));
            }
            if self.row_hidden {
                sheet.hidden_rows.insert(row);
            }
        }
        Ok(())
    }

    fn finish(mut self) -> Result<(Grid, Vec<Vec<String>>), Box<Finding>> {
        if self.grid.sheets.is_empty() {
            return Err(damaged("no sheets").into());
        }
        for (name, refers) in std::mem::take(&mut self.names) {
            let Some((sheet, area)) = address(&refers) else { continue };
            if self.grid.sheet(&sheet).is_some() {
                self.grid.names.entry(name).or_default().push((sheet, area));
            }
        }
        Ok((self.grid, self.images))
    }
}

/// Pictures stay packed until a sheet shows one.
fn draw(bytes: &[u8], limits: &Limits, grid: &mut Grid, images: &[Vec<String>]) {
    let wanted = |path: &String| path.starts_with("pictures/") || path.starts_with("media/");
    if !images.iter().flatten().any(wanted) {
        return;
    }
    let Ok(parts) = Parts::open(bytes, limits, |name| name.starts_with("pictures/") || name.starts_with("media/"))
    else {
        return;
    };
    for (sheet, paths) in grid.sheets.iter_mut().zip(images) {
        let found = paths.iter().filter_map(|path| parts.get(path)).filter(|bytes| !bytes.is_empty());
        sheet.pictures = found.map(Picture::new).collect();
    }
}
