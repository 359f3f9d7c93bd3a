//! Plan faults of whole files and sheets.

use super::Lang;
use super::fault::{either, guess};
use crate::plan::FaultKind;

/// The sentence of a fault of a file or a sheet; the others have theirs elsewhere.
pub(super) fn said(kind: &FaultKind, lang: Lang) -> String {
    match kind {
        FaultKind::NotAWorkbook => either(
            lang,
            "không mở được như sổ tính Excel (.xlsx): tệp hỏng, có mật khẩu hoặc là dạng khác".to_owned(),
            "cannot be opened as an Excel workbook (.xlsx): damaged, encrypted or of another kind".to_owned(),
        ),
        FaultKind::UnknownSheet { name, nearest } => {
            let guess = guess(nearest.as_ref(), lang);
            either(
                lang,
                format!(
                    "không có trang “{name}” trong định dạng{guess} Trang ghi chú riêng: đặt tên bắt đầu bằng dấu _"
                ),
                format!("unknown sheet “{name}”{guess} Name a sheet of notes with a leading _"),
            )
        }
        FaultKind::NoHeadings => {
            either(lang, "không thấy dòng tiêu đề cột".to_owned(), "there is no row of headings".to_owned())
        }
        FaultKind::NoColumn { heading } => either(
            lang,
            format!("trang này thiếu cột “{heading}”; thêm một cột với tiêu đề đó"),
            format!("the sheet lacks the column “{heading}”; add one with that heading"),
        ),
        FaultKind::NoSheet { name } => either(
            lang,
            format!("thiếu trang «{name}»; thêm trang đó hoặc sửa lại tên trang"),
            format!("the sheet «{name}» is missing; add it or mend its name"),
        ),
        FaultKind::NoResult { heading } => either(
            lang,
            format!("“{heading}” là công thức chưa có kết quả; mở tệp bằng Excel rồi lưu lại, hoặc ghi thẳng nội dung"),
            format!(
                "“{heading}” is a formula without a result; open and save the file in Excel, or write the words themselves"
            ),
        ),
        FaultKind::Stray { found } => either(
            lang,
            format!("“{found}” đứng ở cột không có tiêu đề; chuyển vào đúng cột hoặc đặt tiêu đề bắt đầu bằng dấu _"),
            format!(
                "“{found}” stands in a column without a heading; move it, or give the column a heading with a leading _"
            ),
        ),
        FaultKind::NotHere { heading, row } => either(
            lang,
            format!("“{heading}” không dùng cho dòng «{row}»; để trống ô này"),
            format!("“{heading}” has no use in a row «{row}»; leave the cell empty"),
        ),
        FaultKind::Orphan { row, parent } => either(
            lang,
            format!("dòng «{row}» phải đứng dưới một dòng «{parent}»"),
            format!("a row «{row}» must stand below a row «{parent}»"),
        ),
        FaultKind::TwoFiles { other } => either(
            lang,
            format!("có cả {other}; giữ một trong hai tệp"),
            format!("there is {other} too; keep one of the two"),
        ),
        FaultKind::NotConvertible { path } => either(
            lang,
            format!("không đổi được nội dung tại “{path}” mà giữ nguyên; sửa lại rồi đổi"),
            format!("what stands at “{path}” cannot be converted without loss; change it first"),
        ),
        FaultKind::TooLarge { found, limit } => {
            let (found, limit) = (megabytes(*found), megabytes(*limit));
            either(
                lang,
                format!("tệp {found} MB, quá giới hạn {limit} MB"),
                format!("the file has {found} MB, above the limit of {limit} MB"),
            )
        }
        _ => String::new(),
    }
}

fn megabytes(bytes: usize) -> String {
    super::number(bytes as f64 / 1_048_576.0)
}
