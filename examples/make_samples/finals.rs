//! The final reports of the 66 units: filled, planted, sent.

use crate::Failure;
use crate::answers::{Answers, Mood, answers};
use crate::calendar::day;
use crate::entry::cells;
use crate::figures::{Figures, Said};
use crate::inbox::{Body, Inbox, LIBRE};
use crate::issued::{Form, Issued};
use crate::plant::plant;
use crate::receipt;
use crate::rng::Rng;
use crate::truth::{Standing, Truth};
use crate::xlsx::fill;
use std::collections::BTreeMap;

/// Final reports filled by LibreOffice.
const BY_LIBRE: [&str; 6] = ["BVHHTM", "STTTT", "HND", "KTNN5", "SKHCN", "CHQ"];
/// Units that send two files, and why (see `odd.rs`).
const TWICE: [&str; 4] = ["SYT", "KBNN", "NHNN", "SXD"];
/// Units that have nothing to complain of.
const NO_HARDSHIP: usize = 12;
/// Units that ask for something.
const REQUESTS: usize = 28;

/// Fills, plants and sends; gives the answers by unit, for the weekly reports and the odd files.
pub fn send(
    rows: &[Figures],
    issued: &Issued,
    inbox: &mut Inbox,
    truth: &mut Truth,
) -> Result<BTreeMap<String, Answers>, Failure> {
    let moods = moods(rows);
    let mut sent = BTreeMap::new();
    for row in rows {
        let unit = issued.plan.units.get(&row.code).ok_or(format!("no unit {}", row.code))?;
        let form = issued.form("tong_ket", &row.code)?;
        let mut made = None;
        if let (Some(said), Some((at, _))) = (&row.report, receipt::of_final(row)) {
            let last = at.date().min(day(3, 27));
            let mood = moods.get(row.code.as_str()).copied().unwrap_or(Mood::Hardship);
            let mut full = answers(row, said, &unit.name, mood, last, &form.layout);
            for (code, count) in plant(&row.code, &mut full.entries) {
                truth.add("finding", (&row.code, "tong_ket", ""), code, count);
            }
            made = Some((said, full));
        }
        deliver(row, form, made.as_ref().map(|(_, answers)| answers), inbox)?;
        truth.standing(&standing(row));
        truth.figures(unit, row, made.as_ref().map(|(said, answers)| (*said, answers)));
        if let Some((_, answers)) = made {
            sent.insert(row.code.clone(), answers);
        }
    }
    Ok(sent)
}

/// Path below the inbox of a unit's final report.
pub fn path(row: &str, form: &Form) -> String {
    let folder = if BY_LIBRE.contains(&row) { LIBRE } else { "tong ket" };
    format!("{folder}/{}", form.file)
}

fn deliver(row: &Figures, form: &Form, answers: Option<&Answers>, inbox: &mut Inbox) -> Result<(), Failure> {
    let Some(receipt) = receipt::of_final(row) else { return Ok(()) };
    let path = path(&row.code, form);
    let Some(answers) = answers else {
        // Broken off in transfer, under the very name it was issued with.
        let whole = &form.bytes;
        inbox.add(path, Body::Bytes(whole[..whole.len() * 6 / 10].to_vec()), Some(receipt), "unreadable");
        return Ok(());
    };
    let cells = cells(&answers.entries, &form.layout)?;
    let body = if BY_LIBRE.contains(&row.code.as_str()) {
        Body::Libre { template: form.bytes.clone(), cells }
    } else {
        Body::Bytes(fill(&form.bytes, &cells)?)
    };
    if row.code == "SYT" || row.code == "NHNN" {
        // The one that counts is the second, see `odd.rs`.
        let later = crate::calendar::shifted(receipt.0, 93_600);
        inbox.add(format!("dinh chinh/{}", form.file), body, Some((later, receipt.1)), "current");
    } else {
        inbox.add(path, body, Some(receipt), "current");
    }
    Ok(())
}

fn standing(row: &Figures) -> Standing<'_> {
    let review = match row.review.as_str() {
        "hợp lệ" => "accepted",
        "chờ xác nhận" => "needs_confirmation",
        "không mở được" => "unreadable",
        "cần bổ sung" if ["SVHTTDL", "STNMT"].contains(&row.code.as_str()) => "has_errors",
        "cần bổ sung" => "incomplete",
        _ => "",
    };
    let versions = match row.late {
        None => 0,
        Some(_) if TWICE.contains(&row.code.as_str()) => 2,
        Some(_) => 1,
    };
    let at = (row.code.as_str(), row.late);
    Standing { unit: at.0, report: "tong_ket", period: "", late: at.1, timeliness: None, review, versions }
}

/// 45 units tell of hardships, 28 of them ask for something, 12 small ones say «Không có».
fn moods(rows: &[Figures]) -> BTreeMap<&str, Mood> {
    let mut told: Vec<&Figures> = rows.iter().filter(|row| row.report.is_some()).collect();
    told.sort_by_key(|row| row.branches);
    let mut moods: BTreeMap<&str, Mood> =
        told.iter().take(NO_HARDSHIP).map(|row| (row.code.as_str(), Mood::NoHardship)).collect();
    let mut rest: Vec<&&Figures> = told.iter().skip(NO_HARDSHIP).collect();
    Rng::of("moods").shuffle(&mut rest);
    let asked = rest.iter().take(REQUESTS).map(|row| (row.code.as_str(), Mood::Request));
    moods.extend(asked);
    moods
}

/// The same report with one figure changed: an earlier or a spoilt version.
pub fn varied(
    row: &Answers,
    form: &Form,
    name: &str,
    typed: impl Into<crate::entry::Typed>,
) -> Result<Vec<u8>, Failure> {
    let mut entries = row.entries.clone();
    entries.set(name, typed);
    fill(&form.bytes, &cells(&entries, &form.layout)?)
}

/// Figures of units that report by week and never send a readable final report.
pub fn invented(activities: u32) -> Said {
    Said {
        activities,
        participations: activities * 17,
        beneficiaries: activities * 9,
        cost: Some(activities * 15),
        celebrations: 1,
        seminars: 1,
        works: 0,
        tasks: Some(0),
        new_members: 0,
        referrals: 0,
        banner: true,
        teams: 0,
        collective: false,
        person: false,
    }
}
