//! A form on one sheet: period, tick, a few fields, one list. One minute on a phone.

use super::{Job, expression, figures, form_code, start, table};
use crate::book::{Area, Color, Number, Page, Rule, Sheet, Style, Validation};
use crate::form::{Info, Line, Role, SheetPlan, own};
use crate::text::form as words;

/// Width of the first column: labels above, ordinals below.
const LABELS: f64 = 17.0;

pub(super) fn sheet(job: &Job<'_>, plan: &SheetPlan) -> Sheet {
    let mut sheet = Sheet::new(&plan.name);
    let list = job.layout.tables.iter().find(|table| table.sheet == plan.name);
    if let Some(list) = list {
        table::widths(job, &mut sheet, list);
    }
    // Labels stand over ordinal and ordinary columns; answers in B.
    sheet.widths.insert(0, LABELS);
    for (row, line) in plan.lines.iter().enumerate() {
        line_of(job, &mut sheet, plan, row as u32, line);
    }
    if let Some(list) = list {
        table::head(&mut sheet, list);
        table::rows(job, &mut sheet, list);
        sheet.page.repeat = Some((list.head, list.head));
    }
    sheet.protected = true;
    sheet.freeze = (list.map_or(3, |list| list.head + 1), 0);
    sheet.page = Page { footer: "&CTrang &P/&N".to_owned(), ..sheet.page };
    sheet
}

fn line_of(job: &Job<'_>, sheet: &mut Sheet, plan: &SheetPlan, row: u32, line: &Line) {
    let label = Style::plain().boxed().wrap();
    match line {
        Line::Title => start::title(sheet, row, &plan.title, 14),
        Line::Info(Info::Unit) => {
            sheet.text(row, 0, words::UNIT, label);
            let group = if job.unit.group.is_empty() {
                String::new()
            } else {
                format!(" ({} {})", job.plan.group_label, job.unit.group)
            };
            sheet.text(row, 1, format!("{}{group}", job.unit.name), label.bold());
            sheet.heights.insert(row, 36.0);
        }
        Line::Info(Info::Code) => {
            sheet.text(row, 0, words::CODE, label);
            let mark = job.unit.name == crate::form::MARK;
            let code = if mark { job.unit.name.clone() } else { form_code(job.layout, job.unit, job.ordinal) };
            sheet.text(row, 1, code, label.fill(Color::Locked));
        }
        Line::Info(info @ (Info::Due | Info::Window | Info::Send(_))) => start::information(job, sheet, row, *info),
        Line::Period => period(job, sheet, row),
        Line::Nil(owner) => nil(job, sheet, row, owner),
        Line::Part(section) => start::part(job, sheet, row, section, [LABELS, LABELS]),
        Line::Field(id) => field(job, sheet, row, id),
        Line::Status => status(job, sheet, row),
        Line::Guide(_) => guide(job, sheet, row),
        _ => {}
    }
}

/// The list of periods of a growing workbook.
pub(super) fn period(job: &Job<'_>, sheet: &mut Sheet, row: u32) {
    let Some(place) = job.layout.place(own::PERIOD) else { return };
    sheet.text(row, 0, place.label.clone(), Style::plain().boxed().wrap());
    sheet.blank(place.spot.row, place.spot.col, super::job::input().bold().left().number(Number::Text));
    sheet.validations.push(Validation {
        area: Area::new(place.spot, place.spot),
        rule: Rule::List(super::hidden::list_of(job, own::PERIOD, &place.options)),
        title: words::PERIOD_TITLE.to_owned(),
        prompt: words::PERIOD_PROMPT.to_owned(),
        refusal: words::CHOICE_REFUSAL.to_owned(),
    });
    sheet.heights.insert(row, 20.0);
}

fn nil(job: &Job<'_>, sheet: &mut Sheet, row: u32, owner: &str) {
    let Some(place) = job.layout.nil_of(owner) else { return };
    let text = words::tick_label(&place.label);
    sheet.fit(row, &text, LABELS, 12);
    sheet.text(row, 0, text, Style::plain().boxed().wrap());
    start::nil(job, sheet, owner);
}

fn field(job: &Job<'_>, sheet: &mut Sheet, row: u32, id: &str) {
    let (Some((_, field)), Some(place)) = (job.field(id), job.layout.place(id)) else { return };
    sheet.text(row, 0, field.label.clone(), Style::plain().boxed().wrap());
    if place.role == Role::Input {
        sheet.blank(row, place.spot.col, super::job::input().left().wrap().number(figures::number_format(place.kind)));
    } else {
        figures::value(job, sheet, place);
    }
    figures::validate(job, sheet, place, field.prompt.as_ref());
    sheet.heights.insert(row, 20.0);
}

/// The one live line: what still stands between the unit and sending.
fn status(job: &Job<'_>, sheet: &mut Sheet, row: u32) {
    let missing = super::missing::count(job, None);
    let mut formula = words::missing_or_ready(&missing);
    if let Some(table) = job.layout.tables.first() {
        let first = &table.columns[0].name;
        if let Some(nil) = job.layout.nil_of(&table.id) {
            let both = expression::literal(&words::both(&table.noun, job.report.recurring()));
            let none = expression::literal(&words::nothing_yet(&table.noun));
            formula = format!(
                "IF(AND({0}=\"\",COUNTA({first})=0),{none},IF(AND({0}<>\"\",COUNTA({first})>0),{both},{formula}))",
                nil.name
            );
        }
    }
    if job.layout.place(own::PERIOD).is_some() {
        formula = format!("IF({}=\"\",\"{}\",{formula})", own::PERIOD, words::choose_period(job.report.weekly()));
    }
    sheet.text(row, 0, words::STATE, Style::plain().boxed().wrap());
    sheet.formula(row, 1, formula, Style::plain().boxed().bold().color(Color::Blue).wrap());
    sheet.heights.insert(row, 36.0);
}

fn guide(job: &Job<'_>, sheet: &mut Sheet, row: u32) {
    let text = words::compact_guide(job.report.recurring(), job.report.weekly(), &job.plan.office);
    let last = sheet.widths.keys().next_back().copied().unwrap_or(4);
    let width: f64 = sheet.widths.values().sum();
    sheet.span(row, (0, last), text.clone(), Style::plain().italic().wrap().left());
    sheet.fit(row, &text, width, 12);
}
