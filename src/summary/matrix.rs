//! «Số liệu đơn vị»: a row a unit, a column an indicator; below, totals, coverage and ratios as live formulas.
//! A figure left out is text, or a live SUM would count it.

use super::dimension::Dimension;
use super::figure::{absent, came, figure, name};
use super::measure;
use super::{head_style, working};
use crate::book::{Area, Color, Number, Sheet, Spot, Style};
use crate::plan::{Indicator, Rollup, Unit, Weight};
use crate::round::{IndicatorResult, Outcome, Round};
use crate::text::summary as words;

const HEAD: u32 = 3;
const FIRST: u32 = 4;
const UNIT_COLUMNS: u16 = 3;

/// The columns of one indicator.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    pub(super) base: Option<u16>,
    pub(super) value: u16,
    pub(super) mark: Option<u16>,
}

/// Where everything of the matrix stands.
#[derive(Clone, Debug)]
pub(super) struct Matrix {
    units: u32,
    columns: Vec<(String, Columns)>,
    last: u16,
    /// What units are told apart by besides their group.
    parts: Vec<Dimension>,
}

impl Matrix {
    /// Columns for every indicator of units that is a figure.
    pub(super) fn of(round: &Round) -> Self {
        let mut next = UNIT_COLUMNS;
        let mut columns = Vec::new();
        for indicator in shown(round) {
            let base = indicator.base.is_some().then(|| take(&mut next));
            let value = take(&mut next);
            let mark = (indicator.weight != Weight::Tally).then(|| take(&mut next));
            columns.push((indicator.id.clone(), Columns { base, value, mark }));
        }
        let parts = [Dimension::Kind, Dimension::Organisation].into_iter().filter(|by| by.is_used(round)).collect();
        Matrix { units: round.counted().len() as u32, columns, last: next.saturating_sub(1), parts }
    }

    fn columns(&self, id: &str) -> Option<Columns> {
        self.columns.iter().find(|(known, _)| known == id).map(|(_, columns)| *columns)
    }

    fn total_row(&self) -> u32 {
        // Without units one row stays blank: a range over nothing would take in the totals.
        FIRST + self.units.max(1)
    }

    fn rows(&self, col: u16) -> Area {
        Area::down(Spot::new(FIRST, col), self.units)
    }

    /// The cell of an indicator's total, for formulas of other sheets.
    pub(super) fn total(&self, id: &str) -> Option<String> {
        let columns = self.columns(id)?;
        Some(Spot::new(self.total_row(), columns.value).on(words::MATRIX))
    }

    /// The cell of an indicator's total base.
    pub(super) fn base_total(&self, id: &str) -> Option<String> {
        Some(Spot::new(self.total_row(), self.columns(id)?.base?).on(words::MATRIX))
    }

    /// The cell of an indicator's coverage.
    pub(super) fn coverage(&self, id: &str) -> Option<String> {
        let columns = self.columns(id)?;
        Some(Spot::new(self.total_row() + 1, columns.value).on(words::MATRIX))
    }

    /// A live count of units with this mark.
    pub(super) fn count(&self, id: &str, mark: &str) -> Option<String> {
        let area = self.rows(self.columns(id)?.mark?).on(words::MATRIX);
        Some(format!("COUNTIF({area},\"{}\")", criterion(mark)))
    }

    /// A live count of units with this outcome. «Đạt nhưng không đúng ngày» counts as reached, unless the plan is strict;
    /// a unit without a figure is undecided, whether it sent nothing, not all, or something to be corrected.
    pub(super) fn reached(&self, indicator: &Indicator, outcome: Outcome) -> Option<String> {
        let count = self.count(&indicator.id, words::mark(outcome))?;
        let with_off_day = if indicator.strict { Outcome::NotMet } else { Outcome::Met };
        let more: &[&str] = match outcome {
            Outcome::Undecided => &[words::LACKING, words::TO_CORRECT],
            _ if outcome == with_off_day => &[words::mark(Outcome::OffDay)],
            _ => &[],
        };
        let more = more.iter().map(|mark| self.count(&indicator.id, mark)).collect::<Option<Vec<_>>>()?;
        Some(more.iter().fold(count, |sum, one| format!("{sum}+{one}")))
    }

    /// A live sum over the units of one group, kind or organisation.
    pub(super) fn part_sum(&self, id: &str, by: Dimension, part: &str, base: bool) -> Option<String> {
        let columns = self.columns(id)?;
        let col = if base { columns.base? } else { columns.value };
        let parts = self.rows(self.part_column(by)?).on(words::MATRIX);
        let part = criterion(part);
        Some(format!("SUMIF({parts},\"{part}\",{})", self.rows(col).on(words::MATRIX)))
    }

    /// Groups stand beside the units' names, kinds and organisations behind the figures.
    fn part_column(&self, by: Dimension) -> Option<u16> {
        if by == Dimension::Group {
            return Some(2);
        }
        let index = self.parts.iter().position(|one| *one == by)?;
        Some(self.last + 1 + index as u16)
    }

    /// The sheet.
    pub(super) fn sheet(&self, round: &Round) -> Sheet {
        let mut sheet = Sheet::new(words::MATRIX);
        sheet.set_widths(&[5.0, 44.0, 13.0]);
        sheet.text(
            0,
            0,
            words::of_the_plan(words::MATRIX, &round.plan.short_title).to_uppercase(),
            Style::plain().bold().size(14),
        );
        sheet.text(1, 0, words::LEGEND, Style::plain().italic().size(10));
        self.head(round, &mut sheet);
        for (row, unit) in (FIRST..).zip(round.counted()) {
            self.unit_row(round, &mut sheet, row, unit);
        }
        self.totals(round, &mut sheet);
        let next = self.groups(round, &mut sheet);
        khoi(round, &mut sheet, next + 1);
        sheet.freeze = (FIRST, 2);
        sheet.filter = Some(Area::new(Spot::new(HEAD, 0), Spot::new(self.total_row() - 1, self.last)));
        working(&mut sheet);
        sheet.page.repeat = Some((HEAD, HEAD));
        sheet
    }

    fn head(&self, round: &Round, sheet: &mut Sheet) {
        for (col, text) in (0..).zip([words::ORDINAL, words::UNIT, round.plan.group_label.as_str()]) {
            sheet.text(HEAD, col, text, head_style());
        }
        for indicator in shown(round) {
            let Some(columns) = self.columns(&indicator.id) else { continue };
            let short = indicator.short.clone().unwrap_or_else(|| indicator.label.clone());
            if let Some(base) = columns.base {
                sheet.text(HEAD, base, words::registered(&short), head_style());
                sheet.widths.insert(base, 11.0);
            }
            let uom = indicator
                .uom
                .as_ref()
                .filter(|_| indicator.weight == Weight::Tally)
                .map(|uom| format!("\n({uom})"))
                .unwrap_or_default();
            sheet.text(HEAD, columns.value, format!("{short}{uom}"), head_style());
            sheet.widths.insert(columns.value, 12.0);
            if let Some(mark) = columns.mark {
                sheet.text(HEAD, mark, "", head_style());
                sheet.widths.insert(mark, 4.0);
            }
        }
        for by in &self.parts {
            let Some(col) = self.part_column(*by) else { continue };
            sheet.text(HEAD, col, by.label(round), head_style());
            sheet.widths.insert(col, 16.0);
        }
        sheet.heights.insert(HEAD, 64.0);
    }

    fn unit_row(&self, round: &Round, sheet: &mut Sheet, row: u32, unit: &Unit) {
        let plain = Style::plain().boxed();
        let standing = round.in_focus().find(|standing| standing.unit == unit.code);
        sheet.number(row, 0, unit.ordinal as f64, plain.center());
        sheet.text(row, 1, name(unit, standing), plain);
        sheet.text(row, 2, Dimension::Group.of(round, unit), plain);
        for indicator in shown(round) {
            let Some(columns) = self.columns(&indicator.id) else { continue };
            let outcome = round.indicator(&indicator.id).and_then(|result| result.unit(&unit.code));
            if outcome.is_none() && standing.is_none() {
                // Gone before what this indicator looks at: in none of its counts.
                (columns.base.into_iter().chain([columns.value]).chain(columns.mark))
                    .for_each(|col| sheet.blank(row, col, plain));
                continue;
            }
            figure(
                sheet,
                row,
                columns,
                measure::format(round, indicator),
                outcome,
                standing.is_some_and(|one| came(round, one)),
            );
        }
        for by in &self.parts {
            let Some(col) = self.part_column(*by) else { continue };
            sheet.text(row, col, by.of(round, unit), plain);
        }
        sheet.heights.insert(row, 18.0);
    }

    fn totals(&self, round: &Round, sheet: &mut Sheet) {
        let (total, coverage, ratio) = (self.total_row(), self.total_row() + 1, self.total_row() + 2);
        let bold = Style::plain().boxed().bold().fill(Color::Part);
        for (row, label) in [(total, words::TOTAL), (coverage, words::COVERAGE), (ratio, words::RATIO)] {
            for col in 0..=self.last {
                sheet.blank(row, col, bold.center());
            }
            sheet.text(row, 1, label, bold);
            sheet.heights.insert(row, 18.0);
        }
        for indicator in shown(round) {
            let Some(columns) = self.columns(&indicator.id) else { continue };
            for col in [columns.base, Some(columns.value)].into_iter().flatten() {
                let area = range(self.rows(col));
                let style = bold.center().number(measure::format(round, indicator));
                if measure::adds_up(round, indicator) {
                    sheet.formula(total, col, format!("SUM({area})"), style);
                } else {
                    sheet.text(total, col, words::NO_SUM, style);
                }
                sheet.formula(coverage, col, format!("COUNT({area})"), bold.center().number(Number::Count));
            }
            if let Some(base) = columns.base {
                let (value, base) = (Spot::new(total, columns.value).a1(), Spot::new(total, base).a1());
                sheet.formula(
                    ratio,
                    columns.value,
                    format!("IF({base}=0,\"–\",{value}/{base}*100)"),
                    bold.center().number(Number::Hundred),
                );
            }
        }
    }

    /// Subtotals by group; gives the last row.
    fn groups(&self, round: &Round, sheet: &mut Sheet) -> u32 {
        let plain = Style::plain().boxed();
        let mut row = self.total_row() + 3;
        let parts = if Dimension::Group.is_used(round) { Dimension::Group.parts(round) } else { Vec::new() };
        for group in parts {
            for col in 0..=self.last {
                sheet.blank(row, col, plain.center());
            }
            sheet.text(row, 1, format!("{} {group}", words::TOTAL), plain.italic());
            sheet.text(row, 2, group.clone(), plain);
            for indicator in shown(round) {
                let Some(columns) = self.columns(&indicator.id) else { continue };
                let adding = Some(columns.value).filter(|_| measure::adds_up(round, indicator));
                for col in [columns.base, adding].into_iter().flatten() {
                    let (parts, figures) = (range_absolute(self.rows(2)), range(self.rows(col)));
                    let formula = format!("SUMIF({parts},\"{}\",{figures})", criterion(&group));
                    sheet.formula(row, col, formula, plain.center().number(measure::format(round, indicator)));
                }
            }
            sheet.heights.insert(row, 18.0);
            row += 1;
        }
        row
    }
}

/// A name as a criterion: no part of it may act as a pattern or as a comparison.
fn criterion(name: &str) -> String {
    let plain = name.replace('~', "~~").replace('*', "~*").replace('?', "~?").replace('"', "\"\"");
    if plain.starts_with(['<', '>', '=']) { format!("={plain}") } else { plain }
}

fn take(next: &mut u16) -> u16 {
    *next += 1;
    *next - 1
}

fn range(area: Area) -> String {
    format!("{}:{}", area.from.a1(), area.to.a1())
}

fn range_absolute(area: Area) -> String {
    format!("{}:{}", area.from.absolute(), area.to.absolute())
}

/// Indicators of the report in focus that are figures.
fn shown(round: &Round) -> impl Iterator<Item = &Indicator> {
    let report = round.focus.report.as_str();
    round.plan.indicators_of(report).filter(|one| !matches!(one.rollup, Rollup::Text | Rollup::List))
}

/// Whether the office's own report came.
fn here(round: &Round, indicator: &Indicator) -> bool {
    round.standings.iter().any(|one| one.report == indicator.report && came(round, one))
}

/// The office's own indicators: outside every count of units.
fn khoi(round: &Round, sheet: &mut Sheet, first: u32) {
    let results: Vec<(&Indicator, &IndicatorResult)> = round
        .plan
        .indicators
        .iter()
        .filter(|indicator| {
            round.plan.report(&indicator.report).is_some_and(|report| report.scope == crate::plan::Scope::Khoi)
        })
        .filter_map(|indicator| Some((indicator, round.indicator(&indicator.id)?)))
        .collect();
    if results.is_empty() {
        return;
    }
    let plain = Style::plain().boxed();
    sheet.text(first, 1, words::KHOI, Style::plain().bold());
    for (row, (indicator, result)) in (first + 1..).zip(results) {
        let outcome = result.units.first();
        let code = indicator.code.clone().unwrap_or_default();
        sheet.text(row, 0, code, plain.center());
        sheet.text(row, 1, indicator.label.clone(), plain.wrap());
        sheet.fit(row, &indicator.label, 44.0, 12);
        let measured = !matches!(
            indicator.compare,
            crate::plan::Compare::Yes | crate::plan::Compare::On(_) | crate::plan::Compare::Within(_)
        );
        let nil = outcome.is_some_and(|one| one.nil);
        match outcome.and_then(|one| one.actual).filter(|_| measured) {
            Some(actual) => {
                sheet.number(row, 2, actual, Style { nil, ..plain.center().number(measure::format(round, indicator)) });
            }
            None if nil || measured => {
                let sign = outcome.map_or(words::NOT_HERE, |one| absent(one, here(round, indicator)));
                sheet.text(row, 2, sign, plain.center().color(Color::Quiet));
            }
            None => sheet.blank(row, 2, plain),
        }
        sheet.text(row, 3, outcome.map_or("–", |one| words::outcome(one.outcome)), plain);
        sheet.merge(Area::new(Spot::new(row, 3), Spot::new(row, 5)));
    }
}
