//! Damage on the way: every format cut off, with a tail of zeros, with bits turned.

use crate::lure::Lure;
use crate::mutate::{Rng, cut, flip, zero_tail};
use crate::outlook::message;
use std::path::{Path, PathBuf};

/// Seeded bits turned in each format.
const FLIPS: u64 = 200;
/// What is left after a copy broke off, in percent.
const LEFT: [usize; 4] = [10, 50, 90, 95];
/// Codes of a file that is not whole. Text cut off is still text, of which nobody knows whose it is.
const BROKEN: &[&str] = &[
    "truncated",
    "damaged",
    "empty-file",
    "not-a-workbook",
    "unknown-form",
    "password",
    "too-large",
    "sealed-container",
    "reader-timeout",
];

/// Text has no end of its own: what is missing shows as lines and required cells that are not there.
const SHORTER: &[&str] = &["damaged", "not-a-workbook", "unknown-form", "relocated"];

/// A sound file of each format: format, ending, bytes.
pub fn formats() -> Vec<(String, String, Vec<u8>)> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    let folders =
        ["xlsx", "xls", "ods", "xlsb", "html", "sheet-xml", "csv", "encrypted", "zip", "eml"].map(|f| corpus.join(f));
    let mut formats: Vec<_> = folders.iter().filter_map(|folder| sound(folder)).collect();
    if let Some((_, _, zip)) = formats.iter().find(|(format, ..)| format == "zip") {
        formats.push(("msg".to_owned(), "msg".to_owned(), message("a.zip", zip)));
    }
    formats
}

fn sound(folder: &Path) -> Option<(String, String, Vec<u8>)> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let file = files.first()?;
    let format = folder.file_name()?.to_string_lossy().into_owned();
    let ending = if matches!(format.as_str(), "html" | "sheet-xml" | "csv") {
        "xls".into()
    } else {
        file.extension()?.to_owned()
    };
    Some((format, ending.to_string_lossy().into_owned(), std::fs::read(file).ok()?))
}

pub fn lures() -> Vec<Lure> {
    let mut lures = Vec::new();
    for (format, ending, bytes) in formats() {
        let told = if format == "csv" { SHORTER } else { BROKEN };
        for percent in LEFT {
            let name = format!("{format}-còn-{percent}.{ending}");
            lures.push(Lure::new(&format!("{format} cut"), &name, cut(&bytes, percent)).told(told));
            let name = format!("{format}-không-{percent}.{ending}");
            lures.push(Lure::new(&format!("{format} zero tail"), &name, zero_tail(&bytes, percent)).told(told));
        }
        for seed in 0..FLIPS {
            let mut bytes = bytes.clone();
            flip(&mut bytes, &mut Rng::new(seed));
            lures.push(Lure::new(&format!("{format} bits turned"), &format!("{format}-bit-{seed}.{ending}"), bytes));
        }
    }
    lures
}
