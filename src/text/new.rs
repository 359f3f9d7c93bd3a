//! What `tonghop new` says.

use super::{Lang, pick};
use crate::command::Begun;
use crate::plan::{Fault, Mention, Moved, Plan};

/// Letters of a quoted line that are shown.
const SHOWN: usize = 110;

/// The shipped plans: name, title, number of units.
pub fn list(plans: &[(&str, Plan)], lang: Lang) -> String {
    let width = plans.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let word = pick(lang, "đơn vị", "units");
    let line =
        |(name, plan): &(&str, Plan)| format!("  {name:width$}  {} ({} {word})", plan.title, plan.present().count());
    let lines: Vec<String> = plans.iter().map(line).collect();
    let (head, foot) = match lang {
        Lang::Vi => ("Các kế hoạch mẫu có sẵn:", "Tạo thư mục làm việc: tonghop new THƯ_MỤC --plan TÊN"),
        Lang::En => ("The shipped plans:", "Start a working folder: tonghop new DIR --plan NAME"),
    };
    format!("{head}\n{}\n{foot}", lines.join("\n"))
}

/// A folder made.
pub fn made(place: &str, plan: &Plan, lang: Lang) -> String {
    let (title, units) = (&plan.short_title, plan.present().count());
    match lang {
        Lang::Vi => format!(
            "Đã tạo thư mục {place}: {title}, {units} đơn vị.\nViệc tiếp theo ghi trong «{}».",
            super::start_here::FILE
        ),
        Lang::En => {
            format!("Made {place}: {title}, {units} units.\nWhat to do next stands in «{}».", super::start_here::FILE)
        }
    }
}

/// The old plan was a workbook, the new one is text.
pub fn as_text(place: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!(
            "Kế hoạch cũ là tệp Excel; kỳ mới ghi thành plan.toml và units.csv để nêu được từng dòng cần xem lại. Muốn có lại tệp Excel, khi sửa xong: tonghop plan convert {place} THƯ_MỤC_KHÁC"
        ),
        Lang::En => format!(
            "The old plan was a workbook; the new one is plan.toml and units.csv, so that what is to be looked at has lines. For a workbook again, when all is mended: tonghop plan convert {place} OTHER_DIR"
        ),
    }
}

/// What was moved and kept from the old folder.
pub fn moved(moved: &Moved, months: u32, kept: &[&str], lang: Lang) -> String {
    let (dates, kept) = (moved.dates, kept.join(", "));
    match lang {
        Lang::Vi if kept.is_empty() => format!("Đã dời {dates} ngày trong plan.toml thêm {months} tháng."),
        Lang::En if kept.is_empty() => format!("{dates} dates of plan.toml were moved by {months} months."),
        Lang::Vi => format!("Đã dời {dates} ngày trong plan.toml thêm {months} tháng; giữ nguyên {kept}."),
        Lang::En => format!("{dates} dates of plan.toml were moved by {months} months; {kept} kept as they are."),
    }
}

/// Where running totals begin; those of the same source and the same gaps in one line.
pub fn begun(all: &[Begun], lang: Lang) -> String {
    let head = pick(
        lang,
        "Số lũy kế đầu kỳ (cột dau_ky_… của units.csv); đề nghị xem lại trước khi phát hành:",
        "Where running totals begin (columns dau_ky_… of units.csv); look at them before issuing:",
    );
    let mut lines = vec![head.to_owned()];
    for (index, one) in all.iter().enumerate() {
        let like = |other: &&Begun| other.from == one.from && other.unknown == one.unknown;
        if !all[..index].iter().any(|other| like(&other)) {
            lines.push(begins(&all[index..].iter().filter(like).collect::<Vec<_>>(), one, lang));
        }
    }
    lines.join("\n")
}

fn begins(all: &[&Begun], one: &Begun, lang: Lang) -> String {
    let fields: Vec<String> = all.iter().map(|one| format!("«{}» ({})", one.label, one.column)).collect();
    let (fields, names) = (fields.join("; "), super::run::named(&one.unknown, lang));
    let (known, unknown) = (one.known, one.unknown.len());
    match (&one.from, lang) {
        (None, Lang::Vi) => format!(
            "  Bắt đầu từ 0, vì thư mục cũ chưa có báo cáo của kỳ liền trước: {fields}. Nếu đã có số, đề nghị thêm cột có tên trong ngoặc vào units.csv và ghi số của từng đơn vị."
        ),
        (None, Lang::En) => format!(
            "  At 0, since the old folder has no report of the period before: {fields}. If there are figures, add the columns named in brackets to units.csv, with each unit's."
        ),
        (Some(from), Lang::Vi) if unknown == 0 => format!("  Lấy từ {from}, đủ {known} đơn vị: {fields}."),
        (Some(from), Lang::En) if unknown == 0 => format!("  From {from}, all {known} units: {fields}."),
        (Some(from), Lang::Vi) => format!(
            "  Lấy từ {from}, {known} đơn vị có số, {unknown} đơn vị chưa có nên để trống, đề nghị ghi vào ({names}): {fields}."
        ),
        (Some(from), Lang::En) => format!(
            "  From {from}, {known} units have figures, {unknown} have none yet and are blank, to be filled in ({names}): {fields}."
        ),
    }
}

/// What the office must look at by itself.
pub fn to_look_at(moved: &Moved, plan: &Plan, registered: &[String], lang: Lang) -> String {
    let (id, code) = (&plan.id, &plan.code);
    let mut parts = vec![match lang {
        Lang::Vi => format!(
            "Mã kế hoạch mới là id = {id}, để biểu của hai kỳ không lẫn nhau. Mã in trên biểu (code = {code}) còn như kỳ trước; đổi trước khi phát hành nếu cần."
        ),
        Lang::En => format!(
            "The plan's new id is {id}, so that forms of two rounds cannot be mixed up. The code printed on forms ({code}) is still the old one; change it before issuing if need be."
        ),
    }];
    if let Some(number) = &plan.number {
        parts.push(match lang {
            Lang::Vi => {
                format!("Số văn bản {number} còn là của kế hoạch cũ; đề nghị ghi số mới (number) khi ban hành.")
            }
            Lang::En => format!("Number {number} is still the old plan's; write the new one (number)."),
        });
    }
    if !moved.mentions.is_empty() {
        let head = pick(
            lang,
            "Cần xem lại trong plan.toml: chữ còn ghi tháng, quý hoặc năm cũ, chương trình không tự sửa.",
            "To look at in plan.toml: words that still name the old month, quarter or year; they were not changed.",
        );
        let lines: Vec<String> = moved.mentions.iter().map(|mention| quoted(mention, lang)).collect();
        parts.push(format!("{head}\n{}", lines.join("\n")));
    }
    if !moved.switched_off.is_empty() {
        let lines: Vec<String> = moved.switched_off.iter().map(ToString::to_string).collect();
        let lines = lines.join(", ");
        parts.push(match lang {
            Lang::Vi => format!(
                "Gia hạn và ngày cũ của kỳ trước đã tắt bằng dấu # ở đầu dòng {lines}; còn áp dụng thì bỏ dấu # và sửa ngày."
            ),
            Lang::En => {
                format!("Extensions and former dates of the old round are switched off by # on lines {lines}.")
            }
        });
    }
    if !registered.is_empty() {
        let names = registered.join(", ");
        parts.push(match lang {
            Lang::Vi => {
                format!(
                    "Số điền sẵn trong units.csv ({names}) còn là của kỳ trước; đề nghị cập nhật trước khi phát hành."
                )
            }
            Lang::En => {
                format!("Prefilled figures in units.csv ({names}) are still the old round's; update them first.")
            }
        });
    }
    parts.join("\n")
}

/// The words around the place, so that a long line need not be read whole.
fn quoted(mention: &Mention, lang: Lang) -> String {
    let letters: Vec<char> = mention.text.chars().collect();
    let from = if letters.len() <= SHOWN { 0 } else { mention.at.saturating_sub(SHOWN / 2) };
    let to = letters.len().min(from + SHOWN);
    let text: String = letters[from..to].iter().collect();
    let (before, after) = (if from > 0 { "…" } else { "" }, if to < letters.len() { "…" } else { "" });
    format!("  {} {}: {before}{text}{after}", pick(lang, "dòng", "line"), mention.line)
}

/// The folder is not empty.
pub(super) fn not_empty(path: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("Thư mục {path} đã có tệp; chưa ghi gì. Đề nghị chọn một thư mục mới hoặc thư mục trống."),
        Lang::En => format!("{path} is not empty; nothing was written. Choose a new or an empty folder."),
    }
}

/// The plan with its dates moved has faults.
pub(super) fn moved_plan_is_bad(faults: &[Fault], lang: Lang) -> String {
    let list: Vec<String> = faults.iter().map(|fault| super::fault(fault, lang)).collect();
    let (count, list) = (faults.len(), list.join("\n"));
    match lang {
        Lang::Vi => format!(
            "Sau khi dời ngày, kế hoạch có {count} chỗ chưa đúng; chưa ghi gì. Số dòng như trong plan.toml cũ:\n{list}"
        ),
        Lang::En => format!(
            "With its dates moved the plan has {count} faults; nothing was written. Lines are those of the old plan.toml:\n{list}"
        ),
    }
}
