//! How much a plan may hold: counted on the tree, before anything is made of it.

use super::FaultKind;
use super::tree::{Node, Table};

/// Indicators, fields, columns, checks, … a plan may have.
const MAX_ITEMS: usize = 2_000;
/// Reports, phases and extensions: each may stand for many occasions.
const MAX_DUTIES: usize = 500;

/// What a plan has too much of.
pub(super) fn exceeded(tree: &Table) -> Vec<FaultKind> {
    let listed = |key: &str| tree.get(key).and_then(Node::as_list).map_or(0, <[Node]>::len);
    let duties = ["report", "phase", "extension"].map(|key| (key, listed(key), MAX_DUTIES));
    let items = ["form", "indicator", "check", "sheet", "question"].map(|key| (key, listed(key), MAX_ITEMS));
    let below = |outer: &str, inner: &str| -> usize {
        let parts = tree.tables("form").flat_map(|(form, _)| form.tables(outer));
        parts.map(|(part, _)| part.get(inner).and_then(Node::as_list).map_or(0, <[Node]>::len)).sum()
    };
    let parts = |key: &str| tree.tables("form").map(|(form, _)| form.tables(key).count()).sum::<usize>();
    let forms = [
        ("section", parts("section"), MAX_ITEMS),
        ("table", parts("table"), MAX_ITEMS),
        ("field", below("section", "field"), MAX_ITEMS),
        ("column", below("table", "columns"), MAX_ITEMS),
    ];
    let all = duties.into_iter().chain(items).chain(forms);
    all.filter(|(_, found, limit)| found > limit)
        .map(|(what, found, limit)| FaultKind::TooMany { what: what.to_owned(), found, limit })
        .collect()
}
