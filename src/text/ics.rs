//! The words of a calendar's entries.

use super::{Lang, pick, show_deadline, show_indicator, show_report, show_scope, show_when};
use crate::plan::{Due, Extension, Occasion, Phase, Plan, Report};

/// «Hạn gửi Báo cáo nhanh (2020-W08): chậm nhất 10g00, thứ Sáu, ngày 21/02/2020».
pub fn deadline(
    plan: &Plan,
    report: &Report,
    occasion: &Occasion,
    due: &Due,
    given: Option<&Extension>,
    lang: Lang,
) -> String {
    let period = if report.periodic() { format!(" ({})", show_deadline::period(occasion)) } else { String::new() };
    let whom = given.map(|given| {
        let whom = show_scope::whom(plan, &given.scope, lang);
        format!(", {} {whom}", pick(lang, "gia hạn cho", "extended for"))
    });
    let (label, whom, due) = (&report.label, whom.unwrap_or_default(), show_when::due(due, lang));
    format!("{} {label}{period}{whom}: {due}", pick(lang, "Hạn gửi", "Due:"))
}

/// Plan, units, parts, and a warning where nobody works on that day.
pub fn deadline_notes(plan: &Plan, report: &Report, due: &Due, given: Option<&Extension>, lang: Lang) -> String {
    let mut lines = vec![heading(plan, lang)];
    if given.is_none() {
        let whom = show_scope::whom(plan, &report.scope, lang);
        lines.push(format!("{}: {whom}.", pick(lang, "Đơn vị gửi", "Sent by")));
    }
    if let Some(given) = given {
        lines.push(format!("{}: {}.", pick(lang, "Lý do gia hạn", "Because"), given.because));
    }
    if !report.artefacts.is_empty() {
        lines.push(format!("{}: {}.", pick(lang, "Gồm", "It consists of"), show_report::artefacts(report, lang)));
    }
    if let Some(off) = show_when::day_off(plan, due.last_day().0, lang) {
        lines.push(format!("{} {off}.", pick(lang, "Lưu ý: rơi vào", "Note: it is")));
    }
    lines.push(format!("{}.", show_indicator::source(plan, &report.source, lang)));
    lines.join("\n")
}

/// «Giai đoạn: Trước Đại hội», «Cao điểm: …», «Bắt đầu: …» where the end is open.
pub fn phase(phase: &Phase, peak: bool, lang: Lang) -> String {
    let (label, span) = (&phase.label, phase.span);
    let word = match (peak, span.from, span.to) {
        (true, ..) => pick(lang, "Cao điểm", "Peak"),
        (_, Some(_), None) => pick(lang, "Bắt đầu", "Begins"),
        (_, None, Some(_)) => pick(lang, "Kết thúc", "Ends"),
        _ => pick(lang, "Giai đoạn", "Phase"),
    };
    let provisional = if phase.provisional { pick(lang, " (dự kiến)", " (provisional)") } else { "" };
    format!("{word}: {label}{provisional}")
}

/// Plan, days, source.
pub fn phase_notes(plan: &Plan, phase: &Phase, lang: Lang) -> String {
    let days = show_when::span(phase.span.from, phase.span.to, lang);
    let mut lines = vec![heading(plan, lang), format!("{}: {days}.", phase.label)];
    lines.extend(phase.source.as_ref().map(|source| format!("{}.", show_indicator::source(plan, source, lang))));
    lines.join("\n")
}

fn heading(plan: &Plan, lang: Lang) -> String {
    let number =
        plan.number.as_ref().map(|number| format!(" {} {number}", pick(lang, "số", "no."))).unwrap_or_default();
    format!("{}{number}: {}.", pick(lang, "Kế hoạch", "Plan"), plan.short_title)
}

/// The calendar is written.
pub fn written(path: &str, count: usize, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!(
            "Đã ghi lịch: {path} ({count} mục). Mở tệp này bằng Outlook, hoặc nhập (import) vào Google Calendar; nhập lại sau khi sửa kế hoạch thì các mục cũ được cập nhật."
        ),
        Lang::En => format!(
            "Calendar written: {path} ({count} entries). Open it in Outlook or import it into Google Calendar; importing it again updates the entries."
        ),
    }
}

/// The plan names no day.
pub fn nothing(lang: Lang) -> &'static str {
    pick(
        lang,
        "Kế hoạch không có hạn gửi và không có giai đoạn nào có ngày: không có gì để ghi vào lịch.",
        "The plan has no deadline and no phase with days: there is nothing to write.",
    )
}
