//! An office in memory for tests: forms sent in, and what the round says of them.

use std::sync::Arc;
use tonghop::check::{Code, Finding};
use tonghop::plan::Plan;
use tonghop::round::{
    File, Focus, IndicatorResult, Outcome, Receiving, Review, Round, Standing, Timeliness, UnitOutcome,
};
use tonghop::trial::{Answers, Desk, Typed};

/// An instant written as `2020-03-28 16:00:00`, or a day for its noon.
#[track_caller]
pub fn at(text: &str) -> chrono::NaiveDateTime {
    let whole = if text.len() == 10 { format!("{text} 12:00:00") } else { text.to_owned() };
    chrono::NaiveDateTime::parse_from_str(&whole, "%Y-%m-%d %H:%M:%S").unwrap_or_else(|_| panic!("{text}"))
}

/// What is typed into single cells; a figure becomes a number, as Excel makes it.
pub fn typed(fields: &[(&str, &str)]) -> Answers {
    fields.iter().fold(Answers::default(), |answers, (id, text)| answers.field(id, cell(text)))
}

/// A form of rows only: see [`with_rows`].
pub fn rows(table: &str, columns: &str, rows: &[&str]) -> Answers {
    with_rows(Answers::default(), table, columns, rows)
}

/// Rows of a table: the column ids and each row's cells, parted by `|`. A blank cell is left empty.
pub fn with_rows(answers: Answers, table: &str, columns: &str, rows: &[&str]) -> Answers {
    rows.iter().fold(answers, |answers, row| {
        let pairs = columns.split('|').map(str::trim).zip(row.split('|').map(str::trim));
        let cells: Vec<(&str, Typed)> =
            pairs.filter(|(_, text)| !text.is_empty()).map(|(id, text)| (id, cell(text))).collect();
        answers.row(table, &cells)
    })
}

/// «Không phát sinh» ticked for these sections and tables.
pub fn nil(owners: &[&str]) -> Answers {
    owners.iter().fold(Answers::default(), |answers, owner| answers.nil(owner))
}

fn cell(text: &str) -> Typed {
    text.replace(',', ".").parse().map_or_else(|_| Typed::Text(text.to_owned()), Typed::Number)
}

/// An office and its inbox.
pub struct Office {
    /// The office itself.
    pub desk: Desk,
}

impl Office {
    /// An office that works by a plan.
    pub fn new(plan: Arc<Plan>) -> Self {
        Office { desk: Desk::new(plan) }
    }

    /// Issues a report's forms.
    pub fn issue(&mut self, report: &str, period: &str, when: &str) {
        self.desk.issue(report, period, at(when));
    }

    /// Takes a unit's report «bc».
    #[track_caller]
    pub fn send(&mut self, unit: &str, when: &str, answers: Answers) -> String {
        self.send_for(unit, "bc", "", when, &answers)
    }

    /// Takes a unit's report for a period; where no form is out yet, it is issued at that very instant. An answer the
    /// form has no cell for is an error of the test.
    #[track_caller]
    pub fn send_for(&mut self, unit: &str, report: &str, period: &str, when: &str, answers: &Answers) -> String {
        if self.desk.form(unit, report, period).is_none() {
            self.issue(report, period, when);
        }
        let filled = self.desk.filled(unit, report, period, answers);
        let (_, homeless) = filled.unwrap_or_else(|| panic!("{unit} has no form {report} {period}"));
        assert!(homeless.is_empty(), "no cell for {homeless:?}");
        self.desk.receive(unit, report, period, at(when), answers).expect("a file")
    }

    /// The round as of an instant.
    pub fn round(&self, when: &str) -> Round {
        self.desk.round(at(when))
    }

    /// The round as of an instant with a report and a period in focus.
    pub fn round_on(&self, report: &str, period: &str, when: &str) -> Round {
        let focus = Focus { report: report.to_owned(), period: period.to_owned(), chosen: false };
        self.desk.round_on(focus, at(when))
    }
}

/// What tests ask of a round.
pub trait Says {
    /// An indicator's result.
    fn result(&self, indicator: &str) -> &IndicatorResult;
    /// A unit's outcome of an indicator; none where it is out of scope.
    fn outcome(&self, indicator: &str, unit: &str) -> Option<Outcome>;
    /// A unit's figure.
    fn actual(&self, indicator: &str, unit: &str) -> Option<f64>;
    /// The standing of a unit's report.
    fn stands(&self, unit: &str, report: &str, period: &str) -> &Standing;
    /// Codes of what was found in a file.
    fn codes(&self, file: &str) -> Vec<&'static str>;
    /// A file by name.
    fn file(&self, file: &str) -> &File;
    /// What was found in a file under a code.
    fn found(&self, file: &str, code: Code) -> &Finding;
    /// A unit's outcome with its figures.
    fn unit_outcome(&self, indicator: &str, unit: &str) -> Option<&UnitOutcome>;
    /// When the report «bc» of a unit came.
    fn timely(&self, unit: &str) -> Option<Timeliness>;
    /// Whether the report «bc» of a unit came.
    fn receiving(&self, unit: &str) -> Receiving;
    /// What the report «bc» of a unit is worth.
    fn review(&self, unit: &str) -> Option<Review>;
}

impl Says for Round {
    #[track_caller]
    fn result(&self, indicator: &str) -> &IndicatorResult {
        self.indicator(indicator).unwrap_or_else(|| panic!("no indicator {indicator}"))
    }

    #[track_caller]
    fn unit_outcome(&self, indicator: &str, unit: &str) -> Option<&UnitOutcome> {
        self.result(indicator).unit(unit)
    }

    #[track_caller]
    fn outcome(&self, indicator: &str, unit: &str) -> Option<Outcome> {
        self.unit_outcome(indicator, unit).map(|outcome| outcome.outcome)
    }

    #[track_caller]
    fn actual(&self, indicator: &str, unit: &str) -> Option<f64> {
        self.unit_outcome(indicator, unit).and_then(|outcome| outcome.actual)
    }

    #[track_caller]
    fn stands(&self, unit: &str, report: &str, period: &str) -> &Standing {
        self.standing(unit, report, period).unwrap_or_else(|| panic!("no standing {unit} {report} {period}"))
    }

    #[track_caller]
    fn file(&self, file: &str) -> &File {
        self.files.iter().find(|one| one.name() == file).unwrap_or_else(|| panic!("no file {file}"))
    }

    #[track_caller]
    fn codes(&self, file: &str) -> Vec<&'static str> {
        self.file(file).findings().iter().map(|finding| finding.code.text()).collect()
    }

    #[track_caller]
    fn found(&self, file: &str, code: Code) -> &Finding {
        let found = self.file(file).findings().iter().find(|finding| finding.code == code);
        found.unwrap_or_else(|| panic!("{file}: {:?}", self.codes(file)))
    }

    #[track_caller]
    fn timely(&self, unit: &str) -> Option<Timeliness> {
        self.stands(unit, "bc", "").timeliness
    }

    #[track_caller]
    fn receiving(&self, unit: &str) -> Receiving {
        self.stands(unit, "bc", "").receiving
    }

    #[track_caller]
    fn review(&self, unit: &str) -> Option<Review> {
        self.stands(unit, "bc", "").review
    }
}
