//! Content lines: escaped, folded at 75 octets, ended by CRLF.

/// Octets of a line without its end.
const LIMIT: usize = 75;

/// A text value: backslash, semicolon, comma and line ends are escaped; other control characters cannot stand.
pub(super) fn text(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for letter in value.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            other if other.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

/// Adds a line, folded between letters, never inside one.
pub(super) fn push(out: &mut String, line: &str) {
    let mut octets = 0;
    for letter in line.chars() {
        if octets + letter.len_utf8() > LIMIT {
            // The space that begins the next line counts.
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(letter);
        octets += letter.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_is_escaped() {
        assert_eq!(text("Hạn; a, b\\c\r\nd"), "Hạn\\; a\\, b\\\\c\\nd");
    }

    #[test]
    fn a_line_of_seventy_five_octets_is_whole() {
        let mut out = String::new();
        push(&mut out, &"a".repeat(75));
        assert_eq!(out, format!("{}\r\n", "a".repeat(75)));
        push(&mut out, &"b".repeat(76));
        assert!(out.ends_with(&format!("{}\r\n b\r\n", "b".repeat(75))));
    }

    #[test]
    fn a_letter_of_three_octets_is_never_cut() {
        for before in 0..4 {
            let (mut out, line) = (String::new(), format!("{}{}", "a".repeat(before), "ế".repeat(80)));
            push(&mut out, &line);
            assert!(out.split("\r\n").all(|line| line.len() <= LIMIT));
            assert_eq!(out.replace("\r\n ", ""), format!("{line}\r\n"));
        }
    }
}
