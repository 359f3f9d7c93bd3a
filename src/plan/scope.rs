//! Which units something applies to.

use super::{Rule, Unit};
use crate::formula::{self, Formula, Outcome};

/// Keys join by AND, the entries of a list by OR. The office itself (kind `khoi`) is only in [`Scope::Khoi`].
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Scope {
    /// Every unit of the registry.
    #[default]
    All,
    /// The office itself.
    Khoi,
    /// Units that satisfy every key given.
    Some {
        /// Unit codes.
        units: Vec<String>,
        /// Group names.
        groups: Vec<String>,
        /// Kinds.
        kinds: Vec<String>,
        /// Organisations.
        organisations: Vec<String>,
        /// A condition over unit attributes.
        condition: Option<(Rule, Box<Formula>)>,
    },
}

impl Scope {
    /// Whether the unit is in scope.
    pub fn covers(&self, unit: &Unit) -> bool {
        match self {
            Scope::All => !unit.is_khoi(),
            Scope::Khoi => unit.is_khoi(),
            Scope::Some { units, groups, kinds, organisations, condition } => {
                !unit.is_khoi()
                    && listed(units, &unit.code)
                    && listed(groups, &unit.group)
                    && listed(kinds, &unit.kind)
                    && listed(organisations, &unit.organisation)
                    && condition.as_ref().is_none_or(|(_, formula)| holds(formula, unit))
            }
        }
    }
}

/// Group names differ in case inside one plan («Nhân Ái», «Nhân ái»), so they compare by key.
fn listed(list: &[String], word: &str) -> bool {
    list.is_empty() || list.iter().any(|entry| crate::value::key(entry) == crate::value::key(word))
}

fn holds(formula: &Formula, unit: &Unit) -> bool {
    matches!(formula::evaluate(&unit.inputs(), &[formula]).first(), Some(Outcome::Bool(true)))
}
