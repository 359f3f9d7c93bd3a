//! A sheet of the plan that is the union of a table's rows, each with its unit and its source.

use super::{heads, list_page};
use crate::book::{Color, Content, Number, Sheet, Style};
use crate::intake::Row;
use crate::plan::{Column, SummarySheet, Table, Unit};
use crate::round::{Round, RowKeys, Standing};
use crate::text::summary as words;
use crate::value::{Kind, Value};
use std::collections::BTreeMap;

const HEAD: u32 = 3;

pub(super) fn sheet(round: &Round, asked: &SummarySheet, table: &str, khoi_table: Option<&str>) -> Sheet {
    let mut sheet = Sheet::new(&asked.title);
    let Some(table) = find(round, table) else { return sheet };
    let distinct = !table.key.is_empty() && khoi_table.is_none();
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
    writer.block(table, false);
    let end = writer.row.max(HEAD + 2) - 1;
    list_page(&mut sheet, asked.sign, HEAD, (end, end), last);
    sheet
}

fn find<'p>(round: &'p Round, id: &str) -> Option<&'p Table> {
    round.plan.forms.iter().find_map(|form| form.table(id))
}

/// Whether rows of several workbooks, one a period, stand on one sheet.
fn several_periods(round: &Round, table: &Table) -> bool {
    round.plan.reports.iter().filter(|report| report.per_period()).any(|report| {
        let holds = round.plan.form_of(report).is_some_and(|form| form.table(&table.id).is_some());
        let mine = round.standings.iter().filter(|one| one.report == report.id && one.effective.is_some());
        let mut periods = mine.filter(|one| !later_than_focus(round, one)).map(|one| one.period.as_str());
        let first = periods.next();
        holds && periods.any(|period| Some(period) != first)
    })
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
    sheet.widths.insert(last - 1, sheet.widths.get(&(last - 1)).copied().unwrap_or(16.0));
    sheet.widths.insert(last, 26.0);
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
        self.row += 1;
    }

    /// Rows of every effective submission, in registry order; `own` = the office's.
    fn block(&mut self, table: &Table, own: bool) {
        let mut ordinal = 0;
        let round = self.round;
        let row_keys = RowKeys::new(&round.plan);
        for standing in &round.standings {
            let Some(unit) = round.unit(&standing.unit).filter(|unit| unit.is_khoi() == own) else { continue };
            let holds = round
                .plan
                .report(&standing.report)
                .and_then(|report| round.plan.form_of(report))
                .is_some_and(|form| form.table(&table.id).is_some());
            // One growing workbook serves all periods of a recurring report: its last state holds every row.
            let growing = round.plan.report(&standing.report).is_some_and(crate::plan::Report::recurring);
            let later = |other: &Standing| {
                other.unit == standing.unit && other.report == standing.report && other.period > standing.period
            };
            if !growing && later_than_focus(round, standing) {
                continue;
            }
            if growing && round.standings.iter().any(|other| later(other) && other.effective.is_some()) {
                continue;
            }
            let Some(submission) = round.effective(standing).and_then(|file| file.submission()).filter(|_| holds)
            else {
                continue;
            };
            let keys = row_keys.of(table, unit, submission);
            for (row, key) in submission.rows(&table.id).iter().zip(keys) {
                ordinal += 1;
                self.line(table, (unit, standing), row, ordinal, key);
            }
        }
    }

    fn line(&mut self, table: &Table, (unit, standing): (&Unit, &Standing), row: &Row, ordinal: u32, key: String) {
        let plain = Style::plain().boxed().wrap();
        self.sheet.number(self.row, 0, f64::from(ordinal), plain.center());
        self.sheet.text(self.row, 1, unit.short_name.clone(), plain);
        for (col, column) in (2..).zip(&self.table.columns) {
            // The office's table may lack a column of the units' table.
            let name = format!("{}_{}", table.id, column.id);
            let (content, style) = content(row, &name, column.kind, plain);
            if let Content::Text(text) = &content {
                let width = self.sheet.widths.get(&col).copied().unwrap_or(14.0);
                self.sheet.fit(self.row, text, width, 12);
            }
            self.sheet.put(self.row, col, content, style);
        }
        if self.periods {
            let report = self.round.plan.report(&standing.report);
            let label = report.and_then(|report| report.occasion(&standing.period)).map(|one| one.label.clone());
            let col = 2 + self.table.columns.len() as u16;
            self.sheet.text(self.row, col, label.unwrap_or_default(), plain.center());
        }
        if self.distinct {
            let counted = self.counted(key);
            self.sheet.text(self.row, self.last - 1, counted, plain.center());
        }
        let source = words::source(&row.sheet, row.row + 1);
        self.sheet.text(self.row, self.last, source, plain.color(Color::Quiet));
        self.row += 1;
    }

    /// «có», or the row it repeats.
    fn counted(&mut self, key: String) -> String {
        if let Some(first) = self.seen.get(&key) {
            words::repeats(first + 1)
        } else {
            self.seen.insert(key, self.row);
            words::COUNTED_YES.to_owned()
        }
    }
}

/// A period after the one in focus is none of this summary's.
fn later_than_focus(round: &Round, standing: &Standing) -> bool {
    let due = |period: &str| {
        let occasion = round.plan.report(&standing.report)?.occasion(period)?;
        occasion.due.map(|due| due.at)
    };
    let last = (round.focus.report == standing.report).then(|| due(&round.focus.period)).flatten();
    last.is_some_and(|last| due(&standing.period).is_some_and(|mine| mine > last))
}

/// What was typed, numbers as numbers; what could not be read stays visible as typed.
fn content(row: &Row, name: &str, kind: Kind, plain: Style) -> (Content, Style) {
    let format = match kind {
        Kind::Money | Kind::Decimal => Number::Decimal,
        _ => Number::Count,
    };
    match row.value(name) {
        Some(Value::Number(number)) => {
            let corrected = row.is_corrected(name);
            (Content::Number(*number), Style { corrected, ..plain.center().number(format) })
        }
        _ => match row.marked(name) {
            text if text.is_empty() => (Content::Blank, plain),
            text if matches!(kind, Kind::Text) => (Content::Text(text), plain),
            text => (Content::Text(text), plain.center()),
        },
    }
}
