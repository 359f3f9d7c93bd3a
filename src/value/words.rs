//! The words of the trade: zero, approximation, units behind numbers, numbers in letters.

/// Words that state a zero in a number field.
pub(super) const ZERO: [&str; 14] = [
    "khong",
    "ko",
    "k",
    "khong co",
    "khong phat sinh",
    "chua co",
    "chua",
    "chua thuc hien",
    "chua phat sinh",
    "ko co",
    "kps",
    "khong phat sinh gi",
    "chua to chuc",
    "khong thuc hien",
];
/// Words that say there is nothing where words are asked, beside those of a zero.
const NIL: [&str; 20] = [
    "0",
    "00",
    "khong co gi",
    "khong de nghi",
    "khong de xuat",
    "khong de nghi khen thuong",
    "don vi khong de nghi",
    "don vi khong co",
    "don vi khong phat sinh",
    "khong dang ky",
    "khong xet",
    "chua de nghi",
    "chua de xuat",
    "chua xet",
    "chua dang ky",
    "chua phat sinh",
    "khong ps",
    "ko ps",
    "ko de nghi",
    "khong co noi dung",
];
/// How such words begin when what there is none of follows: «Không có hoạt động nào».
const NONE_OF: [&str; 7] = [
    "khong co ",
    "khong phat sinh ",
    "chua co ",
    "chua phat sinh ",
    "khong to chuc ",
    "chua to chuc ",
    "khong de nghi ",
];
/// Words of «Không có … nào» at most: more of them tell something.
const SHORT: usize = 8;

/// Whether a whole text only says that there is nothing.
pub(super) fn is_nil(bare: &str) -> bool {
    let bare = bare.trim_matches(['.', ',', ';', '!', '(', ')', '"', '“', '”', ' ']);
    let none_of = NONE_OF.iter().any(|start| bare.starts_with(start));
    let short = bare.split(' ').count() <= SHORT && !bare.contains([',', ';', '.', '(']);
    ZERO.contains(&bare) || NIL.contains(&bare) || (none_of && short && bare.ends_with(" nao"))
}

/// Words that say the unit is not concerned.
pub(super) const NOT_APPLICABLE: [&str; 6] = ["n/a", "na", "kad", "khong ap dung", "khong thuoc dien", "ktd"];
/// Words before an estimate.
pub(super) const APPROXIMATE: [&str; 7] = ["khoang ", "tren ", "gan ", "hon ", "uoc ", "~", ">"];
/// Units of measure and counting words that may stand behind a number.
pub(super) const UNITS: [&str; 62] = [
    "cong trinh",
    "d/c",
    "d.c",
    "dong chi",
    "dvtn",
    "doan vien",
    "luot dvtn",
    "luot",
    "buoi",
    "tam",
    "lop",
    "hoc vien",
    "hv",
    "nguoi",
    "dot",
    "cuoc",
    "phan",
    "suat",
    "can",
    "don vi",
    "don vi mau",
    "doi hinh",
    "thanh vien",
    "phan viec",
    "hoat dong",
    "mo hinh",
    "ho so",
    "luot nguoi",
    "luot dvtn tham gia",
    "clb",
    "cau lac bo",
    "bang-ron",
    "bang ron",
    "cai",
    "chiec",
    "bai",
    "tin",
    "tin bai",
    "ha",
    "m",
    "m2",
    "km",
    "kg",
    "ml",
    "lit",
    "cay",
    "em",
    "ban",
    "thanh nien",
    "hoi vien",
    "cnvclđ",
    "cong doan vien",
    "gio",
    "ngay",
    "ho",
    "ngoi nha",
    "mau",
    "dang vien",
    "uu tu",
    "doan vien uu tu",
    "anh",
    "hinh",
];
/// Numbers in letters.
const NUMBERS: [(&str, f64); 13] = [
    ("một", 1.0),
    ("hai", 2.0),
    ("ba", 3.0),
    ("bốn", 4.0),
    ("tư", 4.0),
    ("năm", 5.0),
    ("sáu", 6.0),
    ("bảy", 7.0),
    ("tám", 8.0),
    ("chín", 9.0),
    ("mười", 10.0),
    ("mười hai", 12.0),
    ("mười lăm", 15.0),
];

/// The number a word says.
pub(super) fn number(word: &str) -> Option<f64> {
    NUMBERS.iter().find(|(name, _)| *name == word).map(|(_, number)| *number)
}

/// Whether the words behind a number only name what is counted.
pub(super) fn is_unit(words: &str) -> bool {
    let bare = super::bare_key(words);
    UNITS.contains(&bare.trim_end_matches('.'))
}
