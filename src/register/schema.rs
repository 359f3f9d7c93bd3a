//! The tables, and how an older register becomes a newer one.

use crate::text::run as words;
use rusqlite::{Connection, Result, TransactionBehavior};

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
///
/// Another run may be taking the same steps at this very moment, so each look is one transaction: looked at in two
/// halves, a register that is just being begun would have tables and not yet an owner.
pub(super) fn bring_up(connection: &mut Connection) -> Result<Option<&'static str>> {
    let mut state = look(&*connection.transaction()?)?;
    if matches!(state, State::Older(_)) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        state = look(&transaction)?;
        if let State::Older(taken) = state {
            for step in &STEPS[taken..] {
                transaction.execute_batch(step)?;
            }
            transaction.pragma_update(None, "application_id", APPLICATION)?;
            transaction.pragma_update(None, "user_version", STEPS.len() as u32)?;
            transaction.commit()?;
        }
    }
    Ok(match state {
        State::Other(reason) => Some(reason),
        State::Older(_) | State::Newest => None,
    })
}

/// What a file is to this program.
enum State {
    /// Not for it, for this reason.
    Other(&'static str),
    /// A register that has taken this many steps, fewer than there are; an empty file has taken none.
    Older(usize),
    /// A register as it should be.
    Newest,
}

fn look(connection: &Connection) -> Result<State> {
    let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: u32 = connection.query_row("SELECT COUNT(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let taken: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let taken = taken as usize;
    Ok(match (application == APPLICATION, tables) {
        (false, 1..) => State::Other(words::NO_REGISTER),
        (false, 0) => State::Older(0),
        (true, _) if taken > STEPS.len() => State::Other(words::NEWER_REGISTER),
        (true, _) if taken < STEPS.len() => State::Older(taken),
        (true, _) => State::Newest,
    })
}
