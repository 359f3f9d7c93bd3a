//! What a file is, from what is in it: extensions lie. Only where bytes say nothing (a link, an unfinished download) does
//! the name speak.

use super::FileKind;
use std::io::{Cursor, Read};

/// First bytes of kinds that have a signature.
const SIGNATURES: [(&[u8], FileKind); 14] = [
    (b"\x89PNG", FileKind::Png),
    (b"\xff\xd8\xff", FileKind::Jpeg),
    (b"GIF8", FileKind::Gif),
    (b"II*\0", FileKind::Tiff),
    (b"MM\0*", FileKind::Tiff),
    (b"Rar!\x1a\x07", FileKind::Rar),
    (b"7z\xbc\xaf\x27\x1c", FileKind::SevenZip),
    (b"\x78\x9f\x3e\x22", FileKind::Winmail),
    (b"{\\rtf", FileKind::Rtf),
    (b"MZ", FileKind::Program),
    (b"\x7fELF", FileKind::Program),
    (b"L\0\0\0\x01\x14\x02\0", FileKind::Link),
    (b"OggS", FileKind::Media),
    (b"ID3", FileKind::Media),
];
/// Endings of files that only point elsewhere.
const LINKS: [&str; 6] = [".gsheet", ".gdoc", ".lnk", ".url", ".webloc", ".gslides"];
/// Endings programs give a download or copy that has not ended.
const UNFINISHED: [&str; 4] = [".crdownload", ".part", ".partial", ".opdownload"];
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Tells what a file is.
pub fn sniff(bytes: &[u8], name: &str) -> FileKind {
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.to_lowercase().ends_with(ending));
    if ends(&UNFINISHED) {
        return FileKind::Unfinished;
    }
    if bytes.is_empty() {
        return FileKind::Empty;
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zip(bytes);
    }
    if bytes.starts_with(OLE) {
        return ole(bytes);
    }
    if let Some((_, kind)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return *kind;
    }
    if ends(&LINKS) {
        return FileKind::Link;
    }
    brand(bytes).unwrap_or_else(|| text(bytes))
}

/// A zip is what its members say; one whose directory is gone is what its first member says.
fn zip(bytes: &[u8]) -> FileKind {
    let Ok(archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return broken_zip(bytes) };
    let names: Vec<String> =
        archive.file_names().filter_map(|name| Some(name.ok()?.replace('\\', "/").to_lowercase())).collect();
    let has = |name: &str| names.iter().any(|known| known == name);
    if has("mimetype") {
        return open_document(bytes).unwrap_or(FileKind::Zip);
    }
    // An archive of our own users has no content types; one that has is an office document.
    if has("[content_types].xml") || has("xl/workbook.xml") || has("xl/workbook.bin") {
        return office(bytes, &names);
    }
    if names.iter().any(|name| name.starts_with("index/") && name.ends_with(".iwa")) || has("index.zip") {
        return FileKind::Numbers;
    }
    FileKind::Zip
}

/// Which office document: by the main part it declares, wherever that lies.
fn office(bytes: &[u8], names: &[String]) -> FileKind {
    let below = |folder: &str| names.iter().any(|known| known.starts_with(folder));
    let types = member(bytes, "[Content_Types].xml");
    let says = |word: &str| types.windows(word.len()).any(|window| window == word.as_bytes());
    if says("sheet.binary.") || names.iter().any(|name| name.ends_with("xl/workbook.bin")) {
        return FileKind::Xlsb;
    }
    let sheets = says("spreadsheetml.sheet.main") || says("ms-excel.sheet.macroEnabled.main") || below("xl/");
    match () {
        () if sheets => FileKind::Xlsx,
        () if says("wordprocessingml") || below("word/") => FileKind::Docx,
        () if says("presentationml") || below("ppt/") => FileKind::Slides,
        // Templates and strict or odd producers: still a workbook when it says so anywhere.
        () if says("spreadsheetml") => FileKind::Xlsx,
        () => FileKind::Zip,
    }
}

fn open_document(bytes: &[u8]) -> Option<FileKind> {
    let kind = member(bytes, "mimetype");
    let kind = std::str::from_utf8(&kind).ok()?.trim();
    let kind = kind.strip_prefix("application/vnd.oasis.opendocument.")?;
    Some(match kind {
        _ if kind.starts_with("spreadsheet") => FileKind::Ods,
        _ if kind.starts_with("text") => FileKind::Odt,
        _ if kind.starts_with("presentation") => FileKind::Slides,
        _ => FileKind::Unknown,
    })
}

/// The beginning of a small member; empty when it cannot be read.
fn member(bytes: &[u8], name: &str) -> Vec<u8> {
    let mut found = Vec::new();
    if let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes))
        && let Ok(part) = archive.by_name(name)
    {
        // What cannot be read to the end still tells what it began as.
        let _ = part.take(256 * 1024).read_to_end(&mut found);
    }
    found
}

/// A zip broken off has lost its directory; the name of its first member stands at its head.
fn broken_zip(bytes: &[u8]) -> FileKind {
    let length =
        |at: usize| bytes.get(at..at + 2).map_or(0, |pair| usize::from(u16::from_le_bytes([pair[0], pair[1]])));
    let name = bytes.get(30..30 + length(26)).unwrap_or_default();
    let head = &bytes[..bytes.len().min(4096)];
    let mentions = |word: &[u8]| head.windows(word.len()).any(|window| window == word);
    match name {
        b"mimetype" if mentions(b"opendocument.spreadsheet") => FileKind::Ods,
        b"mimetype" if mentions(b"opendocument.text") => FileKind::Odt,
        _ if mentions(b"word/") => FileKind::Docx,
        _ if mentions(b"xl/workbook.bin") => FileKind::Xlsb,
        b"[Content_Types].xml" | b"_rels/.rels" | b"docProps/app.xml" | b"docProps/core.xml" => FileKind::Xlsx,
        _ if name.starts_with(b"xl/") => FileKind::Xlsx,
        _ => FileKind::Zip,
    }
}

/// A compound file is what its streams are called. Names stand in the directory in UTF-16; a broken directory is told by
/// the reader of the format.
fn ole(bytes: &[u8]) -> FileKind {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        bytes.chunks_exact(128).any(|entry| entry.starts_with(&wide))
    };
    match () {
        () if has("EncryptedPackage") => FileKind::Encrypted,
        () if has("__properties_version1.0") || has("__nameid_version1.0") => FileKind::Msg,
        () if has("WordDocument") => FileKind::Doc,
        () if has("PowerPoint Document") => FileKind::Slides,
        () if has("Workbook") || has("Book") || has("WORKBOOK") || has("BOOK") => FileKind::Xls,
        () => FileKind::OtherOle,
    }
}

/// Kinds whose signature stands further in.
fn brand(bytes: &[u8]) -> Option<FileKind> {
    let at = |from: usize, text: &[u8]| bytes.get(from..).is_some_and(|rest| rest.starts_with(text));
    let heic = [b"heic", b"heix", b"heif", b"mif1", b"msf1", b"hevc"];
    match () {
        // Some scanners write a few bytes before the header.
        () if bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-") => Some(FileKind::Pdf),
        () if at(0, b"RIFF") && at(8, b"WEBP") => Some(FileKind::Webp),
        () if at(0, b"RIFF") => Some(FileKind::Media),
        () if at(4, b"ftyp") && heic.iter().any(|brand| at(8, *brand)) => Some(FileKind::Heic),
        () if at(4, b"ftyp") => Some(FileKind::Media),
        () if at(0, b"BM") && at(6, &[0, 0, 0, 0]) => Some(FileKind::Bmp),
        // Worksheets of Excel 2 to 4 are a bare stream of records.
        () if at(0, &[0x09, 0x08, 0x10, 0]) || at(0, &[0x09, 0x08, 0x08, 0]) => Some(FileKind::Xls),
        () => None,
    }
}

/// Kinds of text.
fn text(bytes: &[u8]) -> FileKind {
    let Some(head) = readable(&bytes[..bytes.len().min(64 * 1024)]) else { return FileKind::Unknown };
    let start = head.trim_start_matches('\u{feff}').trim_start();
    let lower = start.to_lowercase();
    match () {
        () if start.starts_with("From ") && lower.contains("\nfrom: ") => FileKind::Mbox,
        () if is_mail(start) => FileKind::Eml,
        () if lower.contains("urn:schemas-microsoft-com:office:spreadsheet") && lower.starts_with("<?xml") => {
            FileKind::SheetXml
        }
        () if lower.contains("<table") || lower.starts_with("<!doctype html") || lower.starts_with("<html") => {
            FileKind::Html
        }
        () if lower.starts_with("[internetshortcut]") => FileKind::Link,
        () if start.starts_with('{') && lower.contains("\"doc_id\"") => FileKind::Link,
        () if in_columns(start) => FileKind::Csv,
        () => FileKind::Text,
    }
}

/// A mail begins with header lines, among them one that only mails have.
fn is_mail(text: &str) -> bool {
    let header = |line: &str| {
        line.starts_with([' ', '\t'])
            || line
                .split_once(':')
                .is_some_and(|(name, _)| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic()))
    };
    let head: Vec<&str> = text.lines().take_while(|line| !line.is_empty()).take(200).collect();
    let marks = ["received:", "mime-version:", "message-id:", "from:", "return-path:", "delivered-to:"];
    let marked =
        head.iter().filter(|line| marks.iter().any(|mark| line.to_ascii_lowercase().starts_with(mark))).count();
    marked >= 2 && head.iter().all(|line| header(line))
}

/// Rows that share a separator.
fn in_columns(text: &str) -> bool {
    let rows: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(20).collect();
    [';', '\t', ',']
        .iter()
        .any(|mark| rows.len() > 1 && rows.iter().filter(|row| row.contains(*mark)).count() * 2 > rows.len())
}

/// Text in UTF-8, UTF-16 with a mark, or a Windows code page: free of control characters.
fn readable(bytes: &[u8]) -> Option<String> {
    let (text, _, _) = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes),
        None => match std::str::from_utf8(bytes) {
            Ok(text) => (text.into(), encoding_rs::UTF_8, false),
            // A sample may end within a letter.
            Err(error) if error.error_len().is_none() => encoding_rs::UTF_8.decode(bytes),
            Err(_) => encoding_rs::WINDOWS_1258.decode(bytes),
        },
    };
    let control = |letter: char| letter.is_control() && !['\n', '\r', '\t', '\u{c}'].contains(&letter);
    (!text.contains(control)).then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(bytes: &[u8], name: &str, expected: FileKind) {
        assert_eq!(sniff(bytes, name), expected, "{name}");
    }

    #[test]
    fn a_file_is_what_its_bytes_say_whatever_its_name() {
        case(b"", "BC.xlsx", FileKind::Empty);
        case(b"\x89PNG\r\n", "BC.xlsx", FileKind::Png);
        case(b"%PDF-1.4", "BC.xlsx", FileKind::Pdf);
        case(b"Rar!\x1a\x07\x00", "BC.zip", FileKind::Rar);
        case(b"\x00\x00\x00\x18ftypheic", "IMG.jpg", FileKind::Heic);
        case(b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "a.zip", FileKind::Zip);
        case(b"hello there", "BC.xlsx", FileKind::Text);
        case(b"\x00\x01\x02\x03", "BC.xlsx", FileKind::Unknown);
    }

    #[test]
    fn text_is_told_apart_by_its_shape() {
        case("STT;Nội dung;Số lượng\n1;Hiến máu;12\n".as_bytes(), "BC.xls", FileKind::Csv);
        case(b"<html><body><table><tr><td>1</td></tr></table>", "BC.xls", FileKind::Html);
        case(b"From: a@example.invalid\nMIME-Version: 1.0\n\nxin chao", "thu.eml", FileKind::Eml);
        case(b"From a@example.invalid Mon\nFrom: a\nTo: b\n\nx", "thu", FileKind::Mbox);
        case(b"{\"doc_id\": \"x\"}", "BC.txt", FileKind::Link);
        case(b"{\"a\": 1}", "BC.gsheet", FileKind::Link);
    }

    #[test]
    fn an_unfinished_download_is_told_by_its_name() {
        case(b"PK\x03\x04", "BC.xlsx.crdownload", FileKind::Unfinished);
    }
}
