//! The disk: reading folders, writing whole files or none.

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

/// One entry below a folder.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Path relative to the folder, parts joined by `/`, NFC.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Whether it is a folder.
    pub is_folder: bool,
}

/// Every regular file and folder below a folder, sorted by name. Links and devices are left alone.
pub fn walk(root: &Path) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    let mut folders = vec![(root.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        let failed = |source| Error::Read { path: folder.clone(), source };
        let listing = match fs::read_dir(&folder) {
            Ok(listing) => listing,
            // A folder below that cannot be read is one line, like a file that cannot.
            Err(_) if folder != root => {
                entries.push(Entry {
                    name: prefix.trim_end_matches('/').to_owned(),
                    path: folder.clone(),
                    is_folder: false,
                });
                continue;
            }
            Err(source) => return Err(failed(source)),
        };
        for entry in listing {
            let entry = entry.map_err(failed)?;
            let kind = entry.file_type().map_err(failed)?;
            let name = format!("{prefix}{}", crate::value::clean(&entry.file_name().to_string_lossy()));
            if kind.is_dir() {
                folders.push((entry.path(), format!("{name}/")));
            }
            if kind.is_dir() || kind.is_file() {
                entries.push(Entry { name, path: entry.path(), is_folder: kind.is_dir() });
            }
        }
    }
    entries.sort_by(|left, right| left.name.cmp(&right.name));
    Ok(entries)
}
