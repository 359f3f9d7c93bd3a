//! Which report and period a view looks at.

use crate::plan::Plan;
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
    /// The occasion whose deadline was last; before the first deadline, the nearest one.
    pub fn latest(plan: &Plan, report: Option<&str>, now: NaiveDateTime) -> Option<Focus> {
        let reports = plan.reports.iter().filter(|one| report.is_none_or(|id| one.id == id));
        let mut occasions: Vec<_> = reports
            .flat_map(|report| report.occasions().iter().map(move |occasion| (report, occasion)))
            .filter_map(|(report, occasion)| Some((occasion.due?, report, &occasion.period)))
            .collect();
        occasions.sort_by_key(|(due, _, _)| due.at);
        let passed = occasions.iter().rfind(|(due, _, _)| due.passed(now)).or_else(|| occasions.first());
        let found = passed.map(|(_, report, period)| (report.id.clone(), (*period).clone()));
        let standing = || {
            plan.reports.iter().find(|one| {
                report.map_or(one.occasions.iter().all(|occasion| occasion.due.is_none()), |id| one.id == id)
            })
        };
        let (report, period) = found.or_else(|| Some((standing()?.id.clone(), String::new())))?;
        Some(Focus { report, period, chosen: true })
    }
}
