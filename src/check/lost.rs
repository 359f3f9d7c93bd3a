//! `sheet-gone`, `list-not-found`, `column-gone`: a part of the form is not in the workbook. What is not there is no
//! blank: nobody is told to fill or tick a cell that is gone.

use super::{Code, Context, Finding, Location};
use crate::form::Role;
use crate::intake::{Lost, Submission};
use crate::plan::Severity;

pub(super) fn check(context: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    submission.lost.iter().filter_map(|lost| finding(context, submission, lost)).collect()
}

fn finding(context: &Context<'_>, submission: &Submission, lost: &Lost) -> Option<Finding> {
    let layout = &context.kept.layout;
    let on = |sheet: &str| Location { sheet: sheet.to_owned(), ..Location::default() };
    match lost {
        Lost::Sheet(sheet) => {
            let places = layout.places.iter().filter(|place| place.sheet == *sheet && place.role == Role::Input);
            let cells = places.filter(|place| place.required && !submission.is_nil(&place.section)).count();
            let lists = layout.tables.iter().filter(|table| table.sheet == *sheet);
            let lists = lists.filter(|table| layout.nil_of(&table.id).is_some()).count();
            let finding = Finding::new(Code::SheetGone).at(on(sheet)).with("count", cells + lists);
            Some(if cells + lists == 0 { finding.graded(Severity::Warning) } else { finding })
        }
        Lost::Table(table, sheet) => {
            let table = layout.table(table)?;
            let told = !submission.is_nil(&table.id);
            told.then(|| Finding::new(Code::ListNotFound).at(on(sheet)).with("noun", &table.noun))
        }
        Lost::Column(name, sheet) => {
            let (table, column) = layout.column(name)?;
            let finding = Finding::new(Code::ColumnGone).at(on(sheet)).of(name);
            let finding = finding.with("column", &column.label).with("noun", &table.noun);
            Some(if column.required { finding.graded(Severity::Error) } else { finding })
        }
    }
}
