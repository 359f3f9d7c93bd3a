//! `check-broken`: a `[[check]]` of the plan does not hold. A missing or unreadable figure leaves it undecided, silent.

use super::{Code, Context, Finding, Location};
use crate::intake::{Figures, Submission};

pub(super) fn check(context: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    let Some(figures) = context.figures else { return Vec::new() };
    let checks: Vec<_> = context.plan.checks_of(&context.report.id).collect();
    let rules: Vec<_> = checks.iter().map(|check| &check.formula).collect();
    let verdicts = figures.evaluate(&rules);
    let broken = checks.into_iter().zip(verdicts).filter(|(_, verdict)| verdict.truth() == Some(false));
    broken
        .map(|(check, _)| {
            let finding = Finding::new(Code::CheckBroken).graded(check.severity);
            let finding = finding.with("check", &check.id).with("message", fill(&check.message, figures));
            match check.at_name.as_ref().and_then(|name| Some((name, place(context, submission, name)?))) {
                Some((name, location)) => finding.of(name).at(location),
                None => finding,
            }
        })
        .collect()
}

fn place(context: &Context<'_>, submission: &Submission, name: &str) -> Option<Location> {
    let place = context.kept.layout.place(name)?;
    let (sheet, spot) =
        submission.cell(name).map_or((place.sheet.as_str(), place.spot), |entry| (entry.sheet.as_str(), entry.spot));
    Some(Location::new(sheet, spot, &place.label))
}

/// `{name}` becomes the figure.
fn fill(message: &str, figures: &Figures) -> String {
    let mut parts = message.split('{');
    let mut text = parts.next().unwrap_or("").to_owned();
    for part in parts {
        if let Some((name, rest)) = part.split_once('}') {
            text.push_str(&figures.shown(name));
            text.push_str(rest);
        } else {
            text.push('{');
            text.push_str(part);
        }
    }
    text
}
