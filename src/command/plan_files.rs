//! The files of a plan: `plan.toml` or `plan.xlsx`, and the registry in `units.csv`, `don-vi.xlsx` or a sheet of the plan.

use crate::error::{Error, Result};
use crate::plan::{self, Draft, Fault, FaultKind, Place, Plan, Registry, Tab};
use crate::{disk, planbook};
use std::path::{Path, PathBuf};

/// File names of a plan, as text and as a workbook.
pub(super) const PLAN: [&str; 2] = ["plan.toml", "plan.xlsx"];
/// File names of a registry, as text and as a workbook.
pub(super) const UNITS: [&str; 2] = ["units.csv", "don-vi.xlsx"];
/// File name of a plan's own calendar.
pub(super) const CALENDAR: &str = "calendar.csv";

/// The files of a plan, read but not judged.
#[derive(Debug)]
pub(super) struct PlanFiles {
    /// The folder they lie in.
    pub(super) folder: PathBuf,
    /// The plan file.
    pub(super) plan: PathBuf,
    /// What it says.
    pub(super) draft: Draft,
    /// The registry, wherever it stands.
    pub(super) registry: Registry,
    calendar: Option<String>,
}

impl PlanFiles {
    /// The plan of a folder, or the plan file itself with what lies beside it.
    pub(super) fn find(path: &Path) -> Result<Self> {
        let (folder, plan) = if path.is_dir() {
            (path.to_owned(), one_of(path, PLAN)?)
        } else {
            let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
            (parent.to_owned(), path.to_owned())
        };
        let (draft, sheet) = read_plan(&plan)?;
        let registry = registry(&folder, &draft, sheet)?;
        let calendar = disk::text_if_there(&folder.join(CALENDAR))?;
        Ok(PlanFiles { folder, plan, draft, registry, calendar })
    }

    /// The plan; all its faults at once.
    pub(super) fn judge(&self) -> Result<Plan> {
        plan::judge(&self.draft, &self.registry, self.calendar.as_deref()).map_err(Error::Plan)
    }
}

/// The one of two files that is there: text and workbook side by side would be two plans.
fn one_of(folder: &Path, names: [&str; 2]) -> Result<PathBuf> {
    let [text, book] = names.map(|name| folder.join(name));
    match (text.is_file(), book.is_file()) {
        (true, true) => Err(two(names[1], names[0])),
        (false, true) => Ok(book),
        _ => Ok(text),
    }
}

fn two(file: &str, other: &str) -> Error {
    fault(file, Place::default(), FaultKind::TwoFiles { other: other.to_owned() })
}

fn fault(file: &str, place: Place, kind: FaultKind) -> Error {
    Error::Plan(vec![Fault { file: file.to_owned(), place, kind }])
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| crate::value::clean(&name.to_string_lossy())).unwrap_or_default()
}

/// Whether a file name is that of a workbook.
pub(super) fn is_workbook(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
}

fn read_plan(path: &Path) -> Result<(Draft, Option<Registry>)> {
    let name = name(path);
    if is_workbook(path) {
        let opened = planbook::open(&name, &bytes(path, planbook::MAX_BYTES)?);
        return Ok((opened.draft, opened.registry));
    }
    Ok((Draft::from_toml(&name, &text(path)?), None))
}

fn registry(folder: &Path, draft: &Draft, sheet: Option<Registry>) -> Result<Registry> {
    if draft.tree.is_none() {
        // The plan could not be read at all: that is the fault to tell.
        return Err(Error::Plan(draft.faults.clone()));
    }
    let path = one_of(folder, UNITS)?;
    match sheet {
        Some(_) if path.is_file() => Err(two(&draft.file, &name(&path))),
        Some(sheet) => Ok(sheet),
        // A workbook without a sheet of units, and no list beside it: the sheet is what is missing.
        None if draft.file.ends_with(".xlsx") && !path.is_file() => {
            let kind = FaultKind::NoSheet { name: Tab::Units.name().to_owned() };
            let missing = Fault { file: draft.file.clone(), place: Place::default(), kind };
            let told = |fault: &Fault| match &fault.kind {
                FaultKind::UnknownSheet { nearest, .. } => nearest.as_deref() == Some(Tab::Units.name()),
                _ => false,
            };
            let missing = (!draft.faults.iter().any(told)).then_some(missing);
            Err(Error::Plan(draft.faults.iter().cloned().chain(missing).collect()))
        }
        None if is_workbook(&path) => Ok(planbook::registry(&name(&path), &bytes(&path, planbook::MAX_BYTES)?)),
        None => Ok(Registry::from_csv(&name(&path), &text(&path)?)),
    }
}

/// The bytes of a file, if there are not too many: a plan may come from anybody.
fn bytes(path: &Path, limit: usize) -> Result<Vec<u8>> {
    let failed = |source| Error::Read { path: path.to_owned(), source };
    let size = std::fs::metadata(path).map_err(failed)?.len();
    if size > limit as u64 {
        let found = usize::try_from(size).unwrap_or(usize::MAX);
        return Err(fault(&name(path), Place::default(), FaultKind::TooLarge { found, limit }));
    }
    std::fs::read(path).map_err(failed)
}

fn text(path: &Path) -> Result<String> {
    String::from_utf8(bytes(path, plan::MAX_TEXT)?).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        fault(&name(path), Place::at(line, 1), FaultKind::Syntax { reason: "UTF-8".to_owned() })
    })
}
