//! What was meant by signs and words that formulas do not know: «≥», «và», «NẾU».

use crate::formula::FaultKind;

/// Vietnamese names of functions and truths in some tables of formulas, with those that are understood.
const WORDS: [(&str, &str); 12] = [
    ("nếu", "IF"),
    ("tổng", "SUM"),
    ("đếm", "COUNT"),
    ("và", "AND(…, …)"),
    ("hoặc", "OR(…, …)"),
    ("không", "NOT(…)"),
    ("đúng", "1=1"),
    ("sai", "1=0"),
    ("true", "1=1"),
    ("false", "1=0"),
    ("trung", "AVERAGE"),
    ("x", "*"),
];

/// Signs with what stands for them.
const SIGNS: [(&str, &str); 9] = [
    ("≥", ">="),
    ("≤", "<="),
    ("≠", "<>"),
    ("=>", ">="),
    ("=<", "<="),
    ("!=", "<>"),
    ("“", "\""),
    ("”", "\""),
    ("×", "*"),
];

/// What was typed and what was meant, where it is one of these.
pub(super) fn meant(text: &str, fault: &FaultKind) -> Option<(String, &'static str)> {
    let word = |name: &str| {
        let wanted = crate::value::key(name);
        let found = WORDS.iter().find(|(word, _)| *word == wanted)?;
        Some((name.to_owned(), found.1))
    };
    match fault {
        FaultKind::UnknownName { name, .. } | FaultKind::FunctionNotAllowed { name } => word(name),
        FaultKind::Syntax { found } => {
            let sign = SIGNS.iter().find(|(sign, _)| text.contains(sign));
            word(found).or_else(|| sign.map(|(sign, meant)| ((*sign).to_owned(), *meant)))
        }
        _ => None,
    }
}
