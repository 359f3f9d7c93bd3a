//! Workbooks of Excel 5.0 to 2003, record by record: what is read is what stands in the file, no declared size is trusted.

use super::biff::{Records, kind, u16_at, u32_at};
use super::biff_text::{self, Script};
use super::parts::{damaged, too_large};
use super::xls_look::{Looks, shows_a_date};
use super::xls_name::{Names, Sheets};
use super::{Grid, GridSheet, Means, ole, properties, xls_sheet};
use crate::check::{Code, Finding};
use std::collections::BTreeSet;

type Read<T> = Result<T, Box<Finding>>;

/// A sheet as the beginning of the workbook lists it.
#[derive(Clone, Debug)]
pub(super) struct Listed {
    pub(super) name: String,
    at: usize,
    hidden: bool,
}

/// What stands before the sheets.
#[derive(Debug)]
pub(super) struct Globals {
    pub(super) script: Script,
    pub(super) looks: Looks,
    pub(super) texts: Vec<String>,
    sheets: Vec<Listed>,
    names: Names,
}

/// Reads a workbook.
pub(super) fn read(bytes: &[u8], means: &Means) -> Read<Grid> {
    let stream = if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        ole::root_stream(bytes, &["Workbook", "Book"])?
    } else {
        bytes.to_vec()
    };
    let globals = globals(&stream, means)?;
    if globals.sheets.is_empty() {
        return Err(damaged("no sheets").into());
    }
    let mut grid = Grid { properties: properties::of_compound(bytes), ..Grid::default() };
    let mut budget = means.limits.cells;
    for listed in &globals.sheets {
        let found = xls_sheet::read(&stream, listed.at, &globals, &mut budget)?
            .ok_or_else(|| too_large("cells", means.limits.cells + 1, means.limits.cells))?;
        let name = crate::value::clean(&listed.name);
        grid.sheets.push(GridSheet { name, hidden: listed.hidden, ..found });
    }
    for (name, sheet, area) in globals.names.found(&globals.sheets) {
        grid.names.entry(name).or_default().push((crate::value::clean(&sheet), area));
    }
    Ok(grid)
}

fn globals(stream: &[u8], means: &Means) -> Read<Globals> {
    let mut records = Records::at(stream, 0)?;
    let mut globals = Globals {
        script: Script { unicode: true, page: encoding_rs::WINDOWS_1252 },
        looks: Looks::default(),
        texts: Vec::new(),
        sheets: Vec::new(),
        names: Names { of: Sheets::default(), found: Vec::new() },
    };
    let mut places = BTreeSet::new();
    while let Some(record) = records.next()? {
        let data = record.data();
        match record.kind {
            kind::BOF => globals.script.unicode = version(data)?,
            kind::FILE_PASS => return Err(Finding::new(Code::Password).into()),
            kind::CODE_PAGE => globals.script.page = Script::page(u16_at(data, 0)),
            kind::DATE_1904 => globals.looks.from_1904 = u16_at(data, 0) == 1,
            kind::FORMAT => {
                let text = record.at_least(2)?.get(2..).unwrap_or_default();
                // A format that cannot be made out is none of a date.
                let format = globals.script.text(text, globals.script.unicode).unwrap_or_default();
                globals.looks.own.insert(u16_at(data, 0), shows_a_date(&format));
            }
            kind::XF => globals.looks.formats.push(u16_at(data, 2)),
            kind::SST => globals.texts = biff_text::shared(&record, means.limits.cells)?,
            kind::BOUND_SHEET => {
                let data = record.at_least(7)?;
                let at = u32_at(data, 0) as usize;
                if !places.insert(at) {
                    return Err(damaged("two sheets in one place").into());
                }
                let name = globals.script.text(&data[6..], false)?.replace('\0', "");
                globals.sheets.push(Listed { name, at, hidden: data[4] & 3 != 0 });
                if globals.sheets.len() > means.limits.sheets {
                    return Err(too_large("sheets", globals.sheets.len(), means.limits.sheets).into());
                }
            }
            kind::SUP_BOOK => globals.names.of.book(data),
            kind::EXTERN_SHEET => globals.names.of.sheets(&record, globals.script.unicode),
            kind::NAME => globals.names.add(data, globals.script),
            _ => {}
        }
    }
    Ok(globals)
}

/// Whether the workbook is of Excel 97 or later; one before 5.0 is not read.
fn version(data: &[u8]) -> Read<bool> {
    match u16_at(data, 0) {
        0x0600 => Ok(true),
        0x0500 => Ok(false),
        _ => {
            let kind = super::FileKind::Xls.text();
            Err(Finding::new(Code::NotAWorkbook).with("kind", kind).with("reason", "before Excel 5.0").into())
        }
    }
}
