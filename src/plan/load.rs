//! `plan.toml` and `units.csv` → [`Plan`]. Every fault is collected; a plan with faults is not returned.

use super::source::{Reader, Source};
use super::tree::{Node, Table};
use super::{
    Calendar, Draft, Fault, FaultKind, Letterhead, LetterheadStyle, Names, Place, Plan, Question, Registry, Tab,
    UnitLetterhead, Units, Window, schema,
};
use super::{codes, limits, load_form, load_indicator, load_schedule, occasions, unit, unit_faults, verify};
use chrono::{FixedOffset, NaiveDate};
use std::collections::BTreeMap;

/// File name of the plan.
pub(super) const PLAN_FILE: &str = "plan.toml";
/// File name of the registry.
pub(super) const UNITS_FILE: &str = "units.csv";

/// Reads a plan from the text of its two files, with the shipped calendar. All faults at once, in file order.
pub fn load(plan_text: &str, units_text: &str) -> Result<Plan, Vec<Fault>> {
    load_with(plan_text, units_text, None)
}

/// Reads a plan from the text of its files: `calendar.csv` is optional.
pub fn load_with(plan_text: &str, units_text: &str, calendar_text: Option<&str>) -> Result<Plan, Vec<Fault>> {
    let draft = Draft::from_toml(PLAN_FILE, plan_text);
    judge(&draft, &Registry::from_csv(UNITS_FILE, units_text), calendar_text)
}

/// Judges a plan and its registry as read, whatever files they came from.
pub fn judge(draft: &Draft, registry: &Registry, calendar_text: Option<&str>) -> Result<Plan, Vec<Fault>> {
    let too_many = draft.tree.as_ref().map(limits::exceeded).unwrap_or_default();
    if !too_many.is_empty() {
        let fault = |(place, kind)| Fault { file: draft.file.clone(), place, kind };
        let on_sheets = draft.file.ends_with(".xlsx");
        return Err(too_many.into_iter().map(|kind| on_its_sheet(kind, on_sheets)).map(fault).collect());
    }
    let unit::Parsed { units, mut faults, header, rows } = unit::parse(&registry.csv);
    let (calendar, wrong_days) = calendar_text.map_or_else(|| (Calendar::shipped(), Vec::new()), Calendar::parse);
    faults.extend(wrong_days);
    let source = Source::new(&draft.file);
    let plan = draft.tree.as_ref().map(|tree| {
        let reader = Reader::root(&source, tree);
        let plan = read_plan(&reader, units, calendar);
        reader.finish();
        plan
    });
    faults.extend(source.into_faults());
    // References are judged even when single keys are wrong, so that all faults come at once; not without a whole sheet.
    let judged = plan.iter().filter(|_| !draft.sheets.unread);
    faults.extend(judged.flat_map(verify::faults).map(|fault| named(fault, &draft.file)));
    faults.extend(plan.iter().flat_map(|plan| unit_faults::figures(plan, &header, &rows)));
    let tree = draft.tree.as_ref().filter(|_| draft.file.ends_with(".xlsx"));
    let keys = tree.map(told).unwrap_or_default();
    faults.iter_mut().filter(|fault| fault.file == draft.file).for_each(|fault| to_its_cell(fault, &keys));
    let faults =
        draft.sheets.causes(&draft.file, &draft.faults, faults).into_iter().map(|fault| draft.sheets.as_typed(fault));
    let mut faults: Vec<Fault> = faults.map(|fault| registry.placed(fault)).collect();
    faults.extend(draft.faults.iter().chain(&registry.faults).cloned());
    match plan {
        Some(plan) if faults.is_empty() => Ok(plan),
        _ => Err(sorted(faults)),
    }
}

/// What there is too much of, on the sheet that holds it and by the sheet's own words.
fn on_its_sheet(kind: FaultKind, on_sheets: bool) -> (Place, FaultKind) {
    let FaultKind::TooMany { what, found, limit } = kind else { return (Place::default(), kind) };
    let listed = Tab::ALL.into_iter().find(|tab| {
        let parts = schema::parts_on(*tab).into_iter().flat_map(|part| part.keys);
        schema::root_key(*tab).is_some_and(|key| key.key == what) || parts.into_iter().any(|key| key.key == what)
    });
    let Some(tab) = listed.filter(|_| on_sheets) else {
        return (Place::default(), FaultKind::TooMany { what, found, limit });
    };
    let heading = schema::root_key(tab).filter(|key| key.key == what).map(|key| key.heading);
    let heading = heading.or_else(|| schema::heading_on(tab, &what)).map_or(what.clone(), str::to_owned);
    (Place { sheet: Some(tab), ..Place::default() }, FaultKind::TooMany { what: heading, found, limit })
}

/// A key of a workbook with its cell and the words in it.
struct Told {
    at: Place,
    key: String,
    words: Vec<String>,
}

/// Every key of a workbook, in the order of the sheets.
fn told(tree: &Table) -> Vec<Told> {
    let mut all = Vec::new();
    let mut open = vec![tree];
    while let Some(table) = open.pop() {
        for entry in &table.entries {
            let list = entry.node.as_list().into_iter().flatten();
            open.extend(list.clone().filter_map(Node::as_table).chain(entry.node.as_table()));
            let words = list.filter_map(Node::as_text).chain(entry.node.as_text()).map(str::to_owned).collect();
            all.push(Told { at: entry.node.at, key: entry.key.clone(), words });
        }
    }
    all.sort_by_key(|one| one.at);
    all
}

/// A fault told at the cell of a row, or of the row it stands below, belongs to the cell of its key.
fn to_its_cell(fault: &mut Fault, all: &[Told]) {
    let (key, found) = match &fault.kind {
        FaultKind::UnknownReference { key, found, .. } => (key.as_str(), Some(found)),
        FaultKind::BadSheet { name, .. } => ("sheet", Some(name)),
        // «from = "previous.…"».
        FaultKind::Needs { key, .. } => (key.split(' ').next().unwrap_or(key), None),
        FaultKind::OutOfRange { key, .. } => (key.as_str(), None),
        _ => return,
    };
    let Place { sheet: Some(tab), line, .. } = fault.place else { return };
    let mut mine = all.iter().filter(|one| one.key == key && one.at.sheet == Some(tab) && one.at.line >= line);
    let holds = |one: &&Told| found.is_some_and(|found| one.words.contains(found));
    let cell = mine.clone().find(|one| one.at.line == line).or_else(|| mine.find(holds));
    if let Some(cell) = cell {
        fault.place = cell.at;
    }
}

/// A fault of the finished plan, in the file it was read from.
fn named(mut fault: Fault, file: &str) -> Fault {
    if fault.file == PLAN_FILE {
        file.clone_into(&mut fault.file);
    }
    fault
}

fn sorted(mut faults: Vec<Fault>) -> Vec<Fault> {
    faults.sort_by(|a, b| (&a.file, a.place).cmp(&(&b.file, b.place)));
    faults.dedup();
    faults
}

fn read_plan(root: &Reader<'_, '_>, units: Units, calendar: Calendar) -> Plan {
    let attributes = Names::of_units(&units);
    let head = root.table("plan");
    if head.is_none() {
        root.missing("plan");
    }
    let mut plan = head.map_or_else(blank, |head| read_head(&head));
    plan.questions = root.tables("question").into_iter().map(read_question).collect();
    plan.phases = root.tables("phase").into_iter().map(load_schedule::phase).collect();
    let extensions = root.tables("extension").into_iter();
    plan.extensions = extensions.filter_map(|table| load_schedule::extension(table, &attributes)).collect();
    plan.reports = root.tables("report").into_iter().map(|table| load_indicator::report(table, &attributes)).collect();
    for report in &mut plan.reports {
        report.occasions = occasions::occasions(report, &calendar, &plan.phases);
    }
    plan.calendar = calendar;
    plan.forms = root.tables("form").into_iter().map(|table| load_form::form(table, &attributes)).collect();
    plan.indicators = root
        .tables("indicator")
        .into_iter()
        .map(|table| load_indicator::indicator(table, &attributes, &plan.phases))
        .collect();
    plan.checks = root.tables("check").into_iter().map(load_indicator::check).collect();
    plan.sheets = root.tables("sheet").into_iter().filter_map(load_indicator::sheet).collect();
    plan.units = units;
    plan
}

fn blank() -> Plan {
    Plan {
        id: String::new(),
        code: String::new(),
        number: None,
        title: String::new(),
        short_title: String::new(),
        issuer: None,
        office: String::new(),
        issued: None,
        window: None,
        offset: vietnam(),
        expected_units: None,
        group_label: String::new(),
        organisation_label: String::new(),
        kind_labels: BTreeMap::new(),
        phases: Vec::new(),
        extensions: Vec::new(),
        calendar: Calendar::default(),
        recipients: Vec::new(),
        send_to: Vec::new(),
        letterhead: Letterhead::default(),
        unit_letterhead: UnitLetterhead::default(),
        questions: Vec::new(),
        reports: Vec::new(),
        forms: Vec::new(),
        indicators: Vec::new(),
        checks: Vec::new(),
        sheets: Vec::new(),
        units: Units::default(),
    }
}

/// `Asia/Ho_Chi_Minh`: UTC+07:00 since 1975, no daylight saving.
fn vietnam() -> FixedOffset {
    FixedOffset::east_opt(7 * 3600).unwrap_or_else(|| chrono::Offset::fix(&chrono::Utc))
}

fn read_head(head: &Reader<'_, '_>) -> Plan {
    let title = head.required("title");
    let plan = Plan {
        id: head.required("id"),
        code: codes::code(head),
        number: head.text("number"),
        short_title: head.text("short_title").unwrap_or_else(|| title.clone()),
        title,
        issuer: head.text("issuer"),
        office: head.text("office").unwrap_or_else(|| "Văn phòng".to_owned()),
        issued: head.date("issued"),
        window: window(head, "window"),
        offset: offset(head),
        expected_units: head.count("expected_units"),
        group_label: head.text("group_label").unwrap_or_else(|| "Nhóm".to_owned()),
        organisation_label: head.text("organisation_label").unwrap_or_else(|| "Tổ chức".to_owned()),
        kind_labels: head.table("kind_labels").map(|table| table.all_texts()).unwrap_or_default(),
        recipients: head.texts("recipients"),
        send_to: head.texts("send_to"),
        letterhead: head.table("letterhead").map(read_letterhead).unwrap_or_default(),
        unit_letterhead: head.table("unit_letterhead").map(read_unit_letterhead).unwrap_or_default(),
        ..blank()
    };
    head.finish();
    plan
}

/// A span `{ from, to }`.
pub(super) fn window(reader: &Reader<'_, '_>, key: &'static str) -> Option<Window> {
    let table = reader.table(key)?;
    let (from, to): (Option<NaiveDate>, Option<NaiveDate>) = (table.date("from"), table.date("to"));
    for (key, value) in [("from", from), ("to", to)] {
        if value.is_none() && !table.has(key) {
            table.missing(key);
        }
    }
    let window = Window { from: from?, to: to? };
    if window.to < window.from {
        table.source.fault(table.at, FaultKind::EmptySpan { key: key.to_owned() });
    }
    table.finish();
    Some(window)
}

fn offset(head: &Reader<'_, '_>) -> FixedOffset {
    let place = head.place_of("utc_offset");
    let Some(text) = head.text("utc_offset") else { return vietnam() };
    text.parse().unwrap_or_else(|_| {
        let wanted = "an offset such as \"+07:00\"".to_owned();
        head.source
            .fault(place, FaultKind::WrongType { key: "utc_offset".to_owned(), found: format!("“{text}”"), wanted });
        vietnam()
    })
}

fn read_letterhead(table: Reader<'_, '_>) -> Letterhead {
    let styles =
        [("doan", LetterheadStyle::Doan), ("dang", LetterheadStyle::Dang), ("nha_nuoc", LetterheadStyle::NhaNuoc)];
    let letterhead = Letterhead {
        style: table.word("style", &styles).unwrap_or(LetterheadStyle::Doan),
        superior: table.text("superior").unwrap_or_default(),
        body: table.required("body"),
        place: table.text("place").unwrap_or_default(),
        on_behalf: table.text("on_behalf").unwrap_or_default(),
        signers: table.texts("signers"),
    };
    table.finish();
    letterhead
}

fn read_unit_letterhead(table: Reader<'_, '_>) -> UnitLetterhead {
    let letterhead = UnitLetterhead {
        superior: table.required("superior"),
        on_behalf: table.text("on_behalf").unwrap_or_default(),
        signer: table.text("signer").unwrap_or_default(),
        number_suffix: table.text("number_suffix").unwrap_or_default(),
        recipients: table.texts("recipients"),
    };
    table.finish();
    letterhead
}

fn read_question(table: Reader<'_, '_>) -> Question {
    let question = Question { id: table.required("id"), text: table.required("text"), source: table.text("source") };
    table.finish();
    question
}

/// A fault of the registry.
pub(super) fn units_fault(line: usize, column: usize, kind: FaultKind) -> Fault {
    Fault { file: UNITS_FILE.to_owned(), place: Place::at(line, column), kind }
}
