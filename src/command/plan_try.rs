//! `tonghop plan try DIR`: the dry run before the forms go out. Nothing is written.

use super::Output;
use crate::error::{Error, Result};
use crate::text::trial as words;
use crate::trial;
use std::path::Path;

pub(super) fn run(dir: &Path, output: &Output) -> Result<()> {
    let folder = super::plan_check::judged(dir)?;
    let reached = trial::run(&folder.plan);
    output.say(&words::trial(&folder.plan, &reached, output.lang));
    match reached.constants(&folder.plan).len() + reached.unread.len() {
        0 => Ok(()),
        count => Err(Error::Trial { count }),
    }
}
