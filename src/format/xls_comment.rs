//! Comments of an Excel 97 to 2003 sheet: an object, its text, and a note that says beside which cell it hangs.

use super::biff::{Record, kind, u16_at};
use super::biff_text::decode;
use crate::book::Spot;
use std::collections::BTreeMap;

/// The object is a comment.
const COMMENT: u16 = 0x0019;

/// Comments as their records come by. One that cannot be made out is none, and costs the sheet nothing.
#[derive(Default)]
pub(super) struct Comments {
    /// The comment whose text comes next.
    object: Option<u16>,
    texts: BTreeMap<u16, String>,
    found: BTreeMap<Spot, String>,
}

impl Comments {
    /// Takes a record, if it belongs to a comment.
    pub(super) fn take(&mut self, record: &Record<'_>) {
        let data = record.data();
        match record.kind {
            kind::OBJECT => self.object = (u16_at(data, 4) == COMMENT).then(|| u16_at(data, 6)),
            kind::OBJECT_TEXT => {
                if let Some(object) = self.object.take() {
                    self.texts.insert(object, text(record));
                }
            }
            kind::NOTE => {
                let text = self.texts.remove(&u16_at(data, 6)).unwrap_or_default();
                if !text.trim().is_empty() {
                    self.found.insert(Spot::new(u32::from(u16_at(data, 0)), u16_at(data, 2)), text.trim().to_owned());
                }
            }
            _ => {}
        }
    }

    /// The comments by their cells.
    pub(super) fn found(self) -> BTreeMap<Spot, String> {
        self.found
    }
}

/// The text stands in the continuations, each in letters of one byte or of two.
fn text(record: &Record<'_>) -> String {
    let mut length = usize::from(u16_at(record.data(), 10));
    let mut text = String::new();
    for piece in record.pieces.iter().skip(1) {
        let Some((flags, letters)) = piece.split_first().filter(|_| length > 0) else { break };
        let wide = flags & 1 == 1;
        let bytes = letters.len().min(if wide { length * 2 } else { length });
        text.push_str(&decode(&letters[..bytes], wide));
        length = length.saturating_sub(if wide { bytes / 2 } else { bytes });
    }
    text
}
