//! A workbook whose unit the office has named: only the form is still looked for.

use super::identify::by_codes;
use super::{Identity, Issued, Layer, recognise};
use crate::check::{Code, Finding};
use crate::format::Grid;
use crate::plan::Plan;

/// The identity of a workbook of this unit. Codes tell the form, if they agree; else its words do.
pub(super) fn assigned(grid: &Grid, plan: &Plan, issued: &Issued, unit: &str) -> Result<Identity, Box<Finding>> {
    match by_codes(grid, plan, issued) {
        Ok(Some(identity)) if identity.unit == unit => Ok(identity),
        // Another unit's form: its layout is the form's, what was prefilled in it is not this unit's.
        Ok(Some(identity)) => Ok(Identity { unit: unit.to_owned(), ordinal: None, layer: Layer::Office, ..identity }),
        Ok(None) => recognise::form_of(grid, issued, unit, Layer::Office),
        Err(finding) if matches!(finding.code, Code::IdentityConflict | Code::UnitUnknown) => {
            recognise::form_of(grid, issued, unit, Layer::Office)
        }
        Err(finding) => Err(finding),
    }
}
