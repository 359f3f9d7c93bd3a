//! Which unit gets which section and table of which form.

use super::show_page::Page;
use super::show_words::counted;
use super::{Lang, pick, show_scope};
use crate::plan::{Form, Origin, Plan, Scope, Section, Table, Unit};

/// A part of a form with its scope: a section or a table.
struct Part<'a> {
    words: String,
    scope: &'a Scope,
}

/// The parts of a form: first those of all units, then each special one with its units.
pub(super) fn parts(plan: &Plan, form: &Form, asked: &Scope, lang: Lang, page: &mut Page) {
    let (all, some): (Vec<Part<'_>>, Vec<Part<'_>>) =
        every(form, lang).into_iter().partition(|part| *part.scope == Scope::All || part.scope == asked);
    let whom = show_scope::whom(plan, asked, lang);
    page.item("   ", &format!("{}: {whom}.", pick(lang, "Gửi cho", "Sent to")));
    for part in all {
        page.item("   - ", &format!("{}.", part.words));
    }
    for part in some {
        let units: Vec<&Unit> =
            show_scope::units(plan, part.scope).into_iter().filter(|unit| asked.covers(unit)).collect();
        let only = match lang {
            Lang::Vi => format!("chỉ {} đơn vị: {}", counted(units.len(), lang), show_scope::names(&units)),
            Lang::En => format!("only {} units: {}", units.len(), show_scope::names(&units)),
        };
        page.item("   - ", &format!("{}; {only}.", part.words));
    }
}

/// The parts of a form that one unit gets.
pub(super) fn of_unit(form: &Form, unit: &Unit, lang: Lang) -> Vec<String> {
    every(form, lang)
        .into_iter()
        .filter(|part| part.scope.covers(unit) || unit.is_khoi())
        .map(|part| part.words)
        .collect()
}

fn every(form: &Form, lang: Lang) -> Vec<Part<'_>> {
    let sections =
        form.sections.iter().map(|section| Part { words: section_words(section, lang), scope: &section.scope });
    let tables = form.tables.iter().map(|table| Part { words: table_words(table, lang), scope: &table.scope });
    sections.chain(tables).collect()
}

/// «CHỈ TIÊU CỦA KẾ HOẠCH – 04 ô nhập, 04 ô tự tính».
fn section_words(section: &Section, lang: Lang) -> String {
    let count = |wanted: fn(&Origin) -> bool| section.fields.iter().filter(|field| wanted(&field.origin)).count();
    let told = [
        (count(|origin| matches!(origin, Origin::Typed)), pick(lang, "ô nhập", "typed")),
        (count(Origin::prefilled), pick(lang, "ô điền sẵn", "prefilled")),
        (count(|origin| matches!(origin, Origin::Formula(_))), pick(lang, "ô tự tính", "computed")),
    ];
    let told: Vec<String> = told
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{} {word}", counted(*count, lang)))
        .collect();
    format!("{} – {}{}", section.title, told.join(", "), nil_words(section.nil, lang))
}

fn nil_words(nil: bool, lang: Lang) -> &'static str {
    if nil { pick(lang, "; có ô «Không phát sinh»", "; can be ticked «Không phát sinh»") } else { "" }
}

fn table_words(table: &Table, lang: Lang) -> String {
    let (title, noun, columns, nil) =
        (&table.title, &table.noun, counted(table.columns.len(), lang), nil_words(table.nil, lang));
    match lang {
        Lang::Vi => format!("{title} – bảng, mỗi dòng một {noun}, {columns} cột{nil}"),
        Lang::En => format!("{title} – table, a row for each {noun}, {columns} columns{nil}"),
    }
}
