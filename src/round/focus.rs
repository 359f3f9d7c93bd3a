//! Which report and period a view looks at.

use crate::plan::{Occasion, Plan, Report, Scope};
use chrono::NaiveDateTime;
use serde::Serialize;

/// A report and a period of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Focus {
    /// Report id.
    pub report: String,
    /// Period id; empty without periods.
    pub period: String,
    /// Whether the program chose it.
    pub chosen: bool,
}

impl Focus {
    /// The occasion whose deadline was last; before the first deadline, the nearest one; without deadlines the first
    /// report. The office's own reports are looked at only when asked for: they are outside the board.
    pub fn latest(plan: &Plan, report: Option<&str>, now: NaiveDateTime) -> Option<Focus> {
        let asks = |one: &Report| one.scope != Scope::Khoi && plan.units_of(one).next().is_some();
        let asked = |one: &&Report| report.map_or_else(|| asks(one), |id| one.id == id);
        let reports: Vec<&Report> = plan.reports.iter().filter(asked).collect();
        let mut occasions: Vec<(&Report, &Occasion)> = reports
            .iter()
            .flat_map(|report| report.occasions().iter().map(move |occasion| (*report, occasion)))
            .filter(|(_, occasion)| occasion.due.is_some())
            .collect();
        occasions.sort_by_key(|(_, occasion)| occasion.due.map(|due| due.at));
        let passed = |(_, occasion): &&(&Report, &Occasion)| occasion.due.is_some_and(|due| due.passed(now));
        let found = occasions.iter().rfind(passed).or_else(|| occasions.first()).copied();
        let undated = || reports.iter().find_map(|report| Some((*report, report.occasions().first()?)));
        let (report, occasion) = found.or_else(undated).or_else(|| {
            let first = plan.reports.first()?;
            Some((first, first.occasions().first()?))
        })?;
        Some(Focus { report: report.id.clone(), period: occasion.period.clone(), chosen: true })
    }
}
