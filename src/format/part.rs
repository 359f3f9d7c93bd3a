//! One part of a workbook: brought to UTF-8, freed of what a reader would trust unseen.

use super::parts::damaged;
use crate::check::Finding;

/// A checked part.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) bytes: Vec<u8>,
}

/// Checks a part: XML is brought to UTF-8, may declare no entities of its own and must not break off.
pub(super) fn checked(name: &str, bytes: Vec<u8>) -> Result<Part, Box<Finding>> {
    if !(name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".vml")) {
        return Ok(Part { bytes });
    }
    let mut bytes = utf8(bytes)?;
    if memchr::memmem::find(&bytes[..bytes.len().min(1024)], b"<!DOCTYPE").is_some() {
        return Err(damaged("doctype").into());
    }
    // Blanks and zeros behind the last tag are padding; anything else means that the part breaks off.
    let end = bytes.iter().rposition(|byte| !byte.is_ascii_whitespace() && *byte != 0);
    match end {
        Some(end) if bytes[end] == b'>' => bytes.truncate(end + 1),
        Some(_) => return Err(damaged("unfinished part").into()),
        None => return Err(damaged("empty part").into()),
    }
    if name.ends_with("sharedstrings.xml") {
        forget_count(&mut bytes);
    }
    Ok(Part { bytes })
}

/// XML in any encoding to UTF-8 without a declaration.
fn utf8(bytes: Vec<u8>) -> Result<Vec<u8>, Box<Finding>> {
    let bom = encoding_rs::Encoding::for_bom(&bytes);
    let wide = bom.is_none() && bytes.len() > 3 && (bytes[0] == 0 || bytes[1] == 0);
    let encoding = match bom {
        Some((encoding, _)) => Some(encoding),
        None if wide && bytes[0] == 0 => Some(encoding_rs::UTF_16BE),
        None if wide => Some(encoding_rs::UTF_16LE),
        None => declared(&bytes)?,
    };
    let Some(encoding) = encoding.filter(|encoding| *encoding != encoding_rs::UTF_8 || bom.is_some()) else {
        return match std::str::from_utf8(&bytes) {
            Ok(_) => Ok(bytes),
            Err(_) => Err(damaged("encoding").into()),
        };
    };
    let (text, _, failed) = encoding.decode(&bytes);
    if failed {
        return Err(damaged("encoding").into());
    }
    // The declaration would now be untrue.
    let text = match (text.trim_start().strip_prefix("<?xml"), text.find("?>")) {
        (Some(_), Some(end)) => text[end + 2..].to_owned(),
        _ => text.into_owned(),
    };
    Ok(text.into_bytes())
}

/// The encoding an XML declaration names.
fn declared(bytes: &[u8]) -> Result<Option<&'static encoding_rs::Encoding>, Box<Finding>> {
    let head = &bytes[..bytes.len().min(200)];
    let Some(end) = memchr::memmem::find(head, b"?>").filter(|_| head.starts_with(b"<?xml")) else { return Ok(None) };
    let head = String::from_utf8_lossy(&head[..end]).into_owned();
    let Some((_, rest)) = head.split_once("encoding=") else { return Ok(None) };
    let label = rest.trim_matches(['"', '\'', ' ']).split(['"', '\'']).next().unwrap_or_default();
    encoding_rs::Encoding::for_label(label.as_bytes()).map(Some).ok_or_else(|| damaged("encoding").into())
}

/// A declared number of strings would be reserved before one is read.
fn forget_count(bytes: &mut [u8]) {
    let head = bytes.len().min(4096);
    if let Some(at) = memchr::memmem::find(&bytes[..head], b"uniqueCount") {
        bytes[at..at + b"uniqueCount".len()].copy_from_slice(b"xniqueCount");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn xml(bytes: &[u8]) -> Option<String> {
        let part = checked("xl/worksheets/sheet1.xml", bytes.to_vec()).ok()?;
        Some(String::from_utf8(part.bytes).expect("UTF-8"))
    }

    #[test]
    fn xml_in_any_encoding_becomes_utf_8() {
        let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
        let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>Đoàn</a>";
        assert_eq!(xml(&[b"\xff\xfe".to_vec(), wide(text)].concat()).as_deref(), Some("<a>Đoàn</a>"));
        assert_eq!(xml(&wide(text)).as_deref(), Some("<a>Đoàn</a>"));
        assert_eq!(
            xml(b"<?xml version=\"1.0\" encoding=\"windows-1252\"?><a>caf\xe9</a>").as_deref(),
            Some("<a>café</a>")
        );
        assert_eq!(xml("<a>Đoàn</a>\n".as_bytes()).as_deref(), Some("<a>Đoàn</a>"));
    }

    #[test]
    fn what_breaks_off_or_declares_entities_is_refused() {
        assert_eq!(xml(b"<a>caf\xe9</a>"), None);
        assert_eq!(xml(b"<a><b>12"), None);
        assert_eq!(xml(b"<!DOCTYPE a [<!ENTITY x \"y\">]><a/>"), None);
        assert_eq!(xml(b"  "), None);
    }
}
