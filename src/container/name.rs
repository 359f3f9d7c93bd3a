//! Names from inside a container. A name is only ever shown, never a path: what would lead outside is taken off.

use encoding_rs::WINDOWS_1258;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// Longest name that is shown.
const LONGEST: usize = 200;
/// Upper half of code page 437, which old archivers write.
const CP437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// A name in any encoding: UTF-8 where it is, else the code page in which it has most letters.
pub(super) fn decoded(raw: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(raw) {
        return text.to_owned();
    }
    let old: Vec<char> = CP437.chars().collect();
    let letter = |byte: &u8| if *byte < 0x80 { char::from(*byte) } else { old[usize::from(*byte - 0x80)] };
    let dos: String = raw.iter().map(letter).collect();
    let windows: String = WINDOWS_1258.decode(raw).0.nfc().collect();
    // Marks that found no vowel, and frames and signs, speak against a reading.
    let odd = |text: &str| text.chars().filter(|letter| !letter.is_ascii() && !letter.is_alphabetic()).count();
    let greek = |text: &str| text.chars().filter(|letter| ('α'..='ω').contains(letter)).count();
    if odd(&dos) + greek(&dos) < odd(&windows) { dos } else { windows }
}

/// The name as it is shown: no drive, no folder above, no control characters or marks that turn the writing round.
pub(super) fn harmless(name: &str, fallback: &str) -> String {
    let turned =
        |letter: char| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
    let plain: String =
        crate::value::clean(name).chars().filter(|letter| !letter.is_control() && !turned(*letter)).collect();
    let parts = plain.split(['/', '\\']).map(str::trim).filter(|part| !part.is_empty() && !is_path_trick(part));
    let joined = parts.collect::<Vec<_>>().join("/");
    if joined.is_empty() { fallback.to_owned() } else { cut(&joined) }
}

/// `.`, `..`, `C:`.
fn is_path_trick(part: &str) -> bool {
    part.chars().all(|letter| letter == '.') || (part.len() == 2 && part.ends_with(':'))
}

/// The end of a long name tells most: it has the ending.
fn cut(name: &str) -> String {
    let length = name.chars().count();
    if length <= LONGEST {
        name.to_owned()
    } else {
        format!("…{}", name.chars().skip(length - LONGEST).collect::<String>())
    }
}

/// Names given so far; a second file of a name gets a number.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// The name, or the name with a number where it was given before.
    pub(super) fn unique(&mut self, name: String) -> String {
        let (stem, ending) = match name.rsplit_once('.') {
            Some((stem, ending)) if !ending.contains('/') => (stem.to_owned(), format!(".{ending}")),
            _ => (name.clone(), String::new()),
        };
        let numbered = (2..).map(|number| format!("{stem} ({number}){ending}"));
        let free = std::iter::once(name).chain(numbered).find(|name| !self.0.contains(&name.to_lowercase()));
        let name = free.unwrap_or_default();
        self.0.insert(name.to_lowercase());
        name
    }
}

/// What systems put into archives unasked.
pub(super) fn is_left_by_a_system(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    name.starts_with("__MACOSX/")
        || file == ".DS_Store"
        || file.starts_with("._")
        || file.eq_ignore_ascii_case("thumbs.db")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(name: &str, shown: &str) {
        assert_eq!(harmless(name, "tệp 1"), shown);
    }

    #[test]
    fn a_name_leads_nowhere() {
        case("../../etc/passwd", "etc/passwd");
        case("C:\\BC\\STP.xlsx", "BC/STP.xlsx");
        case("/BC.xlsx", "BC.xlsx");
        case("BC\0.xlsx", "BC.xlsx");
        case("BC\u{202e}xslx.exe", "BCxslx.exe");
        case("..", "tệp 1");
        case("Báo cáo.xlsx", "Báo cáo.xlsx");
    }

    #[test]
    fn names_in_old_code_pages_are_read_as_vietnamese() {
        assert_eq!(decoded("Báo cáo.xlsx".as_bytes()), "Báo cáo.xlsx");
        let (wide, _, failed) = WINDOWS_1258.encode("Ba\u{301}o ca\u{301}o.xlsx");
        assert!(!failed);
        assert_eq!(decoded(&wide), "Báo cáo.xlsx");
        assert_eq!(decoded(b"B\xa0o c\xa0o.xlsx"), "Báo cáo.xlsx");
    }

    #[test]
    fn two_files_of_one_name_are_told_apart() {
        let mut names = Names::default();
        assert_eq!(names.unique("BC.xlsx".to_owned()), "BC.xlsx");
        assert_eq!(names.unique("bc.xlsx".to_owned()), "bc (2).xlsx");
        assert_eq!(names.unique("BC.xlsx".to_owned()), "BC (3).xlsx");
    }
}
