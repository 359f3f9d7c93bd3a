//! Files that hold other files: archives and mails. Nothing is ever unpacked to the disk by a name from inside.

use crate::check::Finding;
use crate::format::{FileKind, Limits, not_a_workbook};
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

/// A file taken out of a container.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its name inside, NFC, without folders that lead outside; parts joined by `/`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
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
}

/// What came out of a container.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unpacked {
    /// The files, in their order inside.
    pub items: Vec<Item>,
    /// What the mail says, if it is one.
    pub mail: Option<Mail>,
    /// What could not be taken out, each a finding.
    pub remarks: Vec<Finding>,
}

/// Takes the files out of a container, in this process.
pub fn unpack(kind: FileKind, _bytes: &[u8], _limits: &Limits) -> Result<Unpacked, Box<Finding>> {
    Err(Box::new(not_a_workbook(kind)))
}
