//! Files of the inbox, read at most once: what is unchanged since the last run is taken from the register.

use super::Folder;
use crate::disk::{self, Entry, Refused};
use crate::error::Result;
use crate::guard::{self, FileRead};
use crate::register::{Known, Recording, Register, Stamp};
use std::fs::Metadata;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The coarsest clock of a file system in use (FAT) counts in two seconds.
const TICK: Duration = Duration::from_secs(2);

/// The shelf.
pub(super) struct Shelf<'a> {
    folder: &'a Folder,
    register: &'a Register,
    reader: String,
    fetched: AtomicUsize,
    read: AtomicUsize,
}

/// What is done with each file, and with its bytes, where they had to be fetched.
pub(super) type Each<'a> = &'a mut dyn FnMut(FileRead, Option<&[u8]>) -> Result<()>;

impl<'a> Shelf<'a> {
    pub(super) fn new(folder: &'a Folder, register: &'a Register) -> Self {
        let means = postcard::to_stdvec(&folder.settings.means).unwrap_or_default();
        let reader = format!("{}-{}", env!("TONGHOP_READER"), guard::hash(&means));
        Shelf { folder, register, reader, fetched: AtomicUsize::new(0), read: AtomicUsize::new(0) }
    }

    /// Which reader it is: of another program, or with other limits and passwords, everything is read anew.
    pub(super) fn reader(&self) -> &str {
        &self.reader
    }

    /// Files whose bytes were fetched from the disk.
    pub(super) fn fetched(&self) -> usize {
        self.fetched.load(Ordering::Relaxed)
    }

    /// Files whose bytes were new and were read.
    pub(super) fn read(&self) -> usize {
        self.read.load(Ordering::Relaxed)
    }

    /// An entry of the inbox with everything inside it.
    pub(super) fn take(&self, entry: &Entry, each: Each<'_>) -> Result<std::result::Result<Known, Refused>> {
        let stamp = match std::fs::symlink_metadata(&entry.path) {
            Ok(data) => stamp(self.place(entry), &data),
            Err(error) => return Ok(Err(Refused::Failed(error))),
        };
        let ending = crate::naming::ending(&entry.name);
        if let Some(hash) = self.register.hash_of(&stamp)?
            && self.play(&entry.name, &hash, each)?
        {
            return Ok(Ok(Known { stamp, hash, ending, body: None }));
        }
        let bytes = match disk::regular(&entry.path, self.folder.settings.means.limits.file_bytes()) {
            Ok(bytes) => bytes,
            Err(refused) => return Ok(Err(refused)),
        };
        self.fetched.fetch_add(1, Ordering::Relaxed);
        let hash = guard::hash(&bytes);
        if self.play(&entry.name, &hash, each)? {
            return Ok(Ok(Known { stamp, hash, ending, body: None }));
        }
        self.read.fetch_add(1, Ordering::Relaxed);
        let mut recording = Recording::default();
        guard::read(&entry.name, &bytes, &self.folder.settings.means, &mut |read, bytes| {
            recording.add(&read);
            each(read, Some(bytes))
        })?;
        Ok(Ok(Known { stamp, hash, ending, body: recording.finish() }))
    }

    /// Where an entry lies: its path itself, not as people see it.
    fn place(&self, entry: &Entry) -> String {
        let below = entry.path.strip_prefix(self.folder.inbox()).unwrap_or(&entry.path);
        guard::hash(below.as_os_str().as_encoded_bytes())
    }

    /// What is known of these bytes, if everything that was kept of them is still there.
    fn play(&self, name: &str, hash: &str, each: Each<'_>) -> Result<bool> {
        let Some(packed) = self.register.reading(hash, &crate::naming::ending(name), &self.reader)? else {
            return Ok(false);
        };
        let Some(mut files) = Recording::play(&packed) else { return Ok(false) };
        if let Some(outermost) = files.first_mut() {
            name.clone_into(&mut outermost.name);
        }
        let kept = |read: &FileRead| kept_as(read).is_none_or(|name| self.folder.received().join(name).is_file());
        let received = self.folder.received();
        if !files.iter().all(|read| kept(read) && super::pictures::are_saved(&received, read)) {
            return Ok(false);
        }
        files.into_iter().try_for_each(|read| each(read, None))?;
        Ok(true)
    }
}

/// Name a file is kept under below `received/`, if it is worth keeping: the hash of its bytes and its ending.
pub(super) fn kept_as(read: &FileRead) -> Option<String> {
    use crate::format::FileClass;
    use crate::guard::Contents;
    let worth = matches!(read.contents, Contents::Workbook(_))
        || matches!(read.contents, Contents::Unread(_)) && read.kind.class() == FileClass::Paper;
    let ending = crate::naming::ending(&read.name);
    let plain = (1..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    worth.then(|| format!("{}.{}", read.hash, if plain { ending.as_str() } else { "xlsx" }))
}

fn stamp(place: String, data: &Metadata) -> Stamp {
    let modified = data.modified().ok();
    let latest = modified.max(changed(data));
    let settled = latest.is_some_and(|latest| latest + TICK < SystemTime::now());
    let nanos = |at: Option<SystemTime>| at.map_or(0, nanoseconds);
    Stamp { place, size: data.len(), modified: nanos(modified), changed: nanos(changed(data)), settled }
}

fn nanoseconds(at: SystemTime) -> i64 {
    let count = |span: Duration| i64::try_from(span.as_nanos()).unwrap_or(i64::MAX);
    at.duration_since(UNIX_EPOCH).map_or_else(|before| -count(before.duration()), count)
}

/// When anything about the file was last changed: no program can set this one back.
#[cfg(unix)]
fn changed(data: &Metadata) -> Option<SystemTime> {
    use std::os::unix::fs::MetadataExt;
    let seconds = u64::try_from(data.ctime()).ok()?;
    Some(UNIX_EPOCH + Duration::new(seconds, u32::try_from(data.ctime_nsec()).ok()?))
}

#[cfg(not(unix))]
fn changed(_data: &Metadata) -> Option<SystemTime> {
    None
}

/// The file's own date, on the clock of a plan: weak evidence. A date no calendar has is none.
pub(super) fn file_time(path: &Path, offset: chrono::FixedOffset) -> chrono::NaiveDateTime {
    /// From 1970 to the end of 9999.
    const LAST: Duration = Duration::from_secs(253_402_300_000);
    let modified = std::fs::symlink_metadata(path).and_then(|data| data.modified()).ok();
    let modified = modified.filter(|at| at.duration_since(UNIX_EPOCH).is_ok_and(|since| since < LAST));
    let at = chrono::DateTime::<chrono::Utc>::from(modified.unwrap_or(UNIX_EPOCH));
    let at = at.with_timezone(&offset).naive_local();
    chrono::DurationRound::duration_trunc(at, chrono::Duration::seconds(1)).unwrap_or(at)
}
