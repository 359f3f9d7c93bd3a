//! Addresses of cells as OpenDocument writes them.

use crate::book::Area;

/// `$'Biểu 1'.$E$5:.$E$9`, `Bieu1.E5:Bieu1.E9`.
pub(super) fn address(text: &str) -> Option<(String, Area)> {
    let (sheet, cells) = split(text)?;
    let (from, to) = cells.split_once(':').unwrap_or((cells, cells));
    let to = split(to).map_or(to, |(_, cell)| cell).trim_start_matches('.');
    Area::parse(&format!("{sheet}!{from}:{to}")).map(|(sheet, area)| (crate::value::clean(&sheet), area))
}

/// Sheet and rest, parted at the first dot that does not stand between quotes.
fn split(text: &str) -> Option<(&str, &str)> {
    let mut quoted = false;
    let dot = text.char_indices().find(|(_, letter)| {
        quoted ^= *letter == '\'';
        *letter == '.' && !quoted
    })?;
    (dot.0 > 0).then(|| (&text[..dot.0], &text[dot.0 + 1..]))
}

#[cfg(test)]
mod tests {
    use super::address;

    #[track_caller]
    fn case(text: &str, expected: &str) {
        assert_eq!(address(text).map(|(sheet, area)| area.on(&sheet)).as_deref(), Some(expected), "{text}");
    }

    #[test]
    fn addresses_of_open_document_are_read() {
        case("$'Biểu 1'.$E$5", "'Biểu 1'!$E$5:$E$5");
        case("$Bieu1.$E$5:.$F$9", "'Bieu1'!$E$5:$F$9");
        case("$'A.B'.$E$5:$'A.B'.$E$9", "'A.B'!$E$5:$E$9");
    }
}
