//! A working folder of the shipped plan in a temporary place.

use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tonghop::command::{Folder, Wanted, issue, parse_instant};

/// The shipped plan folder.
pub fn template() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("templates").join("thang-thanh-nien-2020")
}

/// The sample round.
pub fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join("thang-thanh-nien-2020")
}

/// Copies a folder with everything below it.
pub fn copy(from: &Path, to: &Path) {
    copy_but(from, to, "\0");
}

/// The same without files whose names end so.
pub fn copy_but(from: &Path, to: &Path, ending: &str) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder to copy") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("a kind").is_dir() {
            copy_but(&entry.path(), &target, ending);
        } else if !entry.file_name().to_string_lossy().ends_with(ending) {
            fs::copy(entry.path(), &target).expect("a copy");
            keep_time(&entry.path(), &target);
        }
    }
}

/// A file's own date is evidence of receipt: a copy keeps it.
fn keep_time(from: &Path, to: &Path) {
    let modified = fs::metadata(from).and_then(|data| data.modified()).expect("a date");
    let file = fs::File::options().write(true).open(to).expect("the copy");
    file.set_modified(modified).expect("the date is kept");
}

/// A fresh working folder of the shipped plan.
pub fn fresh() -> TempDir {
    let dir = tempfile::tempdir().expect("a temporary folder");
    copy(&template(), dir.path());
    dir
}

/// A fresh working folder with the workbooks of these units issued.
pub fn issued(units: &[&str]) -> TempDir {
    let dir = fresh();
    let folder = Folder::open(dir.path()).expect("the shipped plan is good");
    let wanted = Wanted { units: units.iter().map(|code| (*code).to_owned()).collect(), ..Wanted::default() };
    let now = parse_instant("2020-02-18T08:00").expect("an instant");
    issue(&folder, &wanted, now).expect("templates are issued");
    dir
}

/// The issued workbook whose name begins so.
pub fn workbook(dir: &Path, report: &str, begins: &str) -> PathBuf {
    let place = dir.join("issued").join(report);
    let entries = fs::read_dir(place).expect("issued workbooks");
    let found = entries.map(|entry| entry.expect("an entry").path()).find(|path| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with(begins) && name.to_string_lossy().ends_with(".xlsx"))
    });
    found.expect("the workbook was issued")
}
