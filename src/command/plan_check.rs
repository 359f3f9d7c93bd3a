//! `tonghop plan check DIR`: every fault of a plan at once; with `--mark` also in a copy of its workbooks.

use super::plan_files::{PLAN, UNITS, is_workbook};
use super::{Folder, Output};
use crate::error::{Error, Result};
use crate::plan::Fault;
use crate::text::run;
use crate::{book, disk, planbook, template};
use std::path::{Path, PathBuf};

pub(super) fn run(dir: &Path, mark: bool, output: &Output) -> Result<()> {
    match judged(dir) {
        Ok(folder) => {
            output.say(&run::plan_is_good(&folder.plan, output.lang));
            let lost = super::issued::lost_zeros(&folder)?;
            if !lost.is_empty() {
                output.remark(&run::lost_zeros(&lost, output.lang));
            }
            Ok(())
        }
        Err(Error::Plan(faults)) => {
            // The faults are told whether or not the copy can be written.
            match if mark { marked(dir, &faults, output) } else { Ok(Vec::new()) } {
                Ok(paths) => {
                    for path in paths {
                        output.say(&run::written(&path.display().to_string(), output.lang));
                    }
                }
                Err(error) => output.remark(&run::error(&error, output.lang)),
            }
            Err(Error::Plan(faults))
        }
        Err(error) => Err(error),
    }
}

/// A plan without faults, whose forms Excel takes.
pub(super) fn judged(dir: &Path) -> Result<Folder> {
    let folder = Folder::open(dir)?;
    let own = dir.file_name().filter(|_| dir.is_file()).map(|name| name.to_string_lossy().into_owned());
    let faults = template::faults(&folder.plan, &own.unwrap_or_else(|| folder.plan_file()));
    if faults.is_empty() { Ok(folder) } else { Err(Error::Plan(faults)) }
}

/// Writes a marked copy beside each workbook of the plan that has faults.
fn marked(dir: &Path, faults: &[Fault], output: &Output) -> Result<Vec<PathBuf>> {
    let (folder, files) = if dir.is_dir() {
        (dir.to_owned(), [PLAN[1], UNITS[1]].map(str::to_owned).to_vec())
    } else {
        let name = dir.file_name().map(|name| name.to_string_lossy().into_owned());
        (dir.parent().unwrap_or(Path::new(".")).to_owned(), name.into_iter().chain([UNITS[1].to_owned()]).collect())
    };
    let mut written = Vec::new();
    for file in files {
        let path = folder.join(&file);
        let own: Vec<&Fault> = faults.iter().filter(|fault| fault.file == crate::value::clean(&file)).collect();
        if own.is_empty() || !is_workbook(&path) || !path.is_file() {
            continue;
        }
        let bytes = std::fs::read(&path).map_err(|source| Error::Read { path: path.clone(), source })?;
        let Some(copy) = planbook::marked(&bytes, &own, output.lang) else { continue };
        let bytes = book::bytes(&copy).map_err(|error| Error::Workbook { name: file, reason: error.to_string() })?;
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let path = path.with_file_name(format!("{stem} (đã đánh dấu).xlsx"));
        disk::write(&path, &bytes)?;
        written.push(path);
    }
    Ok(written)
}
