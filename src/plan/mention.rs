//! Words of a plan that name a month, a quarter or a year: what no program may change, and the office must look at
//! when a plan is moved to another month.

use chrono::{Datelike, Months, NaiveDate};
use std::collections::BTreeSet;

/// A line that still names the old time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Line of the plan file, from 1.
    pub line: usize,
    /// What stands there.
    pub text: String,
    /// Letters of the text before the old time is named.
    pub at: usize,
}

/// The months, quarters and years that a moved plan has left behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Era {
    months: BTreeSet<u32>,
    quarters: BTreeSet<u32>,
    years: BTreeSet<u32>,
}

impl Era {
    /// The time these days lie in, as far as a move by so many months makes it wrong.
    pub(super) fn of(days: impl Iterator<Item = NaiveDate>, moved: u32) -> Self {
        let days: Vec<NaiveDate> = days.collect();
        let later = |day: &NaiveDate| day.checked_add_months(Months::new(moved)).unwrap_or(*day);
        let old = |of: fn(&NaiveDate) -> u32| days.iter().map(of).collect::<BTreeSet<u32>>();
        let new = |of: fn(&NaiveDate) -> u32| days.iter().map(|day| of(&later(day))).collect::<BTreeSet<u32>>();
        let left = |of: fn(&NaiveDate) -> u32| if old(of) == new(of) { BTreeSet::new() } else { old(of) };
        // A month that is in the plan before and after the move names another part of it all the same.
        let months = if moved.is_multiple_of(12) { BTreeSet::new() } else { old(NaiveDate::month) };
        Era { months, quarters: left(|day| day.month0() / 3 + 1), years: left(|day| day.year() as u32) }
    }

    /// How many letters stand before the first thing a line names of it.
    fn named_in(&self, line: &str) -> Option<usize> {
        let numbers = numbers(line);
        let lone = |number: &&Number| number.digits == 4 && self.years.contains(&number.value);
        let year = numbers.iter().find(lone).map(|number| number.at);
        let after = |word: &str, values: &BTreeSet<u32>| {
            let lower = line.to_lowercase();
            let mut places = lower.match_indices(word);
            let here = |rest: &str| values.iter().any(|value| begins(rest, *value));
            let found = places.find(|(at, _)| here(lower[at + word.len()..].trim_start()));
            found.map(|(at, _)| lower[..at].chars().count())
        };
        let words = [after("tháng ", &self.months), after("quý ", &self.quarters)];
        words.into_iter().chain([year, self.dated(&numbers)]).flatten().min()
    }

    /// Where numbers joined by signs are a date of this time: 26/3, 3/2020, 18-02-2020, DATE(2020,3,26).
    fn dated(&self, numbers: &[Number]) -> Option<usize> {
        let year = |number: &Number| number.digits == 4 && (1900..2200).contains(&number.value);
        let month = |number: &Number| number.digits <= 2 && self.months.contains(&number.value);
        let day = |number: &Number| number.digits <= 2 && (1..=31).contains(&number.value);
        let date = |numbers: &[Number]| match numbers {
            [a, b, ..] if a.joined == Some('/') && (month(a) && year(b) || day(a) && month(b)) => true,
            [a, b, c, ..] if a.joined.is_some() && a.joined == b.joined => {
                day(a) && month(b) && year(c) || year(a) && month(b) && day(c)
            }
            _ => false,
        };
        (0..numbers.len()).find(|index| date(&numbers[*index..])).map(|index| numbers[index].at)
    }
}

/// Whether a text begins with this number, in digits or as a Roman quarter.
fn begins(text: &str, value: u32) -> bool {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let roman: String = text.chars().take_while(|letter| matches!(letter, 'i' | 'v')).collect();
    let quarter = ["", "i", "ii", "iii", "iv"].get(value as usize).copied().unwrap_or_default();
    digits.parse() == Ok(value) || (!roman.is_empty() && roman == quarter)
}

/// A number in a line, and the sign that joins it to the next one.
struct Number {
    /// Letters before it.
    at: usize,
    value: u32,
    digits: usize,
    joined: Option<char>,
}

fn numbers(line: &str) -> Vec<Number> {
    let letters: Vec<char> = line.chars().collect();
    let mut numbers = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let digits = letters[at..].iter().take_while(|letter| letter.is_ascii_digit()).count();
        if digits > 0 {
            let text: String = letters[at..at + digits].iter().collect();
            let joined = joined(&letters[at + digits..]);
            numbers.push(Number { at, value: text.parse().unwrap_or(0), digits, joined });
        }
        at += digits.max(1);
    }
    numbers
}

/// The sign between a number and one that follows it; after a comma a space may stand.
fn joined(rest: &[char]) -> Option<char> {
    match rest {
        [sign @ ('/' | '-' | '.' | ','), next, ..] if next.is_ascii_digit() => Some(*sign),
        [',', ' ', next, ..] if next.is_ascii_digit() => Some(','),
        _ => None,
    }
}

/// Every line that names the old time, but those switched off.
pub(super) fn all(text: &str, era: &Era, off: &[usize]) -> Vec<Mention> {
    let lines = text.lines().map(str::trim).zip(1..).filter(|(_, line)| !off.contains(line));
    lines.filter_map(|(text, line)| Some(Mention { line, text: text.to_owned(), at: era.named_in(text)? })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn march(moved: u32) -> Era {
        Era::of(["2020-02-18", "2020-03-28"].iter().map(|day| day.parse().unwrap()), moved)
    }

    #[track_caller]
    fn case(moved: u32, line: &str, named: bool) {
        assert_eq!(march(moved).named_in(line).is_some(), named, "{line}");
    }

    #[test]
    fn old_months_are_found_however_they_are_written() {
        for line in ["Tháng 3", "tháng 02/2020", "từ 18/02/2020", "26/3", "26–29/02", "3/2020", "DATE(2020, 3, 26)"]
        {
            case(1, line, true);
        }
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for line in ["tháng 30", "57/66 đơn vị", "II.3 (L74)", "L141-142", "70%", "tháng 4", "Kế hoạch 45-KH/ĐTN"]
        {
            case(1, line, false);
        }
    }

    #[test]
    fn a_year_is_old_only_when_it_changes() {
        case(1, "Tháng Thanh niên năm 2020", false);
        case(12, "Tháng Thanh niên năm 2020", true);
        case(12, "TTN2020", true);
        case(12, "tháng 3", false);
        case(12, "26/3", false);
        case(12, "18/02/2020", true);
    }

    #[test]
    fn a_quarter_is_old_only_when_it_changes() {
        case(3, "Quý I", true);
        case(3, "quý II", false);
        case(12, "Quý I", false);
    }
}
