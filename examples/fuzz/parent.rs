//! Watches the process that reads: a panic, an abort or silence is a find, and the loop goes on behind it.

use crate::target::Target;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// Silence that counts as a hang.
const SILENCE: Duration = Duration::from_secs(20);
/// Finds of one target after which the loop moves on.
const FINDS: usize = 20;

/// Runs the targets for so many seconds each; fails when anything was found.
pub fn run(targets: &[&Target], seconds: u64, first: u64) -> ExitCode {
    let mut finds = 0;
    for target in targets {
        finds += fuzz(target, Duration::from_secs(seconds), first);
    }
    if finds == 0 && !targets.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn fuzz(target: &Target, time: Duration, first: u64) -> usize {
    let start = Instant::now();
    let (mut seed, mut finds) = (first, 0);
    let mut places = BTreeSet::new();
    while start.elapsed() < time && finds < FINDS {
        let (mut child, lines) = child(target, seed);
        let find = watch(&lines, start, time, &mut seed, |panic| {
            let (text, ours) = told(panic);
            let place = text.split_once(' ').map_or(text.as_str(), |(_, place)| place).to_owned();
            if places.insert(place) {
                println!("{} {text}{}", target.name, if ours { "" } else { " (in a library, caught)" });
                finds += usize::from(ours);
            }
        });
        // It may have ended by itself.
        let _ = child.kill();
        let status = child.wait().expect("a child ends");
        if let Some(silent) = find {
            let how = if silent { "hang".to_owned() } else { format!("ended: {status}") };
            println!("{} {seed} {how}", target.name);
            finds += 1;
        }
        seed += 1;
    }
    println!("{}: {} files in {} s, {finds} finds", target.name, seed - first, start.elapsed().as_secs());
    finds
}

/// A panic with its seed, without this machine's folders, and whether it is our code's. One of a library that nobody
/// caught ends the child, and is a find all the same.
fn told(panic: &str) -> (String, bool) {
    let library = ["/registry/src/", "/library/"].iter().find_map(|mark| panic.find(mark).map(|at| at + mark.len()));
    let Some(at) = library else { return (panic.to_owned(), true) };
    let (seed, rest) = (panic.split(' ').next().unwrap_or_default(), &panic[at..]);
    // The registry's own folder comes first.
    (format!("{seed} {}", rest.split_once('/').map_or(rest, |(_, place)| place)), false)
}

/// Follows a child until the time is over (`None`), it fell silent (`Some(true)`) or ended (`Some(false)`).
fn watch(
    lines: &Receiver<String>,
    start: Instant,
    time: Duration,
    seed: &mut u64,
    mut find: impl FnMut(&str),
) -> Option<bool> {
    while start.elapsed() < time {
        match lines.recv_timeout(SILENCE) {
            Ok(line) => match line.strip_prefix("! ") {
                Some(panic) => find(panic),
                None => *seed = line.parse().unwrap_or(*seed),
            },
            Err(RecvTimeoutError::Timeout) => return Some(true),
            Err(RecvTimeoutError::Disconnected) => return Some(false),
        }
    }
    None
}

fn child(target: &Target, seed: u64) -> (Child, Receiver<String>) {
    let program = std::env::current_exe().expect("this program");
    let mut child = Command::new(program)
        .args([target.name, "child", &seed.to_string()])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a child");
    let out = child.stdout.take().expect("its output");
    let (sender, lines) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(out).lines() {
            let Ok(line) = line else { return };
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    (child, lines)
}
