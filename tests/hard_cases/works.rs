//! Cases 18 to 21: works: registered and changed, begun and finished, with a quantity, a budget and a place.

use crate::frame::Frame;
use crate::paper::{Office, Says, rows, typed, with_rows};
use tonghop::check::Code;
use tonghop::round::Outcome::{Met, NotMet, Undecided};
use tonghop::round::{Timeliness, Verdict};

/// Works are registered until 28/02 and reported on later.
fn registration() -> Frame {
    let register = r#"[[report]]
        id = "dang_ky"
        label = "Đăng ký công trình"
        code = "DK"
        form = "dang_ky"
        due = { by = 2020-02-28T17:00:00 }
        [[form]]
        id = "dang_ky"
        title = "ĐĂNG KÝ CÔNG TRÌNH"
        [[form.section]]
        id = "dk"
        sheet = "Số liệu"
        title = "SỐ LIỆU"
        field = [ { id = "so_ct", label = "Số công trình", type = "count", formula = "COUNTA(dk_ct_ten)" } ]
        [[form.table]]
        id = "dk_ct"
        sheet = "Công trình"
        title = "CÔNG TRÌNH ĐĂNG KÝ"
        columns = [ { id = "ten", label = "Tên công trình", type = "text" } ]"#;
    let fields = r#"{ id = "ct_dk", label = "Số công trình đã đăng ký", type = "count", from = "dang_ky.so_ct" },"#;
    let columns = r#"{ id = "ten", label = "Tên công trình", type = "text" },
        { id = "xong", label = "Đã hoàn thành", type = "tick" }"#;
    let keys = "value = 'COUNTIF(ct_xong, \"x\")'\nbase = \"ct_dk\"\ntarget = \"100%\"\nrollup = \"ratio\"";
    Frame::new()
        .fields(fields)
        .table("ct", "rows_from = \"dang_ky\"", columns)
        .and(register)
        .indicator("hoan_thanh", keys)
}

fn registers(office: &mut Office, unit: &str, when: &str, works: &[&str]) {
    office.send_for(unit, "dang_ky", "", when, &rows("dk_ct", "ten", works));
}

fn prefilled(office: &Office, unit: &str) -> (Option<String>, Vec<String>) {
    let row = office.desk.issued().newest("bc", "", unit).expect("issued");
    let works = row.rows.get("ct").map_or(&[][..], Vec::as_slice).iter().map(|row| row["ct_ten"].clone());
    (row.prefilled.get("ct_dk").cloned(), works.collect())
}

#[test]
fn case_18_register_then_result() {
    let mut office = registration().office();
    registers(&mut office, "A", "2020-02-27", &["Sân chơi", "Tủ sách", "Vườn cây"]);
    // After the freeze: more works than were registered in time. They change nothing.
    registers(&mut office, "A", "2020-03-02", &["Sân chơi", "Tủ sách", "Vườn cây", "Nhà nhân ái"]);
    // Registered too late, and never before: better than nothing.
    registers(&mut office, "B", "2020-03-03", &["Tuyến đường"]);
    office.issue("bc", "", "2020-03-10");
    assert_eq!(
        prefilled(&office, "A"),
        (Some("3".into()), ["Sân chơi", "Tủ sách", "Vườn cây"].map(str::to_owned).into())
    );
    assert_eq!(prefilled(&office, "B"), (Some("1".into()), vec!["Tuyến đường".to_owned()]));
    assert_eq!(prefilled(&office, "C"), (None, vec![]));

    // «Vườn cây» was withdrawn, «Nhà nhân ái» added; the unit says what it thinks it registered.
    let list = ["Sân chơi | x", "Tủ sách | x", "Nhà nhân ái | x"];
    let answers = with_rows(typed(&[("note:ct_dk", "4")]), "ct", "ten | xong", &list);
    let file = office.send("A", "2020-03-20", answers);
    office.send("B", "2020-03-20", rows("ct", "ten | xong", &["Tuyến đường |"]));
    let round = office.round("2020-04-01");
    // Both are questions to be settled; until the office answers, what was frozen stands.
    assert_eq!(round.codes(&file), ["registered-disputed", "row-vanished"]);
    let found = round.unit_outcome("hoan_thanh", "A").expect("in scope");
    assert_eq!((found.outcome, found.actual, found.base), (Met, Some(3.0), Some(3.0)));
    assert_eq!(round.outcome("hoan_thanh", "B"), Some(NotMet));
    assert!(matches!(round.stands("B", "dang_ky", "").timeliness, Some(Timeliness::Late { .. })));
}

#[test]
fn case_18_register_then_result_with_an_approved_amendment() {
    let approved = "[[extension]]\nreport = \"dang_ky\"\nscope = { units = [\"A\"] }\nuntil = 2020-03-05T17:00:00\n\
        because = \"Đoàn Khối đồng ý bổ sung công trình\"";
    let mut office = registration().and(approved).office();
    registers(&mut office, "A", "2020-02-27", &["Sân chơi"]);
    registers(&mut office, "A", "2020-03-02", &["Sân chơi", "Nhà nhân ái"]);
    office.issue("bc", "", "2020-03-10");
    assert_eq!(prefilled(&office, "A").0.as_deref(), Some("2"), "an extension is how the office approves a change");
}

#[test]
fn case_19_milestones() {
    let columns = r#"{ id = "ten", label = "Tên", type = "text" },
        { id = "khoi_cong", label = "Khởi công", type = "date" },
        { id = "khanh_thanh", label = "Khánh thành", type = "date" }"#;
    let check = r#"[[check]]
        id = "thu_tu"
        report = "bc"
        formula = "SUMPRODUCT((ct_khanh_thanh>0)*(ct_khanh_thanh<ct_khoi_cong)) = 0"
        message = "có công trình khánh thành trước khi khởi công.""#;
    let mut office = Frame::new()
        .table("ct", "", columns)
        .indicator("da_khoi_cong", "value = \"COUNT(ct_khoi_cong)\"\ntarget = 1")
        .indicator("da_khanh_thanh", "value = \"COUNT(ct_khanh_thanh)\"\ntarget = 1")
        .and(check)
        .office();
    let columns = "ten | khoi_cong | khanh_thanh";
    let begun = office.send("A", "2020-03-20", rows("ct", columns, &["Trường đẹp cho em | 28/02/2020 |"]));
    let done = office.send("B", "2020-03-20", rows("ct", columns, &["Nhà nhân ái | 20/02/2020 | 20/3/2020"]));
    let wrong = office.send("C", "2020-03-20", rows("ct", columns, &["Tủ sách | 20/3/2020 | 20/02/2020"]));
    let round = office.round("2020-04-01");
    // Which stage satisfies the target is the plan's choice.
    assert_eq!(["A", "B"].map(|unit| round.outcome("da_khoi_cong", unit)), [Some(Met), Some(Met)]);
    assert_eq!(["A", "B"].map(|unit| round.outcome("da_khanh_thanh", unit)), [Some(NotMet), Some(Met)]);
    assert_eq!([begun, done, wrong].map(|file| round.codes(&file).len()), [0, 0, 1]);
}

/// «Bê tông hóa 03 tuyến đường … tại Huyện Bình Chánh với tổng kinh phí 390 triệu đồng».
fn roads() -> Frame {
    let fields = r#"{ id = "w_so", label = "Số tuyến đường", type = "count", uom = "tuyến" },
        { id = "w_tien", label = "Kinh phí", type = "money", uom = "triệu đồng" },
        { id = "w_noi", label = "Địa điểm", type = "text" },"#;
    Frame::new()
        .fields(fields)
        .indicator("so_tuyen", "value = \"w_so\"\ntarget = 3\ncompare = \"equals\"\nuom = \"tuyến\"")
        .indicator(
            "kinh_phi",
            "value = \"w_tien\"\ntarget = \"390 triệu đồng\"\ncompare = \"at_most\"\nuom = \"triệu đồng\"",
        )
        .indicator("trong_du_toan", "value = \"ABS(w_tien - 390) <= 390 * 5%\"\ncompare = \"yes\"")
        .indicator("dia_diem", "value = \"w_noi\"\nrollup = \"text\"\nweight = \"tally\"")
}

#[test]
fn case_20_quantity_money_and_place_in_one_indicator() {
    let mut office = roads().office();
    office.send("A", "2020-03-20", typed(&[("w_so", "3"), ("w_tien", "405"), ("w_noi", "Bình Chánh")]));
    let round = office.round("2020-04-01");
    let outcomes = ["so_tuyen", "kinh_phi", "trong_du_toan"].map(|id| round.outcome(id, "A"));
    assert_eq!(outcomes, [Some(Met), Some(NotMet), Some(Met)], "one sentence, one indicator each");
    let place = round.unit_outcome("dia_diem", "A").expect("in scope");
    assert_eq!(place.text.as_deref(), Some("Bình Chánh"));
    assert_eq!(round.result("dia_diem").verdict, Verdict::Follow);
}

#[test]
fn case_21_budget_scale_slips() {
    let mut office = roads().office();
    let send = |office: &mut Office, unit: &str, money: &str| {
        office.send(unit, "2020-03-20", typed(&[("w_so", "3"), ("w_tien", money)]))
    };
    let slipped = send(&mut office, "A", "390000000");
    let said = send(&mut office, "B", "390.000.000 đồng");
    let plain = send(&mut office, "C", "390");
    let round = office.round("2020-04-01");
    assert_eq!(round.codes(&slipped), ["money-scale"]);
    assert_eq!(round.found(&slipped, Code::MoneyScale).arguments["suggestion"], "390");
    assert_eq!(round.outcome("kinh_phi", "A"), Some(Undecided));
    assert_eq!(round.codes(&said), ["read-as"], "with its unit of measure it is read, and the reading told");
    assert_eq!(round.codes(&plain), [""; 0]);
    let total = &round.result("kinh_phi").total;
    assert_eq!((total.value, total.reported), (780.0, 2), "the slip is in no total");
}
