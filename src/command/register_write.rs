//! `register DIR --xlsx FILE`: the register as a workbook to fill in.

use super::collect::collect_at;
use super::status::Focus;
use super::{Folder, Output, handmade};
use crate::book;
use crate::disk;
use crate::error::{Error, Result};
use crate::register::Register;
use crate::registerbook;
use crate::ruling::Rulings;
use crate::text::registerbook as words;
use std::path::Path;

pub(super) fn run(dir: &Path, file: &Path, as_of: Option<&str>, focus: &Focus, output: &Output) -> Result<()> {
    let folder = Folder::open(dir)?;
    disk::prove_writable(file)?;
    let moment = super::instant(&folder, as_of)?;
    let focus = focus.resolve(&folder.plan, moment.at)?;
    let round = collect_at(&folder, moment, focus, output)?.round;
    let rulings = Rulings::of(Register::open(&folder.register_path())?.decisions()?);
    let bytes = book::bytes(&registerbook::book(&round, &rulings))
        .map_err(|error| Error::Workbook { name: file.display().to_string(), reason: error.to_string() })?;
    let written = handmade::write(file, &bytes, output)?;
    output.say(&words::written(&written.display().to_string(), output.lang));
    Ok(())
}
