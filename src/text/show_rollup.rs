//! How the figures of several units, or of several periods, become one.

use super::show_formula::Speaker;
use super::{Lang, pick, show_scope};
use crate::plan::{Indicator, Over, Rollup};

/// Which periods of a periodic report are read.
pub(super) fn over(speaker: &Speaker<'_>, indicator: &Indicator) -> Option<&'static str> {
    let report = speaker.plan.report(&indicator.report)?;
    if report.occasions().len() < 2 {
        return None;
    }
    Some(match indicator.over {
        Over::Latest => pick(speaker.lang, "Tính theo kỳ đang xem.", "The period in focus counts."),
        Over::Sum => pick(speaker.lang, "Cộng các kỳ từ đầu đến nay.", "All periods so far are added up."),
        Over::Each => pick(speaker.lang, "Phải đạt ở từng kỳ đã qua.", "It must hold in every period that is over."),
    })
}

/// How the units' figures become one, where there are several units.
pub(super) fn together(speaker: &Speaker<'_>, indicator: &Indicator) -> Option<String> {
    if show_scope::units(speaker.plan, &indicator.scope).len() < 2 {
        return None;
    }
    let words = match indicator.rollup {
        Rollup::Sum => pick(speaker.lang, "cộng số của các đơn vị", "the sum over the units").to_owned(),
        Rollup::Met => pick(speaker.lang, "đếm số đơn vị đạt", "the number of units that reach it").to_owned(),
        Rollup::Ratio => pick(
            speaker.lang,
            "cộng số của các đơn vị rồi mới chia, không lấy trung bình các tỷ lệ",
            "the ratio of the sums, never the mean of ratios",
        )
        .to_owned(),
        Rollup::Distinct => once(speaker, indicator)?,
        Rollup::List => pick(speaker.lang, "gộp danh sách của các đơn vị", "the lists joined").to_owned(),
        Rollup::Text => pick(speaker.lang, "chép lại lời của từng đơn vị", "the units' own words").to_owned(),
        Rollup::None => return None,
    };
    let share = indicator.share_met.map(|share| {
        let share = super::number(share * 100.0);
        match speaker.lang {
            Lang::Vi => format!("; yêu cầu {share}% số đơn vị đạt"),
            Lang::En => format!("; {share}% of the units are to reach it"),
        }
    });
    Some(format!("{}: {words}{}.", pick(speaker.lang, "Tổng hợp", "All together"), share.unwrap_or_default()))
}

/// Rows alike in their key count once.
fn once(speaker: &Speaker<'_>, indicator: &Indicator) -> Option<String> {
    let table = speaker.form?.table(indicator.distinct.as_deref()?)?;
    let labels: Vec<String> = table
        .columns
        .iter()
        .filter(|column| table.key.contains(&column.id))
        .map(|column| format!("«{}»", column.label))
        .collect();
    let (noun, labels) = (&table.noun, labels.join(", "));
    Some(match speaker.lang {
        Lang::Vi => format!("{noun} giống nhau ở {labels} chỉ tính một lần"),
        Lang::En => format!("{noun} alike in {labels} count once"),
    })
}
