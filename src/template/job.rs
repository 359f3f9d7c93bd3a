//! What a template is made from.

use crate::book::Style;
use crate::form::{Layout, Place};
use crate::formula::Cell;
use crate::intake::{Carried, Prefilled};
use crate::plan::{Compare, Due, Field, Form, Indicator, Occasion, Plan, Report, Section, Unit};
use crate::value::bare_key;

/// Everything one template needs.
#[derive(Clone, Copy)]
pub struct Job<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The duty.
    pub report: &'a Report,
    /// Its form.
    pub form: &'a Form,
    /// Whose template.
    pub unit: &'a Unit,
    /// Where everything stands.
    pub layout: &'a Layout,
    /// Hash of the layout.
    pub revision: &'a str,
    /// Which issue of the form this is for the unit, from 1.
    pub ordinal: u32,
    /// Figures the office fills in.
    pub prefilled: &'a Prefilled,
    /// Rows the office fills in.
    pub rows: &'a Carried,
    /// The unit's deadline, an extension of its own included.
    pub due: Option<Due>,
    /// The occasion, for a report that is not recurring.
    pub occasion: Option<&'a Occasion>,
}

impl Job<'_> {
    /// The field of this id and its section.
    pub(super) fn field(&self, id: &str) -> Option<(&Section, &Field)> {
        self.form.fields().find(|(_, field)| field.id == id)
    }

    /// The first demanded indicator whose figure is this field itself. One kept layout serves units in and out of its
    /// scope: for the neutral unit what any of them may read stands there.
    pub(super) fn indicator(&self, field: &str) -> Option<&Indicator> {
        let neutral = self.unit.name == crate::form::MARK;
        let mut found = self.plan.indicators_of(&self.report.id).filter(|indicator| {
            indicator.value.text == field
                // What is added up over periods is not reached by the figure of one.
                && indicator.over != crate::plan::Over::Sum
                && indicator.weight != crate::plan::Weight::Tally
                && (neutral || indicator.scope.covers(self.unit))
        });
        // Of several the one that prints most.
        if neutral { found.max_by_key(|one| (one.compare == Compare::Yes, one.target.is_some())) } else { found.next() }
    }

    /// A figure the office fills in. Words stay words, even «0912345678» and «1e5».
    pub(super) fn prefilled(&self, place: &Place) -> Option<Cell> {
        let text = self.prefilled.get(&place.name).filter(|text| !text.is_empty())?;
        let number = text.parse().ok().filter(|_| place.kind.is_figure());
        Some(number.map_or_else(|| Cell::Text(text.clone()), Cell::Number))
    }

    /// What the office fills into a row of a table, from 0.
    pub(super) fn carried(&self, table: &str, row: u32, column: &str) -> Option<&str> {
        self.rows.get(table)?.get(row as usize)?.get(column).map(String::as_str)
    }
}

/// The look of an input cell.
pub(super) fn input() -> Style {
    Style::plain().boxed().fill(crate::book::Color::Input).unlocked()
}

/// `TTN2020-TK-BVHHTM-1`.
pub fn form_code(layout: &Layout, unit: &Unit, ordinal: u32) -> String {
    format!("{}-{}-{ordinal}", layout.code, unit.code)
}

/// `03 BV Huyet hoc - Truyen mau - TTN2020 tong ket.xlsx`: the registry number first, no marks, legal on Windows.
/// A workbook of one period carries it: `… - BCT2020 thang 2020-03.xlsx`.
pub fn file_name(plan: &Plan, report: &Report, unit: &Unit, period: &str) -> String {
    let name = plain(&unit.short_name);
    let what = plain(&report.label).to_lowercase();
    let what = what.strip_prefix("bao cao ").filter(|rest| rest.contains(' ')).unwrap_or(&what);
    let number = if unit.is_khoi() { "00".to_owned() } else { format!("{:02}", unit.ordinal) };
    let folder = format!("issued/{}/{period}/", report.id);
    let period = if period.is_empty() { String::new() } else { format!(" {}", plain(&period.replace('_', "-"))) };
    let code = &plan.code;
    // The number and the period make the name its own: the words between may be cut.
    let fixed = [&folder, &number, code, &period, " - .xlsx  "].iter().map(|part| part.chars().count()).sum();
    let room = PATH.saturating_sub(fixed);
    let what = cut(what, room.saturating_sub(name.len()).max(room / 2));
    let name = cut(&name, room.saturating_sub(what.len()));
    format!("{number} {name} - {code} {what}{period}.xlsx")
}

/// Letters of a path below the working folder: Windows takes 260, and the folder itself stands somewhere.
const PATH: usize = 200;

/// The whole words of a name without marks that have room.
fn cut(text: &str, room: usize) -> &str {
    if text.len() <= room {
        return text;
    }
    let head = text.get(..room).unwrap_or_default();
    let whole = head.rsplit_once(' ').map_or(head, |(whole, _)| whole);
    whole.trim_end_matches([' ', '-', ',', '.', '&', '('])
}

/// Letters without marks; everything Windows forbids in a name becomes a blank.
fn plain(text: &str) -> String {
    let bare = strip(text);
    let legal = bare
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() || " -&.,()".contains(letter) { letter } else { ' ' });
    legal.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Case kept, marks dropped.
fn strip(text: &str) -> String {
    text.chars()
        .map(|letter| {
            let bare = bare_key(&letter.to_string());
            if letter.is_uppercase() {
                bare.to_uppercase()
            } else if bare.is_empty() {
                letter.to_string()
            } else {
                bare
            }
        })
        .collect()
}

/// Prefilled figures whose every text is [`MARK`](crate::form::MARK).
pub fn neutral_figures(prefilled: &Prefilled, layout: &Layout) -> Prefilled {
    let figure = |name: &str| layout.place(name).is_some_and(|place| place.kind.is_figure());
    let mark = |name: &str, text: &String| {
        let kept = figure(name) && text.parse::<f64>().is_ok();
        if kept { text.clone() } else { crate::form::MARK.to_owned() }
    };
    prefilled.iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| (name.clone(), mark(name, text))).collect()
}

/// A unit whose every text is [`MARK`]: its template shows which printed cells differ from unit to unit.
pub fn neutral(unit: &Unit) -> Unit {
    let mark = crate::form::MARK.to_owned();
    let known = |cell: &Cell| if *cell == Cell::Blank { Cell::Number(0.0) } else { cell.clone() };
    Unit {
        name: mark.clone(),
        heading_name: mark.clone(),
        short_name: mark.clone(),
        // One kept layout serves units of several groups and of none, and units whose figures are not all known.
        group: mark,
        attributes: unit.attributes.iter().map(|(name, cell)| (name.clone(), known(cell))).collect(),
        ..unit.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::{cut, plain};

    #[test]
    fn file_names_are_legal_on_windows() {
        assert_eq!(plain("BV Huyết học - Truyền máu"), "BV Huyet hoc - Truyen mau");
        assert_eq!(plain("Sở VH,TT&DL: «Đoàn»/a?"), "So VH,TT&DL Doan a");
    }
    #[test]
    fn a_name_too_long_is_cut_between_words() {
        assert_eq!(cut("So Van hoa - The thao", 30), "So Van hoa - The thao");
        assert_eq!(cut("So Van hoa - The thao", 13), "So Van hoa");
        assert_eq!(cut("Xxxxxxxxx", 4), "Xxxx");
    }
}
