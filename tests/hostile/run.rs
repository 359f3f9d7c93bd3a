//! One run of the built program, with the time it took and the memory of all its processes.

use crate::place::Place;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Time after which the program hangs.
const HANG: Duration = Duration::from_secs(400);

/// What a run gave.
pub struct Run {
    pub out: String,
    pub seconds: f64,
    /// Highest sum of the peaks of all processes alive at one moment, in megabytes; 0 where the system does not tell.
    pub megabytes: u64,
}

/// Runs the program in the folder; it must end well.
pub fn run(place: &Place, words: &[&str]) -> Run {
    let start = Instant::now();
    let out = tempfile::NamedTempFile::new().expect("a file for the output");
    let mut child = Command::new(env!("CARGO_BIN_EXE_tonghop"))
        .args(words)
        .arg(place.work())
        .current_dir(place.path("cwd"))
        .env("HOME", place.path("home"))
        .env("TMPDIR", place.path("tmp"))
        .env("RAYON_NUM_THREADS", "2")
        .env_remove("TONGHOP_LANG")
        .stdin(Stdio::null())
        .stdout(out.reopen().expect("the same file"))
        .spawn()
        .expect("the program starts");
    let mut megabytes = 0;
    let status = loop {
        megabytes = megabytes.max(peak(child.id()));
        if let Some(status) = child.try_wait().expect("a child") {
            break status;
        }
        if start.elapsed() > HANG {
            child.kill().expect("it is ended");
            panic!("{words:?} hangs");
        }
        std::thread::sleep(Duration::from_millis(10));
    };
    assert!(status.success(), "{words:?}: {status}");
    let out = std::fs::read_to_string(out.path()).expect("its output");
    Run { out, seconds: start.elapsed().as_secs_f64(), megabytes }
}

/// Sum of the peaks of a process and of all below it.
fn peak(root: u32) -> u64 {
    let status = |id: u32| std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let field = |text: &str, name: &str| -> u64 {
        let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or("0");
        line.trim().trim_end_matches(" kB").parse().unwrap_or(0)
    };
    let mut ids = vec![root];
    let mut next = 0;
    let mut kilobytes = 0;
    while let Some(id) = ids.get(next).copied() {
        next += 1;
        kilobytes += field(&status(id), "VmHWM:");
        // A process belongs to the thread that started it.
        for thread in std::fs::read_dir(format!("/proc/{id}/task")).into_iter().flatten().flatten() {
            let children = std::fs::read_to_string(thread.path().join("children")).unwrap_or_default();
            ids.extend(children.split_whitespace().filter_map(|id| id.parse::<u32>().ok()));
        }
    }
    kilobytes / 1024
}
