//! The summary of a working folder, as bytes.

use std::path::Path;
use tonghop::book;
use tonghop::command::{Folder, Output, collect};
use tonghop::round::Round;
use tonghop::summary;
use tonghop::text::Lang;

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
