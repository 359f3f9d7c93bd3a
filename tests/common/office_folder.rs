//! A working folder of the shipped plan on the disk, with some reports of the sample in its inbox, and the program run in
//! it as a clerk runs it.

use super::working;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;
use tonghop::command::{Collected, Folder, Output as Said, collect, parse_instant};
use tonghop::register::{Entry, Register};
use tonghop::round::{File, Round, Standing};
use tonghop::text::Lang;

/// A final report of the sample without anything to ask.
pub const GOOD: &str = "tong ket/01 So Y te - TTN2020 tong ket.xlsx";
/// One with a sum of money a million times too large.
pub const MONEY: &str = "tong ket/15 So VHTT&DL - TTN2020 tong ket.xlsx";
/// One with an empty cell.
pub const GAP: &str = "tong ket/39 Van phong UBND thanh pho - TTN2020 tong ket.xlsx";
/// One that broke off in transfer.
pub const BROKEN: &str = "tong ket/43 Thanh tra thanh pho - TTN2020 tong ket.xlsx";

/// The folder.
pub struct OfficeFolder {
    dir: TempDir,
}

impl OfficeFolder {
    /// A folder looked at on 3/4/2020, whose inbox holds these files of the sample.
    pub fn with(files: &[&str]) -> Self {
        let office = OfficeFolder::live(files);
        office.write("tonghop.toml", b"as_of = 2020-04-03T09:00:00\n");
        office
    }

    /// A folder looked at now.
    pub fn live(files: &[&str]) -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let sample = working::sample();
        for name in ["plan.toml", "units.csv"] {
            std::fs::copy(sample.join(name), dir.path().join(name)).expect("a copy");
        }
        working::copy_but(&sample.join("issued"), &dir.path().join("issued"), ".xlsx");
        std::fs::create_dir_all(dir.path().join("inbox")).expect("an inbox");
        let office = OfficeFolder { dir };
        for file in files {
            office.put(file, &sample_file(file));
        }
        office
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// Writes a file below the folder.
    pub fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path().join(name);
        tonghop::disk::write(&path, bytes).expect("a file");
        path
    }

    /// Puts a file into the inbox, last changed at noon of 20/3/2020.
    pub fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.write(&format!("inbox/{name}"), bytes);
        let noon = std::time::UNIX_EPOCH + std::time::Duration::from_hours(440_189);
        std::fs::File::options().write(true).open(&path).and_then(|file| file.set_modified(noon)).expect("a date");
        path
    }

    /// Runs the program in the folder, as «Văn phòng».
    pub fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
        command.current_dir(self.path()).args(arguments).env("TONGHOP_WHO", "Văn phòng").env_remove("TONGHOP_LANG");
        command.output().expect("the program starts")
    }

    /// Runs it; it must succeed.
    #[track_caller]
    pub fn ok(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", said(&output));
        said(&output)
    }

    /// Runs it; it must refuse.
    #[track_caller]
    pub fn refused(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {}", said(&output));
        said(&output)
    }

    /// Collects, looking from 3/4/2020.
    pub fn collect(&self) -> Collected {
        let folder = Folder::open(self.path()).expect("the plan is good");
        let now = parse_instant("2020-04-03T09:00").expect("an instant");
        collect(&folder, now, None, &Said { lang: Lang::Vi }).expect("collected")
    }

    /// The round of the final report, looked at from 3/4/2020.
    pub fn round(&self) -> Round {
        self.collect().round
    }

    /// Everything in the register.
    pub fn entries(&self) -> Vec<Entry> {
        let register = Register::open(&self.path().join("tonghop.db")).expect("the register");
        register.files(None).expect("its files")
    }
}

/// What the program said.
pub fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A file of the sample's inbox.
pub fn sample_file(name: &str) -> Vec<u8> {
    std::fs::read(working::sample().join("inbox").join(name)).expect("a file of the sample")
}

/// The standing of a unit's final report.
#[track_caller]
pub fn final_report<'r>(round: &'r Round, unit: &str) -> &'r Standing {
    round.standing(unit, "tong_ket", "").unwrap_or_else(|| panic!("no standing of {unit}"))
}

/// A line by name.
#[track_caller]
pub fn line<'r>(round: &'r Round, name: &str) -> &'r File {
    let names = || round.files.iter().map(File::name).collect::<Vec<_>>();
    round.files.iter().find(|file| file.name() == name).unwrap_or_else(|| panic!("{:?}", names()))
}
