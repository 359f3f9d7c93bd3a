//! Whether a number of an old Excel workbook is shown as a date: its look names a number format.

use std::collections::BTreeMap;

/// Formats and looks of a workbook.
#[derive(Clone, Debug, Default)]
pub(super) struct Looks {
    /// Formats of the workbook's own, and whether they show a date.
    pub(super) own: BTreeMap<u16, bool>,
    /// Number of the format of every look.
    pub(super) formats: Vec<u16>,
    /// Whether days are counted from 1904.
    pub(super) from_1904: bool,
}

impl Looks {
    /// Whether a look shows numbers as dates or times.
    pub(super) fn is_date(&self, look: u16) -> bool {
        let Some(format) = self.formats.get(usize::from(look)) else { return false };
        let built_in = matches!(format, 14..=22 | 27..=36 | 45..=47 | 50..=58);
        self.own.get(format).copied().unwrap_or(built_in)
    }
}

/// Whether a format shows a date or a time: a letter of one stands outside quotes, in its first section.
pub(super) fn shows_a_date(format: &str) -> bool {
    let (mut quoted, mut escaped, mut bracket) = (false, false, None::<String>);
    for letter in format.chars() {
        if escaped {
            escaped = false;
            continue;
        }
        match (letter, quoted, &mut bracket) {
            ('"', ..) => quoted = !quoted,
            (_, true, _) => {}
            ('\\' | '_' | '*', ..) => escaped = true,
            ('[', ..) => bracket = Some(String::new()),
            (']', _, Some(inside)) => {
                let elapsed = !inside.is_empty() && inside.chars().all(|letter| "hmsHMS".contains(letter));
                if elapsed {
                    return true;
                }
                bracket = None;
            }
            (letter, _, Some(inside)) => inside.push(letter),
            (';', ..) => return false,
            ('d' | 'm' | 'y' | 'h' | 's' | 'D' | 'M' | 'Y' | 'H' | 'S', ..) => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::shows_a_date;

    #[test]
    fn dates_are_told_from_figures_by_their_format() {
        for date in ["dd/mm/yyyy", "[$-42A]d/m/yyyy", "h:mm", "[h]:mm", "\"ngày\" d"] {
            assert!(shows_a_date(date), "{date}");
        }
        for number in ["General", "#,##0", "#,##0 \"đồng\"", "0.00;[Red]-0.00", "_-* #,##0\\ \\d", "@"] {
            assert!(!shows_a_date(number), "{number}");
        }
    }
}
