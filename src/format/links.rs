//! Where links behind cells of a workbook of Excel since 2007 lead, outside the workbook.

use super::parts::Parts;
use super::pictures::tags;
use crate::book::Spot;
use std::collections::BTreeMap;

/// Letters of a target at most.
const LONGEST: usize = 2_000;
/// Links of a sheet at most.
const MOST: usize = 500;

/// The links of a sheet, by its path and its bytes. What cannot be made out costs the sheet nothing.
pub(super) fn of(parts: &Parts, sheet: &str, xml: &[u8]) -> BTreeMap<Spot, String> {
    let Some(at) = memchr::memmem::rfind(xml, b"</sheetData>").or_else(|| memchr::memmem::rfind(xml, b":sheetData>"))
    else {
        return BTreeMap::new();
    };
    let rest = &xml[at..];
    let Some(from) = memchr::memmem::find(rest, b"hyperlink ") else { return BTreeMap::new() };
    let from = memchr::memrchr(b'<', &rest[..from]).unwrap_or(from);
    let targets = targets(parts, sheet);
    if targets.is_empty() {
        return BTreeMap::new();
    }
    let found = tags(std::str::from_utf8(&rest[from..]).unwrap_or_default(), "hyperlink");
    let links = found.into_iter().take(MOST).filter_map(|tag| {
        let get = |name: &str| tag.iter().find(|(key, _)| key.rsplit(':').next() == Some(name)).map(|(_, value)| value);
        let cells = get("ref")?;
        let first = cells.split_once(':').map_or(cells.as_str(), |(first, _)| first);
        Some((Spot::parse(first)?, targets.get(get("id")?)?.clone()))
    });
    links.collect()
}

/// Targets of the links of a sheet, by their id, as they are written.
fn targets(parts: &Parts, sheet: &str) -> BTreeMap<String, String> {
    let (folder, name) = sheet.rsplit_once('/').unwrap_or(("", sheet));
    let xml = parts.get(&format!("{folder}/_rels/{name}.rels")).and_then(|xml| std::str::from_utf8(xml).ok());
    let all = tags(xml.unwrap_or_default(), "Relationship").into_iter().filter_map(|tag| {
        let get = |name: &str| tag.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
        let link = get("Type")?.ends_with("/hyperlink");
        Some((get("Id")?, get("Target")?.chars().take(LONGEST).collect())).filter(|_| link)
    });
    all.collect()
}
