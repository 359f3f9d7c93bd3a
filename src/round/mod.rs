//! The round: every unit × report × period, with what came in, as of an instant. The central immutable result; every
//! output is a view of it and computes no verdict of its own.

mod artefacts;
mod assemble;
mod booking;
mod carry;
mod carry_rows;
mod carry_source;
mod carry_stale;
mod effect;
mod event;
mod file;
mod focus;
mod indicator;
mod indicators;
mod json;
mod message;
mod outcome;
mod over;
mod review;
mod rollup;
mod row_keys;
mod standing;
mod supplement;
mod tally;
mod understand;
mod versions;

pub use artefacts::Part;
pub use assemble::assemble;
pub use carry::{carries, figures as carried_figures, running_total};
pub use carry_rows::{rows as carried_rows, rows_left_out};
pub use carry_source::{MissingSource, TakenFrom, missing_sources, taken_from};
pub use effect::Effect;
pub use file::{Content, Evidence, File, FileOutcome, Receipt, Taken};
pub use focus::Focus;
pub use indicator::IndicatorResult;
pub use json::json;
pub use message::understand_message;
pub use outcome::{Outcome, UnitOutcome};
pub use review::Review;
pub use rollup::{Total, Verdict};
pub use row_keys::RowKeys;
pub use standing::{Receiving, Standing, Timeliness};
pub use tally::Tally;
pub use understand::{Other, understand, understand_with};

use crate::check::Finding;
use crate::plan::{Files, Occasion, Plan, Report, Unit, Window};
use chrono::NaiveDateTime;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The round.
#[derive(Clone, Debug)]
pub struct Round {
    /// The plan.
    pub plan: Arc<Plan>,
    /// The instant it is looked at from, on the plan's clock.
    pub as_of: NaiveDateTime,
    /// The report and period in focus.
    pub focus: Focus,
    /// Every file of the inbox, by name, with its outcome.
    pub files: Vec<File>,
    /// Every unit × report × period, in registry order.
    pub standings: Vec<Standing>,
    /// Every indicator, in plan order.
    pub indicators: Vec<IndicatorResult>,
    /// Receipts that name no file.
    pub unmatched: Vec<String>,
}

impl Round {
    /// The report in focus.
    pub fn report(&self) -> Option<&Report> {
        self.plan.report(&self.focus.report)
    }

    /// The occasion in focus.
    pub fn occasion(&self) -> Option<&Occasion> {
        self.report()?.occasion(&self.focus.period)
    }

    /// The report in focus with its period: «Báo cáo tháng, Tháng 3/2020». A week is told by its deadline, elsewhere.
    pub fn title(&self) -> String {
        let Some(report) = self.report() else { return String::new() };
        let period = self.occasion().map(|occasion| occasion.label.as_str()).filter(|label| !label.is_empty());
        match period.filter(|_| !report.weekly()) {
            Some(period) => format!("{}, {period}", report.label),
            None => report.label.clone(),
        }
    }

    /// The days the figures in focus cover: those of the period, else of the plan.
    pub fn days(&self) -> Option<Window> {
        let period = self.report().filter(|report| report.periodic() && !report.weekly()).and(self.occasion());
        period.and_then(|occasion| occasion.covers).or(self.plan.window)
    }

    /// Standings of the report and period in focus, in registry order.
    pub fn in_focus(&self) -> impl Iterator<Item = &Standing> {
        self.standings
            .iter()
            .filter(|standing| standing.report == self.focus.report && standing.period == self.focus.period)
    }

    /// Units the figures of the report in focus are made of, in registry order: those asked now, and those that have
    /// left but reported in an earlier period that counts.
    pub fn counted(&self) -> Vec<&Unit> {
        let asked = self.in_focus().map(|standing| standing.unit.as_str());
        let read = self.plan.indicators_of(&self.focus.report).filter_map(|one| self.indicator(&one.id));
        let codes: BTreeSet<&str> =
            asked.chain(read.flat_map(|one| one.units.iter().map(|unit| unit.unit.as_str()))).collect();
        self.plan.units.iter().filter(|unit| codes.contains(unit.code.as_str())).collect()
    }

    /// The standing of a unit for a report and period.
    pub fn standing(&self, unit: &str, report: &str, period: &str) -> Option<&Standing> {
        self.standings
            .iter()
            .find(|standing| standing.unit == unit && standing.report == report && standing.period == period)
    }

    /// The file that counts for a standing.
    pub fn effective<'a>(&'a self, standing: &Standing) -> Option<&'a File> {
        standing.effective.map(|index| &self.files[index])
    }

    /// What was found in the file that counts for a standing, and in what adds to it.
    pub fn findings<'a>(&'a self, standing: &'a Standing) -> impl Iterator<Item = &'a Finding> {
        let adds = |index: &&usize| standing.effective.is_some() && self.files[**index].adds_to == standing.effective;
        let adding = standing.versions.iter().filter(adds).map(|index| &self.files[*index]);
        self.effective(standing).into_iter().chain(adding).flat_map(File::findings)
    }

    /// The unit of a standing.
    pub fn unit(&self, code: &str) -> Option<&Unit> {
        self.plan.units.get(code)
    }

    /// The result of an indicator.
    pub fn indicator(&self, id: &str) -> Option<&IndicatorResult> {
        self.indicators.iter().find(|result| result.id == id)
    }

    /// Labels of the parts the report in focus needs beside its workbook, each with the units whose part came.
    pub fn required_parts(&self) -> Vec<(String, usize)> {
        let parts = self.report().into_iter().flat_map(|report| report.artefacts.iter()).filter(|one| one.required);
        let came = |id: &str| {
            let has = |one: &&Standing| one.artefacts.iter().any(|part| part.id == id && part.came());
            self.in_focus().filter(has).count()
        };
        let others = parts.filter(|one| one.files != Files::Workbook);
        others.map(|one| (one.label.clone(), came(&one.id))).collect()
    }

    /// Counts of the standings in focus.
    pub fn tally(&self) -> Tally {
        Tally::of(self.in_focus())
    }
}
