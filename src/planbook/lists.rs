//! The hidden sheet of choices, and the prompts of cells.

use super::LISTS;
use crate::book::{Area, Rule, Sheet, Spot, Style, Validation, Visibility};
use crate::text::planbook as words;

/// Characters Excel takes in the title and the text of a prompt.
const TITLE: usize = 32;
const PROMPT: usize = 255;

/// Lists of words, each once.
#[derive(Debug, Default)]
pub(super) struct Lists(Vec<Vec<&'static str>>);

impl Lists {
    /// A choice of these words.
    pub(super) fn choice(&mut self, heading: &str, prompt: &str, choices: &[&'static str], area: Area) -> Validation {
        let index = self.0.iter().position(|list| list == choices).unwrap_or_else(|| {
            self.0.push(choices.to_vec());
            self.0.len() - 1
        });
        let from = Spot::new(0, index as u16);
        let rule = Rule::List(Area::down(from, choices.len() as u32).on(LISTS));
        Validation { rule, refusal: words::CHOOSE.to_owned(), ..prompted(heading, prompt, area) }
    }

    /// The hidden sheet of all lists.
    pub(super) fn sheet(&self) -> Sheet {
        let mut sheet = Sheet::new(LISTS);
        sheet.visibility = Visibility::Hidden;
        for (col, list) in self.0.iter().enumerate() {
            for (row, word) in list.iter().enumerate() {
                sheet.text(row as u32, col as u16, *word, Style::plain());
            }
        }
        sheet
    }
}

/// A prompt without a rule.
pub(super) fn prompted(heading: &str, prompt: &str, area: Area) -> Validation {
    let title = cut(heading, TITLE);
    Validation { area, rule: Rule::Any, title, prompt: cut(prompt, PROMPT), refusal: String::new() }
}

fn cut(text: &str, limit: usize) -> String {
    if text.encode_utf16().count() <= limit {
        return text.to_owned();
    }
    let mut kept: String = text.chars().take(limit - 1).collect();
    while kept.encode_utf16().count() >= limit {
        kept.pop();
    }
    format!("{}…", kept.trim_end())
}
