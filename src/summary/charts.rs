//! «Biểu đồ»: page 2, two charts over a small table of their own.

use super::dimension::Dimension;
use super::{head_style, indicators, signing};
use crate::book::{Area, Axis, Chart, Number, Series, Sheet, Spot, Style};
use crate::round::{Round, Tally};
use crate::text::{board, summary as words};

const GREEN: u32 = 0x0055_8B2F;
const AMBER: u32 = 0x00E6_A23C;
const RED: u32 = 0x00C0_4B3A;
const BLUE: u32 = 0x002F_6DA8;
const SHOWN: [f64; 6] = [34.0, 14.0, 14.0, 14.0, 14.0, 14.0];

/// Charts; `first` is the row of the first indicator on page 1.
pub(super) fn sheet(round: &Round, first: u32) -> Sheet {
    let mut sheet = Sheet::new(words::CHARTS);
    sheet.set_widths(&SHOWN);
    sheet.span(
        0,
        (0, 5),
        format!("{} – {}", words::CHARTS.to_uppercase(), round.plan.short_title.to_uppercase()),
        Style::plain().bold().center().size(14),
    );
    let next = sending(round, &mut sheet, 2);
    let last = reached(round, &mut sheet, next + 1, first);
    sheet.page.tall = 1;
    signing(&mut sheet, Spot::new(last, 5));
    sheet
}

/// Counts by group, stacked.
fn sending(round: &Round, sheet: &mut Sheet, row: u32) -> u32 {
    for (col, text) in (0..).zip([round.plan.group_label.as_str(), board::ON_TIME, board::LATE, words::NOT_SENT]) {
        sheet.text(row, col, text, head_style());
    }
    let groups = if Dimension::Group.is_used(round) { Dimension::Group.parts(round) } else { Vec::new() };
    let plain = Style::plain().boxed();
    for (row, group) in (row + 1..).zip(&groups) {
        let mine = |code: &str| round.unit(code).is_some_and(|unit| Dimension::Group.of(round, unit) == *group);
        let tally = Tally::of(round.in_focus().filter(|standing| mine(&standing.unit)));
        sheet.text(row, 0, group.clone(), plain);
        let counts = [tally.on_time + tally.undated, tally.late + tally.doubtful, tally.not_received()];
        for (col, count) in (1..).zip(counts) {
            sheet.number(row, col, count as f64, plain.center());
        }
    }
    let count = groups.len() as u32;
    let rows = |col: u16| Area::down(Spot::new(row + 1, col), count);
    let series = [(board::ON_TIME, GREEN), (board::LATE, AMBER), (words::NOT_SENT, RED)];
    let series = (1..).zip(series).map(|(col, (name, color))| Series {
        name: name.to_owned(),
        categories: rows(0),
        values: rows(col),
        color,
        line: false,
    });
    if count > 0 {
        let at = Spot::new(row + count + 2, 0);
        sheet.charts.push(Chart {
            at,
            title: words::CHART_SENDING.to_owned(),
            axis: Axis::Stacked,
            series: series.collect(),
            size: (740, 330),
        });
    }
    row + count + 20
}

/// Results in percent of the plan.
fn reached(round: &Round, sheet: &mut Sheet, row: u32, first: u32) -> u32 {
    for (col, text) in (0..).zip([words::INDICATOR_HEADS[1], words::CHART_INDICATORS]) {
        sheet.text(row, col, text, head_style());
    }
    sheet.heights.insert(row, 34.0);
    let plain = Style::plain().boxed();
    let mut next = row;
    for (place, (number, indicator, _)) in indicators::headline(round).into_iter().enumerate() {
        next += 1;
        let label = indicator.short.clone().unwrap_or_else(|| indicator.label.clone());
        sheet.text(next, 0, format!("{number}. {label}"), plain);
        // Rows of the table of page 1, in the same order.
        let share = Spot::new(first + place as u32, 5).on(words::OVERVIEW);
        sheet.formula(next, 1, format!("N({share})"), plain.center().number(Number::Hundred));
    }
    let count = next - row;
    let rows = |col: u16| Area::down(Spot::new(row + 1, col), count);
    if count > 0 {
        let series = Series {
            name: words::CHART_INDICATORS.to_owned(),
            categories: rows(0),
            values: rows(1),
            color: BLUE,
            line: false,
        };
        let at = Spot::new(next + 2, 0);
        sheet.charts.push(Chart {
            at,
            title: words::CHART_INDICATORS.to_owned(),
            axis: Axis::Clustered,
            series: vec![series],
            size: (740, 360),
        });
    }
    next + 22
}
