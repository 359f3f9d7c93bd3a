//! Plan × report × unit → [`Layout`].

use super::layout::{ColumnPlace, Info, Layout, Line, Part, Place, Role, SheetKind, SheetPlan, TablePlace, own};
use crate::book::Spot;
use crate::formula::{self, Formula, Outcome};
use crate::intake::Carried;
use crate::plan::{Column, Field, Form, FormLayout, MAX_ROWS, Names, Origin, Plan, Report, Section, Table, Unit};
use crate::text::form as words;
use crate::value::Kind;

/// Column of figures and choices, of words, and of the first sheet's answers.
const FIGURE: u16 = 2;
const ANSWER: u16 = 1;
/// Column «Số đúng / Ghi chú».
const NOTE: u16 = 6;
/// Lines of the guide on the first sheet.
const GUIDE: usize = 5;
/// Name of the first sheet; a plan's section may stand on it.
const START: &str = words::START_SHEET;
/// Name of the only sheet of a compact form is the form's first table's sheet, or this.
const COMPACT: &str = words::COMPACT_SHEET;

/// The parts of a form a unit sees.
pub struct Seen<'p> {
    sections: Vec<&'p Section>,
    tables: Vec<&'p Table>,
}

/// Sections and tables in the unit's scope, in plan order.
pub fn sees<'p>(form: &'p Form, unit: &Unit) -> Seen<'p> {
    // The office fills its own form whole: its scopes speak of units.
    let covered = |scope: &crate::plan::Scope| unit.is_khoi() || scope.covers(unit);
    Seen {
        sections: form.sections.iter().filter(|section| covered(&section.scope)).collect(),
        tables: form.tables.iter().filter(|table| covered(&table.scope)).collect(),
    }
}

/// The layout of a report's form for one unit, with room for the rows that come prefilled.
pub fn build(plan: &Plan, report: &Report, form: &Form, unit: &Unit, rows: &Carried) -> Layout {
    let seen = sees(form, unit);
    let mut layout = Layout {
        plan: plan.id.clone(),
        report: report.id.clone(),
        form: form.id.clone(),
        code: format!("{}-{}", plan.code, report.code),
        periods: if report.recurring() {
            report.occasions().iter().map(|one| (one.period.clone(), one.label.clone())).collect()
        } else {
            Vec::new()
        },
        sheets: Vec::new(),
        parts: Vec::new(),
        places: Vec::new(),
        tables: Vec::new(),
    };
    match form.layout {
        FormLayout::Full => full(&mut layout, plan, form, &seen, unit),
        FormLayout::Compact => compact(&mut layout, plan, form, &seen, unit),
    }
    make_room(&mut layout, rows);
    layout
}

fn full(layout: &mut Layout, plan: &Plan, form: &Form, seen: &Seen<'_>, unit: &Unit) {
    start(layout, plan, form, seen);
    for name in form.sheets.iter().filter(|name| *name != START) {
        if let Some(table) = seen.tables.iter().find(|table| table.sheet == *name) {
            table_sheet(layout, plan, table, unit);
        } else if seen.sections.iter().any(|section| section.sheet == *name) {
            section_sheet(layout, name, form, seen);
        }
    }
}

fn start(layout: &mut Layout, plan: &Plan, form: &Form, seen: &Seen<'_>) {
    let mut lines = vec![Line::Title, Line::Subtitle, Line::Info(Info::Unit)];
    if !plan.units.groups().is_empty() {
        lines.push(Line::Info(Info::Group));
    }
    if plan.window.is_some() || plan.report(&layout.report).is_some_and(Report::per_period) {
        lines.push(Line::Info(Info::Window));
    }
    if layout.periods.is_empty() {
        lines.push(Line::Info(Info::Due));
    } else {
        // A growing workbook has as many deadlines as periods: the period is chosen here.
        period_place(layout, plan, START, Spot::new(lines.len() as u32, ANSWER));
        lines.push(Line::Period);
    }
    lines.extend((0..plan.send_to.len()).map(|index| Line::Info(Info::Send(index))));
    lines.extend([Line::Info(Info::Missing), Line::Info(Info::Review)]);
    let sections: Vec<&&Section> = seen.sections.iter().filter(|section| section.sheet == START).collect();
    for section in &sections {
        titled(layout, section, sections.len() > 1, START, &mut lines);
        for field in &section.fields {
            field_places(layout, section, field, START, Spot::new(lines.len() as u32, ANSWER), false);
            lines.push(Line::Field(field.id.clone()));
        }
    }
    lines.extend([Line::Info(Info::Code), Line::Blank, Line::GuideHead]);
    lines.extend((0..GUIDE).map(Line::Guide));
    for (index, line) in lines.iter().enumerate() {
        let name = match line {
            Line::Info(Info::Missing) => own::MISSING,
            Line::Info(Info::Review) => own::REVIEW,
            Line::Info(Info::Code) => own::CODE,
            _ => continue,
        };
        own_place(layout, name, START, Spot::new(index as u32, ANSWER));
    }
    layout.sheets.push(SheetPlan { name: START.to_owned(), kind: SheetKind::Start, title: form.title.clone(), lines });
}

/// The title of a section with its tick, where answers stand in column B. A lone group of questions stands under the
/// form's own title.
fn titled(layout: &mut Layout, section: &Section, several: bool, sheet: &str, lines: &mut Vec<Line>) {
    if !several && !section.nil {
        return;
    }
    layout.parts.push(Part { id: section.id.clone(), title: section.title.clone(), numeral: String::new() });
    if section.nil {
        let spot = Spot::new(lines.len() as u32, ANSWER);
        nil_place(layout, &section.id, section.nil_label.as_deref(), sheet, spot);
    }
    lines.push(Line::Part(section.id.clone()));
}

fn own_place(layout: &mut Layout, name: &str, sheet: &str, spot: Spot) {
    layout.places.push(Place {
        name: name.to_owned(),
        of: name.to_owned(),
        label: String::new(),
        sheet: sheet.to_owned(),
        spot,
        role: Role::Computed,
        kind: Kind::Text,
        uom: None,
        required: false,
        options: Vec::new(),
        section: String::new(),
    });
}

fn section_sheet(layout: &mut Layout, name: &str, form: &Form, seen: &Seen<'_>) {
    let sections: Vec<&&Section> = seen.sections.iter().filter(|section| section.sheet == name).collect();
    let words = sections
        .iter()
        .all(|section| section.fields.iter().all(|field| matches!(field.kind, Kind::Text | Kind::Choice)));
    let numbered = sections.len() > 1;
    let mut lines = vec![Line::Title, Line::Status, Line::Head];
    for (index, section) in sections.iter().enumerate() {
        if numbered || section.nil {
            let row = lines.len() as u32;
            let numeral = if numbered { roman(index + 1) } else { String::new() };
            layout.parts.push(Part { id: section.id.clone(), title: section.title.clone(), numeral });
            if section.nil {
                nil_place(layout, &section.id, section.nil_label.as_deref(), name, Spot::new(row, FIGURE));
            }
            lines.push(Line::Part(section.id.clone()));
        }
        for field in &section.fields {
            field_places(layout, section, field, name, Spot::new(lines.len() as u32, FIGURE), !words);
            lines.push(Line::Field(field.id.clone()));
        }
    }
    let kind = if words { SheetKind::Texts } else { SheetKind::Figures };
    let title = if numbered || sections.is_empty() { sheet_title(name, form) } else { sections[0].title.clone() };
    layout.sheets.push(SheetPlan { name: name.to_owned(), kind, title, lines });
}

/// «SỐ LIỆU – THÁNG …»: the sheet's name over the form's title.
fn sheet_title(name: &str, form: &Form) -> String {
    let subject = form.title.split_once(" THÁNG ").map(|(_, rest)| format!(" THÁNG {rest}")).unwrap_or_default();
    format!("{}{subject}", name.to_uppercase())
}

fn nil_place(layout: &mut Layout, owner: &str, label: Option<&str>, sheet: &str, spot: Spot) {
    layout.places.push(Place {
        name: own::nil(owner),
        of: owner.to_owned(),
        label: label.unwrap_or(words::NIL_LABEL).to_owned(),
        sheet: sheet.to_owned(),
        spot,
        role: Role::Nil,
        kind: Kind::Tick,
        uom: None,
        required: false,
        options: Vec::new(),
        section: owner.to_owned(),
    });
}

fn field_places(layout: &mut Layout, section: &Section, field: &Field, sheet: &str, spot: Spot, notes: bool) {
    let role = match field.origin {
        Origin::Typed => Role::Input,
        Origin::UnitAttribute(_) | Origin::Report { .. } | Origin::Previous { .. } => Role::Prefilled,
        Origin::Formula(_) => Role::Computed,
    };
    let place = Place {
        name: field.id.clone(),
        of: field.id.clone(),
        label: field.label.clone(),
        sheet: sheet.to_owned(),
        spot,
        role,
        kind: field.kind,
        uom: field.uom.clone(),
        required: field.required,
        options: field.options.clone(),
        section: section.id.clone(),
    };
    if notes && field.note {
        layout.places.push(Place {
            name: own::note(&field.id),
            label: words::note_label(&field.label),
            spot: Spot::new(spot.row, NOTE),
            role: Role::Note,
            kind: Kind::Text,
            required: false,
            options: Vec::new(),
            ..place.clone()
        });
    }
    layout.places.push(place);
}

fn table_sheet(layout: &mut Layout, plan: &Plan, table: &Table, unit: &Unit) {
    let mut lines = vec![Line::Title, Line::Status];
    if table.nil {
        nil_place(layout, &table.id, table.nil_label.as_deref(), &table.sheet, Spot::new(lines.len() as u32, FIGURE));
        lines.push(Line::Nil(table.id.clone()));
    }
    lines.push(Line::Head);
    let head = lines.len() as u32 - 1;
    place_table(layout, plan, table, unit, head, true);
    layout.sheets.push(SheetPlan {
        name: table.sheet.clone(),
        kind: SheetKind::Table,
        title: table.title.clone(),
        lines,
    });
}

/// Column A is the ordinal; each date and money column is followed by its echo.
fn place_table(layout: &mut Layout, plan: &Plan, table: &Table, unit: &Unit, head: u32, echoes: bool) {
    let mut next = 1;
    let columns = table.columns.iter().map(|column| {
        let col = next;
        let echo = (echoes && echoed(column)).then_some(col + 1);
        next += if echo.is_some() { 2 } else { 1 };
        ColumnPlace {
            name: column.name.clone(),
            label: column.label.clone(),
            col,
            kind: column.kind,
            uom: column.uom.clone(),
            required: column.required,
            options: column.options.clone(),
            echo,
        }
    });
    let columns = columns.collect();
    let rows = printed_rows(plan, table, unit).clamp(1, table.max_rows);
    layout.tables.push(TablePlace {
        id: table.id.clone(),
        noun: table.noun.clone(),
        sheet: table.sheet.clone(),
        head,
        rows,
        max_rows: table.max_rows.max(rows),
        columns,
    });
}

fn echoed(column: &Column) -> bool {
    matches!(column.kind, Kind::Date | Kind::DateRange | Kind::Money)
}

/// Rows printed for this unit; a formula over its attributes that cannot be computed gives ten.
fn printed_rows(plan: &Plan, table: &Table, unit: &Unit) -> u32 {
    let names = Names::of_units(&plan.units);
    let Ok(formula) = Formula::parse(&table.rows.text, &|name| names.shape(name)) else { return 10 };
    match formula::evaluate(&unit.inputs(), &[&formula]).first() {
        Some(Outcome::Number(rows)) if rows.is_finite() && *rows >= 1.0 => rows.min(f64::from(table.max_rows)) as u32,
        _ => 10,
    }
}

fn compact(layout: &mut Layout, plan: &Plan, form: &Form, seen: &Seen<'_>, unit: &Unit) {
    let table = seen.tables.first();
    let name = table.map_or(COMPACT, |table| table.sheet.as_str());
    let mut lines = vec![Line::Title, Line::Info(Info::Unit), Line::Info(Info::Code)];
    own_place(layout, own::CODE, name, Spot::new(2, ANSWER));
    if layout.periods.is_empty() {
        if plan.report(&layout.report).is_some_and(Report::per_period) {
            lines.push(Line::Info(Info::Window));
        }
        lines.push(Line::Info(Info::Due));
        lines.extend((0..plan.send_to.len()).map(|index| Line::Info(Info::Send(index))));
    } else {
        period_place(layout, plan, name, Spot::new(lines.len() as u32, ANSWER));
        lines.push(Line::Period);
    }
    if let Some(table) = table.filter(|table| table.nil) {
        nil_place(layout, &table.id, table.nil_label.as_deref(), name, Spot::new(lines.len() as u32, ANSWER));
        lines.push(Line::Nil(table.id.clone()));
    }
    for section in &seen.sections {
        titled(layout, section, seen.sections.len() > 1, name, &mut lines);
        for field in &section.fields {
            field_places(layout, section, field, name, Spot::new(lines.len() as u32, ANSWER), false);
            lines.push(Line::Field(field.id.clone()));
        }
    }
    own_place(layout, own::MISSING, name, Spot::new(lines.len() as u32, ANSWER));
    lines.extend([Line::Status, Line::Guide(0), Line::Head]);
    if let Some(table) = table {
        place_table(layout, plan, table, unit, lines.len() as u32 - 1, false);
    }
    layout.sheets.push(SheetPlan { name: name.to_owned(), kind: SheetKind::Compact, title: form.title.clone(), lines });
}

fn period_place(layout: &mut Layout, plan: &Plan, sheet: &str, spot: Spot) {
    let options = layout.periods.iter().map(|(_, label)| label.clone()).collect();
    layout.places.push(Place {
        name: own::PERIOD.to_owned(),
        of: own::PERIOD.to_owned(),
        label: words::period_label(plan.report(&layout.report).is_some_and(Report::weekly)).to_owned(),
        sheet: sheet.to_owned(),
        spot,
        role: Role::Period,
        kind: Kind::Choice,
        uom: None,
        required: true,
        options,
        section: String::new(),
    });
}

/// A list that comes partly filled keeps as many empty rows printed as it would have had.
fn make_room(layout: &mut Layout, rows: &Carried) {
    for table in &mut layout.tables {
        let carried = rows.get(&table.id).map_or(0, Vec::len) as u32;
        table.max_rows = table.max_rows.max((table.rows + carried).min(MAX_ROWS as u32)).max(carried);
        table.rows = (table.rows + carried).min(table.max_rows);
    }
}

/// Roman numerals of parts.
fn roman(number: usize) -> String {
    let signs = [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut rest = number;
    let mut text = String::new();
    for (value, sign) in signs {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn parts_are_numbered_in_roman() {
        assert_eq!((1..=9).map(roman).collect::<Vec<_>>().join(" "), "I II III IV V VI VII VIII IX");
    }
}
