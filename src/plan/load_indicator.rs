//! `[[report]]`, `[[indicator]]`, `[[check]]`, `[[sheet]]` and scopes.

use super::load::window;
use super::load_schedule::deadline;
use super::source::Reader;
use super::{
    Artefact, Check, Compare, FaultKind, Files, Indicator, Names, Over, Phase, Report, Rhythm, Rollup, Rule, Schedule,
};
use super::{Scope, Severity, SheetKind, SummarySheet, Weight, Window, verify};
use crate::formula::Formula;
use chrono::NaiveDate;

pub(super) fn report(table: Reader<'_, '_>, attributes: &Names) -> Report {
    let due = deadline(&table);
    let schedule = due.schedule.unwrap_or(Schedule::None);
    let weekly = matches!(schedule, Schedule::Every { rhythm: Rhythm::Week(_), .. });
    let report = Report {
        id: table.required("id"),
        label: table.required("label"),
        code: super::codes::code(&table),
        form: table.required("form"),
        scope: scope(&table, attributes),
        growing: table.word("workbook", &[("growing", true), ("per_period", false)]).unwrap_or(weekly),
        schedule,
        on_day_off: due.on_day_off,
        grace_minutes: due.grace_minutes,
        unread: due.unread,
        accept_text: table.flag("accept_text", false),
        occasions: Vec::new(),
        artefacts: table
            .tables("artefacts")
            .into_iter()
            .enumerate()
            .map(|(index, table)| artefact(index == 0, table))
            .collect(),
        source: table.text("source").unwrap_or_else(|| "office".to_owned()),
        at: table.at,
    };
    table.finish();
    report
}

fn artefact(first: bool, table: Reader<'_, '_>) -> Artefact {
    let id = table.required("id");
    let label = table.text("label").unwrap_or_else(|| id.clone());
    let channel = table.text("channel");
    let words = [
        ("workbook", Files::Workbook),
        ("paper", Files::Paper),
        ("dossier", Files::Dossier),
        ("photos", Files::Photos),
    ];
    let files = table.word("files", &words);
    let artefact = Artefact {
        files: files.unwrap_or_else(|| Files::presumed(first, &label, channel.as_deref())),
        label,
        id,
        channel,
        required: table.flag("required", true),
    };
    table.finish();
    artefact
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
        organisations: table.texts("organisations"),
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

const OVERS: [(&str, Over); 3] = [("latest", Over::Latest), ("sum", Over::Sum), ("each", Over::Each)];

/// A target may carry its unit of measure («390 triệu đồng»): it must be the indicator's own.
fn target(table: &Reader<'_, '_>) -> Option<Rule> {
    let rule = table.rule("target")?;
    let Some((number, uom)) = measured(&rule.text) else { return Some(rule) };
    let wanted = table.text("uom").unwrap_or_default();
    if crate::value::key(&uom) != crate::value::key(&wanted) {
        let kind = FaultKind::OtherMeasure { key: "target".to_owned(), found: uom, wanted };
        table.source.fault(rule.at, kind);
    }
    Some(Rule { text: number.to_string(), ..rule })
}

/// `390 triệu đồng` → 390 and «triệu đồng»; a formula is none.
fn measured(text: &str) -> Option<(f64, String)> {
    let (number, uom) = text.split_once(' ')?;
    let words = uom.chars().all(|letter| letter.is_alphabetic() || letter == ' ' || letter == ',');
    let plain = number.starts_with(|digit: char| digit.is_ascii_digit());
    let number = number.replace('.', "").replace(',', ".").parse().ok()?;
    (words && plain && !uom.trim().is_empty()).then(|| (number, uom.trim().to_owned()))
}

pub(super) fn indicator(table: Reader<'_, '_>, attributes: &Names, phases: &[Phase]) -> Indicator {
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
        target: target(&table),
        compare: compare(&table, phases),
        over: table.word("over", &OVERS).unwrap_or_default(),
        strict: table.flag("strict", false),
        day: table.rule("day"),
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

const COMPARES: [(&str, u8); 6] =
    [("at_least", 0), ("at_most", 1), ("equals", 2), ("on", 3), ("within", 4), ("yes", 5)];

fn compare(table: &Reader<'_, '_>, phases: &[Phase]) -> Compare {
    let (on, within) = (table.date("on"), days(table, phases));
    let missing = |key: &str, needs: &str| {
        table.needs(key, needs);
        Compare::AtLeast
    };
    match table.word("compare", &COMPARES) {
        Some(1) => Compare::AtMost,
        Some(2) => Compare::Equals,
        Some(3) => on.map_or_else(|| missing("compare = \"on\"", "on = <date>"), Compare::On),
        Some(4) => match within {
            Some(days) => Compare::Within(days),
            // What is wrong with it is told already.
            None if table.has("within") => Compare::Within(Window { from: NaiveDate::MIN, to: NaiveDate::MAX }),
            None => missing("compare = \"within\"", "within = { from, to }"),
        },
        Some(5) => Compare::Yes,
        _ => Compare::AtLeast,
    }
}

/// `within`: a span, or a phase; an open end of a phase leaves the days open there.
fn days(table: &Reader<'_, '_>, phases: &[Phase]) -> Option<Window> {
    if !table.has("within") {
        return None;
    }
    if table.table_if("within").is_some() {
        return window(table, "within");
    }
    let id = table.text("within")?;
    let phase = phases.iter().find(|phase| phase.id == id);
    if phase.is_none() {
        let nearest = super::names::nearest(&id, phases.iter().map(|phase| phase.id.as_str()));
        let kind = FaultKind::UnknownReference { key: "within".to_owned(), found: id, nearest };
        table.source.fault(table.place_of("within"), kind);
    }
    let span = phase?.span;
    Some(Window { from: span.from.unwrap_or(NaiveDate::MIN), to: span.to.unwrap_or(NaiveDate::MAX) })
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
    let sheet =
        SummarySheet { title, kind, blank: table.texts("blank"), sign: table.flag("sign", false), at: table.at };
    table.finish();
    Some(sheet)
}
