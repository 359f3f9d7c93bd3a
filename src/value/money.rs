//! Amounts of money, in the unit of measure the field declares.

use super::number::{approximate, common, special};
use super::scan::{figure, split_figure};
use super::{Context, Note, Raw, Reading, Refusal, Value, bare_key, clean};

/// A bare figure in a column of million đồng from which a slip of scale is certain: 100.000 triệu = 100 tỷ.
const SLIP: f64 = 100_000.0;

/// A bare figure in million đồng that is worth asking about: 10.000 triệu = 10 tỷ.
const DOUBTFUL: f64 = 10_000.0;

/// Đồng in one unit of measure: «triệu đồng» is a million.
pub fn scale(uom: Option<&str>) -> f64 {
    uom.and_then(|uom| word_scale(&bare_key(uom))).unwrap_or(1.0)
}

fn word_scale(bare: &str) -> Option<f64> {
    let word = bare.trim().trim_end_matches('.');
    match word {
        "" | "dong" | "d" | "₫" | "vnd" => Some(1.0),
        "nghin" | "ngan" | "nghin dong" | "ngan dong" => Some(1e3),
        "trieu" | "tr" | "trd" | "tr.d" | "trieu dong" | "tr dong" => Some(1e6),
        "ty" | "ti" | "ty dong" | "ti dong" => Some(1e9),
        _ => None,
    }
}

/// An amount, returned in the field's unit of measure.
pub(super) fn read(raw: &Raw, context: &Context<'_>) -> Reading {
    let unit = scale(context.uom);
    match raw {
        Raw::Number(number) => bare(*number, unit, Vec::new()),
        Raw::Text(text) => special(text).unwrap_or_else(|| typed(&clean(text), unit)),
        other => common(other, false),
    }
}

/// A figure without a word of scale is in the field's unit; guard against slips of a thousand or a million.
fn bare(number: f64, unit: f64, mut notes: Vec<Note>) -> Reading {
    if number < 0.0 {
        return Reading::Refused(Refusal::Negative);
    }
    if unit > 1.0 && number >= SLIP {
        return Reading::Refused(Refusal::MoneyScale { dong: number * unit, suggestion: number / unit });
    }
    if unit > 1.0 && number >= DOUBTFUL && !notes.contains(&Note::Ambiguous) {
        notes.push(Note::Ambiguous);
    }
    Reading::noted(Value::Number(number), notes)
}

fn typed(text: &str, unit: f64) -> Reading {
    if let Some(rest) = approximate(text) {
        return match typed(&rest, unit) {
            Reading::Value { value, mut notes } => {
                notes.insert(0, Note::Approximate);
                Reading::noted(value, notes)
            }
            other => other,
        };
    }
    if text.contains('/') {
        return Reading::Refused(Refusal::Rate);
    }
    match parts(text, unit) {
        Some((amount, mut notes, Some(scale))) => {
            // A word of another scale than the column's is a conversion worth noting.
            if (scale - unit).abs() > f64::EPSILON {
                notes.push(Note::UnitSuffix(text.to_owned()));
            }
            Reading::noted(Value::Number(amount / unit), notes)
        }
        Some((amount, notes, None)) => bare(amount, unit, notes),
        None => Reading::Refused(Refusal::NotANumber),
    }
}

/// «1 tỷ 200 triệu», «2 triệu rưỡi», «1 tỷ 2»: the amount in đồng and the first scale said.
fn parts(text: &str, unit: f64) -> Option<(f64, Vec<Note>, Option<f64>)> {
    let mut rest = text.trim().to_owned();
    let (mut total, mut notes, mut said, mut last) = (0.0, Vec::new(), None, None::<f64>);
    while !rest.is_empty() {
        if let Some(scale) = last.filter(|_| bare_key(&rest) == "ruoi") {
            notes.push(Note::Colloquial);
            return Some((total + scale / 2.0, notes, said));
        }
        let (front, behind) = split_figure(&rest);
        let found =
            figure(front, last.is_none() && !behind.trim().is_empty() && front.matches(['.', ',']).count() > 1).ok()?;
        let word: String = behind.trim_start().chars().take_while(|letter| !letter.is_ascii_digit()).collect();
        let after = behind.trim_start()[word.len()..].trim().to_owned();
        let (word, tail) = half(word.trim());
        let scale = match word_scale(&bare_key(&word)) {
            // «1 tỷ 2»: the tenth part of the scale before.
            Some(_) if word.is_empty() && last.is_some() => {
                notes.push(Note::Colloquial);
                last? / 10.0
            }
            scale => scale?,
        };
        if !word.is_empty() {
            said = said.or(Some(scale));
        }
        notes.extend(found.notes.into_iter().filter(|note| *note != Note::Ambiguous || scale > 1.0 || unit > 1.0));
        total += found.number * scale;
        last = Some(scale);
        rest = if tail { "rưỡi".to_owned() } else { after };
    }
    last.map(|_| (total, notes, said))
}

/// Splits «triệu rưỡi».
fn half(word: &str) -> (String, bool) {
    match word.strip_suffix("rưỡi") {
        Some(front) => (front.trim().to_owned(), true),
        None => (word.to_owned(), false),
    }
}
