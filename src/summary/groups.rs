//! A row a group, a kind or an organisation, with the plan's own columns.

use super::dimension::Dimension;
use super::measure::{adds_up, format};
use super::{heads, matrix::Matrix, signing};
use crate::book::{Color, Number, Sheet, Spot, Style};
use crate::plan::{Indicator, Rollup};
use crate::round::{Round, Tally};
use crate::text::summary as words;

const HEAD: u32 = 3;

pub(super) fn sheet(round: &Round, matrix: &Matrix, by: Dimension) -> Sheet {
    let label = by.label(round);
    let mut sheet = Sheet::new(&label);
    sheet.set_widths(&[20.0, 10.0, 10.0, 10.0, 10.0, 10.0]);
    let shown: Vec<&Indicator> = round
        .plan
        .indicators
        .iter()
        .filter(|one| one.group && matrix.total(&one.id).is_some() && adds_up(round, one))
        .collect();
    let last = 5 + shown.iter().map(|one| if one.rollup == Rollup::Ratio { 3 } else { 1 }).sum::<u16>();
    sheet.span(0, (0, last), label.to_uppercase(), Style::plain().bold().center().size(14));
    let line = words::as_of(&round.plan.short_title, &crate::text::board::instant(round.as_of));
    sheet.span(1, (0, last), line, Style::plain().italic().center());
    let mut texts: Vec<String> = words::GROUP_HEADS.iter().map(|text| (*text).to_owned()).collect();
    if by != Dimension::Group {
        texts[0].clone_from(&label);
    }
    for indicator in &shown {
        let short = indicator.short.clone().unwrap_or_else(|| indicator.label.clone());
        if indicator.rollup == Rollup::Ratio {
            texts.extend(words::ratio_heads(&short));
        } else {
            texts.push(short);
        }
    }
    for col in 6..=last {
        sheet.widths.insert(col, 13.0);
    }
    heads(&mut sheet, HEAD, texts);
    let parts = by.parts(round);
    for (row, part) in (HEAD + 1..).zip(&parts) {
        line_of(round, matrix, &mut sheet, row, (by, part), &shown);
    }
    let end = HEAD + 1 + parts.len() as u32;
    total(round, &mut sheet, end, last, &shown);
    sheet.page.landscape = true;
    sheet.page.tall = 1;
    signing(&mut sheet, Spot::new(end, last));
    sheet
}

fn line_of(
    round: &Round,
    matrix: &Matrix,
    sheet: &mut Sheet,
    row: u32,
    (by, part): (Dimension, &str),
    shown: &[&Indicator],
) {
    let plain = Style::plain().boxed().center();
    let mine = |code: &str| round.unit(code).is_some_and(|unit| by.of(round, unit) == part);
    let tally = Tally::of(round.in_focus().filter(|standing| mine(&standing.unit)));
    sheet.text(row, 0, part, plain.left());
    sheet.fit(row, part, 20.0, 12);
    let counts = [
        tally.expected,
        tally.on_time + tally.undated,
        tally.late + tally.doubtful,
        tally.not_received(),
        tally.accepted,
    ];
    for (col, count) in (1..).zip(counts) {
        sheet.number(row, col, count as f64, plain);
    }
    let mut col = 6;
    for indicator in shown {
        let value = matrix.part_sum(&indicator.id, by, part, false).unwrap_or_else(|| "0".to_owned());
        if indicator.rollup == Rollup::Ratio {
            let base = matrix.part_sum(&indicator.id, by, part, true).unwrap_or_else(|| "0".to_owned());
            sheet.formula(row, col, base, plain.number(Number::Count));
            sheet.formula(row, col + 1, value, plain.number(format(round, indicator)));
            ratio(sheet, row, col, plain);
            col += 3;
        } else {
            sheet.formula(row, col, value, plain.number(format(round, indicator)));
            col += 1;
        }
    }
}

fn ratio(sheet: &mut Sheet, row: u32, base: u16, style: Style) {
    let (base_cell, value) = (Spot::new(row, base).a1(), Spot::new(row, base + 1).a1());
    sheet.formula(
        row,
        base + 2,
        format!("IF({base_cell}=0,\"–\",{value}/{base_cell}*100)"),
        style.number(Number::Hundred),
    );
}

fn total(round: &Round, sheet: &mut Sheet, row: u32, last: u16, shown: &[&Indicator]) {
    let bold = Style::plain().boxed().bold().center().fill(Color::Part);
    sheet.text(row, 0, words::TOTAL, bold.left());
    // What stands in each column: a sum, shown in this way, or the ratio of the two columns before it.
    let mut columns: Vec<Option<Number>> = vec![Some(Number::Count); 5];
    for indicator in shown {
        match indicator.rollup {
            Rollup::Ratio => columns.extend([Some(Number::Count), Some(format(round, indicator)), None]),
            _ => columns.push(Some(format(round, indicator))),
        }
    }
    for (col, number) in (1..=last).zip(columns) {
        let (from, to) = (Spot::new(HEAD + 1, col).a1(), Spot::new(row - 1, col).a1());
        match number {
            Some(number) => sheet.formula(row, col, format!("SUM({from}:{to})"), bold.number(number)),
            None => ratio(sheet, row, col - 2, bold),
        }
    }
    sheet.heights.insert(row, 22.0);
}
