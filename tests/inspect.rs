//! `inspect` says what a file is, what is in it and why, and writes nothing.

use std::path::Path;
use std::process::Command;

fn said(arguments: &[&str]) -> String {
    let out = Command::new(env!("CARGO_BIN_EXE_tonghop")).arg("inspect").args(arguments).output().expect("a run");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).expect("UTF-8")
}

#[test]
fn files_of_many_kinds() {
    let sample = "samples/thang-thanh-nien-2020";
    let report = format!("{sample}/inbox/tong ket/02 BV Da khoa Trung uong - TTN2020 tong ket.xlsx");
    let picture = format!("{sample}/inbox/x.xlsx");
    let workbooks = ["password", "formula-without-result", "wrong-checksum", "hidden-row"];
    let workbooks = workbooks.map(|name| format!("tests/workbooks/{name}.xlsx"));
    let files: Vec<&str> = [&report, &picture].into_iter().chain(&workbooks).map(String::as_str).collect();
    insta::assert_snapshot!("inspect_vi", said(&files));
    let english: Vec<&str> = ["--lang", "en"].into_iter().chain(files).collect();
    insta::assert_snapshot!("inspect_en", said(&english));
}

#[test]
fn what_is_no_file_is_said() {
    assert!(said(&["tests/workbooks"]).contains("is-a-folder"));
    assert!(said(&["tests/workbooks/there-is-none.xlsx"]).contains("cannot-read"));
}

#[test]
fn nothing_is_written() {
    let before = std::fs::read_dir("tests/workbooks").expect("the folder").count();
    said(&["tests/workbooks/good.xlsx", "--dir", "samples/thang-thanh-nien-2020"]);
    assert_eq!(std::fs::read_dir("tests/workbooks").expect("the folder").count(), before);
    assert!(!Path::new("tests/workbooks/received").exists());
}
