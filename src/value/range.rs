//! Spans and lists of days: `26-29/02/2020`, `17, 18 & 19/8/2020`, `tháng 3`, `quý I/2023`, `đầu tháng 4/2020`.

use super::date::{calendar, day, serial, weekday_before, window_note};
use super::scan::runs;
use super::{Context, Note, Raw, Reading, Refusal, Value, bare_key, clean};
use chrono::{Datelike, Days, Months, NaiveDate};

/// Days, and how they were read.
type Span = (Vec<NaiveDate>, NaiveDate, NaiveDate, Vec<Note>);

pub(super) fn read(raw: &Raw, context: &Context<'_>) -> Reading {
    match raw {
        Raw::Empty => Reading::Missing,
        Raw::Date(stamp) => match raw.hour() {
            Some(hour) => Reading::Refused(Refusal::Hour(hour)),
            None => finish((Vec::new(), stamp.date(), stamp.date(), Vec::new()), context),
        },
        Raw::Number(number) => match serial(*number) {
            Some(day) => finish((Vec::new(), day, day, vec![Note::Serial]), context),
            None => Reading::Refused(Refusal::NotADate),
        },
        Raw::Text(text) => typed(&clean(text), context),
        Raw::Bool(_) | Raw::Error(_) => Reading::Refused(Refusal::NotADate),
    }
}

fn typed(text: &str, context: &Context<'_>) -> Reading {
    if super::number::special(text) == Some(Reading::Missing) || text.chars().all(super::text::is_dash) {
        return Reading::Missing;
    }
    let bare = bare_key(text);
    if matches!(bare.as_str(), "hang tuan" | "thuong xuyen" | "hang thang" | "hang ngay") {
        return Reading::plain(Value::Text(text.to_owned()));
    }
    match named(&bare, context.year).unwrap_or_else(|| days(text, context.year)) {
        Ok(span) => finish(span, context),
        Err(refusal) => Reading::Refused(refusal),
    }
}

fn finish((days, from, to, mut notes): Span, context: &Context<'_>) -> Reading {
    if to < from {
        return Reading::Refused(Refusal::NotADate);
    }
    // A span that touches the window belongs to it; the first day decides otherwise.
    let touches = context.window.is_none_or(|(first, last)| from <= last && first <= to);
    if !touches {
        notes.extend(window_note(from, context));
    }
    Reading::noted(Value::Dates { from, to, days }, notes)
}

/// Months, quarters, halves, vague points.
fn named(bare: &str, year: Option<i32>) -> Option<Result<Span, Refusal>> {
    let digits = runs(bare);
    let number = |index: usize| digits.get(index).and_then(|run| run.parse::<i32>().ok());
    let year_said = digits.len() == 2 && number(1)? > 1000;
    // «T3» may be a weekday, «tháng 2, 3» two months.
    let short = |rest: &&str| year_said && rest.starts_with(|letter: char| letter.is_ascii_digit());
    let month_word = bare
        .strip_prefix("thang ")
        .filter(|_| digits.len() == 1 || year_said)
        .or_else(|| bare.strip_prefix('t').filter(short));
    if bare.starts_with("quy ") || (bare.starts_with('q') && number(0).is_some() && !bare.contains("ngay")) {
        let quarter = quarter(bare)?;
        let year = digits.iter().filter_map(|run| run.parse().ok()).find(|year| *year > 1000).or(year)?;
        return Some(months(year, quarter * 3 - 2, 3, Vec::new()));
    }
    if bare.starts_with("6 thang dau nam") {
        return Some(months(number(1).or(year)?, 1, 6, Vec::new()));
    }
    if bare.starts_with("6 thang cuoi nam") {
        return Some(months(number(1).or(year)?, 7, 6, Vec::new()));
    }
    if let Some(rest) = bare.strip_prefix("ca nam") {
        return Some(months(rest.trim().parse().ok().or(year)?, 1, 12, Vec::new()));
    }
    if let Some(point) = ["dau thang", "giua thang", "cuoi thang"].iter().position(|word| bare.starts_with(word)) {
        return Some(vague(point, number(0)?, number(1).or(year)?));
    }
    if month_word.is_some() || (year_said && !bare.contains("ngay")) {
        let mut notes = Vec::new();
        let year = number(1).or_else(|| {
            notes.push(Note::YearAssumed);
            year
        })?;
        return Some(months(year, number(0)?, 1, notes));
    }
    None
}

fn quarter(bare: &str) -> Option<i32> {
    let word = bare.trim_start_matches("quy").trim_start_matches('q').trim().split(['/', ' ', '-']).next()?;
    match word {
        "i" | "1" => Some(1),
        "ii" | "2" => Some(2),
        "iii" | "3" => Some(3),
        "iv" | "4" => Some(4),
        _ => None,
    }
}

/// Whole months.
fn months(year: i32, first: i32, count: u32, notes: Vec<Note>) -> Result<Span, Refusal> {
    let from = calendar(1, first, year)?;
    let to = from
        .checked_add_months(Months::new(count))
        .and_then(|next| next.checked_sub_days(Days::new(1)))
        .ok_or(Refusal::OutOfRange)?;
    Ok((Vec::new(), from, to, notes))
}

/// Civil Code 2015 art. 146.2: the beginning is the first day, the middle the 15th, the end the last day.
fn vague(point: usize, month: i32, year: i32) -> Result<Span, Refusal> {
    let (_, first, last, _) = months(year, month, 1, Vec::new())?;
    let day = match point {
        0 => first,
        1 => calendar(15, month, year)?,
        _ => last,
    };
    Ok((Vec::new(), day, day, vec![Note::Vague]))
}

/// Days written out: one, a span, a list.
fn days(text: &str, year: Option<i32>) -> Result<Span, Refusal> {
    if let Ok((one, notes)) = day(text, year) {
        return Ok((Vec::new(), one, one, notes));
    }
    let folded: String = text.chars().map(|letter| if super::text::is_dash(letter) { '-' } else { letter }).collect();
    let lower = folded.to_lowercase();
    let body = lower.trim().trim_start_matches("từ").trim_start_matches("ngày").replace("đến", "-").replace("ngày", "");
    if let Some((left, right)) = body.split_once('-').filter(|(_, right)| !right.contains('-')) {
        let (to, mut notes) = day(right, year)?;
        let (from, odd) = lent(left, to)?;
        notes.extend(odd.filter(|note| !notes.contains(note)));
        return Ok((Vec::new(), from, to, notes));
    }
    list(&body, year)
}

/// The first part of «26-29/02/2020» borrows month and year from the second. In «T7-CN 14/3» it is no day.
fn lent(left: &str, to: NaiveDate) -> Result<(NaiveDate, Option<Note>), Refusal> {
    let bare = bare_key(&without_words(left));
    let (said, rest) = weekday_before(&bare, 1).map_or((None, bare), |(said, rest)| (Some(said), rest));
    let digits: Vec<i32> = runs(&rest).iter().filter_map(|run| run.parse().ok()).collect();
    let plain = !rest.chars().any(char::is_alphabetic);
    let from = match digits.as_slice() {
        [day] if plain => calendar(*day, i32::try_from(to.month()).unwrap_or(0), to.year())?,
        [day, month] if plain => calendar(*day, *month, to.year())?,
        _ => day(&rest, Some(to.year()))?.0,
    };
    Ok((from, said.filter(|said| *said != from.weekday()).map(|_| Note::WeekdayMismatch)))
}

/// «17, 18 & 19/8/2020».
fn list(body: &str, year: Option<i32>) -> Result<Span, Refusal> {
    let folded = body.replace(" và ", ",").replace(['&', ';', '+'], ",");
    let mut parts: Vec<&str> = folded.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let last = parts.pop().ok_or(Refusal::NotADate)?;
    let bare: Vec<String> = parts.iter().map(|part| without_words(part)).collect();
    parts = bare.iter().map(String::as_str).collect();
    if parts.iter().any(|part| !runs(part).is_empty() && part.chars().any(char::is_alphabetic)) {
        return Err(Refusal::NotADate);
    }
    parts.retain(|part| !runs(part).is_empty());
    if parts.is_empty() {
        return day(last, year).map(|(one, notes)| (Vec::new(), one, one, notes));
    }
    let (to, notes) = day(last, year)?;
    let mut days = parts.into_iter().map(|part| Ok(lent(part, to)?.0)).collect::<Result<Vec<_>, Refusal>>()?;
    days.push(to);
    days.sort_unstable();
    Ok((days.clone(), days[0], days[days.len() - 1], notes))
}

/// A day without the words people write beside it.
fn without_words(part: &str) -> String {
    ["sáng", "chiều", "tối", "trưa", "ngày"].iter().fold(part.to_owned(), |text, word| text.replace(word, " "))
}
