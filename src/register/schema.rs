//! The tables, and how an older register becomes a newer one.

use crate::text::run as words;
use rusqlite::{Connection, Result};

/// Steps from an empty file to the newest register, in order; a file remembers how many it has taken.
const STEPS: [&str; 1] = ["
    CREATE TABLE file (
        name TEXT NOT NULL, hash TEXT NOT NULL, size INTEGER NOT NULL, first_seen TEXT,
        received TEXT NOT NULL, evidence TEXT NOT NULL, channel TEXT NOT NULL,
        sender TEXT NOT NULL, subject TEXT NOT NULL, kept_as TEXT NOT NULL,
        unit TEXT NOT NULL, report TEXT NOT NULL, period TEXT NOT NULL, outcome TEXT NOT NULL,
        PRIMARY KEY (name, hash)
    ) WITHOUT ROWID;
    CREATE INDEX file_hash ON file (hash, first_seen);
    CREATE INDEX file_place ON file (report, period, unit);
    CREATE TABLE decision (
        number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, subject TEXT NOT NULL,
        who TEXT NOT NULL, at TEXT NOT NULL, because TEXT NOT NULL, ruling TEXT NOT NULL
    );
    CREATE INDEX decision_subject ON decision (subject, number);
    CREATE TABLE stamp (
        place TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, changed INTEGER NOT NULL,
        settled INTEGER NOT NULL, hash TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE reading (
        hash TEXT NOT NULL, ending TEXT NOT NULL, reader TEXT NOT NULL, body BLOB NOT NULL,
        PRIMARY KEY (hash, ending)
    ) WITHOUT ROWID;
"];

/// Says in the file's head whose it is: «THOP».
const APPLICATION: i32 = 0x5448_4F50;

/// Brings a register up to date; nothing is changed in a file that is none, or is newer than this program: it says so.
pub(super) fn bring_up(connection: &mut Connection) -> Result<Option<&'static str>> {
    if let Some(other) = other(connection)? {
        return Ok(Some(other));
    }
    if taken(connection)? == STEPS.len() {
        return Ok(None);
    }
    // Another run may be taking the same steps.
    let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    for step in STEPS.iter().skip(taken(&transaction)?) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", STEPS.len() as u32)?;
    transaction.commit()?;
    Ok(None)
}

/// Why a file is no register of this program.
fn other(connection: &Connection) -> Result<Option<&'static str>> {
    let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: u32 = connection.query_row("SELECT COUNT(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(match (application == APPLICATION, tables) {
        (true, _) if taken(connection)? > STEPS.len() => Some(words::NEWER_REGISTER),
        (false, 1..) => Some(words::NO_REGISTER),
        _ => None,
    })
}

fn taken(connection: &Connection) -> Result<usize> {
    let taken: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok(taken as usize)
}
