//! Lines of a text that is read on a screen or printed: headings, items, hanging indents.

use std::fmt::Write as _;

/// Letters of a line.
const WIDTH: usize = 100;

/// A text being written.
#[derive(Default)]
pub(super) struct Page {
    text: String,
}

impl Page {
    /// A heading with an empty line before it.
    pub(super) fn head(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.item("", text);
    }

    /// A paragraph behind its mark; lines after the first stand below the first one's words.
    pub(super) fn item(&mut self, mark: &str, text: &str) {
        let indent = mark.chars().count();
        for (index, line) in wrapped(text, WIDTH.saturating_sub(indent)).iter().enumerate() {
            let before = if index == 0 { mark.to_owned() } else { " ".repeat(indent) };
            // Writing to a text cannot fail.
            let _ = writeln!(self.text, "{}", format!("{before}{line}").trim_end());
        }
    }

    /// The text without a last line end.
    pub(super) fn text(self) -> String {
        self.text.trim_end().to_owned()
    }
}

/// Lines of at most so many letters, broken at spaces; a longer word stands alone.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last().map_or(0, |line| line.chars().count());
        if line > 0 && line + 1 + word.chars().count() > width {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_hangs_below_its_mark() {
        let mut page = Page::default();
        page.item(" 1. ", &"kế ".repeat(60));
        let text = page.text();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 2);
        assert!(lines[0].starts_with(" 1. kế") && lines[1].starts_with("    kế"));
        assert!(lines.iter().all(|line| line.chars().count() <= WIDTH));
    }
}
