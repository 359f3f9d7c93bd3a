//! What came of reading one file of the inbox, with everything inside it, packed small.

use crate::check::Code;
use crate::format::Grid;
use crate::guard::{Contents, FileRead, hash};
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use std::io::{Read, Write};

/// Bytes of a recording at most; a file that needs more is read each time.
const MOST: usize = 8 << 20;
/// Bytes of one record at most.
const MOST_RECORD: u64 = 1 << 30;

/// A recording being made.
#[derive(Debug)]
pub struct Recording {
    packed: Option<DeflateEncoder<Vec<u8>>>,
}

impl Default for Recording {
    fn default() -> Self {
        Recording { packed: Some(DeflateEncoder::new(Vec::new(), Compression::fast())) }
    }
}

impl Recording {
    /// Adds a file. Of its pictures only which they are: their bytes are saved beside the kept files.
    pub fn add(&mut self, read: &FileRead) {
        let Some(mut packed) = self.packed.take().filter(|packed| packed.get_ref().len() < MOST) else { return };
        if passing(read) {
            return;
        }
        let record = match without_pictures(read) {
            Some(read) => postcard::to_stdvec(&read),
            None => postcard::to_stdvec(read),
        };
        let Ok(record) = record else { return };
        let written = packed.write_all(&(record.len() as u64).to_le_bytes()).and_then(|()| packed.write_all(&record));
        self.packed = written.ok().map(|()| packed);
    }

    /// The recording; none where the file is better read again.
    pub fn finish(self) -> Option<Vec<u8>> {
        self.packed?.finish().ok().filter(|packed| packed.len() < MOST)
    }

    /// The files of a recording, one after the other; none where it is not whole.
    pub fn play(packed: &[u8]) -> Option<Vec<FileRead>> {
        let mut unpacked = DeflateDecoder::new(packed);
        let mut files = Vec::new();
        let mut length = [0; 8];
        loop {
            match unpacked.read(&mut length[..1]).ok()? {
                0 => return Some(files),
                _ => unpacked.read_exact(&mut length[1..]).ok()?,
            }
            let length = Some(u64::from_le_bytes(length)).filter(|length| *length <= MOST_RECORD)?;
            let mut record = Vec::new();
            (&mut unpacked).take(length).read_to_end(&mut record).ok()?;
            files.push(postcard::from_bytes(&record).ok()?);
        }
    }
}

/// A refusal that may have come of a busy machine, not of the file.
fn passing(read: &FileRead) -> bool {
    let Contents::Refused(finding) = &read.contents else { return false };
    let says = |key: &str, start: &str| finding.arguments.get(key).is_some_and(|said| said.starts_with(start));
    match finding.code {
        Code::ReaderTimeout => true,
        Code::TooLarge => says("what", "memory_mb"),
        Code::Damaged => ["start:", "request:", "reader:"].iter().any(|step| says("reason", step)),
        _ => false,
    }
}

/// A workbook with the hashes of its pictures in place of their bytes; none where there are no pictures.
fn without_pictures(read: &FileRead) -> Option<FileRead> {
    let pictured = |grid: &Grid| grid.sheets.iter().any(|sheet| !sheet.pictures.is_empty());
    if !matches!(&read.contents, Contents::Workbook(grid) if pictured(grid)) {
        return None;
    }
    let mut read = read.clone();
    let Contents::Workbook(grid) = &mut read.contents else { return None };
    let pictures = grid.sheets.iter_mut().flat_map(|sheet| &mut sheet.pictures);
    for picture in pictures.filter(|picture| !picture.bytes.is_empty()) {
        picture.hash = hash(&picture.bytes);
        picture.bytes.clear();
    }
    Some(read)
}
