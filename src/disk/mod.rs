//! The disk: reading folders, writing whole files or none.

mod drive;
mod name;
mod regular;
mod walk;

pub use drive::{Shared, shared_drive};
pub use regular::{Refused, regular};
pub use walk::{Entry, What, walk};

use crate::error::{Error, Result};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Reads a text file.
pub fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|source| Error::Read { path: path.to_owned(), source })
}

/// Reads a text file that may be absent.
pub fn text_if_there(path: &Path) -> Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Error::Read { path: path.to_owned(), source }),
    }
}

/// Makes a folder and those above it.
pub fn folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path).map_err(|source| Error::Write { path: path.to_owned(), source })
}

/// Writes a file whole or not at all: a temporary file beside it, then a rename.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let failed = |source| Error::Write { path: path.to_owned(), source };
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    folder(parent)?;
    let (parent, path) = spelt_out(parent, path);
    let mut file = tempfile::Builder::new().prefix(".tonghop-").tempfile_in(parent).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    shared(file.path()).map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

/// The folder and the file as the system itself writes them. On Windows a rename takes paths beyond 260 characters only
/// in that form; a drive that cannot tell it takes the usual one.
fn spelt_out(parent: &Path, path: &Path) -> (PathBuf, PathBuf) {
    match (fs::canonicalize(parent), path.file_name()) {
        (Ok(full), Some(name)) => (full.clone(), full.join(name)),
        _ => (parent.to_owned(), path.to_owned()),
    }
}

/// A temporary file is private; what we write belongs to the office.
#[cfg(unix)]
fn shared(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn shared(_path: &Path) -> std::io::Result<()> {
    Ok(())
}

/// Proves that a file can be written at this place before the long work begins.
pub fn prove_writable(path: &Path) -> Result<()> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    folder(parent)?;
    if path.is_dir() {
        let source = std::io::Error::from(std::io::ErrorKind::IsADirectory);
        return Err(Error::Write { path: path.to_owned(), source });
    }
    let probe = tempfile::Builder::new().prefix(".tonghop-").tempfile_in(parent);
    probe.map(drop).map_err(|source| Error::Write { path: path.to_owned(), source })
}
