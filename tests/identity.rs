//! Whose a workbook is: each layer alone is enough, two that disagree are put to the office.

use std::path::Path;
use std::sync::LazyLock;
use tonghop::command::Folder;
use tonghop::format::{Grid, Means};
use tonghop::intake::{Hints, Identity, Issued, Layer, identify};
use tonghop::naming::Names;
use tonghop::round::understand_with;
use tonghop::value::Raw;

struct Returned {
    folder: Folder,
    issued: Issued,
    names: Names,
    grid: Grid,
}

const FILE: &str = "tong ket/02 BV Da khoa Trung uong - TTN2020 tong ket.xlsx";
const CODE: &str = "TTN2020-TK-BVDKTW-1";

static RETURNED: LazyLock<Returned> = LazyLock::new(|| {
    let folder = Folder::open(Path::new("samples/thang-thanh-nien-2020")).expect("the sample");
    let issued = tonghop::command::issued(&folder).expect("what was issued");
    let bytes = std::fs::read(folder.root.join("inbox").join(FILE)).expect("a report");
    let grid = tonghop::guard::open(FILE, &bytes, &Means::default()).expect("a workbook");
    let names = Names::new(&folder.plan.units, "Cần Thơ");
    Returned { folder, issued, names, grid }
});

fn known(grid: &Grid, file_name: &str, sender: &str) -> Result<Identity, String> {
    let hints = Hints { file_name, sender, names: Some(&RETURNED.names), ..Hints::default() };
    identify(grid, &RETURNED.folder.plan, &RETURNED.issued, &hints).map_err(|finding| finding.code.text().to_owned())
}

/// The workbook without its hidden sheet and the names that lead there.
fn without_hidden(grid: &mut Grid) {
    grid.sheets.retain(|sheet| sheet.name != "_tonghop");
    grid.names.retain(|_, places| places.iter().all(|(sheet, _)| sheet != "_tonghop"));
}

fn without_code(grid: &mut Grid) {
    grid.names.remove("th_code");
    replace(grid, CODE, None);
}

/// Puts other words in place of these, wherever they stand; none empties the cell.
fn replace(grid: &mut Grid, words: &str, with: Option<&str>) {
    for cell in grid.sheets.iter_mut().flat_map(|sheet| sheet.cells.values_mut()) {
        if let Raw::Text(text) = &cell.raw
            && text.contains(words)
        {
            cell.raw = with.map_or(Raw::Empty, |with| Raw::Text(text.replace(words, with)));
        }
    }
}

fn without_unit(grid: &mut Grid) {
    let unit = RETURNED.folder.plan.units.get("BVDKTW").expect("the unit");
    for name in [&unit.name, &unit.heading_name, &unit.short_name] {
        replace(grid, name, None);
        replace(grid, &name.to_uppercase(), None);
    }
}

#[track_caller]
fn by(layer: Layer, change: impl FnOnce(&mut Grid), file_name: &str, sender: &str) {
    let mut grid = RETURNED.grid.clone();
    change(&mut grid);
    let identity = known(&grid, file_name, sender).unwrap_or_else(|code| panic!("{layer:?}: {code}"));
    assert_eq!((identity.unit.as_str(), identity.report.as_str(), identity.layer), ("BVDKTW", "tong_ket", layer));
}

#[test]
fn by_the_hidden_sheet_alone() {
    by(
        Layer::Hidden,
        |grid| {
            without_code(grid);
            without_unit(grid);
            grid.names.clear();
        },
        "x.xlsx",
        "",
    );
}

#[test]
fn by_names_alone() {
    by(
        Layer::Names,
        |grid| {
            without_code(grid);
            without_unit(grid);
            grid.sheets
                .iter_mut()
                .filter(|sheet| sheet.name == "_tonghop")
                .for_each(|sheet| sheet.name = "a".to_owned());
            let places = grid.names.values_mut().flatten().filter(|(sheet, _)| sheet == "_tonghop");
            places.for_each(|(sheet, _)| *sheet = "a".to_owned());
        },
        "x.xlsx",
        "",
    );
}

#[test]
fn by_the_code_on_a_sheet_alone() {
    by(
        Layer::Code,
        |grid| {
            without_hidden(grid);
            without_unit(grid);
            grid.names.clear();
        },
        "x.xlsx",
        "",
    );
}

#[test]
fn by_the_heading_alone() {
    by(
        Layer::Heading,
        |grid| {
            without_hidden(grid);
            without_code(grid);
        },
        "x.xlsx",
        "",
    );
}

fn nameless(grid: &mut Grid) {
    without_hidden(grid);
    without_code(grid);
    without_unit(grid);
}

#[test]
fn by_the_sender_alone() {
    by(Layer::Sender, nameless, "x.xlsx", "BVDKTW@example.invalid");
}

#[test]
fn by_the_file_name_alone() {
    by(Layer::FileName, nameless, "BC BV ĐKTW lan 2.xlsx", "");
}

#[test]
fn what_is_known_by_a_name_only_is_to_be_confirmed() {
    let mut grid = RETURNED.grid.clone();
    nameless(&mut grid);
    let hints = Hints { file_name: "BC BV ĐKTW.xlsx", sender: "", names: Some(&RETURNED.names), ..Hints::default() };
    let understood = understand_with(&RETURNED.folder.plan, &RETURNED.issued, &grid, &hints);
    let (content, findings) = understood.unwrap_or_else(|other| panic!("{other:?}"));
    assert_eq!(content.identity.unit, "BVDKTW");
    assert!(findings.iter().any(|finding| finding.code.text() == "identified-by"), "{findings:?}");
}

/// Refused for this reason.
#[track_caller]
fn refused(change: impl FnOnce(&mut Grid), file_name: &str, sender: &str, code: &str) {
    let mut grid = RETURNED.grid.clone();
    change(&mut grid);
    assert_eq!(known(&grid, file_name, sender).map(|identity| identity.unit), Err(code.to_owned()));
}

#[test]
fn nothing_says_whose_it_is() {
    refused(nameless, "x.xlsx", "", "unit-unnamed");
}

#[test]
fn a_name_two_units_could_mean_is_never_guessed() {
    refused(nameless, "So KH.xlsx", "", "unit-ambiguous");
}

#[test]
fn two_layers_that_disagree_decide_nothing() {
    refused(|grid| replace(grid, CODE, Some("TTN2020-TK-SYT-1")), "x.xlsx", "", "identity-conflict");
    refused(|_| {}, "BC So Tu phap.xlsx", "", "other-units-form");
    refused(|_| {}, "x.xlsx", "stp@example.invalid", "other-units-form");
    refused(without_hidden, "BC STP.xlsx", "", "other-units-form");
    refused(
        |grid| {
            without_hidden(grid);
            without_code(grid);
        },
        "BC So Tu phap.xlsx",
        "",
        "unit-ambiguous",
    );
    refused(nameless, "BC BV ĐKTW.xlsx", "stp@example.invalid", "unit-ambiguous");
}

#[test]
fn a_book_of_another_kind_is_no_form() {
    let bytes = std::fs::read("tests/workbooks/good.xlsx").expect("a kept workbook");
    let grid = tonghop::guard::open("good.xlsx", &bytes, &Means::default()).expect("a workbook");
    assert_eq!(known(&grid, "BC STP.xlsx", "").map(|identity| identity.unit), Err("unknown-form".to_owned()));
}
