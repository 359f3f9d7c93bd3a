//! Words in text boxes drawn on the sheets of a workbook of Excel since 2007.

use super::Limits;
use super::parts::Parts;
use super::pictures::{relations, sheet_paths};
use super::xml::add_reference;
use quick_xml::Reader;
use quick_xml::events::Event;

/// Letters of a box at most.
const LONGEST: usize = 4_000;
/// Boxes of a sheet at most.
const MOST: usize = 100;

/// The boxes of each sheet, in tab order. Drawings that cannot be made out cost the workbook nothing.
pub(super) fn of(bytes: &[u8], limits: &Limits) -> Vec<Vec<String>> {
    // Looking for the drawings means opening the archive again: only where there are any.
    let drawn = [&b"drawings/drawing"[..], b"drawings\\drawing"];
    if drawn.iter().all(|name| memchr::memmem::find(bytes, name).is_none()) {
        return Vec::new();
    }
    let Ok(parts) = Parts::open(bytes, limits, is_drawing) else { return Vec::new() };
    sheet_paths(&parts).iter().map(|sheet| on_sheet(&parts, sheet)).collect()
}

fn is_drawing(name: &str) -> bool {
    let drawing = name.contains("/drawings/") && name.ends_with(".xml");
    drawing || name.contains("_rels/") || name.ends_with("workbook.xml")
}

fn on_sheet(parts: &Parts, sheet: &str) -> Vec<String> {
    let drawings = relations(parts, sheet).into_values().filter(|(kind, _)| kind.ends_with("/drawing"));
    let texts = drawings.filter_map(|(_, path)| Some(read(std::str::from_utf8(parts.get(&path)?).ok()?)));
    texts.flatten().take(MOST).collect()
}

/// The words of every shape of a drawing, a line for a paragraph. The same words for another program are read once.
fn read(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let (mut boxes, mut text, mut shape, mut open) = (Vec::new(), String::new(), false, false);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => match tag.local_name().as_ref() {
                "sp" => {
                    shape = true;
                    text.clear();
                }
                "p" if shape && !text.is_empty() => text.push('\n'),
                "t" => open = shape,
                _ => {}
            },
            Ok(Event::Text(part)) if open && text.len() < LONGEST => text.push_str(&part.xml10_content()),
            Ok(Event::GeneralRef(reference)) if open => {
                if add_reference(&mut text, &reference).is_err() {
                    return boxes;
                }
            }
            Ok(Event::End(tag)) => match tag.local_name().as_ref() {
                "t" => open = false,
                "sp" => {
                    shape = false;
                    let said = text.trim().to_owned();
                    if !said.is_empty() && !boxes.contains(&said) {
                        boxes.push(said);
                    }
                }
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return boxes,
            Ok(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn words_of_shapes_are_read_and_those_of_pictures_are_not() {
        let xml = "<xdr:wsDr><xdr:pic><xdr:nvPicPr/><a:t>ảnh</a:t></xdr:pic><xdr:sp><xdr:txBody><a:p><a:r><a:t>Đính chính:</a:t></a:r></a:p>\
            <a:p><a:r><a:t>12 &amp; </a:t></a:r><a:r><a:t>13</a:t></a:r></a:p></xdr:txBody></xdr:sp>\
            <xdr:sp><xdr:txBody><a:p/></xdr:txBody></xdr:sp></xdr:wsDr>";
        assert_eq!(read(xml), ["Đính chính:\n12 & 13"]);
    }
}
