//! Cases 1 to 5: targets that differ by unit, shares, and what is missing under them.

use crate::frame::Frame;
use crate::paper::{Says, nil, rows, typed};
use std::fmt::Write;
use tonghop::book::{Content, Style};
use tonghop::check::Code;
use tonghop::formula;
use tonghop::round::Outcome::{Met, NotDue, NotMet, NothingRegistered, Undecided};
use tonghop::round::Verdict;

/// «Mỗi chi đoàn thực hiện 01 phần việc».
fn parts_of_work() -> Frame {
    let columns = r#"{ id = "ten", label = "Tên", type = "text" },
        { id = "loai", label = "Loại", type = "choice", options = ["Công trình", "Phần việc"] }"#;
    Frame::new().table("ct", "nil = true", columns).indicator(
        "phan_viec",
        r#"value = 'COUNTIF(ct_loai, "Phần việc")'
        target = "chi_doan""#,
    )
}

#[test]
fn case_01_target_by_sub_units() {
    let mut office = parts_of_work().office();
    let one = rows("ct", "ten | loai", &["Sửa đường | Phần việc", "Nhà nhân ái | Công trình"]);
    let two = rows("ct", "ten | loai", &["Sửa đường | Phần việc", "Dọn vệ sinh | Phần việc"]);
    office.send("A", "2020-03-20", one);
    office.send("B", "2020-03-20", two.clone());
    office.send("C", "2020-03-20", two);
    let round = office.round("2020-04-01");
    // A is a chi đoàn cơ sở: one chi đoàn, one part of work.
    assert_eq!(["A", "B", "C"].map(|unit| round.outcome("phan_viec", unit)), [Some(Met), Some(Met), Some(NotMet)]);
    assert_eq!(round.unit_outcome("phan_viec", "C").and_then(|one| one.target), Some(3.0));
    assert_eq!((round.result("phan_viec").total.value, round.result("phan_viec").total.target), (5.0, 6.0));
}

#[test]
fn case_01_target_by_sub_units_follows_the_registry_when_a_chi_doan_is_founded() {
    let mut office = parts_of_work().units("code,name,chi_doan\nA,Đơn vị A,2\n").office();
    office.send("A", "2020-03-20", rows("ct", "ten | loai", &["Sửa đường | Phần việc"]));
    assert_eq!(office.round("2020-04-01").outcome("phan_viec", "A"), Some(NotMet));
}

#[test]
fn case_01_target_by_sub_units_read_strictly_names_every_chi_doan() {
    let columns = r#"{ id = "ten", label = "Chi đoàn", type = "text" },
        { id = "so", label = "Số phần việc", type = "count" }"#;
    let keys = r#"value = 'COUNTIF(cd_so, ">=1")'
        target = "chi_doan""#;
    let mut office =
        Frame::new().table("cd", r#"rows = "chi_doan""#, columns).indicator("tung_chi_doan", keys).office();
    office.send("B", "2020-03-20", rows("cd", "ten | so", &["Chi đoàn 1 | 2", "Chi đoàn 2 | 0"]));
    office.send("C", "2020-03-20", rows("cd", "ten | so", &["Chi đoàn 1 | 1", "Chi đoàn 2 | 1", "Chi đoàn 3 | 1"]));
    let round = office.round("2020-04-01");
    assert_eq!(round.outcome("tung_chi_doan", "B"), Some(NotMet), "two in one chi đoàn are not one in each");
    assert_eq!(round.outcome("tung_chi_doan", "C"), Some(Met));
}

#[test]
fn case_02_two_level_sentence() {
    let mut units = "code,name\n".to_owned();
    (1..=66).for_each(|number| writeln!(units, "U{number:02},Đơn vị {number}").expect("a line"));
    let columns = r#"{ id = "ten", label = "Tên", type = "text" }"#;
    let keys = "value = \"COUNTA(hd_ten)\"\ntarget = 1\nrollup = \"met\"\nshare_met = \"100%\"";
    let mut office =
        Frame::new().units(&units).table("hd", "nil = true", columns).indicator("hoat_dong", keys).office();
    for number in 1..=64 {
        let answers = if number <= 60 { rows("hd", "ten", &["Tọa đàm"]) } else { nil(&["hd"]) };
        office.send(&format!("U{number:02}"), "2020-03-20", answers);
    }
    let round = office.round("2020-04-01");
    let total = &round.result("hoat_dong").total;
    assert_eq!((total.met, total.not_met, total.undecided, total.units), (60, 4, 2, 66));
    assert_eq!(round.result("hoat_dong").verdict, Verdict::NotMet, "four that did nothing cannot be made up for");

    let early = office.round("2020-03-20 11:00:00");
    assert_eq!(early.result("hoat_dong").total.not_due, 66);
    assert_eq!(early.result("hoat_dong").verdict, Verdict::NotEnough);
}

/// «Đạt ít nhất 70% chỉ tiêu đăng ký».
fn registered() -> Frame {
    let fields = r#"{ id = "dv_dk", label = "Đăng ký", type = "count", from = "unit.dang_ky" },
        { id = "dv_moi", label = "Đoàn viên mới", type = "count" },
        { id = "ty_le", label = "Tỷ lệ", type = "percent", required = false },"#;
    let check = r#"[[check]]
        id = "ty_le"
        report = "bc"
        formula = "ABS(ty_le - dv_moi / dv_dk) < 0.005"
        at = "ty_le"
        message = "ghi tỷ lệ {ty_le}, không khớp {dv_moi} trên {dv_dk}.""#;
    let keys = r#"value = "dv_moi"
        base = "dv_dk"
        target = "70%"
        rollup = "ratio""#;
    Frame::new().fields(fields).indicator("doan_vien_moi", keys).and(check)
}

#[test]
fn case_03_ratio_with_zero_or_missing_registration() {
    let mut office = registered().office();
    office.send("A", "2020-03-20", typed(&[("dv_moi", "7")]));
    office.send("B", "2020-03-20", typed(&[("dv_moi", "2")]));
    let round = office.round("2020-04-01");
    assert_eq!(round.outcome("doan_vien_moi", "A"), Some(Met));
    // B registered 0, C nothing at all; C's silence is told by its standing.
    assert_eq!(round.outcome("doan_vien_moi", "B"), Some(NothingRegistered));
    assert_eq!(round.outcome("doan_vien_moi", "C"), Some(NothingRegistered));
    let total = &round.result("doan_vien_moi").total;
    assert_eq!((total.nothing_registered, total.base), (2, 10.0));
    // DESIGN.md: the Khối's ratio is Σ value ÷ Σ base. What B achieved without registering is in the sum.
    assert_eq!((total.value, total.ratio()), (9.0, Some(0.9)));
}

#[test]
fn case_04_ratio_of_sums() {
    let units = "code,name,dang_ky\nA,Đơn vị A,10\nB,Đơn vị B,100\n";
    let mut office = registered().units(units).office();
    let small = office.send("A", "2020-03-20", typed(&[("dv_moi", "1"), ("ty_le", "50%")]));
    let big = office.send("B", "2020-03-20", typed(&[("dv_moi", "90"), ("ty_le", "90%")]));
    let round = office.round("2020-04-01");
    let ratio = round.result("doan_vien_moi").total.ratio().expect("a ratio");
    assert!((ratio - 91.0 / 110.0).abs() < 1e-9, "{ratio} is not the mean of 10% and 90%");
    assert_eq!(round.result("doan_vien_moi").verdict, Verdict::Met);
    // A typed percentage is never used: it is computed again, and a disagreement told.
    assert_eq!(round.codes(&small), ["check-broken"]);
    assert_eq!(round.found(&small, Code::CheckBroken).arguments["message"], "ghi tỷ lệ 0,5, không khớp 1 trên 10.");
    assert_eq!(round.codes(&big), [""; 0]);
}

#[test]
fn case_05_percent_of_members() {
    let fields = r#"{ id = "tong_so", label = "Tổng số đoàn viên", type = "count" },
        { id = "da_thay", label = "Đã thay ảnh bìa", type = "count" },"#;
    let keys = "value = \"da_thay\"\nbase = \"tong_so\"\ntarget = \"100%\"\nrollup = \"ratio\"";
    let check = "[[check]]\nid = \"qua\"\nreport = \"bc\"\nformula = \"da_thay <= tong_so\"\nseverity = \"error\"\n\
        at = \"da_thay\"\nmessage = \"{da_thay} nhiều hơn tổng số {tong_so}.\"";
    let mut office = Frame::new().fields(fields).indicator("thay_anh", keys).and(check).office();
    let before = office.round("2020-03-20");
    assert_eq!(before.outcome("thay_anh", "C"), Some(NotDue), "nobody knows the base before the unit says it");
    office.send("A", "2020-03-20", typed(&[("tong_so", "40"), ("da_thay", "38")]));
    let baseless = office.send("B", "2020-03-20", typed(&[("da_thay", "20")]));
    let too_many = office.send("C", "2020-03-20", typed(&[("tong_so", "20"), ("da_thay", "25")]));
    let round = office.round("2020-04-01");
    assert_eq!(round.outcome("thay_anh", "A"), Some(NotMet));
    assert_eq!(round.outcome("thay_anh", "B"), Some(Undecided), "a missing base is no registration of nothing");
    assert_eq!(round.codes(&baseless), ["required-missing"]);
    assert_eq!(round.codes(&too_many), ["check-broken"]);
    assert_eq!(round.outcome("thay_anh", "C"), Some(Undecided), "what cannot be so is in no total");
    let total = &round.result("thay_anh").total;
    assert_eq!((total.value, total.base_reported), (38.0, 40.0));
}

#[test]
fn case_05_percent_of_members_in_the_form_itself() {
    // The unit reads the same verdict while it types: «không quá» is no «ít nhất».
    let fields = r#"{ id = "tong_so", label = "Tổng số đoàn viên", type = "count" },
        { id = "vi_pham", label = "Vi phạm", type = "count" },"#;
    let keys = "value = \"vi_pham\"\nbase = \"tong_so\"\ntarget = \"15%\"\ncompare = \"at_most\"\nrollup = \"ratio\"";
    let mut office = Frame::new().fields(fields).indicator("vi_pham", keys).office();
    office.issue("bc", "", "2020-03-01");
    let says = |found: &str, words: [&str; 2]| {
        let answers = typed(&[("tong_so", "10"), ("vi_pham", found)]);
        let (mut book, _) = office.desk.filled("A", "bc", "", &answers).expect("a form");
        tonghop::book::calculate(&mut book);
        let results: Vec<String> = book.sheets.iter().flat_map(|sheet| sheet.cells.values()).map(shown).collect();
        words.into_iter().all(|word| results.iter().any(|text| text == word))
    };
    assert!(says("1", ["không quá 1", "Đạt"]));
    assert!(says("2", ["không quá 1", "Chưa đạt"]));
}

fn shown((content, _): &(Content, Style)) -> String {
    match content {
        Content::Formula(_, Some(formula::Outcome::Text(text))) => text.clone(),
        _ => String::new(),
    }
}
