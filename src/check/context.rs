//! What a check may lean on.

use crate::form::Kept;
use crate::intake::{Carried, Figures, Prefilled};
use crate::plan::{Form, Occasion, Plan, Report, Unit};

/// Everything known about a submission from outside it.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The duty it answers.
    pub report: &'a Report,
    /// The duty's form today.
    pub form: &'a Form,
    /// Whose it is.
    pub unit: &'a Unit,
    /// The layout it was issued with.
    pub kept: &'a Kept,
    /// Revision of that layout and of the newest one issued to the unit.
    pub current: Option<&'a Kept>,
    /// The occasion it is for, where the workbook says so.
    pub occasion: Option<&'a Occasion>,
    /// Figures the office filled in at issue.
    pub prefilled: &'a Prefilled,
    /// Rows the office filled in at issue.
    pub rows: &'a Carried,
    /// The submission's figures, once they are computed.
    pub figures: Option<&'a Figures>,
}
