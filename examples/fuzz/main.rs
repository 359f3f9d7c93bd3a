//! A fuzz loop on stable Rust: `cargo run --release --example fuzz -- TARGET SECONDS [FIRST_SEED]`.
//!
//! `all` runs every target for so many seconds each. Each seed makes one damaged file out of the kept corpus; a child
//! process with little memory reads it, so that an abort, a hang or hunger shows as what it is. What is found is printed
//! with its seed; `TARGET show SEED` writes the damaged file to standard output.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for a terminal")]

mod book;
mod child;
mod mutate;
mod outlook;
mod parent;
mod target;

use std::process::ExitCode;
use target::{TARGETS, Target};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let number = |word: &str| word.parse::<u64>().ok();
    let chosen = |name: &str| TARGETS.iter().filter(|target| name == "all" || target.name == name).collect::<Vec<_>>();
    match words[..] {
        [name, "child", seed] => child::run(one(name), number(seed).unwrap_or_default()),
        [name, "show", seed] => child::show(one(name), number(seed).unwrap_or_default()),
        [name, "once", seed] => child::once(one(name), number(seed).unwrap_or_default()),
        [name, seconds] => return parent::run(&chosen(name), number(seconds).unwrap_or(1), 0),
        [name, seconds, seed] => {
            return parent::run(&chosen(name), number(seconds).unwrap_or(1), number(seed).unwrap_or_default());
        }
        _ => {
            let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
            eprintln!("fuzz all|TARGET SECONDS [FIRST_SEED]\ntargets: {}", names.join(" "));
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

fn one(name: &str) -> &'static Target {
    TARGETS.iter().find(|target| target.name == name).expect("a target of that name")
}
