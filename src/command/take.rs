//! One file of the inbox → its lines: itself and, of an archive or a mail, every file inside, each through the same
//! line.

use super::arrival::Arrivals;
use super::collect::{is_left_by_a_program, named_like_a_workbook};
use super::shelf::{Shelf, kept_as};
use crate::check::{Code, Finding};
use crate::container::{self, Mail};
use crate::disk::{self, Entry, Refused, What};
use crate::error::Result;
use crate::format::{FileClass, Grid, Limits};
use crate::guard::{Contents, FileRead, Inside};
use crate::intake::{Hints, Issued, read_messages};
use crate::naming::{Names, bare};
use crate::plan::{Plan, Severity};
use crate::register::Known;
use crate::round::{FileOutcome, Receipt, Taken, understand_with};
use crate::ruling::{Ruling, Rulings};
use chrono::NaiveDateTime;

/// What every file of one inbox is read by.
pub(super) struct Desk<'a> {
    /// The plan with its deadlines as the office moved them.
    pub(super) plan: &'a Plan,
    pub(super) shelf: &'a Shelf<'a>,
    pub(super) arrivals: &'a Arrivals<'a>,
    pub(super) rulings: &'a Rulings,
    pub(super) issued: &'a Issued,
    pub(super) names: &'a Names,
}

/// Lines of one entry of the inbox, and how to know it again.
pub(super) struct Lines {
    pub(super) taken: Vec<Taken>,
    pub(super) known: Option<Known>,
}

/// Where a file comes from: what holds for it unless it says better itself.
#[derive(Clone)]
pub(super) struct Origin {
    /// Path below the inbox of what it lies in; empty for the inbox.
    pub(super) around: String,
    pub(super) receipt: Receipt,
    pub(super) saved: NaiveDateTime,
    pub(super) mail: Option<Mail>,
}

impl Desk<'_> {
    /// The lines of one entry of the inbox.
    pub(super) fn take(&self, entry: &Entry) -> Result<Lines> {
        let saved = super::shelf::file_time(&entry.path, self.plan.offset);
        let outermost = Origin { around: String::new(), receipt: self.arrivals.of_entry(entry), saved, mail: None };
        let alone = |outcome, finding| {
            let taken = settle(self.line(&entry.name, &outermost), outcome, finding);
            Lines { taken: vec![taken], known: None }
        };
        if let Some((outcome, finding)) = no_file(&entry.what) {
            return Ok(alone(outcome, finding));
        }
        if is_left_by_a_program(bare(&entry.name)) {
            return Ok(alone(FileOutcome::Skipped, Finding::new(Code::LockFile)));
        }
        let mut taken = Vec::new();
        // What each open container says of the files inside, outermost first.
        let mut around = vec![outermost.clone()];
        let known = self.shelf.take(entry, &mut |read, bytes| {
            around.truncate(read.depth + 1);
            let origin = around.last().unwrap_or(&outermost).clone();
            around.extend(self.file(read, bytes, &origin, &mut taken)?);
            Ok(())
        })?;
        Ok(match known {
            Ok(known) => Lines { taken, known: Some(known) },
            Err(refused) => {
                let (outcome, finding) = not_taken(&refused, &self.arrivals.folder.settings.means.limits);
                alone(outcome, finding)
            }
        })
    }

    /// A line of which nothing is known yet but where it came from.
    pub(super) fn line(&self, name: &str, origin: &Origin) -> Taken {
        let named = self.issued.by_file(bare(name));
        Taken {
            name: name.to_owned(),
            hash: String::new(),
            size: 0,
            receipt: origin.receipt.clone(),
            saved: Some(origin.saved),
            mail: origin.mail.clone(),
            paper: None,
            assigned: None,
            accepted: None,
            kept_as: String::new(),
            named: named.map(|row| (row.unit.clone(), row.report.clone(), row.period.clone())),
            content: None,
            findings: Vec::new(),
            outcome: None,
        }
    }

    /// The lines of one file, and what it says of those inside it, if it is a container.
    fn file(
        &self,
        read: FileRead,
        bytes: Option<&[u8]>,
        origin: &Origin,
        lines: &mut Vec<Taken>,
    ) -> Result<Option<Origin>> {
        let name =
            if origin.around.is_empty() { read.name.clone() } else { format!("{}/{}", origin.around, read.name) };
        let mut taken = self.line(&name, origin);
        taken.size = read.size;
        taken.hash.clone_from(&read.hash);
        taken.receipt = self.arrivals.of_bytes(&read.hash, &name, &origin.receipt)?;
        self.rule(&mut taken);
        if let Some(name) = kept_as(&read) {
            self.keep(&name, bytes)?;
            taken.kept_as = name;
        }
        if let Some(pasted) = read.text.as_ref().map(|text| read_messages(self.plan, text))
            && !pasted.messages.is_empty()
        {
            self.messages(taken, &pasted, origin, lines)?;
            return Ok(None);
        }
        lines.push(match read.contents {
            Contents::Workbook(grid) => self.workbook(taken, *grid)?,
            Contents::Container(inside) => {
                let words = inside.mail.as_ref().map(|mail| mail.words.clone()).unwrap_or_default();
                let (line, inner) = self.container(taken, *inside, origin);
                lines.push(line);
                self.messages_of_a_mail(&words, &inner, lines)?;
                return Ok(Some(inner));
            }
            Contents::Refused(finding) => {
                taken.named = taken.named.filter(|_| read.kind.class() != FileClass::Container);
                refused(taken, *finding)
            }
            Contents::Unread(finding) => {
                // Somebody meant one named like a workbook to be the workbook.
                let paper = read.kind.class() == FileClass::Paper && !named_like_a_workbook(&taken.name);
                taken.paper = paper.then_some(read.kind);
                settle(taken, FileOutcome::Unreadable, *finding)
            }
        });
        Ok(None)
    }

    /// What is known of a file from outside it.
    pub(super) fn hints<'t>(&'t self, taken: &'t Taken) -> Hints<'t> {
        Hints {
            file_name: bare(&taken.name),
            around: taken.name.rsplit_once('/').map_or("", |(around, _)| around),
            sender: taken.mail.as_ref().map_or("", |mail| mail.sender.as_str()),
            subject: taken.mail.as_ref().map_or("", |mail| mail.subject.as_str()),
            names: Some(self.names),
            assigned: taken.assigned.as_deref(),
            rulings: Some(self.rulings),
        }
    }

    /// Writes what the office decided about these bytes onto their line.
    pub(super) fn rule(&self, taken: &mut Taken) {
        taken.accepted = self.rulings.accepted(&taken.hash).map(|decision| decision.because.clone());
        let ruled = self.rulings.unit(&taken.hash, &taken.name, &|name| self.arrivals.is_here(name));
        let (unit, report) = match ruled.map(|decision| &decision.ruling) {
            Some(Ruling::Assign { unit, report, .. }) => (unit, report.as_ref()),
            Some(Ruling::Enter { unit, .. }) => (unit, None),
            _ => return,
        };
        taken.assigned = Some(unit.clone());
        let known = taken.named.as_ref().filter(|(named, ..)| named == unit).map(|(_, report, _)| report.clone());
        let reports = &self.plan.reports;
        let only = || reports.first().filter(|_| reports.len() == 1).map(|report| report.id.clone());
        let period = taken.named.take().map(|(_, _, period)| period).unwrap_or_default();
        taken.named = report.cloned().or(known).or_else(only).map(|report| (unit.clone(), report, period));
    }

    fn workbook(&self, mut taken: Taken, grid: Grid) -> Result<Taken> {
        match understand_with(self.plan, self.issued, &grid, &self.hints(&taken)) {
            Ok((content, findings)) => {
                let received = self.arrivals.folder.received();
                let pictures = super::pictures::save(&received, &grid, &content.identity.unit)?;
                taken.findings = grid.remarks.into_iter().chain(findings).chain(pictures).collect();
                taken.content = Some(content);
                Ok(taken)
            }
            Err(other) => {
                let (outcome, finding) = *other;
                taken.named = None;
                Ok(settle(taken, outcome, finding))
            }
        }
    }

    /// The line of a container, and what holds for the files inside: a mail knows when it was received.
    fn container(&self, mut taken: Taken, inside: Inside, origin: &Origin) -> (Taken, Origin) {
        taken.named = None;
        if let Some(mail) = &inside.mail {
            taken.receipt = self.arrivals.of_mail(mail, &taken.receipt);
        }
        let mut inner = Origin { around: taken.name.clone(), receipt: taken.receipt.clone(), ..origin.clone() };
        let mut opened = Finding::new(Code::Opened).with("count", inside.count).with("from", sent_by(&inside));
        opened.arguments.extend((inside.skipped > 0).then(|| ("skipped".to_owned(), inside.skipped.to_string())));
        let mail = inside.mail.as_ref().filter(|mail| read_messages(self.plan, &mail.words).messages.is_empty());
        let said = mail.and_then(|mail| container::told(&mail.words, inside.count));
        taken.outcome = Some(FileOutcome::Opened);
        taken.findings = std::iter::once(opened).chain(said).chain(inside.remarks).collect();
        if let Some(mail) = inside.mail {
            inner.mail = Some(mail);
        }
        taken.mail.clone_from(&inner.mail);
        (taken, inner)
    }

    /// Keeps the file; links in the summary lead here. One taken from the register is kept already.
    pub(super) fn keep(&self, name: &str, bytes: Option<&[u8]>) -> Result<()> {
        let path = self.arrivals.folder.received().join(name);
        match bytes {
            Some(bytes) if !path.is_file() => disk::write(&path, bytes),
            _ => Ok(()),
        }
    }
}

/// What an entry is that holds no bytes for us.
fn no_file(what: &What) -> Option<(FileOutcome, Finding)> {
    let no_file = |entry: &str| Finding::new(Code::NotAFile).with("entry", entry);
    Some(match what {
        What::File => return None,
        What::Folder => (FileOutcome::Skipped, Finding::new(Code::IsAFolder)),
        What::Special(entry) => (FileOutcome::Skipped, no_file(entry)),
        What::Closed(reason) => (FileOutcome::Unreadable, Finding::new(Code::CannotRead).with("reason", reason)),
        // There may be reports in it.
        What::Beyond(entry) => (FileOutcome::Unreadable, no_file(entry).graded(Severity::Error)),
    })
}

/// Why a file's bytes were not taken.
pub(super) fn not_taken(refused: &Refused, limits: &Limits) -> (FileOutcome, Finding) {
    match refused {
        Refused::NotAFile => (FileOutcome::Skipped, Finding::new(Code::NotAFile).with("entry", "device")),
        Refused::TooLarge(found) => {
            (FileOutcome::Unreadable, container::too_large("file_mb", found.div_ceil(1 << 20), limits.file_mb))
        }
        Refused::Failed(error) => (FileOutcome::Unreadable, Finding::new(Code::CannotRead).with("reason", error)),
    }
}

pub(super) fn settle(mut taken: Taken, outcome: FileOutcome, finding: Finding) -> Taken {
    taken.outcome = Some(outcome);
    taken.findings = vec![finding];
    taken
}

/// A file that was not read; one of no interest in a mail is passed over.
fn refused(taken: Taken, finding: Finding) -> Taken {
    let passed = finding.code == Code::MailPicture;
    settle(taken, if passed { FileOutcome::Skipped } else { FileOutcome::Unreadable }, finding)
}

/// « (thư của …, “BC tháng 3”)».
fn sent_by(inside: &Inside) -> String {
    let Some(mail) = &inside.mail else { return String::new() };
    crate::text::run::mail(&mail.sender, &mail.subject)
}
