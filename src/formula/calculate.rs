//! A whole workbook calculated, so that every formula we write stands with its result.

use std::collections::HashMap;

use super::engine::{Engine, Place};
use super::parse::rewrite;
use super::token::{Kind, tokens};
use super::value::Outcome;

/// A sheet to be calculated: its filled cells by row and column, both from zero.
#[derive(Clone, Debug)]
pub struct CalcSheet<'a> {
    /// The sheet's name, bare.
    pub name: &'a str,
    /// Its cells; those left out are blank.
    pub cells: Vec<(u32, u16, CalcCell<'a>)>,
}

/// What stands in a cell of a [`CalcSheet`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CalcCell<'a> {
    /// A figure or a date serial.
    Number(f64),
    /// A text, taken as it is.
    Text(&'a str),
    /// True or false.
    Bool(bool),
    /// A formula without its leading `=`.
    Formula(&'a str),
}

/// Calculates the sheets and gives the result of every formula cell, in the order the cells were given.
///
/// `names` are defined names of the workbook: each with the cell (`'Số liệu'!$C$10`) or range it stands for, or a
/// constant (`43879`, `"Quý I"`). A column of one row is a range all the same (`'Số liệu'!$C$10:$C$10`): the engine
/// takes only ranges where COUNTIF and its kin want one, and only cells where a value is wanted.
pub fn calculate(sheets: &[CalcSheet<'_>], names: &[(String, String)]) -> Vec<(Place, Outcome)> {
    let places = formula_places(sheets);
    let Ok(engine) = run(sheets, names) else {
        return places.into_iter().map(|place| (place, Outcome::Error("#VALUE!".to_owned()))).collect();
    };
    places.into_iter().map(|place| (place, engine.outcome(place))).collect()
}

fn run(sheets: &[CalcSheet<'_>], names: &[(String, String)]) -> Result<Engine, String> {
    let mut engine = Engine::new(sheets.iter().map(|sheet| sheet.name))?;
    let names: HashMap<String, &str> =
        names.iter().map(|(name, meaning)| (name.to_lowercase(), meaning.as_str())).collect();
    for (index, sheet) in sheets.iter().enumerate() {
        for (row, column, cell) in &sheet.cells {
            let place = (index, *row, *column);
            match cell {
                CalcCell::Number(value) => engine.number(place, *value)?,
                CalcCell::Text(text) => engine.text(place, text)?,
                CalcCell::Bool(value) => engine.bool(place, *value)?,
                CalcCell::Formula(formula) => engine.formula(place, &resolved(formula, &names))?,
            }
        }
    }
    engine.calculate();
    Ok(engine)
}

fn formula_places(sheets: &[CalcSheet<'_>]) -> Vec<Place> {
    let cells = sheets.iter().enumerate().flat_map(|(index, sheet)| sheet.cells.iter().map(move |cell| (index, cell)));
    cells
        .filter(|(_, (_, _, cell))| matches!(cell, CalcCell::Formula(_)))
        .map(|(index, (row, column, _))| (index, *row, *column))
        .collect()
}

/// The formula with every name replaced by what it stands for.
fn resolved(formula: &str, names: &HashMap<String, &str>) -> String {
    rewrite(formula, &tokens(formula), |token, text| {
        let name = (token.kind == Kind::Name).then(|| text.to_lowercase())?;
        names.get(&name).map(|meaning| in_place(meaning))
    })
}

/// What a name stands for, as it may stand inside a formula.
fn in_place(meaning: &str) -> String {
    if meaning.starts_with('"') || !meaning.contains('!') { format!("({meaning})") } else { meaning.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet<'a>(name: &'a str, cells: &[(u32, u16, CalcCell<'a>)]) -> CalcSheet<'a> {
        CalcSheet { name, cells: cells.to_vec() }
    }

    #[test]
    fn formulas_read_across_sheets_and_through_names() {
        use CalcCell::{Bool, Formula, Number, Text};
        let data = sheet(
            "Số liệu",
            &[
                (9, 2, Number(3.0)),
                (10, 2, Text("12%")),
                (11, 2, Bool(true)),
                (12, 2, Formula("C10*2")),
                (0, 30, Number(5.0)),
            ],
        );
        let print = sheet(
            "Bản in",
            &[
                (0, 0, Formula("'Số liệu'!$C$13+dv_moi")),
                (1, 0, Formula(r#"IF(DV_MOI>2,ky&"/"&nam,"dv_moi")"#)),
                (2, 0, Formula("ISTEXT('Số liệu'!C11)")),
                (3, 0, Formula("SUM(hd_so)/khong")),
                (4, 0, Formula("'Số liệu'!$AE$1+tre")),
                (5, 0, Formula("chua_co+1")),
                (6, 0, Formula("COUNTIF(hd_mot,dv_moi)")),
            ],
        );
        let names = [
            ("dv_moi", "'Số liệu'!$C$10"),
            ("hd_so", "'Số liệu'!$C$10:$C$13"),
            ("ky", r#""Quý! I""#),
            ("nam", "2020"),
            ("tre", "-2"),
            ("khong", "0"),
            ("hd_mot", "'Số liệu'!$C$10:$C$10"),
        ]
        .map(|(name, meaning)| (name.to_owned(), meaning.to_owned()));
        assert_eq!(
            calculate(&[data, print], &names),
            [
                ((0, 12, 2), Outcome::Number(6.0)),
                ((1, 0, 0), Outcome::Number(9.0)),
                ((1, 1, 0), Outcome::Text("Quý! I/2020".to_owned())),
                ((1, 2, 0), Outcome::Bool(true)),
                ((1, 3, 0), Outcome::Error("#DIV/0!".to_owned())),
                ((1, 4, 0), Outcome::Number(3.0)),
                ((1, 5, 0), Outcome::Error("#NAME?".to_owned())),
                ((1, 6, 0), Outcome::Number(1.0)),
            ]
        );
    }

    #[test]
    fn a_long_chain_of_formulas_is_followed_to_its_end() {
        let texts: Vec<String> = (1..5_000).map(|row| format!("A{row}+1")).collect();
        let mut cells = vec![(0, 0, CalcCell::Number(0.0))];
        cells.extend((1..).zip(&texts).map(|(row, text)| (row, 0, CalcCell::Formula(text))));
        let outcomes = calculate(&[CalcSheet { name: "Tổng", cells }], &[]);
        assert_eq!(outcomes.last().unwrap().1, Outcome::Number(4_999.0));
    }
}
