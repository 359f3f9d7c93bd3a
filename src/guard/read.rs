//! A file and everything inside it, one after the other, each read as what it is. Nothing here knows of a plan, so that
//! what came of a file can be kept beside the register and need not be read again.

use super::{open, unpack};
use crate::check::Finding;
use crate::container::{self, Item, Mail};
use crate::error::Result;
use crate::format::{FileClass, FileKind, Grid, Limits, Means, not_a_workbook, sniff};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A file as read. The files inside a container follow it, one deeper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileRead {
    /// Its own name; inside a container, its name there.
    pub name: String,
    /// Containers around it.
    pub depth: usize,
    /// Hash of its bytes; empty where they could not be taken out of their container.
    pub hash: String,
    /// Bytes.
    pub size: u64,
    /// What it is by its content.
    pub kind: FileKind,
    /// What is in it.
    pub contents: Contents,
    /// The words of a text file: they may be messages.
    pub text: Option<String>,
}

/// What is in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Contents {
    /// A workbook.
    Workbook(Box<Grid>),
    /// An archive or mail.
    Container(Box<Inside>),
    /// It was not read, and why.
    Refused(Box<Finding>),
    /// No workbook and no container, with what it is; a paper or picture perhaps.
    Unread(Box<Finding>),
}

/// What is known of a container beside its files.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Inside {
    /// Files taken out of it.
    pub count: usize,
    /// The mail it is, if it is one.
    pub mail: Option<Mail>,
    /// What is to be said of the container as a whole.
    pub remarks: Vec<Finding>,
    /// Files that systems put into archives unasked, passed over.
    pub skipped: usize,
}

/// What is done with each file as it is read, and with its bytes.
pub type Each<'a> = &'a mut dyn FnMut(FileRead, &[u8]) -> Result<()>;

/// Reads a file and everything inside it. At no time more than one workbook is held.
pub fn read(name: &str, bytes: &[u8], means: &Means, each: Each<'_>) -> Result<()> {
    Reader { means, left: means.clone(), each }.file(name, bytes, 0)
}

/// First twelve bytes of the SHA-256, in hexadecimal.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(12).map(|byte| format!("{byte:02x}")).collect()
}

struct Reader<'a> {
    /// The limits as people know them, and the passwords.
    means: &'a Means,
    /// What may still be unpacked of the outermost file.
    left: Means,
    each: Each<'a>,
}

impl Reader<'_> {
    fn file(&mut self, name: &str, bytes: &[u8], depth: usize) -> Result<()> {
        let kind = sniff(bytes, name);
        let mut items = Vec::new();
        let contents = match kind.class() {
            FileClass::Workbook => match open(name, bytes, self.means) {
                Ok(grid) => Contents::Workbook(Box::new(grid)),
                Err(finding) => Contents::Refused(finding),
            },
            FileClass::Container => match self.unpacked(kind, bytes, depth) {
                Ok((inside, found)) => {
                    items = found;
                    Contents::Container(Box::new(inside))
                }
                Err(finding) => Contents::Refused(finding),
            },
            FileClass::Paper | FileClass::Other => Contents::Unread(Box::new(not_a_workbook(kind))),
        };
        let size = bytes.len() as u64;
        let text = text(name, kind, bytes);
        let read = FileRead { name: name.to_owned(), depth, hash: hash(bytes), size, kind, contents, text };
        (self.each)(read, bytes)?;
        items.into_iter().try_for_each(|item| self.item(item, depth + 1))
    }

    fn unpacked(
        &mut self,
        kind: FileKind,
        bytes: &[u8],
        depth: usize,
    ) -> std::result::Result<(Inside, Vec<Item>), Box<Finding>> {
        let most = &self.means.limits;
        if depth >= most.depth {
            return Err(Box::new(container::too_large("depth", depth + 1, most.depth)));
        }
        let unpacked = unpack(kind, bytes, &self.left).map_err(|finding| Box::new(told_by(*finding, most)))?;
        let size: u64 = unpacked.items.iter().map(|item| item.bytes.len() as u64).sum();
        let limits = &mut self.left.limits;
        limits.parts = limits.parts.saturating_sub(unpacked.items.len());
        limits.unpacked_mb = limits.unpacked_mb.saturating_sub(size >> 20);
        let count = unpacked.items.len();
        let inside = Inside { count, mail: unpacked.mail, remarks: unpacked.remarks, skipped: unpacked.skipped };
        Ok((inside, unpacked.items))
    }

    fn item(&mut self, item: Item, depth: usize) -> Result<()> {
        let Some(finding) = item.refused else { return self.file(&item.name, &item.bytes, depth) };
        let contents = Contents::Refused(Box::new(told_by(finding, &self.means.limits)));
        let kind = sniff(&item.bytes, &item.name);
        let read = FileRead { name: item.name, depth, hash: String::new(), size: 0, kind, contents, text: None };
        (self.each)(read, &[])
    }
}

/// The words of a file named `.txt`, if it holds words.
fn text(name: &str, kind: FileKind, bytes: &[u8]) -> Option<String> {
    let words = matches!(kind, FileKind::Text | FileKind::Csv) && name.to_lowercase().ends_with(".txt");
    if words { crate::format::plain_text(bytes) } else { None }
}

/// What is left for an inner container is our own arithmetic; people know the limits of `tonghop.toml`.
fn told_by(mut finding: Finding, limits: &Limits) -> Finding {
    let limit = match finding.arguments.get("what").map(String::as_str) {
        Some("parts") => limits.parts.to_string(),
        Some("unpacked_mb") => limits.unpacked_mb.to_string(),
        _ => return finding,
    };
    if finding.arguments.insert("limit".to_owned(), limit.clone()).is_some_and(|was| was != limit) {
        finding.arguments.insert("found".to_owned(), format!("> {limit}"));
    }
    finding
}
