//! Checks of what ties the parts of a plan to each other: figures carried from report to report, extensions, events,
//! units of measure, columns used side by side.

use super::verify::{Sink, formula_of, unknown};
use super::{FaultKind, Field, Form, Indicator, Names, OnDayOff, Origin, Place, Plan, Report, Rule, Schedule};
use crate::formula::{Formula, NameFault};
use crate::value::{Kind, key};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn faults(plan: &Plan, names: &BTreeMap<&str, Names>, fault: Sink<'_>) {
    for form in &plan.forms {
        carried(plan, form, fault);
    }
    circles(plan, fault);
    extensions(plan, fault);
    plan.reports.iter().for_each(|report| event(plan, report, fault));
    for report in plan.reports.iter().filter(|report| report.occasions().is_empty()) {
        let phases = matches!(report.schedule, Schedule::Phases { .. });
        let needs = if phases { "[[phase]]" } else { "from, to, on_day_off" };
        fault(report.at, FaultKind::Needs { key: "due".to_owned(), needs: needs.to_owned() });
    }
    for indicator in &plan.indicators {
        measures(plan, indicator, names, fault);
    }
    phases(plan, fault);
}

fn report_ids(plan: &Plan) -> impl Iterator<Item = &str> {
    plan.reports.iter().map(|report| report.id.as_str())
}

fn carried(plan: &Plan, form: &Form, fault: Sink<'_>) {
    for (_, field) in form.fields() {
        match &field.origin {
            Origin::Report { report, field: source } => from_report(plan, field, report, source, fault),
            Origin::Previous { field: source, .. } => from_previous(plan, form, field, source, fault),
            _ => {}
        }
    }
    for table in &form.tables {
        let Some(from) = &table.rows_from else { continue };
        let Some(report) = plan.report(&from.report) else {
            unknown("rows_from", &from.report, report_ids(plan), from.at, fault);
            continue;
        };
        let Some(source) = plan.form_of(report) else { continue };
        match source.carried_table(from.table.as_deref()) {
            None => {
                let known = source.tables.iter().map(|table| table.id.as_str());
                unknown("rows_from", from.table.as_deref().unwrap_or(""), known, from.at, fault);
            }
            Some(rows) if !rows.columns.iter().any(|column| table.columns.iter().any(|own| own.id == column.id)) => {
                let needs = rows.columns.iter().map(|column| column.id.as_str()).collect::<Vec<_>>().join(", ");
                fault(from.at, FaultKind::Needs { key: "rows_from".to_owned(), needs });
            }
            Some(_) => {}
        }
    }
}

fn from_report(plan: &Plan, field: &Field, report: &str, source: &str, fault: Sink<'_>) {
    let Some(report) = plan.report(report) else {
        let words = report_ids(plan).chain(["unit", "previous"]);
        return unknown("from", report, words, field.at, fault);
    };
    let Some(form) = plan.form_of(report) else { return };
    match form.field(source) {
        None => unknown("from", source, form.fields().map(|(_, field)| field.id.as_str()), field.at, fault),
        Some(source) => same_measure("from", field.at, source.uom.as_deref(), field.uom.as_deref(), fault),
    }
}

fn from_previous(plan: &Plan, form: &Form, field: &Field, source: &str, fault: Sink<'_>) {
    if form.field(source).is_none() {
        return unknown("from", source, form.fields().map(|(_, field)| field.id.as_str()), field.at, fault);
    }
    if !plan.reports.iter().filter(|one| one.form == form.id && !one.unread).all(Report::per_period) {
        let needs = "due = { every = … }, workbook = \"per_period\"".to_owned();
        fault(field.at, FaultKind::Needs { key: "from = \"previous.…\"".to_owned(), needs });
    }
}

/// Computed fields that, over others, rest on themselves.
pub(super) fn formula_circles(form: &Form, names: &Names, fault: Sink<'_>) {
    let rests_on = |id: &str| -> Vec<&str> {
        let rule = form.field(id).and_then(|field| match &field.origin {
            Origin::Formula(rule) => formula_of(rule, names),
            _ => None,
        });
        let used = rule.map(|formula| formula.names().to_vec()).unwrap_or_default();
        form.fields().map(|(_, field)| field.id.as_str()).filter(|id| used.iter().any(|name| name == id)).collect()
    };
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for (_, field) in form.fields().filter(|(_, field)| matches!(field.origin, Origin::Formula(_))) {
        let mut path = vec![field.id.as_str()];
        if !told.contains(field.id.as_str()) && circle(&rests_on, &mut path) {
            told.extend(&path);
            fault(field.at, FaultKind::FormulaCircle { fields: path.into_iter().map(str::to_owned).collect() });
        }
    }
}

/// A report that, over others, takes from itself can never be issued.
fn circles(plan: &Plan, fault: Sink<'_>) {
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for report in &plan.reports {
        if told.contains(report.id.as_str()) {
            continue;
        }
        let mut path = vec![report.id.as_str()];
        if circle(&|id| plan.report(id).map(|report| plan.sources(report)).unwrap_or_default(), &mut path) {
            told.extend(&path);
            let reports = path.into_iter().map(str::to_owned).collect();
            fault(report.at, FaultKind::Circle { reports });
        }
    }
}

/// Follows what the last of a path rests on until the first comes back. Nothing is followed twice.
fn circle<'p>(rests_on: &dyn Fn(&str) -> Vec<&'p str>, path: &mut Vec<&'p str>) -> bool {
    let mut seen: BTreeSet<&str> = path.iter().copied().collect();
    follow(rests_on, path, &mut seen)
}

fn follow<'p>(rests_on: &dyn Fn(&str) -> Vec<&'p str>, path: &mut Vec<&'p str>, seen: &mut BTreeSet<&'p str>) -> bool {
    let Some(last) = path.last().copied() else { return false };
    for next in rests_on(last) {
        if next == path[0] {
            path.push(next);
            return true;
        }
        if seen.insert(next) {
            path.push(next);
            if follow(rests_on, path, seen) {
                return true;
            }
            path.pop();
        }
    }
    false
}

fn extensions(plan: &Plan, fault: Sink<'_>) {
    for extension in &plan.extensions {
        super::verify::scope_words(&extension.scope, extension.scope_at, plan, fault);
        let Some(report) = plan.report(&extension.report) else {
            unknown("report", &extension.report, report_ids(plan), extension.at, fault);
            continue;
        };
        // Without a deadline that can be read nobody knows the periods.
        let known = |period: &&str| report.unread || report.occasion(period).is_some();
        if let Some(period) = extension.period.as_deref().filter(|period| !known(period)) {
            // Written down, but on a day off, and the report skips those.
            let written = super::Report { on_day_off: OnDayOff::AsWritten, ..report.clone() };
            if super::occasions::occasions(&written, &plan.calendar, &plan.phases)
                .iter()
                .any(|one| one.period == period)
            {
                fault(extension.period_at, FaultKind::Skipped { period: period.to_owned() });
                continue;
            }
            let known = report.occasions().iter().map(|one| one.period.as_str());
            unknown("period", period, known, extension.period_at, fault);
        }
    }
}

/// `after` names a phase, or a date of the report's own form.
fn event(plan: &Plan, report: &Report, fault: Sink<'_>) {
    let Schedule::After { event, .. } = &report.schedule else { return };
    let Some(form) = plan.form_of(report) else { return };
    let dated = |kind: Kind| matches!(kind, Kind::Date | Kind::DateRange);
    let fields = form.fields().filter(|(_, field)| dated(field.kind)).map(|(_, field)| field.id.as_str());
    let columns = form.tables.iter().flat_map(|table| &table.columns).filter(|column| dated(column.kind));
    let phases = plan.phases.iter().map(|phase| phase.id.as_str());
    let known: Vec<&str> = fields.chain(columns.map(|column| column.name.as_str())).chain(phases).collect();
    if !known.contains(&event.as_str()) {
        unknown("after", event, known.into_iter(), report.at, fault);
    }
}

fn same_measure(what: &str, at: Place, found: Option<&str>, wanted: Option<&str>, fault: Sink<'_>) {
    if let (Some(found), Some(wanted)) = (found, wanted)
        && key(found) != key(wanted)
    {
        let kind = FaultKind::OtherMeasure { key: what.to_owned(), found: found.to_owned(), wanted: wanted.to_owned() };
        fault(at, kind);
    }
}

/// Value and target must be of one measure; a share needs a base.
fn measures(plan: &Plan, indicator: &Indicator, names: &BTreeMap<&str, Names>, fault: Sink<'_>) {
    let form = plan.report(&indicator.report).and_then(|report| plan.form_of(report));
    let (Some(form), Some(target)) = (form, &indicator.target) else { return };
    // «5» of a ratio is five hundred per cent.
    if let Some(share) = target.text.trim().parse::<f64>().ok().filter(|share| indicator.base.is_some() && *share > 1.0)
    {
        let (figure, percent) = (target.text.trim(), share * 100.0);
        let kind = FaultKind::OutOfRange {
            key: "target".to_owned(),
            found: format!("{figure} (= {percent}%)"),
            from: "0%".to_owned(),
            to: format!("100% (ghi \"{figure}%\" / \"{percent}%\")"),
        };
        fault(target.at, kind);
    }
    let measure = |rule: &Rule| measure(form, rule, names.get(form.id.as_str())?);
    let value = measure(&indicator.value);
    if indicator.base.is_none() {
        same_measure("target", target.at, measure(target).as_deref(), value.as_deref(), fault);
        let counted = form.field(&indicator.value.text).is_some_and(|field| field.kind != Kind::Percent);
        if target.text.trim_end().ends_with('%') && counted {
            fault(
                target.at,
                FaultKind::Needs { key: format!("target = \"{}\"", target.text), needs: "base".to_owned() },
            );
        }
    } else if let Some(base) = &indicator.base {
        same_measure("base", base.at, measure(base).as_deref(), value.as_deref(), fault);
    }
}

/// The unit of measure of a rule that is one name, or of the money in it.
fn measure(form: &Form, rule: &Rule, names: &Names) -> Option<String> {
    if let Some(field) = form.field(rule.text.trim()) {
        return field.uom.clone();
    }
    let formula = formula_of(rule, names)?;
    let money = |name: &String| {
        let field = form.field(name).filter(|field| field.kind == Kind::Money).map(|field| &field.uom);
        let column = form.column(name).filter(|(_, column)| column.kind == Kind::Money);
        field.or(column.map(|(_, column)| &column.uom)).cloned().flatten()
    };
    formula.names().iter().find_map(money)
}

/// Phases give their dates names: those must be free, and no id may stand twice.
fn phases(plan: &Plan, fault: Sink<'_>) {
    for (index, phase) in plan.phases.iter().enumerate() {
        // `plan_from` and `period_from` are the days of the plan and of the period.
        let own = ["plan", "period"].contains(&phase.id.as_str()).then_some(NameFault::Reserved);
        let name = crate::formula::name_fault(&format!("{}_from", phase.id)).or(own);
        // A report made once a phase is issued into a folder of the phase.
        let why = name.or_else(|| crate::formula::folder_fault(&phase.id));
        if let Some(why) = why.filter(|_| !phase.id.is_empty()) {
            fault(phase.at, FaultKind::BadId { id: phase.id.clone(), why });
        }
        if let Some(first) = plan.phases[..index].iter().find(|one| one.id == phase.id) {
            let kind = FaultKind::Duplicate { what: "phase".to_owned(), id: phase.id.clone(), first: first.at };
            fault(phase.at, kind);
        }
    }
    let dates: BTreeSet<String> = plan.dates(None).into_iter().map(|(name, _)| name).collect();
    for form in &plan.forms {
        for (_, field) in form.fields().filter(|(_, field)| dates.contains(&field.id)) {
            let kind = FaultKind::Duplicate { what: "name".to_owned(), id: field.id.clone(), first: plan_place(plan) };
            fault(field.at, kind);
        }
    }
}

fn plan_place(plan: &Plan) -> Place {
    plan.phases.first().map_or(Place::default(), |phase| phase.at)
}

/// Columns that one function holds side by side must be of one table: lists of different length make no pairs.
pub(super) fn abreast(rule: &Rule, formula: &Formula, form: &Form, fault: Sink<'_>) {
    for columns in formula.columns_abreast() {
        let tables: BTreeSet<&str> = columns.iter().filter_map(|name| Some(form.column(name)?.0.id.as_str())).collect();
        if tables.len() > 1 {
            let tables = tables.into_iter().map(str::to_owned).collect();
            fault(rule.at, FaultKind::ColumnsApart { columns: columns.clone(), tables });
        }
    }
}
