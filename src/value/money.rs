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
        Ok((amount, mut notes, Some(scale))) => {
            // A word of another scale than the column's is a conversion worth noting.
            if (scale - unit).abs() > f64::EPSILON {
                notes.push(Note::UnitSuffix(text.to_owned()));
            }
            Reading::noted(Value::Number(amount / unit), notes)
        }
        Ok((amount, notes, None)) => bare(amount, unit, notes),
        Err(refusal) => Reading::Refused(refusal),
    }
}

/// «1 tỷ 200 triệu», «2 triệu rưỡi», «1 tỷ 2»: the amount in đồng and the first scale said.
fn parts(text: &str, unit: f64) -> Result<(f64, Vec<Note>, Option<f64>), Refusal> {
    let mut rest = text.trim().to_owned();
    let (mut total, mut notes, mut said, mut last) = (0.0, Vec::new(), None, None::<f64>);
    while !rest.is_empty() {
        if let Some(scale) = last.filter(|_| bare_key(&rest) == "ruoi") {
            notes.push(Note::Colloquial);
            return Ok((total + scale / 2.0, notes, said));
        }
        let (front, behind) = split_figure(&rest);
        if let Some(scale) = last.filter(|_| said.is_some() && behind.trim().is_empty()) {
            notes.push(Note::Colloquial);
            return Ok((total + scale * tail(front)?, notes, said));
        }
        let en = last.is_none() && !behind.trim().is_empty() && front.matches(['.', ',']).count() > 1;
        let found = figure(front, en).map_err(|_| Refusal::NotANumber)?;
        let word: String = behind.trim_start().chars().take_while(|letter| !letter.is_ascii_digit()).collect();
        let after = behind.trim_start()[word.len()..].trim().to_owned();
        let (word, halved) = half(word.trim());
        let scale = match word_scale(&bare_key(&word)) {
            Some(_) if word.is_empty() && last.is_some() => return Err(Refusal::BadGroup),
            scale => scale.ok_or(Refusal::NotANumber)?,
        };
        if !word.is_empty() {
            said = said.or(Some(scale));
        }
        notes.extend(found.notes.into_iter().filter(|note| *note != Note::Ambiguous || scale > 1.0 || unit > 1.0));
        total += found.number * scale;
        last = Some(scale);
        rest = if halved { "rưỡi".to_owned() } else { after };
    }
    last.map(|_| (total, notes, said)).ok_or(Refusal::NotANumber)
}

/// Digits without a word behind a scale, as a share of it: «1 tỷ 2» is 1,2 tỷ, «1 tỷ 200» is 1 tỷ 200 triệu. «1 tỷ 50»
/// may be 1,05 or 1,5, and is nothing.
fn tail(digits: &str) -> Result<f64, Refusal> {
    let whole = digits.bytes().all(|byte| byte.is_ascii_digit());
    match (whole, digits.len()) {
        (true, 1) => digits.parse::<f64>().map(|part| part / 10.0).map_err(|_| Refusal::BadGroup),
        (true, 3) => digits.parse::<f64>().map(|part| part / 1000.0).map_err(|_| Refusal::BadGroup),
        _ => Err(Refusal::BadGroup),
    }
}

/// Splits «triệu rưỡi».
fn half(word: &str) -> (String, bool) {
    match word.strip_suffix("rưỡi") {
        Some(front) => (front.trim().to_owned(), true),
        None => (word.to_owned(), false),
    }
}
