//! Compound files (OLE), walked with nothing trusted: chains end, stay inside the file and never run in a circle.

use super::parts::damaged;
use crate::check::{Code, Finding};

const MAGIC: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// Sector numbers from here on are no sectors.
const LAST_SECTOR: u32 = 0xFFFF_FFFA;
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const MINI_SECTOR: usize = 64;
/// Streams below this length lie in the small-sector stream.
const SMALL: usize = 4096;
const ENTRY: usize = 128;

type Read<T> = Result<T, Box<Finding>>;

/// The stream of the root storage that bears one of these names. One in a storage below, as an embedded workbook has,
/// is never taken for it.
pub(super) fn root_stream(bytes: &[u8], names: &[&str]) -> Read<Vec<u8>> {
    let file = Compound::open(bytes)?;
    let directory = file.chain(file.first_directory, None)?;
    let entry = |index: u32| directory.get(index as usize * ENTRY..(index as usize + 1) * ENTRY);
    let root = entry(0).ok_or_else(|| damaged("directory"))?;
    let found = in_root(&entry, word(root, 76))?;
    let wanted = names.iter().find_map(|name| found.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)));
    let (_, stream) = wanted.ok_or_else(|| damaged("no workbook stream"))?;
    let (start, size) = (word(stream, 116), word(stream, 120) as usize);
    let content = if size < SMALL {
        let small = file.chain(word(root, 116), Some(word(root, 120) as usize))?;
        file.small_chain(&small, start, size)?
    } else {
        file.chain(start, Some(size))?
    };
    Ok(content)
}

/// Whether sectors that are in use lie beyond the end of the file.
pub(crate) fn breaks_off(bytes: &[u8]) -> bool {
    const FREE: u32 = 0xFFFF_FFFF;
    match Compound::open(bytes) {
        Ok(file) => {
            let last = file.fat.iter().rposition(|next| *next != FREE);
            last.is_some_and(|last| (last + 1) * file.sector >= bytes.len())
        }
        Err(finding) => finding.code == Code::Truncated,
    }
}

/// Streams that are siblings of the root's child, by name.
fn in_root<'d>(entry: &impl Fn(u32) -> Option<&'d [u8]>, child: u32) -> Read<Vec<(String, &'d [u8])>> {
    let (mut waiting, mut seen, mut found) = (vec![child], std::collections::BTreeSet::new(), Vec::new());
    while let Some(index) = waiting.pop() {
        if index >= LAST_SECTOR {
            continue;
        }
        let one = entry(index).ok_or_else(|| damaged("directory"))?;
        if !seen.insert(index) {
            return Err(damaged("directory in a circle").into());
        }
        waiting.extend([word(one, 68), word(one, 72)]);
        if one[66] == 2 {
            found.push((name(one), one));
        }
    }
    Ok(found)
}

fn name(entry: &[u8]) -> String {
    let length = usize::from(short(entry, 64)).clamp(2, 64) - 2;
    let units: Vec<u16> = entry[..length].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units)
}

struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    fat: Vec<u32>,
    small_fat_start: u32,
    first_directory: u32,
}

impl<'b> Compound<'b> {
    fn open(bytes: &'b [u8]) -> Read<Compound<'b>> {
        if bytes.len() < 512 {
            return Err(truncated(bytes.len()).into());
        }
        let sector = match (bytes.starts_with(MAGIC), short(bytes, 30)) {
            (true, 9) => 512,
            (true, 12) => 4096,
            _ => return Err(damaged("sector size").into()),
        };
        let mut file = Compound {
            bytes,
            sector,
            fat: Vec::new(),
            small_fat_start: word(bytes, 60),
            first_directory: word(bytes, 48),
        };
        file.fat = file.table()?;
        Ok(file)
    }

    /// The table of sectors: its parts are listed in the header, and beyond in sectors of their own.
    fn table(&self) -> Read<Vec<u32>> {
        let parts = word(self.bytes, 44) as usize;
        if parts > self.bytes.len() / self.sector {
            return Err(truncated(self.bytes.len()).into());
        }
        let mut list: Vec<u32> = words(&self.bytes[76..512]).collect();
        let mut next = word(self.bytes, 68);
        while next < LAST_SECTOR {
            let more: Vec<u32> = words(self.sector(next)?).collect();
            let (link, more) = more.split_last().ok_or_else(|| damaged("sector table"))?;
            list.extend(more);
            next = *link;
            if list.len() > self.bytes.len() / self.sector + 2048 {
                return Err(damaged("sector table in a circle").into());
            }
        }
        let mut table = Vec::new();
        for part in list.into_iter().filter(|part| *part < LAST_SECTOR).take(parts) {
            table.extend(words(self.sector(part)?));
        }
        if table.len() < parts * self.sector / 4 {
            return Err(damaged("sector table").into());
        }
        Ok(table)
    }

    fn sector(&self, index: u32) -> Read<&'b [u8]> {
        let from = (index as usize + 1) * self.sector;
        let whole = self.bytes.get(from..from + self.sector);
        // Some programs leave the last sector unfilled.
        let part = || self.bytes.get(from..).filter(|rest| !rest.is_empty());
        whole.or_else(part).ok_or_else(|| truncated(self.bytes.len()).into())
    }

    /// The sectors of a chain, cut to a size; a chain shorter than that is a broken one.
    fn chain(&self, start: u32, size: Option<usize>) -> Read<Vec<u8>> {
        if size.is_some_and(|size| size > self.bytes.len()) {
            return Err(truncated(self.bytes.len()).into());
        }
        let mut content = Vec::new();
        let mut at = start;
        let mut steps = 0;
        while at < LAST_SECTOR && size.is_none_or(|size| content.len() < size) {
            content.extend_from_slice(self.sector(at)?);
            at = *self.fat.get(at as usize).ok_or_else(|| damaged("chain"))?;
            steps += 1;
            if steps > self.fat.len() {
                return Err(damaged("chain in a circle").into());
            }
        }
        // A table whose end was zeroed leads back to the first sector; none at all leads nowhere.
        let ended = size.is_some() || at == END_OF_CHAIN;
        match size {
            Some(size) if content.len() < size => Err(truncated(self.bytes.len()).into()),
            _ if !ended => Err(damaged("chain").into()),
            Some(size) => {
                content.truncate(size);
                Ok(content)
            }
            None => Ok(content),
        }
    }

    fn small_chain(&self, small: &[u8], start: u32, size: usize) -> Read<Vec<u8>> {
        let table: Vec<u32> = words(&self.chain(self.small_fat_start, None)?).collect();
        let (mut content, mut at) = (Vec::new(), start);
        while content.len() < size {
            let from = (at as usize).saturating_mul(MINI_SECTOR);
            let end = (from.saturating_add(MINI_SECTOR)).min(small.len());
            let piece = small.get(from..end).filter(|piece| !piece.is_empty());
            content.extend_from_slice(piece.ok_or_else(|| damaged("small chain"))?);
            at = *table.get(at as usize).ok_or_else(|| damaged("small chain"))?;
        }
        content.truncate(size);
        Ok(content)
    }
}

/// The end of the file is missing.
pub(super) fn truncated(length: usize) -> Finding {
    Finding::new(Code::Truncated).with("kilobytes", length.div_ceil(1024))
}

fn short(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..at + 2).map_or(0, |pair| u16::from_le_bytes([pair[0], pair[1]]))
}

fn word(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).map_or(0, |four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}
