//! Weekly reports typed as messages, copied from a messenger into a text file of the inbox.

use tonghop::check::{Code, Finding};
use tonghop::command::{Folder, Output, collect};
use tonghop::intake::{message_report, read_messages};
use tonghop::round::{File, FileOutcome, Focus, Receiving, Round, Timeliness};
use tonghop::text::{self, Lang, message};

const PLAN: &str = include_str!("../templates/thang-thanh-nien-2020/plan.toml");
const UNITS: &str = include_str!("../templates/thang-thanh-nien-2020/units.csv");
const UNIT: &str = "Đoàn Bệnh viện Huyết học - Truyền máu";

/// The round of an inbox that holds one text file, on Saturday 21/3/2020.
fn round(text: &str, accepted: bool) -> Round {
    let keys = format!("code = \"BN\"\naccept_text = {accepted}");
    let dir = tempfile::tempdir().expect("a temporary folder");
    let write =
        |name: &str, text: &str| tonghop::disk::write(&dir.path().join(name), text.as_bytes()).expect("written");
    write("plan.toml", &PLAN.replace("code = \"BN\"", &keys));
    write("units.csv", UNITS);
    write("inbox/zalo 20-3.txt", text);
    let folder = Folder::open(dir.path()).expect("a good plan");
    let now = "2020-03-21T09:00:00".parse().expect("an instant");
    let focus = Focus { report: "nhanh".to_owned(), period: "2020-W12".to_owned(), chosen: false };
    collect(&folder, now, Some(focus), &Output { lang: Lang::Vi }).expect("a round").round
}

/// The only message of a text, which counts.
#[track_caller]
fn only(text: &str) -> (Round, usize) {
    let round = round(text, true);
    assert_eq!(round.files.len(), 2, "the text file and one message");
    (round, 1)
}

fn finding(file: &File, code: Code) -> Option<&Finding> {
    file.findings().iter().find(|one| one.code == code)
}

/// Rows as they were read: each cell typed, or «?» where it could not be read, «·» where nothing stands.
fn rows(file: &File) -> Vec<String> {
    let rows = file.submission().map(|submission| submission.rows("bn")).unwrap_or_default();
    let cell = |row: &tonghop::intake::Row, name: &str| match (row.is_missing(name), row.value(name)) {
        (true, _) => "·".to_owned(),
        (false, Some(_)) => row.shown(name),
        (false, None) => "?".to_owned(),
    };
    rows.iter()
        .map(|row| ["bn_ten", "bn_ngay", "bn_luot", "bn_ghi_chu"].map(|name| cell(row, name)).join(" | "))
        .collect()
}

fn of(lines: &str) -> String {
    format!("[09:12, 20/3/2020] Người Gửi: BÁO CÁO NHANH – {UNIT}\n{lines}")
}

#[test]
fn a_message_that_says_nothing_happened_and_lists_something_is_asked_about() {
    for row in ["1. Tọa đàm; 20/3; 45 lượt", "1. Tọa đàm; 45 lượt"] {
        let (round, file) = only(&of(&format!("Tuần đến: 20/3\nKhông phát sinh\n{row}")));
        assert!(
            finding(&round.files[file], Code::NilContradicted).is_some(),
            "{row}: {:?}",
            round.files[file].findings()
        );
    }
}

#[test]
fn a_message_counts_as_the_report_where_the_office_says_so() {
    let (round, file) =
        only(&of("Tuần đến: 20/3\n1. Tọa đàm truyền thống; 20/3; 45 lượt\n2. Khám bệnh; 14/3; 12 lượt\nẢnh: đã gửi"));
    let file = &round.files[file];
    assert_eq!(rows(file), ["Tọa đàm truyền thống | 20/3 | 45 | ·", "Khám bệnh | 14/3 | 12 | ·"]);
    assert_eq!((file.outcome, file.period.as_str()), (FileOutcome::Current, "2020-W12"));
    assert!(file.findings().iter().all(|one| one.severity == tonghop::plan::Severity::Info), "{:?}", file.findings());
    assert_eq!(
        file.submission().and_then(|one| one.cell("bn_anh")).map(|entry| entry.raw.shown()).as_deref(),
        Some("Đã gửi Zalo")
    );
    let standing = round.standing("BVHHTM", "nhanh", "2020-W12").expect("a standing");
    assert_eq!((standing.receiving, standing.timeliness), (Receiving::Received, Some(Timeliness::OnTime)));
}

#[test]
fn a_message_does_not_count_where_the_plan_asks_for_a_file_and_the_board_says_so() {
    let round = round(&of("Tuần đến: 20/3\nKhông phát sinh"), false);
    let standing = round.standing("BVHHTM", "nhanh", "2020-W12").expect("a standing");
    assert_eq!(standing.receiving, Receiving::Missing);
    assert!(standing.messaged.is_some());
    assert_eq!(round.files[1].outcome, FileOutcome::Messaged);
    assert!(finding(&round.files[1], Code::MessageOnly).is_some());
    assert!(text::board::board(&round, Lang::Vi).contains("đã nhắn tin, chưa gửi tệp"));
    let json = tonghop::round::json(&round, Lang::Vi).to_string();
    assert!(json.contains("\"messaged\":{"), "the JSON says so too");
}

#[test]
fn nothing_to_report_is_a_report() {
    let (round, file) = only(&of("Tuần đến: 20/3\nKhông phát sinh."));
    let file = &round.files[file];
    assert!(file.submission().is_some_and(|submission| submission.is_nil("bn")));
    assert_eq!(file.outcome, FileOutcome::Current);
    assert!(finding(file, Code::MessageUnread).is_none());
}

#[test]
fn a_time_the_messenger_printed_is_shown_but_calls_nobody_late() {
    let text = of("Tuần đến: 20/3\nKhông phát sinh").replace("09:12", "10:30");
    let (round, _) = only(&text);
    let standing = round.standing("BVHHTM", "nhanh", "2020-W12").expect("a standing");
    assert_eq!(standing.timeliness, Some(Timeliness::Doubtful { seconds: 1800 }));
    assert!(finding(&round.files[1], Code::ReceiptTimeWeak).is_some());
}

#[track_caller]
fn nobodys(head: &str, candidates: bool) {
    let (round, file) = only(&format!("BÁO CÁO NHANH – {head}\nTuần đến: 20/3\nKhông phát sinh"));
    let file = &round.files[file];
    assert_eq!(file.outcome, FileOutcome::Unidentified, "{head}");
    let arguments = &finding(file, Code::MessageUnit).expect("a finding").arguments;
    assert_eq!(arguments["line"], format!("«BÁO CÁO NHANH – {head}»"));
    assert_eq!(!arguments["units"].is_empty(), candidates, "{arguments:?}");
}

#[test]
fn an_unknown_unit_or_two_are_put_to_the_office() {
    nobodys("Sở Không Có", false);
    nobodys("Sở Khoa học", true);
    nobodys("Sở Y tế, Sở Tư pháp", true);
}

#[track_caller]
fn no_week(line: &str) {
    let (round, file) = only(&of(&format!("{line}\nKhông phát sinh")));
    assert_eq!(round.files[file].outcome, FileOutcome::Unidentified, "{line}");
    assert!(finding(&round.files[file], Code::WrongPeriod).is_some(), "{line}");
}

#[test]
fn a_week_that_is_missing_or_none_of_the_reports_is_never_guessed() {
    no_week("Ảnh: đã gửi");
    no_week("Tuần đến: 19/3");
    no_week("Tuần đến: tuần này");
    no_week("Tuần đến: thứ Năm, 20/3/2020");
}

#[track_caller]
fn half_read(line: &str, row: &str) {
    let (round, file) = only(&of(&format!("Tuần đến: 20/3\n1. Tọa đàm; 20/3; 45 lượt\n{line}")));
    let file = &round.files[file];
    assert_eq!(rows(file).last().map(String::as_str), Some(row));
    let unread: Vec<&Finding> = file.findings().iter().filter(|one| one.code == Code::MessageUnread).collect();
    assert_eq!(unread.len(), 1, "one finding a message");
    assert_eq!(unread[0].arguments["lines"], format!("«{line}»"));
}

#[test]
fn a_row_half_read_keeps_its_readable_cells_and_is_quoted() {
    half_read("2. Khám bệnh; 32/3; 12 lượt", "Khám bệnh | ? | 12 | ·");
    half_read("2. Khám bệnh; 14/3; nhiều", "Khám bệnh | 14/3 | ? | ·");
    half_read("2. Khám bệnh 14/3", "Khám bệnh 14/3 | · | · | ·");
    half_read("2. Khám bệnh; 14/3", "Khám bệnh | 14/3 | · | ·");
    half_read("2. Khám bệnh; 14/3; 12; phối hợp; thêm", "Khám bệnh | 14/3 | 12 | phối hợp");
    half_read("Em cảm ơn ạ", "Tọa đàm | 20/3 | 45 | ·");
}

#[test]
fn parts_find_their_columns_by_what_they_are() {
    let (round, file) = only(&of("Tuần đến: 20/3\n- Về nguồn; 30 lượt; 14-15/3; 3,5 triệu đồng"));
    assert_eq!(rows(&round.files[file]), ["Về nguồn | 14-15/3 | 30 | 3,5 triệu đồng"]);
}

#[test]
fn a_message_pasted_twice_counts_once() {
    let one = of("Tuần đến: 20/3\nKhông phát sinh\n");
    let round = round(&format!("{one}{one}"), true);
    let outcomes: Vec<FileOutcome> = round.files.iter().map(|file| file.outcome).collect();
    assert_eq!(outcomes, [FileOutcome::Opened, FileOutcome::Current, FileOutcome::Duplicate]);
}

#[test]
fn a_text_without_reports_is_what_it_was() {
    let round = round("Dạ em gửi báo cáo sau ạ", true);
    assert_eq!(round.files.len(), 1);
    assert_eq!(round.files[0].outcome, FileOutcome::Unreadable);
}

#[test]
fn what_the_office_posts_is_read_back_for_every_unit() {
    let plan = tonghop::plan::load(PLAN, UNITS).expect("a good plan");
    let report = message_report(&plan, "").expect("a report messages can be for");
    let due = report.occasions()[4].due.expect("a deadline").at.date();
    let units: Vec<_> = plan.units_of(report).collect();
    assert_eq!(units.len(), 66);
    let row = "Tọa đàm; 20/3; 45 lượt".to_owned();
    let text: Vec<String> = units
        .iter()
        .map(|unit| message::message(report, &unit.name, due, std::slice::from_ref(&row), Some("đã gửi")))
        .collect();
    assert_eq!(read_messages(&plan, &text.join("\n")).messages.len(), 66);
    let round = round(&text.join("\n\n"), true);
    for (unit, file) in units.iter().zip(1..) {
        let name = format!("zalo 20-3.txt/{file}");
        let found = round.files.iter().find(|one| one.name() == name).expect("a line a message");
        assert_eq!(found.unit(), Some(unit.code.as_str()), "{name}");
        assert_eq!((found.outcome, found.period.as_str()), (FileOutcome::Current, "2020-W12"), "{name}");
        assert_eq!(rows(found), ["Tọa đàm | 20/3 | 45 | ·"]);
    }
}

#[test]
fn the_text_to_copy_sent_back_untouched_is_told_not_counted() {
    let plan = tonghop::plan::load(PLAN, UNITS).expect("a good plan");
    let report = message_report(&plan, "").expect("a report");
    let table = &plan.form_of(report).expect("a form").tables[0];
    let due = report.occasions()[4].due.expect("a deadline").at.date();
    let text = message::to_copy(report, table, UNIT, due);
    assert!(text.starts_with("BÁO CÁO NHANH – Đoàn Bệnh viện Huyết học - Truyền máu\nTuần đến: 20/3\n1. "));
    let (round, file) = only(&text);
    assert!(finding(&round.files[file], Code::MessageUnread).is_some());
}
