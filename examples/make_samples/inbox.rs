//! The inbox: files with their receipts, and what is to become of each.

use crate::Failure;
use crate::entry::Cell;
use crate::receipt::Receipt;
use std::path::Path;
use tonghop::disk;

/// Files filled by LibreOffice lie here and are kept as they are unless asked for.
pub const LIBRE: &str = "libreoffice";

/// What is in a file.
pub enum Body {
    /// These bytes.
    Bytes(Vec<u8>),
    /// An issued workbook for LibreOffice to fill.
    Libre {
        /// The issued workbook.
        template: Vec<u8>,
        /// What is typed.
        cells: Vec<Cell>,
    },
}

/// One file.
pub struct Sent {
    /// Path below the inbox.
    pub path: String,
    /// Its content.
    pub body: Body,
    /// Its receipt; none where only the file's own time tells.
    pub receipt: Option<Receipt>,
    /// What is to become of it, a word of the program's JSON.
    pub outcome: &'static str,
}

/// Everything that came.
#[derive(Default)]
pub struct Inbox {
    /// The files.
    pub files: Vec<Sent>,
}

impl Inbox {
    /// Adds a file.
    pub fn add(&mut self, path: String, body: Body, receipt: Option<Receipt>, outcome: &'static str) {
        self.files.push(Sent { path, body, receipt, outcome });
    }

    /// The bytes of a file made here.
    pub fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.files.iter().find(|file| file.path == path).and_then(|file| match &file.body {
            Body::Bytes(bytes) => Some(bytes.as_slice()),
            Body::Libre { .. } => None,
        })
    }

    /// Empties the folder of all but LibreOffice's files, and writes the rest anew.
    pub fn write(&self, inbox: &Path) -> Result<(), Failure> {
        disk::folder(inbox)?;
        for entry in std::fs::read_dir(inbox)? {
            let entry = entry?;
            if entry.file_name() == LIBRE {
                continue;
            }
            if entry.file_type()?.is_dir() {
                std::fs::remove_dir_all(entry.path())?;
            } else {
                std::fs::remove_file(entry.path())?;
            }
        }
        for file in &self.files {
            if let Body::Bytes(bytes) = &file.body {
                disk::write(&inbox.join(&file.path), bytes)?;
            }
        }
        Ok(())
    }

    /// `receipts.csv`, in the order the files came.
    pub fn receipts(&self) -> Result<Vec<u8>, Failure> {
        let mut rows: Vec<(&Receipt, &str)> =
            self.files.iter().filter_map(|file| Some((file.receipt.as_ref()?, file.path.as_str()))).collect();
        rows.sort();
        let mut writer = csv::Writer::from_writer(Vec::from("\u{feff}".as_bytes()));
        writer.write_record(["file", "received_at", "channel"])?;
        for ((at, channel), path) in rows {
            writer.write_record([path, &at.format("%Y-%m-%dT%H:%M:%S").to_string(), channel])?;
        }
        Ok(writer.into_inner()?)
    }
}
