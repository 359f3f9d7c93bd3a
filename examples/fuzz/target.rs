//! What is fuzzed: one function over bytes each, the kept corpus it starts from, words it likes.

use std::path::{Path, PathBuf};
use tonghop::format::{self, FileKind, Limits, Means};
use tonghop::{container, plan, planbook};

/// Something that takes bytes nobody can trust.
pub struct Target {
    /// Its name, which is its folder's name below `fuzz/corpus/`.
    pub name: &'static str,
    /// Folders of further files to start from, below the crate.
    also: &'static [(&'static str, &'static str)],
    run: fn(&[u8]),
    /// Words that mean something to it.
    pub words: &'static [&'static [u8]],
}

const ZIP: &[&[u8]] = &[b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x06", b"PK\x07\x08", b"xl/workbook.xml"];
const XML: &[&[u8]] =
    &[b"<c r=\"XFD1048576\">", b"<!DOCTYPE a [", b"&#0;", b"<![CDATA[", b"]]>", b"\"4294967295\"", b"</"];
const BIFF: &[&[u8]] = &[b"\x09\x08", b"\x0a\0\0\0", b"\x3c\0\x20\x20", b"\xfc\0", b"\x85\0", b"\xfe\xff\xff\xff"];
const MAIL: &[&[u8]] =
    &[b"\r\n--b", b"\r\n\r\n", b"=?UTF-8?B?", b"Content-Type: ", b"multipart/mixed; boundary=", b"filename*0*="];
const TOML: &[&[u8]] =
    &[b"[[", b"]]", b"\"\"\"", b" = ", b"{ every = \"week\"", b"9999-12-31", b"99999999999", b"((((((((", b"unit."];

/// Every target.
pub const TARGETS: [Target; 15] = [
    Target { name: "sniff", also: &[("fuzz/corpus", "")], run: sniff, words: BIFF },
    Target {
        name: "xlsx",
        also: &[("tests/workbooks", ".xlsx")],
        run: |bytes| open(FileKind::Xlsx, bytes),
        words: ZIP,
    },
    Target { name: "sheet", also: &[("tests/workbooks", ".xlsx")], run: sheet, words: XML },
    Target {
        name: "xlsb",
        also: &[("tests/workbooks", ".xlsb")],
        run: |bytes| open(FileKind::Xlsb, bytes),
        words: ZIP,
    },
    Target { name: "xls", also: &[("tests/workbooks", ".xls")], run: |bytes| open(FileKind::Xls, bytes), words: BIFF },
    Target { name: "ods", also: &[("tests/workbooks", ".ods")], run: |bytes| open(FileKind::Ods, bytes), words: ZIP },
    Target { name: "html", also: &[], run: |bytes| open(FileKind::Html, bytes), words: XML },
    Target { name: "sheet-xml", also: &[], run: |bytes| open(FileKind::SheetXml, bytes), words: XML },
    Target {
        name: "csv",
        also: &[],
        run: |bytes| open(FileKind::Csv, bytes),
        words: &[b"\"", b";", b"\t", b"\xff\xfe", b"\0"],
    },
    Target { name: "encrypted", also: &[], run: |bytes| open(FileKind::Encrypted, bytes), words: BIFF },
    Target { name: "zip", also: &[], run: |bytes| unpack(FileKind::Zip, bytes), words: ZIP },
    Target { name: "eml", also: &[], run: |bytes| unpack(FileKind::Eml, bytes), words: MAIL },
    Target { name: "msg", also: &[], run: |bytes| unpack(FileKind::Msg, bytes), words: BIFF },
    Target { name: "plan-toml", also: &[("templates", "plan.toml")], run: plan_text, words: TOML },
    Target { name: "plan-xlsx", also: &[], run: |bytes| drop(planbook::open("plan.xlsx", bytes)), words: ZIP },
];

fn means() -> Means {
    Means { limits: Limits { unpacked_mb: 16, cells: 100_000, ..Limits::default() }, passwords: Vec::new() }
}

fn open(kind: FileKind, bytes: &[u8]) {
    drop(format::open(kind, bytes, &means()));
}

fn unpack(kind: FileKind, bytes: &[u8]) {
    let limits = Limits { unpacked_mb: 16, ..Limits::default() };
    drop(container::unpack(kind, bytes, &Means { limits, ..Means::default() }));
}

fn sniff(bytes: &[u8]) {
    std::hint::black_box(format::sniff(bytes, "a.xls"));
}

/// The bytes are a sheet's XML inside an otherwise sound workbook, past every checksum.
fn sheet(bytes: &[u8]) {
    open(FileKind::Xlsx, &crate::book::with_sheet(bytes));
}

fn plan_text(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    drop(plan::load(&text, "code,name\nA,A\n"));
}

impl Target {
    /// Runs it once.
    pub fn run(&self, bytes: &[u8]) {
        (self.run)(bytes);
    }

    /// The files it starts from, in the order of their paths.
    pub fn corpus(&self) -> Vec<Vec<u8>> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut paths = below(&root.join("fuzz/corpus").join(self.name));
        for (folder, ending) in self.also {
            paths.extend(below(&root.join(folder)).into_iter().filter(|path| path.to_string_lossy().ends_with(ending)));
        }
        paths.sort();
        let read = paths.iter().filter_map(|path| std::fs::read(path).ok());
        let mut corpus: Vec<Vec<u8>> = read.filter(|bytes| bytes.len() <= 64 * 1024).collect();
        if self.name == "msg" {
            corpus.push(crate::outlook::message("a.xlsx", b"PK\x05\x06"));
        }
        corpus.push(Vec::new());
        corpus
    }
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = tonghop::disk::walk(folder).unwrap_or_default();
    entries.into_iter().filter(tonghop::disk::Entry::is_file).map(|entry| entry.path).collect()
}
