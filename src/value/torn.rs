//! Words torn apart by copying from a PDF: «ĐOÀ N HỌ C VIỆ N». They are told with what they probably were, never put
//! together silently.

use crate::encoding::is_syllable;

/// Torn words from which a text counts as torn; «tổ N» alone is no torn word.
const ENOUGH: usize = 2;

/// The text with its words whole again; none where nothing looks torn.
pub(super) fn mended(text: &str) -> Option<String> {
    let (_, torn) = joined(text, |end| !is_syllable(end));
    // Once a text is torn, ends that could be words belong to the word before as well: «Hộ i».
    (torn >= ENOUGH).then(|| joined(text, |_| true).0)
}

/// Puts ends of one or two letters to the marked letter before them; how many there were.
fn joined(text: &str, is_end: impl Fn(&str) -> bool) -> (String, usize) {
    let mut words: Vec<String> = Vec::new();
    let mut torn = 0;
    for word in text.split(' ') {
        let end = word.trim_end_matches([',', '.', ';', ':', ')']);
        match words.last_mut().filter(|before| is_end(end) && joins(before, end)) {
            Some(before) => {
                before.push_str(word);
                torn += 1;
            }
            None => words.push(word.to_owned()),
        }
    }
    (words.join(" "), torn)
}

/// A letter with marks, then one or two letters that make one syllable with it.
fn joins(before: &str, end: &str) -> bool {
    let marked = before.chars().last().is_some_and(|letter| letter.is_alphabetic() && !letter.is_ascii());
    let short = (1..=2).contains(&end.len()) && end.bytes().all(|letter| letter.is_ascii_alphabetic());
    let start = before.trim_start_matches(|letter: char| !letter.is_alphabetic());
    marked && short && is_syllable(&format!("{start}{end}"))
}

#[cfg(test)]
mod tests {
    use super::mended;

    #[test]
    fn torn_words_are_put_together() {
        assert_eq!(mended("ĐOÀ N HỌ C VIỆ N").as_deref(), Some("ĐOÀN HỌC VIỆN"));
        assert_eq!(
            mended("Hộ i nghị cá n bộ, sá ng 14/3: họ c tập").as_deref(),
            Some("Hội nghị cán bộ, sáng 14/3: học tập")
        );
    }

    #[test]
    fn words_that_stand_alone_stay_alone() {
        for text in ["Tổ N và tổ C", "Chi đoàn lớp A", "Quý I, quý II", "Đoàn Khối thăm mẹ Tư", "số n", ""]
        {
            assert_eq!(mended(text), None, "{text}");
        }
    }
}
