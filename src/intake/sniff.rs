//! What a file is, from its first bytes: extensions lie.

/// Kinds of file told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Nothing inside.
    Empty,
    /// A zip archive: an OOXML workbook, or something else in a zip.
    Zip,
    /// An OLE file: an old workbook, or an encrypted one.
    Ole,
    /// Something else, by its everyday name.
    Other(&'static str),
}

/// Signatures with the words a clerk knows the kind by.
const SIGNATURES: [(&[u8], &str); 8] = [
    (b"\x89PNG", "ảnh PNG"),
    (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"GIF8", "ảnh GIF"),
    (b"%PDF", "tệp PDF"),
    (b"Rar!", "tệp nén RAR"),
    (b"7z\xbc\xaf", "tệp nén 7z"),
    (b"<!DOCTYPE html", "trang web"),
    (b"<html", "trang web"),
];

pub(super) fn sniff(bytes: &[u8]) -> Sort {
    if bytes.is_empty() {
        return Sort::Empty;
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Sort::Zip;
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Sort::Ole;
    }
    let known = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature));
    Sort::Other(known.map_or("tệp không rõ loại", |(_, name)| name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_bytes_say() {
        assert_eq!(sniff(b""), Sort::Empty);
        assert_eq!(sniff(b"PK\x03\x04rest"), Sort::Zip);
        assert_eq!(sniff(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), Sort::Ole);
        assert_eq!(sniff(b"\x89PNG\r\n"), Sort::Other("ảnh PNG"));
        assert_eq!(sniff(b"hello"), Sort::Other("tệp không rõ loại"));
    }
}
