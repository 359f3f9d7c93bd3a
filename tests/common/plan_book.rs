//! A small plan as a workbook, with a change made to it, and the faults it then has.

use tonghop::book::{Book, Content, Spot, Style, bytes};
use tonghop::plan::tree::Table;
use tonghop::plan::{self, Draft, Fault, Registry};
use tonghop::planbook;
use tonghop::text::{self, Lang};

pub const UNITS: &str = "code,name,group,kind,chi_doan\nA,Đơn vị A,Nhóm 1,so,2\nB,Đơn vị B,Nhóm 2,so,3\n";

pub const PLAN: &str = r#"[plan]
id = "thu"
code = "THU"
title = "Kế hoạch thử"
expected_units = 2
[[report]]
id = "thang"
label = "Báo cáo tháng"
code = "BC"
form = "bieu"
due = { by = 2020-03-31T17:00:00 }
[[form]]
id = "bieu"
title = "BIỂU THỬ"
[[form.section]]
id = "so"
sheet = "Số liệu"
title = "SỐ LIỆU"
[[form.section.field]]
id = "tong_so"
label = "Tổng số"
type = "count"
[[form.section.field]]
id = "nu_gioi"
label = "Trong đó nữ"
type = "count"
[[indicator]]
id = "tong"
label = "Tổng số"
source = "office"
report = "thang"
value = "tong_so"
target = "IF(chi_doan>2,1.5,1)"
compare = "at_least"
[[check]]
id = "nu"
report = "thang"
formula = "nu_gioi <= tong_so"
message = "nữ {nu_gioi} nhiều hơn tổng số {tong_so}."
"#;

pub fn tree() -> Table {
    Draft::from_toml("plan.toml", PLAN).tree.expect("the plan can be read")
}

/// The plan as a workbook, with a change.
pub fn workbook(change: impl FnOnce(&mut Book)) -> Vec<u8> {
    let mut book = planbook::book(&tree(), Some(UNITS)).expect("every key has a cell");
    change(&mut book);
    bytes(&book).expect("a workbook")
}

pub fn faults(workbook: &[u8]) -> Vec<Fault> {
    let opened = planbook::open("plan.xlsx", workbook);
    let registry = opened.registry.unwrap_or_else(|| Registry::from_csv("units.csv", UNITS));
    plan::judge(&opened.draft, &registry, None).err().unwrap_or_default()
}

pub fn said(workbook: &[u8]) -> Vec<String> {
    faults(workbook).iter().map(|fault| text::fault(fault, Lang::Vi)).collect()
}

/// The column of a heading; on «Kế hoạch» the row.
pub fn heading(book: &Book, sheet: &str, heading: &str) -> Spot {
    let cells = &book.sheet(sheet).expect(sheet).cells;
    let found = cells.iter().find(|(_, (content, _))| *content == Content::Text(heading.to_owned()));
    *found.unwrap_or_else(|| panic!("{sheet} has no {heading}")).0
}

pub fn set(book: &mut Book, sheet: &str, spot: Spot, content: Content) {
    let sheet = book.sheets.iter_mut().find(|one| one.name == sheet).expect("the sheet");
    sheet.cells.insert(spot, (content, Style::plain()));
}

pub fn typed(text: &str) -> Content {
    Content::Text(text.to_owned())
}

/// The cell of this row (as Excel counts) under a heading, when filled so, is the one fault, told so.
#[track_caller]
pub fn case(sheet: &str, row: u32, head: &str, content: &str, expected: &str) {
    let found = said(&workbook(|book| {
        let at = Spot::new(row - 1, heading(book, sheet, head).col);
        set(book, sheet, at, typed(content));
    }));
    assert_eq!(found, [expected]);
}

/// These faults are among those of the workbook with this change.
#[track_caller]
pub fn tells(expected: &[&str], change: impl FnOnce(&mut Book)) {
    let found = said(&workbook(change));
    for one in expected {
        assert!(found.iter().any(|fault| fault == one), "{one}\nis not among {found:#?}");
    }
}

/// The faults of the workbook with this change are these and no others.
#[track_caller]
pub fn only(expected: &[&str], change: impl FnOnce(&mut Book)) {
    assert_eq!(said(&workbook(change)), expected);
}
