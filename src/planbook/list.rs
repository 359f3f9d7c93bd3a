//! Several texts in one cell: one a line, or separated by `|`.
//!
//! A separator that belongs to a text is written `\|`, a line break `\n`, a backslash `\\`. `""` is an empty text, `[]` an
//! empty list: an empty cell says nothing at all.

/// What an empty text is written as.
const EMPTY: &str = "\"\"";
/// What an empty list is written as.
const NONE: &str = "[]";

/// The texts of a cell.
pub(super) fn split(cell: &str, separators: &[char]) -> Vec<String> {
    if cell.trim() == NONE {
        return Vec::new();
    }
    let mut items = vec![(String::new(), false)];
    let mut letters = cell.chars();
    while let Some(letter) = letters.next() {
        if separators.contains(&letter) || letter == '\n' {
            items.push((String::new(), false));
            continue;
        }
        let Some(item) = items.last_mut() else { break };
        if letter == '\\' {
            item.1 = true;
            match letters.next() {
                Some('n') => item.0.push('\n'),
                Some(other) => item.0.push(other),
                None => item.0.push('\\'),
            }
        } else {
            item.0.push(letter);
        }
    }
    let cleaned = items.into_iter().map(|(item, escaped)| (crate::value::clean(&item), escaped));
    let said = cleaned.filter(|(item, _)| !item.is_empty());
    said.map(|(item, escaped)| if item == EMPTY && !escaped { String::new() } else { item }).collect()
}

/// A cell of these texts.
pub(super) fn join(items: &[String], separators: &[char], between: &str) -> String {
    if items.is_empty() {
        return NONE.to_owned();
    }
    items.iter().map(|item| escaped(item, separators)).collect::<Vec<_>>().join(between)
}

fn escaped(item: &str, separators: &[char]) -> String {
    if item.is_empty() {
        return EMPTY.to_owned();
    }
    let mut out = if item == EMPTY || item == NONE { "\\".to_owned() } else { String::new() };
    for letter in item.chars() {
        match letter {
            '\n' => out.push_str("\\n"),
            '\\' => out.push_str("\\\\"),
            letter if separators.contains(&letter) => out.extend(['\\', letter]),
            letter => out.push(letter),
        }
    }
    out
}

/// Texts by key, one a line: `so = Sở, ban`. None where a line has no key.
pub(super) fn pairs(cell: &str) -> Option<Vec<(String, String)>> {
    let pair = |item: String| {
        let (key, text) = item.split_once('=')?;
        let key = key.trim().to_owned();
        (!key.is_empty()).then(|| (key, crate::value::clean(text)))
    };
    split(cell, &['|']).into_iter().map(pair).collect()
}

/// A text alone in its cell.
pub(super) fn text(cell: &str) -> String {
    let cell = crate::value::clean(cell);
    match only_quotes(&cell) {
        Some(2) => String::new(),
        Some(more) => "\"".repeat(more - 1),
        None => cell,
    }
}

/// A cell of this text.
pub(super) fn cell(text: &str) -> String {
    match only_quotes(text) {
        Some(count) => "\"".repeat(count + 1),
        None if text.is_empty() => EMPTY.to_owned(),
        None => text.to_owned(),
    }
}

fn only_quotes(text: &str) -> Option<usize> {
    (text.len() >= 2 && text.bytes().all(|letter| letter == b'"')).then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn read(cell: &str, items: &[&str]) {
        assert_eq!(split(cell, &['|']), items);
    }

    #[test]
    fn texts_stand_one_a_line_or_between_bars() {
        read("Đã gửi | Chưa gửi", &["Đã gửi", "Chưa gửi"]);
        read("Thường trực (báo cáo)\nLưu\n", &["Thường trực (báo cáo)", "Lưu"]);
        read(" | Lưu ||", &["Lưu"]);
        read("a \\| b \\\\ c", &["a | b \\ c"]);
        read("[]", &[]);
    }

    #[test]
    fn every_list_comes_back() {
        for items in [&[""][..], &["", "a"], &[], &["a|b", "c\nd", "\\", "\"\"", "[]"], &["[]"], &["x, y; z"]] {
            let items: Vec<String> = items.iter().map(|item| (*item).to_owned()).collect();
            assert_eq!(split(&join(&items, &['|'], " | "), &['|']), items);
            assert_eq!(split(&join(&items, &['|'], "\n"), &['|']), items);
        }
    }

    #[test]
    fn every_text_comes_back() {
        for text in ["", "\"", "\"\"", "\"\"\"", "hai\ndòng", "[]"] {
            assert_eq!(super::text(&cell(text)), text);
        }
    }

    #[test]
    fn pairs_need_a_key() {
        let pair = |key: &str, text: &str| (key.to_owned(), text.to_owned());
        assert_eq!(pairs("so = Sở, ban\nbc=Báo"), Some(vec![pair("so", "Sở, ban"), pair("bc", "Báo")]));
        assert_eq!(pairs("Sở, ban"), None);
    }
}
