//! The office's own reports beneath the units' rows: a line a cell, outside every count of units.

use super::entries::{content, labelled, notes, typed};
use super::entry;
use crate::book::{Color, Content, Sheet, Style};
use crate::plan::{Form, Occasion, Report, Scope};
use crate::round::{self, Round};
use crate::text::summary as words;

/// Columns a value stands over.
const VALUE: (u16, u16) = (2, 5);

/// Every report of the office itself but the one in focus, whose cells stand above.
pub(super) fn blocks(round: &Round, sheet: &mut Sheet, mut row: u32) {
    let own = round.plan.reports.iter().filter(|one| one.scope == Scope::Khoi && one.id != round.focus.report);
    for report in own {
        let Some(form) = round.plan.form_of(report) else { continue };
        let (report_read, label) = read(round, report);
        let title = format!("{} – {}", words::KHOI, words::of_period(&report.label, &label));
        sheet.text(row, 1, title, Style::plain().bold());
        row = if let Some(found) = report_read {
            block(sheet, row + 1, form, found)
        } else {
            sheet.text(row + 1, 1, words::NOT_SENT, Style::plain().italic());
            row + 3
        };
    }
}

/// The latest report up to the period in focus that can be opened, and the name of its period.
fn read<'r>(round: &'r Round, report: &'r Report) -> (Option<&'r round::Content>, String) {
    let end = round.occasion().and_then(|occasion| occasion.due).map_or(round.as_of, |due| due.at);
    let same = |one: &Occasion| one.period == round.focus.period;
    let over = |one: &Occasion| same(one) || one.due.is_none_or(|due| due.at <= end);
    let found = report.occasions().iter().rev().filter(|one| over(one)).find_map(|occasion| {
        let standing = round.standings.iter().find(|one| one.report == report.id && one.period == occasion.period)?;
        Some((content(round, standing)?, occasion.label.clone()))
    });
    found.map_or((None, String::new()), |(content, label)| (Some(content), label))
}

fn block(sheet: &mut Sheet, first: u32, form: &Form, report: &round::Content) -> u32 {
    let plain = Style::plain().boxed().wrap();
    let mut row = first;
    let mut part = "";
    for (section, field) in typed(form) {
        if section.id != part {
            part = &section.id;
            sheet.span(row, (1, VALUE.1), section.title.clone(), plain.bold().left().fill(Color::Part));
            sheet.fit(row, &section.title, 44.0 + width(sheet), 12);
            row += 1;
        }
        value(sheet, row, &labelled(field), entry::field(report, field));
        row += 1;
    }
    for table in &form.tables {
        value(sheet, row, &words::rows_of(&table.title), entry::rows(report, table));
        row += 1;
    }
    let notes = notes(form, &report.submission);
    if !notes.is_empty() {
        value(sheet, row, words::NOTES, (Content::Text(notes), plain));
        row += 1;
    }
    row + 1
}

fn width(sheet: &Sheet) -> f64 {
    (VALUE.0..=VALUE.1).map(|col| sheet.widths.get(&col).copied().unwrap_or(10.0)).sum()
}

fn value(sheet: &mut Sheet, row: u32, label: &str, (content, style): (Content, Style)) {
    let plain = Style::plain().boxed().wrap();
    sheet.text(row, 1, label, plain);
    sheet.fit(row, label, 44.0, 12);
    if let Content::Text(text) = &content {
        sheet.fit(row, text, width(sheet), 12);
    }
    sheet.put(row, VALUE.0, content, style.left());
    sheet.merge(crate::book::Area::new(crate::book::Spot::new(row, VALUE.0), crate::book::Spot::new(row, VALUE.1)));
}
