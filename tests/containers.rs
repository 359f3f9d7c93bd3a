//! What comes wrapped: forms in archives and mails, and in archives within mails within archives.

mod common;
#[path = "containers/outlook.rs"]
mod outlook;
#[path = "containers/wrap.rs"]
mod wrap;

use common::working;
use outlook::Outlook;
use std::path::Path;
use tempfile::TempDir;
use tonghop::check::Code;
use tonghop::command::{Collected, Folder, Output, collect, parse_instant};
use tonghop::round::{Evidence, File, FileOutcome, Receiving, Round, Timeliness};
use tonghop::text::Lang;
use wrap::{Letter, zip};

const UNIT: &str = "BVHHTM";

/// A working folder with one unit's final report issued, and that workbook.
fn desk() -> (TempDir, Vec<u8>) {
    let dir = working::issued(&[UNIT]);
    let book = working::workbook(dir.path(), "tong_ket", "");
    let bytes = std::fs::read(book).expect("the workbook");
    std::fs::create_dir_all(dir.path().join("inbox")).expect("an inbox");
    (dir, bytes)
}

fn put(dir: &TempDir, name: &str, bytes: &[u8]) {
    write(dir, &format!("inbox/{name}"), bytes);
}

fn write(dir: &TempDir, name: &str, bytes: &[u8]) {
    tonghop::disk::write(&dir.path().join(name), bytes).expect("a file");
}

fn round(dir: &Path) -> Round {
    collected(dir).round
}

fn collected(dir: &Path) -> Collected {
    let folder = Folder::open(dir).expect("the plan is good");
    let now = parse_instant("2030-04-03T09:00").expect("an instant");
    collect(&folder, now, None, &Output { lang: Lang::Vi }).expect("collected")
}

fn outcomes(round: &Round) -> Vec<(&str, FileOutcome)> {
    round.files.iter().map(|file| (file.name(), file.outcome)).collect()
}

#[track_caller]
fn file<'r>(round: &'r Round, name: &str) -> &'r File {
    round.files.iter().find(|file| file.name() == name).unwrap_or_else(|| panic!("{:?}", outcomes(round)))
}

fn codes(file: &File) -> Vec<Code> {
    file.findings().iter().map(|finding| finding.code).collect()
}

#[test]
fn a_form_in_a_zip_is_read_and_each_file_has_its_line() {
    let (dir, form) = desk();
    let members = [("BC.xlsx", form.as_slice()), ("__MACOSX/._BC.xlsx", b"x"), ("ghi chú.txt", b"kinh gui anh")];
    put(&dir, "nop.zip", &zip(&members));
    let round = round(dir.path());
    assert_eq!(
        outcomes(&round),
        [
            ("nop.zip", FileOutcome::Opened),
            ("nop.zip/BC.xlsx", FileOutcome::Current),
            ("nop.zip/ghi chú.txt", FileOutcome::Unreadable)
        ]
    );
    assert_eq!(file(&round, "nop.zip/BC.xlsx").unit(), Some(UNIT));
    assert_eq!(file(&round, "nop.zip/BC.xlsx").taken.receipt.evidence, Evidence::FileTime);
    let kept = &file(&round, "nop.zip/BC.xlsx").taken.kept_as;
    assert_eq!(std::fs::read(dir.path().join("received").join(kept)).expect("kept"), form);
}

#[test]
fn two_members_of_one_name_are_two_lines() {
    let (dir, form) = desk();
    put(&dir, "nop.zip", &wrap::twice("BC.xlsx", &form, b"khong phai excel"));
    let round = round(dir.path());
    let names = ["nop.zip", "nop.zip/BC (2).xlsx", "nop.zip/BC.xlsx"];
    assert_eq!(round.files.iter().map(File::name).collect::<Vec<_>>(), names);
    assert_eq!(file(&round, "nop.zip/BC.xlsx").outcome, FileOutcome::Current);
}

#[test]
fn a_name_inside_leads_nowhere() {
    let (dir, form) = desk();
    put(&dir, "nop.zip", &zip(&[("../../../BC.xlsx", form.as_slice()), ("C:\\Windows\\BC2.xlsx", b"x")]));
    let round = round(dir.path());
    assert_eq!(
        round.files.iter().map(File::name).collect::<Vec<_>>(),
        ["nop.zip", "nop.zip/BC.xlsx", "nop.zip/Windows/BC2.xlsx"]
    );
    assert!(!dir.path().join("BC.xlsx").exists() && !dir.path().join("inbox/BC.xlsx").exists());
}

#[test]
fn three_wrappings_are_opened_and_a_fourth_is_told() {
    let (dir, form) = desk();
    let third = zip(&[("BC.xlsx", form.as_slice()), ("sâu.zip", &zip(&[("a.xlsx", b"x")]))]);
    let second = Letter::default().attach("ba.zip", &third).text();
    put(&dir, "mot.zip", &zip(&[("hai.eml", second.as_bytes())]));
    let round = round(dir.path());
    assert_eq!(file(&round, "mot.zip/hai.eml/ba.zip/BC.xlsx").outcome, FileOutcome::Current);
    let deep = file(&round, "mot.zip/hai.eml/ba.zip/sâu.zip");
    assert_eq!((deep.outcome, codes(deep)), (FileOutcome::Unreadable, vec![Code::TooLarge]));
    assert_eq!(deep.findings()[0].arguments["limit"], "3");
    assert_eq!(round.files.len(), 5, "{:?}", outcomes(&round));
}

#[track_caller]
fn received(date: &str, late: Option<i64>) {
    let (dir, form) = desk();
    let letter = Letter::default().received(date).attach("BC.xlsx", &form);
    put(&dir, "thu.eml", letter.text().as_bytes());
    let round = round(dir.path());
    let taken = &file(&round, "thu.eml/BC.xlsx").taken;
    assert_eq!((taken.receipt.evidence, taken.receipt.channel.as_str()), (Evidence::Mail, "email"));
    let mail = taken.mail.as_ref().expect("a mail");
    assert_eq!((mail.sender.as_str(), mail.subject.as_str()), ("a@example.invalid", "Báo cáo"));
    let timely = round.standing(UNIT, "tong_ket", "").and_then(|standing| standing.timeliness);
    let expected = late.map_or(Timeliness::OnTime, |seconds| Timeliness::Late { seconds });
    assert_eq!(timely, Some(expected), "{date}");
}

#[test]
fn the_server_decides_to_the_second_in_any_zone() {
    received("Sat, 28 Mar 2020 15:59:59 +0700", None);
    received("Sat, 28 Mar 2020 08:59:59 +0000 (UTC)", None);
    received("Sat, 28 Mar 2020 02:00:00 -0700 (PDT)", Some(0));
    received("Sat, 28 Mar 2020 09:00:01 GMT", Some(1));
    received("Sat, 28 Mar 2020 18:15:00 +0700", Some(8100));
}

#[test]
fn the_senders_clock_calls_nobody_late() {
    let (dir, form) = desk();
    let letter = Letter::default().dated("Sat, 28 Mar 2020 18:15:00 +0700").attach("BC.xlsx", &form);
    put(&dir, "thu.eml", letter.text().as_bytes());
    let round = round(dir.path());
    let standing = round.standing(UNIT, "tong_ket", "").expect("a standing");
    assert_eq!(standing.timeliness, Some(Timeliness::Doubtful { seconds: 8100 }));
    assert_eq!(standing.first.as_ref().map(|receipt| receipt.evidence), Some(Evidence::MailDate));
}

#[test]
fn what_the_office_wrote_down_of_a_mail_holds_for_what_is_inside() {
    let (dir, form) = desk();
    let letter = Letter::default().received("Sat, 28 Mar 2020 18:15:00 +0700").attach("BC.xlsx", &form);
    put(&dir, "thu.eml", letter.text().as_bytes());
    let list = "tệp,thời điểm,kênh\nthu.eml,2020-03-28T15:00,email\nkhac.eml,2020-03-28T15:00,email\n";
    write(&dir, "receipts.csv", list.as_bytes());
    let round = round(dir.path());
    let receipt = &file(&round, "thu.eml/BC.xlsx").taken.receipt;
    assert_eq!((receipt.evidence, receipt.at.to_string().as_str()), (Evidence::Office, "2020-03-28 15:00:00"));
    assert_eq!(round.unmatched, ["khac.eml"]);
}

#[test]
fn the_same_form_in_two_mails_counts_once() {
    let (dir, form) = desk();
    for (name, date) in [("a.eml", "Sat, 28 Mar 2020 10:00:00 +0700"), ("b.eml", "Sat, 28 Mar 2020 18:00:00 +0700")] {
        put(&dir, name, Letter::default().received(date).attach("BC.xlsx", &form).text().as_bytes());
    }
    let round = round(dir.path());
    assert_eq!(file(&round, "a.eml/BC.xlsx").outcome, FileOutcome::Current);
    assert_eq!(file(&round, "b.eml/BC.xlsx").outcome, FileOutcome::Duplicate);
}

#[test]
fn what_unpacks_beyond_the_limit_is_one_finding() {
    let (dir, _) = desk();
    write(&dir, "tonghop.toml", "[limits]\nunpacked_mb = 1\nparts = 3\n".as_bytes());
    let zeros = vec![0; 3 << 20];
    put(&dir, "bom.zip", &zip(&[("a.xlsx", &zeros)]));
    let small: Vec<(String, Vec<u8>)> = (0..5).map(|number| (format!("{number}.txt"), vec![b'x'; 9])).collect();
    let small: Vec<(&str, &[u8])> = small.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    put(&dir, "nhieu.zip", &zip(&small));
    let round = round(dir.path());
    let told = |name: &str| file(&round, name).findings()[0].arguments.clone();
    assert_eq!((told("bom.zip")["what"].as_str(), told("bom.zip")["limit"].as_str()), ("unpacked_mb", "1"));
    assert_eq!((told("nhieu.zip")["what"].as_str(), told("nhieu.zip")["found"].as_str()), ("parts", "5"));
    assert_eq!(round.files.len(), 2);
}

#[test]
fn a_member_with_a_password_the_office_knows_is_read() {
    let (dir, form) = desk();
    put(&dir, "kin.zip", &wrap::locked("BC.xlsx", &form, "doankhoi"));
    assert_eq!(codes(file(&round(dir.path()), "kin.zip/BC.xlsx")), [Code::Password]);
    write(&dir, "passwords.txt", "sai\ndoankhoi\n".as_bytes());
    assert_eq!(file(&round(dir.path()), "kin.zip/BC.xlsx").outcome, FileOutcome::Current);
}

#[test]
fn a_broken_archive_is_named() {
    let (dir, form) = desk();
    let whole = zip(&[("BC.txt", form.as_slice())]);
    put(&dir, "dut.zip", &whole[..whole.len() / 2]);
    let round = round(dir.path());
    assert_eq!(codes(file(&round, "dut.zip")), [Code::Truncated]);
}

#[test]
fn an_outlook_mail_gives_its_attachments_and_the_mail_inside_it() {
    let (dir, form) = desk();
    let inner = Outlook { subject: "Bên trong", delivered: "2020-03-28T08:00:00Z", attached: &[("BC.xlsx", &form)] };
    let outer =
        Outlook { subject: "Báo cáo", delivered: "2020-03-28T11:15:00Z", attached: &[("ghi chu.txt", b"kinh gui")] };
    put(&dir, "thu.msg", &outer.with(Some(&inner)));
    let round = round(dir.path());
    let names = ["thu.msg", "thu.msg/Bên trong.msg", "thu.msg/Bên trong.msg/BC.xlsx", "thu.msg/ghi chu.txt"];
    assert_eq!(round.files.iter().map(File::name).collect::<Vec<_>>(), names);
    let taken = &file(&round, names[2]).taken;
    assert_eq!(
        (taken.receipt.evidence, taken.receipt.at.to_string().as_str()),
        (Evidence::Mail, "2020-03-28 15:00:00")
    );
    let note = &file(&round, names[3]).taken;
    assert_eq!(note.receipt.at.to_string(), "2020-03-28 18:15:00");
    let mail = note.mail.as_ref().expect("a mail");
    assert_eq!((mail.sender.as_str(), mail.subject.as_str()), ("a@example.invalid", "Báo cáo"));
}

fn part<'r>(round: &'r Round, id: &str) -> &'r [String] {
    let standing = round.standing(UNIT, "tong_ket", "").expect("a standing");
    standing.artefacts.iter().find(|part| part.id == id).map_or(&[], |part| part.files.as_slice())
}

const PDF: &[u8] = b"%PDF-1.4 scan";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n picture";

#[test]
fn a_paper_beside_the_workbook_in_one_mail_is_the_units() {
    let (dir, form) = desk();
    let letter = Letter::default().received("Sat, 28 Mar 2020 10:00:00 +0700");
    let letter = letter.attach("BC.xlsx", &form).attach("co dau.pdf", PDF).attach("anh.png", PNG);
    put(&dir, "thu.eml", letter.text().as_bytes());
    let round = round(dir.path());
    let paper = file(&round, "thu.eml/co dau.pdf");
    assert_eq!((paper.outcome, paper.unit()), (FileOutcome::Artefact, Some(UNIT)));
    assert_eq!(codes(paper), [Code::SignedCopyReceived]);
    assert_eq!(part(&round, "ban_giay"), ["thu.eml/co dau.pdf"]);
    assert_eq!(part(&round, "hinh_anh"), ["thu.eml/anh.png"]);
    assert!(part(&round, "ho_so").is_empty());
}

#[test]
fn a_paper_named_like_the_issued_form_needs_no_workbook() {
    let (dir, _) = desk();
    let book = working::workbook(dir.path(), "tong_ket", "");
    let stem = book.file_stem().expect("a name").to_string_lossy().into_owned();
    put(&dir, &format!("{stem}.png"), PNG);
    put(&dir, "TTN2020-TK-BVHHTM-1 co dau.pdf", PDF);
    let round = round(dir.path());
    assert_eq!(part(&round, "ban_giay"), [format!("{stem}.png"), "TTN2020-TK-BVHHTM-1 co dau.pdf".to_owned()]);
    assert_eq!(round.standing(UNIT, "tong_ket", "").map(|one| one.receiving), Some(Receiving::Missing));
    let told = tonghop::text::board::files(&round, Lang::Vi);
    assert!(told.contains("Tệp Excel của đơn vị: chưa nhận."), "{told}");
}

#[test]
fn a_paper_without_a_sign_or_with_two_is_put_to_the_office() {
    let dir = working::issued(&[UNIT, "BVMRHM"]);
    let folder = dir.path().join("issued/tong_ket");
    let names = std::fs::read_dir(folder).expect("issued").map(|entry| entry.expect("an entry").path());
    let mut books: Vec<_> = names.filter(|path| path.extension().is_some_and(|ending| ending == "xlsx")).collect();
    books.sort();
    let [ours, theirs] = [0, 1].map(|index: usize| std::fs::read(&books[index]).expect("a workbook"));
    put(&dir, "scan.pdf", PDF);
    put(&dir, "mot/BC.xlsx", &ours);
    put(&dir, "mot/TTN2020-TK-BVHHTM-1.pdf", b"%PDF-1.4 mot");
    put(&dir, "hai/BC.xlsx", &theirs);
    put(&dir, "hai/TTN2020-TK-BVHHTM-1.pdf", b"%PDF-1.4 hai");
    let round = round(dir.path());
    assert_eq!(file(&round, "mot/TTN2020-TK-BVHHTM-1.pdf").outcome, FileOutcome::Artefact);
    let unclear = file(&round, "scan.pdf");
    assert_eq!((unclear.outcome, codes(unclear)), (FileOutcome::Unidentified, vec![Code::ArtefactUnclear]));
    assert_eq!(file(&round, "hai/TTN2020-TK-BVHHTM-1.pdf").outcome, FileOutcome::Unidentified);
    assert_eq!(round.files.len(), 5);
    let sum: usize =
        FileOutcome::ALL.iter().map(|one| round.files.iter().filter(|file| file.outcome == *one).count()).sum();
    assert_eq!(sum, 5);
}

#[test]
fn pictures_pasted_inside_a_workbook_are_saved_and_told() {
    // A report of the sample with two pictures pasted onto a sheet by openpyxl; invented data.
    let dir = tempfile::tempdir().expect("a folder");
    let sample = working::sample();
    working::copy(&sample.join("issued"), &dir.path().join("issued"));
    for name in ["plan.toml", "units.csv"] {
        write(&dir, name, &std::fs::read(sample.join(name)).expect("a file of the sample"));
    }
    put(&dir, "bc.xlsx", include_bytes!("containers/pictures-inside.xlsx"));
    let round = round(dir.path());
    let told = file(&round, "bc.xlsx").findings().iter().find(|finding| finding.code == Code::PicturesInside);
    let told = told.unwrap_or_else(|| panic!("{:?}", codes(file(&round, "bc.xlsx"))));
    assert_eq!(told.location.as_ref().map(|place| place.sheet.as_str()), Some("Hoạt động"));
    assert_eq!(told.arguments["count"], "2");
    let saved =
        std::fs::read_dir(dir.path().join("received").join("hinh-anh").join("SYT")).expect("the unit's pictures");
    let pictures: Vec<Vec<u8>> =
        saved.map(|entry| std::fs::read(entry.expect("a picture").path()).expect("its bytes")).collect();
    assert_eq!(pictures.len(), 2);
    assert!(pictures.iter().all(|bytes| bytes.starts_with(b"\x89PNG")), "saved as they were pasted");

    // Known by now, it is not read again, unless what was saved of it is gone.
    let place = dir.path().join("received").join("hinh-anh");
    let again = || {
        let collected = collected(dir.path());
        let told = file(&collected.round, "bc.xlsx").findings().iter().any(|one| one.code == Code::PicturesInside);
        let saved = std::fs::read_dir(place.join("SYT")).map_or(0, std::iter::Iterator::count);
        (collected.read, told, saved)
    };
    assert_eq!(again(), (0, true, 2));
    std::fs::remove_dir_all(place.join("SYT")).expect("taken away");
    assert_eq!(again(), (1, true, 2));
    std::fs::rename(place.join("SYT"), place.join("BVDL")).expect("another unit's");
    assert_eq!(again(), (0, true, 2));
}
