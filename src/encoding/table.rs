//! The letters of the two encodings Vietnamese offices wrote in before Unicode (`domain/tcvn3.tsv`, `domain/vni.tsv`).
//!
//! Only pairs of codes are facts here. In a cell a byte is seen as the letter Windows-1252 gives it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// TCVN3 (ABC): one sign, then its letter. Toned capitals do not exist in it: fonts ending in H draw the small ones tall.
const TCVN3: &str = "¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ ¨ă ©â ªê «ô ¬ơ \u{ad}ư ®đ µà ¶ả ·ã ¸á ¹ạ »ằ ¼ẳ ½ẵ ¾ắ Æặ Çầ Èẩ Éẫ Êấ Ëậ Ìè Îẻ Ïẽ \
    Ðé Ñẹ Òề Óể Ôễ Õế Öệ ×ì Øỉ Üĩ Ýí Þị ßò áỏ âõ ãó äọ åồ æổ çỗ èố éộ êờ ëở ìỡ íớ îợ ïù ñủ òũ óú ôụ õừ \
    öử ÷ữ øứ ùự úỳ ûỷ üỹ ýý þỵ";

/// VNI: the signs, then their letter; capitals follow from the small ones.
const VNI: &str = "aùá aøà aûả aõã aïạ aââ aáấ aàầ aåẩ aãẫ aäậ aêă aéắ aèằ aúẳ aüẵ aëặ eùé eøè eûẻ eõẽ eïẹ eâê eáế eàề \
    eåể eãễ eäệ oùó oøò oûỏ oõõ oïọ oâô oáố oàồ oåổ oãỗ oäộ ôơ ôùớ ôøờ ôûở ôõỡ ôïợ uùú uøù uûủ uõũ uïụ \
    öư öùứ öøừ öûử öõữ öïự íí ìì æỉ óĩ òị yùý yøỳ yûỷ yõỹ îỵ ñđ";

/// TCVN3 signs to letters.
pub(super) static TCVN3_LETTERS: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
    let pairs = TCVN3.split(' ').filter_map(|pair| Some((pair.chars().next()?, pair.chars().nth(1)?)));
    pairs.collect()
});

/// VNI signs to letters: a base letter with the mark after it, or one letter of its own.
pub(super) static VNI_LETTERS: LazyLock<BTreeMap<String, char>> = LazyLock::new(|| {
    let mut letters = BTreeMap::new();
    for pair in VNI.split(' ') {
        let mut signs: Vec<char> = pair.chars().collect();
        let Some(letter) = signs.pop() else { continue };
        letters.insert(signs.iter().collect(), letter);
        letters.insert(signs.iter().flat_map(|sign| sign.to_uppercase()).collect(), capital(letter));
        // A mark may have the other case than its base; the base decides.
        if let [base, mark] = signs[..] {
            letters.insert([base].into_iter().chain(mark.to_uppercase()).collect(), letter);
            letters.insert(base.to_uppercase().chain([mark]).collect(), capital(letter));
        }
    }
    letters
});

fn capital(letter: char) -> char {
    letter.to_uppercase().next().unwrap_or(letter)
}
