//! One sheet of an old Excel workbook: its cells and the rows it hides.

use super::biff::{Record, Records, f64_at, kind, u16_at, u32_at};
use super::cell::{moment, text as of_text};
use super::parts::damaged;
use super::xls::Globals;
use super::xls_comment::Comments;
use super::xlsx::within;
use super::{GridCell, GridSheet};
use crate::book::{Area, Spot};
use crate::check::Finding;
use crate::value::Raw;
use calamine::{ExcelDateTime, ExcelDateTimeType};
use std::collections::{BTreeMap, BTreeSet};

type Read<T> = Result<T, Box<Finding>>;
type Cells = BTreeMap<Spot, GridCell>;

/// Columns of a sheet of that time.
const MAX_COL: u16 = 256;
/// The row has no height.
const ROW_HIDDEN: u8 = 0x20;

/// Reads a sheet; `None` once the budget of cells is spent.
pub(super) fn read(stream: &[u8], at: usize, globals: &Globals, budget: &mut usize) -> Read<Option<GridSheet>> {
    let mut comments = Comments::default();
    let (hidden, spans) = (BTreeSet::new(), Vec::new());
    let mut sheet = Sheet { globals, cells: Cells::new(), hidden, spans, merged: Vec::new(), formula: None };
    let mut records = Records::at(stream, at)?;
    while let Some(record) = records.next()? {
        let before = sheet.cells.len();
        sheet.take(&record)?;
        comments.take(&record);
        match budget.checked_sub(sheet.cells.len() - before) {
            Some(left) => *budget = left,
            None => return Ok(None),
        }
    }
    let Sheet { cells, mut hidden, spans, merged, .. } = sheet;
    let hidden_cols = within(&spans, &cells);
    hidden.retain(|row| cells.range(Spot::new(*row, 0)..=Spot::new(*row, u16::MAX)).next().is_some());
    let comments = comments.found();
    Ok(Some(GridSheet { cells, hidden_rows: hidden, hidden_cols, merged, comments, ..GridSheet::default() }))
}

struct Sheet<'g> {
    globals: &'g Globals,
    cells: Cells,
    hidden: BTreeSet<u32>,
    /// First and last of columns without a width.
    spans: Vec<(u32, u32)>,
    merged: Vec<Area>,
    /// The formula whose text comes in a record of its own.
    formula: Option<Spot>,
}

impl Sheet<'_> {
    fn take(&mut self, record: &Record<'_>) -> Read<()> {
        match record.kind {
            kind::ROW => {
                let data = record.at_least(16)?;
                if data[12] & ROW_HIDDEN != 0 {
                    self.hidden.insert(u32::from(u16_at(data, 0)));
                }
                Ok(())
            }
            kind::COLUMNS => {
                // A record too short to say so hides nothing.
                let data = record.data();
                if data.len() >= 10 && u16_at(data, 8) & 1 != 0 {
                    self.spans.push((u32::from(u16_at(data, 0)), u32::from(u16_at(data, 2))));
                }
                Ok(())
            }
            kind::MERGED => {
                self.merged.extend(merged(record.data()));
                Ok(())
            }
            kind::NUMBER => self.number(record.at_least(14)?, |data| f64_at(data, 6)),
            kind::RK => self.number(record.at_least(10)?, |data| rk(u32_at(data, 6))),
            kind::MUL_RK => self.numbers(record.at_least(6)?),
            kind::LABEL_SST => {
                let data = record.at_least(10)?;
                let text = self.globals.texts.get(u32_at(data, 6) as usize).ok_or_else(|| damaged("text missing"))?;
                self.put(data, of_text(text), false)
            }
            kind::LABEL | kind::RICH_STRING => {
                let text = self.globals.script.long_text(record, 6)?;
                self.put(record.at_least(8)?, of_text(&text), false)
            }
            kind::BOOL_ERR => {
                let data = record.at_least(8)?;
                self.put(data, if data[7] == 0 { Raw::Bool(data[6] != 0) } else { error(data[6]) }, false)
            }
            kind::FORMULA => self.result(record.at_least(20)?),
            kind::STRING => {
                let Some(spot) = self.formula.take() else { return Ok(()) };
                let raw = of_text(&self.globals.script.long_text(record, 0)?);
                self.cells.insert(spot, GridCell { raw, formula: true });
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn number(&mut self, data: &[u8], value: impl Fn(&[u8]) -> f64) -> Read<()> {
        self.put(data, self.figure(value(data), u16_at(data, 4)), false)
    }

    fn numbers(&mut self, data: &[u8]) -> Read<()> {
        let (row, first) = (u16_at(data, 0), u16_at(data, 2));
        for (offset, one) in data[4..data.len() - 2].chunks_exact(6).enumerate() {
            let raw = self.figure(rk(u32_at(one, 2)), u16_at(one, 0));
            let col = first.saturating_add(offset as u16);
            self.set(spot(row, col)?, raw, false);
        }
        Ok(())
    }

    /// The stored result of a formula: a number, or by its last bytes a text to come, a truth, an error, an empty text.
    fn result(&mut self, data: &[u8]) -> Read<()> {
        let value = &data[6..14];
        let at = spot(u16_at(data, 0), u16_at(data, 2))?;
        self.formula = None;
        let raw = match (u16_at(value, 6), value[0]) {
            (0xFFFF, 0) => {
                self.formula = Some(at);
                Raw::Empty
            }
            (0xFFFF, 1) => Raw::Bool(value[2] != 0),
            (0xFFFF, 2) => error(value[2]),
            (0xFFFF, 3) => Raw::Text(String::new()),
            (0xFFFF, _) => return Err(damaged("formula").into()),
            _ => self.figure(f64_at(value, 0), u16_at(data, 4)),
        };
        self.set(at, raw, true);
        Ok(())
    }

    fn figure(&self, number: f64, look: u16) -> Raw {
        if !number.is_finite() {
            return Raw::Error("#NUM!".to_owned());
        }
        let looks = &self.globals.looks;
        if !looks.is_date(look) {
            return Raw::Number(number);
        }
        moment(ExcelDateTime::new(number, ExcelDateTimeType::DateTime, looks.from_1904))
    }

    fn put(&mut self, data: &[u8], raw: Raw, formula: bool) -> Read<()> {
        let at = spot(u16_at(data, 0), u16_at(data, 2))?;
        self.set(at, raw, formula);
        Ok(())
    }

    fn set(&mut self, at: Spot, raw: Raw, formula: bool) {
        if raw != Raw::Empty || formula {
            self.cells.insert(at, GridCell { raw, formula });
        }
    }
}

/// Cells merged over several rows.
fn merged(data: &[u8]) -> impl Iterator<Item = Area> + '_ {
    let areas = data.get(2..).unwrap_or_default().chunks_exact(8).map(|one| {
        let [top, bottom, left, right] = [0, 2, 4, 6].map(|at| u16_at(one, at));
        Area::new(Spot::new(u32::from(top), left), Spot::new(u32::from(bottom), right))
    });
    areas.filter(|area| area.from.row < area.to.row)
}

fn spot(row: u16, col: u16) -> Read<Spot> {
    if col >= MAX_COL {
        return Err(damaged("cell outside the sheet").into());
    }
    Ok(Spot::new(u32::from(row), col))
}

/// A number packed into four bytes: whole or the upper half of one with a point, possibly a hundredfold.
fn rk(packed: u32) -> f64 {
    let number = if packed & 2 == 2 {
        f64::from(packed.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(packed & !3) << 32)
    };
    if packed & 1 == 1 { number / 100.0 } else { number }
}

fn error(code: u8) -> Raw {
    let text = match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        0x2B => "#GETTING_DATA",
        _ => "#UNKNOWN!",
    };
    Raw::Error(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::rk;

    #[test]
    fn packed_numbers_are_unpacked() {
        let is =
            |packed: u32, number: f64| assert!((rk(packed) - number).abs() < 1e-12, "{packed:#x} is {}", rk(packed));
        is((12 << 2) | 2, 12.0);
        is((1250 << 2) | 3, 12.5);
        is(((-7_i32) << 2).cast_unsigned() | 2, -7.0);
        is((1.5_f64.to_bits() >> 32) as u32, 1.5);
    }
}
