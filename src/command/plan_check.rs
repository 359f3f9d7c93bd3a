//! `tonghop plan check DIR`: every fault of a plan at once.

use super::{Folder, Output};
use crate::error::Result;
use crate::text::run;
use std::path::Path;

pub(super) fn run(dir: &Path, output: &Output) -> Result<()> {
    let folder = Folder::open(dir)?;
    output.say(&run::plan_is_good(&folder.plan, output.lang));
    Ok(())
}
