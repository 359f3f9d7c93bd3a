//! The names a formula of a plan may use, and what they stand for.

use super::{Form, Plan, Units};
use crate::formula::Shape;
use std::collections::BTreeMap;

/// Names and their shapes.
#[derive(Clone, Debug, Default)]
pub struct Names(BTreeMap<String, Shape>);

impl Names {
    /// Names of a unit's attributes: for scopes, row counts and targets.
    pub fn of_units(units: &Units) -> Self {
        let attributes = units.attributes.iter().map(|name| (name.clone(), Shape::Scalar));
        Names(attributes.collect())
    }

    /// Names of a form: its fields, its table columns, the plan's dates.
    pub fn of_form(plan: &Plan, form: &Form) -> Self {
        let fields = form.fields().map(|(_, field)| (field.id.clone(), Shape::Scalar));
        let columns =
            form.tables.iter().flat_map(|table| &table.columns).map(|column| (column.name.clone(), Shape::Column));
        let dates = plan.dates(None).into_iter().map(|(name, _)| (name, Shape::Scalar));
        Names(fields.chain(columns).chain(dates).collect())
    }

    /// The names rules of a report may use, by form id: those of its form and the units' attributes. Made once, since a
    /// plan may have thousands of rules.
    pub(super) fn by_form(plan: &Plan) -> BTreeMap<&str, Names> {
        let units = Names::of_units(&plan.units);
        let of = |form: &Form| Names::of_form(plan, form).with(units.clone());
        plan.forms.iter().map(|form| (form.id.as_str(), of(form))).collect()
    }

    /// Both sets.
    #[must_use]
    pub fn with(mut self, other: Names) -> Self {
        for (name, shape) in other.0 {
            self.0.entry(name).or_insert(shape);
        }
        self
    }

    /// The shape of a name; none for an unknown one.
    pub fn shape(&self, name: &str) -> Option<Shape> {
        self.0.get(name).copied()
    }

    /// The known name nearest to a misspelt one.
    pub fn nearest(&self, name: &str) -> Option<String> {
        nearest(name, self.0.keys().map(String::as_str))
    }
}

/// The word nearest to another, if near enough to be meant: at most a third of its letters differ.
pub(crate) fn nearest<'a>(word: &str, words: impl Iterator<Item = &'a str>) -> Option<String> {
    let length = word.chars().count();
    // Words of quite different length are far apart; a cell may hold thousands of letters.
    let alike = |candidate: &&str| {
        let other = candidate.chars().count();
        length.abs_diff(other) * 3 <= other.max(3)
    };
    words
        .filter(alike)
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(far, candidate)| *far * 3 <= candidate.chars().count().max(3))
        .min()
        .map(|(_, candidate)| candidate.to_owned())
}

/// Letters to change, drop, add or swap with a neighbour.
fn distance(left: &str, right: &str) -> usize {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let mut rows = vec![vec![0; right.len() + 1]; left.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    rows[0] = (0..=right.len()).collect();
    for i in 1..=left.len() {
        for j in 1..=right.len() {
            let change = rows[i - 1][j - 1] + usize::from(left[i - 1] != right[j - 1]);
            let mut best = change.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    rows[left.len()][right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(word: &str, expected: Option<&str>) {
        let words = ["dv_moi", "dv_uu_tu_gt", "label"];
        assert_eq!(nearest(word, words.into_iter()).as_deref(), expected);
    }

    #[test]
    fn a_misspelt_name_finds_its_neighbour() {
        case("dv_mio", Some("dv_moi"));
        case("lable", Some("label"));
        case("labl", Some("label"));
        case("hoan_toan_khac", None);
    }
}
