//! The whole round as JSON: the stable interface for other programs (`docs/json.md`).

use super::{File, Round};
use crate::check::Finding;
use crate::intake::Entry;
use crate::text::{self, Lang};
use crate::value::{Reading, Value};
use serde_json::{Map, Value as Json, json};

/// The round as JSON. Keys stand in alphabetical order, lists in the order of registry, plan and file names.
pub fn json(round: &Round, lang: Lang) -> Json {
    json!({
        "plan": { "id": round.plan.id, "number": round.plan.number, "title": round.plan.title },
        "as_of": round.as_of,
        "focus": round.focus,
        "tally": round.tally(),
        "units": round.plan.units.iter().map(|unit| json!({
            "code": unit.code, "name": unit.name, "group": unit.group, "kind": unit.kind,
        })).collect::<Vec<_>>(),
        "files": round.files.iter().map(|file| file_json(round, file, lang)).collect::<Vec<_>>(),
        "standings": round.standings.iter().map(|standing| {
            let mut value = serde_json::to_value(standing).unwrap_or_default();
            value["effective"] = standing.effective.map_or(Json::Null, |index| json!(round.files[index].name()));
            value["versions"] = standing.versions.iter().map(|index| json!(round.files[*index].name())).collect();
            value
        }).collect::<Vec<_>>(),
        "indicators": round.indicators,
        "unmatched_receipts": round.unmatched,
    })
}

fn file_json(round: &Round, file: &File, lang: Lang) -> Json {
    json!({
        "name": file.name(),
        "hash": file.taken.hash,
        "size": file.taken.size,
        "received": file.taken.receipt,
        "mail": file.taken.mail.as_ref().map(|mail| json!({ "sender": mail.sender, "subject": mail.subject })),
        "kept_as": file.taken.kept_as,
        "outcome": file.outcome,
        "unit": file.unit(),
        "report": file.report(),
        "period": file.period,
        "version": file.version,
        "named_as": file.edition.text(),
        "adds_to": file.adds_to.map(|index| round.files[index].name()),
        "values": values(file),
        "tables": tables(file),
        "findings": file.findings().iter().map(|finding| finding_json(finding, lang)).collect::<Vec<_>>(),
    })
}

fn finding_json(finding: &Finding, lang: Lang) -> Json {
    let mut value = serde_json::to_value(finding).unwrap_or_default();
    value["text"] = json!(text::finding(finding, lang));
    value
}

fn values(file: &File) -> Json {
    let cells = file.submission().map(|submission| &submission.cells);
    let entries = cells.into_iter().flatten().filter(|(_, entry)| entry.says_something());
    Json::Object(entries.map(|(name, entry)| (name.clone(), entry_json(entry))).collect())
}

fn tables(file: &File) -> Json {
    let tables = file.submission().map(|submission| &submission.tables);
    let tables = tables.into_iter().flatten().map(|(table, rows)| {
        let rows = rows.iter().map(|row| {
            let filled = row.cells.iter().filter(|(_, entry)| entry.says_something());
            Json::Object(filled.map(|(name, entry)| (name.clone(), entry_json(entry))).collect())
        });
        (table.clone(), Json::Array(rows.collect()))
    });
    Json::Object(tables.collect::<Map<_, _>>())
}

fn entry_json(entry: &Entry) -> Json {
    let (state, value) = match &entry.reading {
        Reading::Missing => ("missing", Json::Null),
        Reading::NotApplicable => ("not_applicable", Json::Null),
        Reading::Refused(_) => ("unreadable", Json::Null),
        Reading::Value { value, .. } => ("read", value_json(value)),
    };
    let mut json = json!({ "sheet": entry.sheet, "cell": entry.spot.a1(), "raw": entry.raw.shown(), "state": state, "value": value });
    if let Some(office) = &entry.corrected {
        json["corrected"] = json!({
            "value": office.value, "who": office.who, "at": office.at, "because": office.because,
        });
    }
    json
}

fn value_json(value: &Value) -> Json {
    match value {
        Value::Number(number) => json!(number),
        Value::Text(text) | Value::Choice(text) => json!(text),
        Value::Date(day) => json!(day.to_string()),
        Value::Dates { from, to, .. } => json!([from.to_string(), to.to_string()]),
        Value::Time(time) => json!(time.to_string()),
        Value::Tick(tick) => json!(tick),
    }
}
