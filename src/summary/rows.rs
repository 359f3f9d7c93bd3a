//! A sheet of the plan that is the union of a table's rows, each with its unit and its source.

use super::listed::{self, Listed};
use super::{heads, list_page};
use crate::book::{Color, Content, Number, Sheet, Style};
use crate::intake::Row;
use crate::plan::{Column, SummarySheet, Table};
use crate::round::Round;
use crate::text::summary as words;
use crate::value::{Kind, Value};
use std::collections::BTreeMap;

const HEAD: u32 = 3;
/// Width of the column of sources.
const SOURCE: f64 = 26.0;

pub(super) fn sheet(round: &Round, asked: &SummarySheet, table: &str, khoi_table: Option<&str>) -> Sheet {
    let mut sheet = Sheet::new(&asked.title);
    let Some(table) = find(round, table) else { return sheet };
    let distinct = listed::counts_once(round, table) && khoi_table.is_none();
    let periods = several_periods(round, table);
    let extra = u16::from(distinct) + u16::from(periods);
    let last = table.columns.len() as u16 + 2 + extra;
    widths(&mut sheet, table, last);
    sheet.span(0, (0, last), asked.title.to_uppercase(), Style::plain().bold().center().size(14));
    sheet.span(
        1,
        (0, last),
        words::as_of(&round.plan.short_title, &crate::text::board::instant(round.as_of)),
        Style::plain().italic().center(),
    );
    let mut texts = vec![words::ORDINAL.to_owned(), words::UNIT.to_owned()];
    texts.extend(table.columns.iter().map(head));
    if periods {
        texts.push(words::PERIOD.to_owned());
    }
    if distinct {
        texts.push(words::COUNTED.to_owned());
    }
    texts.push(words::SOURCE.to_owned());
    heads(&mut sheet, HEAD, texts);
    let seen = BTreeMap::new();
    let mut writer = Writer { round, sheet: &mut sheet, table, last, distinct, periods, row: HEAD + 1, seen };
    if let Some(khoi) = khoi_table.and_then(|id| find(round, id)) {
        writer.part(words::KHOI);
        writer.block(khoi, true);
        writer.part(words::BASE_LEVEL);
    }
    writer.block(table, listed::is_offices(round, table));
    writer.not_yet();
    let end = writer.row.max(HEAD + 2) - 1;
    list_page(&mut sheet, asked.sign, HEAD, (end, end), last);
    sheet
}

fn find<'p>(round: &'p Round, id: &str) -> Option<&'p Table> {
    round.plan.forms.iter().find_map(|form| form.table(id))
}

/// Whether rows of several periods stand on one sheet.
fn several_periods(round: &Round, table: &Table) -> bool {
    let rows = listed::rows(round, table, listed::is_offices(round, table));
    let mut periods = rows.iter().map(Listed::period);
    let first = periods.next();
    periods.any(|period| Some(&period) != first.as_ref()) || rows.iter().any(|row| row.report.recurring())
}

fn head(column: &Column) -> String {
    let uom =
        column.uom.as_ref().filter(|_| column.kind == Kind::Money).map(|uom| format!(" ({uom})")).unwrap_or_default();
    format!("{}{uom}", column.label)
}

fn widths(sheet: &mut Sheet, table: &Table, last: u16) {
    sheet.set_widths(&[6.0, 34.0]);
    for (col, column) in (2..).zip(&table.columns) {
        sheet.widths.insert(col, column.width.unwrap_or(14.0).clamp(10.0, 40.0));
    }
    sheet.widths.insert(last - 1, sheet.widths.get(&(last - 1)).copied().unwrap_or(20.0));
    sheet.widths.insert(last, SOURCE);
}

struct Writer<'r, 's> {
    round: &'r Round,
    sheet: &'s mut Sheet,
    table: &'r Table,
    last: u16,
    distinct: bool,
    /// Whether each row says its period.
    periods: bool,
    row: u32,
    /// First row on which each key stands.
    seen: BTreeMap<String, u32>,
}

impl Writer<'_, '_> {
    fn part(&mut self, text: &str) {
        let style = Style::plain().boxed().bold().fill(Color::Part);
        self.sheet.span(self.row, (0, self.last), text, style);
        self.sheet.heights.insert(self.row, 20.0);
        self.row += 1;
    }

    /// Rows of every report that counts, in registry order; `own` = the office's.
    fn block(&mut self, table: &Table, own: bool) {
        for (ordinal, row) in (1..).zip(listed::rows(self.round, table, own)) {
            self.line(table, &row, ordinal, true);
        }
    }

    /// What units that have not sent this list told in an earlier report: shown, and in no count.
    fn not_yet(&mut self) {
        let Some((source, awaited, rows)) = listed::not_yet(self.round, self.table) else { return };
        let Some(first) = rows.first() else { return };
        self.part(&words::not_yet(&first.report.label, &awaited.label));
        for (ordinal, row) in (1..).zip(rows) {
            self.line(source, &row, ordinal, false);
        }
    }

    fn line(&mut self, table: &Table, listed: &Listed<'_>, ordinal: u32, counts: bool) {
        let plain = Style::plain().boxed().wrap();
        let row = listed.row;
        self.sheet.number(self.row, 0, f64::from(ordinal), plain.center());
        self.sheet.text(self.row, 1, listed.unit.short_name.clone(), plain);
        for (col, column) in (2..).zip(&self.table.columns) {
            // The other table may lack a column of this one.
            let name = format!("{}_{}", table.id, column.id);
            let (content, style) = content(row, &name, column.kind, plain);
            if let Content::Text(text) = &content {
                let width = self.sheet.widths.get(&col).copied().unwrap_or(14.0);
                self.sheet.fit(self.row, text, width, 12);
            }
            self.sheet.put(self.row, col, content, style);
        }
        if self.periods {
            let col = 2 + self.table.columns.len() as u16;
            self.sheet.text(self.row, col, listed.period(), plain.center());
        }
        if self.distinct {
            let counted = if counts { self.counted(&listed.key) } else { words::COUNTED_NOT_YET.to_owned() };
            self.sheet.text(self.row, self.last - 1, counted, plain.center());
        }
        let source = self.source(table, listed, counts);
        self.sheet.fit(self.row, &source, SOURCE, 12);
        self.sheet.text(self.row, self.last, source, plain.color(Color::Quiet));
        self.row += 1;
    }

    /// Where a row stands in its workbook, and what it says in columns this sheet does not have.
    fn source(&self, table: &Table, listed: &Listed<'_>, counts: bool) -> String {
        let row = listed.row;
        let mut parts = vec![words::source(&row.sheet, row.row + 1)];
        if !counts && !self.periods {
            parts.push(listed.period());
        }
        let here = |column: &&Column| self.table.columns.iter().any(|own| own.id == column.id);
        let elsewhere = table.columns.iter().filter(|column| !here(column));
        parts.extend(elsewhere.filter_map(|column| {
            let said = row.marked(&column.name);
            (!said.is_empty()).then(|| format!("{}: {said}", column.label))
        }));
        parts.retain(|part| !part.is_empty());
        parts.join("; ")
    }

    /// «có», or the row it repeats.
    fn counted(&mut self, key: &str) -> String {
        if let Some(first) = self.seen.get(key) {
            words::repeats(first + 1)
        } else {
            self.seen.insert(key.to_owned(), self.row);
            words::COUNTED_YES.to_owned()
        }
    }
}

/// What was typed, numbers as numbers; what could not be read stays visible as typed.
fn content(row: &Row, name: &str, kind: Kind, plain: Style) -> (Content, Style) {
    match row.value(name) {
        Some(Value::Number(number)) => {
            let corrected = row.is_corrected(name);
            let format = match kind {
                Kind::Percent => Number::Percent,
                Kind::Money => Number::Decimal,
                _ if number.fract() != 0.0 => Number::Fraction,
                Kind::Decimal => Number::Decimal,
                _ => Number::Count,
            };
            (Content::Number(*number), Style { corrected, ..plain.center().number(format) })
        }
        _ => match row.marked(name) {
            text if text.is_empty() => (Content::Blank, plain),
            text if matches!(kind, Kind::Text) => (Content::Text(text), plain),
            text => (Content::Text(text), plain.center()),
        },
    }
}
