//! Checks of the plan as a whole: ids, references, formulas, the number of units.

use super::load::{PLAN_FILE, units_fault};
use super::names::nearest;
use super::verify_links::{self, abreast, formula_circles};
use super::verify_table;
use super::{Fault, FaultKind, Form, Indicator, Names, Origin, Place, Plan, Report, Rollup, Rule, SheetKind};
use crate::formula::{self, Formula, Shape};
use std::collections::BTreeMap;

/// Every fault a finished model can show.
pub(super) fn faults(plan: &Plan) -> Vec<Fault> {
    let mut found = Vec::new();
    let mut fault = |place: Place, kind: FaultKind| found.push(Fault { file: PLAN_FILE.to_owned(), place, kind });
    ids(plan, &mut fault);
    codes(plan, &mut fault);
    references(plan, &mut fault);
    for form in &plan.forms {
        sheet_names(form, &mut fault);
        form_formulas(form, plan, &mut fault);
    }
    let names = Names::by_form(plan);
    for indicator in &plan.indicators {
        indicator_formulas(indicator, plan, &names, &mut fault);
    }
    checks(plan, &names, &mut fault);
    verify_links::faults(plan, &names, &mut fault);
    verify_table::faults(plan, &mut fault);
    sheets(plan, &mut fault);
    unit_count(plan, &mut found);
    found
}

pub(super) type Sink<'f> = &'f mut dyn FnMut(Place, FaultKind);

/// A formula without regard to its faults, which are told elsewhere.
pub(super) fn formula_of(rule: &Rule, names: &Names) -> Option<Formula> {
    Formula::parse(&rule.text, &|name| names.shape(name)).ok()
}

/// Parses a formula and reports its faults at its place.
pub(super) fn formula(rule: &Rule, names: &Names, fault: Sink<'_>) -> Option<Formula> {
    match Formula::parse(&rule.text, &|name| names.shape(name)) {
        Ok(formula) => Some(formula),
        Err(faults) => {
            for inner in faults {
                let nearest = match &inner.kind {
                    formula::FaultKind::UnknownName { name, nearest } => {
                        nearest.clone().or_else(|| names.nearest(name)).or_else(|| names.nearest(&name.to_lowercase()))
                    }
                    _ => None,
                };
                // The opening quote stands before the text.
                let place = rule.at.inside(inner.at);
                fault(place, FaultKind::Formula { text: rule.text.clone(), fault: inner, nearest });
            }
            None
        }
    }
}

/// Ids one after the other, each with what it names and where it stands.
struct Ids<'p> {
    what: &'static str,
    seen: BTreeMap<&'p str, Place>,
}

impl<'p> Ids<'p> {
    fn of(what: &'static str) -> Self {
        Ids { what, seen: BTreeMap::new() }
    }

    fn add(&mut self, id: &'p str, at: Place, fault: Sink<'_>) {
        if id.is_empty() {
            return;
        }
        if let Some(first) = self.seen.get(id) {
            fault(at, FaultKind::Duplicate { what: self.what.to_owned(), id: id.to_owned(), first: *first });
        } else {
            self.seen.insert(id, at);
        }
    }
}

fn ids(plan: &Plan, fault: Sink<'_>) {
    let (mut names, mut sections) = (Ids::of("field"), Ids::of("section"));
    for form in &plan.forms {
        for (section, field) in form.fields() {
            names.add(&field.id, field.at, fault);
            name(&field.id, field.at, fault);
            name(&section.id, field.at, &mut |place, kind| fault(place, kind));
        }
        for section in &form.sections {
            sections.add(&section.id, section.fields.first().map_or(form.at, |field| field.at), fault);
        }
        for table in &form.tables {
            sections.add(&table.id, table.at, fault);
            for column in &table.columns {
                names.add(&column.name, table.at, fault);
                name(&column.name, table.at, fault);
            }
        }
    }
    let (mut indicators, mut reports, mut forms) = (Ids::of("indicator"), Ids::of("report"), Ids::of("form"));
    plan.indicators.iter().for_each(|indicator| indicators.add(&indicator.id, indicator.at, fault));
    for report in &plan.reports {
        reports.add(&report.id, report.at, fault);
        folder(&report.id, report.at, fault);
    }
    plan.forms.iter().for_each(|form| forms.add(&form.id, form.at, fault));
}

/// Two reports of one code would have the same form codes.
fn codes(plan: &Plan, fault: Sink<'_>) {
    let mut seen = Ids::of("code");
    plan.reports.iter().for_each(|report| seen.add(&report.code, report.at, fault));
}

fn name(id: &str, at: Place, fault: Sink<'_>) {
    // Names of the program itself: ticks, notes, echoes, lists.
    let own = id.starts_with("th_").then_some(formula::NameFault::Reserved);
    if let Some(why) = formula::name_fault(id).or(own).filter(|_| !id.is_empty()) {
        fault(at, FaultKind::BadId { id: id.to_owned(), why });
    }
}

/// A report's workbooks are issued into a folder of its id.
fn folder(id: &str, at: Place, fault: Sink<'_>) {
    if let Some(why) = formula::folder_fault(id).filter(|_| !id.is_empty()) {
        fault(at, FaultKind::BadId { id: id.to_owned(), why });
    }
}

pub(super) fn unknown<'a>(key: &str, found: &str, known: impl Iterator<Item = &'a str>, at: Place, fault: Sink<'_>) {
    let kind =
        FaultKind::UnknownReference { key: key.to_owned(), found: found.to_owned(), nearest: nearest(found, known) };
    fault(at, kind);
}

fn references(plan: &Plan, fault: Sink<'_>) {
    for report in &plan.reports {
        if plan.form_of(report).is_none() && !report.form.is_empty() {
            unknown("form", &report.form, plan.forms.iter().map(|form| form.id.as_str()), report.at, fault);
        }
        scope_words(&report.scope, report.at, plan, fault);
    }
    for indicator in &plan.indicators {
        scope_words(&indicator.scope, indicator.at, plan, fault);
    }
    for form in &plan.forms {
        form.sections.iter().for_each(|section| scope_words(&section.scope, form.at, plan, fault));
        form.tables.iter().for_each(|table| scope_words(&table.scope, table.at, plan, fault));
        for (_, field) in form.fields() {
            if let Origin::UnitAttribute(attribute) = &field.origin
                && !plan.units.attributes.contains(attribute)
            {
                unknown("from", attribute, plan.units.attributes.iter().map(String::as_str), field.at, fault);
            }
        }
        for table in &form.tables {
            for key in table.key.iter().filter(|key| !table.columns.iter().any(|column| column.id == **key)) {
                unknown("key", key, table.columns.iter().map(|column| column.id.as_str()), table.at, fault);
            }
        }
    }
}

pub(super) fn scope_words(scope: &super::Scope, at: Place, plan: &Plan, fault: Sink<'_>) {
    let super::Scope::Some { units, groups, kinds, organisations, .. } = scope else { return };
    let same = |a: &str, b: &str| crate::value::key(a) == crate::value::key(b);
    for code in units.iter().filter(|code| plan.units.get(code).is_none()) {
        unknown("units", code, plan.units.iter().map(|unit| unit.code.as_str()), at, fault);
    }
    for group in groups.iter().filter(|group| !plan.units.iter().any(|unit| same(&unit.group, group))) {
        unknown("groups", group, plan.units.groups().into_iter(), at, fault);
    }
    for kind in kinds.iter().filter(|kind| !plan.units.iter().any(|unit| same(&unit.kind, kind))) {
        unknown("kinds", kind, plan.units.iter().map(|unit| unit.kind.as_str()), at, fault);
    }
    let organisation = |name: &&String| !plan.units.iter().any(|unit| same(&unit.organisation, name));
    for name in organisations.iter().filter(organisation) {
        unknown("organisations", name, plan.units.iter().map(|unit| unit.organisation.as_str()), at, fault);
    }
}

/// Sheets the program itself makes.
const OWN_SHEETS: [&str; 4] = ["Bắt đầu", "Bản in", "_danh_muc", "_tonghop"];

/// What Excel does not take for the name of a sheet.
fn unusable(name: &str) -> bool {
    let forbidden =
        name.contains(['[', ']', ':', '*', '?', '/', '\\']) || name.starts_with('\'') || name.ends_with('\'');
    // Excel keeps a sheet of this name for its own list of changes.
    let reserved = name.eq_ignore_ascii_case("history");
    forbidden || reserved || name.is_empty() || name.encode_utf16().count() > 31 || name.chars().any(char::is_control)
}

fn sheet_names(form: &Form, fault: Sink<'_>) {
    for sheet in &form.sheets {
        if unusable(sheet) && !sheet.is_empty() {
            fault(form.at, FaultKind::BadSheet { name: sheet.clone(), taken: false });
        }
    }
    for (index, sheet) in form.sheets.iter().enumerate() {
        // Excel does not tell capitals apart.
        let twin = |other: &&String| other.to_lowercase() == sheet.to_lowercase();
        let own = OWN_SHEETS.into_iter().find(|own| *own != sheet && own.to_lowercase() == sheet.to_lowercase());
        if let Some(known) = form.sheets[..index].iter().find(twin).map(String::as_str).or(own) {
            let (found, known, first) = (sheet.clone(), known.to_owned(), form.at);
            fault(form.at, FaultKind::Alike { key: "sheet".to_owned(), found, known, first });
        }
    }
    let compact = form.layout == super::FormLayout::Compact;
    for (index, table) in form.tables.iter().enumerate() {
        let other = form.tables[..index].iter().any(|one| one.sheet == table.sheet);
        let shared = !compact && form.sections.iter().any(|section| section.sheet == table.sheet);
        if other || shared || OWN_SHEETS.contains(&table.sheet.as_str()) {
            fault(table.at, FaultKind::BadSheet { name: table.sheet.clone(), taken: true });
        }
    }
    for section in form.sections.iter().filter(|section| OWN_SHEETS[1..].contains(&section.sheet.as_str())) {
        fault(form.at, FaultKind::BadSheet { name: section.sheet.clone(), taken: true });
    }
}

fn form_formulas(form: &Form, plan: &Plan, fault: Sink<'_>) {
    let names = Names::of_form(plan, form);
    for (_, field) in form.fields() {
        if let Origin::Formula(rule) = &field.origin {
            sound(rule, &names, form, fault);
        }
    }
    formula_circles(form, &names, fault);
}

/// A formula that can be parsed, over columns that belong together.
fn sound(rule: &Rule, names: &Names, form: &Form, fault: Sink<'_>) {
    if let Some(formula) = formula(rule, names, fault) {
        abreast(rule, &formula, form, fault);
    }
}

/// The form a report id leads to, or a fault.
fn form_behind<'p>(report: &str, at: Place, plan: &'p Plan, fault: Sink<'_>) -> Option<&'p Form> {
    let known: Option<&Report> = plan.report(report);
    if known.is_none() && !report.is_empty() {
        unknown("report", report, plan.reports.iter().map(|report| report.id.as_str()), at, fault);
    }
    plan.form_of(known?)
}

fn indicator_formulas(indicator: &Indicator, plan: &Plan, names: &BTreeMap<&str, Names>, fault: Sink<'_>) {
    let Some(form) = form_behind(&indicator.report, indicator.at, plan, fault) else { return };
    let Some(names) = names.get(form.id.as_str()) else { return };
    // A text roll-up names a table column or a field; it is listed, not computed.
    let listed = matches!(indicator.rollup, Rollup::List | Rollup::Text)
        && names.shape(&indicator.value.text) == Some(Shape::Column);
    if !listed {
        sound(&indicator.value, names, form, fault);
    }
    for rule in [&indicator.base, &indicator.target, &indicator.day].into_iter().flatten() {
        sound(rule, names, form, fault);
    }
    if let Some(table) = indicator.distinct.as_ref().filter(|table| form.table(table).is_none()) {
        unknown("distinct", table, form.tables.iter().map(|table| table.id.as_str()), indicator.at, fault);
    }
}

fn checks(plan: &Plan, names: &BTreeMap<&str, Names>, fault: Sink<'_>) {
    for check in &plan.checks {
        let Some(form) = form_behind(&check.report, check.formula.at, plan, fault) else { continue };
        let Some(names) = names.get(form.id.as_str()) else { continue };
        sound(&check.formula, names, form, fault);
        let placeholders =
            check.message.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name);
        for name in
            check.at_name.iter().map(String::as_str).chain(placeholders).filter(|name| names.shape(name).is_none())
        {
            let kind = FaultKind::UnknownReference {
                key: "at".to_owned(),
                found: name.to_owned(),
                nearest: names.nearest(name),
            };
            fault(check.formula.at, kind);
        }
    }
}

/// Sheets of the summary: each needs a name of its own, and Excel does not tell capitals apart.
fn summary_sheets(plan: &Plan, fault: Sink<'_>) {
    let grouped = !plan.units.groups().is_empty();
    let organised = plan.units.iter().any(|unit| !unit.organisation.is_empty());
    let labels = [(grouped, &plan.group_label), (organised, &plan.organisation_label)];
    let labels = labels.into_iter().filter(|(used, _)| *used).map(|(_, label)| (label.as_str(), Place::default()));
    let mut taken: Vec<String> = crate::text::summary::SHEETS.iter().map(|name| name.to_lowercase()).collect();
    for (name, at) in labels.chain(plan.sheets.iter().map(|sheet| (sheet.title.as_str(), sheet.at))) {
        if unusable(name) {
            // An absent title is told where it is missing.
            if !name.is_empty() {
                fault(at, FaultKind::BadSheet { name: name.to_owned(), taken: false });
            }
        } else if taken.contains(&name.to_lowercase()) {
            fault(at, FaultKind::BadSheet { name: name.to_owned(), taken: true });
        }
        taken.push(name.to_lowercase());
    }
}

fn sheets(plan: &Plan, fault: Sink<'_>) {
    summary_sheets(plan, fault);
    let tables = || plan.forms.iter().flat_map(|form| &form.tables).map(|table| table.id.as_str());
    for sheet in &plan.sheets {
        match &sheet.kind {
            SheetKind::Rows { table, khoi_table } => {
                for id in std::iter::once(table).chain(khoi_table).filter(|id| !tables().any(|known| known == *id)) {
                    unknown("table", id, tables(), sheet.at, fault);
                }
            }
            SheetKind::Fields { fields } => {
                for id in fields.iter().filter(|id| !plan.forms.iter().any(|form| form.field(id).is_some())) {
                    let known = plan.forms.iter().flat_map(Form::fields).map(|(_, field)| field.id.as_str());
                    unknown("fields", id, known, sheet.at, fault);
                }
            }
        }
    }
}

fn unit_count(plan: &Plan, found: &mut Vec<Fault>) {
    let units = plan.present().count();
    if let Some(expected) = plan.expected_units.filter(|expected| *expected != units) {
        found.push(units_fault(1, 1, FaultKind::UnitCount { found: units, expected }));
    }
}
