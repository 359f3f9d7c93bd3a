//! Which encoding a text is written in.

use super::syllable::is_syllable;
use super::{Encoding, decode};
use std::collections::BTreeMap;

/// What is known of a text's encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged {
    /// Unicode beyond doubt, or nothing that could be otherwise.
    AsItIs,
    /// Clearly of this encoding.
    Sure(Encoding),
    /// Neither clearly one nor the other: the workbook's vote decides.
    Unsure,
}

/// Share of syllables a text must have in the encoding it is taken for.
const ENOUGH: f64 = 0.8;
/// By how much it must be better than the text as it is.
const BETTER_THAN_NOW: f64 = 0.1;
/// By how much it must be better than the other old encoding.
const BETTER_THAN_OTHER: f64 = 0.05;

/// Whether a text could be in another encoding at all.
pub fn may_be_other(text: &str) -> bool {
    !text.is_ascii() && !text.chars().any(only_in_unicode)
}

/// Judges one text.
pub fn judge(text: &str) -> Judged {
    if !may_be_other(text) {
        return Judged::AsItIs;
    }
    if decode(Encoding::Mojibake, text).is_some_and(|meant| meant.chars().any(only_in_unicode)) {
        return Judged::Sure(Encoding::Mojibake);
    }
    let now = share(text);
    let [tcvn3, vni] = [Encoding::Tcvn3, Encoding::Vni].map(|encoding| meant_share(encoding, text));
    let (best, encoding, other) =
        if tcvn3 >= vni { (tcvn3, Encoding::Tcvn3, vni) } else { (vni, Encoding::Vni, tcvn3) };
    // Capitals are mostly abbreviations, which prove nothing.
    let proves = text.chars().any(|letter| letter.is_ascii_lowercase())
        || words(text).filter(|word| word.chars().count() > 3).count() > 2;
    let sure = proves && best >= ENOUGH && best > now + BETTER_THAN_NOW && best > other + BETTER_THAN_OTHER;
    if sure { Judged::Sure(encoding) } else { Judged::Unsure }
}

/// What becomes of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settled {
    /// It stays.
    AsItIs,
    /// It was meant as this text.
    Read {
        /// The encoding it was typed in.
        encoding: Encoding,
        /// The text in Unicode.
        text: String,
        /// Whether letters are lost on the way: a program dropped the soft hyphens that TCVN3 writes for «ư».
        lost: bool,
    },
}

/// Settles a text beside the vote of its workbook.
pub fn settle(text: &str, vote: Option<Encoding>) -> Settled {
    let encoding = match (judge(text), vote) {
        (Judged::Sure(encoding), _) => Some(encoding),
        (Judged::Unsure, Some(voted)) if meant_share(voted, text) >= share(text) => Some(voted),
        _ => None,
    };
    let Some((encoding, meant)) = encoding.and_then(|encoding| Some((encoding, decode(encoding, text)?))) else {
        return Settled::AsItIs;
    };
    if meant == text {
        return Settled::AsItIs;
    }
    let lost = encoding == Encoding::Tcvn3 && words(&meant).any(lacks_letter);
    Settled::Read { encoding, text: meant, lost }
}

/// «Khơng»: no syllable, but one with the «ư» that was dropped.
fn lacks_letter(word: &str) -> bool {
    !is_syllable(word)
        && ["ơ", "ờ", "ớ", "ở", "ỡ", "ợ"]
            .iter()
            .any(|letter| is_syllable(&word.to_lowercase().replace(letter, &format!("ư{letter}"))))
}

/// The encoding most of the texts somebody typed are written in; none for Unicode and for a tie.
pub fn vote<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Encoding> {
    let mut votes: BTreeMap<Option<Encoding>, usize> = BTreeMap::new();
    for text in texts {
        match judge(text) {
            Judged::Sure(encoding @ (Encoding::Tcvn3 | Encoding::Vni)) => {
                *votes.entry(Some(encoding)).or_default() += 1;
            }
            Judged::AsItIs if !text.is_ascii() => *votes.entry(None).or_default() += 1,
            _ => {}
        }
    }
    let most = votes.values().copied().max()?;
    let mut first = votes.iter().filter(|(_, count)| **count == most);
    let (encoding, _) = first.next()?;
    if first.next().is_some() { None } else { *encoding }
}

/// Letters no old encoding shows: a text that holds one is Unicode.
fn only_in_unicode(letter: char) -> bool {
    matches!(letter,
        '\u{102}'..='\u{103}' | '\u{110}'..='\u{111}' | '\u{128}'..='\u{129}' | '\u{168}'..='\u{169}'
        | '\u{1a0}'..='\u{1a1}' | '\u{1af}'..='\u{1b0}' | '\u{1ea0}'..='\u{1ef9}')
}

fn meant_share(encoding: Encoding, text: &str) -> f64 {
    decode(encoding, text).map_or(0.0, |meant| match encoding {
        Encoding::Tcvn3 => share_of(&meant, |word| is_syllable(word) || lacks_letter(word)),
        _ => share(&meant),
    })
}

/// Share of the words that are Vietnamese syllables. Words in capitals are mostly abbreviations: they count only where
/// there are no others.
fn share(text: &str) -> f64 {
    share_of(text, is_syllable)
}

fn share_of(text: &str, right: impl Fn(&str) -> bool) -> f64 {
    let words: Vec<&str> = words(text).collect();
    let capital = |word: &&&str| word.chars().count() > 1 && !word.chars().any(char::is_lowercase);
    let small: Vec<&&str> = words.iter().filter(|word| !capital(word)).collect();
    let counted: Vec<&str> = if small.is_empty() { words } else { small.into_iter().copied().collect() };
    if counted.is_empty() {
        return 0.0;
    }
    counted.iter().filter(|word| right(word)).count() as f64 / counted.len() as f64
}

/// Words between blanks and ASCII signs; signs beyond ASCII may be letters of an old encoding and stay in their word.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let split =
        |letter: char| letter.is_ascii() && !letter.is_ascii_alphabetic() || letter == '\u{a0}' || letter == '–';
    text.split(split).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: Judged) {
        assert_eq!(judge(text), expected, "{text}");
    }

    #[test]
    fn unicode_is_never_touched() {
        case("Đoàn khối", Judged::AsItIs);
        case("Sở Y tế", Judged::AsItIs);
        case("BC thang 3", Judged::AsItIs);
        // Letters the Western alphabet has too: right as they stand, but not beyond doubt.
        case("và là", Judged::Unsure);
        assert_eq!(settle("và là", None), Settled::AsItIs);
    }

    #[test]
    fn old_encodings_are_told_apart() {
        case("Uû ban nh©n d©n", Judged::Sure(Encoding::Tcvn3));
        case("Ñoaøn khoái cô quan", Judged::Sure(Encoding::Vni));
        case("Ä\u{90}oÃ\u{a0}n khá»‘i", Judged::Sure(Encoding::Mojibake));
    }

    #[test]
    fn a_workbook_votes() {
        assert_eq!(vote(["Uû ban nh©n d©n", "Së T\u{ad} ph¸p", "Ñoaøn khoái cô quan"]), Some(Encoding::Tcvn3));
        assert_eq!(vote(["Uû ban nh©n d©n", "Ñoaøn khoái cô quan"]), None);
        assert_eq!(vote(["Đoàn khối"]), None);
        assert_eq!(vote(["Đoàn khối", "Đoàn cơ sở", "Uû ban nh©n d©n"]), None);
    }

    #[test]
    fn letters_that_were_dropped_are_noticed() {
        let read = |text: &str, lost| Settled::Read { encoding: Encoding::Tcvn3, text: text.to_owned(), lost };
        assert_eq!(settle("huyÖn Mêng Kh¬ng", None), read("huyện Mờng Khơng", true));
        assert_eq!(settle("huyÖn M\u{ad}êng Kh\u{ad}¬ng", None), read("huyện Mường Khương", false));
    }
}
