//! Rows of the tables as what they mean.

use super::Entry;
use crate::round::{Evidence, Receipt};
use crate::ruling::{Decision, Ruling};
use chrono::NaiveDateTime;
use rusqlite::Row;

/// A decision: number, who, when, why and what.
pub(super) fn decision(row: &Row<'_>) -> rusqlite::Result<Decision> {
    let ruling: String = row.get(4)?;
    let ruling: Ruling = serde_json::from_str(&ruling)
        // A kind of decision this program does not know.
        .map_err(|_| {
            let newer = crate::text::run::NEWER_REGISTER.into();
            rusqlite::Error::FromSqlConversionFailure(4, rusqlite::types::Type::Text, newer)
        })?;
    Ok(Decision { number: row.get(0)?, who: row.get(1)?, at: known_instant(row, 2)?, because: row.get(3)?, ruling })
}

/// A file, in the order of its columns.
pub(super) fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let evidence: String = row.get(5)?;
    let receipt = Receipt {
        at: known_instant(row, 4)?,
        channel: row.get(6)?,
        evidence: Evidence::parse(&evidence).unwrap_or(Evidence::FileTime),
    };
    Ok(Entry {
        name: row.get(0)?,
        hash: row.get(1)?,
        size: row.get::<_, i64>(2)?.cast_unsigned(),
        first_seen: instant(row.get(3)?),
        receipt,
        sender: row.get(7)?,
        subject: row.get(8)?,
        kept_as: row.get(9)?,
        unit: row.get(10)?,
        report: row.get(11)?,
        period: row.get(12)?,
        outcome: row.get(13)?,
    })
}

const INSTANT: &str = "%Y-%m-%dT%H:%M:%S";

/// An instant as it is kept.
pub(super) fn text(at: NaiveDateTime) -> String {
    at.format(INSTANT).to_string()
}

/// An instant that may be absent.
pub(super) fn instant(text: Option<String>) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(&text?, INSTANT).ok()
}

fn known_instant(row: &Row<'_>, column: usize) -> rusqlite::Result<NaiveDateTime> {
    let text: String = row.get(column)?;
    NaiveDateTime::parse_from_str(&text, INSTANT).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(error))
    })
}
