//! The live formulas of a template: what is missing, what is reached, what was read.
//!
//! In every engine «nhiều» ≥ 5 is TRUE and blank is 0, so each rule is wrapped before it is shown.

use super::Job;
use crate::form::{Place, Role, TablePlace, own};
use crate::formula::{Cell, Formula, Shape};
use crate::plan::{Check, Compare, Indicator, Names, Origin, Rule};
use crate::text::form as words;
use crate::value::Kind;
use chrono::Datelike;

/// Slack of every comparison: engines differ on `7 >= 7%*100`.
const SLACK: &str = "1E-9";

/// A text literal of a formula.
pub(super) fn literal(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// Required cells of a section or sheet that are still empty; none when nothing is required.
pub(super) fn missing(job: &Job<'_>, sheet: Option<&str>) -> String {
    let here = |name: &str| sheet.is_none_or(|sheet| sheet == name);
    let mut terms = Vec::new();
    let mut sections: Vec<&str> = Vec::new();
    for place in job.layout.places.iter().filter(|place| here(&place.sheet)) {
        if place.role == Role::Period {
            terms.push(format!("({}=\"\")", place.name));
        } else if place.role == Role::Input && place.required && !sections.contains(&place.section.as_str()) {
            sections.push(&place.section);
        }
    }
    terms.extend(sections.into_iter().map(|section| section_missing(job, section)));
    terms.extend(job.layout.tables.iter().filter(|table| here(&table.sheet)).map(|table| table_missing(job, table)));
    // A single question would stay a truth, and «Còn thiếu: TRUE ô» helps nobody.
    match terms.as_slice() {
        [] => "0".to_owned(),
        [one] => format!("{one}+0"),
        several => several.join("+"),
    }
}

fn section_missing(job: &Job<'_>, section: &str) -> String {
    let places = job
        .layout
        .places
        .iter()
        .filter(|place| place.section == section && place.role == Role::Input && place.required);
    let blanks: Vec<String> = places.map(|place| format!("({}=\"\")", place.name)).collect();
    match job.layout.nil_of(section) {
        Some(nil) => format!("IF({}<>\"\",0,{})", nil.name, blanks.join("+")),
        None => blanks.join("+"),
    }
}

fn table_missing(job: &Job<'_>, table: &TablePlace) -> String {
    let Some(first) = table.columns.first() else { return "0".to_owned() };
    let required = table.columns.iter().skip(1).filter(|column| column.required);
    let mut terms: Vec<String> =
        required.map(|column| format!("SUMPRODUCT(({}<>\"\")*({}=\"\"))", first.name, column.name)).collect();
    if let Some(nil) = job.layout.nil_of(&table.id) {
        terms.push(format!("IF({}=\"\",IF(COUNTA({})=0,1,0),0)", nil.name, first.name));
    }
    if terms.is_empty() { "0".to_owned() } else { terms.join("+") }
}

/// A plan formula as it stands in the template: date columns are read through their echo, names that are no cells of
/// this form become the unit's own figures.
pub(super) fn printed(job: &Job<'_>, rule: &Rule) -> Option<String> {
    let names = Names::of_form(job.plan, job.form).with(Names::of_units(&job.plan.units));
    let formula = Formula::parse(&rule.text, &|name| names.shape(name)).ok()?;
    let known = |name: &String| job.layout.area(name).is_some() || constant(job, name).is_some();
    formula.names().iter().all(known).then(|| formula.excel(&|name| rename(job, name)))
}

/// A computed field: empty as long as a figure it rests on is, for in every engine blank + blank is 0. A figure left out
/// of a section declared «không phát sinh» is 0.
pub(super) fn computed(job: &Job<'_>, rule: &Rule) -> Option<String> {
    let formula = printed(job, rule)?;
    let names = Names::of_form(job.plan, job.form).with(Names::of_units(&job.plan.units));
    let parsed = Formula::parse(&rule.text, &|name| names.shape(name)).ok()?;
    let places =
        parsed.names().iter().filter_map(|name| job.layout.place(name)).filter(|place| place.kind != Kind::Tick);
    let blanks: Vec<String> = places
        .map(|place| match job.layout.nil_of(&place.section).filter(|_| place.role == Role::Input) {
            Some(nil) => format!("AND({}=\"\",{}=\"\")", place.name, nil.name),
            None => format!("{}=\"\"", place.name),
        })
        .collect();
    Some(match blanks.as_slice() {
        [] => formula,
        [one] => format!("IF({one},\"\",{formula})"),
        several => format!("IF(OR({}),\"\",{formula})", several.join(",")),
    })
}

fn rename(job: &Job<'_>, name: &str) -> String {
    if let Some((_, column)) =
        job.layout.column(name).filter(|(_, column)| matches!(column.kind, Kind::Date | Kind::DateRange))
    {
        return if column.echo.is_some() { own::echo(name) } else { name.to_owned() };
    }
    if job.layout.area(name).is_some() {
        name.to_owned()
    } else {
        constant(job, name).unwrap_or_else(|| name.to_owned())
    }
}

fn constant(job: &Job<'_>, name: &str) -> Option<String> {
    let day = |day: chrono::NaiveDate| format!("DATE({},{},{})", day.year(), day.month(), day.day());
    if let Some((_, date)) = job.plan.dates(job.occasion).into_iter().find(|(known, _)| known == name) {
        return date.map(day);
    }
    match job.unit.attributes.get(name)? {
        Cell::Number(number) => Some(number.to_string()),
        Cell::Text(text) => Some(literal(text)),
        Cell::Bool(_) | Cell::Blank => None,
    }
}

/// The words of column «Tự kiểm tra» for a field; none where nothing is to be said.
pub(super) fn self_check(job: &Job<'_>, place: &Place) -> Option<String> {
    let name = &place.name;
    let indicator = job.indicator(name);
    let verdict = indicator.and_then(|indicator| verdict(job, place, indicator));
    let mut formula = verdict.unwrap_or_else(|| "\"\"".to_owned());
    for check in job.plan.checks_of(&job.report.id).filter(|check| check.at_name.as_deref() == Some(name)) {
        if let Some(test) = broken(job, check) {
            formula = format!("IF({test},{},{formula})", literal(words::LOOK_AGAIN));
        }
    }
    if place.role == Role::Input {
        if matches!(place.kind, Kind::Count | Kind::Decimal | Kind::Money) {
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

/// True when a check over single numeric cells fails; a missing figure leaves it undecided.
fn broken(job: &Job<'_>, check: &Check) -> Option<String> {
    let names = Names::of_form(job.plan, job.form);
    let formula = Formula::parse(&check.formula.text, &|name| names.shape(name)).ok()?;
    let scalar = |name: &String| names.shape(name) == Some(Shape::Scalar) && job.layout.place(name).is_some();
    if !formula.names().iter().all(scalar) {
        return None;
    }
    let rule = printed(job, &check.formula)?;
    let filled: Vec<String> = formula.names().iter().map(|name| format!("{name}<>\"\"")).collect();
    Some(format!("AND({},NOT({rule}))", filled.join(",")))
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
    let short = |gap: &str| format!("{}&({gap})&{}", literal(words::NOT_MET_BY), literal(&origin(job, place)));
    let missed = literal(words::NOT_MET);
    if indicator.compare == Compare::Yes {
        let done = literal(crate::value::DONE);
        return Some(format!(
            "IF(OR({name}={done},{name}=\"x\"),{met},IF({name}={},\"\",{missed}))",
            literal(crate::value::STATUSES[3])
        ));
    }
    let target = printed(job, indicator.target.as_ref()?)?;
    if let Some(base) = &indicator.base {
        let base = printed(job, base)?;
        let share = format!("{target}*({base})");
        let needed = format!("ROUNDUP({share}-{SLACK},0)");
        let judged = match indicator.compare {
            Compare::AtMost => format!("IF({name}<={share}+{SLACK},{met},{missed})"),
            Compare::Equals => format!("IF(ABS({name}-{share})<={SLACK},{met},{missed})"),
            _ => format!("IF({name}>={share}-{SLACK},{met},{})", short(&format!("{needed}-{name}"))),
        };
        return Some(format!("IF(N({base})=0,{},{judged})", literal(words::NOT_REGISTERED)));
    }
    Some(match indicator.compare {
        Compare::AtMost => format!("IF({name}<={target}+{SLACK},{met},{missed})"),
        Compare::Equals => format!("IF(ABS({name}-({target}))<={SLACK},{met},{missed})"),
        _ => format!("IF({name}>={target}-{SLACK},{met},{})", short(&format!("{target}-{name}"))),
    })
}

/// The words of column «Chỉ tiêu»: the whole number a person needs.
pub(super) fn target(job: &Job<'_>, place: &Place) -> Option<String> {
    let indicator = job.indicator(&place.name)?;
    if indicator.compare == Compare::Yes {
        return Some(literal(words::TARGET_YES));
    }
    let target = printed(job, indicator.target.as_ref()?)?;
    let word = literal(match indicator.compare {
        Compare::AtMost => words::AT_MOST,
        Compare::Equals => words::EXACTLY,
        _ => words::AT_LEAST,
    });
    match &indicator.base {
        Some(base) => {
            let base = printed(job, base)?;
            let share = format!("{target}*({base})");
            let whole = match indicator.compare {
                Compare::AtMost if place.kind == Kind::Count => format!("ROUNDDOWN({share}+{SLACK},0)"),
                Compare::AtMost | Compare::Equals => format!("ROUND({share},2)"),
                _ => format!("ROUNDUP({share}-{SLACK},0)"),
            };
            Some(format!("IF(N({base})=0,\"\",{word}&{whole})"))
        }
        None => Some(format!("{word}&({target})")),
    }
}

/// What a date typed as text is read as: `14/3`, `14/3/2020`, `14-15/3`; a real date as it is; anything else is named.
pub(super) fn date_echo(cell: &str, year: i32) -> String {
    let text = format!("TRIM({cell})");
    let rest = format!("MID({text},FIND(\"/\",{text})+1,20)");
    let day = format!("VALUE(LEFT({text},MIN(FIND(\"/\",{text}&\"/\"),FIND(\"-\",{text}&\"-\"))-1))");
    let month = format!("VALUE(LEFT({rest},FIND(\"/\",{rest}&\"/\")-1))");
    let own_year = format!("IF(ISNUMBER(FIND(\"/\",{rest})),VALUE(MID({rest},FIND(\"/\",{rest})+1,4)),{year})");
    let date = format!("DATE({own_year},{month},{day})");
    format!("IF({cell}=\"\",\"\",IF(ISNUMBER({cell}),{cell},IFERROR({date},{})))", literal(words::LOOK_AT_DATE))
}

/// The amount in đồng of a figure in its unit of measure.
pub(super) fn money_echo(cell: &str, scale: f64) -> String {
    format!("IF(ISNUMBER({cell}),{cell}*{scale},\"\")")
}
