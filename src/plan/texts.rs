//! What a text of a plan may be: it ends up in cells, in choices and inside formulas of workbooks.

use super::FaultKind;

/// Letters of a text that fills a cell: Excel takes 32,767, and the program adds words of its own.
const CELL: usize = 8_000;
/// Letters of a text that stands inside a formula: Excel takes 255 with the words around it.
const INSIDE: usize = 150;
/// Letters of a choice: formulas compare with it.
const CHOICE: usize = 250;

/// What is wrong with the text of a key.
pub(super) fn faults(key: &str, text: &str) -> Vec<FaultKind> {
    let limit = match key {
        "highlight" | "noun" => INSIDE,
        "options" => CHOICE,
        _ => CELL,
    };
    let found = text.encode_utf16().count();
    let long = (found > limit).then(|| FaultKind::TooLong { key: key.to_owned(), found, limit });
    let control = |letter: &char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
    let letter = text.chars().find(control);
    let letter = letter.map(|letter| FaultKind::ControlLetter { key: key.to_owned(), letter });
    long.into_iter().chain(letter).collect()
}
