//! Counts, decimals, percentages.

use super::scan::{Figure, Misfit, figure, runs, split_figure};
use super::{Context, Note, Raw, Reading, Refusal, Value, bare_key, clean, key, text, words};

/// Largest count that can be meant.
const MAX: f64 = 1e12;
/// By what share of itself a computed number may miss a whole one.
const NOISE: f64 = 1e-9;
/// Numbers above 1 that are shares rather than percentages: cells for shares hold 120 % as 1,2.
const SHARES: f64 = 3.0;

/// A whole number from 0.
pub(super) fn count(raw: &Raw, _context: &Context<'_>) -> Reading {
    match common(raw, true) {
        Reading::Value { value: Value::Number(number), notes } => whole(number, notes),
        other => other,
    }
}

fn whole(number: f64, notes: Vec<Note>) -> Reading {
    // What a program computed may miss its whole number by less than anybody typed.
    let round = number.round();
    let number = if (number - round).abs() <= NOISE * round.abs().max(1.0) { round } else { number };
    if number < 0.0 {
        Reading::Refused(Refusal::Negative)
    } else if number >= MAX {
        Reading::Refused(Refusal::OutOfRange)
    } else if number.fract() != 0.0 {
        Reading::Refused(Refusal::NotWhole(number))
    } else {
        Reading::noted(Value::Number(number), notes)
    }
}

/// A number with decimals.
pub(super) fn decimal(raw: &Raw, _context: &Context<'_>) -> Reading {
    match common(raw, false) {
        Reading::Value { value: Value::Number(number), .. } if number < 0.0 => Reading::Refused(Refusal::Negative),
        other => other,
    }
}

/// What numbers of every kind share: blanks, zero words, cells of other types.
pub(super) fn common(raw: &Raw, whole: bool) -> Reading {
    match raw {
        Raw::Empty => Reading::Missing,
        Raw::Number(number) => Reading::plain(Value::Number(*number)),
        Raw::Date(stamp) => Reading::Refused(raw.hour().map_or(Refusal::DateInNumber(stamp.date()), Refusal::Hour)),
        Raw::Bool(_) => Reading::Refused(Refusal::TickInNumber),
        Raw::Error(code) => Reading::Refused(Refusal::CellError { code: code.clone() }),
        Raw::Text(text) => special(text).unwrap_or_else(|| typed(text, whole)),
    }
}

/// Words that are no figures: zero, nothing, not concerned, a tick.
pub(super) fn special(typed: &str) -> Option<Reading> {
    let text = clean(typed);
    let bare = bare_key(&text);
    if bare.is_empty() || bare == "/" || bare.chars().all(|letter| matches!(letter, '…' | '.' | '_')) {
        return Some(Reading::Missing);
    }
    if bare.chars().all(text::is_dash) {
        return Some(Reading::noted(Value::Number(0.0), vec![Note::ZeroWord]));
    }
    if words::ZERO.contains(&bare.as_str()) {
        return Some(Reading::noted(Value::Number(0.0), vec![Note::ZeroWord]));
    }
    if words::NOT_APPLICABLE.contains(&bare.as_str()) {
        return Some(Reading::NotApplicable);
    }
    matches!(bare.as_str(), "x" | "v" | "✔" | "☑" | "✓").then_some(Reading::Refused(Refusal::TickInNumber))
}

fn typed(text: &str, whole: bool) -> Reading {
    let text = clean(text);
    let text = text.trim_start_matches('\'').trim();
    if let Some(rest) = approximate(text) {
        return match typed(&rest, whole) {
            Reading::Value { value, mut notes } => {
                notes.insert(0, Note::Approximate);
                Reading::noted(value, notes)
            }
            other => other,
        };
    }
    if let Some(reading) = in_words(text) {
        return reading;
    }
    compound(text, whole).unwrap_or_else(|| simple(text, whole))
}

/// The rest behind «khoảng», «trên», «~».
pub(super) fn approximate(text: &str) -> Option<String> {
    let bare = bare_key(text);
    let word = words::APPROXIMATE.iter().find(|word| bare.starts_with(*word))?;
    Some(text.chars().skip(word.chars().count()).collect::<String>().trim().to_owned())
}

fn in_words(text: &str) -> Option<Reading> {
    let lower = key(text);
    let word = lower.split('(').next().unwrap_or("").trim();
    let number = words::number(word)?;
    let inner = runs(text);
    if !inner.is_empty() && inner.iter().any(|run| run.parse() != Ok(number)) {
        return Some(Reading::Refused(Refusal::NotANumber));
    }
    Some(Reading::noted(Value::Number(number), vec![Note::NumberWord]))
}

/// `5+3`, `25/25`, `10-15`, `12 (trong đó nữ 5)`.
fn compound(text: &str, whole: bool) -> Option<Reading> {
    if let Some((front, inner)) = text.split_once('(').filter(|(front, _)| !front.trim().is_empty()) {
        let note = Note::Breakdown(inner.trim_end_matches(')').trim().to_owned());
        return Some(with_note(simple(front.trim(), whole), note));
    }
    if let Some((left, right)) = text.split_once('+') {
        let (left, right) = (figure(left, whole).ok()?, figure(right, whole).ok()?);
        return Some(Reading::noted(Value::Number(left.number + right.number), vec![Note::Expression]));
    }
    if let Some((left, right)) = text.split_once('/') {
        return match (figure(left, whole), figure(right, whole)) {
            (Ok(left), Ok(right)) => {
                Some(Reading::noted(Value::Number(left.number), vec![Note::Fraction(right.number)]))
            }
            _ => None,
        };
    }
    let spans = [" đến ", " tới ", "-", "–", "—"];
    let (left, right) = spans.iter().find_map(|word| text.split_once(word))?;
    (figure(left, whole).is_ok() && figure(right, whole).is_ok()).then_some(Reading::Refused(Refusal::Range))
}

fn with_note(reading: Reading, note: Note) -> Reading {
    match reading {
        Reading::Value { value, mut notes } => {
            notes.insert(0, note);
            Reading::noted(value, notes)
        }
        other => other,
    }
}

/// One figure, perhaps with the word for what is counted behind it.
fn simple(text: &str, whole: bool) -> Reading {
    let (front, rest) = split_figure(text);
    let rest = rest.trim();
    if front.is_empty() || front == "-" {
        return Reading::Refused(Refusal::NotANumber);
    }
    if !rest.is_empty() && rest != "*" {
        let more = runs(rest);
        if !more.is_empty() && !words::is_unit(rest) {
            return two_or_none(text, rest);
        }
        if !words::is_unit(rest) {
            return Reading::Refused(Refusal::NotANumber);
        }
    }
    match figure(if rest == "*" { text } else { front }, whole) {
        Ok(Figure { number, mut notes }) => {
            if !rest.is_empty() && rest != "*" {
                notes.push(Note::UnitSuffix(rest.to_owned()));
            }
            Reading::noted(Value::Number(number), notes)
        }
        Err(Misfit::Group) => Reading::Refused(Refusal::BadGroup),
        Err(Misfit::NoFigure) => Reading::Refused(Refusal::NotANumber),
    }
}

/// «2 lớp/60 học viên» holds two figures; «2x3» none.
fn two_or_none(text: &str, rest: &str) -> Reading {
    let wordy = rest.chars().filter(|letter| letter.is_alphabetic()).count() >= 2;
    if wordy {
        Reading::Refused(Refusal::TwoQuantities { figures: runs(text) })
    } else {
        Reading::Refused(Refusal::NotANumber)
    }
}

/// A share: 70 %, 0,7, 70.
pub(super) fn percent(raw: &Raw) -> Reading {
    match raw {
        Raw::Number(number) if *number < 0.0 => Reading::Refused(Refusal::Negative),
        Raw::Number(number) if (*number - 1.0).abs() < 1e-12 => {
            Reading::noted(Value::Number(1.0), vec![Note::Ambiguous])
        }
        Raw::Number(number) if *number > 1.0 && *number <= SHARES => {
            Reading::noted(Value::Number(*number), vec![Note::Ambiguous])
        }
        Raw::Number(number) if *number > 1.0 => {
            Reading::noted(Value::Number(number / 100.0), vec![Note::NoPercentSign])
        }
        Raw::Text(text) => special(text).unwrap_or_else(|| typed_percent(&clean(text))),
        other => common(other, false),
    }
}

fn typed_percent(text: &str) -> Reading {
    if let Some(rest) = approximate(text) {
        return with_note(typed_percent(&rest), Note::Approximate);
    }
    // «đạt 100%» is how reports speak; any other word before the figure may change its sense.
    let body = text.strip_prefix("đạt").or_else(|| text.strip_prefix("Đạt")).unwrap_or(text).trim();
    if body.starts_with(super::text::is_dash) {
        return Reading::Refused(Refusal::Negative);
    }
    let (front, rest) = split_figure(body);
    let Ok(Figure { number, mut notes }) = figure(front, false) else { return Reading::Refused(Refusal::NotANumber) };
    let rest = rest.trim();
    if let Some(behind) = rest.strip_prefix('%') {
        let behind = behind.trim();
        if !behind.is_empty() {
            notes.push(Note::UnitSuffix(behind.to_owned()));
        }
        return Reading::noted(Value::Number(number / 100.0), notes);
    }
    if !rest.is_empty() {
        return Reading::Refused(Refusal::NotANumber);
    }
    notes.push(Note::NoPercentSign);
    Reading::noted(Value::Number(number / 100.0), notes)
}
