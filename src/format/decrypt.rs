//! Workbooks behind a password: the passwords the office was told are tried, then the one Excel itself tries.

use super::{FileKind, Grid, Means, sniff, xlsx};
use crate::check::{Code, Finding};

/// Excel opens a workbook encrypted with this password without asking.
const EXCELS_OWN: &str = "VelvetSweatshop";

/// Reads an encrypted workbook. A wrong password may decrypt to garbage: only what is a sound workbook counts.
pub(super) fn read(bytes: &[u8], means: &Means) -> Result<Grid, Box<Finding>> {
    let passwords = means.passwords.iter().map(String::as_str).chain([EXCELS_OWN]);
    for password in passwords {
        let Ok(plain) = office_crypto::decrypt_from_bytes(bytes.to_vec(), password) else { continue };
        if sniff(&plain, "") != FileKind::Xlsx {
            continue;
        }
        match xlsx::read(&plain, means) {
            Ok(grid) => return Ok(grid),
            // The right password, and a workbook that is too large or damaged in itself.
            Err(finding) if finding.code == Code::TooLarge => return Err(finding),
            Err(_) => {}
        }
    }
    Err(Finding::new(Code::Password).with("tried", means.passwords.len()).into())
}
