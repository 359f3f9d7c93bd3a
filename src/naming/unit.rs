//! Which unit a text names.

use super::words::{Word, words};
use crate::plan::{Unit, Units};
use std::collections::{BTreeMap, BTreeSet};

/// How well a text names a unit, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Its code.
    Code,
    /// One of its names, marks and all.
    Name,
    /// One of its names typed without marks.
    WithoutMarks,
    /// Its name without the place at its end («Sở Y tế» for «Sở Y tế TP. Cần Thơ»).
    WithoutPlace,
}

/// What a text says of units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    /// No unit.
    None,
    /// One unit.
    One {
        /// Its code.
        unit: String,
        /// How well.
        strength: Strength,
    },
    /// Several units fit, or only the beginning of a name stands there: codes in the order of the registry.
    Unsure(Vec<String>),
}

/// A name a unit goes by, as words.
#[derive(Clone, Debug)]
struct Name {
    unit: usize,
    words: Vec<Word>,
    code: bool,
    placeless: bool,
}

/// The names of all units, ready for matching.
#[derive(Clone, Debug)]
pub struct Names {
    codes: Vec<String>,
    list: Vec<Name>,
    /// Names by their first word without marks.
    by_first: BTreeMap<String, Vec<usize>>,
}

/// A name found in a text.
#[derive(Clone, Copy, Debug)]
struct Found {
    unit: usize,
    from: usize,
    to: usize,
    strength: Strength,
}

impl Names {
    /// Names, headings, short names, aliases, former names and codes of a registry. Names also count without the place
    /// that ends them.
    pub fn new(units: &Units, place: &str) -> Self {
        let place = words(place);
        let reporting: Vec<&Unit> = units.iter().collect();
        let codes = reporting.iter().map(|unit| unit.code.clone()).collect();
        let names: Vec<Name> =
            reporting.iter().enumerate().flat_map(|(index, unit)| of_unit(index, unit, &place)).collect();
        let mut by_first: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, name) in names.iter().enumerate() {
            by_first.entry(name.words[0].bare.clone()).or_default().push(index);
        }
        Names { codes, list: names, by_first }
    }

    /// The unit a text names.
    pub fn find(&self, text: &str) -> Match {
        let text = words(text);
        let found = self.whole(&text);
        let longest: Vec<Found> =
            found.iter().filter(|one| !found.iter().any(|other| swallows(other, one))).copied().collect();
        let units: BTreeSet<usize> = longest.iter().map(|one| one.unit).collect();
        let best = longest.iter().min_by_key(|one| one.strength);
        match (units.len(), best) {
            (1, Some(best)) => self.certain(best, &text),
            (0, _) => self.begun(&text),
            _ => self.unsure(units),
        }
    }

    /// One unit; a name without its place is no more than a beginning where others begin alike.
    fn certain(&self, best: &Found, text: &[Word]) -> Match {
        let unit = self.codes[best.unit].clone();
        if best.strength == Strength::WithoutPlace {
            let mut others = self.beginning_with(&text[best.from..best.to]);
            others.insert(best.unit);
            if others.len() > 1 {
                return self.unsure(others);
            }
        }
        Match::One { unit, strength: best.strength }
    }

    fn unsure(&self, units: BTreeSet<usize>) -> Match {
        Match::Unsure(units.into_iter().map(|unit| self.codes[unit].clone()).collect())
    }

    /// Every name that stands whole in the text.
    fn whole(&self, text: &[Word]) -> Vec<Found> {
        let at = |name: &Name, from: usize| {
            let part = text.get(from..from + name.words.len())?;
            Some(Found { unit: name.unit, from, to: from + part.len(), strength: strength(name, part)? })
        };
        let beginning = |from: usize| self.by_first.get(&text[from].bare).into_iter().flatten();
        let found =
            (0..text.len()).flat_map(|from| beginning(from).filter_map(move |name| at(&self.list[*name], from)));
        found.collect()
    }

    /// «So KH»: the beginning of names, which decides nothing.
    fn begun(&self, text: &[Word]) -> Match {
        let mut longest = (1, BTreeSet::new());
        for from in 0..text.len() {
            for to in from + 2..=text.len() {
                let units = self.beginning_with(&text[from..to]);
                if !units.is_empty() && to - from > longest.0 {
                    longest = (to - from, units);
                }
            }
        }
        if longest.1.is_empty() { Match::None } else { self.unsure(longest.1) }
    }

    fn beginning_with(&self, part: &[Word]) -> BTreeSet<usize> {
        let begins = |name: &&Name| {
            name.words.len() > part.len() && name.words.iter().zip(part).all(|(left, right)| left.bare == right.bare)
        };
        let first = part.first().and_then(|word| self.by_first.get(&word.bare)).into_iter().flatten();
        let names = first.map(|name| &self.list[*name]).filter(|name| !name.placeless);
        names.filter(begins).map(|name| name.unit).collect()
    }
}

/// A longer name found over a shorter one: «Sở Y tế» within «Đoàn cơ sở Sở Y tế».
fn swallows(longer: &Found, shorter: &Found) -> bool {
    longer.from <= shorter.from && shorter.to <= longer.to && longer.to - longer.from > shorter.to - shorter.from
}

fn strength(name: &Name, part: &[Word]) -> Option<Strength> {
    let pairs = || name.words.iter().zip(part);
    if !pairs().all(|(name, text)| name.bare == text.bare) {
        return None;
    }
    let marked = pairs().all(|(name, text)| name.marked == text.marked);
    // Where the text has marks they must be the name's: «Sở Tư pháp» is not «Sở Tự pháp».
    let typed_with_marks = pairs().any(|(_, text)| text.marked != text.bare);
    match () {
        () if name.code => Some(Strength::Code),
        () if name.placeless => (marked || !typed_with_marks).then_some(Strength::WithoutPlace),
        () if marked => Some(Strength::Name),
        () => (!typed_with_marks).then_some(Strength::WithoutMarks),
    }
}

fn of_unit(index: usize, unit: &Unit, place: &[Word]) -> Vec<Name> {
    let former = unit.formerly.iter().map(|(_, name)| name);
    let texts = [&unit.name, &unit.heading_name, &unit.short_name].into_iter().chain(&unit.aliases).chain(former);
    let name = |text: &str| Name { unit: index, words: words(text), code: false, placeless: false };
    let whole: Vec<Name> = texts.map(|text| name(text)).filter(tells_enough).collect();
    let placeless: Vec<Name> =
        whole.iter().filter_map(|name| without_place(name, place)).filter(tells_enough).collect();
    let code = Name { code: true, ..name(&unit.code) };
    let mut names: Vec<Name> = whole.into_iter().chain(placeless).collect();
    if tells_enough(&code) {
        names.push(code);
    }
    names
}

/// One or two letters name nobody.
fn tells_enough(name: &Name) -> bool {
    name.words.iter().map(|word| word.bare.chars().count()).sum::<usize>() > 2
}

fn without_place(name: &Name, place: &[Word]) -> Option<Name> {
    let town = words("thành phố");
    let mut kept = name.words.strip_suffix(place).filter(|_| !place.is_empty()).unwrap_or(&name.words);
    kept = kept.strip_suffix(town.as_slice()).unwrap_or(kept);
    let shorter = kept.len() < name.words.len() && kept.len() > 1;
    shorter.then(|| Name { words: kept.to_vec(), placeless: true, ..name.clone() })
}
