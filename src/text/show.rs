//! The plan read aloud: what it asks, of whom, by when, in the words of the office.

use super::show_page::Page;
use super::show_words::counted;
use super::{Lang, pick, show_check, show_form, show_indicator, show_phase, show_report, show_unit, show_when};
use crate::plan::{Indicator, Plan, Unit, Weight};

/// Everything the plan asks.
pub fn plan(plan: &Plan, lang: Lang) -> String {
    let mut page = Page::default();
    head(plan, lang, &mut page);
    let mut part = Parts::default();
    part.head(&mut page, pick(lang, "CHẾ ĐỘ BÁO CÁO", "REPORTS"));
    for (number, report) in (1..).zip(&plan.reports) {
        page.item(&format!("{number}. "), &format!("{} (--report {})", report.label, report.id));
        show_report::tell(plan, report, None, lang, &mut page);
    }
    if !plan.phases.is_empty() {
        part.head(&mut page, pick(lang, "CÁC GIAI ĐOẠN", "PHASES"));
        for (number, phase) in (1..).zip(&plan.phases) {
            show_phase::tell(plan, phase, &format!("{number}. "), lang, &mut page);
        }
    }
    indicators(plan, lang, &mut part, &mut page);
    part.head(&mut page, pick(lang, "ĐƠN VỊ NÀO NHẬN PHẦN NÀO", "WHICH UNIT GETS WHICH PART"));
    for (number, report) in (1..).zip(&plan.reports) {
        if let Some(form) = plan.form_of(report) {
            page.item(&format!("{number}. "), &format!("{}: {}", report.label, form.title));
            show_form::parts(plan, form, &report.scope, lang, &mut page);
        }
    }
    checks(plan, lang, &mut part, &mut page);
    questions(plan, lang, &mut part, &mut page);
    page.text()
}

/// What one unit gets.
pub fn unit(plan: &Plan, unit: &Unit, lang: Lang) -> String {
    show_unit::tell(plan, unit, lang)
}

/// Roman numbers of the parts, as office papers have them.
#[derive(Default)]
struct Parts(usize);

impl Parts {
    fn head(&mut self, page: &mut Page, title: &str) {
        const NUMERALS: [&str; 6] = ["I", "II", "III", "IV", "V", "VI"];
        page.head(&format!("{}. {title}", NUMERALS.get(self.0).copied().unwrap_or_default()));
        self.0 += 1;
    }
}

fn head(plan: &Plan, lang: Lang, page: &mut Page) {
    let number = plan.number.as_ref().map(|number| format!(" {} {number}", pick(lang, "số", "no.")));
    let issued = plan.issued.map(|day| format!(" {} {}", pick(lang, "ngày", "of"), show_when::day(day, lang)));
    let unnumbered = pick(lang, " (chưa ghi số)", " (without a number)").to_owned();
    let number = format!("{}{}", number.unwrap_or(unnumbered), issued.unwrap_or_default());
    page.item("", &format!("{}{number}", pick(lang, "Kế hoạch", "Plan")));
    page.item("", &plan.title);
    if let Some(issuer) = &plan.issuer {
        page.item("", &format!("{}: {issuer}.", pick(lang, "Ban hành", "Issued by")));
    }
    if let Some(window) = plan.window {
        let days = show_when::span(Some(window.from), Some(window.to), lang);
        page.item("", &format!("{}: {days}.", pick(lang, "Thời gian thực hiện", "Days")));
    }
    let (units, groups) = (plan.present().count(), plan.units.groups());
    let groups =
        if groups.is_empty() { String::new() } else { format!("; {}: {}", plan.group_label, groups.join(", ")) };
    page.item("", &format!("{}: {}{groups}.", pick(lang, "Số đơn vị", "Units"), counted(units, lang)));
    let left: Vec<String> = plan
        .units
        .reporting()
        .filter(|unit| !plan.stays(unit))
        .filter_map(|unit| {
            Some(format!("{} ({} {})", unit.short_name, pick(lang, "đến", "to"), show_when::day(unit.to?, lang)))
        })
        .collect();
    if !left.is_empty() {
        let head = pick(
            lang,
            "Đã thôi là đơn vị báo cáo, chỉ tính ở các kỳ trước",
            "Left meanwhile, counted in earlier periods only",
        );
        page.item("", &format!("{head}: {}.", left.join("; ")));
    }
}

fn indicators(plan: &Plan, lang: Lang, part: &mut Parts, page: &mut Page) {
    part.head(page, pick(lang, "CHỈ TIÊU", "INDICATORS"));
    let mut number = 0;
    for (letter, weight, title) in [
        ("A", Weight::Must, pick(lang, "Bắt buộc", "Must")),
        ("B", Weight::Should, pick(lang, "Nên đạt", "Should")),
        ("C", Weight::Tally, pick(lang, "Chỉ theo dõi, không tính đạt hay chưa đạt", "Followed only, never failed")),
    ] {
        let mine: Vec<&Indicator> = plan.indicators.iter().filter(|one| one.weight == weight).collect();
        if mine.is_empty() {
            continue;
        }
        page.item("", &format!("{letter}. {title} ({})", mine.len()));
        for indicator in mine {
            number += 1;
            page.item(&format!("{number:>3}. "), &show_indicator::title(indicator));
            page.item("     ", &show_indicator::sentences(plan, indicator, lang).join(" "));
        }
    }
}

fn checks(plan: &Plan, lang: Lang, part: &mut Parts, page: &mut Page) {
    if plan.checks.is_empty() {
        return;
    }
    part.head(page, pick(lang, "KIỂM TRA SỐ LIỆU", "CHECKS"));
    for (number, check) in (1..).zip(&plan.checks) {
        let mark = format!("{number}. ");
        let indent = " ".repeat(mark.chars().count());
        for (index, line) in show_check::sentences(plan, check, lang).iter().enumerate() {
            page.item(if index == 0 { &mark } else { &indent }, line);
        }
    }
}

fn questions(plan: &Plan, lang: Lang, part: &mut Parts, page: &mut Page) {
    if plan.questions.is_empty() {
        return;
    }
    part.head(page, pick(lang, "XIN Ý KIẾN LÃNH ĐẠO", "FOR THE LEADER TO SETTLE"));
    for (number, question) in (1..).zip(&plan.questions) {
        let source = question.source.as_ref().map(|source| format!(" {}.", show_indicator::source(plan, source, lang)));
        page.item(&format!("{number}. "), &format!("{}{}", question.text, source.unwrap_or_default()));
    }
}
