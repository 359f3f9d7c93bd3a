//! «Tình hình gửi báo cáo»: a row a unit, in registry order.

use super::{heads, signing};
use crate::book::{Area, Color, Content, Sheet, Spot, Style};
use crate::check::Code;
use crate::plan::{Files, Severity};
use crate::round::{Receipt, Receiving, Review, Round, Standing, Timeliness};
use crate::text::{Lang, board, register, summary as words};

const HEAD: u32 = 3;
/// First row of units, for formulas of other sheets.
pub(super) const FIRST: u32 = 4;
const WIDTHS: [f64; 11] = [5.0, 44.0, 13.0, 17.0, 10.0, 18.0, 20.0, 16.0, 15.0, 11.0, 24.0];

/// Reviews counted together on page 1.
pub(super) const ACCEPTED: &[Review] = &[Review::Accepted];
/// To be supplemented or corrected.
pub(super) const SUPPLEMENT: &[Review] =
    &[Review::Incomplete, Review::HasErrors, Review::WrongForm, Review::Unidentified];
/// To be confirmed.
pub(super) const CONFIRM: &[Review] = &[Review::NeedsConfirmation];
/// Cannot be opened.
pub(super) const UNREADABLE: &[Review] = &[Review::Unreadable];

/// A live count of units in one of these states of sending.
pub(super) fn sent_in(round: &Round, states: &[&str]) -> String {
    count(&column(round, 5), states)
}

/// A live count of units whose report was reviewed so.
pub(super) fn reviewed_as(round: &Round, reviews: &[Review]) -> String {
    let texts: Vec<&str> = reviews.iter().map(|review| board::review(*review, Lang::Vi)).collect();
    count(&column(round, 7), &texts)
}

/// A question mark is a wildcard unless a tilde stands before it.
fn count(area: &str, texts: &[&str]) -> String {
    let counts = texts.iter().map(|text| format!("COUNTIF({area},\"{}\")", text.replace('?', "~?")));
    counts.collect::<Vec<_>>().join("+")
}

/// Figures joined by strokes.
fn joined(counts: &[String]) -> String {
    counts.iter().map(|count| format!("({count})")).collect::<Vec<_>>().join("&\" / \"&")
}

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
    let parts: Vec<_> = round.report().into_iter().flat_map(|report| report.artefacts.iter()).collect();
    let parts: Vec<_> = parts.into_iter().filter(|one| one.files != Files::Workbook).collect();
    let first_part = 11 + recurring.len() as u16;
    for col in (first_part..).take(parts.len()) {
        sheet.widths.insert(col, 14.0);
    }
    let last = 10 + (recurring.len() + parts.len()) as u16;
    sheet.span(0, (0, last), words::SENDING.to_uppercase(), Style::plain().bold().center().size(14));
    let report = round.title();
    let line = format!("{report} {}", words::as_of(&round.plan.short_title, &board::instant(round.as_of)));
    sheet.span(1, (0, last), line, Style::plain().italic().center());
    let mut texts: Vec<String> = words::SENDING_HEADS.iter().map(|text| (*text).to_owned()).collect();
    texts[2].clone_from(&round.plan.group_label);
    texts.extend(recurring.iter().map(|report| words::periods(&report.label, report.occasions().len())));
    texts.extend(parts.iter().map(|part| part.label.clone()));
    heads(&mut sheet, HEAD, texts);
    for (row, standing) in (FIRST..).zip(round.in_focus()) {
        unit(round, received, &mut sheet, row, standing);
        for (col, report) in (11..).zip(&recurring) {
            sheet.text(row, col, periods(round, &standing.unit, &report.id), Style::plain().boxed().center());
        }
    }
    for (row, standing) in (FIRST..).zip(round.in_focus()) {
        for (col, part) in (first_part..).zip(&standing.artefacts) {
            sheet.text(
                row,
                col,
                words::part(part.files.len() + usize::from(part.noted.is_some()), part.required),
                Style::plain().boxed().center(),
            );
        }
    }
    // Without units one row stays blank: a range over nothing would take in the totals.
    let end = FIRST + (round.in_focus().count() as u32).max(1);
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
    sheet.text(row, 3, receipt.map(|receipt| arrival(receipt, standing)).unwrap_or_default(), plain);
    sheet.text(row, 4, receipt.map(|receipt| words::channel(&receipt.channel)).unwrap_or_default(), plain);
    sheet.text(row, 5, board::sending(standing, Lang::Vi), state);
    sheet.text(row, 6, late(round, standing), plain);
    sheet.text(row, 7, standing.review.map_or("", |review| board::review(review, Lang::Vi)), plain);
    sheet.text(row, 8, remaining(round, standing), plain);
    match round.effective(standing).filter(|file| !file.taken.kept_as.is_empty()) {
        Some(file) => {
            let target = super::link(received, &file.taken.kept_as);
            sheet.put(row, 9, Content::Link(words::OPEN.to_owned(), target), plain.color(Color::Blue).underline());
        }
        None => sheet.blank(row, 9, plain),
    }
    let note = note(round, standing);
    sheet.text(row, 10, note.clone(), plain);
    sheet.fit(row, &unit.name, WIDTHS[1], 12);
    sheet.fit(row, &note, WIDTHS[10], 12);
}

/// When it came; beside one that is late stands on what evidence, and weak evidence is always told.
fn arrival(receipt: &Receipt, standing: &Standing) -> String {
    let late = matches!(standing.timeliness, Some(Timeliness::Late { .. } | Timeliness::Doubtful { .. }));
    let at = board::instant(receipt.at);
    if !late && !receipt.evidence.is_weak() {
        return at;
    }
    format!("{at} ({})", register::evidence(receipt.evidence, Lang::Vi))
}

fn late(round: &Round, standing: &Standing) -> String {
    match (standing.timeliness, standing.due) {
        (Some(Timeliness::Late { seconds: 0 }), _) => words::AT_THE_HOUR.to_owned(),
        (Some(Timeliness::Late { seconds } | Timeliness::Doubtful { seconds }), _) => {
            board::lateness(seconds, Lang::Vi)
        }
        (None, Some(due)) if standing.receiving == Receiving::Missing => {
            words::overdue(&board::lateness((round.as_of - due.at).num_seconds(), Lang::Vi))
        }
        _ => String::new(),
    }
}

/// «2 ô», «gửi lại tệp».
fn remaining(round: &Round, standing: &Standing) -> String {
    if standing.effective.is_none() {
        return String::new();
    }
    if standing.review == Some(Review::Unreadable) {
        return words::SEND_AGAIN.to_owned();
    }
    let count = |severity: Severity| {
        round.findings(standing).filter(|one| one.severity == severity && one.code != Code::ReceiptTimeWeak).count()
    };
    words::remaining(count(Severity::Error), count(Severity::Warning))
}

fn note(round: &Round, standing: &Standing) -> String {
    let mut notes = Vec::new();
    if standing.timeliness == Some(Timeliness::Late { seconds: 0 }) {
        notes.push(words::RECEIVED_AT_THE_HOUR.to_owned());
    }
    if let (Some(because), Some(due)) = (&standing.extended, standing.due) {
        notes.push(words::extended(&board::instant(due.at), because));
    }
    if standing.versions.len() > 1 {
        let outcomes = standing.versions.iter().map(|index| board::outcome(round.files[*index].outcome, Lang::Vi));
        notes.push(words::versions(&outcomes.collect::<Vec<_>>()));
    }
    if standing.provisional && standing.review != Some(Review::Unreadable) {
        notes.push(words::PROVISIONAL.to_owned());
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
    let late = sent_in(round, &[board::LATE, board::DOUBTFUL]);
    let absent = sent_in(round, &[board::MISSING, board::NOT_DUE]);
    let in_time = sent_in(round, &[board::ON_TIME, board::RECEIVED]);
    sheet.formula(row, 1, format!("\"{} \"&COUNTA({})", words::TOTAL, column(round, 1)), bold);
    sheet.formula(row, 5, joined(&[in_time, late, absent]), bold);
    let reviews = [ACCEPTED, SUPPLEMENT, CONFIRM, UNREADABLE].map(|group| reviewed_as(round, group));
    sheet.formula(row, 7, joined(&reviews), bold);
    sheet.text(row, 6, words::SENT_KEY, bold.italic().size(10));
    sheet.text(row, 8, words::REVIEW_KEY, bold.italic().size(10));
    sheet.heights.insert(row, 44.0);
}
