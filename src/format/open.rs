//! Bytes of a known kind → [`Grid`]: one reader per format.

use super::{FileClass, FileKind, Grid, Limits, csv, decrypt, html, ods, renamed, sheet_xml, xls, xlsb, xlsx};
use crate::check::{Code, Finding};
use serde::{Deserialize, Serialize};

/// What a reader may lean on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Means {
    /// How much is read at most.
    pub limits: Limits,
    /// Passwords the office was told, in the order they are tried.
    pub passwords: Vec<String>,
}

/// Reads a workbook in this process. A panic of a reader is a finding; against hanging and hunger see [`crate::guard`].
pub fn open(kind: FileKind, bytes: &[u8], means: &Means) -> Result<Grid, Box<Finding>> {
    let read = || match kind {
        FileKind::Empty => Err(Box::new(Finding::new(Code::EmptyFile))),
        FileKind::Xlsx => xlsx::read(bytes, means),
        FileKind::Xlsb => xlsb::read(bytes, means),
        FileKind::Xls => xls::read(bytes, means),
        FileKind::Html => html::read(bytes, means),
        FileKind::SheetXml => sheet_xml::read(bytes, means),
        FileKind::Csv => csv::read(bytes, means),
        FileKind::Ods => ods::read(bytes, means),
        FileKind::Encrypted => decrypt::read(bytes, means),
        _ => Err(Box::new(not_a_workbook(kind))),
    };
    let mut grid = quietly(read).unwrap_or_else(|| Err(Box::new(Finding::new(Code::Damaged))))?;
    renamed::restore(&mut grid);
    Ok(grid)
}

/// What a file is that holds no figures for us.
pub fn not_a_workbook(kind: FileKind) -> Finding {
    let code = match (kind, kind.class()) {
        (FileKind::Empty, _) => Code::EmptyFile,
        (FileKind::Link, _) => Code::LinkOnly,
        (FileKind::Unfinished, _) => Code::Truncated,
        (FileKind::Rar | FileKind::SevenZip | FileKind::Winmail | FileKind::Mbox, _) => Code::SealedContainer,
        (_, FileClass::Workbook | FileClass::Container | FileClass::Paper | FileClass::Other) => Code::NotAWorkbook,
    };
    Finding::new(code).with("kind", kind.text())
}

thread_local! {
    /// Whether this thread is inside a reader that may panic on a crafted file.
    static READING: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Runs a reader; a panic inside it is a fact about the file, not about us.
pub(crate) fn quietly<T>(read: impl FnOnce() -> T) -> Option<T> {
    READING.set(true);
    let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(read));
    READING.set(false);
    result.ok()
}

/// Keeps a reader's panic, which becomes a finding, from being printed as ours.
pub fn quiet_readers() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !READING.get() {
            usual(panic);
        }
    }));
}
