//! Every shipped plan with its sample round: the plan holds, its trial ends well, its forms go out, its summary comes
//! to what `expected.csv` says. No plan is named here: a new folder under `templates/` is tested as it is.

mod common;

use common::truth::{self, Row};
use common::working;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tonghop::command::{Folder, Output, Wanted, collect, issue};
use tonghop::round::{Focus, Round};
use tonghop::text::Lang;

/// The shipped plans, by folder name.
fn plans() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let entries = std::fs::read_dir(root).expect("templates").map(|entry| entry.expect("an entry").path());
    let mut plans: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    plans.sort();
    plans
}

fn sample(plan: &Path) -> PathBuf {
    let name = plan.file_name().expect("a name");
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name)
}

fn open(dir: &Path) -> Folder {
    Folder::open(dir).unwrap_or_else(|error| panic!("{}", tonghop::text::run::error(&error, Lang::En)))
}

#[test]
fn six_plans_are_shipped_each_with_its_round() {
    let plans = plans();
    assert!(plans.len() >= 6, "{plans:?}");
    for plan in plans {
        assert!(sample(&plan).join("expected.csv").is_file(), "{} has no round", plan.display());
        for file in ["plan.toml", "units.csv"] {
            let (ours, theirs) = (std::fs::read(plan.join(file)), std::fs::read(sample(&plan).join(file)));
            assert!(ours.expect("the plan's") == theirs.expect("the round's"), "{}: {file} differs", plan.display());
        }
    }
}

#[test]
fn every_plan_issues_its_forms() {
    for plan in plans() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        working::copy(&plan, dir.path());
        let folder = open(dir.path());
        let first = folder.plan.issued.or(folder.plan.window.map(|days| days.from)).expect("a day");
        let done = issue(&folder, &Wanted::default(), first.and_hms_opt(8, 0, 0).expect("an hour"));
        let done = done.unwrap_or_else(|error| panic!("{}", tonghop::text::run::error(&error, Lang::En)));
        assert_eq!(done.len(), folder.plan.reports.len(), "{}", plan.display());
    }
}

/// The round of a sample with a report and a period in focus; `None` is what the program chooses.
struct Rounds {
    folder: Folder,
    _dir: tempfile::TempDir,
    made: BTreeMap<Option<(String, String)>, Round>,
}

impl Rounds {
    fn of(sample: &Path) -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        working::copy(sample, dir.path());
        Rounds { folder: open(dir.path()), _dir: dir, made: BTreeMap::new() }
    }

    fn on(&mut self, focus: Option<(String, String)>) -> &Round {
        let folder = &self.folder;
        self.made.entry(focus.clone()).or_insert_with(|| {
            let now = folder.settings.as_of.expect("the samples say as of when");
            let focus = focus.map(|(report, period)| Focus { report, period, chosen: false });
            collect(folder, now, focus, &Output { lang: Lang::Vi }).expect("a round").round
        })
    }

    /// Figures of a period are those of a round looked at with that period in focus.
    fn said(&mut self, row: &Row) -> String {
        let dated = !row.period.is_empty() && ["figure", "outcome", "total"].contains(&row.kind.as_str());
        let focus = dated.then(|| (row.report.clone(), row.period.clone()));
        truth::said(self.on(focus), row)
    }
}

#[test]
fn every_round_comes_to_what_was_planted() {
    let mut wrong = Vec::new();
    for plan in plans()
        .into_iter()
        .filter(|plan| sample(plan).join("round.toml").is_file() && sample(plan).join("expected.csv").is_file())
    {
        let name = plan.file_name().expect("a name").to_string_lossy().into_owned();
        let mut rounds = Rounds::of(&sample(&plan));
        for row in truth::rows(&sample(&plan)) {
            let said = rounds.said(&row);
            if !truth::same(&row.value, &said) {
                let Row { kind, unit, report, period, key, value } = row;
                wrong
                    .push(format!("{name}: {kind},{unit},{report},{period},{key}: expected “{value}”, found “{said}”"));
            }
        }
        wrong.extend(untold(&name, &sample(&plan), rounds.on(None)));
    }
    assert!(wrong.is_empty(), "{} rows differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// Standings, files, errors and warnings the truth does not mention.
fn untold(name: &str, sample: &Path, round: &Round) -> Vec<String> {
    let rows = truth::rows(sample);
    let told = |kind: &str, found: &dyn Fn(&Row) -> bool| rows.iter().any(|row| row.kind == kind && found(row));
    let standings = round.standings.iter().filter(|one| {
        !told("standing", &|row| row.unit == one.unit && row.report == one.report && row.period == one.period)
    });
    let standings = standings.map(|one| format!("{name}: standing {} {} {} untold", one.unit, one.report, one.period));
    let files = round.files.iter().filter(|file| !told("file", &|row| row.key == file.name()));
    let files = files.map(|file| format!("{name}: file “{}” untold", file.name()));
    let graves = truth::graves(round).into_iter().filter(|(unit, report, period, code)| {
        !told("finding", &|row| row.unit == *unit && row.report == *report && row.period == *period && row.key == *code)
    });
    let graves =
        graves.map(|(unit, report, period, code)| format!("{name}: {code} of {unit} {report} {period} untold"));
    standings.chain(files).chain(graves).collect()
}
