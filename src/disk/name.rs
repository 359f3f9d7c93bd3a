//! Names of files as they are shown: one line, whatever somebody called the file.

use crate::value::clean;
use std::ffi::OsStr;

/// A name as shown: NFC, odd blanks made plain; what would break the line, turn it around or cannot be read is spelt out.
pub(super) fn shown(name: &OsStr) -> String {
    let mut text = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|byte| format!("\\x{byte:02X}")));
    }
    let cleaned = clean(&text);
    if cleaned.is_empty() {
        return text.chars().map(|letter| letter.escape_unicode().to_string()).collect();
    }
    cleaned.chars().map(|letter| if misleads(letter) { escaped(letter) } else { letter.to_string() }).collect()
}

/// Breaks the line, moves the cursor, or turns the order of what stands beside it.
fn misleads(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn escaped(letter: char) -> String {
    letter.escape_default().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(name: &str, expected: &str) {
        assert_eq!(shown(OsStr::new(name)), expected);
    }

    #[test]
    fn a_name_stays_one_line_in_one_direction() {
        case("Báo cáo.xlsx", "Báo cáo.xlsx");
        case("Ba\u{301}o ca\u{301}o.xlsx", "Báo cáo.xlsx");
        case("a\nb.xlsx", "a\\nb.xlsx");
        case("a\u{1b}[2Jb.xlsx", "a\\u{1b}[2Jb.xlsx");
        case("\u{202e}xslx.exe", "\\u{202e}xslx.exe");
        case("a\tb", "a b");
        case(" ", "\\u{20}");
        case("\u{200b}", "\\u{200b}");
    }

    #[cfg(unix)]
    #[test]
    fn bytes_that_are_no_letters_are_spelt_out() {
        use std::os::unix::ffi::OsStrExt;
        assert_eq!(shown(OsStr::from_bytes(b"B\xe1o c\xe1o.xls")), "B\\xE1o c\\xE1o.xls");
    }
}
