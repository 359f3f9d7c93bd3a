//! `tonghop plan convert A B`: a plan from TOML and CSV to a workbook, or back, with nothing lost.

use super::Output;
use super::plan_files::{CALENDAR, PLAN, PlanFiles, UNITS, is_workbook};
use crate::error::{Error, Result};
use crate::plan::tree::{Table, difference};
use crate::plan::{Draft, Fault, FaultKind, Place, toml_text};
use crate::text::run;
use crate::{book, disk, planbook};
use std::path::{Path, PathBuf};

pub(super) fn run(from: &Path, to: &Path, output: &Output) -> Result<()> {
    for path in convert(from, to)? {
        output.say(&run::written(&path.display().to_string(), output.lang));
    }
    Ok(())
}

/// Writes the plan at `from` in the form that `to` asks for by its ending; a folder asks for the other form. Gives the
/// files written.
pub fn convert(from: &Path, to: &Path) -> Result<Vec<PathBuf>> {
    let files = PlanFiles::find(from)?;
    files.judge()?;
    let wanted = target(to, is_workbook(&files.plan));
    alone(&wanted)?;
    let written = if is_workbook(&wanted) { workbook(&files, &wanted)? } else { texts(&files, &wanted)? };
    for (path, _) in &written {
        if path.exists() {
            let source = std::io::Error::from(std::io::ErrorKind::AlreadyExists);
            return Err(Error::Write { path: path.clone(), source });
        }
    }
    for (path, bytes) in &written {
        disk::write(path, bytes)?;
    }
    let paths = written.into_iter().map(|(path, _)| path);
    Ok(paths.chain(calendar(&files, &wanted)?).collect())
}

/// Two plans in one folder are none: the next command would not know which to follow.
fn alone(wanted: &Path) -> Result<()> {
    let name = wanted.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if !PLAN.contains(&name.as_str()) {
        return Ok(());
    }
    match PLAN.into_iter().find(|other| *other != name && wanted.with_file_name(other).is_file()) {
        Some(other) => {
            let kind = FaultKind::TwoFiles { other: other.to_owned() };
            Err(Error::Plan(vec![Fault { file: name, place: Place::default(), kind }]))
        }
        None => Ok(()),
    }
}

type Files = Vec<(PathBuf, Vec<u8>)>;

/// The plan file to be written.
fn target(to: &Path, from_workbook: bool) -> PathBuf {
    let named =
        to.extension().is_some_and(|ending| ["toml", "xlsx"].iter().any(|one| ending.eq_ignore_ascii_case(one)));
    if named && !to.is_dir() { to.to_owned() } else { to.join(PLAN[usize::from(!from_workbook)]) }
}

fn workbook(files: &PlanFiles, path: &Path) -> Result<Files> {
    let name = path.display().to_string();
    let tree = tree(files);
    let made = planbook::book(tree, Some(&files.registry.csv)).map_err(|misfit| lost(files, misfit.0))?;
    let bytes = book::bytes(&made).map_err(|error| Error::Workbook { name, reason: error.to_string() })?;
    let again = planbook::open(&files.draft.file, &bytes);
    proved(files, again.draft.tree.as_ref(), again.registry.as_ref().map(|registry| registry.csv.as_str()))?;
    Ok(vec![(path.to_owned(), bytes)])
}

fn texts(files: &PlanFiles, path: &Path) -> Result<Files> {
    let text = toml_text(tree(files));
    let again = Draft::from_toml(&files.draft.file, &text);
    proved(files, again.tree.as_ref(), Some(&files.registry.csv))?;
    // Excel takes a list without this mark for the machine's old code page.
    let units = format!("\u{feff}{}", files.registry.csv.trim_start_matches('\u{feff}'));
    Ok(vec![(path.to_owned(), text.into_bytes()), (path.with_file_name(UNITS[0]), units.into_bytes())])
}

fn tree(files: &PlanFiles) -> &Table {
    static EMPTY: std::sync::LazyLock<Table> = std::sync::LazyLock::new(Table::default);
    files.draft.tree.as_ref().unwrap_or(&EMPTY)
}

/// What was written says the same as what was read, or nothing is written.
fn proved(files: &PlanFiles, again: Option<&Table>, units: Option<&str>) -> Result<()> {
    let empty = Table::default();
    if let Some(path) = difference(tree(files), again.unwrap_or(&empty)) {
        return Err(lost(files, path));
    }
    let same = units.is_some_and(|units| planbook::same_registry(&files.registry.csv, units));
    if same { Ok(()) } else { Err(lost(files, UNITS[0].to_owned())) }
}

fn lost(files: &PlanFiles, path: String) -> Error {
    let (file, place) = (files.draft.file.clone(), Place::default());
    Error::Plan(vec![Fault { file, place, kind: FaultKind::NotConvertible { path } }])
}

/// The plan's own calendar goes with it.
fn calendar(files: &PlanFiles, wanted: &Path) -> Result<Option<PathBuf>> {
    let (from, to) = (files.folder.join(CALENDAR), wanted.with_file_name(CALENDAR));
    if !from.is_file() || to.exists() {
        return Ok(None);
    }
    disk::write(&to, disk::text(&from)?.as_bytes())?;
    Ok(Some(to))
}
