//! Workbooks the office works in: what a person wrote into one is never overwritten.

use super::Output;
use crate::disk;
use crate::error::Result;
use crate::text::run as words;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// Writes a workbook, unless somebody changed it by hand or has it open: then beside it, and says so.
pub(super) fn write(wanted: &Path, bytes: &[u8], output: &Output) -> Result<PathBuf> {
    let mark = mark(wanted);
    if changed_by_hand(wanted, &mark) {
        let beside = beside(wanted);
        output.remark(&words::changed_by_hand(
            &wanted.display().to_string(),
            &beside.display().to_string(),
            output.lang,
        ));
        disk::write(&beside, bytes)?;
        return Ok(beside);
    }
    if open_elsewhere(wanted) || disk::write(wanted, bytes).is_err() {
        let beside = beside(wanted);
        disk::write(&beside, bytes)?;
        output.remark(&words::open_elsewhere(
            &wanted.display().to_string(),
            &beside.display().to_string(),
            output.lang,
        ));
        return Ok(beside);
    }
    disk::write(&mark, hash(bytes).as_bytes())?;
    Ok(wanted.to_owned())
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A small file beside the workbook remembers what we wrote.
fn mark(wanted: &Path) -> PathBuf {
    let name = wanted.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    wanted.with_file_name(format!(".{name}.tonghop"))
}

/// Whether the file there is not the one we wrote last.
fn changed_by_hand(wanted: &Path, mark: &Path) -> bool {
    match (std::fs::read(wanted), std::fs::read_to_string(mark)) {
        (Ok(bytes), Ok(ours)) => hash(&bytes) != ours.trim(),
        (Ok(_), Err(_)) => true,
        _ => false,
    }
}

/// Office programs leave a lock file beside a workbook they hold open. One that we may not read is held open as well,
/// and nobody can tell whether it was changed by hand.
fn open_elsewhere(wanted: &Path) -> bool {
    if std::fs::File::open(wanted).is_err_and(|error| error.kind() != std::io::ErrorKind::NotFound) {
        return true;
    }
    let name = wanted.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    [format!("~${name}"), format!(".~lock.{name}#")].iter().any(|lock| wanted.with_file_name(lock).exists())
}

/// The first free name «… (2).xlsx».
fn beside(wanted: &Path) -> PathBuf {
    let stem = wanted.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let name = |number: u32| wanted.with_file_name(format!("{stem} ({number}).xlsx"));
    (2..1000).map(name).find(|path| !path.exists()).unwrap_or_else(|| name(1000))
}
