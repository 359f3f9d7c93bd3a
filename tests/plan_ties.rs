//! Faults of what ties the parts of a plan together: place, fact and remedy, in both languages.

mod common;

use common::frame::{Frame, UNITS};
use tonghop::plan;
use tonghop::text::{self, Lang};

/// The only fault of a plan, its line named by the words that stand on it.
#[track_caller]
fn case(frame: &Frame, line: &str, vietnamese: &str, english: &str) {
    let faults = plan::load(&frame.text(), UNITS).err().unwrap_or_default();
    let [fault] = faults.as_slice() else { panic!("{:#?}\n{}", frame.faults(), frame.text()) };
    let text = frame.text();
    let found = text.lines().nth(fault.place.line - 1).unwrap_or_default();
    assert!(found.contains(line), "“{found}” at {:?}", fault.place);
    for (lang, expected) in [(Lang::Vi, vietnamese), (Lang::En, english)] {
        let place = format!("plan.toml:{}:{}: ", fault.place.line, fault.place.column);
        assert_eq!(text::fault(fault, lang), format!("{place}{expected}"));
    }
}

/// Another report with a form of its own.
fn other(id: &str, due: &str, fields: &str) -> String {
    format!(
        "[[report]]\nid = \"{id}\" # {id}\nlabel = \"{id}\"\ncode = \"{id}\"\nform = \"bieu_{id}\"\n{due}\n\
         [[form]]\nid = \"bieu_{id}\"\ntitle = \"BIỂU\"\n[[form.section]]\nid = \"phan_{id}\"\nsheet = \"Số liệu\"\n\
         title = \"SỐ LIỆU\"\nfield = [{fields}]\n"
    )
}

#[test]
fn reports_that_take_from_each_other_in_a_circle() {
    let mine = r#"{ id = "cua_bc", label = "A", type = "count", from = "hai.cua_hai" }, { id = "so", label = "B", type = "count" },"#;
    let two = other("hai", "", r#"{ id = "cua_hai", label = "A", type = "count", from = "ba.cua_ba" }"#);
    let three = other("ba", "", r#"{ id = "cua_ba", label = "A", type = "count", from = "bc.so" }"#);
    case(
        &Frame::new().fields(mine).and(&two).and(&three),
        "[[report]]",
        "các báo cáo lấy số của nhau thành vòng: bc ← hai ← ba ← bc; bỏ một chỗ from hoặc rows_from",
        "reports take from each other in a circle: bc ← hai ← ba ← bc; drop one from or rows_from",
    );
}

const MONEY: &str = r#"{ id = "tien", label = "Kinh phí", type = "money", uom = "triệu đồng" },
    { id = "tien_dong", label = "Kinh phí", type = "money", uom = "đồng" },"#;

#[test]
fn figures_of_another_measure() {
    let uom = "uom = \"triệu đồng\"";
    case(
        &Frame::new().fields(MONEY).indicator("tien", &format!("value = \"tien\"\n{uom}\ntarget = \"390 đồng\"")),
        "target = \"390 đồng\"",
        "“target” tính bằng “đồng”, bên kia tính bằng “triệu đồng”; đổi về cùng một đơn vị tính",
        "“target” is in “đồng”, the other side in “triệu đồng”; use one unit of measure",
    );
    case(
        &Frame::new().fields(MONEY).indicator("tien", &format!("value = \"tien\"\n{uom}\ntarget = \"tien_dong\"")),
        "target = \"tien_dong\"",
        "“target” tính bằng “đồng”, bên kia tính bằng “triệu đồng”; đổi về cùng một đơn vị tính",
        "“target” is in “đồng”, the other side in “triệu đồng”; use one unit of measure",
    );
    let carried = r#"{ id = "lai", label = "Kinh phí", type = "money", uom = "đồng", from = "hai.goc" },"#;
    let source = other("hai", "", r#"{ id = "goc", label = "Kinh phí", type = "money", uom = "triệu đồng" }"#);
    case(
        &Frame::new().fields(carried).and(&source),
        "from = \"hai.goc\"",
        "“from” tính bằng “triệu đồng”, bên kia tính bằng “đồng”; đổi về cùng một đơn vị tính",
        "“from” is in “triệu đồng”, the other side in “đồng”; use one unit of measure",
    );
}

#[test]
fn columns_of_two_tables_in_one_function() {
    let column = r#"{ id = "ten", label = "Tên", type = "text" }"#;
    let apart = "value = 'COUNTIFS(hd_ten, \"x\", ct_ten, \"x\")'\ntarget = 1";
    case(
        &Frame::new().table("hd", "", column).table("ct", "", column).indicator("hai_bang", apart),
        "COUNTIFS",
        "hd_ten, ct_ten thuộc các bảng khác nhau (ct, hd); một hàm chỉ dùng các cột của cùng một bảng",
        "hd_ten, ct_ten belong to different tables (ct, hd); one function takes columns of one table",
    );
}

const COUNT: &str = r#"{ id = "so", label = "Số", type = "count" },"#;

#[test]
fn what_is_taken_from_elsewhere_must_be_there() {
    let from = |from: &str| {
        Frame::new().fields(&format!(r#"{{ id = "dk", label = "Đăng ký", type = "count", from = "{from}" }},"#))
    };
    case(
        &from("unit.dang_ki"),
        "dang_ki",
        "“from”: không có “dang_ki”; có phải “dang_ky”?",
        "“from”: there is no “dang_ki”; did you mean “dang_ky”?",
    );
    let source = other("hai", "", r#"{ id = "so_goc", label = "Số", type = "count" }"#);
    case(
        &from("hay.so_goc").and(&source),
        "hay.so_goc",
        "“from”: không có “hay”; có phải “hai”?",
        "“from”: there is no “hay”; did you mean “hai”?",
    );
    case(
        &from("hai.so_gox").and(&source),
        "so_gox",
        "“from”: không có “so_gox”; có phải “so_goc”?",
        "“from”: there is no “so_gox”; did you mean “so_goc”?",
    );
    case(
        &from("previous.so").fields(COUNT),
        "previous.so",
        "from = \"previous.…\" cần thêm due = { every = … }, workbook = \"per_period\"",
        "from = \"previous.…\" needs due = { every = … }, workbook = \"per_period\"",
    );
    let column = r#"{ id = "ten", label = "Tên", type = "text" }"#;
    case(
        &Frame::new().table("hd", "rows_from = \"tuan\"", column),
        "rows_from",
        "“rows_from”: không có “tuan”",
        "“rows_from”: there is no “tuan”",
    );
}

#[test]
fn days_that_belong_to_nothing() {
    let phase = "[[phase]]\nid = \"truoc\"\nlabel = \"Trước\"\nfrom = 2020-03-01\nto = 2020-03-10";
    let within = "value = \"ngay\"\ncompare = \"within\"\nwithin = \"truok\"";
    case(
        &Frame::new().fields(r#"{ id = "ngay", label = "Ngày", type = "date" },"#).and(phase).indicator("n", within),
        "within",
        "“within”: không có “truok”; có phải “truoc”?",
        "“within”: there is no “truok”; did you mean “truoc”?",
    );
    let due = r#"due = { every = "month", on = 25, by = "17:00", from = 2020-01-01, to = 2020-02-29 }"#;
    case(
        &Frame::new()
            .report(due)
            .fields(COUNT)
            .and("[[extension]]\nreport = \"bc\"\nperiod = \"2020-03\"\nuntil = 2020-03-30\nbecause = \"Bão\""),
        "period = ",
        "“period”: không có “2020-03”; có phải “2020-01”?",
        "“period”: there is no “2020-03”; did you mean “2020-01”?",
    );
    case(
        &Frame::new().report("due = { after = \"hd_ngay\", days = 5 }").fields(COUNT),
        "[[report]]",
        "“after”: không có “hd_ngay”",
        "“after”: there is no “hd_ngay”",
    );
}

#[test]
fn dates_of_units_name_their_line_and_column() {
    let units = "code,name,from,to,formerly,merged_into\nA,Đơn vị A,2025-02-30,,,\nB,Đơn vị B,,01/3/2025,Tên cũ,\n";
    let faults = Frame::new().fields(COUNT).units(units).faults();
    assert_eq!(
        faults,
        [
            "units.csv:2:3: “from”: ghi “2025-02-30”, cần ngày, ví dụ 2025-02-28",
            "units.csv:3:5: “formerly”: ghi “Tên cũ”, cần tên@ngày cuối, ví dụ Sở Công thương@2025-02-28",
        ]
    );
    let gone = "code,name,merged_into\nA,Đơn vị A,\nB,Đơn vị B,AA\n";
    assert_eq!(
        Frame::new().fields(COUNT).units(gone).faults(),
        ["units.csv:3:3: “merged_into”: không có “AA”; có phải “A”?"]
    );
}

#[test]
fn a_registry_figure_with_a_dot_for_thousands() {
    let units = "code,name,doan_vien,ghi_chu\nA,Đơn vị A,1.200,12 người\nB,Đơn vị B,\"0,5\",–\n";
    let plan = Frame::new().fields(COUNT).units(units).plan();
    let number = |unit: &str, attribute: &str| plan.units.get(unit).expect("the unit").number(attribute);
    assert_eq!((number("A", "doan_vien"), number("B", "doan_vien")), (Some(1200.0), Some(0.5)));
    assert_eq!((number("A", "ghi_chu"), number("B", "ghi_chu")), (None, None), "words stay words");
}

#[test]
fn a_report_that_falls_on_no_day_at_all() {
    let never = r#"due = { every = "week", on = "sat", by = "17:00", from = 2020-03-02, to = 2020-03-08, on_day_off = "skip" }"#;
    case(
        &Frame::new().head("").report(never).fields(COUNT).indicator("viec", "value = \"so\"\ntarget = 1"),
        "[[report]]",
        "due cần thêm from, to, on_day_off",
        "due needs from, to, on_day_off",
    );
    case(
        &Frame::new().head("").report("due = { every = \"phase\" }").fields(COUNT),
        "[[report]]",
        "due cần thêm [[phase]]",
        "due needs [[phase]]",
    );
}

#[test]
fn a_table_of_no_rows() {
    let column = r#"{ id = "ten", label = "Tên", type = "text" }"#;
    case(
        &Frame::new().table("hd", "max_rows = 0", column),
        "max_rows = 0",
        "“max_rows” là 0, cần từ 1 đến 5000",
        "“max_rows” is 0, it must be from 1 to 5000",
    );
}

#[test]
fn an_extension_of_a_period_that_is_skipped() {
    // 29/02/2020 is a Saturday.
    let due = r#"due = { every = "month", on = "last_day", by = "17:00", from = 2020-01-01, to = 2020-03-31, on_day_off = "skip" }"#;
    let given = "[[extension]]\nreport = \"bc\"\nperiod = \"2020-02\"\nuntil = 2020-03-05\nbecause = \"Bão\"";
    case(
        &Frame::new().head("").report(due).fields(COUNT).and(given),
        "period = ",
        "kỳ “2020-02” rơi vào ngày nghỉ nên được bỏ qua, không có hạn để gia hạn; bỏ phần gia hạn hoặc không bỏ qua ngày nghỉ (on_day_off)",
        "period “2020-02” falls on a day off and is skipped, there is nothing to extend; drop the extension or change on_day_off",
    );
}
