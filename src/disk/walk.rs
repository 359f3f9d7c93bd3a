//! Everything that lies below a folder: one entry each, nothing opened, no link followed.

use super::name;
use crate::error::{Error, Result};
use std::fs::{self, DirEntry, FileType};
use std::io;
use std::path::{Path, PathBuf};

/// Folders within folders that are entered; `text/finding_file.rs` names both numbers.
const DEPTH: usize = 64;
/// Folders that are entered in all.
const FOLDERS: usize = 10_000;

/// What an entry is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A folder; its entries follow by their own names.
    Folder,
    /// A regular file.
    File,
    /// Neither: `link`, `pipe`, `socket`, `device`.
    Special(&'static str),
    /// The system refused to tell what it is or to list what is in it, with its reason.
    Closed(String),
    /// A folder beyond what is entered: `deep-folder` or `many-folders`.
    Beyond(&'static str),
}

/// One entry below a folder.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Path relative to the folder, parts joined by `/`, NFC, in one line: for people, not for opening.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// What it is.
    pub what: What,
}

impl Entry {
    /// Whether it is a regular file.
    pub fn is_file(&self) -> bool {
        self.what == What::File
    }
}

/// A folder that waits to be listed.
struct Ahead {
    path: PathBuf,
    name: String,
    depth: usize,
}

/// Every entry below a folder, sorted by name; only the folder itself must be readable.
pub fn walk(root: &Path) -> Result<Vec<Entry>> {
    let failed = |source| Error::Read { path: root.to_owned(), source };
    let mut entries = Vec::new();
    let mut ahead = list(root, "", 0, &mut entries).map_err(failed)?;
    let mut entered = 1;
    while let Some(folder) = ahead.pop() {
        let what = match () {
            () if folder.depth > DEPTH => What::Beyond("deep-folder"),
            () if entered >= FOLDERS => What::Beyond("many-folders"),
            () => match list(&folder.path, &format!("{}/", folder.name), folder.depth, &mut entries) {
                Ok(more) => {
                    entered += 1;
                    ahead.extend(more);
                    What::Folder
                }
                Err(reason) => What::Closed(reason.to_string()),
            },
        };
        entries.push(Entry { name: folder.name, path: folder.path, what });
    }
    // Two names may look alike; their bytes decide, so that the order is always the same.
    entries.sort_by(|left, right| (&left.name, &left.path).cmp(&(&right.name, &right.path)));
    Ok(entries)
}

/// Lists one folder: what is no folder becomes an entry, folders wait.
fn list(folder: &Path, prefix: &str, depth: usize, entries: &mut Vec<Entry>) -> io::Result<Vec<Ahead>> {
    let listing: Vec<DirEntry> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
    let mut ahead = Vec::new();
    for entry in listing {
        let name = format!("{prefix}{}", name::shown(&entry.file_name()));
        let path = entry.path();
        let what = match entry.file_type() {
            Ok(kind) if kind.is_dir() => {
                ahead.push(Ahead { path, name, depth: depth + 1 });
                continue;
            }
            Ok(kind) if kind.is_file() => What::File,
            Ok(kind) => What::Special(special(kind)),
            Err(reason) => What::Closed(reason.to_string()),
        };
        entries.push(Entry { name, path, what });
    }
    Ok(ahead)
}

#[cfg(unix)]
fn special(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    match () {
        () if kind.is_symlink() => "link",
        () if kind.is_fifo() => "pipe",
        () if kind.is_socket() => "socket",
        () => "device",
    }
}

#[cfg(not(unix))]
fn special(kind: FileType) -> &'static str {
    if kind.is_symlink() { "link" } else { "device" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(root: &Path) -> Vec<(String, What)> {
        walk(root).unwrap().into_iter().map(|entry| (entry.name, entry.what)).collect()
    }

    #[test]
    fn every_entry_has_its_line_in_the_order_of_names() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join("b/c")).unwrap();
        crate::disk::write(&dir.path().join("b/c/2.xlsx"), b"").unwrap();
        crate::disk::write(&dir.path().join("a.xlsx"), b"").unwrap();
        let expected = [("a.xlsx", What::File), ("b", What::Folder), ("b/c", What::Folder), ("b/c/2.xlsx", What::File)];
        assert_eq!(names(dir.path()), expected.map(|(name, what)| (name.to_owned(), what)));
    }

    #[test]
    fn folders_too_deep_are_told_and_not_entered() {
        let dir = tempfile::tempdir().unwrap();
        let deep: PathBuf = std::iter::once(dir.path().to_owned()).chain((0..80).map(|_| PathBuf::from("x"))).collect();
        fs::create_dir_all(&deep).unwrap();
        let found = names(dir.path());
        assert_eq!(found.len(), DEPTH + 1);
        assert_eq!(found.last().map(|(_, what)| what), Some(&What::Beyond("deep-folder")));
    }

    #[cfg(unix)]
    #[test]
    fn links_and_sockets_are_told_and_never_followed() {
        use std::os::unix::fs::symlink;
        let dir = tempfile::tempdir().unwrap();
        symlink(dir.path(), dir.path().join("loop")).unwrap();
        symlink("nowhere", dir.path().join("gone.xlsx")).unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(dir.path().join("s")).unwrap();
        let expected =
            [("gone.xlsx", What::Special("link")), ("loop", What::Special("link")), ("s", What::Special("socket"))];
        assert_eq!(names(dir.path()), expected.map(|(name, what)| (name.to_owned(), what)));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn two_names_that_look_alike_have_a_line_each() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["Báo cáo", "Ba\u{301}o ca\u{301}o", "Báo cáo "] {
            crate::disk::write(&dir.path().join(name), b"").unwrap();
        }
        assert_eq!(names(dir.path()), vec![("Báo cáo".to_owned(), What::File); 3]);
    }
}
