//! Workbooks behind a password: the passwords the office was told are tried, then the one Excel itself tries.

use super::{FileKind, Grid, Means, sniff, xlsb, xlsx};
use crate::check::{Code, Finding};

/// Excel opens a workbook encrypted with this password without asking.
const EXCELS_OWN: &str = "VelvetSweatshop";

/// Reads an encrypted workbook. A wrong password may decrypt to garbage: only what is a sound workbook counts.
pub(super) fn read(bytes: &[u8], means: &Means) -> Result<Grid, Box<Finding>> {
    let passwords = means.passwords.iter().map(String::as_str).chain([EXCELS_OWN]);
    for password in passwords {
        let Ok(plain) = office_crypto::decrypt_from_bytes(bytes.to_vec(), password) else { continue };
        let read = match sniff(&plain, "") {
            FileKind::Xlsx => xlsx::read(&plain, means),
            FileKind::Xlsb => xlsb::read(&plain, means),
            _ => continue,
        };
        match read {
            Ok(grid) => return Ok(grid),
            // A whole archive is no garbage: the password was right, and the workbook itself is too large or damaged.
            Err(finding) if finding.code == Code::TooLarge || is_whole(&plain) => return Err(finding),
            Err(_) => {}
        }
    }
    Err(Finding::new(Code::Password).with("tried", means.passwords.len()).into())
}

fn is_whole(plain: &[u8]) -> bool {
    zip::ZipArchive::new(std::io::Cursor::new(plain)).is_ok_and(|archive| !archive.is_empty())
}
