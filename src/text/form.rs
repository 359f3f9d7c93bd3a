//! The words on the forms a unit fills. Vietnamese only: units read nothing else.

use crate::plan::LetterheadStyle;

/// The two lines at the right of a heading and the separator at its left (`domain/conventions.md` part 1).
pub fn motto(style: LetterheadStyle) -> (&'static str, &'static str, &'static str) {
    match style {
        LetterheadStyle::Plain => ("", "", ""),
        LetterheadStyle::Doan => ("ĐOÀN TNCS HỒ CHÍ MINH", "", "***"),
        LetterheadStyle::Dang => ("ĐẢNG CỘNG SẢN VIỆT NAM", "", "*"),
        LetterheadStyle::NhaNuoc => ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "_______"),
    }
}

/// A required cell without an answer.
pub const NOT_ENTERED: &str = "Chưa nhập";
/// Target reached.
pub const MET: &str = "Đạt";
/// Target not reached.
pub const NOT_MET: &str = "Chưa đạt";
/// Target not reached, with what is lacking behind.
pub const NOT_MET_BY: &str = "Chưa đạt, còn thiếu ";
/// Nothing registered, so there is no ratio.
pub const NOT_REGISTERED: &str = "Đơn vị không đăng ký chỉ tiêu";
/// What a figure is a share of, where it has no label of its own.
pub const BASE: &str = "Số gốc để tính tỷ lệ";

/// «Tổng số đoàn viên: bằng 0, không tính tỷ lệ».
pub fn base_is_zero(label: &str) -> String {
    format!("{label}: bằng 0, không tính tỷ lệ")
}

/// « (so với: Tổng số đoàn viên)».
pub fn compared(label: &str) -> String {
    format!(" (so với: {label})")
}

/// Heading of the printed column of targets where a figure is a share of something that was not registered.
pub const PRINT_BASE: &str = "Chỉ tiêu / Số so sánh";
/// A check is broken.
pub const LOOK_AGAIN: &str = "Cần xem lại: số liệu chưa khớp, xem hướng dẫn ở ô nhập";
/// A figure was expected.
pub const NOT_A_NUMBER: &str = "Cần xem lại: ô này cần số";
/// Ticked «không phát sinh» and yet filled.
pub const NIL_CONTRADICTED: &str = "Cần xem lại: đã đánh x «Không phát sinh»";
/// A date that was not understood.
pub const LOOK_AT_DATE: &str = "Xem lại ngày";
/// Words before a minimum.
pub const AT_LEAST: &str = "ít nhất ";
/// Words before a maximum.
pub const AT_MOST: &str = "không quá ";
/// Words before an exact figure.
pub const EXACTLY: &str = "đúng ";
/// A thing to be done.
pub const TARGET_YES: &str = "có";
/// Headings of the sheet of figures.
pub const FIGURE_HEADS: [&str; 7] =
    ["STT", "Nội dung", "Kết quả", "ĐVT", "Chỉ tiêu", "Tự kiểm tra", "Số đúng / Ghi chú"];
/// Headings of the sheet of words.
pub const TEXT_HEADS: [&str; 3] = ["STT", "Nội dung", "Đơn vị ghi (mỗi ô không quá 1.000 ký tự)"];
/// Headings of the printed sheet.
pub const PRINT_HEADS: [&str; 8] =
    ["STT", "Nội dung", "Đơn vị tính", "Chỉ tiêu đăng ký", "Kết quả thực hiện", "Tỷ lệ %", "Đạt/Chưa đạt", "Ghi chú"];
/// Beside the tick of a section.
pub const NIL_HINT: &str = "← x = Không phát sinh cả phần";
/// Prompt of a count without words of its own.
pub const COUNT_PROMPT: (&str, &str) =
    ("Chỉ nhập số", "Chỉ nhập số, ví dụ: 45. Không có thì nhập 0. Cần giải thích thì ghi ở cột ghi chú.");
/// Prompt of an amount.
pub const MONEY_PROMPT: (&str, &str) =
    ("Số tiền", "Ghi theo đơn vị tính của ô, ví dụ 12 triệu 500 nghìn ghi 12,5 (triệu đồng). Không có thì nhập 0.");
/// Prompt of a date.
pub const DATE_PROMPT: (&str, &str) = ("Ngày", "Ghi ngày/tháng, ví dụ: 14/3 hoặc 14-15/3.");
/// Prompt of a choice.
pub const CHOICE_PROMPT: (&str, &str) = ("Chọn trong danh sách", "Bấm mũi tên ở góc ô và chọn một mục.");
/// Refusal of a number cell without words of its own.
pub const WHOLE_REFUSAL: &str = "Ô này chỉ nhận số nguyên từ 0 trở lên.";
/// Refusal of a choice cell without words of its own.
pub const CHOICE_REFUSAL: &str = "Đề nghị chọn một mục trong danh sách.";
/// Refusal of a tick.
pub const TICK_REFUSAL: &str = "Chỉ đánh x hoặc để trống.";
/// Prompt title of a tick.
pub const NIL_TITLE: &str = "Không phát sinh";
/// Prompt of a tick.
pub const NIL_PROMPT: &str =
    "Đánh x nếu trong kỳ đơn vị không có nội dung nào của phần này. Khi đó không cần nhập các ô bên dưới.";
/// Prompt title of a note cell.
pub const NOTE_TITLE: &str = "Số đúng (nếu khác)";
/// Prompt of a note cell beside a figure of the office.
pub fn note_prompt(office: &str) -> String {
    format!(
        "Chỉ ghi khi số {office} điền sẵn chưa đúng: ghi số đúng và lý do ngắn. Ví dụ: 74, bổ sung 02 người. {office} sẽ kiểm tra rồi cập nhật."
    )
}
/// Prompt title of the period.
pub const PERIOD_TITLE: &str = "Kỳ báo cáo";
/// Prompt of the period.
pub const PERIOD_PROMPT: &str = "Chọn kỳ đang báo cáo. Mỗi kỳ chọn lại một lần; các dòng cũ giữ nguyên.";
/// Heading of the ordinal column.
pub const ORDINAL: &str = "STT";
/// Heading of an echo column.
pub const ECHO: &str = "Đọc là";
/// Under the signature.
pub const SIGN_HERE: &str = "(Ký, ghi rõ họ tên)";
/// Under the signature that is stamped.
pub const SIGN_AND_STAMP: &str = "(Ký, ghi rõ họ tên, đóng dấu)";
/// Who made the table.
pub const PREPARED_BY: &str = "NGƯỜI LẬP BIỂU";
/// Recipients.
pub const RECIPIENTS: &str = "Nơi nhận:";
/// Heading of the guide.
pub const GUIDE_HEAD: &str = "CÁCH ĐIỀN";
/// Labels of the first sheet.
pub const UNIT: &str = "Đơn vị";
/// Label of the days covered.
pub const WINDOW: &str = "Kỳ báo cáo";
/// Label of the deadline.
pub const DUE: &str = "Hạn gửi";
/// Label of what is missing.
pub const MISSING: &str = "Còn thiếu";
/// Label of what is to be looked at.
pub const REVIEW: &str = "Cần xem lại";
/// Label of the form code.
pub const CODE: &str = "Mã biểu (không sửa)";
/// No deadline.
pub const NO_DUE: &str = "Kế hoạch không quy định";
/// Label of the live line of a compact form.
pub const STATE: &str = "Tình trạng";
/// Live words of a compact form.
pub const READY: &str = "Đủ, có thể gửi";

/// « (tính từ trang Hoạt động)».
pub fn counted_from(sheet: &str) -> String {
    format!(" (tính từ trang {sheet})")
}

/// «Hết dòng thì ghi tiếp ngay bên dưới».
pub fn room(last: u32) -> String {
    format!("Hết dòng thì ghi tiếp ngay bên dưới, đến dòng {last}.")
}

/// Lines of the guide.
pub fn guide(index: usize, office: &str, print: bool) -> String {
    match index {
        0 => format!("1. Chỉ nhập vào ô màu vàng nhạt. Ô màu xám do {office} điền sẵn hoặc tự tính. Xem trên Zalo thì chưa nhập được: bấm «Mở bằng ứng dụng khác» (Excel, WPS) hoặc mở trên máy tính."),
        1 => "2. Không có thì nhập 0. Cả phần không có gì thì đánh x vào ô «Không phát sinh», không cần nhập từng ô.".to_owned(),
        2 => "3. Mỗi hoạt động, công trình, phần việc ghi một dòng. Các số đếm được từ danh sách thì biểu tự tính, không nhập lại.".to_owned(),
        3 => "4. Khi dòng «Còn thiếu» báo 0 ô là đã đủ. Lưu lại và gửi chính tệp này; không đổi tên, không chép sang tệp khác.".to_owned(),
        _ if print => format!("5. In trang «Bản in», trình ký, đóng dấu và gửi về {office}; có thể gửi trước bản chụp."),
        _ => format!("5. Số liệu {office} điền sẵn chưa đúng: ghi số đúng vào cột «Số đúng / Ghi chú»."),
    }
}

/// Name of the first sheet; a plan's section may stand on it.
pub const START_SHEET: &str = "Bắt đầu";
/// Name of the only sheet of a compact form without a table.
pub const COMPACT_SHEET: &str = "Báo cáo";
/// Name of the printed sheet.
pub const PRINT_SHEET: &str = "Bản in";
/// The words beside a tick for which the plan has none.
pub const NIL_LABEL: &str = "Không phát sinh cả phần";
/// What the cells of «Tự kiểm tra» that ask to be looked at begin with, as a criterion.
pub const LOOK_AGAIN_CRITERION: &str = "Cần xem lại*";
/// Before the number the unit's clerk writes.
pub const NUMBER: &str = "Số: ……";

/// «… – ghi chú».
pub fn note_label(label: &str) -> String {
    format!("{label} – ghi chú")
}

/// «… (đánh x)».
pub fn tick_label(label: &str) -> String {
    format!("{label} (đánh x)")
}

/// «theo Kế hoạch số 45-KH/ĐTN».
pub fn by_plan(number: &str) -> String {
    format!("theo Kế hoạch số {number}")
}

/// «ngày 18/02/2020».
pub fn on_day(day: &str) -> String {
    format!("ngày {day}")
}

/// « của Ban Thường vụ …».
pub fn of_issuer(issuer: &str) -> String {
    format!(" của {issuer}")
}

/// «Từ ngày 18/02/2020 đến ngày gửi báo cáo».
pub fn window(from: &str) -> String {
    format!("Từ ngày {from} đến ngày gửi báo cáo")
}

/// «kỳ báo cáo từ ngày 18/02/2020».
pub fn window_from(from: &str) -> String {
    format!("kỳ báo cáo từ ngày {from}")
}

/// «kỳ báo cáo: Tháng 3/2020».
pub fn period_of(label: &str) -> String {
    format!("kỳ báo cáo: {label}")
}

/// «Tháng 3/2020 (từ ngày 01/3/2020 đến ngày 31/3/2020)».
pub fn period_days(label: &str, from: &str, to: &str) -> String {
    format!("{label} (từ ngày {from} đến ngày {to})")
}

/// The words of a growing form, by how it recurs.
pub fn choose_period(weekly: bool) -> &'static str {
    if weekly { "Chưa chọn tuần" } else { "Chưa chọn kỳ báo cáo" }
}

/// Nothing listed and nothing declared.
pub fn nothing_yet(noun: &str) -> String {
    format!("Chưa có {noun} nào: ghi thêm hoặc đánh x ở ô «không phát sinh»")
}

/// Both declared and listed; in a growing form older entries may stand there rightly.
pub fn both(noun: &str, growing: bool) -> String {
    let again = if growing {
        format!("xem lại nếu là {noun} của kỳ này")
    } else {
        "bỏ dấu x hoặc xóa các dòng".to_owned()
    };
    format!("Đã đánh x «không phát sinh» nhưng vẫn có {noun}: {again}")
}

/// Guide of a compact form.
pub fn compact_guide(growing: bool, weekly: bool, office: &str) -> String {
    match (growing, weekly) {
        (true, true) => format!(
            "Tuần sau đồng chí dùng lại chính tệp này: giữ nguyên các dòng cũ, ghi tiếp dòng mới, chọn lại tuần ở đầu biểu rồi gửi cho {office}."
        ),
        (true, false) => format!(
            "Kỳ sau dùng lại chính tệp này: giữ nguyên các dòng cũ, ghi tiếp dòng mới, chọn lại kỳ ở đầu biểu rồi gửi cho {office}."
        ),
        _ => format!(
            "Chỉ nhập vào ô màu vàng nhạt. Điền xong, lưu lại và gửi chính tệp này cho {office}; không chép sang tệp khác."
        ),
    }
}

/// A week, inside a sentence.
pub const WEEK: &str = "tuần";
/// Any other period, inside a sentence.
pub const PERIOD: &str = "kỳ";

/// Label of the period choice.
pub fn period_label(weekly: bool) -> &'static str {
    if weekly { "Báo cáo tuần đến" } else { "Kỳ báo cáo" }
}

/// «Cần Thơ, ngày …… tháng …… năm 2020».
pub fn place_and_date(place: &str, year: &str) -> String {
    let year = if year.is_empty() { "……" } else { year };
    super::summary::placed(place, &format!("ngày …… tháng …… năm {year}"))
}

/// The live words of what is missing on the first sheet.
pub fn missing_all(count: &str) -> String {
    format!("IF({count}=0,\"0 ô: đã đủ\",({count})&\" ô bắt buộc chưa nhập\")")
}

/// The live words of cells to be looked at.
pub fn cells(count: &str) -> String {
    format!("({count})&\" ô\"")
}

/// The live line of a sheet: what is missing.
pub fn missing_here(count: &str) -> String {
    format!("\"Còn thiếu: \"&({count})&\" ô\"")
}

/// Behind it on a sheet of figures: what is to be looked at.
pub fn review_here(count: &str) -> String {
    format!("&\" · Cần xem lại: \"&{count}&\" ô\"")
}

/// The live line of a list.
pub fn list_status(first: &str, noun: &str, missing: &str) -> String {
    format!("COUNTA({first})&\" {noun} · Còn thiếu: \"&({missing})&\" ô\"")
}

/// The live words of a compact form while something is missing.
pub fn missing_or_ready(count: &str) -> String {
    format!("IF(({count})>0,\"Còn thiếu \"&({count})&\" ô bắt buộc\",\"{READY}\")")
}

/// The grey line of a printed draft.
pub fn draft(count: &str) -> String {
    format!("IF(({count})>0,\"BẢN NHÁP – còn thiếu \"&({count})&\" ô bắt buộc\",\"\")")
}

/// The live line with the form code.
pub fn code_line(code: &str) -> String {
    format!("\"Mã biểu: \"&{code}")
}
