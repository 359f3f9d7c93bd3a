//! One file of the inbox → its lines: itself and, of an archive or a mail, every file inside, each through the same
//! line.

use super::Folder;
use super::collect::is_left_by_a_program;
use crate::check::{Code, Finding, Location};
use crate::container::{self, Mail, Stamp, Unpacked};
use crate::disk::{self, Entry, Refused, What};
use crate::error::Result;
use crate::format::{FileClass, FileKind, Grid, Limits, Means, not_a_workbook, sniff};
use crate::intake::{Hints, Issued, Message, Pasted, read_messages};
use crate::naming::Names;
use crate::plan::Severity;
use crate::round::{Evidence, FileOutcome, Receipt, Taken, understand_message, understand_with};
use sha2::{Digest, Sha256};
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

/// From 1970 to the end of 9999.
const LAST_DATE: Duration = Duration::from_secs(253_402_300_000);

/// What every file of one inbox is read by.
pub(super) struct Desk<'a> {
    pub(super) folder: &'a Folder,
    pub(super) issued: &'a Issued,
    pub(super) names: &'a Names,
}

/// Where a file comes from: what holds for it unless it says better itself.
#[derive(Clone)]
struct Origin {
    receipt: Receipt,
    mail: Option<Mail>,
    /// Containers around it.
    depth: usize,
}

impl Desk<'_> {
    /// The lines of one entry of the inbox.
    pub(super) fn take(&self, entry: &Entry) -> Result<Vec<Taken>> {
        let receipt = self.file_time(&entry.path);
        let origin = Origin { receipt, mail: None, depth: 0 };
        let taken = self.line(&entry.name, &origin);
        if let Some((outcome, finding)) = no_file(&entry.what) {
            return Ok(vec![settle(taken, outcome, finding)]);
        }
        if is_left_by_a_program(bare(&entry.name)) {
            return Ok(vec![settle(taken, FileOutcome::Skipped, Finding::new(Code::LockFile))]);
        }
        let mut lines = Vec::new();
        let limits = &self.folder.settings.means.limits;
        match disk::regular(&entry.path, limits.file_bytes()) {
            Ok(bytes) => self.file(taken, &bytes, &origin, &mut self.folder.settings.means.clone(), &mut lines)?,
            Err(refused) => {
                let (outcome, finding) = not_taken(&refused, limits);
                lines.push(settle(taken, outcome, finding));
            }
        }
        Ok(lines)
    }

    /// A line of which nothing is known yet but where it came from.
    fn line(&self, name: &str, origin: &Origin) -> Taken {
        let named = self.issued.by_file(bare(name));
        Taken {
            name: name.to_owned(),
            hash: String::new(),
            size: 0,
            receipt: origin.receipt.clone(),
            mail: origin.mail.clone(),
            paper: None,
            kept_as: String::new(),
            named: named.map(|row| (row.unit.clone(), row.report.clone(), row.period.clone())),
            content: None,
            findings: Vec::new(),
            outcome: None,
        }
    }

    /// The file's own date, on the plan's clock: weak evidence. A date no calendar has is none.
    fn file_time(&self, path: &Path) -> Receipt {
        let modified = std::fs::symlink_metadata(path).and_then(|data| data.modified()).ok();
        let modified = modified.filter(|at| at.duration_since(UNIX_EPOCH).is_ok_and(|since| since < LAST_DATE));
        let at = chrono::DateTime::<chrono::Utc>::from(modified.unwrap_or(UNIX_EPOCH));
        let at = at.with_timezone(&self.folder.plan.offset).naive_local();
        let at = chrono::DurationRound::duration_trunc(at, chrono::Duration::seconds(1)).unwrap_or(at);
        Receipt { at, channel: String::new(), evidence: Evidence::FileTime }
    }

    /// A file with its bytes. `left` holds what may still be unpacked of the outermost file.
    fn file(
        &self,
        mut taken: Taken,
        bytes: &[u8],
        origin: &Origin,
        left: &mut Means,
        lines: &mut Vec<Taken>,
    ) -> Result<()> {
        taken.size = bytes.len() as u64;
        taken.hash = hash(bytes);
        let kind = sniff(bytes, &taken.name);
        if let Some(pasted) = self.pasted(&taken.name, kind, bytes) {
            return self.messages(taken, &pasted, origin, left, lines);
        }
        match kind.class() {
            FileClass::Container => return self.container(taken, kind, bytes, origin, left, lines),
            FileClass::Workbook => lines.push(self.workbook(taken, bytes)?),
            FileClass::Paper => {
                // Somebody meant this one to be the workbook.
                taken.paper = Some(kind).filter(|_| !super::collect::named_like_a_workbook(&taken.name));
                taken.kept_as = self.keep(&taken, bytes)?;
                lines.push(settle(taken, FileOutcome::Unreadable, not_a_workbook(kind)));
            }
            FileClass::Other => {
                lines.push(settle(taken, FileOutcome::Unreadable, not_a_workbook(kind)));
            }
        }
        Ok(())
    }

    fn workbook(&self, mut taken: Taken, bytes: &[u8]) -> Result<Taken> {
        let grid = match crate::guard::open(&taken.name, bytes, &self.folder.settings.means) {
            Ok(grid) => grid,
            Err(finding) => return Ok(settle(taken, FileOutcome::Unreadable, *finding)),
        };
        taken.kept_as = self.keep(&taken, bytes)?;
        let sender = taken.mail.as_ref().map_or("", |mail| mail.sender.as_str());
        let hints = Hints { file_name: bare(&taken.name), sender, names: Some(self.names) };
        match understand_with(&self.folder.plan, self.issued, &grid, &hints) {
            Ok((content, findings)) => {
                let pictures = self.pictures(&grid, &content.identity.unit)?;
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

    fn container(
        &self,
        mut taken: Taken,
        kind: FileKind,
        bytes: &[u8],
        origin: &Origin,
        left: &mut Means,
        lines: &mut Vec<Taken>,
    ) -> Result<()> {
        let most = &self.folder.settings.means.limits;
        taken.named = None;
        if origin.depth >= most.depth {
            let finding = container::too_large("depth", origin.depth + 1, most.depth);
            lines.push(settle(taken, FileOutcome::Unreadable, finding));
            return Ok(());
        }
        let unpacked = match crate::guard::unpack(kind, bytes, left) {
            Ok(unpacked) => unpacked,
            Err(finding) => {
                lines.push(settle(taken, FileOutcome::Unreadable, told_by(*finding, most)));
                return Ok(());
            }
        };
        let inner = self.inside(&unpacked, origin);
        taken.receipt.clone_from(&inner.receipt);
        taken.mail.clone_from(&inner.mail);
        let mut opened =
            Finding::new(Code::Opened).with("count", unpacked.items.len()).with("from", sent_by(&unpacked));
        opened.arguments.extend((unpacked.skipped > 0).then(|| ("skipped".to_owned(), unpacked.skipped.to_string())));
        let name = taken.name.clone();
        taken.outcome = Some(FileOutcome::Opened);
        taken.findings = std::iter::once(opened).chain(unpacked.remarks).collect();
        lines.push(taken);
        let size: u64 = unpacked.items.iter().map(|item| item.bytes.len() as u64).sum();
        left.limits.parts = left.limits.parts.saturating_sub(unpacked.items.len());
        left.limits.unpacked_mb = left.limits.unpacked_mb.saturating_sub(size >> 20);
        for item in unpacked.items {
            let line = self.line(&format!("{name}/{}", item.name), &inner);
            match item.refused {
                None => self.file(line, &item.bytes, &inner, left, lines)?,
                Some(finding) => lines.push(refused(line, told_by(finding, most))),
            }
        }
        Ok(())
    }

    /// The reports in a text file of messages; none where it holds none.
    fn pasted(&self, name: &str, kind: FileKind, bytes: &[u8]) -> Option<Pasted> {
        let text = matches!(kind, FileKind::Text | FileKind::Csv) && name.to_lowercase().ends_with(".txt");
        let pasted = read_messages(&self.folder.plan, &crate::format::plain_text(bytes).filter(|_| text)?);
        (!pasted.messages.is_empty()).then_some(pasted)
    }

    /// One line a message. What the messenger printed as its time can be typed over: weak evidence.
    fn messages(
        &self,
        mut taken: Taken,
        pasted: &Pasted,
        origin: &Origin,
        left: &mut Means,
        lines: &mut Vec<Taken>,
    ) -> Result<()> {
        let (count, most) = (pasted.messages.len(), self.folder.settings.means.limits.parts);
        taken.named = None;
        if count > left.limits.parts {
            lines.push(settle(taken, FileOutcome::Unreadable, container::too_large("parts", count, most)));
            return Ok(());
        }
        left.limits.parts -= count;
        let opened = Finding::new(Code::MessagesOpened).with("count", count).with("outside", pasted.outside);
        let name = taken.name.clone();
        lines.push(settle(taken, FileOutcome::Opened, opened));
        for (number, message) in (1..).zip(&pasted.messages) {
            let mut line = self.line(&format!("{name}/{number}"), origin);
            if let Some(at) = message.sent {
                line.receipt = Receipt { at, channel: "zalo".to_owned(), evidence: Evidence::MailDate };
            }
            lines.push(self.message(line, message)?);
        }
        Ok(())
    }

    /// A message, kept as the evidence it is.
    fn message(&self, mut taken: Taken, message: &Message) -> Result<Taken> {
        let text = message.text();
        taken.size = text.len() as u64;
        // A file that is nothing but one message is no duplicate of it.
        taken.hash = hash(format!("message\n{text}").as_bytes());
        taken.named = None;
        taken.kept_as = format!("{}.txt", taken.hash);
        let path = self.folder.received().join(&taken.kept_as);
        if !path.is_file() {
            disk::write(&path, text.as_bytes())?;
        }
        match understand_message(&self.folder.plan, self.issued, self.names, message) {
            Ok((content, findings)) => {
                taken.content = Some(content);
                taken.findings = findings;
                Ok(taken)
            }
            Err(other) => {
                let (outcome, finding) = *other;
                Ok(settle(taken, outcome, finding))
            }
        }
    }

    /// Where the files inside a container come from: a mail knows when it was received.
    fn inside(&self, unpacked: &Unpacked, outer: &Origin) -> Origin {
        let mut origin = Origin { depth: outer.depth + 1, ..outer.clone() };
        let Some(mail) = &unpacked.mail else { return origin };
        if let Some((at, stamp)) = mail.received {
            let at = at.with_timezone(&self.folder.plan.offset).naive_local();
            let evidence = if stamp == Stamp::Server { Evidence::Mail } else { Evidence::MailDate };
            origin.receipt = Receipt { at, channel: "email".to_owned(), evidence };
        }
        origin.mail = Some(mail.clone());
        origin
    }

    /// Saves the pictures pasted onto sheets below the unit's name; one finding a sheet.
    fn pictures(&self, grid: &Grid, unit: &str) -> Result<Vec<Finding>> {
        let plain = unit.chars().all(|letter| letter.is_alphanumeric() || letter == '_' || letter == '-');
        let place = self.folder.received().join("hinh-anh").join(if plain { unit } else { "khac" });
        let mut findings = Vec::new();
        for sheet in grid.sheets.iter().filter(|sheet| !sheet.pictures.is_empty()) {
            for picture in sheet.pictures.iter().filter(|picture| !picture.bytes.is_empty()) {
                let path = place.join(format!("{}.{}", hash(&picture.bytes), picture.kind.text()));
                if !path.is_file() {
                    disk::write(&path, &picture.bytes)?;
                }
            }
            let location = Location { sheet: sheet.name.clone(), ..Location::default() };
            findings.push(Finding::new(Code::PicturesInside).at(location).with("count", sheet.pictures.len()));
        }
        Ok(findings)
    }

    /// Keeps the file under the hash of its bytes; links in the summary lead here.
    fn keep(&self, taken: &Taken, bytes: &[u8]) -> Result<String> {
        let ending = bare(&taken.name).rsplit_once('.').map_or("xlsx", |(_, ending)| ending).to_lowercase();
        let plain = ending.len() <= 5 && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let name = format!("{}.{}", taken.hash, if plain { ending.as_str() } else { "xlsx" });
        let path = self.folder.received().join(&name);
        if !path.is_file() {
            disk::write(&path, bytes)?;
        }
        Ok(name)
    }
}

/// First twelve bytes of the SHA-256.
fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(12).map(|byte| format!("{byte:02x}")).collect()
}

fn bare(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
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

fn settle(mut taken: Taken, outcome: FileOutcome, finding: Finding) -> Taken {
    taken.outcome = Some(outcome);
    taken.findings = vec![finding];
    taken
}

/// A file that was not taken out of its container; one of no interest is passed over.
fn refused(taken: Taken, finding: Finding) -> Taken {
    let passed = finding.code == Code::MailPicture;
    settle(taken, if passed { FileOutcome::Skipped } else { FileOutcome::Unreadable }, finding)
}

/// What is left for an inner container is our own arithmetic; people know the limits of `tonghop.toml`.
fn told_by(mut finding: Finding, limits: &Limits) -> Finding {
    let limit = match finding.arguments.get("what").map(String::as_str) {
        Some("parts") => limits.parts.to_string(),
        Some("unpacked_mb") => limits.unpacked_mb.to_string(),
        _ => return finding,
    };
    if finding.arguments.insert("limit".to_owned(), limit.clone()).is_some_and(|was| was != limit) {
        finding.arguments.insert("found".to_owned(), format!("> {limit}"));
    }
    finding
}

/// « (thư của …, “BC tháng 3”)».
fn sent_by(unpacked: &Unpacked) -> String {
    let Some(mail) = &unpacked.mail else { return String::new() };
    crate::text::run::mail(&mail.sender, &mail.subject)
}
