//! Rules evaluated from inputs.

use std::collections::BTreeMap;

use super::engine::{Engine, cell_address};
use super::parse::Formula;
use super::value::{Cell, Inputs, Outcome};

/// The sheet of the inputs, and the sheet of the formulas: apart, so that no formula stands beside a column it reads.
const SHEETS: [&str; 2] = ["Inputs", "Rules"];

/// Evaluates each formula over the inputs; a name that is not among them gives `#NAME?`.
pub fn evaluate(inputs: &Inputs, formulas: &[&Formula]) -> Vec<Outcome> {
    let failed = || vec![Outcome::Error("#VALUE!".to_owned()); formulas.len()];
    run(inputs, formulas).unwrap_or_else(|_| failed())
}

fn run(inputs: &Inputs, formulas: &[&Formula]) -> Result<Vec<Outcome>, String> {
    let mut engine = Engine::new(SHEETS)?;
    let addresses = fill(&mut engine, inputs, formulas)?;
    let rename = |name: &str| addresses.get(name).cloned().unwrap_or_else(|| "#NAME?".to_owned());
    for (row, formula) in (0..).zip(formulas) {
        engine.formula((1, row, 0), &formula.excel(&rename))?;
    }
    engine.calculate();
    Ok((0..).zip(formulas).map(|(row, formula)| outcome(&engine, inputs, row, formula)).collect())
}

/// The engine pairs columns of different lengths in silence; Excel gives an error.
fn outcome(engine: &Engine, inputs: &Inputs, row: u32, formula: &Formula) -> Outcome {
    let length = |name: &String| cells(inputs, name).map(|cells| cells.len().max(1));
    let uneven = |names: &Vec<String>| names.windows(2).any(|pair| length(&pair[0]) != length(&pair[1]));
    if formula.columns_abreast().iter().any(uneven) {
        return Outcome::Error("#VALUE!".to_owned());
    }
    // An empty text stands in the engine as a blank cell, and a bare name of a blank cell would be 0.
    if inputs.scalars.get(formula.text().trim()) == Some(&Cell::Text(String::new())) {
        return Outcome::Text(String::new());
    }
    engine.outcome((1, row, 0))
}

/// Writes the inputs that the formulas read, one sheet column each, and says where they stand.
fn fill<'n>(
    engine: &mut Engine,
    inputs: &Inputs,
    formulas: &[&'n Formula],
) -> Result<BTreeMap<&'n str, String>, String> {
    let mut addresses = BTreeMap::new();
    let mut free = 0;
    for name in formulas.iter().flat_map(|formula| formula.names()) {
        let Some(cells) = cells(inputs, name) else { continue };
        if addresses.contains_key(name.as_str()) {
            continue;
        }
        for (row, cell) in (0..).zip(cells) {
            put(engine, (0, row, free), cell)?;
        }
        addresses.insert(name.as_str(), address(inputs, name, free, cells.len()));
        free += 1;
    }
    Ok(addresses)
}

fn cells<'i>(inputs: &'i Inputs, name: &str) -> Option<&'i [Cell]> {
    let scalar = inputs.scalars.get(name).map(std::slice::from_ref);
    scalar.or_else(|| inputs.columns.get(name).map(Vec::as_slice))
}

/// A column without rows is one blank row.
fn address(inputs: &Inputs, name: &str, column: u16, rows: usize) -> String {
    let top = cell_address(0, column);
    if inputs.scalars.contains_key(name) {
        return format!("{}!{top}", SHEETS[0]);
    }
    let last = cell_address(rows.max(1) as u32 - 1, column);
    format!("{}!{top}:{last}", SHEETS[0])
}

fn put(engine: &mut Engine, place: super::engine::Place, cell: &Cell) -> Result<(), String> {
    match cell {
        // Programs differ on a cell that holds a text of no characters, and no form has one.
        Cell::Blank => Ok(()),
        Cell::Text(text) if text.is_empty() => Ok(()),
        Cell::Number(value) => engine.number(place, *value),
        Cell::Text(text) => engine.text(place, text),
        Cell::Bool(value) => engine.bool(place, *value),
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse::Shape;
    use super::*;

    fn text(value: &str) -> Cell {
        Cell::Text(value.to_owned())
    }

    fn inputs() -> Inputs {
        let scalars = [
            ("so", Cell::Number(7.0)),
            ("trong", Cell::Blank),
            ("rong", text("")),
            ("chu", text("nhiều")),
            ("phan_tram", text("12%")),
            ("bang", text("=1+1")),
            ("nhay", text("'x")),
            ("nfd", text("Hu\u{31b}\u{303}u nghi\u{323}")),
            ("ngay", Cell::Number(43_879.0)),
            ("dung", Cell::Bool(true)),
        ];
        let dates = [43_879.0, 43_890.0, 43_918.0, 43_919.0].map(Cell::Number);
        let columns = [
            ("hd_loai", vec![text("Phần việc"), Cell::Blank, text("công trình"), text("PHẦN VIỆC")]),
            ("hd_ngay", dates.to_vec()),
            ("hd_khong", vec![]),
            ("ct_dai", vec![Cell::Number(1.0); 5]),
        ];
        Inputs {
            scalars: scalars.map(|(name, cell)| (name.to_owned(), cell)).into(),
            columns: columns.map(|(name, cells)| (name.to_owned(), cells)).into(),
        }
    }

    #[track_caller]
    fn case(formula: &str, expected: Outcome) {
        let inputs = inputs();
        let shape_of = |name: &str| {
            let scalar = inputs.scalars.contains_key(name) || name == "thieu";
            scalar.then_some(Shape::Scalar).or_else(|| inputs.columns.contains_key(name).then_some(Shape::Column))
        };
        let parsed = Formula::parse(formula, &shape_of).unwrap();
        assert_eq!(evaluate(&inputs, &[&parsed]), [expected], "{formula}");
    }

    fn number(value: f64) -> Outcome {
        Outcome::Number(value)
    }

    fn error(value: &str) -> Outcome {
        Outcome::Error(value.to_owned())
    }

    #[test]
    fn a_blank_is_nought_in_arithmetic_and_an_empty_text_beside_text() {
        case("trong + 1", number(1.0));
        case("trong = 0", Outcome::Bool(true));
        case(r#"trong = """#, Outcome::Bool(true));
        case("COUNT(trong, so)", number(1.0));
        case("so / trong", error("#DIV/0!"));
        case("trong", number(0.0));
        case(r#"trong & """#, Outcome::Text(String::new()));
    }

    #[test]
    fn a_declared_nil_of_words_stays_words() {
        let scalars = [("loi".to_owned(), Cell::Text(String::new()))].into_iter().collect();
        let inputs = Inputs { scalars, ..Inputs::default() };
        let parsed = Formula::parse("loi", &|_| Some(Shape::Scalar)).unwrap();
        assert_eq!(evaluate(&inputs, &[&parsed]), [Outcome::Text(String::new())]);
    }

    #[test]
    fn a_text_stays_the_text_it_is() {
        for (name, value) in [("phan_tram", "12%"), ("bang", "=1+1"), ("nhay", "'x"), ("chu", "nhiều")] {
            case(name, Outcome::Text(value.to_owned()));
        }
        case("chu + 1", error("#VALUE!"));
        case("chu >= 5", Outcome::Bool(true));
    }

    #[test]
    fn an_empty_text_is_a_blank() {
        case("rong + 1", number(1.0));
        case("COUNTA(rong)", number(0.0));
    }

    #[test]
    fn texts_are_compared_without_case_and_by_spelling_in_nfc() {
        case(r#""có" = "CÓ""#, Outcome::Bool(true));
        case(r#""đ" = "Đ""#, Outcome::Bool(true));
        case(r#""co" = "có""#, Outcome::Bool(false));
        case(r#"nfd = "hữu nghị""#, Outcome::Bool(true));
        case("nfd = \"hu\u{31b}\u{303}u nghi\u{323}\"", Outcome::Bool(true));
        case(r#""Ngoại khoá" = "ngoại khóa""#, Outcome::Bool(true));
        case("LEN(nfd)", number(8.0));
        case(r#"COUNTIF(hd_loai, "phần việc")"#, number(2.0));
    }

    #[test]
    fn a_percentage_of_a_whole_meets_its_target() {
        case("7 >= 7% * 100", Outcome::Bool(true));
        case("so >= 10% * 70", Outcome::Bool(true));
        case("ROUNDUP(7% * 100, 0)", number(7.0));
    }

    #[test]
    fn a_window_of_dates_takes_both_its_ends() {
        case(r#"COUNTIFS(hd_ngay, ">=" & DATE(2020,2,18), hd_ngay, "<=" & DATE(2020,3,28))"#, number(3.0));
        case(r#"COUNTIF(hd_ngay, ">" & ngay)"#, number(3.0));
        case("SUMPRODUCT((hd_ngay >= ngay) * (hd_ngay < DATE(2020,3,28)))", number(2.0));
    }

    #[test]
    fn a_table_without_rows_counts_nothing() {
        case("COUNTA(hd_khong) + SUM(hd_khong)", number(0.0));
        case(r#"COUNTIF(hd_khong, "x")"#, number(0.0));
        case("AVERAGE(hd_khong)", error("#DIV/0!"));
    }

    #[test]
    fn columns_of_different_lengths_are_never_paired() {
        case(r#"SUMIFS(ct_dai, hd_loai, "phần việc")"#, error("#VALUE!"));
        case("SUM(ct_dai, hd_ngay)", number(175_611.0));
    }

    #[test]
    fn a_name_without_a_value_is_an_error() {
        case("thieu + 1", error("#NAME?"));
    }

    #[test]
    fn many_formulas_come_back_in_their_order() {
        let inputs = inputs();
        let parsed: Vec<Formula> =
            (0..40).map(|n| Formula::parse(&format!("so * {n}"), &|_| Some(Shape::Scalar)).unwrap()).collect();
        let outcomes = evaluate(&inputs, &parsed.iter().collect::<Vec<_>>());
        assert_eq!(outcomes, (0..40).map(|n| number(7.0 * f64::from(n))).collect::<Vec<_>>());
        assert_eq!(evaluate(&inputs, &[]), []);
    }
}
