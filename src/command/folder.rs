//! A working folder: its plan, its settings, its paths.

use super::Output;
use super::plan_files::PlanFiles;
use crate::disk;
use crate::error::{Error, Result};
use crate::format::{Limits, Means};
use crate::plan::Plan;
use crate::register::Register;
use chrono::NaiveDateTime;
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Optional `tonghop.toml` of a working folder.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// A round of the past is looked at as of this instant, unless the command line says otherwise.
    pub as_of: Option<NaiveDateTime>,
    /// How returned files are read: `[limits]`, and `passwords.txt` beside it, one a line.
    pub means: Means,
}

/// A working folder.
#[derive(Debug)]
pub struct Folder {
    /// Where it is.
    pub root: PathBuf,
    /// Its plan.
    pub plan: Arc<Plan>,
    /// Its settings.
    pub settings: Settings,
}

impl Folder {
    /// Opens a folder; all faults of its plan at once.
    pub fn open(root: &Path) -> Result<Folder> {
        let plan = PlanFiles::find(root)?.judge()?;
        let root = if root.is_file() { root.parent().unwrap_or(Path::new(".")) } else { root };
        Ok(Folder { root: root.to_owned(), plan: Arc::new(plan), settings: settings(root)? })
    }

    /// The name of its plan file.
    pub fn plan_file(&self) -> String {
        let [text, book] = super::plan_files::PLAN;
        if self.root.join(text).is_file() { text } else { book }.to_owned()
    }

    /// Where returned files lie.
    pub fn inbox(&self) -> PathBuf {
        self.root.join("inbox")
    }

    /// Where issued workbooks, kept layouts and rosters lie.
    pub fn issued(&self) -> PathBuf {
        self.root.join("issued")
    }

    /// Where each readable file is kept.
    pub fn received(&self) -> PathBuf {
        self.root.join("received")
    }

    /// The register, begun if there is none; says so where it lies on a drive that several computers share.
    pub fn register(&self, output: &Output) -> Result<Register> {
        if let Some(shared) = disk::shared_drive(&self.root) {
            output.remark(&crate::text::register::shared(shared, output.lang));
        }
        Register::open(&self.register_path())
    }

    /// Where the register lies.
    pub fn register_path(&self) -> PathBuf {
        self.root.join("tonghop.db")
    }

    /// Where summaries are written.
    pub fn summary(&self) -> PathBuf {
        self.root.join("summary")
    }
}

fn settings(root: &Path) -> Result<Settings> {
    let path = root.join("tonghop.toml");
    let failed = |reason: String| Error::Folder { path: path.clone(), reason };
    let text = disk::text_if_there(&path)?.unwrap_or_default();
    let written: Written = toml::from_str(&text).map_err(|error| failed(error.message().to_owned()))?;
    let means = Means { limits: written.limits, passwords: passwords(root)? };
    let Some(as_of) = written.as_of else { return Ok(Settings { as_of: None, means }) };
    // A bare TOML date and time, or the same in quotes, as on the command line.
    let shown = as_of.as_str().map_or_else(|| as_of.to_string(), str::to_owned);
    let as_of = super::parse_instant(&shown).ok_or_else(|| failed(format!("as_of = {shown}")))?;
    Ok(Settings { as_of: Some(as_of), means })
}

fn passwords(root: &Path) -> Result<Vec<String>> {
    let text = disk::text_if_there(&root.join("passwords.txt"))?.unwrap_or_default();
    let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim).filter(|line| !line.is_empty());
    Ok(lines.map(str::to_owned).collect())
}

/// `tonghop.toml` as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    as_of: Option<toml::Value>,
    #[serde(default)]
    limits: Limits,
}
