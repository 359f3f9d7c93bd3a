//! The figures of one submission, ready for formulas: what is known, what is missing, what cannot be read.
//!
//! Every figure is computed from the inputs we read, never from results the file had stored.

use super::{Prefilled, Row, Submission};
use crate::check::Context;
use crate::form::{Layout, Role};
use crate::formula::{self, Cell, Formula, Inputs, Outcome, Shape};
use crate::plan::{Form, Names, Occasion, Origin, Plan, Rule, Unit};
use crate::value::{Kind, Note, Reading, Value};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Why something is undecided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The office has no such figure of the unit: nothing was registered.
    NotRegistered,
    /// An input is empty.
    Missing,
    /// An input cannot be read, or may not be counted.
    Unreadable,
    /// The unit is not concerned.
    NotApplicable,
}

/// What a formula gives.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// A result.
    Decided(Outcome),
    /// None, and why.
    Undecided(Why),
}

impl Verdict {
    /// The number, if it is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Verdict::Decided(Outcome::Number(number)) => Some(*number),
            Verdict::Decided(Outcome::Bool(truth)) => Some(f64::from(u8::from(*truth))),
            _ => None,
        }
    }

    /// The truth, if it is one.
    pub fn truth(&self) -> Option<bool> {
        match self {
            Verdict::Decided(Outcome::Bool(truth)) => Some(*truth),
            _ => None,
        }
    }
}

/// Names with their values, and the reasons where there is none.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    inputs: Inputs,
    lacking: BTreeMap<String, Why>,
    /// Computed figures and the names each rests on.
    rests_on: BTreeMap<String, Vec<String>>,
    names: Names,
    /// Names whose value the office corrected.
    corrected: BTreeSet<String>,
    /// Names the unit was asked for, and whether each is nothing but «không phát sinh» ticked over it.
    asked: BTreeMap<String, bool>,
}

impl Figures {
    /// The figures of a submission.
    pub fn of(context: &Context<'_>, submission: &Submission) -> Self {
        let names = Names::of_form(context.plan, context.form).with(Names::of_units(&context.plan.units));
        let mut figures = Figures { names, ..Figures::default() };
        figures.attributes(context);
        figures.fields(context, submission);
        figures.columns(&context.kept.layout, submission);
        figures.computed(context);
        figures.corrected =
            submission.entries().filter(|(_, one)| one.corrected.is_some()).map(|(n, _)| n.clone()).collect();
        figures
    }

    /// Whether a rule rests on a value the office corrected.
    pub fn is_corrected(&self, rule: &Rule) -> bool {
        !self.corrected.is_empty()
            && self.parse(rule).is_some_and(|formula| formula.names().iter().any(|name| self.rests_on_corrected(name)))
    }

    fn rests_on_corrected(&self, name: &str) -> bool {
        // The plan check refuses formulas that go in a circle.
        let below = || self.rests_on.get(name).into_iter().flatten();
        self.corrected.contains(name) || below().any(|name| self.rests_on_corrected(name))
    }

    /// Whether a rule rests on «không phát sinh» alone: on no entry of the unit's own.
    pub fn is_nil(&self, rule: &Rule) -> bool {
        let mut asked = BTreeSet::new();
        for name in self.parse(rule).iter().flat_map(Formula::names) {
            self.asked_below(name, &mut asked);
        }
        !asked.is_empty() && asked.iter().all(|name| self.asked[*name])
    }

    /// Whether nothing but «không phát sinh» stands for a name; none where the unit's form does not ask for it.
    pub fn asked(&self, name: &str) -> Option<bool> {
        self.asked.get(name).copied()
    }

    /// Why a name has no figure.
    pub fn why(&self, name: &str) -> Option<Why> {
        self.lacking.get(name).copied()
    }

    /// The names the unit was asked for below a name.
    fn asked_below<'a>(&'a self, name: &str, found: &mut BTreeSet<&'a str>) {
        if let Some((name, _)) = self.asked.get_key_value(name) {
            found.insert(name);
        }
        // The plan check refuses formulas that go in a circle.
        for below in self.rests_on.get(name).into_iter().flatten() {
            self.asked_below(below, found);
        }
    }

    /// What is known before a unit reports: its attributes and the figures prefilled at issue.
    pub fn known_before(
        plan: &Plan,
        form: &Form,
        unit: &Unit,
        occasion: Option<&Occasion>,
        prefilled: &Prefilled,
    ) -> Self {
        let names = Names::of_form(plan, form).with(Names::of_units(&plan.units));
        let mut figures = Figures { names, ..Figures::default() };
        let columns = form.tables.iter().flat_map(|table| &table.columns).map(|column| &column.name);
        for name in form.fields().map(|(_, field)| &field.id).chain(columns) {
            figures.lacking.insert(name.clone(), Why::Missing);
        }
        figures.unit(plan, unit, occasion);
        for (_, field) in form.fields().filter(|(_, field)| field.origin.prefilled()) {
            figures.prefilled(prefilled, &field.id, field.kind);
        }
        // What follows from the office's own figures is known as well.
        figures.settle(form.fields().filter_map(|(_, field)| match &field.origin {
            Origin::Formula(rule) => Some((field.id.as_str(), rule)),
            _ => None,
        }));
        figures
    }

    /// Unit attributes, the plan's window, and for names this unit's form does not have: why not.
    fn attributes(&mut self, context: &Context<'_>) {
        let columns = context.form.tables.iter().flat_map(|table| &table.columns).map(|column| &column.name);
        for name in context.form.fields().map(|(_, field)| &field.id).chain(columns) {
            self.lack_unknown(context, name);
        }
        self.unit(context.plan, context.unit, context.occasion);
    }

    fn unit(&mut self, plan: &Plan, unit: &Unit, occasion: Option<&Occasion>) {
        for (name, cell) in &unit.attributes {
            match cell {
                Cell::Blank => {
                    self.lacking.insert(name.clone(), Why::NotRegistered);
                }
                cell => {
                    self.inputs.scalars.insert(name.clone(), cell.clone());
                }
            }
        }
        for (name, day) in plan.dates(occasion) {
            match day {
                Some(day) => self.set(&name, Cell::Number(serial(day))),
                None => self.lack(&name, Why::NotApplicable),
            }
        }
    }

    /// A name the unit's own layout lacks: asked for in a newer revision, or none of the unit's business.
    fn lack_unknown(&mut self, context: &Context<'_>, name: &str) {
        if context.kept.layout.area(name).is_none() {
            let newer = context.current.is_some_and(|current| current.layout.area(name).is_some());
            self.lacking.insert(name.to_owned(), if newer { Why::Missing } else { Why::NotApplicable });
        }
    }

    fn fields(&mut self, context: &Context<'_>, submission: &Submission) {
        for place in &context.kept.layout.places {
            match place.role {
                Role::Prefilled => self.prefilled(context.prefilled, &place.name, place.kind),
                Role::Input => {
                    let reading = submission.cell(&place.name).map_or(&Reading::Missing, |entry| &entry.reading);
                    let nil = submission.is_nil(&place.section);
                    self.asked.insert(place.name.clone(), nil && *reading == Reading::Missing);
                    match (reading, nil) {
                        (Reading::Missing, true) => self.set(&place.name, zero(place.kind)),
                        // Nothing but a tick or none can stand there: blank is «not chosen», never «not answered».
                        (Reading::Missing, false) if place.kind == Kind::Tick && !submission.is_empty() => {
                            self.set(&place.name, zero(place.kind));
                        }
                        (reading, _) => self.read(&place.name, reading),
                    }
                }
                _ => {}
            }
        }
    }

    /// The roster frozen at issue is the truth for locked cells.
    fn prefilled(&mut self, prefilled: &Prefilled, name: &str, kind: Kind) {
        let Some(text) = prefilled.get(name).filter(|text| !text.is_empty()) else {
            self.lacking.insert(name.to_owned(), Why::NotRegistered);
            return;
        };
        let number = text.parse().ok().filter(|_| kind.is_figure());
        self.set(name, number.map_or_else(|| Cell::Text(text.clone()), Cell::Number));
    }

    fn set(&mut self, name: &str, cell: Cell) {
        self.lacking.remove(name);
        self.inputs.scalars.insert(name.to_owned(), cell);
    }

    fn read(&mut self, name: &str, reading: &Reading) {
        match reading {
            Reading::Value { value, .. } => self.set(name, cell(value)),
            Reading::Missing => self.lack(name, Why::Missing),
            Reading::NotApplicable => self.lack(name, Why::NotApplicable),
            Reading::Refused(_) => self.lack(name, Why::Unreadable),
        }
    }

    fn lack(&mut self, name: &str, why: Why) {
        self.inputs.scalars.remove(name);
        self.lacking.insert(name.to_owned(), why);
    }

    fn columns(&mut self, layout: &Layout, submission: &Submission) {
        for table in &layout.tables {
            let rows: Vec<&Row> = submission.rows(&table.id).iter().filter(|row| counts(row)).collect();
            let silent = submission.rows(&table.id).is_empty()
                && !submission.is_nil(&table.id)
                && layout.nil_of(&table.id).is_some();
            let first = table.columns.first().map(|column| column.name.as_str());
            let nil = submission.rows(&table.id).is_empty() && submission.is_nil(&table.id);
            for column in &table.columns {
                self.asked.insert(column.name.clone(), nil);
                if submission.is_lost(&table.id, &column.name) && !submission.is_nil(&table.id) {
                    self.lacking.insert(column.name.clone(), Why::Unreadable);
                    continue;
                }
                if silent || submission.lacks_sheet(&table.sheet) {
                    self.lacking.insert(column.name.clone(), Why::Missing);
                    continue;
                }
                // A row without its name is asked about and counted all the same.
                let named = Some(column.name.as_str()) == first;
                let worst = rows.iter().filter_map(|row| lacking(row, &column.name, column.required && !named)).max();
                let blank = if named { Cell::Text("…".to_owned()) } else { Cell::Blank };
                if let Some(why) = worst {
                    self.lacking.insert(column.name.clone(), why);
                } else {
                    let filled = |row: &&&Row| !row.is_nameless(&column.name);
                    let value = |row: &&Row| Some(row).filter(filled).and_then(|row| row.value(&column.name)).map(cell);
                    let cells = rows.iter().map(|row| value(row).unwrap_or_else(|| blank.clone())).collect();
                    self.inputs.columns.insert(column.name.clone(), cells);
                }
            }
        }
    }

    /// Computed fields, those that rest on other computed fields last.
    fn computed(&mut self, context: &Context<'_>) {
        let layout = &context.kept.layout;
        let places = layout.places.iter().filter(|place| place.role == Role::Computed);
        self.settle(places.filter_map(|place| match &context.form.field(&place.name)?.origin {
            Origin::Formula(rule) => Some((place.name.as_str(), rule)),
            _ => None,
        }));
    }

    /// Computes fields from what is known, round by round.
    fn settle<'r>(&mut self, rules: impl Iterator<Item = (&'r str, &'r Rule)>) {
        let mut waiting: Vec<(&str, &Rule)> = rules.collect();
        for (name, rule) in &waiting {
            self.lacking.remove(*name);
            let names = self.parse(rule).map(|formula| formula.names().to_vec()).unwrap_or_default();
            self.rests_on.insert((*name).to_owned(), names);
        }
        while !waiting.is_empty() {
            let (ready, rest): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|(_, rule)| self.ready(rule));
            if ready.is_empty() {
                for (name, _) in &rest {
                    self.lack(name, Why::Unreadable);
                }
                return;
            }
            let rules: Vec<&Rule> = ready.iter().map(|(_, rule)| *rule).collect();
            for ((name, _), verdict) in ready.iter().zip(self.evaluate(&rules)) {
                match verdict {
                    Verdict::Decided(Outcome::Number(number)) => self.set(name, Cell::Number(number)),
                    Verdict::Decided(Outcome::Text(text)) => self.set(name, Cell::Text(text)),
                    Verdict::Decided(Outcome::Bool(truth)) => self.set(name, Cell::Bool(truth)),
                    Verdict::Decided(Outcome::Error(_)) => self.lack(name, Why::Unreadable),
                    Verdict::Undecided(why) => self.lack(name, why),
                }
            }
            waiting = rest;
        }
    }

    /// Whether every name of a rule is settled, one way or the other.
    fn ready(&self, rule: &Rule) -> bool {
        let known = |name: &String| {
            self.lacking.contains_key(name)
                || self.inputs.scalars.contains_key(name)
                || self.inputs.columns.contains_key(name)
        };
        self.parse(rule).is_some_and(|formula| formula.names().iter().all(known))
    }

    fn parse(&self, rule: &Rule) -> Option<Formula> {
        Formula::parse(&rule.text, &|name| self.names.shape(name)).ok()
    }

    /// Evaluates rules; one with a missing or unreadable input is undecided and not evaluated.
    pub fn evaluate(&self, rules: &[&Rule]) -> Vec<Verdict> {
        let parsed: Vec<Result<Formula, Why>> = rules.iter().map(|rule| self.judged(rule)).collect();
        let ready: Vec<&Formula> = parsed.iter().filter_map(|formula| formula.as_ref().ok()).collect();
        let mut outcomes = formula::evaluate(&self.inputs, &ready).into_iter();
        let decide = |formula: Result<Formula, Why>| match formula {
            Ok(_) => outcomes.next().map_or(Verdict::Undecided(Why::Unreadable), Verdict::Decided),
            Err(why) => Verdict::Undecided(why),
        };
        parsed.into_iter().map(decide).collect()
    }

    fn judged(&self, rule: &Rule) -> Result<Formula, Why> {
        let formula = self.parse(rule).ok_or(Why::Unreadable)?;
        match formula.names().iter().filter_map(|name| self.lacking.get(name)).max() {
            Some(why) => Err(*why),
            None => Ok(formula),
        }
    }

    /// Takes a figure out of every total: an error-level finding stands on it.
    pub fn reject(&mut self, name: &str) {
        let shape = self.names.shape(name);
        self.inputs.columns.remove(name);
        if shape == Some(Shape::Column) {
            self.lacking.insert(name.to_owned(), Why::Unreadable);
        } else {
            self.lack(name, Why::Unreadable);
        }
        // What was computed from it is no better.
        let above: Vec<String> = self
            .rests_on
            .iter()
            .filter(|(above, names)| names.iter().any(|one| one == name) && self.inputs.scalars.contains_key(*above))
            .map(|(above, _)| above.clone())
            .collect();
        for name in above {
            self.reject(&name);
        }
    }

    /// A single figure, if it is known.
    pub fn scalar(&self, name: &str) -> Option<&Cell> {
        self.inputs.scalars.get(name).filter(|_| !self.lacking.contains_key(name))
    }

    /// A figure as a sentence shows it.
    pub fn shown(&self, name: &str) -> String {
        match self.scalar(name) {
            Some(Cell::Number(number)) => crate::text::number(*number),
            Some(Cell::Text(text)) => text.clone(),
            _ => "…".to_owned(),
        }
    }
}

/// A row dated outside the plan's window is kept and shown, but not counted.
fn counts(row: &Row) -> bool {
    !row.cells.values().any(|entry| match &entry.reading {
        Reading::Value { notes, .. } => notes.iter().any(|note| matches!(note, Note::OutsideWindow)),
        _ => false,
    })
}

fn lacking(row: &Row, column: &str, required: bool) -> Option<Why> {
    match &row.cells.get(column)?.reading {
        Reading::Refused(_) => Some(Why::Unreadable),
        Reading::Missing if required => Some(Why::Missing),
        _ => None,
    }
}

/// A value as an engine cell: dates are serials, ticks `x`.
fn cell(value: &Value) -> Cell {
    match value {
        Value::Number(number) => Cell::Number(*number),
        Value::Text(text) | Value::Choice(text) => Cell::Text(text.clone()),
        Value::Date(day) | Value::Dates { from: day, .. } => Cell::Number(serial(*day)),
        Value::Time(time) => Cell::Text(time.format("%H:%M").to_string()),
        Value::Tick(true) => Cell::Text("x".to_owned()),
        Value::Tick(false) => Cell::Text(String::new()),
    }
}

/// A declared nil is 0; for words it is an empty text.
fn zero(kind: Kind) -> Cell {
    match kind {
        Kind::Count | Kind::Decimal | Kind::Money | Kind::Percent => Cell::Number(0.0),
        _ => Cell::Text(String::new()),
    }
}

/// Day number of the 1900 date system.
fn serial(day: NaiveDate) -> f64 {
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default();
    (day - epoch).num_days() as f64
}
