//! A deadline in several cells: what kind it is, then only the cells that kind needs.

use crate::plan::Place;
use crate::plan::schema::{Key, Kind, Part, Word};
use crate::plan::tree::{Node, Table, Value};
use crate::value::{DueOn, deadline};
use std::sync::LazyLock;

const fn word(toml: &'static str, vi: &'static str) -> Word {
    Word { toml, vi }
}

/// Kinds of deadlines; the first five are words of `every`.
static KINDS: [Word; 10] = [
    word("week", "hằng tuần"),
    word("month", "hằng tháng"),
    word("quarter", "hằng quý"),
    word("year", "hằng năm"),
    word("phase", "theo giai đoạn"),
    word("once", "một lần"),
    word("within_month", "trong tháng"),
    word("within_quarter", "trong quý"),
    word("after", "sau sự việc"),
    word("standing", "thường xuyên"),
];

static EDGES: [Word; 2] = [word("by", "đến hết"), word("before", "trước")];

/// Keys that a deadline has in the plan file and in the workbook alike.
const SHARED: [&str; 10] =
    ["on", "month", "quarter", "months_later", "after", "days", "from", "to", "on_day_off", "grace_minutes"];

/// The cells of a deadline, as a table of the schema.
static CELLS: LazyLock<Part> = LazyLock::new(|| {
    let due = crate::plan::schema::ROOT.key("report").and_then(Key::below).and_then(|part| part.key("due"));
    let part = due.and_then(Key::below);
    let own = |key: &'static str, heading: &'static str, kind: Kind, example: &'static str| Key {
        key,
        heading,
        kind,
        needed: false,
        default: "",
        doc: "",
        example,
    };
    let mut keys = vec![
        own("kind", "Loại", Kind::Word(&KINDS), ""),
        own("edge", "Mốc", Kind::Word(&EDGES), ""),
        own("day", "Ngày", Kind::Date, ""),
        own("hour", "Giờ", Kind::Moment, ""),
    ];
    keys.extend(SHARED.iter().filter_map(|key| part?.key(key).copied()));
    Part { head: "due", row: "hạn", keys: Vec::leak(keys) }
});

/// The cells a deadline is written in.
pub(super) fn cells() -> &'static Part {
    &CELLS
}

/// The deadline the cells tell; the cells come back as they are where they tell none.
pub(super) fn from_cells(cells: &Table) -> Value {
    if let Some(due) = in_words(cells) {
        return due;
    }
    let kind = cells.get("kind").and_then(Node::as_text).unwrap_or_else(|| inferred(cells));
    if kind == "standing" {
        return Value::Text("standing".to_owned());
    }
    let mut due = Table { vacant: cells.vacant.clone(), ..Table::default() };
    if let (Some(node), Some(word)) = (cells.get("kind"), KINDS[..5].iter().find(|word| word.toml == kind)) {
        due.put("every", Node::new(Value::Text(word.toml.to_owned()), node.at));
    }
    if let Some(node) = cells.get("kind").filter(|_| !KINDS.iter().any(|word| word.toml == kind)) {
        due.put("every", node.clone());
    }
    edge(cells, &mut due);
    for entry in cells.entries.iter().filter(|entry| SHARED.contains(&entry.key.as_str())) {
        due.put(&entry.key, entry.node.clone());
    }
    Value::Table(due)
}

/// A deadline typed in words into the cell of its day, as the plan on paper has it; none beside cells that say the same
/// again, and none for what the words leave open: after which column something is counted.
fn in_words(cells: &Table) -> Option<Value> {
    let node = cells.get("day")?;
    let read = deadline(node.as_text()?)?;
    if ["kind", "edge", "hour", "on"].iter().any(|key| cells.get(key).is_some()) {
        return None;
    }
    let mut due = Table { vacant: cells.vacant.clone(), ..Table::default() };
    let mut put = |key: &str, value: Value| due.put(key, Node::new(value, node.at));
    let (every, on) = match &read.on {
        DueOn::Day(_) => (None, None),
        DueOn::Weekday(day) => (Some("week"), Some(Value::Text(day.to_string().to_lowercase()))),
        DueOn::MonthDay(day) => (Some("month"), Some(Value::Number(day.to_string()))),
        DueOn::QuarterDay(day) => (Some("quarter"), Some(Value::Number(day.to_string()))),
        DueOn::After { .. } => return None,
    };
    if let Some((every, on)) = every.zip(on) {
        put("every", Value::Text(every.to_owned()));
        put("on", on);
    }
    // A bare day that something is due before ends with the day before it; one of a rhythm has no such short form.
    let hour = read.time.or_else(|| (read.before && every.is_some()).then_some(chrono::NaiveTime::MIN));
    let edge = if read.before { "before" } else { "by" };
    match (&read.on, hour) {
        (DueOn::Day(day), Some(hour)) => put(edge, Value::Instant(day.and_time(hour))),
        (DueOn::Day(day), None) => put(edge, Value::Date(*day)),
        (_, Some(hour)) => put(edge, Value::Text(super::moment::hour(hour))),
        (_, None) => {}
    }
    for entry in cells.entries.iter().filter(|entry| SHARED.contains(&entry.key.as_str())) {
        due.put(&entry.key, entry.node.clone());
    }
    Some(Value::Table(due))
}

/// A day without a kind is a deadline met once.
fn inferred(cells: &Table) -> &'static str {
    if cells.get("day").is_some() { "once" } else { "" }
}

/// `before` or `by`: an instant, a day, or an hour.
fn edge(cells: &Table, due: &mut Table) {
    let key = cells.get("edge").and_then(Node::as_text).unwrap_or("by").to_owned();
    let (day, hour) = (cells.get("day"), cells.get("hour"));
    let node = match (day, hour) {
        (Some(day), Some(hour)) => match (&day.value, hour.as_text().and_then(super::moment::time)) {
            (Value::Date(date), Some(time)) => Node::new(Value::Instant(date.and_time(time)), day.at),
            // The cell that is not what it should be is the one to tell.
            (Value::Date(_), None) => hour.clone(),
            _ => day.clone(),
        },
        (Some(node), None) | (None, Some(node)) => node.clone(),
        (None, None) => return,
    };
    due.put(if key == "before" { "before" } else { "by" }, node);
}

/// The cell a deadline of this kind cannot do without, by its heading.
pub(super) fn misfit(cells: &Table) -> Option<&'static str> {
    let key = match cells.get("kind").and_then(Node::as_text).unwrap_or_default() {
        "within_month" => "month",
        "within_quarter" => "quarter",
        "after" => "after",
        "once" => "day",
        _ => return None,
    };
    if cells.get(key).is_some() { None } else { CELLS.key(key).map(|key| key.heading) }
}

/// Cells filled beside «thường xuyên», which has no other: their headings and places.
pub(super) fn idle(cells: &Table) -> Vec<(&'static str, Place)> {
    if cells.get("kind").and_then(Node::as_text) != Some("standing") {
        return Vec::new();
    }
    let others = cells.entries.iter().filter(|entry| entry.key != "kind");
    others.filter_map(|entry| Some((CELLS.key(&entry.key)?.heading, entry.node.at))).collect()
}

/// The cells of a deadline; none where they cannot say it.
pub(super) fn to_cells(value: &Value) -> Option<Table> {
    let mut cells = Table::default();
    let mut text = |key: &str, text: &str| cells.put(key, Node::text(text, Place::default()));
    let due = match value {
        Value::Text(word) if word == "standing" => {
            text("kind", "standing");
            return Some(cells);
        }
        Value::Table(due) => due,
        _ => return None,
    };
    text("kind", kind(due));
    for key in ["before", "by"] {
        let Some(node) = due.get(key) else { continue };
        text("edge", key);
        match &node.value {
            Value::Instant(instant) => {
                cells.put("day", Node::new(Value::Date(instant.date()), node.at));
                cells.put("hour", Node::text(&super::moment::hour(instant.time()), node.at));
            }
            Value::Date(_) => cells.put("day", node.clone()),
            _ => cells.put("hour", node.clone()),
        }
        break;
    }
    for entry in due.entries.iter().filter(|entry| SHARED.contains(&entry.key.as_str())) {
        cells.put(&entry.key, entry.node.clone());
    }
    Some(cells)
}

fn kind(due: &Table) -> &str {
    let every = due.get("every").and_then(Node::as_text);
    let only = |key: &str| due.get(key).is_some();
    every.unwrap_or_else(|| match () {
        () if only("after") => "after",
        () if only("month") => "within_month",
        () if only("quarter") => "within_quarter",
        () => "once",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Draft, toml_text};

    /// A deadline of the plan file is these cells, and they are the deadline again.
    #[track_caller]
    fn case(due: &str, cells: &[(&str, &str)]) {
        let tree = Draft::from_toml("plan.toml", &format!("due = {due}")).tree.unwrap();
        let value = &tree.get("due").unwrap().value;
        let found = to_cells(value).unwrap();
        let shown = |node: &Node| match &node.value {
            Value::Text(text) => text.clone(),
            value => value.to_string(),
        };
        let shown: Vec<(&str, String)> =
            found.entries.iter().map(|entry| (entry.key.as_str(), shown(&entry.node))).collect();
        let shown: Vec<(&str, &str)> = shown.iter().map(|(key, text)| (*key, text.as_str())).collect();
        assert_eq!(shown, cells);
        assert_eq!(misfit(&found), None);
        assert_eq!(&from_cells(&found), value, "{}", toml_text(&found));
    }

    /// Words in the cell of the day are this deadline of the plan file.
    #[track_caller]
    fn words(text: &str, due: Option<&str>) {
        let mut cells = Table::default();
        cells.put("day", Node::text(text, Place::default()));
        let found = in_words(&cells).map(|value| toml_text(&table_of(value)));
        let wanted = due.map(|due| Draft::from_toml("plan.toml", &format!("due = {due}")).tree.unwrap());
        assert_eq!(found, wanted.map(|tree| toml_text(&tree)), "{text}");
    }

    fn table_of(value: Value) -> Table {
        let mut table = Table::default();
        table.put("due", Node::new(value, Place::default()));
        table
    }

    #[test]
    fn a_deadline_may_be_typed_as_the_plan_on_paper_words_it() {
        words("trước 16g00, ngày 28/3/2020", Some("{ before = 2020-03-28T16:00:00 }"));
        words("đến hết ngày 25/3/2020", Some("{ by = 2020-03-25 }"));
        words("trước ngày 25/3/2020", Some("{ before = 2020-03-25 }"));
        words("đến 10h00’, thứ 6 hàng tuần", Some("{ every = \"week\", on = \"fri\", by = \"10:00\" }"));
        words("ngày 25 hàng tháng", Some("{ every = \"month\", on = 25 }"));
        words("trước ngày 20 tháng cuối quý", Some("{ every = \"quarter\", on = 20, before = \"00:00\" }"));
        words("sau 03 ngày kể từ khi kết thúc hoạt động", None);
        words("cuối tháng ba", None);
    }

    #[test]
    fn a_deadline_is_its_kind_and_the_cells_of_that_kind() {
        case("\"standing\"", &[("kind", "standing")]);
        case(
            "{ before = 2020-03-28T16:00:00 }",
            &[("kind", "once"), ("edge", "before"), ("day", "2020-03-28"), ("hour", "16:00")],
        );
        case("{ by = 2020-03-28 }", &[("kind", "once"), ("edge", "by"), ("day", "2020-03-28")]);
        case(
            "{ by = 2020-03-28T00:00:30 }",
            &[("kind", "once"), ("edge", "by"), ("day", "2020-03-28"), ("hour", "00:00:30")],
        );
        case(
            "{ every = \"week\", on = \"fri\", by = \"10:00\" }",
            &[("kind", "week"), ("edge", "by"), ("hour", "10:00"), ("on", "fri")],
        );
        case("{ every = \"phase\", days = 3 }", &[("kind", "phase"), ("days", "3")]);
        case("{ after = \"hd_ngay\" }", &[("kind", "after"), ("after", "hd_ngay")]);
        case("{ month = \"2020-09\" }", &[("kind", "within_month"), ("month", "2020-09")]);
        case("{ quarter = \"2020-Q3\" }", &[("kind", "within_quarter"), ("quarter", "2020-Q3")]);
    }
}
