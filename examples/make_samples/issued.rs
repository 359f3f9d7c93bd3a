//! The forms as the program issues them: made in a temporary folder; only layouts and rosters go into the samples.

use crate::Failure;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tonghop::command::{Folder, Wanted, issue, parse_instant};
use tonghop::disk;
use tonghop::form::{Kept, Layout};
use tonghop::plan::Plan;

/// Reports of the plan, each with the folder of its own below `issued/`.
const REPORTS: [&str; 3] = ["nhanh", "tong_ket", "khoi"];

/// Everything issued.
pub struct Issued {
    /// The plan.
    pub plan: Plan,
    forms: BTreeMap<(String, String), Form>,
    root: tempfile::TempDir,
}

/// One unit's form.
pub struct Form {
    /// File name.
    pub file: String,
    /// The workbook.
    pub bytes: Vec<u8>,
    /// Where everything stands.
    pub layout: Layout,
}

impl Issued {
    /// Issues all forms of the plan in a folder.
    pub fn of(templates: &Path) -> Result<Self, Failure> {
        let root = tempfile::tempdir()?;
        for name in ["plan.toml", "units.csv"] {
            std::fs::copy(templates.join(name), root.path().join(name))?;
        }
        let folder = Folder::open(root.path())?;
        let now = parse_instant("2020-02-18T08:00").ok_or("an instant")?;
        issue(&folder, &Wanted::default(), now)?;
        let mut forms = BTreeMap::new();
        for report in REPORTS {
            load(&folder.issued().join(report), report, &mut forms)?;
        }
        Ok(Issued { plan: folder.plan.as_ref().clone(), forms, root })
    }

    /// A unit's form.
    pub fn form(&self, report: &str, unit: &str) -> Result<&Form, Failure> {
        let key = (report.to_owned(), unit.to_owned());
        Ok(self.forms.get(&key).ok_or(format!("no form {report} for {unit}"))?)
    }

    /// Copies layouts and rosters; the workbooks stay behind.
    pub fn copy_to(&self, target: &Path) -> Result<(), Failure> {
        for report in REPORTS {
            let from = self.root.path().join("issued").join(report);
            for entry in disk::walk(&from)?.iter().filter(|entry| entry.is_file() && !entry.name.ends_with(".xlsx")) {
                disk::write(&target.join(report).join(&entry.name), &std::fs::read(&entry.path)?)?;
            }
        }
        Ok(())
    }
}

fn load(place: &Path, report: &str, forms: &mut BTreeMap<(String, String), Form>) -> Result<(), Failure> {
    let roster = disk::text(&place.join("roster.csv"))?;
    let mut reader = csv::Reader::from_reader(roster.trim_start_matches('\u{feff}').as_bytes());
    for record in reader.records() {
        let record = record?;
        let cell = |index: usize| record.get(index).unwrap_or("").to_owned();
        let (unit, revision, file) = (cell(0), cell(2), cell(3));
        let path: PathBuf = place.join("layouts").join(format!("{revision}.json"));
        let kept: Kept = serde_json::from_str(&disk::text(&path)?)?;
        let form = Form { bytes: std::fs::read(place.join(&file))?, file, layout: kept.layout };
        forms.insert((report.to_owned(), unit), form);
    }
    Ok(())
}
