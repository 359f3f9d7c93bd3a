//! What is wrong with the rows of a registry: codes, names, words that differ only in their spelling.

use super::load::units_fault;
use super::{Fault, FaultKind, Origin, Place, Plan, Unit};
use crate::formula::Cell;
use crate::value::Kind;
use std::collections::{BTreeMap, BTreeSet};

/// Letters in a unit's name.
const MAX_NAME: usize = 250;

/// Units with the line each stands in.
pub(super) type Rows<'r> = &'r [(usize, Unit)];

/// Every fault of the rows.
pub(super) fn faults(header: &[String], rows: Rows<'_>) -> Vec<Fault> {
    let mut faults = codes(header, rows);
    faults.extend(names(header, rows));
    faults.extend(namesakes(header, rows));
    faults.extend(successors(header, rows));
    faults.extend(alike(header, rows, "group", |unit| &unit.group));
    faults.extend(alike(header, rows, "kind", |unit| &unit.kind));
    faults.extend(alike(header, rows, "organisation", |unit| &unit.organisation));
    if rows.is_empty() && ["code", "name"].iter().all(|key| header.iter().any(|name| name == key)) {
        faults.push(units_fault(1, 1, FaultKind::NoUnits));
    }
    faults
}

/// A column twice: only the last one would be read.
pub(super) fn columns(header: &[String]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (index, name) in header.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
        if let Some(first) = header[..index].iter().position(|other| other == name) {
            let first = Place::at(1, first + 1);
            let kind = FaultKind::Duplicate { what: "column".to_owned(), id: name.clone(), first };
            faults.push(units_fault(1, index + 1, kind));
        }
    }
    faults
}

fn column_of(header: &[String], column: &str) -> usize {
    header.iter().position(|name| name == column).unwrap_or(0) + 1
}

/// A code must be there, once, and able to stand in a file name.
fn codes(header: &[String], rows: Rows<'_>) -> Vec<Fault> {
    let column = column_of(header, "code");
    if !header.iter().any(|name| name == "code") {
        // The column itself was told.
        return Vec::new();
    }
    let mut seen: BTreeMap<String, Place> = BTreeMap::new();
    let mut faults = Vec::new();
    for (line, unit) in rows {
        let kind = if unit.code.is_empty() {
            FaultKind::MissingKey { key: "code".to_owned(), table: unit.name.clone() }
        } else if let Some(first) = seen.get(&unit.code.to_uppercase()) {
            FaultKind::Duplicate { what: "unit".to_owned(), id: unit.code.clone(), first: *first }
        } else {
            seen.insert(unit.code.to_uppercase(), Place::at(*line, column));
            let Some(kind) = super::codes::fault(&unit.code) else { continue };
            kind
        };
        faults.push(units_fault(*line, column, kind));
    }
    faults
}

/// A unit without a name, and two of one name at one time: nobody could tell them apart.
fn namesakes(header: &[String], rows: Rows<'_>) -> Vec<Fault> {
    let Some(at) = header.iter().position(|name| name == "name") else { return Vec::new() };
    let mut seen: BTreeMap<(String, String), Vec<(usize, &Unit)>> = BTreeMap::new();
    let mut faults = Vec::new();
    for (line, unit) in rows.iter().filter(|(_, unit)| !unit.code.is_empty()) {
        if unit.name.is_empty() {
            let kind = FaultKind::MissingKey { key: "name".to_owned(), table: unit.code.clone() };
            faults.push(units_fault(*line, at + 1, kind));
            continue;
        }
        let known = seen.entry((crate::value::key(&unit.name), crate::value::key(&unit.organisation))).or_default();
        if let Some((first, _)) = known.iter().find(|(_, other)| together(unit, other)) {
            let first = Place::at(*first, at + 1);
            let kind = FaultKind::Duplicate { what: "name".to_owned(), id: unit.name.clone(), first };
            faults.push(units_fault(*line, at + 1, kind));
        }
        known.push((*line, unit));
    }
    faults
}

/// Whether two units exist on some day both.
fn together(one: &Unit, two: &Unit) -> bool {
    let before = |one: &Unit, two: &Unit| one.to.zip(two.from).is_some_and(|(to, from)| to < from);
    !before(one, two) && !before(two, one)
}

/// Words where the form of a unit is printed with a figure.
pub(super) fn figures(plan: &Plan, header: &[String], rows: Rows<'_>) -> Vec<Fault> {
    let number = |kind: Kind| matches!(kind, Kind::Count | Kind::Decimal | Kind::Money | Kind::Percent);
    let fields = plan.forms.iter().flat_map(super::Form::fields).map(|(_, field)| field);
    let printed: BTreeSet<&str> = fields
        .filter(|field| number(field.kind))
        .filter_map(|field| match &field.origin {
            Origin::UnitAttribute(name) => Some(name.as_str()),
            _ => None,
        })
        .collect();
    let columns = header.iter().enumerate();
    let columns = columns.filter(|(_, name)| printed.contains(name.as_str()) || name.starts_with(super::START));
    let mut faults = Vec::new();
    for (at, column) in columns {
        for (line, unit) in rows {
            if let Some(Cell::Text(text)) = unit.attributes.get(column) {
                let (found, wanted) = (format!("“{text}”"), "a figure or a blank".to_owned());
                faults.push(units_fault(*line, at + 1, FaultKind::WrongType { key: column.clone(), found, wanted }));
            }
        }
    }
    faults
}

fn names(header: &[String], rows: Rows<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (line, unit) in rows {
        for (column, text) in
            [("name", &unit.name), ("short_name", &unit.short_name), ("heading_name", &unit.heading_name)]
        {
            // Without a name of its own a column shows the unit's; that is told once.
            let Some(at) = header.iter().position(|name| name == column) else { continue };
            let found = text.chars().count();
            let own = column == "name" || *text != unit.name;
            if found > MAX_NAME && own {
                let kind = FaultKind::TooLong { key: column.to_owned(), found, limit: MAX_NAME };
                faults.push(units_fault(*line, at + 1, kind));
            }
        }
    }
    faults
}

/// The unit another was merged into must be in the registry.
fn successors(header: &[String], rows: Rows<'_>) -> Vec<Fault> {
    let column = column_of(header, "merged_into");
    let known = || rows.iter().map(|(_, unit)| unit.code.as_str());
    let lost = rows.iter().filter_map(|(line, unit)| {
        let found = unit.merged_into.as_deref().filter(|code| !known().any(|known| known == *code))?;
        let nearest = super::names::nearest(found, known());
        let kind = FaultKind::UnknownReference { key: "merged_into".to_owned(), found: found.to_owned(), nearest };
        Some(units_fault(*line, column, kind))
    });
    lost.collect()
}

/// «Nhóm 1» and «nhóm  1» are one group to a reader and two to a sum.
fn alike(header: &[String], rows: Rows<'_>, column: &str, part: fn(&Unit) -> &str) -> Vec<Fault> {
    let at = column_of(header, column);
    let mut first: BTreeMap<String, (&str, usize)> = BTreeMap::new();
    let mut told: Vec<&str> = Vec::new();
    let mut faults = Vec::new();
    for (line, unit) in rows {
        let text = part(unit);
        let (known, before) = *first.entry(crate::value::key(text)).or_insert((text, *line));
        if known != text && !told.contains(&text) {
            told.push(text);
            let (found, known, first) = (text.to_owned(), known.to_owned(), Place::at(before, at));
            faults.push(units_fault(*line, at, FaultKind::Alike { key: column.to_owned(), found, known, first }));
        }
    }
    faults
}
