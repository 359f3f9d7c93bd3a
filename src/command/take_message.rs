//! A text file of messages → a line for each message, kept as the evidence it is.

use super::take::{Desk, Origin, settle};
use crate::check::{Code, Finding};
use crate::container;
use crate::error::Result;
use crate::guard::hash;
use crate::intake::{Message, Pasted, read_messages};
use crate::round::{Evidence, FileOutcome, Receipt, Taken, understand_message};

impl Desk<'_> {
    /// A text file of messages: one line a message.
    pub(super) fn messages(
        &self,
        mut taken: Taken,
        pasted: &Pasted,
        origin: &Origin,
        lines: &mut Vec<Taken>,
    ) -> Result<()> {
        let (count, most) = (pasted.messages.len(), self.arrivals.folder.settings.means.limits.parts);
        taken.named = None;
        if count > most {
            lines.push(settle(taken, FileOutcome::Unreadable, container::too_large("parts", count, most)));
            return Ok(());
        }
        let opened = Finding::new(Code::MessagesOpened).with("count", count).with("outside", pasted.outside);
        let inner = Origin { around: taken.name.clone(), receipt: taken.receipt.clone(), ..origin.clone() };
        lines.push(settle(taken, FileOutcome::Opened, opened));
        for (number, message) in (1..).zip(&pasted.messages) {
            lines.push(self.message(self.line(&format!("{}/{number}", inner.around), &inner), message)?);
        }
        Ok(())
    }

    /// Reports typed into a mail instead of a file: one line each.
    pub(super) fn messages_of_a_mail(&self, words: &str, inner: &Origin, lines: &mut Vec<Taken>) -> Result<()> {
        let most = self.arrivals.folder.settings.means.limits.parts;
        for (number, message) in (1..).zip(read_messages(self.plan, words).messages.iter().take(most)) {
            let name = format!("{}/{} {number}", inner.around, crate::text::message::SHEET);
            lines.push(self.message(self.line(&name, inner), message)?);
        }
        Ok(())
    }

    /// A message, kept as the evidence it is. What the messenger printed as its time can be typed over: weak evidence.
    fn message(&self, mut taken: Taken, message: &Message) -> Result<Taken> {
        let text = message.text();
        taken.size = text.len() as u64;
        // A file that is nothing but one message is no duplicate of it.
        taken.hash = hash(format!("message\n{text}").as_bytes());
        if let Some(at) = message.sent.filter(|_| taken.receipt.evidence > Evidence::MailDate) {
            taken.receipt = Receipt { at, channel: "zalo".to_owned(), evidence: Evidence::MailDate };
        }
        taken.receipt = self.arrivals.of_bytes(&taken.hash, &taken.name, &taken.receipt)?;
        taken.named = None;
        self.rule(&mut taken);
        taken.kept_as = format!("{}.txt", taken.hash);
        self.keep(&taken.kept_as, Some(text.as_bytes()))?;
        match understand_message(self.plan, self.issued, &self.hints(&taken), message) {
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
}
