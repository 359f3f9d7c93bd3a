//! The sentences of findings about what the office knows and decided.

use super::finding::is;
use crate::check::{Code, Finding};

/// Vietnamese and English.
pub(super) fn office(finding: &Finding) -> (&'static str, &'static str) {
    match finding.code {
        Code::OfficeCorrected if finding.arguments.get("typed").is_none_or(String::is_empty) => (
            "ô trống; văn phòng ghi “{value}” (s) lúc {when}, {who}: {because}. Khi đơn vị tự ghi thì lấy số của đơn vị.",
            "empty; the office entered “{value}” (s) on {when}, {who}: {because}. The unit's own word will take its place.",
        ),
        Code::OfficeCorrected => (
            "đơn vị ghi “{typed}”; văn phòng sửa thành “{value}” (s) lúc {when}, {who}: {because}. Khi đơn vị tự sửa thì lấy số của đơn vị.",
            "the unit typed “{typed}”; the office corrected it to “{value}” (s) on {when}, {who}: {because}. The unit's own correction will take its place.",
        ),
        Code::CorrectionLapsed if finding.arguments.get("typed").is_none_or(String::is_empty) => (
            "ô hoặc dòng mà văn phòng đã sửa thành “{value}” ({when}, {who}) nay trống hoặc không còn; số văn phòng sửa không dùng nữa. Đề nghị hỏi lại đơn vị.",
            "the cell or row the office had corrected to “{value}” ({when}, {who}) is empty or gone now; the correction no longer counts. Ask the unit.",
        ),
        Code::CorrectionLapsed => (
            "đơn vị nay ghi “{typed}”; số văn phòng sửa trước đây (“{value}”, {when}, {who}) không dùng nữa.",
            "the unit now says “{typed}”; the office's earlier correction (“{value}”, {when}, {who}) no longer counts.",
        ),
        _ if is(finding, "by", "mail_date") => (
            "thời điểm nhận {received} chỉ theo giờ máy của người gửi thư, chưa có căn cứ khác. Chưa kết luận trễ hạn. Đề nghị ghi thời điểm nhận vào sổ tiếp nhận.",
            "the time {received} comes only from the clock of the mail's sender. Not yet called late. Enter the time of receipt in the register.",
        ),
        _ if is(finding, "by", "message") => (
            "thời điểm nhận {received} chỉ theo giờ ghi trong bản chép tin nhắn, chưa có căn cứ khác. Chưa kết luận trễ hạn. Đề nghị ghi thời điểm nhận vào sổ tiếp nhận.",
            "the time {received} comes only from the copied text of the message. Not yet called late. Enter the time of receipt in the register.",
        ),
        _ if is(finding, "by", "first_seen") => (
            "thời điểm {received} là lúc chương trình thấy tệp lần đầu; tệp có thể đã đến trước đó. Chưa kết luận trễ hạn. Đề nghị ghi thời điểm nhận vào sổ tiếp nhận.",
            "{received} is when the program first saw the file; it may have come before. Not yet called late. Enter the time of receipt in the register.",
        ),
        _ if is(finding, "by", "folder_day") => (
            "thư mục chỉ ghi ngày nhận, không ghi giờ (tính đến hết ngày: {received}). Chưa kết luận trễ hạn. Đề nghị ghi giờ vào tên thư mục, ví dụ: zalo 28-3 15g30, hoặc ghi vào sổ tiếp nhận.",
            "the folder's name tells the day but no time (until its end: {received}). Not yet called late. Put the time into the folder's name, such as zalo 28-3 15g30, or into the register.",
        ),
        _ => (
            "thời điểm nhận {received} chỉ theo ngày giờ của tệp, chưa có căn cứ khác. Chưa kết luận trễ hạn. Đề nghị ghi thời điểm nhận vào sổ tiếp nhận.",
            "the time {received} comes only from the file's own date. Not yet called late. Enter the time of receipt in the register.",
        ),
    }
}
