//! Decisions that stand, as the round looks them up.

use super::{Decision, Ruling};
use std::collections::{BTreeMap, BTreeSet};

/// The decisions that stand: of each thing the latest one, withdrawn ones left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rulings {
    by_subject: BTreeMap<String, Decision>,
}

impl Rulings {
    /// The standing ones of all decisions ever made.
    pub fn of(decisions: impl IntoIterator<Item = Decision>) -> Self {
        let mut decisions: Vec<Decision> = decisions.into_iter().collect();
        decisions.sort_by_key(|decision| decision.number);
        let withdrawn: BTreeSet<i64> = decisions
            .iter()
            .filter_map(|decision| if let Ruling::Withdraw { number } = decision.ruling { Some(number) } else { None })
            .collect();
        let standing = decisions.into_iter().filter(|decision| {
            !withdrawn.contains(&decision.number) && !matches!(decision.ruling, Ruling::Withdraw { .. })
        });
        Rulings { by_subject: standing.map(|decision| (decision.ruling.subject(), decision)).collect() }
    }

    /// All that stand, by what they are about.
    pub fn iter(&self) -> impl Iterator<Item = &Decision> {
        self.by_subject.values()
    }

    /// What the office knows of the arrival of bytes with this hash under this name.
    pub fn receipt(&self, hash: &str, name: &str, is_here: &dyn Fn(&str) -> bool) -> Option<&Decision> {
        self.of_file("receipt", hash, name, is_here)
    }

    /// Whose the office says a file is.
    pub fn unit(&self, hash: &str, name: &str, is_here: &dyn Fn(&str) -> bool) -> Option<&Decision> {
        self.of_file("unit", hash, name, is_here)
    }

    /// A decision about this copy of a file; else about one that lies there no more, since files are moved and renamed.
    fn of_file(&self, what: &str, hash: &str, name: &str, is_here: &dyn Fn(&str) -> bool) -> Option<&Decision> {
        let start = format!("{what}/{hash}/");
        let own = self.by_subject.get(&format!("{start}{name}"));
        let all = self.by_subject.range(start.clone()..).take_while(|(subject, _)| subject.starts_with(&start));
        let mut moved = all.filter(|(subject, _)| !is_here(&subject[start.len()..])).map(|(_, decision)| decision);
        own.or_else(|| moved.next()).filter(|_| !hash.is_empty())
    }

    /// That a file is taken as it is.
    pub fn accepted(&self, hash: &str) -> Option<&Decision> {
        self.by_subject.get(&format!("accept/{hash}")).filter(|_| !hash.is_empty())
    }

    /// Decisions about cells of a unit's report, of one period or of all.
    pub fn cells(&self, unit: &str, report: &str, period: Option<&str>) -> impl Iterator<Item = &Decision> {
        let period = period.map_or_else(String::new, |period| format!("{period}/"));
        let start = format!("cell/{unit}/{report}/{period}");
        self.by_subject
            .range(start.clone()..)
            .take_while(move |(subject, _)| subject.starts_with(&start))
            .map(|(_, decision)| decision)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assign(number: i64, hash: &str, unit: &str) -> Decision {
        let ruling = Ruling::Assign { hash: hash.to_owned(), name: String::new(), unit: unit.to_owned(), report: None };
        decision(number, ruling)
    }

    fn decision(number: i64, ruling: Ruling) -> Decision {
        Decision { number, who: "A".to_owned(), at: chrono::NaiveDateTime::MIN, because: String::new(), ruling }
    }

    fn unit(rulings: &Rulings, hash: &str) -> Option<String> {
        match &rulings.unit(hash, "", &|_| true)?.ruling {
            Ruling::Assign { unit, .. } => Some(unit.clone()),
            _ => None,
        }
    }

    #[test]
    fn the_later_decision_about_a_thing_stands_and_a_withdrawn_one_gives_way_to_the_one_before() {
        let all = [assign(1, "a", "X"), assign(2, "a", "Y"), assign(3, "b", "Z")];
        let rulings = Rulings::of(all.clone());
        assert_eq!(unit(&rulings, "a").as_deref(), Some("Y"));
        let withdrawn = Rulings::of(all.into_iter().chain([decision(4, Ruling::Withdraw { number: 2 })]));
        assert_eq!(unit(&withdrawn, "a").as_deref(), Some("X"));
        assert_eq!(unit(&withdrawn, "b").as_deref(), Some("Z"));
    }
}
