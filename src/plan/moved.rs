//! A plan text with every date moved by whole months: last month's plan becomes next month's.
//!
//! Only the literals change, so comments, order and spacing stay as the office left them.

use super::mention::{self, Era, Mention};
use chrono::{Datelike, Days, Months, NaiveDate};
use std::collections::BTreeSet;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A plan text after its dates were moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The new text.
    pub text: String,
    /// How many dates were moved.
    pub dates: usize,
    /// Lines switched off by `#`: what was granted or changed in the old round only.
    pub switched_off: Vec<usize>,
    /// Texts that still name the old time.
    pub mentions: Vec<Mention>,
}

/// Moves every date of a plan text by so many months. A text that is no TOML is given back as it is.
pub fn moved(text: &str, months: u32) -> Moved {
    let root = DeTable::parse_recoverable(text).0;
    let mut found = Found::default();
    found.table(root.get_ref(), text);
    let ends = found.month_ends();
    let off = found.lines_off(text);
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for date in &found.dates {
        if let Some(new) = shifted(date.day, months, ends.contains(&date.day)) {
            edits.push((date.at..date.at + 10, new.format("%Y-%m-%d").to_string()));
        }
    }
    let dates = edits.len();
    edits.extend(found.first_day().and_then(|day| new_id(root.get_ref(), text, day, months)));
    edits.extend(found.periods.iter().filter_map(|period| Some((period.at.clone(), period.shifted(months)?))));
    edits.sort_by_key(|(range, _)| range.start);
    let era = Era::of(found.dates.iter().map(|date| date.day), months);
    let mentions = mention::all(&blanked(text, &edits), &era, &off);
    Moved { text: switched(&replaced(text, &edits), &off), dates, switched_off: off, mentions }
}

/// A date literal.
struct Date {
    key: String,
    at: usize,
    day: NaiveDate,
}

/// A month or quarter written as text: «2020-09», «2023-Q1».
struct Period {
    at: Range<usize>,
    first: NaiveDate,
    quarter: bool,
}

impl Period {
    /// A quarter moves by whole quarters only.
    fn shifted(&self, months: u32) -> Option<String> {
        if self.quarter && !months.is_multiple_of(3) {
            return None;
        }
        let day = self.first.checked_add_months(Months::new(months))?;
        Some(if self.quarter {
            format!("{}-Q{}", day.year(), day.month0() / 3 + 1)
        } else {
            format!("{}-{:02}", day.year(), day.month())
        })
    }
}

/// The same day of a later month, or its last day; the end of a month stays the end of a month where wanted.
fn shifted(day: NaiveDate, months: u32, month_end: bool) -> Option<NaiveDate> {
    let day = if month_end { day.with_day(1)? } else { day };
    let later = day.checked_add_months(Months::new(months))?;
    if month_end { last_of(later) } else { Some(later) }
}

fn last_of(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)?.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))
}

/// What a plan text holds that belongs to its time.
#[derive(Default)]
struct Found {
    dates: Vec<Date>,
    periods: Vec<Period>,
    /// Where tables begin that are no extension.
    others: Vec<usize>,
    /// Where extensions begin.
    extensions: Vec<usize>,
    /// Keys with values that tell of former dates or extensions, as written in one piece.
    entries: Vec<Range<usize>>,
}

impl Found {
    fn table(&mut self, table: &DeTable<'_>, text: &str) {
        for (key, value) in table {
            let name: &str = key.get_ref();
            let block = name == "extension" && value.get_ref().as_array().is_some();
            let headed = |item: &Spanned<DeValue<'_>>| text[item.span().start..].starts_with("[[");
            match value.get_ref().as_array() {
                Some(list) if block && list.iter().all(headed) => {
                    self.extensions.extend(list.iter().map(|item| item.span().start));
                }
                Some(_) if block || name == "was" => self.entries.push(key.span().start..value.span().end),
                _ => self.value(name, value, text),
            }
        }
    }

    fn value(&mut self, key: &str, value: &Spanned<DeValue<'_>>, text: &str) {
        let span = value.span();
        match value.get_ref() {
            DeValue::Datetime(stamp) => {
                let day = stamp.date.and_then(super::toml_tree::date_of);
                self.dates.extend(day.map(|day| Date { key: key.to_owned(), at: span.start, day }));
            }
            DeValue::String(_) if matches!(key, "month" | "quarter") => self.periods.extend(period(text, &span)),
            DeValue::Array(list) => list.iter().for_each(|item| self.value(key, item, text)),
            DeValue::Table(table) => {
                self.others.push(span.start);
                self.table(table, text);
            }
            _ => {}
        }
    }

    fn first_day(&self) -> Option<NaiveDate> {
        self.dates.iter().map(|date| date.day).min()
    }

    /// Last days of months on which some span ends; a deadline on such a day stays with it.
    fn month_ends(&self) -> BTreeSet<NaiveDate> {
        let ends = self.dates.iter().filter(|date| date.key == "to" && last_of(date.day) == Some(date.day));
        ends.map(|date| date.day).collect()
    }

    /// Lines of extensions and former dates, from 1.
    fn lines_off(&self, text: &str) -> Vec<usize> {
        let line = |at: usize| text[..at].matches('\n').count() + 1;
        let end = text.lines().count();
        let mut lines = BTreeSet::new();
        for start in &self.extensions {
            let next = self.others.iter().filter(|other| *other > start).min().map_or(end, |next| line(*next) - 1);
            lines.extend(line(*start)..=next);
        }
        for entry in self.entries.iter().filter(|entry| alone(text, entry)) {
            lines.extend(line(entry.start)..=line(entry.end));
        }
        let written = |line: &usize| {
            text.lines().nth(*line - 1).is_some_and(|text| !text.trim().is_empty() && !text.trim().starts_with('#'))
        };
        lines.into_iter().filter(written).collect()
    }
}

/// Whether nothing else stands on the lines of an entry.
fn alone(text: &str, entry: &Range<usize>) -> bool {
    let before = text[..entry.start].rsplit('\n').next().unwrap_or_default();
    let after = text[entry.end..].lines().next().unwrap_or_default().trim();
    before.trim().is_empty() && (after.is_empty() || after.starts_with('#'))
}

fn entry<'t, 'a>(table: &'t DeTable<'a>, key: &str) -> Option<&'t Spanned<DeValue<'a>>> {
    table.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
}

/// A plan of its own needs an id of its own: a form of last month's round, sent late, must not be taken for one of
/// this month's. `ttn-2020` becomes `ttn-2020-202003`.
fn new_id(root: &DeTable<'_>, text: &str, first: NaiveDate, months: u32) -> Option<(Range<usize>, String)> {
    let head = entry(root, "plan")?.get_ref().as_table()?;
    let (id, span) = (entry(head, "id")?.get_ref().as_str()?, entry(head, "id")?.span());
    let base = id.rsplit_once('-').filter(|(_, end)| end.len() == 6 && end.bytes().all(|byte| byte.is_ascii_digit()));
    let base = base.map_or(id, |(base, _)| base);
    let at = span.start + 1..span.end.checked_sub(1)?;
    let later = first.checked_add_months(Months::new(months))?;
    (text.get(at.clone()) == Some(id)).then(|| (at, format!("{base}-{}", later.format("%Y%m"))))
}

/// The month or quarter between the quotes of a text.
fn period(text: &str, span: &Range<usize>) -> Option<Period> {
    let at = span.start + 1..span.end.checked_sub(1)?;
    let written = text.get(at.clone())?;
    let (year, rest) = written.split_once('-')?;
    let (quarter, number) = rest.strip_prefix('Q').map_or((false, rest), |number| (true, number));
    let number: u32 = number.parse().ok()?;
    let month = if quarter { number.checked_mul(3)?.checked_sub(2)? } else { number };
    Some(Period { at, first: NaiveDate::from_ymd_opt(year.parse().ok()?, month, 1)?, quarter })
}

fn replaced(text: &str, edits: &[(Range<usize>, String)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (range, new) in edits {
        out.push_str(&text[done..range.start]);
        out.push_str(new);
        done = range.end;
    }
    out.push_str(&text[done..]);
    out
}

/// The text without what was moved, line by line as before.
fn blanked(text: &str, edits: &[(Range<usize>, String)]) -> String {
    let blanks: Vec<(Range<usize>, String)> = edits.iter().map(|(range, _)| (range.clone(), "·".to_owned())).collect();
    replaced(text, &blanks)
}

fn switched(text: &str, off: &[usize]) -> String {
    let lines = text.split_inclusive('\n').zip(1..);
    lines.map(|(line, number)| if off.contains(&number) { format!("# {line}") } else { line.to_owned() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, months: u32, expected: &str) {
        assert_eq!(moved(text, months).text, expected);
    }

    #[test]
    fn a_day_keeps_its_number_or_becomes_the_last_of_the_month() {
        case("issued = 2020-03-28 # ký", 1, "issued = 2020-04-28 # ký");
        case("issued = 2020-01-31", 1, "issued = 2020-02-29");
        case("issued = 2020-02-29", 12, "issued = 2021-02-28");
        case("due = { before = 2020-12-28T16:00:00 }", 1, "due = { before = 2021-01-28T16:00:00 }");
    }

    #[test]
    fn a_window_that_ends_with_a_month_keeps_ending_with_a_month() {
        case("w = { from = 2020-02-01, to = 2020-02-29 }", 1, "w = { from = 2020-03-01, to = 2020-03-31 }");
        case("w = { from = 2020-02-01, to = 2020-02-28 }", 1, "w = { from = 2020-03-01, to = 2020-03-28 }");
    }

    #[test]
    fn a_deadline_on_the_last_day_of_a_window_stays_on_it() {
        let (old, new) = ("to = 2020-04-30\nby = 2020-04-30T17:00:00", "to = 2020-05-31\nby = 2020-05-31T17:00:00");
        case(old, 1, new);
        case("by = 2020-04-30T17:00:00", 1, "by = 2020-05-30T17:00:00");
    }

    #[test]
    fn months_and_quarters_named_in_a_deadline_move_too() {
        case("due = { month = \"2020-12\" }", 1, "due = { month = \"2021-01\" }");
        case("due = { quarter = \"2023-Q4\" }", 3, "due = { quarter = \"2024-Q1\" }");
        case("due = { quarter = \"2023-Q4\" }", 1, "due = { quarter = \"2023-Q4\" }");
    }

    #[test]
    fn what_was_granted_in_the_old_round_is_switched_off() {
        let old = "[[extension]]\nreport = \"a\"\nuntil = 2020-03-30T16:00:00\n\n# giai đoạn\n[[phase]]\nid = \"b\"\nwas = [ { until = 2020-03-01T00:00:00 } ]\n";
        let new = "# [[extension]]\n# report = \"a\"\n# until = 2020-03-30T16:00:00\n\n# giai đoạn\n[[phase]]\nid = \"b\"\n# was = [ { until = 2020-03-01T00:00:00 } ]\n";
        case(old, 1, new);
        assert_eq!(moved(old, 1).switched_off, [1, 2, 3, 8]);
    }
}
