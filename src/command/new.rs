//! `tonghop new DIR`: a working folder from a shipped plan or from last month's folder.

use super::plan_files::{PlanFiles, is_workbook};
use super::{Output, start};
use crate::disk;
use crate::error::{Error, Result};
use crate::plan::{self, Origin, Plan, Shipped};
use crate::text::{new as words, start_here};
use std::path::Path;

const PLAN: &str = "plan.toml";
const UNITS: &str = "units.csv";
const CALENDAR: &str = "calendar.csv";
/// What a new round takes over from the old one unchanged; aliases are a column of the units.
const KEPT: [&str; 4] = [CALENDAR, "aliases.csv", "senders.csv", "contacts.csv"];
/// What operating systems leave in a folder nobody has used.
const LEFT_BY_SYSTEM: [&str; 3] = ["desktop.ini", "Thumbs.db", ".DS_Store"];

pub(super) fn run(
    dir: Option<&Path>,
    plan: Option<&str>,
    from: Option<&Path>,
    months: u32,
    output: &Output,
) -> Result<()> {
    match (dir, plan, from) {
        (Some(dir), Some(name), _) => from_shipped(dir, name, output),
        (Some(dir), None, Some(old)) => from_old(dir, old, months, output),
        _ => list(output),
    }
}

fn list(output: &Output) -> Result<()> {
    let read = |one: &'static Shipped| Ok((one.name, load(one)?));
    let plans: Vec<(&str, Plan)> = plan::shipped().iter().map(read).collect::<Result<_>>()?;
    output.say(&words::list(&plans, output.lang));
    Ok(())
}

fn load(shipped: &Shipped) -> Result<Plan> {
    let calendar = shipped.text(CALENDAR);
    plan::load_with(shipped.text(PLAN).unwrap_or_default(), shipped.text(UNITS).unwrap_or_default(), calendar)
        .map_err(Error::Plan)
}

fn from_shipped(dir: &Path, name: &str, output: &Output) -> Result<()> {
    let Some(shipped) = plan::shipped().iter().find(|shipped| shipped.name == name) else {
        let known = plan::shipped().iter().map(|shipped| shipped.name.to_owned()).collect();
        return Err(Error::Unknown { what: "plan", id: name.to_owned(), known });
    };
    let plan = load(shipped)?;
    must_be_empty(dir)?;
    let files: Vec<(&str, Vec<u8>)> = shipped.files.iter().map(|(name, bytes)| (*name, bytes.to_vec())).collect();
    write(dir, &plan, files)?;
    output.say(&words::made(&dir.display().to_string(), &plan, output.lang));
    Ok(())
}

fn from_old(dir: &Path, old: &Path, months: u32, output: &Output) -> Result<()> {
    let old_files = PlanFiles::find(old)?;
    old_files.judge()?;
    must_be_empty(dir)?;
    // A plan in Excel is moved as text: what is to be looked at is told by its lines.
    let text = match &old_files.draft.tree {
        Some(tree) if is_workbook(&old_files.plan) => plan::toml_text(tree),
        _ => disk::text(&old_files.plan)?,
    };
    let moved = plan::moved(&text, months);
    let calendar = disk::text_if_there(&old.join(CALENDAR))?;
    let load = |units: &str| plan::load_with(&moved.text, units, calendar.as_deref()).map_err(Error::Moved);
    let plan = load(&old_files.registry.csv)?;
    let (units, begun) = start::carried(old, &plan, &old_files.registry.csv, output)?;
    let added = units != old_files.registry.csv;
    let plan = if begun.is_empty() { plan } else { load(&units)? };
    let mut files = vec![(PLAN, moved.text.clone().into_bytes()), (UNITS, units.into_bytes())];
    for name in KEPT {
        if let Some(bytes) = bytes_if_there(&old.join(name))? {
            files.push((name, bytes));
        }
    }
    let kept: Vec<&str> = files.iter().skip(if added { 2 } else { 1 }).map(|(name, _)| *name).collect();
    write(dir, &plan, files)?;
    output.say(&words::made(&dir.display().to_string(), &plan, output.lang));
    if is_workbook(&old_files.plan) {
        output.say(&words::as_text(&dir.display().to_string(), output.lang));
    }
    output.say(&words::moved(&moved, months, &kept, output.lang));
    if !begun.is_empty() {
        output.say(&words::begun(&begun, output.lang));
    }
    output.say(&words::to_look_at(&moved, &plan, &registered(&plan), output.lang));
    Ok(())
}

/// Unit attributes that stand prefilled in a form: figures of one round.
fn registered(plan: &Plan) -> Vec<String> {
    let origins = plan.forms.iter().flat_map(plan::Form::fields).map(|(_, field)| &field.origin);
    let mut names: Vec<String> = Vec::new();
    for origin in origins {
        if let Origin::UnitAttribute(name) = origin
            && !names.contains(name)
        {
            names.push(name.clone());
        }
    }
    names
}

fn bytes_if_there(path: &Path) -> Result<Option<Vec<u8>>> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Error::Read { path: path.to_owned(), source }),
    }
}

fn must_be_empty(dir: &Path) -> Result<()> {
    let failed = |source| Error::Read { path: dir.to_owned(), source };
    let entries = match std::fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(source) => return Err(failed(source)),
    };
    for entry in entries {
        let name = entry.map_err(failed)?.file_name();
        if !LEFT_BY_SYSTEM.iter().any(|left| name.eq_ignore_ascii_case(left)) {
            return Err(Error::NotEmpty { path: dir.to_owned() });
        }
    }
    Ok(())
}

/// The plan comes last: a folder that has one is complete.
fn write(dir: &Path, plan: &Plan, files: Vec<(&str, Vec<u8>)>) -> Result<()> {
    disk::folder(&dir.join("inbox"))?;
    disk::write(&dir.join(start_here::FILE), start_here::file(plan).as_bytes())?;
    let (last, first): (Vec<_>, Vec<_>) = files.into_iter().partition(|(name, _)| *name == PLAN);
    for (name, bytes) in first.into_iter().chain(last) {
        let bytes = if name.ends_with(".csv") { marked(bytes) } else { bytes };
        disk::write(&dir.join(name), &bytes)?;
    }
    Ok(())
}

/// Excel takes a list for UTF-8 only when it begins with a byte order mark.
fn marked(bytes: Vec<u8>) -> Vec<u8> {
    const MARK: &[u8] = "\u{feff}".as_bytes();
    if bytes.starts_with(MARK) { bytes } else { [MARK, &bytes].concat() }
}
