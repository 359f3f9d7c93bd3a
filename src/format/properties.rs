//! Custom document properties: what a form says of itself beside its sheets. Only the program's own are kept; a file
//! without them, or with damaged ones, has none.

use super::parts::Parts;
use super::xml::{add_reference, attribute};
use super::{Limits, ole};
use crate::form::own;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeMap;

/// Name → text.
pub(super) type Properties = BTreeMap<String, String>;

/// Where Excel since 2007 keeps them.
const CUSTOM: &str = "docprops/custom.xml";
/// Letters of a property at most; ours are far shorter.
const LONGEST: usize = 200;
/// The set of properties that users name, as a compound file keeps it.
const USER_SET: &[u8] = &[5, 0xd5, 0xcd, 0xd5, 0x9c, 0x2e, 0x1b, 0x10, 0x93, 0x97, 0x08, 0x00, 0x2b, 0x2c, 0xf9, 0xae];

/// Of a workbook of Excel since 2007.
pub(super) fn of_excel(parts: &Parts) -> Properties {
    parts.get(CUSTOM).map(|xml| of_xml(xml, "property", "name")).unwrap_or_default()
}

/// Of an OpenDocument workbook.
pub(super) fn of_open_document(bytes: &[u8], limits: &Limits) -> Properties {
    let Ok(parts) = Parts::open(bytes, limits, |name| name == "meta.xml") else { return Properties::new() };
    parts.get("meta.xml").map(|xml| of_xml(xml, "meta:user-defined", "meta:name")).unwrap_or_default()
}

/// The texts inside these elements, by the name in an attribute.
fn of_xml(xml: &[u8], element: &str, name: &str) -> Properties {
    let Ok(xml) = std::str::from_utf8(xml) else { return Properties::new() };
    let mut reader = Reader::from_str(xml);
    let mut found = Properties::new();
    let mut open: Option<(String, String)> = None;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) if local(tag.name().as_ref(), element) => {
                open = attribute(&tag, name).filter(|name| is_ours(name)).map(|name| (name, String::new()));
            }
            Ok(Event::Text(text)) => {
                if let Some((_, value)) = &mut open {
                    value.push_str(text.as_ref());
                }
            }
            Ok(Event::GeneralRef(reference)) => {
                if let Some((_, value)) = &mut open
                    && add_reference(value, &reference).is_err()
                {
                    return found;
                }
            }
            Ok(Event::End(tag)) if local(tag.name().as_ref(), element) => {
                keep(&mut found, open.take());
            }
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}

/// Whether an element bears a name, under whatever prefix where none is asked for.
fn local(tag: &str, element: &str) -> bool {
    tag == element || tag.rsplit_once(':').is_some_and(|(_, tag)| tag == element)
}

fn is_ours(name: &str) -> bool {
    own::IDENTITY.contains(&name)
}

fn keep(found: &mut Properties, property: Option<(String, String)>) {
    if let Some((name, value)) = property.filter(|(_, value)| value.chars().count() <= LONGEST) {
        found.insert(name, value.trim().to_owned());
    }
}

/// Of a workbook of Excel 97 to 2003.
pub(super) fn of_compound(bytes: &[u8]) -> Properties {
    let stream = ole::root_stream(bytes, &["\u{5}DocumentSummaryInformation"]);
    stream.ok().and_then(|stream| user_set(&stream)).unwrap_or_default()
}

/// The set that users name: a dictionary of names, then the values.
fn user_set(stream: &[u8]) -> Option<Properties> {
    let sets = word(stream, 24)?.min(4) as usize;
    let at = (0..sets).map(|set| 28 + set * 20).find(|at| stream.get(*at..at + 16) == Some(USER_SET))?;
    let set = stream.get(word(stream, at + 16)? as usize..)?;
    let count = word(set, 4)?.min(256) as usize;
    let places: Vec<(u32, usize)> = (0..count)
        .map_while(|number| Some((word(set, 8 + number * 8)?, word(set, 12 + number * 8)? as usize)))
        .collect();
    let place = |id: u32| places.iter().find(|(known, _)| *known == id).map(|(_, at)| *at);
    let wide = place(1).and_then(|at| word(set, at + 4)).is_some_and(|page| page & 0xffff == 1200);
    let mut found = Properties::new();
    let mut at = place(0)?;
    let names = word(set, at)?.min(256);
    at += 4;
    for _ in 0..names {
        let (id, letters) = (word(set, at)?, word(set, at + 4)? as usize);
        let length = letters.checked_mul(if wide { 2 } else { 1 })?;
        let name = text(set.get(at + 8..(at + 8).checked_add(length)?)?, wide);
        at += 8 + if wide { length.next_multiple_of(4) } else { length };
        if is_ours(&name) {
            keep(&mut found, place(id).and_then(|at| value(set, at, wide)).map(|value| (name, value)));
        }
    }
    Some(found)
}

/// A text in the set's alphabet, or in UTF-16 whatever the alphabet.
fn value(set: &[u8], at: usize, wide: bool) -> Option<String> {
    let (kind, length) = (word(set, at)?, word(set, at.checked_add(4)?)? as usize);
    let (bytes, wide) = match kind {
        0x1e => (length, wide),
        0x1f => (length.checked_mul(2)?, true),
        _ => return None,
    };
    Some(text(set.get(at + 8..(at + 8).checked_add(bytes)?)?, wide))
}

/// What we write is plain ASCII, whatever the alphabet.
fn text(bytes: &[u8], wide: bool) -> String {
    let text = if wide {
        let units = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        String::from_utf16_lossy(&units.collect::<Vec<_>>())
    } else {
        String::from_utf8_lossy(bytes).into_owned()
    };
    text.trim_end_matches('\0').to_owned()
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_programs_own_properties_are_kept_and_broken_ones_are_none() {
        let xml = |body: &str| of_xml(body.as_bytes(), "property", "name");
        let good = r#"<Properties><property name="th_unit"><vt:lpwstr>S&amp;A</vt:lpwstr></property>
            <x:property name="Chủ đề"><vt:lpwstr>b</vt:lpwstr></x:property><property name="th_plan"/></Properties>"#;
        assert_eq!(xml(good), Properties::from([("th_unit".to_owned(), "S&A".to_owned())]));
        assert_eq!(xml(r#"<property name="th_unit">A"#), Properties::new());
        assert_eq!(xml(&format!(r#"<property name="th_unit">{}</property>"#, "A".repeat(201))), Properties::new());
    }

    #[test]
    fn a_set_cut_anywhere_breaks_nothing() {
        let set = |tail: &[u8]| [&[0; 24][..], &[1, 0, 0, 0], USER_SET, &[48, 0, 0, 0], tail].concat();
        let whole = set(&[
            0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 24, 0, 0, 0, 2, 0, 0, 0, 43, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 7, 0, 0,
            0, b't', b'h', b'_', b'u', b'n', b'i', b't', 0x1e, 0, 0, 0, 4, 0, 0, 0, b'S', b'Y', b'T', 0,
        ]);
        assert_eq!(user_set(&whole), Some(Properties::from([("th_unit".to_owned(), "SYT".to_owned())])));
        for end in 0..whole.len() {
            let _ = user_set(&whole[..end]);
        }
        let mut wild = whole.clone();
        for at in 24..whole.len() {
            wild[at] = 0xff;
            let _ = user_set(&wild);
            wild[at] = whole[at];
        }
    }
}
