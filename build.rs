//! Finds the shipped plans: every folder under `templates/` that holds a `plan.toml` becomes part of the program.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("templates");
    println!("cargo::rerun-if-changed=templates");
    let mut code = String::from("&[\n");
    for folder in sorted(&root)?.into_iter().filter(|path| path.join("plan.toml").is_file()) {
        writeln!(code, "    Shipped {{ name: {:?}, files: &[", name(&folder))?;
        for file in sorted(&folder)?.into_iter().filter(|path| path.is_file()) {
            let path = file.to_string_lossy();
            writeln!(code, "        ({:?}, include_bytes!({path:?})),", name(&file))?;
        }
        code.push_str("    ] },\n");
    }
    code.push(']');
    fs::File::create(PathBuf::from(env::var("OUT_DIR")?).join("shipped.rs"))?.write_all(code.as_bytes())?;
    Ok(())
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Entries by name: the same sources give the same program. Hidden files are the editor's.
fn sorted(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()?;
    paths.retain(|path| !name(path).starts_with('.'));
    paths.sort();
    Ok(paths)
}
