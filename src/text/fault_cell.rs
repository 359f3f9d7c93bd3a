//! Plan faults in a workbook, in the words of its headings instead of the keys of `plan.toml`.

use super::Lang;
use super::fault::{either, guess};
use crate::plan::schema::{heading_on, word_on};
use crate::plan::{FaultKind, Tab};
use crate::planbook::nearest;

/// The sentence of a fault on a sheet.
pub(super) fn said(kind: &FaultKind, tab: Tab, lang: Lang) -> String {
    match kind {
        FaultKind::UnknownKey { key, .. } if heading_on(tab, key).is_some() => {
            let key = heading(tab, key);
            either(
                lang,
                format!("“{key}” không dùng cùng các ô khác của dòng này; để trống ô này"),
                format!("“{key}” has no use beside the other cells of its row; leave the cell empty"),
            )
        }
        FaultKind::UnknownKey { key, nearest } => {
            let (key, guess) = (heading(tab, key), guess(nearest.as_ref(), lang));
            either(lang, format!("trang này không có mục “{key}”{guess}"), format!("this sheet has no “{key}”{guess}"))
        }
        FaultKind::MissingKey { key, .. } => {
            let key = heading(tab, key);
            either(lang, format!("chưa ghi “{key}”"), format!("“{key}” is missing"))
        }
        FaultKind::WrongType { key, found, wanted } => {
            let (key, vi) = (heading(tab, key), wanted_vi(wanted));
            either(lang, format!("“{key}”: ghi {found}, cần {vi}"), format!("“{key}”: found {found}, wanted {wanted}"))
        }
        FaultKind::UnknownWord { key, found, allowed } => word(tab, key, found, allowed, lang),
        FaultKind::Duplicate { what, id, first } if what == "name" => {
            let cell = first.spot().map(|(_, spot)| spot.a1()).unwrap_or_default();
            either(
                lang,
                format!("tên “{id}” đã có ở ô {cell}; hai đơn vị cùng tồn tại cần tên khác nhau"),
                format!("the name “{id}” stands in cell {cell} already; two units of one time need different names"),
            )
        }
        FaultKind::Duplicate { id, first, .. } => {
            let cell = first.spot().map(|(_, spot)| spot.a1()).unwrap_or_default();
            either(
                lang,
                format!("“{id}” đã ghi ở ô {cell}; chỉ ghi một lần"),
                format!("“{id}” is already told in cell {cell}; tell it once"),
            )
        }
        FaultKind::Needs { key, .. } if key == "due" => either(
            lang,
            "hạn chưa đủ: ghi “Hạn: Loại” và các ô của loại đó (một lần: Ngày; lặp lại: Vào ngày, Từ ngày, Đến ngày)"
                .to_owned(),
            "the deadline is incomplete: give «Hạn: Loại» and the cells of that kind".to_owned(),
        ),
        FaultKind::Needs { key, needs } => {
            let (key, needs) = (translated(tab, key), translated(tab, needs));
            either(lang, format!("{key} cần thêm {needs}"), format!("{key} needs {needs}"))
        }
        FaultKind::UnknownReference { key, found, nearest } => {
            let (key, guess) = (heading(tab, key), guess(nearest.as_ref(), lang));
            either(
                lang,
                format!("“{key}”: không có “{found}”{guess}"),
                format!("“{key}”: there is no “{found}”{guess}"),
            )
        }
        FaultKind::TooLong { key, found, limit } => {
            let kind = FaultKind::TooLong { key: heading(tab, key), found: *found, limit: *limit };
            super::fault::said(&kind, lang)
        }
        FaultKind::TooMany { what, found, limit } => {
            let kind = FaultKind::TooMany { what: heading(tab, what), found: *found, limit: *limit };
            super::fault::said(&kind, lang)
        }
        FaultKind::Alike { key, found, known, first } => {
            let (key, found, known) = (heading(tab, key), found.clone(), known.clone());
            super::fault::said(&FaultKind::Alike { key, found, known, first: *first }, lang)
        }
        FaultKind::ControlLetter { key, letter } => {
            super::fault::said(&FaultKind::ControlLetter { key: heading(tab, key), letter: *letter }, lang)
        }
        FaultKind::Blank { key } => super::fault::said(&FaultKind::Blank { key: heading(tab, key) }, lang),
        FaultKind::OutOfRange { key, found, from, to } => {
            let (key, to) = (heading(tab, key), translated(tab, to));
            super::fault::said(&FaultKind::OutOfRange { key, found: found.clone(), from: from.clone(), to }, lang)
        }
        FaultKind::EmptySpan { key } => super::fault::said(&FaultKind::EmptySpan { key: heading(tab, key) }, lang),
        FaultKind::UnitCount { found, expected } => either(
            lang,
            format!(
                "danh sách có {found} đơn vị, trang «Kế hoạch» ghi “Số đơn vị” là {expected}; bổ sung đơn vị hoặc sửa số"
            ),
            format!(
                "the registry has {found} units, «Kế hoạch» says {expected} in “Số đơn vị”; add units or change it"
            ),
        ),
        FaultKind::Circle { reports } => {
            let circle = reports.join(" ← ");
            either(
                lang,
                format!("các báo cáo lấy số của nhau thành vòng: {circle}; bỏ một chỗ “Lấy từ” hoặc “Dòng lấy từ”"),
                format!("reports take from each other in a circle: {circle}; drop one “Lấy từ” or “Dòng lấy từ”"),
            )
        }
        kind => super::fault::said(kind, lang),
    }
}

/// Keys of a deadline; their columns are headed «Hạn: …».
const DUE: [&str; 10] =
    ["on", "month", "quarter", "months_later", "after", "days", "from", "to", "on_day_off", "grace_minutes"];

fn heading(tab: Tab, key: &str) -> String {
    let of_due = |heading: &str| format!("Hạn: {heading}");
    match key {
        "before" | "by" | "day" if tab == Tab::Reports => of_due("Ngày"),
        "every" => of_due("Loại"),
        _ if tab == Tab::Reports && DUE.contains(&key) => of_due(heading_on(tab, key).unwrap_or(key)),
        _ => heading_on(tab, key).unwrap_or(key).to_owned(),
    }
}

/// «“đồng chi” không có trong danh sách; có phải “đồng chí”?».
fn word(tab: Tab, key: &str, found: &str, allowed: &[String], lang: Lang) -> String {
    let allowed: Vec<&str> =
        allowed.iter().map(|word| word_on(tab, Some(key), word).unwrap_or(word.as_str())).collect();
    let near = nearest(found, allowed.iter().copied());
    let list = allowed.join(", ");
    let vi = guess(near.as_ref(), Lang::Vi);
    let en = guess(near.as_ref(), Lang::En);
    let vi = if vi.is_empty() { format!("; dùng một trong: {list}") } else { vi };
    let en = if en.is_empty() { format!("; use one of: {list}") } else { en };
    either(lang, format!("“{found}” không có trong danh sách{vi}"), format!("“{found}” is not in the list{en}"))
}

/// Keys and words of the plan file inside a longer text, as the sheet has them.
fn translated(tab: Tab, text: &str) -> String {
    let mut out = String::new();
    let mut word = String::new();
    for letter in text.chars().map(Some).chain([None]) {
        match letter {
            Some(letter) if letter.is_alphanumeric() || letter == '_' => word.push(letter),
            other => {
                let shown = word_on(tab, None, &word).filter(|_| out.ends_with('"'));
                out.push_str(shown.or_else(|| heading_on(tab, &word)).unwrap_or(&word));
                word.clear();
                out.extend(other);
            }
        }
    }
    out
}

fn wanted_vi(wanted: &str) -> &str {
    match wanted {
        "text" => "chữ",
        "a list of texts" => "các mục, mỗi mục một dòng",
        "true or false" => "có hoặc không",
        "a whole number" => "số nguyên",
        "a number" => "số",
        "a formula or a number" => "công thức hoặc số",
        "one sign between arguments" => {
            "công thức rõ nghĩa: dấu phẩy ở đây có thể là dấu thập phân, có thể là dấu ngăn; ngăn các phần bằng dấu ; ở mọi chỗ"
        }
        "a figure or a blank" => "số, hoặc để trống nếu chưa có",
        "a scope" => "tất cả, cấp Khối, hoặc các dòng như: nhóm: Nhân ái | Thanh lịch; đơn vị: SYT, STP",
        "lines such as so = Sở, ban" => "mỗi dòng một loại, ví dụ: so = Sở, ban",
        wanted if wanted.starts_with("a date such as") && wanted.contains("hour") => {
            "ngày, ví dụ 28/03/2020 hoặc 28/03/2020 16:00"
        }
        wanted if wanted.starts_with("a date") => "ngày, ví dụ 28/03/2020",
        wanted if wanted.starts_with("a local date") => "ngày giờ, ví dụ 28/03/2020 16:00",
        wanted if wanted.starts_with("an hour") => "giờ, ví dụ 16:00",
        wanted if wanted.starts_with("a share") => "tỷ lệ, ví dụ 70%",
        wanted if wanted.starts_with("an offset") => "múi giờ, ví dụ +07:00",
        other => other,
    }
}
