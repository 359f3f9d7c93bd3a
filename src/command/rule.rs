//! `extend`, `accept`, `correct`: what the office decides about a unit's report.

use super::Output;
use super::bureau::{Bureau, fault};
use super::status::Focus;
use crate::check::{Finding, Location};
use crate::error::{Error, Result};
use crate::form::{Place, Role};
use crate::intake::{Entry, reading_of};
use crate::plan::{Severity, Unit};
use crate::round::{File, FileOutcome};
use crate::ruling::{Cell, Fault, Ruling, Whom};
use crate::value::{Note, Reading, clean};
use std::path::Path;

/// To whom an extension is given, as typed.
#[derive(Clone, Debug, Default)]
pub(super) struct To {
    pub(super) units: Vec<String>,
    pub(super) groups: Vec<String>,
    pub(super) all: bool,
}

/// A later deadline.
pub(super) fn extend(
    to: &To,
    until: &str,
    because: &str,
    focus: &Focus,
    dir: Option<&Path>,
    output: &Output,
) -> Result<()> {
    if to.units.is_empty() && to.groups.is_empty() && !to.all {
        return Err(fault(Fault::ToWhom));
    }
    let bureau = Bureau::open(dir, None, focus, output)?;
    let until = super::parse_instant(until).ok_or_else(|| Error::Instant { text: until.to_owned() })?;
    let not_later = || fault(Fault::NotLater(crate::text::register::moment(until)));
    if bureau.round.occasion().and_then(|occasion| occasion.due).is_some_and(|due| until <= due.at) {
        return Err(not_later());
    }
    let known = bureau.round.plan.units.groups();
    let group = |said: &String| {
        let meant = known.iter().find(|group| crate::value::bare_key(group) == crate::value::bare_key(said));
        meant.map(|group| (*group).to_owned()).ok_or_else(|| {
            fault(Fault::NoSuchGroup(said.clone(), known.iter().map(|group| (*group).to_owned()).collect()))
        })
    };
    let groups = to.groups.iter().map(group).collect::<Result<Vec<_>>>()?;
    let units = to.units.iter().map(|said| Ok(bureau.unit(said)?.code.clone())).collect::<Result<Vec<_>>>()?;
    let report = bureau.round.focus.report.clone();
    let in_force = |unit: &String| {
        let occasion = bureau.round.occasion()?;
        bureau.round.plan.due(&report, occasion, bureau.round.unit(unit)?).0
    };
    if units.iter().filter_map(in_force).any(|due| until < due.at) {
        return Err(not_later());
    }
    let period = Some(bureau.round.focus.period.clone()).filter(|period| !period.is_empty());
    let given = |whom: Whom| Ruling::Extend { report: report.clone(), period: period.clone(), whom, until };
    let mut rulings = Vec::new();
    if to.all {
        rulings.push(given(Whom::default()));
    }
    // Each on its own, so that each can be changed on its own.
    rulings.extend(units.into_iter().map(|unit| given(Whom { units: vec![unit], groups: Vec::new() })));
    rulings.extend(groups.into_iter().map(|group| given(Whom { units: Vec::new(), groups: vec![group] })));
    bureau.enter_because(rulings, because)
}

/// What a cell says, or the whole report, is taken as it is.
pub(super) fn accept(
    unit: &str,
    cell: Option<&str>,
    because: &str,
    focus: &Focus,
    dir: Option<&Path>,
    output: &Output,
) -> Result<()> {
    let bureau = Bureau::open(dir, None, focus, output)?;
    let unit = bureau.unit(unit)?;
    let versions = bureau.versions(unit)?;
    let rulings = match cell {
        Some(cell) => {
            let nothing = || Err(fault(Fault::NothingToAccept(cell.to_owned())));
            let mut tried = versions.iter().map(|file| accepted(&bureau, unit, file, cell));
            vec![
                tried
                    .find(|one| !matches!(one, Err(Error::Decision(Fault::NothingToAccept(_)))))
                    .unwrap_or_else(nothing)?,
            ]
        }
        None => whole(&versions)?,
    };
    bureau.enter_because(rulings, because)
}

/// A whole report as it is: the newest version that waits for a word, else the one that counts, with what was added.
fn whole(versions: &[&File]) -> Result<Vec<Ruling>> {
    let waiting = versions.iter().find(|file| file.outcome == FileOutcome::Pending);
    let counting = versions.iter().find(|file| file.outcome == FileOutcome::Current);
    let added = versions.iter().filter(|file| file.outcome == FileOutcome::Supplement);
    let meant: Vec<&&File> = waiting.or(counting).or(versions.first()).into_iter().chain(added).collect();
    let asks = |file: &&File| file.findings().iter().any(|finding| finding.severity < Severity::Info);
    if !meant.iter().any(|file| asks(file)) {
        let name = meant.first().map(|file| file.name().to_owned()).unwrap_or_default();
        return Err(fault(Fault::NothingToAccept(name)));
    }
    let accepted = |file: &&File| Ruling::AcceptFile { hash: file.taken.hash.clone(), name: file.taken.name.clone() };
    Ok(meant.into_iter().map(accepted).collect())
}

/// What a cell says is taken as it is.
pub(super) fn accepted(bureau: &Bureau<'_>, unit: &Unit, file: &File, said: &str) -> Result<Ruling> {
    let asked = || file.findings().iter().filter(|finding| finding.severity < Severity::Info || finding.is_settled());
    let places = asked().filter_map(|finding| Some((finding.location()?, finding.name.as_deref())));
    let mut there: Vec<(String, String)> = places
        .filter(|(place, name)| is_at(said, &place.sheet, &place.cell, name.unwrap_or_default()))
        .map(|(place, _)| (place.sheet.clone(), place.cell.clone()))
        .collect();
    there.sort();
    there.dedup();
    let (sheet, cell) = one(there, said, || Fault::NothingToAccept(said.to_owned()))?;
    let here = |place: &Location| place.sheet == sheet && place.cell == cell;
    let about = asked().filter(|finding| finding.location().is_some_and(here)).map(Finding::question).collect();
    let entry = file.submission().and_then(|submission| submission.entry_at(&sheet, &cell));
    let Some((name, entry)) = entry else {
        let cell = place(bureau, unit, file, (&sheet, &cell), "");
        return Ok(Ruling::Accept { cell, typed: String::new(), about });
    };
    if matches!(entry.reading, Reading::Refused(_)) {
        return Err(fault(Fault::CannotCount { typed: typed(entry), cell }));
    }
    let (typed, cell) = (typed(entry), place(bureau, unit, file, (&sheet, &cell), name));
    Ok(match &entry.corrected {
        // What was found about the office's own value is accepted with that value.
        Some(office) => Ruling::Correct { cell, typed, value: office.value.clone(), about },
        None => Ruling::Accept { cell, typed, about },
    })
}

/// A value told by phone.
pub(super) fn correct(
    unit: &str,
    (cell, value): (&str, &str),
    because: &str,
    focus: &Focus,
    dir: Option<&Path>,
    output: &Output,
) -> Result<()> {
    let bureau = Bureau::open(dir, None, focus, output)?;
    let unit = bureau.unit(unit)?;
    // A later version that waits is the one the unit speaks of.
    let versions = bureau.versions(unit)?;
    let file = versions.iter().find(|file| file.outcome != FileOutcome::Supplement).or(versions.first());
    let nowhere = || fault(Fault::NoSuchCell { unit: unit.name.clone(), cell: cell.to_owned() });
    let ruling = corrected(&bureau, unit, file.ok_or_else(nowhere)?, (cell, value))?;
    bureau.enter_because(vec![ruling], because)
}

/// A value in place of what the unit typed.
pub(super) fn corrected(bureau: &Bureau<'_>, unit: &Unit, file: &File, (cell, value): (&str, &str)) -> Result<Ruling> {
    let nowhere = || Fault::NoSuchCell { unit: unit.name.clone(), cell: cell.to_owned() };
    let submission = file.submission().ok_or_else(|| fault(nowhere()))?;
    let entries = submission.entries().filter(|(name, entry)| is_at(cell, &entry.sheet, &entry.spot.a1(), name));
    let there: Vec<(String, String)> = entries.map(|(_, entry)| (entry.sheet.clone(), entry.spot.a1())).collect();
    let (sheet, address) = one(there, cell, nowhere)?;
    let (name, entry) = submission.entry_at(&sheet, &address).ok_or_else(|| fault(nowhere()))?;
    readable(bureau, file, name, value)?;
    let (typed, cell) = (typed(entry), place(bureau, unit, file, (&sheet, &address), name));
    Ok(Ruling::Correct { typed, cell, value: clean(value), about: Vec::new() })
}

fn typed(entry: &Entry) -> String {
    clean(&entry.raw.shown())
}

/// The office's word must be plain: nothing is guessed from it.
fn readable(bureau: &Bureau<'_>, file: &File, name: &str, value: &str) -> Result<()> {
    let issued = bureau.issued()?;
    let content = file.taken.content.as_ref();
    let kept = content.and_then(|content| issued.kept(&content.identity.report, &content.identity.revision));
    let reading = kept.and_then(|kept| reading_of(&kept.layout, &bureau.round.plan, name, value));
    let label = kept.and_then(|kept| kept.layout.label(name)).unwrap_or(name).to_owned();
    let place = kept.and_then(|kept| kept.layout.place(name));
    let nil = |place: &Place| file.submission().is_some_and(|submission| submission.is_nil(&place.section));
    if place.is_some_and(|place| place.role != Role::Input || nil(place)) {
        return Err(fault(Fault::NotAnInput(label)));
    }
    // Everybody leaves the year out, and ticks a status; anything else that is not literal would be a guess.
    let plain =
        |notes: &[Note]| notes.iter().all(|note| matches!(note, Note::YearAssumed | Note::StatusWord | Note::NilWord));
    match reading {
        Some(Reading::Value { notes, .. }) if plain(&notes) => return Ok(()),
        Some(Reading::NotApplicable) => return Ok(()),
        _ => {}
    }
    Err(fault(Fault::Unreadable { value: value.to_owned(), label }))
}

fn place(bureau: &Bureau<'_>, unit: &Unit, file: &File, (sheet, cell): (&str, &str), name: &str) -> Cell {
    let focus = &bureau.round.focus;
    let row = file.submission().map(|submission| submission.row_of(sheet, cell)).unwrap_or_default();
    Cell {
        unit: unit.code.clone(),
        report: focus.report.clone(),
        period: focus.period.clone(),
        sheet: sheet.to_owned(),
        cell: cell.to_owned(),
        name: name.to_owned(),
        row,
    }
}

/// Whether a cell is the one said: `C10`, `Số liệu!C10`, or its name.
fn is_at(said: &str, sheet: &str, cell: &str, name: &str) -> bool {
    let same = |left: &str, right: &str| crate::value::key(left) == crate::value::key(right);
    match said.rsplit_once('!') {
        Some((on, at)) => same(on.trim_matches('\''), sheet) && at.eq_ignore_ascii_case(cell),
        None => said.eq_ignore_ascii_case(cell) || said == name,
    }
}

fn one(mut there: Vec<(String, String)>, said: &str, none: impl FnOnce() -> Fault) -> Result<(String, String)> {
    match there.len() {
        0 => Err(fault(none())),
        1 => Ok(there.swap_remove(0)),
        _ => {
            let named = there.iter().map(|(sheet, cell)| format!("{sheet}!{cell}")).collect();
            Err(fault(Fault::SeveralCells(said.to_owned(), named)))
        }
    }
}
