//! A folder of everything that can lie in an inbox, beside twenty good reports: the good ones are read as ever, every
//! entry gets one line, nothing is written outside, no process grows without end.
#![cfg(unix)]

#[path = "../../examples/fuzz/book.rs"]
mod book;
#[path = "../common/mod.rs"]
mod common;
#[path = "../../examples/fuzz/mutate.rs"]
mod mutate;
#[path = "../../examples/fuzz/outlook.rs"]
mod outlook;

mod archives;
mod compound;
mod damage;
mod lure;
mod mails;
mod names;
mod place;
mod run;
mod sheets;
mod texts;

use lure::Lure;
use place::{GOOD, Place};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};

/// Kinds of lures at least.
const KINDS: usize = 60;
/// Megabytes all processes may take together.
const MEMORY: u64 = 512;

fn lures(place: &Place) -> Vec<Lure> {
    let formats: BTreeMap<String, Vec<u8>> =
        damage::formats().into_iter().map(|(format, _, bytes)| (format, bytes)).collect();
    let of = |format: &str| formats.get(format).map(Vec::as_slice);
    let form = of("xlsx").expect("a form");
    let others: Vec<(&str, &[u8])> =
        ["encrypted", "msg"].into_iter().filter_map(|name| Some((name, of(name)?))).collect();
    let mut lures = damage::lures();
    lures.extend(sheets::lures());
    lures.extend(archives::lures(form));
    lures.extend(compound::lures(of("xls").expect("a form"), &others));
    lures.extend(texts::lures());
    lures.extend(mails::lures(form));
    lures.extend(names::lures(form, &place.path("outside")));
    let inbox = place.inbox();
    lures.retain(|lure| lure.plant(&inbox));
    lures
}

#[test]
fn nothing_in_the_inbox_stops_or_poisons_the_rest() {
    let place = Place::new();
    let status = ["status", "--report", "tong_ket", "--format", "json"];
    let alone = json(&run::run(&place, &status).out);
    let lures = lures(&place);
    let kinds: BTreeSet<&str> = lures.iter().map(|lure| lure.kind.as_str()).collect();
    assert!(kinds.len() >= KINDS, "{} kinds", kinds.len());
    let before = place.tree();
    let collected = run::run(&place, &["collect"]);
    let told = run::run(&place, &status);
    let beside = json(&told.out);
    let summed = run::run(&place, &["summarize"]);
    println!(
        "{} lures of {} kinds; collect {:.1} s, {} MB; status {:.1} s, {} MB; summarize {:.1} s, {} MB",
        lures.len(),
        kinds.len(),
        collected.seconds,
        collected.megabytes,
        told.seconds,
        told.megabytes,
        summed.seconds,
        summed.megabytes,
    );
    assert_eq!(before, place.tree(), "written outside of received/, summary/ and the register");
    good_ones_are_right(&alone, &beside);
    let wrong = lines(&lures, &beside);
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), lures.len(), wrong.join("\n"));
    let silent = silently_wrong(&beside);
    assert!(silent.is_empty(), "{}", silent.join("\n"));
    let megabytes = collected.megabytes.max(told.megabytes).max(summed.megabytes);
    assert!(megabytes < MEMORY, "{megabytes} MB");
}

fn json(text: &str) -> Json {
    serde_json::from_str(text).expect("the round as JSON")
}

fn files(round: &Json) -> &Vec<Json> {
    round["files"].as_array().expect("files")
}

fn text<'a>(value: &'a Json, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// The good files and their units' standings say the same with and without the others.
fn good_ones_are_right(alone: &Json, beside: &Json) {
    assert_eq!(files(alone).len(), GOOD);
    for good in files(alone) {
        assert_eq!(text(good, "outcome"), "current", "{}", good["name"]);
        let same = files(beside).iter().find(|file| file["name"] == good["name"]);
        assert_eq!(same, Some(good));
    }
    let units: BTreeSet<&str> = files(alone).iter().map(|file| text(file, "unit")).collect();
    let standings = |round: &Json| -> Vec<Json> {
        let all = round["standings"].as_array().expect("standings").iter();
        all.filter(|one| units.contains(text(one, "unit"))).cloned().collect()
    };
    assert_eq!(standings(alone), standings(beside));
}

/// Every entry has one line by its own name, with a true reason there or, for what was opened, on a line of what was
/// inside; other lines are of what was inside.
fn lines(lures: &[Lure], round: &Json) -> Vec<String> {
    let mut wanted: BTreeMap<&str, (usize, &[&str])> = BTreeMap::new();
    for lure in lures {
        let entry = wanted.entry(lure.shown.as_str()).or_insert((0, lure.codes));
        entry.0 += 1;
    }
    let mut wrong = Vec::new();
    let mut found: BTreeMap<&str, Vec<&Json>> = BTreeMap::new();
    for file in files(round) {
        found.entry(text(file, "name")).or_default().push(file);
    }
    for (name, (count, codes)) in &wanted {
        let lines = found.get(name).map(Vec::as_slice).unwrap_or_default();
        if lines.len() != *count {
            wrong.push(format!("{name}: {} lines instead of {count}", lines.len()));
        }
        for line in lines {
            let mut said = said_of(line);
            if text(line, "outcome") == "opened" {
                let inside = found.iter().filter(|(inner, _)| inner.len() > name.len() && inner.starts_with(name));
                said.extend(inside.flat_map(|(_, lines)| lines.iter().flat_map(|line| said_of(line))));
            }
            let told = codes.is_empty() || said.iter().any(|code| codes.contains(code) || *code == "duplicate");
            let reason = !said.is_empty() || matches!(text(line, "outcome"), "current" | "superseded" | "opened");
            if !told || !reason {
                wrong.push(format!("{name}: {} {said:?}, not one of {codes:?}", text(line, "outcome")));
            }
        }
    }
    let inside = |name: &str| wanted.keys().any(|known| name.starts_with(known));
    let strange = found.keys().filter(|name| !name.starts_with("tong ket/") && !inside(name));
    wrong.extend(strange.map(|name| format!("{name}: a line of nothing that lies there")));
    wrong
}

/// Codes of a line's findings.
fn said_of(line: &Json) -> Vec<&str> {
    line["findings"].as_array().into_iter().flatten().map(|finding| text(finding, "code")).collect()
}

/// Where checksums protect the figures, a turned bit never changes one: a file is read as it was, or not.
fn silently_wrong(round: &Json) -> Vec<String> {
    let read = |format: &str| {
        let start = format!("bẫy/{format}-bit-");
        files(round).iter().filter(move |file| text(file, "name").starts_with(&start) && !text(file, "unit").is_empty())
    };
    let mut wrong = Vec::new();
    for format in ["xlsx", "ods", "zip", "eml"] {
        let mut values: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for file in read(format) {
            let value = format!("{}{}", file["values"], file["tables"]);
            // Of equal bytes one is the original, and a name from inside tells the rest.
            if text(file, "outcome") != "duplicate" {
                values.entry(value).or_default().push(text(file, "name"));
            }
        }
        if values.len() > 1 {
            wrong.push(format!("{format}: {:?}", values.values().map(|names| names[0]).collect::<Vec<_>>()));
        }
    }
    wrong
}
