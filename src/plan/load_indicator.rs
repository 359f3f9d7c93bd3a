//! `[[report]]`, `[[indicator]]`, `[[check]]`, `[[sheet]]` and scopes.

use super::load::window;
use super::source::Reader;
use super::{Artefact, Boundary, Check, Compare, FaultKind, Indicator, Names, Report, Rollup, Rule, Schedule, Scope};
use super::{Severity, SheetKind, SummarySheet, Weight, verify};
use crate::formula::Formula;
use chrono::Weekday;

pub(super) fn report(table: Reader<'_, '_>, attributes: &Names) -> Report {
    let report = Report {
        id: table.required("id"),
        label: table.required("label"),
        code: table.required("code"),
        form: table.required("form"),
        scope: scope(&table, attributes),
        schedule: schedule(&table),
        artefacts: table.tables("artefacts").into_iter().map(artefact).collect(),
        source: table.text("source").unwrap_or_else(|| "office".to_owned()),
        at: table.at,
    };
    table.finish();
    report
}

fn artefact(table: Reader<'_, '_>) -> Artefact {
    let id = table.required("id");
    let artefact = Artefact {
        label: table.text("label").unwrap_or_else(|| id.clone()),
        id,
        channel: table.text("channel"),
        required: table.flag("required", true),
    };
    table.finish();
    artefact
}

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Mon),
    ("tue", Weekday::Tue),
    ("wed", Weekday::Wed),
    ("thu", Weekday::Thu),
    ("fri", Weekday::Fri),
    ("sat", Weekday::Sat),
    ("sun", Weekday::Sun),
];

/// Occasions of a weekly report: twenty years.
const MAX_WEEKS: usize = 1_040;

fn schedule(table: &Reader<'_, '_>) -> Schedule {
    let Some(due) = table.table("due") else { return Schedule::None };
    let schedule = if due.has("every") { weekly(&due) } else { once(&due) };
    if schedule.is_none() {
        due.source.fault(
            due.at,
            FaultKind::Needs { key: "due".to_owned(), needs: "before, by, every + on + from + to".to_owned() },
        );
    }
    due.finish();
    schedule.unwrap_or(Schedule::None)
}

fn once(due: &Reader<'_, '_>) -> Option<Schedule> {
    let before = due.instant("before").map(|at| (at, Boundary::Before));
    let by = due.instant("by").map(|at| (at, Boundary::By));
    before.or(by).map(|(at, boundary)| Schedule::Once { at, boundary })
}

fn weekly(due: &Reader<'_, '_>) -> Option<Schedule> {
    due.word("every", &[("week", ())])?;
    let on = due.word("on", &WEEKDAYS)?;
    let before = due.time("before").map(|at| (at, Boundary::Before));
    let (at, boundary) = before.or_else(|| due.time("by").map(|at| (at, Boundary::By)))?;
    let span = super::Window { from: due.date("from")?, to: due.date("to")? };
    if span.to < span.from {
        due.source.fault(due.at, FaultKind::EmptySpan { key: "due".to_owned() });
    }
    let weeks = ((span.to - span.from).num_days().max(0) / 7) as usize;
    if weeks > MAX_WEEKS {
        let kind = FaultKind::TooMany { what: "due".to_owned(), found: weeks, limit: MAX_WEEKS };
        due.source.fault(due.place_of("to"), kind);
        return Some(Schedule::None);
    }
    Some(Schedule::Weekly { on, at, boundary, span })
}

/// The scope of anything: absent = every unit.
pub(super) fn scope(owner: &Reader<'_, '_>, attributes: &Names) -> Scope {
    if let Some(table) = owner.table_if("scope") {
        return listed_scope(&table, attributes);
    }
    if !owner.has("scope") {
        return Scope::All;
    }
    match owner.word("scope", &[("all", true), ("khoi", false)]) {
        Some(false) => Scope::Khoi,
        _ => Scope::All,
    }
}

fn listed_scope(table: &Reader<'_, '_>, attributes: &Names) -> Scope {
    let condition = table.rule("where").and_then(|rule| compiled(table, rule, attributes));
    let scope = Scope::Some {
        units: table.texts("units"),
        groups: table.texts("groups"),
        kinds: table.texts("kinds"),
        condition,
    };
    table.finish();
    scope
}

fn compiled(table: &Reader<'_, '_>, rule: Rule, attributes: &Names) -> Option<(Rule, Box<Formula>)> {
    let formula = verify::formula(&rule, attributes, &mut |place, kind| table.source.fault(place, kind))?;
    Some((rule, Box::new(formula)))
}

const ROLLUPS: [(&str, Rollup); 7] = [
    ("sum", Rollup::Sum),
    ("met", Rollup::Met),
    ("ratio", Rollup::Ratio),
    ("distinct", Rollup::Distinct),
    ("list", Rollup::List),
    ("text", Rollup::Text),
    ("none", Rollup::None),
];

const WEIGHTS: [(&str, Weight); 3] = [("must", Weight::Must), ("should", Weight::Should), ("tally", Weight::Tally)];

pub(super) fn indicator(table: Reader<'_, '_>, attributes: &Names) -> Indicator {
    let value = table.rule("value");
    if value.is_none() && !table.has("value") {
        table.missing("value");
    }
    let indicator = Indicator {
        id: table.required("id"),
        code: table.text("code"),
        label: table.required("label"),
        short: table.text("short"),
        source: table.required("source"),
        report: table.required("report"),
        scope: scope(&table, attributes),
        value: value.unwrap_or(Rule { text: "0".to_owned(), at: table.at }),
        base: table.rule("base"),
        target: table.rule("target"),
        compare: compare(&table),
        rollup: table.word("rollup", &ROLLUPS).unwrap_or(Rollup::Sum),
        distinct: table.text("distinct"),
        uom: table.text("uom"),
        weight: table.word("weight", &WEIGHTS).unwrap_or(Weight::Must),
        share_met: table.share("share_met"),
        headline: table.flag("headline", false),
        highlight: table.text("highlight"),
        group: table.flag("group", false),
        at: table.at,
    };
    belong_together(&table, &indicator);
    table.finish();
    indicator
}

fn belong_together(table: &Reader<'_, '_>, indicator: &Indicator) {
    let needs = |key: &str, needs: &str| {
        table.source.fault(table.at, FaultKind::Needs { key: key.to_owned(), needs: needs.to_owned() });
    };
    if indicator.rollup == Rollup::Ratio && indicator.base.is_none() {
        needs("rollup = \"ratio\"", "base");
    }
    if indicator.rollup == Rollup::Distinct && indicator.distinct.is_none() {
        needs("rollup = \"distinct\"", "distinct");
    }
    let measured = matches!(indicator.compare, Compare::AtLeast | Compare::AtMost | Compare::Equals);
    if indicator.weight != Weight::Tally && measured && indicator.target.is_none() {
        needs("weight", "target");
    }
}

fn compare(table: &Reader<'_, '_>) -> Compare {
    let (on, within) = (table.date("on"), if table.has("within") { window(table, "within") } else { None });
    let words = [("at_least", 0), ("at_most", 1), ("equals", 2), ("on", 3), ("within", 4), ("yes", 5)];
    let needs = |key: &str, needs: &str| {
        table.source.fault(table.at, FaultKind::Needs { key: key.to_owned(), needs: needs.to_owned() });
        Compare::AtLeast
    };
    match table.word("compare", &words) {
        Some(1) => Compare::AtMost,
        Some(2) => Compare::Equals,
        Some(3) => on.map_or_else(|| needs("compare = \"on\"", "on = <date>"), Compare::On),
        Some(4) => within.map_or_else(|| needs("compare = \"within\"", "within = { from, to }"), Compare::Within),
        Some(5) => Compare::Yes,
        _ => Compare::AtLeast,
    }
}

const SEVERITIES: [(&str, Severity); 3] =
    [("error", Severity::Error), ("warning", Severity::Warning), ("info", Severity::Info)];

pub(super) fn check(table: Reader<'_, '_>) -> Check {
    let formula = table.rule("formula");
    if formula.is_none() && !table.has("formula") {
        table.missing("formula");
    }
    let check = Check {
        id: table.required("id"),
        report: table.required("report"),
        formula: formula.unwrap_or(Rule { text: "1=1".to_owned(), at: table.at }),
        severity: table.word("severity", &SEVERITIES).unwrap_or(Severity::Warning),
        at_name: table.text("at"),
        message: table.required("message"),
    };
    table.finish();
    check
}

pub(super) fn sheet(table: Reader<'_, '_>) -> Option<SummarySheet> {
    let title = table.required("title");
    let found = title.encode_utf16().count();
    if found > 31 {
        table.source.fault(table.place_of("title"), FaultKind::TooLong { key: "title".to_owned(), found, limit: 31 });
    }
    let rows = table.word("kind", &[("rows", true), ("fields", false)]);
    let kind = match rows {
        Some(true) => SheetKind::Rows { table: table.required("table"), khoi_table: table.text("khoi_table") },
        Some(false) => SheetKind::Fields { fields: table.texts("fields") },
        None => {
            if !table.has("kind") {
                table.missing("kind");
            }
            return None;
        }
    };
    let sheet = SummarySheet { title, kind, blank: table.texts("blank"), sign: table.flag("sign", false) };
    table.finish();
    Some(sheet)
}
