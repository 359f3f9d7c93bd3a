//! Cells a reader cannot make out, put so that it can: `#SPILL!`, a type nobody knows, a number that is none. Each stays
//! what it was, as text; the rest of the sheet is read.

use super::parts::Parts;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};

/// Types of cells readers know.
const TYPES: [&str; 7] = ["b", "d", "e", "inlineStr", "n", "s", "str"];

/// Whether a sheet asks for strings by something else than their number: such a cell would be read as the first string.
pub(super) fn misleads(parts: &Parts) -> bool {
    let sheets = parts.names().iter().filter(|name| name.contains("worksheets/") && name.ends_with(".xml"));
    sheets.filter_map(|name| parts.get(name)).any(|xml| {
        memchr::memmem::find_iter(xml, b" t=\"s\"").any(|at| {
            let cell = &xml[at..xml.len().min(at + 256)];
            let Some(value) = memchr::memmem::find(cell, b"<v>").map(|from| &cell[from + 3..]) else { return false };
            let end = memchr::memchr(b'<', value).unwrap_or(value.len());
            !value[..end].iter().all(u8::is_ascii_digit)
        })
    })
}

/// Mends every sheet; whether anything was mended.
pub(super) fn mend(parts: &mut Parts) -> bool {
    let strings = parts.get("xl/sharedstrings.xml").map_or(0, |xml| memchr::memmem::find_iter(xml, b"<si").count());
    let sheets: Vec<String> = parts.names().iter().filter(|name| name.contains("worksheets/")).cloned().collect();
    let mut any = false;
    for name in sheets.into_iter().filter(|name| name.ends_with(".xml")) {
        let mended = parts.get(&name).and_then(|xml| sheet(std::str::from_utf8(xml).ok()?, strings));
        if let Some(mended) = mended {
            parts.replace(&name, mended);
            any = true;
        }
    }
    any
}

/// A sheet with its odd cells as text; none when it has none or is no XML.
fn sheet(xml: &str, strings: usize) -> Option<Vec<u8>> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let mut writer = Writer::new(Vec::with_capacity(xml.len()));
    let mut any = false;
    loop {
        match reader.read_event().ok()? {
            Event::Eof => break,
            Event::Start(start) if start.local_name().as_ref() == "c" => {
                let inside = cell(&mut reader)?;
                let odd = is_odd(&start, &inside, strings);
                any |= odd;
                let start = if odd { as_text(&start)? } else { start };
                writer.write_event(Event::Start(start)).ok()?;
                for event in inside {
                    writer.write_event(event).ok()?;
                }
            }
            event => writer.write_event(event).ok()?,
        }
    }
    any.then(|| writer.into_inner())
}

/// Everything up to the end of a cell.
fn cell<'x>(reader: &mut Reader<&'x [u8]>) -> Option<Vec<Event<'x>>> {
    let mut inside = Vec::new();
    loop {
        let event = reader.read_event().ok()?;
        let end = matches!(&event, Event::End(end) if end.local_name().as_ref() == "c");
        if matches!(event, Event::Eof) {
            return None;
        }
        inside.push(event);
        if end {
            return Some(inside);
        }
    }
}

fn is_odd(start: &BytesStart<'_>, inside: &[Event<'_>], strings: usize) -> bool {
    let kind = attribute(start, "t").unwrap_or_else(|| "n".to_owned());
    let value = value(inside);
    match (kind.as_str(), value.as_deref()) {
        (_, None) => !TYPES.contains(&kind.as_str()),
        ("e", Some(value)) => !["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"].contains(&value),
        ("n", Some(value)) => !value.is_empty() && value.parse::<f64>().is_err(),
        ("s", Some(value)) => value.parse::<usize>().map_or(true, |index| index >= strings),
        ("b", Some(value)) => !["0", "1", "true", "false"].contains(&value),
        (kind, Some(_)) => !TYPES.contains(&kind),
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    Some(found.value.as_ref().to_owned())
}

/// The text of `<v>`.
fn value(inside: &[Event<'_>]) -> Option<String> {
    let mut text = None;
    let mut open = false;
    for event in inside {
        match event {
            Event::Start(start) if start.local_name().as_ref() == "v" => {
                open = true;
                text = Some(String::new());
            }
            Event::End(end) if end.local_name().as_ref() == "v" => open = false,
            Event::Text(part) if open => {
                if let Some(text) = &mut text {
                    text.push_str(part.as_ref());
                }
            }
            _ => {}
        }
    }
    text
}

/// The cell's opening tag with the type of a text.
fn as_text(start: &BytesStart<'_>) -> Option<BytesStart<'static>> {
    let name = start.name().as_ref().to_owned();
    let mut text = BytesStart::new(name);
    for attribute in start.attributes() {
        let attribute = attribute.ok()?;
        if attribute.key.as_ref() != "t" {
            text.push_attribute(attribute);
        }
    }
    text.push_attribute(("t", "str"));
    Some(text.into_owned())
}
