//! A sheet of figures: one field a row, what is typed in column C, what it means beside it.

use super::{Job, expression, judge, start};
use crate::book::{Area, Color, Content, Number, Rule, Sheet, Style, Validation};
use crate::form::{Line, Place, Role, SheetPlan, own};
use crate::formula::Cell;
use crate::plan::{Origin, Prompt};
use crate::text::form as words;
use crate::value::Kind;

const WIDTHS: [f64; 7] = [5.0, 34.0, 14.0, 12.0, 12.0, 28.0, 24.0];

pub(super) fn sheet(job: &Job<'_>, plan: &SheetPlan) -> Sheet {
    let mut sheet = Sheet::new(&plan.name);
    sheet.set_widths(&WIDTHS);
    let mut ordinal = 0;
    for (row, line) in plan.lines.iter().enumerate() {
        let row = row as u32;
        match line {
            Line::Title => start::title(&mut sheet, row, &plan.title, 14),
            Line::Status => sheet_status(job, plan, &mut sheet, row),
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

pub(super) fn sheet_status(job: &Job<'_>, plan: &SheetPlan, sheet: &mut Sheet, row: u32) {
    let style = Style::plain().bold().color(Color::Blue).left();
    sheet.formula(row, 0, start::status(job, plan), style);
    sheet.merge(Area::new(crate::book::Spot::new(row, 0), crate::book::Spot::new(row, 2)));
    sheet.heights.insert(row, 20.0);
}

fn head(sheet: &mut Sheet, row: u32) {
    let style = Style::plain().bold().center().wrap().boxed().fill(Color::Head);
    for (col, text) in (0..).zip(words::FIGURE_HEADS) {
        sheet.text(row, col, text, style);
    }
    sheet.heights.insert(row, 34.0);
}

fn part(job: &Job<'_>, sheet: &mut Sheet, row: u32, section: &str) {
    let Some(part) = job.layout.parts.iter().find(|part| part.id == section) else { return };
    let style = Style::plain().bold().boxed().wrap().fill(Color::Part);
    sheet.text(row, 0, part.numeral.clone(), style.center());
    let nil = job.layout.nil_of(section);
    if let Some(nil) = nil {
        sheet.text(row, 1, part.title.clone(), style);
        start::nil(job, sheet, section);
        sheet.span(row, (3, 6), format!("← x = {}", nil.label), Style::plain().italic().boxed().fill(Color::Part));
        sheet.fit(row, &part.title, WIDTHS[1] * 0.92, 12);
    } else {
        sheet.span(row, (1, 6), part.title.clone(), style);
        sheet.fit(row, &part.title, WIDTHS[1..].iter().sum::<f64>() * 0.92, 12);
    }
}

fn field(job: &Job<'_>, sheet: &mut Sheet, row: u32, id: &str, ordinal: u32) {
    let (Some((_, field)), Some(place)) = (job.field(id), job.layout.place(id)) else { return };
    let plain = Style::plain().boxed().wrap();
    sheet.number(row, 0, f64::from(ordinal), plain.center());
    sheet.text(row, 1, field.label.clone(), plain);
    value(job, sheet, place);
    sheet.text(row, 3, field.uom.clone().unwrap_or_default(), plain.center());
    formula_or_blank(sheet, row, 4, judge::target(job, place), plain.center());
    formula_or_blank(sheet, row, 5, judge::self_check(job, place), plain);
    note(job, sheet, row, place);
    sheet.fit(row, &field.label, WIDTHS[1], 12);
    // The longest words of column F take two lines.
    if job.indicator(id).is_some() && place.role == Role::Computed {
        let slot = sheet.heights.entry(row).or_insert(0.0);
        *slot = slot.max(36.0);
    }
    if place.role == Role::Input {
        validate(job, sheet, place, field.prompt.as_ref());
    }
}

fn formula_or_blank(sheet: &mut Sheet, row: u32, col: u16, formula: Option<String>, style: Style) {
    match formula {
        Some(formula) => sheet.formula(row, col, formula, style),
        None => sheet.blank(row, col, style),
    }
}

/// The look of a figure of this kind.
pub(super) fn number_format(kind: Kind) -> Number {
    match kind {
        Kind::Count => Number::Count,
        Kind::Money | Kind::Decimal => Number::Decimal,
        Kind::Percent => Number::Percent,
        Kind::Date | Kind::DateRange | Kind::Time => Number::Text,
        _ => Number::General,
    }
}

pub(super) fn value(job: &Job<'_>, sheet: &mut Sheet, place: &Place) {
    let spot = place.spot;
    let number = match place.kind {
        // A typed figure keeps what was typed visible: 12,5 must not be shown as 13.
        Kind::Money | Kind::Decimal => Number::General,
        kind => number_format(kind),
    };
    // Nobody types here: a day is a day, and formulas count with it.
    let shown = if place.kind == Kind::Date { Number::Day } else { number_format(place.kind) };
    let locked = Style::plain().boxed().center().wrap().fill(Color::Locked).number(shown);
    match (&place.role, job.field(&place.name).map(|(_, field)| &field.origin)) {
        (Role::Prefilled, _) => match job.prefilled(place) {
            Some(Cell::Number(figure)) => sheet.number(spot.row, spot.col, figure, locked),
            Some(Cell::Text(text)) => sheet.text(spot.row, spot.col, text, locked),
            _ => sheet.blank(spot.row, spot.col, locked),
        },
        (Role::Computed, Some(Origin::Formula(rule))) => {
            let formula = expression::computed(job, rule);
            formula_or_blank(sheet, spot.row, spot.col, formula, locked);
        }
        _ => sheet.blank(spot.row, spot.col, super::job::input().center().wrap().number(number)),
    }
}

fn note(job: &Job<'_>, sheet: &mut Sheet, row: u32, place: &Place) {
    let col = 6;
    let Some(note) = job.layout.place(&own::note(&place.name)) else {
        return sheet.blank(row, col, Style::plain().boxed());
    };
    sheet.blank(note.spot.row, note.spot.col, super::job::input().left().wrap().number(Number::Text));
    if place.role == Role::Prefilled {
        sheet.validations.push(Validation {
            area: Area::new(note.spot, note.spot),
            rule: Rule::Any,
            title: words::NOTE_TITLE.to_owned(),
            prompt: words::note_prompt(&job.plan.office),
            refusal: String::new(),
        });
    }
}

/// Validation and prompt of a single input cell: numbers and choices stop, nothing else does.
pub(super) fn validate(job: &Job<'_>, sheet: &mut Sheet, place: &Place, prompt: Option<&Prompt>) {
    let area = Area::new(place.spot, place.spot);
    if let Some(validation) = validation(job, &place.name, place.kind, &place.options, area, prompt) {
        sheet.validations.push(validation);
    }
}

/// The prompt of a cell for which the plan has no words.
fn usual_prompt(kind: Kind) -> Prompt {
    let (title, text) = match kind {
        Kind::Count => words::COUNT_PROMPT,
        Kind::Money => words::MONEY_PROMPT,
        Kind::Date | Kind::DateRange => words::DATE_PROMPT,
        Kind::Choice | Kind::Status => words::CHOICE_PROMPT,
        _ => return Prompt::default(),
    };
    Prompt { title: title.to_owned(), text: text.to_owned(), refusal: String::new() }
}

/// The validation of an area that takes values of one kind.
pub(super) fn validation(
    job: &Job<'_>,
    name: &str,
    kind: Kind,
    options: &[String],
    area: Area,
    prompt: Option<&Prompt>,
) -> Option<Validation> {
    let (rule, fallback) = match kind {
        Kind::Count => (Rule::Whole, words::WHOLE_REFUSAL),
        Kind::Choice | Kind::Status if !options.is_empty() => {
            (Rule::List(super::hidden::list_of(job, name, options)), words::CHOICE_REFUSAL)
        }
        Kind::Tick => (Rule::List(super::hidden::TICK_LIST.to_owned()), words::TICK_REFUSAL),
        _ => (Rule::Any, ""),
    };
    let prompt = prompt.cloned().unwrap_or_else(|| usual_prompt(kind));
    if rule == Rule::Any && prompt.title.is_empty() && prompt.text.is_empty() {
        return None;
    }
    let refusal = if rule == Rule::Any || !prompt.refusal.is_empty() { prompt.refusal } else { fallback.to_owned() };
    Some(Validation { area, rule, title: prompt.title, prompt: prompt.text, refusal })
}

/// What a cell of a table holds before anything is typed: nothing, or what the office carried over.
pub(super) fn carried(text: Option<&str>, kind: Kind) -> Content {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Content::Blank };
    let number =
        || text.parse().ok().filter(|_| matches!(kind, Kind::Count | Kind::Decimal | Kind::Money | Kind::Percent));
    number().map_or_else(|| Content::Text(text.to_owned()), Content::Number)
}
