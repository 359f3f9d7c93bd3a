//! Types into an issued workbook as a user does: the cells named get a value, everything else stays byte for byte, the
//! stored results of formulas included.

use crate::Failure;
use crate::entry::{Cell, Typed};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The workbook with these cells filled.
pub fn fill(template: &[u8], cells: &[Cell]) -> Result<Vec<u8>, Failure> {
    let sheets = sheets(template)?;
    let mut by_part: BTreeMap<String, Vec<&Cell>> = BTreeMap::new();
    for cell in cells {
        let part = sheets.get(&cell.sheet).ok_or(format!("no sheet {}", cell.sheet))?;
        by_part.entry(part.clone()).or_default().push(cell);
    }
    rewrite(template, |part, xml| match by_part.get(part) {
        Some(cells) => cells.iter().try_fold(xml, |xml, cell| typed(&xml, cell)),
        None => Ok(xml),
    })
}

/// The workbook with one text in place of another, wherever it stands.
pub fn replace(template: &[u8], old: &str, new: &str) -> Result<Vec<u8>, Failure> {
    rewrite(template, |_, xml| Ok(xml.replace(old, new)))
}

/// Sheet names and the parts they are in; the writer numbers parts in tab order.
fn sheets(template: &[u8]) -> Result<BTreeMap<String, String>, Failure> {
    let mut archive = ZipArchive::new(Cursor::new(template))?;
    let mut xml = String::new();
    archive.by_name("xl/workbook.xml")?.read_to_string(&mut xml)?;
    let names = xml.split("<sheet name=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let plain =
        |name: &str| name.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    Ok((1..).zip(names).map(|(number, name)| (plain(name), format!("xl/worksheets/sheet{number}.xml"))).collect())
}

fn rewrite(template: &[u8], change: impl Fn(&str, String) -> Result<String, Failure>) -> Result<Vec<u8>, Failure> {
    let mut archive = ZipArchive::new(Cursor::new(template))?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    let options = options.compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default());
    for index in 0..archive.len() {
        let mut part = archive.by_index(index)?;
        let name = part.name()?.into_owned();
        let mut xml = String::new();
        part.read_to_string(&mut xml)?;
        let changed = change(&name, xml)?;
        writer.start_file(name, options)?;
        writer.write_all(changed.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}

/// `<c r="C10" s="12"/>` becomes the same cell with a value.
fn typed(xml: &str, cell: &Cell) -> Result<String, Failure> {
    let address = cell.spot.a1();
    let opening = format!("<c r=\"{address}\"");
    let missing = || format!("{}!{address} is no empty input cell", cell.sheet);
    let start = xml.find(&opening).ok_or_else(missing)?;
    let length = xml[start..].find('>').ok_or_else(missing)? + 1;
    let old = &xml[start..start + length];
    let head = old.strip_suffix("/>").ok_or_else(missing)?;
    let mut new = String::new();
    match &cell.typed {
        Typed::Number(number) => write!(new, "{head}><v>{number}</v></c>")?,
        Typed::Text(text) => write!(
            new,
            "{head} t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
            text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
        )?,
    }
    Ok(format!("{}{new}{}", &xml[..start], &xml[start + length..]))
}
