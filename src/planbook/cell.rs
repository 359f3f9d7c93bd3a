//! One cell: what was typed → a value of the plan, and back.

use super::{formula, list, moment, scope};
use crate::plan::Place;
use crate::plan::schema::{Key, Kind};
use crate::plan::tree::{Node, Value};
use crate::value::Raw;

/// A cell as read: its value, and the formula that stands behind it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Typed {
    pub(super) raw: Raw,
    pub(super) formula: Option<String>,
}

/// What goes into a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shown {
    Text(String),
    Number(f64),
}

impl Typed {
    /// Whether a formula stands here of which nobody stored what it gives.
    pub(super) fn unstored(&self) -> bool {
        let empty = matches!(&self.raw, Raw::Empty) || matches!(&self.raw, Raw::Text(text) if text.is_empty());
        self.formula.is_some() && empty
    }

    /// The words of the cell, however they were typed.
    pub(super) fn text(&self) -> String {
        match &self.raw {
            // Excel cannot compute the plan's names: what it shows is an error, what was meant is the formula.
            _ if self.unstored() || (self.formula.is_some() && matches!(self.raw, Raw::Error(_))) => {
                format!("={}", self.formula.as_deref().unwrap_or_default())
            }
            Raw::Number(number) => number.to_string(),
            Raw::Date(stamp) => match moment::from_cell(*stamp) {
                Value::Date(day) => moment::day(day),
                Value::Instant(instant) => moment::instant(instant),
                Value::Text(hour) => hour,
                _ => String::new(),
            },
            raw => crate::value::clean(&raw.shown()),
        }
    }
}

/// The value of a cell that holds something. What cannot be turned stays text, and the loader says what it wanted.
pub(super) fn read(key: &Key, typed: &Typed, at: Place) -> Value {
    let text = typed.text();
    match key.kind {
        Kind::Text | Kind::TextOr(_) | Kind::Table(_) | Kind::Tables(_) => Value::Text(list::text(&text)),
        Kind::Texts => Value::List(list::split(&text, &['|']).iter().map(|item| Node::text(item, at)).collect()),
        Kind::Flag => flag(&text).map_or(Value::Text(text), Value::Flag),
        Kind::Count | Kind::Number => number(typed).unwrap_or(Value::Text(text)),
        Kind::Share => {
            if let Raw::Number(share) = typed.raw {
                figure(share)
            } else {
                Value::Text(text)
            }
        }
        Kind::Date | Kind::Instant | Kind::Moment => moment(typed).unwrap_or(Value::Text(text)),
        Kind::Formula => rule(typed, &text),
        Kind::Word(_) => Value::Text(known(key, &text).unwrap_or(text)),
        Kind::WordOrCount(_) => match known(key, &text) {
            Some(word) => Value::Text(word),
            None => number(typed).unwrap_or(Value::Text(text)),
        },
        Kind::Scope => scope::read(key, &text, at).unwrap_or(Value::Other(format!("“{text}”"))),
        Kind::Pairs => pairs(&text, at).unwrap_or(Value::Other(format!("“{text}”"))),
    }
}

fn flag(text: &str) -> Option<bool> {
    match crate::value::key(text).as_str() {
        "có" | "x" | "v" | "đúng" | "true" | "1" | "yes" => Some(true),
        "không" | "sai" | "false" | "0" | "no" => Some(false),
        _ => None,
    }
}

fn figure(number: f64) -> Value {
    Value::Number(number.to_string())
}

/// A number, or a text that is one with a decimal comma or point.
fn number(typed: &Typed) -> Option<Value> {
    if let Raw::Number(number) = typed.raw {
        return Some(figure(number));
    }
    let text = grouped(&typed.text()).unwrap_or_else(|| typed.text()).replace(',', ".");
    let plain = text.bytes().all(|letter| letter.is_ascii_digit() || b"+-.".contains(&letter));
    text.parse::<f64>().ok().filter(|_| plain).map(|_| Value::Number(text))
}

/// «1.000» is a thousand, «1.250.000,5» a million and more: the figure without its points; none for any other text.
fn grouped(text: &str) -> Option<String> {
    let (sign, figures) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (whole, rest) = figures.split_once(',').map_or((figures, None), |(whole, rest)| (whole, Some(rest)));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|letter| letter.is_ascii_digit());
    let (first, thousands) = whole.split_once('.')?;
    let right = digits(first) && first.len() <= 3 && !first.starts_with('0');
    let right = right && thousands.split('.').all(|group| group.len() == 3 && digits(group));
    let right = right && rest.is_none_or(digits);
    let rest = rest.map(|rest| format!(".{rest}")).unwrap_or_default();
    right.then(|| format!("{sign}{}{rest}", whole.replace('.', "")))
}

fn moment(typed: &Typed) -> Option<Value> {
    match typed.raw {
        Raw::Date(stamp) => Some(moment::from_cell(stamp)),
        Raw::Text(ref text) => moment::read(text),
        _ => None,
    }
}

fn rule(typed: &Typed, text: &str) -> Value {
    match (&typed.formula, &typed.raw) {
        (Some(formula), _) if !formula.is_empty() => Value::Text(formula::plan_form(formula)),
        (_, Raw::Number(number)) => figure(*number),
        _ => Value::Text(grouped(text).unwrap_or_else(|| formula::plan_form(&list::text(text)))),
    }
}

/// The plan's word for a word of the workbook.
fn known(key: &Key, text: &str) -> Option<String> {
    // Both spellings are in use.
    let wanted = crate::value::key(text).replace("hàng ", "hằng ");
    let word = key.words().iter().find(|word| [word.vi, word.toml].iter().any(|one| crate::value::key(one) == wanted));
    word.map(|word| word.toml.to_owned())
}

fn pairs(text: &str, at: Place) -> Option<Value> {
    let mut table = crate::plan::tree::Table::default();
    for (key, text) in list::pairs(text)? {
        table.put(&key, Node::text(&text, at));
    }
    Some(Value::Table(table))
}

/// What a cell shows of a value; none where it cannot say it. `between` separates the entries of a list.
pub(super) fn write(key: &Key, value: &Value, between: &str) -> Option<Shown> {
    let text = match (key.kind, value) {
        (Kind::Scope, value) => scope::write(key, value)?,
        (Kind::Texts, Value::List(items)) => {
            let items: Option<Vec<String>> = items.iter().map(|item| item.as_text().map(str::to_owned)).collect();
            list::join(&items?, &['|'], between)
        }
        (Kind::Pairs, Value::Table(table)) => {
            let pair = |entry: &crate::plan::tree::Entry| Some(format!("{} = {}", entry.key, entry.node.as_text()?));
            let lines: Option<Vec<String>> = table.entries.iter().map(pair).collect();
            list::join(&lines?, &['|'], "\n")
        }
        (_, Value::Number(number)) => return number.parse().ok().map(Shown::Number),
        (_, Value::Flag(flag)) => if *flag { "có" } else { "không" }.to_owned(),
        (_, Value::Date(day)) => moment::day(*day),
        (_, Value::Instant(instant)) => moment::instant(*instant),
        (_, Value::Text(text)) => {
            let word = key.words().iter().find(|word| word.toml == text);
            word.map_or_else(|| list::cell(text), |word| word.vi.to_owned())
        }
        _ => return None,
    };
    Some(Shown::Text(text))
}
