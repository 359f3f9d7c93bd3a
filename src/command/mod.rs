//! One file per verb: the only place that sequences input and output, and reads the clock.

mod arrival;
mod bureau;
mod collect;
mod folder;
mod handmade;
mod inspect;
mod issue;
mod issued;
mod new;
mod output;
mod pictures;
mod plan_calendar;
mod plan_check;
mod plan_convert;
mod plan_files;
mod plan_show;
mod plan_try;
mod receipts;
mod receive;
mod receive_text;
mod register;
mod register_read;
mod register_write;
mod rule;
mod shelf;
mod start;
mod status;
mod summarize;
mod take;
mod take_message;
mod who;

pub use collect::{Collected, collect, is_left_by_a_program};
pub use folder::Folder;
pub use inspect::Inspected;
pub use issue::{Done, NotAsked, Wanted, issue};
pub use issued::load as issued;
pub use output::Output;
pub use plan_convert::convert;
pub use start::Begun;

use crate::cli::{Cli, Format, PlanVerb, Verb};
use crate::error::Result;
use crate::text::Lang;
use chrono::NaiveDateTime;

/// Runs the verb of a command line.
pub fn run(cli: Cli, output: &Output) -> Result<()> {
    let lang = output.lang;
    match cli.verb {
        Verb::Plan { verb: PlanVerb::Check { dir, mark } } => plan_check::run(&dir, mark, output),
        Verb::Plan { verb: PlanVerb::Convert { source, target } } => plan_convert::run(&source, &target, output),
        Verb::Plan { verb: PlanVerb::Calendar { dir, out } } => plan_calendar::run(&dir, out.as_deref(), output),
        Verb::Plan { verb: PlanVerb::Show { dir, unit } } => plan_show::run(&dir, unit.as_deref(), output),
        Verb::Plan { verb: PlanVerb::Try { dir } } => plan_try::run(&dir, output),
        Verb::New { dir, plan, from, months } => {
            new::run(dir.as_deref(), plan.as_deref(), from.as_deref(), months, output)
        }
        Verb::Issue { dir, report, period, unit, as_of } => {
            issue::run(&dir, &Wanted { report, period, units: unit }, as_of.as_deref(), output)
        }
        Verb::Collect { dir, as_of } => collect::run(&dir, as_of.as_deref(), output),
        Verb::Inspect { files, beside } => inspect::run(&files, beside.as_deref(), output),
        Verb::Status { dir, as_of, focus, format } => {
            status::run(&dir, as_of.as_deref(), &focus, format == Format::Json, output)
        }
        Verb::Summarize { dir, out, as_of, focus } => {
            summarize::run(&dir, out.as_deref(), as_of.as_deref(), &focus, output)
        }
        Verb::Receive { text: Some(file), place, .. } => {
            receive_text::run(file.as_deref(), place.beside.as_deref(), output)
        }
        Verb::Receive { files, at, via, place, .. } => {
            let came = receive::Came { at: at.as_deref(), via: via.as_deref() };
            receive::receive(&files, came, place.beside.as_deref(), output)
        }
        Verb::Assign { file, of, report, place } => {
            receive::assign(&file, &of, report.as_deref(), place.beside.as_deref(), output)
        }
        Verb::Enter { of, file, at, via, place } => {
            let came = receive::Came { at: at.as_deref(), via: via.as_deref() };
            receive::enter(&of, &file, came, place.beside.as_deref(), output)
        }
        Verb::Extend { units, group, all, until, because, focus, place } => {
            let to = rule::To { units, groups: group, all };
            rule::extend(&to, &until, &because, &focus, place.beside.as_deref(), output)
        }
        Verb::Accept { of, cell, because, focus, place } => {
            rule::accept(&of, cell.as_deref(), &because, &focus, place.beside.as_deref(), output)
        }
        Verb::Correct { of, cell, value, because, focus, place } => {
            rule::correct(&of, (&cell, &value), &because, &focus, place.beside.as_deref(), output)
        }
        Verb::Register { dir, withdraw, xlsx, read, report, period, because, as_of } => match (withdraw, xlsx, read) {
            (Some(number), ..) => register::withdraw(&dir, number, &because.unwrap_or_default(), output),
            (_, Some(file), _) => {
                register_write::run(&dir, &file, as_of.as_deref(), &status::Focus { report, period }, output)
            }
            (.., Some(file)) => register_read::run(&dir, &file, output),
            _ => register::show(&dir, as_of.as_deref(), output),
        },
        Verb::Who { name } => who::run(name.as_deref(), output),
    }
    .inspect_err(|_| output.flush(lang))
}

/// Whether a folder holds a plan.
fn has_plan(folder: &std::path::Path) -> bool {
    ["plan.toml", "plan.xlsx"].iter().any(|name| folder.join(name).is_file())
}

/// The instant a run looks from.
#[derive(Clone, Copy, Debug)]
struct Moment {
    /// On the plan's clock.
    at: NaiveDateTime,
    /// Whether it is now. Only then does the run witness what has come; a look into the past was not there.
    live: bool,
}

/// The instant a run looks from: the argument, else the folder's own, else the clock, read here and nowhere else.
fn instant(folder: &Folder, as_of: Option<&str>) -> Result<Moment> {
    if let Some(text) = as_of {
        let at = parse_instant(text).ok_or_else(|| crate::error::Error::Instant { text: text.to_owned() })?;
        return Ok(Moment { at, live: false });
    }
    Ok(match folder.settings.as_of {
        Some(at) => Moment { at, live: false },
        None => Moment { at: now(folder), live: true },
    })
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
fn now(folder: &Folder) -> NaiveDateTime {
    let now = chrono::Utc::now().with_timezone(&folder.plan.offset).naive_local();
    chrono::DurationRound::duration_trunc(now, chrono::Duration::seconds(1)).unwrap_or(now)
}

/// `2020-04-03T09:00`, `2020-04-03 09:00:00`, `2020-04-03` (its end), `03/4/2020 09:00`.
pub fn parse_instant(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim();
    let formats = [
        "%Y-%m-%dT%H:%M:%S",
        "%Y-%m-%dT%H:%M",
        "%Y-%m-%d %H:%M:%S",
        "%Y-%m-%d %H:%M",
        "%d/%m/%Y %H:%M:%S",
        "%d/%m/%Y %H:%M",
        // «16g30, 28/3/2020»: the way the office writes it, and the way the board prints it.
        "%Hg%M, %d/%m/%Y",
        "%Hg%M %d/%m/%Y",
        "%Hh%M, %d/%m/%Y",
        "%Hh%M %d/%m/%Y",
        "%d/%m/%Y %Hg%M",
        "%d/%m/%Y %Hh%M",
    ];
    let instant = formats.iter().find_map(|format| NaiveDateTime::parse_from_str(text, format).ok());
    let day = || {
        let day =
            ["%Y-%m-%d", "%d/%m/%Y"].iter().find_map(|format| chrono::NaiveDate::parse_from_str(text, format).ok())?;
        day.and_hms_opt(23, 59, 59)
    };
    instant.or_else(day)
}

/// Whether an instant was typed with its time of day.
fn names_a_time(text: &str) -> bool {
    text.contains([':', 'g', 'h'])
}

/// Which language a run speaks.
pub fn language(cli: &Cli) -> Lang {
    cli.lang
}

#[cfg(test)]
mod tests {
    use super::parse_instant;

    #[track_caller]
    fn case(text: &str, expected: Option<&str>) {
        assert_eq!(parse_instant(text).map(|instant| instant.to_string()).as_deref(), expected);
    }

    #[test]
    fn instants_are_read_in_both_orders() {
        case("2020-04-03T09:00", Some("2020-04-03 09:00:00"));
        case("03/4/2020 09:00", Some("2020-04-03 09:00:00"));
        case("16g30, 28/3/2020", Some("2020-03-28 16:30:00"));
        case("2020-04-03", Some("2020-04-03 23:59:59"));
        case("ba giờ chiều", None);
    }
}
