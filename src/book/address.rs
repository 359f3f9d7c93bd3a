//! Addresses of cells and areas, zero-based inside, as Excel writes them outside.

use serde::{Deserialize, Serialize};

/// A cell of a sheet: zero-based row and column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Spot {
    /// Zero-based row.
    pub row: u32,
    /// Zero-based column.
    pub col: u16,
}

impl Spot {
    /// The cell at this row and column, zero-based.
    pub const fn new(row: u32, col: u16) -> Self {
        Spot { row, col }
    }

    /// `C10`.
    pub fn a1(self) -> String {
        format!("{}{}", column_letters(self.col), self.row + 1)
    }

    /// `$C$10`.
    pub fn absolute(self) -> String {
        format!("${}${}", column_letters(self.col), self.row + 1)
    }

    /// `'Số liệu'!$C$10`.
    pub fn on(self, sheet: &str) -> String {
        format!("{}!{}", quoted(sheet), self.absolute())
    }

    /// Reads `C10`, `$C$10`.
    pub fn parse(text: &str) -> Option<Spot> {
        let text = text.replace('$', "");
        let split = text.find(|letter: char| letter.is_ascii_digit())?;
        let (letters, digits) = text.split_at(split);
        if letters.is_empty() || letters.len() > 3 || !letters.bytes().all(|letter| letter.is_ascii_alphabetic()) {
            return None;
        }
        let col =
            letters.bytes().fold(0_u32, |col, letter| col * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
        let row: u32 = digits.parse().ok()?;
        Some(Spot { row: row.checked_sub(1)?, col: u16::try_from(col - 1).ok()? })
    }
}

/// A rectangle of cells, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Area {
    /// Top left cell.
    pub from: Spot,
    /// Bottom right cell.
    pub to: Spot,
}

impl Area {
    /// The rectangle between two cells.
    pub const fn new(from: Spot, to: Spot) -> Self {
        Area { from, to }
    }

    /// `rows` cells down from `from`.
    pub fn down(from: Spot, rows: u32) -> Self {
        Area { from, to: Spot::new(from.row + rows.max(1) - 1, from.col) }
    }

    /// `'Hoạt động'!$B$5:$B$24`.
    pub fn on(self, sheet: &str) -> String {
        format!("{}!{}:{}", quoted(sheet), self.from.absolute(), self.to.absolute())
    }

    /// Whether the cell lies inside.
    pub fn contains(self, spot: Spot) -> bool {
        (self.from.row..=self.to.row).contains(&spot.row) && (self.from.col..=self.to.col).contains(&spot.col)
    }

    /// Reads `Sheet!$A$1:$B$2`, `'Số liệu'!$C$10`, with or without `$`; gives sheet name and area.
    pub fn parse(text: &str) -> Option<(String, Area)> {
        let (sheet, cells) = text.trim().trim_start_matches('=').rsplit_once('!')?;
        let sheet = sheet.trim_start_matches('$').trim_matches('\'').replace("''", "'");
        let (from, to) = cells.split_once(':').unwrap_or((cells, cells));
        let (from, to) = (Spot::parse(from)?, Spot::parse(to)?);
        // Some programs write the corners the other way round.
        let (top, bottom) = (from.row.min(to.row), from.row.max(to.row));
        let (left, right) = (from.col.min(to.col), from.col.max(to.col));
        Some((sheet, Area { from: Spot::new(top, left), to: Spot::new(bottom, right) }))
    }
}

/// `A`, `Z`, `AA`, … for a zero-based column.
pub fn column_letters(col: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = u32::from(col) + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// A sheet name as a formula wants it.
pub fn quoted(sheet: &str) -> String {
    format!("'{}'", sheet.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(row: u32, col: u16, text: &str) {
        assert_eq!(Spot::new(row, col).a1(), text);
        assert_eq!(Spot::parse(text), Some(Spot::new(row, col)));
    }

    #[test]
    fn addresses_are_written_and_read_as_excel_does() {
        case(0, 0, "A1");
        case(9, 2, "C10");
        case(0, 26, "AA1");
        case(99, 701, "ZZ100");
        case(1, 702, "AAA2");
    }

    #[test]
    fn areas_of_every_office_program_are_read() {
        let area = Area::new(Spot::new(4, 1), Spot::new(23, 1));
        for text in ["'Hoạt động'!$B$5:$B$24", "='Hoạt động'!$B$5:$B$24", "$'Hoạt động'!$B$5:$B$24"] {
            assert_eq!(Area::parse(text), Some(("Hoạt động".to_owned(), area)), "{text}");
        }
        assert_eq!(area.on("Hoạt động"), "'Hoạt động'!$B$5:$B$24");
    }
}
