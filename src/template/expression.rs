//! The live formulas of a template: what is computed, what was read.
//!
//! In every engine «nhiều» ≥ 5 is TRUE and blank is 0, so each rule is wrapped before it is shown.

use super::Job;
use crate::form::{Place, Role, own};
use crate::formula::{Cell, Formula};
use crate::plan::{Names, Rule};
use crate::text::form as words;
use crate::value::Kind;
use chrono::Datelike;

/// Letters of one piece of a text.
const PIECE: usize = 250;
/// Arguments of one function, well below Excel's 255.
const ARGUMENTS: usize = 200;

/// A text literal of a formula; a long one in pieces, since Excel takes 255 letters between two quotes.
pub(super) fn literal(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let quoted = |piece: &[char]| format!("\"{}\"", piece.iter().collect::<String>().replace('"', "\"\""));
    match letters.chunks(PIECE).map(quoted).collect::<Vec<_>>().as_slice() {
        [] => "\"\"".to_owned(),
        [one] => one.clone(),
        several => format!("({})", several.join("&")),
    }
}

/// A plan formula as it stands in the template: date columns are read through their echo, names that are no cells of
/// this form become the unit's own figures.
pub(super) fn printed(job: &Job<'_>, rule: &Rule) -> Option<String> {
    let names = Names::of_form(job.plan, job.form).with(Names::of_units(&job.plan.units));
    let formula = Formula::parse(&rule.text, &|name| names.shape(name)).ok()?;
    let known = |name: &String| job.layout.area(name).is_some() || constant(job, name).is_some();
    formula.names().iter().all(known).then(|| formula.excel(&|name| rename(job, name)))
}

/// A computed field: empty as long as a figure it rests on is, for in every engine blank + blank is 0, and where it
/// cannot be worked out. A figure left out of a section declared «không phát sinh» is 0.
pub(super) fn computed(job: &Job<'_>, rule: &Rule) -> Option<String> {
    let formula = printed(job, rule)?;
    // «#DIV/0!» helps nobody: the reading calls such a figure undecided.
    let formula = format!("IFERROR({formula},\"\")");
    Some(match any_blank(job, rule, &|_| true) {
        None => formula,
        Some(blank) => format!("IF({blank},\"\",{formula})"),
    })
}

/// Whether one of the cells a rule rests on is still empty; none where it rests on none of those asked about.
pub(super) fn any_blank(job: &Job<'_>, rule: &Rule, asked: &dyn Fn(&Place) -> bool) -> Option<String> {
    let names = Names::of_form(job.plan, job.form).with(Names::of_units(&job.plan.units));
    let parsed = Formula::parse(&rule.text, &|name| names.shape(name)).ok()?;
    let places = parsed.names().iter().filter_map(|name| job.layout.place(name));
    // Those that share a tick ask for it once.
    let mut groups: Vec<(Option<&str>, Vec<String>)> = Vec::new();
    for place in places.filter(|place| place.kind != Kind::Tick && asked(place)) {
        let nil = job.layout.nil_of(&place.section).filter(|_| place.role == Role::Input).map(|nil| nil.name.as_str());
        let blank = format!("{}=\"\"", place.name);
        match groups.iter_mut().find(|(known, _)| *known == nil) {
            Some((_, blanks)) => blanks.push(blank),
            None => groups.push((nil, vec![blank])),
        }
    }
    let conditions = groups.into_iter().flat_map(|(nil, blanks)| match nil {
        Some(nil) => joined("OR", blanks).map(|blank| format!("AND({blank},{nil}=\"\")")).into_iter().collect(),
        None => blanks,
    });
    joined("OR", conditions.collect())
}

/// Several conditions in one AND or OR; many in several, for a function takes 255.
pub(super) fn joined(function: &str, conditions: Vec<String>) -> Option<String> {
    let one = |several: &[String]| match several {
        [one] => one.clone(),
        several => format!("{function}({})", several.join(",")),
    };
    let parts: Vec<String> = conditions.chunks(ARGUMENTS).map(one).collect();
    if parts.is_empty() { None } else { Some(one(&parts)) }
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
