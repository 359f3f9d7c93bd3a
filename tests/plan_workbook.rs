//! A plan written in Excel: the same plan as in TOML, faults by sheet and cell, limits.

mod common;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use tonghop::book::bytes;
use tonghop::plan::schema::{Part, ROOT, parts};
use tonghop::plan::tree::{Table, Value, difference};
use tonghop::plan::{self, Draft, Registry};
use tonghop::planbook;
use tonghop::text::{self, Lang};

/// Every plan folder shipped, and the made-up one with every key.
fn plans() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let listing = std::fs::read_dir(root.join("templates")).expect("the shipped plans");
    let shipped = listing.map(|entry| entry.expect("an entry").path()).filter(|path| path.join("plan.toml").is_file());
    let mut plans: Vec<PathBuf> = shipped.chain([root.join("tests/plans/every-key")]).collect();
    plans.sort();
    plans
}

fn read(folder: &Path) -> (Draft, Registry) {
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).expect(name);
    (Draft::from_toml("plan.toml", &text("plan.toml")), Registry::from_csv("units.csv", &text("units.csv")))
}

fn every_key() -> (Draft, Registry) {
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plans/every-key"))
}

fn tree(draft: &Draft) -> &Table {
    draft.tree.as_ref().expect("the plan can be read")
}

fn said(faults: &[plan::Fault]) -> Vec<String> {
    faults.iter().map(|fault| text::fault(fault, Lang::Vi)).collect()
}

/// The workbook of a plan, as bytes.
fn workbook(draft: &Draft, registry: &Registry) -> Vec<u8> {
    let book = planbook::book(tree(draft), Some(&registry.csv)).expect("every key has a cell");
    bytes(&book).expect("a workbook")
}

#[test]
fn a_plan_comes_back_from_excel_as_it_was() {
    for folder in plans() {
        let (draft, registry) = read(&folder);
        let opened = planbook::open("plan.xlsx", &workbook(&draft, &registry));
        assert_eq!(said(&opened.draft.faults), [""; 0], "{}", folder.display());
        assert_eq!(difference(tree(&draft), tree(&opened.draft)), None, "{}", folder.display());
        let back = opened.registry.expect("the sheet of units");
        let records = |csv: &str| -> Vec<csv::StringRecord> {
            let mut reader = tonghop::value::list(csv);
            let head = reader.headers().expect("headings").clone();
            std::iter::once(head).chain(reader.records().map(|record| record.expect("a record"))).collect()
        };
        assert_eq!(records(&registry.csv), records(&back.csv), "{}", folder.display());
    }
}

#[test]
fn a_plan_read_from_excel_is_the_same_plan() {
    for folder in plans() {
        let (draft, registry) = read(&folder);
        let toml = plan::judge(&draft, &registry, None).map_err(|faults| said(&faults));
        let toml = toml.unwrap_or_else(|faults| panic!("{}: {faults:#?}", folder.display()));
        let opened = planbook::open("plan.xlsx", &workbook(&draft, &registry));
        let units = opened.registry.expect("the sheet of units");
        let excel = plan::judge(&opened.draft, &units, None).map_err(|faults| said(&faults));
        let excel = excel.unwrap_or_else(|faults| panic!("{}: {faults:#?}", folder.display()));
        assert_eq!(without_places(&toml), without_places(&excel), "{}", folder.display());
    }
}

/// A plan as text, without the places of its parts.
fn without_places(plan: &plan::Plan) -> String {
    let shown = format!("{plan:#?}");
    let mut kept = String::new();
    let mut lines = shown.lines();
    while let Some(line) = lines.next() {
        if line.trim_end().ends_with("Place {") {
            let indent = line.len() - line.trim_start().len();
            lines.find(|next| next.len() - next.trim_start().len() == indent);
        } else {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

#[test]
fn the_made_up_plan_uses_every_key() {
    let (draft, _) = every_key();
    let mut seen = BTreeSet::new();
    used(&ROOT, tree(&draft), &mut seen);
    let all = std::iter::once(&ROOT).chain(parts()).flat_map(|part| part.keys.iter().map(|key| (part.head, key.key)));
    let missing: Vec<(&str, &str)> = all.filter(|key| !seen.contains(key)).collect();
    assert_eq!(missing, []);
}

/// Every key of a table and of those below it, with the table it belongs to.
fn used(part: &'static Part, table: &Table, seen: &mut BTreeSet<(&'static str, &'static str)>) {
    for key in part.keys {
        let Some(node) = table.get(key.key) else { continue };
        seen.insert((part.head, key.key));
        if let Some(below) = key.below() {
            for table in inner(&node.value) {
                used(below, table, seen);
            }
        }
    }
}

fn inner(value: &Value) -> Vec<&Table> {
    match value {
        Value::Table(table) => vec![table],
        Value::List(list) => list.iter().filter_map(|node| node.as_table()).collect(),
        _ => Vec::new(),
    }
}
