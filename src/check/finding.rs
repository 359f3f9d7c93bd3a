//! The record of a finding. Sentences are made of it in `text/finding.rs`.

use super::Code;
use crate::book::Spot;
use crate::plan::Severity;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A place in a workbook, with the label that stands there: a phone shows no addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Location {
    /// Sheet.
    pub sheet: String,
    /// Cell, `C10`; empty for a whole sheet.
    pub cell: String,
    /// Label.
    pub label: String,
}

impl Location {
    /// The cell of a sheet.
    pub fn new(sheet: &str, spot: Spot, label: &str) -> Self {
        Location { sheet: sheet.to_owned(), cell: spot.a1(), label: label.to_owned() }
    }
}

/// Something found in one submission or about one file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Finding {
    /// How grave.
    pub severity: Severity,
    /// What.
    pub code: Code,
    /// Where.
    pub location: Option<Location>,
    /// Name of the field or column concerned.
    pub name: Option<String>,
    /// What the sentence is made of.
    pub arguments: BTreeMap<String, String>,
}

impl Finding {
    /// A finding of the code's usual severity.
    pub fn new(code: Code) -> Self {
        Finding { severity: code.severity(), code, location: None, name: None, arguments: BTreeMap::new() }
    }

    /// At this place.
    #[must_use]
    pub fn at(mut self, location: Location) -> Self {
        self.location = Some(location);
        self
    }

    /// About this field or column.
    #[must_use]
    pub fn of(mut self, name: &str) -> Self {
        self.name = Some(name.to_owned());
        self
    }

    /// With this argument.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl ToString) -> Self {
        self.arguments.insert(key.to_owned(), value.to_string());
        self
    }

    /// Of this severity instead of the usual one.
    #[must_use]
    pub fn graded(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// What it asks, as one text: of two findings that ask the same the texts are equal.
    pub fn question(&self) -> String {
        let own = self.arguments.iter().filter(|(key, _)| !key.starts_with("settled"));
        let own: Vec<String> = own.map(|(key, value)| format!("{key}={value}")).collect();
        format!("{} {}", self.code.text(), own.join(" "))
    }

    /// The office has looked at it and takes it as it is: it is noted, and asks nothing any more.
    pub fn settle(&mut self, because: &str, who: &str) {
        self.severity = Severity::Info;
        self.arguments.insert("settled".to_owned(), because.to_owned());
        self.arguments.insert("settled_by".to_owned(), who.to_owned());
    }

    /// Whether the office has settled it.
    pub fn is_settled(&self) -> bool {
        self.arguments.contains_key("settled")
    }

    /// Where it is.
    pub fn location(&self) -> Option<&Location> {
        self.location.as_ref()
    }
}
