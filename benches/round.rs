//! The month-end job in its parts: issue 66, collect and check 66 and 660, write the summary.
//!
//! `cargo bench`; figures and how to read them stand in `docs/performance.md`.

use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tonghop::book;
use tonghop::command::{Folder, Output, Wanted, collect, issue, parse_instant};
use tonghop::round::Round;
use tonghop::summary;
use tonghop::text::Lang;

fn main() {
    divan::main();
}

fn root(part: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(part).join("thang-thanh-nien-2020")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder to copy") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("a kind").is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

/// A working folder whose inbox holds this many final reports: those of the sample, as often as needed.
fn inbox(files: usize) -> TempDir {
    let dir = tempfile::tempdir().expect("a temporary folder");
    for part in ["plan.toml", "units.csv", "tonghop.toml"] {
        fs::copy(root("samples").join(part), dir.path().join(part)).expect("a copy");
    }
    copy(&root("samples").join("issued"), &dir.path().join("issued"));
    fs::create_dir(dir.path().join("inbox")).expect("a folder");
    let mut finals = Vec::new();
    let mut folders = vec![root("samples").join("inbox")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the sample inbox") {
            let path = entry.expect("an entry").path();
            let name = path.to_string_lossy().into_owned();
            if path.is_dir() {
                folders.push(path);
            } else if name.ends_with("tong ket.xlsx") {
                finals.push(path);
            }
        }
    }
    finals.sort();
    for (number, path) in finals.iter().cycle().take(files).enumerate() {
        fs::copy(path, dir.path().join("inbox").join(format!("{number:04}.xlsx"))).expect("a copy");
    }
    dir
}

fn round(dir: &Path) -> Round {
    let folder = Folder::open(dir).expect("a good plan");
    let now = folder.settings.as_of.expect("an instant");
    collect(&folder, now, None, &Output { lang: Lang::Vi }).expect("the inbox is read").round
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn issue_66_final_reports(bencher: divan::Bencher<'_, '_>) {
    bencher
        .with_inputs(|| {
            let dir = tempfile::tempdir().expect("a temporary folder");
            copy(&root("templates"), dir.path());
            dir
        })
        .bench_values(|dir| {
            let folder = Folder::open(dir.path()).expect("a good plan");
            let wanted = Wanted { report: Some("tong_ket".to_owned()), ..Wanted::default() };
            issue(&folder, &wanted, parse_instant("2020-02-18T08:00").expect("an instant"))
                .expect("templates are issued");
            dir
        });
}

#[divan::bench(args = [66, 660], sample_count = 5, sample_size = 1)]
fn collect_and_check(bencher: divan::Bencher<'_, '_>, files: usize) {
    let dir = inbox(files);
    round(dir.path());
    bencher.bench_local(|| round(dir.path()));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn write_the_summary(bencher: divan::Bencher<'_, '_>) {
    let dir = tempfile::tempdir().expect("a temporary folder");
    copy(&root("samples"), dir.path());
    let round = round(dir.path());
    bencher.bench_local(|| {
        let mut workbook = summary::book(&round, summary::RECEIVED);
        book::calculate(&mut workbook);
        book::bytes(&workbook).expect("a workbook").len()
    });
}
