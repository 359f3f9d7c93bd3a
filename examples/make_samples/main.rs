//! Makes `samples/thang-thanh-nien-2020`: a whole round of invented reports, and the truth about it.
//!
//! `cargo run --example make_samples` rewrites everything byte for byte but the files LibreOffice filled, which stay as
//! they are; with `-- --libreoffice` it has those filled again too.

mod activity;
mod answers;
mod calendar;
mod entry;
mod figures;
mod finals;
mod inbox;
mod issued;
mod joint;
mod libre;
mod measure;
mod odd;
mod office;
mod plant;
mod receipt;
mod rng;
mod truth;
mod weekly;
mod words;
mod work;
mod xlsx;

use inbox::Inbox;
use issued::Issued;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tonghop::command::Output;
use tonghop::disk;
use tonghop::text::Lang;
use truth::Truth;

/// Whatever went wrong. Not `Debug` itself, so that everything that is turns into it.
pub struct Failure(String);

impl<E: std::fmt::Debug> From<E> for Failure {
    fn from(error: E) -> Self {
        Failure(format!("{error:?}"))
    }
}

const NAME: &str = "thang-thanh-nien-2020";
/// The round is looked at on the morning the mock-up was printed.
const SETTINGS: &str = "# Vòng báo cáo mẫu được xem tại thời điểm này.\nas_of = \"2020-04-03T09:00:00\"\n";
const README: &str = include_str!("README.sample.md");

fn main() -> ExitCode {
    let output = Output { lang: Lang::En };
    match run() {
        Ok(said) => output.say(&said),
        Err(Failure(why)) => {
            output.remark(&why);
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn run() -> Result<String, Failure> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (templates, target) = (home.join("templates").join(NAME), home.join("samples").join(NAME));
    let (issued, inbox, truth) = make(&templates)?;
    write(&issued, &inbox, &truth, &templates, &target)?;
    let script: PathBuf = home.join("examples/make_samples/fill_lo.py");
    let folder = target.join("inbox");
    if std::env::args().any(|word| word == "--libreoffice") {
        libre::fill(&inbox, &folder, &script)?;
    }
    let missing = libre::missing(&inbox, &folder);
    if missing.is_empty() {
        return Ok(format!("{} files in {}", inbox.files.len(), folder.display()));
    }
    Err(format!("run again with -- --libreoffice to make {missing:?}").into())
}

/// Everything that came, and what is true of it.
fn make(templates: &Path) -> Result<(Issued, Inbox, Truth), Failure> {
    let rows = figures::load()?;
    let issued = Issued::of(templates)?;
    let (mut inbox, mut truth) = (Inbox::default(), Truth::default());
    let sent = finals::send(&rows, &issued, &mut inbox, &mut truth)?;
    truth.totals();
    office::send(&issued, &mut inbox, &mut truth)?;
    weekly::send(&rows, &issued, &sent, &mut inbox, &mut truth)?;
    odd::send(&rows, &issued, &sent, &mut inbox, &mut truth)?;
    for file in &inbox.files {
        truth.add("file", ("", "", ""), &file.path, file.outcome);
    }
    Ok((issued, inbox, truth))
}

fn write(issued: &Issued, inbox: &Inbox, truth: &Truth, templates: &Path, target: &Path) -> Result<(), Failure> {
    for name in ["issued", "received", "summary"] {
        let place = target.join(name);
        if place.is_dir() {
            std::fs::remove_dir_all(place)?;
        }
    }
    for name in ["plan.toml", "units.csv"] {
        disk::write(&target.join(name), &std::fs::read(templates.join(name))?)?;
    }
    disk::write(&target.join("tonghop.toml"), SETTINGS.as_bytes())?;
    disk::write(&target.join("README.md"), README.as_bytes())?;
    issued.copy_to(&target.join("issued"))?;
    inbox.write(&target.join("inbox"))?;
    disk::write(&target.join("receipts.csv"), &inbox.receipts()?)?;
    disk::write(&target.join("expected.csv"), &truth.csv()?)?;
    Ok(())
}
