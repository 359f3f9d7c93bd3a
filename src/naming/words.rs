//! Text cut into the words names are compared by.

use crate::value::{bare_key, key};

/// A word under its two keys.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Word {
    /// With marks; tone placement and i/y folded.
    pub(super) marked: String,
    /// Without marks.
    pub(super) bare: String,
}

/// The words of a text: letters and digits, whatever stands between. «và» and «&» are no words, «TP.» is «thành phố».
pub(super) fn words(text: &str) -> Vec<Word> {
    let text = split_cases(&crate::value::clean(text));
    let cut = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    cut.flat_map(spelt_out).filter(|word| word.bare != "va").collect()
}

/// «TP» stands for «thành phố».
fn spelt_out(word: &str) -> Vec<Word> {
    match bare_key(word).as_str() {
        "tp" => ["thành", "phố"].map(one).to_vec(),
        "tpct" => ["thành", "phố", "Cần", "Thơ"].map(one).to_vec(),
        _ => vec![one(word)],
    }
}

fn one(word: &str) -> Word {
    Word { marked: folded(&key(word)), bare: folded(&bare_key(word)) }
}

/// `BaoCaoSoTuPhap`: a small letter before a tall one ends a word.
fn split_cases(text: &str) -> String {
    let mut cut = String::with_capacity(text.len());
    let mut before = ' ';
    for letter in text.chars() {
        if before.is_lowercase() && letter.is_uppercase() {
            cut.push(' ');
        }
        cut.push(letter);
        before = letter;
    }
    cut
}

/// Kỹ = kĩ, sỹ = sĩ, lý = lí: y alone after these letters is i.
fn folded(word: &str) -> String {
    const Y: [(char, char); 6] = [('y', 'i'), ('ý', 'í'), ('ỳ', 'ì'), ('ỷ', 'ỉ'), ('ỹ', 'ĩ'), ('ỵ', 'ị')];
    let mut letters: Vec<char> = word.chars().collect();
    if let [before, last] = letters[..]
        && matches!(before, 'h' | 'k' | 'l' | 'm' | 's' | 't' | 'v')
        && let Some((_, short)) = Y.iter().find(|(long, _)| *long == last)
    {
        letters = vec![before, *short];
    }
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::words;

    #[track_caller]
    fn same(left: &str, right: &str) {
        assert_eq!(words(left), words(right));
    }

    #[test]
    fn spellings_of_one_name_have_the_same_words() {
        same("Sở NN&PTNT", "Sở NN và PTNT");
        same("Bệnh viện Huyết học - Truyền máu", "Bệnh viện Huyết học, Truyền máu");
        same("BHXH TP.", "BHXH thành phố");
        same("kỹ thuật", "kĩ thuật");
        same("Uỷ ban", "Ủy ban");
        same("SoTuPhap", "So Tu Phap");
    }
}
