//! «Tổng hợp»: page 1 as a leader reads it: is everything in, is it reached, who needs a word.

use super::{indicators, letterhead, matrix::Matrix, measure, notes, sending, signing};
use crate::book::{Area, Color, Number, Sheet, Spot, Style};
use crate::plan::{Indicator, Rollup};
use crate::round::{Receiving, Round};
use crate::text::{board, summary as words};

const WIDTHS: [f64; 12] = [5.0, 36.0, 10.0, 12.0, 9.0, 8.0, 7.5, 7.5, 8.0, 8.0, 8.0, 11.0];
const LAST: u16 = 11;

/// The sheet, and the row of its first indicator, which the charts show.
pub(super) fn sheet(round: &Round, matrix: &Matrix) -> (Sheet, u32) {
    let mut sheet = Sheet::new(words::OVERVIEW);
    sheet.set_widths(&WIDTHS);
    let next = letterhead::heading(round, &mut sheet, (0, 2), (4, LAST));
    let next = letterhead::title(round, &mut sheet, next, LAST);
    let next = sent(round, &mut sheet, next);
    part(&mut sheet, next, words::PART_INDICATORS);
    let first = next + 2;
    let next = indicators::table(round, matrix, &mut sheet, next + 1);
    let next = highlights(round, matrix, &mut sheet, next + 1);
    let next = remarks(round, &mut sheet, next + 1);
    let last = letterhead::foot(round, &mut sheet, next + 1, (0, 2), (6, LAST));
    sheet.page.tall = 1;
    signing(&mut sheet, Spot::new(last, LAST));
    (sheet, first)
}

fn part(sheet: &mut Sheet, row: u32, text: &str) {
    sheet.text(row, 0, text, Style::plain().bold().size(13));
    sheet.heights.insert(row, 22.0);
}

/// Part I: two lines of counts that add up, and who has not sent.
fn sent(round: &Round, sheet: &mut Sheet, row: u32) -> u32 {
    part(sheet, row, words::PART_SENDING);
    let tally = round.tally();
    let columns: [(u16, u16); 9] = [(0, 1), (2, 2), (3, 3), (4, 4), (5, 6), (7, 7), (8, 8), (9, 9), (10, 11)];
    for ((from, to), text) in columns.into_iter().zip(words::SENDING_BOXES) {
        sheet.span(row + 1, (from, to), text, super::head_style());
    }
    sheet.heights.insert(row + 1, 34.0);
    let style = Style::plain().bold().center().boxed().size(13).number(Number::Count);
    for ((from, to), formula) in columns.into_iter().zip(live_counts(round)) {
        sheet.formula(row + 2, from, formula, style);
        sheet.merge(Area::new(Spot::new(row + 2, from), Spot::new(row + 2, to)));
    }
    sheet.heights.insert(row + 2, 24.0);
    let rate = Spot::new(row + 2, 2).a1();
    let all = Spot::new(row + 2, 0).a1();
    sheet.formula(
        row + 3,
        2,
        format!("IF({all}=0,0,{rate}/{all})"),
        Style::plain().italic().center().size(11).number(Number::Percent),
    );
    let names: Vec<String> = round
        .in_focus()
        .filter(|standing| standing.receiving != Receiving::Received)
        .map(|standing| name(round, &standing.unit))
        .collect();
    let mut text = format!(
        "{} {}",
        words::not_sent(&names),
        words::coverage(tally.readable(), tally.expected, tally.received, tally.unreadable)
    );
    if tally.doubtful > 0 {
        text = format!("{text} {}", words::doubtful(tally.doubtful));
    }
    for (label, received) in round.required_parts() {
        text = format!("{text} {}", words::parts(&label, received, tally.expected));
    }
    sheet.span(row + 4, (0, LAST), text.clone(), Style::plain().italic().wrap().left());
    sheet.fit(row + 4, &text, WIDTHS.iter().sum(), 12);
    row + 6
}

pub(super) fn name(round: &Round, code: &str) -> String {
    round.unit(code).map_or_else(|| code.to_owned(), |unit| unit.short_name.clone())
}

/// Counts over «Tình hình gửi báo cáo».
fn live_counts(round: &Round) -> [String; 9] {
    let sent = |states: &[&str]| sending::sent_in(round, states);
    [
        format!("COUNTA({})", sending::column(round, 1)),
        sent(&[board::ON_TIME, board::RECEIVED]),
        sent(&[board::LATE, board::DOUBTFUL]),
        sent(&[board::MISSING, board::NOT_DUE]),
        sent(&[board::ON_TIME, board::RECEIVED, board::LATE, board::DOUBTFUL]),
        sending::reviewed_as(round, sending::ACCEPTED),
        sending::reviewed_as(round, sending::SUPPLEMENT),
        sending::reviewed_as(round, sending::CONFIRM),
        sending::reviewed_as(round, sending::UNREADABLE),
    ]
}

/// Part III: six figures in boxes, coverage beside each.
fn highlights(round: &Round, matrix: &Matrix, sheet: &mut Sheet, row: u32) -> u32 {
    let shown: Vec<&Indicator> = round
        .plan
        .indicators
        .iter()
        .filter(|one| one.highlight.is_some() && matrix.total(&one.id).is_some() && measure::adds_up(round, one))
        .collect();
    if shown.is_empty() {
        return row;
    }
    part(sheet, row, words::PART_HIGHLIGHTS);
    let columns: [(u16, u16); 6] = [(0, 1), (2, 3), (4, 5), (6, 7), (8, 9), (10, 11)];
    for ((from, to), indicator) in columns.into_iter().zip(shown) {
        let number = measure::format(round, indicator);
        let style = Style::plain().bold().center().size(16).color(Color::Blue).boxed().number(number);
        sheet.formula(row + 1, from, matrix.total(&indicator.id).unwrap_or_default(), style);
        sheet.merge(Area::new(Spot::new(row + 1, from), Spot::new(row + 1, to)));
        label(round, matrix, sheet, row + 2, (from, to), indicator);
    }
    sheet.heights.extend([(row + 1, 28.0), (row + 2, 52.0)]);
    row + 4
}

fn label(round: &Round, matrix: &Matrix, sheet: &mut Sheet, row: u32, cols: (u16, u16), indicator: &Indicator) {
    let label = indicator.highlight.clone().unwrap_or_default();
    let result = round.indicator(&indicator.id);
    let once = match (indicator.rollup, result.and_then(|result| result.total.distinct)) {
        (Rollup::Distinct, Some(rows)) => words::counted_once(rows),
        _ => String::new(),
    };
    let scope = result.map_or(0, |result| result.total.in_scope());
    let coverage = matrix.coverage(&indicator.id).unwrap_or_else(|| "0".to_owned());
    let text = format!("{label}{once}").replace('"', "\"\"");
    sheet.formula(
        row,
        cols.0,
        format!("\"{text} (\"&{coverage}&\"{}\"", words::of_units(scope)),
        Style::plain().center().wrap().boxed().size(11),
    );
    sheet.merge(Area::new(Spot::new(row, cols.0), Spot::new(row, cols.1)));
}

/// Part IV: what the leader must know or decide.
fn remarks(round: &Round, sheet: &mut Sheet, row: u32) -> u32 {
    let notes = notes::notes(round);
    if notes.is_empty() {
        return row;
    }
    part(sheet, row, words::PART_NOTES);
    let width: f64 = WIDTHS.iter().sum();
    let mut next = row;
    for (number, note) in (1..).zip(notes) {
        next += 1;
        let text = format!("{number}. {note}");
        sheet.span(next, (0, LAST), text.clone(), Style::plain().wrap().left());
        sheet.fit(next, &text, width, 12);
    }
    next + 1
}
