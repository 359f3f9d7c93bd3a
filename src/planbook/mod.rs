//! A plan as an Excel workbook, for offices that write their plans there.
//!
//! Which sheets and columns there are follows from `plan::schema`. `open` turns the bytes of a workbook into a draft of
//! the plan, every value with its sheet and cell; `book` turns a plan into a workbook.

mod cell;
mod column;
mod due;
mod formula;
mod guide;
mod list;
mod lists;
mod mark;
mod moment;
mod read;
mod scope;
mod sheet;
mod units;
mod write;

pub use mark::marked;
pub(crate) use read::nearest;
pub use units::same_registry;
pub use write::{Misfit, book, registry_book};

use crate::format::{Bounds, Formulas, Grid, Unread};
use crate::plan::tree::{Node, Table, Value};
use crate::plan::{Draft, Fault, FaultKind, Place, Registry, Sheets, Tab};
use sheet::Page;

/// Bytes of a plan workbook at most.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;
/// Cells of a plan workbook at most.
const MAX_CELLS: usize = 200_000;
/// Bytes of its parts when unpacked.
const MAX_UNPACKED: u64 = 128 * 1024 * 1024;
/// Heading of the column that says what a row is.
const KIND: &str = "Loại dòng";
/// Sheet of the lists behind the choices.
const LISTS: &str = "_danh_muc";
/// Sheets for readers, which say nothing of the plan.
const GUIDE: &str = "Hướng dẫn";

/// A plan workbook as read.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The plan.
    pub draft: Draft,
    /// The registry, where the workbook has a sheet of units.
    pub registry: Option<Registry>,
}

/// Reads a plan workbook.
pub fn open(file: &str, bytes: &[u8]) -> Opened {
    let (grid, formulas) = match opened(bytes) {
        Ok(read) => read,
        Err(kind) => return unread(file, kind),
    };
    let mut faults = Vec::new();
    let mut fault = |place: Place, kind: FaultKind| faults.push(Fault { file: file.to_owned(), place, kind });
    let mut tree = Table::default();
    let mut registry = None;
    let mut sheets = Sheets::default();
    let pages = pages(&grid, &formulas, &mut sheets, &mut fault);
    for page in &pages {
        sheets.written.extend(written(page));
        match page.tab {
            Tab::Plan => {
                let table = read::plan(page, &mut fault);
                tree.put("plan", Node::new(Value::Table(table), Place::cell(Tab::Plan, crate::book::Spot::new(0, 0))));
            }
            // Headings alone: the units stand elsewhere.
            Tab::Units if page.rows.len() <= 1 => {}
            Tab::Units => registry = Some(units::registry(file, page, &mut fault)),
            _ => read::lists(page, &mut tree, &mut sheets, &mut fault),
        }
    }
    Opened { draft: Draft { file: file.to_owned(), tree: Some(tree), faults, sheets }, registry }
}

/// Reads a workbook that holds only the registry: on the sheet «Đơn vị», else on its first sheet.
pub fn registry(file: &str, bytes: &[u8]) -> Registry {
    let mut faults = Vec::new();
    let mut fault = |place: Place, kind: FaultKind| faults.push(Fault { file: file.to_owned(), place, kind });
    let mut registry = Registry { file: file.to_owned(), ..Registry::default() };
    match opened(bytes) {
        Err(kind) => fault(Place::default(), kind),
        Ok((grid, formulas)) => {
            let named = grid.sheets.iter().position(|sheet| Tab::named(&sheet.name) == Some(Tab::Units));
            if let Some(sheet) = grid.sheets.get(named.unwrap_or(0)) {
                let page = Page::of(Tab::Units, named.unwrap_or(0), sheet, &formulas);
                registry = units::registry(file, &page, &mut fault);
            }
        }
    }
    Registry { faults, ..registry }
}

fn opened(bytes: &[u8]) -> Result<(Grid, Formulas), FaultKind> {
    if bytes.len() > MAX_BYTES {
        return Err(FaultKind::TooLarge { found: bytes.len(), limit: MAX_BYTES });
    }
    let bounds = Bounds { unpacked: MAX_UNPACKED, cells: MAX_CELLS };
    crate::format::open_within(bytes, bounds).map_err(|unread| match unread {
        Unread::NotAWorkbook => FaultKind::NotAWorkbook,
        Unread::TooLarge => FaultKind::TooLarge { found: MAX_UNPACKED as usize + 1, limit: MAX_UNPACKED as usize },
        Unread::TooManyCells => FaultKind::TooMany { what: "cells".to_owned(), found: MAX_CELLS + 1, limit: MAX_CELLS },
    })
}

fn unread(file: &str, kind: FaultKind) -> Opened {
    let faults = vec![Fault { file: file.to_owned(), place: Place::default(), kind }];
    Opened { draft: Draft { file: file.to_owned(), tree: None, faults, sheets: Sheets::default() }, registry: None }
}

/// The sheets of a plan, in tab order. A sheet nobody knows is a fault: what stands on it would be lost.
fn pages(grid: &Grid, formulas: &Formulas, sheets: &mut Sheets, fault: read::Sink<'_>) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    let mut lost: Vec<Tab> = Vec::new();
    for (index, sheet) in grid.sheets.iter().enumerate() {
        let name = &sheet.name;
        let tab = Tab::named(name).filter(|tab| !pages.iter().any(|page| page.tab == *tab));
        let own = name.starts_with('_') || crate::value::key(name) == crate::value::key(GUIDE);
        match tab {
            Some(tab) => pages.push(Page::of(tab, index, sheet, formulas)),
            None if own || sheet.cells.is_empty() => {}
            None => {
                let nearest = read::nearest(name, Tab::ALL.iter().map(|tab| tab.name())).or_else(|| holding(name));
                lost.extend(nearest.as_deref().and_then(Tab::named));
                fault(Place::default(), FaultKind::UnknownSheet { name: name.clone(), nearest });
            }
        }
    }
    // Without these there is no plan; a sheet whose name is misspelt was told by that name.
    for tab in [Tab::Plan, Tab::Reports, Tab::Forms] {
        if !pages.iter().any(|page| page.tab == tab) && !lost.contains(&tab) {
            fault(Place::default(), FaultKind::NoSheet { name: tab.name().to_owned() });
            sheets.unread = true;
        }
    }
    sheets.unread |= lost.iter().any(|tab| !pages.iter().any(|page| page.tab == *tab));
    pages.sort_by_key(|page| page.tab);
    pages
}

/// The sheet whose name stands inside another: «Danh sách đơn vị».
fn holding(name: &str) -> Option<String> {
    let name = crate::value::key(name);
    let inside = Tab::ALL.iter().map(|tab| tab.name()).filter(|tab| name.contains(&crate::value::key(tab)));
    inside.max_by_key(|tab| tab.len()).map(str::to_owned)
}

/// Texts as they were typed that the plan may write otherwise: with semicolons, decimal commas, an equals sign.
fn written(page: &Page) -> impl Iterator<Item = (Place, String)> {
    let cells = page.rows.iter().flat_map(|row| row.cells.iter().map(move |(col, typed)| (row, *col, typed)));
    let typed = cells.filter(|(_, _, typed)| typed.formula.is_none());
    let texts = typed.map(|(row, col, typed)| (page.place(row, col), typed.text()));
    texts.filter(|(_, text)| text.contains([';', ',']) || text.starts_with('=')).map(|(place, text)| {
        let bare = text.strip_prefix('=').map(|text| text.trim_start().to_owned());
        (place, bare.unwrap_or(text))
    })
}
