//! [`Book`] → bytes of an `.xlsx`. The only place that knows `rust_xlsxwriter`.

use super::{Align, Axis, Book, Border, Chart, Content, Rule, Series, Sheet, Spot, Style, Validation, Visibility};
use crate::formula::Outcome;
use rust_xlsxwriter as xlsx;
use std::collections::BTreeMap;
use xlsx::{
    ChartType, DataValidation, DataValidationErrorStyle, DataValidationRule, Format, Workbook, Worksheet, XlsxError,
};

/// Font of every sheet: what office rules ask for (TCVN 6909:2001 text in Times New Roman).
const FONT: &str = "Times New Roman";
const SIZE: u8 = 12;
/// Letters a cell may hold in Excel.
const MAX_LETTERS: usize = 32_767;
/// Links a sheet may hold in Excel.
const MAX_LINKS: usize = 60_000;

/// The workbook as bytes; the same book gives the same bytes, on every system.
pub fn bytes(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let mut properties = xlsx::DocProperties::new()
        .set_title(&book.title)
        .set_creation_datetime(&xlsx::ExcelDateTime::from_ymd(2020, 1, 1)?);
    for (name, value) in &book.properties {
        properties = properties.set_custom_property(name, value.as_str());
    }
    workbook.set_properties(&properties);
    let mut formats = Formats::default();
    for sheet in &book.sheets {
        write_sheet(workbook.add_worksheet(), sheet, &mut formats)?;
    }
    for (name, refers) in &book.names {
        workbook.define_name(name, &format!("={refers}"))?;
    }
    let mut bytes = workbook.save_to_buffer()?;
    super::archive::made_anywhere(&mut bytes);
    Ok(bytes)
}

/// One format per look.
#[derive(Default)]
struct Formats(BTreeMap<Style, Format>);

impl Formats {
    fn of(&mut self, style: Style) -> &Format {
        self.0.entry(style).or_insert_with(|| format(style))
    }
}

fn format(style: Style) -> Format {
    let size = if style.size == 0 { SIZE } else { style.size };
    let mut format = Format::new().set_font_name(FONT).set_font_size(size).set_num_format(number_format(style));
    format = format.set_align(if style.top { xlsx::FormatAlign::Top } else { xlsx::FormatAlign::VerticalCenter });
    format = match style.align {
        Align::General => format,
        Align::Left => format.set_align(xlsx::FormatAlign::Left),
        Align::Center => format.set_align(xlsx::FormatAlign::Center),
        Align::Right => format.set_align(xlsx::FormatAlign::Right),
    };
    format = match style.border {
        Border::None => format,
        Border::Thin => format.set_border(xlsx::FormatBorder::Thin).set_border_color(0x00A6_A6A6),
        Border::Below => format.set_border_bottom(xlsx::FormatBorder::Thin),
    };
    if style.bold {
        format = format.set_bold();
    }
    if style.italic {
        format = format.set_italic();
    }
    if style.underline {
        format = format.set_underline(xlsx::FormatUnderline::Single);
    }
    if style.wrap {
        format = format.set_text_wrap();
    }
    if style.unlocked {
        format = format.set_unlocked();
    }
    if style.upright {
        format = format.set_rotation(90);
    }
    if let Some(fill) = style.fill {
        format = format.set_background_color(fill.rgb());
    }
    if let Some(color) = style.color {
        format = format.set_font_color(color.rgb());
    }
    format
}

/// A figure marked «(s)» or «kps» stays a number.
fn number_format(style: Style) -> String {
    let mut code = style.number.code().to_owned();
    if style.nil {
        code.push_str("\" kps\"");
    }
    if style.corrected {
        code.push_str("\" (s)\"");
    }
    code
}

fn write_sheet(worksheet: &mut Worksheet, sheet: &Sheet, formats: &mut Formats) -> Result<(), XlsxError> {
    worksheet.set_name(&sheet.name)?;
    // An empty text is a result too; the writer would store a zero for it.
    worksheet.set_formula_result_default("");
    for (col, width) in &sheet.widths {
        worksheet.set_column_width(*col, *width)?;
    }
    for (col, style) in &sheet.looks {
        worksheet.set_column_format(*col, formats.of(*style))?;
    }
    for (row, height) in &sheet.heights {
        worksheet.set_row_height(*row, *height)?;
    }
    for area in &sheet.merges {
        let style = sheet.cells.get(&area.from).map(|(_, style)| *style).unwrap_or_default();
        worksheet.merge_range(area.from.row, area.from.col, area.to.row, area.to.col, "", formats.of(style))?;
    }
    let mut links = 0;
    for (spot, (content, style)) in &sheet.cells {
        write_cell(worksheet, *spot, content, formats.of(*style), &mut links)?;
    }
    for validation in &sheet.validations {
        let area = validation.area;
        worksheet.add_data_validation(area.from.row, area.from.col, area.to.row, area.to.col, &rule(validation)?)?;
    }
    for (spot, note) in &sheet.notes {
        worksheet.insert_note(spot.row, spot.col, &xlsx::Note::new(note).add_author_prefix(false))?;
    }
    for chart in &sheet.charts {
        worksheet.insert_chart(chart.at.row, chart.at.col, &draw(chart, &sheet.name))?;
    }
    view(worksheet, sheet)?;
    page(worksheet, sheet)
}

fn write_cell(
    sheet: &mut Worksheet,
    at: Spot,
    content: &Content,
    format: &Format,
    links: &mut usize,
) -> Result<(), XlsxError> {
    match content {
        Content::Blank => sheet.write_blank(at.row, at.col, format)?,
        Content::Number(number) => sheet.write_number_with_format(at.row, at.col, *number, format)?,
        Content::Text(text) => sheet.write_string_with_format(at.row, at.col, fitting(text), format)?,
        Content::Formula(text, result) => {
            let formula = xlsx::Formula::new(text).set_result(stored(result.as_ref()));
            sheet.write_formula_with_format(at.row, at.col, formula, format)?
        }
        Content::Link(text, target) => {
            *links += 1;
            if *links > MAX_LINKS {
                sheet.write_string_with_format(at.row, at.col, text, format)?
            } else {
                let url = xlsx::Url::new(target).set_text(text);
                sheet.write_url_with_format(at.row, at.col, url, format)?
            }
        }
    };
    Ok(())
}

/// A text longer than a cell of Excel may hold is cut, and says so.
fn fitting(text: &str) -> std::borrow::Cow<'_, str> {
    let Some((end, _)) = text.char_indices().nth(MAX_LETTERS) else { return text.into() };
    let room = MAX_LETTERS - crate::text::summary::CUT.chars().count();
    let end = text.char_indices().nth(room).map_or(end, |(end, _)| end);
    format!("{}{}", &text[..end], crate::text::summary::CUT).into()
}

fn stored(result: Option<&Outcome>) -> String {
    match result {
        Some(Outcome::Number(number)) => number.to_string(),
        Some(Outcome::Text(text) | Outcome::Error(text)) => text.clone(),
        Some(Outcome::Bool(truth)) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
        None => String::new(),
    }
}

fn rule(validation: &Validation) -> Result<DataValidation, XlsxError> {
    let base = DataValidation::new();
    let ruled = match &validation.rule {
        Rule::Any => base.allow_any_value(),
        Rule::Whole => base.allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0)),
        Rule::List(list) => base.allow_list_formula(xlsx::Formula::new(list)),
    };
    let prompted = ruled.set_input_title(&validation.title)?.set_input_message(&validation.prompt)?;
    if validation.refusal.is_empty() {
        return Ok(prompted);
    }
    prompted
        .set_error_style(DataValidationErrorStyle::Stop)
        .set_error_title(&validation.title)?
        .set_error_message(&validation.refusal)
}

fn view(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    worksheet.set_screen_gridlines(sheet.gridlines);
    if sheet.freeze != (0, 0) {
        worksheet.set_freeze_panes(sheet.freeze.0, sheet.freeze.1)?;
    }
    if let Some(filter) = sheet.filter {
        worksheet.autofilter(filter.from.row, filter.from.col, filter.to.row, filter.to.col)?;
    }
    if let Some(color) = sheet.tab {
        worksheet.set_tab_color(color.rgb());
    }
    match sheet.visibility {
        Visibility::Shown => {}
        Visibility::Hidden => {
            worksheet.set_hidden(true);
        }
        Visibility::VeryHidden => {
            worksheet.set_very_hidden(true);
        }
    }
    if sheet.protected {
        let options = xlsx::ProtectionOptions {
            format_columns: true,
            format_rows: true,
            use_autofilter: true,
            ..Default::default()
        };
        worksheet.protect_with_options(&options);
    }
    Ok(())
}

fn page(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let page = &sheet.page;
    worksheet.set_paper_size(9);
    if page.landscape {
        worksheet.set_landscape();
    }
    worksheet.set_print_fit_to_pages(1, page.tall);
    worksheet.set_print_center_horizontally(true);
    // Inches: left, right, top, bottom, header, footer. Rules ask for 30/20/20/20 mm; a table needs the width.
    worksheet.set_margins(0.7, 0.5, 0.6, 0.6, 0.3, 0.3);
    if let Some((first, last)) = page.repeat {
        worksheet.set_repeat_rows(first, last)?;
    }
    if let Some(area) = page.area {
        worksheet.set_print_area(area.from.row, area.from.col, area.to.row, area.to.col)?;
    }
    if !page.footer.is_empty() {
        worksheet.set_footer(&page.footer);
    }
    Ok(())
}

fn draw(chart: &Chart, sheet: &str) -> xlsx::Chart {
    let kind = match chart.axis {
        Axis::Stacked => ChartType::BarStacked,
        Axis::Clustered => ChartType::Bar,
    };
    let mut drawn = xlsx::Chart::new(kind);
    for series in &chart.series {
        add_series(&mut drawn, series, sheet);
    }
    drawn.title().set_name(&chart.title).set_font(xlsx::ChartFont::new().set_name(FONT).set_size(12));
    drawn.set_width(chart.size.0).set_height(chart.size.1);
    // Bars are drawn from the bottom; the first category belongs on top.
    drawn.x_axis().set_major_gridlines(true);
    drawn.y_axis().set_reverse().set_font(xlsx::ChartFont::new().set_name(FONT).set_size(10));
    drawn.legend().set_position(xlsx::ChartLegendPosition::Bottom);
    if chart.series.len() < 2 {
        drawn.legend().set_hidden();
    }
    drawn
}

fn add_series(chart: &mut xlsx::Chart, series: &Series, sheet: &str) {
    let range = |area: super::Area| format!("={}", area.on(sheet));
    let added = chart.add_series();
    added
        .set_name(series.name.as_str())
        .set_categories(range(series.categories).as_str())
        .set_values(range(series.values).as_str())
        .set_format(xlsx::ChartFormat::new().set_solid_fill(xlsx::ChartSolidFill::new().set_color(series.color)))
        .set_data_label(xlsx::ChartDataLabel::new().show_value());
}

#[cfg(test)]
mod tests {
    use super::{MAX_LETTERS, fitting};

    #[test]
    fn a_text_no_cell_can_hold_is_cut_and_says_so() {
        let full = "ế".repeat(MAX_LETTERS);
        assert_eq!(fitting(&full), full);
        let cut = fitting(&format!("{full}a")).into_owned();
        assert_eq!(cut.chars().count(), MAX_LETTERS);
        assert!(cut.ends_with(crate::text::summary::CUT));
    }
}
