//! Cells that say something, but not what was asked (`not-a-number`, `money-scale`, …), and values read in a way that
//! is not literal (`date-swapped`, `read-as`, …). Each names what was typed.

use super::{Code, Context, Finding, Location};
use crate::form::Role;
use crate::intake::{Entry, Submission};
use crate::plan::day_text;
use crate::text::number;
use crate::value::{Kind, Note, Raw, Reading, Refusal, Value, key};

/// Words that say literally that the unit is not concerned.
const NOT_CONCERNED: &str = "không thuộc diện";

pub(super) fn check(context: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    let layout = &context.kept.layout;
    let mut findings = Vec::new();
    for place in layout.places.iter().filter(|place| matches!(place.role, Role::Input | Role::Nil)) {
        if let Some(entry) = submission.cell(&place.name) {
            findings.extend(entry_findings(entry, &place.name, &place.label, place.kind, place.uom.as_deref()));
        }
    }
    for table in &layout.tables {
        for row in submission.rows(&table.id) {
            for column in &table.columns {
                if let Some(entry) = row.cells.get(&column.name) {
                    findings.extend(entry_findings(
                        entry,
                        &column.name,
                        &column.label,
                        column.kind,
                        column.uom.as_deref(),
                    ));
                }
            }
        }
    }
    findings
}

fn entry_findings(entry: &Entry, name: &str, label: &str, kind: Kind, uom: Option<&str>) -> Vec<Finding> {
    let dress = |finding: Finding| {
        let location = Location::new(&entry.sheet, entry.spot, label);
        finding.at(location).of(name).with("typed", super::short(&entry.raw.shown())).with("uom", uom.unwrap_or(""))
    };
    match &entry.reading {
        Reading::Refused(refusal) => vec![dress(refused(refusal, kind, &entry.raw))],
        Reading::Value { value, notes } => {
            let own = entry
                .formula
                .then(|| Finding::new(Code::ReadAs).with("read", read_as(value, kind)).with("how", "formula"));
            once(notes.iter().filter_map(|note| noted(note, value, kind)).chain(own).collect())
                .into_iter()
                .map(dress)
                .collect()
        }
        // A row below the first of a merged cell holds nothing itself.
        Reading::NotApplicable if entry.raw != Raw::Empty && key(&entry.raw.shown()) != NOT_CONCERNED => {
            let read = Finding::new(Code::ReadAs).with("read", format!("“{NOT_CONCERNED}”"));
            vec![dress(read.with("how", "not_applicable"))]
        }
        Reading::Missing | Reading::NotApplicable => Vec::new(),
    }
}

/// What several notes of one cell would say in the same words is said once; and a cell that is to be confirmed is not at
/// the same time right as it is.
fn once(findings: Vec<Finding>) -> Vec<Finding> {
    let doubted = findings.iter().any(|finding| finding.code == Code::ReadDoubtfully);
    let mut said = false;
    let plain = |finding: &Finding| {
        finding.code == Code::ReadAs
            && finding.arguments.get("how").is_none_or(|how| !matches!(how.as_str(), "merged" | "formula" | "ditto"))
    };
    let keep = |finding: &Finding| !plain(finding) || (!doubted && !std::mem::replace(&mut said, true));
    findings.into_iter().filter(keep).collect()
}

fn refused(refusal: &Refusal, kind: Kind, raw: &Raw) -> Finding {
    match refusal {
        Refusal::NothingAbove => Finding::new(Code::NothingAbove),
        Refusal::NotANumber => Finding::new(Code::NotANumber),
        Refusal::TickInNumber => Finding::new(Code::TickInNumber),
        Refusal::TwoQuantities { figures } => Finding::new(Code::TwoQuantities).with("figures", figures.join("; ")),
        Refusal::NotWhole(read) => {
            let finding = Finding::new(Code::NotWhole).with("read", number(*read));
            // Only a program of English numbers makes «1.200» a number; words stay words.
            let thousand = (read * 1000.0).round();
            let typed = matches!(raw, Raw::Number(_)) && (read * 1000.0 - thousand).abs() < 1e-6;
            if typed { finding.with("thousand", number(thousand)) } else { finding }
        }
        Refusal::BadGroup => Finding::new(Code::BadGroup),
        Refusal::Negative => Finding::new(Code::Negative),
        Refusal::Range => Finding::new(Code::RangeInNumber),
        Refusal::OutOfRange if matches!(kind, Kind::Date | Kind::DateRange) => Finding::new(Code::NotADate),
        Refusal::OutOfRange => Finding::new(Code::OutOfRange),
        Refusal::DateInNumber(day) => Finding::new(Code::DateInNumber).with("date", day_text(*day)),
        Refusal::NotComputed => Finding::new(Code::NotComputed),
        Refusal::CellError { code } => Finding::new(Code::CellError).with("error", code),
        Refusal::MoneyScale { dong, suggestion } => {
            Finding::new(Code::MoneyScale).with("meaning", amount(*dong)).with("suggestion", number(*suggestion))
        }
        Refusal::Rate => Finding::new(Code::Rate),
        Refusal::Hour(hour) => {
            let code = if matches!(kind, Kind::Date | Kind::DateRange) { Code::NotADate } else { Code::DateInNumber };
            Finding::new(code).with("hour", hour.format("%Hg%M"))
        }
        Refusal::NotADate | Refusal::NoSuchDay => Finding::new(Code::NotADate),
        Refusal::MonthOver12(day) => {
            Finding::new(Code::NotADate).with("suggestion", day.map(day_text).unwrap_or_default())
        }
        Refusal::NotATime => Finding::new(Code::NotATime),
        Refusal::NotAStatus => Finding::new(Code::NotAnOption),
        Refusal::NotAnOption(nearest) => {
            Finding::new(Code::NotAnOption).with("nearest", nearest.clone().unwrap_or_default())
        }
        Refusal::NotATick => Finding::new(Code::NotATick),
    }
    .with("kind", kind_key(kind))
}

fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Money => "money",
        Kind::Count => "count",
        _ => "other",
    }
}

/// «12.500 tỷ đồng».
fn amount(dong: f64) -> String {
    if dong >= 1e9 {
        format!("{} tỷ đồng", number(dong / 1e9))
    } else {
        format!("{} triệu đồng", number(dong / 1e6))
    }
}

fn noted(note: &Note, value: &Value, kind: Kind) -> Option<Finding> {
    let day = first_day(value).map(day_text).unwrap_or_default();
    match note {
        Note::MaybeSwapped(other) => {
            Some(Finding::new(Code::DateSwapped).with("read", day).with("other", day_text(*other)))
        }
        Note::OutsideWindow => Some(Finding::new(Code::DateOutOfWindow).with("read", day)),
        // A year left out is how everybody writes dates; the form itself shows «14/3» as the example.
        Note::YearAssumed => None,
        Note::MergedFigure(rows) => {
            Some(Finding::new(Code::MergedFigure).with("read", read_as(value, kind)).with("count", rows))
        }
        Note::Torn(whole) => {
            let finding = Finding::new(Code::ReadDoubtfully).with("read", super::short(whole));
            Some(finding.with("how", note.key()))
        }
        Note::Ambiguous if kind == Kind::Percent => {
            Some(Finding::new(Code::ReadDoubtfully).with("read", read_as(value, kind)).with("how", "share"))
        }
        note if note.is_warning() => {
            Some(Finding::new(Code::ReadDoubtfully).with("read", read_as(value, kind)).with("how", note.key()))
        }
        note => Some(Finding::new(Code::ReadAs).with("read", read_as(value, kind)).with("how", note.key())),
    }
}

fn first_day(value: &Value) -> Option<chrono::NaiveDate> {
    match value {
        Value::Date(day) | Value::Dates { from: day, .. } => Some(*day),
        _ => None,
    }
}

/// A value as a sentence shows it.
fn read_as(value: &Value, kind: Kind) -> String {
    match value {
        Value::Number(share) if kind == Kind::Percent => format!("{}%", number(share * 100.0)),
        Value::Text(text) if text.is_empty() => "“không có”".to_owned(),
        Value::Number(figure) => number(*figure),
        Value::Text(text) | Value::Choice(text) => text.clone(),
        Value::Date(day) => day_text(*day),
        Value::Dates { from, to, .. } if from == to => day_text(*from),
        Value::Dates { from, to, .. } => format!("{} – {}", day_text(*from), day_text(*to)),
        Value::Time(time) => time.format("%Hg%M").to_string(),
        Value::Tick(tick) => if *tick { "x" } else { "" }.to_owned(),
    }
}
