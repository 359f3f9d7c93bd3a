//! Every sentence a person reads.
//!
//! What units and the office read on paper is Vietnamese. Command line, findings and plan faults are Vietnamese by
//! default and English with `--lang en`.

pub mod account;
pub mod board;
mod fault;
mod fault_cell;
mod fault_file;
mod fault_formula;
mod fault_word;
mod finding;
mod finding_file;
mod finding_kind;
mod finding_office;
mod finding_place;
mod finding_version;
pub mod form;
pub mod help;
pub mod ics;
pub mod inspect;
pub mod message;
pub mod new;
pub mod planbook;
pub mod register;
pub mod registerbook;
pub mod ruling_effect;
mod ruling_fault;
pub mod run;
pub mod show;
mod show_check;
mod show_count;
mod show_deadline;
mod show_form;
mod show_formula;
mod show_indicator;
mod show_name;
mod show_page;
mod show_phase;
mod show_report;
mod show_rhythm;
mod show_rollup;
mod show_scope;
mod show_truth;
mod show_unit;
mod show_when;
mod show_words;
pub mod start_here;
pub mod summary;
pub mod trial;

pub use fault::{fault, message as fault_message};
pub use finding::{finding, place, remedy_free, severity};

/// Language of what the program says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

/// The words in the language asked for.
fn pick(lang: Lang, vi: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// The same of texts made for the occasion.
fn choose(lang: Lang, vi: String, en: String) -> String {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// A figure the Vietnamese way: dots group thousands, a comma before decimals, at most two of them.
pub fn number(figure: f64) -> String {
    let rounded = (figure * 100.0).round() / 100.0;
    let text = format!("{:.2}", rounded.abs());
    let (whole, cents) = text.split_once('.').unwrap_or((&text, ""));
    let head = whole.len() % 3;
    let mut groups: Vec<&str> = if head > 0 { vec![&whole[..head]] } else { Vec::new() };
    groups.extend((head..whole.len()).step_by(3).map(|at| &whole[at..at + 3]));
    let cents = cents.trim_end_matches('0');
    let sign = if rounded < 0.0 { "-" } else { "" };
    let tail = if cents.is_empty() { String::new() } else { format!(",{cents}") };
    format!("{sign}{}{tail}", groups.join("."))
}

/// «03»: house style below ten.
pub fn two(count: usize) -> String {
    format!("{count:02}")
}

/// «77,6»: a share in percent with one decimal.
pub fn percent(share: f64) -> String {
    format!("{:.1}", share * 100.0).replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(figure: f64, text: &str) {
        assert_eq!(number(figure), text);
    }

    #[test]
    fn figures_are_printed_the_vietnamese_way() {
        case(0.0, "0");
        case(12.5, "12,5");
        case(965.5, "965,5");
        case(10775.0, "10.775");
        case(12_500_000.0, "12.500.000");
        case(-3.25, "-3,25");
    }

    #[test]
    fn shares_have_one_decimal() {
        assert_eq!(percent(235.0 / 303.0), "77,6");
    }
}
