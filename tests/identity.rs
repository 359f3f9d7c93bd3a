//! Whose a workbook is: each layer alone is enough, two that disagree are put to the office.

mod common;

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

/// The workbook without its hidden sheet, the names that lead there and its properties.
fn without_hidden(grid: &mut Grid) {
    grid.properties.clear();
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
            grid.properties.clear();
        },
        "x.xlsx",
        "",
    );
}

#[test]
fn by_the_custom_properties_alone() {
    by(
        Layer::Property,
        |grid| {
            let properties = std::mem::take(&mut grid.properties);
            nameless(grid);
            grid.names.clear();
            grid.properties = properties;
        },
        "x.xlsx",
        "",
    );
}

/// The hidden sheet under another name, so that only the defined names lead to it.
fn renamed_hidden(grid: &mut Grid) {
    grid.sheets.iter_mut().filter(|sheet| sheet.name == "_tonghop").for_each(|sheet| "a".clone_into(&mut sheet.name));
    let places = grid.names.values_mut().flatten().filter(|(sheet, _)| sheet == "_tonghop");
    places.for_each(|(sheet, _)| "a".clone_into(sheet));
}

#[test]
fn by_names_alone() {
    by(
        Layer::Names,
        |grid| {
            without_code(grid);
            without_unit(grid);
            renamed_hidden(grid);
            grid.properties.clear();
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

/// Another unit in the custom properties.
fn property(grid: &mut Grid, key: &str, value: &str) {
    grid.properties.insert(key.to_owned(), value.to_owned());
}

const OTHER_CODE: &str = "TTN2020-TK-STP-1";

/// Another unit's name where the form printed its own.
fn other_heading(grid: &mut Grid) {
    let unit = |code: &str| RETURNED.folder.plan.units.get(code).expect("the unit");
    let (own, other) = (unit("BVDKTW"), unit("STP"));
    let names = [(&own.name, &other.name), (&own.heading_name, &other.heading_name)];
    for (own, other) in names {
        replace(grid, own, Some(other));
        replace(grid, &own.to_uppercase(), Some(&other.to_uppercase()));
    }
}

#[test]
fn each_layer_against_the_next_is_put_to_the_office() {
    let conflict = "identity-conflict";
    refused(|grid| property(grid, "th_unit", "STP"), "x.xlsx", "", conflict);
    refused(|grid| property(grid, "th_report", "nhanh"), "x.xlsx", "", conflict);
    refused(|grid| property(grid, "th_plan", "khac"), "x.xlsx", "", conflict);
    refused(|grid| property(grid, "th_period", "2020-03"), "x.xlsx", "", conflict);
    // The properties against the names.
    refused(
        |grid| {
            renamed_hidden(grid);
            property(grid, "th_unit", "STP");
        },
        "x.xlsx",
        "",
        conflict,
    );
    // The names against the code.
    refused(
        |grid| {
            renamed_hidden(grid);
            grid.properties.clear();
            replace(grid, CODE, Some(OTHER_CODE));
        },
        "x.xlsx",
        "",
        conflict,
    );
    // The code against the heading.
    refused(
        |grid| {
            without_hidden(grid);
            other_heading(grid);
        },
        "x.xlsx",
        "",
        "other-units-form",
    );
    // The heading against the sender, the sender against the file's name.
    let heading = |grid: &mut Grid| {
        without_hidden(grid);
        without_code(grid);
    };
    refused(heading, "x.xlsx", "stp@example.invalid", "unit-ambiguous");
    refused(nameless, "BC SYT.xlsx", "stp@example.invalid", "unit-ambiguous");
}

#[test]
fn the_strongest_layer_against_each_weaker_one_is_put_to_the_office() {
    refused(|grid| replace(grid, CODE, Some(OTHER_CODE)), "x.xlsx", "", "identity-conflict");
    refused(other_heading, "x.xlsx", "", "other-units-form");
    refused(|_| {}, "x.xlsx", "stp@example.invalid", "other-units-form");
    refused(|_| {}, "BC STP.xlsx", "", "other-units-form");
}

#[test]
fn a_conflict_says_which_layers_say_what() {
    let mut grid = RETURNED.grid.clone();
    property(&mut grid, "th_unit", "STP");
    let hints = Hints { file_name: "x.xlsx", sender: "", names: Some(&RETURNED.names), ..Hints::default() };
    let finding = identify(&grid, &RETURNED.folder.plan, &RETURNED.issued, &hints).expect_err("a conflict");
    let said = ["layer", "hidden", "against", "shown"].map(|key| finding.arguments[key].as_str());
    assert_eq!(said, ["hidden", "BVDKTW", "property", "STP"]);
}

#[test]
fn a_sheet_of_another_form_copied_in_is_told_and_not_read() {
    let mut grid = RETURNED.grid.clone();
    let mut copied = grid.sheets[0].clone();
    copied.name = "Trang chép".to_owned();
    let mut one = Grid { sheets: vec![copied], ..Grid::default() };
    replace(&mut one, CODE, Some(OTHER_CODE));
    let bears_it = one.sheets[0].cells.values().any(|cell| cell.raw == Raw::Text(OTHER_CODE.to_owned()));
    assert!(bears_it, "the first sheet bears the code");
    grid.sheets.append(&mut one.sheets);
    let hints = Hints { file_name: "x.xlsx", sender: "", names: Some(&RETURNED.names), ..Hints::default() };
    let understood = understand_with(&RETURNED.folder.plan, &RETURNED.issued, &grid, &hints);
    let (content, findings) = understood.unwrap_or_else(|other| panic!("{other:?}"));
    assert_eq!(content.identity.unit, "BVDKTW");
    let told = findings.iter().find(|finding| finding.code.text() == "other-form-inside").expect("told");
    assert_eq!(
        (told.arguments["code"].as_str(), told.location().map(|at| at.sheet.as_str())),
        (OTHER_CODE, Some("Trang chép"))
    );
}

/// LibreOffice saves the form in another format; its properties are the same.
#[test]
fn libreoffice_keeps_the_custom_properties_in_every_format() {
    if !common::office::available() {
        return;
    }
    let dir = tempfile::tempdir().expect("a temporary folder");
    let form = dir.path().join("a.xlsx");
    std::fs::copy(RETURNED.folder.root.join("inbox").join(FILE), &form).expect("a copy");
    assert_eq!(RETURNED.grid.properties.get("th_unit").map(String::as_str), Some("BVDKTW"));
    for ending in ["xlsx", "ods", "xls"] {
        let saved = common::office::convert(&form, ending, dir.path()).expect("LibreOffice saves it");
        let bytes = std::fs::read(&saved).expect("a workbook");
        let grid = tonghop::guard::open(&format!("a.{ending}"), &bytes, &Means::default()).expect("a workbook");
        let filled = |properties: &std::collections::BTreeMap<String, String>| {
            let filled = properties.iter().filter(|(_, value)| !value.is_empty());
            filled.map(|(key, value)| (key.clone(), value.clone())).collect::<Vec<_>>()
        };
        assert_eq!(filled(&grid.properties), filled(&RETURNED.grid.properties), "{ending}");
    }
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
