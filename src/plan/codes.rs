//! Codes of the plan, its reports and its units: they stand in file names and form codes.

use super::FaultKind;
use super::source::Reader;

/// Letters of a code.
const MAX: usize = 40;

/// What is wrong with a code; an absent one is told where it is missing.
pub(super) fn fault(code: &str) -> Option<FaultKind> {
    let letters = code.chars().all(|letter| letter.is_alphanumeric() || "-_.&".contains(letter));
    // Windows drops a dot at the end of a name, other systems hide what begins with one.
    let legal = letters && !code.starts_with('.') && !code.ends_with('.') && code.chars().count() <= MAX;
    (!code.is_empty() && !legal).then(|| FaultKind::BadCode { found: code.to_owned(), limit: MAX })
}

/// The code of a table, which must be there and legal.
pub(super) fn code(table: &Reader<'_, '_>) -> String {
    let code = table.required("code");
    if let Some(kind) = fault(&code) {
        table.source.fault(table.place_of("code"), kind);
    }
    code
}
