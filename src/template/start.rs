//! Sheet «Bắt đầu»: whose form, until when, what is still missing, how to fill.

use super::{Job, form_code};
use crate::book::{Color, Content, Number, Page, Sheet, Style};
use crate::form::{Info, Line, SheetPlan, own};
use crate::plan::{day_text, deadline_text};
use crate::text::form as words;
use crate::value::Kind;

const WIDTHS: [f64; 2] = [24.0, 50.0];

pub(super) fn sheet(job: &Job<'_>, plan: &SheetPlan) -> Sheet {
    let mut sheet = Sheet::new(&plan.name);
    sheet.set_widths(&WIDTHS);
    for (row, line) in plan.lines.iter().enumerate() {
        let row = row as u32;
        match line {
            Line::Title => title(&mut sheet, row, &plan.title, 15),
            Line::Subtitle => subtitle(job, &mut sheet, row),
            Line::Info(info) => information(job, &mut sheet, row, *info),
            Line::Period => super::compact::period(job, &mut sheet, row),
            Line::Part(section) => part(job, &mut sheet, row, section, WIDTHS),
            Line::Field(id) => field(job, &mut sheet, row, id),
            Line::GuideHead => sheet.span(row, (0, 1), words::GUIDE_HEAD, Style::plain().bold()),
            Line::Guide(index) => guide(job, &mut sheet, row, *index),
            _ => {}
        }
    }
    finish(&mut sheet);
    sheet.freeze = (0, 0);
    sheet
}

/// What every entry sheet shares: protection, portrait page, a blue-free tab.
pub(super) fn finish(sheet: &mut Sheet) {
    sheet.protected = true;
    sheet.freeze = (3, 0);
    sheet.page = Page { footer: "&CTrang &P/&N".to_owned(), ..Page::default() };
}

pub(super) fn title(sheet: &mut Sheet, row: u32, text: &str, size: u8) {
    let style = Style::plain().bold().size(size).center().wrap();
    let last = sheet.widths.keys().next_back().copied().unwrap_or(1).min(6);
    sheet.span(row, (0, last), text, style);
    let width: f64 = sheet.widths.values().take(usize::from(last) + 1).sum();
    sheet.fit(row, text, width, size);
}

fn subtitle(job: &Job<'_>, sheet: &mut Sheet, row: u32) {
    let plan = job.plan;
    let mut parts = Vec::new();
    if let Some(number) = &plan.number {
        parts.push(words::by_plan(number));
    }
    if let Some(issued) = plan.issued {
        parts.push(words::on_day(&day_text(issued)));
    }
    let issuer = plan.issuer.as_ref().map(|issuer| words::of_issuer(issuer)).unwrap_or_default();
    let text = if parts.is_empty() { plan.title.clone() } else { format!("({}{issuer})", parts.join(", ")) };
    sheet.span(row, (0, 1), text.clone(), Style::plain().italic().center().wrap());
    sheet.fit(row, &text, WIDTHS.iter().sum(), 12);
}

pub(super) fn information(job: &Job<'_>, sheet: &mut Sheet, row: u32, info: Info) {
    let plain = Style::plain().boxed().left().wrap();
    let (label, content, style) = match info {
        Info::Unit => (words::UNIT.to_owned(), Content::Text(job.unit.name.clone()), plain.bold()),
        Info::Group => (job.plan.group_label.clone(), text(&job.unit.group), plain),
        Info::Window => (words::WINDOW.to_owned(), Content::Text(window(job)), plain),
        Info::Due => (words::DUE.to_owned(), Content::Text(due(job)), plain.bold()),
        Info::Send(index) => send(job, index, plain),
        Info::Missing => (words::MISSING.to_owned(), Content::Formula(missing(job), None), plain.bold()),
        Info::Review => (words::REVIEW.to_owned(), Content::Formula(review(job), None), plain),
        Info::Code => (words::CODE.to_owned(), Content::Text(code(job)), plain.fill(Color::Locked)),
    };
    let shown = match &content {
        Content::Text(text) => text.clone(),
        _ => String::new(),
    };
    sheet.text(row, 0, label, Style::plain().boxed().wrap());
    sheet.put(row, 1, content, style);
    sheet.fit(row, &shown, WIDTHS[1], 12);
}

fn text(text: &str) -> Content {
    if text.is_empty() { Content::Blank } else { Content::Text(text.to_owned()) }
}

/// The code of the neutral unit is a mark, like its names.
fn code(job: &Job<'_>) -> String {
    if job.unit.name == crate::form::MARK {
        crate::form::MARK.to_owned()
    } else {
        form_code(job.layout, job.unit, job.ordinal)
    }
}

fn window(job: &Job<'_>) -> String {
    if let Some((occasion, days)) =
        job.occasion.and_then(|one| Some((one, one.covers?))).filter(|(one, _)| !one.label.is_empty())
    {
        return words::period_days(&occasion.label, &day_text(days.from), &day_text(days.to));
    }
    let Some(window) = job.plan.window else { return String::new() };
    words::window(&day_text(window.from))
}

fn due(job: &Job<'_>) -> String {
    let due = job.due;
    due.map_or_else(|| words::NO_DUE.to_owned(), |due| capital(&deadline_text(&due)))
}

/// First letter in upper case.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn send(job: &Job<'_>, index: usize, style: Style) -> (String, Content, Style) {
    let line = job.plan.send_to.get(index).map_or("", String::as_str);
    let (label, rest) = line.split_once(':').unwrap_or((line, ""));
    (label.trim().to_owned(), text(rest.trim()), style)
}

fn missing(job: &Job<'_>) -> String {
    words::missing_all(&super::missing::count(job, None))
}

/// Cells of «Tự kiểm tra» that ask to be looked at, on every sheet of figures.
fn review(job: &Job<'_>) -> String {
    let counts = job.layout.sheets.iter().filter(|sheet| sheet.kind == crate::form::SheetKind::Figures).map(|sheet| {
        let area = crate::book::Area::down(crate::book::Spot::new(3, 5), sheet.lines.len() as u32 - 3);
        format!("COUNTIF({},\"{}\")", area.on(&sheet.name), words::LOOK_AGAIN_CRITERION)
    });
    let counts: Vec<String> = counts.collect();
    let count = if counts.is_empty() { "0".to_owned() } else { counts.join("+") };
    words::cells(&count)
}

/// The title of a section whose answers stand in column B, with its tick.
pub(super) fn part(job: &Job<'_>, sheet: &mut Sheet, row: u32, section: &str, widths: [f64; 2]) {
    let Some(part) = job.layout.parts.iter().find(|part| part.id == section) else { return };
    let style = Style::plain().bold().boxed().wrap().fill(Color::Part);
    let Some(nil) = job.layout.nil_of(section) else {
        sheet.span(row, (0, 1), part.title.clone(), style);
        return sheet.fit(row, &part.title, widths.iter().sum(), 12);
    };
    let text = format!("{}\n{} →", part.title, words::tick_label(&nil.label));
    sheet.fit(row, &text, widths[0], 12);
    sheet.text(row, 0, text, style);
    self::nil(job, sheet, section);
}

/// A line of the first sheet: an input, or a figure of the office or of the form itself.
fn field(job: &Job<'_>, sheet: &mut Sheet, row: u32, id: &str) {
    let (Some((_, field)), Some(place)) = (job.field(id), job.layout.place(id)) else { return };
    let uom = field.uom.as_ref().filter(|uom| !field.label.contains(uom.as_str()));
    let label = uom.map_or_else(|| field.label.clone(), |uom| format!("{} ({uom})", field.label));
    sheet.text(row, 0, label.clone(), Style::plain().boxed().wrap());
    sheet.fit(row, &label, WIDTHS[0], 12);
    if place.role != crate::form::Role::Input {
        return super::figures::value(job, sheet, place);
    }
    let look = super::job::input().left().wrap();
    // As text, so that a leading zero and a day as typed stay.
    let number = match place.kind {
        Kind::Text => Number::Text,
        Kind::Money | Kind::Decimal => Number::General,
        kind => super::figures::number_format(kind),
    };
    sheet.blank(row, 1, look.number(number));
    super::figures::validate(job, sheet, place, field.prompt.as_ref());
}

fn guide(job: &Job<'_>, sheet: &mut Sheet, row: u32, index: usize) {
    let text = words::guide(index, &job.plan.office, job.form.print_title.is_some());
    sheet.span(row, (0, 1), text.clone(), Style::plain().wrap().left());
    sheet.fit(row, &text, WIDTHS.iter().sum(), 12);
}

/// The live line of a sheet: what is missing on it.
pub(super) fn status(job: &Job<'_>, plan: &SheetPlan) -> String {
    let missing = super::missing::count(job, Some(&plan.name));
    let review = if plan.kind == crate::form::SheetKind::Figures {
        let area = crate::book::Area::down(crate::book::Spot::new(3, 5), plan.lines.len() as u32 - 3);
        words::review_here(&format!("COUNTIF({},\"{}\")", area.on(&plan.name), words::LOOK_AGAIN_CRITERION))
    } else {
        String::new()
    };
    format!("{}{review}", words::missing_here(&missing))
}

/// The tick of a section or table, with its prompt.
pub(super) fn nil(job: &Job<'_>, sheet: &mut Sheet, owner: &str) {
    let Some(place) = job.layout.place(&own::nil(owner)) else { return };
    sheet.blank(place.spot.row, place.spot.col, super::job::input().center());
    sheet.validations.push(crate::book::Validation {
        area: crate::book::Area::new(place.spot, place.spot),
        rule: crate::book::Rule::List(super::hidden::TICK_LIST.to_owned()),
        title: words::NIL_TITLE.to_owned(),
        prompt: words::NIL_PROMPT.to_owned(),
        refusal: words::TICK_REFUSAL.to_owned(),
    });
}
