//! What may stand as the criterion of COUNTIF, SUMIF and their kin.
//!
//! A criterion is refused where the engines read it differently, or where it matches rows nobody has filled: the
//! workbook has more of those than the rows we read.

use super::token::{Kind, Token};

/// Whether a criterion made of these pieces means the same everywhere.
pub(super) fn is_plain(pieces: &[Token]) -> bool {
    match pieces {
        [Token { kind: Kind::Text(text), .. }] => whole(text),
        [Token { kind: Kind::Text(text), .. }, ..] => opening(text),
        _ => true,
    }
}

/// A criterion that is one text: `">=5"`, `"<>"`, `"phần việc"`.
fn whole(text: &str) -> bool {
    match split(text) {
        ("<>", rest) => rest.is_empty(),
        ("" | "=", rest) => is_figure(rest) || is_words(rest),
        (_, rest) => is_figure(rest),
    }
}

/// The first piece of a criterion put together: `">="&DATE(2020,2,18)`.
fn opening(text: &str) -> bool {
    match split(text) {
        ("<>", _) => false,
        ("" | "=", rest) => rest.is_empty() || is_words(rest),
        (_, rest) => rest.is_empty(),
    }
}

fn split(text: &str) -> (&str, &str) {
    let sign = ["<=", ">=", "<>", "<", ">", "="].into_iter().find(|sign| text.starts_with(sign)).unwrap_or("");
    (sign, &text[sign.len()..])
}

/// Whole: between quotes «1.5» is read by the country of the computer. `">"&1.5` is read the same everywhere.
fn is_figure(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())
}

/// «3 tháng» is words; «1/2», «5%», «18/02/2020» are read by the country of the computer. `~` is an escape.
fn is_words(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.contains('~')
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: bool) {
        assert_eq!(is_plain(&tokens(text)), expected, "{text}");
    }

    #[test]
    fn figures_words_and_what_is_put_together_are_plain() {
        for text in [r#"">=5""#, r#""-3""#, r#""x""#, r#""=phần việc""#, r#""3 tháng""#, r#""công trình*""#, r#""<>""#]
        {
            case(text, true);
        }
        for text in [r#"">="&DATE(2020,2,18)"#, r#""="&loai"#, r#""Công "&loai"#, "5", "loai", "so*2", r#"loai&"*""#] {
            case(text, true);
        }
    }

    #[test]
    fn what_a_blank_row_matches_is_not() {
        for text in [r#""""#, r#""=""#, r#""<>x""#, r#""<>5""#, r#""<>"&loai"#] {
            case(text, false);
        }
    }

    #[test]
    fn what_each_country_reads_its_own_way_is_not() {
        for text in [r#""1/2""#, r#""18/02/2020""#, r#""5%""#, r#"">1.5""#, r#""1,5""#, r#"">=x""#, r#"">=2020-"&so"#] {
            case(text, false);
        }
        for text in [r#""*""#, r#""a~*""#] {
            case(text, false);
        }
    }
}
