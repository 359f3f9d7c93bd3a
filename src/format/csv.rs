//! Text in columns: one sheet without a name, whose cells are texts.

use super::cell::text as of_text;
use super::letters::decoded;
use super::parts::{damaged, too_large};
use super::{FileKind, Grid, GridCell, GridSheet, Means};
use crate::book::Spot;
use crate::check::{Code, Finding};
use crate::value::Raw;
use std::collections::BTreeMap;

const SEPARATORS: [char; 3] = [';', ',', '\t'];
/// Columns of a sheet.
const MAX_COL: usize = 16_384;

/// Reads a text in columns; refused where two separators part it equally well.
pub(super) fn read(bytes: &[u8], means: &Means) -> Result<Grid, Box<Finding>> {
    let text = decoded(bytes, None)?;
    let text = text.trim_start_matches('\u{feff}');
    // Excel lets a first line say which it is.
    let said = text.lines().next().and_then(|line| line.strip_prefix("sep=")).and_then(|rest| rest.chars().next());
    let (separator, skipped) = match said {
        Some(separator) if separator.is_ascii() => (separator, text.find('\n').map_or(text.len(), |end| end + 1)),
        _ => (best(text)?, 0),
    };
    let mut cells = BTreeMap::new();
    for (row, record) in records(&text[skipped..], separator).enumerate() {
        for (col, field) in record.map_err(|()| damaged("columns"))?.iter().enumerate() {
            let raw = of_text(field);
            if raw == Raw::Empty {
                continue;
            }
            if cells.len() >= means.limits.cells {
                return Err(too_large("cells", cells.len() + 1, means.limits.cells).into());
            }
            if col >= MAX_COL {
                return Err(damaged("cell outside the sheet").into());
            }
            cells.insert(Spot::new(row as u32, col as u16), GridCell { raw, formula: false });
        }
    }
    Ok(Grid { sheets: vec![GridSheet { cells, ..GridSheet::default() }], ..Grid::default() })
}

/// The separator that parts most lines into the same number of columns.
fn best(text: &str) -> Result<char, Box<Finding>> {
    let mut fits: Vec<(usize, char)> = SEPARATORS.iter().map(|separator| (fit(text, *separator), *separator)).collect();
    fits.sort_unstable();
    match fits[..] {
        [_, (second, _), (first, separator)] if first > second => Ok(separator),
        _ => {
            let kind = FileKind::Csv.text();
            Err(Finding::new(Code::NotAWorkbook).with("kind", kind).with("reason", "two separators fit").into())
        }
    }
}

/// How many lines have the number of columns most lines have, if that is more than one.
fn fit(text: &str, separator: char) -> usize {
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    for record in records(text, separator).flatten().filter(|record| record.iter().any(|field| !field.is_empty())) {
        *widths.entry(record.len()).or_default() += 1;
    }
    widths.into_iter().filter(|(width, _)| *width > 1).map(|(_, lines)| lines).max().unwrap_or_default()
}

/// Lines with the blank ones kept, so that rows keep their numbers.
fn records(text: &str, separator: char) -> impl Iterator<Item = Result<Vec<String>, ()>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        (!rest.is_empty()).then(|| {
            let (fields, left) = line(rest, separator)?;
            rest = left;
            Ok(fields)
        })
    })
    .scan(false, |failed, line: Result<_, ()>| {
        let stop = std::mem::replace(failed, line.is_err());
        (!stop).then_some(line)
    })
}

/// One line, which may run on within quotes, and what comes after it.
fn line(text: &str, separator: char) -> Result<(Vec<String>, &str), ()> {
    let (mut fields, mut field, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' if quoted && letters.peek().is_some_and(|(_, next)| *next == '"') => {
                letters.next();
                field.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if field.is_empty() => quoted = true,
            '\n' if !quoted => {
                fields.push(field.strip_suffix('\r').map_or(field.clone(), str::to_owned));
                return Ok((fields, &text[at + 1..]));
            }
            letter if letter == separator && !quoted => fields.push(std::mem::take(&mut field)),
            letter => field.push(letter),
        }
    }
    if quoted {
        return Err(());
    }
    fields.push(field);
    Ok((fields, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &[u8], cell: (u32, u16), expected: &str) {
        let grid = read(text, &Means::default()).expect("columns");
        assert_eq!(grid.sheets[0].raw(Spot::new(cell.0, cell.1)), Raw::Text(expected.to_owned()));
    }

    #[test]
    fn the_separator_is_the_one_that_fits() {
        case("STT;Nội dung;Số\n1;Hiến máu;12,5\n2;Trồng cây;3\n".as_bytes(), (1, 2), "12,5");
        case("STT\tNội dung\n\n1\t\"Hiến máu, trồng cây\"\n".as_bytes(), (2, 1), "Hiến máu, trồng cây");
        case(b"sep=,\na,\"b \"\"c\"\"\nd\"\n", (0, 1), "b \"c\"\nd");
        let wide: Vec<u8> = "\u{feff}a;Đoàn\n1;2\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        case(&wide, (0, 1), "Đoàn");
    }

    #[test]
    fn two_that_fit_equally_well_and_an_open_quote_are_refused() {
        assert!(read(b"a,1;b,2\nc,3;d,4\n", &Means::default()).is_err());
        assert!(read(b"a;b\n1;\"2\n3;4\n", &Means::default()).is_err());
    }
}
