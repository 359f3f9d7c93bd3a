//! Whose workbook it is: hidden sheet, then defined names, then the code on the sheet. Two that disagree are put to
//! the office, never decided.

use super::{Hints, Issued, Layer, assign, recognise};
use crate::check::{Code, Finding};
use crate::form::own;
use crate::format::Grid;
use crate::plan::Plan;
use crate::value::Raw;

/// Who sent which form.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Identity {
    /// Report id.
    pub report: String,
    /// Unit code.
    pub unit: String,
    /// Hash of the layout.
    pub revision: String,
    /// Period of the workbook; empty where one workbook serves all periods or there are none.
    pub period: String,
    /// Which issue of the form it is for the unit, if the code still says so.
    pub ordinal: Option<u32>,
    /// By which layer it was known.
    pub layer: Layer,
}

/// Sheet of the identity; programs may turn very-hidden into hidden, the name stays.
const SHEET: &str = "_tonghop";

/// Tells whose workbook this is, or why not.
pub fn identify(grid: &Grid, plan: &Plan, issued: &Issued, hints: &Hints<'_>) -> Result<Identity, Box<Finding>> {
    if let Some(unit) = hints.assigned {
        return assign::assigned(grid, plan, issued, unit);
    }
    match by_codes(grid, plan, issued)? {
        Some(identity) => match recognise::contradicted(&identity, plan, hints) {
            Some(finding) => Err(finding),
            None => Ok(identity),
        },
        None => recognise::recognise(grid, plan, issued, hints),
    }
}

/// By hidden sheet, defined names or the code on the sheet; none where all of them are gone.
pub(super) fn by_codes(grid: &Grid, plan: &Plan, issued: &Issued) -> Result<Option<Identity>, Box<Finding>> {
    let code = grid.named(own::CODE).map(|raw| raw.shown()).or_else(|| code_on_sheet(grid, plan));
    let hidden = own::IDENTITY.map(|key| hidden_value(grid, key));
    let [Some(plan_id), Some(report), Some(unit), Some(revision), period] = hidden else {
        return by_code(code.as_deref(), plan, issued);
    };
    if plan_id != plan.id {
        return Err(Box::new(Finding::new(Code::OtherPlan).with("plan", plan_id)));
    }
    let shown = code.and_then(|code| parse_code(&code, plan));
    let ordinal = shown.as_ref().map(|(_, _, ordinal)| *ordinal);
    let layer = if grid.sheet(SHEET).is_some() { Layer::Hidden } else { Layer::Names };
    let identity = Identity { report, unit, revision, period: period.unwrap_or_default(), ordinal, layer };
    verify(&identity, plan, issued)?;
    match shown {
        Some((report, unit, _)) if report != identity.report || unit != identity.unit => {
            let finding = Finding::new(Code::IdentityConflict);
            Err(Box::new(finding.with("hidden", &identity.unit).with("shown", unit)))
        }
        _ => Ok(Some(identity)),
    }
}

fn verify(identity: &Identity, plan: &Plan, issued: &Issued) -> Result<(), Box<Finding>> {
    if plan.report(&identity.report).is_none() {
        return Err(Box::new(Finding::new(Code::UnknownReport).with("report", &identity.report)));
    }
    if plan.units.get(&identity.unit).is_none() {
        return Err(Box::new(Finding::new(Code::UnitUnknown).with("unit", &identity.unit)));
    }
    if issued.kept(&identity.report, &identity.revision).is_none() {
        return Err(Box::new(Finding::new(Code::RevisionUnknown).with("revision", &identity.revision)));
    }
    Ok(())
}

fn hidden_value(grid: &Grid, key: &str) -> Option<String> {
    let on_sheet = grid.sheet(SHEET).and_then(|sheet| {
        let (spot, _) =
            sheet.cells.iter().find(|(spot, cell)| spot.col == 0 && cell.raw == Raw::Text(key.to_owned()))?;
        Some(sheet.raw(crate::book::Spot::new(spot.row, 1)).shown())
    });
    on_sheet.or_else(|| grid.named(key).map(|raw| raw.shown())).filter(|text| !text.is_empty() || key == "th_period")
}

/// A cell near the top of any sheet that reads as a form code.
fn code_on_sheet(grid: &Grid, plan: &Plan) -> Option<String> {
    let mut cells = grid.sheets.iter().flat_map(|sheet| sheet.cells.range(..crate::book::Spot::new(40, 0)));
    cells.find_map(|(_, cell)| match &cell.raw {
        Raw::Text(text) => Some(text.trim()).filter(|text| parse_code(text, plan).is_some()).map(str::to_owned),
        _ => None,
    })
}

/// `TTN2020-TK-BVHHTM-1` → report id, unit code, ordinal.
fn parse_code(code: &str, plan: &Plan) -> Option<(String, String, u32)> {
    let rest = code.trim().strip_prefix(plan.code.as_str())?.strip_prefix('-')?;
    let (report, rest) = rest.split_once('-')?;
    let (unit, ordinal) = rest.rsplit_once('-')?;
    let report = plan.reports.iter().find(|known| known.code == report)?;
    Some((report.id.clone(), unit.to_owned(), ordinal.parse().ok()?))
}

fn by_code(code: Option<&str>, plan: &Plan, issued: &Issued) -> Result<Option<Identity>, Box<Finding>> {
    let Some((report, unit, ordinal)) = code.and_then(|code| parse_code(code, plan)) else {
        return Ok(None);
    };
    if plan.units.get(&unit).is_none() {
        return Err(Box::new(Finding::new(Code::UnitUnknown).with("unit", unit)));
    }
    match issued.ordinal(&report, &unit, ordinal) {
        Some(row) => {
            let (revision, period) = (row.revision.clone(), row.period.clone());
            Ok(Some(Identity { report, unit, revision, period, ordinal: Some(ordinal), layer: Layer::Code }))
        }
        None => Err(Box::new(Finding::new(Code::RevisionUnknown).with("revision", ordinal))),
    }
}
