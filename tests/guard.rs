//! A reader that crashes, hangs, hungers or talks nonsense costs one file, never the run. The faults are planted through
//! `TONGHOP_READER_FAULT`, which only the child looks at.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A compound file that calls itself a workbook and holds a mark.
fn marked() -> Vec<u8> {
    let mut bytes = vec![0; 1024];
    bytes[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    let name: Vec<u8> = "Workbook".encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    bytes[512..512 + name.len()].copy_from_slice(&name);
    bytes[800..804].copy_from_slice(b"MARK");
    bytes
}

/// A folder with the marked file between two sound old ones.
fn folder() -> (tempfile::TempDir, Vec<PathBuf>) {
    let dir = tempfile::tempdir().expect("a folder");
    let place = |name: &str| dir.path().join(name);
    std::fs::copy("tests/workbooks/legacy.xls", place("a.xls")).expect("a copy");
    write(&place("b.xls"), &marked());
    std::fs::copy("tests/workbooks/legacy.ods", place("c.ods")).expect("a copy");
    std::fs::copy("tests/workbooks/legacy.xls", place("d.xls")).expect("a copy");
    let files = ["a.xls", "b.xls", "c.ods", "d.xls"].map(place).to_vec();
    (dir, files)
}

#[expect(clippy::disallowed_methods, reason = "a file of the test")]
fn write(path: &Path, bytes: &[u8]) {
    std::fs::write(path, bytes).expect("a file");
}

fn inspect(fault: &str, limits: &str) -> Output {
    let (dir, files) = folder();
    // The plan folder lends its limits.
    for name in ["plan.toml", "units.csv"] {
        std::fs::copy(Path::new("samples/thang-thanh-nien-2020").join(name), dir.path().join(name)).expect("a copy");
    }
    write(&dir.path().join("tonghop.toml"), limits.as_bytes());
    let mut run = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    run.arg("inspect").args(&files).env("TONGHOP_READER_FAULT", fault).output().expect("a run")
}

/// The file's line says this, and the three sound ones are read.
#[track_caller]
fn costs_one_file(fault: &str, limits: &str, code: &str) {
    let out = inspect(fault, limits);
    let said = String::from_utf8_lossy(&out.stdout);
    assert!(out.status.success(), "{said}");
    assert!(said.contains(code), "{code} is not in:\n{said}");
    assert_eq!(said.matches("  Trang: ").count(), 3, "{said}");
}

#[test]
fn without_a_fault_only_the_marked_file_is_damaged() {
    costs_one_file("", "", "] damaged");
}

#[test]
fn a_crash() {
    costs_one_file("abort:MARK", "", "reader: crash");
}

#[test]
fn a_hang() {
    costs_one_file("hang:MARK", "[limits]\nseconds = 1\n", "] reader-timeout");
}

#[cfg(target_os = "linux")]
#[test]
fn hunger() {
    costs_one_file("hunger:MARK", "[limits]\nmemory_mb = 64\n", "memory_mb");
}

#[test]
fn nonsense() {
    costs_one_file("garbage:MARK", "", "answer: ");
}

#[test]
fn children_are_used_again_and_none_is_started_without_need() {
    tonghop::guard::program(env!("CARGO_BIN_EXE_tonghop").into());
    let read = |name: &str| {
        let bytes = std::fs::read(Path::new("tests/workbooks").join(name)).expect("a kept workbook");
        tonghop::guard::open(name, &bytes, &tonghop::format::Means::default()).is_ok()
    };
    assert!(read("good.xlsx"));
    assert_eq!(tonghop::guard::started(), 0, "no child for what is streamed here");
    for _ in 0..5 {
        assert!(read("legacy.xls") && read("legacy.ods") && read("good.xlsb") && read("velvet.xlsx"));
    }
    assert_eq!(tonghop::guard::started(), 1);
}
