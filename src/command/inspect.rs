//! `inspect FILE…`: what a file is, what was found in it and why, for the office's own questions. Nothing is written.

use super::take::not_taken;
use super::{Folder, Output, has_plan, issued};
use crate::check::{Code, Finding};
use crate::container::Item;
use crate::disk;
use crate::error::Result;
use crate::format::{FileClass, FileKind, Grid, Limits, Means, not_a_workbook, sniff};
use crate::guard;
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
        let inspected = bench.file(file);
        let plan = bench.folder.as_ref().map(|(folder, _)| folder.plan.as_ref());
        output.say(&words::inspected(&inspected, plan, output.lang));
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

    fn file(&self, path: &Path) -> Inspected {
        let name = path.file_name().map_or_else(|| path.to_string_lossy(), std::ffi::OsStr::to_string_lossy);
        match bytes(path, &self.means.limits) {
            Ok(bytes) => self.look(&crate::value::clean(&name), &bytes, 0),
            Err(finding) => Inspected {
                name: name.into_owned(),
                size: 0,
                hash: String::new(),
                kind: FileKind::Unknown,
                grid: None,
                content: None,
                outcome: Some(FileOutcome::Unreadable),
                findings: vec![*finding],
                inside: Vec::new(),
            },
        }
    }

    fn look(&self, name: &str, bytes: &[u8], depth: usize) -> Inspected {
        let kind = sniff(bytes, name);
        let hash = guard::hash(bytes);
        let mut seen = Inspected {
            name: name.to_owned(),
            size: bytes.len() as u64,
            hash,
            kind,
            grid: None,
            content: None,
            outcome: None,
            findings: Vec::new(),
            inside: Vec::new(),
        };
        match kind.class() {
            FileClass::Workbook => match guard::open(name, bytes, &self.means) {
                Ok(grid) => self.understand(&mut seen, grid),
                Err(finding) => seen.refuse(*finding),
            },
            FileClass::Container if depth < self.means.limits.depth => match guard::unpack(kind, bytes, &self.means) {
                Ok(unpacked) => {
                    seen.findings = unpacked.remarks;
                    let items = unpacked.items.iter();
                    seen.inside = items.map(|item| self.item(item, depth + 1)).collect();
                }
                Err(finding) => seen.refuse(*finding),
            },
            _ => seen.findings.push(not_a_workbook(kind)),
        }
        seen
    }

    /// A file inside a container; one that was not taken out says why.
    fn item(&self, item: &Item, depth: usize) -> Inspected {
        let mut seen = self.look(&item.name, &item.bytes, depth);
        if let Some(finding) = &item.refused {
            seen.findings.clear();
            seen.refuse(finding.clone());
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

impl Inspected {
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
