//! Cases 10 and 11: one activity under several headings, one activity of several units.

use crate::frame::Frame;
use crate::paper::{Says, rows};
use tonghop::round::Outcome::Met;

#[test]
fn case_10_the_same_activity_in_several_indicators() {
    let columns = r#"{ id = "ten", label = "Tên", type = "text" },
        { id = "chao_mung", label = "Chào mừng", type = "tick" },
        { id = "toa_dam", label = "Tọa đàm", type = "tick" }"#;
    let mut office = Frame::new()
        .table("hd", "", columns)
        .indicator("chao_mung", "value = 'COUNTIF(hd_chao_mung, \"x\")'\ntarget = 1")
        .indicator("toa_dam", "value = 'COUNTIF(hd_toa_dam, \"x\")'\ntarget = 1")
        .indicator("hoat_dong", "value = \"COUNTA(hd_ten)\"\nweight = \"tally\"")
        .office();
    office.send("A", "2020-03-20", rows("hd", "ten | chao_mung | toa_dam", &["Tọa đàm 89 năm | x | x", "Họp | |"]));
    let round = office.round("2020-04-01");
    assert_eq!(["chao_mung", "toa_dam"].map(|id| round.outcome(id, "A")), [Some(Met), Some(Met)]);
    assert_eq!(round.actual("hoat_dong", "A"), Some(2.0), "two tags are one activity");
}

#[test]
fn case_11_joint_activities() {
    let columns = r#"{ id = "ten", label = "Tên", type = "text" },
        { id = "ngay", label = "Ngày", type = "date_range" },
        { id = "chu_tri", label = "Đơn vị chủ trì (nếu phối hợp)", type = "text" }"#;
    let keys = "value = \"COUNTA(hd_ten)\"\ntarget = 1\nrollup = \"distinct\"\ndistinct = \"hd\"";
    let mut office =
        Frame::new().table("hd", r#"key = ["ten", "ngay", "chu_tri"]"#, columns).indicator("hoat_dong", keys).office();
    let columns = "ten | ngay | chu_tri";
    office.send("A", "2020-03-20", rows("hd", columns, &["Hiến máu | 14/3/2020 |", "Về nguồn | 15/3/2020 |"]));
    office.send("B", "2020-03-20", rows("hd", columns, &["hiến máu | 14/3 | Đơn vị A"]));
    office.send("C", "2020-03-20", rows("hd", columns, &["Hiến máu | ngày 14/3/2020 | A", "Về nguồn | 15/3/2020 |"]));
    let round = office.round("2020-04-01");
    assert_eq!(["A", "B", "C"].map(|unit| round.outcome("hoat_dong", unit)), [Some(Met); 3], "each unit earns it");
    let total = &round.result("hoat_dong").total;
    assert_eq!((total.value, total.distinct), (5.0, Some(3)), "the Khối counts it once; C's own outing is another");
}
