//! Formats that are text: OpenDocument, web pages, XML of Excel 2003, text in columns.

use crate::book::packed;
use crate::lure::Lure;
use zip::CompressionMethod::{Deflated, Stored};

const TABLE: &str = r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>"#;
const END: &str = "</office:spreadsheet></office:body></office:document-content>";
const BOOK: &str = r#"<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A"><Table>"#;

fn ods(content: &str) -> Vec<u8> {
    let mut bytes = packed(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")], Stored);
    // One archive; the first member must stay stored, the rest need not.
    let parts: [(&str, &[u8]); 2] =
        [("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_bytes())];
    bytes.clear();
    bytes.extend(packed(&parts, Deflated));
    bytes
}

fn table(rows: &str) -> Vec<u8> {
    ods(&format!("{TABLE}<table:table table:name=\"A\">{rows}</table:table>{END}"))
}

pub fn lures() -> Vec<Lure> {
    let mut lures = Vec::new();
    let mut add = |kind: &str, ending: &str, bytes: Vec<u8>| {
        lures.push(Lure::new(kind, &format!("{}.{ending}", kind.replace(' ', "-")), bytes));
    };
    let cell = r#"<table:table-cell office:value-type="float" office:value="1"/>"#;
    let wide =
        r#"<table:table-cell table:number-columns-repeated="4294967295" office:value-type="float" office:value="1"/>"#;
    add(
        "ods a row that repeats",
        "ods",
        table(&format!(r#"<table:table-row table:number-rows-repeated="4294967295">{cell}</table:table-row>"#)),
    );
    add("ods a cell that repeats", "ods", table(&format!("<table:table-row>{wide}</table:table-row>")));
    let blank = r#"<table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
    add("ods blanks to the last cell", "ods", table(&format!("{blank}<table:table-row>{cell}</table:table-row>")));
    add("ods numbers that are none", "ods", table(&cell.replace("\"1\"", "\"1e999\"")));
    add("ods content that breaks off", "ods", ods(&format!("{TABLE}<table:table><table:table-row><table:table-cell")));
    add("ods elements 100000 deep", "ods", table(&"<table:table-row>".repeat(100_000)));
    add(
        "ods without content",
        "ods",
        packed(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")], Stored),
    );
    add(
        "ods blanks in a text",
        "ods",
        table(
            r#"<table:table-row><table:table-cell><text:p><text:s text:c="4294967295"/></text:p></table:table-cell></table:table-row>"#,
        ),
    );
    add("html cells that span", "xls", html(r#"<tr><td colspan="4294967295" rowspan="4294967295">1</td></tr>"#));
    add(
        "html cells that span much",
        "xls",
        html(&r#"<tr><td colspan="16384" rowspan="65535">1</td></tr>"#.repeat(500)),
    );
    add("html tables 20000 deep", "xls", html(&"<tr><td><table>".repeat(20_000)));
    add("html tags without end", "xls", html(&"<td ".repeat(100_000)));
    add("html letters by number", "xls", html(&"<tr><td>&#0;&#x110000;&#99999999999;</td></tr>".repeat(100)));
    add(
        "xml index without number",
        "xls",
        xml(r#"<Row ss:Index="4294967295"><Cell ss:Index="4294967295"><Data ss:Type="Number">1</Data></Cell></Row>"#),
    );
    add(
        "xml merged over everything",
        "xls",
        xml(r#"<Row><Cell ss:MergeAcross="16383" ss:MergeDown="1048575"><Data ss:Type="Number">1</Data></Cell></Row>"#),
    );
    add("xml that breaks off", "xls", format!("{BOOK}<Row><Cell><Data ss:Type=\"Num").into_bytes());
    add(
        "xml numbers that are none",
        "xls",
        xml(
            r#"<Row><Cell><Data ss:Type="Number">1e999</Data></Cell><Cell><Data ss:Type="DateTime">9999-99-99T</Data></Cell></Row>"#,
        ),
    );
    add("text in a million columns", "csv", [";".repeat(1_000_000), "\n".to_owned()].concat().repeat(2).into_bytes());
    add("text in three million lines", "csv", "1;2\n".repeat(3_000_000).into_bytes());
    add("text in quotes without end", "csv", format!("a;b\n\"{}", "x;\n".repeat(100_000)).into_bytes());
    add("text with zeros", "csv", b"a;b\n\0\0;\0\n".repeat(100));
    add(
        "text in half letters",
        "csv",
        [&b"\xff\xfe"[..], &[0x00, 0xd8, 0x3b, 0x00, 0x0a, 0x00].repeat(100), b"\x0a"].concat(),
    );
    lures
}

fn html(rows: &str) -> Vec<u8> {
    format!("<html><body><table>{rows}</table></body></html>").into_bytes()
}

fn xml(rows: &str) -> Vec<u8> {
    format!("{BOOK}{rows}</Table></Worksheet></Workbook>").into_bytes()
}
