//! The same twelve filled reports, saved by LibreOffice and openpyxl in every format, give the same values and standing.
//! `tests/workbooks/formats/make.py` made the files.

mod common;

use common::truth::word;
use common::working;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};
use tonghop::command::{Folder, Output, collect};
use tonghop::round::Round;
use tonghop::text::Lang;

fn kept() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/workbooks/formats")
}

/// Number, sample round and file of every report.
fn reports() -> Vec<(String, String, String)> {
    let list = fs::read_to_string(kept().join("list.txt")).expect("list.txt");
    let row = |line: &str| {
        let mut cells = line.split('\t').map(str::to_owned);
        Some((cells.next()?, cells.next()?, cells.next()?))
    };
    list.lines().filter_map(row).collect()
}

/// A round of one sample plan whose inbox holds just these files.
fn round_of(sample: &str, files: &[(String, PathBuf)]) -> Round {
    let dir = tempfile::tempdir().expect("a temporary folder");
    working::copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(sample), dir.path());
    let inbox = dir.path().join("inbox");
    fs::remove_dir_all(&inbox).expect("no inbox");
    fs::create_dir(&inbox).expect("an inbox");
    for (name, from) in files {
        let to = inbox.join(name);
        fs::copy(from, &to).unwrap_or_else(|error| panic!("{}: {error}", from.display()));
        let file = fs::File::options().write(true).open(&to).expect("the copy");
        file.set_modified(UNIX_EPOCH + Duration::from_secs(1_585_000_000)).expect("a date");
    }
    let folder = Folder::open(dir.path()).expect("a good plan");
    let now = folder.settings.as_of.expect("as of when");
    collect(&folder, now, None, &Output { lang: Lang::Vi }).expect("a round").round
}

/// What a round says of its files and units, in lines that can be compared.
fn said(round: &Round) -> String {
    let mut said = String::new();
    for file in &round.files {
        let stem = file.name().split('.').next().unwrap_or_default();
        let _ = writeln!(said, "file {stem} {} {:?} {:?}", word(file.outcome), file.unit(), file.report());
        let Some(content) = &file.taken.content else { continue };
        let submission = &content.submission;
        for (name, entry) in &submission.cells {
            let _ = writeln!(said, "{stem} {name} {:?} {:?}", entry.raw, entry.reading);
        }
        for (table, rows) in &submission.tables {
            for row in rows {
                for (name, entry) in &row.cells {
                    let _ = writeln!(said, "{stem} {table} {} {name} {:?} {:?}", row.row, entry.raw, entry.reading);
                }
            }
        }
        let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
        for finding in file.findings() {
            *codes.entry(finding.code.text()).or_default() += 1;
        }
        let _ = writeln!(said, "{stem} {codes:?}");
    }
    for standing in &round.standings {
        let _ = writeln!(
            said,
            "standing {} {} {} {} {:?} {}",
            standing.unit,
            standing.report,
            standing.period,
            word(standing.receiving),
            standing.timeliness,
            word(standing.review)
        );
    }
    for result in &round.indicators {
        let _ = writeln!(said, "indicator {} {:?}", result.id, result.total);
    }
    said
}

/// Compares what all reports say when saved so with what they said as they came.
#[track_caller]
fn case(ending: &str) {
    let mut samples: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for (number, sample, file) in reports() {
        samples.entry(sample).or_default().push((number, file));
    }
    let mut wrong = Vec::new();
    for (sample, files) in samples {
        let inbox = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(&sample).join("inbox");
        let came: Vec<_> = files.iter().map(|(number, file)| (format!("{number}.xlsx"), inbox.join(file))).collect();
        let extension = ending.rsplit('.').next().unwrap_or_default();
        let saved =
            files.iter().map(|(number, _)| (format!("{number}.{extension}"), kept().join(format!("{number}{ending}"))));
        let expected = said(&round_of(&sample, &came));
        assert!(expected.lines().any(|line| line.starts_with("file") && line.contains(" current ")), "{expected}");
        let found = said(&round_of(&sample, &saved.collect::<Vec<_>>()));
        let (expected, found): (Vec<_>, Vec<_>) = (expected.lines().collect(), found.lines().collect());
        wrong.extend(expected.iter().filter(|line| !found.contains(line)).map(|line| format!("{sample} - {line}")));
        wrong.extend(found.iter().filter(|line| !expected.contains(line)).map(|line| format!("{sample} + {line}")));
    }
    assert!(wrong.is_empty(), "{} lines differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn saved_by_libreoffice_as_xlsx() {
    case(".xlsx");
}

#[test]
fn saved_by_libreoffice_as_xls() {
    case(".xls");
}

#[test]
fn saved_by_libreoffice_as_ods() {
    case(".ods");
}

#[test]
fn saved_from_format_to_format() {
    case("-chain.xlsx");
    case("-chain.ods");
}

#[test]
fn saved_by_openpyxl() {
    case("-py.xlsx");
}

/// What a report says, read from the words beside its cells since their names are gone; findings on that are expected.
#[track_caller]
fn by_words(name: &str) {
    let (number, sample, file) = reports().into_iter().find(|(number, _, _)| number == "07").expect("report 07");
    let came = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(&sample).join("inbox").join(file);
    let extension = name.rsplit('.').next().unwrap_or_default();
    let read = |from: PathBuf, extension: &str| round_of(&sample, &[(format!("{number}.{extension}"), from)]);
    let (came, found) = (read(came, "xlsx"), read(kept().join(name), extension));
    let readings = |round: &Round| -> Vec<String> {
        let content = round.files[0].taken.content.as_ref().expect("a report");
        let cells = content.submission.cells.iter().map(|(name, entry)| format!("{name} {:?}", entry.reading));
        let rows = content.submission.tables.iter().flat_map(|(table, rows)| {
            rows.iter().flat_map(move |row| {
                row.cells.iter().map(move |(name, entry)| format!("{table} {name} {:?}", entry.reading))
            })
        });
        cells.chain(rows).collect()
    };
    assert!(readings(&came).len() > 50);
    assert_eq!(readings(&found), readings(&came), "{name}");
}

#[test]
fn saved_by_apple_numbers_or_as_a_web_page() {
    by_words("other-numbers.xlsx");
    by_words("other.html");
}

/// Where LibreOffice is, what it saves today reads like what it saved for the kept files.
#[test]
fn saved_here_and_now() {
    if !common::office::available() {
        return;
    }
    let dir = tempfile::tempdir().expect("a temporary folder");
    for (ending, filter) in [("xls", "xls:MS Excel 97"), ("ods", "ods:calc8")] {
        let status = std::process::Command::new("soffice")
            .arg(format!("-env:UserInstallation=file://{}", dir.path().join("profile").display()))
            .args(["--headless", "--norestore", "--convert-to", filter, "--outdir"])
            .args([dir.path(), &kept().join("07.xlsx")])
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .status();
        assert!(status.is_ok_and(|status| status.success()), "{ending} was not saved");
        let round = |from: PathBuf| round_of("bao-cao-thang", &[(format!("07.{ending}"), from)]);
        let saved = round(dir.path().join(format!("07.{ending}")));
        assert_eq!(said(&saved), said(&round(kept().join(format!("07.{ending}")))));
    }
}
