//! `old-revision`: the unit used an earlier issue of its form. What it entered counts; only the new cells are asked for.

use super::{Code, Context, Finding};
use crate::form::Role;
use crate::intake::Submission;

pub(super) fn check(context: &Context<'_>, _submission: &Submission) -> Vec<Finding> {
    // The same layout has the same revision, and comparing costs less than counting that out.
    let Some(current) = context.current.filter(|current| current.layout != context.kept.layout) else {
        return Vec::new();
    };
    let known = |name: &str| context.kept.layout.area(name).is_some();
    let places =
        current.layout.places.iter().filter(|place| place.role == Role::Input).map(|place| (&place.name, &place.label));
    let columns =
        current.layout.tables.iter().flat_map(|table| &table.columns).map(|column| (&column.name, &column.label));
    let added: Vec<&str> =
        places.chain(columns).filter(|(name, _)| !known(name)).map(|(_, label)| label.as_str()).collect();
    vec![Finding::new(Code::OldRevision).with("count", added.len()).with("labels", added.join("; "))]
}
