//! `issued/`: kept layouts and rosters, written at issue and read at every collection.

use super::Folder;
use crate::disk::{self, Entry};
use crate::error::{Error, Result};
use crate::form::Kept;
use crate::intake::{Carried, Issued, RosterRow};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const ROSTER: &str = "roster.csv";
const LAYOUTS: &str = "layouts";
const ROWS: &str = "rows";

/// `issued/<report>/<period>`, or `issued/<report>` where there is no period.
pub(super) fn place(folder: &Folder, report: &str, period: &str) -> PathBuf {
    let base = folder.issued().join(report);
    if period.is_empty() { base } else { base.join(period) }
}

/// Loads everything issued so far.
pub fn load(folder: &Folder) -> Result<Issued> {
    let mut issued = Issued::default();
    let root = folder.issued();
    if !root.is_dir() {
        return Ok(issued);
    }
    for entry in disk::walk(&root)?.into_iter().filter(Entry::is_file) {
        let parts: Vec<&str> = entry.name.split('/').collect();
        match parts.as_slice() {
            [report, period @ .., ROSTER] if period.len() < 2 => {
                roster(&entry.path, report, period.first().unwrap_or(&""), &mut issued)?;
            }
            [report, .., LAYOUTS, file] if file.ends_with(".json") => {
                issued.keep(report, kept(&entry.path)?);
            }
            _ => {}
        }
    }
    Ok(issued)
}

fn kept(path: &Path) -> Result<Kept> {
    let text = disk::text(path)?;
    serde_json::from_str(&text).map_err(|error| Error::Folder { path: path.to_owned(), reason: error.to_string() })
}

/// Keeps a layout under its revision, beside what is kept of it already.
pub(super) fn keep(place: &Path, new: &Kept) -> Result<()> {
    let path = place.join(LAYOUTS).join(format!("{}.json", new.revision()));
    let before = if path.is_file() { Some(kept(&path)?) } else { None };
    let all = before.clone().map_or_else(|| new.clone(), |before| before.merged(new.clone()));
    if before.as_ref() == Some(&all) {
        return Ok(());
    }
    let json =
        serde_json::to_vec(&all).map_err(|error| Error::Folder { path: path.clone(), reason: error.to_string() })?;
    disk::write(&path, &json)
}

fn roster(path: &Path, report: &str, period: &str, issued: &mut Issued) -> Result<()> {
    let failed = |error: csv::Error| Error::Folder { path: path.to_owned(), reason: error.to_string() };
    let text = disk::text(path)?;
    let mut reader = crate::value::list(&text);
    let header: Vec<String> = reader.headers().map_err(failed)?.iter().map(str::to_owned).collect();
    for record in reader.records() {
        let record = record.map_err(failed)?;
        let mut cells: BTreeMap<String, String> =
            header.iter().cloned().zip(record.iter().map(str::to_owned)).collect();
        let mut take = |key: &str| cells.remove(key).unwrap_or_default();
        let (unit, ordinal, revision, file) = (take("unit"), take("ordinal"), take("revision"), take("file"));
        let ordinal = ordinal
            .parse()
            .map_err(|_| Error::Folder { path: path.to_owned(), reason: format!("ordinal “{ordinal}”") })?;
        let rows = carried(path, &unit, ordinal)?;
        let prefilled = cells.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        issued.roster.push(RosterRow {
            report: report.to_owned(),
            period: period.to_owned(),
            unit,
            ordinal,
            revision,
            file,
            prefilled,
            rows,
        });
    }
    Ok(())
}

/// Codes of issued forms that the registry has without their leading zeros: Excel takes them for figures.
pub(super) fn lost_zeros(folder: &Folder) -> Result<Vec<(String, String)>> {
    let units = &folder.plan.units;
    let mut lost: BTreeMap<String, String> = BTreeMap::new();
    for row in load(folder)?.roster {
        let bare = row.unit.trim_start_matches('0');
        if bare != row.unit && units.get(&row.unit).is_none() && units.get(bare).is_some() {
            lost.insert(row.unit.clone(), bare.to_owned());
        }
    }
    Ok(lost.into_iter().collect())
}

/// Where the rows of an issue are kept: beside the roster, since a list does not fit into one of its cells.
fn rows_file(place: &Path, unit: &str, ordinal: u32) -> PathBuf {
    place.join(ROWS).join(format!("{unit}-{ordinal}.json"))
}

fn carried(roster: &Path, unit: &str, ordinal: u32) -> Result<Carried> {
    let path = rows_file(roster.parent().unwrap_or(Path::new("")), unit, ordinal);
    let Some(text) = disk::text_if_there(&path)? else { return Ok(Carried::new()) };
    serde_json::from_str(&text).map_err(|error| Error::Folder { path, reason: error.to_string() })
}

/// Keeps the rows that come prefilled in an issued workbook.
pub(super) fn keep_rows(place: &Path, row: &RosterRow) -> Result<()> {
    if row.rows.is_empty() {
        return Ok(());
    }
    let path = rows_file(place, &row.unit, row.ordinal);
    let json = serde_json::to_vec(&row.rows)
        .map_err(|error| Error::Folder { path: path.clone(), reason: error.to_string() })?;
    disk::write(&path, &json)
}

/// Writes the roster of a report: every issue so far, in order.
pub(super) fn write_roster(place: &Path, rows: &[&RosterRow]) -> Result<()> {
    let path = place.join(ROSTER);
    let failed = |error: csv::Error| Error::Folder { path: path.clone(), reason: error.to_string() };
    let fields: BTreeSet<&String> = rows.iter().flat_map(|row| row.prefilled.keys()).collect();
    let mut writer = csv::Writer::from_writer(Vec::from("\u{feff}".as_bytes()));
    let head = ["unit", "ordinal", "revision", "file"].into_iter().map(str::to_owned);
    writer.write_record(head.chain(fields.iter().map(|field| (*field).clone()))).map_err(failed)?;
    for row in rows {
        let fixed = [row.unit.clone(), row.ordinal.to_string(), row.revision.clone(), row.file.clone()];
        let values = fields.iter().map(|field| row.prefilled.get(*field).cloned().unwrap_or_default());
        writer.write_record(fixed.into_iter().chain(values)).map_err(failed)?;
    }
    let bytes = writer.into_inner().map_err(|error| Error::Folder { path: path.clone(), reason: error.to_string() })?;
    disk::write(&path, &bytes)
}
