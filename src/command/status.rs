//! `tonghop status DIR`: who has sent what.

use super::collect::collect_at;
use super::{Collected, Folder, Output};
use crate::error::{Error, Result};
use crate::plan::Plan;
use crate::round;
use crate::text::board;
use chrono::NaiveDateTime;
use std::path::Path;

pub(super) use crate::cli::Focused as Focus;

impl Focus {
    /// The focus of a round; an unknown report or period is an error that names the known ones.
    pub(super) fn resolve(&self, plan: &Plan, now: NaiveDateTime) -> Result<Option<round::Focus>> {
        if let Some(id) = &self.report
            && plan.report(id).is_none()
        {
            let known = plan.reports.iter().map(|report| report.id.clone()).collect();
            return Err(Error::Unknown { what: "report", id: id.clone(), known });
        }
        let holding = |period: &String| {
            plan.reports.iter().find(|report| report.occasions().iter().any(|one| one.period == *period))
        };
        let report = self.report.clone().or_else(|| Some(holding(self.period.as_ref()?)?.id.clone()));
        let latest = round::Focus::latest(plan, report.as_deref(), now);
        let Some(period) = &self.period else {
            let chosen = self.report.is_none();
            return Ok(latest.map(|focus| round::Focus { chosen, ..focus }));
        };
        let report = latest.map(|focus| focus.report).unwrap_or_default();
        let occasions = plan.report(&report).map(crate::plan::Report::occasions).unwrap_or_default();
        if occasions.iter().any(|occasion| occasion.period == *period) {
            return Ok(Some(round::Focus { report, period: period.clone(), chosen: false }));
        }
        let known: Vec<String> = plan
            .reports
            .iter()
            .flat_map(crate::plan::Report::occasions)
            .map(|occasion| occasion.period.clone())
            .filter(|period| !period.is_empty())
            .collect();
        Err(Error::Unknown { what: "period", id: period.clone(), known })
    }
}

/// Opens, collects and focuses: what every view begins with.
pub(super) fn look(dir: &Path, as_of: Option<&str>, focus: &Focus, output: &Output) -> Result<Collected> {
    let folder = Folder::open(dir)?;
    let moment = super::instant(&folder, as_of)?;
    let focus = focus.resolve(&folder.plan, moment.at)?;
    collect_at(&folder, moment, focus, output)
}

pub(super) fn run(dir: &Path, as_of: Option<&str>, focus: &Focus, json: bool, output: &Output) -> Result<()> {
    let collected = look(dir, as_of, focus, output)?;
    if json {
        let value = round::json(&collected.round, output.lang);
        output.say(&serde_json::to_string_pretty(&value).unwrap_or_default());
    } else {
        output.say(&board::board(&collected.round, output.lang));
    }
    Ok(())
}
