//! Conditions in the words of the office: «được đánh dấu», «có ghi», «khi … thì …».

use super::show_formula::Speaker;
use super::{Lang, pick};
use crate::formula::Tree;
use crate::value::Kind;

/// A comparison that has words of its own; none for a plain one.
pub(super) fn pair(speaker: &Speaker<'_>, left: &Tree, operator: &str, right: &Tree) -> Option<String> {
    let say =
        |vi: &'static str, en: &'static str| Some(format!("{} {}", speaker.say(left), pick(speaker.lang, vi, en)));
    match (operator, right) {
        ("=", Tree::Text(text)) if text.is_empty() => say("để trống", "is left empty"),
        ("<>", Tree::Text(text)) if text.is_empty() => say("có ghi", "is filled"),
        // A date is more than nothing.
        (">", Tree::Number { text, percent: false }) if text == "0" && speaker.is_date(left) => {
            say("có ghi", "is filled")
        }
        ("=", Tree::Text(text)) if ticked(speaker, left, text) => say("được đánh dấu", "is ticked"),
        ("<>", Tree::Text(text)) if ticked(speaker, left, text) => say("không được đánh dấu", "is not ticked"),
        ("+", _) => flags(speaker, left, right),
        _ => None,
    }
}

fn ticked(speaker: &Speaker<'_>, left: &Tree, text: &str) -> bool {
    let tick = matches!(left, Tree::Name(name) if speaker.kind(name) == Some(Kind::Tick));
    tick && text.eq_ignore_ascii_case("x")
}

/// OR: one name against several texts, or «khi … thì …» where one side is a denial.
pub(super) fn either(speaker: &Speaker<'_>, arguments: &[Tree]) -> Option<String> {
    one_of(speaker, arguments).or_else(|| when_then(speaker, arguments))
}

/// The same name held against several texts: «X» là “A” hoặc “B”.
fn one_of(speaker: &Speaker<'_>, arguments: &[Tree]) -> Option<String> {
    let one = |tree: &Tree| match tree {
        Tree::Pair(left, sign, right) if sign == "=" => match (left.as_ref(), right.as_ref()) {
            (Tree::Name(name), Tree::Text(text)) if !text.is_empty() => Some((name.clone(), format!("“{text}”"))),
            _ => None,
        },
        _ => None,
    };
    let pairs: Vec<(String, String)> = arguments.iter().map(one).collect::<Option<_>>()?;
    let (name, _) = pairs.first().filter(|(first, _)| pairs.iter().all(|(name, _)| name == first))?;
    let texts: Vec<&str> = pairs.iter().map(|(_, text)| text.as_str()).collect();
    let is = speaker.compare("=", true, false);
    Some(format!("{} {is} {}", speaker.name(name), texts.join(pick(speaker.lang, " hoặc ", " or "))))
}

/// OR(a <> "x", b): when a is x, then b. OR(b > 0, a = 0): when a is not 0, then b.
fn when_then(speaker: &Speaker<'_>, arguments: &[Tree]) -> Option<String> {
    let [first, second] = arguments else { return None };
    let (when, then) = denied(first).map(|when| (when, second)).or_else(|| Some((denied(second)?, first)))?;
    let (when, then) = (speaker.say(&when), speaker.say(then));
    Some(match speaker.lang {
        Lang::Vi => format!("khi {when} thì {then}"),
        Lang::En => format!("when {when}, then {then}"),
    })
}

/// The opposite of a denial: of `a <> "x"` and of `a = 0`.
fn denied(tree: &Tree) -> Option<Tree> {
    let Tree::Pair(left, sign, right) = tree else { return None };
    let zero = matches!(right.as_ref(), Tree::Number { text, percent: false } if text == "0");
    let opposite = match (sign.as_str(), right.as_ref()) {
        ("<>", Tree::Text(_)) => "=",
        ("=", _) if zero => ">",
        _ => return None,
    };
    Some(Tree::Pair(left.clone(), opposite.to_owned(), right.clone()))
}

/// IF(a, 1, 0) + IF(b, 1, 0): how many of a and b hold.
fn flags(speaker: &Speaker<'_>, left: &Tree, right: &Tree) -> Option<String> {
    let whole = Tree::Pair(Box::new(left.clone()), "+".to_owned(), Box::new(right.clone()));
    let flags: Vec<&Tree> = terms(&whole).into_iter().map(flag).collect::<Option<_>>()?;
    let names = flags.iter().map(|flag| match flag {
        Tree::Pair(left, _, right) if matches!(right.as_ref(), Tree::Text(text) if ticked(speaker, left, text)) => {
            Some(speaker.say(left))
        }
        _ => None,
    });
    if let Some(names) = names.collect::<Option<Vec<String>>>() {
        return Some(format!(
            "{} {}",
            pick(speaker.lang, "số ô được đánh dấu trong", "the number ticked of"),
            names.join(", ")
        ));
    }
    let words: Vec<String> = flags.iter().map(|flag| speaker.say(flag)).collect();
    Some(format!(
        "{} {}",
        pick(speaker.lang, "số điều đúng trong các điều:", "how many of these hold:"),
        words.join("; ")
    ))
}

fn terms(tree: &Tree) -> Vec<&Tree> {
    match tree {
        Tree::Pair(left, sign, right) if sign == "+" => [terms(left), terms(right)].concat(),
        other => vec![other],
    }
}

/// The condition of IF(…, 1, 0).
pub(super) fn flag(tree: &Tree) -> Option<&Tree> {
    let Tree::Call(name, arguments) = tree else { return None };
    let figure = |tree: &Tree, wanted: &str| matches!(tree, Tree::Number { text, percent: false } if text == wanted);
    match arguments.as_slice() {
        [when, yes, no] if name == "IF" && figure(yes, "1") && figure(no, "0") => Some(when),
        _ => None,
    }
}

/// The condition of IF(… = …, 0, 1), turned round.
pub(super) fn flag_denied(tree: &Tree) -> Option<Tree> {
    let Tree::Call(name, arguments) = tree else { return None };
    let figure = |tree: &Tree, wanted: &str| matches!(tree, Tree::Number { text, percent: false } if text == wanted);
    match arguments.as_slice() {
        [Tree::Pair(left, sign, right), yes, no]
            if name == "IF" && sign == "=" && figure(yes, "0") && figure(no, "1") =>
        {
            Some(Tree::Pair(left.clone(), "<>".to_owned(), right.clone()))
        }
        _ => None,
    }
}
