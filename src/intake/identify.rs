//! Whose workbook it is: hidden sheet, then custom properties, then defined names, then the code on the sheet. Two that
//! disagree are put to the office, never decided.

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
/// Rows at the top of a sheet where a form code may stand.
const HEAD: u32 = 40;

/// Tells whose workbook this is, or why not.
pub fn identify(grid: &Grid, plan: &Plan, issued: &Issued, hints: &Hints<'_>) -> Result<Identity, Box<Finding>> {
    if let Some(unit) = hints.assigned {
        return assign::assigned(grid, plan, issued, unit);
    }
    match by_codes(grid, plan, issued)? {
        Some(identity) => match recognise::contradicted(&identity, grid, plan, issued, hints) {
            Some(finding) => Err(finding),
            None => Ok(identity),
        },
        None => recognise::recognise(grid, plan, issued, hints),
    }
}

/// What one layer says of a workbook.
struct Claim {
    layer: Layer,
    plan: String,
    report: String,
    unit: String,
    revision: String,
    /// Unknown where a code is of an issue that is not kept.
    period: Option<String>,
}

impl Claim {
    /// What a layer with a value for every key says; none where one is missing.
    fn of(layer: Layer, value: impl Fn(&str) -> Option<String>) -> Option<Claim> {
        let said = |key: &str| value(key).filter(|text| !text.is_empty());
        let [plan, report, unit, revision, period] = own::IDENTITY;
        let (plan, report, unit, revision) = (said(plan)?, said(report)?, said(unit)?, said(revision)?);
        Some(Claim { layer, plan, report, unit, revision, period: Some(said(period).unwrap_or_default()) })
    }

    /// The first thing two layers say differently. Another issue of the same form is the same report.
    fn contradicts(&self, other: &Claim) -> Option<Finding> {
        let periods = self.period.as_ref().zip(other.period.as_ref());
        let said = [(&self.unit, &other.unit), (&self.report, &other.report), (&self.plan, &other.plan)].into_iter();
        let (own, others) = said.chain(periods).find(|(own, others)| own != others)?;
        let finding = Finding::new(Code::IdentityConflict).with("hidden", own).with("shown", others);
        Some(finding.with("layer", self.layer.text()).with("against", other.layer.text()))
    }
}

/// By hidden sheet, custom properties, defined names or the code on the sheet; none where all of them are gone.
pub(super) fn by_codes(grid: &Grid, plan: &Plan, issued: &Issued) -> Result<Option<Identity>, Box<Finding>> {
    let code = grid.named(own::CODE).map(|raw| raw.shown()).or_else(|| code_on_sheet(grid, plan));
    let shown = code.as_deref().and_then(|code| parse_code(code, plan));
    let mut claims: Vec<Claim> = [
        Claim::of(Layer::Hidden, |key| on_hidden_sheet(grid, key)),
        Claim::of(Layer::Property, |key| grid.properties.get(key).cloned()),
        Claim::of(Layer::Names, |key| grid.named(key).map(|raw| raw.shown())),
    ]
    .into_iter()
    .flatten()
    .collect();
    if claims.is_empty() {
        return by_code(shown, plan, issued);
    }
    let ordinal = shown.as_ref().map(|(_, _, ordinal)| *ordinal);
    let first = claims.remove(0);
    // A code bears no more of the plan than its letters; two plans may share them.
    claims.extend(shown.map(|(report, unit, ordinal)| {
        let period = issued.ordinal(&report, &unit, ordinal).map(|row| row.period.clone());
        let (plan, revision) = (first.plan.clone(), String::new());
        Claim { layer: Layer::Code, plan, report, unit, revision, period }
    }));
    if let Some(finding) = claims.iter().find_map(|other| first.contradicts(other)) {
        return Err(Box::new(finding));
    }
    if first.plan != plan.id {
        return Err(Box::new(Finding::new(Code::OtherPlan).with("plan", first.plan)));
    }
    let Claim { layer, report, unit, revision, period, .. } = first;
    let identity = Identity { report, unit, revision, period: period.unwrap_or_default(), ordinal, layer };
    verify(&identity, plan, issued)?;
    Ok(Some(identity))
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

/// The value beside a key of the hidden sheet.
fn on_hidden_sheet(grid: &Grid, key: &str) -> Option<String> {
    let sheet = grid.sheet(SHEET)?;
    let (spot, _) = sheet.cells.iter().find(|(spot, cell)| spot.col == 0 && cell.raw == Raw::Text(key.to_owned()))?;
    Some(sheet.raw(crate::book::Spot::new(spot.row, 1)).shown())
}

/// Sheets of another form inside the workbook, each with its code: another period's, another report's, another unit's.
pub fn forms_inside(grid: &Grid, plan: &Plan, issued: &Issued, identity: &Identity) -> Vec<(String, String)> {
    let other = |code: &str| {
        let (report, unit, ordinal) = parse_code(code, plan)?;
        let period = issued.ordinal(&report, &unit, ordinal).map(|row| &row.period);
        let same = report == identity.report && unit == identity.unit;
        (!same || period.is_some_and(|period| *period != identity.period)).then(|| code.trim().to_owned())
    };
    let inside = grid.sheets.iter().filter(|sheet| !sheet.name.starts_with('_')).filter_map(|sheet| {
        let mut head = sheet.cells.range(..crate::book::Spot::new(HEAD, 0));
        let code = head.find_map(|(_, cell)| if let Raw::Text(text) = &cell.raw { other(text) } else { None })?;
        Some((sheet.name.clone(), code))
    });
    inside.collect()
}

/// A cell near the top of any sheet that reads as a form code.
fn code_on_sheet(grid: &Grid, plan: &Plan) -> Option<String> {
    let mut cells = grid.sheets.iter().flat_map(|sheet| sheet.cells.range(..crate::book::Spot::new(HEAD, 0)));
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

fn by_code(
    shown: Option<(String, String, u32)>,
    plan: &Plan,
    issued: &Issued,
) -> Result<Option<Identity>, Box<Finding>> {
    let Some((report, unit, ordinal)) = shown else { return Ok(None) };
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
