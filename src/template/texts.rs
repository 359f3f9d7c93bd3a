//! A sheet of words: one question a row, a wide cell for the answer.

use super::{Job, figures, start};
use crate::book::{Color, Number, Sheet, Style};
use crate::form::{Line, Role, SheetPlan};
use crate::text::form as words;
use crate::value::Kind;

const WIDTHS: [f64; 3] = [5.0, 24.0, 52.0];

pub(super) fn sheet(job: &Job<'_>, plan: &SheetPlan) -> Sheet {
    let mut sheet = Sheet::new(&plan.name);
    sheet.set_widths(&WIDTHS);
    let mut ordinal = 0;
    for (row, line) in plan.lines.iter().enumerate() {
        let row = row as u32;
        match line {
            Line::Title => start::title(&mut sheet, row, &plan.title, 14),
            Line::Status => figures::sheet_status(job, plan, &mut sheet, row),
            Line::Head => head(&mut sheet, row),
            Line::Part(section) => part(job, &mut sheet, row, section),
            Line::Field(id) => {
                ordinal += 1;
                field(job, &mut sheet, row, id, ordinal);
            }
            _ => {}
        }
    }
    start::finish(&mut sheet);
    sheet
}

fn head(sheet: &mut Sheet, row: u32) {
    let style = Style::plain().bold().center().wrap().boxed().fill(Color::Head);
    for (col, text) in (0..).zip(words::TEXT_HEADS) {
        sheet.text(row, col, text, style);
    }
    sheet.heights.insert(row, 22.0);
}

fn part(job: &Job<'_>, sheet: &mut Sheet, row: u32, section: &str) {
    let Some(part) = job.layout.parts.iter().find(|part| part.id == section) else { return };
    let style = Style::plain().bold().boxed().wrap().fill(Color::Part);
    sheet.text(row, 0, part.numeral.clone(), style.center());
    match job.layout.nil_of(section) {
        Some(nil) => {
            sheet.text(row, 1, format!("{}\n{} →", part.title, words::tick_label(&nil.label)), style);
            start::nil(job, sheet, section);
            sheet.heights.insert(row, 56.0);
        }
        None => sheet.span(row, (1, 2), part.title.clone(), style),
    }
}

fn field(job: &Job<'_>, sheet: &mut Sheet, row: u32, id: &str, ordinal: u32) {
    let (Some((_, field)), Some(place)) = (job.field(id), job.layout.place(id)) else { return };
    let star = if field.required { " *" } else { "" };
    let plain = Style::plain().boxed().wrap();
    sheet.number(row, 0, f64::from(ordinal), plain.center());
    sheet.text(row, 1, format!("{}{star}", field.label), plain);
    sheet.fit(row, &field.label, WIDTHS[1], 12);
    if place.role != Role::Input {
        return figures::value(job, sheet, place);
    }
    let long = field.kind == Kind::Text;
    let style = super::job::input().left().wrap();
    sheet.blank(row, place.spot.col, if long { style.top().number(Number::Text) } else { style });
    if long {
        let slot = sheet.heights.entry(row).or_insert(0.0);
        *slot = slot.max(crate::book::line_height(0) * (field.lines as f64).max(1.5));
    }
    figures::validate(job, sheet, place, field.prompt.as_ref());
}
