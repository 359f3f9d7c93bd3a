//! «Sổ tiếp nhận»: a row for every file that may be a unit's, whatever names it bears.

use super::{Field, Row, typed};
use crate::plan::Unit;
use crate::round::{File, FileOutcome, Round};
use crate::text::{Lang, board, register as words, registerbook, summary};
use std::collections::BTreeMap;

/// Letters of a hash that are shown at least.
const SHORT: usize = 8;

pub(super) fn rows(round: &Round) -> Vec<Row> {
    let mut by_hash: BTreeMap<&str, Vec<&File>> = BTreeMap::new();
    let told = |file: &&File| !matches!(file.outcome, FileOutcome::Skipped | FileOutcome::Opened);
    for file in round.files.iter().filter(told).filter(|file| !file.taken.hash.is_empty()) {
        by_hash.entry(&file.taken.hash).or_default().push(file);
    }
    let hashes: Vec<&str> = by_hash.keys().copied().collect();
    let length = telling(&hashes);
    let mut rows: Vec<(&str, Row)> = by_hash
        .values()
        .filter_map(|same| {
            let first = same.iter().find(|file| file.outcome != FileOutcome::Duplicate).or(same.first())?;
            Some((first.name(), row(round, first, same, length)))
        })
        .collect();
    rows.sort_by_key(|(name, _)| *name);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Letters that tell all hashes apart; they are in order.
fn telling(hashes: &[&str]) -> usize {
    let alike = |pair: &[&str]| pair[0].bytes().zip(pair[1].bytes()).take_while(|(one, other)| one == other).count();
    hashes.windows(2).map(|pair| alike(pair) + 1).max().unwrap_or(0).max(SHORT)
}

fn row(round: &Round, file: &File, same: &[&File], length: usize) -> Row {
    let taken = &file.taken;
    let names: Vec<&str> = same.iter().map(|file| file.name()).collect();
    let receipt = &taken.receipt;
    let weak = receipt.evidence.is_weak();
    let evidence = words::evidence(receipt.evidence, Lang::Vi);
    let unit = file.unit().and_then(|code| round.unit(code));
    let report = file.report().and_then(|id| round.plan.report(id));
    let reviewed = |index: usize| std::ptr::eq(&raw const round.files[index], file);
    let standing = round.standings.iter().find(|one| one.effective.is_some_and(reviewed));
    let outcome = match standing.and_then(|one| one.review) {
        Some(review) => board::review(review, Lang::Vi),
        None => board::outcome(file.outcome, Lang::Vi),
    };
    let row = Row::new(
        taken.hash.clone(),
        "",
        [
            (Field::File, names.join("\n")),
            // The sign keeps office programs from taking it for a number.
            (Field::Key, format!("#{}", taken.hash.chars().take(length).collect::<String>())),
            (Field::Unit, unit.map(|unit| called(round, unit)).unwrap_or_default()),
            (Field::Report, report.map(|report| report.label.clone()).unwrap_or_default()),
            // What is only presumed is left for the clerk to say; it stands beside as evidence.
            (Field::At, if weak { String::new() } else { typed(receipt.at) }),
            (Field::Evidence, if weak { registerbook::presumed(receipt.at, evidence) } else { evidence.to_owned() }),
            (Field::Channel, summary::channel(&receipt.channel)),
            (Field::Outcome, outcome.to_owned()),
        ],
    );
    Row { waits: weak || unit.is_none(), ..row }
}

/// What the list of choices calls a unit.
pub(super) fn called(round: &Round, unit: &Unit) -> String {
    let named = |one: &&Unit| crate::value::key(&one.short_name) == crate::value::key(&unit.short_name);
    let alone = round.plan.units.iter().filter(named).count() == 1;
    if alone { unit.short_name.clone() } else { unit.code.clone() }
}
