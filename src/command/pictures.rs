//! Pictures pasted onto sheets: saved below the name of the unit whose workbook they came in.

use crate::check::{Code, Finding, Location};
use crate::disk;
use crate::error::Result;
use crate::format::{Grid, Picture};
use crate::guard::{Contents, FileRead, hash};
use std::path::{Path, PathBuf};

/// Folder of the pictures, below that of the kept files.
const FOLDER: &str = "hinh-anh";

/// Saves the pictures of a unit's workbook; one finding a sheet.
pub(super) fn save(received: &Path, grid: &Grid, unit: &str) -> Result<Vec<Finding>> {
    let plain = unit.chars().all(|letter| letter.is_alphanumeric() || letter == '_' || letter == '-');
    let place = received.join(FOLDER).join(if plain { unit } else { "khac" });
    let mut findings = Vec::new();
    for sheet in grid.sheets.iter().filter(|sheet| !sheet.pictures.is_empty()) {
        for picture in &sheet.pictures {
            save_one(received, &place, picture)?;
        }
        let location = Location { sheet: sheet.name.clone(), ..Location::default() };
        findings.push(Finding::new(Code::PicturesInside).at(location).with("count", sheet.pictures.len()));
    }
    Ok(findings)
}

fn save_one(received: &Path, place: &Path, picture: &Picture) -> Result<()> {
    let Some(name) = name(picture) else { return Ok(()) };
    let path = place.join(&name);
    if path.is_file() {
        return Ok(());
    }
    if !picture.bytes.is_empty() {
        return disk::write(&path, &picture.bytes);
    }
    // The workbook was another unit's, or nobody's, when it was read.
    match saved(received, &name).and_then(|saved| std::fs::read(saved).ok()) {
        Some(bytes) => disk::write(&path, &bytes),
        None => Ok(()),
    }
}

/// Whether every picture of a workbook that was read before is still there, below whatever name.
pub(super) fn are_saved(received: &Path, read: &FileRead) -> bool {
    let Contents::Workbook(grid) = &read.contents else { return true };
    let mut names = grid.sheets.iter().flat_map(|sheet| &sheet.pictures).filter_map(name);
    names.all(|name| saved(received, &name).is_some())
}

/// The hash of its bytes and its ending; none for a picture that was only counted.
fn name(picture: &Picture) -> Option<String> {
    let hash = if picture.bytes.is_empty() { picture.hash.clone() } else { hash(&picture.bytes) };
    (!hash.is_empty()).then(|| format!("{hash}.{}", picture.kind.text()))
}

fn saved(received: &Path, name: &str) -> Option<PathBuf> {
    let folders = std::fs::read_dir(received.join(FOLDER)).ok()?.filter_map(std::result::Result::ok);
    folders.map(|folder| folder.path().join(name)).find(|path| path.is_file())
}
