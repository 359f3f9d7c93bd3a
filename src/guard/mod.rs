//! Reading what strangers sent, so that nothing can stop or poison the rest: formats whose readers may crash, hang or
//! hunger are read in child processes of this very program.

use crate::check::Finding;
use crate::container::{self, Unpacked};
use crate::format::{self, FileKind, Grid, Means, sniff};

/// Reads a workbook, whatever its format.
pub fn open(name: &str, bytes: &[u8], means: &Means) -> Result<Grid, Box<Finding>> {
    format::open(sniff(bytes, name), bytes, means)
}

/// Takes the files out of a container.
pub fn unpack(kind: FileKind, bytes: &[u8], means: &Means) -> Result<Unpacked, Box<Finding>> {
    container::unpack(kind, bytes, means)
}
