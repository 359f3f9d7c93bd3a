//! «Thuyết minh số liệu»: in sentences, how the figures were made.

use super::working;
use crate::book::{Sheet, Style};
use crate::plan::{Indicator, Rollup, Weight};
use crate::round::{FileOutcome, Round, Total};
use crate::text::{Lang, board, number, percent, summary as words};

const WIDTH: f64 = 120.0;

pub(super) fn sheet(round: &Round) -> Sheet {
    let mut sheet = Sheet::new(words::ACCOUNT);
    sheet.set_widths(&[6.0, WIDTH]);
    sheet.text(0, 0, words::ACCOUNT.to_uppercase(), Style::plain().bold().size(14));
    let mut row = 1;
    let mut say = |text: String, head: bool| {
        row += 1;
        let style = if head { Style::plain().bold() } else { Style::plain().wrap().left() };
        sheet.text(row, u16::from(!head), text.clone(), style);
        if !head {
            sheet.fit(row, &text, WIDTH, 12);
        }
    };
    let parts = [
        ("1. Thời điểm và nguồn số liệu", instants(round)),
        ("2. Tệp đã đọc", files(round)),
        ("3. Quy tắc", rules()),
        ("4. Cách tính từng chỉ tiêu", indicators(round)),
    ];
    for (head, lines) in parts {
        say(head.to_owned(), true);
        for line in lines {
            say(line, false);
        }
    }
    working(&mut sheet);
    sheet.page.landscape = false;
    sheet
}

fn instants(round: &Round) -> Vec<String> {
    let tally = round.tally();
    let both = round
        .in_focus()
        .filter(|one| {
            one.timeliness == Some(crate::round::Timeliness::OnTime)
                && one.review == Some(crate::round::Review::Accepted)
        })
        .count();
    vec![
        format!("Số liệu lấy lúc {}.", board::instant(round.as_of)),
        format!(
            "Tổng số {} đơn vị = đúng hạn {} + trễ hạn {} + chưa gửi {}.",
            tally.expected,
            tally.on_time + tally.undated,
            tally.late + tally.doubtful,
            tally.not_received()
        ),
        format!(
            "Đã gửi {} = hợp lệ {} + cần bổ sung {} + chờ xác nhận {} + không mở được {}.",
            tally.received, tally.accepted, tally.supplement, tally.confirm, tally.unreadable
        ),
        format!("Gửi đúng hạn và hợp lệ: {both}/{}.", tally.expected),
    ]
}

fn files(round: &Round) -> Vec<String> {
    let mut lines = vec![format!("{}.", board::outcomes(round, Lang::Vi))];
    let odd = |file: &&crate::round::File| {
        matches!(
            file.outcome,
            FileOutcome::Unreadable
                | FileOutcome::Unidentified
                | FileOutcome::WrongForm
                | FileOutcome::Duplicate
                | FileOutcome::Skipped
        )
    };
    lines.extend(
        round
            .files
            .iter()
            .filter(odd)
            .map(|file| format!("{}: {}.", file.name(), board::outcome(file.outcome, Lang::Vi))),
    );
    lines
}

fn rules() -> Vec<String> {
    [
        "Ô trống không phải là 0; «không phát sinh» là 0; «không thuộc diện» không tính vào mẫu số.",
        "Số có lỗi «Phải sửa» không cộng vào tổng; số «Cần xác nhận» vẫn cộng và được đánh dấu tạm tính.",
        "Bản tính là bản hợp lệ gửi sau cùng; chưa có bản hợp lệ thì lấy bản đọc được sau cùng, ghi (t).",
        "Đúng hạn hay trễ hạn xét theo lần nhận đầu tiên, có tính giây; thời điểm chỉ theo ngày giờ của tệp thì chưa kết luận trễ hạn.",
        "Chưa đạt chỉ tiêu là kết quả, không phải lỗi của báo cáo. Không suy đoán số của đơn vị chưa gửi.",
        "Tỷ lệ toàn Khối = tổng kết quả ÷ tổng đăng ký, không lấy trung bình các tỷ lệ.",
        "Hoạt động nhiều đơn vị phối hợp: tính cho từng đơn vị, tính một lần ở toàn Khối (cùng tên, ngày và đơn vị chủ trì).",
    ]
    .map(str::to_owned)
    .to_vec()
}

fn indicators(round: &Round) -> Vec<String> {
    round
        .plan
        .indicators
        .iter()
        .filter_map(|indicator| Some(described(indicator, &round.indicator(&indicator.id)?.total)))
        .collect()
}

fn described(indicator: &Indicator, total: &Total) -> String {
    let base = indicator.base.as_ref().map(|base| format!(" ÷ {}", base.text)).unwrap_or_default();
    let target = indicator.target.as_ref().filter(|_| indicator.weight != Weight::Tally);
    let target = target.map(|target| format!("; mức {}", target.text)).unwrap_or_default();
    let both = if indicator.rollup == Rollup::Ratio && total.base > 0.0 && total.base_reported > 0.0 {
        both_bases(total)
    } else {
        String::new()
    };
    format!("{} [{}]: công thức {}{base}{target}{both}.", indicator.label, indicator.source, indicator.value.text)
}

/// The same sum over everything registered and over the units that have sent.
fn both_bases(total: &Total) -> String {
    let (whole, sent) = (percent(total.value / total.base), percent(total.value / total.base_reported));
    let (value, base, reported) = (number(total.value), number(total.base), number(total.base_reported));
    format!("; {whole}% trên toàn Khối ({value}/{base}), {sent}% trên đơn vị đã gửi ({value}/{reported})")
}
