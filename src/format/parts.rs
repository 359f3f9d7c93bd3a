//! The parts of a zipped workbook, each checked before anybody reads it.
//!
//! A reader that trusts a zip can be led astray: the last of two equal parts wins, a wrong checksum passes, a declared
//! count is reserved unseen. So every part that will be read is inflated here once, within limits and with its checksum,
//! brought to UTF-8, and handed on in a fresh archive that holds each of them once.

use super::Limits;
use super::part::{self, Part};
use crate::check::{Code, Finding};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

/// End of the directory of a zip; a file broken off in transfer has none.
const DIRECTORY_END: &[u8] = b"PK\x05\x06";
/// The directory's end and the longest comment behind it.
const TAIL: usize = 65_557;

/// Checked parts by their path, lower case, with `/` between folders.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    parts: BTreeMap<String, Part>,
    /// Pictures and drawings stay packed until somebody asks.
    names: Vec<String>,
}

/// Why a workbook's parts cannot be read, with the finding for it.
type Refusal = Box<Finding>;

impl Parts {
    /// Opens a zipped workbook and checks the parts that `wanted` names.
    pub(super) fn open(bytes: &[u8], limits: &Limits, wanted: fn(&str) -> bool) -> Result<Parts, Refusal> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| unopened(bytes, &error))?;
        if archive.len() > limits.parts || declared(bytes) == usize::from(u16::MAX) {
            return Err(too_large("parts", declared(bytes).max(archive.len()), limits.parts).into());
        }
        if archive.len() != declared(bytes) {
            return Err(damaged("duplicate parts").into());
        }
        let mut parts = Parts::default();
        let mut left = limits.unpacked_bytes();
        for index in 0..archive.len() {
            let member = archive.by_index(index).map_err(|error| unopened(bytes, &error))?;
            let name = member.name().map_err(|_| damaged("name"))?.replace('\\', "/").to_lowercase();
            let name = name.trim_start_matches('/').to_owned();
            if member.size() > left {
                return Err(too_large("unpacked_mb", member.size().div_ceil(1 << 20), limits.unpacked_mb).into());
            }
            parts.names.push(name.clone());
            if !wanted(&name) {
                continue;
            }
            let size = member.size();
            let content = inflated(member, left, limits)?;
            left -= (content.len() as u64).max(size).min(left);
            if parts.parts.insert(name.clone(), part::checked(&name, content)?).is_some() {
                return Err(damaged("duplicate parts").into());
            }
        }
        Ok(parts)
    }

    /// The bytes of a part.
    pub(super) fn get(&self, name: &str) -> Option<&[u8]> {
        self.parts.get(&name.to_lowercase()).map(|part| part.bytes.as_slice())
    }

    /// Puts other bytes in the place of a part.
    pub(super) fn replace(&mut self, name: &str, bytes: Vec<u8>) {
        self.parts.insert(name.to_lowercase(), Part { bytes });
    }

    /// Names of all parts, lower case, also of those that were not inflated.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// A fresh archive of the checked parts, stored as they are.
    pub(super) fn packed(&self) -> Result<Vec<u8>, Refusal> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        for (name, part) in &self.parts {
            let written = writer.start_file(name.as_str(), options).and_then(|()| Ok(writer.write_all(&part.bytes)?));
            written.map_err(|_| damaged("name"))?;
        }
        writer.finish().map(Cursor::into_inner).map_err(|_| damaged("parts").into())
    }
}

/// Inflates a member to its end, where its checksum is compared.
fn inflated(mut member: impl Read, left: u64, limits: &Limits) -> Result<Vec<u8>, Refusal> {
    let mut content = Vec::new();
    let read = member.by_ref().take(left + 1).read_to_end(&mut content);
    if content.len() as u64 > left {
        return Err(too_large("unpacked_mb", limits.unpacked_mb + 1, limits.unpacked_mb).into());
    }
    read.map_err(|error| damaged(if error.to_string().contains("checksum") { "checksum" } else { "deflate" }))?;
    Ok(content)
}

/// How many members the directory's end says there are.
fn declared(bytes: &[u8]) -> usize {
    let from = bytes.len().saturating_sub(TAIL);
    let at = memchr::memmem::rfind(&bytes[from..], DIRECTORY_END).map(|at| from + at);
    at.and_then(|at| bytes.get(at + 10..at + 12))
        .map_or(0, |count| usize::from(u16::from_le_bytes([count[0], count[1]])))
}

fn unopened(bytes: &[u8], error: &ZipError) -> Finding {
    match error {
        ZipError::InvalidPassword => Finding::new(Code::Password),
        ZipError::UnsupportedArchive(text) if text.to_lowercase().contains("password") => Finding::new(Code::Password),
        _ if memchr::memmem::rfind(&bytes[bytes.len().saturating_sub(TAIL)..], DIRECTORY_END).is_none() => {
            Finding::new(Code::Truncated).with("kilobytes", bytes.len().div_ceil(1024))
        }
        _ => damaged("directory"),
    }
}

/// The file is damaged; the reason is for the office's own questions.
pub(super) fn damaged(reason: &str) -> Finding {
    Finding::new(Code::Damaged).with("reason", reason)
}

/// A limit was met: which, how much there is at least, how much is read at most.
pub(super) fn too_large(what: &str, found: impl ToString, limit: impl ToString) -> Finding {
    Finding::new(Code::TooLarge).with("what", what).with("found", found).with("limit", limit)
}
