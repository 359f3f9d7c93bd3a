//! Phases: their days, whether they may still move, and what they were before.

use super::show_page::Page;
use super::{Lang, pick, show_indicator, show_when};
use crate::plan::{Phase, Plan};
use chrono::{NaiveDate, NaiveTime};

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
    if let Some(when) = phase.span.due {
        page.item(&indent, &format!("{}: {}.", pick(lang, "Hạn báo cáo", "Report due"), due(when, lang)));
    }
    for (until, span) in &phase.was {
        let days = show_when::span(span.from, span.to, lang);
        let until = show_when::instant(*until, lang);
        let due = span.due.map(|when| format!("; {}: {}", pick(lang, "hạn báo cáo", "report due"), due(when, lang)));
        let due = due.unwrap_or_default();
        page.item(
            &indent,
            &match lang {
                Lang::Vi => format!("Ngày cũ (áp dụng đến {until}): {days}{due}."),
                Lang::En => format!("Former days (in force to {until}): {days}{due}."),
            },
        );
    }
    if let Some(source) = &phase.source {
        page.item(&indent, &format!("{}.", show_indicator::source(plan, source, lang)));
    }
}

/// With the hour where the phase has one of its own; else the report's holds.
fn due((day, time): (NaiveDate, Option<NaiveTime>), lang: Lang) -> String {
    time.map_or_else(|| show_when::day(day, lang), |time| show_when::instant(day.and_time(time), lang))
}
