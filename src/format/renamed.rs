//! Workbooks saved anew by Apple Numbers: a sheet of its own before all others, every table a sheet «name - Table 1».

use super::Grid;
use crate::check::{Code, Finding};

/// The sheet Numbers puts before all others, and how it begins.
const SUMMARY: (&str, &str) = ("Export Summary", "This document was exported from Numbers");
/// What Numbers adds to a sheet's name for its first table, in English and in Vietnamese.
const TABLE: [&str; 2] = [" - Table 1", " - Bảng 1"];

/// Gives the sheets back the names they had, where only one can have had each; notes that the file was saved anew.
pub(super) fn restore(grid: &mut Grid) {
    let summary = grid.sheets.iter().position(|sheet| {
        let begins = |text: String| text.trim_start().starts_with(SUMMARY.1);
        sheet.name == SUMMARY.0 && sheet.cells.values().next().is_some_and(|cell| begins(cell.raw.shown()))
    });
    let Some(summary) = summary else { return };
    grid.sheets.remove(summary);
    let names: Vec<String> = grid.sheets.iter().map(|sheet| before(&sheet.name).to_owned()).collect();
    for (index, name) in names.iter().enumerate() {
        let was = &grid.sheets[index].name;
        if names.iter().filter(|other| *other == name).count() > 1 || was == name {
            continue;
        }
        let was = std::mem::replace(&mut grid.sheets[index].name, name.clone());
        for place in grid.names.values_mut().flatten().filter(|(sheet, _)| *sheet == was) {
            place.0.clone_from(name);
        }
    }
    grid.names.values_mut().for_each(|places| places.retain(|(sheet, _)| sheet != SUMMARY.0));
    grid.names.retain(|_, places| !places.is_empty());
    grid.remarks.push(Finding::new(Code::Resaved).with("program", "Apple Numbers"));
}

fn before(name: &str) -> &str {
    TABLE.iter().find_map(|table| name.strip_suffix(table)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Spot;
    use crate::format::{GridCell, GridSheet};
    use crate::value::Raw;

    fn sheet(name: &str, text: &str) -> GridSheet {
        let cell = GridCell { raw: Raw::Text(text.to_owned()), formula: false };
        GridSheet { name: name.to_owned(), cells: [(Spot::new(0, 1), cell)].into(), ..GridSheet::default() }
    }

    fn restored(sheets: Vec<GridSheet>) -> (Vec<String>, usize) {
        let mut grid = Grid { sheets, ..Grid::default() };
        restore(&mut grid);
        (grid.sheets.into_iter().map(|sheet| sheet.name).collect(), grid.remarks.len())
    }

    #[test]
    fn sheets_saved_by_numbers_get_their_names_back() {
        let summary = "This document was exported from Numbers. Each table was converted to an Excel worksheet.";
        let sheets = vec![
            sheet(SUMMARY.0, summary),
            sheet("Số liệu - Table 1", "a"),
            sheet("Hoạt động - Bảng 1", "b"),
            sheet("Phụ lục - Table 2", "c"),
        ];
        let expected = ["Số liệu", "Hoạt động", "Phụ lục - Table 2"].map(str::to_owned).to_vec();
        assert_eq!(restored(sheets), (expected, 1));
    }

    #[test]
    fn where_two_could_bear_a_name_none_gets_it_and_other_files_are_left_alone() {
        let two = vec![sheet(SUMMARY.0, SUMMARY.1), sheet("A - Table 1", "a"), sheet("A", "b")];
        assert_eq!(restored(two), (vec!["A - Table 1".to_owned(), "A".to_owned()], 1));
        let others = vec![sheet("Export Summary", "tổng hợp"), sheet("A - Table 1", "a")];
        assert_eq!(restored(others).1, 0);
    }
}
