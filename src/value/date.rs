//! Days: `28/3/2020`, `ngày 28 tháng 3 năm 2020`, `Chủ nhật, 16/8/2020`, `28/3`.

use super::scan::runs;
use super::{Context, Note, Raw, Reading, Refusal, Value, bare_key, clean};
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Years a report can speak of.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;
/// Serials of those years.
const SERIALS: std::ops::RangeInclusive<f64> = 32_874.0..=73_415.0;

/// One day.
pub(super) fn read(raw: &Raw, context: &Context<'_>) -> Reading {
    match raw {
        Raw::Empty => Reading::Missing,
        Raw::Date(stamp) => match raw.hour() {
            Some(hour) => Reading::Refused(Refusal::Hour(hour)),
            None => judged(stamp.date(), Vec::new(), context),
        },
        Raw::Number(number) => {
            serial(*number).map_or(Reading::Refused(Refusal::NotADate), |day| judged(day, vec![Note::Serial], context))
        }
        Raw::Text(text) => typed(&clean(text), context),
        Raw::Bool(_) | Raw::Error(_) => Reading::Refused(Refusal::NotADate),
    }
}

/// The day of a number of the 1900 date system.
pub(super) fn serial(number: f64) -> Option<NaiveDate> {
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    SERIALS.contains(&number).then(|| epoch.checked_add_days(Days::new(number as u64))).flatten()
}

fn judged(day: NaiveDate, mut notes: Vec<Note>, context: &Context<'_>) -> Reading {
    notes.extend(window_note(day, context));
    Reading::noted(Value::Date(day), notes)
}

/// Outside the window, or inside only with day and month swapped.
pub(super) fn window_note(day: NaiveDate, context: &Context<'_>) -> Option<Note> {
    let (from, to) = context.window?;
    if from <= day && day <= to {
        return None;
    }
    let swapped = NaiveDate::from_ymd_opt(day.year(), day.day(), day.month());
    Some(swapped.filter(|day| from <= *day && *day <= to).map_or(Note::OutsideWindow, Note::MaybeSwapped))
}

fn typed(text: &str, context: &Context<'_>) -> Reading {
    if super::number::special(text) == Some(Reading::Missing) || text.chars().all(super::text::is_dash) {
        return Reading::Missing;
    }
    match day(text, context.year) {
        Ok((day, notes)) => judged(day, notes, context),
        Err(refusal) => Reading::Refused(refusal),
    }
}

/// A day written out, and how it was read.
pub(super) fn day(text: &str, year: Option<i32>) -> Result<(NaiveDate, Vec<Note>), Refusal> {
    let bare = bare_key(text);
    let said = weekday_before(&bare, 2);
    let digits = match &said {
        Some((_, rest)) => runs(rest),
        None => runs(&bare),
    };
    let body = said.as_ref().map_or(&bare, |(_, rest)| rest);
    // A month first leaves open which number is the day: «tháng 2, 3», «tháng 3 ngày 7».
    if !shaped(body) || mixed(body) || body.trim_start().starts_with("thang") {
        return Err(Refusal::NotADate);
    }
    let mut notes = Vec::new();
    let number = |index: usize| digits.get(index).and_then(|digits| digits.parse::<i32>().ok());
    let (Some(day), Some(month)) = (number(0), number(1)) else { return Err(Refusal::NotADate) };
    let year = match (number(2), digits.len()) {
        (Some(_), 3) if digits[2].len() < 2 => return Err(Refusal::NotADate),
        (Some(year), 3) if year < 100 => {
            notes.push(Note::TwoDigitYear);
            2000 + year
        }
        (Some(year), 3) => year,
        (None, 2) => {
            notes.push(Note::YearAssumed);
            year.ok_or(Refusal::NotADate)?
        }
        _ => return Err(Refusal::NotADate),
    };
    let date = calendar(day, month, year)?;
    if said.is_some_and(|(weekday, _)| weekday != date.weekday()) {
        notes.push(Note::WeekdayMismatch);
    }
    Ok((date, notes))
}

/// A day of the calendar, or why there is none.
pub(super) fn calendar(day: i32, month: i32, year: i32) -> Result<NaiveDate, Refusal> {
    let date =
        |day: i32, month: i32| NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?);
    if !YEARS.contains(&year) {
        return Err(Refusal::OutOfRange);
    }
    if month > 12 {
        return Err(Refusal::MonthOver12(date(month, day)));
    }
    date(day, month).ok_or(Refusal::NoSuchDay)
}

/// Only digits, separators and the words of a date.
fn shaped(bare: &str) -> bool {
    let mut rest = bare.to_owned();
    for word in ["ngay", "thang", "nam", "sang", "chieu", "toi", "luc"] {
        rest = rest.replace(word, " ");
    }
    rest.chars().all(|letter| letter.is_ascii_digit() || " /-.,".contains(letter))
}

/// Separators that differ write a span or a list: «07-08/3», «07,08/03», «07-08 tháng 3» are no days of a year.
fn mixed(bare: &str) -> bool {
    let parts: Vec<&str> = bare.split(|letter: char| !letter.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
    let between: Vec<&str> =
        bare.split(|letter: char| letter.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let inner: Vec<&str> = between
        .iter()
        .skip(usize::from(!bare.starts_with(|one: char| one.is_ascii_digit())))
        .map(|part| part.trim())
        .collect();
    let ([_, _, year], [first, second, ..]) = (&parts[..], &inner[..]) else {
        return bare.contains('-') && bare.contains('/');
    };
    let (full, word) = (year.len() == 4, |sign: &str| sign.chars().any(char::is_alphabetic));
    let alike = first == second && (*first != "," || full);
    let worded = word(first) || (word(second) && matches!(*first, "/" | "."));
    // Before a year of four digits a stroke, a point, a comma or a blank are only habits.
    let habit = full && matches!(*first, "/" | ".") && matches!(*second, "/" | "." | "," | "");
    !(alike || (worded && (*second != "," || full)) || habit)
}

/// The weekday before a day, and the day: «thứ bảy, 14/3», «T7 14/3», «sáng T7, 14/3». «T3» alone names no weekday: as
/// many numbers as are `needed` stand behind it.
pub(super) fn weekday_before(bare: &str, needed: usize) -> Option<(Weekday, String)> {
    let hour = ["sang ", "chieu ", "toi "].iter().find_map(|word| bare.strip_prefix(word)).unwrap_or(bare);
    let short = hour.strip_prefix('t').and_then(|rest| {
        let (number, rest) = rest.split_at_checked(1)?;
        let apart = rest.starts_with([' ', ',', '.', ':']) && runs(rest).len() >= needed;
        apart.then(|| weekday(&format!("thu {number}{rest}")))?
    });
    let (day, rest) = short.or_else(|| weekday(hour))?;
    Some((day, rest.trim_start_matches([' ', ',', '.', ':', '-']).to_owned()))
}

/// The weekday a text begins with, and the rest.
pub(super) fn weekday(bare: &str) -> Option<(Weekday, String)> {
    let names = [
        ("chu nhat", Weekday::Sun),
        ("cn", Weekday::Sun),
        ("thu hai", Weekday::Mon),
        ("thu bay", Weekday::Sat),
        ("thu ba", Weekday::Tue),
        ("thu tu", Weekday::Wed),
        ("thu nam", Weekday::Thu),
        ("thu sau", Weekday::Fri),
        ("thu 2", Weekday::Mon),
        ("thu 3", Weekday::Tue),
        ("thu 4", Weekday::Wed),
        ("thu 5", Weekday::Thu),
        ("thu 6", Weekday::Fri),
        ("thu 7", Weekday::Sat),
    ];
    names.iter().find_map(|(name, day)| bare.strip_prefix(name).map(|rest| (*day, rest.to_owned())))
}
