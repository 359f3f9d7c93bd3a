//! Sheet «Bản in»: the official table, all formulas, to be printed, signed and stamped.

use super::{Job, expression, judge, missing};
use crate::book::{Area, Color, Number, Page, Sheet, Spot, Style};
use crate::form::{Place, Role, SheetKind, own};
use crate::plan::day_text;
use crate::text::form as words;
use chrono::Datelike;

const NAME: &str = words::PRINT_SHEET;
const WIDTHS: [f64; 8] = [5.0, 34.0, 11.0, 12.0, 12.0, 9.0, 13.0, 18.0];
/// Last column of the left and first column of the right block of the heading.
const LEFT: (u16, u16) = (0, 2);
const RIGHT: (u16, u16) = (3, 7);

pub(super) fn sheet(job: &Job<'_>, title: &str) -> Sheet {
    let mut sheet = Sheet::new(NAME);
    sheet.set_widths(&WIDTHS);
    let head = heading(job, &mut sheet, title);
    let first = table(job, &mut sheet, head);
    let last = foot(job, &mut sheet, first);
    sheet.protected = true;
    sheet.page = Page {
        landscape: false,
        tall: 0,
        repeat: Some((head, head)),
        area: Some(Area::new(Spot::new(0, 0), Spot::new(last, 7))),
        footer: "&CTrang &P/&N".to_owned(),
    };
    sheet
}

fn heading(job: &Job<'_>, sheet: &mut Sheet, title: &str) -> u32 {
    let letterhead = &job.plan.unit_letterhead;
    let (first, second, separator) = words::motto(job.plan.letterhead.style);
    let center = Style::plain().center().wrap();
    sheet.span(0, LEFT, letterhead.superior.clone(), center);
    sheet.fit(0, &letterhead.superior, WIDTHS[..3].iter().sum(), 12);
    sheet.span(0, RIGHT, first, center.bold().underline());
    // By formula: what differs from unit to unit stands on the first and the hidden sheet.
    sheet.formula(1, 0, own::HEADING, center.bold());
    sheet.merge(Area::new(Spot::new(1, LEFT.0), Spot::new(1, LEFT.1)));
    sheet.heights.insert(1, crate::book::line_height(12));
    sheet.span(1, RIGHT, second, center.bold());
    sheet.span(2, LEFT, separator, center);
    let year = job.plan.window.map_or(String::new(), |window| window.to.year().to_string());
    let place = &job.plan.letterhead.place;
    sheet.span(2, RIGHT, words::place_and_date(place, &year), center.italic());
    sheet.span(3, LEFT, format!("{} {}", words::NUMBER, letterhead.number_suffix), center);
    let big = Style::plain().bold().center().size(14).wrap();
    sheet.span(5, (0, 7), title, big);
    sheet.span(6, (0, 7), job.plan.short_title.to_uppercase(), big);
    sheet.span(7, (0, 7), source(job), center.italic());
    sheet.formula(8, 0, draft(job), center.italic().color(Color::Quiet));
    sheet.merge(Area::new(Spot::new(8, 0), Spot::new(8, 7)));
    for row in [2, 3, 7, 8] {
        sheet.heights.insert(row, 20.0);
    }
    for row in [5, 6] {
        sheet.heights.insert(row, 24.0);
    }
    9
}

fn source(job: &Job<'_>) -> String {
    let number = job.plan.number.as_ref().map(|number| words::by_plan(number));
    let issued = job.plan.issued.map(|day| words::on_day(&day_text(day)));
    let plan = [number, issued].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let window = match job.occasion.filter(|occasion| !occasion.label.is_empty()) {
        Some(occasion) => Some(words::period_of(&occasion.label)),
        None => job.plan.window.map(|days| words::window_from(&day_text(days.from))),
    };
    let text: Vec<String> = [Some(plan), window].into_iter().flatten().filter(|text| !text.is_empty()).collect();
    if text.is_empty() { String::new() } else { format!("({})", text.join("; ")) }
}

/// «BẢN NHÁP – còn thiếu 7 ô bắt buộc» while anything required is empty.
fn draft(job: &Job<'_>) -> String {
    words::draft(&missing::count(job, None))
}

fn table(job: &Job<'_>, sheet: &mut Sheet, head: u32) -> u32 {
    let style = Style::plain().bold().center().wrap().boxed().fill(Color::Head);
    for (col, text) in (0..).zip(words::PRINT_HEADS) {
        sheet.text(head, col, text, style);
    }
    let printed = || job.layout.places.iter().filter(|place| is_printed(job, place));
    if printed().filter_map(|place| based(job, place)).any(|based| !based.registered) {
        sheet.text(head, 3, words::PRINT_BASE, style);
    }
    sheet.heights.insert(head, 36.0);
    let mut row = head;
    for (place, ordinal) in printed().zip(1_u32..) {
        row += 1;
        field(job, sheet, row, place, ordinal);
    }
    row + 1
}

fn is_printed(job: &Job<'_>, place: &Place) -> bool {
    matches!(place.role, Role::Input | Role::Prefilled | Role::Computed)
        && job.field(&place.name).is_some_and(|(_, field)| field.print)
}

/// What a printed figure is a share of.
fn based(job: &Job<'_>, place: &Place) -> Option<judge::Based> {
    judge::Based::of(job, job.indicator(&place.name)?)
}

fn field(job: &Job<'_>, sheet: &mut Sheet, row: u32, place: &Place, ordinal: u32) {
    let plain = Style::plain().boxed().wrap();
    let number = super::figures::number_format(place.kind);
    let name = &place.name;
    sheet.number(row, 0, f64::from(ordinal), plain.center());
    let based = based(job, place);
    let compared = based.as_ref().filter(|based| !based.registered).map(|based| words::compared(&based.label));
    let label = format!("{}{}", place.label, compared.unwrap_or_default());
    sheet.text(row, 1, label.clone(), plain);
    sheet.text(row, 2, place.uom.clone().unwrap_or_default(), plain.center());
    let base = based.map(|based| based.formula);
    let shown = base.as_ref().map(|base| format!("IFERROR(IF(N({base})=0,\"\",{base}),\"\")"));
    let target = shown.or_else(|| judge::target(job, place));
    put(sheet, row, 3, target, plain.center());
    sheet.formula(row, 4, result(job, place), plain.center().number(number));
    let ratio = base.map(|base| format!("IF({name}=\"\",\"\",IFERROR({name}/({base})*100,\"\"))"));
    put(sheet, row, 5, ratio, plain.center().number(Number::Hundred));
    put(sheet, row, 6, judged(job, place), plain.center());
    let note = job.layout.place(&own::note(name)).map(|note| format!("IF({0}=\"\",\"\",{0})", note.name));
    put(sheet, row, 7, note, plain);
    sheet.fit(row, &label, WIDTHS[1], 12);
}

fn put(sheet: &mut Sheet, row: u32, col: u16, formula: Option<String>, style: Style) {
    match formula {
        Some(formula) => sheet.formula(row, col, formula, style),
        None => sheet.blank(row, col, style),
    }
}

/// The figure, or 0 where the part was declared «không phát sinh».
fn result(job: &Job<'_>, place: &Place) -> String {
    let name = &place.name;
    let counted = place.role == Role::Input
        && matches!(place.kind, crate::value::Kind::Count | crate::value::Kind::Money | crate::value::Kind::Decimal);
    match job.layout.nil_of(&place.section).filter(|_| counted) {
        Some(nil) => format!("IF({name}<>\"\",{name},IF({}<>\"\",0,\"\"))", nil.name),
        None => format!("IF({name}=\"\",\"\",{name})"),
    }
}

/// «Đạt» or «Chưa đạt», from the words of the self-check.
fn judged(job: &Job<'_>, place: &Place) -> Option<String> {
    job.indicator(&place.name)?;
    let figures = job.layout.sheets.iter().any(|plan| plan.name == place.sheet && plan.kind == SheetKind::Figures);
    // Other sheets have no column «Tự kiểm tra».
    let check = if figures { Spot::new(place.spot.row, 5).on(&place.sheet) } else { judge::self_check(job, place)? };
    let begins = |words: &str| format!("LEFT({check},{})={}", words.chars().count(), expression::literal(words));
    Some(format!(
        "IF({},\"{}\",IF({},\"{}\",\"\"))",
        begins(words::MET),
        words::MET,
        begins(words::NOT_MET),
        words::NOT_MET
    ))
}

fn foot(job: &Job<'_>, sheet: &mut Sheet, first: u32) -> u32 {
    let letterhead = &job.plan.unit_letterhead;
    let center = Style::plain().center();
    let row = first + 1;
    sheet.span(row, LEFT, words::PREPARED_BY, center.bold());
    sheet.span(row, RIGHT, letterhead.on_behalf.clone(), center.bold());
    sheet.span(row + 1, LEFT, words::SIGN_HERE, center.italic());
    sheet.span(row + 1, RIGHT, letterhead.signer.clone(), center.bold());
    sheet.span(row + 2, RIGHT, words::SIGN_AND_STAMP, center.italic());
    let mut next = row + 7;
    let small = Style::plain().size(11);
    sheet.text(next, 0, words::RECIPIENTS, small.bold().italic());
    for recipient in &letterhead.recipients {
        next += 1;
        sheet.text(next, 0, format!("- {recipient};"), small);
    }
    sheet.formula(next, RIGHT.0, words::code_line(own::CODE), small.right());
    sheet.merge(Area::new(Spot::new(next, RIGHT.0), Spot::new(next, RIGHT.1)));
    next
}
