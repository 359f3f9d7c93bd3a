//! `who [NAME]`: the name every decision on this computer is entered under, set once.
//!
//! It stands in a settings file of the person, not in the working folder, which several people share, and is not the
//! name of the Windows account, which says «Admin».

use super::Output;
use crate::disk;
use crate::error::{Error, Result};
use crate::ruling::Fault;
use crate::text::register as words;
use std::path::PathBuf;

/// Takes the place of the settings file, for those who run the program from another one.
const VARIABLE: &str = "TONGHOP_WHO";

pub(super) fn run(name: Option<&str>, output: &Output) -> Result<()> {
    if let Some(name) = name {
        let name = crate::value::clean(name);
        disk::write(&path()?, name.as_bytes())?;
    }
    output.say(&words::who(&known()?, output.lang));
    Ok(())
}

/// Who decides on this computer.
pub(super) fn known() -> Result<String> {
    let said = std::env::var(VARIABLE).ok().map(|name| crate::value::clean(&name)).filter(|name| !name.is_empty());
    if let Some(name) = said {
        return Ok(name);
    }
    let written = disk::text_if_there(&path()?)?.map(|name| crate::value::clean(name.trim_start_matches('\u{feff}')));
    written.filter(|name| !name.is_empty()).ok_or(Error::Decision(Fault::NoName))
}

fn path() -> Result<PathBuf> {
    let set = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let below_home = || std::env::home_dir().map(|home| home.join(".config"));
    let settings = if cfg!(windows) { set("APPDATA") } else { set("XDG_CONFIG_HOME").or_else(below_home) };
    settings.map(|place| place.join("tonghop").join("who.txt")).ok_or(Error::Decision(Fault::NoName))
}
