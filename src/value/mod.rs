//! Hand-typed Vietnamese cell contents → typed values (`domain/conventions.md` part 2).
//!
//! Blank is never zero, nothing is guessed silently: whatever is not literal carries a [`Note`], whatever leaves two
//! readings open is refused or noted as doubtful.

mod choice;
mod date;
mod deadline;
mod list;
mod money;
mod number;
mod range;
mod scan;
mod text;
mod time;
mod torn;
mod types;
mod words;

pub use choice::{DONE, STATUSES};
pub use deadline::{Deadline, DueOn, deadline};
pub use list::list;
pub use money::scale;
pub(crate) use text::spelt;
pub use text::{bare_key, clean, key, says_none, says_not_concerned};
pub use types::{Context, Kind, Note, Raw, Reading, Refusal, Value};

/// Reads a cell behind which a formula may stand: one without a stored result was never calculated, and says nothing.
pub fn read_cell(kind: Kind, raw: &Raw, formula: bool, context: &Context<'_>) -> Reading {
    if formula && *raw == Raw::Empty {
        return Reading::Refused(Refusal::NotComputed);
    }
    read(kind, raw, context)
}

/// Reads a cell as the kind of value the plan asks for.
pub fn read(kind: Kind, raw: &Raw, context: &Context<'_>) -> Reading {
    if let Raw::Error(code) = raw {
        return Reading::Refused(Refusal::CellError { code: code.clone() });
    }
    match kind {
        Kind::Text => text::read(raw, context),
        Kind::Count => number::count(raw, context),
        Kind::Decimal => number::decimal(raw, context),
        Kind::Money => money::read(raw, context),
        Kind::Percent => number::percent(raw),
        Kind::Date => date::read(raw, context),
        Kind::DateRange => range::read(raw, context),
        Kind::Time => time::read(raw),
        Kind::Status => choice::status(raw),
        Kind::Choice => choice::choice(raw, context.options),
        Kind::Tick => choice::tick(raw),
    }
}
