//! Where the program runs: a folder of its own with watched neighbours, and twenty good reports.

use crate::common::working;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A working folder and all it could reach by mistake.
pub struct Place {
    dir: TempDir,
}

/// Number of good reports.
pub const GOOD: usize = 20;

impl Place {
    /// The sample round with twenty final reports in its inbox.
    pub fn new() -> Place {
        let place = Place { dir: tempfile::tempdir().expect("a temporary folder") };
        for name in ["outside", "home", "tmp", "cwd"] {
            fs::create_dir_all(place.path(name)).expect("a folder");
        }
        fs::copy(Place::reports().pop().expect("a report"), place.path("outside/secret.xlsx")).expect("a secret");
        for name in ["plan.toml", "units.csv", "tonghop.toml", "receipts.csv"] {
            fs::create_dir_all(place.work()).expect("a folder");
            fs::copy(working::sample().join(name), place.work().join(name)).expect("a copy");
        }
        working::copy(&working::sample().join("issued"), &place.work().join("issued"));
        fs::create_dir_all(place.inbox().join("tong ket")).expect("a folder");
        for report in Place::reports().iter().take(GOOD) {
            let target = place.inbox().join("tong ket").join(report.file_name().expect("a name"));
            fs::copy(report, &target).expect("a copy");
        }
        place
    }

    /// Final reports of the sample; not those of the unit whose weekly report the lures are made of.
    fn reports() -> Vec<PathBuf> {
        let folder = working::sample().join("inbox/tong ket");
        let mut paths: Vec<PathBuf> =
            fs::read_dir(folder).expect("reports").map(|entry| entry.expect("an entry").path()).collect();
        paths.retain(|path| path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with("01 ")));
        paths.sort();
        paths
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn work(&self) -> PathBuf {
        self.path("work")
    }

    pub fn inbox(&self) -> PathBuf {
        self.work().join("inbox")
    }

    /// Everything but what the program may write: path → length. Links are not followed.
    pub fn tree(&self) -> BTreeMap<PathBuf, u64> {
        let mut tree = BTreeMap::new();
        list(self.dir.path(), &mut tree);
        let own = ["received", "summary", "tonghop.db"].map(|name| self.work().join(name));
        tree.retain(|path, _| !own.iter().any(|folder| path.starts_with(folder)));
        tree
    }
}

fn list(folder: &Path, tree: &mut BTreeMap<PathBuf, u64>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        let data = entry.metadata().expect("an entry's own data");
        if data.is_dir() {
            list(&entry.path(), tree);
        }
        tree.insert(entry.path(), if data.is_file() { data.len() } else { 0 });
    }
}
