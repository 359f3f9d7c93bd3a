//! What Excel takes of a formula: a workbook with one beyond that is «repaired» on opening, and the formula is gone.

use super::Draft;
use crate::book::{Book, Content, Spot};
use crate::form::{self, Layout, Role};
use crate::intake::{Carried, Prefilled};
use crate::plan::{Fault, FaultKind, FormulaLimit, Plan, Report, Unit};
use rayon::prelude::*;

/// A formula of a workbook that Excel would not take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beyond {
    /// Sheet.
    pub sheet: String,
    /// Cell.
    pub spot: Spot,
    /// Which limit.
    pub limit: FormulaLimit,
    /// How much was found.
    pub found: usize,
}

/// Every formula of a book that is beyond a limit of Excel.
pub fn beyond(book: &Book) -> Vec<Beyond> {
    let mut found = Vec::new();
    for sheet in &book.sheets {
        for (spot, (content, _)) in &sheet.cells {
            let Content::Formula(text, _) = content else { continue };
            let measured = measures(text).into_iter().find(|(limit, found)| *found > limit.most());
            if let Some((limit, count)) = measured {
                found.push(Beyond { sheet: sheet.name.clone(), spot: *spot, limit, found: count });
            }
        }
    }
    found
}

/// Letters, arguments of one function, brackets inside each other, letters of one text.
fn measures(formula: &str) -> [(FormulaLimit, usize); 4] {
    let (mut arguments, mut depth, mut literal) = (0, 0, 0);
    let mut open: Vec<usize> = Vec::new();
    let mut quote = None;
    let mut inside = 0;
    for letter in formula.chars() {
        if let Some(mark) = quote {
            if letter == mark {
                quote = None;
                literal = literal.max(if mark == '"' { inside } else { 0 });
            } else {
                inside += letter.len_utf16();
            }
            continue;
        }
        match letter {
            '"' | '\'' => (quote, inside) = (Some(letter), 0),
            '(' => {
                open.push(1);
                depth = depth.max(open.len());
            }
            ',' => {
                if let Some(count) = open.last_mut() {
                    *count += 1;
                }
            }
            ')' => arguments = arguments.max(open.pop().unwrap_or_default()),
            _ => {}
        }
    }
    [
        // The equals sign is one of them.
        (FormulaLimit::Letters, formula.encode_utf16().count() + 1),
        (FormulaLimit::Arguments, arguments),
        (FormulaLimit::Depth, depth),
        (FormulaLimit::Text, literal),
    ]
}

/// Faults told of one plan; they mostly share a cause.
const MOST: usize = 20;

/// What of the forms of a plan Excel would not take, by the fields concerned.
pub fn faults(plan: &Plan, file: &str) -> Vec<Fault> {
    let drafts: Vec<(&Report, &Unit)> = plan.reports.iter().flat_map(|report| distinct(plan, report)).collect();
    let mut faults: Vec<Fault> =
        drafts.into_par_iter().flat_map_iter(|(report, unit)| of_unit(plan, report, unit, file)).collect();
    faults.sort_by_key(|fault| fault.place);
    faults.dedup_by(|one, other| one.place == other.place && one.kind == other.kind);
    faults.truncate(MOST);
    faults
}

fn of_unit(plan: &Plan, report: &Report, unit: &Unit, file: &str) -> Vec<Fault> {
    let Some(form) = plan.form_of(report) else { return Vec::new() };
    let occasion = report.occasions().first().filter(|_| !report.recurring());
    let draft = Draft::new(plan, report, form, unit, occasion, Prefilled::new(), Carried::new());
    as_faults(plan, report, &draft.kept.layout, &draft.book(1), file)
}

/// What of a unit's workbook Excel would not take, as faults of the plan.
pub fn as_faults(plan: &Plan, report: &Report, layout: &Layout, book: &Book, file: &str) -> Vec<Fault> {
    let Some(form) = plan.form_of(report) else { return Vec::new() };
    let told = beyond(book).into_iter().map(|one| {
        let field = field_of(layout, book, &one).and_then(|name| form.field(&name));
        let kind = FaultKind::BeyondExcel {
            form: form.id.clone(),
            cell: format!("«{}»!{}", one.sheet, one.spot.a1()),
            limit: one.limit,
            found: one.found,
        };
        Fault { file: file.to_owned(), place: field.map_or(form.at, |field| field.at), kind }
    });
    told.collect()
}

/// The field in whose row a formula stands; on the printed sheet the row bears its label.
fn field_of(layout: &Layout, book: &Book, one: &Beyond) -> Option<String> {
    let mut fields = layout.places.iter().filter(|place| {
        matches!(place.role, Role::Input | Role::Prefilled | Role::Computed) && !place.section.is_empty()
    });
    let label = match book.sheet(&one.sheet)?.content(one.spot.row, 1) {
        Some(Content::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let here = |place: &&form::Place| {
        (place.sheet == one.sheet && place.spot.row == one.spot.row)
            || (one.sheet == crate::text::form::PRINT_SHEET && label.as_ref() == Some(&place.label))
    };
    fields.find(here).map(|place| place.name.clone())
}

/// Of the units of a report one for every layout: the one with the most words of its own.
fn distinct<'p>(plan: &'p Plan, report: &'p Report) -> Vec<(&'p Report, &'p Unit)> {
    let Some(form) = plan.form_of(report) else { return Vec::new() };
    let words = |unit: &Unit| unit.written.values().map(String::len).sum::<usize>();
    let mut found: Vec<(Layout, &Unit)> = Vec::new();
    for unit in plan.units_of(report) {
        let layout = form::build(plan, report, form, unit, &Carried::new());
        match found.iter_mut().find(|(known, _)| *known == layout) {
            Some((_, known)) if words(unit) > words(known) => *known = unit,
            Some(_) => {}
            None => found.push((layout, unit)),
        }
    }
    found.into_iter().map(|(_, unit)| (report, unit)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(formula: &str, letters: usize, arguments: usize, depth: usize, text: usize) {
        assert_eq!(measures(formula).map(|(_, found)| found), [letters, arguments, depth, text], "{formula}");
    }

    #[test]
    fn a_formula_is_measured_as_excel_does() {
        case("1+1", 4, 0, 0, 0);
        case("IF(a=\"x,(\",SUM(b,c,d),1)", 25, 3, 2, 3);
        case("'Số (1), 2'!$A$1", 17, 0, 0, 0);
        case("OR(a=\"ế\",b)", 12, 2, 1, 1);
    }
}
