//! Faults of a plan workbook by sheet and cell, cells typed in every usual way, marked copies.

mod common;

use common::plan_book::{case, faults, heading, said, set, tells, tree, typed, workbook};
use tonghop::book::{Book, Color, Content, Number, Spot, Style, bytes};
use tonghop::plan::Fault;
use tonghop::plan::tree::difference;
use tonghop::planbook;
use tonghop::text::{self, Lang};

#[test]
fn the_plan_itself_is_good() {
    assert_eq!(said(&workbook(|_| {})), [""; 0]);
}

#[test]
fn a_fault_names_its_sheet_and_cell_and_the_right_word() {
    case(
        "Chỉ tiêu",
        2,
        "So sánh",
        "ít nhât",
        "plan.xlsx, trang «Chỉ tiêu», ô J2: “ít nhât” không có trong danh sách; có phải “ít nhất”?",
    );
    case(
        "Biểu mẫu",
        4,
        "Kiểu",
        "số đêm",
        "plan.xlsx, trang «Biểu mẫu», ô E4: “số đêm” không có trong danh sách; có phải “số đếm”?",
    );
    case(
        "Kiểm tra",
        2,
        "Mức",
        "nguy hiểm",
        "plan.xlsx, trang «Kiểm tra», ô D2: “nguy hiểm” không có trong danh sách; dùng một trong: lỗi, cảnh báo, lưu ý",
    );
    case("Báo cáo", 2, "Ký hiệu", "", "plan.xlsx, trang «Báo cáo», ô D2: chưa ghi “Ký hiệu”");
    case(
        "Báo cáo",
        2,
        "Hạn: Ngày",
        "cuối tháng ba",
        "plan.xlsx, trang «Báo cáo», ô I2: “Hạn: Ngày”: ghi “cuối tháng ba”, cần ngày, ví dụ 28/03/2020 hoặc 28/03/2020 16:00",
    );
    case(
        "Báo cáo",
        2,
        "Phạm vi",
        "nhom Nhân ái",
        "plan.xlsx, trang «Báo cáo», ô F2: “Phạm vi”: ghi “nhom Nhân ái”, cần tất cả, cấp Khối, hoặc các dòng như: nhóm: Nhân ái | Thanh lịch; đơn vị: SYT, STP",
    );
    case(
        "Chỉ tiêu",
        2,
        "Giá trị",
        "=tong_sp*1,5",
        "plan.xlsx, trang «Chỉ tiêu», ô H2: công thức “tong_sp*1,5”: không có tên “tong_sp”; có phải “tong_so”?",
    );
    case(
        "Biểu mẫu",
        4,
        "Bố cục",
        "gọn",
        "plan.xlsx, trang «Biểu mẫu», ô U4: “Bố cục” không dùng cho dòng «ô»; để trống ô này",
    );
    case("Đơn vị", 3, "Mã", "a", "plan.xlsx, trang «Đơn vị», ô A3: “a” đã ghi ở ô A2; chỉ ghi một lần");
}

#[test]
fn rows_and_words_must_stand_where_they_are_read() {
    tells(
        &["plan.xlsx, trang «Biểu mẫu», ô B3: dòng «cột» phải đứng dưới một dòng «bảng»"],
        |book| {
            set(book, "Biểu mẫu", Spot::new(2, 0), typed("cột"));
        },
    );
    tells(&["plan.xlsx, trang «Biểu mẫu», ô A4: chưa ghi “Loại dòng”"], |book| {
        set(book, "Biểu mẫu", Spot::new(3, 0), Content::Blank);
    });
    tells(
        &[
            "plan.xlsx, trang «Biểu mẫu», ô A4: “o số” không có trong danh sách; dùng một trong: biểu, phần, ô, bảng, cột",
        ],
        |book| {
            set(book, "Biểu mẫu", Spot::new(3, 0), typed("o số"));
        },
    );
    tells(
        &[
            "plan.xlsx, trang «Kiểm tra», ô I3: “xem lại” đứng ở cột không có tiêu đề; chuyển vào đúng cột hoặc đặt tiêu đề bắt đầu bằng dấu _",
        ],
        |book| set(book, "Kiểm tra", Spot::new(2, 8), typed("xem lại")),
    );
    tells(
        &["plan.xlsx, trang «Chỉ tiêu», ô C1: trang này không có mục “Tên gọj”; có phải “Tên gọi”?"],
        |book| {
            let at = heading(book, "Chỉ tiêu", "Tên gọi");
            set(book, "Chỉ tiêu", at, typed("Tên gọj"));
        },
    );
    tells(
        &["plan.xlsx, trang «Kế hoạch», ô A3: trang này không có mục “Ký hiệu kế hoach”; có phải “Ký hiệu kế hoạch”?"],
        |book| {
            set(book, "Kế hoạch", Spot::new(2, 0), typed("Ký hiệu kế hoach"));
        },
    );
    tells(
        &["plan.xlsx, trang «Kế hoạch», ô B13: “Số đơn vị”: ghi “hai”, cần số nguyên"],
        |book| {
            let row = heading(book, "Kế hoạch", "Số đơn vị").row;
            set(book, "Kế hoạch", Spot::new(row, 1), typed("hai"));
        },
    );
    let unknown = "plan.xlsx: không có trang “Chỉ tieu” trong định dạng; có phải “Chỉ tiêu”? Trang ghi chú riêng: đặt tên bắt đầu bằng dấu _";
    tells(&[unknown], |book| {
        let sheet = book.sheets.iter_mut().find(|sheet| sheet.name == "Chỉ tiêu").expect("the sheet");
        sheet.name = "Chỉ tieu".to_owned();
    });
}

#[test]
fn nothing_that_was_typed_is_lost_silently() {
    let due = |head: &'static str, text: &'static str| {
        move |book: &mut Book| {
            let at = Spot::new(1, heading(book, "Báo cáo", head).col);
            set(book, "Báo cáo", at, typed(text));
        }
    };
    tells(
        &["plan.xlsx, trang «Báo cáo», ô I2: “Hạn: Ngày” không dùng cho dòng «thường xuyên»; để trống ô này"],
        due("Hạn: Loại", "thường xuyên"),
    );
    tells(
        &["plan.xlsx, trang «Báo cáo», ô K2: “Hạn: Vào ngày” không dùng cùng các ô khác của dòng này; để trống ô này"],
        due("Hạn: Vào ngày", "thứ Sáu"),
    );
    tells(&["plan.xlsx, trang «Báo cáo», ô G2: Hạn cần thêm “Hạn: Sau việc”"], due("Hạn: Loại", "sau sự việc"));
    tells(
        &["plan.xlsx, trang «Báo cáo», ô G2: “hằng tháng tư” không có trong danh sách; có phải “hằng tháng”?"],
        due("Hạn: Loại", "hằng tháng tư"),
    );
    tells(
        &["plan.xlsx, trang «Kế hoạch», ô B4: “Ký hiệu kế hoạch” đã ghi ở ô B3; chỉ ghi một lần"],
        |book| {
            set(book, "Kế hoạch", Spot::new(3, 0), typed("Ký hiệu kế hoạch"));
            set(book, "Kế hoạch", Spot::new(3, 1), typed("KH"));
        },
    );
    tells(&["plan.xlsx, trang «Chỉ tiêu», ô C2: “Tên gọi”: ghi #DIV/0!, cần chữ"], |book| {
        let at = Spot::new(1, heading(book, "Chỉ tiêu", "Tên gọi").col);
        let outcome = tonghop::formula::Outcome::Error("#DIV/0!".to_owned());
        set(book, "Chỉ tiêu", at, Content::Formula("1/0".to_owned(), Some(outcome)));
    });
}

#[test]
fn notes_of_the_clerk_are_left_alone() {
    let found = said(&workbook(|book| {
        set(book, "Kiểm tra", Spot::new(0, 8), typed("_nháp"));
        set(book, "Kiểm tra", Spot::new(1, 8), typed("xem lại"));
        let mut sheet = tonghop::book::Sheet::new("_ghi chú");
        sheet.text(0, 0, "xem lại", Style::plain());
        book.sheets.push(sheet);
    }));
    assert_eq!(found, [""; 0]);
}

/// The tree read from the workbook with this change is that of the plan.
#[track_caller]
fn same(change: impl FnOnce(&mut Book)) {
    let opened = planbook::open("plan.xlsx", &workbook(change));
    let faults: Vec<String> = opened.draft.faults.iter().map(|fault| text::fault(fault, Lang::Vi)).collect();
    assert_eq!(faults, [""; 0]);
    assert_eq!(difference(&tree(), opened.draft.tree.as_ref().expect("a plan")), None);
}

#[test]
fn cells_are_read_however_they_were_typed() {
    let under = |book: &Book, sheet: &str, head: &str, row: u32| Spot::new(row - 1, heading(book, sheet, head).col);
    let put = |sheet: &'static str, head: &'static str, row: u32, content: Content| {
        move |book: &mut Book| {
            let at = under(book, sheet, head, row);
            set(book, sheet, at, content);
        }
    };
    // Words of the plan file, other capitals, other spaces.
    same(put("Chỉ tiêu", "So sánh", 2, typed("at_least")));
    same(put("Chỉ tiêu", "So sánh", 2, typed("  ÍT  NHẤT ")));
    same(put("Báo cáo", "Hạn: Loại", 2, typed("MỘT LẦN")));
    // The Vietnamese Excel's separators, as text and as a formula Excel tried to compute.
    same(put("Chỉ tiêu", "Mức cần đạt", 2, typed("=IF(chi_doan>2;1,5;1)")));
    same(put("Chỉ tiêu", "Mức cần đạt", 2, Content::Formula("IF(chi_doan>2,1.5,1)".to_owned(), None)));
    // Figures as text, hours as offices write them, day and hour in one cell.
    same(|book| {
        let row = heading(book, "Kế hoạch", "Số đơn vị").row;
        set(book, "Kế hoạch", Spot::new(row, 1), typed("2"));
    });
    same(put("Báo cáo", "Hạn: Giờ", 2, typed("17g00")));
    same(put("Báo cáo", "Hạn: Ngày", 2, typed("2020-03-31")));
    same(put("Báo cáo", "Hạn: Loại", 2, Content::Blank));
    // A real date cell: 31/3/2020.
    same(|book| {
        let at = under(book, "Báo cáo", "Hạn: Ngày", 2);
        let sheet = book.sheets.iter_mut().find(|sheet| sheet.name == "Báo cáo").expect("the sheet");
        sheet.number(at.row, at.col, 43_921.0, Style::plain().number(Number::Weekday));
    });
    // Columns in another order, a line above the headings, a heading in capitals.
    same(|book| {
        let sheet = book.sheets.iter_mut().find(|sheet| sheet.name == "Kiểm tra").expect("the sheet");
        let cells = std::mem::take(&mut sheet.cells);
        sheet.validations.clear();
        sheet.cells = cells.into_iter().map(|(at, cell)| (Spot::new(at.row + 1, 9 - at.col), cell)).collect();
        sheet.text(0, 0, "CÁC KIỂM TRA", Style::plain());
        sheet.text(1, 9, "MÃ", Style::plain());
    });
}

#[test]
fn a_marked_copy_has_a_note_in_every_faulty_cell() {
    let wrong = workbook(|book| {
        let at = Spot::new(1, heading(book, "Chỉ tiêu", "So sánh").col);
        set(book, "Chỉ tiêu", at, typed("ít nhât"));
        let at = Spot::new(1, heading(book, "Báo cáo", "Ký hiệu").col);
        set(book, "Báo cáo", at, Content::Blank);
    });
    let faults = faults(&wrong);
    let found: Vec<&Fault> = faults.iter().collect();
    let marked = planbook::marked(&wrong, &found, Lang::Vi).expect("a copy");
    let sheet = marked.sheet("Chỉ tiêu").expect("the sheet");
    let at = Spot::parse("J2").expect("a cell");
    assert_eq!(sheet.notes[&at], "“ít nhât” không có trong danh sách; có phải “ít nhất”?");
    assert_eq!(sheet.cells[&at].1.fill, Some(Color::Look));
    assert_eq!(sheet.cells[&at].0, typed("ít nhât"));
    let missing = marked.sheet("Báo cáo").and_then(|sheet| sheet.notes.get(&Spot::parse("D2")?));
    assert_eq!(missing.map(String::as_str), Some("chưa ghi “Ký hiệu”"));
    assert_eq!(marked.sheets.iter().map(|sheet| sheet.notes.len()).sum::<usize>(), faults.len());
    // Read back, the copy has the same faults in the same cells, and nothing of the marks.
    let again = bytes(&marked).expect("a workbook");
    assert_eq!(common::plan_book::faults(&again), faults);
}

#[test]
fn no_cell_makes_the_reader_panic() {
    let long = "Ơ".repeat(3_000);
    let odd = [
        "\\",
        "|",
        "=",
        "\"",
        "\"\"",
        "[]",
        "{}",
        ":",
        "đơn vị:",
        "nhóm: |; ",
        "=IF(",
        "((((",
        "1,5,",
        "-",
        "0/0/0",
        "16g",
        "31/02/2020 25:61",
        "99999999999999999999",
        "'",
        "=\"",
        "điều kiện:",
        "x = ",
        "\u{1f4a5}",
        &long,
    ];
    for text in odd {
        let workbook = workbook(|book| {
            for sheet in &mut book.sheets {
                for (spot, (content, _)) in &mut sheet.cells {
                    if spot.row > 0 && (sheet.name != "Kế hoạch" || spot.col > 0) {
                        *content = typed(text);
                    }
                }
            }
        });
        assert!(!faults(&workbook).is_empty(), "{text}");
    }
}

#[test]
fn a_fault_of_a_reference_stands_in_its_own_cell() {
    case(
        "Chỉ tiêu",
        2,
        "Phạm vi",
        "nhóm: Nhóm 9",
        "plan.xlsx, trang «Chỉ tiêu», ô G2: “nhóm”: không có “Nhóm 9”; có phải “Nhóm 1”?",
    );
    case(
        "Kiểm tra",
        2,
        "Tại ô",
        "tong_sp",
        "plan.xlsx, trang «Kiểm tra», ô E2: “Tại ô”: không có “tong_sp”; có phải “tong_so”?",
    );
    case(
        "Biểu mẫu",
        3,
        "Trang",
        "Số liệu 1/2",
        "plan.xlsx, trang «Biểu mẫu», ô D3: tên trang “Số liệu 1/2” không dùng được: tối đa 31 ký tự, không có [ ] : * ? / \\, không phải History",
    );
}

#[test]
fn a_comma_beside_semicolons_that_may_separate_is_asked_about() {
    case(
        "Chỉ tiêu",
        2,
        "Giá trị",
        "IF(tong_so>0,1;0)",
        "plan.xlsx, trang «Chỉ tiêu», ô H2: “Giá trị”: ghi “IF(tong_so>0,1;0)”, cần công thức rõ nghĩa: dấu phẩy ở đây có thể là dấu thập phân, có thể là dấu ngăn; ngăn các phần bằng dấu ; ở mọi chỗ",
    );
}

#[test]
fn signs_and_words_that_formulas_do_not_know_are_named() {
    let check = |typed: &str, expected: &str| {
        let told = format!("plan.xlsx, trang «Kiểm tra», ô C2: công thức “{typed}”: {expected}");
        case("Kiểm tra", 2, "Điều kiện đúng", typed, &told);
    };
    check("nu_gioi ≥ 0", "chưa đúng cú pháp tại “≥”; viết >= thay cho ≥");
    check("nu_gioi => 0", "chưa đúng cú pháp tại “>”; viết >= thay cho =>");
    check(
        "NẾU(nu_gioi;1;0)",
        "hàm NẾU không dùng được; xem danh sách hàm trong docs/plan-format.md; viết IF thay cho NẾU",
    );
    check("NU_GIOI >= 0", "không có tên “NU_GIOI”; có phải “nu_gioi”?");
}

#[test]
fn thousands_are_read_as_they_are_in_the_registry() {
    for (typed_text, target) in [("1.000", "1000"), ("1.250.000", "1250000"), ("2,5", "2.5"), ("1.5", "1.5")] {
        let book = workbook(|book| {
            let column = heading(book, "Chỉ tiêu", "Mức cần đạt").col;
            set(book, "Chỉ tiêu", Spot::new(1, column), typed(typed_text));
        });
        let opened = planbook::open("plan.xlsx", &book);
        let tree = opened.draft.tree.expect("a tree");
        assert!(tonghop::plan::toml_text(&tree).contains(&format!("target = \"{target}\"")), "{typed_text}");
    }
}

#[test]
fn a_registry_without_its_column_of_codes_is_told_once() {
    tells(
        &["plan.xlsx, trang «Đơn vị», ô B1: trang này thiếu cột “Mã”; thêm một cột với tiêu đề đó"],
        |book| {
            set(book, "Đơn vị", Spot::new(0, 0), typed("_stt"));
        },
    );
}
