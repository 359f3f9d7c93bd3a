//! The fault messages of docs/plan-format.md, one for every way a plan can be wrong.
//!
//! To renew them: `TONGHOP_UPDATE=1 cargo test --test plan_fault_page`. A new kind of fault does not compile here until
//! it has a name and an example.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use tonghop::formula::{Fault as Inside, FaultKind as Inner, NameFault};
use tonghop::plan::{Fault, FaultKind, FormulaLimit, Place};
use tonghop::text::{Lang, fault};

const FROM: &str = "<!-- faults: made by `TONGHOP_UPDATE=1 cargo test --test plan_fault_page` -->\n";
const TO: &str = "<!-- end of faults -->\n";

fn name(kind: &FaultKind) -> &'static str {
    match kind {
        FaultKind::Syntax { .. } => "syntax",
        FaultKind::UnknownKey { .. } => "unknown key",
        FaultKind::MissingKey { .. } => "missing key",
        FaultKind::WrongType { .. } => "wrong type",
        FaultKind::UnknownWord { .. } => "unknown word",
        FaultKind::BadId { .. } => "bad id",
        FaultKind::Duplicate { .. } => "duplicate",
        FaultKind::UnknownReference { .. } => "unknown reference",
        FaultKind::Formula { .. } => "formula",
        FaultKind::TooLong { .. } => "too long",
        FaultKind::TooMany { .. } => "too many",
        FaultKind::TooLarge { .. } => "too large",
        FaultKind::NotAWorkbook => "not a workbook",
        FaultKind::UnknownSheet { .. } => "unknown sheet",
        FaultKind::NoHeadings => "no headings",
        FaultKind::Stray { .. } => "stray words",
        FaultKind::NotHere { .. } => "not here",
        FaultKind::Orphan { .. } => "orphan row",
        FaultKind::TwoFiles { .. } => "two files",
        FaultKind::NotConvertible { .. } => "not convertible",
        FaultKind::UnitCount { .. } => "unit count",
        FaultKind::BadSheet { .. } => "sheet name",
        FaultKind::OtherMeasure { .. } => "other measure",
        FaultKind::ColumnsApart { .. } => "columns apart",
        FaultKind::Circle { .. } => "circle",
        FaultKind::FormulaCircle { .. } => "formula circle",
        FaultKind::EmptySpan { .. } => "empty span",
        FaultKind::BeyondExcel { .. } => "beyond Excel",
        FaultKind::Needs { .. } => "needs",
        FaultKind::Alike { .. } => "alike",
        FaultKind::BadCode { .. } => "bad code",
        FaultKind::ControlLetter { .. } => "control letter",
        FaultKind::Blank { .. } => "blank entry",
        FaultKind::OutOfRange { .. } => "out of range",
        FaultKind::NoUnits => "no units",
        FaultKind::Skipped { .. } => "skipped period",
        FaultKind::NoColumn { .. } => "no column",
        FaultKind::NoSheet { .. } => "no sheet",
        FaultKind::NoResult { .. } => "no result",
    }
}

const KINDS: usize = 39;

fn text(word: &str) -> String {
    word.to_owned()
}

fn inside(kind: Inner, formula: &str, nearest: Option<&str>) -> FaultKind {
    FaultKind::Formula { text: text(formula), fault: Inside { at: 0, kind }, nearest: nearest.map(text) }
}

fn bad_id(id: &str, why: NameFault) -> FaultKind {
    FaultKind::BadId { id: text(id), why }
}

#[rustfmt::skip]
fn examples() -> Vec<FaultKind> {
    vec![
        FaultKind::Syntax { reason: text("invalid key") },
        FaultKind::UnknownKey { key: text("lable"), nearest: Some(text("label")) },
        FaultKind::MissingKey { key: text("title"), table: text("[plan]") },
        FaultKind::WrongType { key: text("required"), found: text("“có”"), wanted: text("true or false") },
        FaultKind::UnknownWord { key: text("rollup"), found: text("tong"), allowed: vec![text("sum"), text("met")] },
        bad_id("Số", NameFault::Charset),
        bad_id("ct1", NameFault::CellAddress),
        bad_id("print_area", NameFault::Reserved),
        bad_id("con", NameFault::Device),
        FaultKind::Duplicate { what: text("field"), id: text("dv_moi"), first: Place::at(40, 6) },
        FaultKind::UnknownReference { key: text("report"), found: text("tong_ke"), nearest: Some(text("tong_ket")) },
        inside(Inner::UnknownName { name: text("dv_mio"), nearest: None }, "dv_mio", Some("dv_moi")),
        inside(Inner::FunctionNotAllowed { name: text("INDIRECT") }, "INDIRECT(dv_moi)", None),
        inside(Inner::ArgumentCount { function: "ROUND", found: 1 }, "ROUND(dv_moi)", None),
        inside(Inner::ArgumentShape { function: "COUNTIF", argument: 1, wanted: "column" }, "COUNTIF(dv_moi, 1)", None),
        inside(Inner::ArrayConstant, "SUM({1,2})", None),
        inside(Inner::CellAddress { text: text("B7") }, "B7 + 1", None),
        inside(Inner::Reference { text: text("'Số liệu'!B7") }, "'Số liệu'!B7", None),
        inside(Inner::Syntax { found: text(")") }, "dv_moi)", None),
        inside(Inner::TooDeep { limit: 64 }, "((((…))))", None),
        inside(Inner::TooLong { limit: 2_000 }, "dv_moi + …", None),
        inside(Inner::ColumnAsScalar { name: text("hd_luot") }, "hd_luot > 0", None),
        FaultKind::TooLong { key: text("text"), found: 300, limit: 255 },
        FaultKind::TooMany { what: text("max_rows"), found: 1_000_000, limit: 5_000 },
        FaultKind::TooLarge { found: 9_000_000, limit: 4_194_304 },
        FaultKind::NotAWorkbook,
        FaultKind::UnknownSheet { name: text("Chi tieu 2"), nearest: Some(text("Chỉ tiêu")) },
        FaultKind::NoHeadings,
        FaultKind::Stray { found: text("xem lại") },
        FaultKind::NotHere { heading: text("Cột khóa"), row: text("phần") },
        FaultKind::Orphan { row: text("ô"), parent: text("phần") },
        FaultKind::TwoFiles { other: text("plan.xlsx") },
        FaultKind::NotConvertible { path: text("plan.x.y") },
        FaultKind::UnitCount { found: 65, expected: 66 },
        FaultKind::BadSheet { name: text("Số/liệu"), taken: false },
        FaultKind::BadSheet { name: text("Bản in"), taken: true },
        FaultKind::OtherMeasure { key: text("target"), found: text("đồng"), wanted: text("triệu đồng") },
        FaultKind::ColumnsApart { columns: vec![text("hd_loai"), text("ct_tien")], tables: vec![text("ct"), text("hd")] },
        FaultKind::Circle { reports: vec![text("dang_ky"), text("ket_qua"), text("dang_ky")] },
        FaultKind::FormulaCircle { fields: vec![text("tong"), text("luy_ke"), text("tong")] },
        FaultKind::BeyondExcel { form: text("tong_ket"), cell: text("«Số liệu»!F12"), limit: FormulaLimit::Letters, found: 9_300 },
        FaultKind::EmptySpan { key: text("window") },
        FaultKind::Needs { key: text("rollup = \"ratio\""), needs: text("base") },
        FaultKind::Alike { key: text("group"), found: text("nhóm 1"), known: text("Nhóm 1"), first: Place::at(2, 3) },
        FaultKind::BadCode { found: text("BC/1"), limit: 40 },
        FaultKind::ControlLetter { key: text("label"), letter: '\u{7}' },
        FaultKind::Blank { key: text("options") },
        FaultKind::OutOfRange { key: text("rows"), found: text("0 (SYT)"), from: text("1"), to: text("200 (max_rows)") },
        FaultKind::NoUnits,
        FaultKind::Skipped { period: text("2020-W09") },
        FaultKind::NoColumn { heading: text("Tên gọi") },
        FaultKind::NoSheet { name: text("Kế hoạch") },
        FaultKind::NoResult { heading: text("Tên gọi") },
    ]
}

fn table() -> String {
    let mut page = String::from("\n| Fault | Message | In English |\n|---|---|---|\n");
    for kind in examples() {
        let name = name(&kind);
        let told = Fault { file: text("plan.toml"), place: Place::at(12, 8), kind };
        let [vi, en] = [Lang::Vi, Lang::En].map(|lang| fault(&told, lang).replace('|', "\\|"));
        let _ = writeln!(page, "| {name} | {vi} | {en} |");
    }
    page.push('\n');
    page
}

#[test]
fn every_kind_of_fault_has_an_example_with_words() {
    let kinds: BTreeSet<&str> = examples().iter().map(name).collect();
    assert_eq!(kinds.len(), KINDS);
    for kind in examples() {
        let (name, told) = (name(&kind), Fault { file: String::new(), place: Place::at(1, 1), kind });
        for lang in [Lang::Vi, Lang::En] {
            let said = fault(&told, lang);
            assert!(said.trim_start_matches(":1:1:").trim().len() > 8, "{name} says nothing: {said}");
        }
    }
}

#[test]
fn the_page_tells_every_fault() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/plan-format.md");
    let page = std::fs::read_to_string(&path).expect("the page").replace("\r\n", "\n");
    let (before, rest) = page.split_once(FROM).expect("the first marker");
    let (found, after) = rest.split_once(TO).expect("the second marker");
    let wanted = table();
    if std::env::var_os("TONGHOP_UPDATE").is_some() {
        tonghop::disk::write(&path, format!("{before}{FROM}{wanted}{TO}{after}").as_bytes()).expect("it is written");
    } else {
        assert!(found == wanted, "the page is behind: TONGHOP_UPDATE=1 cargo test --test plan_fault_page");
    }
}
