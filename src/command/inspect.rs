//! `inspect FILE…`: what a file is, what was found in it and why, for the office's own questions. Nothing is written.

use super::take::not_taken;
use super::{Folder, Output, has_plan, issued};
use crate::check::{Code, Finding};
use crate::disk;
use crate::error::Result;
use crate::format::{FileKind, Grid, Limits, Means};
use crate::guard::{self, Contents, FileRead};
use crate::intake::{Hints, Issued};
use crate::naming::Names;
use crate::round::{Content, FileOutcome, understand_with};
use crate::text::inspect as words;
use std::path::{Path, PathBuf};

/// A file looked into.
#[derive(Debug)]
pub struct Inspected {
    /// Its name; inside a container, its name there.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// Hash of its bytes, as in the register and below `received/`.
    pub hash: String,
    /// What it is by its content.
    pub kind: FileKind,
    /// The workbook, if it is one and opened.
    pub grid: Option<Grid>,
    /// What it holds, if the plan knows the form; else what it is instead.
    pub content: Option<Content>,
    /// What it counts as instead of a report.
    pub outcome: Option<FileOutcome>,
    /// What was found.
    pub findings: Vec<Finding>,
    /// What lies inside.
    pub inside: Vec<Inspected>,
}

/// What files are judged by.
struct Bench {
    folder: Option<(Folder, Issued)>,
    means: Means,
}

pub(super) fn run(files: &[PathBuf], dir: Option<&Path>, output: &Output) -> Result<()> {
    let bench = Bench::for_files(files, dir)?;
    for (index, file) in files.iter().enumerate() {
        if index > 0 {
            output.say("");
        }
        let plan = bench.folder.as_ref().map(|(folder, _)| folder.plan.as_ref());
        for inspected in bench.file(file)? {
            output.say(&words::inspected(&inspected, plan, output.lang));
        }
    }
    Ok(())
}

impl Bench {
    /// The plan folder that was named, or the one the first file lies in.
    fn for_files(files: &[PathBuf], dir: Option<&Path>) -> Result<Self> {
        let around = || files.first().and_then(|file| file.ancestors().skip(1).find(|above| has_plan(above)));
        let folder = dir.or_else(around).map(Folder::open).transpose()?;
        let means = folder.as_ref().map(|folder| folder.settings.means.clone()).unwrap_or_default();
        let folder = folder.map(|folder| issued(&folder).map(|issued| (folder, issued))).transpose()?;
        Ok(Bench { folder, means })
    }

    /// The file, with everything inside it below.
    fn file(&self, path: &Path) -> Result<Vec<Inspected>> {
        let name = path.file_name().map_or_else(|| path.to_string_lossy(), std::ffi::OsStr::to_string_lossy);
        let name = crate::value::clean(&name);
        match bytes(path, &self.means.limits) {
            Ok(bytes) => self.read(&name, &bytes),
            Err(finding) => {
                let mut refused = Inspected::named(name);
                refused.refuse(*finding);
                Ok(vec![refused])
            }
        }
    }

    /// Read as `collect` reads it, and set against the plan.
    fn read(&self, name: &str, bytes: &[u8]) -> Result<Vec<Inspected>> {
        // Containers that are open, outermost first; before all of them the command line itself.
        let mut open = vec![Inspected::named(String::new())];
        guard::read(name, bytes, &self.means, &mut |read, _| {
            close(&mut open, read.depth + 1);
            open.push(self.look(read));
            Ok(())
        })?;
        close(&mut open, 1);
        Ok(open.pop().map(|all| all.inside).unwrap_or_default())
    }

    fn look(&self, read: FileRead) -> Inspected {
        let mut seen = Inspected { size: read.size, hash: read.hash, kind: read.kind, ..Inspected::named(read.name) };
        match read.contents {
            Contents::Workbook(grid) => self.understand(&mut seen, *grid),
            Contents::Container(inside) => seen.findings = inside.remarks,
            Contents::Refused(finding) => seen.refuse(*finding),
            Contents::Unread(finding) => seen.findings.push(*finding),
        }
        seen
    }

    fn understand(&self, seen: &mut Inspected, grid: Grid) {
        seen.findings.clone_from(&grid.remarks);
        if let Some((folder, issued)) = &self.folder {
            let names = Names::new(&folder.plan.units, &folder.plan.letterhead.place);
            let hints = Hints { file_name: &seen.name, names: Some(&names), ..Hints::default() };
            match understand_with(&folder.plan, issued, &grid, &hints) {
                Ok((content, findings)) => {
                    seen.content = Some(content);
                    seen.findings.extend(findings);
                }
                Err(other) => {
                    let (outcome, finding) = *other;
                    seen.outcome = Some(outcome);
                    seen.findings.push(finding);
                }
            }
        }
        seen.grid = Some(grid);
    }
}

/// Puts files that are done into the containers around them, until so many are open.
fn close(open: &mut Vec<Inspected>, many: usize) {
    while open.len() > many.max(1) {
        let done = open.pop();
        if let Some(around) = open.last_mut() {
            around.inside.extend(done);
        }
    }
}

impl Inspected {
    /// A file of which no more is known than its name.
    fn named(name: String) -> Self {
        Inspected {
            name,
            size: 0,
            hash: String::new(),
            kind: FileKind::Unknown,
            grid: None,
            content: None,
            outcome: None,
            findings: Vec::new(),
            inside: Vec::new(),
        }
    }

    fn refuse(&mut self, finding: Finding) {
        self.outcome = Some(FileOutcome::Unreadable);
        self.findings.push(finding);
    }
}

/// The bytes of a regular file of bearable size.
fn bytes(path: &Path, limits: &Limits) -> std::result::Result<Vec<u8>, Box<Finding>> {
    if path.is_dir() {
        return Err(Box::new(Finding::new(Code::IsAFolder)));
    }
    disk::regular(path, limits.file_bytes()).map_err(|refused| Box::new(not_taken(&refused, limits).1))
}
