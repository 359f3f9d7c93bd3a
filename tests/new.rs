//! `tonghop new`: a working folder from a shipped plan, or from last month's folder.

mod common;

use common::working;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn tonghop(arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_tonghop");
    Command::new(program).args(arguments).env_remove("TONGHOP_LANG").output().expect("the program starts")
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn path(dir: &Path) -> &str {
    dir.to_str().expect("a plain path")
}

#[track_caller]
fn done(arguments: &[&str]) -> String {
    let output = tonghop(arguments);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    said(&output)
}

#[test]
fn the_shipped_plans_are_listed_without_a_plan() {
    let text = done(&["new"]);
    assert!(text.contains("thang-thanh-nien-2020") && text.contains("(66 đơn vị)"), "{text}");
}

#[test]
fn a_new_folder_can_be_worked_in_at_once() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let dir = place.path().join("thang 3");
    done(&["new", path(&dir), "--plan", "thang-thanh-nien-2020"]);
    for file in ["plan.toml", "units.csv"] {
        assert!(fs::read(dir.join(file)).ok() == fs::read(working::template().join(file)).ok(), "{file}");
    }
    assert!(dir.join("inbox").is_dir());
    let start = fs::read_to_string(dir.join("Bắt đầu từ đây.txt")).expect("the first thing to read");
    assert!(start.starts_with('\u{feff}') && start.contains("\r\n") && !start.replace("\r\n", "").contains('\n'));
    done(&["plan", "check", path(&dir)]);
    done(&["status", path(&dir), "--as-of", "2020-03-01"]);
}

#[test]
fn a_folder_that_is_not_empty_is_left_alone() {
    let place = tempfile::tempdir().expect("a temporary folder");
    fs::File::create(place.path().join("ghi chú.txt")).expect("a file");
    let output = tonghop(&["new", path(place.path()), "--plan", "thang-thanh-nien-2020"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("đã có tệp"), "{}", said(&output));
    assert_eq!(fs::read_dir(place.path()).expect("the folder").count(), 1);
}

#[test]
fn an_unknown_plan_names_the_known_ones() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let output = tonghop(&["new", path(place.path()), "--plan", "thang"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("thang-thanh-nien-2020"), "{}", said(&output));
}

#[test]
fn last_months_folder_becomes_next_months() {
    let old = working::issued(&["SYT"]);
    fs::create_dir_all(old.path().join("inbox")).expect("a folder");
    for file in ["inbox/bao cao.xlsx", "receipts.csv", "tonghop.db", "calendar.csv", "senders.csv", "contacts.csv"] {
        fs::File::create(old.path().join(file)).expect("a file");
    }
    fs::copy(old.path().join("units.csv"), old.path().join("aliases.csv")).expect("a file");
    let place = tempfile::tempdir().expect("a temporary folder");
    let new = place.path().join("thang 4");
    let text = done(&["new", path(&new), "--from", path(old.path())]);
    assert!(text.contains("dòng 182: label = \"Số đoàn viên mới đã kết nạp từ 18/02/2020\""), "{text}");
    assert!(text.contains("dang_ky_doan_vien_moi"), "{text}");
    let mut names: Vec<String> = fs::read_dir(&new)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let kept = ["aliases.csv", "calendar.csv", "contacts.csv", "inbox", "plan.toml", "senders.csv", "units.csv"];
    assert_eq!(names[1..], kept, "and {}", names[0]);
    assert_eq!(fs::read_dir(new.join("inbox")).expect("the inbox").count(), 0);
    assert!(fs::read(new.join("units.csv")).ok() == fs::read(old.path().join("units.csv")).ok());
}

#[test]
fn only_dates_and_the_id_change_in_the_plan() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let new = place.path().join("thang 4");
    done(&["new", path(&new), "--from", path(&working::template()), "--months", "1"]);
    let (old, new) =
        [working::template(), new].map(|dir| fs::read_to_string(dir.join("plan.toml")).expect("a plan")).into();
    let changed = old.lines().zip(new.lines()).filter(|(old, new)| old != new).map(|(_, new)| new);
    assert_eq!(
        changed.collect::<Vec<_>>()[..5],
        [
            r#"id = "ttn-2020-202003""#,
            "issued = 2020-03-18",
            "window = { from = 2020-03-18, to = 2020-04-28 }",
            r#"due = { every = "week", on = "fri", by = "10:00", from = 2020-03-21, to = 2020-04-27 }"#,
            "due = { before = 2020-04-28T16:00:00 }",
        ]
    );
    assert_eq!(old.lines().count(), new.lines().count());
}

#[test]
fn a_year_later_the_old_year_is_told() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let new = place.path().join("2021");
    let text = done(&["new", path(&new), "--from", path(&working::template()), "--months", "12"]);
    assert!(text.contains("dòng 8: title = \"Tổ chức các hoạt động Tháng Thanh niên năm 2020\""), "{text}");
}

#[test]
fn a_faulty_old_plan_starts_nothing() {
    let old = working::fresh();
    let plan = fs::read_to_string(old.path().join("plan.toml")).expect("a plan");
    let broken = plan.replace("expected_units = 66", "expected_units = 67");
    tonghop::disk::write(&old.path().join("plan.toml"), broken.as_bytes()).expect("a plan");
    let place = tempfile::tempdir().expect("a temporary folder");
    let new = place.path().join("thang 4");
    let output = tonghop(&["new", path(&new), "--from", path(old.path())]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(!new.exists());
}

#[test]
fn every_shipped_plan_can_be_moved() {
    for shipped in tonghop::plan::shipped() {
        let [plan, units] = ["plan.toml", "units.csv"].map(|file| shipped.text(file).expect("a file"));
        for months in [1, 2, 3, 6, 12, 25] {
            let moved = tonghop::plan::moved(plan, months);
            let faults = tonghop::plan::load_with(&moved.text, units, shipped.text("calendar.csv")).err();
            assert!(faults.is_none(), "{} by {months}: {faults:?}", shipped.name);
            assert_eq!(moved.text.lines().count(), plan.lines().count());
            assert!(moved.dates > 0);
        }
    }
}

#[test]
fn a_monthly_plan_asks_for_the_next_months_after_the_move() {
    let head = "[plan]\nid = \"a\"\ncode = \"A\"\ntitle = \"A\"\n[[form]]\nid = \"f\"\ntitle = \"F\"\nlayout = \"full\"\n[[form.section]]\nid = \"s\"\nsheet = \"S\"\ntitle = \"S\"\n[[form.section.field]]\nid = \"so_tin\"\nlabel = \"Số tin\"\ntype = \"count\"\n";
    let report = "[[report]]\nid = \"b\"\nlabel = \"Báo cáo tháng\"\ncode = \"B\"\nform = \"f\"\ndue = { every = \"month\", on = \"last_working_day\", by = \"17:00\", from = 2020-01-01, to = 2020-02-29 }\n[[extension]]\nreport = \"b\"\nperiod = \"2020-01\"\nuntil = 2020-02-03T17:00:00\nbecause = \"Tết\"\n";
    let moved = tonghop::plan::moved(&format!("{head}{report}"), 1);
    let plan = tonghop::plan::load(&moved.text, "code,name,kind\nSYT,Sở Y tế,so\n").expect("a good plan");
    let periods: Vec<&str> = plan.reports[0].occasions().iter().map(|one| one.period.as_str()).collect();
    assert_eq!(periods, ["2020-02", "2020-03"]);
    assert!(plan.extensions.is_empty(), "an extension belongs to its own round");
    assert_eq!(moved.switched_off.len(), 5);
}

#[test]
fn running_totals_go_on_in_the_new_folder() {
    let old = tempfile::tempdir().expect("a temporary folder");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join("bao-cao-thang");
    working::copy(&sample, old.path());
    let place = tempfile::tempdir().expect("a temporary folder");
    let new = place.path().join("sau");
    let text = done(&["new", path(&new), "--from", path(old.path())]);
    assert!(text.contains("dau_ky_dv_moi_luy_ke") && text.contains("Lấy từ Báo cáo tháng, Tháng 1/2020"), "{text}");
    let units = fs::read_to_string(new.join("units.csv")).expect("the registry");
    let heads: Vec<&str> = units.lines().next().expect("headings").split(',').collect();
    let column = heads.iter().position(|head| *head == "dau_ky_an_sinh_nguoi_luy_ke").expect("the column");
    let syt = units.lines().find(|line| line.starts_with("SYT,")).expect("the unit");
    assert_eq!(syt.split(',').nth(column), Some("10"), "{syt}");
    // They are what the forms of the first month are printed with.
    done(&["issue", path(&new), "--unit", "SYT", "--as-of", "2020-02-10"]);
    let roster = fs::read_to_string(new.join("issued/thang/2020-02/roster.csv")).expect("the roster");
    assert!(roster.lines().nth(1).is_some_and(|line| line.contains(",10,")), "{roster}");
}

#[test]
fn running_totals_of_an_unused_folder_begin_at_zero_and_that_is_said() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let [old, new] = ["cu", "moi"].map(|name| place.path().join(name));
    done(&["new", path(&old), "--plan", "bao-cao-thang"]);
    let text = done(&["new", path(&new), "--from", path(&old)]);
    assert!(text.contains("Bắt đầu từ 0") && text.contains("(dau_ky_dv_moi_luy_ke)"), "{text}");
}

#[test]
fn a_named_unit_that_gets_no_form_is_told_why() {
    let dir = working::fresh();
    let said = done(&["issue", path(dir.path()), "--report", "tong_ket", "--unit", "KHOI", "--as-of", "2020-02-20"]);
    assert!(said.contains("báo cáo này không giao cho đơn vị"), "{said}");
}

#[test]
fn an_extension_given_by_the_office_is_printed_in_a_form_issued_anew() {
    let dir = working::issued(&["SYT"]);
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
        let output = command.args(arguments).env("TONGHOP_WHO", "Văn phòng").env_remove("TONGHOP_LANG").output();
        let output = output.expect("the program starts");
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    };
    let place = path(dir.path());
    run(&[
        "extend",
        "--dir",
        place,
        "SYT",
        "--report",
        "tong_ket",
        "--until",
        "30/3/2020 16:00",
        "--because",
        "phòng dịch",
    ]);
    run(&["issue", place, "--report", "tong_ket", "--unit", "SYT", "--as-of", "2020-03-25"]);
    let folder = tonghop::command::Folder::open(dir.path()).expect("the folder");
    let issued = tonghop::command::issued(&folder).expect("what was issued");
    let file = &issued.newest("tong_ket", "", "SYT").expect("the form").file;
    let bytes = fs::read(dir.path().join("issued/tong_ket").join(file)).expect("the form");
    let grid = tonghop::format::open(tonghop::format::FileKind::Xlsx, &bytes, &tonghop::format::Means::default());
    assert!(format!("{:?}", grid.expect("a workbook")).contains("30/3/2020"), "the new deadline stands in the form");
}
