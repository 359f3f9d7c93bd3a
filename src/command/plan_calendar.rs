//! `tonghop plan calendar DIR`: deadlines and phases as a calendar file.

use super::{Folder, Output};
use crate::disk;
use crate::error::Result;
use crate::ics;
use crate::text::ics as words;
use std::path::Path;

pub(super) fn run(dir: &Path, out: Option<&Path>, output: &Output) -> Result<()> {
    let plan = Folder::open(dir)?.plan;
    let events = ics::agenda(&plan, output.lang);
    if events.is_empty() {
        output.say(words::nothing(output.lang));
        return Ok(());
    }
    let path = out.map_or_else(|| dir.join(format!("{}.ics", plan.code)), Path::to_owned);
    disk::write(&path, ics::file(&plan.short_title, &plan.code, &events).as_bytes())?;
    output.say(&words::written(&path.display().to_string(), events.len(), output.lang));
    Ok(())
}
