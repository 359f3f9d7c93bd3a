//! A sheet of the plan with one row a unit: words and choices as the unit wrote them, columns left for handwriting.

use super::{heads, list_page};
use crate::book::{Color, Sheet, Spot, Style};
use crate::plan::{Field, SummarySheet};
use crate::round::{Round, Standing};
use crate::text::{Lang, board, summary as words};
use crate::value::{Kind, Reading};

const HEAD: u32 = 3;

pub(super) fn sheet(round: &Round, asked: &SummarySheet, ids: &[String]) -> Sheet {
    let mut sheet = Sheet::new(&asked.title);
    let Some((report, fields)) = found(round, ids) else { return sheet };
    let last = 2 + fields.len() as u16 + asked.blank.len() as u16;
    widths(&mut sheet, &fields, last);
    sheet.span(0, (0, last), asked.title.to_uppercase(), Style::plain().bold().center().size(14));
    sheet.span(
        1,
        (0, last),
        words::as_of(&round.plan.short_title, &crate::text::board::instant(round.as_of)),
        Style::plain().italic().center(),
    );
    let mut texts = vec![words::ORDINAL.to_owned(), words::UNIT.to_owned()];
    texts.extend(fields.iter().map(|field| field.label.clone()));
    texts.push(words::STATE.to_owned());
    texts.extend(asked.blank.iter().cloned());
    heads(&mut sheet, HEAD, texts);
    let mut row = HEAD;
    for standing in
        round.standings.iter().filter(|standing| standing.report == report && standing.period == period(round, &report))
    {
        if line(round, &mut sheet, row + 1, standing, &fields, last) {
            row += 1;
        }
    }
    counts(round, &mut sheet, row + 1, &fields, HEAD + 1);
    let end = row + 1;
    list_page(&mut sheet, asked.sign, HEAD, (row.max(HEAD + 1), end), last);
    sheet
}

/// The report whose form holds the fields, and the fields.
fn found<'p>(round: &'p Round, ids: &[String]) -> Option<(String, Vec<&'p Field>)> {
    round.plan.reports.iter().find_map(|report| {
        let form = round.plan.form_of(report)?;
        let fields: Vec<&Field> = ids.iter().filter_map(|id| form.field(id)).collect();
        (!fields.is_empty()).then(|| (report.id.clone(), fields))
    })
}

/// The period in focus for its own report, else the report's only or last one.
fn period(round: &Round, report: &str) -> String {
    if round.focus.report == report {
        return round.focus.period.clone();
    }
    let occasions = round.plan.report(report).map(crate::plan::Report::occasions).unwrap_or_default();
    occasions.last().map(|occasion| occasion.period.clone()).unwrap_or_default()
}

fn widths(sheet: &mut Sheet, fields: &[&Field], last: u16) {
    sheet.set_widths(&[6.0, 30.0]);
    let long = if fields.len() > 4 { 24.0 } else { 38.0 };
    for (col, field) in (2..).zip(fields) {
        sheet.widths.insert(col, if field.kind == Kind::Text { long } else { 14.0 });
    }
    for col in 2 + fields.len() as u16..=last {
        sheet.widths.insert(col, 20.0);
    }
}

/// One unit; false when it has sent nothing readable.
fn line(round: &Round, sheet: &mut Sheet, row: u32, standing: &Standing, fields: &[&Field], last: u16) -> bool {
    let (Some(unit), Some(submission)) =
        (round.unit(&standing.unit), round.effective(standing).and_then(|file| file.submission()))
    else {
        return false;
    };
    let plain = Style::plain().boxed().wrap();
    sheet.number(row, 0, unit.ordinal as f64, plain.center());
    sheet.text(row, 1, unit.name.clone(), plain);
    sheet.fit(row, &unit.name, 30.0, 12);
    for (col, field) in (2..).zip(fields) {
        let width = sheet.widths.get(&col).copied().unwrap_or(24.0);
        if let Some(nothing) = nothing(round, standing, &field.id) {
            sheet.fit(row, nothing, width, 12);
            sheet.text(row, col, nothing, plain.italic().color(Color::Quiet));
            continue;
        }
        let typed = submission.cell(&field.id).map(crate::intake::Entry::marked);
        let typed = typed.or_else(|| computed(round, standing, &field.id)).unwrap_or_default();
        sheet.fit(row, &typed, width, 12);
        sheet.text(row, col, typed, plain);
    }
    let state = [
        standing.review.map(|review| board::review(review, Lang::Vi).to_owned()),
        Some(board::sending(standing, Lang::Vi).to_lowercase()),
    ];
    let state: Vec<String> = state.into_iter().flatten().collect();
    sheet.text(row, 2 + fields.len() as u16, state.join(", "), plain);
    for col in 3 + fields.len() as u16..=last {
        sheet.blank(row, col, plain);
    }
    true
}

/// How a unit says that there is nothing to be said in a cell, if it does: by the tick, by «Không có», or that it is not
/// concerned.
fn nothing(round: &Round, standing: &Standing, field: &str) -> Option<&'static str> {
    let content = round.effective(standing)?.taken.content.as_ref()?;
    let entry = content.submission.cell(field);
    match entry {
        _ if content.figures.asked(field) == Some(true) => Some(words::DECLARED_NIL),
        Some(entry) if entry.says_nothing() => Some(words::SAID_NONE),
        Some(entry) if entry.reading == Reading::NotApplicable => Some(words::NOT_CONCERNED),
        _ => None,
    }
}

/// A figure that stands in no cell a unit types into.
fn computed(round: &Round, standing: &Standing, field: &str) -> Option<String> {
    let figures = &round.effective(standing)?.taken.content.as_ref()?.figures;
    figures.scalar(field).map(|_| figures.shown(field))
}

/// How many units answered each column.
fn counts(round: &Round, sheet: &mut Sheet, row: u32, fields: &[&Field], first: u32) {
    let bold = Style::plain().boxed().bold().center();
    let units = round.in_focus().count();
    sheet.blank(row, 0, bold);
    sheet.text(row, 1, words::COVERAGE, bold.left());
    for (col, _) in (2..).zip(fields) {
        if row == first {
            continue;
        }
        let (from, to) = (Spot::new(first, col).a1(), Spot::new(row - 1, col).a1());
        // That there is nothing is no answer in words.
        let nil = format!("COUNTIF({from}:{to},\"{}\")", words::NOTHING);
        sheet.formula(row, col, format!("COUNTA({from}:{to})-{nil}&\"/{units}\""), bold);
    }
}
