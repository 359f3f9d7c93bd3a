//! The words of the register's workbook, and of its faults.

use super::Lang;
use crate::registerbook::{Fault, FaultKind, Field, Page};
use chrono::NaiveDateTime;

/// Sheet of files.
pub const FILES: &str = "Sổ tiếp nhận";
/// Sheet of papers.
pub const PAPERS: &str = "Bản giấy";
/// Sheet of findings.
pub const FINDINGS: &str = "Cần bổ sung";
/// What is put where a paper is here.
pub const HERE: &str = "x";
/// What a cell says is taken as it is.
pub const ACCEPT: &str = "Nhận";
/// Another value stands in its place.
pub const CORRECT: &str = "Sửa";
/// Channels to choose from.
pub const CHANNELS: [&str; 9] =
    ["Email", "Zalo", "Bản giấy", "USB", "Văn thư", "Trục liên thông", "Bưu điện", "Fax", "Văn phòng nhập"];

/// Title of a sheet.
pub fn title(sheet: &str, plan: &str) -> String {
    format!("{} – {plan}", sheet.to_uppercase())
}

/// What to do on a sheet.
pub fn guide(page: Page, report: &str) -> String {
    match page {
        Page::Files => {
            "Ghi vào ô màu; ô màu cam là ô còn thiếu. Thời điểm ghi, ví dụ: 28/3/2020 15:42. Ghi xong, lưu lại rồi chạy: tonghop register THƯ-MỤC --read TỆP".to_owned()
        }
        Page::Papers => format!("{report}: đánh x ở đơn vị đã có bản giấy; không ghi thời điểm thì lấy lúc đọc sổ."),
        Page::Findings => {
            format!("{report}: chọn «{ACCEPT}» (lấy như đơn vị ghi) hoặc «{CORRECT}» (ghi giá trị đúng), và ghi lý do.")
        }
    }
}

/// Heading of a column.
pub fn heading(field: Field) -> &'static str {
    match field {
        Field::File => "Tệp",
        Field::Key => "Mã dòng",
        Field::Unit => "Đơn vị",
        Field::Report => "Báo cáo",
        Field::At => "Thời điểm",
        Field::Evidence => "Căn cứ",
        Field::Channel => "Kênh",
        Field::Outcome => "Kết quả",
        Field::Part => "Nội dung",
        Field::Came => "Tệp đã nhận",
        Field::Here => "Đã có bản giấy",
        Field::Level => "Mức",
        Field::Sheet => "Trang",
        Field::Cell => "Ô",
        Field::Found => "Nội dung, việc cần làm",
        Field::Typed => "Đang ghi",
        Field::Decision => "Quyết định",
        Field::Value => "Giá trị đúng",
        Field::Because => "Lý do / ai báo",
    }
}

/// What to write into a column.
pub fn prompt(page: Page, field: Field) -> &'static str {
    match (page, field) {
        (Page::Files, Field::Unit) => "Chọn đơn vị gửi tệp này.",
        (_, Field::Report) => "Chỉ chọn khi tệp không tự nói là báo cáo nào.",
        (Page::Papers, Field::At) => "Ngày, giờ nhận bản giấy, ví dụ: 30/3/2020 9:15. Để trống: lấy lúc đọc sổ.",
        (_, Field::At) => "Ngày, giờ nhận, ví dụ: 28/3/2020 15:42.",
        (_, Field::Channel) => "Chọn cách gửi.",
        (_, Field::Here) => "Đánh x khi đã có; xóa x nếu ghi nhầm.",
        (_, Field::Decision) => "«Nhận»: lấy như đơn vị ghi. «Sửa»: ghi giá trị đúng ở cột bên.",
        (_, Field::Value) => "Chỉ ghi khi chọn «Sửa».",
        (_, Field::Because) => "Ai báo, vì sao. Ví dụ: đơn vị báo qua điện thoại, 30/3.",
        _ => "",
    }
}

/// An instant on weak evidence.
pub fn presumed(at: NaiveDateTime, evidence: &str) -> String {
    format!("chưa chắc: {} ({evidence})", super::register::moment(at))
}

/// Files that came.
pub fn files(count: usize) -> String {
    if count == 0 { String::new() } else { format!("{} tệp", super::two(count)) }
}

/// What was found at a cell.
pub fn found(label: &str, sentences: &[String]) -> String {
    let said = sentences.join("\n");
    if label.is_empty() { said } else { format!("{label}: {said}") }
}

/// The workbook was written.
pub fn written(path: &str, lang: Lang) -> String {
    super::choose(
        lang,
        format!("Đã ghi sổ tiếp nhận: {path}. Ghi vào các ô màu, lưu lại, rồi đọc vào bằng --read."),
        format!("Register written: {path}. Fill the coloured cells, save, and take it back with --read."),
    )
}

/// Nothing was changed in it.
pub fn unchanged(lang: Lang) -> &'static str {
    super::pick(lang, "Sổ không có gì mới so với lúc lập.", "Nothing was changed since the workbook was written.")
}

/// Every fault of a filled workbook.
pub fn faults(path: &str, faults: &[Fault], lang: Lang) -> String {
    let list: Vec<String> = faults.iter().map(|one| fault(one, lang)).collect();
    let count = faults.len();
    let head = super::choose(
        lang,
        format!("{path}: có {count} chỗ cần sửa, chưa ghi gì vào sổ:"),
        format!("{path}: {count} faults, nothing was entered:"),
    );
    format!("{head}\n{}", list.join("\n"))
}

fn fault(fault: &Fault, lang: Lang) -> String {
    let said = kind(&fault.kind, lang);
    match (fault.place, lang) {
        (None, _) => said,
        (Some((page, spot)), Lang::Vi) => format!("Trang «{}», ô {}: {said}", page.name(), spot.a1()),
        (Some((page, spot)), Lang::En) => format!("Sheet «{}», cell {}: {said}", page.name(), spot.a1()),
    }
}

fn kind(kind: &FaultKind, lang: Lang) -> String {
    let (vi, en) = match kind {
        FaultKind::Unread(finding) => return super::finding(finding, lang),
        FaultKind::Decision(crate::ruling::Fault::WhichReport(_)) | FaultKind::Lacking(Field::Report) => (
            "tệp không tự nói là báo cáo nào; chọn ở cột «Báo cáo».".to_owned(),
            "the file does not say which report it is; choose one in the column «Báo cáo».".to_owned(),
        ),
        FaultKind::Decision(fault) => return super::ruling_fault::fault(fault, lang),
        FaultKind::NotARegister => (
            "Đây không phải sổ tiếp nhận do tonghop lập. Lập sổ bằng register --xlsx rồi ghi vào đó.".to_owned(),
            "This is no register written by tonghop. Write one with register --xlsx and fill that.".to_owned(),
        ),
        FaultKind::OtherPlan(id) => (
            format!("Đây là sổ của kế hoạch khác ({id}). Đọc vào thư mục của kế hoạch đó."),
            format!("This is the register of another plan ({id}). Read it in that plan's folder."),
        ),
        FaultKind::NoSheet(page) => (
            format!("Không còn trang «{}» (bị xóa hoặc đổi tên). Đặt lại tên, hoặc lập sổ mới.", page.name()),
            format!("The sheet «{}» is gone. Name it so again, or write a new register.", page.name()),
        ),
        FaultKind::NoColumn(page, field) => (
            format!("Trang «{}» không còn cột «{}». Ghi lại tiêu đề, hoặc lập sổ mới.", page.name(), heading(*field)),
            format!("Sheet «{}» has no column «{}». Restore the heading, or start anew.", page.name(), heading(*field)),
        ),
        FaultKind::KeyGone => (
            "dòng này không còn mã ở cột «Mã dòng» nên không biết nói về gì. Chép lại mã, hoặc lập sổ mới.".to_owned(),
            "the key of this row is gone. Put it back, or write a new register.".to_owned(),
        ),
        FaultKind::KeyUnknown(text) => (
            format!("mã dòng “{text}” không có khi lập sổ. Chép lại đúng mã, hoặc lập sổ mới."),
            format!("the register was not written with the key “{text}”. Put the right one back."),
        ),
        FaultKind::Twice(first) => (
            format!("dòng này trùng mã với ô {first} nhưng ghi khác. Giữ lại một dòng."),
            format!("this row has the key of {first} but says something else. Keep one of them."),
        ),
        FaultKind::FileGone(name) => (
            format!("tệp “{name}” không còn trong thư mục nhận (inbox). Chép lại tệp, hoặc bỏ dòng này."),
            format!("the file “{name}” is no longer in the inbox. Put it back, or drop this row."),
        ),
        FaultKind::SaysElse(now) => (
            format!("từ khi lập sổ, đơn vị đã gửi số khác; ô này nay ghi “{now}”. Lập sổ mới rồi quyết định."),
            format!("the unit has sent another value since; it says “{now}” now. Write a new register and decide then."),
        ),
        FaultKind::Closed => (
            "dòng này nói về cả tệp, không quyết định theo ô được. Xóa điều đã ghi; nếu nhận cả báo cáo, dùng lệnh accept.".to_owned(),
            "this row is about the whole file. Empty it; to take the report as it is, use accept.".to_owned(),
        ),
        FaultKind::NotAChoice { text, choices } => (
            format!("“{text}” không có trong danh sách. Chọn một trong: {}.", choices.join("; ")),
            format!("“{text}” is none of the choices: {}.", choices.join("; ")),
        ),
        FaultKind::Instant(text) => (
            format!("không đọc được thời điểm “{text}”. Ghi đủ ngày, tháng, năm và giờ, ví dụ: 28/3/2020 15:42."),
            format!("no instant can be read from “{text}”. Write for example 28/3/2020 15:42."),
        ),
        FaultKind::Lacking(field) => (
            format!("còn trống; ghi thêm cột «{}».", heading(*field)),
            format!("empty; fill the column «{}» too.", heading(*field)),
        ),
        FaultKind::CannotEmpty => (
            "điều này không do văn phòng ghi nên không xóa được. Lập sổ mới để thấy lại, hoặc ghi điều đúng.".to_owned(),
            "the office did not enter this, so it cannot be emptied. Write what is right.".to_owned(),
        ),
    };
    super::choose(lang, vi, en)
}
