//! The tree of a plan and its registry → a plan workbook.

use super::cell::{self, Shown};
use super::column::{self, Column, Leaf, RowKind};
use super::lists::Lists;
use super::sheet::fitted;
use super::{KIND, due, guide, units};
use crate::book::{Area, Book, Color, Number, Page, Sheet, Spot, Style, Validation};
use crate::plan::schema::{Key, Kind, ROOT};
use crate::plan::tree::{Node, Table, Value};
use crate::plan::{Place, Tab};
use crate::text::planbook as words;

/// Rows that choices and prompts reach down to.
const ROWS: u32 = 3_000;

/// A key the workbook cannot hold, by its path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit(pub String);

/// The workbook of a plan; with the registry, where it is to stand in the same file.
pub fn book(tree: &Table, registry: Option<&str>) -> Result<Book, Misfit> {
    let mut lists = Lists::default();
    let mut book = Book { title: title(tree), ..Book::default() };
    book.sheets.push(guide::sheet());
    for tab in Tab::ALL {
        match (tab, registry) {
            (Tab::Plan, _) => book.sheets.push(plan(tree, &mut lists)?),
            (Tab::Units, None) => {}
            (Tab::Units, Some(csv)) => book.sheets.push(registered(csv)?),
            _ => book.sheets.push(listed(tab, tree, &mut lists)?),
        }
    }
    book.sheets = book.sheets.into_iter().map(fitted).collect();
    book.sheets.push(lists.sheet());
    Ok(book)
}

/// A workbook that holds only the registry.
pub fn registry_book(csv: &str) -> Result<Book, Misfit> {
    Ok(Book { title: Tab::Units.name().to_owned(), sheets: vec![fitted(registered(csv)?)], ..Book::default() })
}

fn title(tree: &Table) -> String {
    let title = tree.get("plan").and_then(Node::as_table).and_then(|plan| plan.get("title"));
    title.and_then(Node::as_text).unwrap_or_default().to_owned()
}

fn head() -> Style {
    Style::plain().bold().center().wrap().fill(Color::Head).boxed()
}

fn body() -> Style {
    Style::plain().top().boxed().number(Number::Text)
}

fn fresh(tab: Tab) -> Sheet {
    let mut sheet = Sheet::new(tab.name());
    sheet.gridlines = true;
    sheet.page = Page { landscape: true, repeat: Some((0, 0)), ..Page::default() };
    sheet
}

fn put(sheet: &mut Sheet, spot: Spot, shown: Shown, style: Style) {
    match shown {
        Shown::Text(text) => sheet.text(spot.row, spot.col, text, style),
        Shown::Number(number) => sheet.number(spot.row, spot.col, number, style.left().number(Number::General)),
    }
}

/// «Kế hoạch»: one key a row, the tables below it as blocks.
fn plan(tree: &Table, lists: &mut Lists) -> Result<Sheet, Misfit> {
    let mut sheet = fresh(Tab::Plan);
    sheet.widths.extend([(0, 38.0), (1, 76.0), (2, 62.0)]);
    sheet.looks.insert(1, Style::plain().top().wrap().number(Number::Text));
    for (col, heading) in words::PLAN_HEADS.iter().enumerate() {
        sheet.text(0, col as u16, *heading, head());
    }
    sheet.freeze = (1, 1);
    let table = tree.get("plan").and_then(Node::as_table);
    let mut row = 1;
    let mut block = "";
    for leaf in ROOT.key("plan").and_then(Key::below).map(column::leaves).unwrap_or_default() {
        let own =
            if leaf.path[0].below().is_some_and(|part| part.head.starts_with('[')) { leaf.path[0].key } else { "" };
        if own != block {
            sheet.span(row, (0, 2), leaf.path[0].heading, Style::plain().bold().fill(Color::Part).boxed());
            row += 1;
            block = own;
        }
        let needed = leaf.path.len() == 1 && leaf.key().needed;
        let name = Style::plain().top().wrap().boxed();
        sheet.text(row, 0, leaf.heading.clone(), if needed { name.bold() } else { name });
        let style = body().wrap().fill(Color::Input);
        match shown(table, &leaf, "\n", "plan")? {
            Some(shown) => put(&mut sheet, Spot::new(row, 1), shown, style),
            None => sheet.blank(row, 1, style),
        }
        sheet.text(row, 2, words::hint(&leaf.path), Style::plain().italic().color(Color::Quiet).top().wrap().boxed());
        sheet.validations.extend(validation(
            leaf.key(),
            &leaf.heading,
            &leaf.path,
            Area::down(Spot::new(row, 1), 1),
            lists,
        ));
        row += 1;
    }
    Ok(sheet)
}

/// What the cell of a leaf shows; none for a key that is not there.
fn shown(table: Option<&Table>, leaf: &Leaf, between: &str, path: &str) -> Result<Option<Shown>, Misfit> {
    let mut node = table.and_then(|table| table.get(leaf.path[0].key));
    for key in &leaf.path[1..] {
        node = node.and_then(Node::as_table).and_then(|table| table.get(key.key));
    }
    let Some(node) = node else { return Ok(None) };
    // A table in the place of text has cells of its own.
    if matches!(leaf.key().kind, Kind::TextOr(_)) && node.as_table().is_some() {
        return Ok(None);
    }
    let keys: Vec<&str> = leaf.path.iter().map(|key| key.key).collect();
    let shown = cell::write(leaf.key(), &node.value, between);
    shown.map(Some).ok_or_else(|| Misfit(format!("{path}.{}", keys.join("."))))
}

/// A sheet of lists: one row a table.
fn listed(tab: Tab, tree: &Table, lists: &mut Lists) -> Result<Sheet, Misfit> {
    let kinds = column::kinds(tab);
    let columns = column::columns(tab);
    let mut sheet = fresh(tab);
    let first = u16::from(kinds.len() > 1);
    heads(&mut sheet, tab, &kinds, &columns, lists);
    let mut rows = Vec::new();
    gather(tree, None, &kinds, &mut rows);
    for (index, (kind, table)) in rows.iter().enumerate() {
        let row = index as u32 + 1;
        let fill = fill(*kind, &kinds);
        if first == 1 {
            sheet.text(row, 0, kinds[*kind].part.row, Style { fill, ..body().bold() });
        }
        // The deadline of a report is written in cells of its own.
        let table = with_due(table, &kinds[*kind])?;
        for (at, column) in columns.iter().enumerate() {
            let spot = Spot::new(row, at as u16 + first);
            let leaf = column.leaves.iter().find(|(of, _)| of == kind).map(|(_, leaf)| leaf);
            let style = Style { fill, wrap: wraps(column), ..body() };
            match leaf.map(|leaf| shown(Some(&table), leaf, " | ", kinds[*kind].list)).transpose()?.flatten() {
                Some(shown) => put(&mut sheet, spot, shown, style),
                None => sheet.blank(spot.row, spot.col, style),
            }
        }
    }
    if first == 1 && !rows.is_empty() {
        let to = Spot::new(rows.len() as u32, columns.len() as u16);
        sheet.filter = Some(Area::new(Spot::default(), to));
    }
    Ok(sheet)
}

fn heads(sheet: &mut Sheet, tab: Tab, kinds: &[RowKind], columns: &[Column], lists: &mut Lists) {
    let first = u16::from(kinds.len() > 1);
    let down = |col: u16| Area::down(Spot::new(1, col), ROWS);
    if first == 1 {
        sheet.text(0, 0, KIND, head());
        sheet.widths.insert(0, 13.0);
        sheet.looks.insert(0, Style::plain().bold().top().number(Number::Text));
        let rows: Vec<&'static str> = kinds.iter().map(|kind| kind.part.row).collect();
        sheet.validations.push(lists.choice(KIND, words::KIND_PROMPT, &rows, down(0)));
    }
    for (index, column) in columns.iter().enumerate() {
        let col = index as u16 + first;
        let (_, leaf) = &column.leaves[0];
        sheet.text(0, col, column.heading.clone(), head());
        sheet.widths.insert(col, width(column));
        sheet.looks.insert(col, Style { wrap: wraps(column), ..Style::plain().top().number(Number::Text) });
        sheet.validations.extend(validation(leaf.key(), &column.heading, &leaf.path, down(col), lists));
    }
    sheet.freeze = (1, first + if tab == Tab::Sheets { 1 } else { 2 });
    sheet.heights.insert(0, 36.0);
}

/// Rows that hold others stand out.
fn fill(kind: usize, kinds: &[RowKind]) -> Option<Color> {
    let holds = kinds.iter().any(|other| other.parent == Some(kind));
    match (holds, kinds[kind].parent) {
        (true, None) => Some(Color::Head),
        (true, Some(_)) => Some(Color::Part),
        (false, _) => None,
    }
}

/// Prompts stay on one line, or every row would be as high as they are long.
fn wraps(column: &Column) -> bool {
    column.leaves.iter().all(|(_, leaf)| leaf.path[0].key != "prompt")
}

fn width(column: &Column) -> f64 {
    let key = column.leaves[0].1.key();
    match (key.kind, key.key) {
        (Kind::Text, "title") if column.heading.starts_with("Nhắc") => 24.0,
        (Kind::Text, "label" | "title" | "message" | "text" | "because") => 46.0,
        (Kind::Text, "id" | "sheet" | "print_title" | "form" | "report" | "short") => 22.0,
        (Kind::Formula | Kind::Scope, _) => 32.0,
        (Kind::Texts | Kind::Pairs, _) | (Kind::Text, "refusal") => 30.0,
        (Kind::Text | Kind::TextOr(_), _) => 18.0,
        (Kind::Word(_) | Kind::WordOrCount(_) | Kind::Instant | Kind::Moment, _) => 17.0,
        _ => 12.0,
    }
}

fn with_due(table: &Table, kind: &RowKind) -> Result<Table, Misfit> {
    let mut table = table.clone();
    let due = kind.part.keys.iter().find(|key| column::is_due(key));
    if let Some(entry) = due.and_then(|key| table.entries.iter_mut().find(|entry| entry.key == key.key)) {
        let cells = due::to_cells(&entry.node.value).ok_or_else(|| Misfit(format!("{}.due", kind.list)))?;
        entry.node.value = Value::Table(cells);
    }
    Ok(table)
}

/// The rows of a sheet: each table, then those below it in the order of the file.
fn gather<'t>(table: &'t Table, parent: Option<usize>, kinds: &[RowKind], rows: &mut Vec<(usize, &'t Table)>) {
    let mut below: Vec<(Place, usize, &Table)> = Vec::new();
    for (index, kind) in kinds.iter().enumerate().filter(|(_, kind)| kind.parent == parent) {
        below.extend(table.tables(kind.list).map(|(table, at)| (at, index, table)));
    }
    if parent.is_some() {
        below.sort_by_key(|(at, ..)| *at);
    }
    for (_, kind, table) in below {
        rows.push((kind, table));
        gather(table, Some(kind), kinds, rows);
    }
}

fn validation(key: &Key, heading: &str, path: &[&'static Key], area: Area, lists: &mut Lists) -> Option<Validation> {
    let prompt = words::hint(path);
    let choices: Vec<&'static str> = match key.kind {
        Kind::Word(known) => known.iter().map(|word| word.vi).collect(),
        Kind::Flag => words::YES_NO.to_vec(),
        _ => Vec::new(),
    };
    if !choices.is_empty() {
        return Some(lists.choice(heading, &prompt, &choices, area));
    }
    (!prompt.is_empty()).then(|| super::lists::prompted(heading, &prompt, area))
}

/// «Đơn vị»: the rows of the registry.
fn registered(csv: &str) -> Result<Sheet, Misfit> {
    let records = units::records(csv).ok_or_else(|| Misfit("units.csv".to_owned()))?;
    let mut sheet = fresh(Tab::Units);
    sheet.freeze = (1, 2);
    let columns = records.first().cloned().unwrap_or_default();
    for (row, record) in records.iter().enumerate() {
        for (col, (field, column)) in record.iter().zip(&columns).enumerate() {
            let spot = Spot::new(row as u32, col as u16);
            match units::figure(column, field).filter(|_| row > 0) {
                _ if row == 0 => sheet.text(0, spot.col, units::heading(field), head()),
                Some(number) => put(&mut sheet, spot, Shown::Number(number), body()),
                None => sheet.text(spot.row, spot.col, field.clone(), body()),
            }
            let known = crate::plan::schema_unit::UNITS.key(column).is_some();
            if row == 0 {
                sheet.widths.insert(spot.col, if known && col > 0 { 26.0 } else { 14.0 });
                let look = if known { Style::plain().top().number(Number::Text) } else { Style::plain().top().left() };
                sheet.looks.insert(spot.col, look);
            }
        }
    }
    sheet.heights.insert(0, 36.0);
    if !columns.is_empty() {
        let to = Spot::new(records.len().max(2) as u32 - 1, columns.len() as u16 - 1);
        sheet.filter = Some(Area::new(Spot::default(), to));
    }
    Ok(sheet)
}
