//! What a form says of a figure while it is filled: its target, whether it is reached, what does not fit.

use super::expression::{any_blank, joined, literal, printed};
use super::{Job, missing};
use crate::book::Spot;
use crate::form::{Place, Role};
use crate::formula::{Formula, Shape};
use crate::plan::{Check, Compare, Indicator, Names, Origin, Rule};
use crate::text::form as words;
use crate::value::{Kind, bare_key};

/// Slack of every comparison: engines differ on `7 >= 7%*100`.
const SLACK: &str = "1E-9";

/// Figures a clerk types.
const FIGURES: [Kind; 4] = [Kind::Count, Kind::Decimal, Kind::Money, Kind::Percent];

/// The words of column «Tự kiểm tra» for a field; none where nothing is to be said.
pub(super) fn self_check(job: &Job<'_>, place: &Place) -> Option<String> {
    let name = &place.name;
    let typed_figure = place.role == Role::Input && FIGURES.contains(&place.kind);
    let mut formula = match job.indicator(name).and_then(|one| Some((one, verdict(job, place, one)?))) {
        None => "\"\"".to_owned(),
        Some((indicator, verdict)) if typed_figure || indicator.compare == Compare::Yes => verdict,
        // Words are more than any figure, and so is the empty text of a figure that is not known yet.
        Some((_, verdict)) => format!("IF(ISNUMBER({name}),{verdict},\"\")"),
    };
    if let Some(broken) = missing::any_of(job, name, broken_checks(job, name)) {
        formula = format!("IF({broken},{},{formula})", literal(words::LOOK_AGAIN));
    }
    if place.role == Role::Input {
        if typed_figure {
            formula = format!("IF(ISNUMBER({name}),{formula},{})", literal(words::NOT_A_NUMBER));
        }
        let empty = if place.required { literal(words::NOT_ENTERED) } else { "\"\"".to_owned() };
        formula = format!("IF({name}=\"\",{empty},{formula})");
        if let Some(nil) = job.layout.nil_of(&place.section) {
            formula =
                format!("IF({}<>\"\",IF({name}=\"\",\"\",{}),{formula})", nil.name, literal(words::NIL_CONTRADICTED));
        }
    }
    (formula != "\"\"").then_some(formula)
}

/// The cells of the hidden sheet that count broken checks.
pub(super) fn check_cells(job: &Job<'_>) -> Vec<(Spot, String)> {
    let places = job.layout.places.iter();
    places.flat_map(|place| missing::check_cells(job, &place.name, broken_checks(job, &place.name))).collect()
}

fn broken_checks(job: &Job<'_>, name: &str) -> Vec<String> {
    let checks = job.plan.checks_of(&job.report.id).filter(|check| check.at_name.as_deref() == Some(name));
    checks.filter_map(|check| broken(job, check)).collect()
}

/// True when a check over single cells fails; a missing figure leaves it undecided, and so does what cannot be computed.
fn broken(job: &Job<'_>, check: &Check) -> Option<String> {
    let names = Names::of_form(job.plan, job.form);
    let formula = Formula::parse(&check.formula.text, &|name| names.shape(name)).ok()?;
    let scalar = |name: &String| names.shape(name) == Some(Shape::Scalar) && job.layout.place(name).is_some();
    if !formula.names().iter().all(scalar) {
        return None;
    }
    let rule = printed(job, &check.formula)?;
    let filled = formula.names().iter().map(|name| format!("{name}<>\"\"")).collect();
    let failed = format!("IFERROR(NOT({rule}),FALSE)");
    Some(match joined("AND", filled) {
        Some(filled) => format!("AND({filled},{failed})"),
        None => failed,
    })
}

/// Where a computed figure comes from: « (tính từ trang Hoạt động)».
fn origin(job: &Job<'_>, place: &Place) -> String {
    let Some((_, field)) = job.field(&place.name) else { return String::new() };
    let Origin::Formula(rule) = &field.origin else { return String::new() };
    let table =
        job.layout.tables.iter().find(|table| table.columns.iter().any(|column| rule.text.contains(&column.name)));
    table.map(|table| words::counted_from(&table.sheet)).unwrap_or_default()
}

fn verdict(job: &Job<'_>, place: &Place, indicator: &Indicator) -> Option<String> {
    let name = &place.name;
    let met = literal(&format!("{}{}", words::MET, origin(job, place)));
    let missed = literal(words::NOT_MET);
    if indicator.compare == Compare::Yes {
        let done = literal(crate::value::DONE);
        return Some(format!(
            "IF(OR({name}={done},{name}=\"x\"),{met},IF({name}={},\"\",{missed}))",
            literal(crate::value::STATUSES[3])
        ));
    }
    let rule = indicator.target.as_ref()?;
    let target = bracketed(&printed(job, rule)?);
    let based = Based::of(job, indicator);
    let (needed, aim) = match &based {
        Some(based) => {
            let share = format!("{target}*{}", bracketed(&based.formula));
            (format!("ROUNDUP({share}-{SLACK},0)-{name}"), share)
        }
        None => (gap(place, &format!("{target}-{name}")), target),
    };
    let short = format!("{}&({needed})&{}", literal(words::NOT_MET_BY), literal(&origin(job, place)));
    let judged = match indicator.compare {
        Compare::AtMost => format!("IF({name}<={aim}+{SLACK},{met},{missed})"),
        Compare::Equals => format!("IF(ABS({name}-{aim})<={SLACK},{met},{missed})"),
        _ => format!("IF({name}>={aim}-{SLACK},{met},{short})"),
    };
    let judged = match &based {
        Some(based) => format!("IF(N({})=0,{},{judged})", based.formula, literal(&based.nothing())),
        None => judged,
    };
    let judged = format!("IFERROR({judged},\"\")");
    Some(match unknown(job, rule, indicator) {
        Some(blank) => format!("IF({blank},\"\",{judged})"),
        None => judged,
    })
}

/// What is lacking, without the dust of binary fractions; a share in hundredths, as it is typed.
fn gap(place: &Place, gap: &str) -> String {
    match place.kind {
        Kind::Percent => format!("ROUND(({gap})*100,6)&\"%\""),
        Kind::Count => gap.to_owned(),
        _ => format!("ROUND({gap},6)"),
    }
}

/// Whether what a figure is held against is not known yet. A figure of the office that is missing is nothing registered.
fn unknown(job: &Job<'_>, target: &Rule, indicator: &Indicator) -> Option<String> {
    let base = indicator.base.as_ref();
    let base = base.and_then(|rule| any_blank(job, rule, &|place| place.role != Role::Prefilled));
    joined("OR", any_blank(job, target, &|_| true).into_iter().chain(base).collect())
}

/// A formula as one operand: «2% + 3%» of 120 is 6.
fn bracketed(formula: &str) -> String {
    if formula.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '.' | '%')) {
        formula.to_owned()
    } else {
        format!("({formula})")
    }
}

/// The words of column «Chỉ tiêu»: the whole number a person needs.
pub(super) fn target(job: &Job<'_>, place: &Place) -> Option<String> {
    let indicator = job.indicator(&place.name)?;
    if indicator.compare == Compare::Yes {
        return Some(literal(words::TARGET_YES));
    }
    let rule = indicator.target.as_ref()?;
    let target = bracketed(&printed(job, rule)?);
    let word = literal(match indicator.compare {
        Compare::AtMost => words::AT_MOST,
        Compare::Equals => words::EXACTLY,
        _ => words::AT_LEAST,
    });
    let told = match Based::of(job, indicator) {
        Some(based) => {
            let share = format!("{target}*{}", bracketed(&based.formula));
            let whole = match indicator.compare {
                Compare::AtMost if place.kind == Kind::Count => format!("ROUNDDOWN({share}+{SLACK},0)"),
                Compare::AtMost | Compare::Equals => format!("ROUND({share},2)"),
                _ => format!("ROUNDUP({share}-{SLACK},0)"),
            };
            format!("IF(N({})=0,\"\",{word}&{whole})", based.formula)
        }
        None if place.kind == Kind::Percent => format!("{word}&ROUND({target}*100,6)&\"%\""),
        None => format!("{word}&{target}"),
    };
    let told = if printed_alone(rule) { told } else { format!("IFERROR({told},\"\")") };
    Some(match unknown(job, rule, indicator) {
        Some(blank) => format!("IF({blank},\"\",{told})"),
        None => told,
    })
}

/// Whether a target is a plain figure, which cannot fail.
fn printed_alone(rule: &Rule) -> bool {
    rule.text.trim().trim_end_matches('%').parse::<f64>().is_ok()
}

/// What a figure is a share of.
pub(super) struct Based {
    /// The base as it stands in the workbook.
    pub formula: String,
    /// What it is called.
    pub label: String,
    /// Whether the unit registered it: only then it is a target of the unit's own.
    pub registered: bool,
}

impl Based {
    /// The base of an indicator, if it has one this form can show.
    pub(super) fn of(job: &Job<'_>, indicator: &Indicator) -> Option<Based> {
        let rule = indicator.base.as_ref()?;
        let formula = printed(job, rule)?;
        let name = rule.text.trim();
        let label = label_of(job, name);
        let named = format!("_{name}_");
        let registered = bare_key(&label).contains("dang ky") || named.contains("_dang_ky_") || named.contains("_dk_");
        Some(Based { formula, label, registered })
    }

    /// The words where there is nothing to be a share of.
    fn nothing(&self) -> String {
        if self.registered { words::NOT_REGISTERED.to_owned() } else { words::base_is_zero(&self.label) }
    }
}

/// What a base is called: by its field, or by the fields it adds up.
fn label_of(job: &Job<'_>, rule: &str) -> String {
    let labels = rule.split('+').map(|name| job.layout.place(name.trim()).map(|place| place.label.trim()));
    let labels: Option<Vec<&str>> = labels.collect();
    labels.map_or_else(|| words::BASE.to_owned(), |labels| labels.join(" + "))
}
