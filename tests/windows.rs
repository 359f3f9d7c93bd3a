//! What is different on Windows: a file open elsewhere cannot be replaced, perhaps not even read; paths may be long.
//! Runs on Windows and, by `.ci/windows test`, under Wine.
#![cfg(windows)]

use clap::Parser;
use std::fs::{self, File, OpenOptions};
use std::os::windows::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tonghop::check::Code;
use tonghop::cli::Cli;
use tonghop::command::{self, Collected, Folder, Output};
use tonghop::error::{Error, Result};
use tonghop::round::FileOutcome;
use tonghop::text::Lang;

/// Others may do nothing with the file.
const NOTHING: u32 = 0;
/// Others may read it: how Excel holds a workbook.
const READ: u32 = 1;
/// `ERROR_SHARING_VIOLATION`.
const IN_USE: i32 = 32;
/// Longest path of old Windows programs.
const OLD_LIMIT: usize = 260;

/// A working folder with the plan and nothing else.
fn round(dir: &Path) {
    fs::create_dir_all(dir.join("inbox")).unwrap();
    let plan = include_str!("../templates/thang-thanh-nien-2020/plan.toml");
    let units = include_str!("../templates/thang-thanh-nien-2020/units.csv");
    for (name, text) in [("plan.toml", plan), ("units.csv", units)] {
        put(&dir.join(name), text.as_bytes());
    }
}

fn put(path: &Path, bytes: &[u8]) {
    tonghop::disk::write(path, bytes).unwrap();
}

/// Runs the program in this process: `tonghop VERB DIR --as-of … MORE…`.
fn tonghop(verb: &str, dir: &Path, more: &[&str]) -> Result<()> {
    let dir = dir.to_str().unwrap();
    let cli = Cli::try_parse_from(["tonghop", verb, dir].iter().chain(more)).unwrap();
    command::run(cli, &Output { lang: Lang::Vi })
}

const AS_OF: [&str; 2] = ["--as-of", "2020-04-03T09:00"];
const ONE_UNIT: [&str; 4] = ["--report", "tong_ket", "--unit", "BVHHTM"];

fn collect(dir: &Path) -> Collected {
    let now = command::parse_instant(AS_OF[1]).unwrap();
    command::collect(&Folder::open(dir).unwrap(), now, None, &Output { lang: Lang::Vi }).unwrap()
}

/// The one template issued to [`ONE_UNIT`].
fn template(dir: &Path) -> PathBuf {
    let mut files = fs::read_dir(dir.join("issued").join("tong_ket")).unwrap().map(|entry| entry.unwrap().path());
    files.find(|path| path.extension().is_some_and(|ending| ending == "xlsx")).unwrap()
}

/// Holds a file open for writing, as another program does.
fn hold(path: &Path, share: u32) -> File {
    OpenOptions::new().read(true).write(true).share_mode(share).open(path).unwrap()
}

fn summary(dir: &Path, name: &str) -> PathBuf {
    dir.join("summary").join(name)
}

#[track_caller]
fn written_beside(share: u32) {
    let place = TempDir::new().unwrap();
    let dir = place.path();
    round(dir);
    tonghop("summarize", dir, &AS_OF).unwrap();
    let wanted = summary(dir, "Bang tong hop.xlsx");
    let before = fs::read(&wanted).unwrap();

    let held = hold(&wanted, share);
    tonghop("summarize", dir, &["--as-of", "2020-03-01T09:00"]).unwrap();
    drop(held);

    assert!(fs::read(&wanted).unwrap() == before, "the open workbook was touched");
    assert!(fs::read(summary(dir, "Bang tong hop (2).xlsx")).unwrap() != before, "the new one shows another day");
    let left: Vec<_> = fs::read_dir(dir.join("summary")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 3, "two workbooks and our mark, no half file: {left:?}");

    tonghop("summarize", dir, &AS_OF).unwrap();
    assert!(fs::read(&wanted).unwrap() == before, "closed again, it is replaced again");
}

#[test]
fn a_summary_open_in_excel_is_left_alone_and_the_new_one_written_beside() {
    written_beside(READ);
}

#[test]
fn a_summary_nobody_else_may_read_is_left_alone_and_the_new_one_written_beside() {
    written_beside(NOTHING);
}

#[test]
fn a_locked_file_of_the_inbox_is_one_line_and_the_rest_is_read() {
    let place = TempDir::new().unwrap();
    let dir = place.path();
    round(dir);
    tonghop("issue", dir, &ONE_UNIT).unwrap();
    let form = fs::read(template(dir)).unwrap();
    let inbox = dir.join("inbox");
    ["a khoa.xlsx", "b mo trong Excel.xlsx"].iter().for_each(|name| put(&inbox.join(name), &form));
    let _locked = hold(&inbox.join("a khoa.xlsx"), NOTHING);
    let _open = hold(&inbox.join("b mo trong Excel.xlsx"), READ);

    let files = collect(dir).round.files;
    assert_eq!(files.len(), 2);
    assert_eq!(files[0].outcome, FileOutcome::Unreadable);
    assert_eq!(files[0].findings()[0].code, Code::CannotRead);
    assert_eq!(files[1].unit(), Some("BVHHTM"), "what Excel holds can still be read");
    assert_ne!(files[1].outcome, FileOutcome::Unreadable);
}

#[test]
fn a_template_open_elsewhere_stops_the_issue_and_names_the_file() {
    let place = TempDir::new().unwrap();
    let dir = place.path();
    round(dir);
    tonghop("issue", dir, &ONE_UNIT).unwrap();
    let path = template(dir);
    let held = hold(&path, READ);
    match tonghop("issue", dir, &ONE_UNIT) {
        Err(Error::Write { path: named, .. }) => assert_eq!(named, path),
        other => panic!("{other:?}"),
    }
    drop(held);
    tonghop("issue", dir, &ONE_UNIT).unwrap();
}

#[test]
fn a_locked_receipts_file_stops_the_run_and_is_named() {
    let place = TempDir::new().unwrap();
    let dir = place.path();
    round(dir);
    put(&dir.join("receipts.csv"), b"file,received_at,channel\r\n");
    let _held = hold(&dir.join("receipts.csv"), NOTHING);
    match tonghop("collect", dir, &AS_OF) {
        Err(Error::Read { path, source }) => {
            assert_eq!(path, dir.join("receipts.csv"));
            assert_eq!(source.raw_os_error(), Some(IN_USE));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_folder_deeper_than_the_old_limit_works() {
    let place = TempDir::new().unwrap();
    let dir = place.path().join("Thư mục báo cáo của Đoàn khối năm 2020".repeat(3)).join("b".repeat(OLD_LIMIT / 2));
    assert!(dir.as_os_str().len() > OLD_LIMIT);
    round(&dir);
    tonghop("issue", &dir, &ONE_UNIT).unwrap();
    fs::copy(template(&dir), dir.join("inbox").join("báo cáo.xlsx")).unwrap();
    tonghop("summarize", &dir, &AS_OF).unwrap();
    assert_eq!(collect(&dir).round.files[0].unit(), Some("BVHHTM"));
}
