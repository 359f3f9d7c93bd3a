//! The tables of docs/plan-format.md are made of `plan::schema`.
//!
//! To renew them: `TONGHOP_UPDATE=1 cargo test --test plan_page`.

use std::fmt::Write;
use std::path::Path;
use tonghop::plan::schema::{Key, Kind, Part, parts};
use tonghop::plan::schema_unit::UNITS;

const FROM: &str = "<!-- keys: made of src/plan/schema*.rs by `TONGHOP_UPDATE=1 cargo test --test plan_page` -->\n";
const TO: &str = "<!-- end of keys -->\n";

#[test]
fn the_tables_of_the_page_are_those_of_the_schema() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/plan-format.md");
    let page = std::fs::read_to_string(&path).expect("the page").replace("\r\n", "\n");
    let (before, rest) = page.split_once(FROM).expect("the first marker");
    let (found, after) = rest.split_once(TO).expect("the second marker");
    let wanted = tables();
    if std::env::var_os("TONGHOP_UPDATE").is_some() {
        tonghop::disk::write(&path, format!("{before}{FROM}{wanted}{TO}{after}").as_bytes())
            .expect("the page is written");
    } else {
        assert!(
            found == wanted,
            "docs/plan-format.md is behind the schema: TONGHOP_UPDATE=1 cargo test --test plan_page"
        );
    }
}

fn tables() -> String {
    parts().into_iter().chain([&UNITS]).map(table).collect()
}

fn table(part: &Part) -> String {
    let mut text = format!("\n### `{}`\n\n", part.head);
    text.push_str("| Key | Holds | Absent | Means | Example | In Excel |\n|---|---|---|---|---|---|\n");
    for key in part.keys {
        let absent = if key.needed { "**needed**".to_owned() } else { key.default.to_owned() };
        let example = if key.example.is_empty() { String::new() } else { format!("`{}`", key.example) };
        let cells = [format!("`{}`", key.key), holds(key), absent, key.doc.to_owned(), example, key.heading.to_owned()];
        let _ = writeln!(text, "| {} |", cells.map(|cell| cell.replace('|', "\\|")).join(" | "));
    }
    text
}

fn holds(key: &Key) -> String {
    let words = || {
        let words = key.words().iter().map(|word| format!("`{}` «{}»", word.toml, word.vi));
        words.collect::<Vec<_>>().join(", ")
    };
    match key.kind {
        Kind::Text => "text".to_owned(),
        Kind::Texts => "texts".to_owned(),
        Kind::Flag => "true or false".to_owned(),
        Kind::Count => "whole number".to_owned(),
        Kind::Number => "number".to_owned(),
        Kind::Share => "share".to_owned(),
        Kind::Date => "date".to_owned(),
        Kind::Instant => "date and hour".to_owned(),
        Kind::Moment => "date, or date and hour".to_owned(),
        Kind::Formula => "formula or number".to_owned(),
        Kind::Word(_) => words(),
        Kind::WordOrCount([]) => "number or text".to_owned(),
        Kind::WordOrCount(_) => format!("number or {}", words()),
        Kind::Scope => format!("{}, or a table", words()),
        Kind::Pairs => "texts by key".to_owned(),
        Kind::Table(_) => "table".to_owned(),
        Kind::TextOr(_) => "text or table".to_owned(),
        Kind::Tables(_) => "tables".to_owned(),
    }
}
