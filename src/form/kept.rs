//! What is kept of an issued form: its layout and what was printed where, so that any later reading can tell what a
//! unit changed.

use super::Layout;
use crate::book::{Book, Content, Spot};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What a locked cell held when it was issued.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fixed {
    /// The same words in every unit's form.
    Text(String),
    /// A formula; its text is not kept, since programs rewrite it.
    Formula,
    /// Words or figures that differ from unit to unit.
    Varies,
    /// Words that differ from issue to issue: the period, the deadline.
    Reissued,
}

/// An issued layout with its printed cells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// Where everything stands.
    pub layout: Layout,
    /// Sheet by sheet: cells that are not blank.
    pub cells: Vec<(String, Vec<(Spot, Fixed)>)>,
}

/// Stands for everything that differs from unit to unit while the printed cells are collected.
pub const MARK: &str = "\u{1}";

impl Kept {
    /// Collects the printed cells of a book made for a unit whose every text is [`MARK`].
    pub fn of(layout: Layout, book: &Book) -> Self {
        let cells = book.sheets.iter().map(|sheet| {
            let fixed = sheet.cells.iter().filter_map(|(spot, (content, _))| Some((*spot, fixed(content)?)));
            (sheet.name.clone(), fixed.collect())
        });
        Kept { cells: cells.collect(), layout }
    }

    /// One layout serves several issues: other units, other periods, a plan with a word corrected. What they printed
    /// differently in a cell is nobody's change.
    #[must_use]
    pub fn merged(mut self, other: Kept) -> Self {
        for (sheet, cells) in other.cells {
            let Some((_, own)) = self.cells.iter_mut().find(|(name, _)| *name == sheet) else {
                self.cells.push((sheet, cells));
                continue;
            };
            let mut all: BTreeMap<Spot, Fixed> = own.drain(..).collect();
            for (spot, fixed) in cells {
                let known = all.entry(spot).or_insert_with(|| fixed.clone());
                if *known != fixed {
                    *known = Fixed::Reissued;
                }
            }
            own.extend(all);
        }
        self
    }

    /// Revision: hash of the layout, twelve hexadecimal digits.
    pub fn revision(&self) -> String {
        revision(&self.layout)
    }

    /// What stood in a cell.
    pub fn fixed(&self, sheet: &str, spot: Spot) -> Option<&Fixed> {
        let (_, cells) = self.cells.iter().find(|(name, _)| name == sheet)?;
        cells.binary_search_by(|(at, _)| at.cmp(&spot)).ok().map(|index| &cells[index].1)
    }
}

/// Hash of a layout, twelve hexadecimal digits.
fn revision(layout: &Layout) -> String {
    let json = serde_json::to_vec(layout).unwrap_or_default();
    Sha256::digest(&json).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

fn fixed(content: &Content) -> Option<Fixed> {
    match content {
        Content::Blank => None,
        Content::Formula(..) => Some(Fixed::Formula),
        Content::Number(_) => Some(Fixed::Varies),
        Content::Text(text) | Content::Link(text, _) if text.contains(MARK) => Some(Fixed::Varies),
        Content::Text(text) | Content::Link(text, _) => Some(Fixed::Text(text.clone())),
    }
}
