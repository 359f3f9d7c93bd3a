//! The sentences of findings about what was changed, about several files, and about values that cannot be read.

use super::finding::{has, is};
use crate::check::{Code, Finding};
use crate::plan::Severity;

pub(super) fn changed(finding: &Finding) -> (&'static str, &'static str) {
    match finding.code {
        Code::NilContradicted => (
            "đã đánh x «Không phát sinh» nhưng vẫn ghi {typed}. Đề nghị bỏ dấu x hoặc xóa nội dung. Tạm lấy nội dung đã ghi.",
            "ticked «nothing to report», yet it says {typed}. Remove the tick or the entry. The entry is taken for now.",
        ),
        Code::RegisteredDisputed => (
            "{office} ghi {ours}, đơn vị đề nghị “{theirs}”. Đề nghị {office} chấp nhận hoặc trả lời đơn vị; đến khi đó vẫn lấy {ours}.",
            "the office has {ours}, the unit proposes “{theirs}”. The office accepts, or answers the unit; {ours} stands until then.",
        ),
        Code::CarriedStale => (
            "biểu in sẵn {ours}, lấy từ {report}; nay số đó là {value}. Đề nghị {office} phát hành lại biểu này để đơn vị gửi lại, hoặc chấp nhận số đã in; đến khi đó vẫn lấy {ours}.",
            "the form was printed with {ours}, taken from {report}; that figure is {value} now. The office issues this form again for the unit to return, or accepts what was printed; {ours} stands until then.",
        ),
        Code::RowVanished => (
            "{noun} “{entry}” đã báo trước đó không còn trong danh sách. Nếu xóa có chủ ý (trùng, báo nhầm), đề nghị xác nhận; nếu không, đề nghị ghi lại vào danh sách.",
            "{noun} “{entry}”, reported before, is gone from the list. If it was removed on purpose (twice, by mistake), please confirm; if not, put it back into the list.",
        ),
        Code::FormulaOverwritten if has(finding, "computed") => (
            "ô tự tính đã bị ghi đè bằng “{typed}”; tính từ các trang là {computed}. Lấy số {computed}. Nếu số đúng là “{typed}”, đề nghị ghi đủ vào danh sách.",
            "a computed cell was overwritten with “{typed}”; counted from the lists it is {computed}. Taken as {computed}. If “{typed}” is right, complete the list.",
        ),
        Code::FormulaOverwritten => (
            "ô tự tính đã bị ghi đè bằng “{typed}”. Số liệu vẫn tính lại từ các ô nhập. Nếu là ghi chú, đề nghị ghi vào cột «Ghi chú».",
            "a computed cell was overwritten with “{typed}”. Figures are recomputed from the inputs. If it is a remark, put it in the notes column.",
        ),
        Code::SheetRenamed => (
            "trang «{was}» đã được đổi tên. Số liệu vẫn được đọc và tính đủ; không cần làm gì.",
            "sheet «{was}» was renamed. Its figures are read and counted; nothing to do.",
        ),
        Code::Relocated => (
            "trang «{was}» đã bị chép sang tệp khác hoặc bị thêm, bớt dòng, cột; {count} mục được tìm theo nhãn ({labels}). Tạm tính theo nhãn; đề nghị xem lại số liệu, lần sau đề nghị nhập vào tệp gốc.",
            "sheet «{was}» was copied to another book, or rows and columns were added or removed; {count} entries were found by their labels ({labels}). Counted for now; please check the figures, and fill the original file next time.",
        ),
        Code::TypedOutside if beside(finding) => (
            "có ghi ngoài ô nhập “{typed}”. Nội dung được giữ lại nhưng chưa tính. Nếu là số liệu, đề nghị ghi vào ô nhập của dòng này.",
            "“{typed}” stands beside the input. Kept, not counted. If it is data, put it in the input of this row.",
        ),
        Code::TypedOutside => (
            "có ghi ngoài biểu “{typed}”. Nội dung được giữ lại nhưng chưa tính. Nếu là số liệu, đề nghị ghi vào cột phù hợp.",
            "“{typed}” stands outside the form. Kept, not counted. If it is data, put it in the proper column.",
        ),
        Code::NoteBeside if finding.severity == Severity::Warning => (
            "cột ghi chú ghi “{typed}”, ô nhập ghi “{figure}”. Lấy số ở ô nhập. Đề nghị xác nhận số đúng; nếu khác, đề nghị ghi vào ô nhập.",
            "the note says “{typed}”, the input says “{figure}”. The input counts. Please confirm which is right; if the note is, put it in the input.",
        ),
        Code::NoteBeside => (
            "ghi chú bên cạnh: “{typed}”. Nội dung được giữ lại để đọc, không tính; không cần làm gì.",
            "the note beside it says “{typed}”. Kept to be read, not counted; nothing to do.",
        ),
        Code::CellComment => (
            "có ghi chú đính kèm ô: “{typed}”. Nội dung được giữ lại để đọc, không tính. Nếu là số liệu, đề nghị ghi vào ô nhập.",
            "a comment is attached to the cell: “{typed}”. Kept to be read, not counted. If it is data, put it in an input cell.",
        ),
        Code::TotalRow if has(finding, "typed") && has(finding, "unnamed") => (
            "dòng {row} («{typed}») không ghi ngày và các số đúng bằng tổng các dòng trên; tạm coi là dòng tổng, không tính là {noun}. Đề nghị xác nhận; nếu là một {noun}, đề nghị ghi ngày.",
            "row {row} («{typed}») has no date, and its figures are the sums of the rows above; taken as a total for now, not as an entry. Please confirm; if it is an entry, give its date.",
        ),
        Code::TotalRow if has(finding, "typed") => (
            "dòng {row} là dòng tổng («{typed}»), không tính là {noun}. Các số tổng tự tính từ danh sách; không cần làm gì.",
            "row {row} only adds up («{typed}») and is no entry of the list. Totals are computed from the list; nothing to do.",
        ),
        Code::TotalRow => (
            "dòng {row} chỉ có số, đúng bằng tổng các dòng trên; tạm coi là dòng tổng, không tính là {noun}. Đề nghị xác nhận; nếu là một {noun}, đề nghị ghi tên.",
            "row {row} holds only figures, which are the sums of the rows above; taken as a total for now, not as an entry. Please confirm; if it is an entry, give its name.",
        ),
        Code::TotalDiffers => (
            "dòng tổng ghi {typed}, cộng các dòng được {sum}. Lấy {sum}. Đề nghị kiểm tra: dòng nào còn thiếu, hoặc tổng ghi nhầm.",
            "the total says {typed}; the rows add up to {sum}. {sum} is taken. Check whether a row is missing or the total is wrong.",
        ),
        Code::MaybeTotal => (
            "dòng {row} (“{typed}”) không ghi ngày, có thể là dòng tổng, nhưng các số không bằng tổng các dòng khác. Tạm tính là {noun}. Đề nghị ghi ngày; nếu là dòng tổng, đề nghị xóa dòng này.",
            "row {row} (“{typed}”) has no date and may be a total, yet its figures are not the sums of the other rows. Counted as an entry for now. Give its date; if it is a total, delete the row.",
        ),
        Code::RowRepeated => (
            "dòng {row} (“{typed}”) giống hệt dòng {first}. Tạm tính cả hai dòng. Nếu ghi trùng, đề nghị xóa một dòng; nếu là hai {noun} khác nhau, đề nghị xác nhận.",
            "row {row} (“{typed}”) is the same as row {first} in every cell. Both count for now. If it was entered twice, delete one; if they are two entries, please confirm.",
        ),
        Code::NilRow if has(finding, "count") => (
            "ghi “{typed}”, không tính là {noun}; {count} dòng khác vẫn tính đủ. Nếu đúng, không cần sửa.",
            "“{typed}” is no entry of the list; its other {count} rows count. If that is right, nothing to do.",
        ),
        Code::NilRow if has(finding, "outside") => (
            "ghi “{typed}”; tạm coi danh sách {noun} là không phát sinh. Đề nghị xác nhận đơn vị không thuộc diện hay chỉ không phát sinh.",
            "“{typed}” was typed; the list is taken to have no entry for now. Please confirm whether the unit is not concerned or only had nothing to report.",
        ),
        Code::NilRow => (
            "ghi “{typed}”, hiểu là danh sách {noun} không phát sinh, như khi đánh x. Nếu đúng, không cần sửa.",
            "“{typed}” is taken to say that the list has no entry, as the tick does. If that is right, nothing to do.",
        ),
        Code::RowsBelowTable => (
            "{count} {noun} ghi dưới dòng cuối của bảng (dòng {first}–{last}). Đã đọc và tính đủ; đồng chí không cần làm gì.",
            "{count} {noun} stand below the last printed row (rows {first}–{last}). Read and counted; nothing to do.",
        ),
        _ => ("{message}", "{message}"),
    }
}

/// Whether something outside the form stands beside an input, whose label is told.
fn beside(finding: &Finding) -> bool {
    finding.location().is_some_and(|location| !location.label.is_empty())
}

pub(super) fn round(finding: &Finding) -> (&'static str, &'static str) {
    match finding.code {
        Code::Duplicate => (
            "tệp giống hệt tệp “{file}”. Chỉ tính một lần; không cần làm gì.",
            "the file is identical to “{file}”. Counted once; nothing to do.",
        ),
        Code::PeriodChanged => (
            "{span} {week} đã có báo cáo trước; tệp này chọn lại {span} đó và có {count} dòng thêm, bớt hoặc đổi. Tạm coi là bản sửa của {span} {week}; đề nghị xác nhận.",
            "week {week} was reported before; this file chooses it again and adds, drops or changes {count} rows. Taken as a correction of {week} for now; please confirm.",
        ),
        Code::WeekReused => (
            "tệp chọn {span} {chosen} (đã báo cáo trước đó) nhưng có {count} hoạt động mới thuộc {span} {week} và nhận {received}. Có thể là báo cáo {span} {week} làm trên tệp cũ. Tạm ghi vào {span} {week}; đề nghị xác nhận.",
            "the file says week {chosen} (reported before) but holds {count} new activities of week {week} and came {received}. Probably the report of {week} in the old file. Booked provisionally under {week}; please confirm.",
        ),
        _ => (
            "sổ receipts.csv ghi tệp “{file}” nhưng trong thư mục nhận không có tệp này. Đề nghị kiểm tra tên tệp.",
            "receipts.csv names the file “{file}”, which is not in the inbox. Check the name.",
        ),
    }
}

pub(super) fn refused(finding: &Finding) -> (&'static str, &'static str) {
    match finding.code {
        Code::TickInNumber => (
            "ghi “{typed}”. Ô này cần số lượng, ví dụ: 1. Không có thì nhập 0.",
            "“{typed}” was typed. This cell needs a number, for example 1; if none, 0.",
        ),
        Code::TwoQuantities => (
            "ghi “{typed}”, có nhiều số ({figures}). Đề nghị chỉ nhập một số theo đơn vị tính của ô; phần còn lại ghi ở ghi chú hoặc danh sách.",
            "“{typed}” holds several figures ({figures}). Enter only the one this cell asks for; the rest belongs in the notes or the list.",
        ),
        Code::NotWhole if !has(finding, "thousand") => (
            "ghi “{typed}”, không phải số nguyên. Đề nghị nhập số nguyên từ 0 trở lên, ví dụ: 45.",
            "“{typed}” is not a whole number. Enter a whole number from 0, for example 45.",
        ),
        Code::NotWhole => (
            "đọc được {read}, không phải số nguyên. Có thể đồng chí gõ “{thousand}” trên máy dùng kiểu số tiếng Anh. Đề nghị nhập số nguyên, không có dấu chấm hoặc phẩy.",
            "read as {read}, not a whole number. Perhaps {thousand} was typed on a computer with English number style. Enter a whole number without separators.",
        ),
        Code::BadGroup if is(finding, "kind", "money") && has(finding, "uom") => (
            "ghi “{typed}”, chưa rõ là bao nhiêu tiền. Số này chưa được cộng. Đề nghị chỉ ghi số, tính theo {uom}, ví dụ: 12,5.",
            "“{typed}” is not a clear amount. It is not counted. Enter the number alone, in {uom}, for example 12,5.",
        ),
        Code::BadGroup => (
            "ghi “{typed}”, chưa rõ là số nào. Đề nghị nhập lại chỉ bằng chữ số, ví dụ: 1200.",
            "“{typed}” is not a clear number. Enter digits only, for example 1200.",
        ),
        Code::Negative => {
            ("ghi {typed}, nhỏ hơn 0. Đề nghị nhập số từ 0 trở lên.", "{typed} is below zero. Enter a number from 0.")
        }
        Code::NothingAbove => (
            "ghi “{typed}” nhưng ô phía trên không có nội dung. Đề nghị ghi lại đầy đủ.",
            "“{typed}” was typed, but nothing stands above. Please write it out.",
        ),
        Code::RangeInNumber => {
            ("ghi “{typed}”, là một khoảng. Đề nghị nhập một số cụ thể.", "“{typed}” is a span. Enter one number.")
        }
        Code::OutOfRange => (
            "ghi “{typed}”, lớn quá mức có thể. Đề nghị kiểm tra lại số.",
            "“{typed}” is beyond what can be. Check the figure.",
        ),
        Code::DateInNumber if has(finding, "hour") => (
            "ô chứa giờ {hour}, có thể do máy tự đổi khi gõ. Đề nghị nhập lại số lượng.",
            "the cell holds the time {hour}, perhaps changed by the program while typing. Enter the number again.",
        ),
        Code::DateInNumber => (
            "ô chứa ngày {date}, có thể do máy tự đổi khi gõ. Đề nghị nhập lại số lượng.",
            "the cell holds the date {date}, perhaps changed by the program while typing. Enter the number again.",
        ),
        Code::NotComputed => (
            "ô chứa công thức nhưng tệp không lưu kết quả. Đề nghị mở bằng Excel, lưu lại rồi gửi, hoặc nhập số trực tiếp.",
            "the cell holds a formula whose result the file does not hold. Open it in Excel, save it and send it again, or enter the figure itself.",
        ),
        Code::CellError => (
            "ô báo lỗi {error}. Đề nghị xóa và nhập lại.",
            "the cell shows the error {error}. Clear it and enter the value again.",
        ),
        Code::MoneyScale => (
            "ghi {typed} (đơn vị tính {uom}), tức {meaning}. Nếu đúng là {suggestion} {uom}, đề nghị ghi {suggestion}. Số này chưa được cộng.",
            "{typed} in {uom} means {meaning}. If it is {suggestion}, enter {suggestion}. Not counted until confirmed.",
        ),
        Code::Rate => (
            "ghi “{typed}”, là đơn giá, không phải số tiền. Đề nghị ghi tổng số tiền.",
            "“{typed}” is a price, not an amount. Enter the total amount.",
        ),
        Code::NotADate if has(finding, "hour") => (
            "ô chứa giờ {hour}, không phải ngày. Đề nghị ghi ngày/tháng, ví dụ: 14/3.",
            "the cell holds the time {hour}, not a date. Enter day/month, for example 14/3.",
        ),
        Code::NotADate if has(finding, "suggestion") => (
            "ghi “{typed}”, không đọc được ngày; có thể là {suggestion}. Đề nghị ghi ngày/tháng/năm.",
            "“{typed}” is not a date; perhaps {suggestion}. Enter day/month/year.",
        ),
        Code::NotADate => (
            "ghi “{typed}”, không đọc được ngày. Đề nghị ghi ngày/tháng, ví dụ: 14/3 hoặc 14-15/3.",
            "“{typed}” is not a date. Enter day/month, for example 14/3 or 14-15/3.",
        ),
        Code::NotATime => (
            "ghi “{typed}”, không đọc được giờ. Đề nghị ghi, ví dụ: 16g00.",
            "“{typed}” is not a time. Enter for example 16g00.",
        ),
        Code::NotAnOption if has(finding, "nearest") => (
            "ghi “{typed}”, không có trong danh sách; có phải “{nearest}”? Đề nghị chọn một mục trong danh sách.",
            "“{typed}” is not in the list; is it “{nearest}”? Choose an entry of the list.",
        ),
        Code::NotAnOption => (
            "ghi “{typed}”, không có trong danh sách. Đề nghị chọn một mục trong danh sách.",
            "“{typed}” is not in the list. Choose an entry of the list.",
        ),
        Code::NotATick => {
            ("ghi “{typed}”. Ô này chỉ đánh x hoặc để trống.", "“{typed}” was typed. Only x or blank here.")
        }
        _ => (
            "ghi “{typed}”, không phải là số. Đề nghị nhập số lượng, ví dụ: 45.",
            "“{typed}” is not a number. Enter the number, for example 45.",
        ),
    }
}
