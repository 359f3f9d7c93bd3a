//! `tonghop plan show DIR`: what the plan asks, in words.

use super::{Folder, Output};
use crate::error::{Error, Result};
use crate::text::show;
use std::path::Path;

pub(super) fn run(dir: &Path, unit: Option<&str>, output: &Output) -> Result<()> {
    let plan = Folder::open(dir)?.plan;
    let Some(code) = unit else {
        output.say(&show::plan(&plan, output.lang));
        return Ok(());
    };
    let known = || plan.units.iter().map(|unit| unit.code.clone()).collect();
    let found = plan.units.iter().find(|unit| unit.code.eq_ignore_ascii_case(code));
    let unit = found.ok_or_else(|| Error::Unknown { what: "unit", id: code.to_owned(), known: known() })?;
    output.say(&show::unit(&plan, unit, output.lang));
    Ok(())
}
