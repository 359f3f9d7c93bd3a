//! What a person meets on the command line: exit codes and messages with place, fact, remedy.

mod common;

use common::working;
use std::path::Path;
use std::process::{Command, Output};

fn tonghop(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tonghop"))
        .args(arguments)
        .env_remove("TONGHOP_LANG")
        .output()
        .expect("the program starts")
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn path(dir: &Path) -> &str {
    dir.to_str().expect("a plain path")
}

#[test]
fn a_good_plan_is_called_good() {
    let output = tonghop(&["plan", "check", path(&working::template())]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(said(&output).contains("66 đơn vị"));
}

#[test]
fn a_wrong_verb_is_usage() {
    assert_eq!(tonghop(&["tong-hop"]).status.code(), Some(2));
    assert_eq!(tonghop(&["status"]).status.code(), Some(2));
}

#[test]
fn a_folder_without_a_plan_is_named() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let output = tonghop(&["status", path(dir.path())]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("plan.toml"), "{}", said(&output));
}

#[test]
fn an_unknown_report_names_the_known_ones() {
    let dir = working::fresh();
    let output = tonghop(&["status", path(dir.path()), "--report", "tongket"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("tong_ket"), "{}", said(&output));
}

#[test]
fn an_instant_that_is_none_is_refused() {
    let dir = working::fresh();
    let output = tonghop(&["status", path(dir.path()), "--as-of", "hôm qua"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("hôm qua"));
}

#[test]
fn an_unwritable_summary_stops_before_the_long_work() {
    let dir = working::fresh();
    let blocked = dir.path().join("tep");
    std::fs::File::create(&blocked).expect("a file");
    let out = blocked.join("summary.xlsx");
    let output = tonghop(&["summarize", path(dir.path()), "--out", path(&out)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("Không ghi được"), "{}", said(&output));
}

#[test]
fn a_summary_changed_by_hand_is_left_alone() {
    let dir = working::fresh();
    let out = dir.path().join("summary").join("Bang tong hop.xlsx");
    let run = || tonghop(&["summarize", path(dir.path()), "--as-of", "2020-04-03T09:00"]);
    assert_eq!(run().status.code(), Some(0));
    let first = std::fs::read(&out).expect("a summary");
    assert_eq!(run().status.code(), Some(0));
    assert!(first == std::fs::read(&out).expect("a summary"), "our own summary is replaced by the same bytes");
    std::fs::OpenOptions::new()
        .append(true)
        .open(&out)
        .and_then(|mut file| std::io::Write::write_all(&mut file, b"note"))
        .expect("a change by hand");
    let output = run();
    assert_eq!(output.status.code(), Some(0));
    assert!(said(&output).contains("sửa tay"), "{}", said(&output));
    assert!(out.with_file_name("Bang tong hop (2).xlsx").is_file());
    assert!(std::fs::read(&out).expect("the changed file").ends_with(b"note"));
}

#[test]
fn every_bad_file_gets_one_line_and_stops_nothing() {
    let dir = working::issued(&["SYT"]);
    let inbox = dir.path().join("inbox");
    std::fs::create_dir_all(inbox.join("x.xlsx")).expect("a folder");
    let good = std::fs::read(working::workbook(dir.path(), "tong_ket", "01 ")).expect("the workbook");
    let put = |name: &str, bytes: &[u8]| {
        std::fs::File::create(inbox.join(name))
            .and_then(|mut file| std::io::Write::write_all(&mut file, bytes))
            .expect("a file");
    };
    put("rong.xlsx", b"");
    put("cat cut.xlsx", &good[..good.len() * 6 / 10]);
    put("anh.xlsx", b"\x89PNG\r\n\x1a\nrest");
    put("~$bao cao.xlsx", b"lock");
    put("desktop.ini", b"[.ShellClassInfo]");
    put("bieu mau.xlsx", &good);
    put("bieu mau (1).xlsx", &good);
    let output = tonghop(&["collect", path(dir.path()), "--as-of", "2020-04-03T09:00"]);
    let text = said(&output);
    assert_eq!(output.status.code(), Some(0), "{text}");
    for line in [
        "rong.xlsx: không mở được",
        "cat cut.xlsx: không mở được",
        "anh.xlsx: không mở được",
        "~$bao cao.xlsx: bỏ qua",
        "desktop.ini: bỏ qua",
        "x.xlsx: bỏ qua",
        "bieu mau.xlsx: trùng",
        "Tệp đã xem 8 = được tính 1 + trùng 1 + không mở được 3 + bỏ qua 3",
    ] {
        assert!(text.contains(line), "«{line}» is missing in:\n{text}");
    }
}

#[test]
fn english_is_spoken_when_asked() {
    let output = tonghop(&["plan", "check", path(&working::template()), "--lang", "en"]);
    assert!(said(&output).contains("66 units"), "{}", said(&output));
}
