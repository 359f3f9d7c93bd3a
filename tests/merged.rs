//! Cells merged over several rows, and comments, in every format that has them. `workbooks/merged/make.py` made the files.

use tonghop::book::Spot;
use tonghop::format::{Grid, Means};

fn grid(name: &str) -> Grid {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/workbooks/merged").join(name);
    let bytes = std::fs::read(path).expect("a file");
    tonghop::guard::open(name, &bytes, &Means::default()).unwrap_or_else(|finding| panic!("{name}: {finding:?}"))
}

#[track_caller]
fn case(name: &str, comment: &str) {
    let grid = grid(name);
    let sheet = &grid.sheets[0];
    let mut merged: Vec<String> =
        sheet.merged.iter().map(|area| format!("{}:{}", area.from.a1(), area.to.a1())).collect();
    merged.sort();
    // A cell merged only sideways stands in one row, and is not kept.
    assert_eq!(merged, ["B2:B4", "C2:D3"], "{name}");
    let at = Spot::parse("A4").expect("a cell");
    let said = sheet.comments.get(&at).map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    assert_eq!(said.as_deref(), Some(comment), "{name}");
    assert_eq!(sheet.raw(at).shown(), "Thăm mẹ", "{name}: a comment is no part of its cell");
}

#[test]
fn merged_cells_and_comments_are_read_in_each_format() {
    let comment = "Số đến 25/3, chưa chốt <tạm>";
    case("merged.xlsx", comment);
    case("merged.ods", comment);
    case("merged.html", comment);
    case("merged.xls", comment);
}
