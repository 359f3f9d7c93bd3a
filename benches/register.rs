//! A register of ten years: 52 weeks × 66 units × 3 versions × 10 = 102,960 files, and what it answers how fast.
//!
//! `cargo bench --bench register`; figures stand in `docs/performance.md`.

use chrono::NaiveDate;
use std::path::PathBuf;
use std::sync::LazyLock;
use tempfile::TempDir;
use tonghop::register::{Entry, Known, Register, Stamp, Witnessed};
use tonghop::round::{Evidence, Receipt};
use tonghop::ruling::{Cell, Decision, Ruling, Rulings};

/// Years.
const YEARS: u32 = 10;

struct Old {
    _dir: TempDir,
    path: PathBuf,
}

static OLD: LazyLock<Old> = LazyLock::new(|| {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let path = dir.path().join("tonghop.db");
    let register = Register::open(&path).expect("a register");
    for year in 0..YEARS {
        let entries = (0..52)
            .flat_map(|week| (0..66).flat_map(move |unit| (0..3).map(move |copy| entry(year, week, unit, copy))));
        register.record(&Witnessed { entries: entries.collect(), ..Witnessed::default() }).expect("recorded");
        // Two decisions a week.
        let decisions: Vec<Decision> = (0..104).map(|number| decision(year, number)).collect();
        register.decide(&decisions).expect("decided");
    }
    Old { _dir: dir, path }
});

fn entry(year: u32, week: u32, unit: u32, copy: u32) -> Entry {
    let day = NaiveDate::from_ymd_opt(2020 + year.cast_signed(), 1, 1).expect("a day")
        + chrono::Days::new(u64::from(week) * 7);
    let at = day.and_hms_opt(9, unit % 60, copy).expect("an instant");
    Entry {
        name: format!("{}-W{week:02}/{unit:02} bao cao ({copy}).xlsx", 2020 + year),
        hash: format!("{year:02x}{week:02x}{unit:02x}{copy:018x}"),
        size: 24_000,
        first_seen: Some(at),
        receipt: Receipt { at, channel: "email".to_owned(), evidence: Evidence::Mail },
        sender: format!("dv{unit}@example.invalid"),
        subject: "Báo cáo nhanh".to_owned(),
        kept_as: format!("{year:02x}{week:02x}{unit:02x}{copy:018x}.xlsx"),
        unit: format!("DV{unit:02}"),
        report: "nhanh".to_owned(),
        period: format!("{}-W{week:02}", 2020 + year),
        outcome: if copy == 2 { "current" } else { "superseded" }.to_owned(),
    }
}

fn decision(year: u32, number: u32) -> Decision {
    let (unit, report, period) =
        (format!("DV{:02}", number % 66), "nhanh".to_owned(), format!("{}-W{:02}", 2020 + year, number / 2));
    let cell = Cell {
        unit,
        report,
        period,
        sheet: "Báo cáo nhanh".to_owned(),
        cell: format!("D{}", 7 + number % 2),
        name: String::new(),
        row: String::new(),
    };
    Decision {
        number: 0,
        who: "Văn phòng".to_owned(),
        at: chrono::NaiveDateTime::default(),
        because: "đã hỏi lại".to_owned(),
        ruling: Ruling::Accept { cell, typed: number.to_string(), about: Vec::new() },
    }
}

fn main() {
    LazyLock::force(&OLD);
    divan::main();
}

/// What a run asks before it begins: the decisions that stand.
#[divan::bench]
fn open_and_standing_decisions() -> usize {
    let register = Register::open(&OLD.path).expect("a register");
    Rulings::of(register.decisions().expect("decisions")).iter().count()
}

/// What a run asks of the 198 files of this week's inbox.
#[divan::bench]
fn the_files_of_one_week_are_known() -> usize {
    let register = Register::open(&OLD.path).expect("a register");
    let files = (0..66).flat_map(|unit| (0..3).map(move |copy| entry(9, 51, unit, copy)));
    files.filter(|file| register.first_seen(&file.hash).expect("an answer").is_some()).count()
}

/// The register of one report and week.
#[divan::bench]
fn the_files_of_one_week_are_listed() -> usize {
    let register = Register::open(&OLD.path).expect("a register");
    register.files(Some(("nhanh", "2029-W51"))).expect("files").len()
}

/// Every file of ten years.
#[divan::bench]
fn all_files_are_listed() -> usize {
    Register::open(&OLD.path).expect("a register").files(None).expect("files").len()
}

/// A run that brings 198 files, all known.
#[divan::bench]
fn a_week_is_recorded_again() {
    let register = Register::open(&OLD.path).expect("a register");
    let entries: Vec<Entry> = (0..66).flat_map(|unit| (0..3).map(move |copy| entry(9, 51, unit, copy))).collect();
    let known = entries.iter().map(|entry| Known {
        stamp: Stamp { place: entry.name.clone(), size: entry.size, modified: 1, changed: 1, settled: true },
        hash: entry.hash.clone(),
        ending: "xlsx".to_owned(),
        body: None,
    });
    let known = known.collect();
    register.record(&Witnessed { entries, known, reader: String::new() }).expect("recorded");
}
