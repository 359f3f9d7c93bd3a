//! The files of a plan: either form is found, told apart, converted, marked; other programs open what we write.

mod common;

use common::{office, working};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;
use tonghop::command::{Folder, convert};
use tonghop::plan::Draft;
use tonghop::plan::tree::difference;
use tonghop::planbook;
use tonghop::text::{Lang, run};

fn every_key() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plans/every-key")
}

/// A fresh folder with the plan of another one as a workbook.
fn in_excel(from: &Path) -> TempDir {
    let dir = tempfile::tempdir().expect("a temporary folder");
    convert(from, dir.path()).unwrap_or_else(|error| panic!("{}", run::error(&error, Lang::Vi)));
    assert!(dir.path().join("plan.xlsx").is_file());
    dir
}

fn write(path: &Path, book: &tonghop::book::Book) {
    tonghop::disk::write(path, &tonghop::book::bytes(book).expect("a workbook")).expect("it can be written");
}

fn fault(dir: &Path) -> String {
    Folder::open(dir).err().map(|error| run::error(&error, Lang::Vi)).unwrap_or_default()
}

fn tonghop(arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    let output = command.args(arguments).env_remove("TONGHOP_LANG").output().expect("the program starts");
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.code(), said)
}

fn path(path: &Path) -> &str {
    path.to_str().expect("a plain path")
}

#[test]
fn a_plan_goes_to_excel_and_back_with_nothing_lost() {
    for from in [working::template(), every_key()] {
        let excel = in_excel(&from);
        let back = tempfile::tempdir().expect("a temporary folder");
        convert(excel.path(), back.path()).unwrap_or_else(|error| panic!("{}", run::error(&error, Lang::Vi)));
        let tree = |dir: &Path| {
            let text = fs::read_to_string(dir.join("plan.toml")).expect("a plan");
            Draft::from_toml("plan.toml", &text).tree.expect("it can be read")
        };
        assert_eq!(difference(&tree(&from), &tree(back.path())), None);
        let units = |dir: &Path| fs::read_to_string(dir.join("units.csv")).expect("units");
        assert!(planbook::same_registry(&units(&from), &units(back.path())));
        assert!(units(back.path()).starts_with('\u{feff}'), "Excel needs the mark");
    }
}

#[test]
fn a_round_is_issued_from_a_plan_in_excel() {
    let dir = in_excel(&working::template());
    let folder = Folder::open(dir.path()).expect("the plan is good");
    assert_eq!(folder.plan.units.reporting().count(), 66);
}

#[test]
fn units_may_stand_in_a_workbook_of_their_own() {
    let dir = working::fresh();
    let text = fs::read_to_string(dir.path().join("units.csv")).expect("units");
    let book = planbook::registry_book(&text).expect("a registry");
    write(&dir.path().join("don-vi.xlsx"), &book);
    assert!(fault(dir.path()).contains("don-vi.xlsx: có cả units.csv; giữ một trong hai tệp"), "{}", fault(dir.path()));
    fs::remove_file(dir.path().join("units.csv")).expect("removed");
    assert_eq!(Folder::open(dir.path()).expect("the plan is good").plan.units.reporting().count(), 66);
}

#[test]
fn a_plan_in_two_files_is_no_plan() {
    let dir = in_excel(&working::template());
    fs::copy(working::template().join("plan.toml"), dir.path().join("plan.toml")).expect("copied");
    assert!(fault(dir.path()).contains("plan.xlsx: có cả plan.toml; giữ một trong hai tệp"), "{}", fault(dir.path()));
    let dir = in_excel(&working::template());
    fs::copy(working::template().join("units.csv"), dir.path().join("units.csv")).expect("copied");
    assert!(fault(dir.path()).contains("plan.xlsx: có cả units.csv"), "{}", fault(dir.path()));
}

#[test]
fn a_file_that_is_there_is_not_written_over() {
    let dir = in_excel(&working::template());
    let (code, said) = tonghop(&["plan", "convert", path(&working::template()), path(dir.path())]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("plan.xlsx"), "{said}");
    let named = dir.path().join("ban-khac.xlsx");
    let (code, said) = tonghop(&["plan", "convert", path(&working::template()), path(&named)]);
    assert_eq!((code, named.is_file()), (Some(0), true), "{said}");
}

#[test]
fn a_new_round_begins_from_a_plan_in_excel_too() {
    let old = in_excel(&working::template());
    let dir = tempfile::tempdir().expect("a temporary folder");
    let new = dir.path().join("thang-tu");
    let (code, said) = tonghop(&["new", path(&new), "--from", path(old.path())]);
    assert_eq!(code, Some(0), "{said}");
    let plan = Folder::open(&new).expect("the new plan is good").plan;
    assert_eq!(plan.window.map(|days| days.from.to_string()).as_deref(), Some("2020-03-18"));
}

#[test]
fn a_faulty_workbook_is_marked_on_request() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let text = fs::read_to_string(working::template().join("plan.toml")).expect("a plan");
    let tree = Draft::from_toml("plan.toml", &text.replace("rollup = \"ratio\"", "rollup = \"ration\"")).tree;
    let units = fs::read_to_string(working::template().join("units.csv")).expect("units");
    let book = planbook::book(&tree.expect("a tree"), Some(&units)).expect("a workbook");
    write(&dir.path().join("plan.xlsx"), &book);
    let copy = dir.path().join("plan (đã đánh dấu).xlsx");
    let (code, said) = tonghop(&["plan", "check", path(dir.path())]);
    assert_eq!((code, copy.is_file()), (Some(1), false), "{said}");
    let (code, said) = tonghop(&["plan", "check", path(dir.path()), "--mark"]);
    assert_eq!((code, copy.is_file()), (Some(1), true), "{said}");
    assert!(said.contains("“ration” không có trong danh sách"), "{said}");
    // The copy is no second plan: the same faults again, and no more.
    assert_eq!(tonghop(&["plan", "check", path(dir.path())]).0, Some(1));
}

#[test]
fn a_plan_saved_again_by_libreoffice_is_the_same_plan() {
    if !office::available() {
        return;
    }
    for from in [working::template(), every_key()] {
        let dir = in_excel(&from);
        let saved = office::recalculate(&dir.path().join("plan.xlsx"), dir.path()).expect("LibreOffice saves it");
        let opened = planbook::open("plan.xlsx", &fs::read(saved).expect("the saved plan"));
        let text = fs::read_to_string(from.join("plan.toml")).expect("a plan");
        let tree = Draft::from_toml("plan.toml", &text).tree.expect("a tree");
        assert_eq!(difference(&tree, opened.draft.tree.as_ref().expect("a plan")), None);
        let units = fs::read_to_string(from.join("units.csv")).expect("units");
        assert!(planbook::same_registry(&units, &opened.registry.expect("units").csv));
    }
}

/// What openpyxl sees: sheets, whether a formula stands as one, validations, frozen panes; the same plan saved by it.
const LOOK: &str = r"
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
print(len(book.sheetnames), sum(cell.data_type == 'f' for cell in cells))
print(all(sheet.data_validations.dataValidation and sheet.freeze_panes for sheet in book if sheet.title in sys.argv[3:]))
book.save(sys.argv[2])
";

#[test]
fn openpyxl_opens_the_workbook_and_saves_the_same_plan() {
    let there = Command::new("python3").args(["-c", "import openpyxl"]).output().is_ok_and(|out| out.status.success());
    if !there {
        return;
    }
    let dir = in_excel(&every_key());
    let saved = dir.path().join("saved.xlsx");
    let mut python = Command::new("python3");
    let python = python.args(["-c", LOOK, path(&dir.path().join("plan.xlsx")), path(&saved)]);
    let output =
        python.args(["Kế hoạch", "Báo cáo", "Biểu mẫu", "Chỉ tiêu", "Kiểm tra"]).output().expect("Python runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(said, "12 0\nTrue\n", "{}", String::from_utf8_lossy(&output.stderr));
    let opened = planbook::open("plan.xlsx", &fs::read(saved).expect("the saved plan"));
    let text = fs::read_to_string(every_key().join("plan.toml")).expect("a plan");
    let tree = Draft::from_toml("plan.toml", &text).tree.expect("a tree");
    assert_eq!(difference(&tree, opened.draft.tree.as_ref().expect("a plan")), None);
}

#[test]
fn a_plan_is_not_converted_beside_itself() {
    let dir = working::fresh();
    let (code, said) = tonghop(&["plan", "convert", path(dir.path()), path(dir.path())]);
    assert!(code != Some(0) && said.contains("plan.xlsx: có cả plan.toml"), "{said}");
    assert!(!dir.path().join("plan.xlsx").exists());
    assert_eq!(fault(dir.path()), "", "the folder is as good as before");
}

#[test]
fn a_round_made_from_a_plan_in_excel_says_that_it_is_text() {
    let old = in_excel(&working::template());
    let place = tempfile::tempdir().expect("a temporary folder");
    let new = place.path().join("moi");
    let (code, said) = tonghop(&["new", path(&new), "--from", path(old.path())]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("Kế hoạch cũ là tệp Excel; kỳ mới ghi thành plan.toml") && said.contains("plan convert"),
        "{said}"
    );
}
