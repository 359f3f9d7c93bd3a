//! «Thuyết minh số liệu»: in sentences, how the figures were made.

use super::working;
use crate::book::{Sheet, Style};
use crate::round::Round;
use crate::text::{account, summary as words};

const WIDTH: f64 = 120.0;

pub(super) fn sheet(round: &Round) -> Sheet {
    let mut sheet = Sheet::new(words::ACCOUNT);
    sheet.set_widths(&[6.0, WIDTH]);
    sheet.text(0, 0, words::ACCOUNT.to_uppercase(), Style::plain().bold().size(14));
    let mut row = 1;
    let mut say = |text: String, head: bool| {
        row += 1;
        let style = if head { Style::plain().bold() } else { Style::plain().wrap().left() };
        sheet.text(row, u16::from(!head), text.clone(), style);
        if !head {
            sheet.fit(row, &text, WIDTH, 12);
        }
    };
    for (head, lines) in account::parts(round) {
        say(head.to_owned(), true);
        for line in lines {
            say(line, false);
        }
    }
    working(&mut sheet);
    sheet.page.landscape = false;
    sheet
}
