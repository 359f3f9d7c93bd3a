//! The dry run of a plan before its forms go out.

use super::plausible::{self, Interests, Manner};
use super::reach::Reached;
use super::rng::Rng;
use super::{Answers, Desk};
use crate::format::{FileKind, Grid, Means};
use crate::plan::{Plan, Report};
use crate::round::{self, Focus};
use chrono::{Duration, NaiveDate, NaiveDateTime};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Forms of a report to fill plausibly, over all seeds: a report of few units is tried with more seeds.
const FORMS: usize = 300;
/// Seeds at least and at most.
const SEEDS: (usize, usize) = (4, 240);

/// The plan with each report alone, by report id.
type Parts = BTreeMap<String, Arc<Plan>>;

/// Tries a plan: every unit's form of every report, empty, all nil, wrong, and plausible with several seeds.
pub fn run(plan: &Arc<Plan>) -> Reached {
    let mut manners: Vec<(Manner, u64)> = vec![(Manner::Empty, 0), (Manner::Nil, 0), (Manner::Wrong, 1)];
    let most = plan.reports.iter().map(|report| seeds(plan, report)).max().unwrap_or(0);
    manners.extend((1..=most).map(|seed| (Manner::Plausible, seed)));
    let desk = issued(plan);
    let parts: Parts = plan.reports.iter().map(|report| (report.id.clone(), Arc::new(plan.only(report)))).collect();
    let tried: Vec<Reached> =
        manners.par_iter().map(|(manner, seed)| one(desk.clone(), &parts, *manner, *seed)).collect();
    tried.into_iter().fold(Reached::default(), Reached::join)
}

/// An office that has issued every form that rests on no other report: those are the same whatever is typed.
fn issued(plan: &Arc<Plan>) -> Desk {
    let mut desk = Desk::new(Arc::clone(plan));
    for report in in_order(plan).into_iter().filter(|report| !carries(plan, report)) {
        desk.issue(&report.id, &issued_for(report), instant(plan, report));
    }
    desk
}

fn carries(plan: &Plan, report: &Report) -> bool {
    plan.form_of(report).is_some_and(round::carries)
}

/// The period of the workbook tried: the first, or none where one workbook serves all.
fn issued_for(report: &Report) -> String {
    let first = report.occasions().first().filter(|_| report.per_period());
    first.map(|occasion| occasion.period.clone()).unwrap_or_default()
}

fn seeds(plan: &Plan, report: &Report) -> u64 {
    (FORMS / plan.units_of(report).count().max(1)).clamp(SEEDS.0, SEEDS.1) as u64
}

/// The reports still to be tried with a seed, and those they take figures from, sources first.
fn due(plan: &Plan, seed: u64) -> Vec<&Report> {
    let order = in_order(plan);
    let mut wanted: BTreeSet<&str> =
        order.iter().filter(|report| seed <= seeds(plan, report)).map(|report| report.id.as_str()).collect();
    for report in order.iter().rev() {
        if wanted.contains(report.id.as_str()) {
            wanted.extend(plan.sources(report));
        }
    }
    order.into_iter().filter(|report| wanted.contains(report.id.as_str())).collect()
}

/// All reports once, in an order in which what is carried over exists.
fn one(mut desk: Desk, parts: &Parts, manner: Manner, seed: u64) -> Reached {
    let plan = &Arc::clone(desk.plan());
    let mut reached = Reached::default();
    for report in due(plan, seed) {
        let period = report.occasions().first().map(|occasion| occasion.period.clone()).unwrap_or_default();
        let issued_for = &issued_for(report);
        let sent = instant(plan, report);
        if carries(plan, report) {
            desk.issue(&report.id, issued_for, sent);
        }
        let interests = Interests::of(plan, report);
        for (number, unit) in (1..).zip(plan.units_of(report)) {
            let mut rng = Rng::new(seed.wrapping_mul(1_000_003).wrapping_add(number));
            let Some(layout) = desk.layout(&unit.code, &report.id, issued_for) else { continue };
            let prefilled = desk.issued().newest(&report.id, issued_for, &unit.code).map(|row| row.prefilled.clone());
            let goals = plausible::goals(plan, report, unit, &prefilled.unwrap_or_default());
            let answers = plausible::answers(manner, &layout, unit, &interests, &goals, &mut rng);
            // The first seed goes through a workbook as it lies on a disk; for the others the cells are enough.
            let on_disk = manner == Manner::Plausible && seed == 1;
            send(&mut desk, &mut reached, (&unit.code, &report.id, issued_for), sent, &answers, on_disk);
        }
        let focus = Focus { report: report.id.clone(), period, chosen: false };
        if let Some(part) = parts.get(&report.id) {
            reached.add(&desk.round_of(Arc::clone(part), focus, sent + Duration::seconds(2)));
        }
    }
    reached
}

fn send(
    desk: &mut Desk,
    reached: &mut Reached,
    (unit, report, period): (&str, &str, &str),
    at: NaiveDateTime,
    answers: &Answers,
    on_disk: bool,
) {
    let Some((book, homeless)) = desk.filled(unit, report, period, answers) else { return };
    reached.forms += 1;
    let grid = if on_disk { read(&book) } else { Some(Grid::of(&book)) };
    if let Some(grid) = grid.filter(|_| homeless.is_empty()) {
        desk.take(&grid, at);
        if desk.understood() {
            return;
        }
    }
    reached.unread.push((report.to_owned(), unit.to_owned()));
}

fn read(book: &crate::book::Book) -> Option<Grid> {
    let mut book = book.clone();
    crate::book::calculate(&mut book);
    crate::format::open(FileKind::Xlsx, &crate::book::bytes(&book).ok()?, &Means::default()).ok()
}

/// The last second of the first occasion: everything sent is in time, and right after it the deadline has passed.
fn instant(plan: &Plan, report: &Report) -> NaiveDateTime {
    let occasion = report.occasions().first();
    let due = occasion.and_then(|occasion| occasion.due).map(|due| due.at - Duration::seconds(1));
    let last = occasion.and_then(|occasion| occasion.covers).or(plan.window).map(|days| days.to);
    let noon = |day: NaiveDate| day.and_hms_opt(12, 0, 0).unwrap_or_default();
    due.unwrap_or_else(|| noon(last.or(plan.issued).unwrap_or_default()))
}

/// Sources before the reports that take figures from them; a plan without circles always has such an order.
fn in_order(plan: &Plan) -> Vec<&Report> {
    let mut order: Vec<&Report> = Vec::new();
    while order.len() < plan.reports.len() {
        let ready = |report: &&Report| {
            let waiting = |id: &&str| !order.iter().any(|done| done.id == **id);
            !order.iter().any(|done| done.id == report.id) && !plan.sources(report).iter().any(waiting)
        };
        let Some(next) = plan.reports.iter().find(ready) else { break };
        order.push(next);
    }
    order
}
