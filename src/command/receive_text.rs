//! `receive --text [FILE]`: messages pasted from Zalo become a text file of the inbox, where every run reads them.

use super::bureau::fault;
use super::{Folder, Output, has_plan};
use crate::disk;
use crate::error::{Error, Result};
use crate::guard;
use crate::intake::read_messages;
use crate::ruling::Fault;
use crate::text::register as words;
use std::io::Read;
use std::path::Path;

/// Takes a text, from a file or from what is typed, into the inbox. The same text is taken once.
pub(super) fn run(file: Option<&Path>, dir: Option<&Path>, output: &Output) -> Result<()> {
    let folder = Folder::open(&super::bureau::place(dir, file.filter(|file| file.ancestors().any(has_plan)))?)?;
    let most = folder.settings.means.limits.file_bytes();
    let bytes = match file {
        Some(path) => {
            disk::regular(path, most).map_err(|_| fault(Fault::CannotTake(path.to_string_lossy().into_owned())))?
        }
        None => typed(most)?,
    };
    let text = crate::format::plain_text(&bytes).unwrap_or_default();
    let count = read_messages(&folder.plan, &text).messages.len();
    if count == 0 {
        return Err(fault(Fault::NoMessage));
    }
    let name = format!("zalo/{}.txt", &guard::hash(text.as_bytes())[..8]);
    let path = folder.inbox().join(&name);
    if !path.is_file() {
        disk::write(&path, text.as_bytes())?;
    }
    output.say(&words::messages(count, &name, output.lang));
    Ok(())
}

/// What is typed or piped in, until its end.
fn typed(most: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let failed = |source| Error::Read { path: "-".into(), source };
    std::io::stdin().lock().take(most + 1).read_to_end(&mut bytes).map_err(failed)?;
    // Never a part of it.
    if bytes.len() as u64 > most { Err(fault(Fault::CannotTake("-".to_owned()))) } else { Ok(bytes) }
}
