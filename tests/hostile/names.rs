//! Names that mislead, and what is no file at all.

use crate::lure::{Lure, What};
use std::ffi::OsString;
use std::path::Path;

const NO_FILE: &[&str] = &["not-a-file"];

pub fn lures(form: &[u8], outside: &Path) -> Vec<Lure> {
    let mut lures = specials(outside);
    let mut add = |kind: &str, path: OsString, shown: &str| {
        lures.push(Lure::new(kind, "", form.to_vec()).shown(path, shown));
    };
    let long = format!("{}.xlsx", "a".repeat(250));
    add("name of 255 bytes", long.clone().into(), &long);
    add("name in parts", "Ba\u{301}o ca\u{301}o tu\u{3a3}.xlsx".into(), "Báo cáo tuΣ.xlsx");
    add("name with a new line", "a\nb.xlsx".into(), "a\\nb.xlsx");
    add("name that clears the screen", "\u{1b}[2J\u{7}.xlsx".into(), "\\u{1b}[2J\\u{7}.xlsx");
    add("name read backwards", "\u{202e}xslx.exe".into(), "\\u{202e}xslx.exe");
    add("name of one blank", " ".into(), "\\u{20}");
    add("name like an option", "--help.xlsx".into(), "--help.xlsx");
    add("name like a formula", "=1+cmd|' C'!A0.xlsx".into(), "=1+cmd|' C'!A0.xlsx");
    add("name like a tag", "<script>alert(1)<.xlsx".into(), "<script>alert(1)<.xlsx");
    add("name of a device", "CON.xlsx".into(), "CON.xlsx");
    add("name with a placeholder", "{kind} %s.xlsx".into(), "{kind} %s.xlsx");
    add("twin of a name", "Sinh đôi.xlsx".into(), "Sinh đôi.xlsx");
    add("twin of a name in parts", "Sinh đo\u{302}i.xlsx".into(), "Sinh đôi.xlsx");
    add("twin of a name with a blank", "Sinh đôi.xlsx ".into(), "Sinh đôi.xlsx");
    let deep = "sâu/".repeat(70);
    // The folder at which the walk ends has the line; what is below it is not named.
    lures.push(
        Lure::new("file too deep", "", form.to_vec())
            .shown(format!("{deep}a.xlsx"), "sâu/".repeat(64).trim_end_matches('/')),
    );
    lures.push(invalid(form));
    lures.extend(other_kinds());
    lures
}

fn specials(outside: &Path) -> Vec<Lure> {
    let link = |kind: &str, target: &Path| {
        Lure::what(kind, &format!("{}.xlsx", kind.replace(' ', "-")), What::Link(target.to_owned())).told(NO_FILE)
    };
    vec![
        Lure::what("pipe", "ống.xlsx", What::Made(&["mkfifo"])).told(NO_FILE),
        Lure::what("socket", "cổng.xlsx", What::Socket).told(NO_FILE),
        link("link to a file outside", &outside.join("secret.xlsx")),
        link("link to a folder outside", outside),
        link("link to nothing", Path::new("nowhere")),
        link("link to itself", Path::new("link-to-itself.xlsx")),
        link("link to the folder above", Path::new("..")),
        link("link to a device", Path::new("/dev/zero")),
        Lure::what("folder named like a workbook", "thư mục.xlsx", What::Folder).told(&["is-a-folder"]),
        Lure::what("file of ten gigabytes", "10g.xlsx", What::Sparse(10 << 30)).told(&["too-large"]),
        Lure::what("file one byte too large", "64m.xlsx", What::Sparse((64 << 20) + 1)).told(&["too-large"]),
        Lure::what("file from the year 10000", "năm-10000.xlsx", What::Made(&["touch", "-d", "@253402400000"])),
        Lure::what("file from the year 300000", "năm-300000.xlsx", What::Made(&["touch", "-d", "@9400000000000"])),
        Lure::what("file from before 1970", "năm-1901.xlsx", What::Made(&["touch", "-d", "1902-01-01"])),
        Lure::what("zeros", "zeros.xlsx", What::Sparse(1 << 20)).told(&["not-a-workbook"]),
    ]
}

fn invalid(form: &[u8]) -> Lure {
    use std::os::unix::ffi::OsStringExt;
    let name = OsString::from_vec(b"B\xe1o c\xe1o.xlsx".to_vec());
    Lure::new("name of bytes that are no letters", "", form.to_vec()).shown(name, "B\\xE1o c\\xE1o.xlsx")
}

/// What is no workbook and says so.
fn other_kinds() -> Vec<Lure> {
    let file = |kind: &str, name: &str, bytes: &[u8], codes| Lure::new(kind, name, bytes.to_vec()).told(codes);
    let no: &[&str] = &["not-a-workbook"];
    let sealed: &[&str] = &["sealed-container"];
    let mut lures = vec![
        file("nothing", "rỗng.xlsx", b"", &["empty-file"]),
        file("rar", "a.rar", b"Rar!\x1a\x07\x00abc", sealed),
        file("7z", "a.7z", b"7z\xbc\xaf\x27\x1cabc", sealed),
        file("winmail", "winmail.dat", b"\x78\x9f\x3e\x22abc", sealed),
        file("mailbox", "a.mbox", b"From a@example.invalid Mon\nFrom: a\nTo: b\n\nx", sealed),
        file("link of Google", "BC.gsheet", b"{\"doc_id\": \"x\"}", &["link-only"]),
        file("link of Windows", "BC.xlsx.lnk", b"L\0\0\0\x01\x14\x02\0", &["link-only"]),
        file("link of a browser", "BC.url", b"[InternetShortcut]\nURL=https://example.invalid\n", &["link-only"]),
        file("download that has not ended", "BC.xlsx.crdownload", b"PK\x03\x04", &["truncated"]),
        file("program", "BC.xlsx", b"MZ\x90\0", no),
        file("film", "phim.xlsx", b"\0\0\0\x18ftypmp42", no),
        file("lock file", "~$BC.xlsx", b"abc", &["lock-file"]),
        file("file of Windows", "Thumbs.db", b"abc", &["lock-file"]),
        file("one byte", "1.xlsx", b"x", no),
        file("words", "chữ.xlsx", "Kính gửi văn phòng.".as_bytes(), no),
        file("a megabyte of ones", "ff.xlsx", &vec![0xff; 1 << 20], no),
    ];
    // A paper may count as an artefact of a report; its line is asked for all the same.
    for (name, bytes) in
        [("a.pdf", &b"%PDF-1.4"[..]), ("a.png", b"\x89PNG\r\n"), ("a.jpg", b"\xff\xd8\xff\xe0"), ("a.rtf", b"{\\rtf1")]
    {
        lures.push(file(name, name, bytes, &[]));
    }
    lures
}
