//! Every deadline of a report: how often, each instant with its weekday, days off, what moved and what was before.

use super::show_page::Page;
use super::show_words::counted;
use super::{Lang, pick, show_rhythm, show_when};
use crate::plan::{Boundary, Due, Former, Occasion, Plan, Report, Schedule, Unit};

/// Occasions that are told one by one.
const TOLD: usize = 60;

/// The deadlines of a report, for one unit with the extensions it was given.
pub(super) fn tell(plan: &Plan, report: &Report, unit: Option<&Unit>, lang: Lang, page: &mut Page) {
    let deadline = |one: &Occasion| unit.map_or(one.due, |unit| plan.due(&report.id, one, unit).0);
    let asked = |one: &&Occasion| unit.zip(plan.day_of(one)).is_none_or(|(unit, day)| unit.exists_on(day));
    let mine: Vec<&Occasion> = report.occasions().iter().filter(asked).collect();
    let head = pick(lang, "Hạn gửi", "Due");
    match mine.as_slice() {
        [] if !report.occasions().is_empty() => page.item("   ", &format!("{head}: {}.", not_there(lang))),
        [] => page.item("   ", &format!("{head}: {}.", skipped(lang))),
        [one] if !report.periodic() => {
            let due = deadline(one).map(|due| occasion(plan, one, &due, lang));
            page.item("   ", &format!("{head}: {}.", due.unwrap_or_else(|| undated(plan, report, lang))));
        }
        _ => {
            let (count, times) = (counted(mine.len(), lang), pick(lang, "kỳ", "times"));
            page.item("   ", &format!("{head}: {} ({count} {times}):", show_rhythm::rhythm(&report.schedule, lang)));
            for one in mine.iter().take(TOLD) {
                let due = deadline(one).map(|due| occasion(plan, one, &due, lang));
                page.item("   - ", &format!("{}: {}.", name(one), due.unwrap_or_else(|| open(one, lang))));
            }
            if mine.len() > TOLD {
                page.item("   - ", &format!("{} {}", pick(lang, "… và còn", "… and"), mine.len() - TOLD));
            }
        }
    }
    if let Some(due) = mine.iter().find_map(|one| deadline(one)).filter(|due| !due.last_day().1) {
        page.item("   ", sharp(&due, lang));
    }
    if report.grace_minutes > 0 {
        let minutes = report.grace_minutes;
        let words = match lang {
            Lang::Vi => format!("Nhận trễ không quá {minutes} phút vẫn tính là đúng hạn."),
            Lang::En => format!("{minutes} minutes later still count as in time."),
        };
        page.item("   ", &words);
    }
}

/// The unit does not exist on any of the days the report is due.
fn not_there(lang: Lang) -> &'static str {
    pick(
        lang,
        "không phải gửi, vì đơn vị chưa thành lập hoặc không còn vào các ngày hạn",
        "nothing to send: the unit does not exist on the days it is due",
    )
}

/// Every deadline fell on a day off and was left out.
fn skipped(lang: Lang) -> &'static str {
    pick(
        lang,
        "không còn kỳ nào, vì hạn rơi vào ngày nghỉ và kế hoạch cho bỏ qua",
        "none is left: all fell on days off",
    )
}

/// A phase without an end has no deadline yet.
fn open(one: &Occasion, lang: Lang) -> String {
    let words = pick(lang, "chưa có hạn vì giai đoạn chưa định ngày kết thúc", "no deadline: the phase is open");
    format!("{words}{}", former(one, lang))
}

/// What becomes of a report received on the very hour.
fn sharp(due: &Due, lang: Lang) -> &'static str {
    match due.boundary {
        Boundary::Before => pick(lang, "Nhận đúng giờ hạn là trễ hạn.", "On the very hour is late."),
        Boundary::By => pick(lang, "Nhận đúng giờ hạn là đúng hạn.", "On the very hour is in time."),
    }
}

/// Weeks by their id, other periods by name and id.
fn name(occasion: &Occasion) -> String {
    match period(occasion) {
        label if label == occasion.period => label.to_owned(),
        label => format!("{label} ({})", occasion.period),
    }
}

/// The period as people call it: a week by its id, for its label is the deadline.
pub(super) fn period(occasion: &Occasion) -> &str {
    let week = occasion.label.is_empty() || occasion.label.starts_with(|first: char| first.is_ascii_digit());
    if week { &occasion.period } else { &occasion.label }
}

/// A deadline with everything that has to be said of it.
fn occasion(plan: &Plan, one: &Occasion, due: &Due, lang: Lang) -> String {
    let extended = one.due.is_some_and(|usual| usual != *due);
    let moved = one.written.filter(|_| !extended).map(|written| {
        let (day, off) = (show_when::long_day(written, lang), show_when::day_off(plan, written, lang));
        let off = off.unwrap_or_default();
        match lang {
            Lang::Vi => format!(" (kế hoạch ghi {day} là {off}, nên dời)"),
            Lang::En => format!(" (moved: the plan says {day}, {off})"),
        }
    });
    let off = show_when::day_off(plan, due.last_day().0, lang);
    [
        show_when::due(due, lang),
        if one.provisional { pick(lang, " (dự kiến)", " (provisional)").to_owned() } else { String::new() },
        if extended { pick(lang, " (đã gia hạn)", " (extended)").to_owned() } else { String::new() },
        moved.unwrap_or_default(),
        off.map(|off| format!(" – {} {off}", pick(lang, "lưu ý: rơi vào", "note: it is"))).unwrap_or_default(),
        former(one, lang),
    ]
    .concat()
}

/// Deadlines that no longer hold.
fn former(one: &Occasion, lang: Lang) -> String {
    let tell = |former: &Former| {
        let until = show_when::instant(former.until, lang);
        let due = former.due.map(|due| show_when::due(&due, lang));
        let due = due.unwrap_or_else(|| pick(lang, "chưa có", "none").to_owned());
        match lang {
            Lang::Vi => format!("; hạn cũ (áp dụng đến {until}): {due}"),
            Lang::En => format!("; the former deadline (in force to {until}): {due}"),
        }
    };
    one.former.iter().map(tell).collect()
}

/// A report nobody can be late with, or only after something happened.
fn undated(plan: &Plan, report: &Report, lang: Lang) -> String {
    let nobody = pick(lang, "không tính trễ hạn", "nobody can be late");
    match &report.schedule {
        Schedule::Standing => {
            format!("{}; {nobody}", pick(lang, "gửi kịp thời, thường xuyên khi có việc", "whenever there is news"))
        }
        Schedule::After { event, days } => {
            let event = event_name(plan, report, event, lang);
            match (days, lang) {
                (Some(days), Lang::Vi) => format!("trong {} ngày sau {event}", counted(*days as usize, lang)),
                (Some(days), Lang::En) => format!("within {days} days after {event}"),
                (None, Lang::Vi) => format!("sau {event}; kế hoạch không định số ngày, {nobody}"),
                (None, Lang::En) => format!("after {event}; the plan sets no number of days, {nobody}"),
            }
        }
        _ => format!("{}; {nobody}", pick(lang, "kế hoạch không quy định", "the plan has none")),
    }
}

fn event_name(plan: &Plan, report: &Report, event: &str, lang: Lang) -> String {
    let phase = plan.phases.iter().find(|phase| phase.id == event).map(|phase| phase.label.clone());
    let form = plan.form_of(report);
    let field = form.and_then(|form| form.field(event)).map(|field| field.label.clone());
    if let Some((table, column)) = form.and_then(|form| form.column(event)) {
        return match lang {
            Lang::Vi => format!("«{}» của mỗi {}", column.label, table.noun),
            Lang::En => format!("«{}» of each {}", column.label, table.noun),
        };
    }
    format!("«{}»", phase.or(field).unwrap_or_else(|| event.to_owned()))
}
