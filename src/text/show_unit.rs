//! What one unit gets: its deadlines, its parts of the forms, its figures known before, what is asked of it.

use super::show_formula::Speaker;
use super::show_page::Page;
use super::show_words::first_up;
use super::{Lang, number, pick, show_form, show_indicator, show_report, show_when};
use crate::formula::{self, Cell, Formula, Outcome};
use crate::plan::{Compare, Field, Form, Indicator, Names, Origin, Plan, Report, Rule, Unit, Weight};

/// Everything the plan asks of a unit.
pub(super) fn tell(plan: &Plan, unit: &Unit, lang: Lang) -> String {
    let mut page = Page::default();
    page.item("", &format!("{} ({})", unit.name, unit.code));
    page.item("", &format!("{}.", belongs(plan, unit, lang)));
    let reports: Vec<&Report> = plan.reports.iter().filter(|report| report.scope.covers(unit)).collect();
    if reports.is_empty() {
        page.head(pick(
            lang,
            "Kế hoạch không yêu cầu đơn vị này gửi báo cáo nào.",
            "The plan asks no report of this unit.",
        ));
    }
    for report in reports {
        page.head(&report.label.to_uppercase());
        show_report::tell(plan, report, Some(unit), lang, &mut page);
        if let Some(form) = plan.form_of(report) {
            page.item("   ", &format!("{} «{}»:", pick(lang, "Biểu", "Form"), form.title));
            for part in show_form::of_unit(form, unit, lang) {
                page.item("   - ", &format!("{part}."));
            }
            prefilled(form, unit, lang, &mut page);
        }
        indicators(plan, report, unit, lang, &mut page);
    }
    page.text()
}

fn belongs(plan: &Plan, unit: &Unit, lang: Lang) -> String {
    if unit.is_khoi() {
        return pick(
            lang,
            "Văn phòng tự lập biểu, không tính trong số đơn vị",
            "The office itself, outside every count",
        )
        .to_owned();
    }
    let mut parts = vec![format!("{} {}", pick(lang, "STT", "No"), unit.ordinal)];
    if !unit.group.is_empty() {
        parts.push(format!("{} «{}»", plan.group_label, unit.group));
    }
    if !unit.organisation.is_empty() {
        parts.push(format!("{} {}", plan.organisation_label, unit.organisation));
    }
    if let Some(email) = &unit.email {
        parts.push(email.clone());
    }
    parts.join("; ")
}

/// Figures of the registry that stand in the form.
fn prefilled(form: &Form, unit: &Unit, lang: Lang, page: &mut Page) {
    let known = |field: &Field| match &field.origin {
        Origin::UnitAttribute(name) => Some(match unit.known(name, field.kind) {
            Some(Cell::Number(figure)) => number(figure),
            Some(Cell::Text(text)) => text,
            _ => pick(lang, "chưa có", "none").to_owned(),
        }),
        _ => None,
    };
    let lines: Vec<String> = form
        .fields()
        .filter_map(|(_, field)| known(field).map(|figure| format!("{}: {figure}", field.label)))
        .collect();
    if !lines.is_empty() {
        page.item("   ", &format!("{}: {}.", pick(lang, "Số điền sẵn", "Prefilled"), lines.join("; ")));
    }
}

fn indicators(plan: &Plan, report: &Report, unit: &Unit, lang: Lang, page: &mut Page) {
    let mine: Vec<&Indicator> =
        plan.indicators_of(&report.id).filter(|one| one.scope.covers(unit) && one.weight != Weight::Tally).collect();
    let followed = plan.indicators_of(&report.id).filter(|one| one.scope.covers(unit)).count() - mine.len();
    if mine.is_empty() && followed == 0 {
        return;
    }
    page.item("   ", pick(lang, "Chỉ tiêu:", "Indicators:"));
    for indicator in mine {
        let must = match indicator.weight {
            Weight::Must => pick(lang, "bắt buộc", "must"),
            _ => pick(lang, "nên đạt", "should"),
        };
        let own = own_target(plan, indicator, unit, lang).map(|own| format!(" {own}")).unwrap_or_default();
        page.item("   - ", &format!("{} ({must}).{own}", show_indicator::title(indicator)));
    }
    if followed > 0 {
        page.item(
            "   - ",
            &match lang {
                Lang::Vi => format!("{followed} số liệu khác chỉ theo dõi, không tính đạt hay chưa đạt."),
                Lang::En => format!("{followed} further figures are only followed."),
            },
        );
    }
}

/// A target that depends on the unit, worked out: «ít nhất 3 phần việc», «ít nhất 70% của 3».
fn own_target(plan: &Plan, indicator: &Indicator, unit: &Unit, lang: Lang) -> Option<String> {
    match indicator.compare {
        Compare::On(day) => return Some(format!("{}.", first_up(&show_when::long_day(day, lang)))),
        Compare::Within(days) => {
            return Some(format!("{}.", first_up(&show_when::span(Some(days.from), Some(days.to), lang))));
        }
        _ => {}
    }
    let form = plan.report(&indicator.report).and_then(|report| plan.form_of(report))?;
    let target = indicator.target.as_ref()?;
    let figure = figure(plan, target, unit);
    let bound = match indicator.compare {
        Compare::AtLeast => pick(lang, "ít nhất", "at least"),
        Compare::AtMost => pick(lang, "không quá", "at most"),
        Compare::Equals => pick(lang, "đúng", "exactly"),
        _ => return None,
    };
    let mine = pick(lang, "Đơn vị:", "This unit:");
    let uom = indicator.uom.as_ref().map(|uom| format!(" {uom}")).unwrap_or_default();
    let Some(base) = &indicator.base else {
        let depends = target.text.parse::<f64>().is_err();
        return figure.filter(|_| depends).map(|figure| format!("{mine} {bound} {}{uom}.", number(figure)));
    };
    let (share, base) = (Speaker { plan, form: Some(form), lang }.rule(target), registered(form, base, unit)?);
    if base == 0.0 {
        return Some(format!("{mine} {}.", pick(lang, "không đăng ký", "nothing registered")));
    }
    let (base, least) = (number(base), figure.map(|share| number((share * base - 1e-9).ceil())));
    let least = least.filter(|_| indicator.compare == Compare::AtLeast).map(|least| format!(" = {least}{uom}"));
    Some(format!("{mine} {bound} {share} {} {base}{}.", pick(lang, "của", "of"), least.unwrap_or_default()))
}

/// A rule over unit attributes alone.
fn figure(plan: &Plan, rule: &Rule, unit: &Unit) -> Option<f64> {
    let names = Names::of_units(&plan.units);
    let formula = Formula::parse(&rule.text, &|name| names.shape(name)).ok()?;
    match formula::evaluate(&unit.inputs(), &[&formula]).into_iter().next()? {
        Outcome::Number(figure) => Some(figure),
        _ => None,
    }
}

/// The figure of the registry behind a prefilled field.
fn registered(form: &Form, rule: &Rule, unit: &Unit) -> Option<f64> {
    match &form.field(rule.text.trim())?.origin {
        Origin::UnitAttribute(name) => unit.number(name),
        _ => None,
    }
}
