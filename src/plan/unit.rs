//! The registry of reporting units.

use super::load::units_fault;
use super::{Fault, FaultKind, unit_faults};
use crate::formula::{Cell, Inputs};
use crate::value::Kind;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A reporting unit: one row of the registry.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Ordinal in the registry, from 1; the office itself has 0.
    pub ordinal: usize,
    /// Code.
    pub code: String,
    /// Long name.
    pub name: String,
    /// Name in the heading of its own papers.
    pub heading_name: String,
    /// Short name.
    pub short_name: String,
    /// Emulation group.
    pub group: String,
    /// Kind (`so`, `benh_vien`, …, `khoi` for the office).
    pub kind: String,
    /// Other names it goes by.
    pub aliases: Vec<String>,
    /// Organisation it is («Công đoàn»), where several report beside each other.
    pub organisation: String,
    /// The unit its organisation belongs to.
    pub base_unit: String,
    /// First day it exists; none = always.
    pub from: Option<NaiveDate>,
    /// Last day it exists; none = still.
    pub to: Option<NaiveDate>,
    /// Former names, each with the last day it was called so, oldest first.
    pub formerly: Vec<(NaiveDate, String)>,
    /// Code of the unit it was merged into.
    pub merged_into: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Every other column, by name: figures known before.
    pub attributes: BTreeMap<String, Cell>,
    /// The same as written, for fields of words: «0912345678» is no figure there.
    pub written: BTreeMap<String, String>,
}

impl Unit {
    /// Whether this is the office itself: outside every denominator.
    pub fn is_khoi(&self) -> bool {
        self.kind == "khoi"
    }

    /// Whether it exists on a day.
    pub fn exists_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// What it was called on a day, where that is not today's name.
    pub fn former_name(&self, day: NaiveDate) -> Option<&str> {
        self.formerly.iter().find(|(until, _)| day <= *until).map(|(_, name)| name.as_str())
    }

    /// The unit under another name; today's names become aliases.
    #[must_use]
    pub fn renamed(&self, name: &str) -> Unit {
        let mut unit = self.clone();
        unit.aliases.extend([unit.name, unit.short_name]);
        let name = name.to_owned();
        Unit { heading_name: name.clone(), short_name: name.clone(), name, ..unit }
    }

    /// Its attributes as inputs of a formula.
    pub fn inputs(&self) -> Inputs {
        Inputs { scalars: self.attributes.clone(), ..Inputs::default() }
    }

    /// An attribute as a field of this kind holds it.
    pub fn known(&self, attribute: &str, kind: Kind) -> Option<Cell> {
        let words = || self.written.get(attribute).filter(|text| !text.is_empty()).cloned().map(Cell::Text);
        if kind.is_figure() { self.attributes.get(attribute).cloned() } else { words() }
    }

    /// A numeric attribute.
    pub fn number(&self, attribute: &str) -> Option<f64> {
        match self.attributes.get(attribute) {
            Some(Cell::Number(number)) => Some(*number),
            _ => None,
        }
    }
}

/// The registry, in its own order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Units {
    list: Vec<Unit>,
    /// Names of the attribute columns.
    pub attributes: Vec<String>,
}

impl Units {
    /// A registry of these units.
    pub fn new(list: Vec<Unit>, attributes: Vec<String>) -> Self {
        Units { list, attributes }
    }

    /// All rows, the office included.
    pub fn iter(&self) -> impl Iterator<Item = &Unit> {
        self.list.iter()
    }

    /// The reporting units, without the office.
    pub fn reporting(&self) -> impl Iterator<Item = &Unit> {
        self.list.iter().filter(|unit| !unit.is_khoi())
    }

    /// The unit with this code.
    pub fn get(&self, code: &str) -> Option<&Unit> {
        self.list.iter().find(|unit| unit.code == code)
    }

    /// Whether a unit went into another, itself or by way of others.
    pub fn leads_to(&self, unit: &Unit, code: &str) -> bool {
        let mut next = unit.merged_into.as_deref();
        for _ in 0..self.list.len() {
            match next {
                Some(into) if into == code => return true,
                Some(into) => next = self.get(into).and_then(|one| one.merged_into.as_deref()),
                None => return false,
            }
        }
        false
    }

    /// The groups, in order of first appearance.
    pub fn groups(&self) -> Vec<&str> {
        let mut groups: Vec<&str> = Vec::new();
        for unit in self.reporting() {
            if !unit.group.is_empty() && !groups.contains(&unit.group.as_str()) {
                groups.push(&unit.group);
            }
        }
        groups
    }
}

/// Columns with a meaning of their own; every other column is an attribute usable in formulas.
pub(super) const KNOWN: [&str; 15] = [
    "code",
    "name",
    "heading_name",
    "short_name",
    "group",
    "kind",
    "aliases",
    "organisation",
    "base_unit",
    "from",
    "to",
    "formerly",
    "merged_into",
    "email",
    "source",
];

/// What the name of a column begins with that holds the figure a running total begins with; the field's id follows.
pub const START: &str = "dau_ky_";

/// Rows a registry may have.
const MAX_UNITS: usize = 5_000;

/// A registry as parsed.
pub(super) struct Parsed {
    pub(super) units: Units,
    pub(super) faults: Vec<Fault>,
    pub(super) header: Vec<String>,
    /// Units with the line each stands in.
    pub(super) rows: Vec<(usize, Unit)>,
}

/// Reads `units.csv`.
pub(super) fn parse(text: &str) -> Parsed {
    let mut faults = Vec::new();
    let mut reader = crate::value::list(text);
    let header = match reader.headers() {
        Ok(header) => header.iter().map(crate::value::clean).collect::<Vec<_>>(),
        Err(error) => {
            let faults = vec![units_fault(1, 1, FaultKind::Syntax { reason: error.to_string() })];
            return Parsed { units: Units::default(), faults, header: Vec::new(), rows: Vec::new() };
        }
    };
    check_header(&header, &mut faults);
    faults.extend(unit_faults::columns(&header));
    let mut list: Vec<(usize, Unit)> = Vec::new();
    for record in reader.records() {
        if list.len() == MAX_UNITS {
            let kind = FaultKind::TooMany { what: "units".to_owned(), found: MAX_UNITS + 1, limit: MAX_UNITS };
            faults.push(units_fault(1, 1, kind));
            break;
        }
        match record {
            Ok(record) => {
                let line = record.position().map_or(0, csv::Position::line) as usize;
                let unit = row(&header, &record, list.len(), &mut |column, found, wanted| {
                    let kind = FaultKind::WrongType { key: column.to_owned(), found, wanted: wanted.to_owned() };
                    let at = header.iter().position(|name| name == column).unwrap_or(0) + 1;
                    faults.push(units_fault(line, at, kind));
                });
                list.push((line, unit));
            }
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line) as usize;
                faults.push(units_fault(line, 1, FaultKind::Syntax { reason: error.to_string() }));
            }
        }
    }
    faults.extend(unit_faults::faults(&header, &list));
    let rows = list.clone();
    let mut list: Vec<Unit> = list.into_iter().map(|(_, unit)| unit).collect();
    number(&mut list);
    let attributes = header.iter().filter(|name| !KNOWN.contains(&name.as_str())).cloned().collect();
    Parsed { units: Units::new(list, attributes), faults, header, rows }
}

fn check_header(header: &[String], faults: &mut Vec<Fault>) {
    for key in ["code", "name"] {
        if !header.iter().any(|name| name == key) {
            let kind = FaultKind::MissingKey { key: key.to_owned(), table: "units.csv".to_owned() };
            faults.push(units_fault(1, 1, kind));
        }
    }
    for (column, name) in header.iter().enumerate() {
        if let Some(why) = crate::formula::name_fault(name).filter(|_| !KNOWN.contains(&name.as_str())) {
            faults.push(units_fault(1, column + 1, FaultKind::BadId { id: name.clone(), why }));
        }
    }
}

/// Told what a cell cannot be: its column, what was found, what would be right.
type Wrong<'f> = &'f mut dyn FnMut(&str, String, &str);

fn row(header: &[String], record: &csv::StringRecord, index: usize, wrong: Wrong<'_>) -> Unit {
    let cells: BTreeMap<&str, String> =
        header.iter().map(String::as_str).zip(record.iter().map(crate::value::clean)).collect();
    let cell = |key: &str| cells.get(key).cloned().unwrap_or_default();
    let or_name = |key: &str| Some(cell(key)).filter(|text| !text.is_empty()).unwrap_or_else(|| cell("name"));
    let aliases =
        cell("aliases").split('|').map(str::trim).filter(|alias| !alias.is_empty()).map(str::to_owned).collect();
    let own = || cells.iter().filter(|(key, _)| !KNOWN.contains(key)).map(|(key, text)| ((*key).to_owned(), text));
    Unit {
        ordinal: index + 1,
        code: cell("code"),
        name: cell("name"),
        heading_name: or_name("heading_name"),
        short_name: or_name("short_name"),
        group: cell("group"),
        kind: kind(cell("kind")),
        aliases,
        organisation: cell("organisation"),
        base_unit: cell("base_unit"),
        from: date("from", &cell("from"), wrong),
        to: date("to", &cell("to"), wrong),
        formerly: formerly(&cell("formerly"), wrong),
        merged_into: Some(cell("merged_into")).filter(|code| !code.is_empty()),
        email: Some(cell("email")).filter(|mail| !mail.is_empty()),
        attributes: own().map(|(key, text)| (key, attribute(text))).collect(),
        written: own().map(|(key, text)| (key, text.clone())).collect(),
    }
}

/// «Khối», «cấp Khối», «KHOI» are the office itself.
fn kind(typed: String) -> String {
    let office = ["khoi", "khối", "cấp khối", "cap khoi"].contains(&crate::value::key(&typed).as_str());
    if office { "khoi".to_owned() } else { typed }
}

/// `2025-02-28` or `28/2/2025`.
fn date(column: &str, text: &str, wrong: Wrong<'_>) -> Option<NaiveDate> {
    if text.is_empty() {
        return None;
    }
    let day = ["%Y-%m-%d", "%d/%m/%Y"].iter().find_map(|format| NaiveDate::parse_from_str(text, format).ok());
    if day.is_none() {
        wrong(column, format!("“{text}”"), "a date such as 2025-02-28");
    }
    day
}

/// `Tên cũ@2025-02-28|Tên cũ hơn@2020-01-01`: each name with the last day it was in use.
fn formerly(text: &str, wrong: Wrong<'_>) -> Vec<(NaiveDate, String)> {
    let mut names = Vec::new();
    for part in text.split('|').map(str::trim).filter(|part| !part.is_empty()) {
        let Some((name, day)) = part.rsplit_once('@') else {
            wrong("formerly", format!("“{part}”"), "name@last day, such as Sở Công thương@2025-02-28");
            continue;
        };
        names.extend(date("formerly", day.trim(), wrong).map(|day| (day, name.trim().to_owned())));
    }
    names.sort();
    names
}

/// A figure, a word, or blank: a blank attribute is unknown, not zero.
fn attribute(text: &str) -> Cell {
    if text.is_empty() {
        return Cell::Blank;
    }
    let figure = text.chars().all(|letter| letter.is_ascii_digit() || ['.', ',', '-', ' '].contains(&letter));
    // As everywhere else «1.200» is one thousand two hundred.
    let raw = crate::value::Raw::Text(text.to_owned());
    match crate::value::read(crate::value::Kind::Decimal, &raw, &crate::value::Context::default()) {
        crate::value::Reading::Value { value: crate::value::Value::Number(number), .. } if figure => {
            Cell::Number(number)
        }
        _ => Cell::Text(text.to_owned()),
    }
}

/// A figure as the registry reads it back: «1,2340», since «1.234» there is one thousand two hundred and thirty-four.
pub fn figure_text(number: f64) -> Option<String> {
    let plain = number.to_string();
    let comma = plain.replace('.', ",");
    let longer = format!("{comma}0");
    [plain, comma, longer].into_iter().find(|text| attribute(text) == Cell::Number(number))
}

/// Ordinals count the reporting units; the office itself stands outside, at 0.
fn number(list: &mut [Unit]) {
    let mut next = 0;
    for unit in list {
        unit.ordinal = if unit.is_khoi() {
            0
        } else {
            next += 1;
            next
        };
    }
}
