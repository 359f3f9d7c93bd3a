//! A sheet that is a list: one entry a row.

use super::{Job, expression, figures, start};
use crate::book::{Area, Color, Number, Sheet, Spot, Style, column_letters};
use crate::form::{ColumnPlace, Line, SheetPlan, TablePlace};
use crate::plan::Prompt;
use crate::text::form as words;
use crate::value::Kind;
use chrono::Datelike;

pub(super) fn sheet(job: &Job<'_>, plan: &SheetPlan) -> Sheet {
    let mut sheet = Sheet::new(&plan.name);
    let Some(table) = job.layout.tables.iter().find(|table| table.sheet == plan.name) else { return sheet };
    widths(job, &mut sheet, table);
    for (row, line) in plan.lines.iter().enumerate() {
        let row = row as u32;
        match line {
            Line::Title => start::title(&mut sheet, row, &plan.title, 14),
            Line::Status => status(job, plan, &mut sheet, row, table),
            Line::Nil(owner) => nil(job, &mut sheet, row, owner),
            Line::Head => head(&mut sheet, table),
            _ => {}
        }
    }
    rows(job, &mut sheet, table);
    start::finish(&mut sheet);
    sheet.freeze = (table.head + 1, 0);
    sheet.page.landscape = true;
    sheet.page.repeat = Some((table.head, table.head));
    sheet
}

fn status(job: &Job<'_>, plan: &SheetPlan, sheet: &mut Sheet, row: u32, table: &TablePlace) {
    let Some(first) = table.columns.first() else { return };
    let missing = super::missing::count(job, Some(&plan.name));
    let formula = words::list_status(&first.name, &table.noun.replace('"', "\"\""), &missing);
    sheet.formula(row, 0, formula, Style::plain().bold().color(Color::Blue).left());
    sheet.merge(Area::new(Spot::new(row, 0), Spot::new(row, 2)));
    let last = table.first() + table.max_rows;
    sheet.text(row, 3, words::room(last), Style::plain().italic().size(10).color(Color::Quiet));
    sheet.heights.insert(row, 20.0);
}

fn nil(job: &Job<'_>, sheet: &mut Sheet, row: u32, owner: &str) {
    let Some(place) = job.layout.nil_of(owner) else { return };
    sheet.span(row, (0, 1), format!("{} →", words::tick_label(&place.label)), Style::plain().italic().right());
    start::nil(job, sheet, owner);
    sheet.heights.insert(row, 22.0);
}

/// Column widths: what the plan says, else what the kind needs.
pub(super) fn widths(job: &Job<'_>, sheet: &mut Sheet, table: &TablePlace) {
    sheet.widths.insert(0, 5.0);
    for column in &table.columns {
        let told = job.form.column(&column.name).and_then(|(_, column)| column.width);
        let usual = match column.kind {
            Kind::Text => 24.0,
            Kind::Choice | Kind::Status => 22.0,
            Kind::Count | Kind::Tick => 10.0,
            _ => 14.0,
        };
        sheet.widths.insert(column.col, told.unwrap_or(usual));
        if let Some(echo) = column.echo {
            sheet.widths.insert(echo, if column.kind == Kind::Money { 17.0 } else { 19.0 });
        }
    }
}

pub(super) fn head(sheet: &mut Sheet, table: &TablePlace) {
    let style = Style::plain().bold().center().wrap().boxed().fill(Color::Head);
    sheet.text(table.head, 0, words::ORDINAL, style);
    for column in &table.columns {
        let uom = column.uom.as_ref().filter(|uom| column.kind == Kind::Money && !column.label.contains(uom.as_str()));
        let uom = uom.map(|uom| format!(" ({uom})")).unwrap_or_default();
        let star = if column.required { " *" } else { "" };
        sheet.text(table.head, column.col, format!("{}{uom}{star}", column.label), style);
        if let Some(echo) = column.echo {
            sheet.text(
                table.head,
                echo,
                words::ECHO,
                Style { bold: false, ..style }.italic().size(9).color(Color::Quiet),
            );
        }
    }
    sheet.heights.insert(table.head, 50.0);
}

/// Printed rows with lines, ordinals and echoes; the rest of the named rows only unlocked.
pub(super) fn rows(job: &Job<'_>, sheet: &mut Sheet, table: &TablePlace) {
    for index in 0..table.max_rows {
        let row = table.first() + index;
        let printed = index < table.rows;
        if printed {
            sheet.number(row, 0, f64::from(index + 1), Style::plain().boxed().center());
            sheet.heights.insert(row, 20.0);
        }
        for column in &table.columns {
            let style = look(column, printed);
            let content = figures::carried(job.carried(&table.id, index, &column.name), column.kind);
            sheet.put(row, column.col, content, style);
            if let Some(echo) = column.echo.filter(|_| printed) {
                echo_cell(job, sheet, Spot::new(row, column.col), echo, column);
            }
        }
    }
    for column in &table.columns {
        validate(job, sheet, table, column);
    }
}

fn look(column: &ColumnPlace, printed: bool) -> Style {
    let number = match column.kind {
        Kind::Money | Kind::Decimal => Number::General,
        kind => figures::number_format(kind),
    };
    let style = if printed { super::job::input() } else { Style::plain().unlocked() };
    let style = style.number(number).wrap();
    match column.kind {
        Kind::Text | Kind::Choice | Kind::Status => style.left(),
        _ => style.center(),
    }
}

fn echo_cell(job: &Job<'_>, sheet: &mut Sheet, cell: Spot, echo: u16, column: &ColumnPlace) {
    let address = format!("{}{}", column_letters(cell.col), cell.row + 1);
    let quiet = Style::plain().boxed().size(9).color(Color::Quiet);
    if column.kind == Kind::Money {
        let scale = crate::value::scale(column.uom.as_deref());
        sheet.formula(cell.row, echo, expression::money_echo(&address, scale), quiet.number(Number::Dong));
    } else {
        let year = job.plan.window.map_or(2000, |window| window.to.year());
        sheet.formula(cell.row, echo, expression::date_echo(&address, year), quiet.number(Number::Weekday).left());
    }
}

fn validate(job: &Job<'_>, sheet: &mut Sheet, table: &TablePlace, column: &ColumnPlace) {
    let prompt: Option<&Prompt> = job.form.column(&column.name).and_then(|(_, column)| column.prompt.as_ref());
    let area = table.area(column.col);
    if let Some(validation) = figures::validation(job, &column.name, column.kind, &column.options, area, prompt) {
        sheet.validations.push(validation);
    }
}
