//! What a form shows live is what intake computes: in reports filled and saved by LibreOffice, every computed figure and
//! every word of the self-check agrees with our own evaluation of the same inputs.

mod common;

use common::{summary, working};
use tonghop::book::Spot;
use tonghop::form::{Kept, Role};
use tonghop::formula::Cell;
use tonghop::round::{File, Outcome, Round};
use tonghop::value::Raw;

/// Column «Tự kiểm tra» of a sheet of figures.
const SELF_CHECK: u16 = 5;

fn sample() -> (tempfile::TempDir, Round) {
    let dir = tempfile::tempdir().expect("a temporary folder");
    working::copy(&working::sample(), dir.path());
    let round = summary::round(dir.path());
    (dir, round)
}

/// Final reports that LibreOffice saved, with what it stored.
fn saved<'r>(dir: &std::path::Path, round: &'r Round) -> Vec<(&'r File, tonghop::format::Grid, Kept)> {
    let files =
        round.files.iter().filter(|file| file.name().starts_with("libreoffice/") && file.report() == Some("tong_ket"));
    files
        .map(|file| {
            let bytes = std::fs::read(dir.join("inbox").join(file.name())).expect("the file");
            let grid = tonghop::guard::open("a.xlsx", &bytes, &tonghop::format::Means::default()).expect("a workbook");
            let revision = &file.submission().expect("it was read").revision;
            let kept = std::fs::read(dir.join("issued/tong_ket/layouts").join(format!("{revision}.json")))
                .expect("the kept layout");
            (file, grid, serde_json::from_slice(&kept).expect("a layout"))
        })
        .collect()
}

#[test]
fn computed_figures_agree_with_what_libreoffice_stored() {
    let (dir, round) = sample();
    let mut compared = 0;
    for (file, grid, kept) in saved(dir.path(), &round) {
        let figures = &file.taken.content.as_ref().expect("it was read").figures;
        for place in kept.layout.places.iter().filter(|place| place.role == Role::Computed && !place.section.is_empty())
        {
            let stored = grid.sheet(&place.sheet).expect("the sheet").raw(place.spot);
            let (Raw::Number(theirs), Some(Cell::Number(ours))) = (&stored, figures.scalar(&place.name)) else {
                panic!("{} {}: stored {stored:?}, ours {:?}", file.name(), place.name, figures.scalar(&place.name));
            };
            assert!((theirs - ours).abs() < 1e-9, "{} {}: stored {theirs}, ours {ours}", file.name(), place.name);
            compared += 1;
        }
    }
    assert!(compared >= 40, "only {compared} figures were compared");
}

#[test]
fn the_self_check_says_what_the_round_decides() {
    let (dir, round) = sample();
    let mut compared = 0;
    for (file, grid, kept) in saved(dir.path(), &round) {
        let unit = file.unit().expect("a unit");
        for indicator in &round.plan.indicators {
            let Some(place) = kept.layout.place(&indicator.value.text) else { continue };
            let Some(outcome) = round.indicator(&indicator.id).and_then(|result| result.unit(unit)) else { continue };
            let words = grid.sheet(&place.sheet).expect("the sheet").raw(Spot::new(place.spot.row, SELF_CHECK)).shown();
            let agrees = match outcome.outcome {
                Outcome::Met => words.starts_with("Đạt"),
                Outcome::NotMet => words.starts_with("Chưa đạt"),
                Outcome::NothingRegistered => words.starts_with("Đơn vị không đăng ký"),
                _ => continue,
            };
            assert!(
                agrees,
                "{} {}: the form says “{words}”, the round {:?}",
                file.name(),
                indicator.id,
                outcome.outcome
            );
            compared += 1;
        }
    }
    assert!(compared >= 30, "only {compared} verdicts were compared");
}
