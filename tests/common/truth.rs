//! `expected.csv` beside a sample round: the truth about every unit and figure, and what the round says of it.

use serde_json::Value as Json;
use std::path::Path;
use tonghop::plan::Severity;
use tonghop::round::{Round, Timeliness};

/// One row of the truth.
pub struct Row {
    pub kind: String,
    pub unit: String,
    pub report: String,
    pub period: String,
    pub key: String,
    pub value: String,
}

/// The rows of a round's `expected.csv`.
pub fn rows(sample: &Path) -> Vec<Row> {
    let text = std::fs::read_to_string(sample.join("expected.csv")).expect("expected.csv");
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let cell = |record: &csv::StringRecord, index: usize| record[index].to_owned();
    let row = |record: csv::StringRecord| Row {
        kind: cell(&record, 0),
        unit: cell(&record, 1),
        report: cell(&record, 2),
        period: cell(&record, 3),
        key: cell(&record, 4),
        value: cell(&record, 5),
    };
    reader.records().map(|record| row(record.expect("a row"))).collect()
}

/// Whether two cells say the same; figures within a millionth.
pub fn same(expected: &str, found: &str) -> bool {
    match (expected.parse::<f64>(), found.parse::<f64>()) {
        (Ok(expected), Ok(found)) => (expected - found).abs() < 1e-6,
        _ => expected == found,
    }
}

/// The word the JSON uses.
pub fn word(value: impl serde::Serialize) -> String {
    match serde_json::to_value(value).expect("a word") {
        Json::String(word) => word,
        Json::Null => String::new(),
        other => other.to_string(),
    }
}

/// What the round says where the truth says something.
pub fn said(round: &Round, row: &Row) -> String {
    match row.kind.as_str() {
        "standing" => standing(round, row),
        "figure" | "outcome" => unit_outcome(round, row),
        "total" => total(round, row),
        "file" => {
            round.files.iter().find(|file| file.name() == row.key).map_or(String::new(), |file| word(file.outcome))
        }
        "finding" => finding(round, row),
        other => format!("no kind {other}"),
    }
}

fn standing(round: &Round, row: &Row) -> String {
    let Some(standing) = round.standing(&row.unit, &row.report, &row.period) else { return "no standing".to_owned() };
    match (row.key.as_str(), standing.timeliness) {
        ("receiving", _) => word(standing.receiving),
        ("timeliness", None) => String::new(),
        ("timeliness", Some(Timeliness::OnTime)) => "on_time".to_owned(),
        ("timeliness", Some(Timeliness::Late { .. })) => "late".to_owned(),
        ("timeliness", Some(Timeliness::Doubtful { .. })) => "doubtful".to_owned(),
        ("late_seconds", Some(Timeliness::Late { seconds })) => seconds.to_string(),
        ("review", _) => word(standing.review),
        ("versions", _) => standing.versions.len().to_string(),
        (key, _) => format!("no key {key}"),
    }
}

fn unit_outcome(round: &Round, row: &Row) -> String {
    match round.indicator(&row.key).and_then(|result| result.unit(&row.unit)) {
        // Out of scope is «–», as it is where a unit says so itself.
        None if row.kind == "outcome" => "not_applicable".to_owned(),
        None => "not in scope".to_owned(),
        Some(outcome) if row.kind == "outcome" => word(outcome.outcome),
        Some(outcome) => outcome.actual.map(|actual| actual.to_string()).unwrap_or_default(),
    }
}

fn total(round: &Round, row: &Row) -> String {
    let Some((id, key)) = row.key.split_once('.') else { return "no indicator.key".to_owned() };
    let Some(result) = round.indicator(id) else { return format!("no indicator {id}") };
    match key {
        "verdict" => word(result.verdict),
        key => serde_json::to_value(&result.total).expect("a total")[key].to_string(),
    }
}

/// How often a finding stands on the file that counts.
fn finding(round: &Round, row: &Row) -> String {
    let standing = round.standing(&row.unit, &row.report, &row.period);
    let file = standing.and_then(|standing| round.effective(standing));
    let meant = |finding: &&tonghop::check::Finding| finding.code.text() == row.key;
    file.map_or(0, |file| file.findings().iter().filter(meant).count()).to_string()
}

/// Errors and warnings on files that count, by unit, report, period and code.
pub fn graves(round: &Round) -> Vec<(String, String, String, String)> {
    let mut graves = Vec::new();
    for standing in &round.standings {
        let Some(file) = round.effective(standing).filter(|file| file.submission().is_some()) else { continue };
        for finding in file.findings().iter().filter(|finding| finding.severity != Severity::Info) {
            let code = finding.code.text().to_owned();
            graves.push((standing.unit.clone(), standing.report.clone(), standing.period.clone(), code));
        }
    }
    graves
}
