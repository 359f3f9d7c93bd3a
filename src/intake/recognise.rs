//! Whose workbook it is when every code is gone: the words of the form tell the report; the unit's name on a sheet, the
//! sender or the file's name tell the unit. Each is weaker than the one before; two that disagree, or a name that two
//! units could mean, are put to the office.

use super::{Identity, Issued};
use crate::book::Spot;
use crate::check::{Code, Finding};
use crate::form::{Fixed, Kept};
use crate::format::{Grid, GridSheet};
use crate::naming::{FileName, Match, Names, Strength};
use crate::plan::Plan;
use crate::ruling::Rulings;
use crate::text::form as words;
use crate::value::{Raw, key};
use std::collections::BTreeSet;

/// What is known of a workbook from outside it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hints<'a> {
    /// Its file name, without folders.
    pub file_name: &'a str,
    /// The folders, archives and mails it lies in, as a path.
    pub around: &'a str,
    /// Address of the mail it came in.
    pub sender: &'a str,
    /// Subject of that mail.
    pub subject: &'a str,
    /// Names of all units; without them nothing is recognised by a name.
    pub names: Option<&'a Names>,
    /// The unit the office says it is of.
    pub assigned: Option<&'a str>,
    /// What the office decided about cells.
    pub rulings: Option<&'a Rulings>,
}

/// By which layer a workbook was known, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// The hidden sheet.
    Hidden,
    /// The document's custom properties.
    Property,
    /// Defined names.
    Names,
    /// The code printed on a sheet.
    Code,
    /// The unit's name in a message: the report came as text.
    Message,
    /// The unit's name on a sheet.
    Heading,
    /// The sender's address.
    Sender,
    /// The file's name.
    FileName,
    /// The office's word.
    Office,
}

impl Layer {
    /// Its key in messages.
    pub fn text(self) -> &'static str {
        match self {
            Layer::Hidden => "hidden",
            Layer::Property => "property",
            Layer::Names => "names",
            Layer::Code => "code",
            Layer::Message => "message",
            Layer::Heading => "heading",
            Layer::Sender => "sender",
            Layer::FileName => "file_name",
            Layer::Office => "office",
        }
    }
}

/// Rows at the top of a sheet where a form says whose it is.
const HEAD: u32 = 15;
/// Letters of a heading at most; longer texts tell stories, and may name anybody.
const HEADING: usize = 160;

/// Recognises a form without codes.
pub(super) fn recognise(
    grid: &Grid,
    plan: &Plan,
    issued: &Issued,
    hints: &Hints<'_>,
) -> Result<Identity, Box<Finding>> {
    let (_, kept) = form(grid, issued).ok_or_else(|| Box::new(Finding::new(Code::UnknownForm)))?;
    let heading = heading(grid, kept, hints);
    let (unit, layer) = unit(plan, hints, heading)?.ok_or_else(|| Box::new(Finding::new(Code::UnitUnnamed)))?;
    form_of(grid, issued, &unit, layer)
}

/// The form a workbook of this unit is, by its words.
pub(super) fn form_of(grid: &Grid, issued: &Issued, unit: &str, layer: Layer) -> Result<Identity, Box<Finding>> {
    let unknown = || Box::new(Finding::new(Code::UnknownForm));
    let (report, _) = form(grid, issued).ok_or_else(unknown)?;
    let mine = issued.roster.iter().rev().filter(|row| row.report == report && row.unit == unit);
    let mut periods: Vec<&str> = mine.map(|row| row.period.as_str()).collect();
    periods.sort_unstable();
    periods.dedup();
    // Which of several periods' workbooks it is, nothing tells any more.
    let [period] = periods[..] else { return Err(unknown()) };
    let row = issued.newest(report, period, unit).ok_or_else(unknown)?;
    let (report, unit, period, revision) =
        (report.to_owned(), unit.to_owned(), period.to_owned(), row.revision.clone());
    Ok(Identity { report, unit, revision, period, ordinal: None, layer })
}

/// The issued form most of whose words stand in the workbook; none where two reports are equally alike.
fn form<'a>(grid: &Grid, issued: &'a Issued) -> Option<(&'a str, &'a Kept)> {
    let there: BTreeSet<String> = grid.sheets.iter().flat_map(texts).map(key).collect();
    let share = |kept: &Kept| {
        let words = kept.cells.iter().flat_map(|(_, cells)| cells);
        let words: BTreeSet<String> =
            words.filter_map(|(_, fixed)| if let Fixed::Text(text) = fixed { Some(key(text)) } else { None }).collect();
        words.iter().filter(|word| there.contains(*word)).count() * 1000 / words.len().max(1)
    };
    let mut alike: Vec<(usize, &str, &Kept)> =
        issued.kept.iter().map(|((report, _), kept)| (share(kept), report.as_str(), kept.as_ref())).collect();
    alike.sort_by_key(|(share, _, _)| std::cmp::Reverse(*share));
    let (best, report, kept) = *alike.first().filter(|(share, _, _)| *share > 250)?;
    let rival = alike.iter().any(|(share, other, _)| *share == best && *other != report);
    (!rival).then_some((report, kept))
}

fn texts(sheet: &GridSheet) -> impl Iterator<Item = &str> {
    sheet.cells.values().filter_map(|cell| if let Raw::Text(text) = &cell.raw { Some(text.as_str()) } else { None })
}

/// The unit named at the top of the sheets, where the form itself has no such words.
fn heading(grid: &Grid, kept: &Kept, hints: &Hints<'_>) -> Match {
    let Some(names) = hints.names else { return Match::None };
    let printed: BTreeSet<String> = kept
        .cells
        .iter()
        .flat_map(|(_, cells)| cells)
        .filter_map(|(_, fixed)| if let Fixed::Text(text) = fixed { Some(key(text)) } else { None })
        .collect();
    let top = grid.sheets.iter().flat_map(|sheet| sheet.cells.range(..crate::book::Spot::new(HEAD, 0)));
    let headings = top.filter_map(|(_, cell)| if let Raw::Text(text) = &cell.raw { Some(text) } else { None });
    let own = headings.filter(|text| text.chars().count() <= HEADING && !printed.contains(&key(text)));
    let mut units = BTreeSet::new();
    for text in own {
        if let Match::One { unit, .. } = names.find(text) {
            units.insert(unit);
        }
    }
    match units.len() {
        0 => Match::None,
        1 => units.into_iter().next().map_or(Match::None, |unit| Match::One { unit, strength: Strength::Name }),
        _ => Match::Unsure(units.into_iter().collect()),
    }
}

/// The unit and the layer that names it. Layers that disagree decide nothing.
fn unit(plan: &Plan, hints: &Hints<'_>, heading: Match) -> Result<Option<(String, Layer)>, Box<Finding>> {
    let file = hints.names.map_or(Match::None, |names| names.find(FileName::new(hints.file_name).stem()));
    let layers = [(heading, Layer::Heading), (by_sender(plan, hints.sender), Layer::Sender), (file, Layer::FileName)];
    let mut named: Option<(String, Layer)> = None;
    let mut candidates: Vec<String> = Vec::new();
    for (found, layer) in layers {
        match (found, &named) {
            (Match::None, _) => {}
            (Match::One { unit, .. }, None) => named = Some((unit, layer)),
            (Match::One { unit, .. }, Some((known, _))) if unit == *known => {}
            (Match::One { unit, .. }, Some((known, _))) => {
                return Err(Box::new(ambiguous(plan, &[known.clone(), unit])));
            }
            (Match::Unsure(units), _) => candidates.extend(units),
        }
    }
    if named.is_none() && !candidates.is_empty() {
        return Err(Box::new(ambiguous(plan, &candidates)));
    }
    Ok(named)
}

fn by_sender(plan: &Plan, sender: &str) -> Match {
    let same = |email: &Option<String>| email.as_ref().is_some_and(|email| email.eq_ignore_ascii_case(sender.trim()));
    let units: Vec<String> = plan
        .units
        .iter()
        .filter(|unit| !sender.is_empty() && same(&unit.email))
        .map(|unit| unit.code.clone())
        .collect();
    match units.as_slice() {
        [] => Match::None,
        [unit] => Match::One { unit: unit.clone(), strength: Strength::Code },
        _ => Match::Unsure(units),
    }
}

fn ambiguous(plan: &Plan, units: &[String]) -> Finding {
    let names = units.iter().map(|code| plan.units.get(code).map_or(code.as_str(), |unit| unit.short_name.as_str()));
    Finding::new(Code::UnitAmbiguous).with("units", names.collect::<Vec<_>>().join("; "))
}

/// A form whose code names one unit, under a heading or in a file or mail that names another: perhaps another unit's form
/// was filled.
pub(super) fn contradicted(
    identity: &Identity,
    grid: &Grid,
    plan: &Plan,
    issued: &Issued,
    hints: &Hints<'_>,
) -> Option<Box<Finding>> {
    let file = hints.names.map_or(Match::None, |names| names.find(FileName::new(hints.file_name).stem()));
    let kept = issued.kept(&identity.report, &identity.revision);
    let heading = kept.map_or(Match::None, |kept| changed_heading(grid, kept, identity, plan, hints));
    let sender = by_sender(plan, hints.sender);
    let confirmed =
        [&file, &sender].iter().any(|found| matches!(found, Match::One { unit, .. } if *unit == identity.unit));
    let around = if confirmed { Match::None } else { around(plan, hints) };
    let other = [heading, file, sender, around].into_iter().find_map(|found| match found {
        Match::One { unit, .. } if unit != identity.unit => Some(unit),
        _ => None,
    })?;
    let name = |code: &str| plan.units.get(code).map_or_else(|| code.to_owned(), |unit| unit.name.clone());
    let finding = Finding::new(Code::OtherUnitsForm).with("form", name(&identity.unit)).with("sender", name(&other));
    Some(Box::new(finding.with("code", &identity.unit)))
}

/// The unit that the innermost folder, archive or mail names, or the subject of the mail. The office's own name says
/// nothing: every mail is addressed to it.
fn around(plan: &Plan, hints: &Hints<'_>) -> Match {
    let Some(names) = hints.names else { return Match::None };
    let places = hints.around.rsplit('/').map(|place| FileName::new(place).stem().to_owned());
    let mut found = std::iter::once(hints.subject.to_owned()).chain(places).map(|text| names.find(&text));
    let unit = |one: &Match| matches!(one, Match::One { unit, .. } if plan.units.get(unit).is_some_and(|unit| !unit.is_khoi()));
    found.find(unit).unwrap_or(Match::None)
}

/// The other unit that stands where the form printed its own unit's name. What is typed elsewhere may name anybody.
fn changed_heading(grid: &Grid, kept: &Kept, identity: &Identity, plan: &Plan, hints: &Hints<'_>) -> Match {
    let (Some(names), Some(unit)) = (hints.names, plan.units.get(&identity.unit)) else { return Match::None };
    let own = [&unit.name, &unit.heading_name, &unit.short_name].map(|name| key(name));
    // The cell beside the word «Đơn vị».
    let printed = kept.cells.iter().flat_map(|(sheet, cells)| cells.iter().map(move |cell| (sheet, cell)));
    let mut named = printed.filter(|(sheet, (spot, fixed))| {
        let beside = spot.col.checked_sub(1).and_then(|col| kept.fixed(sheet, Spot::new(spot.row, col)));
        *fixed == Fixed::Varies && matches!(beside, Some(Fixed::Text(label)) if key(label) == key(words::UNIT))
    });
    let changed = named.find_map(|(sheet, (spot, _))| {
        let Raw::Text(text) = &grid.sheet(sheet)?.cells.get(spot)?.raw else { return None };
        let said = key(text);
        let other = !own.iter().any(|own| said.contains(own.as_str()));
        other.then(|| names.find(text)).filter(|found| matches!(found, Match::One { .. }))
    });
    changed.unwrap_or(Match::None)
}
