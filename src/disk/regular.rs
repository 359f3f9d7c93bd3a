//! Bytes of a regular file, and of nothing else.

use std::fs::{File, OpenOptions};
use std::io::Read;
use std::path::Path;

/// Why a file's bytes were not taken.
#[derive(Debug)]
pub enum Refused {
    /// It is no regular file (any more).
    NotAFile,
    /// It has more bytes than are read; so many at least.
    TooLarge(u64),
    /// The system refused.
    Failed(std::io::Error),
}

impl From<std::io::Error> for Refused {
    fn from(error: std::io::Error) -> Self {
        Refused::Failed(error)
    }
}

/// Reads a regular file of at most so many bytes. A pipe or device put in its place since it was listed is opened without
/// waiting for anybody, told by the open file itself, and left alone.
pub fn regular(path: &Path, most: u64) -> Result<Vec<u8>, Refused> {
    if !std::fs::symlink_metadata(path)?.is_file() {
        return Err(Refused::NotAFile);
    }
    let file = open(path)?;
    let known = file.metadata()?;
    if !known.is_file() {
        return Err(Refused::NotAFile);
    }
    if known.len() > most {
        return Err(Refused::TooLarge(known.len()));
    }
    let mut bytes = Vec::with_capacity(known.len() as usize);
    // It may grow while it is read.
    file.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(Refused::TooLarge(bytes.len() as u64)) } else { Ok(bytes) }
}

/// Follows no link in the last place and waits for no writer.
#[cfg(unix)]
fn open(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    OpenOptions::new().read(true).custom_flags(libc::O_NONBLOCK | libc::O_NOFOLLOW | libc::O_NOCTTY).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().read(true).open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_within_the_limit_is_read_whole_and_a_larger_one_is_told() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a");
        crate::disk::write(&path, b"12345").unwrap();
        assert_eq!(regular(&path, 5).unwrap(), b"12345");
        assert!(matches!(regular(&path, 4), Err(Refused::TooLarge(5))));
        assert!(matches!(regular(dir.path(), 5), Err(Refused::NotAFile)));
        assert!(matches!(regular(&dir.path().join("b"), 5), Err(Refused::Failed(_))));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_followed() {
        let dir = tempfile::tempdir().unwrap();
        crate::disk::write(&dir.path().join("a"), b"1").unwrap();
        std::os::unix::fs::symlink(dir.path().join("a"), dir.path().join("b")).unwrap();
        assert!(matches!(regular(&dir.path().join("b"), 5), Err(Refused::NotAFile)));
        assert!(open(&dir.path().join("b")).is_err());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_pipe_put_in_the_place_of_a_file_is_opened_without_waiting() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&path).status();
        if !made.is_ok_and(|status| status.success()) {
            return;
        }
        let opened = open(&path).expect("opened at once");
        assert!(!opened.metadata().unwrap().is_file());
        assert!(matches!(regular(&path, 5), Err(Refused::NotAFile)));
    }
}
