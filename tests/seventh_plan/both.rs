//! The same campaign in memory and on a disk.

use crate::common::paper::{Office, at};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use tempfile::TempDir;
use tonghop::book;
use tonghop::command::{Folder, Output, Wanted, collect, issue};
use tonghop::round::{Focus, Round};
use tonghop::text::{self, Lang};
use tonghop::trial::{Answers, Desk};

/// An office in memory and a working folder that get the same.
pub struct Both {
    office: Office,
    dir: TempDir,
    files: usize,
}

impl Both {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        for (name, text) in [("plan.toml", include_str!("plan.toml")), ("units.csv", include_str!("units.csv"))] {
            write(&dir.path().join(name), text.as_bytes());
        }
        fs::create_dir(dir.path().join("inbox")).expect("an inbox");
        write(&dir.path().join("receipts.csv"), b"file,at,channel\n");
        let office = Office::new(Arc::clone(&open(&dir).plan));
        Both { office, dir, files: 0 }
    }

    pub fn desk(&self) -> &Desk {
        &self.office.desk
    }

    /// Issues a report's forms both ways.
    pub fn issue(&mut self, report: &str, period: &str, when: &str) {
        let period_wanted = Some(period.to_owned()).filter(|period| !period.is_empty());
        let wanted = Wanted { report: Some(report.to_owned()), period: period_wanted, ..Wanted::default() };
        if let Err(error) = issue(&open(&self.dir), &wanted, at(when)) {
            panic!("{}", text::run::error(&error, Lang::En));
        }
        self.office.issue(report, period, when);
    }

    /// The same filled form into memory and into the inbox, with the instant the office wrote down.
    #[track_caller]
    pub fn send(&mut self, unit: &str, report: &str, period: &str, when: &str, answers: &Answers) {
        self.office.send_for(unit, report, period, when, answers);
        let (mut filled, _) = self.office.desk.filled(unit, report, period, answers).expect("a form");
        book::calculate(&mut filled);
        self.files += 1;
        let name = format!("{:04} {unit} {report}.xlsx", self.files);
        write(&self.dir.path().join("inbox").join(&name), &book::bytes(&filled).expect("a workbook"));
        let list = fs::OpenOptions::new().append(true).open(self.dir.path().join("receipts.csv"));
        writeln!(list.expect("the list"), "{name},{},email", at(when).format("%Y-%m-%dT%H:%M:%S")).expect("a line");
    }

    /// What the folder says.
    pub fn folder_round(&self, report: &str, period: &str, when: &str) -> Round {
        let focus = Focus { report: report.to_owned(), period: period.to_owned(), chosen: false };
        collect(&open(&self.dir), at(when), Some(focus), &Output { lang: Lang::Vi }).expect("a round").round
    }

    /// Memory and folder give the same standings and the same results.
    pub fn agree(&self, report: &str, period: &str, when: &str) {
        let (ours, theirs) = (self.office.round_on(report, period, when), self.folder_round(report, period, when));
        let standings = |round: &Round| -> Vec<String> {
            let said = |one: &tonghop::round::Standing| {
                let key = (&one.unit, &one.report, &one.period);
                format!("{key:?} {:?} {:?} {:?} {:?}", one.receiving, one.timeliness, one.review, one.completeness)
            };
            round.standings.iter().map(said).collect()
        };
        assert_eq!(standings(&ours), standings(&theirs), "{report} {period}");
        for (ours, theirs) in ours.indicators.iter().zip(&theirs.indicators) {
            assert_eq!(
                (&ours.units, &ours.total, ours.verdict),
                (&theirs.units, &theirs.total, theirs.verdict),
                "{}",
                ours.id
            );
        }
    }

    /// Changes a file of the folder.
    pub fn rewrite(&self, file: &str, from: &str, to: &str) {
        let path = self.dir.path().join(file);
        let text = fs::read_to_string(&path).expect("the file");
        assert!(text.contains(from), "{from}");
        write(&path, text.replace(from, to).as_bytes());
    }

    /// Runs a verb over the folder; whether it ended well, and what it said.
    pub fn run(&self, arguments: &[&str]) -> (bool, String) {
        let verbs = arguments.iter().take_while(|one| !one.starts_with('-')).count();
        let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
        command.args(&arguments[..verbs]).arg(self.dir.path()).args(&arguments[verbs..]);
        if arguments[0] != "plan" {
            command.args(["--as-of", "2026-01-05T09:00"]);
        }
        let output = command.env_remove("TONGHOP_LANG").output().expect("the program starts");
        let said = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8_lossy(&said).into_owned())
    }

    /// The sheets of the summary that was written.
    pub fn summary_sheets(&self) -> Vec<String> {
        let path = self.dir.path().join("summary").join("Bang tong hop.xlsx");
        let grid =
            tonghop::guard::open("a.xlsx", &fs::read(path).expect("a summary"), &tonghop::format::Means::default())
                .expect("a workbook");
        grid.sheets.into_iter().map(|sheet| sheet.name).collect()
    }
}

fn open(dir: &TempDir) -> Folder {
    Folder::open(dir.path()).unwrap_or_else(|error| panic!("{}", text::run::error(&error, Lang::En)))
}

fn write(path: &Path, bytes: &[u8]) {
    if let Err(error) = tonghop::disk::write(path, bytes) {
        panic!("{}", text::run::error(&error, Lang::En));
    }
}
