//! A formula of the plan in plain words.

use super::{Lang, number, pick, show_count, show_truth, show_when};
use crate::formula::{Formula, Tree};
use crate::plan::{Form, Names, Plan, Rule};
use chrono::NaiveDate;

/// What formulas are said with: the labels of a form, or of the registry alone.
#[derive(Clone, Copy)]
pub(super) struct Speaker<'a> {
    pub(super) plan: &'a Plan,
    pub(super) form: Option<&'a Form>,
    pub(super) lang: Lang,
}

impl Speaker<'_> {
    /// A rule in words.
    pub(super) fn rule(&self, rule: &Rule) -> String {
        self.tree_of(rule).map_or_else(|| rule.text.clone(), |tree| self.say(&tree))
    }

    /// A rule as a tree; none where it does not read, which the plan check has told before.
    pub(super) fn tree_of(&self, rule: &Rule) -> Option<Tree> {
        let names = Names::of_units(&self.plan.units);
        let names = self.form.map_or(names.clone(), |form| Names::of_form(self.plan, form).with(names));
        Formula::parse(&rule.text, &|name| names.shape(name)).ok()?.tree()
    }

    /// A part of a formula in words.
    pub(super) fn say(&self, tree: &Tree) -> String {
        match tree {
            Tree::Number { text, percent } => {
                let figure = text.parse().map_or_else(|_| text.clone(), number);
                format!("{figure}{}", if *percent { "%" } else { "" })
            }
            Tree::Text(text) => format!("“{text}”"),
            Tree::Truth(true) => pick(self.lang, "đúng", "true").to_owned(),
            Tree::Truth(false) => pick(self.lang, "sai", "false").to_owned(),
            Tree::Name(name) => self.name(name),
            Tree::Minus(part) => format!("-{}", self.part(part)),
            Tree::Pair(left, operator, right) => self.pair(left, operator, right),
            Tree::Call(name, arguments) => self.call(name, arguments),
        }
    }

    /// A part that stands beside an operator: sums keep their brackets.
    pub(super) fn part(&self, tree: &Tree) -> String {
        match tree {
            Tree::Pair(..) => format!("({})", self.say(tree)),
            _ => self.say(tree),
        }
    }

    fn pair(&self, left: &Tree, operator: &str, right: &Tree) -> String {
        if let Some(words) = show_truth::pair(self, left, operator, right) {
            return words;
        }
        let dated = self.is_date(left) || self.is_date(right);
        let word = match operator {
            "+" | "-" => operator,
            "*" => "×",
            "/" => "÷",
            "=" | "<>" | "<" | ">" | "<=" | ">=" => self.compare(operator, matches!(right, Tree::Text(_)), dated),
            other => other,
        };
        // A sum needs no brackets inside a comparison, nor a product inside a sum.
        let loose = |tree: &Tree| match tree {
            Tree::Pair(_, inner, _) if binds(inner) > binds(operator) => self.say(tree),
            Tree::Pair(_, inner, _) if inner == operator && matches!(operator, "+" | "*") => self.say(tree),
            _ => self.part(tree),
        };
        format!("{} {word} {}", loose(left), loose(right))
    }

    /// «ít nhất bằng», «từ»: dates have words of their own.
    pub(super) fn compare(&self, operator: &str, text: bool, dated: bool) -> &'static str {
        let (vi, en) = match (operator, dated) {
            ("=", false) if text => ("là", "is"),
            ("<>", false) if text => ("không phải là", "is not"),
            ("=", true) => ("đúng", "is"),
            ("<>", _) => ("khác", "differs from"),
            ("<", true) => ("trước", "is before"),
            (">", true) => ("sau", "is after"),
            ("<=", true) => ("không sau", "is not after"),
            (">=", true) => ("từ", "is from"),
            ("<", _) => ("nhỏ hơn", "is less than"),
            (">", _) => ("lớn hơn", "is more than"),
            ("<=", _) => ("không lớn hơn", "is at most"),
            (">=", _) => ("không nhỏ hơn", "is at least"),
            _ => ("bằng", "equals"),
        };
        pick(self.lang, vi, en)
    }

    fn call(&self, name: &str, arguments: &[Tree]) -> String {
        if let Some(words) = show_count::call(self, name, arguments) {
            return words;
        }
        if let ("OR", Some(words)) = (name, show_truth::either(self, arguments)) {
            return words;
        }
        if let ("ABS", [Tree::Pair(left, sign, right)]) = (name, arguments)
            && sign == "-"
        {
            let (left, right) = (self.say(left), self.say(right));
            return match self.lang {
                Lang::Vi => format!("chênh lệch giữa {left} và {right}"),
                Lang::En => format!("the difference between {left} and {right}"),
            };
        }
        let said: Vec<String> = arguments.iter().map(|argument| self.say(argument)).collect();
        let joined = |vi: &'static str, en: &'static str| said.join(pick(self.lang, vi, en));
        match (name, said.as_slice()) {
            ("AND", _) => joined(" và ", " and "),
            ("OR", _) => joined(" hoặc ", " or "),
            ("NOT", [one]) => format!("{} {one}", pick(self.lang, "không phải:", "not:")),
            ("SUM", _) => joined(" + ", " + "),
            ("MAX", [_, _]) => {
                format!("{} {}", pick(self.lang, "số lớn hơn giữa", "the greater of"), joined(" và ", " and "))
            }
            ("MIN", [_, _]) => {
                format!("{} {}", pick(self.lang, "số nhỏ hơn giữa", "the lesser of"), joined(" và ", " and "))
            }
            ("IF", [when, yes, no]) => match self.lang {
                Lang::Vi => format!("{yes} khi {when}, còn lại {no}"),
                Lang::En => format!("{yes} when {when}, else {no}"),
            },
            ("ROUND", [one, _]) => format!("{one} {}", pick(self.lang, "(làm tròn)", "(rounded)")),
            ("ROUNDUP", [one, _]) => format!("{one} {}", pick(self.lang, "(làm tròn lên)", "(rounded up)")),
            ("ROUNDDOWN" | "INT", [one, ..]) => {
                format!("{one} {}", pick(self.lang, "(làm tròn xuống)", "(rounded down)"))
            }
            ("YEAR", [one]) => format!("{} {one}", pick(self.lang, "năm của", "the year of")),
            ("MONTH", [one]) => format!("{} {one}", pick(self.lang, "tháng của", "the month of")),
            ("LEN", [one]) => format!("{} {one}", pick(self.lang, "số ký tự của", "the length of")),
            ("IFERROR", [one, _]) => one.clone(),
            ("DATE", [..]) => date(arguments)
                .map_or_else(|| format!("DATE({})", said.join("; ")), |day| show_when::day(day, self.lang)),
            _ => format!("{name}({})", said.join("; ")),
        }
    }
}

/// How tightly an operator binds.
fn binds(operator: &str) -> u8 {
    match operator {
        "&" => 1,
        "+" | "-" => 2,
        "*" | "/" => 3,
        "^" => 4,
        _ => 0,
    }
}

fn date(arguments: &[Tree]) -> Option<NaiveDate> {
    let figure = |tree: &Tree| match tree {
        Tree::Number { text, percent: false } => text.parse::<u32>().ok(),
        _ => None,
    };
    match arguments {
        [year, month, day] => NaiveDate::from_ymd_opt(i32::try_from(figure(year)?).ok()?, figure(month)?, figure(day)?),
        _ => None,
    }
}
