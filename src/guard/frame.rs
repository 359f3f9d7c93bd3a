//! What parent and child say to each other: a length, then the record.

use crate::check::Finding;
use crate::container::Unpacked;
use crate::format::{FileKind, Grid, Means};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::io::{Read, Write};

/// What is to be done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Task {
    /// Read it as a workbook.
    Open,
    /// Take the files out of it.
    Unpack,
}

/// A file to be read.
#[derive(Debug, Serialize)]
pub(super) struct Request<'a> {
    pub(super) task: Task,
    pub(super) kind: FileKind,
    pub(super) bytes: &'a [u8],
    pub(super) means: &'a Means,
}

/// The same at the other end.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    pub(super) task: Task,
    pub(super) kind: FileKind,
    pub(super) bytes: Vec<u8>,
    pub(super) means: Means,
}

/// What came of it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Answer {
    /// A workbook.
    Grid(Grid),
    /// The files of a container.
    Unpacked(Unpacked),
}

/// A child's answer: a workbook, files, or the finding that says why not.
pub(super) type Reply = Result<Answer, Box<Finding>>;

/// Bytes of a frame at most: a file within its limit, or what was read of one.
const MAX_FRAME: u64 = 1 << 30;

/// A record with its length before it.
pub(super) fn framed(record: &impl Serialize) -> std::io::Result<Vec<u8>> {
    let mut bytes = postcard::to_extend(record, vec![0; 8]).map_err(std::io::Error::other)?;
    let length = (bytes.len() - 8) as u64;
    bytes[..8].copy_from_slice(&length.to_le_bytes());
    Ok(bytes)
}

/// Writes a record.
pub(super) fn write(to: &mut impl Write, record: &impl Serialize) -> std::io::Result<()> {
    to.write_all(&framed(record)?)?;
    to.flush()
}

/// Reads the bytes of the next record; none at the end.
pub(super) fn next(from: &mut impl Read) -> std::io::Result<Option<Vec<u8>>> {
    let mut length = [0; 8];
    match from.read_exact(&mut length) {
        Ok(()) => {}
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    }
    let length = u64::from_le_bytes(length);
    if length > MAX_FRAME {
        return Err(std::io::Error::from(std::io::ErrorKind::InvalidData));
    }
    // Grown as it comes: a length alone takes no memory.
    let mut bytes = Vec::new();
    let read = from.take(length).read_to_end(&mut bytes)?;
    if (read as u64) < length {
        return Err(std::io::Error::from(std::io::ErrorKind::UnexpectedEof));
    }
    Ok(Some(bytes))
}

/// The record of a frame.
pub(super) fn record<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
