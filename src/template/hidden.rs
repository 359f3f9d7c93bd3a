//! The two hidden sheets: choice lists, and the identity of the workbook.

use super::{Job, form_code};
use crate::book::{Area, Sheet, Spot, Style, Visibility};
use crate::form::own;

/// Sheet of the choice lists. A list typed into a validation breaks at every comma and ends at 255 characters.
const LISTS: &str = "_danh_muc";
/// Sheet of the identity.
pub const IDENTITY: &str = "_tonghop";
/// Row of the unit's heading name, below the identity and the code.
const HEADING_ROW: u32 = own::IDENTITY.len() as u32 + 1;
/// The list behind every tick.
pub(super) const TICK_LIST: &str = "th_ds_x";

/// Distinct lists of choices, each under the first name that uses it.
fn choices<'a>(job: &Job<'a>) -> Vec<(String, &'a [String])> {
    let places = job.layout.places.iter().map(|place| (place.name.as_str(), place.options.as_slice()));
    let columns = job.layout.tables.iter().flat_map(|table| &table.columns);
    let columns = columns.map(|column| (column.name.as_str(), column.options.as_slice()));
    let mut lists: Vec<(String, &[String])> = Vec::new();
    for (name, options) in places.chain(columns).filter(|(_, options)| !options.is_empty()) {
        if !lists.iter().any(|(_, known)| *known == options) {
            lists.push((own::list(name), options));
        }
    }
    lists
}

/// The defined name of the list with these choices.
pub(super) fn list_of(job: &Job<'_>, name: &str, options: &[String]) -> String {
    let found = choices(job).into_iter().find(|(_, known)| *known == options);
    found.map_or_else(|| own::list(name), |(list, _)| list)
}

pub(super) fn lists(job: &Job<'_>) -> Sheet {
    let mut sheet = Sheet::new(LISTS);
    sheet.text(0, 0, "x", Style::plain());
    for (col, (_, options)) in (1..).zip(choices(job)) {
        for (row, option) in (0..).zip(options) {
            sheet.text(row, col, option.clone(), Style::plain());
        }
    }
    sheet.visibility = Visibility::Hidden;
    sheet.protected = true;
    sheet
}

pub(super) fn list_names(job: &Job<'_>) -> Vec<(String, String)> {
    let tick = (TICK_LIST.to_owned(), Spot::new(0, 0).on(LISTS));
    let lists = (1..)
        .zip(choices(job))
        .map(|(col, (name, options))| (name, Area::down(Spot::new(0, col), options.len() as u32).on(LISTS)));
    std::iter::once(tick).chain(lists).collect()
}

/// Identity as key and value: plan, report, unit, revision, and the period of a report that is not recurring.
pub(super) fn pairs(job: &Job<'_>) -> Vec<(&'static str, String)> {
    let period =
        job.occasion.filter(|_| !job.report.recurring()).map(|occasion| occasion.period.clone()).unwrap_or_default();
    let values = [job.plan.id.clone(), job.report.id.clone(), job.unit.code.clone(), job.revision.to_owned(), period];
    own::IDENTITY.into_iter().zip(values).collect()
}

pub(super) fn identity(job: &Job<'_>) -> Sheet {
    let mut sheet = Sheet::new(IDENTITY);
    for (row, (key, value)) in (0..).zip(pairs(job)) {
        sheet.text(row, 0, key, Style::plain());
        sheet.text(row, 1, value, Style::plain().left());
    }
    sheet.text(own::IDENTITY.len() as u32, 0, own::CODE, Style::plain());
    sheet.text(own::IDENTITY.len() as u32, 1, form_code(job.layout, job.unit, job.ordinal), Style::plain());
    sheet.text(HEADING_ROW, 0, own::HEADING, Style::plain());
    sheet.text(HEADING_ROW, 1, job.unit.heading_name.clone(), Style::plain());
    for (spot, formula) in super::missing::cells(job).into_iter().chain(super::judge::check_cells(job)) {
        sheet.formula(spot.row, spot.col, formula, Style::plain());
    }
    sheet.visibility = Visibility::VeryHidden;
    sheet.protected = true;
    sheet
}

pub(super) fn identity_names() -> Vec<(String, String)> {
    let keys = (0..).zip(own::IDENTITY).chain([(HEADING_ROW, own::HEADING)]);
    keys.map(|(row, key)| (key.to_owned(), Spot::new(row, 1).on(IDENTITY))).collect()
}
