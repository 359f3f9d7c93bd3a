//! A scope in one cell: «tất cả», «cấp Khối», or lines such as `nhóm: Nhân ái | Thanh lịch`.
//!
//! Lines are joined by AND, the entries of a line by OR; a `;` may stand in place of a line break. A condition is the last
//! line: what follows it belongs to the formula.

use super::{formula, list};
use crate::plan::Place;
use crate::plan::schema::{Key, Kind};
use crate::plan::tree::{Node, Table, Value};

/// Marks between and inside the entries of a line.
const MARKS: [char; 2] = ['|', ';'];
/// What a scope of no line is written as: it names every unit.
const EVERY: &str = "{}";

/// The scope a cell names; none where it cannot be understood.
pub(super) fn read(key: &Key, cell: &str, at: Place) -> Option<Value> {
    let wanted = crate::value::key(cell);
    let word = key.words().iter().find(|word| [word.vi, word.toml].iter().any(|one| crate::value::key(one) == wanted));
    if let Some(word) = word {
        return Some(Value::Text(word.toml.to_owned()));
    }
    let mut table = Table::default();
    let mut rest = cell;
    while !rest.trim().is_empty() && rest.trim() != EVERY {
        let (name, after) = rest.split_once(':')?;
        let name = crate::value::key(name);
        let part = key.below()?;
        let key = part.keys.iter().find(|key| crate::value::key(key.heading) == name || key.key == name)?;
        if table.get(key.key).is_some() {
            return None;
        }
        let (own, next) = if matches!(key.kind, Kind::Formula) { (after, "") } else { line(after) };
        table.put(key.key, Node::new(entry(key, own, at), at));
        rest = next;
    }
    Some(Value::Table(table))
}

/// The line up to its end and what follows it.
fn line(text: &str) -> (&str, &str) {
    let mut escaped = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '\\' if !escaped => escaped = true,
            ';' | '\n' if !escaped => return (&text[..at], &text[at + 1..]),
            _ => escaped = false,
        }
    }
    (text, "")
}

fn entry(key: &Key, text: &str, at: Place) -> Value {
    if matches!(key.kind, Kind::Formula) {
        return Value::Text(formula::plan_form(text));
    }
    // Codes hold no comma, and are often listed with one.
    let separators: &[char] = if key.key == "units" { &['|', ','] } else { &['|'] };
    Value::List(list::split(text, separators).iter().map(|item| Node::text(item, at)).collect())
}

/// The cell of a scope; none where the notation cannot say it.
pub(super) fn write(key: &Key, value: &Value) -> Option<String> {
    if let Value::Text(text) = value {
        return key.words().iter().find(|word| word.toml == text).map(|word| word.vi.to_owned());
    }
    let (Value::Table(table), Some(part)) = (value, key.below()) else { return None };
    let known = |entry: &crate::plan::tree::Entry| part.key(&entry.key).is_some();
    if !table.entries.iter().all(known) {
        return None;
    }
    let mut lines = Vec::new();
    for key in part.keys {
        let Some(node) = table.get(key.key) else { continue };
        lines.push(format!("{}: {}", key.heading, entries(key, &node.value)?));
    }
    Some(if lines.is_empty() { EVERY.to_owned() } else { lines.join("\n") })
}

fn entries(key: &Key, value: &Value) -> Option<String> {
    match value {
        Value::Text(text) if matches!(key.kind, Kind::Formula) => Some(text.clone()),
        Value::List(list) => {
            let items: Option<Vec<String>> = list.iter().map(|item| item.as_text().map(str::to_owned)).collect();
            let marks: &[char] = if key.key == "units" { &['|', ';', ','] } else { &MARKS };
            Some(list::join(&items?, marks, " | "))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::schema::ROOT;
    use crate::plan::toml_text;

    fn key() -> &'static Key {
        let report = ROOT.key("report").and_then(Key::below).unwrap();
        report.key("scope").unwrap()
    }

    #[track_caller]
    fn case(cell: &str, toml: Option<&str>) {
        let shown = |value| {
            let mut table = Table::default();
            table.put("scope", Node::new(value, Place::default()));
            toml_text(&table).trim().trim_start_matches("scope = ").to_owned()
        };
        let value = read(key(), cell, Place::default());
        assert_eq!(value.clone().map(shown).as_deref(), toml);
        if let Some(value) = value {
            let cell = write(key(), &value).unwrap();
            assert_eq!(read(key(), &cell, Place::default()), Some(value), "written as {cell}");
        }
    }

    #[test]
    fn scopes_are_words_or_lines() {
        case("Tất cả", Some("\"all\""));
        case("cấp khối", Some("\"khoi\""));
        case("nhóm: Nhân ái | Văn hóa, Thể thao", Some("{ groups = [\"Nhân ái\", \"Văn hóa, Thể thao\"] }"));
        case(
            "đơn vị: SYT, STP; loại: so\nđiều kiện: doan_vien>100",
            Some("{ units = [\"SYT\", \"STP\"], kinds = [\"so\"], where = \"doan_vien>100\" }"),
        );
        case("điều kiện: =IF(a;1,5;2)>1", Some("{ where = \"IF(a,1.5,2)>1\" }"));
        case("nhóm: A\\;B \\| C", Some("{ groups = [\"A;B | C\"] }"));
        case("{}", Some("{}"));
        case("Nhân ái", None);
        case("nhom: Nhân ái", None);
        case("nhóm: A\nnhóm: B", None);
    }
}
