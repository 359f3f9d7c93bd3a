//! SpreadsheetML of Excel 2003: a whole workbook in one XML file.

use super::cell::{iso_date, text as of_text};
use super::letters::decoded;
use super::ole::truncated;
use super::parts::{damaged, too_large};
use super::xml::add_reference;
use super::{Grid, GridCell, GridSheet, Means};
use crate::book::{Area, Spot};
use crate::check::Finding;
use crate::value::Raw;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

type Read<T> = Result<T, Box<Finding>>;
/// Rows and columns of a sheet.
const MAX_ROW: u32 = 1_048_576;
const MAX_COL: u32 = 16_384;

/// Reads a workbook.
pub(super) fn read(bytes: &[u8], means: &Means) -> Read<Grid> {
    let text = decoded(bytes, label(bytes).as_deref())?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut walk = Walk::default();
    let mut ended = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => walk.start(&tag, means)?,
            Ok(Event::Empty(tag)) => {
                walk.start(&tag, means)?;
                walk.end(tag.local_name().as_ref(), means)?;
            }
            Ok(Event::End(tag)) => {
                ended |= tag.local_name().as_ref() == "Workbook";
                walk.end(tag.local_name().as_ref(), means)?;
            }
            Ok(Event::Text(text)) => walk.text.push_str(&text.xml10_content()),
            Ok(Event::CData(text)) => walk.text.push_str(&text.xml10_content()),
            Ok(Event::GeneralRef(reference)) => add_reference(&mut walk.text, &reference)?,
            Ok(Event::Eof) if ended => return walk.finish(),
            Ok(Event::Eof) | Err(quick_xml::Error::Syntax(_)) => return Err(truncated(bytes.len()).into()),
            Err(_) => return Err(damaged("xml").into()),
            Ok(_) => {}
        }
    }
}

/// The encoding the declaration names.
fn label(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
    let rest = head.split_once("encoding=")?.1;
    rest.split(['"', '\'']).nth(1).map(str::to_owned)
}

#[derive(Default)]
struct Walk {
    grid: Grid,
    names: Vec<(String, String)>,
    row: u32,
    col: u32,
    next_row: u32,
    next_col: u32,
    hidden_row: bool,
    /// Rows below that the cell is merged over.
    down: u32,
    formula: bool,
    kind: String,
    value: Raw,
    text: String,
    comment: bool,
    cells: usize,
}

impl Walk {
    fn start(&mut self, tag: &BytesStart<'_>, means: &Means) -> Read<()> {
        match tag.local_name().as_ref() {
            "Worksheet" => {
                let name = crate::value::clean(&attribute(tag, "Name").unwrap_or_default());
                self.grid.sheets.push(GridSheet { name, ..GridSheet::default() });
                self.next_row = 0;
                if self.grid.sheets.len() > means.limits.sheets {
                    return Err(too_large("sheets", self.grid.sheets.len(), means.limits.sheets).into());
                }
            }
            "Row" => {
                self.row = number(tag, "Index").map_or(self.next_row, |index| index.saturating_sub(1));
                let repeated = number(tag, "Span").unwrap_or(0);
                self.next_row = self.row.saturating_add(1).saturating_add(repeated);
                self.hidden_row = attribute(tag, "Hidden").as_deref() == Some("1");
                self.next_col = 0;
            }
            "Cell" => {
                self.col = number(tag, "Index").map_or(self.next_col, |index| index.saturating_sub(1));
                let merged = number(tag, "MergeAcross").unwrap_or(0);
                self.next_col = self.col.saturating_add(1).saturating_add(merged);
                self.down = number(tag, "MergeDown").unwrap_or(0);
                self.formula = attribute(tag, "Formula").is_some();
                self.value = Raw::Empty;
            }
            "Comment" => self.comment = true,
            "Data" if !self.comment => {
                self.kind = attribute(tag, "Type").unwrap_or_default();
                self.text.clear();
            }
            "Visible" => self.text.clear(),
            "NamedRange" => {
                self.names.extend(attribute(tag, "Name").zip(attribute(tag, "RefersTo")));
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str, means: &Means) -> Read<()> {
        match name {
            "Comment" => self.comment = false,
            "Data" if !self.comment => self.value = typed(&self.kind, &self.text),
            "Visible" if self.text.trim() != "SheetVisible" => {
                if let Some(sheet) = self.grid.sheets.last_mut() {
                    sheet.hidden = true;
                }
            }
            "Cell" => self.put(means)?,
            _ => {}
        }
        Ok(())
    }

    fn put(&mut self, means: &Means) -> Read<()> {
        let raw = std::mem::take(&mut self.value);
        let Some(sheet) = self.grid.sheets.last_mut().filter(|_| raw != Raw::Empty || self.formula) else {
            return Ok(());
        };
        self.cells += 1;
        if self.cells > means.limits.cells {
            return Err(too_large("cells", self.cells, means.limits.cells).into());
        }
        if self.row >= MAX_ROW || self.col >= MAX_COL {
            return Err(damaged("cell outside the sheet").into());
        }
        let spot = Spot::new(self.row, self.col as u16);
        if self.down > 0 {
            let last = self.next_col.saturating_sub(1).min(MAX_COL - 1);
            let to = Spot::new(self.row.saturating_add(self.down), last as u16);
            sheet.merged.push(Area::new(spot, to));
        }
        if self.hidden_row {
            sheet.hidden_rows.insert(self.row);
        }
        sheet.cells.insert(spot, GridCell { raw, formula: self.formula });
        Ok(())
    }

    fn finish(mut self) -> Read<Grid> {
        if self.grid.sheets.is_empty() {
            return Err(damaged("no sheets").into());
        }
        for (name, refers) in &self.names {
            let Some((sheet, area)) = r1c1(refers) else { continue };
            if self.grid.sheet(&sheet).is_some() {
                self.grid.names.entry(name.clone()).or_default().push((sheet, area));
            }
        }
        Ok(self.grid)
    }
}

fn typed(kind: &str, text: &str) -> Raw {
    match kind {
        "Number" => match text.trim().parse::<f64>() {
            Ok(number) if number.is_finite() => Raw::Number(number),
            Ok(_) => Raw::Error("#NUM!".to_owned()),
            Err(_) => of_text(text),
        },
        "DateTime" => iso_date(text).map_or_else(|| of_text(text), Raw::Date),
        "Boolean" => Raw::Bool(text.trim() == "1"),
        "Error" => Raw::Error(text.trim().to_owned()),
        _ => of_text(text),
    }
}

/// `='Số liệu'!R5C2:R9C2`.
fn r1c1(text: &str) -> Option<(String, Area)> {
    let (sheet, cells) = text.trim().trim_start_matches('=').rsplit_once('!')?;
    let (from, to) = cells.split_once(':').unwrap_or((cells, cells));
    let spot = |text: &str| {
        let (row, col) = text.strip_prefix('R')?.split_once('C')?;
        let (row, col): (u32, u16) = (row.parse().ok()?, col.parse().ok()?);
        Some(Spot::new(row.checked_sub(1)?, col.checked_sub(1)?))
    };
    let sheet = sheet.trim_matches('\'').replace("''", "'");
    Some((crate::value::clean(&sheet), Area::new(spot(from)?, spot(to)?)))
}

/// An attribute by its name, whatever prefix the writer chose.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

fn number(tag: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(tag, name)?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOOK: &str = "<?xml version=\"1.0\"?>
<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">
<Names><NamedRange ss:Name=\"so\" ss:RefersTo=\"='Số liệu'!R3C4\"/></Names>
<Worksheet ss:Name=\"Số liệu\"><Table>
<Row ss:Index=\"3\" ss:Hidden=\"1\"><Cell ss:MergeAcross=\"2\" ss:MergeDown=\"1\"><Data ss:Type=\"String\">A &amp; B</Data></Cell>
<Cell ss:Formula=\"=1+1\"><Data ss:Type=\"Number\">2</Data><Comment><ss:Data>no</ss:Data></Comment></Cell></Row>
<Row><Cell ss:Index=\"2\"><Data ss:Type=\"DateTime\">2020-03-26T00:00:00.000</Data></Cell>
<Cell><Data ss:Type=\"Error\">#N/A</Data></Cell><Cell><Data ss:Type=\"Boolean\">1</Data></Cell>
<Cell ss:Formula=\"=A1\"/></Row></Table>
<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>";

    #[test]
    fn cells_names_and_hidden_parts_are_read() {
        let grid = read(BOOK.as_bytes(), &Means::default()).expect("a workbook");
        let sheet = &grid.sheets[0];
        let raw = |row, col| sheet.raw(Spot::new(row, col));
        assert_eq!((sheet.hidden, sheet.hidden_rows.contains(&2)), (true, true));
        assert_eq!(raw(2, 0), Raw::Text("A & B".to_owned()));
        assert_eq!(sheet.merged, [Area::new(Spot::new(2, 0), Spot::new(3, 2))]);
        assert_eq!(sheet.cells[&Spot::new(2, 3)], GridCell { raw: Raw::Number(2.0), formula: true });
        assert_eq!(raw(3, 1).shown(), "26/3/2020");
        assert_eq!((raw(3, 2), raw(3, 3)), (Raw::Error("#N/A".to_owned()), Raw::Bool(true)));
        assert_eq!(sheet.cells[&Spot::new(3, 4)], GridCell { raw: Raw::Empty, formula: true });
        assert_eq!(grid.named("so"), Some(Raw::Number(2.0)));
    }

    #[test]
    fn one_that_breaks_off_is_not_read_as_a_shorter_one() {
        for part in [50, 90, 95, 99] {
            let cut = BOOK.len() * part / 100;
            let cut = (0..=cut).rev().find(|at| BOOK.is_char_boundary(*at)).unwrap_or(0);
            assert!(read(&BOOK.as_bytes()[..cut], &Means::default()).is_err(), "{part} %");
        }
    }
}
