//! The sentences of findings about where things stand: parts of the form that are gone, changed places, copies, what is
//! hidden, drawn or linked.

use super::finding::{has, is};
use crate::check::{Code, Finding};

pub(super) fn place(finding: &Finding) -> (&'static str, &'static str) {
    match finding.code {
        Code::SheetGone if is(finding, "count", "0") => (
            "trang này không còn trong tệp nên nội dung của trang, nếu có, không đọc được. Đề nghị nhập vào biểu mẫu đã phát hành, giữ đủ các trang, rồi gửi lại; nếu không có nội dung, đề nghị xác nhận.",
            "this sheet is gone from the file; what stood on it, if anything, cannot be read. Please fill the form as issued, with all its sheets, and send it again, or confirm that there is nothing.",
        ),
        Code::SheetGone => (
            "trang này không còn trong tệp nên không đọc được ({count} nội dung bắt buộc). Đề nghị nhập vào biểu mẫu đã phát hành, giữ đủ các trang, rồi gửi lại.",
            "this sheet is gone from the file and cannot be read ({count} required entries). Please fill the form as issued, with all its sheets, and send it again.",
        ),
        Code::ListNotFound => (
            "không tìm thấy các cột của danh sách {noun} trên trang này nên chưa đọc được danh sách. Đề nghị nhập vào biểu mẫu đã phát hành, giữ nguyên dòng tiêu đề cột, rồi gửi lại.",
            "the columns of the list of {noun} cannot be found on this sheet, so the list is not read. Please fill the form as issued, with its column headings, and send it again.",
        ),
        Code::ColumnGone => (
            "cột «{column}» của danh sách {noun} không còn; nội dung của cột, nếu có, không đọc được, các cột khác vẫn được đọc. Đề nghị nhập cột này vào biểu mẫu đã phát hành và gửi lại; nếu không có nội dung, đề nghị xác nhận.",
            "column «{column}» of the list of {noun} is gone; its values, if any, cannot be read, the other columns are. Fill it in the form as issued and send it again, or confirm that there is nothing.",
        ),
        Code::LabelExchanged | Code::SheetCopied => moved(finding),
        Code::LockedChanged | Code::HiddenContent => changed(finding),
        Code::TextBox => (
            "có khung chữ vẽ trên trang: “{typed}”. Nội dung được giữ lại để đọc, không tính. Nếu là số liệu, đề nghị ghi vào ô nhập.",
            "a text box is drawn on the sheet: “{typed}”. Kept to be read, not counted. If it is data, put it in an input cell.",
        ),
        _ => (
            "ô có đường liên kết tới “{typed}”. Đường liên kết được giữ lại để xem; không cần làm gì.",
            "the cell links to “{typed}”. The link is kept to be looked at; nothing to do.",
        ),
    }
}

fn moved(finding: &Finding) -> (&'static str, &'static str) {
    match finding.code {
        Code::LabelExchanged if is(finding, "part", "column") && is(finding, "by_label", "true") => (
            "cột này đã bị dời hoặc đổi chỗ mà tên vùng không dời theo; nội dung được đọc theo tiêu đề in trên cột và tạm tính. Đề nghị xác nhận; lần sau đề nghị giữ nguyên thứ tự cột.",
            "this column was moved while its name stayed behind; its values are read by the heading above them and counted for now. Please confirm, and keep the columns in their order next time.",
        ),
        Code::LabelExchanged if is(finding, "part", "column") => (
            "cột này nay mang tiêu đề «{beside}» của cột khác, chưa rõ các số thuộc cột nào nên chưa tính. Đề nghị đặt lại tiêu đề như biểu đã phát hành rồi gửi lại, hoặc xác nhận.",
            "this column now bears the heading «{beside}» of another one; it is not clear whose values these are, and they are not counted. Restore the heading and send it again, or confirm.",
        ),
        Code::LabelExchanged if is(finding, "by_label", "true") => (
            "dòng này đã bị dời hoặc đổi chỗ mà tên ô không dời theo; “{typed}” được đọc theo nhãn in cạnh ô và tạm tính. Đề nghị xác nhận; lần sau đề nghị giữ nguyên thứ tự dòng.",
            "this row was moved while the name of its cell stayed behind; “{typed}” is read by the label beside it and counted for now. Please confirm, and keep the rows in their order next time.",
        ),
        Code::LabelExchanged => (
            "cạnh ô này nay là nhãn “{beside}” của mục khác, chưa rõ “{typed}” thuộc mục nào nên chưa tính. Đề nghị đặt lại nhãn như biểu đã phát hành rồi gửi lại, hoặc xác nhận.",
            "beside this cell now stands the label “{beside}” of another entry; it is not clear whose “{typed}” is, and it is not counted. Restore the label and send it again, or confirm.",
        ),
        _ if is(finding, "foreign", "true") => (
            "trang này in như trang «{was}», nhưng trong tệp có cả biểu mẫu khác nên có thể là trang của biểu mẫu đó; chưa đọc ({count} ô khác với trang «{was}» được tính). Đề nghị gửi biểu mẫu đó thành tệp riêng, hoặc xác nhận không dùng.",
            "this sheet is printed like «{was}», but the file also holds another form, to which it may belong; it is not read ({count} cells differ from «{was}», which counts). Send that form as a file of its own, or confirm that it is not used.",
        ),
        _ if is(finding, "instead", "true") && has(finding, "cells") => (
            "đây là bản chép của trang «{was}»; trang «{was}» bị ẩn, còn bản chép này thì hiện. Đang tính trang «{was}»; {count} ô của bản chép khác trang được tính (bản chép / được tính): {cells}. Đề nghị xác nhận trang nào đúng.",
            "this is a copy of sheet «{was}», which is hidden while the copy is shown. «{was}» is counted; {count} cells of the copy differ (copy / counted): {cells}. Please confirm which one is right.",
        ),
        _ if is(finding, "instead", "true") => (
            "đây là bản chép của trang «{was}»; trang «{was}» bị ẩn, còn bản chép này thì hiện. Đang tính trang «{was}». Đề nghị xác nhận trang nào đúng.",
            "this is a copy of sheet «{was}», which is hidden while the copy is shown. «{was}» is counted. Please confirm which one is right.",
        ),
        _ if has(finding, "cells") => (
            "đây là bản chép của trang «{was}», không tính. {count} ô khác với trang được tính (bản chép / được tính): {cells}. Đề nghị ghi số đúng vào trang «{was}», hoặc xác nhận bản chép không dùng.",
            "this is a copy of sheet «{was}» and does not count. {count} cells differ from the sheet that counts (copy / counted): {cells}. Put what is right into «{was}», or confirm that the copy is not used.",
        ),
        _ => (
            "đây là bản chép của trang «{was}», không có gì khác và không tính. Không cần làm gì.",
            "this is a copy of sheet «{was}» that says nothing else; it does not count. Nothing to do.",
        ),
    }
}

fn changed(finding: &Finding) -> (&'static str, &'static str) {
    match finding.code {
        Code::LockedChanged if !has(finding, "was") => (
            "ô in sẵn của biểu nay ghi “{typed}”. Nội dung được giữ lại nhưng không tính. Nếu là số liệu, đề nghị ghi vào ô nhập.",
            "a printed cell of the form now says “{typed}”. Kept, not counted. If it is data, put it in an input cell.",
        ),
        Code::LockedChanged if !has(finding, "typed") => (
            "ô in sẵn “{was}” đã bị xóa. Số liệu không bị ảnh hưởng; lần sau đề nghị giữ nguyên chữ in sẵn.",
            "the printed cell “{was}” was cleared. No figure is concerned; please keep the printed words next time.",
        ),
        Code::LockedChanged => (
            "ô in sẵn “{was}” đã bị sửa thành “{typed}”. Nội dung được giữ lại nhưng không tính. Nếu là số liệu, đề nghị ghi vào ô nhập.",
            "the printed cell “{was}” was changed to “{typed}”. Kept, not counted. If it is data, put it in an input cell.",
        ),
        _ if is(finding, "read", "false") => (
            "có nội dung bị ẩn trong tệp, ở trang không thuộc biểu mẫu; nội dung được giữ lại nhưng chưa tính. Đề nghị xem các mục ghi ngoài biểu của trang này.",
            "something is hidden on a sheet that is not one of the form; it is kept, not counted. See what is told of this sheet as standing outside the form.",
        ),
        _ if has(finding, "rows") && has(finding, "cols") => (
            "dòng {rows} và cột {cols} bị ẩn trong tệp. Nội dung ở các ô nhập vẫn được đọc và tính đủ; không cần làm gì.",
            "rows {rows} and columns {cols} are hidden in the file. What stands in input cells is read and counted; nothing to do.",
        ),
        _ if has(finding, "cols") => (
            "cột {cols} bị ẩn trong tệp. Nội dung ở các ô nhập vẫn được đọc và tính đủ; không cần làm gì.",
            "columns {cols} are hidden in the file. What stands in input cells is read and counted; nothing to do.",
        ),
        _ if has(finding, "rows") => (
            "dòng {rows} bị ẩn trong tệp. Nội dung vẫn được đọc và tính đủ; không cần làm gì.",
            "rows {rows} are hidden in the file. They are read and counted; nothing to do.",
        ),
        _ => (
            "trang này bị ẩn trong tệp. Nội dung vẫn được đọc và tính đủ; không cần làm gì.",
            "this sheet is hidden in the file. It is read and counted; nothing to do.",
        ),
    }
}
