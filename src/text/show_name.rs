//! What the names in formulas stand for, as people know them.

use super::show_formula::Speaker;
use super::{Lang, pick, show_when};
use crate::formula::Tree;
use crate::plan::{Form, Origin};
use crate::value::Kind;

impl Speaker<'_> {
    /// A name as people know it.
    pub(super) fn name(&self, name: &str) -> String {
        if let Some(label) = self.label(name) {
            return quoted(label);
        }
        self.date_name(name).unwrap_or_else(|| self.attribute(name))
    }

    /// The plan's own dates by their day, those of a period by what they are.
    fn date_name(&self, name: &str) -> Option<String> {
        let (_, day) = self.plan.dates(None).into_iter().find(|(known, _)| known == name)?;
        let words = || match name {
            "period_from" => pick(self.lang, "ngày đầu kỳ báo cáo", "the period's first day").to_owned(),
            "period_to" => pick(self.lang, "ngày cuối kỳ báo cáo", "the period's last day").to_owned(),
            _ => format!("{} {name}", pick(self.lang, "ngày (chưa định)", "the day (not set)")),
        };
        Some(day.map_or_else(words, |day| show_when::day(day, self.lang)))
    }

    fn label(&self, name: &str) -> Option<&str> {
        let form = self.form?;
        let field = form.field(name).map(|field| field.label.as_str());
        field.or_else(|| form.column(name).map(|(_, column)| column.label.as_str()))
    }

    /// A column of the registry: the label of the field it fills, or its own name.
    fn attribute(&self, name: &str) -> String {
        let fields = self.plan.forms.iter().flat_map(Form::fields).map(|(_, field)| field);
        let from = |origin: &Origin| matches!(origin, Origin::UnitAttribute(attribute) if attribute == name);
        let known = fields.filter(|field| from(&field.origin)).map(|field| quoted(&field.label)).next();
        known.unwrap_or_else(|| match self.lang {
            Lang::Vi => format!("cột {name} của units.csv"),
            Lang::En => format!("column {name} of units.csv"),
        })
    }

    pub(super) fn is_date(&self, tree: &Tree) -> bool {
        match tree {
            Tree::Name(name) => self.kind(name).is_some_and(|kind| matches!(kind, Kind::Date | Kind::DateRange)),
            Tree::Call(name, _) => name == "DATE",
            _ => false,
        }
    }

    pub(super) fn kind(&self, name: &str) -> Option<Kind> {
        if self.plan.dates(None).iter().any(|(known, _)| known == name) {
            return Some(Kind::Date);
        }
        let form = self.form?;
        form.field(name).map(|field| field.kind).or_else(|| form.column(name).map(|(_, column)| column.kind))
    }
}

/// A label between marks that differ from its own.
pub(super) fn quoted(label: &str) -> String {
    if label.contains('«') { format!("“{label}”") } else { format!("«{label}»") }
}
