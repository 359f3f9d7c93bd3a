//! `[[form]]` → [`Form`].

use super::load_indicator::scope;
use super::source::Reader;
use super::{Column, FaultKind, Field, Form, FormLayout, Names, Origin, Place, Prompt, RowsFrom, Rule, Section, Table};
use crate::value::Kind;

/// Rows of a table that the program will write and read at most.
pub(crate) const MAX_ROWS: usize = 5_000;

pub(super) fn form(table: Reader<'_, '_>, attributes: &Names) -> Form {
    let layouts = [("full", FormLayout::Full), ("compact", FormLayout::Compact)];
    let sections: Vec<(Section, Place)> =
        table.tables("section").into_iter().map(|t| (t.at, t)).map(|(at, t)| (section(t, attributes), at)).collect();
    let tables: Vec<Table> = table.tables("table").into_iter().map(|t| form_table(t, attributes)).collect();
    let form = Form {
        id: table.required("id"),
        title: table.required("title"),
        print_title: table.text("print_title"),
        layout: table.word("layout", &layouts).unwrap_or_default(),
        sheets: sheet_order(&sections, &tables),
        sections: sections.into_iter().map(|(section, _)| section).collect(),
        tables,
        at: table.at,
    };
    table.finish();
    form
}

/// Sheets in the order in which sections and tables of the file first name them.
fn sheet_order(sections: &[(Section, Place)], tables: &[Table]) -> Vec<String> {
    let mut mentions: Vec<(Place, &str)> = sections.iter().map(|(section, at)| (*at, section.sheet.as_str())).collect();
    mentions.extend(tables.iter().map(|table| (table.at, table.sheet.as_str())));
    mentions.sort();
    let mut order: Vec<String> = Vec::new();
    for (_, sheet) in mentions {
        if !order.iter().any(|known| known == sheet) {
            order.push(sheet.to_owned());
        }
    }
    order
}

fn section(table: Reader<'_, '_>, attributes: &Names) -> Section {
    let section = Section {
        id: table.required("id"),
        sheet: table.required("sheet"),
        title: table.required("title"),
        scope: scope(&table, attributes),
        nil: table.flag("nil", false),
        nil_label: table.text("nil_label"),
        fields: table.tables("field").into_iter().flat_map(field).collect(),
    };
    table.finish();
    section
}

const KINDS: [(&str, Kind); 13] = [
    ("text", Kind::Text),
    ("count", Kind::Count),
    ("decimal", Kind::Decimal),
    ("money", Kind::Money),
    ("percent", Kind::Percent),
    ("date", Kind::Date),
    ("date_range", Kind::DateRange),
    ("time", Kind::Time),
    ("status", Kind::Status),
    ("choice", Kind::Choice),
    ("tick", Kind::Tick),
    // File names and links are words to a cell; how many there are, rows and counts say.
    ("evidence", Kind::Text),
    // Opened into one tick an option by [`ticks`].
    (MULTI_CHOICE, Kind::Tick),
];
const MULTI_CHOICE: &str = "multi_choice";
/// Options of a field with several choices: each is a row of the form.
const MAX_TICKS: usize = 60;

fn kind(table: &Reader<'_, '_>) -> Kind {
    if !table.has("type") {
        table.missing("type");
    }
    let kind = table.word("type", &KINDS).unwrap_or(Kind::Text);
    if (kind == Kind::Choice || several(table)) && !table.has("options") {
        let key = if several(table) { "type = \"multi_choice\"" } else { "type = \"choice\"" };
        table.needs(key, "options");
    }
    kind
}

/// Choices offered: the plan's own, or the four fixed words of a status.
fn options(table: &Reader<'_, '_>, kind: Kind) -> Vec<String> {
    let listed = table.texts("options");
    let at = table.place_of("options");
    if listed.iter().any(|option| option.trim().is_empty()) || (table.has("options") && listed.is_empty()) {
        table.source.fault(at, FaultKind::Blank { key: "options".to_owned() });
    }
    for (index, found) in listed.iter().enumerate() {
        // What is read back is compared by these keys: two options of one key are one.
        let same = |other: &&String| crate::value::key(other) == crate::value::key(found);
        if let Some(known) = listed[..index].iter().find(same).filter(|_| !found.trim().is_empty()) {
            let (key, found, known) = ("options".to_owned(), found.clone(), known.clone());
            table.source.fault(at, FaultKind::Alike { key, found, known, first: at });
        }
    }
    match kind {
        Kind::Status => crate::value::STATUSES.map(str::to_owned).to_vec(),
        _ => listed,
    }
}

fn several(table: &Reader<'_, '_>) -> bool {
    table.has("type") && table.text("type").as_deref() == Some(MULTI_CHOICE)
}

/// The field, and for a field with several choices its ticks: `<id>` becomes the number of ticks, `<id>_1` … the ticks.
fn field(table: Reader<'_, '_>) -> Vec<Field> {
    if !several(&table) {
        return vec![single(table)];
    }
    let found = table.texts("options").len();
    if found > MAX_TICKS {
        let kind = FaultKind::TooMany { what: "options".to_owned(), found, limit: MAX_TICKS };
        table.source.fault(table.place_of("options"), kind);
    }
    let field = single(table);
    let ticks: Vec<Field> = (1..=field.options.len().min(MAX_TICKS)).map(|number| tick(&field, number)).collect();
    let terms: Vec<String> = ticks.iter().map(|tick| format!("IF({}=\"x\",1,0)", tick.id)).collect();
    let count = Field {
        kind: Kind::Count,
        origin: Origin::Formula(Rule { text: terms.join("+"), at: field.at }),
        required: false,
        options: Vec::new(),
        note: false,
        print: true,
        ..field
    };
    std::iter::once(count).chain(ticks).collect()
}

fn tick(field: &Field, number: usize) -> Field {
    Field {
        id: format!("{}_{number}", field.id),
        label: field.options[number - 1].clone(),
        kind: Kind::Tick,
        required: false,
        options: Vec::new(),
        uom: None,
        note: false,
        print: false,
        ..field.clone()
    }
}

fn single(table: Reader<'_, '_>) -> Field {
    let kind = kind(&table);
    let origin = origin(&table);
    let typed = origin == Origin::Typed;
    let computed = matches!(origin, Origin::Formula(_));
    let asked = typed && !matches!(kind, Kind::Text | Kind::Tick);
    let field = Field {
        id: table.required("id"),
        label: table.required("label"),
        kind,
        uom: table.text("uom"),
        required: table.flag("required", asked) && typed,
        options: options(&table, kind),
        origin,
        note: table.flag("note", !computed && !matches!(kind, Kind::Text | Kind::Tick)),
        print: table.flag("print", !matches!(kind, Kind::Text | Kind::Choice)),
        summary: table.flag("summary", true),
        lines: table.count("lines").unwrap_or(1).clamp(1, 20),
        prompt: table.table("prompt").map(prompt),
        at: table.at,
    };
    table.finish();
    field
}

fn origin(table: &Reader<'_, '_>) -> Origin {
    if let Some(rule) = table.rule("formula") {
        return Origin::Formula(rule);
    }
    let restart = table.word("restart", &[("year", true)]).unwrap_or(false);
    let Some(from) = table.text("from") else { return Origin::Typed };
    match from.split_once('.') {
        Some(("unit", attribute)) => Origin::UnitAttribute(attribute.to_owned()),
        Some(("previous", field)) => Origin::Previous { field: field.to_owned(), restart },
        Some((report, field)) => Origin::Report { report: report.to_owned(), field: field.to_owned() },
        None => {
            let allowed = ["unit.<column>", "<report>.<field>", "previous.<field>"];
            table.unknown_word("from", &from, &allowed);
            Origin::Typed
        }
    }
}

/// `nhanh` or `nhanh.bn`.
fn rows_from(table: &Reader<'_, '_>) -> Option<RowsFrom> {
    let (at, text) = (table.place_of("rows_from"), table.text("rows_from")?);
    Some(match text.split_once('.') {
        Some((report, table)) => RowsFrom { report: report.to_owned(), table: Some(table.to_owned()), at },
        None => RowsFrom { report: text, table: None, at },
    })
}

/// Excel refuses longer messages; the file then needs repair.
fn prompt(table: Reader<'_, '_>) -> Prompt {
    let part = |key: &'static str, limit: usize| {
        let text = table.text(key).unwrap_or_default();
        let found = text.encode_utf16().count();
        if found > limit {
            table.source.fault(table.place_of(key), FaultKind::TooLong { key: key.to_owned(), found, limit });
        }
        text
    };
    let prompt = Prompt { title: part("title", 32), text: part("text", 255), refusal: part("refusal", 225) };
    table.finish();
    prompt
}

fn form_table(table: Reader<'_, '_>, attributes: &Names) -> Table {
    let id = table.required("id");
    let rows = table.rule("rows").unwrap_or(Rule { text: "20".to_owned(), at: table.at });
    super::verify::formula(&rows, attributes, &mut |place, kind| table.source.fault(place, kind));
    let max_rows = table.count("max_rows").unwrap_or(200);
    if max_rows == 0 {
        let [from, to] = ["1".to_owned(), MAX_ROWS.to_string()];
        let kind = FaultKind::OutOfRange { key: "max_rows".to_owned(), found: "0".to_owned(), from, to };
        table.source.fault(table.place_of("max_rows"), kind);
    }
    if max_rows > MAX_ROWS {
        let kind = FaultKind::TooMany { what: "max_rows".to_owned(), found: max_rows, limit: MAX_ROWS };
        table.source.fault(table.place_of("max_rows"), kind);
    }
    let form_table = Table {
        sheet: table.required("sheet"),
        title: table.required("title"),
        noun: table.text("noun").unwrap_or_else(|| "dòng".to_owned()),
        rows,
        max_rows: max_rows.clamp(1, MAX_ROWS) as u32,
        scope: scope(&table, attributes),
        nil: table.flag("nil", false),
        nil_label: table.text("nil_label"),
        key: table.texts("key"),
        rows_from: rows_from(&table),
        columns: table.tables("columns").into_iter().map(|column| form_column(column, &id)).collect(),
        at: table.at,
        id,
    };
    table.finish();
    form_table
}

fn form_column(table: Reader<'_, '_>, owner: &str) -> Column {
    let kind = kind(&table);
    let id = table.required("id");
    let column = Column {
        name: format!("{owner}_{id}"),
        id,
        label: table.required("label"),
        kind,
        uom: table.text("uom"),
        required: table.flag("required", false),
        options: options(&table, kind),
        width: table.number("width"),
        prompt: table.table("prompt").map(prompt),
    };
    table.finish();
    column
}
