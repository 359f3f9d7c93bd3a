//! The sample round against `expected.csv`, the truth written from what was planted. All differences are listed.

mod common;

use common::truth::{self, Row, same, word};
use common::working;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use tonghop::check::Code;
use tonghop::command::{Folder, Output, collect};
use tonghop::plan::Severity;
use tonghop::round::{Round, Standing, Tally, Timeliness, Total};
use tonghop::text::Lang;

static ROUND: LazyLock<Round> = LazyLock::new(round);
static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| truth::rows(&working::sample()));

/// Collects a copy, so that nothing is kept among the samples.
fn round() -> Round {
    let dir = tempfile::tempdir().expect("a temporary folder");
    working::copy(&working::sample(), dir.path());
    let folder = Folder::open(dir.path()).expect("the plan of the samples is good");
    let now = folder.settings.as_of.expect("the samples say as of when");
    collect(&folder, now, None, &Output { lang: Lang::Vi }).expect("a round").round
}

fn of_kind(kind: &str) -> impl Iterator<Item = &'static Row> {
    ROWS.iter().filter(move |row| row.kind == kind)
}

/// Compares every row of a kind with what the round says, and lists all that differ.
#[track_caller]
fn case(kind: &str, least: usize, said: impl Fn(&Row) -> String) {
    let rows: Vec<&Row> = of_kind(kind).collect();
    assert!(rows.len() >= least, "only {} rows of {kind}", rows.len());
    let differs = |row: &&&Row| !same(&row.value, &said(row));
    let line = |row: &&Row| {
        format!(
            "{} {} {} {}: expected “{}”, found “{}”",
            row.unit,
            row.report,
            row.period,
            row.key,
            row.value,
            said(row)
        )
    };
    let wrong: Vec<String> = rows.iter().filter(differs).map(line).collect();
    assert!(wrong.is_empty(), "{} of {} rows of {kind} differ:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

fn standing(row: &Row) -> &'static Standing {
    ROUND.standing(&row.unit, &row.report, &row.period).expect("a standing")
}

#[test]
fn every_standing_is_as_planted() {
    case("standing", 1000, |row| {
        let standing = standing(row);
        match (row.key.as_str(), standing.timeliness) {
            ("receiving", _) => word(standing.receiving),
            ("timeliness", None) => String::new(),
            ("timeliness", Some(Timeliness::OnTime)) => "on_time".to_owned(),
            ("timeliness", Some(Timeliness::Late { .. })) => "late".to_owned(),
            ("timeliness", Some(Timeliness::Doubtful { .. })) => "doubtful".to_owned(),
            ("late_seconds", Some(Timeliness::Late { seconds })) => seconds.to_string(),
            ("review", _) => word(standing.review),
            ("versions", _) => standing.versions.len().to_string(),
            _ => "?".to_owned(),
        }
    });
    let told: BTreeSet<_> = of_kind("standing").map(|row| (&row.unit, &row.report, &row.period)).collect();
    assert_eq!(told.len(), ROUND.standings.len());
}

#[test]
fn every_figure_is_as_planted() {
    let shown = |row: &Row| match ROUND.indicator(&row.key).and_then(|result| result.unit(&row.unit)) {
        Some(outcome) => outcome.actual.map(|actual| actual.to_string()).unwrap_or_default(),
        None => "not in scope".to_owned(),
    };
    case("figure", 2000, shown);
}

#[test]
fn every_outcome_is_as_planted() {
    let outcome =
        |row: &Row| ROUND.indicator(&row.key).and_then(|result| result.unit(&row.unit)).map(|outcome| outcome.outcome);
    case("outcome", 700, |row| word(outcome(row)));
}

#[test]
fn no_figure_of_a_unit_is_left_untold() {
    let words = ["ba_trach_nhiem", "kho_khan", "kien_nghi"];
    for result in ROUND.indicators.iter().filter(|result| !words.contains(&result.id.as_str())) {
        let told: Vec<&str> =
            of_kind("figure").filter(|row| row.key == result.id).map(|row| row.unit.as_str()).collect();
        let found: Vec<&str> = result.units.iter().map(|outcome| outcome.unit.as_str()).collect();
        assert_eq!(told, found, "{}", result.id);
    }
}

#[test]
fn the_totals_are_those_of_the_mock_up() {
    case("total", 40, |row| {
        let (id, key) = row.key.split_once('.').expect("indicator.key");
        let result = ROUND.indicator(id).expect("an indicator");
        match key {
            "verdict" => word(result.verdict),
            key => serde_json::to_value(&result.total).expect("a total")[key].to_string(),
        }
    });
}

#[test]
fn every_file_has_the_outcome_planted() {
    let found: BTreeMap<&str, String> = ROUND.files.iter().map(|file| (file.name(), word(file.outcome))).collect();
    case("file", 180, |row| found.get(row.key.as_str()).cloned().unwrap_or_default());
    assert_eq!(of_kind("file").count(), ROUND.files.len());
    assert_eq!(ROUND.unmatched, Vec::<String>::new());
}

#[test]
fn errors_and_warnings_stand_only_where_they_were_planted() {
    let mut planted: BTreeMap<(&str, &str, &str, &str), u32> = BTreeMap::new();
    for row in of_kind("finding") {
        planted.insert((&row.unit, &row.report, &row.period, &row.key), row.value.parse().expect("a count"));
    }
    let mut found: BTreeMap<(&str, &str, &str, &str), u32> = BTreeMap::new();
    for standing in &ROUND.standings {
        let Some(file) = ROUND.effective(standing).filter(|file| file.submission().is_some()) else { continue };
        let grave = file.findings().iter().filter(|finding| finding.severity != Severity::Info);
        for finding in grave.filter(|finding| finding.code != Code::ReceiptTimeWeak) {
            let key = (standing.unit.as_str(), standing.report.as_str(), standing.period.as_str(), finding.code.text());
            *found.entry(key).or_default() += 1;
        }
    }
    assert_eq!(found, planted);
}

#[test]
fn the_standing_counts_are_those_of_the_mock_up_and_add_up() {
    let tally = ROUND.tally();
    assert_eq!((ROUND.focus.report.as_str(), tally.expected), ("tong_ket", 66));
    assert_eq!((tally.on_time, tally.late, tally.doubtful, tally.missing), (49, 9, 0, 8));
    assert_eq!((tally.accepted, tally.supplement, tally.confirm, tally.unreadable), (50, 5, 2, 1));
    for report in &ROUND.plan.reports {
        for occasion in report.occasions() {
            let mine = |standing: &&Standing| standing.report == report.id && standing.period == occasion.period;
            let tally = Tally::of(ROUND.standings.iter().filter(mine));
            let sum = tally.on_time + tally.late + tally.doubtful + tally.undated + tally.not_received();
            assert_eq!(sum, tally.expected, "{} {}", report.id, occasion.period);
        }
    }
}

#[test]
fn the_counts_beside_every_indicator_add_up() {
    for result in &ROUND.indicators {
        let report =
            &ROUND.plan.indicators.iter().find(|indicator| indicator.id == result.id).expect("its plan").report;
        let units = if report == "khoi" { 1 } else { 66 };
        let sum = |total: &Total| {
            total.met
                + total.not_met
                + total.off_day
                + total.not_due
                + total.undecided
                + total.not_applicable
                + total.nothing_registered
                + total.tally
        };
        assert_eq!((sum(&result.total), result.total.units), (units, units), "{}", result.id);
        let groups: usize = result.groups.iter().map(|(_, total)| sum(total)).sum();
        assert_eq!(groups, if report == "khoi" { 0 } else { 66 }, "{} by group", result.id);
        let values: f64 = result.groups.iter().map(|(_, total)| total.value).sum();
        assert!(report == "khoi" || (values - result.total.value).abs() < 1e-6, "{} by group", result.id);
    }
}
