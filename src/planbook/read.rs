//! A plan workbook → the tree of the plan, every value with its sheet and cell.

use super::cell::{self, Typed};
use super::column::{self, Column, Leaf, RowKind};
use super::due;
use super::sheet::{Page, Row};
use crate::plan::schema::{Key, Kind};
use crate::plan::tree::{Node, Table, Value};
use crate::plan::{FaultKind, Place, Sheets};
use crate::value::Raw;

/// Rows a sheet's headings are looked for in.
const HEAD_ROWS: u32 = 20;

/// Where faults of a sheet go.
pub(super) type Sink<'f> = &'f mut dyn FnMut(Place, FaultKind);

/// Reads the sheet of the plan itself: one key a row.
pub(super) fn plan(page: &Page, fault: Sink<'_>) -> Table {
    let part = crate::plan::schema::ROOT.key("plan").and_then(Key::below);
    let leaves: Vec<Leaf> = part.map(column::leaves).unwrap_or_default();
    let mut table = Table::default();
    for row in &page.rows {
        let heading = row.text(0);
        let at = page.place(row, 1);
        let wanted = crate::value::key(&heading);
        let leaf = leaves.iter().find(|leaf| crate::value::key(&leaf.heading) == wanted);
        let empty = row.text(1).is_empty();
        match leaf {
            Some(leaf) if empty => vacant(&mut table, leaf, at),
            Some(leaf) => put(&mut table, leaf, row.typed(1), at, fault),
            None if empty || wanted == "mục" => {}
            None => {
                let nearest = nearest(&heading, leaves.iter().map(|leaf| leaf.heading.as_str()));
                fault(page.place(row, 0), FaultKind::UnknownKey { key: heading, nearest });
            }
        }
        for (spot, typed) in row.cells.iter().filter(|(col, _)| **col > 2) {
            fault(page.place(row, *spot), FaultKind::Stray { found: typed.text() });
        }
    }
    table
}

/// A heading or word nearest to what was typed, however it is spelt.
pub(crate) fn nearest<'a>(typed: &str, words: impl Iterator<Item = &'a str>) -> Option<String> {
    let words: Vec<(String, &str)> = words.map(|word| (crate::value::key(word), word)).collect();
    let bare = crate::value::bare_key(typed);
    let unmarked = words.iter().find(|(_, word)| crate::value::bare_key(word) == bare);
    let near = || {
        let near = crate::plan::nearest(&crate::value::key(typed), words.iter().map(|(key, _)| key.as_str()))?;
        words.iter().find(|(key, _)| *key == near)
    };
    unmarked.or_else(near).map(|(_, word)| (*word).to_owned())
}

/// The columns of a sheet: which stands where.
struct Heads<'c> {
    row: u32,
    /// Column of the kind of row.
    kind: Option<u16>,
    columns: Vec<(u16, &'c Column)>,
}

impl<'c> Heads<'c> {
    fn of(page: &Page, columns: &'c [Column], fault: Sink<'_>) -> Option<Self> {
        let keys: Vec<String> = columns.iter().map(|column| crate::value::key(&column.heading)).collect();
        let longest = columns.iter().map(|column| column.heading.len()).max().unwrap_or(0) * 2;
        // A cell far longer than any heading is none.
        let known = |text: &str| {
            let wanted = if text.len() > longest { return None } else { crate::value::key(text) };
            keys.iter().position(|key| *key == wanted).map(|index| &columns[index])
        };
        let count = |row: &Row| row.cells.values().filter(|typed| known(&typed.text()).is_some()).count();
        let near = page.rows.iter().filter(|row| row.row < HEAD_ROWS);
        // The first of the rows with the most headings.
        let best = near.rev().max_by_key(|row| count(row)).filter(|row| count(row) > 0)?;
        let mut heads = Heads { row: best.row, kind: None, columns: Vec::new() };
        for (col, typed) in &best.cells {
            let (text, at) = (typed.text(), page.place(best, *col));
            if same(&text, super::KIND) {
                heads.kind = Some(*col);
            } else if let Some(column) = known(&text) {
                let twice = heads.columns.iter().find(|(_, other)| other.heading == column.heading);
                match twice {
                    Some((first, _)) => {
                        let first = page.place(best, *first);
                        fault(at, FaultKind::Duplicate { what: "column".to_owned(), id: text, first });
                    }
                    None => heads.columns.push((*col, column)),
                }
            } else if !text.starts_with('_') {
                let nearest = nearest(&text, columns.iter().map(|column| column.heading.as_str()));
                fault(at, FaultKind::UnknownKey { key: text, nearest });
            }
        }
        // Columns whose heading is not known, or begins with «_», are not read; the heading itself was told.
        Some(heads)
    }

    /// Whether a column is there.
    fn holds(&self, column: &Column) -> bool {
        self.columns.iter().any(|(_, one)| one.heading == column.heading)
    }

    /// Where a column that is not there would be headed; none where a misspelt heading was told in its place.
    fn vacant(&self, page: &Page, heading: &str) -> Option<Place> {
        let row = page.rows.iter().find(|row| row.row == self.row)?;
        // A column of notes is passed over in silence.
        let meant = |text: &str| !text.starts_with('_') && nearest(text, std::iter::once(heading)).is_some();
        let read = |col: &u16| self.columns.iter().any(|(one, _)| one == col) || self.kind == Some(*col);
        let misspelt = row.cells.iter().any(|(col, typed)| !read(col) && meant(&typed.text()));
        (!misspelt).then(|| page.place(row, 0))
    }
}

fn same(one: &str, two: &str) -> bool {
    crate::value::key(one) == crate::value::key(two)
}

/// Reads a sheet of lists into the tree.
pub(super) fn lists(page: &Page, tree: &mut Table, sheets: &mut Sheets, fault: Sink<'_>) {
    let columns = column::columns(page.tab);
    let kinds = column::kinds(page.tab);
    let Some(heads) = Heads::of(page, &columns, fault) else {
        if !page.rows.is_empty() {
            let whole = Place { sheet: Some(page.tab), ..Place::default() };
            fault(whole, FaultKind::NoHeadings);
            sheets.unread = true;
        }
        return;
    };
    if kinds.len() > 1 && heads.kind.is_none() && page.rows.iter().any(|row| row.row > heads.row) {
        if let Some(at) = heads.vacant(page, super::KIND) {
            fault(at, FaultKind::NoColumn { heading: super::KIND.to_owned() });
        }
        sheets.unread = true;
        return;
    }
    for column in columns.iter().filter(|column| !heads.holds(column)) {
        let at = heads.vacant(page, &column.heading);
        let keys = column.leaves.iter().filter(|(_, leaf)| leaf.path.len() == 1).map(|(_, leaf)| leaf.key().key);
        sheets.headless.extend(keys.map(|key| ((page.tab, key), (column.heading.clone(), at))));
    }
    let headed = page.rows.iter().find(|row| row.row == heads.row).map(|row| row.cells.keys().copied().collect());
    let headed: Vec<u16> = headed.unwrap_or_default();
    let mut open = Open { stack: Vec::new(), kinds: &kinds };
    for row in page.rows.iter().filter(|row| row.row > heads.row) {
        for (col, typed) in row.cells.iter().filter(|(col, _)| !headed.contains(col)) {
            fault(page.place(row, *col), FaultKind::Stray { found: typed.text() });
        }
        let Some(kind) = kind_of(page, row, &heads, &kinds, fault) else { continue };
        let (table, at) = row_table(page, row, &heads, kind, &kinds[kind], fault);
        if let Err(parent) = open.add(tree, kind, table, at) {
            let row = kinds[kind].part.row.to_owned();
            fault(at, FaultKind::Orphan { row, parent: parent.to_owned() });
        }
    }
    open.close(tree, 0);
}

fn kind_of(page: &Page, row: &Row, heads: &Heads<'_>, kinds: &[RowKind], fault: Sink<'_>) -> Option<usize> {
    let said = heads.columns.iter().any(|(col, _)| !row.text(*col).is_empty());
    if kinds.len() == 1 {
        return said.then_some(0);
    }
    let col = heads.kind.unwrap_or(0);
    let typed = heads.kind.map(|col| row.text(col)).unwrap_or_default();
    if typed.is_empty() {
        if said {
            let kind = FaultKind::MissingKey { key: super::KIND.to_owned(), table: page.tab.name().to_owned() };
            fault(page.place(row, col), kind);
        }
        return None;
    }
    let found = kinds.iter().position(|kind| same(kind.part.row, &typed) || same(kind.list, &typed));
    if found.is_none() {
        let allowed = kinds.iter().map(|kind| kind.part.row.to_owned()).collect();
        let kind = FaultKind::UnknownWord { key: super::KIND.to_owned(), found: typed, allowed };
        fault(page.place(row, col), kind);
    }
    found
}

fn row_table(page: &Page, row: &Row, heads: &Heads<'_>, kind: usize, of: &RowKind, fault: Sink<'_>) -> (Table, Place) {
    let mut table = Table::default();
    let mut at = None;
    for (col, column) in &heads.columns {
        let place = page.place(row, *col);
        let empty = row.text(*col).is_empty();
        let leaf = column.leaves.iter().find(|(index, _)| *index == kind).map(|(_, leaf)| leaf);
        match leaf {
            Some(leaf) if empty => vacant(&mut table, leaf, place),
            Some(leaf) => put(&mut table, leaf, row.typed(*col), place, fault),
            None if empty => {}
            None => {
                let (heading, row) = (column.heading.clone(), of.part.row.to_owned());
                fault(place, FaultKind::NotHere { heading, row });
            }
        }
        if leaf.is_some_and(|leaf| leaf.path[0].key == of.part.keys[0].key) {
            at = Some(place);
        }
    }
    finish_due(&mut table, of, fault);
    (table, at.unwrap_or_else(|| page.place(row, 0)))
}

/// Notes where a key would stand that is not there.
fn vacant(table: &mut Table, leaf: &Leaf, at: Place) {
    match leaf.path.as_slice() {
        [key] => {
            table.vacant.insert(key.key, at);
        }
        [outer, ..] => {
            table.vacant.entry(outer.key).or_insert(at);
        }
        [] => {}
    }
}

/// Puts the value of a cell where it belongs in the row.
fn put(table: &mut Table, leaf: &Leaf, typed: &Typed, at: Place, fault: Sink<'_>) {
    let key = leaf.key();
    if let (Raw::Error(found), false) = (&typed.raw, matches!(key.kind, Kind::Formula)) {
        let kind = FaultKind::WrongType { key: leaf.heading.clone(), found: found.clone(), wanted: "text".to_owned() };
        fault(at, kind);
        return;
    }
    let computed = !matches!(key.kind, Kind::Formula) || typed.formula.as_deref() == Some("");
    if typed.unstored() && computed {
        fault(at, FaultKind::NoResult { heading: leaf.heading.clone() });
        return;
    }
    if matches!(key.kind, Kind::Formula) && super::formula::ambiguous(&typed.text()) {
        let (key, found) = (leaf.heading.clone(), format!("“{}”", typed.text()));
        fault(at, FaultKind::WrongType { key, found, wanted: "one sign between arguments".to_owned() });
        // The cell is not empty: what follows from its absence is told there, and so only once.
        vacant(table, leaf, at);
        return;
    }
    let value = cell::read(key, typed, at);
    if let Value::Other(found) = value {
        let wanted = if matches!(key.kind, Kind::Scope) { "a scope" } else { "lines such as so = Sở, ban" };
        fault(at, FaultKind::WrongType { key: leaf.heading.clone(), found, wanted: wanted.to_owned() });
        return;
    }
    if own_word(key, leaf) && !key.words().iter().any(|word| Value::Text(word.toml.to_owned()) == value) {
        let allowed = key.words().iter().map(|word| word.vi.to_owned()).collect();
        fault(at, FaultKind::UnknownWord { key: leaf.heading.clone(), found: typed.text(), allowed });
        // A deadline of no known kind stays one that cannot be read.
        if key.key != "kind" {
            return;
        }
    }
    if let Some(first) = found(table, leaf) {
        fault(at, FaultKind::Duplicate { what: "key".to_owned(), id: leaf.heading.clone(), first });
        return;
    }
    match leaf.path.as_slice() {
        [key] => table.put(key.key, Node::new(value, at)),
        [outer, key] if table.get(outer.key).is_none_or(|node| node.as_table().is_some()) => {
            table.table_mut(outer.key, at).put(key.key, Node::new(value, at));
        }
        _ => fault(at, FaultKind::NotHere { heading: leaf.heading.clone(), row: leaf.path[0].heading.to_owned() }),
    }
}

/// Where a leaf was already told.
fn found(table: &Table, leaf: &Leaf) -> Option<Place> {
    let (last, outer) = leaf.path.split_last()?;
    let within = |table: &'_ Table| table.get(last.key).map(|node| node.at);
    match outer {
        [] => within(table),
        [outer, ..] => table.get(outer.key).and_then(Node::as_table).and_then(within),
    }
}

/// Whether a word exists only in the workbook, so that no loader judges it.
fn own_word(key: &Key, leaf: &Leaf) -> bool {
    column::is_due(leaf.path[0]) && matches!(key.key, "kind" | "edge")
}

/// Turns the cells of a deadline into the deadline.
fn finish_due(table: &mut Table, of: &RowKind, fault: Sink<'_>) {
    let Some(key) = of.part.keys.iter().find(|key| column::is_due(key)) else { return };
    let Some(entry) = table.entries.iter_mut().find(|entry| entry.key == key.key) else { return };
    if let Value::Table(cells) = &entry.node.value {
        if let Some(needs) = due::misfit(cells) {
            let (key, needs) = (key.heading.to_owned(), format!("“{}: {needs}”", key.heading));
            fault(entry.node.at, FaultKind::Needs { key, needs });
        }
        for (heading, at) in due::idle(cells) {
            let heading = format!("{}: {heading}", key.heading);
            fault(at, FaultKind::NotHere { heading, row: "thường xuyên".to_owned() });
        }
        entry.node.value = due::from_cells(cells);
    }
}

/// Rows whose own rows may still follow.
struct Open<'k> {
    stack: Vec<(usize, Table, Place)>,
    kinds: &'k [RowKind],
}

impl Open<'_> {
    /// Adds a row; the kind it should stand below, where none does.
    fn add(&mut self, tree: &mut Table, kind: usize, table: Table, at: Place) -> Result<(), &'static str> {
        let depth = match self.kinds[kind].parent {
            None => 0,
            Some(parent) => match self.stack.iter().rposition(|(open, ..)| *open == parent) {
                Some(index) => index + 1,
                None => return Err(self.kinds[parent].part.row),
            },
        };
        self.close(tree, depth);
        self.stack.push((kind, table, at));
        Ok(())
    }

    /// Closes every row below a depth: it joins the list of the row above it.
    fn close(&mut self, tree: &mut Table, depth: usize) {
        while self.stack.len() > depth {
            let Some((kind, table, at)) = self.stack.pop() else { return };
            let above = self.stack.last_mut().map_or(&mut *tree, |(_, table, _)| table);
            above.push(self.kinds[kind].list, Node::new(Value::Table(table), at));
        }
    }
}
