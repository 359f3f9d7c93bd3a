//! `register DIR`: the register as it stands.

use super::bureau::{Bureau, fault};
use super::collect::collect_at;
use super::status::Focus;
use super::{Folder, Output};
use crate::error::Result;
use crate::register::Register;
use crate::ruling::{Fault, Ruling, Rulings};
use crate::text::register as words;
use std::path::Path;

/// Shows what came, on what evidence, and what was decided.
pub(super) fn show(dir: &Path, as_of: Option<&str>, output: &Output) -> Result<()> {
    let folder = Folder::open(dir)?;
    let moment = super::instant(&folder, as_of)?;
    let round = collect_at(&folder, moment, None, output)?.round;
    let register = Register::open(&folder.register_path())?;
    let files = register.files(None)?;
    let rulings = Rulings::of(register.decisions()?);
    output.say(&words::register(&files, &rulings, &round, output.lang));
    Ok(())
}

/// An earlier decision no longer stands; the one before it about the same thing, if any, does again.
pub(super) fn withdraw(dir: &Path, number: i64, because: &str, output: &Output) -> Result<()> {
    let bureau = Bureau::open(Some(dir), None, &Focus::default(), output)?;
    if !bureau.standing()?.iter().any(|decision| decision.number == number) {
        return Err(fault(Fault::NoSuchDecision(number)));
    }
    bureau.enter(vec![Ruling::Withdraw { number }], because)
}
