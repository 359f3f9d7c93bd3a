//! Plan faults of single words, letters and figures.

use super::Lang;
use super::fault::either;
use crate::plan::FaultKind;

/// The sentence of a fault of a word or a figure; the others have theirs elsewhere.
pub(super) fn said(kind: &FaultKind, lang: Lang) -> String {
    match kind {
        FaultKind::Alike { key, found, known, first } => {
            let (vi, en) = match first.spot() {
                Some((_, spot)) => (format!("ô {}", spot.a1()), format!("cell {}", spot.a1())),
                None => (format!("dòng {}", first.line), format!("line {}", first.line)),
            };
            either(
                lang,
                format!("“{key}”: “{found}” và “{known}” ({vi}) chỉ khác cách viết; ghi thống nhất một cách"),
                format!("“{key}”: “{found}” and “{known}” ({en}) differ only in spelling; write them one way"),
            )
        }
        FaultKind::BadCode { found, limit } => either(
            lang,
            format!(
                "mã “{found}” đứng trong tên tệp: chỉ dùng chữ, số và - _ . &, không dấu chấm ở hai đầu, tối đa {limit} ký tự"
            ),
            format!(
                "code “{found}” stands in file names: letters, digits and - _ . & only, no dot at either end, at most {limit} characters"
            ),
        ),
        FaultKind::ControlLetter { key, letter } => {
            let code = format!("U+{:04X}", u32::from(*letter));
            either(
                lang,
                format!("“{key}” có ký tự điều khiển {code} không hiện ra được; xóa ký tự đó"),
                format!("“{key}” holds the control character {code}, which cannot be shown; delete it"),
            )
        }
        FaultKind::Blank { key } => either(
            lang,
            format!("“{key}” có mục để trống; ghi chữ hoặc bỏ mục đó"),
            format!("“{key}” has an empty entry; fill it or drop it"),
        ),
        FaultKind::OutOfRange { key, found, from, to } => either(
            lang,
            format!("“{key}” là {found}, cần từ {from} đến {to}"),
            format!("“{key}” is {found}, it must be from {from} to {to}"),
        ),
        FaultKind::Skipped { period } => either(
            lang,
            format!(
                "kỳ “{period}” rơi vào ngày nghỉ nên được bỏ qua, không có hạn để gia hạn; bỏ phần gia hạn hoặc không bỏ qua ngày nghỉ (on_day_off)"
            ),
            format!(
                "period “{period}” falls on a day off and is skipped, there is nothing to extend; drop the extension or change on_day_off"
            ),
        ),
        FaultKind::NoUnits => either(
            lang,
            "danh sách chưa có đơn vị nào; ghi mỗi đơn vị một dòng".to_owned(),
            "the registry has no unit; write one a line".to_owned(),
        ),
        kind => super::fault_file::said(kind, lang),
    }
}
