//! The plan itself: the record everything else is derived from.

use super::{
    Calendar, Check, Due, Extension, Form, Indicator, Occasion, Origin, Phase, Report, SummarySheet, Unit, Units,
};
use chrono::{FixedOffset, NaiveDate};
use std::collections::BTreeMap;

/// A closed span of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Window {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

impl Window {
    /// Whether the day lies inside, ends included.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }
}

/// The three systems of headings (`domain/conventions.md` part 1): data of the plan, never derived from the issuer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LetterheadStyle {
    /// None: the plan has no heading.
    #[default]
    Plain,
    /// Đoàn TNCS (Hướng dẫn 29-HD/TWĐTN-VP).
    Doan,
    /// Party (Hướng dẫn 36-HD/VPTW).
    Dang,
    /// State and trade unions (Nghị định 30/2020/NĐ-CP).
    NhaNuoc,
}

/// Heading and foot of the office's own papers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Letterhead {
    /// Which system of headings applies.
    pub style: LetterheadStyle,
    /// The body above the issuer.
    pub superior: String,
    /// The issuing body.
    pub body: String,
    /// Place printed before the date.
    pub place: String,
    /// On whose behalf papers are signed («TM. BAN THƯỜNG VỤ»).
    pub on_behalf: String,
    /// Titles of those who may sign; the first is printed.
    pub signers: Vec<String>,
}

/// Heading and foot of a unit's printed form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UnitLetterhead {
    /// The body above the unit.
    pub superior: String,
    /// On whose behalf the unit signs.
    pub on_behalf: String,
    /// Title of the unit's signer.
    pub signer: String,
    /// What follows the number («-BC/ĐTN»).
    pub number_suffix: String,
    /// «Nơi nhận».
    pub recipients: Vec<String>,
}

/// Something only the office or its leader can settle; printed on page 1 of the summary.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Key of the question.
    pub id: String,
    /// The sentence for the leader.
    pub text: String,
    /// Where the plan raises it.
    pub source: Option<String>,
}

/// A plan, checked: every reference in it resolves.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Key of the plan.
    pub id: String,
    /// Short code printed in file names and form codes («TTN2020»).
    pub code: String,
    /// Document number, if the plan has one.
    pub number: Option<String>,
    /// Title as issued.
    pub title: String,
    /// Title as used inside sentences.
    pub short_title: String,
    /// Who issued it.
    pub issuer: Option<String>,
    /// How forms and messages call the office («Đoàn Khối»).
    pub office: String,
    /// Day of issue.
    pub issued: Option<NaiveDate>,
    /// Days the plan covers.
    pub window: Option<Window>,
    /// Clock of every deadline of the plan.
    pub offset: FixedOffset,
    /// How many units the plan says there are.
    pub expected_units: Option<usize>,
    /// What the groups are called.
    pub group_label: String,
    /// What the organisations are called.
    pub organisation_label: String,
    /// Words shown for kinds of units.
    pub kind_labels: BTreeMap<String, String>,
    /// «Nơi nhận» of the summary.
    pub recipients: Vec<String>,
    /// Lines «label: text» on the first page of a form.
    pub send_to: Vec<String>,
    /// The office's heading.
    pub letterhead: Letterhead,
    /// The heading of a unit's printed form.
    pub unit_letterhead: UnitLetterhead,
    /// Open questions.
    pub questions: Vec<Question>,
    /// Phases, in order.
    pub phases: Vec<Phase>,
    /// Later deadlines given.
    pub extensions: Vec<Extension>,
    /// The office calendar.
    pub calendar: Calendar,
    /// Reporting duties.
    pub reports: Vec<Report>,
    /// Forms the reports are made on.
    pub forms: Vec<Form>,
    /// What is measured.
    pub indicators: Vec<Indicator>,
    /// What must hold inside one submission.
    pub checks: Vec<Check>,
    /// Plan-specific sheets of the summary.
    pub sheets: Vec<SummarySheet>,
    /// The registry of units, in its own order.
    pub units: Units,
}

impl Plan {
    /// The report with this id.
    pub fn report(&self, id: &str) -> Option<&Report> {
        self.reports.iter().find(|report| report.id == id)
    }

    /// The form a report is made on. `verify` has seen that it exists.
    pub fn form_of(&self, report: &Report) -> Option<&Form> {
        self.forms.iter().find(|form| form.id == report.form)
    }

    /// Units a report is asked of, in registry order; the office itself only when the report is its own.
    pub fn units_of<'a>(&'a self, report: &'a Report) -> impl Iterator<Item = &'a Unit> {
        self.units.iter().filter(|unit| report.scope.covers(unit))
    }

    /// Whether a unit is there on the plan's last day: those that have left meanwhile are not counted.
    pub fn stays(&self, unit: &Unit) -> bool {
        self.window.map_or(unit.to.is_none(), |days| unit.exists_on(days.to))
    }

    /// Reporting units as they stand on the plan's last day.
    pub fn present(&self) -> impl Iterator<Item = &Unit> {
        self.units.reporting().filter(|unit| self.stays(unit))
    }

    /// Units a report is expected of on an occasion: those in scope that exist on the day it falls on.
    pub fn expected<'a>(&'a self, report: &'a Report, occasion: &Occasion) -> impl Iterator<Item = &'a Unit> {
        let day = self.day_of(occasion);
        self.units_of(report).filter(move |unit| day.is_none_or(|day| unit.exists_on(day)))
    }

    /// The day a unit must exist on to be asked: the deadline's, else the last one covered, else the plan's last.
    pub fn day_of(&self, occasion: &Occasion) -> Option<NaiveDate> {
        let due = occasion.due.map(|due| due.at.date());
        due.or(occasion.covers.map(|days| days.to)).or(self.window.map(|days| days.to))
    }

    /// The later deadline given to a unit, if one was: of several the latest.
    pub fn extension(&self, report: &str, period: &str, unit: &Unit) -> Option<&Extension> {
        let meant = |one: &&Extension| {
            one.report == report && one.period.as_deref().is_none_or(|id| id == period) && one.scope.covers(unit)
        };
        self.extensions.iter().filter(meant).max_by_key(|one| one.until)
    }

    /// The dates formulas may name: the plan's window, the phases, and the days of an occasion.
    pub fn dates(&self, occasion: Option<&Occasion>) -> Vec<(String, Option<NaiveDate>)> {
        let days = occasion.and_then(|occasion| occasion.covers);
        let ends = |name: &str, from: Option<NaiveDate>, to: Option<NaiveDate>| {
            [(format!("{name}_from"), from), (format!("{name}_to"), to)]
        };
        let closed =
            |name: &str, days: Option<Window>| ends(name, days.map(|days| days.from), days.map(|days| days.to));
        let mut dates: Vec<_> = closed("plan", self.window).into_iter().chain(closed("period", days)).collect();
        for phase in &self.phases {
            dates.extend(ends(&phase.id, phase.span.from, phase.span.to));
            if phase.peak.is_some() {
                dates.extend(closed(&format!("{}_peak", phase.id), phase.peak));
            }
        }
        dates
    }

    /// A unit under the name it had on an occasion: old periods keep the old name.
    pub fn named(&self, unit: &Unit, occasion: Option<&Occasion>) -> Unit {
        let day = occasion.and_then(|occasion| self.day_of(occasion));
        let former = day.and_then(|day| unit.former_name(day));
        former.map_or_else(|| unit.clone(), |name| unit.renamed(name))
    }

    /// The words shown for a kind of units.
    pub fn kind_label<'a>(&'a self, kind: &'a str) -> &'a str {
        self.kind_labels.get(kind).map_or(kind, String::as_str)
    }

    /// The deadline of an occasion for a unit, and the extension that moved it.
    pub fn due(&self, report: &str, occasion: &Occasion, unit: &Unit) -> (Option<Due>, Option<&Extension>) {
        let given = self.extension(report, &occasion.period, unit);
        let later = given.filter(|given| occasion.due.is_some_and(|due| given.until > due.at));
        match (later, occasion.due) {
            (Some(given), Some(due)) => (Some(due.extended(given.until)), later),
            (_, due) => (due, None),
        }
    }

    /// The indicators of a report, in plan order.
    pub fn indicators_of<'a>(&'a self, report: &'a str) -> impl Iterator<Item = &'a Indicator> {
        self.indicators.iter().filter(move |indicator| indicator.report == report)
    }

    /// The plan with one report only, and what is measured in it.
    #[must_use]
    pub fn only(&self, report: &Report) -> Plan {
        let mut plan = self.clone();
        plan.reports.retain(|one| one.id == report.id);
        plan.indicators.retain(|one| one.report == report.id);
        plan.checks.retain(|one| one.report == report.id);
        plan
    }

    /// Ids of the reports a report's form takes figures or rows from.
    pub fn sources<'a>(&'a self, report: &Report) -> Vec<&'a str> {
        let Some(form) = self.form_of(report) else { return Vec::new() };
        let fields = form.fields().filter_map(|(_, field)| match &field.origin {
            Origin::Report { report, .. } => Some(report.as_str()),
            _ => None,
        });
        let rows = form.tables.iter().filter_map(|table| Some(table.rows_from.as_ref()?.report.as_str()));
        fields.chain(rows).collect()
    }

    /// The checks of a report, in plan order.
    pub fn checks_of<'a>(&'a self, report: &'a str) -> impl Iterator<Item = &'a Check> {
        self.checks.iter().filter(move |check| check.report == report)
    }
}
