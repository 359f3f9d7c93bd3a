//! [`Table`] → the text of a `plan.toml`, keys in the order of the format, in the look of the shipped plans.

use super::Place;
use super::schema::{Key, Kind, Part, ROOT, UNKNOWN};
use super::tree::{Entry, Node, Table, Value};
use std::fmt::Write;

/// Characters of a line before a list is written one item a line.
const WIDTH: usize = 150;

/// The text of a plan file.
pub fn toml_text(tree: &Table) -> String {
    let mut out = String::new();
    body(&mut out, tree, &ROOT, "");
    out
}

/// A table that stands under a heading of its own.
struct Headed<'t> {
    head: String,
    table: &'t Table,
    part: &'static Part,
    at: Place,
}

/// The plain keys of a table, then the tables below it in the order of the file.
fn body(out: &mut String, table: &Table, part: &'static Part, path: &str) {
    let mut below: Vec<Headed<'_>> = Vec::new();
    for entry in ordered(table, part) {
        let key = part.key(&entry.key);
        match key.and_then(|key| headed(key, entry, path)) {
            Some(tables) => below.extend(tables),
            None => line(out, entry, key),
        }
    }
    // Sections and tables of a form share one order; a plan that never stood in a file keeps that of its keys.
    if !path.is_empty() {
        below.sort_by_key(|headed| headed.at);
    }
    for one in below {
        // Fields follow each other closely, as in a list.
        if !out.is_empty() && !one.head.ends_with(".field]]") {
            out.push('\n');
        }
        let _ = writeln!(out, "{}", one.head);
        body(out, one.table, one.part, one.head.trim_matches(['[', ']']));
    }
}

/// Entries in the order of the format; unknown ones last.
fn ordered<'t>(table: &'t Table, part: &Part) -> Vec<&'t Entry> {
    let mut entries: Vec<&Entry> = table.entries.iter().collect();
    entries.sort_by_key(|entry| part.keys.iter().position(|key| key.key == entry.key).unwrap_or(usize::MAX));
    entries
}

fn headed<'t>(key: &Key, entry: &'t Entry, path: &str) -> Option<Vec<Headed<'t>>> {
    let name = if path.is_empty() { entry.key.clone() } else { format!("{path}.{}", entry.key) };
    match (key.kind, &entry.node.value) {
        (Kind::Table(part), Value::Table(table)) if part.head.starts_with('[') => {
            Some(vec![Headed { head: format!("[{name}]"), table, part, at: entry.node.at }])
        }
        (Kind::Tables(part), Value::List(list)) if part.head.starts_with("[[") && !list.is_empty() => {
            let tables = list.iter().map(|node| {
                let head = format!("[[{name}]]");
                Some(Headed { head, table: node.as_table()?, part, at: node.at })
            });
            tables.collect()
        }
        _ => None,
    }
}

fn line(out: &mut String, entry: &Entry, key: Option<&Key>) {
    let part = key.and_then(Key::below).unwrap_or(&UNKNOWN);
    let name = bare(&entry.key);
    let written = inline(&entry.node, part);
    let listed = entry.node.as_list().filter(|list| list.len() > 1);
    match listed {
        Some(list) if name.chars().count() + 3 + written.chars().count() > WIDTH || tables(list) => {
            let _ = writeln!(out, "{name} = [");
            for item in list {
                let _ = writeln!(out, "  {},", inline(item, part));
            }
            out.push_str("]\n");
        }
        _ => {
            let _ = writeln!(out, "{name} = {written}");
        }
    }
}

fn tables(list: &[Node]) -> bool {
    list.iter().any(|item| item.as_table().is_some())
}

fn inline(node: &Node, part: &'static Part) -> String {
    match &node.value {
        Value::Text(text) | Value::Other(text) => quoted(text),
        Value::Number(text) => text.clone(),
        Value::Flag(flag) => flag.to_string(),
        Value::Date(date) => date.format("%Y-%m-%d").to_string(),
        Value::Instant(instant) => instant.format("%Y-%m-%dT%H:%M:%S").to_string(),
        Value::List(list) => {
            let items: Vec<String> = list.iter().map(|item| inline(item, part)).collect();
            if tables(list) { format!("[ {} ]", items.join(", ")) } else { format!("[{}]", items.join(", ")) }
        }
        Value::Table(table) => {
            let entries = ordered(table, part).into_iter().map(|entry| {
                let below = part.key(&entry.key).and_then(Key::below).unwrap_or(&UNKNOWN);
                format!("{} = {}", bare(&entry.key), inline(&entry.node, below))
            });
            let entries: Vec<String> = entries.collect();
            if entries.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", entries.join(", ")) }
        }
    }
}

fn bare(key: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    if !key.is_empty() && key.chars().all(plain) { key.to_owned() } else { quoted(key) }
}

/// Double quotes; single ones where that spares escapes.
fn quoted(text: &str) -> String {
    let plain = !text.contains('\'') && !text.chars().any(char::is_control);
    if plain && text.contains(['"', '\\']) {
        return format!("'{text}'");
    }
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => {
                let _ = write!(out, "\\u{:04X}", letter as u32);
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(text: &str) {
        let (tree, faults) = super::super::toml_tree::parse("plan.toml", text);
        assert_eq!(faults.len(), 0);
        assert_eq!(toml_text(&tree), text);
    }

    #[test]
    fn a_plan_in_the_look_of_the_shipped_ones_comes_back_as_it_was() {
        same(
            r#"[plan]
id = "thu"
code = "THU"
title = "Kế hoạch «thử»"
issued = 2020-02-18
window = { from = 2020-02-18, to = 2020-03-28 }
kind_labels = { so = "Sở, ban" }
recipients = ["Lưu"]

[plan.letterhead]
body = "ĐOÀN KHỐI"

[[report]]
id = "thang"
scope = { groups = ["Nhân ái"], where = "doan_vien > 100" }
due = { before = 2020-03-28T16:00:00 }
artefacts = [
  { id = "tep", label = "Tệp Excel" },
  { id = "anh", required = false },
]

[[form]]
id = "bieu"

[[form.table]]
id = "hd"
rows = 20
columns = [ { id = "ten", width = 12.5 } ]

[[form.section]]
id = "so"
[[form.section.field]]
id = "tong"
formula = 'COUNTIF(hd_ten, "x")'
[[form.section.field]]
id = "nu"
label = "Trong đó \"nữ\" của Đ'\n\\"
"#,
        );
    }

    #[test]
    fn the_shipped_plan_says_the_same_when_written_anew() {
        let text = include_str!("../../templates/thang-thanh-nien-2020/plan.toml");
        let (tree, _) = super::super::toml_tree::parse("plan.toml", text);
        let (again, faults) = super::super::toml_tree::parse("plan.toml", &toml_text(&tree));
        assert_eq!(faults.len(), 0);
        assert_eq!(super::super::tree::difference(&tree, &again), None);
    }
}
