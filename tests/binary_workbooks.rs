//! Binary workbooks (.xlsb): values, formulas, errors, hidden rows and sheets; and what calamine passes over in silence.
//! The files are made from records by `tests/workbooks/make_xlsb.py`.

use std::path::Path;
use tonghop::book::Spot;
use tonghop::check::Finding;
use tonghop::format::{FileKind, Grid, Means, open, sniff};
use tonghop::value::Raw;

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(Path::new("tests/workbooks").join(name)).expect("a kept workbook")
}

fn read(bytes: &[u8]) -> Result<Grid, Box<Finding>> {
    open(sniff(bytes, "BC.xlsb"), bytes, &Means::default())
}

#[test]
fn a_sound_one_reads_as_it_stands() {
    assert_eq!(sniff(&bytes("good.xlsb"), ""), FileKind::Xlsb);
    let grid = read(&bytes("good.xlsb")).expect("a workbook");
    let sheet = grid.sheet("Số liệu").expect("the sheet");
    let at = |cell: &str| sheet.raw(Spot::parse(cell).expect("an address"));
    let texts = ["A1", "B1", "A2", "A3"].map(|cell| at(cell).shown());
    assert_eq!(texts, ["Nội dung", "Số lượng", "Hiến máu", "Trồng cây"]);
    assert_eq!([at("B2"), at("B3"), at("B4")], [Raw::Number(12.0), Raw::Number(345.0), Raw::Number(357.0)]);
    let day = chrono::NaiveDate::from_ymd_opt(2020, 3, 28).and_then(|day| day.and_hms_opt(0, 0, 0)).expect("a day");
    assert_eq!(at("B6"), Raw::Date(day));
    let hidden: Vec<(&str, bool)> = grid.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.hidden)).collect();
    assert_eq!(hidden, [("Số liệu", false), ("Ẩn", true)]);
    assert_eq!(sheet.hidden_rows.iter().copied().collect::<Vec<_>>(), [2]);
    let formulas: Vec<String> =
        sheet.cells.iter().filter(|(_, cell)| cell.formula).map(|(spot, _)| spot.a1()).collect();
    assert_eq!(formulas, ["B4", "B5"]);
}

#[test]
fn a_formula_that_came_to_an_error_is_not_an_empty_cell() {
    let grid = read(&bytes("good.xlsb")).expect("a workbook");
    let cell = grid.sheets[0].raw(Spot::parse("B5").expect("an address"));
    assert_eq!(cell, Raw::Error("#N/A".to_owned()));
}

#[test]
fn a_row_beyond_the_grid_does_not_end_the_sheet_in_silence() {
    let refusal = read(&bytes("far-row.xlsb")).expect_err("a broken sheet");
    assert_eq!((refusal.code.text(), refusal.arguments["reason"].as_str()), ("damaged", "row"));
}

#[test]
fn a_sheet_that_breaks_off_is_not_a_shorter_one() {
    let refusal = read(&bytes("cut-sheet.xlsb")).expect_err("a broken sheet");
    assert_eq!(refusal.code.text(), "damaged");
}

#[test]
fn a_file_cut_anywhere_is_told_as_incomplete() {
    let whole = bytes("good.xlsb");
    for percent in [10, 50, 90, 95] {
        let refusal = read(&whole[..whole.len() * percent / 100]).expect_err("a cut file");
        assert_eq!(refusal.code.text(), "truncated", "{percent} %");
    }
}

#[test]
fn a_flipped_bit_is_never_a_panic() {
    let whole = bytes("good.xlsb");
    for at in (0..whole.len() * 8).step_by(37) {
        let mut flipped = whole.clone();
        flipped[at / 8] ^= 1 << (at % 8);
        // Read or refused: what counts is that it comes back.
        let _ = read(&flipped);
    }
}
