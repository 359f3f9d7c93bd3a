//! Functions over the rows of a table in plain words: «số hoạt động có «Nội dung» là “Về nguồn”».

use super::show_formula::Speaker;
use super::show_name::quoted;
use super::{Lang, pick};
use crate::formula::Tree;
use crate::plan::{Column, Table};
use crate::value::Kind;

/// A function that reads a column; none for any other.
pub(super) fn call(speaker: &Speaker<'_>, name: &str, arguments: &[Tree]) -> Option<String> {
    match (name, arguments) {
        ("COUNTA" | "COUNT", [column]) => count(speaker, column),
        ("SUM", [column]) => sum(speaker, column, &[]),
        ("COUNTIF" | "COUNTIFS", pairs) => rows(speaker, &conditions(speaker, pairs)?, pairs.first()?),
        ("SUMIF", [column, criterion, figures]) => sum(speaker, figures, &[condition(speaker, column, criterion)?]),
        ("SUMIFS", [figures, pairs @ ..]) => sum(speaker, figures, &conditions(speaker, pairs)?),
        ("SUMPRODUCT", [product]) => products(speaker, product),
        ("MAX", [column]) => of_column(speaker, column, "số lớn nhất ở", "the greatest"),
        ("MIN", [column]) => of_column(speaker, column, "số nhỏ nhất ở", "the least"),
        ("AVERAGE", [column]) => of_column(speaker, column, "số trung bình ở", "the mean"),
        _ => None,
    }
}

fn column<'a>(speaker: &Speaker<'a>, tree: &Tree) -> Option<(&'a Table, &'a Column)> {
    match tree {
        Tree::Name(name) => speaker.form?.column(name),
        _ => None,
    }
}

fn of_column(speaker: &Speaker<'_>, tree: &Tree, vi: &'static str, en: &'static str) -> Option<String> {
    let (_, column) = column(speaker, tree)?;
    Some(format!("{} {}", pick(speaker.lang, vi, en), quoted(&column.label)))
}

/// Rows with something in a column; the first column is what makes a row.
fn count(speaker: &Speaker<'_>, tree: &Tree) -> Option<String> {
    let (table, column) = column(speaker, tree)?;
    let first = table.columns.first().is_some_and(|first| first.name == column.name);
    let (noun, label) = (&table.noun, quoted(&column.label));
    Some(match (speaker.lang, first) {
        (Lang::Vi, true) => format!("số {noun} đã ghi"),
        (Lang::En, true) => format!("the number of {noun}"),
        (Lang::Vi, false) => format!("số {noun} có ghi {label}"),
        (Lang::En, false) => format!("the number of {noun} with {label} filled"),
    })
}

fn rows(speaker: &Speaker<'_>, conditions: &[Condition<'_>], first: &Tree) -> Option<String> {
    let (table, _) = column(speaker, first)?;
    let when = joined(speaker, conditions);
    Some(match speaker.lang {
        Lang::Vi => format!("số {} {when}", table.noun),
        Lang::En => format!("the number of {} {when}", table.noun),
    })
}

fn sum(speaker: &Speaker<'_>, figures: &Tree, conditions: &[Condition<'_>]) -> Option<String> {
    let (table, column) = column(speaker, figures)?;
    let when = joined(speaker, conditions);
    let when = if when.is_empty() { when } else { format!(" {when}") };
    Some(match speaker.lang {
        Lang::Vi => format!("tổng {} của các {}{when}", quoted(&column.label), table.noun),
        Lang::En => format!("the sum of {} over the {}{when}", quoted(&column.label), table.noun),
    })
}

fn conditions<'a>(speaker: &Speaker<'a>, pairs: &[Tree]) -> Option<Vec<Condition<'a>>> {
    pairs.chunks(2).map(|pair| condition(speaker, pair.first()?, pair.get(1)?)).collect()
}

/// What the rows counted must show in a column.
struct Condition<'a> {
    column: &'a Column,
    operator: String,
    value: String,
}

fn condition<'a>(speaker: &Speaker<'a>, tree: &Tree, criterion: &Tree) -> Option<Condition<'a>> {
    let (_, column) = column(speaker, tree)?;
    let (operator, value) = match criterion {
        Tree::Text(text) => {
            let (operator, rest) = operator(text);
            let figure = rest.is_empty() || rest.parse::<f64>().is_ok();
            (operator, if figure { rest.to_owned() } else { format!("“{rest}”") })
        }
        Tree::Pair(left, sign, right) if sign == "&" => match left.as_ref() {
            Tree::Text(text) => (operator(text).0, speaker.say(right)),
            _ => return None,
        },
        other => ("=", speaker.say(other)),
    };
    Some(Condition { column, operator: operator.to_owned(), value })
}

/// All conditions in words; the two ends of a span of days become one.
fn joined(speaker: &Speaker<'_>, conditions: &[Condition<'_>]) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut rest = conditions;
    while let [first, after @ ..] = rest {
        let end = after.first().filter(|end| span(first, end));
        let to = end.map(|end| format!(" {} {}", pick(speaker.lang, "đến", "to"), end.value)).unwrap_or_default();
        words.push(format!("{}{to}", one(speaker, first)));
        rest = if end.is_some() { &after[1..] } else { after };
    }
    words.join(pick(speaker.lang, " và ", " and "))
}

fn span(from: &Condition<'_>, to: &Condition<'_>) -> bool {
    from.column.name == to.column.name && dated(from.column) && from.operator == ">=" && to.operator == "<="
}

fn dated(column: &Column) -> bool {
    matches!(column.kind, Kind::Date | Kind::DateRange)
}

/// «có «Nội dung» là “Về nguồn”», «được đánh dấu «Chào mừng 26/3»».
fn one(speaker: &Speaker<'_>, condition: &Condition<'_>) -> String {
    let (column, value, operator) = (condition.column, &condition.value, condition.operator.as_str());
    let label = quoted(&column.label);
    let (vi, en) = match (operator, value.as_str()) {
        ("=", "“x”" | "“X”") if column.kind == Kind::Tick => ("được đánh dấu", "ticked"),
        ("<>", "“x”" | "“X”") if column.kind == Kind::Tick => ("không đánh dấu", "not ticked"),
        ("<>", "") => ("có ghi", "filled in"),
        ("=", "") => ("để trống", "left empty in"),
        (">", "0") if dated(column) => ("có ghi", "filled in"),
        _ => {
            let word = speaker.compare(operator, value.starts_with('“'), dated(column));
            return format!("{} {label} {word} {value}", pick(speaker.lang, "có", "where"));
        }
    };
    format!("{} {label}", pick(speaker.lang, vi, en))
}

fn operator(text: &str) -> (&'static str, &str) {
    let known = ["<=", ">=", "<>", "<", ">", "="];
    let found = known.into_iter().find_map(|sign| text.strip_prefix(sign).map(|rest| (sign, rest)));
    found.unwrap_or(("=", text))
}

/// Comparisons multiplied count rows; with a column among them they add it up.
fn products(speaker: &Speaker<'_>, tree: &Tree) -> Option<String> {
    let (mut conditions, mut figures, mut first) = (Vec::new(), None, None);
    for factor in factors(tree) {
        match factor {
            Tree::Number { text, percent: false } if text == "1" => {}
            Tree::Name(_) if figures.is_none() => figures = Some(factor),
            Tree::Pair(_, sign, _) if sign == "+" => {
                let (left, condition) = alternatives(speaker, factor)?;
                first = first.or(Some(left));
                conditions.push(condition);
            }
            // One minus an equality: whatever is not so.
            Tree::Pair(one, minus, equal) if **one == unit() && minus == "-" => {
                let Tree::Pair(left, operator, right) = equal.as_ref() else { return None };
                let (_, column) = column(speaker, left).filter(|_| operator == "=")?;
                first = first.or(Some(left.as_ref()));
                conditions.push(Condition { column, operator: "<>".to_owned(), value: speaker.say(right) });
            }
            Tree::Pair(left, operator, right) => {
                let (_, column) = column(speaker, left)?;
                first = first.or(Some(left.as_ref()));
                conditions.push(Condition { column, operator: operator.clone(), value: speaker.say(right) });
            }
            _ => return None,
        }
    }
    match figures {
        Some(figures) => sum(speaker, figures, &conditions),
        None => rows(speaker, &conditions, first?),
    }
}

fn unit() -> Tree {
    Tree::Number { text: "1".to_owned(), percent: false }
}

/// Comparisons of one column added up: a row counts when one of them holds.
fn alternatives<'t, 'a>(speaker: &Speaker<'a>, tree: &'t Tree) -> Option<(&'t Tree, Condition<'a>)> {
    let mut found: Option<(&Tree, Condition<'_>)> = None;
    for term in terms(tree) {
        let Tree::Pair(left, operator, right) = term else { return None };
        let (_, column) = column(speaker, left)?;
        let value = speaker.say(right);
        match &mut found {
            None => found = Some((left, Condition { column, operator: operator.clone(), value })),
            Some((_, before)) if before.column.name == column.name && before.operator == *operator => {
                before.value = format!("{} {} {value}", before.value, pick(speaker.lang, "hoặc", "or"));
            }
            Some(_) => return None,
        }
    }
    found
}

fn terms(tree: &Tree) -> Vec<&Tree> {
    match tree {
        Tree::Pair(left, sign, right) if sign == "+" => [terms(left), terms(right)].concat(),
        other => vec![other],
    }
}

fn factors(tree: &Tree) -> Vec<&Tree> {
    match tree {
        Tree::Pair(left, sign, right) if sign == "*" => [factors(left), factors(right)].concat(),
        other => vec![other],
    }
}
