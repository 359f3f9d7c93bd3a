//! The database file: the only place that speaks SQL.
//!
//! Every run writes in one transaction, so that whatever happens to the machine there is either all of it or none. The
//! journal is SQLite's rollback journal: the register is one file that can be copied, and the write-ahead log does not
//! work on network drives.

use super::row::{decision, entry, instant, text};
use super::{Entry, schema};
use crate::error::{Error, Result};
use crate::ruling::Decision;
use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, params};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long a run waits for another one to finish writing.
const PATIENCE: Duration = Duration::from_mins(1);

/// An open register.
#[derive(Debug)]
pub struct Register {
    path: PathBuf,
    connection: Mutex<Connection>,
}

/// What the disk says of a file without its being opened. As long as it says the same, the bytes are the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Where it lies below the inbox: two paths may look alike, their places differ.
    pub place: String,
    /// Bytes.
    pub size: u64,
    /// When its bytes were last changed, in nanoseconds since 1970.
    pub modified: i64,
    /// When anything about it was last changed, where the system tells; else 0.
    pub changed: i64,
    /// Whether it was old enough when it was read: a change within the same tick of a coarse clock shows in no date.
    pub settled: bool,
}

/// A file of the inbox with what came of reading it.
#[derive(Clone, Debug)]
pub struct Known {
    /// What the disk said of it before it was read.
    pub stamp: Stamp,
    /// Hash of its bytes.
    pub hash: String,
    /// The ending of its name, in lower case: a reader may go by it where the bytes say little.
    pub ending: String,
    /// What came of it, if it was read anew.
    pub body: Option<Vec<u8>>,
}

/// What a run has seen.
#[derive(Clone, Debug, Default)]
pub struct Witnessed {
    /// Every line of the inbox.
    pub entries: Vec<Entry>,
    /// Every file of the inbox that can be known again.
    pub known: Vec<Known>,
    /// Which reader read them: of another program, or with other limits, what came of them may differ.
    pub reader: String,
}

/// What became of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// Entered under this number.
    Entered(i64),
    /// It stands already, under this number.
    Standing(i64),
}

impl Register {
    /// Opens the register at this path, or begins one.
    pub fn open(path: &Path) -> Result<Self> {
        let failed = |error: rusqlite::Error| failed(path, &error);
        let mut connection = Connection::open(path).map_err(failed)?;
        connection.busy_timeout(PATIENCE).map_err(failed)?;
        connection.pragma_update(None, "synchronous", "FULL").map_err(failed)?;
        if let Some(other) = schema::bring_up(&mut connection).map_err(failed)? {
            return Err(Error::Register { path: path.to_owned(), reason: other.to_owned() });
        }
        Ok(Register { path: path.to_owned(), connection: Mutex::new(connection) })
    }

    fn lock(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ask<T>(&self, ask: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T> {
        ask(&self.lock()).map_err(|error| failed(&self.path, &error))
    }

    /// The hash of a file that has not changed since it was read.
    pub fn hash_of(&self, stamp: &Stamp) -> Result<Option<String>> {
        self.ask(|connection| {
            let sql =
                "SELECT hash FROM stamp WHERE place = ?1 AND size = ?2 AND modified = ?3 AND changed = ?4 AND settled";
            let values = params![stamp.place, stamp.size.cast_signed(), stamp.modified, stamp.changed];
            connection.prepare_cached(sql)?.query_row(values, |row| row.get(0)).optional()
        })
    }

    /// What came of bytes with this hash, under a name with this ending, when this reader read them.
    pub fn reading(&self, hash: &str, ending: &str, reader: &str) -> Result<Option<Vec<u8>>> {
        self.ask(|connection| {
            let sql = "SELECT body FROM reading WHERE hash = ?1 AND ending = ?2 AND reader = ?3";
            connection.prepare_cached(sql)?.query_row([hash, ending, reader], |row| row.get(0)).optional()
        })
    }

    /// When bytes with this hash were first seen, under whatever name.
    pub fn first_seen(&self, hash: &str) -> Result<Option<NaiveDateTime>> {
        if hash.is_empty() {
            return Ok(None);
        }
        self.ask(|connection| {
            let sql = "SELECT MIN(first_seen) FROM file WHERE hash = ?1 AND first_seen IS NOT NULL";
            connection.prepare_cached(sql)?.query_row([hash], |row| row.get(0)).map(|at: Option<String>| instant(at))
        })
    }

    /// Every file ever seen, by name; of a report and period only, if asked.
    pub fn files(&self, of: Option<(&str, &str)>) -> Result<Vec<Entry>> {
        const FIELDS: &str = "SELECT name, hash, size, first_seen, received, evidence, channel, sender, subject, \
                              kept_as, unit, report, period, outcome FROM file";
        self.ask(|connection| match of {
            None => {
                let mut statement = connection.prepare_cached(&format!("{FIELDS} ORDER BY name, hash"))?;
                statement.query_map([], entry)?.collect()
            }
            Some((report, period)) => {
                let sql = format!("{FIELDS} WHERE report = ?1 AND period = ?2 ORDER BY name, hash");
                connection.prepare_cached(&sql)?.query_map([report, period], entry)?.collect()
            }
        })
    }

    /// Every decision ever made, in order.
    pub fn decisions(&self) -> Result<Vec<Decision>> {
        self.ask(|connection| {
            let sql = "SELECT number, who, at, because, ruling FROM decision ORDER BY number";
            connection.prepare_cached(sql)?.query_map([], decision)?.collect()
        })
    }

    /// Records a run: all of it or nothing. What is known already is left untouched.
    pub fn record(&self, seen: &Witnessed) -> Result<()> {
        let mut connection = self.lock();
        let mut write = || {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            for entry in &seen.entries {
                enter(&transaction, entry)?;
            }
            for known in &seen.known {
                know(&transaction, known, &seen.reader)?;
            }
            forget(&transaction, seen)?;
            transaction.commit()
        };
        write().map_err(|error| failed(&self.path, &error))
    }

    /// Enters decisions, all of them or none. One that says what stands already changes nothing.
    pub fn decide(&self, decisions: &[Decision]) -> Result<Vec<Decided>> {
        let mut connection = self.lock();
        let mut write = || {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let decided = decisions.iter().map(|one| decide(&transaction, one)).collect::<rusqlite::Result<_>>()?;
            transaction.commit()?;
            Ok(decided)
        };
        write().map_err(|error| failed(&self.path, &error))
    }
}

fn failed(path: &Path, error: &rusqlite::Error) -> Error {
    Error::Register { path: path.to_owned(), reason: error.to_string() }
}

fn enter(connection: &Connection, entry: &Entry) -> rusqlite::Result<usize> {
    let sql = "INSERT INTO file VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
        ON CONFLICT (name, hash) DO UPDATE SET
            first_seen = COALESCE(first_seen, excluded.first_seen), received = excluded.received,
            evidence = excluded.evidence, channel = excluded.channel, sender = excluded.sender,
            subject = excluded.subject, kept_as = excluded.kept_as, unit = excluded.unit,
            report = excluded.report, period = excluded.period, outcome = excluded.outcome
        WHERE (first_seen IS NULL AND excluded.first_seen IS NOT NULL)
            OR (received, evidence, channel, sender, subject, kept_as, unit, report, period, outcome)
            IS NOT (excluded.received, excluded.evidence, excluded.channel, excluded.sender, excluded.subject,
                excluded.kept_as, excluded.unit, excluded.report, excluded.period, excluded.outcome)";
    connection.prepare_cached(sql)?.execute(params![
        entry.name,
        entry.hash,
        entry.size.cast_signed(),
        entry.first_seen.map(text),
        text(entry.receipt.at),
        entry.receipt.evidence.text(),
        entry.receipt.channel,
        entry.sender,
        entry.subject,
        entry.kept_as,
        entry.unit,
        entry.report,
        entry.period,
        entry.outcome,
    ])
}

fn know(connection: &Connection, known: &Known, reader: &str) -> rusqlite::Result<()> {
    let sql = "INSERT INTO stamp VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (place) DO UPDATE SET size = excluded.size, modified = excluded.modified,
            changed = excluded.changed, settled = excluded.settled, hash = excluded.hash
        WHERE (size, modified, changed, settled, hash)
            IS NOT (excluded.size, excluded.modified, excluded.changed, excluded.settled, excluded.hash)";
    let stamp = &known.stamp;
    let values =
        params![stamp.place, stamp.size.cast_signed(), stamp.modified, stamp.changed, stamp.settled, known.hash];
    connection.prepare_cached(sql)?.execute(values)?;
    if let Some(body) = &known.body {
        let sql = "INSERT OR REPLACE INTO reading VALUES (?1, ?2, ?3, ?4)";
        connection.prepare_cached(sql)?.execute(params![known.hash, known.ending, reader, body])?;
    }
    Ok(())
}

/// Stamps and readings of files that are no longer in the inbox.
fn forget(connection: &Connection, seen: &Witnessed) -> rusqlite::Result<()> {
    let names: std::collections::BTreeSet<&str> = seen.known.iter().map(|known| known.stamp.place.as_str()).collect();
    let mut statement = connection.prepare_cached("SELECT place FROM stamp")?;
    let gone: Vec<String> = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<_>>()?;
    for name in gone.iter().filter(|name| !names.contains(name.as_str())) {
        connection.prepare_cached("DELETE FROM stamp WHERE place = ?1")?.execute([name])?;
    }
    connection
        .prepare_cached("DELETE FROM reading WHERE hash NOT IN (SELECT hash FROM stamp) OR reader <> ?1")?
        .execute([&seen.reader])?;
    Ok(())
}

fn decide(connection: &Connection, decision: &Decision) -> rusqlite::Result<Decided> {
    let subject = decision.ruling.subject();
    let ruling = serde_json::to_string(&decision.ruling).unwrap_or_default();
    let sql = "SELECT number, ruling, because FROM decision WHERE subject = ?1
        AND NOT EXISTS (SELECT 1 FROM decision AS later WHERE later.subject = 'withdraw/' || decision.number)
        ORDER BY number DESC LIMIT 1";
    let read = |row: &Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?));
    let last = connection.prepare_cached(sql)?.query_row([&subject], read).optional()?;
    if let Some((number, _, _)) = last.filter(|(_, was, why)| *was == ruling && *why == decision.because) {
        return Ok(Decided::Standing(number));
    }
    let sql = "INSERT INTO decision (kind, subject, who, at, because, ruling) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let kind = decision.ruling.kind();
    connection.prepare_cached(sql)?.execute(params![
        kind,
        subject,
        decision.who,
        text(decision.at),
        decision.because,
        ruling
    ])?;
    Ok(Decided::Entered(connection.last_insert_rowid()))
}
