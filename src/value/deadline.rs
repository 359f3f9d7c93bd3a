//! Deadlines as plans word them: «trước 16g00, ngày 28/3/2020», «đến 10h00, thứ 6 hàng tuần», «trong ngày 25/3/2020».
//!
//! «Trước» is exclusive; «đến», «đến hết», «trong» and a bare day include what they name. A wording that leaves two
//! readings open gives nothing.

use super::scan::runs;
use super::{Reading, Value, bare_key, clean, date, time};
use chrono::{NaiveDate, NaiveTime, Weekday};

/// A deadline read from words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// Whether what is named is itself too late.
    pub before: bool,
    /// The day, or the days it comes back on.
    pub on: DueOn,
    /// The hour; the whole day without one.
    pub time: Option<NaiveTime>,
}

/// The day of a deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DueOn {
    /// One day.
    Day(NaiveDate),
    /// Every week.
    Weekday(Weekday),
    /// This day of every month.
    MonthDay(u32),
    /// This day of the last month of every quarter.
    QuarterDay(u32),
    /// So many days after something, its own day not counted (Civil Code 2015, art. 147.2).
    After {
        /// Days.
        days: u32,
        /// What it is counted from, as it is worded.
        event: String,
    },
}

/// Words before an inclusive deadline.
const UNTIL: [&str; 10] =
    ["han cuoi", "han chot", "han nop", "cham nhat", "muon nhat", "den het", "den", "het", "trong", "la"];

/// Reads a deadline; none where the words do not tell exactly one.
pub fn deadline(text: &str) -> Option<Deadline> {
    let bare = bare_key(text);
    if let Some(rest) = bare.strip_prefix("sau ") {
        return after(rest, &clean(text).to_lowercase());
    }
    let (before, rest) = edge(&bare);
    let (hour, rest) = hour(rest)?;
    let on = day(rest)?;
    Some(Deadline { before, on, time: hour })
}

/// «Trước», or the words that include what follows.
fn edge(bare: &str) -> (bool, &str) {
    let mut rest = bare.trim();
    let mut before = false;
    loop {
        let cut = rest.trim_start_matches([':', ',', ' ']);
        let word = |word: &str| cut.strip_prefix(word).filter(|rest| rest.starts_with([' ', ':']));
        if let Some(behind) = word("truoc") {
            (before, rest) = (true, behind);
        } else if let Some(behind) = UNTIL.iter().find_map(|one| word(one)) {
            rest = behind;
        } else {
            return (before, cut);
        }
    }
}

/// The hour before the day; none at all where there is one that cannot be.
fn hour(rest: &str) -> Option<(Option<NaiveTime>, &str)> {
    let marks = ["ngay", "thu ", "chu nhat"];
    let at = marks.iter().filter_map(|mark| rest.find(mark)).min();
    let first = rest.find([' ', ',']).unwrap_or(rest.len());
    let timed = |part: &str| part.contains(['g', 'h', ':']);
    let at = at.unwrap_or(if timed(&rest[..first]) { first } else { 0 });
    let (front, back) = rest.split_at(at);
    let front = front.trim_matches([',', ' ']);
    let back = back.trim_start_matches([',', ' ']);
    if front.is_empty() {
        return Some((None, back));
    }
    match time::typed(front) {
        Reading::Value { value: Value::Time(time), .. } => Some((Some(time), back)),
        _ => None,
    }
}

fn day(rest: &str) -> Option<DueOn> {
    let number = |text: &str| match runs(text).as_slice() {
        [one] => one.parse::<u32>().ok().filter(|day| (1..=31).contains(day)),
        _ => None,
    };
    let again = |unit: &str| ["hang ", "moi "].iter().find_map(|word| rest.strip_suffix(&format!("{word}{unit}")));
    if let Some(rest) = again("tuan") {
        let (weekday, rest) = date::weekday(rest.trim_start_matches("ngay").trim())?;
        return rest.trim_matches([',', ' ']).is_empty().then_some(DueOn::Weekday(weekday));
    }
    if let Some(rest) = again("thang") {
        return rest.starts_with("ngay").then(|| number(rest)).flatten().map(DueOn::MonthDay);
    }
    if let Some(rest) = rest.strip_suffix("thang cuoi quy") {
        return rest.starts_with("ngay").then(|| number(rest)).flatten().map(DueOn::QuarterDay);
    }
    // A date with a note leaves a doubt: a year of two digits, a weekday that does not fit.
    date::day(rest, None).ok().filter(|(_, notes)| notes.is_empty()).map(|(day, _)| DueOn::Day(day))
}

/// «03 ngày kể từ khi kết thúc hoạt động».
fn after(rest: &str, text: &str) -> Option<Deadline> {
    let (days, rest) = rest.split_once(" ngay")?;
    let counted = ["ke tu", "tu", "sau"].iter().any(|word| rest.trim_start().starts_with(word));
    let event = text.split_once("kể từ ").or_else(|| text.split_once(" từ "))?.1.trim();
    let event = event.strip_prefix("khi ").unwrap_or(event).to_owned();
    let days = days.trim().parse().ok()?;
    let on = DueOn::After { days, event };
    counted.then_some(Deadline { before: false, on, time: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn none(text: &str) {
        assert_eq!(deadline(text), None, "{text}");
    }

    #[test]
    fn words_that_tell_no_one_deadline_give_none() {
        for text in ["", "sớm", "trước 28/3", "cuối tháng ba", "trước 25g00, ngày 28/3/2020", "trước ngày 31/4/2020"]
        {
            none(text);
        }
        none("thứ 6, ngày 28/3/2020");
        none("trước ngày 25, 26 hàng tháng");
        none("sau khi kết thúc hoạt động");
    }

    #[test]
    fn the_hour_may_stand_before_a_day_without_its_word() {
        let read = deadline("Trước 16g00 28/3/2020").expect("a deadline");
        assert_eq!((read.before, read.time), (true, NaiveTime::from_hms_opt(16, 0, 0)));
        assert_eq!(deadline("thứ bảy, ngày 28/3/2020").map(|read| read.before), Some(false));
    }
}
