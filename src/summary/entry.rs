//! One cell of a report as the summary shows it: what was typed and read, or why nothing stands there.

use crate::book::{Color, Content, Number, Style};
use crate::intake::{Entry, Why};
use crate::plan::{Field, Table};
use crate::round;
use crate::text::summary as words;
use crate::value::{Kind, Reading, Value};
use chrono::NaiveDate;

/// What a cell holds and how it looks.
type Shown = (Content, Style);

fn plain() -> Style {
    Style::plain().boxed().wrap()
}

fn sign(text: &str) -> Shown {
    (Content::Text(text.to_owned()), plain().center().color(Color::Quiet))
}

fn nothing() -> Shown {
    (Content::Blank, plain())
}

/// Whether figures of this kind are added up.
pub(super) fn adds_up(kind: Kind) -> bool {
    matches!(kind, Kind::Count | Kind::Decimal | Kind::Money)
}

/// Whether a cell of this kind holds a number on the sheet.
pub(super) fn is_figure(kind: Kind) -> bool {
    adds_up(kind) || matches!(kind, Kind::Percent | Kind::Date)
}

/// A single cell of a report that came.
pub(super) fn field(report: &round::Content, field: &Field) -> Shown {
    match (report.figures.asked(&field.id), report.figures.why(&field.id)) {
        // A newer form asks for it; the unit's did not.
        (None, Some(Why::Missing)) => sign(words::LACKING),
        (None, _) => sign(words::OUTSIDE),
        (Some(true), _) if adds_up(field.kind) || field.kind == Kind::Percent => zero(),
        (Some(true), _) => sign(words::NIL),
        (Some(false), _) => match report.submission.cell(&field.id) {
            Some(entry) => typed(entry, field, report.figures.scalar(&field.id).is_some()),
            None => blank(field),
        },
    }
}

fn zero() -> Shown {
    (Content::Number(0.0), Style { nil: true, ..plain().center().number(Number::Count) })
}

/// Nothing stands there: a fault where it must be filled. A tick is set or not.
fn blank(field: &Field) -> Shown {
    if field.required && field.kind != Kind::Tick { sign(words::LACKING) } else { nothing() }
}

fn typed(entry: &Entry, field: &Field, counts: bool) -> Shown {
    let said = entry.marked();
    match &entry.reading {
        Reading::Missing if said.is_empty() => blank(field),
        Reading::Missing => sign(&format!("{} {said}", words::LACKING)),
        Reading::NotApplicable => sign(words::OUTSIDE),
        Reading::Refused(_) => to_correct(&said),
        Reading::Value { .. } if !counts => to_correct(&said),
        Reading::Value { value, .. } => {
            let style = Style { corrected: entry.corrected.is_some(), ..plain().center() };
            match value {
                Value::Number(number) => (Content::Number(*number), style.number(format(field.kind, *number))),
                Value::Date(day) => (Content::Number(serial(*day)), style.number(Number::Day)),
                Value::Tick(true) => (Content::Text(words::TICKED.to_owned()), plain().center()),
                Value::Tick(false) => nothing(),
                Value::Text(_) if entry.says_nothing() => sign(words::SAID_NONE),
                Value::Text(_) => (Content::Text(said), plain()),
                Value::Choice(_) | Value::Time(_) | Value::Dates { .. } => (Content::Text(said), plain().center()),
            }
        }
    }
}

/// It stays a text, or a sum would count it.
fn to_correct(said: &str) -> Shown {
    (Content::Text(format!("{} {said}", words::TO_CORRECT)), plain().color(Color::Bad))
}

/// As many decimals as were typed.
fn format(kind: Kind, number: f64) -> Number {
    match kind {
        Kind::Percent => Number::Percent,
        Kind::Count => Number::Count,
        _ if (number * 10.0).fract() == 0.0 => Number::Decimal,
        _ => Number::General,
    }
}

fn serial(day: NaiveDate) -> f64 {
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default();
    (day - epoch).num_days() as f64
}

/// The number of rows of a list of a report that came.
pub(super) fn rows(report: &round::Content, table: &Table) -> Shown {
    let Some(rows) = report.submission.tables.get(&table.id) else { return sign(words::OUTSIDE) };
    match (rows.len(), report.submission.is_nil(&table.id)) {
        (0, true) => zero(),
        (0, false) if table.nil => sign(words::LACKING),
        (count, _) => (Content::Number(count as f64), plain().center().number(Number::Count)),
    }
}

/// A report that has not come, or cannot be opened.
pub(super) fn absent(concerned: bool) -> Shown {
    sign(if concerned { words::NOT_HERE } else { words::OUTSIDE })
}
