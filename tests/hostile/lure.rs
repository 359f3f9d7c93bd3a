//! One thing nobody can trust, put into the inbox.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// What lies there.
pub enum What {
    /// A file with these bytes.
    Bytes(Vec<u8>),
    /// A file so long that holds nothing.
    Sparse(u64),
    /// Made by a command of its own, which takes the path last; absent where the system refuses.
    Made(&'static [&'static str]),
    /// A link to this place.
    Link(PathBuf),
    /// A socket.
    Socket,
    /// A folder.
    Folder,
}

/// A file, or what looks like one.
pub struct Lure {
    /// What it is an example of.
    pub kind: String,
    /// Path below the inbox.
    pub path: OsString,
    /// The name its line must show.
    pub shown: String,
    /// What lies there.
    pub what: What,
    /// Codes of which its line must have one; none means that only the line is asked for.
    pub codes: &'static [&'static str],
}

impl Lure {
    /// A file whose name is shown as it is.
    pub fn new(kind: &str, name: &str, bytes: Vec<u8>) -> Self {
        Lure::what(kind, name, What::Bytes(bytes))
    }

    /// Anything whose name is shown as it is.
    pub fn what(kind: &str, name: &str, what: What) -> Self {
        let name = format!("bẫy/{name}");
        Lure { kind: kind.to_owned(), path: name.clone().into(), shown: name, what, codes: &[] }
    }

    /// Shown otherwise than it is called.
    pub fn shown(mut self, path: impl Into<OsString>, shown: &str) -> Self {
        let mut full = OsString::from("bẫy/");
        full.push(path.into());
        self.path = full;
        self.shown = format!("bẫy/{shown}");
        self
    }

    /// Its line must have one of these codes.
    pub fn told(mut self, codes: &'static [&'static str]) -> Self {
        self.codes = codes;
        self
    }

    /// Puts it there; whether the system let us.
    pub fn plant(&self, inbox: &Path) -> bool {
        let path = inbox.join(&self.path);
        fs::create_dir_all(path.parent().expect("a folder above")).expect("a folder");
        match &self.what {
            What::Bytes(bytes) => write(&path, bytes),
            What::Sparse(length) => fs::File::create(&path).and_then(|file| file.set_len(*length)).is_ok(),
            What::Made(command) => {
                let made = std::process::Command::new(command[0]).args(&command[1..]).arg(&path).status();
                made.is_ok_and(|status| status.success())
            }
            What::Link(target) => link(target, &path),
            What::Socket => socket(&path),
            What::Folder => fs::create_dir_all(&path).is_ok(),
        }
    }
}

/// A name some file systems refuse is no lure there.
fn write(path: &Path, bytes: &[u8]) -> bool {
    use std::io::Write;
    fs::File::create(path).and_then(|mut file| file.write_all(bytes)).is_ok()
}

fn link(target: &Path, path: &Path) -> bool {
    std::os::unix::fs::symlink(target, path).is_ok()
}

fn socket(path: &Path) -> bool {
    // The path of a socket is short, so it is bound elsewhere and moved.
    let short = std::env::temp_dir().join(format!("s{}", std::process::id()));
    std::os::unix::net::UnixListener::bind(&short).is_ok() && fs::rename(&short, path).is_ok()
}
