//! The words of the summary workbook. Vietnamese only: it is an office paper.

use super::{number, percent, two};
use crate::round::{Outcome, Verdict};

/// End of a text that is longer than a cell can hold.
pub const CUT: &str = " … (còn nữa, đề nghị xem trong tệp đơn vị gửi)";
/// Sheet names.
pub const OVERVIEW: &str = "Tổng hợp";
/// Sheets every summary has, the hidden lists included: a plan's own sheets need other names.
pub const SHEETS: [&str; 9] = [OVERVIEW, CHARTS, SENDING, KINDS, MATRIX, ENTRIES, FINDINGS, ACCOUNT, "_danh_muc"];
/// Charts.
pub const CHARTS: &str = "Biểu đồ";
/// Who has sent what.
pub const SENDING: &str = "Tình hình gửi báo cáo";
/// A unit outside every group, kind or organisation.
pub const NO_PART: &str = "–";
/// Sheet of the kinds of units.
pub const KINDS: &str = "Loại hình đơn vị";
/// Units' figures.
pub const MATRIX: &str = "Số liệu đơn vị";
/// Every cell units typed.
pub const ENTRIES: &str = "Mọi ô đã nhập";
/// Legend of that sheet.
pub const ENTRIES_LEGEND: &str = "– chưa gửi hoặc không mở được · ? đã gửi, ô bắt buộc còn trống · ô trống: không bắt buộc, đơn vị không nhập · ⚠ phải sửa, chưa cộng · 0 kps, kps: đơn vị đánh dấu «không phát sinh» · x không thuộc diện · ✓ có đánh dấu · (t) tạm tính, bản chưa hợp lệ · (s) văn phòng sửa theo lời đơn vị";
/// Sign of a unit that is not concerned.
pub const OUTSIDE: &str = "x";
/// Sign of a tick that is set.
pub const TICKED: &str = "✓";
/// Band over the counts of rows of the lists.
pub const LISTS: &str = "SỐ DÒNG TRONG CÁC DANH SÁCH";
/// Column of what units wrote beside their figures.
pub const NOTES: &str = "Ghi chú của đơn vị";
/// Findings.
pub const FINDINGS: &str = "Cần bổ sung";
/// How the figures were made.
pub const ACCOUNT: &str = "Thuyết minh số liệu";
/// Footer of signing sheets.
pub const PAGE: &str = "&CTrang &P/&N";
/// Footer of working sheets.
pub const WORKING: &str = "&LTrang làm việc, không trình ký&RTrang &P/&N";
/// Title of page 1.
pub const TITLE: &str = "BIỂU TỔNG HỢP";
/// Heading of part I.
pub const PART_SENDING: &str = "I. Tình hình gửi báo cáo";
/// Heading of part II.
pub const PART_INDICATORS: &str = "II. Kết quả các chỉ tiêu của Kế hoạch";
/// Heading of part III.
pub const PART_HIGHLIGHTS: &str = "III. Một số kết quả nổi bật";
/// Heading of part IV.
pub const PART_NOTES: &str = "IV. Cần lưu ý";
/// Heads of part I.
pub const SENDING_BOXES: [&str; 9] = [
    "Tổng số đơn vị",
    "Gửi đúng hạn",
    "Trễ hạn",
    "Chưa gửi",
    "Đã gửi",
    "Hợp lệ",
    "Cần bổ sung",
    "Chờ xác nhận",
    "Không mở được",
];
/// Heads of part II.
pub const INDICATOR_HEADS: [&str; 12] = [
    "STT",
    "Chỉ tiêu",
    "ĐVT",
    "Kế hoạch",
    "Kết quả",
    "Tỷ lệ %",
    "Đơn vị đạt",
    "Chưa đạt",
    "Chưa có số liệu",
    "Không đăng ký",
    "Không thuộc diện",
    "Đánh giá toàn Khối",
];
/// Heads of the sheet of standings.
pub const SENDING_HEADS: [&str; 11] = [
    "STT",
    "Đơn vị",
    "Nhóm thi đua",
    "Thời điểm nhận",
    "Kênh nhận",
    "Tình trạng gửi",
    "Trễ",
    "Kết quả kiểm tra",
    "Còn phải bổ sung",
    "Tệp đã nhận",
    "Ghi chú",
];
/// Heads of the sheet of findings.
pub const FINDING_HEADS: [&str; 10] = [
    "STT",
    "Mức",
    "Đơn vị",
    "Báo cáo, kỳ",
    "Ở đâu",
    "Nội dung, việc cần làm",
    "Tệp",
    "Quyết định",
    "Giá trị đúng",
    "Lý do / ai báo",
];
/// First heads of the sheet of groups.
pub const GROUP_HEADS: [&str; 6] = ["Nhóm", "Số đơn vị", "Đúng hạn", "Trễ hạn", "Chưa gửi", "Hợp lệ"];
/// Legend of the matrix.
pub const LEGEND: &str = "✓ đạt · ▼ chưa đạt · ◇ đạt nhưng không đúng ngày · – chưa gửi hoặc không mở được · ? đã gửi, còn thiếu số liệu · ⚠ có số liệu nhưng phải sửa, chưa cộng · 0 kps: đơn vị đánh dấu «không phát sinh» · o không đăng ký · x không thuộc diện · (t) tạm tính, bản chưa hợp lệ · (s) văn phòng sửa theo lời đơn vị";
/// Sign of a report that has not come, or cannot be opened.
pub const NOT_HERE: &str = "–";
/// Sign of a figure that is missing in a report that came.
pub const LACKING: &str = "?";
/// Sign of what must be corrected before it counts.
pub const TO_CORRECT: &str = "⚠";
/// The same in the plan's own sheets, which have no legend.
pub const DECLARED_NIL: &str = "(không phát sinh)";
/// Stands for a text that only says there is none.
pub const SAID_NONE: &str = "(không có)";
/// Stands for a text that only says the unit is not concerned.
pub const NOT_CONCERNED: &str = "(không thuộc diện)";
/// Fits the three of them as a criterion.
pub const NOTHING: &str = "(không *)";
/// Sign of «không phát sinh» where no figure stands.
pub const NIL: &str = "kps";
/// Rows of counts below the matrix.
pub const TOTAL: &str = "Cộng";
/// A sheet's title with the plan it is of.
pub fn of_the_plan(sheet: &str, plan: &str) -> String {
    format!("{sheet} – {plan}")
}
/// Stands where figures cannot be added up.
pub const NO_SUM: &str = "–";
/// Coverage row.
pub const COVERAGE: &str = "Số đơn vị có số liệu";
/// Ratio row.
pub const RATIO: &str = "Tỷ lệ trên số đăng ký toàn Khối (%)";
/// Heading of the office's own block.
pub const KHOI: &str = "CẤP KHỐI";
/// Head of units' rows.
pub const BASE_LEVEL: &str = "CƠ SỞ";
/// Unit column.
pub const UNIT: &str = "Đơn vị";
/// Ordinal column.
pub const ORDINAL: &str = "STT";
/// Source column.
pub const SOURCE: &str = "Nguồn";
/// Column of the period a row was reported for.
pub const PERIOD: &str = "Kỳ";
/// Whether a row counts once for the Khối.
pub const COUNTED: &str = "Tính ở toàn Khối";
/// It does.
pub const COUNTED_YES: &str = "có";
/// State of the report a row comes from.
pub const STATE: &str = "Tình trạng báo cáo";
/// Decisions a clerk can take in the list of findings.
pub const DECISIONS: [&str; 5] =
    ["Chấp nhận", "Đề nghị đơn vị sửa", "Sửa theo điện thoại", "Sửa theo văn bản", "Không tính"];
/// Title of the first chart.
pub const CHART_SENDING: &str = "Tình hình gửi báo cáo theo nhóm thi đua";
/// Title of the second chart.
pub const CHART_INDICATORS: &str = "Kết quả chỉ tiêu so với kế hoạch (%)";

/// The mark of an outcome in the matrix.
pub fn mark(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "✓",
        Outcome::NotMet => "▼",
        Outcome::OffDay => "◇",
        Outcome::NotDue | Outcome::Undecided => "–",
        Outcome::NotApplicable => "x",
        Outcome::NothingRegistered => "o",
        Outcome::Tally => "",
    }
}

/// An outcome in words.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "Đạt",
        Outcome::NotMet => "Chưa đạt",
        Outcome::OffDay => "Đạt nhưng không đúng ngày",
        Outcome::NotDue => "Chưa đến hạn",
        Outcome::Undecided => "Chưa đủ số liệu",
        Outcome::NotApplicable => "Không thuộc diện",
        Outcome::NothingRegistered => "Đơn vị không đăng ký",
        Outcome::Tally => "Theo dõi",
    }
}

/// A verdict in words.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "Đạt",
        Verdict::NotMet => "Chưa đạt",
        Verdict::NotEnough => "Chưa đủ số liệu",
        Verdict::Follow => "Theo dõi",
    }
}

/// «303 (70%: 213)».
pub fn plan_ratio(base: f64, share: f64) -> String {
    format!("{} ({}%: {})", number(base), number(share * 100.0), number((share * base - 1e-9).ceil()))
}

/// «Chưa gửi: …».
pub fn not_sent(names: &[String]) -> String {
    if names.is_empty() {
        "Tất cả các đơn vị đã gửi báo cáo.".to_owned()
    } else {
        format!("Chưa gửi: {}.", names.join("; "))
    }
}

/// «Số liệu dưới đây tính từ 57/66 đơn vị (58 báo cáo, trừ 01 tệp không mở được).»
pub fn coverage(readable: usize, expected: usize, received: usize, unreadable: usize) -> String {
    let minus = if unreadable > 0 {
        format!(" ({received} báo cáo, trừ {} tệp không mở được)", two(unreadable))
    } else {
        String::new()
    };
    format!("Số liệu dưới đây tính từ {readable}/{expected} đơn vị{minus}.")
}

/// «Trễ hạn?» explained.
pub fn doubtful(count: usize) -> String {
    format!("Trong số trễ hạn có {} đơn vị mới có thời điểm theo ngày giờ của tệp, chờ xác nhận.", two(count))
}

/// Units that have not sent.
pub fn note_missing(count: usize) -> String {
    format!("{} đơn vị chưa gửi báo cáo (danh sách ở mục I).", two(count))
}

/// An indicator that the Khối meets though units fail.
pub fn note_failing(label: &str, not_met: usize, verdict: Verdict) -> String {
    let but = if verdict == Verdict::Met { "; tính chung toàn Khối vẫn đạt" } else { "" };
    format!("{} đơn vị chưa đạt: {}{but}.", two(not_met), lower(label))
}

fn lower(label: &str) -> String {
    let mut letters = label.chars();
    let first = letters.next().map(|letter| letter.to_lowercase().collect::<String>()).unwrap_or_default();
    let proper = label.starts_with("Đoàn Khối") || label.starts_with("Sở ") || label.starts_with("Bệnh viện");
    if proper { label.to_owned() } else { first + letters.as_str() }
}

/// «Nếu 09 đơn vị còn lại đều đạt thì chỉ tiêu 1 chuyển thành «Đạt»; chỉ tiêu 5, 6, 7 vẫn chưa đạt.»
pub fn note_what_if(open: usize, would: &[usize], still: &[usize]) -> String {
    let list = |numbers: &[usize]| numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let head = format!("Nếu các đơn vị còn lại ({}) đều đạt thì", two(open));
    match (would.is_empty(), still.is_empty()) {
        (false, false) => {
            format!("{head} chỉ tiêu {} chuyển thành «Đạt»; chỉ tiêu {} vẫn chưa đạt.", list(would), list(still))
        }
        (false, true) => format!("{head} chỉ tiêu {} chuyển thành «Đạt».", list(would)),
        _ => format!("{head} chỉ tiêu {} vẫn chưa đạt.", list(still)),
    }
}

/// Units that hold most of a base.
pub fn note_concentration(names: &[&str], share: f64, label: &str) -> String {
    format!(
        "{} chiếm {}% số đăng ký của chỉ tiêu «{label}»: kết quả chung phụ thuộc vào các đơn vị này.",
        names.join(" và "),
        percent(share)
    )
}

/// Reports that cannot be opened.
pub fn note_unreadable(names: &[String]) -> String {
    format!("Không mở được báo cáo của: {}; đề nghị đơn vị gửi lại.", names.join("; "))
}

/// What stands beneath the counts of sending.
pub const SENT_KEY: &str = "đúng hạn / trễ / chưa gửi";
/// What stands beneath the counts of reviews.
pub const REVIEW_KEY: &str = "hợp lệ / bổ sung / xác nhận / không mở được";
/// Whether a paper, a dossier or pictures came.
pub fn part(files: usize, required: bool) -> String {
    match (files, required) {
        (0, true) => "Chưa nhận".to_owned(),
        (0, false) => String::new(),
        (1, _) => "Đã nhận".to_owned(),
        (files, _) => format!("Đã nhận ({files} tệp)"),
    }
}

/// «Văn bản có xác nhận: 44/66.»
pub fn parts(label: &str, received: usize, expected: usize) -> String {
    format!("{label}: {received}/{expected}.")
}

/// Late by no minute at all.
pub const AT_THE_HOUR: &str = "đúng giờ hạn";
/// The same as a remark.
pub const RECEIVED_AT_THE_HOUR: &str = "nhận đúng giờ hạn; Kế hoạch ghi “trước”";
/// What a unit has to do about a file that cannot be opened.
pub const SEND_AGAIN: &str = "gửi lại tệp";
/// Figures of a report that is not accepted yet.
pub const PROVISIONAL: &str = "số liệu tạm tính";
/// A link to a kept file.
pub const OPEN: &str = "Mở tệp";
/// Head of units that have not sent.
pub const NOT_SENT: &str = "Chưa gửi";
/// Before the number the office's clerk writes.
pub const NUMBER: &str = "Số: ……";

/// «quá hạn 5 ngày».
pub fn overdue(by: &str) -> String {
    format!("quá hạn {by}")
}

/// «2 ô», «1 ô xác nhận».
pub fn remaining(correct: usize, confirm: usize) -> String {
    match (correct, confirm) {
        (0, 0) => String::new(),
        (0, confirm) => format!("{confirm} ô xác nhận"),
        (correct, 0) => format!("{correct} ô"),
        (correct, confirm) => format!("{correct} ô, {confirm} ô xác nhận"),
    }
}

/// «đã gửi 2 bản (đã có bản mới → được tính)», oldest first.
pub fn versions(outcomes: &[&str]) -> String {
    format!("đã gửi {} bản ({})", outcomes.len(), outcomes.join(" → "))
}

/// «Báo cáo nhanh (6 kỳ)».
pub fn periods(report: &str, count: usize) -> String {
    format!("{report} ({count} kỳ)")
}

/// «Tháng Thanh niên năm 2020; số liệu đến 09g00, 03/4/2020».
pub fn as_of(title: &str, instant: &str) -> String {
    format!("{title}; số liệu đến {instant}")
}

/// «được gia hạn đến 16g00, 30/3/2020: mất điện».
pub fn extended(until: &str, because: &str) -> String {
    format!("được gia hạn đến {until}: {because}")
}

/// Channels as the office writes them.
pub fn channel(channel: &str) -> String {
    match channel.to_lowercase().as_str() {
        "email" | "mail" => "Email".to_owned(),
        "zalo" => "Zalo".to_owned(),
        "paper" | "giay" => "Bản giấy".to_owned(),
        _ => channel.to_owned(),
    }
}

/// Rows counted once.
pub fn counted_once(rows: usize) -> String {
    format!(", {} nếu tính một lần hoạt động phối hợp", number(rows as f64))
}

/// «/66 đơn vị)».
pub fn of_units(units: usize) -> String {
    format!("/{units} đơn vị)")
}

/// Heads of a ratio: registered, reached, share.
pub fn ratio_heads(short: &str) -> [String; 3] {
    [format!("{short}: đăng ký"), format!("{short}: kết quả"), format!("{short} (%)")]
}

/// A week, by the day its report is due.
pub fn week(due: &str) -> String {
    format!("Tuần đến {due}")
}

/// The number of rows of a list.
pub fn rows_of(list: &str) -> String {
    format!("{list}: số dòng")
}

/// «Báo cáo tháng, Tháng 3/2020».
pub fn of_period(report: &str, period: &str) -> String {
    if period.is_empty() { report.to_owned() } else { format!("{report}, {period}") }
}

/// Rows of an earlier report of units whose own list has not come, or cannot be opened.
pub fn not_yet(report: &str, awaited: &str) -> String {
    format!("{report} của đơn vị chưa có {awaited} đọc được (chưa tính vào chỉ tiêu)").to_uppercase()
}

/// A row of an earlier report: in no count yet.
pub const COUNTED_NOT_YET: &str = "chưa tính";

/// A row that stands above already.
pub fn repeats(row: u32) -> String {
    format!("trùng dòng {row}")
}

/// Where a row comes from.
pub fn source(sheet: &str, row: u32) -> String {
    format!("{sheet}, dòng {row}")
}

/// More findings of the same kind.
pub fn and_more(text: &str, more: usize) -> String {
    format!("{text} (còn {more} chỗ tương tự)")
}

/// A unit that has left and still counts with its earlier periods.
pub fn until(unit: &str, day: &str) -> String {
    format!("{unit} (đến {day})")
}

/// Head of the base of a ratio.
pub fn registered(short: &str) -> String {
    format!("ĐK {short}")
}

/// «Cần Thơ, ngày …… tháng 4 năm 2020»: the day is written by hand.
pub fn place_and_date(place: &str, month: u32, year: i32) -> String {
    placed(place, &format!("ngày …… tháng {month} năm {year}"))
}

/// A date behind its place; alone where the plan names none.
pub(super) fn placed(place: &str, date: &str) -> String {
    if place.trim().is_empty() { date.replacen("ngày", "Ngày", 1) } else { format!("{place}, {date}") }
}

/// «Kết quả thực hiện Kế hoạch số 45-KH/ĐTN Tháng Thanh niên năm 2020».
pub fn subtitle(plan_number: Option<&str>, title: &str) -> String {
    let number = plan_number.map(|number| format!(" số {number}")).unwrap_or_default();
    format!("Kết quả thực hiện Kế hoạch{number} {title}")
}

/// The line under the title: days covered, report, instant.
pub fn covered(window: Option<(String, String)>, report: &str, open: bool, instant: &str) -> String {
    let window = window.map(|(from, to)| format!("Kỳ báo cáo: từ ngày {from} đến ngày {to}; ")).unwrap_or_default();
    let state = if open { "SỐ LIỆU TẠM TÍNH đến" } else { "số liệu đến" };
    format!("({window}{report}; {state} {instant})")
}
