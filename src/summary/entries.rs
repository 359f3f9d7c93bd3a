//! «Mọi ô đã nhập»: a row a unit, a column for every cell its form lets it type into, whether an indicator reads it or
//! not; then the rows of its lists, and what it wrote beside its figures. Figures stand as numbers, words as words.

use super::{dimension::Dimension, entries_office, entry, figure, head_style, working};
use crate::book::{Area, Color, Content, Number, Sheet, Spot, Style};
use crate::form::own;
use crate::intake::Submission;
use crate::plan::{Field, Form, FormLayout, Origin, Scope, Section, Table, Unit};
use crate::round::{self, Round};
use crate::text::summary as words;
use crate::value::Kind;

const BAND: u32 = 2;
const HEAD: u32 = 3;
const FIRST: u32 = 4;
/// Ordinal, unit, group.
const UNIT_COLUMNS: u16 = 3;
/// Width of running words.
const WORDS: f64 = 36.0;

/// The columns of a form.
struct Columns<'p> {
    fields: Vec<(&'p Section, &'p Field)>,
    lists: &'p [Table],
    /// Whether a unit can write beside its figures.
    notes: bool,
}

impl<'p> Columns<'p> {
    fn of(form: Option<&'p Form>) -> Self {
        let fields = form.map(|form| typed(form).collect()).unwrap_or_default();
        let notes =
            form.is_some_and(|form| form.layout == FormLayout::Full && form.fields().any(|(_, field)| field.note));
        Columns { fields, lists: form.map_or(&[], |form| &form.tables), notes }
    }

    fn fields(&self) -> impl Iterator<Item = (u16, &'p Section, &'p Field)> {
        (UNIT_COLUMNS..).zip(&self.fields).map(|(col, (section, field))| (col, *section, *field))
    }

    fn first_list(&self) -> u16 {
        UNIT_COLUMNS + self.fields.len() as u16
    }

    fn lists(&self) -> impl Iterator<Item = (u16, &'p Table)> {
        (self.first_list()..).zip(self.lists)
    }

    fn note(&self) -> Option<u16> {
        self.notes.then(|| self.first_list() + self.lists.len() as u16)
    }

    fn last(&self) -> u16 {
        self.note().unwrap_or_else(|| (self.first_list() + self.lists.len() as u16).saturating_sub(1))
    }
}

/// Cells a unit types into and the summary may show.
pub(super) fn typed(form: &Form) -> impl Iterator<Item = (&Section, &Field)> {
    form.fields().filter(|(_, field)| field.origin == Origin::Typed && field.summary)
}

pub(super) fn sheet(round: &Round) -> Sheet {
    let mut sheet = Sheet::new(words::ENTRIES);
    let columns = Columns::of(round.report().and_then(|report| round.plan.form_of(report)));
    widths(&mut sheet, &columns);
    let title = format!("{} – {}", words::ENTRIES.to_uppercase(), round.title().to_uppercase());
    sheet.text(0, 0, title, Style::plain().bold().size(14));
    sheet.text(1, 0, words::ENTRIES_LEGEND, Style::plain().italic().size(10));
    head(round, &mut sheet, &columns);
    let units = round.counted();
    for (row, unit) in (FIRST..).zip(&units) {
        line(round, &mut sheet, row, unit, &columns);
    }
    // Without units one row stays blank: a range over nothing would take in the totals.
    let total = FIRST + (units.len() as u32).max(1);
    totals(&mut sheet, total, units.len() as u32, &columns);
    entries_office::blocks(round, &mut sheet, total + 3);
    sheet.freeze = (FIRST, 2);
    sheet.filter = Some(Area::new(Spot::new(HEAD, 0), Spot::new(total - 1, columns.last())));
    working(&mut sheet);
    sheet.page.repeat = Some((BAND, HEAD));
    sheet
}

fn widths(sheet: &mut Sheet, columns: &Columns<'_>) {
    sheet.set_widths(&[5.0, 44.0, 13.0]);
    for (col, _, field) in columns.fields() {
        let width = match field.kind {
            Kind::Text => WORDS,
            Kind::Choice | Kind::Status | Kind::DateRange => 16.0,
            _ => 12.0,
        };
        sheet.widths.insert(col, width);
    }
    sheet.widths.extend(columns.lists().map(|(col, _)| (col, 12.0)));
    sheet.widths.extend(columns.note().map(|col| (col, WORDS)));
}

fn head(round: &Round, sheet: &mut Sheet, columns: &Columns<'_>) {
    let mut from = UNIT_COLUMNS;
    for part in columns.fields.chunk_by(|one, next| one.0.id == next.0.id) {
        band(sheet, from, part.len() as u16, &part[0].0.title);
        from += part.len() as u16;
    }
    band(sheet, columns.first_list(), columns.lists.len() as u16, words::LISTS);
    let first = [words::ORDINAL, words::UNIT, round.plan.group_label.as_str()].map(str::to_owned);
    let fields = columns.fields().map(|(_, _, field)| labelled(field));
    let lists = columns.lists().map(|(_, table)| table.title.clone());
    let note = columns.note().map(|_| words::NOTES.to_owned());
    super::heads(sheet, HEAD, first.into_iter().chain(fields).chain(lists).chain(note));
}

/// The heading of a section over its columns.
fn band(sheet: &mut Sheet, from: u16, columns: u16, title: &str) {
    let Some(last) = (from + columns).checked_sub(1).filter(|last| *last >= from) else { return };
    let width: f64 = (from..=last).filter_map(|col| sheet.widths.get(&col)).sum();
    sheet.span(BAND, (from, last), title, head_style().size(10).fill(Color::Part));
    // Capitals are wide.
    sheet.fit(BAND, title, width * 0.7, 10);
}

/// What is asked, with its unit of measure.
pub(super) fn labelled(field: &Field) -> String {
    let uom = field.uom.as_ref().map(|uom| format!(" ({uom})")).unwrap_or_default();
    format!("{}{uom}", field.label)
}

fn line(round: &Round, sheet: &mut Sheet, row: u32, unit: &Unit, columns: &Columns<'_>) {
    let plain = Style::plain().boxed();
    let standing = round.in_focus().find(|standing| standing.unit == unit.code);
    sheet.number(row, 0, unit.ordinal as f64, plain.center());
    sheet.text(row, 1, figure::name(unit, standing), plain);
    sheet.text(row, 2, Dimension::Group.of(round, unit), plain);
    sheet.fit(row, "", WORDS, 12);
    let report = standing.and_then(|standing| content(round, standing));
    // A unit that has left is asked nothing now.
    let empty = |scope: &Scope| match standing {
        Some(_) => entry::absent(scope.covers(unit)),
        None => (Content::Blank, plain),
    };
    for (col, section, field) in columns.fields() {
        put(sheet, row, col, report.map_or_else(|| empty(&section.scope), |report| entry::field(report, field)));
    }
    for (col, table) in columns.lists() {
        put(sheet, row, col, report.map_or_else(|| empty(&table.scope), |report| entry::rows(report, table)));
    }
    if let Some(col) = columns.note() {
        let form = round.report().and_then(|report| round.plan.form_of(report));
        let text = form.zip(report).map(|(form, report)| notes(form, &report.submission)).unwrap_or_default();
        put(sheet, row, col, (Content::Text(text), plain.wrap()));
    }
}

/// The report that counts for a standing, if it can be opened.
pub(super) fn content<'r>(round: &'r Round, standing: &round::Standing) -> Option<&'r round::Content> {
    round.effective(standing)?.taken.content.as_ref()
}

fn put(sheet: &mut Sheet, row: u32, col: u16, (content, style): (Content, Style)) {
    match content {
        Content::Text(text) => {
            let width = sheet.widths.get(&col).copied().unwrap_or(WORDS);
            sheet.fit(row, &text, width, 12);
            sheet.text(row, col, text, style);
        }
        content => sheet.put(row, col, content, style),
    }
}

/// What a unit wrote in the cells beside its figures.
pub(super) fn notes(form: &Form, submission: &Submission) -> String {
    let notes = form.fields().filter(|(_, field)| field.note && field.summary).filter_map(|(_, field)| {
        let said = submission.cell(&own::note(&field.id))?.marked();
        (!said.is_empty()).then(|| format!("{}: {said}", field.label))
    });
    notes.collect::<Vec<_>>().join("\n")
}

/// Sums, and how many units have a figure.
fn totals(sheet: &mut Sheet, row: u32, units: u32, columns: &Columns<'_>) {
    let bold = Style::plain().boxed().bold().fill(Color::Part).center();
    for (row, label) in [(row, words::TOTAL), (row + 1, words::COVERAGE)] {
        (0..=columns.last()).for_each(|col| sheet.blank(row, col, bold));
        sheet.text(row, 1, label, bold.left());
        sheet.heights.insert(row, 18.0);
    }
    let fields = columns.fields().map(|(col, _, field)| (col, field.kind));
    let lists = columns.lists().map(|(col, _)| (col, Kind::Count));
    for (col, kind) in fields.chain(lists).filter(|(_, kind)| entry::is_figure(*kind)) {
        let area = Area::down(Spot::new(FIRST, col), units);
        let (from, to) = (area.from.a1(), area.to.a1());
        if entry::adds_up(kind) {
            let number = if kind == Kind::Count { Number::Count } else { Number::Decimal };
            sheet.formula(row, col, format!("SUM({from}:{to})"), bold.number(number));
        }
        sheet.formula(row + 1, col, format!("COUNT({from}:{to})"), bold.number(Number::Count));
    }
}
