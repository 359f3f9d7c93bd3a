//! By when, in a few words: due instants with their weekday, days, and whether anybody works on a day.

use super::show_words::counted;
use super::{Lang, pick};
use crate::plan::{Boundary, Due, Plan, Report, clock_text, day_text, deadline_text, weekday_text};
use chrono::{Datelike, NaiveDate, NaiveDateTime};

/// «trước 16g00, thứ Bảy, ngày 28/3/2020»; a day by itself without an hour.
pub(super) fn due(due: &Due, lang: Lang) -> String {
    let (day, whole) = due.last_day();
    match (whole, due.boundary, lang) {
        (true, Boundary::Before, Lang::Vi) => format!("trước {}", long_day(due.at.date(), lang)),
        (true, Boundary::By, Lang::Vi) => format!("đến hết {}", long_day(day, lang)),
        (true, Boundary::Before, Lang::En) => format!("before {}", long_day(due.at.date(), lang)),
        (true, Boundary::By, Lang::En) => format!("to the end of {}", long_day(day, lang)),
        (false, _, Lang::Vi) => deadline_text(due),
        (false, Boundary::Before, Lang::En) => format!("before {} on {}", clock(due), long_day(day, lang)),
        (false, Boundary::By, Lang::En) => format!("by {} on {}", clock(due), long_day(day, lang)),
    }
}

fn clock(due: &Due) -> String {
    due.at.format("%H:%M").to_string()
}

/// «28/3/2020» or «28 Mar 2020».
pub(super) fn day(day: NaiveDate, lang: Lang) -> String {
    if lang == Lang::Vi { day_text(day) } else { day.format("%-d %b %Y").to_string() }
}

/// «16g00, 28/3/2020»; the day alone where it means the whole of it.
pub(super) fn instant(at: NaiveDateTime, lang: Lang) -> String {
    let day = day(at.date(), lang);
    match (at.format("%H:%M").to_string().as_str(), lang) {
        ("23:59", Lang::Vi) => format!("hết {day}"),
        ("23:59", Lang::En) => format!("the end of {day}"),
        (_, Lang::Vi) => format!("{}, {day}", clock_text(at)),
        (clock, Lang::En) => format!("{clock}, {day}"),
    }
}

/// «thứ Bảy, ngày 28/3/2020».
pub(super) fn long_day(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{}, ngày {}", weekday_text(day.weekday()), day_text(day)),
        Lang::En => day.format("%A, %-d %B %Y").to_string(),
    }
}

/// «28/3/2020 (thứ Bảy)».
pub(super) fn day_named(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{} ({})", day_text(day), weekday_text(day.weekday())),
        Lang::En => long_day(day, lang),
    }
}

/// Why nobody works on a day; none for a working day.
pub(super) fn day_off(plan: &Plan, day: NaiveDate, lang: Lang) -> Option<String> {
    Some(match plan.calendar.day_off(day)? {
        "" => pick(lang, "ngày nghỉ hằng tuần", "a weekend").to_owned(),
        name => format!("{} ({name})", pick(lang, "ngày nghỉ", "a day off")),
    })
}

/// «từ 01/8/2020 đến 16/8/2020», «đến 16/8/2020», «từ 01/8/2020».
pub(super) fn span(from: Option<NaiveDate>, to: Option<NaiveDate>, lang: Lang) -> String {
    if let (Some(only), true) = (from, from == to) {
        return format!("{} {}", pick(lang, "ngày", "on"), day(only, lang));
    }
    let from = from.map(|from| format!("{} {}", pick(lang, "từ", "from"), day(from, lang)));
    let to = to.map(|to| format!("{} {}", pick(lang, "đến", "to"), day(to, lang)));
    let words: Vec<String> = from.into_iter().chain(to).collect();
    if words.is_empty() { pick(lang, "chưa định ngày", "no days set").to_owned() } else { words.join(" ") }
}

/// The deadline of a report in a few words, for a sentence about something else: «hạn 16g00, 28/3/2020».
pub(super) fn brief(report: &Report, lang: Lang) -> String {
    let dues: Vec<Due> = report.occasions().iter().filter_map(|one| one.due).collect();
    match dues.as_slice() {
        [] => pick(lang, "không có hạn", "no deadline").to_owned(),
        [one] => {
            let (last, whole) = one.last_day();
            let clock = if lang == Lang::Vi { clock_text(one.at) } else { clock(one) };
            let clock = if whole { String::new() } else { format!("{clock}, ") };
            format!("{} {clock}{}", pick(lang, "hạn", "due"), day(last, lang))
        }
        [first, .., last] => {
            let days = span(Some(first.at.date()), Some(last.at.date()), lang);
            format!("{} {}, {days}", counted(dues.len(), lang), pick(lang, "kỳ", "times"))
        }
    }
}
