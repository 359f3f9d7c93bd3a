//! The register is not hurt by anything: killed at any instant, run twice at once, run again.

mod common;

use common::office_folder::{BROKEN, GAP, GOOD, MONEY, OfficeFolder};
use common::working;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const FILES: [&str; 8] = [
    GOOD,
    MONEY,
    GAP,
    BROKEN,
    "tong ket/02 BV Da khoa Trung uong - TTN2020 tong ket.xlsx",
    "tong ket/06 BV Phu san - TTN2020 tong ket.xlsx",
    "bao cao nhanh/2020-W08/01 So Y te - TTN2020 bao cao nhanh.xlsx",
    "van phong pham.xlsx",
];

/// What a run leaves behind: the round as JSON, the register, and the names of what is kept.
fn left(office: &OfficeFolder) -> (String, String, Vec<String>) {
    let json = office.ok(&["status", ".", "--format", "json"]);
    let entries = office.entries().into_iter().map(|entry| format!("{entry:?}")).collect::<Vec<_>>().join("\n");
    let kept = std::fs::read_dir(office.path().join("received")).expect("kept files");
    let mut kept: Vec<String> =
        kept.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    kept.sort();
    (json, entries, kept)
}

fn start(dir: &Path) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    command.args(["collect", "."]).current_dir(dir).stdout(Stdio::null()).stderr(Stdio::piped());
    command.spawn().expect("the program starts")
}

fn succeeds(run: Child) {
    let ended = run.wait_with_output().expect("a run");
    assert!(ended.status.success(), "{}: {}", ended.status, String::from_utf8_lossy(&ended.stderr));
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

#[test]
fn killed_at_a_hundred_instants_and_run_again_it_holds_what_an_undisturbed_run_holds() {
    let undisturbed = OfficeFolder::with(&FILES);
    let began = Instant::now();
    succeeds(start(undisturbed.path()));
    let mut span = began.elapsed().max(Duration::from_millis(20));
    let expected = left(&undisturbed);
    let mut dice = Dice(20_200_328);
    let (mut cut, mut half_done) = (0, 0);
    // How many kills come too late or too early depends on the machine: on until a hundred have cut a run off.
    for _ in 0..1_000 {
        if cut >= 100 && half_done >= 10 {
            break;
        }
        let office = OfficeFolder::with(&FILES);
        let mut child = start(office.path());
        std::thread::sleep(Duration::from_micros(dice.below(span.as_micros() as u64)));
        child.kill().expect("it is killed");
        let ended = child.wait().expect("it ends");
        if ended.success() {
            // The first run is the slowest; the others end before instants drawn from its time.
            span = span.mul_f32(0.98).max(Duration::from_millis(5));
            continue;
        }
        cut += 1;
        half_done += usize::from(office.path().join("tonghop.db").exists());
        // Looking at the round is a run like any other: it collects and records.
        let mut found = left(&office);
        // A temporary file of a killed run may stay; it is no kept file, and no later run reads it.
        found.2.retain(|name| !name.starts_with(".tonghop-"));
        assert_eq!(found, expected);
    }
    assert!(cut >= 100, "only {cut} runs were cut off");
    assert!(half_done >= 10, "only {half_done} runs were cut off in the midst of their work");
}

#[test]
fn two_runs_at_once_leave_what_one_leaves() {
    let alone = OfficeFolder::with(&FILES);
    succeeds(start(alone.path()));
    let expected = left(&alone);
    for _ in 0..10 {
        let office = OfficeFolder::with(&FILES);
        [start(office.path()), start(office.path()), start(office.path())].into_iter().for_each(succeeds);
        assert_eq!(left(&office), expected);
    }
}

#[test]
fn begun_by_many_at_once_a_register_is_every_ones() {
    use tonghop::register::Register;
    for _ in 0..100 {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let path = dir.path().join("tonghop.db");
        std::thread::scope(|scope| {
            let runs: Vec<_> = (0..8).map(|_| scope.spawn(|| Register::open(&path).map(drop))).collect();
            for run in runs {
                run.join().expect("a run").expect("the register");
            }
        });
    }
}

#[test]
fn running_again_changes_nothing_and_leaves_no_other_file() {
    let office = OfficeFolder::with(&FILES);
    office.collect();
    // What was changed within the last two seconds may still change unseen: a coarse clock would not show it.
    std::thread::sleep(Duration::from_millis(2_100));
    office.collect();
    let bytes = || std::fs::read(office.path().join("tonghop.db")).expect("the register");
    let before = bytes();
    office.collect();
    office.ok(&["status", "."]);
    assert!(bytes() == before, "the register was written without need");
    let names = std::fs::read_dir(office.path()).expect("the folder");
    let names: Vec<String> =
        names.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    let journals: Vec<&String> =
        names.iter().filter(|name| name.starts_with("tonghop.db") && *name != "tonghop.db").collect();
    assert!(journals.is_empty(), "{journals:?}");
}

#[test]
fn a_warm_run_over_the_sample_reads_no_unchanged_file() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    working::copy(&working::sample(), dir.path());
    let _ = std::fs::remove_file(dir.path().join("tonghop.db"));
    let collect = || {
        let folder = tonghop::command::Folder::open(dir.path()).expect("the plan is good");
        let now = folder.settings.as_of.expect("the sample's instant");
        let output = tonghop::command::Output { lang: tonghop::text::Lang::Vi };
        tonghop::command::collect(&folder, now, None, &output).expect("collected")
    };
    let first = collect();
    assert!(first.read > 180 && first.fetched >= first.read, "{} read", first.read);
    std::thread::sleep(Duration::from_millis(2_100));
    collect();
    let warm = collect();
    assert_eq!((warm.fetched, warm.read), (0, 0));
    let json = |round| tonghop::round::json(round, tonghop::text::Lang::Vi);
    assert!(json(&warm.round) == json(&first.round), "a warm run says something else");

    let changed = dir.path().join("inbox").join(GOOD);
    let other = std::fs::read(dir.path().join("inbox").join(MONEY)).expect("another report");
    tonghop::disk::write(&changed, &other).expect("changed");
    let after = collect();
    assert_eq!((after.fetched, after.read), (1, 0), "its bytes are fetched, and known from another file");
    assert_eq!(after.round.files.len(), first.round.files.len());
}
