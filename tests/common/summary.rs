//! The summary of a working folder, as bytes; and that of a round, as its reader sees it.

use std::path::Path;
use tonghop::book::{self, Content};
use tonghop::command::{Folder, Output, collect};
use tonghop::formula::Outcome;
use tonghop::round::Round;
use tonghop::summary;
use tonghop::text::{Lang, number};

/// The round of a folder as of its own instant.
pub fn round(dir: &Path) -> Round {
    let folder = Folder::open(dir).expect("a good plan");
    let now = folder.settings.as_of.expect("the sample names its instant");
    collect(&folder, now, None, &Output { lang: Lang::Vi }).expect("the inbox is read").round
}

/// The summary workbook of a folder as of its own instant.
pub fn of(dir: &Path) -> Vec<u8> {
    let mut workbook = summary::book(&round(dir), summary::RECEIVED);
    book::calculate(&mut workbook);
    book::bytes(&workbook).expect("a workbook")
}

/// The summary of a round with every formula calculated.
pub fn calculated(round: &Round) -> book::Book {
    let mut workbook = summary::book(round, summary::RECEIVED);
    book::calculate(&mut workbook);
    workbook
}

/// A sheet of a calculated workbook, its cells as a reader sees them.
pub struct Page<'b>(&'b book::Sheet);

impl<'b> Page<'b> {
    /// The sheet of this name.
    #[track_caller]
    pub fn of(workbook: &'b book::Book, sheet: &str) -> Self {
        Page(workbook.sheet(sheet).unwrap_or_else(|| panic!("no sheet {sheet}")))
    }

    /// What stands in a cell, both from 0.
    pub fn text(&self, row: u32, col: u16) -> String {
        match self.0.content(row, col) {
            None | Some(Content::Blank) => String::new(),
            Some(Content::Number(figure) | Content::Formula(_, Some(Outcome::Number(figure)))) => number(*figure),
            Some(
                Content::Text(text)
                | Content::Link(text, _)
                | Content::Formula(_, Some(Outcome::Text(text) | Outcome::Error(text))),
            ) => text.clone(),
            Some(Content::Formula(text, other)) => format!("{text} = {other:?}"),
        }
    }

    /// The first row with these words in this column.
    #[track_caller]
    pub fn row_of(&self, words: &str, col: u16) -> u32 {
        let found = (0..300).find(|row| self.text(*row, col) == words);
        found.unwrap_or_else(|| panic!("no “{words}” in column {col} of {}", self.0.name))
    }

    /// What stands in a column of the row that has these words in another.
    #[track_caller]
    pub fn at(&self, words: &str, among: u16, col: u16) -> String {
        self.text(self.row_of(words, among), col)
    }

    /// What stands so many cells to the right of these words, wherever in the first columns they are.
    #[track_caller]
    pub fn beside(&self, words: &str, right: u16) -> String {
        let among = (0..3).find(|col| (0..300).any(|row| self.text(row, *col) == words));
        let among = among.unwrap_or_else(|| panic!("no “{words}” on {}", self.0.name));
        self.at(words, among, among + right)
    }
}
