//! Layout × unit → the workbook a unit fills. Every sheet is a pure function; nothing here touches a disk.

mod compact;
mod draft;
mod expression;
mod figures;
mod hidden;
mod job;
mod judge;
mod limits;
mod missing;
mod print;
mod start;
mod table;
mod texts;

pub use draft::Draft;
pub use job::{Job, form_code};
pub use limits::{Beyond, as_faults, beyond, faults};

use crate::book::{Area, Book};
use crate::form::SheetKind;

/// The workbook of one unit, formulas not yet calculated.
pub fn book(job: &Job<'_>) -> Book {
    let mut book = Book { title: job.form.title.clone(), ..Book::default() };
    for plan in &job.layout.sheets {
        book.sheets.push(match plan.kind {
            SheetKind::Start => start::sheet(job, plan),
            SheetKind::Figures => figures::sheet(job, plan),
            SheetKind::Texts => texts::sheet(job, plan),
            SheetKind::Table => table::sheet(job, plan),
            SheetKind::Compact => compact::sheet(job, plan),
        });
    }
    if let Some(title) = &job.form.print_title {
        book.sheets.push(print::sheet(job, title));
    }
    book.sheets.push(hidden::lists(job));
    book.sheets.push(hidden::identity(job));
    book.names = names(job);
    book.properties = hidden::pairs(job).into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    book
}

/// Every field, column, list and identity key as a defined name.
fn names(job: &Job<'_>) -> Vec<(String, String)> {
    let layout = job.layout;
    let mut names: Vec<(String, String)> = layout
        .places
        .iter()
        .map(|place| (place.name.clone(), Area::new(place.spot, place.spot).on(&place.sheet)))
        .collect();
    for table in &layout.tables {
        for column in &table.columns {
            names.push((column.name.clone(), table.area(column.col).on(&table.sheet)));
            if let Some(echo) = column.echo {
                names.push((crate::form::own::echo(&column.name), table.area(echo).on(&table.sheet)));
            }
        }
    }
    names.extend(hidden::list_names(job));
    names.extend(hidden::identity_names());
    // Single cells are written as single cells, the way every office program writes them back.
    for (_, refers) in &mut names {
        if let Some((sheet, area)) = Area::parse(refers).filter(|(_, area)| area.from == area.to) {
            *refers = area.from.on(&sheet);
        }
    }
    names.sort();
    names
}
