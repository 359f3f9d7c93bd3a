//! Words, letters and lengths that a workbook, a file name or a sum could not hold: each told with its place.

mod common;

use common::frame::{Frame, UNITS};
use common::paper::typed;
use tonghop::plan;
use tonghop::text::{self, Lang};

const COUNT: &str = r#"{ id = "so", label = "Số", type = "count" },"#;

/// The faults of the plan with another registry and some of its words changed.
fn faults(from: &str, to: &str, units: &str) -> Vec<String> {
    let plan = Frame::new().fields(COUNT).text();
    assert!(plan.contains(from), "{from}");
    said(&plan.replacen(from, to, 1), units)
}

fn said(plan: &str, units: &str) -> Vec<String> {
    let faults = plan::load(plan, units).err().unwrap_or_default();
    let english = faults.iter().map(|fault| text::fault(fault, Lang::En));
    assert!(english.zip(&faults).all(|(en, fault)| en != text::fault(fault, Lang::Vi)), "told in both languages");
    faults.iter().map(|fault| text::fault(fault, Lang::Vi)).collect()
}

#[track_caller]
fn plan_case(from: &str, to: &str, expected: &str) {
    assert_eq!(faults(from, to, UNITS), [expected]);
}

#[track_caller]
fn units_case(units: &str, expected: &[&str]) {
    assert_eq!(faults("", "", units), expected);
}

#[test]
fn codes_that_cannot_stand_in_a_file_name() {
    let rule = "đứng trong tên tệp: chỉ dùng chữ, số và - _ . &, không dấu chấm ở hai đầu, tối đa 40 ký tự";
    plan_case("\"BC\"", "\"BC/1\"", &format!("plan.toml:9:8: mã “BC/1” {rule}"));
    plan_case("\"THU\"", "\"THU.\"", &format!("plan.toml:3:8: mã “THU.” {rule}"));
    units_case("code,name\nA,Đơn vị A\nB:1,Đơn vị B\n", &[&format!("units.csv:3:1: mã “B:1” {rule}")]);
    assert_eq!(faults("\"BC\"", "\"SXD-2.1_T&S\"", UNITS), [""; 0]);
}

#[test]
fn two_reports_of_one_code() {
    let twin = "[[report]]\nid = \"hai\"\nlabel = \"Hai\"\ncode = \"BC\"\nform = \"bieu\"";
    let found = said(&Frame::new().fields(COUNT).and(twin).text(), UNITS);
    assert_eq!(found, ["plan.toml:21:1: mã “BC” (code) đã dùng ở dòng 6; mỗi mã chỉ dùng một lần"]);
}

#[test]
fn texts_too_long_name_their_limit() {
    let long = |letters: usize| "x".repeat(letters);
    plan_case(
        "\"Số\", type",
        &format!("\"{}\", type", long(8_001)),
        "plan.toml:20:31: “label” dài 8001 ký tự, chỉ nhận 8000; rút ngắn lại",
    );
    let name = format!("code,name,short_name\nA,{},A\nB,Đơn vị B,{}\n", long(251), long(300));
    units_case(
        &name,
        &[
            "units.csv:2:2: “name” dài 251 ký tự, chỉ nhận 250; rút ngắn lại",
            "units.csv:3:3: “short_name” dài 300 ký tự, chỉ nhận 250; rút ngắn lại",
        ],
    );
    let column = r#"{ id = "ten", label = "Tên", type = "text" }"#;
    let noun = format!("noun = \"{}\"", long(151));
    let found = said(&Frame::new().table("hd", &noun, column).text(), UNITS);
    assert!(found.len() == 1 && found[0].ends_with("“noun” dài 151 ký tự, chỉ nhận 150; rút ngắn lại"), "{found:?}");
    let report = long(41);
    plan_case(
        "id = \"bc\"",
        &format!("id = \"{report}\""),
        &format!("plan.toml:6:1: mã “{report}”: quá dài; rút ngắn lại"),
    );
}

#[test]
fn a_noun_in_quotes_does_not_break_the_formula_it_stands_in() {
    let column = r#"{ id = "ten", label = "Tên", type = "text" }"#;
    let mut office = Frame::new().table("hd", "noun = 'việc \"nóng\"'", column).office();
    office.issue("bc", "", "2020-03-01 08:00:00");
    let (mut book, _) = office.desk.filled("A", "bc", "", &typed(&[])).expect("a form");
    tonghop::book::calculate(&mut book);
    let shows = |words: &str| {
        let mut cells = book.sheets.iter().flat_map(|sheet| sheet.cells.values());
        cells.any(|(content, _)| {
            use tonghop::{book::Content, formula::Outcome};
            matches!(content, Content::Formula(_, Some(Outcome::Text(text))) if text.contains(words))
        })
    };
    assert!(shows("0 việc \"nóng\" ·"));
}

#[test]
fn file_names_are_cut_and_stay_apart() {
    let long = "Trung tâm Nghiên cứu và Ứng dụng ".repeat(7);
    let units = format!("code,name\nA,{long}A\nB,{long}B\n");
    let mut office = Frame::new().units(&units).fields(COUNT).office();
    office.issue("bc", "", "2020-03-01 08:00:00");
    let names: Vec<&str> = office.desk.issued().roster.iter().map(|row| row.file.as_str()).collect();
    assert!(names[0] != names[1] && names[0].starts_with("01 Trung tam Nghien cuu"), "{names:?}");
    assert!(names.iter().all(|name| "issued/bc/".len() + name.len() <= 200 && name.ends_with(" - THU bao cao.xlsx")));
}

#[test]
fn letters_that_cannot_be_shown() {
    plan_case(
        "\"Số\", type",
        "\"Số\\u0007\", type",
        "plan.toml:20:31: “label” có ký tự điều khiển U+0007 không hiện ra được; xóa ký tự đó",
    );
}

#[test]
fn sheets_of_a_form_that_excel_takes_for_one() {
    let second = |sheet: &str| {
        let text = Frame::new().fields(COUNT).and(&format!(
            "[[form.section]]\nid = \"hai\"\nsheet = \"{sheet}\"\ntitle = \"HAI\"\n\
             field = [{{ id = \"so_hai\", label = \"Hai\", type = \"count\" }}]"
        ));
        said(&text.text(), UNITS)
    };
    assert_eq!(second("Số khác"), [""; 0]);
    assert_eq!(second("Số liệu"), [""; 0], "two sections may share a sheet");
    let alike = "chỉ khác cách viết; ghi thống nhất một cách";
    assert_eq!(second("SỐ LIỆU"), [format!("plan.toml:12:1: “sheet”: “SỐ LIỆU” và “Số liệu” (dòng 12) {alike}")]);
    assert_eq!(second("bản in"), [format!("plan.toml:12:1: “sheet”: “bản in” và “Bản in” (dòng 12) {alike}")]);
    let history = second("History");
    assert!(history.len() == 1 && history[0].contains("không phải History"), "{history:?}");
}

#[test]
fn choices_that_are_no_choice() {
    let choice = |options: &str| {
        let field = format!(r#"{{ id = "loai", label = "Loại", type = "choice", options = {options} }},"#);
        said(&Frame::new().fields(&field).text(), UNITS)
    };
    assert_eq!(choice(r#"["A", "B"]"#), [""; 0]);
    let blank = "“options” có mục để trống; ghi chữ hoặc bỏ mục đó";
    assert_eq!(choice(r#"["A", " "]"#), [format!("plan.toml:20:68: {blank}")]);
    assert_eq!(choice("[]"), [format!("plan.toml:20:68: {blank}")]);
    assert_eq!(
        choice(r#"["Hoà giải", "Khác", "hòa  giải"]"#),
        ["plan.toml:20:68: “options”: “hòa  giải” và “Hoà giải” (dòng 20) chỉ khác cách viết; ghi thống nhất một cách"]
    );
}

#[test]
fn a_list_must_offer_each_unit_rows() {
    let column = r#"{ id = "ten", label = "Tên", type = "text" }"#;
    let rows = |rows: &str| {
        said(&Frame::new().table("hd", &format!("rows = \"{rows}\"\nmax_rows = 50"), column).text(), UNITS)
    };
    assert_eq!(rows("chi_doan + 1"), [""; 0]);
    let place = "plan.toml:19:8: “rows” là";
    assert_eq!(rows("chi_doan - 2"), [format!("{place} -1 (A), cần từ 1 đến 50 (max_rows)")]);
    assert_eq!(rows("chi_doan * 20"), [format!("{place} 60 (C), cần từ 1 đến 50 (max_rows)")]);
    assert_eq!(rows("0"), [format!("{place} 0, cần từ 1 đến 50 (max_rows)")]);
    let outside = Frame::new().table("hd", "rows = \"chi_doan - 2\"\nscope = { units = [\"C\"] }", column);
    assert_eq!(outside.faults(), [""; 0], "only units that see the list");
}

#[test]
fn phases_that_would_take_the_names_of_plan_and_period() {
    for id in ["plan", "period"] {
        let phase = format!("[[phase]]\nid = \"{id}\"\nlabel = \"Đợt\"\nfrom = 2020-03-01\nto = 2020-03-10");
        let found = said(&Frame::new().fields(COUNT).and(&phase).text(), UNITS);
        let expected =
            format!("plan.toml:21:1: mã “{id}”: là từ dành riêng của Excel hoặc của chương trình (th_…); chọn mã khác");
        assert!(found.contains(&expected), "{found:?}");
    }
}

#[test]
fn a_registry_with_a_column_twice_or_without_units() {
    units_case(
        "code,name,chi_doan,chi_doan\nA,Đơn vị A,1,2\n",
        &["units.csv:1:4: mã “chi_doan” (column) đã dùng ở dòng 1; mỗi mã chỉ dùng một lần"],
    );
    units_case("code,name\n", &["units.csv:1:1: danh sách chưa có đơn vị nào; ghi mỗi đơn vị một dòng"]);
    units_case("name\n", &["units.csv:1:1: thiếu khóa “code” trong units.csv"]);
}

#[test]
fn words_of_the_registry_that_differ_only_in_spelling() {
    let alike = "chỉ khác cách viết; ghi thống nhất một cách";
    let units = "code,name,group,kind\nA,Đơn vị A,Hoà Bình,so\nB,Đơn vị B,hòa  bình,So\nC,Đơn vị C,hòa  bình,so\n";
    units_case(
        units,
        &[
            &format!("units.csv:3:3: “group”: “hòa  bình” và “Hoà Bình” (dòng 2) {alike}"),
            &format!("units.csv:3:4: “kind”: “So” và “so” (dòng 2) {alike}"),
        ],
    );
}

#[test]
fn days_of_another_age() {
    let range = "cần từ 1990-01-01 đến 2099-12-31";
    let due = |due: &str| {
        let text = Frame::new().head("").report(due).fields(COUNT).text();
        said(&text, UNITS).into_iter().filter(|fault| fault.contains("cần từ")).collect::<Vec<_>>()
    };
    assert_eq!(due("due = { by = 1020-03-28 }"), [format!("plan.toml:11:14: “by” là 1020-03-28, {range}")]);
    assert_eq!(
        due("due = { before = 9999-03-28T16:00:00 }"),
        [format!("plan.toml:11:18: “before” là 9999-03-28, {range}")]
    );
    assert_eq!(due("due = { month = \"9999-09\" }"), [format!("plan.toml:11:17: “month” là 9999-09-01, {range}")]);
    assert_eq!(due("due = { by = 2020-03-28 }"), [""; 0]);
}

#[test]
fn units_need_names_of_their_own_and_figures_where_forms_print_them() {
    let fields = r#"{ id = "dk", label = "Đăng ký", type = "count", from = "unit.dang_ky" },"#;
    let told = |units: &str| Frame::new().fields(fields).units(units).faults();
    assert_eq!(told("code,name,dang_ky\nA,Đơn vị A,1.250\nB,Đơn vị B,\n"), [""; 0]);
    assert_eq!(told("code,name,dang_ky\nA,,1\n"), ["units.csv:2:2: thiếu khóa “name” trong A"]);
    assert_eq!(
        told("code,name,dang_ky\nA,Đơn vị A,1\nB,đơn vị  A,1\n"),
        ["units.csv:3:2: tên “đơn vị  A” đã có ở dòng 2; hai đơn vị cùng tồn tại cần tên khác nhau"]
    );
    assert_eq!(
        told("code,name,from,to,dang_ky\nA,Đơn vị A,,2020-02-28,1\nB,Đơn vị A,2020-03-01,,1\n"),
        [""; 0],
        "one after the other"
    );
    assert_eq!(
        told("code,name,dang_ky\nA,Đơn vị A,khoảng 70\n"),
        ["units.csv:2:3: “dang_ky”: ghi “khoảng 70”, cần số, hoặc để trống nếu chưa có"]
    );
}

#[test]
fn the_office_is_known_by_its_kind_however_it_is_written() {
    for kind in ["khoi", "Khối", "cấp Khối", "KHOI"] {
        let plan = Frame::new().units(&format!("code,name,kind\nA,Đơn vị A,so\nVP,Văn phòng,{kind}\n")).plan();
        assert_eq!(plan.units.reporting().count(), 1, "{kind}");
    }
}

#[test]
fn a_ratio_of_five_is_asked_about() {
    let fields = r#"{ id = "so", label = "Số", type = "count" }, { id = "tren", label = "Trên", type = "count" },"#;
    let target = |target: &str| {
        let keys = format!("value = \"so\"\nbase = \"tren\"\ntarget = {target}\nrollup = \"ratio\"");
        Frame::new().fields(fields).indicator("ti_le", &keys).faults().len()
    };
    assert_eq!([target("5"), target("1"), target("\"5%\""), target("\"500%\"")], [1, 0, 0, 0]);
}
