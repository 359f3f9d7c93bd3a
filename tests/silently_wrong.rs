//! What a reader of Excel workbooks gets silently wrong is noticed here: one small file per fact, made by
//! `tests/workbooks/make.py`.

use std::path::Path;
use tonghop::book::Spot;
use tonghop::format::{FileKind, Grid, Limits, Means, open, sniff};
use tonghop::value::Raw;

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(Path::new("tests/workbooks").join(name)).expect("a kept workbook")
}

fn read(name: &str, means: &Means) -> Result<Grid, String> {
    let bytes = bytes(name);
    open(sniff(&bytes, name), &bytes, means).map_err(|finding| {
        let argument = |key: &str| finding.arguments.get(key).map(|text| format!(" {text}")).unwrap_or_default();
        format!("{}{}{}", finding.code.text(), argument("reason"), argument("what"))
    })
}

fn grid(name: &str) -> Grid {
    read(name, &Means::default()).unwrap_or_else(|refused| panic!("{name}: {refused}"))
}

/// Refused for this reason.
#[track_caller]
fn refused(name: &str, reason: &str) {
    assert_eq!(read(name, &Means::default()).err().as_deref(), Some(reason), "{name}");
}

fn at(grid: &Grid, cell: &str) -> Raw {
    grid.sheet("Số liệu").expect("the sheet").raw(Spot::parse(cell).expect("an address"))
}

/// Everything as in the sound workbook, but for these cells.
#[track_caller]
fn read_but_for(name: &str, cells: &[(&str, Raw)]) -> Grid {
    let (sound, found) = (grid("good.xlsx"), grid(name));
    for cell in ["A1", "B1", "A2", "B2", "A3", "B3", "A4", "B4"] {
        let other = cells.iter().find(|(at, _)| *at == cell).map(|(_, raw)| raw.clone());
        assert_eq!(at(&found, cell), other.unwrap_or_else(|| at(&sound, cell)), "{name} {cell}");
    }
    assert_eq!(found.sheets.len(), sound.sheets.len());
    found
}

#[test]
fn a_sound_workbook_reads_as_it_stands() {
    let grid = grid("good.xlsx");
    assert_eq!(at(&grid, "A3"), Raw::Text("Trồng cây".to_owned()));
    assert_eq!(at(&grid, "B3"), Raw::Number(345.0));
}

#[test]
fn a_sheet_in_utf_16_is_not_empty() {
    read_but_for("utf16-sheet.xlsx", &[]);
}

#[test]
fn of_two_equal_parts_none_wins() {
    refused("duplicate-parts.xlsx", "damaged duplicate parts");
}

#[test]
fn a_workbook_without_its_main_part_is_not_one_without_sheets() {
    let refusal = read("no-workbook-part.xlsx", &Means::default()).expect_err("no workbook");
    assert!(refusal.starts_with("damaged"), "{refusal}");
}

#[test]
fn a_sheet_whose_part_is_missing_is_not_an_empty_sheet() {
    let refusal = read("no-sheet-part.xlsx", &Means::default()).expect_err("no sheet");
    assert!(refusal.starts_with("damaged"), "{refusal}");
}

#[test]
fn a_wrong_checksum_is_not_accepted() {
    refused("wrong-checksum.xlsx", "damaged checksum");
}

#[test]
fn a_formula_without_a_result_is_neither_empty_nor_zero() {
    let grid = read_but_for("formula-without-result.xlsx", &[("B3", Raw::Empty)]);
    let cell = &grid.sheets[0].cells[&Spot::parse("B3").expect("an address")];
    assert!(cell.formula, "reading tells it as not-computed: tests/findings.rs");
}

#[test]
fn one_new_error_value_does_not_cost_the_sheet() {
    read_but_for("spill.xlsx", &[("B3", Raw::Error("#SPILL!".to_owned()))]);
}

#[test]
fn a_cell_of_an_unknown_type_does_not_cost_the_sheet() {
    read_but_for("unknown-cell-type.xlsx", &[("B3", Raw::Text("345".to_owned()))]);
}

#[test]
fn a_number_that_is_none_stays_what_it_is() {
    read_but_for("bad-number.xlsx", &[("B3", Raw::Text("3l5".to_owned()))]);
}

#[test]
fn a_string_that_is_not_in_the_table_is_not_the_first_one() {
    read_but_for("wrong-string.xlsx", &[("A1", Raw::Text("zero".to_owned()))]);
}

#[test]
fn a_far_cell_takes_no_memory() {
    let grid = read_but_for("far-cell.xlsx", &[]);
    assert_eq!(at(&grid, "XFD1048576"), Raw::Number(1.0));
}

#[test]
fn a_huge_declared_count_reserves_nothing() {
    read_but_for("huge-count.xlsx", &[]);
    read_but_for("huge-shared-index.xlsx", &[]);
}

#[test]
fn a_sheet_that_breaks_off_is_not_a_shorter_one() {
    refused("cut-sheet.xlsx", "damaged unfinished part");
}

#[test]
fn names_keep_the_sheet_they_are_of() {
    let grid = grid("names-with-scope.xlsx");
    let on = |sheet: &str| grid.refers("dv", sheet).map(|(sheet, area)| format!("{sheet}!{}", area.from.a1()));
    assert_eq!(on("Số liệu").as_deref(), Some("Số liệu!B2"));
    assert_eq!(on("Hoạt động").as_deref(), Some("Hoạt động!A1"));
}

#[test]
fn hidden_rows_are_read_and_known() {
    let grid = read_but_for("hidden-row.xlsx", &[]);
    assert_eq!(grid.sheets[0].hidden_rows.iter().copied().collect::<Vec<_>>(), [2]);
}

#[test]
fn entities_of_its_own_are_not_a_workbooks_business() {
    refused("doctype.xlsx", "damaged doctype");
}

#[test]
fn dates_since_1904_are_the_same_days() {
    let day = chrono::NaiveDate::from_ymd_opt(2020, 3, 28).and_then(|day| day.and_hms_opt(0, 0, 0)).expect("a day");
    assert_eq!(at(&grid("date-1904.xlsx"), "B2"), Raw::Date(day));
}

#[test]
fn a_strict_workbook_is_a_workbook() {
    let day = chrono::NaiveDate::from_ymd_opt(2020, 3, 28).and_then(|day| day.and_hms_opt(0, 0, 0)).expect("a day");
    read_but_for("strict.xlsx", &[("B4", Raw::Date(day))]);
}

#[test]
fn excels_own_password_is_none() {
    read_but_for("velvet.xlsx", &[]);
}

#[test]
fn a_wrong_password_is_never_taken_for_right() {
    let with = |passwords: &[&str]| {
        let passwords = passwords.iter().map(|text| (*text).to_owned()).collect();
        read("password.xlsx", &Means { passwords, ..Means::default() })
    };
    assert_eq!(sniff(&bytes("password.xlsx"), ""), FileKind::Encrypted);
    assert_eq!(with(&[]).err().as_deref(), Some("password"));
    assert_eq!(with(&["sai", "mat-khau-2021", "Mat-khau-2020"]).err().as_deref(), Some("password"));
    let grid = with(&["sai", "mat-khau-2020"]).expect("the right one");
    assert_eq!(at(&grid, "B3"), Raw::Number(345.0));
}

#[test]
fn what_unpacks_to_too_much_is_refused_with_the_limit() {
    let limits = Limits { unpacked_mb: 4, ..Limits::default() };
    let refusal = read("bomb.xlsx", &Means { limits, ..Means::default() }).expect_err("a bomb");
    assert_eq!(refusal, "too-large unpacked_mb");
}

#[test]
fn a_file_cut_anywhere_is_told_as_incomplete() {
    let whole = bytes("good.xlsx");
    for percent in [10, 50, 90, 95, 99] {
        let cut = &whole[..whole.len() * percent / 100];
        let refusal = open(sniff(cut, "BC.xlsx"), cut, &Means::default()).expect_err("a cut file");
        assert_eq!(refusal.code.text(), "truncated", "{percent} %");
    }
}

#[test]
fn a_tail_of_zeros_is_told_as_incomplete() {
    let mut zeroed = bytes("good.xlsx");
    let half = zeroed.len() / 2;
    zeroed[half..].fill(0);
    let refusal = open(sniff(&zeroed, "BC.xlsx"), &zeroed, &Means::default()).expect_err("a broken copy");
    assert_eq!(refusal.code.text(), "truncated");
}
