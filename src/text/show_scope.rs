//! Of whom something is asked, in plain words.

use super::show_formula::Speaker;
use super::show_words::counted;
use super::{Lang, pick};
use crate::plan::{Plan, Scope, Unit};

/// Units that are named one by one in a sentence.
pub(super) const NAMED: usize = 4;

/// The units of a scope, in registry order, counted as the head of the page counts them; those that have left only
/// where there are no others.
pub(super) fn units<'a>(plan: &'a Plan, scope: &Scope) -> Vec<&'a Unit> {
    let all: Vec<&Unit> = plan.units.iter().filter(|unit| scope.covers(unit)).collect();
    let stay: Vec<&Unit> = all.iter().copied().filter(|unit| unit.is_khoi() || plan.stays(unit)).collect();
    if stay.is_empty() { all } else { stay }
}

/// «tất cả 66 đơn vị», «Bệnh viện …», «13 đơn vị (Nhóm thi đua «Nhân ái»)».
pub(super) fn whom(plan: &Plan, scope: &Scope, lang: Lang) -> String {
    let units = units(plan, scope);
    let (count, told, word) = (units.len(), counted(units.len(), lang), pick(lang, "đơn vị", "units"));
    match scope {
        Scope::Khoi => plan.office.clone(),
        Scope::All => format!("{} {told} {word}", pick(lang, "tất cả", "all")),
        Scope::Some { .. } if units.is_empty() => {
            pick(lang, "chưa có đơn vị nào (xem lại phạm vi)", "no unit at all (look at the scope)").to_owned()
        }
        Scope::Some { .. } if count <= NAMED => names(&units).replace("; ", ", "),
        Scope::Some { .. } => match rule(plan, scope, lang) {
            rule if rule.is_empty() => format!("{told} {word} ({})", names(&units)),
            rule => format!("{told} {word} ({rule})"),
        },
    }
}

/// Short names, in registry order.
pub(super) fn names(units: &[&Unit]) -> String {
    units.iter().map(|unit| unit.short_name.as_str()).collect::<Vec<_>>().join("; ")
}

/// What makes a unit belong to a scope; empty when the units are listed one by one.
fn rule(plan: &Plan, scope: &Scope, lang: Lang) -> String {
    let Scope::Some { units, groups, kinds, organisations, condition } = scope else { return String::new() };
    if !units.is_empty() {
        return String::new();
    }
    let mut parts = Vec::new();
    if !groups.is_empty() {
        let groups: Vec<String> = groups.iter().map(|group| format!("«{group}»")).collect();
        parts.push(format!("{} {}", plan.group_label, groups.join(", ")));
    }
    if !kinds.is_empty() {
        let kinds: Vec<&str> = kinds.iter().map(|kind| plan.kind_label(kind)).collect();
        parts.push(format!("{} {}", pick(lang, "loại hình", "kinds"), kinds.join(", ")));
    }
    if !organisations.is_empty() {
        parts.push(format!("{} {}", plan.organisation_label, organisations.join(", ")));
    }
    if let Some((rule, _)) = condition {
        parts.push(Speaker { plan, form: None, lang }.rule(rule));
    }
    parts.join("; ")
}
