//! Hand-typed Vietnamese cell contents → typed values (`domain/conventions.md` part 2).
//!
//! Blank is never zero, nothing is guessed silently: whatever is not literal carries a [`Note`], whatever leaves two
//! readings open is refused or noted as doubtful.

mod choice;
mod date;
mod list;
mod money;
mod number;
mod range;
mod scan;
mod text;
mod time;
mod types;
mod words;

pub use choice::{DONE, STATUSES};
pub use list::list;
pub use money::scale;
pub use text::{bare_key, clean, key};
pub use types::{Context, Kind, Note, Raw, Reading, Refusal, Value};

/// Reads a cell as the kind of value the plan asks for.
pub fn read(kind: Kind, raw: &Raw, context: &Context<'_>) -> Reading {
    if let Raw::Error(code) = raw {
        return Reading::Refused(Refusal::CellError { code: code.clone() });
    }
    match kind {
        Kind::Text => text::read(raw),
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
