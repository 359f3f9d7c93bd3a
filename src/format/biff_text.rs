//! Texts in records of old Excel workbooks: in a code page, in Latin-1 or in UTF-16, cut between continuations.

use super::biff::{Record, u16_at, u32_at};
use super::parts::damaged;
use crate::check::Finding;
use encoding_rs::Encoding;

type Read<T> = Result<T, Box<Finding>>;

/// How texts are kept: since Excel 97 in Unicode, before in a code page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Script {
    /// Whether the workbook is of Excel 97 or later.
    pub(super) unicode: bool,
    /// The code page before that.
    pub(super) page: &'static Encoding,
}

impl Script {
    /// The encoding of a code page by its number.
    pub(super) fn page(number: u16) -> &'static Encoding {
        let label = match number {
            1250..=1258 => format!("windows-{number}"),
            874 => "windows-874".to_owned(),
            932 => "shift_jis".to_owned(),
            936 => "gbk".to_owned(),
            949 => "euc-kr".to_owned(),
            950 => "big5".to_owned(),
            10000 => "macintosh".to_owned(),
            _ => String::new(),
        };
        Encoding::for_label(label.as_bytes()).unwrap_or(encoding_rs::WINDOWS_1252)
    }

    /// A text after a length of one or two bytes.
    pub(super) fn text(self, bytes: &[u8], wide_length: bool) -> Read<String> {
        let (length, at) = if wide_length {
            (usize::from(u16_at(bytes, 0)), 2)
        } else {
            (usize::from(bytes.first().copied().unwrap_or_default()), 1)
        };
        if length == 0 {
            return Ok(String::new());
        }
        self.letters(bytes.get(at..).unwrap_or_default(), length)
    }

    /// A text of so many letters.
    pub(super) fn letters(self, bytes: &[u8], length: usize) -> Read<String> {
        let cut = || Box::new(damaged("short text"));
        if !self.unicode {
            let bytes = bytes.get(..length).ok_or_else(cut)?;
            return Ok(self.page.decode_without_bom_handling(bytes).0.into_owned());
        }
        let flags = *bytes.first().ok_or_else(cut)?;
        let size = if flags & 1 == 1 { length * 2 } else { length };
        Ok(decode(bytes.get(1..=size).ok_or_else(cut)?, flags & 1 == 1))
    }

    /// A text after a length of two bytes that may run on in continuations, each of which tells its width anew.
    pub(super) fn long_text(self, record: &Record<'_>, skip: usize) -> Read<String> {
        if !self.unicode {
            return self.text(record.data().get(skip..).unwrap_or_default(), true);
        }
        let mut cursor = Cursor { pieces: &record.pieces, piece: 0, at: skip };
        let length = cursor.short()?;
        if length == 0 {
            return Ok(String::new());
        }
        let wide = cursor.byte()? & 1 == 1;
        cursor.letters(usize::from(length), wide)
    }
}

/// The shared texts of a workbook.
pub(super) fn shared(record: &Record<'_>, budget: usize) -> Read<Vec<String>> {
    let mut cursor = Cursor { pieces: &record.pieces, piece: 0, at: 8 };
    let declared = u32_at(record.data(), 4) as usize;
    let mut texts = Vec::new();
    while texts.len() < declared && cursor.more() {
        if texts.len() > budget {
            return Err(super::parts::too_large("cells", texts.len(), budget).into());
        }
        texts.push(cursor.rich()?);
    }
    Ok(texts)
}

pub(super) fn decode(bytes: &[u8], wide: bool) -> String {
    if wide {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])).collect();
        return String::from_utf16_lossy(&units);
    }
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// A place in a record's pieces.
struct Cursor<'r, 's> {
    pieces: &'r [&'s [u8]],
    piece: usize,
    at: usize,
}

impl Cursor<'_, '_> {
    fn more(&mut self) -> bool {
        while self.piece < self.pieces.len() && self.at >= self.pieces[self.piece].len() {
            self.at -= self.pieces[self.piece].len();
            self.piece += 1;
        }
        self.piece < self.pieces.len()
    }

    fn byte(&mut self) -> Read<u8> {
        if !self.more() {
            return Err(damaged("short text").into());
        }
        self.at += 1;
        Ok(self.pieces[self.piece][self.at - 1])
    }

    fn short(&mut self) -> Read<u16> {
        Ok(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    /// A text with its runs of looks and its reading aids, which are passed over.
    fn rich(&mut self) -> Read<String> {
        let length = usize::from(self.short()?);
        let flags = self.byte()?;
        let runs = if flags & 8 == 8 { usize::from(self.short()?) } else { 0 };
        let aids = if flags & 4 == 4 { usize::from(self.short()?) | usize::from(self.short()?) << 16 } else { 0 };
        let text = self.letters(length, flags & 1 == 1)?;
        self.skip(runs.saturating_mul(4).saturating_add(aids))?;
        Ok(text)
    }

    fn letters(&mut self, mut length: usize, mut wide: bool) -> Read<String> {
        let mut text = Vec::with_capacity(length);
        while length > 0 {
            let Some(piece) = self.pieces.get(self.piece) else { return Err(damaged("short text").into()) };
            if self.at >= piece.len() {
                (self.piece, self.at) = (self.piece + 1, 0);
                wide = self.byte()? & 1 == 1;
                continue;
            }
            let size = if wide { 2 } else { 1 };
            let take = ((piece.len() - self.at) / size).min(length);
            if take == 0 {
                return Err(damaged("text cut within a letter").into());
            }
            let bytes = &piece[self.at..self.at + take * size];
            if wide {
                text.extend(bytes.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])));
            } else {
                text.extend(bytes.iter().map(|byte| u16::from(*byte)));
            }
            self.at += take * size;
            length -= take;
        }
        Ok(String::from_utf16_lossy(&text))
    }

    fn skip(&mut self, mut count: usize) -> Read<()> {
        while count > 0 {
            let Some(piece) = self.pieces.get(self.piece) else { return Err(damaged("short text").into()) };
            let step = (piece.len().saturating_sub(self.at)).min(count);
            count -= step;
            self.at += step;
            if count > 0 {
                (self.piece, self.at) = (self.piece + 1, 0);
            }
        }
        Ok(())
    }
}
