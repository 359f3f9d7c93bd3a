//! An indicator as sentences: what, how much, of whom, by when, and where the plan says so.

use super::show_formula::Speaker;
use super::{Lang, pick, show_rollup, show_scope, show_truth, show_when};
use crate::formula::Tree;
use crate::plan::{Compare, Form, Indicator, Origin, Plan, Rollup, Rule, Scope, Weight};
use crate::value::Kind;

/// The sentences below an indicator's title.
pub(super) fn sentences(plan: &Plan, indicator: &Indicator, lang: Lang) -> Vec<String> {
    let report = plan.report(&indicator.report);
    let teller =
        Teller { speaker: Speaker { plan, form: report.and_then(|report| plan.form_of(report)), lang }, indicator };
    let mut lines = vec![teller.duty()];
    lines.extend(show_rollup::over(&teller.speaker, indicator).map(str::to_owned));
    lines.extend(show_rollup::together(&teller.speaker, indicator));
    let due = report.map(|report| format!("{}, {}. ", report.label, show_when::brief(report, lang)));
    lines.push(format!("{}{}.", due.unwrap_or_default(), source(plan, &indicator.source, lang)));
    lines
}

/// «C2 – Phát triển đoàn viên mới, ít nhất 70% đăng ký».
pub(super) fn title(indicator: &Indicator) -> String {
    indicator.code.as_ref().map_or_else(|| indicator.label.clone(), |code| format!("{code} – {}", indicator.label))
}

/// Where the plan says so, or that the office added it.
pub(super) fn source(plan: &Plan, source: &str, lang: Lang) -> String {
    match (source, lang) {
        ("office", Lang::Vi) => format!("Nguồn: {} đặt thêm", plan.office),
        ("office", Lang::En) => "Source: added by the office".to_owned(),
        (_, Lang::Vi) => format!("Nguồn: {source}"),
        (_, Lang::En) => format!("Source: {source}"),
    }
}

struct Teller<'a> {
    speaker: Speaker<'a>,
    indicator: &'a Indicator,
}

impl Teller<'_> {
    fn pick(&self, vi: &'static str, en: &'static str) -> &'static str {
        pick(self.speaker.lang, vi, en)
    }

    /// What is asked of one unit.
    fn duty(&self) -> String {
        let (indicator, lang) = (self.indicator, self.speaker.lang);
        let value = self.value(&indicator.value);
        if indicator.weight == Weight::Tally {
            return self.followed(&value);
        }
        let (who, must) = (self.who(), self.must());
        let asked = match indicator.compare {
            Compare::Yes => format!("{}; {} {}", self.pick("thực hiện", "do this"), self.reached(), self.when_true()),
            Compare::On(day) => {
                let day = show_when::day_named(day, lang);
                format!("{} {day}; {}", self.pick("làm đúng ngày", "do this on"), self.dated(&value))
            }
            Compare::Within(window) => {
                let (from, to) = (show_when::day(window.from, lang), show_when::day(window.to, lang));
                let when = match lang {
                    Lang::Vi => format!("làm trong thời gian từ {from} đến {to}"),
                    Lang::En => format!("do this between {from} and {to}"),
                };
                format!("{when}; {}", self.dated(&value))
            }
            Compare::AtLeast | Compare::AtMost | Compare::Equals => self.measured(&value),
        };
        // «không được vượt quá», not «phải không vượt quá».
        let must = if indicator.compare == Compare::AtMost { self.must_not() } else { must };
        format!("{who} {must} {asked}.")
    }

    /// Where the day stands, and what becomes of another day.
    fn dated(&self, value: &str) -> String {
        let stands = self.pick("ngày ghi ở", "the day stands in");
        let place = match &self.indicator.day {
            Some(day) => {
                let done = self.pick("tính là đã làm khi", "it is done when");
                format!("{stands} {}; {done} {}", self.value(day), self.when_true())
            }
            None => format!("{stands} {value}"),
        };
        let other = if self.indicator.strict {
            self.pick("làm ngày khác là chưa đạt", "another day does not count")
        } else {
            self.pick("làm ngày khác vẫn tính, ghi riêng là «không đúng ngày»", "another day counts and is shown apart")
        };
        format!("{place}; {other}")
    }

    fn measured(&self, value: &str) -> String {
        let indicator = self.indicator;
        let target = indicator.target.as_ref().map(|rule| self.speaker.rule(rule)).unwrap_or_default();
        if let (Some(flag), "1", Compare::AtLeast) = (self.flag(), target.as_str(), indicator.compare) {
            return format!("{}; {} {flag}", self.pick("thực hiện", "do this"), self.reached());
        }
        let bound = match indicator.compare {
            Compare::AtMost => self.pick("vượt quá", "exceed"),
            Compare::Equals => self.pick("đạt đúng", "reach exactly"),
            _ => self.pick("đạt ít nhất", "reach at least"),
        };
        let by = self.pick("tính theo", "by");
        if let Some(base) = &indicator.base {
            let over = self.pick("chia cho", "divided by");
            return format!("{bound} {target}: {value} {over} {}", self.base(base));
        }
        let uom = self.uom().map(|uom| format!(" {uom}")).unwrap_or_default();
        // «Số chi đoàn trực thuộc»: a target that is itself a figure of the unit names its own unit of measure.
        let uom = if target.starts_with('«') { format!(" ({})", uom.trim()) } else { uom };
        format!("{bound} {target}{uom}, {by} {value}").replace(" ()", "")
    }

    fn followed(&self, value: &str) -> String {
        let whom = show_scope::whom(self.speaker.plan, &self.indicator.scope, self.speaker.lang);
        let of = self.pick("của", "of");
        if self.indicator.rollup == Rollup::Text {
            return format!("{} {value}, {of} {whom}.", self.pick("Ghi bằng lời ở", "In words, in"));
        }
        let value = match self.flag() {
            Some(flag) => format!("{} {flag}", self.pick("mỗi đơn vị tính 1 khi", "1 when")),
            None => value.to_owned(),
        };
        format!("{}: {value}, {of} {whom}.", self.pick("Theo dõi", "Followed"))
    }

    /// «Mỗi đơn vị (tất cả 66 đơn vị)», «Sở KH&CN, Sở NN&PTNT: mỗi đơn vị», «Đoàn Khối».
    fn who(&self) -> String {
        let (plan, scope) = (self.speaker.plan, &self.indicator.scope);
        let whom = show_scope::whom(plan, scope, self.speaker.lang);
        match show_scope::units(plan, scope).len() {
            _ if *scope == Scope::All => format!("{} ({whom})", self.pick("Mỗi đơn vị", "Every unit")),
            0 | 1 => whom,
            2..=show_scope::NAMED => format!("{whom}: {}", self.pick("mỗi đơn vị", "each of them")),
            _ => format!("{} {whom}", self.pick("Mỗi đơn vị trong", "Each of")),
        }
    }

    fn must(&self) -> &'static str {
        match self.indicator.weight {
            Weight::Must => self.pick("phải", "must"),
            _ => self.pick("cần", "should"),
        }
    }

    fn must_not(&self) -> &'static str {
        match self.indicator.weight {
            Weight::Must => self.pick("không được", "must not"),
            _ => self.pick("không nên", "should not"),
        }
    }

    fn reached(&self) -> &'static str {
        self.pick("tính là đạt khi", "it counts when")
    }

    /// A status or a tick by itself is a truth.
    fn when_true(&self) -> String {
        let words = self.speaker.rule(&self.indicator.value);
        let Some(Tree::Name(name)) = self.speaker.tree_of(&self.indicator.value) else { return words };
        match self.speaker.kind(&name) {
            Some(Kind::Status) => format!("{words} {}", self.pick("là “Đã thực hiện”", "is “Đã thực hiện”")),
            Some(Kind::Tick) => format!("{words} {}", self.pick("được đánh dấu", "is ticked")),
            _ => words,
        }
    }

    /// IF(…, 1, 0): the words of what makes it 1.
    fn flag(&self) -> Option<String> {
        let tree = self.speaker.tree_of(&self.indicator.value)?;
        let plain = show_truth::flag(&tree).map(|when| self.speaker.say(when));
        plain.or_else(|| Some(self.speaker.say(&show_truth::flag_denied(&tree)?)))
    }

    /// A figure by its label; a computed one with how it is computed.
    fn value(&self, rule: &Rule) -> String {
        let words = self.speaker.rule(rule);
        let field = self.speaker.form.and_then(|form: &Form| form.field(rule.text.trim()));
        match field.map(|field| &field.origin) {
            Some(Origin::Formula(formula)) => {
                format!("{words} ({} {})", self.pick("biểu tự tính:", "computed:"), self.speaker.rule(formula))
            }
            _ => words,
        }
    }

    /// What a share is a share of; a sum stands between brackets.
    fn base(&self, rule: &Rule) -> String {
        let sum = self.speaker.tree_of(rule).filter(|tree| matches!(tree, Tree::Pair(..)));
        sum.map_or_else(|| self.value(rule), |tree| self.speaker.part(&tree))
    }

    /// The unit of measure of one unit's figure; the indicator's own may be that of the total («đơn vị»).
    fn uom(&self) -> Option<String> {
        let field = self.speaker.form.and_then(|form| form.field(self.indicator.value.text.trim()));
        let own = field.and_then(|field| field.uom.clone());
        own.or_else(|| self.indicator.uom.clone().filter(|_| self.indicator.rollup != Rollup::Met))
    }
}
