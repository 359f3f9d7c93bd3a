//! Every fault of a plan at once, with file, line, column, what was found and what would be right.

mod common;

use common::working;
use tonghop::plan;
use tonghop::text::{self, Lang};

const UNITS: &str = "code,name,group,kind,chi_doan\nA,Đơn vị A,Nhóm 1,so,2\nB,Đơn vị B,Nhóm 2,so,3\n";

const GOOD: &str = r#"[plan]
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
target = "chi_doan"
[[check]]
id = "nu"
report = "thang"
formula = "nu_gioi <= tong_so"
message = "nữ {nu_gioi} nhiều hơn tổng số {tong_so}."
"#;

fn faults(plan: &str, units: &str) -> Vec<String> {
    plan::load(plan, units).err().unwrap_or_default().iter().map(|fault| text::fault(fault, Lang::Vi)).collect()
}

/// The plan with one line changed has this one fault.
#[track_caller]
fn case(from: &str, to: &str, expected: &str) {
    assert!(GOOD.contains(from), "{from}");
    let found = faults(&GOOD.replacen(from, to, 1), UNITS);
    assert_eq!(found, [expected]);
}

#[test]
fn the_plan_itself_is_good() {
    assert_eq!(faults(GOOD, UNITS), [""; 0]);
}

#[test]
fn each_fault_is_told_with_its_place_and_what_would_be_right() {
    case(
        "label = \"Tổng số\"\ntype",
        "lable = \"Tổng số\"\nlabel = \"x\"\ntype",
        "plan.toml:21:1: khóa “lable” không có trong định dạng; có phải “label”?",
    );
    case("code = \"THU\"\n", "", "plan.toml:1:1: thiếu khóa “code” trong [plan]");
    case(
        "expected_units = 2",
        "expected_units = \"hai\"",
        "plan.toml:5:18: “expected_units”: ghi “hai”, cần số nguyên",
    );
    case("form = \"bieu\"", "form = \"bieus\"", "plan.toml:6:1: “form”: không có “bieus”; có phải “bieu”?");
    case(
        "value = \"tong_so\"",
        "value = \"tong_sp\"",
        "plan.toml:32:10: công thức “tong_sp”: không có tên “tong_sp”; có phải “tong_so”?",
    );
    case(
        "value = \"tong_so\"",
        "value = \"INDIRECT(tong_so)\"",
        "plan.toml:32:10: công thức “INDIRECT(tong_so)”: hàm INDIRECT không dùng được; xem danh sách hàm trong docs/plan-format.md",
    );

    case(
        "due = { by = 2020-03-31T17:00:00 }",
        "due = {}",
        "plan.toml:11:7: due cần thêm before, by, month, quarter, every + on + by + from + to, after, or \"standing\"",
    );
    case(
        "id = \"tong\"\nlabel",
        "id = \"tong\"\nweight = \"phai\"\nlabel",
        "plan.toml:29:10: “weight”: “phai” không dùng được; dùng một trong: must, should, tally",
    );
}

#[test]
fn a_report_must_be_able_to_name_a_folder_on_windows() {
    let found = |id: &str| faults(&GOOD.replace("\"thang\"", &format!("\"{id}\"")), UNITS);
    assert_eq!(found("thang_ba"), [""; 0]);
    assert_eq!(
        found("con"),
        ["plan.toml:6:1: mã “con”: là tên thiết bị của Windows, không đặt cho thư mục được; chọn mã khác"]
    );
    assert_eq!(
        found("tháng/3"),
        ["plan.toml:6:1: mã “tháng/3”: chỉ dùng chữ thường không dấu, số và gạch dưới, bắt đầu bằng chữ"]
    );
}

#[test]
fn an_id_used_twice_names_its_first_place() {
    let found = faults(&GOOD.replacen("id = \"nu_gioi\"", "id = \"tong_so\"", 1), UNITS);
    assert!(
        found.contains(&"plan.toml:23:1: mã “tong_so” (field) đã dùng ở dòng 19; mỗi mã chỉ dùng một lần".to_owned()),
        "{found:?}"
    );
}

#[test]
fn an_id_that_excel_takes_for_a_cell_is_refused() {
    for id in ["ct1", "nam2020", "r", "th_ky"] {
        let found = faults(&GOOD.replace("nu_gioi", id), UNITS);
        assert!(found.iter().any(|fault| fault.contains(&format!("mã “{id}”"))), "{id}: {found:?}");
    }
}

#[test]
fn faults_of_the_registry_name_their_line() {
    let twice = format!("{UNITS}a,Đơn vị lặp,Nhóm 1,so,1\n");
    assert_eq!(
        faults(&GOOD.replace("expected_units = 2", "expected_units = 3"), &twice),
        ["units.csv:4:1: mã “a” (unit) đã dùng ở dòng 2; mỗi mã chỉ dùng một lần"]
    );
    let found = faults(&GOOD.replace("expected_units = 2", "expected_units = 66"), UNITS);
    assert_eq!(
        found,
        ["units.csv:1:1: danh sách có 2 đơn vị, kế hoạch ghi 66 (expected_units); bổ sung đơn vị hoặc sửa số"]
    );
}

#[test]
fn all_faults_come_at_once() {
    let plan = GOOD
        .replace("code = \"THU\"\n", "")
        .replace("value = \"tong_so\"", "value = \"tong_sp\"")
        .replace("type = \"count\"\n[[form", "type = \"so\"\n[[form");
    assert_eq!(faults(&plan, UNITS).len(), 3);
}

#[test]
fn a_file_that_is_not_toml_is_told_so() {
    let found = faults("[plan\nid=", UNITS);
    assert!(!found.is_empty() && found.iter().all(|fault| fault.starts_with("plan.toml:")), "{found:?}");
}

#[test]
fn no_text_makes_the_loader_panic() {
    let shipped = std::fs::read_to_string(working::template().join("plan.toml")).expect("the shipped plan");
    for cut in (0..shipped.len()).step_by(997).filter(|cut| shipped.is_char_boundary(*cut)) {
        let _ = plan::load(&shipped[..cut], UNITS);
    }
}

#[test]
fn every_allowed_function_is_documented() {
    let page = include_str!("../docs/plan-format.md");
    let missing: Vec<&str> = tonghop::formula::allowed_functions().filter(|name| !page.contains(*name)).collect();
    assert!(missing.is_empty(), "not in docs/plan-format.md: {missing:?}");
}

#[test]
fn every_sheet_of_the_summary_has_a_name_of_its_own() {
    let sheet = |title: &str| {
        let text = format!("{GOOD}\n[[sheet]]\ntitle = \"{title}\"\nkind = \"fields\"\nfields = [\"tong_so\"]\n");
        faults(&text, UNITS)
    };
    assert_eq!(sheet("Ý kiến"), [""; 0]);
    assert_eq!(
        sheet("tổng hợp"),
        ["plan.toml:40:1: trang “tổng hợp” đã có nội dung khác; mỗi bảng cần một trang riêng"]
    );
    let slash = sheet("Nam/nữ");
    assert_eq!(slash.len(), 1);
    assert!(slash[0].contains("tên trang “Nam/nữ” không dùng được"), "{slash:?}");
}
