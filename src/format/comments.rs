//! Comments beside cells of a workbook of Excel since 2007.

use super::parts::Parts;
use super::pictures::relations;
use super::xml::{add_reference, attribute};
use crate::book::Spot;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeMap;

/// Letters of a comment at most.
const LONGEST: usize = 4_000;

/// The comments of a sheet, by the path of its part. A part that cannot be made out costs the sheet nothing.
pub(super) fn of(parts: &Parts, sheet: &str) -> BTreeMap<Spot, String> {
    let found = relations(parts, sheet).into_values().find(|(kind, _)| kind.ends_with("/comments"));
    let xml = found.and_then(|(_, path)| parts.get(&path)).and_then(|xml| std::str::from_utf8(xml).ok());
    xml.map(read).unwrap_or_default()
}

fn read(xml: &str) -> BTreeMap<Spot, String> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let mut comments = BTreeMap::new();
    let (mut spot, mut text, mut open) = (None, String::new(), false);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => match tag.local_name().as_ref() {
                "comment" => {
                    spot = attribute(&tag, "ref").and_then(|cell| Spot::parse(&cell));
                    text.clear();
                }
                "t" => open = true,
                _ => {}
            },
            Ok(Event::Text(part)) if open && text.len() < LONGEST => text.push_str(&part.xml10_content()),
            Ok(Event::GeneralRef(reference)) if open => {
                if add_reference(&mut text, &reference).is_err() {
                    return comments;
                }
            }
            Ok(Event::End(tag)) => match tag.local_name().as_ref() {
                "t" => open = false,
                "comment" => {
                    let said = said(&text);
                    if let Some(spot) = spot.take().filter(|_| !said.is_empty()) {
                        comments.insert(spot, said);
                    }
                }
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return comments,
            Ok(_) => {}
        }
    }
}

/// What was written: without what newer programs say to older ones about a thread of comments.
fn said(text: &str) -> String {
    let text = text.trim();
    let thread = text.strip_prefix("[Threaded comment]").and_then(|rest| rest.split_once("Comment:"));
    thread.map_or(text, |(_, said)| said).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_read_by_their_cells() {
        let xml = "<comments><authors><author>a</author></authors><commentList>\
            <comment ref=\"B4\" authorId=\"0\"><text><r><t>Số cũ </t></r><r><t>là 5 &amp; 6</t></r></text></comment>\
            <comment ref=\"C9\"><text><t>[Threaded comment]\n\nYour version…\n\nComment:\n    Chưa chốt</t></text></comment>\
            <comment ref=\"C10\"><text><t> </t></text></comment></commentList></comments>";
        let shown: Vec<(String, String)> = read(xml).into_iter().map(|(spot, text)| (spot.a1(), text)).collect();
        assert_eq!(shown, [("B4".into(), "Số cũ là 5 & 6".into()), ("C9".into(), "Chưa chốt".into())]);
    }
}
