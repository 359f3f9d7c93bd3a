//! The board on the terminal: one row a unit by group, then totals that add up; and one line a file.

use super::{Lang, finding};
use crate::plan::{clock_text, day_text, deadline_text};
use crate::round::{File, FileOutcome, Receipt, Receiving, Review, Round, Standing, Tally, Timeliness};
use comfy_table::{ContentArrangement, Table, presets::UTF8_BORDERS_ONLY};

/// Received in time.
pub const ON_TIME: &str = "Đúng hạn";
/// Received late.
pub const LATE: &str = "Trễ hạn";
/// Late only by the file's own date.
pub const DOUBTFUL: &str = "Trễ hạn?";
/// Not received, deadline passed.
pub const MISSING: &str = "Chưa gửi (quá hạn)";
/// Not received, deadline not passed.
pub const NOT_DUE: &str = "Chưa gửi (còn hạn)";
/// Received, no deadline.
pub const RECEIVED: &str = "Đã gửi";

fn pick(lang: Lang, vi: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// Lateness in words: «2 giờ 15 phút», «1 ngày 17 giờ».
pub fn lateness(seconds: i64, lang: Lang) -> String {
    let (day, hour, minute, second) = match lang {
        Lang::Vi => ("ngày", "giờ", "phút", "giây"),
        Lang::En => ("d", "h", "min", "s"),
    };
    let (days, hours, minutes) = (seconds / 86_400, seconds % 86_400 / 3600, seconds % 3600 / 60);
    match (days, hours, minutes) {
        (0, 0, 0) => format!("{seconds} {second}"),
        (0, 0, minutes) => format!("{minutes} {minute}"),
        (0, hours, 0) => format!("{hours} {hour}"),
        (0, hours, minutes) => format!("{hours} {hour} {minutes} {minute}"),
        (days, 0, _) => format!("{days} {day}"),
        (days, hours, _) => format!("{days} {day} {hours} {hour}"),
    }
}

/// Timeliness or absence in words.
pub fn sending(standing: &Standing, lang: Lang) -> String {
    match (standing.receiving, standing.timeliness) {
        (Receiving::NotDue, _) => pick(lang, NOT_DUE, "Not yet due").to_owned(),
        (Receiving::Missing, _) => pick(lang, MISSING, "Missing").to_owned(),
        (Receiving::Received, None) => pick(lang, RECEIVED, "Received").to_owned(),
        (Receiving::Received, Some(Timeliness::OnTime)) => pick(lang, ON_TIME, "On time").to_owned(),
        (Receiving::Received, Some(Timeliness::Late { .. })) => pick(lang, LATE, "Late").to_owned(),
        (Receiving::Received, Some(Timeliness::Doubtful { .. })) => pick(lang, DOUBTFUL, "Late?").to_owned(),
    }
}

/// Review in words.
pub fn review(review: Review, lang: Lang) -> &'static str {
    match review {
        Review::Unreadable => pick(lang, "Không mở được", "Unreadable"),
        Review::Unidentified => pick(lang, "Chưa rõ đơn vị", "Unidentified"),
        Review::WrongForm => pick(lang, "Sai mẫu", "Wrong form"),
        Review::Incomplete => pick(lang, "Cần bổ sung", "Incomplete"),
        Review::HasErrors => pick(lang, "Cần sửa", "To correct"),
        Review::NeedsConfirmation => pick(lang, "Chờ xác nhận", "To confirm"),
        Review::Accepted => pick(lang, "Hợp lệ", "Accepted"),
    }
}

/// File outcome in words.
pub fn outcome(outcome: FileOutcome, lang: Lang) -> &'static str {
    match outcome {
        FileOutcome::Current => pick(lang, "được tính", "counts"),
        FileOutcome::Superseded => pick(lang, "đã có bản mới", "superseded"),
        FileOutcome::Pending => pick(lang, "bản sau chưa hợp lệ, chưa tính", "later version, not counted"),
        FileOutcome::Supplement => pick(lang, "bổ sung", "supplement"),
        FileOutcome::Duplicate => pick(lang, "trùng", "duplicate"),
        FileOutcome::Unreadable => pick(lang, "không mở được", "unreadable"),
        FileOutcome::Unidentified => pick(lang, "chưa rõ đơn vị, kỳ", "unidentified"),
        FileOutcome::WrongForm => pick(lang, "sai mẫu", "wrong form"),
        FileOutcome::Later => pick(lang, "nhận sau thời điểm xem", "received later"),
        FileOutcome::Artefact => pick(lang, "văn bản, hình ảnh kèm theo", "paper or picture"),
        FileOutcome::Opened => pick(lang, "đã mở", "opened"),
        FileOutcome::Messaged => pick(lang, "đã nhắn tin, chưa tính", "message, not counted"),
        FileOutcome::Skipped => pick(lang, "bỏ qua", "skipped"),
    }
}

/// «16g00, 28/3».
pub fn instant(at: chrono::NaiveDateTime) -> String {
    format!("{}, {}", clock_text(at), day_text(at.date()))
}

/// The board of the report in focus.
pub fn board(round: &Round, lang: Lang) -> String {
    let mut parts = vec![head(round, lang)];
    let groups = round.plan.units.groups();
    // A unit outside every group is on the board as well.
    let alone = round.in_focus().any(|one| round.unit(&one.unit).is_none_or(|unit| unit.group.is_empty()));
    let none = alone.then_some(None);
    let named: Vec<Option<&str>> = groups.into_iter().map(Some).chain(none).collect();
    for group in named {
        parts.push(table(round, group, lang));
    }
    parts.push(totals(&round.tally(), lang));
    let expected = round.tally().expected;
    parts.extend(round.required_parts().into_iter().map(|(label, came)| format!("{label}: {came}/{expected}")));
    parts.push(outcomes(round, lang));
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

fn head(round: &Round, lang: Lang) -> String {
    let report = round.title();
    let occasion = round.occasion();
    let due = occasion.and_then(|occasion| occasion.due).map(|due| deadline_text(&due)).unwrap_or_default();
    let chosen = if round.focus.chosen {
        pick(
            lang,
            " (báo cáo có hạn gần nhất; chọn khác bằng --report, --period)",
            " (the report whose deadline was last; choose with --report, --period)",
        )
    } else {
        ""
    };
    let as_of = instant(round.as_of);
    match lang {
        Lang::Vi if due.is_empty() => format!(
            "{report} – {}{chosen}\nKế hoạch không quy định hạn gửi. Số liệu đến {as_of}.",
            round.plan.short_title
        ),
        Lang::En if due.is_empty() => {
            format!("{report} – {}{chosen}\nNo deadline. As of {as_of}.", round.plan.short_title)
        }
        Lang::Vi => format!("{report} – {}{chosen}\nHạn gửi: {due}. Số liệu đến {as_of}.", round.plan.short_title),
        Lang::En => format!("{report} – {}{chosen}\nDue: {due}. As of {as_of}.", round.plan.short_title),
    }
}

fn table(round: &Round, group: Option<&str>, lang: Lang) -> String {
    let mut table = Table::new();
    table.load_style(UTF8_BORDERS_ONLY).set_content_arrangement(ContentArrangement::Disabled);
    let heads = match lang {
        Lang::Vi => ["STT", "Đơn vị", "Tình trạng gửi", "Trễ", "Nhận lúc", "Kết quả kiểm tra", "Cần xem"],
        Lang::En => ["No", "Unit", "Sending", "Late by", "Received", "Review", "Findings"],
    };
    let mut head: Vec<String> = heads.iter().map(|text| (*text).to_owned()).collect();
    if let Some(group) = group {
        head[1] = format!("{} ({group})", head[1]);
    }
    let with_parts = round.in_focus().any(|one| !one.artefacts.is_empty());
    head.extend(with_parts.then(|| pick(lang, "Kèm theo", "Also came").to_owned()));
    table.set_header(head);
    let mine =
        |standing: &&Standing| round.unit(&standing.unit).map_or("", |unit| unit.group.as_str()) == group.unwrap_or("");
    for standing in round.in_focus().filter(mine) {
        let mut cells = row(round, standing, lang);
        cells.extend(with_parts.then(|| came(round, standing)));
        table.add_row(cells);
    }
    if table.row_count() == 0 { String::new() } else { table.to_string() }
}

/// When a report came; beside one that is late stands on what evidence.
fn arrival(receipt: &Receipt, late: bool, lang: Lang) -> String {
    let at = instant(receipt.at);
    if late { format!("{at} ({})", super::register::evidence(receipt.evidence, lang)) } else { at }
}

fn is_late(standing: &Standing) -> bool {
    matches!(standing.timeliness, Some(Timeliness::Late { .. } | Timeliness::Doubtful { .. }))
}

fn row(round: &Round, standing: &Standing, lang: Lang) -> Vec<String> {
    let unit = round.unit(&standing.unit);
    let late = match standing.timeliness {
        Some(Timeliness::Late { seconds } | Timeliness::Doubtful { seconds }) => lateness(seconds, lang),
        _ => String::new(),
    };
    let findings = round.findings(standing).filter(|one| one.severity != crate::plan::Severity::Info).count();
    vec![
        unit.map_or_else(String::new, |unit| format!("{:>2}", unit.ordinal)),
        unit.map_or_else(String::new, |unit| unit.short_name.clone()),
        came_as_message(standing, lang),
        late,
        standing.first.as_ref().map(|receipt| arrival(receipt, is_late(standing), lang)).unwrap_or_default(),
        standing.review.map_or("", |one| review(one, lang)).to_owned(),
        if findings == 0 { String::new() } else { findings.to_string() },
    ]
}

/// How it was sent; a message without a file is told.
fn came_as_message(standing: &Standing, lang: Lang) -> String {
    let extended = standing.extended.as_ref().map_or("", |_| pick(lang, " (có gia hạn)", " (extended)"));
    let sent = format!("{}{extended}", sending(standing, lang));
    match &standing.messaged {
        Some(_) if standing.receiving != Receiving::Received => {
            format!("{sent}: {}", pick(lang, "đã nhắn tin, chưa gửi tệp", "a message came, no file"))
        }
        _ => sent,
    }
}

/// The parts that came beside the workbook: «Văn bản có xác nhận; Hình ảnh (3)».
fn came(round: &Round, standing: &Standing) -> String {
    let label = |id: &str| {
        let artefacts =
            round.plan.report(&standing.report).map(|report| report.artefacts.as_slice()).unwrap_or_default();
        artefacts.iter().find(|one| one.id == id).map_or_else(String::new, |one| one.label.clone())
    };
    let parts = standing.artefacts.iter().filter(|part| part.came());
    let said = parts.map(|part| match part.files.len() {
        0 | 1 => label(&part.id),
        files => format!("{} ({files})", label(&part.id)),
    });
    said.collect::<Vec<_>>().join("; ")
}

/// Two lines that add up.
fn totals(tally: &Tally, lang: Lang) -> String {
    let t = tally;
    let late = t.late + t.doubtful;
    match lang {
        Lang::Vi => {
            let doubtful = if t.doubtful > 0 {
                format!(" (trong đó {} chờ xác nhận thời điểm)", t.doubtful)
            } else {
                String::new()
            };
            format!(
                "Tổng số {} = đúng hạn {} + trễ hạn {late}{doubtful} + chưa gửi {}{}\nĐã gửi {} = hợp lệ {} + cần bổ sung {} + chờ xác nhận {} + không mở được {}",
                t.expected,
                t.on_time,
                t.not_received(),
                undated(t, "đã gửi, không có hạn"),
                t.received,
                t.accepted,
                t.supplement,
                t.confirm,
                t.unreadable
            )
        }
        Lang::En => format!(
            "Total {} = on time {} + late {late} (of which to confirm {}) + not received {}{}\nReceived {} = accepted {} + to supplement {} + to confirm {} + unreadable {}",
            t.expected,
            t.on_time,
            t.doubtful,
            t.not_received(),
            undated(t, "received without deadline"),
            t.received,
            t.accepted,
            t.supplement,
            t.confirm,
            t.unreadable
        ),
    }
}

fn undated(tally: &Tally, words: &str) -> String {
    if tally.undated == 0 { String::new() } else { format!(" + {words} {}", tally.undated) }
}

/// Counts of files by outcome, adding up to the files seen.
pub fn outcomes(round: &Round, lang: Lang) -> String {
    let counts = FileOutcome::ALL.iter().filter_map(|one| {
        let count = round.files.iter().filter(|file| file.outcome == *one).count();
        (count > 0).then(|| format!("{} {count}", outcome(*one, lang)))
    });
    let counts: Vec<String> = counts.collect();
    format!(
        "{} {} = {}",
        pick(lang, "Tệp đã xem", "Files seen"),
        round.files.len(),
        if counts.is_empty() { "0".to_owned() } else { counts.join(" + ") }
    )
}

/// One line a file with its outcome, and its findings below.
pub fn files(round: &Round, lang: Lang) -> String {
    let mut lines: Vec<String> = Vec::new();
    for file in &round.files {
        lines.push(file_line(round, file, lang));
        lines.extend(file.findings().iter().map(|one| finding_line(one, lang)));
    }
    for name in &round.unmatched {
        let one = crate::check::Finding::new(crate::check::Code::ReceiptUnmatched).with("file", name);
        lines.push(format!("[{}] {}", super::severity(one.severity, lang), finding(&one, lang)));
    }
    lines.push(outcomes(round, lang));
    lines.join("\n")
}

/// A finding below its file.
pub(super) fn finding_line(one: &crate::check::Finding, lang: Lang) -> String {
    format!("    [{}] {}", super::severity(one.severity, lang), finding(one, lang))
}

/// A file with what became of it, and whose it is.
pub(super) fn file_line(round: &Round, file: &File, lang: Lang) -> String {
    let unit =
        file.unit().and_then(|code| round.unit(code)).map(|unit| format!(" – {}", unit.short_name)).unwrap_or_default();
    let report = file
        .report()
        .and_then(|id| round.plan.report(id))
        .map(|report| format!(", {}", report.label))
        .unwrap_or_default();
    let period = if file.period.is_empty() { String::new() } else { format!(" {}", file.period) };
    format!("{}: {}{unit}{report}{period}", file.name(), outcome(file.outcome, lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(seconds: i64, text: &str) {
        assert_eq!(lateness(seconds, Lang::Vi), text);
    }

    #[test]
    fn lateness_is_said_in_two_units_at_most() {
        case(0, "0 giây");
        case(40, "40 giây");
        case(60, "1 phút");
        case(240, "4 phút");
        case(8100, "2 giờ 15 phút");
        case(64_800, "18 giờ");
        case(147_600, "1 ngày 17 giờ");
        case(172_800, "2 ngày");
    }
}
