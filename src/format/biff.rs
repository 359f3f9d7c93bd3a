//! Records of an Excel 5.0 to 2003 workbook stream, one after another, each inside the stream.

use super::ole::truncated;
use super::parts::damaged;
use crate::check::Finding;

/// Kinds of record that are read.
pub(super) mod kind {
    pub(crate) const FORMULA: u16 = 0x0006;
    pub(crate) const EOF: u16 = 0x000A;
    pub(crate) const NAME: u16 = 0x0018;
    pub(crate) const NOTE: u16 = 0x001C;
    pub(crate) const EXTERN_SHEET: u16 = 0x0017;
    pub(crate) const DATE_1904: u16 = 0x0022;
    pub(crate) const FILE_PASS: u16 = 0x002F;
    pub(crate) const CONTINUE: u16 = 0x003C;
    pub(crate) const CODE_PAGE: u16 = 0x0042;
    pub(crate) const OBJECT: u16 = 0x005D;
    pub(crate) const BOUND_SHEET: u16 = 0x0085;
    pub(crate) const MUL_RK: u16 = 0x00BD;
    pub(crate) const RICH_STRING: u16 = 0x00D6;
    pub(crate) const XF: u16 = 0x00E0;
    pub(crate) const MERGED: u16 = 0x00E5;
    pub(crate) const COLUMNS: u16 = 0x007D;
    pub(crate) const SST: u16 = 0x00FC;
    pub(crate) const LABEL_SST: u16 = 0x00FD;
    pub(crate) const SUP_BOOK: u16 = 0x01AE;
    pub(crate) const OBJECT_TEXT: u16 = 0x01B6;
    pub(crate) const NUMBER: u16 = 0x0203;
    pub(crate) const LABEL: u16 = 0x0204;
    pub(crate) const BOOL_ERR: u16 = 0x0205;
    pub(crate) const STRING: u16 = 0x0207;
    pub(crate) const ROW: u16 = 0x0208;
    pub(crate) const RK: u16 = 0x027E;
    pub(crate) const FORMAT: u16 = 0x041E;
    pub(crate) const BOF: u16 = 0x0809;
}

/// A record with its continuations; strings may be cut between them.
#[derive(Clone, Debug)]
pub(super) struct Record<'s> {
    pub(super) kind: u16,
    pub(super) pieces: Vec<&'s [u8]>,
}

impl<'s> Record<'s> {
    /// The bytes before any continuation.
    pub(super) fn data(&self) -> &'s [u8] {
        self.pieces.first().copied().unwrap_or_default()
    }

    /// Refuses a record too short to hold what its kind holds.
    pub(super) fn at_least(&self, length: usize) -> Result<&'s [u8], Box<Finding>> {
        let data = self.data();
        if data.len() < length { Err(damaged("short record").into()) } else { Ok(data) }
    }
}

/// Records of one substream, from its beginning to its end.
pub(super) struct Records<'s> {
    stream: &'s [u8],
    at: usize,
    depth: usize,
    ended: bool,
}

impl<'s> Records<'s> {
    /// The substream that begins here.
    pub(super) fn at(stream: &'s [u8], at: usize) -> Result<Records<'s>, Box<Finding>> {
        if at >= stream.len() {
            return Err(truncated(stream.len()).into());
        }
        match u16_at(stream, at) {
            kind::BOF => Ok(Records { stream, at, depth: 0, ended: false }),
            // A tail of zeros: the copy broke off.
            0 => Err(truncated(stream.len()).into()),
            _ => Err(damaged("no beginning").into()),
        }
    }

    /// The next record of the substream itself; those of charts within are passed over. `None` once its end was seen.
    pub(super) fn next(&mut self) -> Result<Option<Record<'s>>, Box<Finding>> {
        loop {
            if self.ended {
                return Ok(None);
            }
            let record = self.record()?;
            match record.kind {
                kind::BOF => {
                    self.depth += 1;
                    if self.depth == 1 {
                        return Ok(Some(record));
                    }
                }
                kind::EOF => {
                    self.depth = self.depth.saturating_sub(1);
                    self.ended = self.depth == 0;
                }
                _ if self.depth == 1 => return Ok(Some(record)),
                _ => {}
            }
        }
    }

    fn record(&mut self) -> Result<Record<'s>, Box<Finding>> {
        let (kind, data) = self.piece()?;
        // No record is of kind zero: the rest was never written.
        if kind == 0 {
            return Err(truncated(self.stream.len()).into());
        }
        let mut pieces = vec![data];
        while self.at + 4 <= self.stream.len() && u16_at(self.stream, self.at) == kind::CONTINUE {
            pieces.push(self.piece()?.1);
        }
        Ok(Record { kind, pieces })
    }

    fn piece(&mut self) -> Result<(u16, &'s [u8]), Box<Finding>> {
        let cut = || Box::new(truncated(self.stream.len()));
        let head = self.stream.get(self.at..self.at + 4).ok_or_else(cut)?;
        let (kind, length) = (u16_at(head, 0), usize::from(u16_at(head, 2)));
        let data = self.stream.get(self.at + 4..self.at + 4 + length).ok_or_else(cut)?;
        self.at += 4 + length;
        Ok((kind, data))
    }
}

/// A number of two bytes; zero where there are none.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..at + 2).map_or(0, |two| u16::from_le_bytes([two[0], two[1]]))
}

/// A number of four bytes; zero where there are none.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).map_or(0, |four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

/// A number with a point; zero where there is none.
pub(super) fn f64_at(bytes: &[u8], at: usize) -> f64 {
    bytes.get(at..at + 8).and_then(|eight| eight.try_into().ok()).map_or(0.0, f64::from_le_bytes)
}
