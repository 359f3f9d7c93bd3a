//! An office in memory.

use super::Answers;
use crate::book::Book;
use crate::container::Mail;
use crate::form::Layout;
use crate::format::Grid;
use crate::intake::{Issued, RosterRow};
use crate::plan::{Plan, Report, Unit};
use crate::round::{self, Evidence, Focus, Receipt, Round, Taken};
use crate::ruling::Rulings;
use crate::template::Draft;
use chrono::NaiveDateTime;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Issues forms, takes what comes back, assembles the round.
#[derive(Clone, Debug)]
pub struct Desk {
    plan: Arc<Plan>,
    issued: Issued,
    /// Forms as issued, by report, period and unit.
    forms: BTreeMap<(String, String, String), Arc<Book>>,
    taken: Vec<Taken>,
}

impl Desk {
    /// An office that has issued nothing yet.
    pub fn new(plan: Arc<Plan>) -> Self {
        Desk { plan, issued: Issued::default(), forms: BTreeMap::new(), taken: Vec::new() }
    }

    /// The plan.
    pub fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    /// What was issued.
    pub fn issued(&self) -> &Issued {
        &self.issued
    }

    /// Issues a report's form to every unit it is asked of; the period is empty where one workbook serves all.
    pub fn issue(&mut self, report: &str, period: &str, at: NaiveDateTime) {
        let plan = Arc::clone(&self.plan);
        let Some(report) = plan.report(report) else { return };
        let carries = plan.form_of(report).is_some_and(round::carries);
        let round = carries.then(|| self.round(at));
        let units: Vec<&Unit> = plan.units_of(report).collect();
        let drafts: Vec<Option<Draft<'_>>> =
            units.par_iter().map(|unit| draft(&plan, report, period, unit, round.as_ref())).collect();
        for (unit, draft) in units.into_iter().zip(drafts) {
            self.keep(report, period, unit, draft);
        }
    }

    fn keep(&mut self, report: &Report, period: &str, unit: &Unit, draft: Option<Draft<'_>>) {
        let Some(draft) = draft else { return };
        let ordinal = self.issued.last_ordinal(&report.id, &unit.code) + 1;
        let file = draft.file_name(period);
        let place = (report.id.clone(), period.to_owned(), unit.code.clone());
        self.forms.insert(place, Arc::new(draft.book(ordinal)));
        let Draft { prefilled, rows, revision, kept, .. } = draft;
        self.issued.keep(&report.id, kept);
        let (report, period, unit) = (report.id.clone(), period.to_owned(), unit.code.clone());
        self.issued.roster.push(RosterRow { report, period, unit, ordinal, revision, file, prefilled, rows });
    }

    /// The form a unit has in hand, as it was issued. None where nothing was.
    pub fn form(&self, unit: &str, report: &str, period: &str) -> Option<&Book> {
        self.forms.get(&(report.to_owned(), period.to_owned(), unit.to_owned())).map(AsRef::as_ref)
    }

    /// Where everything stands in the form a unit has in hand.
    pub fn layout(&self, unit: &str, report: &str, period: &str) -> Option<Layout> {
        let row = self.issued.newest(report, period, unit)?;
        self.issued.kept(report, &row.revision).map(|kept| kept.layout.clone())
    }

    /// A unit's form with something typed into it, its formulas as they were, and the names it has no cell for.
    pub fn filled(&self, unit: &str, report: &str, period: &str, answers: &Answers) -> Option<(Book, Vec<String>)> {
        let mut book = self.form(unit, report, period)?.clone();
        let homeless = answers.fill(&mut book, &self.layout(unit, report, period)?);
        Some((book, homeless))
    }

    /// Takes a filled form, received at an instant the office wrote down. Gives the name of its file, or none where the
    /// unit has no such form.
    pub fn receive(
        &mut self,
        unit: &str,
        report: &str,
        period: &str,
        at: NaiveDateTime,
        answers: &Answers,
    ) -> Option<String> {
        let (book, _) = self.filled(unit, report, period, answers)?;
        Some(self.take(&Grid::of(&book), at))
    }

    /// Takes a workbook as read.
    pub fn take(&mut self, grid: &Grid, at: NaiveDateTime) -> String {
        let name = format!("{:04}.xlsx", self.taken.len() + 1);
        self.take_as(&name, None, grid, at);
        name
    }

    /// Takes a workbook as read under the name it came with, and in the mail it came in.
    pub fn take_as(&mut self, name: &str, mail: Option<Mail>, grid: &Grid, at: NaiveDateTime) {
        let receipt = Receipt { at, channel: String::new(), evidence: Evidence::Office };
        let mut taken = Taken {
            name: name.to_owned(),
            hash: name.to_owned(),
            size: 1,
            receipt,
            mail,
            paper: None,
            saved: None,
            assigned: None,
            accepted: None,
            kept_as: String::new(),
            named: None,
            content: None,
            findings: Vec::new(),
            outcome: None,
        };
        match round::understand(&self.plan, &self.issued, grid) {
            Ok((content, findings)) => (taken.content, taken.findings) = (Some(content), findings),
            Err(other) => (taken.outcome, taken.findings) = (Some(other.0), vec![other.1]),
        }
        self.taken.push(taken);
    }

    /// Whether the last workbook taken was read as a form of its unit.
    pub fn understood(&self) -> bool {
        self.taken.last().is_some_and(|taken| taken.content.is_some())
    }

    /// The round as of an instant, the report whose deadline was last in focus.
    pub fn round(&self, as_of: NaiveDateTime) -> Round {
        let focus = Focus::latest(&self.plan, None, as_of);
        let focus = focus.unwrap_or(Focus { report: String::new(), period: String::new(), chosen: true });
        self.round_on(focus, as_of)
    }

    /// The round as of an instant with a report and a period in focus.
    pub fn round_on(&self, focus: Focus, as_of: NaiveDateTime) -> Round {
        self.round_of(Arc::clone(&self.plan), focus, as_of)
    }

    /// The same with a part of the plan: what is asked of one report need not be computed for all.
    pub(super) fn round_of(&self, part: Arc<Plan>, focus: Focus, as_of: NaiveDateTime) -> Round {
        round::assemble(part, as_of, focus, self.taken.clone(), &self.issued, &Rulings::default(), Vec::new())
    }
}

/// The form of a report as it would be issued now; none for a unit that does not exist then.
fn draft<'p>(
    plan: &'p Plan,
    report: &'p Report,
    period: &str,
    unit: &Unit,
    round: Option<&Round>,
) -> Option<Draft<'p>> {
    let form = plan.form_of(report)?;
    let occasion = report.occasion(period).filter(|_| !report.recurring());
    let gone = occasion.and_then(|occasion| plan.day_of(occasion)).is_some_and(|day| !unit.exists_on(day));
    if gone {
        return None;
    }
    let rows = round::carried_rows(plan, round, form, unit);
    let figures = round::carried_figures(plan, round, report, form, unit, occasion);
    Some(Draft::new(plan, report, form, unit, occasion, figures, rows))
}
