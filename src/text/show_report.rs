//! A report: of whom, by when with every actual deadline, what it consists of, what was extended.

use super::show_page::Page;
use super::{Lang, pick, show_deadline, show_indicator, show_scope, show_when};
use crate::plan::{Boundary, Due, Plan, Report, Unit};

/// Everything about a report but its form; for one unit with the unit's own deadlines.
pub(super) fn tell(plan: &Plan, report: &Report, unit: Option<&Unit>, lang: Lang, page: &mut Page) {
    if unit.is_none() {
        let whom = show_scope::whom(plan, &report.scope, lang);
        page.item("   ", &format!("{}: {whom}.", pick(lang, "Đơn vị gửi", "Sent by")));
    }
    show_deadline::tell(plan, report, unit, lang, page);
    if !report.artefacts.is_empty() {
        page.item("   ", &format!("{}: {}.", pick(lang, "Gồm", "It consists of"), artefacts(report, lang)));
    }
    if unit.is_none() {
        extensions(plan, report, lang, page);
        page.item("   ", &format!("{}.", show_indicator::source(plan, &report.source, lang)));
    }
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
