//! Zip archives. Every member has its own line, also two of one name; each is inflated within limits and compared with
//! its checksum.

use super::name::{Names, decoded, harmless, is_left_by_a_system};
use super::{Item, Unpacked, too_large};
use crate::check::{Code, Finding};
use crate::format::Means;
use std::io::{Cursor, Read};
use zip::ZipReadOptions;
use zip::read::{Config, OwnedZipFileEntry};
use zip::unstable::read::ZipIterable;

/// The directory's end and the longest comment behind it.
const TAIL: usize = 65_557;

pub(super) fn read(bytes: &[u8], means: &Means) -> Result<Unpacked, Box<Finding>> {
    let limits = &means.limits;
    let mut archive = ZipIterable::try_new(Cursor::new(bytes), Config::default()).map_err(|_| unopened(bytes))?;
    if archive.len() > limits.parts {
        return Err(too_large("parts", archive.len(), limits.parts).into());
    }
    let mut unpacked = Unpacked::default();
    let mut names = Names::default();
    let mut left = limits.unpacked_bytes();
    for entry in archive.files().map_err(|_| unopened(bytes))? {
        let Ok(entry) = entry.map(OwnedZipFileEntry::from) else {
            unpacked.remarks.push(Finding::new(Code::Damaged).with("reason", "directory"));
            break;
        };
        let name = harmless(&decoded(entry.name_raw()), &super::unnamed(unpacked.items.len()));
        if entry.is_dir() {
            continue;
        }
        if is_left_by_a_system(&name) {
            unpacked.skipped += 1;
            continue;
        }
        let item = content(&entry, bytes, means, left);
        if let Ok(content) = &item {
            left -= content.len() as u64;
        }
        if item.as_ref().is_err_and(|finding| finding.arguments.get("what").is_some_and(|what| what == "unpacked_mb")) {
            // The whole archive is over the limit: what else it holds is not asked for.
            return item.map(|_| unpacked);
        }
        unpacked.items.push(Item::of(names.unique(name), item));
    }
    Ok(unpacked)
}

/// A member's bytes, or why there are none.
fn content(entry: &OwnedZipFileEntry, bytes: &[u8], means: &Means, left: u64) -> Result<Vec<u8>, Box<Finding>> {
    let limits = &means.limits;
    if entry.is_symlink() {
        return Err(Finding::new(Code::LinkOnly).into());
    }
    if entry.size() > limits.file_bytes() {
        return Err(too_large("file_mb", entry.size().div_ceil(1 << 20), limits.file_mb).into());
    }
    let passwords: Vec<Option<&[u8]>> = if entry.encrypted() {
        means.passwords.iter().map(|password| Some(password.as_bytes())).collect()
    } else {
        vec![None]
    };
    let refusal = if entry.encrypted() { Code::Password } else { Code::Damaged };
    for password in passwords {
        let mut reader = Cursor::new(bytes);
        let options = ZipReadOptions::new().password(password);
        let Ok(mut member) = entry.as_ref().with_reader(&mut reader, options) else { continue };
        let most = left.min(limits.file_bytes());
        let mut content = Vec::new();
        // The checksum is compared at the end; a wrong password seldom gets that far.
        let read = member.by_ref().take(most + 1).read_to_end(&mut content);
        if content.len() as u64 > most && !entry.encrypted() {
            let what = if most < limits.file_bytes() { "unpacked_mb" } else { "file_mb" };
            let limit = if most < limits.file_bytes() { limits.unpacked_mb } else { limits.file_mb };
            return Err(too_large(what, limit + 1, limit).into());
        }
        if read.is_ok() && content.len() as u64 <= most {
            return Ok(content);
        }
    }
    Err(Finding::new(refusal).with("reason", "member").into())
}

/// Why no directory was found: a file broken off in transfer has lost its end.
fn unopened(bytes: &[u8]) -> Finding {
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    match memchr::memmem::rfind(tail, b"PK\x05\x06") {
        None => Finding::new(Code::Truncated).with("kilobytes", bytes.len().div_ceil(1024)),
        Some(_) => Finding::new(Code::Damaged).with("reason", "directory"),
    }
}
