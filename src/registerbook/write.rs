//! The round and its decisions → the workbook.

use super::{Field, KEPT, KIND, LISTS, Page, Row, files, findings, papers};
use crate::book::{Area, Book, Color, Number, Rule, Sheet, Spot, Style, Validation, Visibility};
use crate::round::Round;
use crate::ruling::Rulings;
use crate::text::{form, registerbook as words, summary};

/// Row of the headings.
pub(super) const HEAD: u32 = 2;
/// Rows of the hidden sheet before those it keeps.
pub(super) const FIRST_KEPT: u32 = 5;
const SIZE: u8 = 11;

/// The workbook of a round, for the report in focus.
pub fn book(round: &Round, rulings: &Rulings) -> Book {
    let lists = lists(round);
    let mut kept = identity(round);
    let mut sheets = Vec::new();
    let mut at = FIRST_KEPT;
    for page in Page::ALL {
        let rows = match page {
            Page::Files => files::rows(round),
            Page::Papers => papers::rows(round),
            Page::Findings => findings::rows(round, rulings),
        };
        for row in &rows {
            keep(&mut kept, at, page, row);
            at += 1;
        }
        sheets.push(sheet(round, page, &rows, &lists));
    }
    sheets.extend([choices(&lists), kept]);
    Book { title: words::title(words::FILES, &round.plan.short_title), sheets, ..Book::default() }
}

/// Choices of a column.
type Lists = Vec<(Field, Vec<String>)>;

fn lists(round: &Round) -> Lists {
    let reports = round.plan.reports.iter().map(|report| report.label.clone());
    let mut channels: Vec<String> = words::CHANNELS.iter().map(|channel| (*channel).to_owned()).collect();
    for file in &round.files {
        let channel = summary::channel(&file.taken.receipt.channel);
        if !channel.is_empty() && !channels.contains(&channel) {
            channels.push(channel);
        }
    }
    vec![
        (Field::Unit, round.plan.units.iter().map(|unit| files::called(round, unit)).collect()),
        (Field::Report, reports.collect()),
        (Field::Channel, channels),
        (Field::Here, vec![words::HERE.to_owned()]),
        (Field::Decision, vec![words::ACCEPT.to_owned(), words::CORRECT.to_owned()]),
    ]
}

fn choices(lists: &Lists) -> Sheet {
    let mut sheet = Sheet::new(LISTS);
    for (col, (_, list)) in (0..).zip(lists) {
        for (row, text) in (0..).zip(list) {
            sheet.text(row, col, text.clone(), Style::plain());
        }
    }
    sheet.visibility = Visibility::Hidden;
    sheet
}

fn identity(round: &Round) -> Sheet {
    let mut sheet = Sheet::new(KEPT);
    let pairs = [
        ("tonghop", KIND.to_owned()),
        ("plan", round.plan.id.clone()),
        ("written", super::typed(round.as_of)),
        ("report", round.focus.report.clone()),
        ("period", round.focus.period.clone()),
    ];
    for (row, (key, value)) in (0..).zip(pairs) {
        sheet.text(row, 0, key, Style::plain());
        sheet.text(row, 1, value, Style::plain().number(Number::Text));
    }
    sheet.visibility = Visibility::Hidden;
    sheet.protected = true;
    sheet
}

/// Keeps what a row says: sheet, what it is about, unit, then its columns.
fn keep(sheet: &mut Sheet, at: u32, page: Page, row: &Row) {
    let texts = page.columns().iter().map(|(field, _)| row.text(*field));
    for (col, text) in (0..).zip([page.name(), &row.about, &row.unit].into_iter().chain(texts)) {
        sheet.text(at, col, text, Style::plain().number(Number::Text));
    }
}

fn sheet(round: &Round, page: Page, rows: &[Row], lists: &Lists) -> Sheet {
    let mut sheet = Sheet::new(page.name());
    let columns = page.columns();
    let last = columns.len() as u16 - 1;
    let title = words::title(page.name(), &round.plan.short_title);
    sheet.text(0, 0, title, Style::plain().bold().size(14));
    sheet.text(1, 0, words::guide(page, &round.title()), Style::plain().italic().size(SIZE));
    let head = Style::plain().bold().center().wrap().boxed().fill(Color::Head).size(SIZE);
    for (col, (field, width)) in (0..).zip(columns) {
        sheet.widths.insert(col, *width);
        sheet.text(HEAD, col, words::heading(*field), head);
        sheet.fit(HEAD, words::heading(*field), *width * 0.85, SIZE);
    }
    for (at, row) in (HEAD + 1..).zip(rows) {
        for (col, (field, width)) in (0..).zip(columns) {
            sheet.text(at, col, row.text(*field), style(page, *field, row));
            sheet.fit(at, row.text(*field), *width, SIZE);
        }
    }
    let end = HEAD + rows.len() as u32;
    if !rows.is_empty() {
        sheet.filter = Some(Area::new(Spot::new(HEAD, 0), Spot::new(end, last)));
        validate(&mut sheet, page, end, lists);
    }
    sheet.freeze = (HEAD + 1, 1);
    sheet.protected = true;
    sheet.tab = Some(Color::Grey);
    sheet.page.landscape = true;
    sheet.page.repeat = Some((HEAD, HEAD));
    summary::WORKING.clone_into(&mut sheet.page.footer);
    sheet
}

fn style(page: Page, field: Field, row: &Row) -> Style {
    let plain = Style::plain().boxed().wrap().top().size(SIZE).number(Number::Text);
    match field {
        Field::Key => plain.color(Color::Quiet).fill(Color::Locked).size(8),
        _ if page.fills(field) && row.closed => plain.fill(Color::Locked),
        // What waits for a word stands out from what is already there.
        _ if row.waits && page.asks(field) && row.text(field).is_empty() => plain.fill(Color::Look).unlocked(),
        _ if page.fills(field) => plain.fill(Color::Input).unlocked(),
        Field::Evidence | Field::Outcome | Field::Came => plain.color(Color::Quiet),
        _ => plain,
    }
}

fn validate(sheet: &mut Sheet, page: Page, end: u32, lists: &Lists) {
    for (col, (field, _)) in (0..).zip(page.columns()).filter(|(_, (field, _))| page.fills(*field)) {
        let area = Area::new(Spot::new(HEAD + 1, col), Spot::new(end, col));
        let at = lists.iter().position(|(one, list)| one == field && !list.is_empty());
        let rule = at.map_or(Rule::Any, |at| {
            Rule::List(Area::down(Spot::new(0, at as u16), lists[at].1.len() as u32).on(LISTS))
        });
        let refusal = if rule == Rule::Any { String::new() } else { form::CHOICE_REFUSAL.to_owned() };
        let (title, prompt) = (words::heading(*field).to_owned(), words::prompt(page, *field).to_owned());
        sheet.validations.push(Validation { area, rule, title, prompt, refusal });
    }
}
