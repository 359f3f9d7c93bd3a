//! «Cần bổ sung»: the clerk's list of work: place, fact, remedy, link, and columns for her decision.

use super::{heads, working};
use crate::book::{Area, Color, Content, Rule, Sheet, Spot, Style, Validation, Visibility};
use crate::check::{Code, Finding};
use crate::plan::Severity;
use crate::round::{File, FileOutcome, Round};
use crate::text::{self, Lang, summary as words};

const HEAD: u32 = 2;
/// Hidden sheet of choices.
const LISTS: &str = "_danh_muc";
/// Findings of one code shown for one file; the rest is counted.
const CAP: usize = 12;

pub(super) fn sheet(round: &Round, received: &str) -> Sheet {
    let mut sheet = Sheet::new(words::FINDINGS);
    sheet.set_widths(&[6.0, 14.0, 30.0, 20.0, 34.0, 70.0, 12.0, 20.0, 14.0, 26.0]);
    sheet.text(
        0,
        0,
        format!("{} – {}", words::FINDINGS.to_uppercase(), round.plan.short_title),
        Style::plain().bold().size(14),
    );
    heads(&mut sheet, HEAD, words::FINDING_HEADS.iter().map(|text| (*text).to_owned()));
    let mut row = HEAD;
    for (file, finding, more) in ordered(round) {
        row += 1;
        line(round, received, &mut sheet, row, (file, finding, more));
    }
    for name in &round.unmatched {
        row += 1;
        let finding = Finding::new(Code::ReceiptUnmatched).with("file", name);
        bare(&mut sheet, row, &finding);
    }
    sheet.freeze = (HEAD + 1, 3);
    if row > HEAD {
        sheet.filter = Some(Area::new(Spot::new(HEAD, 0), Spot::new(row, 9)));
        decisions(&mut sheet, row);
    }
    working(&mut sheet);
    sheet.page.repeat = Some((HEAD, HEAD));
    sheet
}

/// Findings of files that matter: errors first, then by unit and place; repeats of one code capped per file.
fn ordered(round: &Round) -> Vec<(&File, &Finding, usize)> {
    let mut all: Vec<(&File, &Finding, usize)> = Vec::new();
    for file in round.files.iter().filter(|file| !matches!(file.outcome, FileOutcome::Superseded | FileOutcome::Later))
    {
        for code in Code::ALL.iter().filter(|code| **code != Code::Opened) {
            let same: Vec<&Finding> = file.findings().iter().filter(|finding| finding.code == *code).collect();
            let more = same.len().saturating_sub(CAP);
            let last = same.len().min(CAP).saturating_sub(1);
            all.extend(
                same.into_iter()
                    .take(CAP)
                    .enumerate()
                    .map(|(index, finding)| (file, finding, if index == last { more } else { 0 })),
            );
        }
    }
    let ordinal = |file: &File| file.unit().and_then(|code| round.unit(code)).map_or(usize::MAX, |unit| unit.ordinal);
    all.sort_by(|(a, x, _), (b, y, _)| {
        (x.severity, ordinal(a), a.name(), x).cmp(&(y.severity, ordinal(b), b.name(), y))
    });
    all
}

fn line(round: &Round, received: &str, sheet: &mut Sheet, row: u32, (file, finding, more): (&File, &Finding, usize)) {
    bare(sheet, row, finding);
    let plain = Style::plain().boxed().wrap();
    let unit = file.unit().and_then(|code| round.unit(code));
    sheet.text(row, 2, unit.map_or_else(|| file.name().to_owned(), |unit| unit.name.clone()), plain);
    let report = file.report().and_then(|id| round.plan.report(id)).map_or("", |report| report.label.as_str());
    sheet.text(row, 3, format!("{report} {}", file.period).trim().to_owned(), plain);
    let mut text = text::remedy_free(finding, Lang::Vi);
    if more > 0 {
        text = words::and_more(&text, more);
        sheet.text(row, 5, text.clone(), plain);
    }
    sheet.fit(row, &text, 70.0, 12);
    sheet.fit(row, &text::place(finding, Lang::Vi), 34.0, 12);
    if file.taken.kept_as.is_empty() {
        sheet.text(row, 6, crate::naming::bare(file.name()).to_owned(), plain.size(9));
    } else {
        let target = super::link(received, &file.taken.kept_as);
        sheet.put(row, 6, Content::Link(words::OPEN.to_owned(), target), plain.color(Color::Blue).underline());
    }
}

fn bare(sheet: &mut Sheet, row: u32, finding: &Finding) {
    let plain = Style::plain().boxed().wrap();
    let level = match finding.severity {
        Severity::Error => plain.bold().color(Color::Bad),
        Severity::Warning => plain.bold(),
        Severity::Info => plain.color(Color::Quiet),
    };
    sheet.number(row, 0, f64::from(row - HEAD), plain.center());
    sheet.text(row, 1, text::severity(finding.severity, Lang::Vi), level);
    for col in 2..=9 {
        sheet.blank(row, col, if col >= 7 { plain.fill(Color::Input) } else { plain });
    }
    sheet.text(row, 4, text::place(finding, Lang::Vi), plain);
    sheet.text(row, 5, text::remedy_free(finding, Lang::Vi), plain);
}

/// The clerk chooses from a list that stands on a hidden sheet.
fn decisions(sheet: &mut Sheet, last: u32) {
    sheet.validations.push(Validation {
        area: Area::new(Spot::new(HEAD + 1, 7), Spot::new(last, 7)),
        rule: Rule::List(Area::down(Spot::default(), words::DECISIONS.len() as u32).on(LISTS)),
        title: words::FINDING_HEADS[7].to_owned(),
        prompt: words::DECISIONS.join(" · "),
        refusal: text::form::CHOICE_REFUSAL.to_owned(),
    });
}

/// The hidden sheet of choices.
pub(super) fn lists() -> Sheet {
    let mut sheet = Sheet::new(LISTS);
    for (row, text) in (0..).zip(words::DECISIONS) {
        sheet.text(row, 0, text, Style::plain());
    }
    sheet.visibility = Visibility::Hidden;
    sheet
}
