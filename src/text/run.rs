//! What a run says about itself.

use super::{Lang, choose};
use crate::command::NotAsked;
use crate::error::Error;
use crate::plan::Plan;
use crate::round::{MissingSource, TakenFrom};

/// A plan without faults.
pub fn plan_is_good(plan: &Plan, lang: Lang) -> String {
    let (units, reports, indicators, checks) =
        (plan.present().count(), plan.reports.len(), plan.indicators.len(), plan.checks.len());
    choose(
        lang,
        format!(
            "Kế hoạch “{}” dùng được: {units} đơn vị, {reports} báo cáo, {indicators} chỉ tiêu, {checks} kiểm tra.",
            plan.short_title
        ),
        format!(
            "Plan “{}” is good: {units} units, {reports} reports, {indicators} indicators, {checks} checks.",
            plan.short_title
        ),
    )
}

/// What a mail without a subject is called.
pub const LETTER: &str = "thư";

/// What a file inside a container is called when it has no name.
pub fn unnamed(number: usize) -> String {
    format!("tệp {number}")
}

/// « (a@example.invalid, “BC tháng 3”)»: who sent a mail, and its subject.
pub fn mail(sender: &str, subject: &str) -> String {
    match (sender.is_empty(), subject.is_empty()) {
        (true, true) => String::new(),
        (true, false) => format!(" (“{subject}”)"),
        (false, true) => format!(" ({sender})"),
        (false, false) => format!(" ({sender}, “{subject}”)"),
    }
}

/// Workbooks issued.
pub fn issued(report: &str, count: usize, place: &str, lang: Lang) -> String {
    choose(
        lang,
        format!("{report}: đã phát hành {count} biểu mẫu vào {place}"),
        format!("{report}: {count} workbooks issued into {place}"),
    )
}

/// Forms that went out with cells an earlier report should have filled.
pub fn source_missing(report: &str, source: &MissingSource, lang: Lang) -> String {
    let (label, missing, asked, names) = (&source.label, source.units.len(), source.asked, named(&source.units, lang));
    choose(
        lang,
        format!(
            "  Lưu ý: {report} lấy số từ {label}, {missing}/{asked} đơn vị chưa có báo cáo đó: các ô điền sẵn để trống ({names}). Nhận đủ rồi phát hành lại thì có số."
        ),
        format!(
            "  Note: {report} takes figures from {label}, which {missing} of {asked} units have not sent: their prefilled cells are empty ({names}). Issue again once they have come."
        ),
    )
}

/// Figures that were taken from a period.
pub fn taken_from(report: &str, from: &TakenFrom, lang: Lang) -> String {
    let (label, period, count, names) = (&from.label, &from.period, from.units.len(), named(&from.units, lang));
    choose(
        lang,
        format!("  Lưu ý: {report} lấy số từ {label}, kỳ {period}, cho {count} đơn vị: {names}."),
        format!("  Note: {report} takes figures from {label}, period {period}, for {count} units: {names}."),
    )
}

/// Rows reported before that no sheet has room for.
pub fn rows_left_out(report: &str, unit: &str, table: &str, count: usize, lang: Lang) -> String {
    choose(
        lang,
        format!(
            "  Lưu ý: {report}, {unit}, danh sách «{table}»: {count} dòng đã báo không điền sẵn được vì quá số dòng của một trang. Trước khi gửi biểu, đề nghị báo đơn vị ghi tiếp các dòng này vào tệp thứ hai, đặt tên có chữ «bổ sung»."
        ),
        format!(
            "  Note: {report}, {unit}, list «{table}»: {count} rows reported before are not prefilled, since a sheet has no room for them. Before sending the form, ask the unit to put them into a second file named «bổ sung»."
        ),
    )
}

/// A unit that was named and gets no form of a report.
pub fn not_asked(report: &str, unit: &str, why: NotAsked, lang: Lang) -> String {
    match why {
        NotAsked::Scope => choose(
            lang,
            format!(
                "  Lưu ý: {unit} không có biểu {report} vì báo cáo này không giao cho đơn vị (xem «Phạm vi» trong kế hoạch)."
            ),
            format!(
                "  Note: no form of {report} for {unit}: the report is not asked of it (see its scope in the plan)."
            ),
        ),
        NotAsked::Gone(day) => {
            let day = crate::plan::day_text(day);
            choose(
                lang,
                format!(
                    "  Lưu ý: {unit} không có biểu {report} vì vào ngày hạn ({day}) đơn vị chưa thành lập hoặc không còn (xem cột from, to của danh sách đơn vị)."
                ),
                format!(
                    "  Note: no form of {report} for {unit}: it does not exist on the day of the deadline ({day}); see from and to in the list of units."
                ),
            )
        }
    }
}

/// Codes of issued forms that have lost their leading zeros in the registry.
pub fn lost_zeros(lost: &[(String, String)], lang: Lang) -> String {
    let pairs: Vec<String> = lost.iter().map(|(issued, now)| format!("{issued} → {now}")).collect();
    let pairs = named(&pairs, lang);
    choose(
        lang,
        format!(
            "Lưu ý: mã đơn vị trong danh sách đã mất số 0 ở đầu so với các biểu đã phát hành ({pairs}); biểu các đơn vị gửi về sẽ không nhận ra đơn vị. Đề nghị định dạng cột Mã là Text rồi ghi lại mã như cũ."
        ),
        format!(
            "Note: codes of units have lost their leading zeros against the forms issued ({pairs}); returned forms will not be known. Format the column of codes as text and write them as they were."
        ),
    )
}

/// Names, the first ten of them.
pub(super) fn named(names: &[String], lang: Lang) -> String {
    let first = names.iter().take(10).map(String::as_str).collect::<Vec<_>>().join(", ");
    match (names.len().saturating_sub(10), lang) {
        (0, _) => first,
        (more, Lang::Vi) => format!("{first} và {more} đơn vị nữa"),
        (more, Lang::En) => format!("{first} and {more} more"),
    }
}

/// The operating system's reason in words of the office.
pub fn reason(error: &std::io::Error, lang: Lang) -> String {
    use std::io::ErrorKind;
    let known = match error.kind() {
        ErrorKind::NotFound => "không có tệp hoặc thư mục này",
        ErrorKind::PermissionDenied => "không có quyền, hoặc tệp đang mở ở chương trình khác",
        ErrorKind::InvalidData => "tệp không phải UTF-8; trong Excel chọn «CSV UTF-8» khi lưu",
        ErrorKind::IsADirectory => "đây là một thư mục",
        ErrorKind::NotADirectory => "đường dẫn đi qua một tệp, không phải thư mục",
        ErrorKind::StorageFull => "ổ đĩa đã đầy",
        _ => return error.to_string(),
    };
    if lang == Lang::Vi { known.to_owned() } else { error.to_string() }
}

/// Why a run stopped: place, fact, remedy.
pub fn error(error: &Error, lang: Lang) -> String {
    match error {
        Error::Plan(faults) => {
            let list: Vec<String> = faults.iter().map(|fault| super::fault(fault, lang)).collect();
            let count = faults.len();
            let head =
                choose(lang, format!("Kế hoạch có {count} chỗ cần sửa:"), format!("The plan has {count} faults:"));
            format!("{head}\n{}", list.join("\n"))
        }
        Error::Moved(faults) => super::new::moved_plan_is_bad(faults, lang),
        Error::NotEmpty { path } => super::new::not_empty(&path.display().to_string(), lang),
        Error::Read { path, source } if source.kind() == std::io::ErrorKind::InvalidData => {
            let (path, source) = (path.display(), reason(source, lang));
            choose(lang, format!("{path}: {source}."), format!("{path}: {source}. Save it as UTF-8."))
        }
        Error::Read { path, source } => {
            let (path, source) = (path.display(), reason(source, lang));
            choose(
                lang,
                format!("Không đọc được {path}: {source}. Đề nghị kiểm tra đường dẫn và quyền truy cập."),
                format!("Cannot read {path}: {source}. Check the path and its permissions."),
            )
        }
        Error::Write { path, source } => {
            let (path, source) = (path.display(), reason(source, lang));
            choose(
                lang,
                format!("Không ghi được {path}: {source}. Đề nghị đóng tệp nếu đang mở, hoặc chọn nơi khác."),
                format!("Cannot write {path}: {source}. Close the file if it is open, or choose another place."),
            )
        }
        Error::Workbook { name, reason } => choose(
            lang,
            format!("Không tạo được sổ tính {name}: {reason}."),
            format!("Cannot make the workbook {name}: {reason}."),
        ),
        Error::Template { name, reason } => choose(
            lang,
            format!(
                "Biểu mẫu {name} đọc lại không đúng mẫu trống ({reason}); không phát hành. Đề nghị báo lỗi chương trình."
            ),
            format!(
                "Template {name} does not read back as the empty form ({reason}); nothing was issued. Please report this."
            ),
        ),
        Error::Trial { count } => super::trial::failed(*count, lang),
        Error::Unknown { what, id, known } => {
            let known = known.join(", ");
            choose(
                lang,
                format!("Không có {} “{id}”. Hiện có: {known}.", thing(what)),
                format!("There is no {what} “{id}”. There are: {known}."),
            )
        }
        Error::Instant { text } => choose(
            lang,
            format!("Không hiểu thời điểm “{text}”. Ghi, ví dụ: 2020-04-03T09:00 hoặc \"03/4/2020 09:00\"."),
            format!("Cannot read the instant “{text}”. Write for example 2020-04-03T09:00."),
        ),
        Error::Decision(fault) => super::ruling_fault::fault(fault, lang),
        Error::RegisterBook { path, faults } => super::registerbook::faults(&path.display().to_string(), faults, lang),
        Error::Register { path, reason } => {
            let path = path.display();
            choose(
                lang,
                format!(
                    "Không mở hoặc không ghi được sổ tiếp nhận {path}: {reason}. Đề nghị đóng chương trình khác đang dùng, hoặc chép lại bản sao của tệp này; không xóa."
                ),
                format!(
                    "The register {path} cannot be opened or written: {reason}. Close whatever else uses it, or put a copy of it back; do not delete it."
                ),
            )
        }
        Error::Folder { path, reason } => {
            let path = path.display();
            choose(
                lang,
                format!("Tệp {path} chưa đúng: {reason}. Đề nghị sửa lại hoặc chép bản đúng vào."),
                format!("{path} is not as it should be: {reason}. Correct it or put a good copy back."),
            )
        }
    }
}

fn thing(what: &str) -> &str {
    match what {
        "report" => "báo cáo",
        "unit" => "đơn vị",
        "period" => "kỳ báo cáo",
        "plan" => "kế hoạch mẫu",
        other => other,
    }
}

/// Beside the progress bar.
pub fn reading(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Đang đọc",
        Lang::En => "Reading",
    }
}

/// Of how many files how many were new.
pub fn known(files: usize, read: usize, lang: Lang) -> String {
    choose(
        lang,
        format!("Đọc mới {read} tệp; các tệp khác không đổi từ lần trước. Cả thảy {files} dòng trong sổ tiếp nhận."),
        format!("{read} files read anew; the others have not changed. {files} lines in the register."),
    )
}

/// The file is some other program's.
pub const NO_REGISTER: &str = "tệp này không phải sổ tiếp nhận của tonghop";

/// The register was written by a newer program.
pub const NEWER_REGISTER: &str = "sổ do bản tonghop mới hơn ghi; đề nghị dùng bản mới";

/// The summary is written.
pub fn summarized(path: &str, lang: Lang) -> String {
    choose(lang, format!("Đã ghi bảng tổng hợp: {path}"), format!("Summary written: {path}"))
}

/// The summary was changed by hand since it was written.
pub fn changed_by_hand(path: &str, beside: &str, lang: Lang) -> String {
    choose(
        lang,
        format!(
            "{path} đã được sửa tay (hoặc không do chương trình ghi) nên được giữ nguyên; bảng mới ghi vào {beside}."
        ),
        format!("{path} was changed by hand (or is not ours) and is left alone; the new summary goes to {beside}."),
    )
}

/// The summary is open in another program.
pub fn open_elsewhere(path: &str, beside: &str, lang: Lang) -> String {
    choose(
        lang,
        format!("{path} đang mở ở chương trình khác; bảng mới ghi vào {beside}."),
        format!("{path} is open elsewhere; the new summary goes to {beside}."),
    )
}

/// A time of receipt that cannot be read.
pub fn bad_instant(text: &str) -> String {
    format!("thời điểm nhận “{text}” chưa đọc được; ghi, ví dụ: 28/3/2020 15:42 hoặc 2020-03-28T15:42:00")
}

/// A fault on one line of a list.
pub fn at_line(line: u64, reason: &str) -> String {
    format!("dòng {line}: {reason}")
}

/// The list of receipts has no headings.
pub const RECEIPTS_HEAD: &str = "thiếu dòng tiêu đề; dòng đầu phải là file,received_at,channel";

/// A file was written.
pub fn written(path: &str, lang: Lang) -> String {
    choose(lang, format!("Đã ghi {path}"), format!("Wrote {path}"))
}
