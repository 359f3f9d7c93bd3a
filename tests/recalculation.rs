//! Every stored result of a template and of the summary is what LibreOffice computes from the same formulas.

mod common;

use calamine::{Data, Reader, Xlsx};
use common::{office, working};
use std::io::Cursor;
use std::path::Path;
use tonghop::command::{Folder, Wanted, issue};

type Cells = Vec<(String, (u32, u32), Data)>;

/// Formula cells of a workbook with their stored results.
fn formulas(bytes: &[u8]) -> Cells {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let mut cells = Vec::new();
    for sheet in workbook.sheet_names() {
        let mut reader = workbook.worksheet_cells_reader(&sheet).expect("a sheet");
        while let Some(record) = reader.next_cell_with_formula_metadata().expect("a cell") {
            if record.formula.is_some() {
                cells.push((sheet.clone(), record.pos, Data::from(record.value)));
            }
        }
    }
    cells
}

fn same(left: &Data, right: &Data) -> bool {
    let number = |data: &Data| match data {
        Data::Int(number) => Some(*number as f64),
        Data::Float(number) => Some(*number),
        Data::DateTime(stamp) => Some(stamp.as_f64()),
        _ => None,
    };
    let empty = |data: &Data| matches!(data, Data::Empty) || *data == Data::String(String::new());
    match (number(left), number(right)) {
        (Some(left), Some(right)) => (left - right).abs() <= 1e-9 * left.abs().max(1.0),
        _ => left == right || (empty(left) && empty(right)),
    }
}

/// Cells whose stored result differs from LibreOffice's, and how many formulas there are.
fn differing(bytes: &[u8], scratch: &Path) -> Option<(usize, Vec<String>)> {
    let file = scratch.join("stored.xlsx");
    std::fs::File::create(&file).and_then(|mut file| std::io::Write::write_all(&mut file, bytes)).expect("a file");
    let calculated = office::recalculate(&file, scratch)?;
    let ours = formulas(bytes);
    let theirs = formulas(&std::fs::read(calculated).expect("the calculated workbook"));
    let found = |sheet: &str, at: (u32, u32)| {
        theirs.iter().find(|(name, pos, _)| name == sheet && *pos == at).map(|(_, _, data)| data)
    };
    let wrong = ours.iter().filter_map(|(sheet, at, stored)| match found(sheet, *at) {
        Some(computed) if same(stored, computed) => None,
        computed => Some(format!("{sheet} {at:?}: stored {stored:?}, computed {computed:?}")),
    });
    Some((ours.len(), wrong.collect()))
}

#[track_caller]
fn agrees(bytes: &[u8], at_least: usize) {
    let scratch = tempfile::tempdir().expect("a temporary folder");
    let (formulas, wrong) = differing(bytes, scratch.path()).expect("LibreOffice calculates");
    assert!(formulas >= at_least, "only {formulas} formulas");
    assert!(wrong.is_empty(), "{} of {formulas} differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_planted_wrong_result_is_caught() {
    if !office::available() {
        println!("skipped: no soffice");
        return;
    }
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_formula(0, 0, rust_xlsxwriter::Formula::new("1+1").set_result("99")).expect("a formula");
    let bytes = workbook.save_to_buffer().expect("a workbook");
    let scratch = tempfile::tempdir().expect("a temporary folder");
    let (_, wrong) = differing(&bytes, scratch.path()).expect("LibreOffice calculates");
    assert_eq!(wrong.len(), 1, "recalculation did not happen: {wrong:?}");
}

#[test]
fn stored_results_of_templates_are_what_libreoffice_computes() {
    if !office::available() {
        println!("skipped: no soffice");
        return;
    }
    let dir = working::issued(&["BVHHTM", "DHKTCN", "STP", "KHOI"]);
    for (report, begins, at_least) in [
        ("tong_ket", "03 ", 100),
        ("tong_ket", "23 ", 100),
        ("tong_ket", "41 ", 100),
        ("nhanh", "03 ", 1),
        ("khoi", "00 ", 10),
    ] {
        let file = working::workbook(dir.path(), report, begins);
        agrees(&std::fs::read(file).expect("the workbook"), at_least);
    }
}

#[test]
fn stored_results_of_the_summary_are_what_libreoffice_computes() {
    if !office::available() {
        println!("skipped: no soffice");
        return;
    }
    let dir = tempfile::tempdir().expect("a temporary folder");
    working::copy(&working::sample(), dir.path());
    let bytes = common::summary::of(dir.path());
    agrees(&bytes, 400);
}

#[test]
fn the_counts_of_a_form_of_four_hundred_cells_are_what_libreoffice_computes() {
    if !office::available() {
        println!("skipped: no soffice");
        return;
    }
    let field = |index| format!("{{ id = \"muc_so_{index:03}\", label = \"Mục {index}\", type = \"count\" }}");
    let section = |id: &str, from: usize, to: usize| {
        let fields: Vec<String> = (from..to).map(field).collect();
        let head = format!("id = \"{id}\"\nsheet = \"Số liệu\"\ntitle = \"PHẦN\"\nnil = true");
        format!("[[form.section]]\n{head}\nfield = [ {} ]\n", fields.join(", "))
    };
    let plan = format!(
        "[plan]\nid = \"thu\"\ncode = \"THU\"\ntitle = \"Kế hoạch thử\"\n[[report]]\nid = \"bc\"\nlabel = \"Báo cáo\"\ncode = \"BC\"\nform = \"bieu\"\ndue = {{ by = 2026-10-31 }}\n[[form]]\nid = \"bieu\"\ntitle = \"BIỂU THỬ\"\nprint_title = \"BẢN IN\"\n{}{}",
        section("mot", 0, 250),
        section("hai", 250, 400)
    );
    let dir = tempfile::tempdir().expect("a temporary folder");
    tonghop::disk::write(&dir.path().join("plan.toml"), plan.as_bytes()).expect("a plan");
    tonghop::disk::write(&dir.path().join("units.csv"), "code,name\nA,Đơn vị A\n".as_bytes()).expect("units");
    let folder = Folder::open(dir.path()).expect("a good plan");
    let now = tonghop::command::parse_instant("2026-10-02T08:00").expect("an instant");
    issue(&folder, &Wanted::default(), now).expect("issued");
    let file = working::workbook(dir.path(), "bc", "01 ");
    agrees(&std::fs::read(file).expect("the workbook"), 800);
}

/// The shipped plans but the first, which is recalculated above, by folder name.
fn other_plans() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let entries = std::fs::read_dir(root).expect("templates").map(|entry| entry.expect("an entry"));
    let folders = entries.filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> = folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| !working::template().ends_with(name));
    names.sort();
    names
}

#[test]
fn every_plan_has_a_summary_that_libreoffice_computes_alike() {
    if !office::available() {
        println!("skipped: no soffice");
        return;
    }
    let plans = other_plans();
    assert!(plans.len() >= 5, "{plans:?}");
    for plan in plans {
        let dir = tempfile::tempdir().expect("a temporary folder");
        working::copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(&plan), dir.path());
        agrees(&common::summary::of(dir.path()), 100);
    }
}

#[test]
fn every_report_of_every_plan_has_a_form_that_libreoffice_computes_alike() {
    if !office::available() {
        println!("skipped: no soffice");
        return;
    }
    for plan in other_plans() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        working::copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("templates").join(&plan), dir.path());
        let folder = Folder::open(dir.path()).expect("a good plan");
        let first = folder.plan.issued.or(folder.plan.window.map(|days| days.from)).expect("a day");
        for report in &folder.plan.reports {
            let unit = folder.plan.units_of(report).next().expect("a unit").code.clone();
            let wanted = Wanted { report: Some(report.id.clone()), units: vec![unit], ..Wanted::default() };
            let done = issue(&folder, &wanted, first.and_hms_opt(8, 0, 0).expect("an hour")).expect("issued");
            let file =
                std::fs::read_dir(&done[0].place).expect("the folder").map(|entry| entry.expect("an entry").path());
            let file = file.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "xlsx"));
            agrees(&std::fs::read(file.expect("the form")).expect("the form"), 1);
        }
    }
}
