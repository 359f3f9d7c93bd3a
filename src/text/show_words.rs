//! Words of plan keys that people read.

use super::{Lang, pick, two};

/// How something comes to the office.
pub(super) fn channel(channel: &str, lang: Lang) -> String {
    match channel {
        "email" => pick(lang, "thư điện tử", "e-mail").to_owned(),
        "paper" => pick(lang, "bản giấy", "on paper").to_owned(),
        "zalo" => "Zalo".to_owned(),
        other => other.to_owned(),
    }
}

/// The first letter as a capital.
pub(super) fn first_up(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A count: «03» in Vietnamese papers, «3» in English.
pub(super) fn counted(count: usize, lang: Lang) -> String {
    if lang == Lang::Vi { two(count) } else { count.to_string() }
}
