//! Every allowed function and shape of argument, over every kind of input, through our engine and through LibreOffice.
//!
//! Excel cannot be asked here. Where the two agree the plan language stands; where they do not, the shape is refused or
//! stands in `differences.rs` with what Excel does. Without LibreOffice only our side of the differences is held.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of a test may stop it and say so")]

#[path = "../common/mod.rs"]
mod common;
mod differences;
mod inputs;
mod table;
mod workbook;

use std::path::Path;

use calamine::Data;
use common::office;
use tonghop::formula::{Formula, Inputs, Outcome, Shape, allowed_functions, evaluate};

fn parse(inputs: &Inputs, text: &str) -> Formula {
    let shape_of = |name: &str| {
        let column = inputs.columns.contains_key(name).then_some(Shape::Column);
        inputs.scalars.contains_key(name).then_some(Shape::Scalar).or(column)
    };
    Formula::parse(text, &shape_of).unwrap_or_else(|faults| panic!("{text}: {faults:?}"))
}

fn recalculated(workbook: &Path, folder: &Path) -> Vec<Data> {
    let calculated = office::recalculate(workbook, folder).expect("LibreOffice calculates the workbook");
    workbook::results(&calculated)
}

fn agree(ours: &Outcome, theirs: &Data) -> bool {
    match (ours, theirs) {
        (Outcome::Number(one), Data::Float(other)) => near(*one, *other),
        (Outcome::Number(one), Data::Int(other)) => near(*one, *other as f64),
        (Outcome::Number(one), Data::DateTime(other)) => near(*one, other.as_f64()),
        (Outcome::Text(one), Data::String(other)) => one == other,
        (Outcome::Text(one), Data::Empty) => one.is_empty(),
        (Outcome::Bool(one), Data::Bool(other)) => one == other,
        (Outcome::Error(one), Data::Error(other)) => *one == other.to_string(),
        _ => false,
    }
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(1.0)
}

fn skipped() -> bool {
    let missing = !office::available();
    if missing {
        println!("skipped: soffice is not installed");
    }
    missing
}

/// Without this the test below would compare our results with whatever the file held.
#[test]
fn libreoffice_really_calculates_and_does_not_repeat_what_the_file_says() {
    if skipped() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("planted.xlsx");
    workbook::write(&path, &Inputs::default(), &["1+1".to_owned()], Some("99"));
    assert_eq!(workbook::results(&path), [Data::Float(99.0)]);
    assert_eq!(recalculated(&path, folder.path()), [Data::Float(2.0)]);
}

/// Both sides' results of a workbook of these formulas, compared.
fn assert_agreement(inputs: &Inputs, texts: &[String], ours: &[Outcome]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rules.xlsx");
    workbook::write(&path, inputs, texts, None);
    let theirs = recalculated(&path, folder.path());
    assert_eq!((texts.len(), ours.len()), (theirs.len(), theirs.len()));
    let differing: Vec<String> = texts
        .iter()
        .zip(ours.iter().zip(&theirs))
        .filter(|(_, (ours, theirs))| !agree(ours, theirs))
        .map(|(text, (ours, theirs))| format!("{text}: ours {ours:?}, LibreOffice {theirs:?}"))
        .collect();
    assert!(differing.is_empty(), "{} of {}:\n{}", differing.len(), texts.len(), differing.join("\n"));
    println!("{} formulas agree", texts.len());
}

#[test]
fn our_engine_and_libreoffice_agree_on_all_that_is_allowed() {
    if skipped() {
        return;
    }
    let inputs = inputs::all();
    let formulas: Vec<Formula> = table::formulas().iter().map(|text| parse(&inputs, text)).collect();
    let ours = evaluate(&inputs, &formulas.iter().collect::<Vec<_>>());
    let texts: Vec<String> = formulas.iter().map(|formula| formula.excel(&str::to_owned)).collect();
    assert_agreement(&inputs, &texts, &ours);
}

#[test]
fn they_agree_on_the_formulas_of_our_own_workbooks() {
    if skipped() {
        return;
    }
    let inputs = inputs::all();
    let texts: Vec<String> = table::workbook_formulas().into_iter().chain(table::formulas()).collect();
    assert_agreement(&inputs, &texts, &workbook::calculated(&inputs, &texts));
}

#[test]
fn every_allowed_function_is_in_the_table() {
    let all = table::formulas();
    assert!(all.len() > 60);
    for function in allowed_functions() {
        let call = format!("{function}(");
        let calls = |text: &String| text.match_indices(&call).any(|(at, _)| !text[..at].ends_with(char::is_alphabetic));
        assert!(all.iter().any(calls), "{function} is not in the table");
    }
}

#[test]
fn where_programs_differ_we_do_what_is_written_down() {
    let inputs = inputs::all();
    for (text, expected, _) in differences::list() {
        assert_eq!(evaluate(&inputs, &[&parse(&inputs, text)]), [expected], "{text}");
    }
}
