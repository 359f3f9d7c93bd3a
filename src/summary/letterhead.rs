//! Heading and foot of the office's papers.

use crate::book::{Sheet, Style};
use crate::plan::day_text;
use crate::round::Round;
use crate::text::{board, form, summary as words};
use chrono::Datelike;

/// Heading over `left` and `right` columns; gives the first free row.
pub(super) fn heading(round: &Round, sheet: &mut Sheet, left: (u16, u16), right: (u16, u16)) -> u32 {
    let letterhead = &round.plan.letterhead;
    let (first, second, separator) = form::motto(letterhead.style);
    let center = Style::plain().center();
    sheet.span(0, left, letterhead.superior.clone(), center);
    sheet.span(0, right, first, center.bold().underline());
    sheet.span(1, left, letterhead.body.clone(), center.bold());
    sheet.span(1, right, second, center.bold());
    sheet.span(2, left, separator, center);
    let place = words::place_and_date(&letterhead.place, round.as_of.month(), round.as_of.year());
    sheet.span(2, right, place, center.italic());
    sheet.span(3, left, format!("{} {}", words::NUMBER, round.plan.unit_letterhead.number_suffix), center);
    for row in 0..4 {
        sheet.heights.insert(row, 18.0);
    }
    5
}

/// Title block over columns 0 to `last`; gives the first free row.
pub(super) fn title(round: &Round, sheet: &mut Sheet, row: u32, last: u16) -> u32 {
    let plan = &round.plan;
    let center = Style::plain().center();
    sheet.span(row, (0, last), words::TITLE, center.bold().size(15));
    sheet.span(row + 1, (0, last), words::subtitle(plan.number.as_deref(), &plan.short_title), center.bold().size(13));
    let report = round.title();
    let open = round.occasion().and_then(|occasion| occasion.due).is_some_and(|due| !due.passed(round.as_of));
    let window = round.days().map(|window| (day_text(window.from), day_text(window.to)));
    sheet.span(
        row + 2,
        (0, last),
        words::covered(window, &report, open, &board::instant(round.as_of)),
        center.italic(),
    );
    sheet.heights.extend([(row, 24.0), (row + 1, 20.0), (row + 2, 18.0)]);
    row + 4
}

/// Signatures and recipients; gives the last row.
pub(super) fn foot(round: &Round, sheet: &mut Sheet, row: u32, left: (u16, u16), right: (u16, u16)) -> u32 {
    let letterhead = &round.plan.letterhead;
    let center = Style::plain().center();
    sheet.span(row, left, form::PREPARED_BY, center.bold());
    sheet.span(row, right, letterhead.on_behalf.clone(), center.bold());
    sheet.span(row + 1, left, form::SIGN_HERE, center.italic());
    sheet.span(row + 1, right, letterhead.signers.first().cloned().unwrap_or_default(), center.bold());
    sheet.span(row + 2, right, form::SIGN_AND_STAMP, center.italic());
    let small = Style::plain().size(11);
    let mut next = row + 5;
    sheet.text(next, 0, form::RECIPIENTS, small.bold().italic());
    for recipient in &round.plan.recipients {
        next += 1;
        sheet.text(next, 0, format!("- {recipient};"), small);
    }
    next
}
