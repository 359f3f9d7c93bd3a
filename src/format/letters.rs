//! Bytes of a text file → letters: by its mark, by what it says of itself, else UTF-8, else the Vietnamese code page.

use super::parts::damaged;
use crate::check::Finding;
use encoding_rs::Encoding;

/// The text of a file that may name its own encoding.
pub(super) fn decoded(bytes: &[u8], label: Option<&str>) -> Result<String, Box<Finding>> {
    let text = match (Encoding::for_bom(bytes), std::str::from_utf8(bytes)) {
        (Some((encoding, _)), _) => encoding.decode(bytes).0.into_owned(),
        (None, Ok(text)) => text.to_owned(),
        (None, Err(_)) => {
            let named = label.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
            let encoding = named.filter(|named| *named != encoding_rs::UTF_8).unwrap_or(encoding_rs::WINDOWS_1258);
            encoding.decode(bytes).0.into_owned()
        }
    };
    if text.contains('\0') {
        return Err(damaged("zeros in a text").into());
    }
    Ok(text)
}

/// The text of a file somebody typed, if it is one.
pub fn plain_text(bytes: &[u8]) -> Option<String> {
    decoded(bytes, None).ok()
}
