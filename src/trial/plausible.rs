//! Seeded answers: what units might type into a form, and what they might leave out or get wrong.
//!
//! Figures and days are drawn from what the plan itself speaks of: its targets and the numbers beside them, the unit's
//! own figures, the ends of windows and phases. There outcomes change, if they change anywhere.

use super::rng::Rng;
use super::{Answers, Typed};
use crate::form::{ColumnPlace, Layout, Place, Role, TablePlace};
use crate::intake::{Figures, Prefilled, Verdict};
use crate::plan::{Compare, Plan, Report, Rule, Unit};
use crate::value::{Kind, STATUSES};
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// How a form is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// With figures, words and rows that could be true.
    Plausible,
    /// With nothing.
    Empty,
    /// Every section and list ticked «không phát sinh».
    Nil,
    /// With words where figures belong and days that do not exist.
    Wrong,
}

/// Rows typed into one list at most.
const MOST_ROWS: usize = 14;

/// What a plan speaks of.
#[derive(Clone, Debug)]
pub(super) struct Interests {
    numbers: Vec<f64>,
    days: Vec<NaiveDate>,
    /// Words its formulas ask for.
    words: BTreeSet<String>,
}

/// What one unit would have to reach, by field, as far as it is known before.
pub(super) type Goals = BTreeMap<String, Vec<f64>>;

/// The goals of a unit: targets, and shares of the bases the office filled in.
pub(super) fn goals(plan: &Plan, report: &Report, unit: &Unit, prefilled: &Prefilled) -> Goals {
    let Some(form) = plan.form_of(report) else { return Goals::new() };
    let known = Figures::known_before(plan, form, unit, report.occasions().first(), prefilled);
    let mut goals = Goals::new();
    for indicator in plan.indicators_of(&report.id).filter(|one| form.field(&one.value.text).is_some()) {
        let number = |rule: &Rule| known.evaluate(&[rule]).first().and_then(Verdict::number);
        let Some(target) = indicator.target.as_ref().and_then(number) else { continue };
        let goal = indicator.base.as_ref().map_or(Some(1.0), number).map(|base| target * base);
        let beside = |goal: f64| [goal.ceil(), goal.ceil() + 1.0, (goal.ceil() - 1.0).max(0.0)];
        goals.entry(indicator.value.text.clone()).or_default().extend(goal.into_iter().flat_map(beside));
    }
    goals
}

/// How eager a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mood {
    /// Now this, now that.
    Mixed,
    /// Everything done, everything reached.
    Eager,
    /// Many rows of one sort.
    Monotone,
}

impl Interests {
    /// Numbers and days of a report's rules.
    pub(super) fn of(plan: &Plan, report: &Report) -> Self {
        let mut numbers: Vec<f64> = vec![0.0, 1.0, 2.0, 3.0, 5.0, 12.0, 40.0, 250.0];
        let mut days: Vec<NaiveDate> =
            plan.dates(report.occasions().first()).into_iter().filter_map(|(_, day)| day).collect();
        for indicator in plan.indicators_of(&report.id) {
            let rules = [Some(&indicator.value), indicator.base.as_ref(), indicator.target.as_ref()];
            numbers.extend(rules.into_iter().flatten().flat_map(literals));
            match indicator.compare {
                Compare::On(day) => days.push(day),
                Compare::Within(window) => days.extend([window.from, window.to]),
                _ => {}
            }
        }
        numbers.extend(plan.checks_of(&report.id).flat_map(|check| literals(&check.formula)));
        let beside =
            |day: NaiveDate| [Some(day), day.checked_add_days(Days::new(1)), day.checked_sub_days(Days::new(1))];
        let plain = |day: &NaiveDate| (1990..2100).contains(&chrono::Datelike::year(day));
        let days: BTreeSet<NaiveDate> = days.into_iter().filter(plain).flat_map(beside).flatten().collect();
        let rules = plan.indicators_of(&report.id).flat_map(|one| [Some(&one.value), one.day.as_ref()]).flatten();
        let rules = rules.chain(plan.checks_of(&report.id).map(|check| &check.formula));
        let words = rules.flat_map(|rule| rule.text.split('"').skip(1).step_by(2)).map(str::to_owned).collect();
        Interests { numbers, days: days.into_iter().collect(), words }
    }
}

/// The numbers written in a formula, and their neighbours.
fn literals(rule: &Rule) -> Vec<f64> {
    let words = rule.text.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_' || letter == '.'));
    let numbers = words.filter(|word| word.starts_with(|letter: char| letter.is_ascii_digit()));
    let numbers = numbers.filter_map(|word| word.parse::<f64>().ok()).filter(|number| *number < 1e12);
    numbers.flat_map(|number| [number, number + 1.0, (number - 1.0).max(0.0)]).collect()
}

/// What a unit types into its form.
pub(super) fn answers(
    manner: Manner,
    layout: &Layout,
    unit: &Unit,
    interests: &Interests,
    goals: &Goals,
    rng: &mut Rng,
) -> Answers {
    let mood = [Mood::Mixed, Mood::Mixed, Mood::Eager, Mood::Monotone][rng.below(4)];
    let mut filling = Filling { interests, goals, own: own_figures(unit), mood, rng };
    let period = layout.periods.first().map(|(id, _)| id.clone()).filter(|_| manner != Manner::Empty);
    let answers = Answers { period, ..Answers::default() };
    match manner {
        Manner::Empty => answers,
        Manner::Nil => nil(layout, answers),
        Manner::Plausible => filling.plausible(layout, answers),
        Manner::Wrong => filling.wrong(layout, answers),
    }
}

fn own_figures(unit: &Unit) -> Vec<f64> {
    let figures = unit.attributes.keys().filter_map(|name| unit.number(name));
    figures.flat_map(|number| [number, number + 1.0, (number - 1.0).max(0.0)]).collect()
}

fn nil(layout: &Layout, mut answers: Answers) -> Answers {
    answers.nil = layout.places.iter().filter(|place| place.role == Role::Nil).map(|place| place.of.clone()).collect();
    answers
}

struct Filling<'a> {
    interests: &'a Interests,
    goals: &'a Goals,
    own: Vec<f64>,
    mood: Mood,
    rng: &'a mut Rng,
}

impl Filling<'_> {
    fn plausible(&mut self, layout: &Layout, mut answers: Answers) -> Answers {
        for place in layout.places.iter().filter(|place| place.role == Role::Input) {
            let asked = place.required || self.mood == Mood::Eager || self.rng.below(4) > 0;
            if let Some(typed) = self.single(place).filter(|_| asked) {
                answers.fields.push((place.name.clone(), typed));
            }
        }
        for table in &layout.tables {
            let count = self.rows().min(table.max_rows as usize);
            if count == 0 && layout.nil_of(&table.id).is_some() {
                answers.nil.push(table.id.clone());
            }
            let mut rows: Vec<BTreeMap<String, Typed>> = (0..count).map(|number| self.row(table, number)).collect();
            if self.mood == Mood::Monotone {
                one_sort(table, &mut rows);
            }
            answers.rows.insert(table.id.clone(), rows);
        }
        answers
    }

    /// Words where figures belong, a day that does not exist, a choice nobody offers.
    fn wrong(&mut self, layout: &Layout, answers: Answers) -> Answers {
        let mut answers = self.plausible(layout, answers);
        for (name, typed) in &mut answers.fields {
            let kind = layout.place(name).map_or(Kind::Text, |place| place.kind);
            if !matches!(kind, Kind::Text | Kind::Tick) {
                *typed = Typed::Text("nhiều".to_owned());
            }
        }
        answers.rows.clear();
        for table in &layout.tables {
            let cells = table.columns.iter().map(|column| (id(table, column), Typed::Text("31/02".to_owned())));
            answers.rows.insert(table.id.clone(), vec![cells.collect()]);
        }
        answers
    }

    fn rows(&mut self) -> usize {
        if self.mood != Mood::Mixed && self.rng.below(2) == 0 {
            return MOST_ROWS;
        }
        let own: Vec<f64> = self.own.iter().copied().filter(|number| *number <= MOST_ROWS as f64).collect();
        let usual = [0.0, 1.0, 2.0, 3.0, 6.0];
        let of = if self.rng.below(3) == 0 && !own.is_empty() { own } else { usual.to_vec() };
        self.rng.one(&of).map_or(0, |number| number.max(0.0) as usize).min(MOST_ROWS)
    }

    fn row(&mut self, table: &TablePlace, number: usize) -> BTreeMap<String, Typed> {
        let mut cells = BTreeMap::new();
        for column in &table.columns {
            let asked = column.required || self.mood == Mood::Eager || self.rng.below(3) > 0;
            let typed = self.typed(column.kind, &column.options, column.uom.as_deref(), number);
            if let Some(typed) = typed.filter(|_| asked) {
                cells.insert(id(table, column), typed);
            }
        }
        cells
    }

    fn single(&mut self, place: &Place) -> Option<Typed> {
        let goal = self.goals.get(&place.name).filter(|_| place.kind != Kind::Percent);
        if let Some(goal) = goal.filter(|_| self.mood == Mood::Eager || self.rng.below(2) == 0) {
            return self.rng.one(goal).copied().map(Typed::Number);
        }
        self.typed(place.kind, &place.options, place.uom.as_deref(), 0)
    }

    fn typed(&mut self, kind: Kind, options: &[String], uom: Option<&str>, row: usize) -> Option<Typed> {
        Some(match kind {
            Kind::Text => Typed::Text(self.words(row)),
            Kind::Count => Typed::Number(self.number().round()),
            Kind::Decimal => Typed::Number(self.number()),
            Kind::Money => Typed::Number(self.number() * 1e6 / crate::value::scale(uom)),
            Kind::Percent => Typed::Text(format!("{}%", self.rng.below(101))),
            Kind::Date | Kind::DateRange => Typed::Text(self.day()?),
            Kind::Time => Typed::Text(format!("{}g30", 7 + self.rng.below(10))),
            Kind::Status if self.mood == Mood::Eager => Typed::Text(crate::value::DONE.to_owned()),
            Kind::Status => Typed::Text((*self.rng.one(&STATUSES)?).to_owned()),
            Kind::Choice => Typed::Text(self.choice(options)?),
            Kind::Tick => Some("x".into()).filter(|_| self.mood == Mood::Eager || self.rng.below(2) == 0)?,
        })
    }

    fn words(&mut self, row: usize) -> String {
        let text = format!("Nội dung thử {}.{}", row + 1, self.rng.below(50));
        if self.rng.below(2) == 0 {
            text
        } else {
            format!("{text}: {}", "kết quả cụ thể, số liệu kèm theo; ".repeat(6))
        }
    }

    /// The eager choose what the plan asks for.
    fn choice(&mut self, options: &[String]) -> Option<String> {
        let wanted: Vec<String> = options.iter().filter(|one| self.interests.words.contains(*one)).cloned().collect();
        let eager = self.mood == Mood::Eager && !wanted.is_empty();
        self.rng.one(if eager { &wanted } else { options }).cloned()
    }

    fn number(&mut self) -> f64 {
        let of = if self.rng.below(3) == 0 && !self.own.is_empty() { &self.own } else { &self.interests.numbers };
        self.rng.one(of).copied().unwrap_or_default()
    }

    fn day(&mut self) -> Option<String> {
        let usual = NaiveDate::from_ymd_opt(2020, 3, 14);
        let day = self.rng.one(&self.interests.days).copied().or(usual)?;
        Some(day.format("%d/%m/%Y").to_string())
    }
}

/// Every row with the choices and ticks of the first.
fn one_sort(table: &TablePlace, rows: &mut [BTreeMap<String, Typed>]) {
    let Some((first, rest)) = rows.split_first_mut() else { return };
    for column in table.columns.iter().filter(|column| matches!(column.kind, Kind::Choice | Kind::Status | Kind::Tick))
    {
        for row in rest.iter_mut() {
            match first.get(&id(table, column)) {
                Some(typed) => row.insert(id(table, column), typed.clone()),
                None => row.remove(&id(table, column)),
            };
        }
    }
}

/// A column's id inside its table.
fn id(table: &TablePlace, column: &ColumnPlace) -> String {
    column.name.strip_prefix(&format!("{}_", table.id)).unwrap_or(&column.name).to_owned()
}
