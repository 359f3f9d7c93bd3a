//! What a trial of a plan says.

use super::{Lang, choose};
use crate::plan::{Indicator, Plan};
use crate::round::Outcome;
use crate::trial::{Constant, Held, Reached};

/// The whole account: what each indicator and check came to, what was not tried, what can never change.
pub fn trial(plan: &Plan, reached: &Reached, lang: Lang) -> String {
    let mut lines = vec![head(plan, reached, lang)];
    for indicator in &plan.indicators {
        lines.push(indicator_line(indicator, reached, lang));
    }
    for check in &plan.checks {
        lines.push(check_line(&check.id, reached.checks.get(&check.id).copied().unwrap_or_default(), lang));
    }
    lines.extend(untried(plan, reached, lang));
    lines.extend(constants(plan, reached, lang));
    lines.extend(unread(reached, lang));
    lines.join("\n")
}

fn head(plan: &Plan, reached: &Reached, lang: Lang) -> String {
    choose(
        lang,
        format!("Thử “{}”: đã điền và đọc lại {} biểu.", plan.short_title, reached.forms),
        format!("Trial of “{}”: {} forms filled and read back.", plan.short_title, reached.forms),
    )
}

fn indicator_line(indicator: &Indicator, reached: &Reached, lang: Lang) -> String {
    let outcomes = reached.indicators.get(&indicator.id).map(|reach| &reach.outcomes);
    let counts = outcomes.into_iter().flatten().map(|(one, count)| format!("{} {count}", outcome(*one, lang)));
    format!("  {} – {}: {}", indicator.id, indicator.label, counts.collect::<Vec<_>>().join(", "))
}

fn check_line(id: &str, held: Held, lang: Lang) -> String {
    choose(
        lang,
        format!("  Kiểm tra {id}: đúng {}, sai {}", held.held, held.broken),
        format!("  Check {id}: held {}, broken {}", held.held, held.broken),
    )
}

fn untried(plan: &Plan, reached: &Reached, lang: Lang) -> Vec<String> {
    let untried = plan.indicators.iter().filter_map(|indicator| {
        let missed: Vec<&str> = reached.untried(indicator).into_iter().map(|one| outcome(one, lang)).collect();
        (!missed.is_empty()).then(|| format!("  {}: {}", indicator.id, missed.join(", ")))
    });
    let lines: Vec<String> = untried.collect();
    let head = choose(lang, "Chưa thử tới:".to_owned(), "Untried:".to_owned());
    if lines.is_empty() { lines } else { std::iter::once(head).chain(lines).collect() }
}

fn constants(plan: &Plan, reached: &Reached, lang: Lang) -> Vec<String> {
    let lines = reached.constants(plan).into_iter().map(|(id, why)| format!("  {id}: {}", constant(why, lang)));
    let lines: Vec<String> = lines.collect();
    let head = choose(
        lang,
        "Lỗi của kế hoạch: kết quả không đổi dù điền thế nào:".to_owned(),
        "Faults of the plan: the result is the same whatever is typed:".to_owned(),
    );
    if lines.is_empty() { lines } else { std::iter::once(head).chain(lines).collect() }
}

fn unread(reached: &Reached, lang: Lang) -> Vec<String> {
    let said = |(report, unit): &(String, String)| {
        choose(
            lang,
            format!("Biểu của {unit} (báo cáo {report}) điền xong không đọc lại được."),
            format!("The form of {unit} (report {report}) could not be read back once filled."),
        )
    };
    reached.unread.iter().map(said).collect()
}

/// An outcome in a word or two.
pub fn outcome(outcome: Outcome, lang: Lang) -> &'static str {
    let (vi, en) = match outcome {
        Outcome::Met => ("đạt", "met"),
        Outcome::NotMet => ("chưa đạt", "not met"),
        Outcome::OffDay => ("đạt nhưng không đúng ngày", "met on another day"),
        Outcome::NotDue => ("chưa đến hạn", "not due"),
        Outcome::Undecided => ("chưa đủ số liệu", "undecided"),
        Outcome::NotApplicable => ("không thuộc diện", "not applicable"),
        Outcome::NothingRegistered => ("không đăng ký", "nothing registered"),
        Outcome::Tally => ("theo dõi", "followed"),
    };
    if lang == Lang::Vi { vi } else { en }
}

fn constant(why: Constant, lang: Lang) -> &'static str {
    let (vi, en) = match why {
        Constant::AlwaysMet => {
            ("luôn đạt (đúng); xem lại mục tiêu hoặc công thức", "always met; look at its target or formula")
        }
        Constant::NeverMet => {
            ("không bao giờ đạt (đúng); xem lại mục tiêu hoặc công thức", "never met; look at its target or formula")
        }
        Constant::SameFigure => {
            ("số liệu không bao giờ đổi; xem lại công thức value", "its figure never changes; look at its value")
        }
        Constant::NeverDecided => (
            "không bao giờ đủ số liệu; xem lại phạm vi (scope) và các ô mà công thức dùng",
            "never decided; look at its scope and at the cells its formula uses",
        ),
    };
    if lang == Lang::Vi { vi } else { en }
}

/// Why a trial ends with an error.
pub fn failed(count: usize, lang: Lang) -> String {
    choose(
        lang,
        format!("Kế hoạch còn {count} lỗi nêu trên; sửa trong plan.toml (hoặc plan.xlsx) rồi thử lại."),
        format!("The plan has the {count} faults above; mend plan.toml (or plan.xlsx) and try again."),
    )
}
