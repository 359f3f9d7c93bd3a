//! Files that hold other files: archives and mails. Nothing is ever unpacked to the disk by a name from inside.

mod eml;
mod msg;
mod name;
mod words;
mod zip;

pub use words::told;

use crate::check::{Code, Finding};
use crate::format::{FileKind, Means, not_a_workbook};
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

/// A file taken out of a container.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its name inside, NFC, without folders that lead outside; parts joined by `/`.
    pub name: String,
    /// Its bytes; empty where they could not be taken out.
    pub bytes: Vec<u8>,
    /// Why it was not taken out: encrypted, damaged, too large; or, as information, why it is of no interest.
    pub refused: Option<Finding>,
}

impl Item {
    /// An item with its bytes, or with why there are none.
    fn of(name: String, content: Result<Vec<u8>, Box<Finding>>) -> Self {
        match content {
            Ok(bytes) => Item { name, bytes, refused: None },
            Err(finding) => Item { name, bytes: Vec::new(), refused: Some(*finding) },
        }
    }
}

/// On what a mail's time of receipt rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stamp {
    /// The receiving server wrote it.
    Server,
    /// The sender's own clock.
    Sender,
}

/// What a mail says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// Address of the sender; empty when absent.
    pub sender: String,
    /// Subject.
    pub subject: String,
    /// When it was received, and on what that rests.
    pub received: Option<(DateTime<FixedOffset>, Stamp)>,
    /// What it says itself, without what it answers.
    pub words: String,
}

/// What came out of a container.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unpacked {
    /// The files, in their order inside.
    pub items: Vec<Item>,
    /// What the mail says, if it is one.
    pub mail: Option<Mail>,
    /// What is to be said of the container as a whole.
    pub remarks: Vec<Finding>,
    /// Files that systems put into archives unasked, passed over.
    pub skipped: usize,
}

/// Takes the files out of a container, in this process.
pub fn unpack(kind: FileKind, bytes: &[u8], means: &Means) -> Result<Unpacked, Box<Finding>> {
    let read = || match kind {
        FileKind::Zip => zip::read(bytes, means),
        FileKind::Eml => eml::read(bytes, means),
        FileKind::Msg => msg::read(bytes, means),
        _ => Err(Box::new(not_a_workbook(kind))),
    };
    crate::format::quietly(read).unwrap_or_else(|| Err(Box::new(Finding::new(Code::Damaged))))
}

/// A limit was met: which, how much there is at least, how much is read at most.
pub(crate) fn too_large(what: &str, found: impl ToString, limit: impl ToString) -> Finding {
    Finding::new(Code::TooLarge).with("what", what).with("found", found).with("limit", limit)
}

/// The name of a file that has none.
fn unnamed(before: usize) -> String {
    crate::text::run::unnamed(before + 1)
}
