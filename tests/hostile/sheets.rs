//! Workbooks of Excel since 2007 that are sound zips and lie inside.

use crate::book::{packed, with_sheet};
use crate::lure::Lure;
use std::fmt::Write;
use std::path::Path;
use zip::CompressionMethod::Deflated;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>"#;
const SPACE: &str = r#"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#;
const LARGE: &[&str] = &["too-large"];

/// A sheet whose data is this.
fn data(rows: &str) -> Vec<u8> {
    with_sheet(format!("{HEAD}<worksheet {SPACE}><sheetData>{rows}</sheetData></worksheet>").as_bytes())
}

fn rows(count: usize, row: impl Fn(usize) -> String) -> String {
    (1..=count).fold(String::new(), |mut text, number| {
        let _ = write!(text, r#"<row r="{number}">{}</row>"#, row(number));
        text
    })
}

pub fn lures() -> Vec<Lure> {
    let mut lures = kept();
    let mut add = |kind: &str, bytes: Vec<u8>, codes: &'static [&'static str]| {
        lures.push(Lure::new(kind, &format!("{}.xlsx", kind.replace(' ', "-")), bytes).told(codes));
    };
    add("cell at the last place", data(r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#), &["unknown-form"]);
    add(
        "cell outside the sheet",
        data(r#"<row r="4294967295"><c r="ZZZZ4294967295"><v>1</v></c></row>"#),
        &["damaged"],
    );
    add("row that wraps to the first", data(r#"<row><c r="A4294967297"><v>1</v></c></row>"#), &["damaged"]);
    add("cells over the limit", data(&rows(1_100, |_| "<c><v>1</v></c>".repeat(1_000))), LARGE);
    let long = |length| format!(r#"<c t="inlineStr"><is><t>{}</t></is></c>"#, "ă".repeat(length));
    add("cells of 32767 letters", data(&rows(200, |_| long(32_767))), &["unknown-form"]);
    add("cell of two million letters", data(&rows(1, |_| long(2_000_000))), &[]);
    add("numbers that are none", data(&rows(1, |_| "<c><v>1e999</v></c><c><v>NaN</v></c><c><v>-</v></c>".into())), &[]);
    add(
        "dates that are none",
        data(&rows(1, |_| r#"<c t="d"><v>99999-99-99T99:99</v></c><c t="d"><v/></c>"#.into())),
        &[],
    );
    add("shared text that is missing", data(&rows(1, |_| r#"<c t="s"><v>4294967295</v></c>"#.into())), &[]);
    add("style that is missing", data(&rows(1, |_| r#"<c s="4294967295"><v>43831</v></c>"#.into())), &[]);
    let nested = format!("<c><f>{}1{}</f><v>1</v></c>", "(".repeat(50_000), ")".repeat(50_000));
    add("formula in 50000 brackets", data(&rows(1, |_| nested.clone())), &[]);
    let shared = r#"<c r="A1"><f t="shared" si="4294967295" ref="A1:XFD1048576">1</f><v>1</v></c>"#;
    add("shared formula over everything", data(&rows(1, |_| shared.into())), &[]);
    add("elements 100000 deep", data(&"<row>".repeat(100_000)), &[]);
    add("a hundred thousand attributes", data(&rows(1, |_| format!("<c {}/>", attributes(100_000)))), &[]);
    add(
        "sheet of invalid letters",
        with_sheet(b"<worksheet><sheetData><row><c t=\"str\"><v>\xff\xfe\xc3</v></c>"),
        &[],
    );
    add("sheet of nothing", with_sheet(b""), &[]);
    add("sheet of zeros", with_sheet(&[0; 4096]), &[]);
    add("entities that multiply", with_sheet(laughs().as_bytes()), &[]);
    add("entity of a file", with_sheet(ENTITY.as_bytes()), &[]);
    add("ten thousand sheets", many_sheets(10_000), LARGE);
    add("a hundred thousand names", many_names(100_000), &[]);
    add("relations that lead outside", outside(), &[]);
    lures
}

/// The kept small workbooks, each a kind of its own.
fn kept() -> Vec<Lure> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/workbooks");
    let entries = tonghop::disk::walk(&folder).expect("the kept workbooks");
    let lures = entries.iter().filter(|entry| {
        // The twelve reports saved anew are good ones.
        entry.is_file() && !entry.name.contains('/') && !entry.name.ends_with(".py") && !entry.name.ends_with(".md")
    });
    lures.map(|entry| Lure::new(&entry.name, &entry.name, std::fs::read(&entry.path).expect("its bytes"))).collect()
}

fn attributes(count: usize) -> String {
    (0..count).map(|number| format!("a{number}=\"\" ")).collect()
}

fn laughs() -> String {
    let mut text = format!("{HEAD}<!DOCTYPE a [<!ENTITY l0 \"ha\">");
    for level in 1..30 {
        let _ = write!(text, "<!ENTITY l{level} \"{}\">", format!("&l{};", level - 1).repeat(10));
    }
    text + "]><worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>&l29;</v></c></row></sheetData></worksheet>"
}

const ENTITY: &str = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row r=\"1\"><c r=\"A1\" \
                      t=\"str\"><v>&x;</v></c></row></sheetData></worksheet>";

const MAIN: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

/// A workbook whose book part and relations are these.
fn book(book: &str, relations: &str) -> Vec<u8> {
    let types = format!(
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="{MAIN}"/></Types>"#
    );
    let space = "http://schemas.openxmlformats.org/package/2006/relationships";
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let root = format!(
        r#"<Relationships xmlns="{space}"><Relationship Id="r1" Type="{kind}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let relations = format!(r#"<Relationships xmlns="{space}">{}</Relationships>"#, relations.replace("KIND", kind));
    let book = format!(r#"{HEAD}<workbook {SPACE} xmlns:r="{kind}">{book}</workbook>"#);
    let sheet = format!("{HEAD}<worksheet {SPACE}><sheetData/></worksheet>");
    packed(
        &[
            ("[Content_Types].xml", types.as_bytes()),
            ("_rels/.rels", root.as_bytes()),
            ("xl/workbook.xml", book.as_bytes()),
            ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
            ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ],
        Deflated,
    )
}

const SHEET: &str = r#"<Relationship Id="r1" Type="KIND/worksheet" Target="worksheets/sheet1.xml"/>"#;

fn many_sheets(count: usize) -> Vec<u8> {
    let sheets: String =
        (1..=count).map(|number| format!(r#"<sheet name="T{number}" sheetId="{number}" r:id="r1"/>"#)).collect();
    book(&format!("<sheets>{sheets}</sheets>"), SHEET)
}

fn many_names(count: usize) -> Vec<u8> {
    let names: String =
        (1..=count).map(|number| format!(r#"<definedName name="n{number}">A!$A${number}</definedName>"#)).collect();
    let sheets = r#"<sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets>"#;
    book(&format!("{sheets}<definedNames>{names}</definedNames>"), SHEET)
}

fn outside() -> Vec<u8> {
    let sheets: String =
        (1..=4).map(|number| format!(r#"<sheet name="T{number}" sheetId="{number}" r:id="r{number}"/>"#)).collect();
    let relations = r#"<Relationship Id="r1" Type="KIND/worksheet" Target="../../../../../etc/passwd"/><Relationship Id="r2" Type="KIND/worksheet" Target="file:///dev/zero" TargetMode="External"/><Relationship Id="r3" Type="KIND/worksheet" Target="workbook.xml"/><Relationship Id="r4" Type="KIND/worksheet" Target="worksheets/sheet1.xml"/>"#;
    book(&format!("<sheets>{sheets}</sheets>"), relations)
}
