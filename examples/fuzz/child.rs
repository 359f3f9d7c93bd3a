//! The process that reads damaged files: one after the other until it is ended, each seed told before it is read.

use crate::mutate::{Rng, mutate};
use crate::target::Target;
use std::io::Write;
use std::sync::Mutex;

/// Address space it may take, in megabytes.
const MEMORY: u64 = 1024;

/// The last panic, also one that was caught.
static PANIC: Mutex<Option<String>> = Mutex::new(None);

/// Reads seed after seed. Lines to the parent: a seed that begins, `! seed reason` for a panic.
pub fn run(target: &Target, first: u64) {
    limit();
    watch();
    let corpus = target.corpus();
    for seed in first.. {
        if say(&seed.to_string()).is_err() {
            return;
        }
        target.run(&damaged(target, &corpus, seed));
        if let Some(panic) = PANIC.lock().expect("no panic while held").take()
            && say(&format!("! {seed} {panic}")).is_err()
        {
            return;
        }
    }
}

/// Reads one seed in this process, as it is, and says whether it came to an end.
pub fn once(target: &Target, seed: u64) {
    target.run(&damaged(target, &target.corpus(), seed));
    println!("read");
}

/// Writes the damaged file of a seed to standard output.
pub fn show(target: &Target, seed: u64) {
    std::io::stdout().write_all(&damaged(target, &target.corpus(), seed)).expect("it is written");
}

/// The first seeds are the corpus itself.
fn damaged(target: &Target, corpus: &[Vec<u8>], seed: u64) -> Vec<u8> {
    if let Some(whole) = corpus.get(seed as usize) {
        return whole.clone();
    }
    let mut rng = Rng::new(seed);
    let base = &corpus[rng.below(corpus.len())];
    let other = &corpus[rng.below(corpus.len())];
    mutate(base, other, target.words, &mut rng)
}

fn say(line: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()
}

/// Keeps every panic for the parent, whoever catches it.
fn watch() {
    std::panic::set_hook(Box::new(|panic| {
        let text = panic.to_string().replace('\n', " ");
        *PANIC.lock().expect("no panic while held") = Some(text);
    }));
}

#[cfg(unix)]
fn limit() {
    let bytes = MEMORY << 20;
    // Without the limit the loop still runs; only hunger goes unseen.
    let _ = rlimit::Resource::AS.set(bytes, bytes);
    let _ = rlimit::Resource::CORE.set(0, 0);
}

#[cfg(not(unix))]
fn limit() {
    let _ = MEMORY;
}
