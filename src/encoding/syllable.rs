//! What a Vietnamese syllable looks like: an onset, a rhyme, at most one tone.

use std::collections::BTreeSet;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

const ONSETS: &str = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x";

const RHYMES: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng \
    eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y yêm \
    yên yêng yêt yêu ynh ych yt o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt \
    oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um \
    un ung up ut uân uâng uât uây uê uêch uênh uơ uy uya uych uyên uyêt uyn uynh uyt uyu uôc uôi uôm uôn \
    uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu";

static ONSET_LIST: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut onsets: Vec<&str> = ONSETS.split(' ').collect();
    onsets.sort_by_key(|onset| std::cmp::Reverse(onset.len()));
    onsets.push("");
    onsets
});
static RHYME_LIST: LazyLock<BTreeSet<&str>> = LazyLock::new(|| RHYMES.split(' ').collect());

/// Tone marks: huyền, sắc, ngã, hỏi, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// Whether a word is a Vietnamese syllable.
pub(crate) fn is_syllable(word: &str) -> bool {
    let lower = word.to_lowercase();
    let tones: Vec<char> = lower.nfd().filter(|letter| TONES.contains(letter)).collect();
    let plain: String = lower.nfd().filter(|letter| !TONES.contains(letter)).nfc().collect();
    if tones.len() > 1 {
        return false;
    }
    // A syllable closed by a stop has the tone sắc or nặng.
    let stopped = ["c", "ch", "p", "t"].iter().any(|end| plain.ends_with(end));
    if stopped && !matches!(tones.first(), Some('\u{301}' | '\u{323}')) {
        return false;
    }
    ONSET_LIST.iter().any(|onset| plain.strip_prefix(onset).is_some_and(|rhyme| RHYME_LIST.contains(rhyme)))
}

#[cfg(test)]
mod tests {
    use super::is_syllable;

    #[test]
    fn words_of_the_office_are_syllables() {
        for word in "Đoàn Khối cơ quan chuyên trách quyết định giếng gì khuya ủy uỷ quốc nghiêng Yên".split(' ')
        {
            assert!(is_syllable(word), "{word}");
        }
    }

    #[test]
    fn other_words_are_not() {
        for word in "LĐLĐ Ñoaøn khèi Microsoft strong phat x1 TCCSĐ".split(' ') {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
