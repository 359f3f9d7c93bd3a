//! Counts of standings that add up.

use super::{Receiving, Review, Standing, Timeliness};
use serde::Serialize;

/// Counts of expected reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Expected reports: on time + late + doubtful + without deadline + missing + not due.
    pub expected: usize,
    /// In time.
    pub on_time: usize,
    /// Late beyond doubt.
    pub late: usize,
    /// Late only by the file's own date.
    pub doubtful: usize,
    /// Received where no deadline is set.
    pub undated: usize,
    /// Not received, deadline passed.
    pub missing: usize,
    /// Not received, deadline not passed.
    pub not_due: usize,
    /// Received: accepted + to supplement + to confirm + unreadable.
    pub received: usize,
    /// Accepted.
    pub accepted: usize,
    /// To be supplemented or corrected.
    pub supplement: usize,
    /// To be confirmed.
    pub confirm: usize,
    /// Cannot be opened.
    pub unreadable: usize,
}

impl Tally {
    /// Counts standings.
    pub fn of<'a>(standings: impl Iterator<Item = &'a Standing>) -> Self {
        let mut tally = Tally::default();
        standings.for_each(|standing| tally.add(standing));
        tally
    }

    fn add(&mut self, standing: &Standing) {
        self.expected += 1;
        match (standing.receiving, standing.timeliness) {
            (Receiving::NotDue, _) => self.not_due += 1,
            (Receiving::Missing, _) => self.missing += 1,
            (Receiving::Received, None) => self.undated += 1,
            (Receiving::Received, Some(Timeliness::OnTime)) => self.on_time += 1,
            (Receiving::Received, Some(Timeliness::Late { .. })) => self.late += 1,
            (Receiving::Received, Some(Timeliness::Doubtful { .. })) => self.doubtful += 1,
        }
        let Some(review) = standing.review else { return };
        self.received += 1;
        match review {
            Review::Accepted => self.accepted += 1,
            Review::NeedsConfirmation => self.confirm += 1,
            Review::Unreadable => self.unreadable += 1,
            _ => self.supplement += 1,
        }
    }

    /// Not received, due or not.
    pub fn not_received(&self) -> usize {
        self.missing + self.not_due
    }

    /// Readable reports: those whose figures are counted.
    pub fn readable(&self) -> usize {
        self.received - self.unreadable
    }
}
