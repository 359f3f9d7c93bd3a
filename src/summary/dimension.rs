//! What units are told apart by: group, kind, organisation.

use crate::plan::Unit;
use crate::round::Round;
use crate::text::summary as words;

/// One way to part the units of the report in focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dimension {
    /// By emulation group.
    Group,
    /// By kind of unit.
    Kind,
    /// By organisation.
    Organisation,
}

impl Dimension {
    /// Every dimension, in the order of its sheets.
    pub(super) const ALL: [Dimension; 3] = [Dimension::Group, Dimension::Kind, Dimension::Organisation];

    /// What a unit is called by; a unit outside every part is in one of its own, or the parts would not add up.
    pub(super) fn of(self, round: &Round, unit: &Unit) -> String {
        let part = match self {
            Dimension::Group => unit.group.clone(),
            Dimension::Kind => round.plan.kind_label(&unit.kind).to_owned(),
            Dimension::Organisation => unit.organisation.clone(),
        };
        if part.is_empty() { words::NO_PART.to_owned() } else { part }
    }

    /// Heading and sheet name.
    pub(super) fn label(self, round: &Round) -> String {
        match self {
            Dimension::Group => round.plan.group_label.clone(),
            Dimension::Kind => words::KINDS.to_owned(),
            Dimension::Organisation => round.plan.organisation_label.clone(),
        }
    }

    /// The parts, in registry order.
    pub(super) fn parts(self, round: &Round) -> Vec<String> {
        let mut parts: Vec<String> = Vec::new();
        for unit in round.counted() {
            let part = self.of(round, unit);
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        parts.sort_by_key(|part| part == words::NO_PART);
        parts
    }

    /// Whether it is worth a sheet: groups where there are any, kinds that have words, several organisations.
    pub(super) fn is_used(self, round: &Round) -> bool {
        let named = self.parts(round).iter().any(|part| part != words::NO_PART);
        let parts = self.parts(round).len();
        match self {
            Dimension::Group => named,
            Dimension::Kind => parts > 1 && !round.plan.kind_labels.is_empty(),
            Dimension::Organisation => parts > 1,
        }
    }
}
