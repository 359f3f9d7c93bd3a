//! Finds the shipped plans: every folder under `templates/` that holds a `plan.toml` becomes part of the program. Gives
//! the sources that read files one number.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
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
    println!("cargo::rustc-env=TONGHOP_READER={:016x}", reader()?);
    Ok(())
}

/// What reads files, as one number: what an older program made of a file is not taken for what this one would.
fn reader() -> Result<u64, Box<dyn std::error::Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let mut hasher = DefaultHasher::new();
    for room in
        ["src/book", "src/check", "src/container", "src/encoding", "src/format", "src/guard", "src/plan", "src/value"]
    {
        println!("cargo::rerun-if-changed={room}");
        for file in sorted(&root.join(room))?.into_iter().filter(|path| path.is_file()) {
            fs::read(file)?.hash(&mut hasher);
        }
    }
    println!("cargo::rerun-if-changed=Cargo.lock");
    fs::read(root.join("Cargo.lock")).unwrap_or_default().hash(&mut hasher);
    Ok(hasher.finish())
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
