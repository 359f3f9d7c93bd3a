//! A report: of whom, by when with every actual deadline, what it consists of, what was extended.

use super::show_page::Page;
use super::show_words::counted;
use super::{Lang, pick, show_indicator, show_rhythm, show_scope, show_when};
use crate::plan::{Boundary, Due, Former, Occasion, Plan, Report, Schedule, Unit};

/// Occasions that are told one by one.
const TOLD: usize = 60;

/// Everything about a report but its form; for one unit with the unit's own deadlines.
pub(super) fn tell(plan: &Plan, report: &Report, unit: Option<&Unit>, lang: Lang, page: &mut Page) {
    if unit.is_none() {
        let whom = show_scope::whom(plan, &report.scope, lang);
        page.item("   ", &format!("{}: {whom}.", pick(lang, "Đơn vị gửi", "Sent by")));
    }
    deadlines(plan, report, unit, lang, page);
    if !report.artefacts.is_empty() {
        page.item("   ", &format!("{}: {}.", pick(lang, "Gồm", "It consists of"), artefacts(report, lang)));
    }
    if unit.is_none() {
        extensions(plan, report, lang, page);
        page.item("   ", &format!("{}.", show_indicator::source(plan, &report.source, lang)));
    }
}

fn deadlines(plan: &Plan, report: &Report, unit: Option<&Unit>, lang: Lang, page: &mut Page) {
    let occasions = report.occasions();
    let head = pick(lang, "Hạn gửi", "Due");
    if let ([one], true) = (occasions, !report.periodic()) {
        let words = match deadline(plan, report, one, unit) {
            Some(due) => occasion(plan, one, &due, lang),
            None => undated(plan, report, lang),
        };
        page.item("   ", &format!("{head}: {words}."));
    } else {
        let count = occasions.len();
        let times = pick(lang, "kỳ", "times");
        page.item(
            "   ",
            &format!("{head}: {} ({} {times}):", show_rhythm::rhythm(&report.schedule, lang), counted(count, lang)),
        );
        for one in occasions.iter().take(TOLD) {
            let words = match deadline(plan, report, one, unit) {
                Some(due) => occasion(plan, one, &due, lang),
                None => {
                    let open = pick(
                        lang,
                        "chưa có hạn vì giai đoạn chưa định ngày kết thúc",
                        "no deadline: the phase is open",
                    );
                    format!("{open}{}", former(one, lang))
                }
            };
            page.item("   - ", &format!("{}: {words}.", name(one)));
        }
        if count > TOLD {
            page.item("   - ", &format!("{} {}", pick(lang, "… và còn", "… and"), count - TOLD));
        }
    }
    if let Some(sharp) = sharp(occasions, lang) {
        page.item("   ", sharp);
    }
    if report.grace_minutes > 0 {
        let minutes = report.grace_minutes;
        page.item(
            "   ",
            &match lang {
                Lang::Vi => format!("Nhận trễ không quá {minutes} phút vẫn tính là đúng hạn."),
                Lang::En => format!("{minutes} minutes later still count as in time."),
            },
        );
    }
}

/// What becomes of a report received on the very hour; none where whole days count.
fn sharp(occasions: &[Occasion], lang: Lang) -> Option<&'static str> {
    let due = occasions.iter().find_map(|one| one.due).filter(|due| !due.last_day().1)?;
    Some(match due.boundary {
        Boundary::Before => pick(lang, "Nhận đúng giờ hạn là trễ hạn.", "On the very hour is late."),
        Boundary::By => pick(lang, "Nhận đúng giờ hạn là đúng hạn.", "On the very hour is in time."),
    })
}

fn deadline(plan: &Plan, report: &Report, occasion: &Occasion, unit: Option<&Unit>) -> Option<Due> {
    unit.map_or(occasion.due, |unit| plan.due(&report.id, occasion, unit).0)
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

fn occasion(plan: &Plan, one: &Occasion, due: &Due, lang: Lang) -> String {
    let mut words = show_when::due(due, lang);
    if one.provisional {
        words.push_str(pick(lang, " (dự kiến)", " (provisional)"));
    }
    let extended = one.due.is_some_and(|usual| usual != *due);
    if extended {
        words.push_str(pick(lang, " (đã gia hạn)", " (extended)"));
    }
    if let Some(written) = one.written.filter(|_| !extended) {
        let (day, off) =
            (show_when::long_day(written, lang), show_when::day_off(plan, written, lang).unwrap_or_default());
        words.push_str(&match lang {
            Lang::Vi => format!(" (kế hoạch ghi {day} là {off}, nên dời)"),
            Lang::En => format!(" (moved: the plan says {day}, {off})"),
        });
    }
    if let Some(off) = show_when::day_off(plan, due.last_day().0, lang) {
        words.push_str(&format!(" – {} {off}", pick(lang, "lưu ý: rơi vào", "note: it is")));
    }
    format!("{words}{}", former(one, lang))
}

/// Deadlines that no longer hold.
fn former(one: &Occasion, lang: Lang) -> String {
    let tell = |former: &Former| {
        let until = show_when::day(former.until.date(), lang);
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

/// «Tệp Excel (email), Hình ảnh (Zalo, nếu có)».
pub(super) fn artefacts(report: &Report, lang: Lang) -> String {
    let one = |artefact: &crate::plan::Artefact| {
        let channel = artefact.channel.as_deref().map(|channel| super::show_words::channel(channel, lang));
        let optional = (!artefact.required).then(|| pick(lang, "không bắt buộc", "optional").to_owned());
        let notes: Vec<String> = channel.into_iter().chain(optional).collect();
        if notes.is_empty() { artefact.label.clone() } else { format!("{} ({})", artefact.label, notes.join(", ")) }
    };
    report.artefacts.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn extensions(plan: &Plan, report: &Report, lang: Lang, page: &mut Page) {
    for given in plan.extensions.iter().filter(|given| given.report == report.id) {
        let period = given.period.as_ref().map(|period| format!(" ({period})")).unwrap_or_default();
        let whom = show_scope::whom(plan, &given.scope, lang);
        let until = show_when::due(&Due { at: given.until, boundary: Boundary::By, grace_minutes: 0 }, lang);
        let because = &given.because;
        page.item(
            "   ",
            &match lang {
                Lang::Vi => format!("Gia hạn{period}: {whom}, {until}, vì: {because}."),
                Lang::En => format!("Extension{period}: {whom}, {until}, because: {because}."),
            },
        );
    }
}
