//! Binary workbooks of Excel since 2007. Values are read by calamine; our own walk over the records tells what it passes
//! over: which cells are formulas, formulas that came to an error, hidden rows, and whether the sheet has an end.

use super::parts::{Parts, damaged, too_large};
use super::xlsx::{MAX_COL, MAX_ROW, names, within};
use super::{Grid, GridCell, GridSheet, Means, cell, pictures, properties};
use crate::book::{Area, Spot};
use crate::check::Finding;
use crate::value::Raw;
use calamine::{Reader, SheetVisible, Xlsb, XlsbError};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

/// Reads a binary workbook.
pub(super) fn read(bytes: &[u8], means: &Means) -> Result<Grid, Box<Finding>> {
    let parts = Parts::open(bytes, &means.limits, is_read)?;
    let unread = |error: XlsbError| match error {
        XlsbError::Password => Finding::new(crate::check::Code::Password),
        other => damaged(&other.to_string()),
    };
    let mut workbook: Xlsb<_> = Xlsb::new(Cursor::new(parts.packed()?)).map_err(unread)?;
    let sheets: Vec<(String, bool)> = workbook
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    if sheets.is_empty() {
        return Err(damaged("no sheets").into());
    }
    if sheets.len() > means.limits.sheets {
        return Err(too_large("sheets", sheets.len(), means.limits.sheets).into());
    }
    let defined = workbook.defined_names().to_vec();
    let paths = sheet_paths(&parts);
    let mut grid = Grid::default();
    let mut budget = means.limits.cells;
    for (index, (name, hidden)) in sheets.into_iter().enumerate() {
        let part = paths.get(index).and_then(|path| parts.get(path)).ok_or_else(|| damaged("sheet part"))?;
        let walked = Walked::of(part)?;
        let cells = values(&mut workbook, &name, &mut budget).map_err(unread)?;
        let cells = cells.ok_or_else(|| too_large("cells", means.limits.cells + 1, means.limits.cells))?;
        grid.sheets.push(sheet(&name, hidden, cells, walked));
    }
    grid.properties = properties::of_excel(&parts);
    grid.names = names(&defined, &grid);
    Ok(grid)
}

/// Parts that are read: records, and the XML that leads to them.
fn is_read(name: &str) -> bool {
    let kept = [".bin", ".rels", ".xml"].iter().any(|ending| name.ends_with(ending));
    kept && !["vbaproject", "printersettings", "/media/", "/drawings/", "/theme/", "/tables/", "customxml/"]
        .iter()
        .any(|word| name.contains(word))
}

/// Paths of the sheets in tab order: `BrtBundleSh` names a relation of the workbook.
fn sheet_paths(parts: &Parts) -> Vec<String> {
    let relations = pictures::relations(parts, "xl/workbook.bin");
    let Some(workbook) = parts.get("xl/workbook.bin") else { return Vec::new() };
    let sheets = Records(workbook).filter(|(kind, _)| *kind == 0x009C);
    let ids = sheets.filter_map(|(_, data)| {
        let letters = u32_at(data, 8).filter(|letters| *letters != u32::MAX)? as usize;
        let wide = data.get(12..12 + letters.checked_mul(2)?)?;
        Some(encoding_rs::UTF_16LE.decode_without_bom_handling(wide).0.into_owned())
    });
    ids.filter_map(|id| relations.get(&id).map(|(_, path)| path.clone())).collect()
}

/// Values of a sheet; none beyond the budget.
fn values(
    workbook: &mut Xlsb<Cursor<Vec<u8>>>,
    sheet: &str,
    budget: &mut usize,
) -> Result<Option<BTreeMap<Spot, Raw>>, XlsbError> {
    let mut values = BTreeMap::new();
    let mut reader = workbook.worksheet_cells_reader(sheet)?;
    while let Some(found) = reader.next_cell()? {
        let (row, col) = found.get_position();
        let raw = cell::of(found.get_value());
        if raw == Raw::Empty || row >= MAX_ROW || col >= MAX_COL {
            continue;
        }
        let Some(left) = budget.checked_sub(1) else { return Ok(None) };
        *budget = left;
        values.insert(Spot::new(row, col as u16), raw);
    }
    Ok(Some(values))
}

fn sheet(name: &str, hidden: bool, values: BTreeMap<Spot, Raw>, walked: Walked) -> GridSheet {
    let mut cells: BTreeMap<Spot, GridCell> = values
        .into_iter()
        .map(|(spot, raw)| (spot, GridCell { raw, formula: walked.formulas.contains(&spot) }))
        .collect();
    for (spot, error) in walked.errors {
        cells.insert(spot, GridCell { raw: Raw::Error(error.to_owned()), formula: true });
    }
    let filled = |row: &u32| cells.range(Spot::new(*row, 0)..=Spot::new(*row, u16::MAX)).next().is_some();
    let hidden_rows = walked.hidden_rows.into_iter().filter(filled).collect();
    let (name, merged) = (crate::value::clean(name), walked.merged);
    let hidden_cols = within(&walked.hidden_cols, &cells);
    GridSheet { name, hidden, hidden_rows, hidden_cols, merged, cells, ..GridSheet::default() }
}

/// What the records of a sheet say beside the values.
#[derive(Default)]
struct Walked {
    formulas: BTreeSet<Spot>,
    errors: BTreeMap<Spot, &'static str>,
    hidden_rows: BTreeSet<u32>,
    /// First and last of columns that are not shown.
    hidden_cols: Vec<(u32, u32)>,
    merged: Vec<Area>,
}

impl Walked {
    fn of(part: &[u8]) -> Result<Self, Box<Finding>> {
        let mut walked = Walked::default();
        let mut row = 0;
        let mut ended = false;
        for (kind, data) in Records(part) {
            match kind {
                // BrtRowHdr: a row beyond the grid would end the sheet for calamine, and the rest would be lost.
                0x0000 => {
                    row = u32_at(data, 0).filter(|row| *row < MAX_ROW).ok_or_else(|| damaged("row"))?;
                    if data.get(11).is_some_and(|flags| flags & 0x10 != 0) {
                        walked.hidden_rows.insert(row);
                    }
                }
                // BrtFmlaString, BrtFmlaNum, BrtFmlaBool, BrtFmlaError.
                0x0008..=0x000B => {
                    let col = u32_at(data, 0).filter(|col| *col < MAX_COL).ok_or_else(|| damaged("column"))?;
                    let spot = Spot::new(row, col as u16);
                    walked.formulas.insert(spot);
                    if kind == 0x000B {
                        walked.errors.insert(spot, error(data.get(8).copied()));
                    }
                }
                // BrtColInfo.
                0x003C if data.get(16).is_some_and(|flags| flags & 1 != 0) => {
                    walked.hidden_cols.extend(u32_at(data, 0).zip(u32_at(data, 4)));
                }
                0x0092 => ended = true,
                // BrtMergeCell.
                0x00B0 => walked.merged.extend(merged(data)),
                _ => {}
            }
        }
        if ended { Ok(walked) } else { Err(damaged("unfinished part").into()) }
    }
}

/// Cells merged over several rows.
fn merged(data: &[u8]) -> Option<Area> {
    let [top, bottom, left, right] = [u32_at(data, 0)?, u32_at(data, 4)?, u32_at(data, 8)?, u32_at(data, 12)?];
    let (left, right) = (u16::try_from(left).ok()?, u16::try_from(right).ok()?);
    (top < bottom).then(|| Area::new(Spot::new(top, left), Spot::new(bottom, right)))
}

fn error(code: Option<u8>) -> &'static str {
    match code {
        Some(0x00) => "#NULL!",
        Some(0x07) => "#DIV/0!",
        Some(0x17) => "#REF!",
        Some(0x1D) => "#NAME?",
        Some(0x24) => "#NUM!",
        Some(0x2A) => "#N/A",
        _ => "#VALUE!",
    }
}

fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(data.get(at..at + 4)?.try_into().ok()?))
}

/// The records of a part: kind and data; ends where a record does not fit.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let mut at = 0;
        let mut byte = || {
            at += 1;
            self.0.get(at - 1).copied()
        };
        let first = byte()?;
        let mut kind = u16::from(first & 0x7F);
        if first & 0x80 != 0 {
            kind |= u16::from(byte()? & 0x7F) << 7;
        }
        let mut length = 0_usize;
        for place in 0..4 {
            let part = byte()?;
            length |= usize::from(part & 0x7F) << (7 * place);
            if part & 0x80 == 0 {
                break;
            }
        }
        let data = self.0.get(at..at.checked_add(length)?)?;
        self.0 = &self.0[at + length..];
        Some((kind, data))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_cells_merged_over_several_rows_are_kept() {
        let record = |area: [u32; 4]| area.iter().flat_map(|one| one.to_le_bytes()).collect::<Vec<u8>>();
        assert_eq!(merged(&record([1, 3, 1, 2])), Some(Area::new(Spot::new(1, 1), Spot::new(3, 2))));
        assert_eq!(merged(&record([1, 1, 1, 2])), None);
        assert_eq!(merged(&record([1, 3, 1, 2])[..15]), None);
    }
}
