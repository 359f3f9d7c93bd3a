//! The sentences of «Thuyết minh số liệu»: how the figures were made.

use super::{Lang, board, number, percent};
use crate::plan::{Indicator, Rollup, Weight};
use crate::round::{File, FileOutcome, Review, Round, Timeliness, Total};

/// The parts of the sheet: heading and sentences.
pub fn parts(round: &Round) -> [(&'static str, Vec<String>); 4] {
    [
        ("1. Thời điểm và nguồn số liệu", instants(round)),
        ("2. Tệp đã đọc", files(round)),
        ("3. Quy tắc", RULES.map(str::to_owned).to_vec()),
        ("4. Cách tính từng chỉ tiêu", indicators(round)),
    ]
}

fn instants(round: &Round) -> Vec<String> {
    let tally = round.tally();
    let both = |one: &&crate::round::Standing| {
        one.timeliness == Some(Timeliness::OnTime) && one.review == Some(Review::Accepted)
    };
    let (in_time, late) = (tally.on_time + tally.undated, tally.late + tally.doubtful);
    vec![
        format!("Số liệu lấy lúc {}.", board::instant(round.as_of)),
        format!(
            "Tổng số {} đơn vị = đúng hạn {in_time} + trễ hạn {late} + chưa gửi {}.",
            tally.expected,
            tally.not_received()
        ),
        format!(
            "Đã gửi {} = hợp lệ {} + cần bổ sung {} + chờ xác nhận {} + không mở được {}.",
            tally.received, tally.accepted, tally.supplement, tally.confirm, tally.unreadable
        ),
        format!("Gửi đúng hạn và hợp lệ: {}/{}.", round.in_focus().filter(both).count(), tally.expected),
    ]
}

/// Counts of files, and each file that gives no report by its name.
fn files(round: &Round) -> Vec<String> {
    let mut lines = vec![format!("{}.", board::outcomes(round, Lang::Vi))];
    let plain =
        |file: &&File| matches!(file.outcome, FileOutcome::Current | FileOutcome::Superseded | FileOutcome::Opened);
    let odd = round.files.iter().filter(|file| !plain(file));
    lines.extend(odd.map(|file| format!("{}: {}.", file.name(), board::outcome(file.outcome, Lang::Vi))));
    lines
}

const RULES: [&str; 8] = [
    "Ô trống không phải là 0; «không phát sinh» là 0, ghi «0 kps» để phân biệt với số 0 đơn vị nhập; «không thuộc diện» không tính vào mẫu số.",
    "Số có lỗi «Phải sửa» không cộng vào tổng; số «Cần xác nhận» vẫn cộng và được đánh dấu tạm tính.",
    "Bản tính là bản hợp lệ gửi sau cùng; chưa có bản hợp lệ thì lấy bản đọc được sau cùng, ghi (t). Tệp ghi «bổ sung» chỉ có một phần thì được thêm vào bản tính.",
    "Đúng hạn hay trễ hạn xét theo lần nhận đầu tiên, có tính giây; thời điểm chỉ theo ngày giờ của tệp thì chưa kết luận trễ hạn.",
    "Chưa đạt chỉ tiêu là kết quả, không phải lỗi của báo cáo. Không suy đoán số của đơn vị chưa gửi.",
    "Tỷ lệ toàn Khối = tổng kết quả ÷ tổng đăng ký, không lấy trung bình các tỷ lệ.",
    "Hoạt động nhiều đơn vị phối hợp: tính cho từng đơn vị, tính một lần ở toàn Khối (cùng tên, ngày và đơn vị chủ trì).",
    "Hoạt động đã báo cáo ở kỳ trước của đơn vị chưa gửi danh sách cuối được ghi riêng, chưa tính vào chỉ tiêu. Danh sách cuối thay cho các báo cáo trước, không cộng thêm.",
];

fn indicators(round: &Round) -> Vec<String> {
    let found = |indicator: &Indicator| Some(described(indicator, &round.indicator(&indicator.id)?.total));
    round.plan.indicators.iter().filter_map(found).collect()
}

fn described(indicator: &Indicator, total: &Total) -> String {
    let base = indicator.base.as_ref().map(|base| format!(" ÷ {}", base.text)).unwrap_or_default();
    let target = indicator.target.as_ref().filter(|_| indicator.weight != Weight::Tally);
    let target = target.map(|target| format!("; mức {}", target.text)).unwrap_or_default();
    let measured = indicator.rollup == Rollup::Ratio && total.base > 0.0 && total.base_reported > 0.0;
    let both = if measured { both_bases(total) } else { String::new() };
    format!("{} [{}]: công thức {}{base}{target}{both}.", indicator.label, indicator.source, indicator.value.text)
}

/// The same sum over everything registered and over the units that have sent.
fn both_bases(total: &Total) -> String {
    let (whole, sent) = (percent(total.value / total.base), percent(total.value / total.base_reported));
    let (value, base, reported) = (number(total.value), number(total.base), number(total.base_reported));
    format!("; {whole}% trên toàn Khối ({value}/{base}), {sent}% trên đơn vị đã gửi ({value}/{reported})")
}
