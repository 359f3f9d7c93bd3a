//! Reading what strangers sent, so that nothing can stop or poison the rest.
//!
//! Workbooks of Excel since 2007, web pages and text are streamed in this process. Formats whose readers have to jump
//! about in a file (compound files, encryption, `OpenDocument`) are read in child processes of this very program, which
//! have little memory and little time: a crash, a hang or hunger there becomes a finding about that one file.

mod child;
mod frame;
#[cfg(unix)]
#[path = "limit_unix.rs"]
mod limit;
#[cfg(windows)]
#[path = "limit_windows.rs"]
mod limit;
#[cfg(not(any(unix, windows)))]
#[path = "limit_none.rs"]
mod limit;
mod pool;
mod read;

pub use child::serve;
pub use pool::{VERB, started};
pub use read::{Contents, Each, FileRead, Inside, hash, read};

use crate::check::Finding;
use crate::container::{self, Unpacked};
use crate::format::{self, FileKind, Grid, Means, sniff};
use frame::{Answer, Request, Task};
use std::path::PathBuf;
use std::sync::OnceLock;

/// The program children are started from.
static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// Says where this program is, once, at its start. Where nobody says it (a library's use), everything is read in one
/// process, where a panic is caught and a crash is not.
pub fn program(path: PathBuf) {
    // Said twice, the first one holds: children are started from it already.
    let _ = PROGRAM.set(path);
}

/// Reads a workbook, whatever its format.
pub fn open(name: &str, bytes: &[u8], means: &Means) -> Result<Grid, Box<Finding>> {
    let kind = sniff(bytes, name);
    match guarded(kind) {
        Some(program) => {
            let request = Request { task: Task::Open, kind, bytes, means };
            match pool::ask(program, &request, &means.limits)? {
                Answer::Grid(grid) => Ok(grid),
                Answer::Unpacked(_) => Err(pool::nonsense().into()),
            }
        }
        None => format::open(kind, bytes, means),
    }
}

/// Takes the files out of a container.
pub fn unpack(kind: FileKind, bytes: &[u8], means: &Means) -> Result<Unpacked, Box<Finding>> {
    match guarded(kind) {
        Some(program) => {
            let request = Request { task: Task::Unpack, kind, bytes, means };
            match pool::ask(program, &request, &means.limits)? {
                Answer::Unpacked(unpacked) => Ok(unpacked),
                Answer::Grid(_) => Err(pool::nonsense().into()),
            }
        }
        None => container::unpack(kind, bytes, means),
    }
}

/// The program that reads this kind for us; none where it is read here.
fn guarded(kind: FileKind) -> Option<&'static PathBuf> {
    let child = matches!(kind, FileKind::Xls | FileKind::Xlsb | FileKind::Ods | FileKind::Msg | FileKind::Encrypted);
    PROGRAM.get().filter(|_| child)
}
