//! What must hold inside one report, as sentences.

use super::show_formula::Speaker;
use super::show_words::first_up;
use super::{Lang, finding, pick};
use crate::plan::{Check, Plan, Severity};

/// What must hold, how grave a breach is, and what the unit is told.
pub(super) fn sentences(plan: &Plan, check: &Check, lang: Lang) -> Vec<String> {
    let form = plan.report(&check.report).and_then(|report| plan.form_of(report));
    let speaker = Speaker { plan, form, lang };
    let then = match check.severity {
        Severity::Error => pick(lang, "số chưa được tính", "the figure is not counted"),
        Severity::Warning => pick(lang, "số vẫn được tính", "the figure counts"),
        Severity::Info => pick(lang, "số được tính", "the figure counts"),
    };
    let (holds, grade, message) =
        (first_up(&speaker.rule(&check.formula)), finding::severity(check.severity, lang), said(&check.message));
    match lang {
        Lang::Vi => vec![format!("{holds}."), format!("Nếu không: «{grade}», {then}. Nhắc đơn vị: “{message}”")],
        Lang::En => vec![format!("{holds}."), format!("Otherwise: «{grade}», {then}. The unit is told: “{message}”")],
    }
}

/// The message with «…» where a figure will stand.
fn said(message: &str) -> String {
    let mut parts = message.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| match part.split_once('}') {
        Some((_, rest)) => format!("{text}…{rest}"),
        None => format!("{text}{part}"),
    })
}
