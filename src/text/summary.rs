//! The words of the summary workbook. Vietnamese only: it is an office paper.

use super::{number, percent, two};
use crate::round::{Outcome, Verdict};

/// Sheet names.
pub const OVERVIEW: &str = "Tổng hợp";
/// Charts.
pub const CHARTS: &str = "Biểu đồ";
/// Who has sent what.
pub const SENDING: &str = "Tình hình gửi báo cáo";
/// Groups.
pub const GROUPS: &str = "Nhóm thi đua";
/// Units' figures.
pub const MATRIX: &str = "Số liệu đơn vị";
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
pub const LEGEND: &str = "✓ đạt · ▼ chưa đạt · ◇ đạt nhưng không đúng ngày · – chưa gửi hoặc không mở được · ⚠ có số liệu nhưng phải sửa, chưa cộng · ? thiếu số liệu · o không đăng ký · x không thuộc diện · (t) tạm tính, bản chưa hợp lệ";
/// Rows of counts below the matrix.
pub const TOTAL: &str = "Cộng";
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
    format!("Không mở được báo cáo của: {}; đã đề nghị gửi lại.", names.join("; "))
}
