//! Phases: their days, whether they may still move, and what they were before.

use super::show_page::Page;
use super::{Lang, pick, show_indicator, show_when};
use crate::plan::{Boundary, Due, Phase, Plan};
use chrono::NaiveDateTime;

/// A phase in a few lines.
pub(super) fn tell(plan: &Plan, phase: &Phase, mark: &str, lang: Lang, page: &mut Page) {
    let provisional = if phase.provisional { pick(lang, " (dự kiến)", " (provisional)") } else { "" };
    let days = show_when::span(phase.span.from, phase.span.to, lang);
    page.item(mark, &format!("{}: {days}{provisional}.", phase.label));
    let indent = " ".repeat(mark.chars().count());
    if let Some(peak) = phase.peak {
        let days = show_when::span(Some(peak.from), Some(peak.to), lang);
        page.item(&indent, &format!("{}: {days}.", pick(lang, "Cao điểm", "Peak")));
    }
    if let Some(at) = phase.span.due {
        page.item(&indent, &format!("{}: {}.", pick(lang, "Hạn báo cáo", "Report due"), due(at, lang)));
    }
    for (until, span) in &phase.was {
        let days = show_when::span(span.from, span.to, lang);
        let until = show_when::day(until.date(), lang);
        page.item(
            &indent,
            &match lang {
                Lang::Vi => format!("Ngày cũ (áp dụng đến {until}): {days}."),
                Lang::En => format!("Former days (in force to {until}): {days}."),
            },
        );
    }
    if let Some(source) = &phase.source {
        page.item(&indent, &format!("{}.", show_indicator::source(plan, source, lang)));
    }
}

fn due(at: NaiveDateTime, lang: Lang) -> String {
    show_when::due(&Due { at, boundary: Boundary::By, grace_minutes: 0 }, lang)
}
