//! «Tình hình gửi báo cáo»: a row a unit, in registry order.

use super::{heads, signing};
use crate::book::{Area, Color, Content, Sheet, Spot, Style};
use crate::check::Code;
use crate::plan::Severity;
use crate::round::{Receiving, Review, Round, Standing, Timeliness};
use crate::text::{Lang, board, summary as words};

const HEAD: u32 = 3;
/// First row of units, for formulas of other sheets.
pub(super) const FIRST: u32 = 4;
const WIDTHS: [f64; 11] = [5.0, 44.0, 13.0, 17.0, 10.0, 18.0, 20.0, 16.0, 15.0, 11.0, 24.0];

/// The cells of a column over all units, with the sheet's name.
pub(super) fn column(round: &Round, col: u16) -> String {
    let rows = round.in_focus().count() as u32;
    Area::down(Spot::new(FIRST, col), rows).on(words::SENDING)
}

pub(super) fn sheet(round: &Round, received: &str) -> Sheet {
    let mut sheet = Sheet::new(words::SENDING);
    sheet.set_widths(&WIDTHS);
    let recurring: Vec<_> = round.plan.reports.iter().filter(|report| report.recurring()).collect();
    for (index, _) in recurring.iter().enumerate() {
        sheet.widths.insert(11 + index as u16, 12.0);
    }
    let last = 10 + recurring.len() as u16;
    sheet.span(0, (0, last), words::SENDING.to_uppercase(), Style::plain().bold().center().size(14));
    let report = round.report().map_or("", |report| report.label.as_str());
    let line = format!("{report} {}; số liệu đến {}", round.plan.short_title, board::instant(round.as_of));
    sheet.span(1, (0, last), line, Style::plain().italic().center());
    let mut texts: Vec<String> = words::SENDING_HEADS.iter().map(|text| (*text).to_owned()).collect();
    texts[2].clone_from(&round.plan.group_label);
    texts.extend(recurring.iter().map(|report| format!("{} ({} kỳ)", report.label, report.occasions().len())));
    heads(&mut sheet, HEAD, texts);
    for (row, standing) in (FIRST..).zip(round.in_focus()) {
        unit(round, received, &mut sheet, row, standing);
        for (col, report) in (11..).zip(&recurring) {
            sheet.text(row, col, periods(round, &standing.unit, &report.id), Style::plain().boxed().center());
        }
    }
    let end = FIRST + round.in_focus().count() as u32;
    totals(round, &mut sheet, end, last);
    sheet.freeze = (FIRST, 2);
    sheet.filter = Some(Area::new(Spot::new(HEAD, 0), Spot::new(end.max(FIRST + 1) - 1, last)));
    sheet.page.landscape = true;
    sheet.page.repeat = Some((HEAD, HEAD));
    signing(&mut sheet, Spot::new(end, last));
    sheet
}

fn unit(round: &Round, received: &str, sheet: &mut Sheet, row: u32, standing: &Standing) {
    let Some(unit) = round.unit(&standing.unit) else { return };
    let plain = Style::plain().boxed().wrap();
    let state = if standing.receiving == Receiving::Received { plain } else { plain.bold() };
    let receipt = standing.first.as_ref();
    sheet.number(row, 0, unit.ordinal as f64, plain.center());
    sheet.text(row, 1, unit.name.clone(), plain);
    sheet.text(row, 2, unit.group.clone(), plain);
    sheet.text(row, 3, receipt.map(arrival).unwrap_or_default(), plain);
    sheet.text(row, 4, receipt.map(|receipt| channel(&receipt.channel)).unwrap_or_default(), plain);
    sheet.text(row, 5, board::sending(standing, Lang::Vi), state);
    sheet.text(row, 6, late(round, standing), plain);
    sheet.text(row, 7, standing.review.map_or("", |review| board::review(review, Lang::Vi)), plain);
    sheet.text(row, 8, remaining(round, standing), plain);
    match round.effective(standing).filter(|file| !file.taken.kept_as.is_empty()) {
        Some(file) => {
            let target = super::link(received, &file.taken.kept_as);
            sheet.put(row, 9, Content::Link("Mở tệp".to_owned(), target), plain.color(Color::Blue).underline());
        }
        None => sheet.blank(row, 9, plain),
    }
    sheet.text(row, 10, note(standing), plain);
    sheet.fit(row, &unit.name, WIDTHS[1], 12);
    sheet.fit(row, &note(standing), WIDTHS[10], 12);
}

fn arrival(receipt: &crate::round::Receipt) -> String {
    let weak = if receipt.evidence.is_weak() { " (theo ngày giờ của tệp)" } else { "" };
    format!("{}{weak}", board::instant(receipt.at))
}

/// Channels as the office writes them.
pub(super) fn channel(channel: &str) -> String {
    match channel.to_lowercase().as_str() {
        "email" | "mail" => "Email".to_owned(),
        "zalo" => "Zalo".to_owned(),
        "paper" | "giay" => "Bản giấy".to_owned(),
        _ => channel.to_owned(),
    }
}

fn late(round: &Round, standing: &Standing) -> String {
    match (standing.timeliness, standing.due) {
        (Some(Timeliness::Late { seconds: 0 }), _) => "đúng giờ hạn".to_owned(),
        (Some(Timeliness::Late { seconds } | Timeliness::Doubtful { seconds }), _) => {
            board::lateness(seconds, Lang::Vi)
        }
        (None, Some(due)) if standing.receiving == Receiving::Missing => {
            format!("quá hạn {}", board::lateness((round.as_of - due.at).num_seconds(), Lang::Vi))
        }
        _ => String::new(),
    }
}

/// «2 ô», «gửi lại tệp».
fn remaining(round: &Round, standing: &Standing) -> String {
    let Some(file) = round.effective(standing) else { return String::new() };
    if standing.review == Some(Review::Unreadable) {
        return "gửi lại tệp".to_owned();
    }
    let count = |severity: Severity| {
        file.findings().iter().filter(|one| one.severity == severity && one.code != Code::ReceiptTimeWeak).count()
    };
    match (count(Severity::Error), count(Severity::Warning)) {
        (0, 0) => String::new(),
        (0, confirm) => format!("{confirm} ô xác nhận"),
        (correct, 0) => format!("{correct} ô"),
        (correct, confirm) => format!("{correct} ô, {confirm} ô xác nhận"),
    }
}

fn note(standing: &Standing) -> String {
    let mut notes = Vec::new();
    if standing.timeliness == Some(Timeliness::Late { seconds: 0 }) {
        notes.push("nhận đúng giờ hạn; Kế hoạch ghi “trước”".to_owned());
    }
    if standing.versions.len() > 1 {
        notes.push(format!("đã gửi {} bản", standing.versions.len()));
    }
    if standing.provisional && standing.review != Some(Review::Unreadable) {
        notes.push("số liệu tạm tính".to_owned());
    }
    notes.join("; ")
}

/// «5/6»: periods received out of those due by now.
fn periods(round: &Round, unit: &str, report: &str) -> String {
    let mine = round.standings.iter().filter(|standing| standing.unit == unit && standing.report == report);
    let asked = mine.filter(|standing| standing.receiving != Receiving::NotDue);
    let (mut received, mut all) = (0, 0);
    for standing in asked {
        all += 1;
        received += usize::from(standing.receiving == Receiving::Received);
    }
    if all == 0 { String::new() } else { format!("{received}/{all}") }
}

fn totals(round: &Round, sheet: &mut Sheet, row: u32, last: u16) {
    let bold = Style::plain().boxed().bold().center().wrap().fill(Color::Part);
    for col in 0..=last {
        sheet.blank(row, col, bold);
    }
    let units = column(round, 1);
    let (sending, review) = (column(round, 5), column(round, 7));
    let count = |area: &str, text: &str| format!("COUNTIF({area},\"{text}\")");
    sheet.formula(row, 1, format!("\"Cộng \"&COUNTA({units})"), bold);
    sheet.formula(
        row,
        5,
        format!(
            "{}&\" / \"&({}+{})&\" / \"&({}+{})",
            count(&sending, "Đúng hạn"),
            count(&sending, "Trễ hạn"),
            count(&sending, "Trễ hạn~?"),
            count(&sending, "Chưa gửi (quá hạn)"),
            count(&sending, "Chưa gửi (còn hạn)")
        ),
        bold,
    );
    sheet.formula(
        row,
        7,
        format!(
            "{}&\" / \"&({}+{})&\" / \"&{}&\" / \"&{}",
            count(&review, "Hợp lệ"),
            count(&review, "Cần bổ sung"),
            count(&review, "Cần sửa"),
            count(&review, "Chờ xác nhận"),
            count(&review, "Không mở được")
        ),
        bold,
    );
    sheet.text(row, 6, "đúng hạn / trễ / chưa gửi", bold.italic().size(10));
    sheet.text(row, 8, "hợp lệ / bổ sung / xác nhận / không mở được", bold.italic().size(10));
    sheet.heights.insert(row, 44.0);
}
