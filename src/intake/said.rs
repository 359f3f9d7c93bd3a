//! [`Message`] × layout → [`Submission`]: the same typed values as from a workbook, each with the line it stood on.

use super::read::{reading, required};
use super::{Entry, Identity, Listed, Message, Pasted, Row, Submission, messages};
use crate::book::Spot;
use crate::form::{ColumnPlace, Kept, Place, Role, TablePlace};
use crate::plan::{Occasion, Plan, Report};
use crate::text::message::SHEET;
use crate::value::{Kind, Raw, Reading, Value, bare_key, key};
use std::collections::BTreeMap;

/// What every such message may begin with, beside the report's own label.
const HEAD: &str = "bao cao nhanh";

/// The report a message is for: recurring, with one list. Of several, the one whose label the message begins with.
pub fn message_report<'p>(plan: &'p Plan, head: &str) -> Option<&'p Report> {
    let listed = |report: &&Report| {
        report.recurring() && plan.form_of(report).is_some_and(|form| form.tables.len() == 1 && form.tables[0].nil)
    };
    let fitting: Vec<&Report> = plan.reports.iter().filter(listed).collect();
    match fitting[..] {
        [only] => Some(only),
        _ => fitting.into_iter().find(|report| bare_key(head).starts_with(&bare_key(&report.label))),
    }
}

/// What a message says, as if it had been typed into the form.
pub fn submission(message: &Message, plan: &Plan, report: &Report, kept: &Kept, identity: &Identity) -> Submission {
    let layout = &kept.layout;
    let mut submission = Submission {
        report: identity.report.clone(),
        unit: identity.unit.clone(),
        revision: identity.revision.clone(),
        chosen: Some(period(message, plan, report)),
        inputs: layout.places.iter().map(|place| (place.name.clone(), place.role)).collect(),
        ..Submission::default()
    };
    for place in &layout.places {
        let said = match place.role {
            Role::Nil if message.nil && layout.table(&place.of).is_some() => Some((0, "x".to_owned())),
            Role::Input if is_of_pictures(place) => {
                message.pictures.clone().map(|(line, said)| (line, option(place, &said)))
            }
            _ => None,
        };
        let (line, raw) = said.map_or((0, Raw::Empty), |(line, said)| (line, Raw::Text(said)));
        let reading = reading(place.kind, (&raw, false), plan, place.uom.as_deref(), &place.options);
        if place.role != Role::Computed && place.role != Role::Period {
            submission.cells.insert(place.name.clone(), entry(Spot::new(line as u32, 0), raw, reading));
        }
    }
    for table in &layout.tables {
        let rows = message.rows.iter().map(|listed| row(listed, table, plan)).collect();
        submission.tables.insert(table.id.clone(), rows);
    }
    submission.required = required(layout, &submission);
    submission
}

/// The label of the occasion that is due on the day named; else the words as typed, which decide nothing.
fn period(message: &Message, plan: &Plan, report: &Report) -> String {
    let typed = &message.period;
    let same = |one: &&Occasion| [&one.label, &one.period].iter().any(|text| key(text) == key(typed));
    let raw = Raw::Text(typed.clone());
    let day = match reading(Kind::Date, (&raw, false), plan, None, &[]) {
        Reading::Value { value: Value::Date(day), notes } if !notes.contains(&crate::value::Note::WeekdayMismatch) => {
            Some(day)
        }
        _ => None,
    };
    let due = |one: &&Occasion| day.is_some() && one.due.map(|due| due.at.date()) == day;
    let occasions = report.occasions();
    let found = occasions.iter().find(same).or_else(|| occasions.iter().find(due));
    found.map_or_else(|| typed.clone(), |one| one.label.clone())
}

fn entry(spot: Spot, raw: Raw, reading: Reading) -> Entry {
    Entry { sheet: SHEET.to_owned(), spot, raw, reading, formula: false, meant: None, corrected: None }
}

/// A choice about pictures.
fn is_of_pictures(place: &Place) -> bool {
    place.kind == Kind::Choice && bare_key(&place.label).split(' ').any(|word| word == "anh")
}

/// The only option that begins with what is said, or with which it begins; else the words as they are.
fn option(place: &Place, said: &str) -> String {
    let said_key = bare_key(said);
    let fits = |option: &&String| {
        let option = bare_key(option);
        !said_key.is_empty() && (option.starts_with(&said_key) || said_key.starts_with(&option))
    };
    let fitting: Vec<&String> = place.options.iter().filter(fits).collect();
    if let [only] = fitting[..] { only.clone() } else { said.to_owned() }
}

/// Parts find their columns by what they can be read as: a day is no count and a count no day.
fn row(listed: &Listed, table: &TablePlace, plan: &Plan) -> Row {
    let mut cells: BTreeMap<String, Entry> = BTreeMap::new();
    let mut free: Vec<&ColumnPlace> = table.columns.iter().collect();
    for part in listed.parts.iter().filter(|part| !part.is_empty()) {
        // «32/3» is a wrong day, and no share of a count: out of its place only a plain figure is a figure.
        let readable = |column: &&ColumnPlace| match read(column, part, plan).1 {
            Reading::Value { notes, .. } => notes.is_empty() || matches!(column.kind, Kind::Date | Kind::DateRange),
            _ => false,
        };
        let asked: Vec<&ColumnPlace> = free.iter().filter(|column| column.required).copied().collect();
        let next = match asked.first() {
            // The name comes first, whatever it looks like.
            Some(first) if first.kind == Kind::Text => Some(*first),
            Some(first) => {
                let at_home = matches!(read(first, part, plan).1, Reading::Value { .. });
                let other = asked.iter().find(|column| readable(column)).filter(|_| !at_home);
                Some(other.copied().unwrap_or(first))
            }
            None => free.iter().find(|column| readable(column)).copied(),
        };
        let Some(column) = next else { continue };
        free.retain(|other| other.name != column.name);
        let (raw, reading) = read(column, part, plan);
        cells.insert(column.name.clone(), entry(Spot::new(listed.line as u32, column.col), raw, reading));
    }
    for column in free {
        let missing = entry(Spot::new(listed.line as u32, column.col), Raw::Empty, Reading::Missing);
        cells.insert(column.name.clone(), missing);
    }
    let first = table.columns.first().and_then(|column| cells.get(&column.name));
    let label = first.map(|entry: &Entry| crate::value::key(&entry.raw.shown())).unwrap_or_default();
    Row { sheet: SHEET.to_owned(), row: listed.line as u32, label, cells }
}

/// A part as a column reads it. The column's own word behind a figure («45 lượt») says nothing new.
fn read(column: &ColumnPlace, part: &str, plan: &Plan) -> (Raw, Reading) {
    let word = column.label.split(' ').next().unwrap_or("");
    let figure = part
        .split_once(' ')
        .filter(|(_, rest)| column.kind == Kind::Count && (key(rest) == key(word) || key(rest) == key(&column.label)));
    let raw = Raw::Text(figure.map_or(part, |(figure, _)| figure).to_owned());
    let reading = reading(column.kind, (&raw, false), plan, column.uom.as_deref(), &column.options);
    (raw, reading)
}

/// Whether more was typed in a row than the list has columns for.
pub(crate) fn overfull(listed: &Listed, table: &TablePlace) -> bool {
    listed.parts.iter().filter(|part| !part.is_empty()).count() > table.columns.len()
}

/// The messages of a text, for a plan that has a report messages can be for.
pub fn read_messages(plan: &Plan, text: &str) -> Pasted {
    let mut heads: Vec<String> = vec![HEAD.to_owned()];
    heads.extend(plan.reports.iter().filter(|report| report.recurring()).map(|report| bare_key(&report.label)));
    if !plan.reports.iter().any(|report| message_report(plan, &report.label).is_some()) {
        return Pasted::default();
    }
    messages(text, &heads)
}
