//! How often a report is due, in words.

use super::{Lang, pick};
use crate::plan::{MonthDay, Rhythm, Schedule, clock_text, weekday_text};

/// «hằng tuần, thứ Sáu, 10g00».
pub(super) fn rhythm(schedule: &Schedule, lang: Lang) -> String {
    let Schedule::Every { rhythm, hour, .. } = schedule else {
        return pick(lang, "mỗi giai đoạn một lần", "once a phase").to_owned();
    };
    let later = |count: u32| match (count, lang) {
        (0, _) => String::new(),
        (1, Lang::Vi) => " của tháng sau".to_owned(),
        (_, Lang::Vi) => format!(", {count} tháng sau"),
        (1, Lang::En) => " of the next month".to_owned(),
        (_, Lang::En) => format!(", {count} months later"),
    };
    let words = match rhythm {
        Rhythm::Week(day) if lang == Lang::En => format!("every week, {day}"),
        Rhythm::Week(day) => format!("hằng tuần, {}", weekday_text(*day)),
        Rhythm::Month { on, later: count } => {
            format!("{}, {}{}", pick(lang, "hằng tháng", "every month"), month_day(*on, lang), later(*count))
        }
        Rhythm::Quarter { on, later: count } => {
            let of = if *count == 0 { pick(lang, " của tháng cuối quý", " of its last month") } else { "" };
            format!("{}, {}{of}{}", pick(lang, "hằng quý", "every quarter"), month_day(*on, lang), later(*count))
        }
        Rhythm::Year { month, on } => {
            format!(
                "{}, {} {} {month}",
                pick(lang, "hằng năm", "every year"),
                month_day(*on, lang),
                pick(lang, "tháng", "of month")
            )
        }
    };
    let clock = match lang {
        Lang::Vi => clock_text(chrono::NaiveDate::MIN.and_time(hour.at)),
        Lang::En => hour.at.format("%H:%M").to_string(),
    };
    if hour.at.format("%H:%M").to_string() == "23:59" { words } else { format!("{words}, {clock}") }
}

fn month_day(day: MonthDay, lang: Lang) -> String {
    match (day, lang) {
        (MonthDay::Number(number), Lang::Vi) => format!("ngày {number:02}"),
        (MonthDay::Number(number), Lang::En) => format!("day {number}"),
        (MonthDay::Last, _) => pick(lang, "ngày cuối tháng", "the last day").to_owned(),
        (MonthDay::LastWorking, _) => pick(lang, "ngày làm việc cuối cùng", "the last working day").to_owned(),
    }
}
