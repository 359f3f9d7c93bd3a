//! One opened workbook → whose it is, what it says, what was found: what every file of the inbox goes through.

use super::{Content, FileOutcome};
use crate::check::{self, Code, Context, Finding, Location};
use crate::form::Kept;
use crate::format::Grid;
use crate::intake::{self, Carried, Correction, Figures, Hints, Identity, Issued, Prefilled, Submission};
use crate::plan::{Occasion, Plan, Report, Severity};
use crate::ruling::{Decision, Ruling, Rulings};
use std::collections::BTreeSet;

/// What a workbook is instead of a report, and why.
pub type Other = Box<(FileOutcome, Finding)>;

/// What a workbook holds with its findings, or what it is instead.
pub fn understand(plan: &Plan, issued: &Issued, grid: &Grid) -> Result<(Content, Vec<Finding>), Other> {
    understand_with(plan, issued, grid, &Hints::default())
}

/// The same with what is known from outside the workbook.
pub fn understand_with(
    plan: &Plan,
    issued: &Issued,
    grid: &Grid,
    hints: &Hints<'_>,
) -> Result<(Content, Vec<Finding>), Other> {
    let identity = intake::identify(grid, plan, issued, hints).map_err(|finding| {
        let unidentified = matches!(
            finding.code,
            Code::UnitUnknown | Code::IdentityConflict | Code::UnitAmbiguous | Code::UnitUnnamed | Code::OtherUnitsForm
        );
        Box::new((if unidentified { FileOutcome::Unidentified } else { FileOutcome::WrongForm }, *finding))
    })?;
    let unknown =
        || Box::new((FileOutcome::WrongForm, Finding::new(Code::RevisionUnknown).with("revision", &identity.revision)));
    let kept = issued.kept(&identity.report, &identity.revision).ok_or_else(unknown)?;
    let mut submission = intake::read(grid, kept, plan, &identity);
    let inside = intake::forms_inside(grid, plan, issued, &identity);
    intake::set_aside(&mut submission, &inside, issued);
    let (content, mut findings) =
        judge(plan, issued, kept, identity.clone(), submission, hints.rulings).ok_or_else(unknown)?;
    findings.extend(inside.into_iter().map(|(sheet, code)| {
        let location = Location { sheet, ..Location::default() };
        Finding::new(Code::OtherFormInside).at(location).with("code", code)
    }));
    Ok((content, findings))
}

/// The figures and findings of what a workbook says.
pub(super) fn judge(
    plan: &Plan,
    issued: &Issued,
    kept: &Kept,
    identity: Identity,
    submission: Submission,
    rulings: Option<&Rulings>,
) -> Option<(Content, Vec<Finding>)> {
    let report = plan.report(&identity.report)?;
    let newest = issued.newest(&identity.report, &identity.period, &identity.unit);
    let (nothing, no_rows) = (Prefilled::new(), Carried::new());
    let exact = identity.ordinal.and_then(|ordinal| issued.ordinal(&identity.report, &identity.unit, ordinal));
    let exact = exact.filter(|row| row.revision == identity.revision);
    let same = || issued.row(&identity.report, &identity.period, &identity.unit, &identity.revision);
    let row = exact.or_else(same).or(newest);
    let rows = row.map_or(&no_rows, |row| &row.rows);
    let mut submission = submission.beside(rows, &kept.layout);
    let occasion = occasion(report, &identity, &submission);
    let period = occasion.map_or(identity.period.as_str(), |one| one.period.as_str());
    // One growing workbook serves all periods: what was decided about a cell of it holds in each.
    let period = Some(period).filter(|_| !report.recurring());
    let decided = || rulings.into_iter().flat_map(|all| all.cells(&identity.unit, &identity.report, period));
    let uncorrected = submission.clone();
    intake::correct(&mut submission, &kept.layout, plan, decided());
    let by = submission.entries().find_map(|(_, entry)| entry.corrected.clone());
    let mut context = Context {
        plan,
        report,
        form: plan.form_of(report)?,
        unit: plan.units.get(&identity.unit)?,
        kept,
        current: newest.and_then(|row| issued.kept(&row.report, &row.revision)).map(AsRef::as_ref),
        occasion,
        prefilled: row.map_or(&nothing, |row| &row.prefilled),
        rows,
        figures: None,
    };
    let mut figures = Figures::of(&context, &submission);
    context.figures = Some(&figures);
    let mut findings = check::check(&context, &submission);
    if let Some(by) = by {
        let before = Figures::of(&context, &uncorrected);
        let known = check::check(&Context { figures: Some(&before), ..context }, &uncorrected);
        vouched(&known, &by, &mut findings);
    }
    decided().for_each(|decision| accept(&submission, decision, &mut findings));
    if identity.layer > intake::Layer::Message {
        let finding = Finding::new(Code::IdentifiedBy).with("unit", &context.unit.name);
        let finding = finding.with("layer", identity.layer.text());
        let known = identity.layer == intake::Layer::Office;
        findings.push(if known { finding.graded(Severity::Info) } else { finding });
    }
    // A value with an error-level finding stays out of totals.
    let rests = |code: Code| matches!(code, Code::CheckBroken | Code::LabelExchanged);
    let broken = |finding: &&Finding| rests(finding.code) && finding.severity == Severity::Error;
    for name in findings.iter().filter(broken).filter_map(|finding| finding.name.as_ref()) {
        figures.reject(name);
    }
    Some((Content { identity, submission, figures }, findings))
}

/// What is found only since the office corrected a value is vouched for by the office: a correction never makes a report
/// count for less than it did.
fn vouched(known: &[Finding], by: &Correction, findings: &mut [Finding]) {
    let known: BTreeSet<(&str, Option<&Location>)> =
        known.iter().map(|finding| (finding.code.text(), finding.location())).collect();
    let new = |finding: &&mut Finding| {
        finding.severity < Severity::Info && !known.contains(&(finding.code.text(), finding.location()))
    };
    findings.iter_mut().filter(new).for_each(|finding| finding.settle(&by.because, &by.who));
}

/// What the office accepted at a cell is no longer asked, as long as the cell says the same.
pub(super) fn accept(submission: &Submission, decision: &Decision, findings: &mut [Finding]) {
    let (Ruling::Accept { cell, typed, about } | Ruling::Correct { cell, typed, about, .. }) = &decision.ruling else {
        return;
    };
    let Some((sheet, address)) = submission.place_of(cell, typed) else { return };
    let here =
        |finding: &&mut Finding| finding.location().is_some_and(|place| place.sheet == sheet && place.cell == address);
    let asked = |finding: &&mut Finding| finding.severity < Severity::Info && about.contains(&finding.question());
    for finding in findings.iter_mut().filter(here).filter(asked) {
        finding.settle(&decision.because, &decision.who);
    }
}

/// The occasion a workbook is for: its own, or the one chosen inside.
fn occasion<'p>(report: &'p Report, identity: &Identity, submission: &Submission) -> Option<&'p Occasion> {
    if !report.recurring() {
        return report.occasion(&identity.period);
    }
    let chosen = crate::value::key(submission.chosen.as_deref()?);
    let meant = |one: &&Occasion| [&one.label, &one.period].iter().any(|text| crate::value::key(text) == chosen);
    report.occasions().iter().find(meant)
}
