//! What a decision comes to, in words: below the decision when it is entered, and beside one that has no effect any more.

use super::{Lang, board, pick};
use crate::plan::Severity;
use crate::round::{Effect, FileOutcome, Round, Standing};
use crate::ruling::Ruling;

/// How the file or report a decision is about stands now; none where there is no single one.
pub fn now(round: &Round, ruling: &Ruling, lang: Lang) -> Option<String> {
    match round.effect(ruling) {
        Effect::File(file) => {
            let report = file.report().unwrap_or_default();
            let standing = file.unit().and_then(|unit| round.standing(unit, report, &file.period));
            // Of a file that does not count, how the report stands is no news.
            let counts = matches!(file.outcome, FileOutcome::Current | FileOutcome::Supplement | FileOutcome::Pending);
            let words = standing.filter(|_| counts).map(|one| format!("; {}", words(one, lang))).unwrap_or_default();
            let mut lines = vec![format!("  → {}{words}", board::file_line(round, file, lang))];
            let errors = file.findings().iter().filter(|one| one.severity == Severity::Error);
            lines.extend(errors.map(|one| board::finding_line(one, lang)));
            Some(lines.join("\n"))
        }
        Effect::Report(standing) => {
            let unit = round.unit(&standing.unit).map_or(standing.unit.as_str(), |unit| unit.short_name.as_str());
            Some(format!("  → {unit}: {}", words(standing, lang)))
        }
        Effect::Holds | Effect::FileGone | Effect::Lapsed => None,
    }
}

/// «Đúng hạn, Cần bổ sung».
fn words(standing: &Standing, lang: Lang) -> String {
    let review = standing.review.map(|review| board::review(review, lang).to_owned());
    std::iter::once(board::sending(standing, lang)).chain(review).collect::<Vec<_>>().join(", ")
}

/// Why a decision that was never withdrawn has no effect; none where it has.
pub fn idle(round: &Round, ruling: &Ruling, lang: Lang) -> Option<&'static str> {
    match round.effect(ruling) {
        Effect::FileGone => Some(pick(
            lang,
            " – không còn tác dụng: tệp không còn trong thư mục nhận",
            " – no effect: the file is no longer in the inbox",
        )),
        Effect::Lapsed => Some(pick(
            lang,
            " – không còn tác dụng: báo cáo hiện có ghi khác",
            " – no effect: the report says something else now",
        )),
        Effect::File(_) | Effect::Report(_) | Effect::Holds => None,
    }
}
