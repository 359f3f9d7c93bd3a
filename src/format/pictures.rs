//! Pictures pasted onto sheets: sheet → drawing → picture, as the relations of a workbook tell.

use super::parts::Parts;
use super::{FileKind, Limits, Picture};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeMap;

/// Paths of the sheets, in tab order, lower case.
pub(super) fn sheet_paths(parts: &Parts) -> Vec<String> {
    let Some((workbook, targets)) = main_part(parts).map(|main| (main.clone(), relations(parts, &main))) else {
        return Vec::new();
    };
    let xml = parts.get(&workbook).and_then(|xml| std::str::from_utf8(xml).ok()).unwrap_or_default();
    let ids = tags(xml, "sheet")
        .into_iter()
        .filter_map(|tag| tag.into_iter().find(|(key, _)| key == "id" || key.ends_with(":id")).map(|(_, id)| id));
    ids.filter_map(|id| targets.get(&id).map(|(_, path)| path.clone())).collect()
}

/// The pictures of each sheet, in tab order.
pub(super) fn of(bytes: &[u8], limits: &Limits) -> Vec<Vec<Picture>> {
    // Looking for the drawings means opening the archive again: only where there are any.
    if memchr::memmem::find(bytes, b"xl/media/").is_none() && memchr::memmem::find(bytes, b"xl\\media\\").is_none() {
        return Vec::new();
    }
    let Ok(parts) = Parts::open(bytes, limits, is_drawn) else { return Vec::new() };
    sheet_paths(&parts).iter().map(|sheet| on_sheet(&parts, sheet)).collect()
}

fn is_drawn(name: &str) -> bool {
    let drawn = ["/drawings/", "/media/", "/_rels/", "_rels/"].iter().any(|folder| name.contains(folder));
    drawn || name.ends_with("workbook.xml")
}

fn on_sheet(parts: &Parts, sheet: &str) -> Vec<Picture> {
    let drawings = relations(parts, sheet).into_values().filter(|(kind, _)| kind.ends_with("/drawing"));
    let mut pictures = Vec::new();
    for (_, drawing) in drawings {
        let images = relations(parts, &drawing);
        let xml = parts.get(&drawing).and_then(|xml| std::str::from_utf8(xml).ok()).unwrap_or_default();
        for tag in tags(xml, "blip") {
            let id = tag.iter().find(|(key, _)| key == "embed" || key.ends_with(":embed"));
            let image = id.and_then(|(_, id)| images.get(id)).and_then(|(_, path)| parts.get(path));
            pictures.extend(image.map(Picture::new));
        }
    }
    pictures.retain(|picture| picture.kind != FileKind::Empty);
    pictures
}

/// The workbook part, wherever the package says it lies.
fn main_part(parts: &Parts) -> Option<String> {
    let package = relations(parts, "");
    package.into_values().find(|(kind, _)| kind.ends_with("/officeDocument")).map(|(_, path)| path)
}

/// Relations of a part by id: type and path of the target, lower case.
pub(super) fn relations(parts: &Parts, of: &str) -> BTreeMap<String, (String, String)> {
    let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
    let path = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
    let Some(xml) = parts.get(&path).and_then(|xml| std::str::from_utf8(xml).ok()) else { return BTreeMap::new() };
    let mut relations = BTreeMap::new();
    for tag in tags(xml, "Relationship") {
        let get = |name: &str| tag.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
        if let (Some(id), Some(kind), Some(target)) = (get("Id"), get("Type"), get("Target")) {
            relations.insert(id, (kind, resolved(folder, &target)));
        }
    }
    relations
}

/// `../drawings/drawing1.xml` seen from a folder.
fn resolved(folder: &str, target: &str) -> String {
    let start = if target.starts_with('/') { "" } else { folder };
    let mut path: Vec<&str> = start.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            part => path.push(part),
        }
    }
    path.join("/").to_lowercase()
}

/// Attributes of every tag of a name, entities resolved.
pub(super) fn tags(xml: &str, name: &str) -> Vec<Vec<(String, String)>> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let mut tags = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) if tag.local_name().as_ref() == name => {
                let attributes = tag.attributes().flatten().map(|attribute| {
                    let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
                    (attribute.key.as_ref().to_owned(), value.map(std::borrow::Cow::into_owned).unwrap_or_default())
                });
                tags.push(attributes.collect());
            }
            Ok(Event::Eof) | Err(_) => return tags,
            Ok(_) => {}
        }
    }
}
