//! One file of the inbox: what was taken from it, and what became of it.

use crate::check::{Code, Finding};
use crate::container::Mail;
use crate::format::FileKind;
use crate::intake::{Figures, Identity, Layer, Submission};
use crate::naming::{Edition, FileName, bare};
use chrono::NaiveDateTime;
use serde::Serialize;

/// On what evidence an instant of receipt rests, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// Typed by the office.
    Office,
    /// Written by the server that received the mail.
    Mail,
    /// Written by the office into the name of the folder it put the file into.
    FolderName,
    /// Written into the mail by the sender's own clock.
    MailDate,
    /// Such a folder's name tells the day only.
    FolderDay,
    /// When a run first saw the file: it may have come long before.
    FirstSeen,
    /// The file's own date: changed by copying, unzipping, downloading.
    FileTime,
}

impl Evidence {
    /// Every kind, strongest first.
    pub const ALL: [Evidence; 7] = [
        Evidence::Office,
        Evidence::Mail,
        Evidence::FolderName,
        Evidence::MailDate,
        Evidence::FolderDay,
        Evidence::FirstSeen,
        Evidence::FileTime,
    ];

    /// Whether nobody may be called late on it.
    pub fn is_weak(self) -> bool {
        !matches!(self, Evidence::Office | Evidence::Mail | Evidence::FolderName)
    }

    /// Its stable key, in the register, in JSON and in messages.
    pub fn text(self) -> &'static str {
        match self {
            Evidence::Office => "office",
            Evidence::Mail => "mail",
            Evidence::FolderName => "folder_name",
            Evidence::MailDate => "mail_date",
            Evidence::FolderDay => "folder_day",
            Evidence::FirstSeen => "first_seen",
            Evidence::FileTime => "file_time",
        }
    }

    /// The evidence with this key.
    pub fn parse(text: &str) -> Option<Self> {
        Evidence::ALL.into_iter().find(|evidence| evidence.text() == text)
    }
}

/// When and how a file came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// The instant, on the plan's clock.
    pub at: NaiveDateTime,
    /// How it came («email», «zalo»); empty when unknown.
    pub channel: String,
    /// On what evidence.
    pub evidence: Evidence,
}

/// What a readable file holds.
#[derive(Clone, Debug)]
pub struct Content {
    /// Whose it is.
    pub identity: Identity,
    /// What it says.
    pub submission: Submission,
    /// Its figures, ready for formulas.
    pub figures: Figures,
}

/// A file as taken from the inbox, before it is set against the others.
#[derive(Clone, Debug)]
pub struct Taken {
    /// Path below the inbox, parts joined by `/`; a file inside a container has the container's path before its own.
    pub name: String,
    /// Hash of its bytes; empty where they could not be read.
    pub hash: String,
    /// Bytes.
    pub size: u64,
    /// When and how it came.
    pub receipt: Receipt,
    /// When the file of the inbox it is or lies in was last saved, by its own date.
    pub saved: Option<NaiveDateTime>,
    /// The mail it came in, the nearest one.
    pub mail: Option<Mail>,
    /// What it is, where it may be a paper or picture that belongs to a report.
    pub paper: Option<FileKind>,
    /// Unit the office says it belongs to.
    pub assigned: Option<String>,
    /// Why the office takes it as it is, whatever was found in it.
    pub accepted: Option<String>,
    /// Name it is kept under below `received/`; empty when it is not kept.
    pub kept_as: String,
    /// Unit, report and period its name belongs to, when it is exactly the name of an issued file.
    pub named: Option<(String, String, String)>,
    /// What it holds, if it could be understood.
    pub content: Option<Content>,
    /// What was found.
    pub findings: Vec<Finding>,
    /// The outcome already certain, if it is.
    pub outcome: Option<FileOutcome>,
}

/// What became of a file. Every file has exactly one; their counts add up to the number of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FileOutcome {
    /// The version that counts.
    Current,
    /// A later version counts.
    Superseded,
    /// Sent after the version that counts, but not accepted: a broken correction erases nothing, and is put to the office.
    Pending,
    /// Named as a supplement: what it holds was added to the version that counts.
    Supplement,
    /// The same bytes as another file.
    Duplicate,
    /// Cannot be opened or is no workbook.
    Unreadable,
    /// Not known whose it is or for which period.
    Unidentified,
    /// Not a form of this plan.
    WrongForm,
    /// Received after the instant the round is looked at from.
    Later,
    /// A paper, dossier or picture that belongs to a report.
    Artefact,
    /// An archive or mail: the files inside have lines of their own.
    Opened,
    /// A report typed as a message, where the plan asks for a file: told, not counted.
    Messaged,
    /// No report: lock files, folders.
    Skipped,
}

impl FileOutcome {
    /// Its stable key, in the register and in JSON.
    pub fn text(self) -> &'static str {
        match self {
            FileOutcome::Current => "current",
            FileOutcome::Superseded => "superseded",
            FileOutcome::Supplement => "supplement",
            FileOutcome::Messaged => "messaged",
            FileOutcome::Pending => "pending",
            FileOutcome::Duplicate => "duplicate",
            FileOutcome::Unreadable => "unreadable",
            FileOutcome::Unidentified => "unidentified",
            FileOutcome::WrongForm => "wrong_form",
            FileOutcome::Later => "later",
            FileOutcome::Artefact => "artefact",
            FileOutcome::Opened => "opened",
            FileOutcome::Skipped => "skipped",
        }
    }

    /// Every outcome, in the order they are shown.
    pub const ALL: [FileOutcome; 13] = [
        FileOutcome::Current,
        FileOutcome::Superseded,
        FileOutcome::Pending,
        FileOutcome::Supplement,
        FileOutcome::Duplicate,
        FileOutcome::Unreadable,
        FileOutcome::Unidentified,
        FileOutcome::WrongForm,
        FileOutcome::Later,
        FileOutcome::Artefact,
        FileOutcome::Opened,
        FileOutcome::Messaged,
        FileOutcome::Skipped,
    ];
}

/// A file of the round.
#[derive(Clone, Debug)]
pub struct File {
    /// As taken.
    pub taken: Taken,
    /// What became of it.
    pub outcome: FileOutcome,
    /// The period it is booked under; empty without periods.
    pub period: String,
    /// Which version of its unit's report it is, from 1; 0 when it is none.
    pub version: u32,
    /// What its name, or the subject of its mail, says of the version.
    pub edition: Edition,
    /// The file whose report it adds to, if it does; an index into the files of the round.
    pub adds_to: Option<usize>,
    /// What it held before each supplement was added, oldest first.
    pub before: Vec<Content>,
}

impl File {
    /// A file of which only is known what was taken from it.
    pub(super) fn new(taken: Taken, outcome: FileOutcome) -> Self {
        let edition = edition(&taken);
        let (period, version, adds_to, before) = (String::new(), 0, None, Vec::new());
        File { taken, outcome, period, version, edition, adds_to, before }
    }

    /// Path below the inbox.
    pub fn name(&self) -> &str {
        &self.taken.name
    }

    /// Files first seen in one run came in an order nobody saw: the one in which they were saved is all there is. Nothing
    /// where the receipt rests on anything else.
    pub(super) fn saved_before_seen(&self) -> Option<NaiveDateTime> {
        self.taken.saved.filter(|_| self.taken.receipt.evidence == Evidence::FirstSeen)
    }

    /// By what copies are put in order: of strong evidence the earliest decides; what came later than the round is
    /// looked at hides nothing.
    pub(super) fn arrival(&self) -> (bool, bool, NaiveDateTime, Evidence) {
        let receipt = &self.taken.receipt;
        (self.outcome == FileOutcome::Later, receipt.evidence.is_weak(), receipt.at, receipt.evidence)
    }

    /// The same bytes as another file: counted once.
    pub(super) fn is_copy_of(&mut self, name: &str) {
        self.outcome = FileOutcome::Duplicate;
        self.taken.findings = vec![Finding::new(Code::Duplicate).with("file", name)];
    }

    /// Whether it was read, and anything at all is filled in.
    pub fn says_something(&self) -> bool {
        self.submission().is_some_and(|submission| !submission.is_empty())
    }

    /// Whether it came as a message, not as a workbook.
    pub fn is_message(&self) -> bool {
        self.taken.content.as_ref().is_some_and(|content| content.identity.layer == Layer::Message)
    }

    /// Unit code, if known.
    pub fn unit(&self) -> Option<&str> {
        if let Some(unit) = &self.taken.assigned {
            return Some(unit);
        }
        let content = self.taken.content.as_ref().map(|content| content.identity.unit.as_str());
        content.or_else(|| self.taken.named.as_ref().map(|(unit, _, _)| unit.as_str()))
    }

    /// Report id, if known.
    pub fn report(&self) -> Option<&str> {
        let content = self.taken.content.as_ref().map(|content| content.identity.report.as_str());
        content.or_else(|| self.taken.named.as_ref().map(|(_, report, _)| report.as_str()))
    }

    /// The period of a workbook made for one period: its own, or that of the issued file whose name it bears.
    pub fn workbook_period(&self) -> Option<String> {
        let own = self.taken.content.as_ref().map(|content| content.identity.period.clone());
        own.or_else(|| self.taken.named.as_ref().map(|(_, _, period)| period.clone()))
    }

    /// What was found in it.
    pub fn findings(&self) -> &[Finding] {
        &self.taken.findings
    }

    /// Its submission, if it could be understood.
    pub fn submission(&self) -> Option<&Submission> {
        self.taken.content.as_ref().map(|content| &content.submission)
    }
}

/// By the file's own name, else by the subject of its mail.
fn edition(taken: &Taken) -> Edition {
    let own = FileName::new(bare(&taken.name)).edition();
    let subject = || taken.mail.as_ref().map(|mail| FileName::new(&mail.subject).edition()).unwrap_or_default();
    if own == Edition::Plain { subject() } else { own }
}
