//! Zips that are larger, deeper or other than they say.

use crate::book::packed;
use crate::lure::Lure;
use std::io::{Cursor, Write};
use zip::CompressionMethod::{Deflated, Stored};
use zip::write::SimpleFileOptions;

const NOT_TAKEN: &[&str] = &[];

pub fn lures(form: &[u8]) -> Vec<Lure> {
    let mut lures = Vec::new();
    let mut add = |kind: &str, ending: &str, bytes: Vec<u8>, codes: &'static [&'static str]| {
        lures.push(Lure::new(kind, &format!("{}.{ending}", kind.replace(' ', "-")), bytes).told(codes));
    };
    let bomb = bomb(300);
    add("bomb of 300 megabytes", "xlsx", bomb.clone(), &["too-large"]);
    add("bomb that says it is small", "xlsx", lying(&bomb), &["too-large", "damaged"]);
    add("bomb in a zip", "zip", packed(&[("a.xlsx", &bomb)], Stored), NOT_TAKEN);
    add("three thousand parts", "xlsx", many(3_000), &["too-large"]);
    add("seventy thousand members", "zip", many(70_000), NOT_TAKEN);
    add(
        "zips ten deep",
        "zip",
        (0..10).fold(form.to_vec(), |inner, _| packed(&[("a.zip", &inner)], Stored)),
        NOT_TAKEN,
    );
    let wide: Vec<(String, &[u8])> =
        (0..500).map(|number| (format!("{number}.xlsx"), &bomb[..bomb.len() / 2])).collect();
    let wide: Vec<(&str, &[u8])> = wide.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    add("zip of half bombs", "zip", packed(&wide[..20], Deflated), NOT_TAKEN);
    add("members that overlap", "xlsx", overlapping(form), &["damaged", "unknown-form"]);
    add("names that lead outside", "zip", traversal(form), NOT_TAKEN);
    add("link inside a zip", "zip", link(), NOT_TAKEN);
    add("zip that says it is locked", "xlsx", flagged(form, 1), &["password", "damaged", "truncated"]);
    add("unknown compression", "xlsx", compressed_as(form, 99), &["damaged", "password"]);
    add(
        "garbage before the zip",
        "xlsx",
        [&[b'x'; 5000][..], form].concat(),
        &["not-a-workbook", "unknown-form", "damaged"],
    );
    add("garbage behind the zip", "xlsx", [form, &vec![b'x'; 100_000][..]].concat(), &["damaged", "truncated"]);
    add("directory that lies far", "xlsx", directory_at(form, 0xffff_fff0), &["damaged", "truncated"]);
    add("directory at its own end", "xlsx", directory_at(form, form.len() as u32 - 22), &["damaged", "truncated"]);
    add("only the end of a zip", "xlsx", form[form.len() - 22..].to_vec(), &[]);
    add("two letters of a zip", "xlsx", b"PK".to_vec(), &[]);
    add("four letters of a zip", "xlsx", b"PK\x03\x04".to_vec(), &["truncated", "damaged", "not-a-workbook"]);
    lures
}

/// A sheet of so many megabytes of blanks, packed small.
fn bomb(megabytes: usize) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(Deflated);
    for name in ["[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"] {
        archive.start_file(name, options).expect("a part");
        archive.write_all(b"<a>spreadsheetml.sheet.main</a>").expect("its beginning");
    }
    let blanks = vec![b' '; 1 << 20];
    for _ in 0..megabytes {
        archive.write_all(&blanks).expect("a megabyte");
    }
    archive.finish().expect("a zip").into_inner()
}

fn many(count: usize) -> Vec<u8> {
    let names: Vec<String> = (0..count).map(|number| format!("xl/a{number}.xml")).collect();
    let mut parts: Vec<(&str, &[u8])> = vec![("xl/workbook.xml", b"<a/>")];
    parts.extend(names.iter().map(|name| (name.as_str(), &b"<a/>"[..])));
    packed(&parts, Stored)
}

/// Where the entries of the directory begin.
fn entries(bytes: &[u8]) -> Vec<usize> {
    bytes.windows(4).enumerate().filter(|(_, four)| *four == b"PK\x01\x02").map(|(at, _)| at).collect()
}

/// Every entry of the directory says that its member unpacks to ten bytes.
fn lying(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for at in entries(&bytes) {
        bytes[at + 24..at + 28].copy_from_slice(&10u32.to_le_bytes());
    }
    bytes
}

/// Every entry of the directory leads to the first member.
fn overlapping(form: &[u8]) -> Vec<u8> {
    let mut bytes = form.to_vec();
    let first: [u8; 4] = entries(&bytes).first().map_or([0; 4], |at| bytes[at + 42..at + 46].try_into().expect("four"));
    for at in entries(&bytes) {
        bytes[at + 42..at + 46].copy_from_slice(&first);
    }
    bytes
}

fn flagged(form: &[u8], flag: u8) -> Vec<u8> {
    let mut bytes = form.to_vec();
    for at in entries(&bytes) {
        bytes[at + 8] |= flag;
    }
    bytes
}

fn compressed_as(form: &[u8], method: u8) -> Vec<u8> {
    let mut bytes = form.to_vec();
    for at in entries(&bytes) {
        bytes[at + 10] = method;
    }
    bytes
}

fn directory_at(form: &[u8], place: u32) -> Vec<u8> {
    let mut bytes = form.to_vec();
    let end = bytes.len() - 22;
    bytes[end + 16..end + 20].copy_from_slice(&place.to_le_bytes());
    bytes
}

fn traversal(form: &[u8]) -> Vec<u8> {
    let names = [
        "../../../outside/evil.xlsx",
        "/outside/evil.xlsx",
        "C:\\outside\\evil.xlsx",
        "..\\..\\outside\\evil.xlsx",
        "a/../../evil.xlsx",
        "\\\\server\\share\\evil.xlsx",
        "",
        "a\0b.xlsx",
    ];
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (*name, form)).collect();
    packed(&parts, Stored)
}

fn link() -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.add_symlink("a.xlsx", "/etc/passwd", SimpleFileOptions::default()).expect("a link");
    archive.finish().expect("a zip").into_inner()
}
