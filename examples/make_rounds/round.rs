//! `round.toml`: what was issued when, and what each unit sent when.

use chrono::NaiveDateTime;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Value;
use toml::value::Datetime;
use tonghop::trial::{Answers, Typed};

/// The whole file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// The instant the round is looked at.
    pub as_of: Datetime,
    issue: Vec<Issue>,
    #[serde(default)]
    reply: Vec<Reply>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Issue {
    report: String,
    #[serde(default)]
    period: String,
    at: Datetime,
}

/// One file a unit sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    pub unit: String,
    pub report: String,
    #[serde(default)]
    pub period: String,
    at: Datetime,
    #[serde(default)]
    pub channel: String,
    /// The name the unit gave it.
    pub file: Option<String>,
    /// `cut`, `empty`, or `blank` for a form nobody filled.
    pub broken: Option<String>,
    #[serde(default)]
    fields: BTreeMap<String, Value>,
    #[serde(default)]
    nil: Vec<String>,
    #[serde(default)]
    rows: BTreeMap<String, Vec<BTreeMap<String, Value>>>,
}

/// What happens at an instant.
pub enum Event<'r> {
    /// Forms go out.
    Issue { report: String, period: String, at: NaiveDateTime },
    /// A file comes in.
    Reply { reply: &'r Reply, at: NaiveDateTime },
}

impl Round {
    /// Everything in the order of time; forms go out before what comes at the same instant.
    pub fn events(&self) -> Result<Vec<Event<'_>>, chrono::ParseError> {
        let mut events = Vec::new();
        for issue in &self.issue {
            let at = instant(&issue.at)?;
            events.push((at, 0, Event::Issue { report: issue.report.clone(), period: issue.period.clone(), at }));
        }
        for reply in &self.reply {
            let at = instant(&reply.at)?;
            events.push((at, 1, Event::Reply { reply, at }));
        }
        events.sort_by_key(|(at, order, _)| (*at, *order));
        Ok(events.into_iter().map(|(_, _, event)| event).collect())
    }
}

fn instant(stamp: &Datetime) -> Result<NaiveDateTime, chrono::ParseError> {
    NaiveDateTime::parse_from_str(&stamp.to_string(), "%Y-%m-%dT%H:%M:%S")
}

impl Reply {
    /// What is typed; the period is chosen inside a growing workbook only.
    pub fn answers(&self, growing: bool) -> Answers {
        let rows = self.rows.iter().map(|(table, rows)| {
            let row =
                |row: &BTreeMap<String, Value>| row.iter().map(|(id, value)| (id.clone(), typed(value))).collect();
            (table.clone(), rows.iter().map(row).collect())
        });
        Answers {
            fields: self.fields.iter().map(|(id, value)| (id.clone(), typed(value))).collect(),
            rows: rows.collect(),
            nil: self.nil.clone(),
            period: Some(self.period.clone()).filter(|period| growing && !period.is_empty()),
        }
    }
}

fn typed(value: &Value) -> Typed {
    match value {
        Value::Integer(number) => Typed::Number(*number as f64),
        Value::Float(number) => Typed::Number(*number),
        Value::String(text) => Typed::Text(text.clone()),
        other => Typed::Text(other.to_string()),
    }
}
