//! Makes the small sample rounds: `samples/<plan>/round.toml` says what each unit sent and when; the forms are issued,
//! filled and laid into the inbox in that order. `expected.csv` beside it is written by hand and never touched here.
//!
//! `cargo run --example make_rounds [NAME…]`

mod round;

use round::{Event, Reply, Round};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tonghop::command::{Folder, Wanted, issue};
use tonghop::disk;
use tonghop::text::Lang;
use tonghop::trial::Desk;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for entry in fs::read_dir(root.join("samples"))? {
        let dir = entry?.path();
        let name = dir.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if dir.join("round.toml").is_file() && (wanted.is_empty() || wanted.contains(&name)) {
            make(&dir, &root.join("templates").join(&name))?;
            tonghop::command::Output { lang: Lang::En }.say(&name);
        }
    }
    Ok(())
}

fn write(path: PathBuf, bytes: impl AsRef<[u8]>) -> Result<(), Failure> {
    disk::write(&path, bytes.as_ref()).map_err(|error| tonghop::text::run::error(&error, Lang::En).into())
}

/// Makes one round anew; `round.toml` and `expected.csv` stay.
fn make(dir: &Path, template: &Path) -> Result<(), Failure> {
    for made in ["inbox", "issued", "received", "summary"] {
        if dir.join(made).is_dir() {
            fs::remove_dir_all(dir.join(made))?;
        }
    }
    for file in fs::read_dir(template)? {
        let file = file?.path();
        fs::copy(&file, dir.join(file.file_name().unwrap_or_default()))?;
    }
    let round: Round = toml::from_str(&fs::read_to_string(dir.join("round.toml"))?)?;
    write(
        dir.join("tonghop.toml"),
        format!("# Vòng báo cáo mẫu được xem tại thời điểm này.\nas_of = \"{}\"\n", round.as_of),
    )?;
    fs::create_dir_all(dir.join("inbox"))?;
    let folder = Folder::open(dir).map_err(|error| tonghop::text::run::error(&error, Lang::En))?;
    let mut desk = Desk::new(Arc::clone(&folder.plan));
    let mut receipts = String::from("\u{feff}file,at,channel\n");
    for event in round.events()? {
        match event {
            Event::Issue { report, period, at } => {
                // The folder first: it reads what has come so far, as the office would.
                write(dir.join("receipts.csv"), &receipts)?;
                let wanted = Wanted {
                    report: Some(report.clone()),
                    period: Some(period.clone()).filter(|id| !id.is_empty()),
                    ..Wanted::default()
                };
                issue(&folder, &wanted, at).map_err(|error| tonghop::text::run::error(&error, Lang::En))?;
                desk.issue(&report, &period, at);
            }
            Event::Reply { reply, at } => {
                let name = lay(&mut desk, &dir.join("inbox"), reply, at)?;
                writeln!(
                    receipts,
                    "\"{}\",{},{}",
                    name.replace('"', "\"\""),
                    at.format("%Y-%m-%dT%H:%M:%S"),
                    reply.channel
                )?;
            }
        }
    }
    write(dir.join("receipts.csv"), receipts)?;
    forget_empty_forms(&dir.join("issued"))
}

/// One file of the inbox, named as the unit named it.
fn lay(desk: &mut Desk, inbox: &Path, reply: &Reply, at: chrono::NaiveDateTime) -> Result<String, Failure> {
    let plan = Arc::clone(desk.plan());
    let report = plan.report(&reply.report).ok_or(format!("no report {}", reply.report))?;
    let period = if report.per_period() { reply.period.as_str() } else { "" };
    let answers = reply.answers(report.recurring());
    let place = format!("{} {} {period}", reply.unit, reply.report);
    let (mut book, homeless) =
        desk.filled(&reply.unit, &reply.report, period, &answers).ok_or(format!("no form: {place}"))?;
    if !homeless.is_empty() {
        return Err(format!("{place}: the form has no {}", homeless.join(", ")).into());
    }
    tonghop::book::calculate(&mut book);
    let mut bytes = tonghop::book::bytes(&book)?;
    match reply.broken.as_deref() {
        Some("cut") => bytes.truncate(bytes.len() / 2),
        Some("empty") => bytes.clear(),
        _ => {
            desk.receive(&reply.unit, &reply.report, period, at, &answers);
        }
    }
    let issued =
        desk.issued().newest(&reply.report, period, &reply.unit).map(|row| row.file.clone()).unwrap_or_default();
    let name = free(inbox, reply.file.as_deref().unwrap_or(&issued));
    if let Some(folder) = inbox.join(&name).parent() {
        fs::create_dir_all(folder)?;
    }
    write(inbox.join(&name), &bytes)?;
    Ok(name)
}

/// The name, or «name (2)» where it is taken, as a browser saves a second file.
fn free(inbox: &Path, name: &str) -> String {
    let stem = name.strip_suffix(".xlsx").unwrap_or(name);
    let names = std::iter::once(name.to_owned()).chain((2..100).map(|number| format!("{stem} ({number}).xlsx")));
    names.into_iter().find(|name| !inbox.join(name).exists()).unwrap_or_else(|| name.to_owned())
}

/// Empty forms can be made anew at any time; kept layouts, rosters and rows cannot.
fn forget_empty_forms(issued: &Path) -> Result<(), Failure> {
    let mut folders: Vec<PathBuf> = vec![issued.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "xlsx") {
                fs::remove_file(path)?;
            }
        }
    }
    Ok(())
}
