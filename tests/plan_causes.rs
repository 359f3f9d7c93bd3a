//! A cause in a plan workbook is told once, where it stands, in the words of the workbook.

mod common;

use common::plan_book::{PLAN, UNITS, case, heading, only, said, set, tells, typed, workbook};
use tonghop::book::{Book, Content, Spot, bytes};
use tonghop::plan::Draft;
use tonghop::planbook;

#[test]
fn a_column_that_is_not_there_is_told_once() {
    let renamed = |sheet: &'static str, from: &'static str, to: &'static str| {
        move |book: &mut Book| {
            let at = heading(book, sheet, from);
            set(book, sheet, at, typed(to));
        }
    };
    only(
        &["plan.xlsx, trang «Biểu mẫu», ô C1: trang này không có mục “Tên gọj”; có phải “Tên gọi”?"],
        renamed("Biểu mẫu", "Tên gọi", "Tên gọj"),
    );
    only(
        &["plan.xlsx, trang «Biểu mẫu», ô A1: trang này thiếu cột “Tên gọi”; thêm một cột với tiêu đề đó"],
        renamed("Biểu mẫu", "Tên gọi", "_Tên gọi"),
    );
    only(
        &["plan.xlsx, trang «Biểu mẫu», ô A1: trang này thiếu cột “Loại dòng”; thêm một cột với tiêu đề đó"],
        |book| {
            let at = heading(book, "Biểu mẫu", "Loại dòng");
            let forms = book.sheets.iter_mut().find(|sheet| sheet.name == "Biểu mẫu").expect("the sheet");
            forms.cells.retain(|spot, _| spot.col != at.col);
        },
    );
}

#[test]
fn a_sheet_that_is_not_there_is_told_once() {
    for name in ["Kế hoạch", "Báo cáo", "Biểu mẫu"] {
        let fault = format!("plan.xlsx: thiếu trang «{name}»; thêm trang đó hoặc sửa lại tên trang");
        only(&[&fault], |book| book.sheets.retain(|sheet| sheet.name != name));
        let misspelt = format!("{name}o");
        let found = said(&workbook(|book| {
            book.sheets
                .iter_mut()
                .filter(|sheet| sheet.name == name)
                .for_each(|sheet| sheet.name.clone_from(&misspelt));
        }));
        assert!(found.len() == 1 && found[0].contains(&format!("có phải “{name}”?")), "{found:?}");
    }
}

#[test]
fn one_broken_deadline_is_one_fault() {
    let head = PLAN.replace(
        "due = { by = 2020-03-31T17:00:00 }",
        "due = { every = \"month\", on = \"last_day\", from = 2020-01-01, to = 2020-03-31 }",
    );
    let carried = (0..20).fold(head, |plan, number| {
        let field = format!("[[form.section.field]]\nid = \"truoc_{number}x\"\nlabel = \"Trước\"\ntype = \"count\"\nfrom = \"previous.tong_so\"\n");
        plan.replacen("[[indicator]]", &format!("{field}[[indicator]]"), 1)
    });
    let extension = "[[extension]]\nreport = \"thang\"\nperiod = \"2020-02\"\nuntil = 2020-03-30\nbecause = \"Bão\"\n";
    let tree = Draft::from_toml("plan.toml", &format!("{carried}{extension}")).tree.expect("the plan can be read");
    let said = |column: &str, text: &str| {
        let mut book = planbook::book(&tree, Some(UNITS)).expect("every key has a cell");
        if !column.is_empty() {
            let at = Spot::new(1, heading(&book, "Báo cáo", column).col);
            set(&mut book, "Báo cáo", at, typed(text));
        }
        said(&bytes(&book).expect("a workbook"))
    };
    assert_eq!(said("", ""), [""; 0]);
    assert_eq!(
        said("Hạn: Từ ngày", "đầu năm"),
        ["plan.xlsx, trang «Báo cáo», ô Q2: “Hạn: Từ ngày”: ghi “đầu năm”, cần ngày, ví dụ 28/03/2020"]
    );
    let kind = said("Hạn: Loại", "hằng tháng tư");
    assert!(kind.len() == 1 && kind[0].contains("có phải “hằng tháng”?"), "{kind:?}");
}

#[test]
fn an_extension_is_faulty_in_the_cell_that_is_wrong() {
    let extension = |keys: &str| {
        let plan = format!("{PLAN}[[extension]]\nreport = \"thang\"\nuntil = 2020-04-30\nbecause = \"Bão\"\n{keys}");
        let tree = Draft::from_toml("plan.toml", &plan).tree.expect("the plan can be read");
        said(&bytes(&planbook::book(&tree, Some(UNITS)).expect("every key has a cell")).expect("a workbook"))
    };
    assert_eq!(extension("period = \"2020-05\""), ["plan.xlsx, trang «Gia hạn», ô B2: “Kỳ”: không có “2020-05”"]);
    assert_eq!(
        extension("scope = { units = [\"C\"] }"),
        ["plan.xlsx, trang «Gia hạn», ô C2: “đơn vị”: không có “C”; có phải “A”?"]
    );
}

#[test]
fn a_formula_is_shown_as_it_was_typed() {
    case(
        "Chỉ tiêu",
        2,
        "Mức cần đạt",
        "=IF(chi_doam>2;1,5;1)",
        "plan.xlsx, trang «Chỉ tiêu», ô K2: công thức “IF(chi_doam>2;1,5;1)”: không có tên “chi_doam”; có phải “chi_doan”?",
    );
}

#[test]
fn a_cell_whose_formula_has_no_result() {
    let formula = |sheet: &'static str, row: u32, head: &'static str| {
        move |book: &mut Book| {
            let at = Spot::new(row - 1, heading(book, sheet, head).col);
            set(book, sheet, at, Content::Formula("A1&B1".to_owned(), None));
        }
    };
    let remedy = "là công thức chưa có kết quả; mở tệp bằng Excel rồi lưu lại, hoặc ghi thẳng nội dung";
    tells(&[&format!("plan.xlsx, trang «Chỉ tiêu», ô C2: “Tên gọi” {remedy}")], formula("Chỉ tiêu", 2, "Tên gọi"));
    tells(&[&format!("plan.xlsx, trang «Đơn vị», ô B2: “Tên đơn vị” {remedy}")], formula("Đơn vị", 2, "Tên đơn vị"));
}

#[test]
fn a_message_about_a_workbook_speaks_of_its_headings() {
    only(
        &[
            "plan.xlsx, trang «Đơn vị», ô A1: danh sách có 2 đơn vị, trang «Kế hoạch» ghi “Số đơn vị” là 3; bổ sung đơn vị hoặc sửa số",
        ],
        |book| {
            let row = heading(book, "Kế hoạch", "Số đơn vị").row;
            set(book, "Kế hoạch", Spot::new(row, 1), typed("3"));
        },
    );
}
