//! Statuses, entries of a list, ticks.

use super::{Note, Raw, Reading, Refusal, Value, bare_key, clean, key, words};

/// The status of a thing done.
pub const DONE: &str = "Đã thực hiện";
const UNDER_WAY: &str = "Đang thực hiện";
const NOT_DONE: &str = "Chưa thực hiện";
/// The choices of a status cell; the last one says that the unit is not concerned.
pub const STATUSES: [&str; 4] = [DONE, UNDER_WAY, NOT_DONE, "Không thuộc diện"];

/// Done, under way, not done, not concerned.
pub(super) fn status(raw: &Raw) -> Reading {
    let text = match raw {
        Raw::Empty => return Reading::Missing,
        Raw::Bool(true) => "x".to_owned(),
        Raw::Bool(false) => "0".to_owned(),
        other => clean(&other.shown()),
    };
    if let Some(option) = STATUSES[..3].iter().find(|option| key(option) == key(&text)) {
        return Reading::plain(Value::Choice((*option).to_owned()));
    }
    let bare = bare_key(&text);
    match bare.as_str() {
        "" | "-" | "…" | "/" => Reading::Missing,
        "co" | "x" | "v" | "✔" | "✓" | "☑" | "dat" | "da thuc hien" | "da xong" | "hoan thanh" | "da hoan thanh"
        | "1" | "yes" | "ok" | "da to chuc" => said(DONE),
        "dang thuc hien" | "dang trien khai" | "dang lam" | "dang to chuc" => said(UNDER_WAY),
        "khong" | "k" | "ko" | "chua" | "khong dat" | "kd" | "0" | "chua thuc hien" | "chua co" | "no" => {
            said(NOT_DONE)
        }
        other if words::NOT_APPLICABLE.contains(&other) || other.starts_with("don vi khong co") => {
            Reading::NotApplicable
        }
        _ => Reading::Refused(Refusal::NotAStatus),
    }
}

/// A status in other words than those of its list.
fn said(status: &str) -> Reading {
    Reading::noted(Value::Choice(status.to_owned()), vec![Note::StatusWord])
}

/// An entry of the list.
pub(super) fn choice(raw: &Raw, options: &[String]) -> Reading {
    let text = clean(&raw.shown());
    if text.is_empty() {
        return Reading::Missing;
    }
    if words::NOT_APPLICABLE.contains(&bare_key(&text).as_str()) {
        return Reading::NotApplicable;
    }
    if let Some(option) = options.iter().find(|option| key(option) == key(&text)) {
        return Reading::plain(Value::Choice(option.clone()));
    }
    let bare = bare_key(&text);
    let alike: Vec<&String> = options.iter().filter(|option| bare_key(option) == bare).collect();
    match alike.as_slice() {
        [option] => Reading::noted(Value::Choice((*option).clone()), vec![Note::OptionGuessed]),
        _ => Reading::Refused(Refusal::NotAnOption(nearest(&bare, options))),
    }
}

/// The option whose words share most with what was typed.
fn nearest(bare: &str, options: &[String]) -> Option<String> {
    let words: Vec<&str> = bare.split_whitespace().collect();
    let shared = |option: &str| {
        let option = bare_key(option);
        words.iter().filter(|word| option.split_whitespace().any(|other| other == **word)).count()
    };
    options.iter().filter(|option| shared(option) > 0).max_by_key(|option| shared(option)).cloned()
}

/// A tick, or none.
pub(super) fn tick(raw: &Raw) -> Reading {
    let text = match raw {
        Raw::Bool(truth) => return Reading::plain(Value::Tick(*truth)),
        other => bare_key(&other.shown()),
    };
    match text.as_str() {
        "" | "-" | "…" => Reading::Missing,
        "x" | "v" | "✔" | "✓" | "☑" | "co" | "1" | "ok" | "yes" | "khong phat sinh" => {
            Reading::plain(Value::Tick(true))
        }
        "khong" | "0" | "ko" | "no" => Reading::plain(Value::Tick(false)),
        _ => Reading::Refused(Refusal::NotATick),
    }
}
