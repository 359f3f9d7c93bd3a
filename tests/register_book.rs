//! The register as a workbook: the clerk fills coloured cells, and what she changed becomes decisions, all of it or
//! nothing.

mod common;

use common::office;
use common::office_folder::{BROKEN, GAP, GOOD, MONEY, OfficeFolder, final_report, line, sample_file};
use std::path::{Path, PathBuf};
use tonghop::book::{self, Book, Number, Sheet, Spot, Style};
use tonghop::format::{Grid, GridCell, GridSheet, Means};
use tonghop::register::Register;
use tonghop::round::{Evidence, Receiving, Review, Timeliness};
use tonghop::ruling::{Decision, Rulings};
use tonghop::value::Raw;

const FILES: &str = "Sổ tiếp nhận";
const PAPERS: &str = "Bản giấy";
const FINDINGS: &str = "Cần bổ sung";

/// A workbook of the register on a clerk's screen.
struct Opened {
    path: PathBuf,
    grid: Grid,
}

impl Opened {
    /// Has the program write it, and opens it.
    fn of(office: &OfficeFolder) -> Self {
        office.ok(&["register", ".", "--xlsx", "so.xlsx"]);
        Opened::at(&office.path().join("so.xlsx"))
    }

    fn at(path: &Path) -> Self {
        let bytes = std::fs::read(path).expect("the workbook");
        let grid = tonghop::guard::open("so.xlsx", &bytes, &Means::default()).expect("it opens");
        Opened { path: path.to_owned(), grid }
    }

    #[track_caller]
    fn sheet(&mut self, name: &str) -> &mut GridSheet {
        self.grid.sheets.iter_mut().find(|sheet| sheet.name == name).unwrap_or_else(|| panic!("no sheet {name}"))
    }

    /// The cell under a heading, in the row that holds these words.
    #[track_caller]
    fn spot(&mut self, sheet: &str, row: &str, heading: &str) -> Spot {
        let cells = &self.sheet(sheet).cells;
        let head = cells.iter().find(|(_, cell)| cell.raw.shown() == heading).map(|(spot, _)| *spot);
        let head = head.unwrap_or_else(|| panic!("no heading {heading}"));
        let mut below = cells.iter().filter(|(spot, _)| spot.row > head.row);
        let found = below.find(|(_, cell)| cell.raw.shown().contains(row)).map(|(spot, _)| *spot);
        let row = found.unwrap_or_else(|| panic!("no row {row}"));
        Spot::new(row.row, head.col)
    }

    #[track_caller]
    fn says(&mut self, sheet: &str, row: &str, heading: &str) -> String {
        let spot = self.spot(sheet, row, heading);
        self.sheet(sheet).raw(spot).shown()
    }

    /// Types into a cell; an empty text empties it. Gives the address.
    #[track_caller]
    fn fill(&mut self, sheet: &str, row: &str, heading: &str, text: &str) -> String {
        let spot = self.spot(sheet, row, heading);
        let cells = &mut self.sheet(sheet).cells;
        if text.is_empty() {
            cells.remove(&spot);
        } else {
            cells.insert(spot, GridCell { raw: Raw::Text(text.to_owned()), formula: false });
        }
        spot.a1()
    }

    /// Turns the rows below the headings upside down.
    fn upside_down(&mut self, sheet: &str) {
        let head = self.spot(sheet, "", "Đơn vị").row;
        let cells = std::mem::take(&mut self.sheet(sheet).cells);
        let last = cells.keys().map(|spot| spot.row).max().unwrap_or(head);
        let moved = |spot: Spot| if spot.row > head { Spot::new(last + head + 1 - spot.row, spot.col) } else { spot };
        self.sheet(sheet).cells = cells.into_iter().map(|(spot, cell)| (moved(spot), cell)).collect();
    }

    /// Deletes a row.
    #[track_caller]
    fn delete(&mut self, sheet: &str, row: &str) {
        let row = self.spot(sheet, row, "Đơn vị").row;
        self.sheet(sheet).cells.retain(|spot, _| spot.row != row);
    }

    /// Saves it, as another program would.
    fn save(&self) {
        let sheets = self.grid.sheets.iter().map(|sheet| {
            let mut copy = Sheet::new(&sheet.name);
            for (spot, cell) in &sheet.cells {
                match &cell.raw {
                    Raw::Date(_) => {
                        let figure = cell.raw.figure().unwrap_or_default();
                        copy.number(spot.row, spot.col, figure, Style::plain().number(Number::Day));
                    }
                    raw => copy.text(spot.row, spot.col, raw.shown(), Style::plain().number(Number::Text)),
                }
            }
            copy
        });
        let bytes = book::bytes(&Book { sheets: sheets.collect(), ..Book::default() }).expect("it can be written");
        tonghop::disk::write(&self.path, &bytes).expect("saved");
    }
}

fn decisions(office: &OfficeFolder) -> Vec<Decision> {
    let register = Register::open(&office.path().join("tonghop.db")).expect("the register");
    register.decisions().expect("its decisions")
}

fn read(office: &OfficeFolder) -> String {
    office.ok(&["register", ".", "--read", "so.xlsx"])
}

/// Reads it twice: the second time everything stands already.
#[track_caller]
fn read_twice(office: &OfficeFolder, entered: usize) {
    let said = read(office);
    let before = decisions(office);
    assert_eq!(said.matches("Đã ghi quyết định").count(), entered, "{said}");
    let again = read(office);
    assert_eq!(decisions(office), before, "{again}");
    assert!(!again.contains("Đã ghi quyết định"), "{again}");
}

#[test]
fn a_workbook_nobody_filled_decides_nothing() {
    let office = OfficeFolder::with(&[GOOD, GAP, MONEY]);
    Opened::of(&office).save();
    let said = read(&office);
    assert!(said.contains("không có gì mới"), "{said}");
    assert_eq!(decisions(&office), []);
}

#[test]
fn a_presumed_time_is_left_to_the_clerk_and_what_she_types_is_the_offices_evidence() {
    let office = OfficeFolder::with(&[GOOD]);
    let mut book = Opened::of(&office);
    assert_eq!(book.says(FILES, "So Y te", "Thời điểm"), "", "the file's own date proves nothing");
    assert!(book.says(FILES, "So Y te", "Căn cứ").contains("chưa chắc: 12g00, 20/3/2020"));
    book.fill(FILES, "So Y te", "Thời điểm", "28/3/2020 16:18");
    book.fill(FILES, "So Y te", "Kênh", "Zalo");
    book.save();
    read_twice(&office, 1);
    let round = office.round();
    let receipt = line(&round, GOOD).taken.receipt.clone();
    assert_eq!((receipt.evidence, receipt.channel.as_str()), (Evidence::Office, "zalo"));
    assert_eq!(final_report(&round, "SYT").timeliness, Some(Timeliness::Late { seconds: 1080 }));
    // The next workbook says it, and emptied it is taken back.
    std::fs::remove_file(office.path().join("so.xlsx")).expect("put away");
    let mut book = Opened::of(&office);
    assert_eq!(book.says(FILES, "So Y te", "Thời điểm"), "28/3/2020 16:18");
    assert_eq!(book.says(FILES, "So Y te", "Kênh"), "Zalo");
    book.fill(FILES, "So Y te", "Thời điểm", "");
    book.save();
    read_twice(&office, 1);
    assert_eq!(line(&office.round(), GOOD).taken.receipt.evidence, Evidence::FileTime);
}

#[test]
fn a_date_that_a_program_made_of_the_typed_time_is_read_too() {
    let office = OfficeFolder::with(&[GOOD]);
    let mut book = Opened::of(&office);
    let spot = book.spot(FILES, "So Y te", "Thời điểm");
    let stamp = "2020-03-28T16:18:00".parse().expect("an instant");
    book.sheet(FILES).cells.insert(spot, GridCell { raw: Raw::Date(stamp), formula: false });
    book.save();
    assert!(matches!(Opened::at(&book.path).sheet(FILES).raw(spot), Raw::Date(_)), "a date cell was saved");
    read_twice(&office, 1);
    assert_eq!(line(&office.round(), GOOD).taken.receipt.at.to_string(), "2020-03-28 16:18:00");
}

#[test]
fn a_file_is_given_to_a_unit_and_to_a_report_if_it_says_neither() {
    let office = OfficeFolder::with(&[]);
    office.put("z1.xlsx", &sample_file(BROKEN));
    let mut book = Opened::of(&office);
    book.fill(FILES, "z1.xlsx", "Đơn vị", "Thanh tra thành phố");
    book.save();
    let said = office.refused(&["register", ".", "--read", "so.xlsx"]);
    assert!(said.contains("chọn ở cột «Báo cáo»"), "{said}");
    book.fill(FILES, "z1.xlsx", "Báo cáo", "Báo cáo tổng kết");
    book.save();
    read_twice(&office, 1);
    assert_eq!(final_report(&office.round(), "TTTP").receiving, Receiving::Received);
}

#[test]
fn a_paper_is_here_when_it_is_ticked_and_no_longer_when_the_tick_is_taken_off() {
    let office = OfficeFolder::with(&[GOOD]);
    let noted = || {
        let round = office.round();
        let parts = final_report(&round, "SYT").artefacts.clone();
        parts.into_iter().find_map(|part| part.noted).map(|receipt| (receipt.at.to_string(), receipt.channel))
    };
    let mut book = Opened::of(&office);
    book.fill(PAPERS, "SYT/", "Đã có bản giấy", "X");
    book.save();
    read_twice(&office, 1);
    assert_eq!(noted(), Some(("2020-04-03 09:00:00".to_owned(), "bản giấy".to_owned())));
    std::fs::remove_file(office.path().join("so.xlsx")).expect("put away");
    let mut book = Opened::of(&office);
    book.fill(PAPERS, "SYT/", "Thời điểm", "30/3/2020 9:15");
    book.fill(PAPERS, "SYT/", "Kênh", "Văn thư");
    book.save();
    read_twice(&office, 1);
    assert_eq!(noted(), Some(("2020-03-30 09:15:00".to_owned(), "văn thư".to_owned())));
    book.fill(PAPERS, "SYT/", "Đã có bản giấy", "");
    book.save();
    read_twice(&office, 2);
    assert_eq!(noted(), None, "both notes are withdrawn");
}

#[test]
fn a_cell_is_accepted_or_corrected_with_its_reason() {
    let office = OfficeFolder::with(&[GAP, MONEY]);
    let mut book = Opened::of(&office);
    assert_eq!(book.says(FINDINGS, "SVHTTDL/Hoạt động/J6", "Đang ghi"), "12500000");
    book.fill(FINDINGS, "VPUBND/Số liệu/C22", "Quyết định", "Nhận");
    book.fill(FINDINGS, "VPUBND/Số liệu/C22", "Lý do / ai báo", "không thuộc diện");
    book.fill(FINDINGS, "SVHTTDL/Hoạt động/J6", "Quyết định", "Sửa");
    book.fill(FINDINGS, "SVHTTDL/Hoạt động/J6", "Giá trị đúng", "12,5");
    book.fill(FINDINGS, "SVHTTDL/Hoạt động/J6", "Lý do / ai báo", "đơn vị báo qua điện thoại, 30/3");
    book.save();
    read_twice(&office, 2);
    let round = office.round();
    for unit in ["VPUBND", "SVHTTDL"] {
        assert_eq!(final_report(&round, unit).review, Some(Review::Accepted), "{unit}");
    }
    // The next workbook shows what stands; emptied, it is asked again.
    std::fs::remove_file(office.path().join("so.xlsx")).expect("put away");
    let mut book = Opened::of(&office);
    assert_eq!(book.says(FINDINGS, "SVHTTDL/Hoạt động/J6", "Giá trị đúng"), "12,5");
    for heading in ["Quyết định", "Giá trị đúng", "Lý do / ai báo"] {
        book.fill(FINDINGS, "SVHTTDL/Hoạt động/J6", heading, "");
    }
    book.save();
    read_twice(&office, 1);
    assert_eq!(final_report(&office.round(), "SVHTTDL").review, Some(Review::HasErrors));
}

#[test]
fn rows_may_be_sorted_and_deleted() {
    let office = OfficeFolder::with(&[GOOD, GAP, MONEY]);
    let mut book = Opened::of(&office);
    book.fill(FILES, "So VHTT&DL", "Thời điểm", "27/3/2020 9:00");
    book.delete(FILES, "So Y te");
    book.upside_down(FILES);
    book.upside_down(PAPERS);
    book.save();
    read_twice(&office, 1);
    assert_eq!(line(&office.round(), MONEY).taken.receipt.at.to_string(), "2020-03-27 09:00:00");
    assert_eq!(Rulings::of(decisions(&office)).iter().count(), 1);
}

#[test]
fn every_fault_is_told_with_its_cell_and_nothing_is_entered() {
    let office = OfficeFolder::with(&[GOOD, GAP, MONEY]);
    let mut book = Opened::of(&office);
    // One good answer, which must not be entered either.
    book.fill(FILES, "Van phong UBND", "Thời điểm", "28/3/2020 9:00");
    let at = [
        (book.fill(FILES, "So Y te", "Đơn vị", "Sở Không Có"), FILES, "Không có đơn vị “Sở Không Có”"),
        (book.fill(FILES, "So Y te", "Thời điểm", "30/2/2020 15:00"), FILES, "không đọc được thời điểm"),
        (book.fill(FILES, "So VHTT&DL", "Thời điểm", "28/3/2030 15:00"), FILES, "chưa đến"),
        (book.fill(FILES, "So VHTT&DL", "Báo cáo", "Báo cáo năm"), FILES, "không có trong danh sách"),
        (book.fill(PAPERS, "SYT/", "Đã có bản giấy", "rồi"), PAPERS, "không có trong danh sách"),
        (book.fill(FINDINGS, "VPUBND/Số liệu/C22", "Quyết định", "Không tính"), FINDINGS, "không có trong danh sách"),
        (book.fill(FINDINGS, "SVHTTDL/Hoạt động/J6", "Giá trị đúng", "nhiều"), FINDINGS, "không đọc được ở ô"),
    ];
    book.fill(FINDINGS, "SVHTTDL/Hoạt động/J6", "Quyết định", "Sửa");
    book.fill(FINDINGS, "SVHTTDL/Hoạt động/J6", "Lý do / ai báo", "điện thoại");
    book.save();
    let said = office.refused(&["register", ".", "--read", "so.xlsx"]);
    for (cell, sheet, why) in at {
        let told = said.lines().find(|line| line.contains(&format!("Trang «{sheet}», ô {cell}:")));
        assert!(told.is_some_and(|line| line.contains(why)), "{sheet} {cell} {why}: {said}");
    }
    assert!(said.contains("có 7 chỗ cần sửa"), "{said}");
    assert_eq!(decisions(&office), []);
}

#[test]
fn what_is_lacking_beside_an_answer_is_asked_for_in_its_own_cell() {
    let office = OfficeFolder::with(&[GOOD, GAP, MONEY]);
    let mut book = Opened::of(&office);
    book.fill(FILES, "So Y te", "Kênh", "Zalo");
    book.fill(FINDINGS, "VPUBND/Số liệu/C22", "Quyết định", "Nhận");
    book.fill(FINDINGS, "SVHTTDL/Hoạt động/J6", "Giá trị đúng", "12,5");
    let lacking = [
        (FILES, book.spot(FILES, "So Y te", "Thời điểm").a1()),
        (FINDINGS, book.spot(FINDINGS, "VPUBND/Số liệu/C22", "Lý do / ai báo").a1()),
        (FINDINGS, book.spot(FINDINGS, "SVHTTDL/Hoạt động/J6", "Quyết định").a1()),
    ];
    book.save();
    let said = office.refused(&["register", ".", "--read", "so.xlsx"]);
    for (sheet, cell) in lacking {
        assert!(said.contains(&format!("Trang «{sheet}», ô {cell}: còn trống")), "{sheet} {cell}: {said}");
    }
}

#[test]
fn a_filled_row_whose_key_is_gone_or_stands_twice_is_told() {
    let office = OfficeFolder::with(&[GOOD, GAP]);
    let mut book = Opened::of(&office);
    let time = book.fill(FILES, "So Y te", "Thời điểm", "28/3/2020 9:00");
    book.fill(FILES, "So Y te", "Mã dòng", "");
    book.save();
    let said = office.refused(&["register", ".", "--read", "so.xlsx"]);
    let row = time.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    assert!(said.contains("không còn mã") && said.contains(&format!("{row}:")), "{said}");
    let key = book.says(FILES, "Van phong UBND", "Mã dòng");
    book.fill(FILES, "So Y te", "Mã dòng", &key);
    book.save();
    let said = office.refused(&["register", ".", "--read", "so.xlsx"]);
    assert!(said.contains("trùng mã"), "{said}");
    assert_eq!(decisions(&office), []);
}

#[test]
fn what_the_unit_has_changed_since_is_not_decided_by_an_old_workbook() {
    let office = OfficeFolder::with(&[GAP]);
    let mut book = Opened::of(&office);
    book.fill(FINDINGS, "VPUBND/Số liệu/C22", "Quyết định", "Nhận");
    book.fill(FINDINGS, "VPUBND/Số liệu/C22", "Lý do / ai báo", "x");
    // What the clerk had before her was another text.
    let kept = book.sheet("_tonghop");
    let at = kept.cells.iter().find(|(_, cell)| cell.raw.shown() == "VPUBND/Số liệu/C22").map(|(spot, _)| *spot);
    let at = at.expect("the row is kept");
    kept.cells.insert(Spot::new(at.row, 3 + 6), GridCell { raw: Raw::Text("17".to_owned()), formula: false });
    book.save();
    let said = office.refused(&["register", ".", "--read", "so.xlsx"]);
    assert!(said.contains("đơn vị đã gửi số khác"), "{said}");
}

#[test]
fn another_plans_register_and_any_other_workbook_are_refused() {
    let office = OfficeFolder::with(&[GOOD]);
    let mut book = Opened::of(&office);
    let kept = book.sheet("_tonghop");
    kept.cells.insert(Spot::new(1, 1), GridCell { raw: Raw::Text("khac-2021".to_owned()), formula: false });
    book.save();
    let said = office.refused(&["register", ".", "--read", "so.xlsx"]);
    assert!(said.contains("kế hoạch khác (khac-2021)"), "{said}");
    office.write("so.xlsx", &sample_file(GOOD));
    let said = office.refused(&["register", ".", "--read", "so.xlsx"]);
    assert!(said.contains("không phải sổ tiếp nhận"), "{said}");
    office.write("so.xlsx", b"khong phai so tinh");
    assert!(office.refused(&["register", ".", "--read", "so.xlsx"]).contains("có 1 chỗ cần sửa"));
}

#[test]
fn a_filled_workbook_is_never_overwritten() {
    let office = OfficeFolder::with(&[GOOD]);
    let mut book = Opened::of(&office);
    office.ok(&["register", ".", "--xlsx", "so.xlsx"]);
    assert!(!office.path().join("so (2).xlsx").exists(), "nobody had touched it");
    book.fill(FILES, "So Y te", "Thời điểm", "28/3/2020 9:00");
    book.save();
    let said = office.ok(&["register", ".", "--xlsx", "so.xlsx"]);
    assert!(said.contains("so (2).xlsx") && office.path().join("so (2).xlsx").exists(), "{said}");
    assert_eq!(Opened::at(&office.path().join("so.xlsx")).says(FILES, "So Y te", "Thời điểm"), "28/3/2020 9:00");
}

#[test]
fn what_libreoffice_saved_is_read_whatever_its_format() {
    if !office::available() {
        return;
    }
    let office = OfficeFolder::with(&[GOOD, GAP, MONEY]);
    let mut book = Opened::of(&office);
    book.fill(FILES, "So VHTT&DL", "Thời điểm", "27/3/2020 9:00");
    book.fill(FINDINGS, "VPUBND/Số liệu/C22", "Quyết định", "Nhận");
    book.fill(FINDINGS, "VPUBND/Số liệu/C22", "Lý do / ai báo", "không thuộc diện");
    book.save();
    for ending in ["xlsx", "ods", "xls"] {
        let saved = office::saved_as(&book.path, office.path(), ending).expect("saved");
        let before = decisions(&office).len();
        let said = office.ok(&["register", ".", "--read", &saved.to_string_lossy()]);
        let new = if before == 0 { 2 } else { 0 };
        assert_eq!(decisions(&office).len(), before + new, "{ending}: {said}");
        assert_eq!(said.matches("từ trước").count(), 2 - new, "{ending}: {said}");
    }
}
