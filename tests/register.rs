//! What the office knows and decides is entered in the register, and the round goes by it: when files came, whose they
//! are, later deadlines, accepted and corrected cells.

mod common;
#[path = "containers/wrap.rs"]
mod wrap;

use common::office_folder::{BROKEN, GAP, GOOD, MONEY, OfficeFolder, final_report, line, sample_file};
use tonghop::check::Code;
use tonghop::round::{Evidence, FileOutcome, Receiving, Review, Timeliness};
use wrap::Letter;

const LATE: Option<Timeliness> = Some(Timeliness::Late { seconds: 1080 });

#[test]
fn what_the_office_types_goes_before_the_mail_before_the_folder_before_the_files_date() {
    let office = OfficeFolder::with(&[]);
    let receipt = |name: &str| {
        let round = office.round();
        let receipt = line(&round, name).taken.receipt.clone();
        (receipt.evidence, receipt.at.to_string(), receipt.channel)
    };
    let is = |evidence, at: &str, channel: &str| (evidence, at.to_owned(), channel.to_owned());
    office.put("bc.xlsx", &sample_file(GOOD));
    assert_eq!(receipt("bc.xlsx"), is(Evidence::FileTime, "2020-03-20 12:00:00", ""));
    std::fs::remove_file(office.path().join("inbox/bc.xlsx")).expect("moved");
    office.put("zalo 28-3 15g30/bc.xlsx", &sample_file(GOOD));
    assert_eq!(receipt("zalo 28-3 15g30/bc.xlsx"), is(Evidence::FolderName, "2020-03-28 15:30:00", "zalo"));
    let stamp = "Sat, 28 Mar 2020 07:59:59 +0000";
    let mail = Letter::default().received(stamp).attach("bc.xlsx", &sample_file(MONEY)).text();
    office.put("zalo 29-3 8g00/thu.eml", mail.as_bytes());
    assert_eq!(receipt("zalo 29-3 8g00/thu.eml/bc.xlsx"), is(Evidence::Mail, "2020-03-28 14:59:59", "email"));
    office.ok(&["receive", "thu.eml/bc.xlsx", "--at", "28/3/2020 15:42", "--via", "Zalo"]);
    assert_eq!(receipt("zalo 29-3 8g00/thu.eml/bc.xlsx"), is(Evidence::Office, "2020-03-28 15:42:00", "zalo"));
}

#[test]
fn a_folder_that_names_the_day_only_calls_nobody_late() {
    let office = OfficeFolder::with(&[]);
    office.put("zalo 29-3/bc.xlsx", &sample_file(GOOD));
    let round = office.round();
    let standing = final_report(&round, "SYT");
    assert!(matches!(standing.timeliness, Some(Timeliness::Doubtful { .. })), "{standing:?}");
    assert_eq!(standing.first.as_ref().map(|first| first.evidence), Some(Evidence::FolderDay));
}

#[test]
fn a_file_first_seen_after_the_deadline_is_only_perhaps_late_until_the_office_says_when_it_came() {
    let office = OfficeFolder::live(&[GOOD]);
    let board = office.ok(&["status", ".", "--report", "tong_ket"]);
    let row = |board: &str| board.lines().find(|line| line.contains("Sở Y tế")).expect("a row").to_owned();
    assert!(row(&board).contains("Trễ hạn?") && row(&board).contains("lúc thấy tệp lần đầu"), "{}", row(&board));
    let seen = office.entries()[0].first_seen.expect("seen by a live run");
    office.ok(&["status", "."]);
    assert_eq!(office.entries()[0].first_seen, Some(seen), "the first time it was seen stays");
    let said = office.ok(&["receive", &format!("inbox/{GOOD}"), "--at", "28/3/2020 15:42", "--via", "zalo"]);
    assert!(said.contains("15g42, 28/3/2020 (zalo)"), "{said}");
    let board = office.ok(&["status", ".", "--report", "tong_ket"]);
    assert!(row(&board).contains("Đúng hạn"), "{}", row(&board));
}

#[test]
fn a_look_into_the_past_has_seen_nothing() {
    let office = OfficeFolder::live(&[GOOD]);
    office.ok(&["status", ".", "--as-of", "2020-04-03"]);
    assert_eq!(office.entries()[0].first_seen, None);
    assert_eq!(office.entries()[0].receipt.evidence, Evidence::FileTime);
}

#[test]
fn the_evidence_stands_beside_a_late_report_on_the_board_in_the_summary_and_in_the_register() {
    let office = OfficeFolder::with(&[GOOD]);
    office.ok(&["receive", GOOD, "--at", "28/3/2020 16:18"]);
    assert_eq!(final_report(&office.round(), "SYT").timeliness, LATE);
    let row = |text: &str| text.lines().find(|line| line.contains("16g18")).unwrap_or_default().to_owned();
    for said in [office.ok(&["status", "."]), office.ok(&["register", "."])] {
        assert!(row(&said).contains("văn phòng ghi"), "{said}");
    }
    office.ok(&["summarize", ".", "-o", "th.xlsx"]);
    let bytes = std::fs::read(office.path().join("th.xlsx")).expect("the summary");
    let grid = tonghop::guard::open("th.xlsx", &bytes, &tonghop::format::Means::default()).expect("a workbook");
    let sheet = grid.sheet("Tình hình gửi báo cáo").expect("the sheet");
    let told = sheet.cells.values().any(|cell| cell.raw.shown() == "16g18, 28/3/2020 (văn phòng ghi)");
    assert!(told, "{:?}", sheet.cells.values().map(|cell| cell.raw.shown()).collect::<Vec<_>>());
}

#[test]
fn the_very_second_decides_for_before_and_for_by_in_whatever_zone_the_server_lives() {
    // 16:00 in Cần Thơ is 09:00 in Greenwich, 04:00 in New York in summer, 18:00 in Tokyo.
    let zones = [(9, "+0000"), (5, "-0400"), (18, "+0900"), (16, "+0700")];
    for (hour, zone) in zones {
        let stamp =
            |minute: u32, second: u32, hour: u32| format!("Sat, 28 Mar 2020 {hour:02}:{minute:02}:{second:02} {zone}");
        decided(GOOD, "SYT", ("tong_ket", ""), &stamp(59, 59, hour - 1), Some(Timeliness::OnTime));
        decided(GOOD, "SYT", ("tong_ket", ""), &stamp(0, 0, hour), Some(Timeliness::Late { seconds: 0 }));
        decided(GOOD, "SYT", ("tong_ket", ""), &stamp(0, 1, hour), Some(Timeliness::Late { seconds: 1 }));
    }
    // «Đến 10g00»: the hour itself is in time.
    let weekly = "bao cao nhanh/2020-W08/01 So Y te - TTN2020 bao cao nhanh.xlsx";
    let at = |time: &str| format!("Fri, 21 Feb 2020 {time} +0000");
    decided(weekly, "SYT", ("nhanh", "2020-W08"), &at("02:59:59"), Some(Timeliness::OnTime));
    decided(weekly, "SYT", ("nhanh", "2020-W08"), &at("03:00:00"), Some(Timeliness::OnTime));
    decided(weekly, "SYT", ("nhanh", "2020-W08"), &at("03:00:01"), Some(Timeliness::Late { seconds: 1 }));
}

#[track_caller]
fn decided(file: &str, unit: &str, (report, period): (&str, &str), stamp: &str, expected: Option<Timeliness>) {
    let office = OfficeFolder::with(&[]);
    let mail = Letter::default().received(stamp).attach("bc.xlsx", &sample_file(file)).text();
    office.put("thu.eml", mail.as_bytes());
    let round = office.round();
    let standing = round.standing(unit, report, period).expect("a standing");
    assert_eq!(standing.timeliness, expected, "{stamp}");
}

#[test]
fn a_file_that_nobody_can_read_is_assigned_and_counts_as_received() {
    let office = OfficeFolder::with(&[]);
    office.put("z1.xlsx", &sample_file(BROKEN));
    assert_eq!(final_report(&office.round(), "TTTP").receiving, Receiving::Missing);
    let asked = office.refused(&["assign", "z1.xlsx", "Thanh tra thành phố"]);
    assert!(asked.contains("--report"), "{asked}");
    office.ok(&["assign", "z1.xlsx", "Thanh tra thành phố", "--report", "tong_ket"]);
    let round = office.round();
    let standing = final_report(&round, "TTTP");
    assert_eq!((standing.receiving, standing.review), (Receiving::Received, Some(Review::Unreadable)));
}

#[test]
fn another_units_form_is_put_to_the_office_and_the_office_settles_whose_it_is() {
    let office = OfficeFolder::with(&[]);
    office.put("BC BV Da lieu.xlsx", &sample_file(GOOD));
    let round = office.round();
    assert_eq!(line(&round, "BC BV Da lieu.xlsx").outcome, FileOutcome::Unidentified);
    office.ok(&["assign", "BC BV Da lieu.xlsx", "BVDL"]);
    let round = office.round();
    assert_eq!(line(&round, "BC BV Da lieu.xlsx").unit(), Some("BVDL"));
    assert_eq!(final_report(&round, "BVDL").receiving, Receiving::Received);
    assert_eq!(final_report(&round, "SYT").receiving, Receiving::Missing);
    office.ok(&["assign", "BC BV Da lieu.xlsx", "SYT"]);
    assert_eq!(final_report(&office.round(), "SYT").review, Some(Review::Accepted));
    office.ok(&["register", ".", "--withdraw", "2", "--because", "nhầm"]);
    assert_eq!(line(&office.round(), "BC BV Da lieu.xlsx").unit(), Some("BVDL"), "the decision before stands again");
}

#[test]
fn a_later_deadline_is_given_to_a_unit_a_group_or_all_and_never_shortens() {
    let office = OfficeFolder::with(&[GOOD]);
    office.ok(&["receive", GOOD, "--at", "28/3/2020 16:18"]);
    let timely = || final_report(&office.round(), "SYT").timeliness;
    assert_eq!(timely(), LATE);
    office.ok(&["extend", "BVDL", "--until", "30/3/2020 16:00", "--because", "phòng dịch"]);
    assert_eq!(timely(), LATE, "another unit's");
    for to in [["SYT"].as_slice(), &["--group", "nhân ái"], &["--all"]] {
        let given = [&["extend"], to, &["--until", "30/3/2020 16:00", "--because", "phòng dịch"]].concat();
        let said = office.ok(&given);
        assert_eq!(timely(), Some(Timeliness::OnTime), "{to:?}");
        let number = said.split_whitespace().find_map(|word| word.trim_end_matches(':').parse::<u32>().ok());
        office.ok(&["register", ".", "--withdraw", &number.expect("a number").to_string()]);
        assert_eq!(timely(), LATE, "withdrawn: {to:?}");
    }
    let said = office.refused(&["extend", "SYT", "--until", "27/3/2020", "--because", "x"]);
    assert!(said.contains("không muộn hơn"), "{said}");
    let said = office.refused(&["extend", "--until", "30/3/2020", "--because", "x"]);
    assert!(said.contains("--all"), "{said}");
}

#[test]
fn a_cell_that_was_asked_about_is_accepted_as_long_as_it_says_the_same() {
    let office = OfficeFolder::with(&[GAP]);
    assert_eq!(final_report(&office.round(), "VPUBND").review, Some(Review::Incomplete));
    office.ok(&["accept", "VPUBND", "Số liệu!C22", "--because", "đơn vị không thuộc diện"]);
    let round = office.round();
    assert_eq!(final_report(&round, "VPUBND").review, Some(Review::Accepted));
    let found = line(&round, GAP).findings().iter().find(|one| one.is_settled()).expect("it is still told");
    let text = tonghop::text::finding(found, tonghop::text::Lang::Vi);
    assert!(text.contains("đơn vị không thuộc diện"), "{text}");
    let said = office.refused(&["accept", "VPUBND", "C9", "--because", "x"]);
    assert!(said.contains("không có điều gì"), "{said}");
}

#[test]
fn a_whole_report_is_accepted_as_it_is() {
    let office = OfficeFolder::with(&[GAP]);
    office.ok(&["accept", "VPUBND", "--because", "đã hỏi lại"]);
    assert_eq!(final_report(&office.round(), "VPUBND").review, Some(Review::Accepted));
}

#[test]
fn a_value_told_by_phone_counts_is_marked_and_gives_way_to_the_units_own_correction() {
    let office = OfficeFolder::with(&[MONEY]);
    let cost = |round: &tonghop::round::Round| {
        let outcome = round.indicator("kinh_phi").expect("the indicator").unit("SVHTTDL").cloned();
        outcome.map(|one| (one.actual, one.corrected))
    };
    let before = office.round();
    assert_eq!(final_report(&before, "SVHTTDL").review, Some(Review::HasErrors));
    assert!(matches!(cost(&before), Some((None, false))), "{:?}", cost(&before));
    let said = office.refused(&["correct", "SVHTTDL", "Hoạt động!J6", "nhiều", "--because", "x"]);
    assert!(said.contains("không đọc được"), "{said}");
    office.ok(&["correct", "SVHTTDL", "Hoạt động!J6", "12,5", "--because", "đơn vị báo qua điện thoại"]);
    let round = office.round();
    assert_eq!(final_report(&round, "SVHTTDL").review, Some(Review::Accepted));
    let (actual, corrected) = cost(&round).expect("an outcome");
    assert!(actual.is_some_and(|actual| actual >= 12.5) && corrected, "{actual:?}");
    let codes: Vec<Code> = line(&round, MONEY).findings().iter().map(|one| one.code).collect();
    assert!(codes.contains(&Code::OfficeCorrected) && !codes.contains(&Code::MoneyScale), "{codes:?}");
    let json = office.ok(&["status", ".", "--format", "json"]);
    assert!(json.contains("\"because\": \"đơn vị báo qua điện thoại\""));

    // The unit sends its own correction: its word counts, and the office's is told to have lapsed.
    let kept = sample_file(MONEY);
    let book = rewritten(&kept, "12500000", "13");
    office.put("zalo 2-4 9g00/15 So VHTT&DL - TTN2020 tong ket.xlsx", &book);
    let round = office.round();
    let own = line(&round, "zalo 2-4 9g00/15 So VHTT&DL - TTN2020 tong ket.xlsx");
    assert_eq!(own.outcome, FileOutcome::Current);
    assert!(own.findings().iter().any(|one| one.code == Code::CorrectionLapsed));
    let (actual_now, corrected) = cost(&round).expect("an outcome");
    assert_eq!((actual_now, corrected), (actual.map(|actual| actual + 0.5), false));
    let listed = office.ok(&["register", "."]);
    assert!(listed.contains("không còn tác dụng: báo cáo hiện có ghi khác"), "{listed}");
}

/// A workbook with one number replaced, in whatever part it stands.
fn rewritten(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    use std::io::{Cursor, Read};
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    let mut found = 0;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let (name, mut bytes) = (part.name().expect("a name").into_owned(), Vec::new());
        part.read_to_end(&mut bytes).expect("its bytes");
        if let Ok(text) = std::str::from_utf8(&bytes) {
            found += text.matches(&format!("<v>{from}</v>")).count();
            bytes = text.replace(&format!("<v>{from}</v>"), &format!("<v>{to}</v>")).into_bytes();
        }
        parts.push((name, bytes));
    }
    assert_eq!(found, 1, "{from} stands once");
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    wrap::zip(&parts)
}

#[test]
fn a_form_the_office_filled_in_for_a_unit_is_taken_into_the_inbox_and_counts_from_the_day_its_paper_came() {
    let office = OfficeFolder::with(&[]);
    office.write("nhap thay.xlsx", &sample_file(GOOD));
    office.ok(&["enter", "SYT", "nhap thay.xlsx", "--at", "27/3/2020 9:00", "--via", "bản giấy"]);
    let round = office.round();
    let standing = final_report(&round, "SYT");
    assert_eq!((standing.timeliness, standing.review), (Some(Timeliness::OnTime), Some(Review::Accepted)));
    assert_eq!(line(&round, "nhap thay.xlsx").taken.receipt.channel, "bản giấy");
    office.put("khac/nhap thay.xlsx", b"x");
    office.write("nhap thay.xlsx", &sample_file(MONEY));
    let said = office.refused(&["enter", "SYT", "nhap thay.xlsx"]);
    assert!(said.contains("nội dung khác"), "{said}");
}

#[test]
fn nothing_is_decided_by_nobody_or_about_nothing() {
    let office = OfficeFolder::with(&[GOOD]);
    let mut nobody = std::process::Command::new(env!("CARGO_BIN_EXE_tonghop"));
    nobody.args(["accept", "SYT", "--because", "x"]).current_dir(office.path());
    nobody.env_remove("TONGHOP_WHO").env("XDG_CONFIG_HOME", office.path()).env("APPDATA", office.path());
    let output = nobody.output().expect("the program starts");
    let said = common::office_folder::said(&output);
    assert!(output.status.code() == Some(1) && said.contains("tonghop who"), "{said}");
    for (arguments, told) in [
        (["assign", "khong co.xlsx", "SYT"].as_slice(), "không có tệp “khong co.xlsx”"),
        (&["assign", GOOD, "Sở Không Có"], "Không có đơn vị “Sở Không Có”"),
        (&["receive", GOOD, "--at", "hôm qua"], "hôm qua"),
        (&["receive", GOOD, "--at", "3/4/2030 9:00"], "chưa đến"),
        (&["accept", "BVDL", "--because", "x"], "chưa gửi"),
        (&["correct", "SYT", "C999", "1", "--because", "x"], "không có ô “C999”"),
        (&["register", ".", "--withdraw", "9"], "Không có quyết định số 9"),
    ] {
        let said = office.refused(arguments);
        assert!(said.contains(told), "{arguments:?}: {said}");
    }
    assert!(office.ok(&["register", "."]).contains("Quyết định đang có: 0"));
}

#[test]
fn a_decision_said_twice_is_entered_once() {
    let office = OfficeFolder::with(&[GOOD]);
    let words = ["extend", "SYT", "--until", "30/3/2020 16:00", "--because", "phòng dịch"];
    assert!(office.ok(&words).contains("Đã ghi quyết định 1"));
    assert!(office.ok(&words).contains("đã ghi như vậy từ trước"));
    assert!(office.ok(&["register", "."]).contains("Quyết định đang có: 1"));
}

#[test]
fn a_file_taken_out_of_the_inbox_stays_in_the_register() {
    let office = OfficeFolder::with(&[GOOD, GAP]);
    office.round();
    std::fs::remove_file(office.path().join("inbox").join(GAP)).expect("taken out");
    assert_eq!(office.round().files.len(), 1);
    assert_eq!(office.entries().len(), 2);
    assert!(office.ok(&["register", "."]).contains("không còn trong thư mục nhận"));
}

#[test]
fn the_name_of_who_decides_is_set_once_on_a_computer() {
    let office = OfficeFolder::with(&[]);
    let who = |arguments: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_tonghop"));
        command.arg("who").args(arguments).env_remove("TONGHOP_WHO");
        command.env("XDG_CONFIG_HOME", office.path().join("cau-hinh")).env("APPDATA", office.path().join("cau-hinh"));
        common::office_folder::said(&command.output().expect("the program starts"))
    };
    assert!(who(&[]).contains("tonghop who"));
    assert!(who(&["Chuyên viên, Văn phòng"]).contains("Chuyên viên, Văn phòng"));
    assert!(who(&[]).contains("Chuyên viên, Văn phòng"));
}

#[test]
fn messages_pasted_from_zalo_are_taken_into_the_inbox_once_and_read_there() {
    let office = OfficeFolder::with(&[]);
    let text = "BÁO CÁO NHANH – Sở Y tế\nTuần đến: 20/3\n1. Tọa đàm; 20/3; 45 lượt\n\n\
                BÁO CÁO NHANH – BV Da liễu\nTuần đến: 20/3\nKhông phát sinh\n";
    office.write("tin.txt", text.as_bytes());
    assert!(office.ok(&["receive", "--text", "tin.txt"]).contains("2 tin nhắn"));
    office.ok(&["receive", "--text", "tin.txt"]);
    let round = office.round();
    assert_eq!(
        round.files.len(),
        3,
        "the text and its two messages: {:?}",
        round.files.iter().map(tonghop::round::File::name).collect::<Vec<_>>()
    );
    assert_eq!(round.files.iter().filter(|file| file.outcome == FileOutcome::Messaged).count(), 2);
    assert!(
        office.ok(&["status", ".", "--report", "nhanh", "--period", "2020-W12"]).contains("đã nhắn tin, chưa gửi tệp")
    );
    office.write("khac.txt", b"kinh gui cac dong chi");
    assert!(office.refused(&["receive", "--text", "khac.txt"]).contains("không có tin nào"));
}
