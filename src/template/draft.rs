//! A template before it has a number: layout, printed cells and revision of one unit's form.

use super::{Job, book, job};
use crate::book::Book;
use crate::form::{self, Kept, Layout};
use crate::intake::{Carried, Prefilled};
use crate::plan::{Form, Occasion, Plan, Report, Unit};

/// One unit's form as it would be issued.
pub struct Draft<'a> {
    plan: &'a Plan,
    report: &'a Report,
    form: &'a Form,
    unit: Unit,
    occasion: Option<&'a Occasion>,
    /// Figures the office fills in: those the unit's form has a cell for.
    pub prefilled: Prefilled,
    /// Rows the office fills in.
    pub rows: Carried,
    /// The layout with its printed cells.
    pub kept: Kept,
    /// Hash of the layout.
    pub revision: String,
}

impl<'a> Draft<'a> {
    /// The form of a report for a unit, under the name the unit has on the occasion. A growing workbook has none.
    pub fn new(
        plan: &'a Plan,
        report: &'a Report,
        form: &'a Form,
        unit: &Unit,
        occasion: Option<&'a Occasion>,
        prefilled: Prefilled,
        rows: Carried,
    ) -> Self {
        let unit = plan.named(unit, occasion);
        let layout = form::build(plan, report, form, &unit, &rows);
        let prefilled = prefilled.into_iter().filter(|(name, _)| layout.place(name).is_some()).collect();
        let kept = Kept { layout, cells: Vec::new() };
        let mut draft = Draft { plan, report, form, unit, occasion, prefilled, rows, kept, revision: String::new() };
        draft.kept = draft.printed();
        draft.revision = draft.kept.revision();
        draft
    }

    /// The workbook, its formulas not yet calculated.
    pub fn book(&self, ordinal: u32) -> Book {
        book(&self.job(&self.unit, &self.kept.layout, &self.prefilled, &self.rows, ordinal))
    }

    /// The name of its file.
    pub fn file_name(&self, period: &str) -> String {
        job::file_name(self.plan, self.report, &self.unit, period)
    }

    /// The printed cells, told by the template of a unit whose every text is a mark.
    fn printed(&self) -> Kept {
        let (neutral, prefilled) = (job::neutral(&self.unit), job::neutral_figures(&self.prefilled, &self.kept.layout));
        let printed = book(&self.job(&neutral, &self.kept.layout, &prefilled, &Carried::new(), 0));
        Kept::of(self.kept.layout.clone(), &printed)
    }

    fn job<'j>(
        &'j self,
        unit: &'j Unit,
        layout: &'j Layout,
        prefilled: &'j Prefilled,
        rows: &'j Carried,
        ordinal: u32,
    ) -> Job<'j> {
        Job {
            plan: self.plan,
            report: self.report,
            form: self.form,
            unit,
            layout,
            revision: &self.revision,
            ordinal,
            prefilled,
            rows,
            due: self.occasion.and_then(|occasion| self.plan.due(&self.report.id, occasion, &self.unit).0),
            occasion: self.occasion,
        }
    }
}
