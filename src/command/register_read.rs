//! `register DIR --read FILE`: what the clerk filled into the register's workbook becomes decisions, all of it or
//! nothing.

use super::bureau::Bureau;
use super::status::Focus;
use super::{Folder, Output, receive, rule};
use crate::error::{Error, Result};
use crate::guard;
use crate::plan::{Report, Unit};
use crate::registerbook::{self, Changed, Fault, FaultKind, Field, Filled, Page, read};
use crate::round::{File, Standing};
use crate::ruling::{Decision, Ruling, Rulings};
use crate::text::registerbook as words;
use crate::value::{clean, key};
use std::path::Path;

/// A decision with its reason.
type Reasoned = (Ruling, String);
/// What one row comes to.
type Came<T> = std::result::Result<T, Stop>;

/// Why a row comes to nothing.
enum Stop {
    /// The row is at fault.
    Fault(Box<Fault>),
    /// The run cannot go on.
    Error(Error),
}

pub(super) fn run(dir: &Path, file: &Path, output: &Output) -> Result<()> {
    let who = super::who::known();
    let folder = Folder::open(dir)?;
    let refused = |faults: Vec<Fault>| Error::RegisterBook { path: file.to_owned(), faults };
    let bytes = std::fs::read(file).map_err(|source| Error::Read { path: file.to_owned(), source })?;
    let grid = guard::open(&file.to_string_lossy(), &bytes, &folder.settings.means)
        .map_err(|finding| refused(vec![Fault { place: None, kind: FaultKind::Unread(finding) }]))?;
    let Filled { report, period, changed, mut faults } = read(&grid, &folder.plan.id);
    if changed.is_empty() && !faults.is_empty() {
        return Err(refused(faults));
    }
    who?;
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    let focus = Focus { report: some(report), period: some(period) };
    let bureau = Bureau::open(Some(dir), None, &focus, output)?;
    let desk = Desk { bureau: &bureau, decisions: bureau.decisions()? };
    let mut rulings = Vec::new();
    for row in &changed {
        desk.row(row, &mut rulings, &mut faults)?;
    }
    if !faults.is_empty() {
        return Err(refused(faults));
    }
    if rulings.is_empty() {
        output.say(words::unchanged(output.lang));
    }
    bureau.enter_each(rulings)
}

struct Desk<'b> {
    bureau: &'b Bureau<'b>,
    decisions: Vec<Decision>,
}

impl Desk<'_> {
    /// What a changed row says.
    fn row(&self, row: &Changed, rulings: &mut Vec<Reasoned>, faults: &mut Vec<Fault>) -> Result<()> {
        let parts: Vec<Came<Vec<Reasoned>>> = match row.page {
            Page::Files => match self.file(row) {
                Ok(file) => vec![self.unit(row, file), self.receipt(row, file)],
                Err(stop) => vec![Err(stop)],
            },
            Page::Papers => vec![self.paper(row)],
            Page::Findings => vec![self.cell(row)],
        };
        for part in parts {
            match part {
                Ok(said) => rulings.extend(said),
                Err(Stop::Fault(fault)) => faults.push(*fault),
                Err(Stop::Error(error)) => return Err(error),
            }
        }
        Ok(())
    }

    fn file(&self, row: &Changed) -> Came<&File> {
        let mut files = self.bureau.round.files.iter();
        let found = files.find(|file| file.taken.hash == row.was.about);
        found.ok_or_else(|| row.stop(Field::Key, FaultKind::FileGone(row.was.text(Field::File).to_owned())))
    }

    /// Whose the file is.
    fn unit(&self, row: &Changed, file: &File) -> Came<Vec<Reasoned>> {
        if !row.has(Field::Unit) && !row.has(Field::Report) {
            return Ok(Vec::new());
        }
        let subject = format!("unit/{}", row.was.about);
        let said = row.text(Field::Unit);
        if said.is_empty() {
            return self.emptied(row, if row.has(Field::Unit) { Field::Unit } else { Field::Report }, &subject);
        }
        let unit = row.at(Field::Unit, self.named(said))?;
        let before = self.standing(&subject).and_then(|decision| match &decision.ruling {
            Ruling::Assign { report, .. } => report.clone(),
            _ => None,
        });
        let report = match row.text(Field::Report) {
            _ if !row.has(Field::Report) => before,
            "" => None,
            said => Some(self.report(row, said)?.id.clone()),
        };
        let field = if report.is_none() { Field::Report } else { Field::Unit };
        let ruling = row.at(field, receive::assigned(self.bureau, file, &unit, report.as_deref()))?;
        Ok(vec![plain(ruling)])
    }

    fn report(&self, row: &Changed, said: &str) -> Came<&Report> {
        let reports = &self.bureau.round.plan.reports;
        let meant = reports.iter().find(|report| key(&report.label) == key(said) || report.id == said);
        let choices = || reports.iter().map(|report| report.label.clone()).collect();
        meant.ok_or_else(|| row.choice(Field::Report, choices()))
    }

    /// When and how it came.
    fn receipt(&self, row: &Changed, file: &File) -> Came<Vec<Reasoned>> {
        if !row.has(Field::At) && !row.has(Field::Channel) {
            return Ok(Vec::new());
        }
        if row.text(Field::At).is_empty() {
            if row.has(Field::At) {
                return self.emptied(row, Field::At, &format!("receipt/{}", row.was.about));
            }
            return Err(row.stop(Field::At, FaultKind::Lacking(Field::At)));
        }
        let came = receive::received(self.bureau, file, row.text(Field::At), row.text(Field::Channel));
        Ok(vec![plain(row.at(Field::At, came)?)])
    }

    /// That a paper is here.
    fn paper(&self, row: &Changed) -> Came<Vec<Reasoned>> {
        let focus = &self.bureau.round.focus;
        let (unit, artefact) = (row.was.unit.clone(), row.was.about.clone());
        let subject = format!("paper/{unit}/{}/{}/{artefact}", focus.report, focus.period);
        match key(row.text(Field::Here)).as_str() {
            "x" | "có" | "v" | "✓" => {}
            "" if row.has(Field::Here) => return self.emptied(row, Field::Here, &subject),
            "" => return Err(row.stop(Field::Here, FaultKind::Lacking(Field::Here))),
            _ => return Err(row.choice(Field::Here, vec![words::HERE.to_owned()])),
        }
        let standing = self.standing(&subject).map(|decision| &decision.ruling);
        let channel = match row.text(Field::Channel) {
            "" => receive::channel(words::PAPERS),
            said => receive::channel(said),
        };
        let at = match row.text(Field::At) {
            // Noted already: when it was noted stays.
            "" => match standing {
                Some(Ruling::Paper { at, .. }) => *at,
                _ => self.bureau.moment.at,
            },
            said => row.at(Field::At, receive::instant(self.bureau, said))?,
        };
        let (report, period) = (focus.report.clone(), focus.period.clone());
        Ok(vec![plain(Ruling::Paper { unit, report, period, artefact, at, channel })])
    }

    /// What is decided of a cell.
    fn cell(&self, row: &Changed) -> Came<Vec<Reasoned>> {
        let place = row.was.about.as_str();
        if place.ends_with('!') {
            return Err(row.stop(row.fields[0], FaultKind::Closed));
        }
        let because = row.text(Field::Because);
        let choice = row.text(Field::Decision);
        if choice.is_empty() {
            let rest =
                [Field::Value, Field::Because].iter().any(|field| row.has(*field) && !row.text(*field).is_empty());
            if rest || !row.has(Field::Decision) {
                return Err(row.stop(Field::Decision, FaultKind::Lacking(Field::Decision)));
            }
            return self.undecided(row, place);
        }
        let word = key(choice);
        let (accept, correct) = (key(words::ACCEPT), key(words::CORRECT));
        let accepts = word == accept || word == "chấp nhận";
        if !accepts && word != correct && !word.starts_with(&format!("{correct} ")) {
            return Err(row.choice(Field::Decision, vec![words::ACCEPT.to_owned(), words::CORRECT.to_owned()]));
        }
        if because.is_empty() {
            return Err(row.stop(Field::Because, FaultKind::Lacking(Field::Because)));
        }
        let (unit, _, file) = self.sent(row)?;
        let (sheet, address) = place.rsplit_once('!').unwrap_or_default();
        let entry = file.submission().and_then(|submission| submission.entry_at(sheet, address));
        let now = entry.map(|(_, entry)| clean(&entry.raw.shown())).unwrap_or_default();
        if now != clean(row.was.text(Field::Typed)) {
            return Err(row.stop(Field::Decision, FaultKind::SaysElse(now)));
        }
        let ruling = if accepts {
            row.at(Field::Decision, rule::accepted(self.bureau, unit, file, place))?
        } else {
            let value = row.text(Field::Value);
            if value.is_empty() {
                return Err(row.stop(Field::Value, FaultKind::Lacking(Field::Value)));
            }
            row.at(Field::Value, rule::corrected(self.bureau, unit, file, (place, value)))?
        };
        Ok(vec![(ruling, because.to_owned())])
    }

    /// The unit of a row and what it has sent.
    fn sent(&self, row: &Changed) -> Came<(&Unit, &Standing, &File)> {
        let unit = row.at(Field::Key, self.bureau.unit(&row.was.unit))?;
        let (standing, file) = row.at(Field::Key, self.bureau.sent(unit))?;
        Ok((unit, standing, file))
    }

    /// The decision about a cell was emptied, wherever the cell stood when it was decided.
    fn undecided(&self, row: &Changed, place: &str) -> Came<Vec<Reasoned>> {
        let (_, standing, file) = self.sent(row)?;
        let rulings = Rulings::of(self.decisions.iter().cloned());
        let decided = registerbook::decided(&self.bureau.round, &rulings, standing, file);
        let (sheet, cell) = place.rsplit_once('!').unwrap_or_default();
        let own = || format!("cell/{}/{}/{}/{place}", row.was.unit, standing.report, standing.period);
        let subject = decided.get(&(sheet.to_owned(), cell.to_owned())).map_or_else(own, |one| one.ruling.subject());
        self.emptied(row, Field::Decision, &subject)
    }

    /// Something the office had entered was emptied: what it decided about that no longer stands.
    fn emptied(&self, row: &Changed, field: Field, subject: &str) -> Came<Vec<Reasoned>> {
        let about: Vec<&Decision> = self.decisions.iter().filter(|one| is_about(one, subject)).collect();
        if about.is_empty() {
            return Err(row.stop(field, FaultKind::CannotEmpty));
        }
        let standing = about.into_iter().filter(|decision| !self.withdrawn(decision.number));
        Ok(standing.map(|decision| plain(Ruling::Withdraw { number: decision.number })).collect())
    }

    fn withdrawn(&self, number: i64) -> bool {
        self.decisions.iter().any(|one| matches!(one.ruling, Ruling::Withdraw { number: of } if of == number))
    }

    /// The decision about a thing that stands.
    fn standing(&self, subject: &str) -> Option<&Decision> {
        let mut about = self.decisions.iter().rev();
        about.find(|one| is_about(one, subject) && !self.withdrawn(one.number))
    }

    /// The code of the unit said.
    fn named(&self, said: &str) -> Result<String> {
        let units = &self.bureau.round.plan.units;
        let mut short = units.iter().filter(|unit| key(&unit.short_name) == key(said));
        match (short.next(), short.next()) {
            (Some(unit), None) => Ok(unit.code.clone()),
            _ => Ok(self.bureau.unit(said)?.code.clone()),
        }
    }
}

/// Whether a decision is about a thing, under whatever name it lay in the inbox.
fn is_about(decision: &Decision, subject: &str) -> bool {
    decision.ruling.subject().strip_prefix(subject).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn plain(ruling: Ruling) -> Reasoned {
    (ruling, String::new())
}

impl Changed {
    fn stop(&self, field: Field, kind: FaultKind) -> Stop {
        Stop::Fault(Box::new(self.fault(field, kind)))
    }

    fn choice(&self, field: Field, choices: Vec<String>) -> Stop {
        self.stop(field, FaultKind::NotAChoice { text: self.text(field).to_owned(), choices })
    }

    /// What a single decision is refused for is a fault of the cell.
    fn at<T>(&self, field: Field, result: Result<T>) -> Came<T> {
        result.map_err(|error| match error {
            Error::Decision(fault) => self.stop(field, FaultKind::Decision(fault)),
            Error::Instant { text } => self.stop(field, FaultKind::Instant(text)),
            error => Stop::Error(error),
        })
    }
}
