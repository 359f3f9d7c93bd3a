//! Sentences about files as such: what a file is, why it could not be read, what to do.

use super::Lang;
use crate::check::{Code, Finding};
use crate::format::FileKind;
use crate::plan::Severity;

/// Whether a finding is about the file as such, not about what a form says.
pub(super) fn is_of_a_file(code: Code) -> bool {
    matches!(
        code,
        Code::EmptyFile
            | Code::Truncated
            | Code::NotAWorkbook
            | Code::Damaged
            | Code::Password
            | Code::CannotRead
            | Code::NotAFile
            | Code::IsAFolder
            | Code::LockFile
            | Code::LinkOnly
            | Code::SealedContainer
            | Code::TooLarge
            | Code::Opened
            | Code::MailWords
            | Code::MailPicture
            | Code::MessagesOpened
            | Code::MessageUnit
            | Code::MessageUnread
            | Code::MessageOnly
            | Code::SignedCopyReceived
            | Code::ArtefactUnclear
            | Code::PicturesInside
            | Code::ReaderTimeout
            | Code::Resaved
    )
}

pub(super) fn file(finding: &Finding) -> (&'static str, &'static str) {
    match finding.code {
        Code::EmptyFile => (
            "tệp rỗng (0 byte), không có số liệu. Đề nghị gửi lại tệp gốc từ máy tính.",
            "the file is empty (0 bytes). Please send the original again from the computer.",
        ),
        Code::Truncated => (
            "tệp không đầy đủ (nhận {kilobytes} KB, phần cuối bị mất). Đề nghị gửi lại tệp gốc từ máy tính.",
            "the file is incomplete ({kilobytes} KB arrived, the end is missing). Please send the original again from the computer.",
        ),
        Code::LinkOnly => (
            "tệp này chỉ là đường dẫn, không có số liệu. Đề nghị mở bảng tính, chọn Tệp > Tải xuống > Microsoft Excel (.xlsx) rồi gửi tệp vừa tải.",
            "this file is only a link and holds no data. Open the sheet, choose File > Download > Microsoft Excel (.xlsx) and send that file.",
        ),
        Code::SealedContainer => (
            "tệp này là {kind}, không mở được tại đây. Đề nghị giải nén (hoặc lưu các tệp đính kèm) rồi chép tệp Excel bên trong vào thư mục nhận.",
            "this file is {kind}, which cannot be opened here. Extract it (or save its attachments) and copy the workbook inside into the inbox.",
        ),
        Code::ReaderTimeout => (
            "đọc tệp quá {limit} giây chưa xong nên đã dừng; tệp có thể hỏng. Đề nghị mở bằng Excel, lưu lại thành .xlsx rồi gửi lại.",
            "reading the file took more than {limit} seconds and was stopped; it may be damaged. Open it in Excel, save it as .xlsx and send it again.",
        ),
        Code::TooLarge => (
            "tệp vượt giới hạn đọc ({what}: {found}, tối đa {limit}). Đề nghị gửi đúng tệp biểu mẫu; nếu tệp đúng, nâng giới hạn trong tonghop.toml, mục [limits].",
            "the file exceeds what is read ({what}: {found}, at most {limit}). Please send the form itself; if it is the right file, raise the limit in tonghop.toml, [limits].",
        ),
        Code::MailWords if finding.severity == Severity::Warning => (
            "thư ghi: “{typed}”. Không lấy số nào từ lời thư. Đề nghị đọc thư; nếu có sửa, bổ sung thì đề nghị đơn vị ghi vào biểu mẫu, hoặc văn phòng ghi bằng lệnh correct.",
            "the mail says: “{typed}”. No figure is taken from its words. Please read it; a correction belongs on the unit's form, or is entered by the office with correct.",
        ),
        Code::MailWords => (
            "thư ghi: “{typed}”. Không lấy số nào từ lời thư.",
            "the mail says: “{typed}”. No figure is taken from its words.",
        ),
        Code::Opened => (
            "đã mở, {count} tệp bên trong{from}. Mỗi tệp bên trong có một dòng riêng; không cần làm gì.",
            "opened, {count} files inside{from}. Each file inside has a line of its own; nothing to do.",
        ),
        Code::MessagesOpened | Code::MessageUnit | Code::MessageUnread | Code::MessageOnly => message(finding),
        Code::SignedCopyReceived if finding.arguments.get("workbook").is_some_and(|state| state == "missing") => (
            "tệp được ghi là {artefact} của {unit} (nhận {received}). Tệp Excel của đơn vị: chưa nhận.",
            "the file is booked as {artefact} of {unit} (received {received}). The unit's workbook: not received.",
        ),
        Code::SignedCopyReceived => (
            "tệp được ghi là {artefact} của {unit} (nhận {received}). Tệp Excel của đơn vị: đã nhận.",
            "the file is booked as {artefact} of {unit} (received {received}). The unit's workbook: received.",
        ),
        Code::ArtefactUnclear => (
            "{kind} chưa rõ của đơn vị, báo cáo nào. Đề nghị chép vào cùng thư mục với tệp Excel của đơn vị, hoặc đặt tên như tệp biểu mẫu đã phát hành cho đơn vị.",
            "it is not clear to which unit and report this belongs ({kind}). Put it into one folder with the unit's workbook, or name it like the form issued to the unit.",
        ),
        Code::PicturesInside => (
            "có {count} hình ảnh dán trong tệp. Đã lưu vào thư mục hình ảnh của đơn vị, ghi nhận là minh chứng; không đọc số liệu trong ảnh.",
            "{count} pictures are pasted in. Saved to the unit's picture folder and noted as evidence; figures inside pictures are not read.",
        ),
        Code::MailPicture => (
            "ảnh nhỏ trong phần chữ của thư (thường là chữ ký, biểu trưng), không phải báo cáo. Bỏ qua.",
            "a small picture in the text of a mail (mostly a signature or logo), not a report. Skipped.",
        ),
        Code::Resaved => (
            "tệp đã được lưu lại bằng {program}; các trang được đọc theo tên trong biểu mẫu. Không cần làm gì; lần sau đề nghị nhập và lưu bằng Excel hoặc LibreOffice.",
            "the file was saved anew by {program}; its sheets are read under the form's names. Nothing to do; next time please fill and save it in Excel or LibreOffice.",
        ),
        Code::NotAWorkbook => (
            "tệp này là {kind}, không đọc được số liệu. Đề nghị gửi tệp Excel (.xlsx) của biểu mẫu đã nhập.",
            "this file is {kind}; no figures can be read from it. Please send the filled Excel form (.xlsx).",
        ),
        Code::Damaged => (
            "tệp hỏng bên trong, không đọc được. Đề nghị mở bằng Excel, lưu lại và gửi lại.",
            "the file is damaged inside and cannot be read. Open it in Excel, save it again and send it.",
        ),
        Code::Password => (
            "tệp có mật khẩu nên chưa mở được. Đề nghị bỏ mật khẩu (Tệp > Thông tin > Bảo vệ sổ làm việc > Mã hóa bằng mật khẩu, xóa trống) và gửi lại.",
            "the file is protected by a password. Remove it (File > Info > Protect Workbook > Encrypt with Password, leave blank) and send again.",
        ),
        Code::CannotRead => (
            "máy không đọc được tệp: {reason}. Đề nghị đóng tệp nếu đang mở, hoặc chép lại vào thư mục nhận.",
            "the file could not be read from the disk: {reason}. Close it if it is open, or copy it into the inbox again.",
        ),
        Code::NotAFile => (
            "đây không phải tệp thường mà là {entry}; bỏ qua, không mở. Nếu cần tệp ở nơi đó, đề nghị chép chính tệp ấy vào thư mục nhận.",
            "this is no regular file but {entry}; it is skipped, not opened. If a file there is wanted, copy the file itself into the inbox.",
        ),
        Code::IsAFolder => (
            "đây là thư mục có tên giống tệp Excel. Các tệp bên trong vẫn được đọc.",
            "this is a folder named like a workbook. The files inside are read all the same.",
        ),
        _ => (
            "tệp tạm của chương trình đang mở sổ tính hoặc của Windows, không phải báo cáo. Bỏ qua.",
            "a temporary file of an office program or of Windows, not a report. Skipped.",
        ),
    }
}

fn message(finding: &Finding) -> (&'static str, &'static str) {
    match finding.code {
        Code::MessagesOpened => (
            "đã tách {count} tin nhắn báo cáo, mỗi tin có một dòng riêng; {outside} dòng khác không thuộc báo cáo nào nên không đọc. Không cần làm gì.",
            "{count} reports typed as messages, each with a line of its own; {outside} other lines belong to none and are not read. Nothing to do.",
        ),
        Code::MessageUnit if finding.arguments.get("units").is_some_and(|units| !units.is_empty()) => (
            "chưa rõ tin nhắn của đơn vị nào: {line}; có thể là: {units}. Đề nghị xác minh rồi ghi đúng tên đơn vị vào dòng đầu của tin nhắn trong tệp.",
            "it is not clear whose message this is: {line}; it may be: {units}. Please verify, and put the unit's name into the message's first line in the file.",
        ),
        Code::MessageUnit => (
            "tin nhắn không ghi đơn vị nào có trong danh sách: {line}. Đề nghị xác minh rồi ghi đúng tên đơn vị vào dòng đầu của tin nhắn trong tệp.",
            "the message names no unit of the registry: {line}. Please verify, and put the unit's name into the message's first line in the file.",
        ),
        Code::MessageUnread => (
            "tin nhắn có chỗ không đọc được: {lines}. Phần đọc được vẫn lấy. Đề nghị đơn vị nhắn lại, mỗi dòng một hoạt động: tên; ngày; số lượng; không có thì ghi: Không phát sinh.",
            "parts of the message cannot be read: {lines}. What can be read is taken. Ask for it again, one activity a line: name; date; number; if there is none: Không phát sinh.",
        ),
        _ => (
            "đơn vị đã nhắn tin, chưa gửi tệp. Kế hoạch yêu cầu gửi tệp nên tin nhắn không tính là báo cáo. Đề nghị nhắc đơn vị gửi biểu Excel.",
            "the unit has sent a message and no file. The plan asks for a file, so the message does not count as the report. Remind the unit to send its workbook.",
        ),
    }
}

/// The everyday words for what is no regular file, by the texts of [`crate::disk::What`].
pub(super) fn entry(text: &str, lang: Lang) -> &str {
    let (vi, en) = match text {
        "link" => ("đường dẫn tắt tới nơi khác", "a link to another place"),
        "pipe" => ("đường ống giữa các chương trình", "a pipe between programs"),
        "socket" => ("cổng liên lạc giữa các chương trình", "a socket of a program"),
        "device" => ("thiết bị", "a device"),
        "deep-folder" => ("thư mục nằm quá sâu (trên 64 cấp)", "a folder too deep inside others (over 64 levels)"),
        "many-folders" => ("một trong quá nhiều thư mục (trên 10.000)", "one of too many folders (over 10,000)"),
        other => return other,
    };
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// The everyday words for a kind of file, by its stable text.
pub(super) fn kind(text: &str, lang: Lang) -> &str {
    let Some(kind) = FileKind::ALL.iter().find(|kind| kind.text() == text) else { return text };
    let (vi, en) = words(*kind);
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

fn words(kind: FileKind) -> (&'static str, &'static str) {
    match kind {
        FileKind::Empty => ("tệp rỗng", "an empty file"),
        FileKind::Xlsx => ("sổ tính Excel", "an Excel workbook"),
        FileKind::Xlsb => ("sổ tính Excel nhị phân (.xlsb)", "a binary Excel workbook (.xlsb)"),
        FileKind::Xls => ("sổ tính Excel 97-2003 (.xls)", "an Excel 97–2003 workbook (.xls)"),
        FileKind::Ods => ("bảng tính OpenDocument (.ods)", "an OpenDocument spreadsheet (.ods)"),
        FileKind::Encrypted => ("sổ tính có mật khẩu", "a workbook with a password"),
        FileKind::Html => ("trang web", "a web page"),
        FileKind::SheetXml => ("bảng tính XML của Excel 2003", "an XML spreadsheet of Excel 2003"),
        FileKind::Csv => ("tệp văn bản chia cột (CSV)", "a text file in columns (CSV)"),
        FileKind::Zip => ("tệp nén ZIP", "a ZIP archive"),
        FileKind::Eml => ("thư điện tử (.eml)", "a mail (.eml)"),
        FileKind::Msg => ("thư Outlook (.msg)", "an Outlook mail (.msg)"),
        FileKind::Pdf => ("tệp PDF", "a PDF file"),
        FileKind::Jpeg => ("ảnh JPEG", "a JPEG picture"),
        FileKind::Png => ("ảnh PNG", "a PNG picture"),
        FileKind::Gif => ("ảnh GIF", "a GIF picture"),
        FileKind::Tiff => ("ảnh TIFF", "a TIFF picture"),
        FileKind::Bmp => ("ảnh BMP", "a BMP picture"),
        FileKind::Webp => ("ảnh WebP", "a WebP picture"),
        FileKind::Heic => ("ảnh HEIC của điện thoại", "a HEIC picture of a phone"),
        FileKind::Docx => ("văn bản Word (.docx)", "a Word document (.docx)"),
        FileKind::Doc => ("văn bản Word 97-2003 (.doc)", "a Word 97–2003 document (.doc)"),
        FileKind::Odt => ("văn bản OpenDocument (.odt)", "an OpenDocument text (.odt)"),
        FileKind::Rtf => ("văn bản RTF", "an RTF document"),
        FileKind::Slides => ("tệp trình chiếu", "a slide show"),
        FileKind::Numbers => ("tệp Apple Numbers", "an Apple Numbers document"),
        FileKind::Rar => ("tệp nén RAR", "a RAR archive"),
        FileKind::SevenZip => ("tệp nén 7z", "a 7z archive"),
        FileKind::Winmail => {
            ("tệp đính kèm do Outlook gói lại (winmail.dat)", "attachments wrapped by Outlook (winmail.dat)")
        }
        FileKind::Mbox => ("hộp thư (.mbox)", "a whole mailbox (.mbox)"),
        FileKind::Link => ("đường dẫn", "a link"),
        FileKind::Unfinished => ("tệp tải về chưa xong", "an unfinished download"),
        FileKind::Program => ("chương trình", "a program"),
        FileKind::Media => ("tệp âm thanh hoặc phim", "sound or video"),
        FileKind::Text => ("tệp văn bản", "a text file"),
        FileKind::OtherOle | FileKind::Unknown => ("tệp không rõ loại", "a file of an unknown kind"),
    }
}
