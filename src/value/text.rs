//! Text as stored and as compared.

use super::{Context, Note, Raw, Reading, Value, torn, words};
use unicode_normalization::UnicodeNormalization;

/// Text as stored: NFC, look-alikes of Đ folded, odd blanks made plain, invisible signs dropped, ends trimmed.
pub fn clean(text: &str) -> String {
    // Nearly every text is clean already, and most of the time would go into proving it.
    if is_clean(text) {
        return text.trim().to_owned();
    }
    let folded = text.nfc().filter_map(|letter| match letter {
        '\u{d0}' | '\u{189}' => Some('Đ'),
        '\u{f0}' | '\u{256}' => Some('đ'),
        '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{3000}' | '\t' => Some(' '),
        '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{200c}' | '\u{200d}' | '\r' => None,
        other => Some(other),
    });
    folded.collect::<String>().trim().to_owned()
}

fn is_clean(text: &str) -> bool {
    let changed = |letter: char| {
        matches!(letter, '\t' | '\r' | '\u{a0}' | '\u{ad}' | '\u{d0}' | '\u{f0}' | '\u{189}' | '\u{256}')
    };
    // Letters of Vietnamese and of its neighbours, composed; dashes and quotation marks of a text.
    let known = |letter: char| matches!(letter, '\0'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{2027}');
    text.chars().all(|letter| known(letter) && !changed(letter))
}

/// The words a form itself asks for where there is nothing to write.
const NOTHING: &str = "không có";

/// Words as a value: kept whole, line breaks included. Words that only say that there is nothing are an empty text, unless
/// words are a report of their own.
pub(super) fn read(raw: &Raw, context: &Context<'_>) -> Reading {
    let text = clean(&raw.shown());
    // Dashes and dots are no words; a dash alone says that there are none.
    let dash = !context.narrative && !text.is_empty() && text.chars().all(is_dash);
    if !dash && text.chars().all(|letter| is_dash(letter) || matches!(letter, '.' | '…' | '/' | '_')) {
        return Reading::Missing;
    }
    let bare = bare_key(&text);
    if !context.narrative && says_not_concerned(&text) {
        return Reading::NotApplicable;
    }
    if dash || (!context.narrative && words::is_nil(&bare)) {
        let asked = key(&text).trim_end_matches('.') == NOTHING;
        return Reading::noted(Value::Text(String::new()), if asked { Vec::new() } else { vec![Note::NilWord] });
    }
    match torn::mended(&text) {
        Some(whole) => Reading::noted(Value::Text(text), vec![Note::Torn(whole)]),
        None => Reading::plain(Value::Text(spelt(&text))),
    }
}

/// Whether a whole text only says that the unit is not concerned.
pub fn says_not_concerned(text: &str) -> bool {
    words::NOT_APPLICABLE.contains(&bare_key(text).trim_end_matches('.'))
}

/// Whether a whole text only says that there is nothing of what a list asks for: «Không có», «Không phát sinh hoạt động».
pub fn says_none(text: &str, noun: &str) -> bool {
    let bare = bare_key(text);
    let bare = bare.trim_matches(['.', ',', ';', '!', ' ']);
    let short = bare.strip_suffix(&bare_key(noun)).map(str::trim_end);
    let dash = !bare.is_empty() && bare.chars().all(is_dash);
    dash || words::is_nil(bare) || short.is_some_and(|rest| rest.contains(' ') && words::is_nil(rest))
}

/// Tone marks where laws and offices print them: hòa, ủy. The other place is no mistake, so that nothing is told.
pub(crate) fn spelt(text: &str) -> String {
    let words = text.split_inclusive(|letter: char| !letter.is_alphabetic());
    let placed = words.map(|part| {
        let word = part.trim_end_matches(|letter: char| !letter.is_alphabetic());
        placed(word).map_or_else(|| part.to_owned(), |placed| placed + &part[word.len()..])
    });
    placed.collect()
}

/// A word that ends in two vowels with the mark in its other place; none for every other word.
fn placed(word: &str) -> Option<String> {
    let (at, _) = word.char_indices().rev().nth(1)?;
    let (front, end) = word.split_at(at);
    let lower = end.to_lowercase();
    let (_, new) = TONE_PAIRS.iter().find(|(pair, _)| *pair == lower)?;
    let capital = |(new, old): (char, char)| if old.is_uppercase() { new.to_uppercase().next() } else { Some(new) };
    let end: Option<String> = new.chars().zip(end.chars()).map(capital).collect();
    // In «quỳ» the u belongs to the q.
    end.filter(|_| !front.ends_with(['q', 'Q'])).map(|end| format!("{front}{end}"))
}

/// Comparison key: lower case, tone placement folded (hoà = hòa, uỷ = ủy), dashes and blanks made one.
pub fn key(text: &str) -> String {
    let lower: String =
        clean(text).to_lowercase().chars().map(|letter| if is_dash(letter) { '-' } else { letter }).collect();
    let placed = fold_tone_place(&lower);
    placed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Comparison key without marks: «Sở Y tế» → «so y te».
pub fn bare_key(text: &str) -> String {
    let bare = key(text).nfd().filter(|letter| !('\u{300}'..='\u{36f}').contains(letter)).collect::<String>();
    bare.replace('đ', "d")
}

pub(super) fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '–' | '—' | '−' | '‑' | '‒')
}

/// Pairs of spellings that differ only in where the tone mark stands.
const TONE_PAIRS: [(&str, &str); 18] = [
    ("oà", "òa"),
    ("oá", "óa"),
    ("oả", "ỏa"),
    ("oã", "õa"),
    ("oạ", "ọa"),
    ("oè", "òe"),
    ("oé", "óe"),
    ("oẻ", "ỏe"),
    ("oẽ", "õe"),
    ("oẹ", "ọe"),
    ("uỳ", "ùy"),
    ("uý", "úy"),
    ("uỷ", "ủy"),
    ("uỹ", "ũy"),
    ("uỵ", "ụy"),
    ("quí", "quý"),
    ("qúy", "quý"),
    ("qùy", "quỳ"),
];

fn fold_tone_place(text: &str) -> String {
    // Few texts hold such a pair, and looking for each of them is where most of the time would go.
    let marked = |(first, second): (char, char)| matches!(first, 'o' | 'q' | 'u') && !second.is_ascii();
    if !text.chars().zip(text.chars().skip(1)).any(marked) {
        return text.to_owned();
    }
    TONE_PAIRS
        .iter()
        .fold(text.to_owned(), |text, (new, old)| if text.contains(new) { text.replace(new, old) } else { text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(left: &str, right: &str) {
        assert_eq!(key(left), key(right));
    }

    #[test]
    fn spellings_of_one_word_have_one_key() {
        same("Uỷ ban", "Ủy ban");
        same("Hoà Bình", "Hòa  bình");
        same("Ðoàn – Đội", "đoàn - đội");
        same("Đa\u{309}m bảo", "Đảm bảo");
    }

    #[test]
    fn what_is_clean_already_stays_and_nothing_else() {
        for text in ["Đoàn cơ sở «Sở Y tế»", " 12 ", "a – b", "“x”", "ĐẢNG ỦY KHỐI\nngày"] {
            assert!(is_clean(text), "{text}");
            assert_eq!(clean(text), text.nfc().collect::<String>().trim(), "{text}");
        }
        for text in ["a\u{a0}b", "Ðoàn", "Đa\u{309}m", "a\u{200b}", "a\tb", "\u{ad}x"] {
            assert!(!is_clean(text), "{text}");
        }
    }

    #[test]
    fn the_tone_mark_is_stored_where_offices_print_it() {
        for (typed, stored) in
            [("Uỷ ban, hoà bình", "Ủy ban, hòa bình"), ("KHOẺ", "KHỎE"), ("Hoàn quý quỳ hòa", "Hoàn quý quỳ hòa")]
        {
            assert_eq!(spelt(typed), stored);
        }
    }

    #[test]
    fn without_marks() {
        assert_eq!(bare_key("Sở Nông nghiệp và Phát triển nông thôn"), "so nong nghiep va phat trien nong thon");
        assert_eq!(bare_key("ĐƯỜNG"), "duong");
    }

    #[test]
    fn different_words_keep_different_keys() {
        assert_ne!(key("Bệnh viện Nhi"), key("Bệnh viện Nhì"));
    }
}
