//! A plan may come from anybody: what is too much is refused, clearly and soon.

mod common;

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::time::{Duration, Instant};
use tonghop::book::{Book, Sheet, Style, bytes};
use tonghop::text::{self, Lang};
use tonghop::{plan, planbook};

const UNITS: &str = "code,name\nA,Đơn vị A\n";

const HEAD: &str = r#"[plan]
id = "thu"
code = "THU"
title = "Kế hoạch thử"
[[report]]
id = "thang"
label = "Báo cáo tháng"
code = "BC"
form = "bieu"
[[form]]
id = "bieu"
title = "BIỂU THỬ"
"#;

/// A debug build on a busy machine; what is not bounded takes minutes or all memory.
const SOON: Duration = Duration::from_secs(30);

/// The faults, which must come soon.
fn faults(plan: &str, units: &str) -> Vec<String> {
    let begun = Instant::now();
    let faults = plan::load(plan, units).err().unwrap_or_default();
    assert!(begun.elapsed() < SOON, "took {:?}", begun.elapsed());
    faults.iter().map(|fault| text::fault(fault, Lang::Vi)).collect()
}

fn opened(bytes: &[u8]) -> Vec<String> {
    let begun = Instant::now();
    let faults = planbook::open("plan.xlsx", bytes).draft.faults;
    assert!(begun.elapsed() < SOON, "took {:?}", begun.elapsed());
    faults.iter().map(|fault| text::fault(fault, Lang::Vi)).collect()
}

#[test]
fn ten_thousand_indicators_are_refused() {
    let mut plan = HEAD.to_owned();
    for index in 0..10_000 {
        let _ = write!(
            plan,
            "[[indicator]]\nid = \"chi_tieu_so_{index}\"\nlabel = \"x\"\nsource = \"office\"\nreport = \"thang\"\nvalue = \"khong_co_{index}\"\ntarget = 1\n"
        );
    }
    assert_eq!(faults(&plan, UNITS), ["plan.toml: indicator: 10000, quá giới hạn 2000"]);
    // The same plan from a workbook: its sheet, and the sheet's own words.
    let draft = plan::Draft::from_toml("plan.xlsx", &plan);
    let units = plan::Registry::from_csv("units.csv", UNITS);
    let found = plan::judge(&draft, &units, None).err().unwrap_or_default();
    let found: Vec<String> = found.iter().map(|fault| text::fault(fault, Lang::Vi)).collect();
    assert_eq!(found, ["plan.xlsx, trang «Chỉ tiêu»: Chỉ tiêu: 10000, quá giới hạn 2000"]);
}

#[test]
fn a_plan_full_of_unknown_names_is_refused_soon() {
    let mut plan = HEAD.to_owned();
    plan.push_str("[[form.section]]\nid = \"so\"\nsheet = \"S\"\ntitle = \"S\"\n");
    for index in 0..500 {
        let _ = write!(plan, "[[form.section.field]]\nid = \"truong_so_{index}\"\nlabel = \"x\"\ntype = \"count\"\n");
    }
    for index in 0..500 {
        let _ = write!(
            plan,
            "[[indicator]]\nid = \"chi_tieu_{index}\"\nlabel = \"x\"\nsource = \"office\"\nreport = \"thang\"\nvalue = \"truong_xo_{index}\"\ntarget = 1\n"
        );
    }
    assert_eq!(faults(&plan, UNITS).len(), 500);
}

#[test]
fn a_formula_nested_five_hundred_deep_is_refused() {
    let nested = format!("{}tong_so{}", "(".repeat(500), ")".repeat(500));
    let plan = format!(
        "{HEAD}[[form.section]]\nid = \"so\"\nsheet = \"S\"\ntitle = \"S\"\n[[form.section.field]]\nid = \"tong_so\"\nlabel = \"x\"\ntype = \"count\"\n[[indicator]]\nid = \"mot\"\nlabel = \"x\"\nsource = \"office\"\nreport = \"thang\"\nvalue = \"{nested}\"\ntarget = 1\n"
    );
    let found = faults(&plan, UNITS);
    assert!(found.len() == 1 && found[0].contains("lồng quá") && found[0].len() < 300, "{found:?}");
}

#[test]
fn a_million_rows_are_refused() {
    let plan = format!(
        "{HEAD}[[form.table]]\nid = \"hd\"\nsheet = \"H\"\ntitle = \"H\"\nmax_rows = 1000000\ncolumns = [ {{ id = \"ten\", label = \"Tên\", type = \"text\" }} ]\n"
    );
    assert_eq!(faults(&plan, UNITS), ["plan.toml:17:12: max_rows: 1000000, quá giới hạn 5000"]);
}

#[test]
fn deeply_nested_lists_are_refused() {
    let plan = format!("{HEAD}x = {}{}\n", "[".repeat(100_000), "]".repeat(100_000));
    let found = faults(&plan, UNITS);
    assert!(found.iter().any(|fault| fault.contains("max recursion depth")), "{:?}", found.first());
}

#[test]
fn long_files_are_refused() {
    let plan = format!("{HEAD}# {}\n", "x".repeat(5 * 1024 * 1024));
    assert_eq!(faults(&plan, UNITS), ["plan.toml: tệp 5 MB, quá giới hạn 4 MB"]);
    let mut units = UNITS.to_owned();
    for index in 0..5_000 {
        let _ = writeln!(units, "U{index},Đơn vị {index}");
    }
    assert_eq!(faults(HEAD, &units), ["units.csv:1:1: units: 5001, quá giới hạn 5000"]);
}

#[test]
fn a_huge_workbook_is_refused() {
    assert_eq!(opened(&vec![0; 9 * 1024 * 1024]), ["plan.xlsx: tệp 9 MB, quá giới hạn 8 MB"]);
    let mut sheet = Sheet::new("Chỉ tiêu");
    for row in 0..2_001 {
        for col in 0..100 {
            sheet.number(row, col, 1.0, Style::plain());
        }
    }
    let book = Book { sheets: vec![sheet], ..Book::default() };
    let many = bytes(&book).expect("a workbook");
    assert_eq!(opened(&many), ["plan.xlsx: số ô: 200001, quá giới hạn 200000"]);
}

#[test]
fn a_workbook_that_unpacks_without_end_is_refused() {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("xl/workbook.xml", zip::write::SimpleFileOptions::default()).expect("a part");
    let zeros = vec![b' '; 1024 * 1024];
    for _ in 0..300 {
        archive.write_all(&zeros).expect("written");
    }
    let bomb = archive.finish().expect("an archive").into_inner();
    assert!(bomb.len() < 1024 * 1024);
    let found = opened(&bomb);
    assert!(found.len() == 1 && found[0].contains("quá giới hạn 128 MB"), "{found:?}");
}

#[test]
fn bytes_that_are_no_workbook_are_told_so() {
    let wanted = ["plan.xlsx: không mở được như sổ tính Excel (.xlsx): tệp hỏng, có mật khẩu hoặc là dạng khác"];
    assert_eq!(opened(b""), wanted);
    assert_eq!(opened(b"[plan]\nid = \"thu\"\n"), wanted);
    assert_eq!(opened(b"PK\x03\x04 and nothing of what should follow"), wanted);
}
