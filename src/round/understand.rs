//! One opened workbook → whose it is, what it says, what was found: what every file of the inbox goes through.

use super::{Content, FileOutcome};
use crate::check::{self, Code, Context, Finding};
use crate::form::Kept;
use crate::format::Grid;
use crate::intake::{self, Carried, Figures, Hints, Identity, Issued, Prefilled, Submission};
use crate::plan::{Occasion, Plan, Report, Severity};

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
    let submission = intake::read(grid, kept, plan, &identity);
    judge(plan, issued, kept, identity.clone(), submission).ok_or_else(unknown)
}

pub(super) fn judge(
    plan: &Plan,
    issued: &Issued,
    kept: &Kept,
    identity: Identity,
    submission: Submission,
) -> Option<(Content, Vec<Finding>)> {
    let report = plan.report(&identity.report)?;
    let newest = issued.newest(&identity.report, &identity.period, &identity.unit);
    let (nothing, no_rows) = (Prefilled::new(), Carried::new());
    let exact = identity.ordinal.and_then(|ordinal| issued.ordinal(&identity.report, &identity.unit, ordinal));
    let exact = exact.filter(|row| row.revision == identity.revision);
    let same = || issued.row(&identity.report, &identity.period, &identity.unit, &identity.revision);
    let row = exact.or_else(same).or(newest);
    let rows = row.map_or(&no_rows, |row| &row.rows);
    let submission = submission.beside(rows);
    let mut context = Context {
        plan,
        report,
        form: plan.form_of(report)?,
        unit: plan.units.get(&identity.unit)?,
        kept,
        current: newest.and_then(|row| issued.kept(&row.report, &row.revision)).map(AsRef::as_ref),
        occasion: occasion(report, &identity, &submission),
        prefilled: row.map_or(&nothing, |row| &row.prefilled),
        rows,
        figures: None,
    };
    let mut figures = Figures::of(&context, &submission);
    context.figures = Some(&figures);
    let mut findings = check::check(&context, &submission);
    if identity.layer > intake::Layer::Message {
        let finding = Finding::new(Code::IdentifiedBy).with("unit", &context.unit.name);
        findings.push(finding.with("layer", identity.layer.text()));
    }
    // A value with an error-level finding stays out of totals.
    let broken = |finding: &&Finding| finding.code == Code::CheckBroken && finding.severity == Severity::Error;
    for name in findings.iter().filter(broken).filter_map(|finding| finding.name.as_ref()) {
        figures.reject(name);
    }
    Some((Content { identity, submission, figures }, findings))
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
