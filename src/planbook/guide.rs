//! «Hướng dẫn»: the first sheet of a plan workbook, for whoever writes one.

use super::GUIDE;
use crate::book::{Color, Page, Sheet, Style};
use crate::text::planbook as words;

/// The sheet.
pub(super) fn sheet() -> Sheet {
    let mut sheet = Sheet::new(GUIDE);
    sheet.widths.extend([(0, 28.0), (1, 110.0)]);
    sheet.page = Page { landscape: true, ..Page::default() };
    sheet.span(0, (0, 1), words::TITLE, Style::plain().bold().size(16).color(Color::Blue));
    let mut row = 2;
    for (heading, lines) in words::GUIDE {
        sheet.span(row, (0, 1), heading, Style::plain().bold().fill(Color::Head).boxed());
        row += 1;
        for (name, line) in lines {
            sheet.text(row, 0, *name, Style::plain().bold().top().wrap().boxed());
            sheet.text(row, 1, *line, Style::plain().top().wrap().boxed());
            row += 1;
        }
        row += 1;
    }
    sheet
}
