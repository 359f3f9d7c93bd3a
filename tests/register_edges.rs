//! Decisions at their edges: what was decided is applied to that and to nothing else, and what nobody typed is not made up.

mod common;
#[path = "containers/wrap.rs"]
mod wrap;

use common::office_folder::{BROKEN, GAP, GOOD, MONEY, OfficeFolder, final_report, line, sample_file};
use tonghop::check::Code;
use tonghop::plan::Severity;
use tonghop::round::{Evidence, FileOutcome, Receiving, Timeliness};
use wrap::Letter;

#[test]
fn a_correction_stays_when_what_was_found_about_it_is_accepted() {
    let office = OfficeFolder::with(&[MONEY]);
    let place = "Hoạt động!J6";
    office.ok(&["correct", "SVHTTDL", place, "12,5", "--because", "điện thoại"]);
    // Nothing is left to accept there.
    assert!(office.refused(&["accept", "SVHTTDL", place, "--because", "đúng"]).contains("không có điều gì"));
    let round = office.round();
    let submission = line(&round, MONEY).submission().expect("it is read");
    assert_eq!(
        submission
            .entry_at("Hoạt động", "J6")
            .and_then(|(_, one)| one.corrected.as_ref())
            .map(|one| one.value.as_str()),
        Some("12,5")
    );
}

#[test]
fn what_cannot_be_counted_is_not_accepted() {
    let office = OfficeFolder::with(&[MONEY, GAP]);
    assert!(office.refused(&["accept", "SVHTTDL", "Hoạt động!J6", "--because", "đúng"]).contains("không cộng được"));
    assert!(office.refused(&["accept", "VPUBND", "Số liệu!C22", "--because", " "]).contains("--because"));
    office.put("01.xlsx", &sample_file(GOOD));
    let said = office.refused(&["accept", "SYT", "--because", "đúng"]);
    assert!(said.contains("không có điều gì"), "a report that asks nothing: {said}");
    assert!(office.refused(&["receive", "--text", "khong co.txt"]).contains("Không lấy được"));
}

#[test]
fn what_became_of_a_decision_is_said_at_once() {
    let office = OfficeFolder::with(&[GOOD, BROKEN]);
    let said = office.ok(&["assign", BROKEN, "TTTP"]);
    assert!(said.contains("→") && said.contains("không mở được – Thanh tra thành phố"), "{said}");
    assert!(said.contains("Tệp không đầy đủ"), "why it does not count: {said}");
    let said = office.ok(&["receive", GOOD, "--at", "30/3/2020 9:00"]);
    assert!(said.contains("được tính – Sở Y tế, Báo cáo tổng kết; Trễ hạn, Hợp lệ"), "{said}");
    let said = office.ok(&["extend", "SYT", "--until", "31/3/2020 9:00", "--because", "công văn"]);
    assert!(said.contains("→ Sở Y tế: Đúng hạn, Hợp lệ"), "{said}");
    let said = office.ok(&["register", ".", "--withdraw", "3"]);
    assert!(said.contains("→ Sở Y tế: Trễ hạn, Hợp lệ"), "{said}");
    let said = office.ok(&["correct", "SYT", "dv_moi", "16", "--because", "điện thoại"]);
    assert!(said.contains("→ Sở Y tế: Trễ hạn"), "{said}");
    std::fs::remove_file(office.path().join("inbox").join(GOOD)).expect("taken out");
    let listed = office.ok(&["register", "."]);
    assert!(listed.contains("không còn tác dụng: tệp không còn trong thư mục nhận"), "{listed}");
    assert!(listed.contains("không còn tác dụng: báo cáo hiện có ghi khác"), "{listed}");
}

#[test]
fn a_report_of_a_unit_it_is_not_asked_of_is_put_to_the_office() {
    let office = OfficeFolder::with(&[GOOD]);
    let said = office.ok(&["assign", GOOD, "KHOI"]);
    assert!(said.contains("không thuộc diện gửi Báo cáo tổng kết"), "{said}");
    let round = office.round();
    assert_eq!(line(&round, GOOD).outcome, FileOutcome::Unidentified);
    assert_eq!(final_report(&round, "SYT").receiving, Receiving::Missing);
    assert_eq!(round.indicator("doan_vien_moi").map(|one| one.total.value), Some(0.0), "it is in no sum");
}

#[test]
fn a_correction_never_changes_which_version_counts() {
    let first = "tong ket/01 So Y te - TTN2020 tong ket.xlsx";
    let second = "dinh chinh/01 So Y te - TTN2020 tong ket.xlsx";
    let office = OfficeFolder::with(&[first, second]);
    office.ok(&["receive", first, "--at", "25/3/2020 9:00"]);
    office.ok(&["receive", second, "--at", "26/3/2020 9:00"]);
    let counts = |office: &OfficeFolder| {
        let round = office.round();
        let file = round.effective(final_report(&round, "SYT")).map(|file| file.name().to_owned());
        (file, round.indicator("doan_vien_moi").and_then(|one| one.unit("SYT")?.actual))
    };
    assert_eq!(counts(&office).0.as_deref(), Some(second));
    office.ok(&["correct", "SYT", "dv_moi", "15", "--because", "đơn vị báo qua điện thoại"]);
    assert_eq!(counts(&office), (Some(second.to_owned()), Some(15.0)));
    let said = office.ok(&["correct", "SYT", "dv_moi", "16", "--because", "gọi lại"]);
    assert!(said.contains("Thay quyết định 3"), "{said}");
    assert_eq!(counts(&office), (Some(second.to_owned()), Some(16.0)));
    let said = office.ok(&["register", ".", "--withdraw", "4"]);
    assert!(said.contains("Quyết định 3 có hiệu lực lại"), "{said}");
    assert_eq!(counts(&office), (Some(second.to_owned()), Some(15.0)));
}

#[test]
fn of_two_copies_each_came_by_itself_and_one_given_to_another_unit_leaves_the_other() {
    let office = OfficeFolder::with(&[GOOD]);
    office.ok(&["receive", GOOD, "--at", "26/3/2020 11:32"]);
    office.put("ban sao.xlsx", &sample_file(GOOD));
    office.ok(&["receive", "ban sao.xlsx", "--at", "30/3/2020 9:00"]);
    let round = office.round();
    assert_eq!(final_report(&round, "SYT").timeliness, Some(Timeliness::OnTime));
    assert_eq!(line(&round, "ban sao.xlsx").outcome, FileOutcome::Duplicate);
    office.ok(&["assign", "inbox/ban sao.xlsx", "BVDL"]);
    let round = office.round();
    assert_eq!(final_report(&round, "SYT").receiving, Receiving::Received);
    assert_eq!(final_report(&round, "BVDL").receiving, Receiving::Received);
}

#[test]
fn a_copy_that_cannot_count_hides_no_copy_that_can() {
    let office = OfficeFolder::with(&[]);
    let bytes = sample_file(GOOD);
    office.put("zalo 26-3 9g00/So Tu phap bao cao.xlsx", &bytes);
    office.put("zalo 27-3 9g00/01 So Y te - TTN2020 tong ket.xlsx", &bytes);
    let round = office.round();
    let outcome = |name: &str| line(&round, name).outcome;
    assert_eq!(outcome("zalo 27-3 9g00/01 So Y te - TTN2020 tong ket.xlsx"), FileOutcome::Current);
    assert_eq!(outcome("zalo 26-3 9g00/So Tu phap bao cao.xlsx"), FileOutcome::Unidentified, "still a question");
    assert_eq!(final_report(&round, "SYT").receiving, Receiving::Received);
}

#[test]
fn one_paper_of_two_units_is_each_ones_and_two_copies_of_one_unit_are_one() {
    let office = OfficeFolder::with(&[]);
    for (folder, form) in [("a", GOOD), ("b", MONEY)] {
        office.put(&format!("{folder}/bc.xlsx"), &sample_file(form));
        office.put(&format!("{folder}/scan.pdf"), b"%PDF-1.4 minutes of a joint meeting");
    }
    office.put("a/scan (1).pdf", b"%PDF-1.4 minutes of a joint meeting");
    let round = office.round();
    let outcome = |name: &str| line(&round, name).outcome;
    assert_eq!(outcome("b/scan.pdf"), FileOutcome::Artefact);
    let own = [outcome("a/scan.pdf"), outcome("a/scan (1).pdf")];
    assert!(own.contains(&FileOutcome::Artefact) && own.contains(&FileOutcome::Duplicate), "{own:?}");
}

#[test]
fn a_form_in_another_units_folder_or_mail_is_put_to_the_office() {
    let bytes = sample_file(GOOD);
    let outcome = |name: &str, bytes: &[u8]| {
        let office = OfficeFolder::with(&[]);
        office.put(name, bytes);
        let round = office.round();
        round
            .files
            .iter()
            .rfind(|file| file.submission().is_some() || file.outcome == FileOutcome::Unidentified)
            .map(|file| file.outcome)
    };
    assert_eq!(outcome("Sở Tư pháp/BC.xlsx", &bytes), Some(FileOutcome::Unidentified));
    assert_eq!(outcome("Sở Y tế/BC.xlsx", &bytes), Some(FileOutcome::Current));
    assert_eq!(outcome("zalo 26-3 9g00/BC.xlsx", &bytes), Some(FileOutcome::Current));
    // The file's own name speaks louder than where it lies.
    assert_eq!(outcome("Sở Tư pháp/01 So Y te.xlsx", &bytes), Some(FileOutcome::Current));
    let mail = |subject: &str| {
        let text = Letter::default().received("Sat, 28 Mar 2020 11:00:00 +0000").attach("bc.xlsx", &bytes).text();
        text.replace("=?UTF-8?B?QsOhbyBjw6Fv?=", subject).into_bytes()
    };
    assert_eq!(outcome("1.eml", &mail("So Tu phap gui bao cao tong ket")), Some(FileOutcome::Unidentified));
    assert_eq!(outcome("1.eml", &mail("Gui Doan Khoi bao cao tong ket")), Some(FileOutcome::Current));
}

#[test]
fn what_a_unit_writes_into_its_mail_is_told() {
    let office = OfficeFolder::with(&[]);
    let of = |words: &str, letter: Letter| letter.text().replace("K=EDnh g=E1=BB=ADi", words).into_bytes();
    let dated = || Letter::default().received("Sat, 28 Mar 2020 11:00:00 +0000");
    office.put("1.eml", &of("Xin dinh chinh: so doan vien moi la 12", dated()));
    office.put("2.eml", &of("Gui bao cao.", dated().attach("bc.xlsx", &sample_file(GOOD))));
    office.put("3.eml", &of("BAO CAO NHANH - So Tu phap\r\nTuan den 27/3\r\nKhong phat sinh", dated()));
    let round = office.round();
    let words = |name: &str| {
        let found = line(&round, name).findings().iter().find(|one| one.code == Code::MailWords);
        found.map(|one| (one.severity, one.arguments["typed"].clone()))
    };
    assert_eq!(words("1.eml"), Some((Severity::Warning, "Xin dinh chinh: so doan vien moi la 12".to_owned())));
    assert_eq!(words("2.eml"), Some((Severity::Info, "Gui bao cao.".to_owned())));
    assert_eq!(words("3.eml"), None, "a report typed into the mail is read");
    assert_eq!(line(&round, "3.eml/tin nhắn 1").unit(), Some("STP"));
}

#[test]
fn of_equal_files_the_earliest_certain_receipt_decides() {
    let office = OfficeFolder::with(&[]);
    office.put("zalo 27-3 15g00/bc.xlsx", &sample_file(GOOD));
    let mail = Letter::default().received("Sat, 28 Mar 2020 11:00:00 +0000").attach("bc.xlsx", &sample_file(GOOD));
    office.put("thu.eml", mail.text().as_bytes());
    let round = office.round();
    assert_eq!(final_report(&round, "SYT").timeliness, Some(Timeliness::OnTime));
    let folder = tonghop::command::Folder::open(office.path()).expect("the plan");
    let before = tonghop::command::parse_instant("2020-03-27T16:00").expect("an instant");
    let output = tonghop::command::Output { lang: tonghop::text::Lang::Vi };
    let then = tonghop::command::collect(&folder, before, None, &output).expect("collected").round;
    assert_eq!(final_report(&then, "SYT").receiving, Receiving::Received, "the mail had not come yet");
}

#[test]
fn no_instant_is_entered_that_nobody_typed() {
    let office = OfficeFolder::with(&[]);
    office.write("nhap thay.xlsx", &sample_file(GOOD));
    office.ok(&["enter", "SYT", "nhap thay.xlsx"]);
    let round = office.round();
    assert!(line(&round, "nhap thay.xlsx").taken.receipt.evidence.is_weak());
    let said = office.refused(&["receive", "nhap thay.xlsx", "--at", "28/3/2020"]);
    assert!(said.contains("chỉ có ngày"), "{said}");
    office.write("receipts.csv", "file,received_at,channel\nnhap thay.xlsx,28/3/2020,giấy\n".as_bytes());
    let round = office.round();
    assert_eq!(line(&round, "nhap thay.xlsx").taken.receipt.evidence, Evidence::FolderDay);
    assert!(matches!(final_report(&round, "SYT").timeliness, Some(Timeliness::Doubtful { .. })));
}

#[test]
fn a_decision_on_a_mail_goes_before_an_older_row_of_the_list_for_it() {
    let office = OfficeFolder::with(&[]);
    let mail = Letter::default().received("Sat, 28 Mar 2020 11:00:00 +0000").attach("bc.xlsx", &sample_file(GOOD));
    office.put("thu.eml", mail.text().as_bytes());
    office.write("receipts.csv", b"file,received_at,channel\nthu.eml,28/3/2020 18:00,email\n");
    office.ok(&["receive", "thu.eml", "--at", "27/3/2020 11:00"]);
    let round = office.round();
    assert_eq!(line(&round, "thu.eml/bc.xlsx").taken.receipt.at.to_string(), "2020-03-27 11:00:00");
    assert_eq!(final_report(&round, "SYT").timeliness, Some(Timeliness::OnTime));
}

#[test]
fn a_refused_command_leaves_nothing_behind() {
    let office = OfficeFolder::with(&[]);
    office.write("bc.xlsx", &sample_file(GOOD));
    office.refused(&["receive", "bc.xlsx", "--at", "3/4/2030 9:00"]);
    office.refused(&["enter", "SYT", "bc.xlsx", "--at", "3/4/2030 9:00"]);
    assert!(office.round().files.is_empty());
}

#[test]
fn a_correction_that_could_change_nothing_is_refused() {
    let office = OfficeFolder::with(&[GOOD]);
    for (cell, value, told) in [
        ("dv_moi_dk", "10", "không phải ô đơn vị nhập"),
        ("dv_moi", "khoảng 45", "không đọc được"),
        ("dv_moi", "03 đồng chí", "không đọc được"),
    ] {
        let said = office.refused(&["correct", "SYT", cell, value, "--because", "x"]);
        assert!(said.contains(told), "{cell} {value}: {said}");
    }
    office.ok(&["correct", "SYT", "dv_moi", "45", "--because", "x"]);
    assert_eq!(office.round().indicator("doan_vien_moi").and_then(|one| one.unit("SYT")?.actual), Some(45.0));
}

#[test]
fn a_waiting_deadline_may_be_moved_later_but_never_earlier() {
    let office = OfficeFolder::with(&[]);
    office.ok(&["extend", "SYT", "--until", "1/4/2020 16:00", "--because", "x"]);
    let said = office.refused(&["extend", "SYT", "--until", "30/3/2020 16:00", "--because", "x"]);
    assert!(said.contains("không muộn hơn"), "{said}");
    office.ok(&["extend", "SYT", "--until", "2/4/2020 16:00", "--because", "x"]);
}

#[test]
fn a_file_of_another_program_in_the_registers_place_is_told_and_left_alone() {
    let office = OfficeFolder::with(&[GAP]);
    let other = rusqlite::Connection::open(office.path().join("tonghop.db")).expect("a database");
    other.execute_batch("CREATE TABLE t (a); PRAGMA user_version = 1").expect("a table");
    drop(other);
    let before = std::fs::read(office.path().join("tonghop.db")).expect("its bytes");
    let said = office.refused(&["status", "."]);
    assert!(said.contains("không phải sổ tiếp nhận"), "{said}");
    assert!(std::fs::read(office.path().join("tonghop.db")).expect("its bytes") == before);
}

#[cfg(target_os = "linux")]
#[test]
fn a_pipe_named_on_the_command_line_is_not_waited_for() {
    let office = OfficeFolder::with(&[]);
    let pipe = office.path().join("inbox/ong.xlsx");
    if !std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success()) {
        return;
    }
    let said = office.refused(&["assign", "inbox/ong.xlsx", "SYT"]);
    assert!(said.contains("không có tệp"), "{said}");
}

#[test]
fn a_correction_in_a_growing_workbook_holds_in_every_week_that_repeats_the_row() {
    let week = |week: &str| format!("bao cao nhanh/{week}/41 So Tu phap - TTN2020 bao cao nhanh.xlsx");
    let (earlier, later) = (week("2020-W12"), week("2020-W13"));
    let office = OfficeFolder::with(&[&earlier, &later]);
    office.ok(&[
        "correct",
        "STP",
        "D12",
        "500",
        "--because",
        "điện thoại",
        "--report",
        "nhanh",
        "--period",
        "2020-W12",
    ]);
    let round = office.round();
    for name in [&earlier, &later] {
        let submission = line(&round, name).submission().expect("it is read");
        let values: Vec<&str> =
            submission.entries().filter_map(|(_, entry)| Some(entry.corrected.as_ref()?.value.as_str())).collect();
        assert_eq!(values, ["500"], "{name}");
    }
}
