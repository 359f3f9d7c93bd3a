//! `tonghop summarize DIR`: the month-end workbook.

use super::{Output, handmade, status};
use crate::book;
use crate::disk;
use crate::error::{Error, Result};
use crate::summary;
use crate::text::{board, run as words};
use std::path::Path;

pub(super) fn run(
    dir: &Path,
    out: Option<&Path>,
    as_of: Option<&str>,
    focus: &status::Focus,
    output: &Output,
) -> Result<()> {
    let wanted = out.map_or_else(|| dir.join("summary").join("Bang tong hop.xlsx"), Path::to_owned);
    // A folder without a plan is left as it is; then prove the place before the long work.
    super::Folder::open(dir)?;
    disk::prove_writable(&wanted)?;
    let collected = status::look(dir, as_of, focus, output)?;
    let mut workbook = summary::book(&collected.round, &received(dir, out));
    book::calculate(&mut workbook);
    let bytes = book::bytes(&workbook)
        .map_err(|error| Error::Workbook { name: wanted.display().to_string(), reason: error.to_string() })?;
    output.say(&board::board(&collected.round, output.lang));
    let written = handmade::write(&wanted, &bytes, output)?;
    output.say(&words::summarized(&written.display().to_string(), output.lang));
    Ok(())
}

/// Beside the usual summary a relative link finds the kept files; from elsewhere only an absolute one does.
fn received(dir: &Path, out: Option<&Path>) -> String {
    let absolute =
        || std::path::absolute(dir.join("received")).ok().map(|path| path.to_string_lossy().replace('\\', "/"));
    out.and_then(|_| absolute()).unwrap_or_else(|| summary::RECEIVED.to_owned())
}
