//! How much of a returned file is read at most. Every limit is named when it is met, and can be set in `tonghop.toml`.

use serde::{Deserialize, Serialize};

/// Limits on one returned file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Megabytes of a file of the inbox, or of one inside a container.
    pub file_mb: u64,
    /// Megabytes of all parts of a workbook or archive when unpacked.
    pub unpacked_mb: u64,
    /// Parts of a workbook, members of an archive, attachments of a mail.
    pub parts: usize,
    /// Sheets of a workbook.
    pub sheets: usize,
    /// Cells of a workbook that hold something.
    pub cells: usize,
    /// Containers within containers.
    pub depth: usize,
    /// Seconds a reader of an old format may take.
    pub seconds: u64,
    /// Megabytes of memory such a reader may take.
    pub memory_mb: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            file_mb: 64,
            unpacked_mb: 128,
            parts: 2_000,
            sheets: 256,
            cells: 300_000,
            depth: 3,
            seconds: 10,
            memory_mb: 192,
        }
    }
}

impl Limits {
    /// Bytes of a file.
    pub fn file_bytes(&self) -> u64 {
        self.file_mb << 20
    }

    /// Bytes of all parts when unpacked.
    pub fn unpacked_bytes(&self) -> u64 {
        self.unpacked_mb << 20
    }
}
