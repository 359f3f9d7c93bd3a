//! One message → whose it is, what it says, what was found; through the same checks as a workbook.

use super::understand::judge;
use super::{Content, FileOutcome, Other};
use crate::book::Spot;
use crate::check::{Code, Finding, Location};
use crate::form::{Kept, build};
use crate::intake::{self, Carried, Hints, Identity, Issued, Layer, Message};
use crate::naming::Match;
use crate::plan::{Plan, Report, Severity, Unit};
use crate::text::message::{SHEET, line};
use std::collections::BTreeSet;

/// Lines quoted of one message at most.
const QUOTED: usize = 6;
/// Letters of a quoted line at most.
const SHORT: usize = 80;

/// What a message holds with its findings, or what it is instead.
pub fn understand_message(
    plan: &Plan,
    issued: &Issued,
    hints: &Hints<'_>,
    message: &Message,
) -> Result<(Content, Vec<Finding>), Other> {
    let head = message.lines.first().map_or("", String::as_str);
    let unclear = |units: &[String]| {
        let name = |code: &String| plan.units.get(code).map_or_else(|| code.clone(), |unit| unit.short_name.clone());
        let units = units.iter().map(name).collect::<Vec<_>>().join("; ");
        let finding = Finding::new(Code::MessageUnit).with("line", quoted(head)).with("units", units);
        Box::new((FileOutcome::Unidentified, finding))
    };
    let said: String = message.unit.chars().take(2 * SHORT).collect();
    let found = hints.names.map_or(Match::None, |names| names.find(&said));
    let unit = match found {
        _ if hints.assigned.is_some() => hints.assigned.unwrap_or_default().to_owned(),
        Match::One { unit, .. } => unit,
        Match::Unsure(units) => return Err(unclear(&units)),
        Match::None => return Err(unclear(&[])),
    };
    let report = intake::message_report(plan, head);
    let Some((report, unit)) = report.zip(plan.units.get(&unit)) else { return Err(unclear(&[unit])) };
    let Some((kept, revision)) = layout(plan, issued, report, unit) else { return Err(unclear(&[])) };
    let identity = Identity {
        report: report.id.clone(),
        unit: unit.code.clone(),
        revision,
        period: String::new(),
        ordinal: None,
        layer: Layer::Message,
    };
    let submission = intake::submission_of_message(message, plan, report, &kept, &identity);
    let more = kept.layout.tables.first().map(|table| {
        message.rows.iter().filter(|row| intake::overfull(row, table)).map(|row| row.line).collect::<Vec<_>>()
    });
    let judged = judge(plan, issued, &kept, identity, submission, hints.rulings);
    let (content, findings) = judged.ok_or_else(|| unclear(&[]))?;
    Ok((content, told(findings, message, &more.unwrap_or_default())))
}

/// The layout the unit was given last; where none is out, that of the form as it is today.
fn layout(plan: &Plan, issued: &Issued, report: &Report, unit: &Unit) -> Option<(Kept, String)> {
    let given = issued.newest(&report.id, "", &unit.code);
    if let Some(kept) = given.and_then(|row| issued.kept(&report.id, &row.revision)) {
        return Some((kept.as_ref().clone(), kept.revision()));
    }
    let layout = build(plan, report, plan.form_of(report)?, unit, &Carried::new());
    let kept = Kept { layout, cells: Vec::new() };
    let revision = kept.revision();
    Some((kept, revision))
}

/// All that could not be read becomes one finding with the lines quoted; the rest names its line.
fn told(findings: Vec<Finding>, message: &Message, more: &[usize]) -> Vec<Finding> {
    let mut lines: BTreeSet<usize> = message.unread.iter().chain(more).copied().collect();
    let mut broken = !more.is_empty();
    let mut kept = Vec::new();
    for finding in findings {
        let place = finding.location().filter(|location| location.sheet == SHEET).cloned();
        let number = place.as_ref().and_then(|place| Spot::parse(&place.cell)).map_or(0, |spot| spot.row as usize);
        let unread = finding.severity == Severity::Error && finding.code != Code::CheckBroken && place.is_some();
        if unread || matches!(finding.code, Code::ListMissing | Code::NothingFilled | Code::RowWithoutName) {
            broken = true;
            lines.insert(number);
        } else if let Some(place) = place {
            let label = format!("{}, {}", line(number + 1), place.label);
            kept.push(finding.at(Location { sheet: SHEET.to_owned(), cell: String::new(), label }));
        } else {
            kept.push(finding);
        }
    }
    if lines.is_empty() {
        return kept;
    }
    let quotes = lines.iter().filter_map(|number| message.lines.get(*number)).map(|line| quoted(line));
    let mut quotes: Vec<String> = quotes.take(QUOTED + 1).collect();
    if quotes.len() > QUOTED {
        "…".clone_into(&mut quotes[QUOTED]);
    }
    let severity = if broken { Severity::Error } else { Severity::Warning };
    let unread = Finding::new(Code::MessageUnread).with("lines", quotes.join("; ")).graded(severity);
    std::iter::once(unread).chain(kept).collect()
}

fn quoted(line: &str) -> String {
    let text = crate::value::clean(line);
    if text.chars().count() > SHORT {
        format!("«{}…»", text.chars().take(SHORT - 1).collect::<String>())
    } else {
        format!("«{text}»")
    }
}
