//! The month-end workbook: every sheet is a pure view of the round. Signing sheets (blue) first, working sheets (grey)
//! behind, without a print area.

mod account;
mod charts;
mod dimension;
mod entries;
mod entries_office;
mod entry;
mod fields;
mod figure;
mod findings;
mod groups;
mod indicators;
mod letterhead;
mod listed;
mod matrix;
mod measure;
mod notes;
mod overview;
mod rows;
mod sending;

use crate::book::{Area, Book, Color, Sheet, Spot, Style};
use crate::plan::{SheetKind, SummarySheet};
use crate::round::Round;
use crate::text::summary as words;
use dimension::Dimension;

/// Where the kept files lie as seen from `summary/`.
pub const RECEIVED: &str = "../received";

/// The summary workbook, formulas not yet calculated. `received` is where its links find the kept files.
pub fn book(round: &Round, received: &str) -> Book {
    let matrix = matrix::Matrix::of(round);
    let (overview, indicators) = overview::sheet(round, &matrix);
    let mut sheets = vec![overview, charts::sheet(round, indicators), sending::sheet(round, received)];
    let parts = Dimension::ALL.into_iter().filter(|by| by.is_used(round));
    sheets.extend(parts.map(|by| groups::sheet(round, &matrix, by)));
    sheets.extend(round.plan.sheets.iter().filter(|sheet| sheet.sign).map(|sheet| own(round, sheet)));
    sheets.extend(round.plan.sheets.iter().filter(|sheet| !sheet.sign).map(|sheet| own(round, sheet)));
    sheets.extend(listed::further(round).iter().map(|sheet| own(round, sheet)));
    sheets.extend([matrix.sheet(round), entries::sheet(round), findings::sheet(round, received)]);
    sheets.extend([account::sheet(round), findings::lists()]);
    Book { title: format!("{} – {}", words::TITLE, round.plan.short_title), sheets, ..Book::default() }
}

/// A sheet the plan asks for.
fn own(round: &Round, sheet: &SummarySheet) -> Sheet {
    match &sheet.kind {
        SheetKind::Rows { table, khoi_table } => rows::sheet(round, sheet, table, khoi_table.as_deref()),
        SheetKind::Fields { fields } => fields::sheet(round, sheet, fields),
    }
}

/// Heading cells of every table.
fn head_style() -> Style {
    Style::plain().bold().center().wrap().boxed().fill(Color::Head)
}

/// Puts a row of headings.
fn heads(sheet: &mut Sheet, row: u32, texts: impl IntoIterator<Item = String>) {
    for (col, text) in (0..).zip(texts) {
        let width = sheet.widths.get(&col).copied().unwrap_or(10.0);
        sheet.fit(row, &text, width * 0.85, 12);
        sheet.text(row, col, text, head_style());
    }
}

/// Tab, footer and print area of a signing sheet.
fn signing(sheet: &mut Sheet, last: Spot) {
    sheet.tab = Some(Color::Blue);
    words::PAGE.clone_into(&mut sheet.page.footer);
    sheet.page.area = Some(Area::new(Spot::default(), last));
}

/// Frozen head, filter and page of a list: rows to `rows.0` are filtered, rows to `rows.1` are printed.
fn list_page(sheet: &mut Sheet, sign: bool, head: u32, rows: (u32, u32), last: u16) {
    sheet.freeze = (head + 1, 2);
    sheet.filter = Some(Area::new(Spot::new(head, 0), Spot::new(rows.0, last)));
    sheet.page.landscape = true;
    if sign {
        signing(sheet, Spot::new(rows.1, last));
    } else {
        working(sheet);
    }
    sheet.page.repeat = Some((head, head));
}

/// Tab and footer of a working sheet.
fn working(sheet: &mut Sheet) {
    sheet.tab = Some(Color::Grey);
    words::WORKING.clone_into(&mut sheet.page.footer);
    sheet.page.landscape = true;
}

/// The address of a kept file.
fn link(received: &str, file: &str) -> String {
    if received.starts_with('.') {
        format!("file://{received}/{file}")
    } else if received.starts_with("//") {
        // A shared folder of another machine: the workbook writer knows it by its backslashes.
        format!("file:///{}\\{file}", received.replace('/', "\\"))
    } else {
        // The workbook writer takes off `file:///` where no drive follows, so the path keeps its own slash.
        format!("file:///{received}/{file}")
    }
}

#[cfg(test)]
mod tests {
    use super::{RECEIVED, link};

    #[test]
    fn a_kept_file_is_found_from_its_own_folder_from_a_root_a_drive_and_a_shared_folder() {
        assert_eq!(link(RECEIVED, "a.xlsx"), "file://../received/a.xlsx");
        assert_eq!(link("/mnt/thang 3/received", "a.xlsx"), "file:////mnt/thang 3/received/a.xlsx");
        assert_eq!(link("C:/tháng 3/received", "a.xlsx"), "file:///C:/tháng 3/received/a.xlsx");
        assert_eq!(link("//may-chu/chung/received", "a.xlsx"), r"file:///\\may-chu\chung\received\a.xlsx");
    }
}
