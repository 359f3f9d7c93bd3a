//! The standing of one expected report: unit × report × period.

use super::{File, FileOutcome, Part, Receipt, Review, artefacts, event};
use crate::check::{Code, Finding};
use crate::plan::{Due, Occasion, Plan, Report, Unit};
use chrono::NaiveDateTime;
use serde::Serialize;

/// Whether anything came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Receiving {
    /// Nothing yet, and the deadline has not passed.
    NotDue,
    /// Nothing, and the deadline has passed.
    Missing,
    /// Something came.
    Received,
}

/// In time or late, decided by the first receipt, with seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Timeliness {
    /// In time.
    OnTime,
    /// Late by this much.
    Late {
        /// Seconds after the deadline; 0 for the very instant of a «trước».
        seconds: i64,
    },
    /// Late if the file's own date is right; the office has to confirm.
    Doubtful {
        /// Seconds after the deadline.
        seconds: i64,
    },
}

/// One expected report.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Standing {
    /// Unit code.
    pub unit: String,
    /// Report id.
    pub report: String,
    /// Period id.
    pub period: String,
    /// When it is due: for a report that came, by the deadline in force then.
    pub due: Option<Due>,
    /// Why its deadline is later than the others', where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extended: Option<String>,
    /// Whether anything came.
    pub receiving: Receiving,
    /// In time or late; none where nothing came or nothing is due.
    pub timeliness: Option<Timeliness>,
    /// The first receipt.
    pub first: Option<Receipt>,
    /// When a message came that says what the report would, where the plan counts only files.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub messaged: Option<Receipt>,
    /// What the effective version is worth.
    pub review: Option<Review>,
    /// Files of this report, oldest first, as indices into the files of the round.
    pub versions: Vec<usize>,
    /// The file that counts.
    pub effective: Option<usize>,
    /// Whether the file that counts is not accepted yet.
    pub provisional: bool,
    /// What came of the report's other parts: papers, dossiers, pictures; in plan order.
    pub artefacts: Vec<Part>,
    /// Required cells answered, and required cells, of the file that counts.
    pub completeness: Option<(usize, usize)>,
}

/// The standing that files, oldest first, give a unit for an occasion.
pub(super) fn standing(
    plan: &Plan,
    unit: &Unit,
    report: &Report,
    occasion: &Occasion,
    versions: Vec<usize>,
    files: &[File],
    now: NaiveDateTime,
) -> Standing {
    let effective = effective(&versions, files);
    let review = effective.map(|index| review_with(index, &versions, files));
    let first = versions.first().map(|index| files[*index].taken.receipt.clone());
    let (current, extension) = plan.due(&report.id, occasion, unit);
    // A deadline moved later keeps what had come by then as it was; an extension is given to the unit, and counts.
    let due = match (&first, extension) {
        (Some(receipt), None) => occasion.due_at(receipt.at),
        _ => current,
    };
    let receiving = match (&first, due) {
        (Some(_), _) => Receiving::Received,
        (None, Some(due)) if due.passed(now) => Receiving::Missing,
        (None, _) => Receiving::NotDue,
    };
    Standing {
        unit: unit.code.clone(),
        report: report.id.clone(),
        period: occasion.period.clone(),
        due,
        extended: extension.map(|extension| extension.because.clone()),
        receiving,
        timeliness: match first.as_ref().zip(due) {
            Some((receipt, due)) => Some(timeliness(receipt, &due)),
            None => event::timeliness(report, &versions, files),
        },
        first,
        messaged: None,
        provisional: review.is_some_and(|review| review != Review::Accepted),
        completeness: effective.and_then(|index| completeness(&files[index])),
        artefacts: artefacts::parts(report),
        review,
        effective,
        versions,
    }
}

/// The latest accepted version, else the latest readable one that says something and has lost nothing, else the latest
/// that says something, else the latest file. What adds to another counts with it, never alone.
pub(super) fn effective(versions: &[usize], files: &[File]) -> Option<usize> {
    let whole: Vec<usize> = versions.iter().copied().filter(|index| files[*index].adds_to.is_none()).collect();
    let latest = |wanted: &dyn Fn(usize) -> bool| whole.iter().rev().copied().find(|index| wanted(*index));
    let says = |index: usize| files[index].says_something();
    let shrunk = |index: usize| files[index].findings().iter().any(|one| one.code == Code::VersionShrunk);
    latest(&|index| review_with(index, versions, files) == Review::Accepted)
        .or_else(|| latest(&|index| says(index) && !shrunk(index)))
        .or_else(|| latest(&says))
        .or_else(|| whole.last().copied())
}

/// What a file is worth together with those of its versions that add to it: the worst of them.
pub(super) fn review_with(index: usize, versions: &[usize], files: &[File]) -> Review {
    let adding = versions.iter().filter(|one| files[**one].adds_to == Some(index)).map(|one| review(&files[*one]));
    adding.fold(review(&files[index]), Review::min)
}

/// What a file is worth.
pub(super) fn review(file: &File) -> Review {
    match (file.outcome, &file.taken.content) {
        (FileOutcome::WrongForm, _) => Review::WrongForm,
        (FileOutcome::Unidentified, _) => Review::Unidentified,
        (_, Some(content)) if file.taken.accepted.is_some() && !content.submission.is_empty() => Review::Accepted,
        (_, Some(_)) => Review::of(file.findings()),
        (_, None) => Review::Unreadable,
    }
}

/// Decided with seconds; weak evidence calls nobody late.
pub(super) fn timeliness(receipt: &Receipt, due: &Due) -> Timeliness {
    if due.met_by(receipt.at) {
        return Timeliness::OnTime;
    }
    let seconds = (receipt.at - due.at).num_seconds();
    if receipt.evidence.is_weak() { Timeliness::Doubtful { seconds } } else { Timeliness::Late { seconds } }
}

/// Required cells answered, nil or not applicable, out of required cells.
fn completeness(file: &File) -> Option<(usize, usize)> {
    let submission = file.submission()?;
    let missing = |finding: &Finding| match finding.code {
        Code::RequiredMissing | Code::ListMissing | Code::ListNotFound => 1,
        // A sheet that is gone says itself how much it asked for.
        Code::SheetGone => finding.arguments.get("count").and_then(|count| count.parse().ok()).unwrap_or(0),
        _ => 0,
    };
    let missing: usize = file.findings().iter().filter(|finding| !finding.is_settled()).map(missing).sum();
    let required = submission.required;
    if submission.is_empty() {
        return Some((0, required));
    }
    Some((required.saturating_sub(missing), required))
}
