//! The sentences of findings: place, fact, remedy. Two languages side by side, so that neither is forgotten.

use super::finding_kind::{changed, refused, round};
use super::finding_office::office;
use super::{Lang, finding_file, finding_place, finding_version};
use crate::check::{Code, Finding};
use crate::plan::Severity;

/// Level in words.
pub fn severity(severity: Severity, lang: Lang) -> &'static str {
    match (severity, lang) {
        (Severity::Error, Lang::Vi) => "Phải sửa",
        (Severity::Warning, Lang::Vi) => "Cần xác nhận",
        (Severity::Info, Lang::Vi) => "Ghi nhận",
        (Severity::Error, Lang::En) => "To correct",
        (Severity::Warning, Lang::En) => "To confirm",
        (Severity::Info, Lang::En) => "Noted",
    }
}

/// Where: «Trang «Số liệu», ô C10 (Số đoàn viên mới đã kết nạp)».
pub fn place(finding: &Finding, lang: Lang) -> String {
    let Some(location) = finding.location() else { return String::new() };
    let (sheet, cell) = match lang {
        Lang::Vi => ("Trang", "ô"),
        Lang::En => ("Sheet", "cell"),
    };
    let mut text = format!("{sheet} «{}»", location.sheet);
    if !location.cell.is_empty() {
        text = format!("{text}, {cell} {}", location.cell);
    }
    if !location.label.is_empty() {
        text = format!("{text} ({})", location.label);
    }
    text
}

/// The whole sentence: place, fact, remedy.
pub fn finding(finding: &Finding, lang: Lang) -> String {
    let place = place(finding, lang);
    let said = remedy_free(finding, lang);
    if place.is_empty() { said } else { format!("{place}: {said}") }
}

/// Fact and remedy without the place.
pub fn remedy_free(finding: &Finding, lang: Lang) -> String {
    let (vi, en) = template(finding);
    let text = fill(
        match lang {
            Lang::Vi => vi,
            Lang::En => en,
        },
        finding,
        lang,
    );
    let text = if finding.location().is_some() { text } else { capital(&text) };
    match (finding.arguments.get("settled"), lang) {
        (None, _) => text,
        (Some(because), Lang::Vi) => format!("{text} Văn phòng đã xác nhận: {because}."),
        (Some(because), Lang::En) => format!("{text} Settled by the office: {because}."),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// `{key}` becomes the argument of that name; a kind of file or entry its everyday words.
fn fill(template: &str, finding: &Finding, lang: Lang) -> String {
    finding.arguments.iter().fold(template.to_owned(), |text, (key, value)| {
        let words = match key.as_str() {
            "kind" => finding_file::kind(value, lang),
            "entry" => finding_file::entry(value, lang),
            "layer" | "against" => finding_version::layer(value, lang),
            _ => value,
        };
        text.replace(&format!("{{{key}}}"), words)
    })
}

pub(super) fn is(finding: &Finding, key: &str, value: &str) -> bool {
    finding.arguments.get(key).is_some_and(|found| found == value)
}

pub(super) fn has(finding: &Finding, key: &str) -> bool {
    finding.arguments.get(key).is_some_and(|found| !found.is_empty())
}

/// Vietnamese and English templates of a finding.
fn template(finding: &Finding) -> (&'static str, &'static str) {
    match finding.code {
        Code::RequiredMissing | Code::ListMissing | Code::RowWithoutName => missing(finding),
        code if finding_file::is_of_a_file(code) => finding_file::file(finding),
        Code::UnknownForm
        | Code::OtherPlan
        | Code::UnknownReport
        | Code::UnitUnknown
        | Code::RevisionUnknown
        | Code::NotAsked
        | Code::WrongPeriod
        | Code::IdentityConflict
        | Code::UnitAmbiguous
        | Code::UnitUnnamed
        | Code::OtherUnitsForm
        | Code::IdentifiedBy
        | Code::OtherFormInside
        | Code::NothingFilled
        | Code::CarriedOnly
        | Code::OldRevision => form(finding),
        Code::DateSwapped
        | Code::DateOutOfWindow
        | Code::ReadDoubtfully
        | Code::ReadAs
        | Code::OldEncoding
        | Code::LettersLost
        | Code::MergedFigure => noted(finding),
        Code::SheetGone
        | Code::ListNotFound
        | Code::ColumnGone
        | Code::LabelExchanged
        | Code::SheetCopied
        | Code::HiddenContent
        | Code::LockedChanged
        | Code::TextBox
        | Code::LinkTarget => finding_place::place(finding),
        Code::NilContradicted
        | Code::RegisteredDisputed
        | Code::CarriedStale
        | Code::RowVanished
        | Code::FormulaOverwritten
        | Code::SheetRenamed
        | Code::Relocated
        | Code::TypedOutside
        | Code::RowsBelowTable
        | Code::CellComment
        | Code::NoteBeside
        | Code::TotalRow
        | Code::TotalDiffers
        | Code::MaybeTotal
        | Code::RowRepeated
        | Code::NilRow
        | Code::CheckBroken => changed(finding),
        Code::Duplicate | Code::PeriodChanged | Code::WeekReused | Code::ReceiptUnmatched => round(finding),
        Code::OfficeCorrected | Code::CorrectionLapsed | Code::ReceiptTimeWeak => office(finding),
        Code::PeriodNamed
        | Code::EarlierRows
        | Code::Supplement
        | Code::SupplementAlone
        | Code::VersionNamed
        | Code::VersionShrunk
        | Code::RowsDropped
        | Code::EarlierEdited
        | Code::VersionsTied => finding_version::version(finding),
        _ => refused(finding),
    }
}

fn missing(finding: &Finding) -> (&'static str, &'static str) {
    match finding.code {
        Code::ListMissing => (
            "danh sách {noun} còn trống. Đề nghị ghi từng dòng; không có thì đánh x vào ô này.",
            "the list of {noun} is empty. List them row by row; if there is none, put an x in this cell.",
        ),
        Code::RowWithoutName => (
            "dòng {row} có số liệu nhưng chưa ghi tên. Đã tính dòng này; đề nghị ghi tên {noun}.",
            "row {row} holds figures but no name. It is counted; please give the name.",
        ),
        _ if is(finding, "wanted", "number") => {
            ("chưa nhập. Đề nghị nhập số lượng; không có thì nhập 0.", "empty. Enter the number; if none, enter 0.")
        }
        _ if is(finding, "wanted", "date") => {
            ("chưa ghi ngày. Đề nghị ghi ngày/tháng, ví dụ: 14/3.", "no date. Enter day/month, for example 14/3.")
        }
        _ if is(finding, "wanted", "choice") => {
            ("chưa chọn. Đề nghị chọn một mục trong danh sách.", "nothing chosen. Choose an entry of the list.")
        }
        _ => (
            "chưa ghi. Đề nghị ghi nội dung; không có thì ghi: Không có.",
            "empty. Please write; if there is nothing, write: Không có.",
        ),
    }
}

fn form(finding: &Finding) -> (&'static str, &'static str) {
    match finding.code {
        Code::UnknownForm => (
            "tệp không phải biểu mẫu đã phát hành (không có mã biểu). Đề nghị nhập vào biểu mẫu của đơn vị và gửi lại.",
            "the file is not a form that was issued (no form code). Please fill the unit's own form and send it.",
        ),
        Code::OtherPlan => (
            "tệp là biểu mẫu của kế hoạch khác ({plan}). Đề nghị gửi biểu mẫu của kế hoạch này.",
            "the file is a form of another plan ({plan}). Please send the form of this plan.",
        ),
        Code::UnknownReport => (
            "biểu mẫu của báo cáo “{report}”, kế hoạch hiện nay không có báo cáo này. Đề nghị kiểm tra lại plan.toml.",
            "a form of report “{report}”, which the plan no longer has. Check plan.toml.",
        ),
        Code::UnitUnknown => (
            "mã đơn vị “{unit}” không có trong danh sách đơn vị. Đề nghị kiểm tra units.csv hoặc mã biểu trong tệp.",
            "unit code “{unit}” is not in the registry. Check units.csv or the form code.",
        ),
        Code::RevisionUnknown => (
            "không tìm thấy mẫu đã phát hành (lần “{revision}”) trong thư mục issued. Đề nghị chép lại thư mục issued của kế hoạch.",
            "the issued layout (revision “{revision}”) is not kept under issued. Put the plan's issued folder back.",
        ),
        Code::NotAsked => (
            "{unit} không thuộc diện gửi {report}, nên tệp chưa được tính. Đề nghị xác minh tệp của đơn vị nào; nếu đúng, thêm đơn vị vào diện của báo cáo trong kế hoạch.",
            "{report} is not asked of {unit}, so the file does not count. Please verify whose file it is; if it is right, add the unit to the report's scope in the plan.",
        ),
        Code::WrongPeriod if has(finding, "message") => (
            "tin nhắn chưa ghi rõ kỳ báo cáo (ghi “{typed}”). Đề nghị ghi một dòng như: Tuần đến: 20/3.",
            "the message does not say which period it is for (“{typed}”). Add a line such as: Tuần đến: 20/3.",
        ),
        Code::WrongPeriod if !has(finding, "typed") => (
            "chưa chọn kỳ báo cáo. Đề nghị chọn kỳ ở đầu biểu và gửi lại.",
            "no week is chosen. Choose the week at the top of the form and send again.",
        ),
        Code::WrongPeriod => (
            "chưa rõ báo cáo cho kỳ nào (ghi “{typed}”). Đề nghị chọn kỳ ở đầu biểu.",
            "it is not clear which period this report is for (“{typed}”). Choose the week at the top of the form.",
        ),
        Code::IdentityConflict => (
            "các dấu nhận dạng trong tệp không khớp: {layer} ghi {hidden}, {against} ghi {shown}. Đề nghị xác minh tệp của đơn vị, báo cáo nào.",
            "the marks inside the file disagree ({layer}: {hidden}; {against}: {shown}). Please verify whose file it is and for what.",
        ),
        Code::UnitAmbiguous => (
            "tệp không còn mã biểu; tên đơn vị có thể là: {units}. Đề nghị xác minh tệp của đơn vị nào, rồi đề nghị đơn vị nhập vào biểu mẫu của mình.",
            "the form code is gone; the name may mean: {units}. Please verify whose file it is, and have the unit fill its own form.",
        ),
        Code::UnitUnnamed => (
            "tệp là biểu mẫu đã phát hành nhưng không còn mã biểu và không ghi tên đơn vị. Đề nghị xác minh tệp của đơn vị nào.",
            "the file is an issued form, but its code is gone and no unit is named. Please verify whose file it is.",
        ),
        Code::OtherUnitsForm => (
            "tệp do {sender} gửi là biểu mẫu của {form} (mã {code}). Đề nghị xác minh; nếu nhầm, đề nghị đơn vị nhập vào biểu mẫu của đơn vị mình.",
            "the file sent by {sender} is the form of {form} (code {code}). Please verify; if it is a mistake, the unit fills its own form.",
        ),
        Code::IdentifiedBy if is(finding, "layer", "heading") => (
            "tệp không còn mã biểu; đơn vị được nhận ra theo tên ghi trên trang: {unit}. Đề nghị xác nhận; lần sau đề nghị nhập vào tệp gốc.",
            "the form code is gone; the unit was recognised by the name on a sheet: {unit}. Please confirm; next time fill the original file.",
        ),
        Code::IdentifiedBy if is(finding, "layer", "sender") => (
            "tệp không còn mã biểu; đơn vị được nhận ra theo địa chỉ gửi thư: {unit}. Đề nghị xác nhận; lần sau đề nghị nhập vào tệp gốc.",
            "the form code is gone; the unit was recognised by the sender's address: {unit}. Please confirm; next time fill the original file.",
        ),
        Code::IdentifiedBy if is(finding, "layer", "office") => {
            ("đơn vị do văn phòng xác định: {unit}.", "the office says whose it is: {unit}.")
        }
        Code::IdentifiedBy => (
            "tệp không còn mã biểu; đơn vị được nhận ra theo tên tệp: {unit}. Đề nghị xác nhận; lần sau đề nghị nhập vào tệp gốc.",
            "the form code is gone; the unit was recognised by the file's name: {unit}. Please confirm; next time fill the original file.",
        ),
        Code::OtherFormInside => (
            "là trang của biểu mẫu khác (mã {code}) được chép vào tệp này; chưa đọc. Đề nghị gửi biểu mẫu đó thành tệp riêng, hoặc xác nhận không cần.",
            "a sheet of another form (code {code}) was copied into this file; it is not read. Send that form as a file of its own, or confirm that it is not needed.",
        ),
        Code::OldRevision if is(finding, "count", "0") => (
            "đơn vị dùng mẫu phát hành trước; nội dung không khác mẫu hiện hành. Các số đã nhập vẫn được tính.",
            "the unit used an earlier issue of the form; nothing is missing in it. What was entered counts.",
        ),
        Code::OldRevision => (
            "đơn vị dùng mẫu cũ; mẫu hiện hành thêm {count} ô: {labels}. Các số đã nhập vẫn được tính; đề nghị bổ sung các ô này.",
            "the unit used an older form; the current one has {count} more cells: {labels}. What was entered counts; please add these.",
        ),
        Code::CarriedOnly => (
            "biểu mẫu gửi lại giữ nguyên các dòng điền sẵn, không ghi thêm gì. Tạm tính các dòng đó; nếu đúng và đủ, không cần sửa. Đề nghị xác nhận.",
            "the form came back with the rows that were filled in for it and nothing else. They count for now; if they are right and complete, nothing is to be changed. Please confirm.",
        ),
        _ => (
            "tệp nhận được là biểu mẫu chưa nhập số liệu nào. Có thể đồng chí gửi nhầm tệp gốc hoặc chưa lưu. Đề nghị kiểm tra và gửi lại tệp đã nhập.",
            "the file received is the empty form. Perhaps the original was sent, or the work was not saved. Please send the filled file.",
        ),
    }
}

fn noted(finding: &Finding) -> (&'static str, &'static str) {
    match finding.code {
        Code::DateSwapped => (
            "đọc là {read}, ngoài kỳ báo cáo; có thể là {other} bị đảo ngày và tháng. Đề nghị xác nhận hoặc ghi lại theo ngày/tháng. Tạm tính vào kết quả.",
            "read as {read}, outside the period; perhaps {other} with day and month swapped. Confirm, or type day/month again. Counted for now.",
        ),
        Code::DateOutOfWindow => (
            "{read}, ngoài thời gian của Kế hoạch. Đề nghị xem lại ngày; nếu đúng, nội dung được lưu nhưng không tính vào kết quả.",
            "{read} lies outside the plan's time. Check the date; if it is right, the entry is kept but not counted.",
        ),
        Code::ReadDoubtfully if is(finding, "how", "weekday_mismatch") => (
            "ghi “{typed}”, thứ và ngày không khớp; đọc là {read}. Đề nghị xem lại.",
            "“{typed}”: weekday and date do not fit; read as {read}. Please check.",
        ),
        Code::ReadDoubtfully if is(finding, "how", "flipped") => (
            "ghi “{typed}”, đọc là {read}: các ngày trong cột này bị đảo ngày và tháng (máy dùng kiểu ngày tiếng Anh). Đề nghị xác nhận, hoặc ghi lại theo ngày/tháng.",
            "“{typed}” was read as {read}: day and month are swapped in this column (a computer with US dates). Confirm, or type day/month again.",
        ),
        Code::MergedFigure => (
            "số {read} ghi trong ô gộp {count} dòng, chỉ tính một lần, cho dòng đầu. Nếu mỗi dòng một số, đề nghị bỏ gộp ô và ghi từng dòng.",
            "{read} stands in a cell merged over {count} rows; it is counted once, in the first one. If each row has its own figure, unmerge the cell and fill each row.",
        ),
        Code::ReadDoubtfully if is(finding, "how", "torn") => (
            "ghi “{typed}”, có thể là “{read}” bị tách chữ khi chép từ tệp PDF. Giữ nguyên như đã ghi; đề nghị xác nhận hoặc gõ lại.",
            "“{typed}” is perhaps “{read}”, torn apart when it was copied from a PDF. Kept as typed; confirm, or type it again.",
        ),
        Code::ReadDoubtfully if is(finding, "how", "share") => (
            "ô chứa số {typed}, đọc là {read} vì ô theo kiểu phần trăm lưu {read} thành {typed}. Đề nghị xác nhận; nếu là {typed}%, đề nghị ghi lại kèm dấu %.",
            "the cell holds the number {typed}, read as {read}, which a percentage cell stores as {typed}. Please confirm; if it is {typed}%, type it again with the sign %.",
        ),
        Code::ReadDoubtfully => (
            "ghi “{typed}”, đọc là {read}. Có thể hiểu khác; đề nghị xác nhận hoặc ghi lại chỉ bằng số.",
            "“{typed}” was read as {read}. It could mean something else; confirm, or enter digits only.",
        ),
        Code::OldEncoding => (
            "gõ bằng bảng mã {encoding} (“{typed}”), đọc là “{read}”. Nếu đúng, không cần sửa; lần sau đề nghị gõ bằng Unicode.",
            "typed in {encoding} (“{typed}”), read as “{read}”. If that is right, nothing to do; next time please type in Unicode.",
        ),
        Code::LettersLost => (
            "gõ bằng bảng mã {encoding} (“{typed}”) và đã mất chữ “ư”; chỉ đọc được “{read}”. Đề nghị gõ lại bằng Unicode.",
            "typed in {encoding} (“{typed}”), and letters “ư” were lost; only “{read}” can be read. Please type it again in Unicode.",
        ),
        Code::ReadAs if is(finding, "how", "merged") => (
            "ô gộp nhiều dòng; dòng này cũng lấy “{read}” của dòng đầu. Nếu đúng, không cần sửa.",
            "the cell is merged over several rows; “{read}” of the first one is taken for this row too. If that is right, nothing to do.",
        ),
        Code::ReadAs if is(finding, "how", "formula") => (
            "ô nhập chứa công thức; lấy kết quả đã lưu trong tệp là {read}. Nếu đúng, không cần sửa.",
            "the input cell holds a formula; its stored result {read} is taken. If that is right, nothing to do.",
        ),
        _ => (
            "ghi “{typed}”, đọc là {read}. Nếu đúng, không cần sửa.",
            "“{typed}” was read as {read}. If that is right, nothing to do.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_sentence_with_a_remedy_in_both_languages() {
        for code in Code::ALL {
            let finding = Finding::new(*code).with("message", "Đề nghị kiểm tra lại.");
            for lang in [Lang::Vi, Lang::En] {
                let text = super::finding(&finding, lang);
                assert!(text.chars().count() > 20, "{code:?}: {text}");
                assert!(text.ends_with(['.', ')']), "{code:?} ends without a full stop: {text}");
            }
        }
    }
}
