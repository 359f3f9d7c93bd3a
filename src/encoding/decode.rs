//! Text of an old encoding → Unicode, NFC.

use super::table::{TCVN3_LETTERS, VNI_LETTERS};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// Encodings told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// TCVN3, also called ABC: fonts `.VnTime`, `.VnArial`.
    Tcvn3,
    /// VNI-Windows: fonts `VNI-Times`.
    Vni,
    /// UTF-8 whose bytes were taken for Windows-1252.
    Mojibake,
}

/// The text as it was meant; none where it cannot be of this encoding.
pub fn decode(encoding: Encoding, text: &str) -> Option<String> {
    match encoding {
        Encoding::Tcvn3 => Some(tcvn3(text)),
        Encoding::Vni => Some(vni(text)),
        Encoding::Mojibake => mojibake(text),
    }
}

fn tcvn3(text: &str) -> String {
    text.chars().map(|sign| TCVN3_LETTERS.get(&sign).copied().unwrap_or(sign)).nfc().collect()
}

/// Two signs before one: marks and letters of their own do not overlap, so that this is unambiguous.
fn vni(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let mut meant = String::with_capacity(text.len());
    let mut at = 0;
    while at < signs.len() {
        let letter = |length: usize| {
            let signs: String = signs.get(at..at + length)?.iter().collect();
            VNI_LETTERS.get(&signs).map(|letter| (*letter, length))
        };
        let (letter, length) = letter(2).or_else(|| letter(1)).unwrap_or((signs[at], 1));
        meant.push(letter);
        at += length;
    }
    meant.nfc().collect()
}

fn mojibake(text: &str) -> Option<String> {
    let bytes: Option<Vec<u8>> = text.chars().map(byte).collect();
    let meant = String::from_utf8(bytes?).ok()?;
    Some(meant.nfc().collect())
}

/// The byte Windows-1252 shows as this letter; the five bytes it leaves open stand for themselves.
fn byte(letter: char) -> Option<u8> {
    if matches!(letter, '\u{81}' | '\u{8d}' | '\u{8f}' | '\u{90}' | '\u{9d}') {
        return Some(letter as u8);
    }
    let mut buffer = [0; 4];
    let (bytes, _, failed) = encoding_rs::WINDOWS_1252.encode(letter.encode_utf8(&mut buffer));
    match (&*bytes, failed) {
        ([byte], false) => Some(*byte),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn specimens_of_each_encoding() {
        assert_eq!(
            decode(Encoding::Tcvn3, "C¨n cø LuËt Tæ chøc ChÝnh phñ").as_deref(),
            Some("Căn cứ Luật Tổ chức Chính phủ")
        );
        assert_eq!(decode(Encoding::Vni, "Ñoaøn khoái").as_deref(), Some("Đoàn khối"));
        assert_eq!(decode(Encoding::Vni, "ÑOAØN KHOÁI").as_deref(), Some("ĐOÀN KHỐI"));
        assert_eq!(decode(Encoding::Mojibake, "Ä\u{90}oÃ\u{a0}n khá»‘i").as_deref(), Some("Đoàn khối"));
        assert_eq!(decode(Encoding::Mojibake, "Đoàn"), None);
    }
}
