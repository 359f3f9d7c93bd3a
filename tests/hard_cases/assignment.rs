//! Cases 12 to 17: who is charged with what: named units, groups, kinds, the office itself, organisations.

use crate::frame::Frame;
use crate::paper::{Says, rows, typed};
use tonghop::round::Outcome::{Met, NotMet, Tally};
use tonghop::round::{Receiving, Verdict};

fn section(id: &str, scope: &str, fields: &str) -> String {
    format!(
        "[[form.section]]\nid = \"{id}\"\nsheet = \"Nhiệm vụ\"\ntitle = \"{id}\"\nscope = {scope}\nfield = [{fields}]\n"
    )
}

#[test]
fn case_12_named_assignment() {
    let list = r#"{ id = "ten", label = "Tên", type = "text" },
        { id = "loai", label = "Nội dung", type = "choice", options = ["Hiến máu", "Khác"] }"#;
    let mut office = Frame::new()
        .table("hd", "", list)
        .and(&section("chu_tri", r#"{ units = ["A"] }"#, r#"{ id = "hm_dot", label = "Số đợt", type = "count" }"#))
        .and(&section("phoi_hop", r#"{ units = ["B"] }"#, r#"{ id = "hm_ph", label = "Phối hợp", type = "status" }"#))
        .indicator("chu_tri", "value = \"hm_dot\"\ntarget = 1\nscope = { units = [\"A\"] }")
        .indicator("phoi_hop", "value = \"hm_ph\"\ncompare = \"yes\"\nweight = \"tally\"\nscope = { units = [\"B\"] }")
        .indicator("khong_giao", "value = 'COUNTIF(hd_loai, \"Hiến máu\")'\nweight = \"tally\"")
        .office();
    office.send("A", "2020-03-20", typed(&[("hm_dot", "2")]));
    office.send("B", "2020-03-20", typed(&[("hm_ph", "Đã thực hiện")]));
    // Nobody asked C, and it did it all the same: its form has the open list only, and what it says there is taken.
    office.send("C", "2020-03-20", rows("hd", "ten | loai", &["Ngày hội | Hiến máu"]));
    assert!(office.desk.layout("C", "bc", "").expect("a form").place("hm_dot").is_none());
    let round = office.round("2020-04-01");
    assert_eq!(["A", "B", "C"].map(|unit| round.outcome("chu_tri", unit)), [Some(Met), None, None]);
    assert_eq!(round.outcome("phoi_hop", "B"), Some(Tally), "a partner cannot fail");
    let total = &round.result("chu_tri").total;
    assert_eq!((total.in_scope(), total.not_applicable, total.units), (1, 2, 3));
    assert_eq!((round.actual("khong_giao", "C"), round.result("khong_giao").verdict), (Some(1.0), Verdict::Follow));
}

#[test]
fn case_12_named_assignment_of_two_leads_each_or_together() {
    let mut office = Frame::new()
        .fields(r#"{ id = "cg", label = "Chuyển giao", type = "count" },"#)
        .indicator("moi_ben", "value = \"cg\"\ntarget = 1\nscope = { units = [\"A\", \"C\"] }")
        .indicator("mot_ben", "value = \"cg\"\ntarget = 1\nshare_met = \"50%\"\nscope = { units = [\"A\", \"C\"] }")
        .office();
    office.send("A", "2020-03-20", typed(&[("cg", "2")]));
    office.send("C", "2020-03-20", typed(&[("cg", "0")]));
    let round = office.round("2020-04-01");
    assert_eq!(["A", "C"].map(|unit| round.outcome("moi_ben", unit)), [Some(Met), Some(NotMet)]);
    assert_eq!(["moi_ben", "mot_ben"].map(|id| round.result(id).verdict), [Verdict::NotMet, Verdict::Met]);
}

#[test]
fn case_13_group_level_duty() {
    let units = "code,name,group,kind,truong_nhom\nA,Đơn vị A,Thanh lịch,so,x\nB,Đơn vị B,Thanh lịch,so,\n\
        C,Đơn vị C,Nhân ái,so,x\n";
    let leader = r#"{ groups = ["Thanh lịch"], where = 'truong_nhom = "x"' }"#;
    let mut office = Frame::new()
        .units(units)
        .and(&section("nhom", leader, r#"{ id = "khoi_cong", label = "Khởi công", type = "status" }"#))
        .indicator("truong_dep", &format!("value = \"khoi_cong\"\ncompare = \"yes\"\nscope = {leader}"))
        .office();
    office.send("A", "2020-03-20", typed(&[("khoi_cong", "Đã thực hiện")]));
    let round = office.round("2020-04-01");
    assert_eq!(["A", "B", "C"].map(|unit| round.outcome("truong_dep", unit)), [Some(Met), None, None]);
    let groups = &round.result("truong_dep").groups;
    let met: Vec<(&str, usize)> = groups.iter().map(|(group, total)| (group.as_str(), total.met)).collect();
    assert_eq!(met, [("Thanh lịch", 1), ("Nhân ái", 0)], "the leader's report is the group's");
}

#[test]
fn case_14_intersection_scopes() {
    let units = "code,name,group,kind\nA,Bệnh viện A,Nhân ái,benh_vien\nB,Bệnh viện B,Thanh lịch,benh_vien\n\
        C,Sở C,Nhân ái,so\n";
    // «Nhân Ái» and «Nhân ái» are one group.
    let scope = r#"{ groups = ["Nhân Ái"], kinds = ["benh_vien"] }"#;
    let mut office = Frame::new()
        .units(units)
        .and(&section("tiep_suc", scope, r#"{ id = "mo_hinh", label = "Mô hình", type = "count" }"#))
        .indicator("mo_hinh", &format!("value = \"mo_hinh\"\nweight = \"tally\"\nscope = {scope}"))
        .office();
    office.send("A", "2020-03-20", typed(&[("mo_hinh", "3")]));
    let round = office.round("2020-04-01");
    assert_eq!(["A", "B", "C"].map(|unit| round.actual("mo_hinh", unit)), [Some(3.0), None, None]);
    assert_eq!(round.result("mo_hinh").total.in_scope(), 1);
}

const OFFICE: &str = r#"[[report]]
    id = "khoi"
    label = "Số liệu cấp Khối"
    code = "KHOI"
    form = "khoi"
    scope = "khoi"
    [[form]]
    id = "khoi"
    title = "SỐ LIỆU CẤP KHỐI"
    [[form.section]]
    id = "cap_khoi"
    sheet = "Cấp Khối"
    title = "CẤP KHỐI"
    field = [ { id = "k_cong_trinh", label = "Công trình cấp Khối", type = "count" } ]
    [[indicator]]
    id = "cong_trinh_khoi"
    label = "Đoàn Khối thực hiện ít nhất 01 công trình"
    source = "III.4"
    report = "khoi"
    value = "k_cong_trinh"
    target = 1"#;

#[test]
fn case_15_khoi_level_indicators() {
    let units = format!("{}KHOI,Đoàn Khối,,khoi,,\n", crate::frame::UNITS);
    let fields = r#"{ id = "ct", label = "Công trình", type = "count" },"#;
    let mut office = Frame::new()
        .units(&units)
        .fields(fields)
        .indicator("cong_trinh", "value = \"ct\"\ntarget = 1")
        .and(OFFICE)
        .office();
    office.send("A", "2020-03-20", typed(&[("ct", "1")]));
    office.send_for("KHOI", "khoi", "", "2020-03-30", &typed(&[("k_cong_trinh", "2")]));
    let round = office.round("2020-04-01");
    assert_eq!(round.outcome("cong_trinh_khoi", "KHOI"), Some(Met));
    assert_eq!(round.result("cong_trinh_khoi").verdict, Verdict::Met);
    assert_eq!(round.focus.report, "bc", "the office's own report is never in focus by itself");
    assert_eq!(round.tally().expected, 3, "the office is no reporting unit");
    assert_eq!(round.result("cong_trinh").total.units, 3);
    assert!(office.desk.form("KHOI", "bc", "").is_none());
}

/// Three organisations of one unit report beside each other.
fn organisations() -> Frame {
    let units = "code,name,organisation,base_unit,dang_ky\nSYT_D,Đoàn Sở Y tế,Đoàn,Sở Y tế,2\n\
        SYT_C,Công đoàn Sở Y tế,Công đoàn,Sở Y tế,1\nSYT_B,Hội CCB Sở Y tế,Hội CCB,Sở Y tế,\n";
    let columns = r#"{ id = "ten", label = "Tên công trình", type = "text" },
        { id = "chu_tri", label = "Tổ chức chủ trì", type = "text" }"#;
    let keys = "value = \"COUNTA(ct_ten)\"\ntarget = 1\nrollup = \"distinct\"\ndistinct = \"ct\"";
    Frame::new()
        .units(units)
        .table("ct", r#"key = ["ten", "chu_tri"]"#, columns)
        .indicator("cong_trinh", keys)
        .indicator("rieng_doan", "value = \"COUNTA(ct_ten)\"\ntarget = 2\nscope = { organisations = [\"Đoàn\"] }")
}

#[test]
fn case_16_three_organisations_per_unit() {
    let mut office = organisations().office();
    let columns = "ten | chu_tri";
    office.send("SYT_D", "2020-03-20", rows("ct", columns, &["Vườn thuốc nam |", "Tủ sách |"]));
    office.send("SYT_C", "2020-03-20", rows("ct", columns, &["Vườn thuốc nam | Đoàn Sở Y tế"]));
    let round = office.round("2020-04-01");
    let receiving = ["SYT_D", "SYT_C", "SYT_B"].map(|unit| round.receiving(unit));
    assert_eq!(receiving, [Receiving::Received, Receiving::Received, Receiving::Missing], "one of three is missing");
    let total = &round.result("cong_trinh").total;
    assert_eq!((total.met, total.value, total.distinct), (2, 3.0, Some(2)), "what two registered together is one work");
    assert_eq!(["SYT_D", "SYT_C"].map(|unit| round.outcome("rieng_doan", unit)), [Some(Met), None]);
}

// Who collects a report has no key of its own: each report says it in its label, its source and its artefacts.
#[test]
fn case_17_different_collector_per_content() {
    let second = r#"[[report]]
        id = "cdvc"
        label = "Báo cáo gửi Công đoàn Viên chức"
        code = "CDVC"
        form = "cdvc"
        due = { by = 2020-03-20T17:00:00 }
        [[form]]
        id = "cdvc"
        title = "BÁO CÁO GỬI CÔNG ĐOÀN VIÊN CHỨC"
        [[form.section]]
        id = "gui_cdvc"
        sheet = "Số liệu"
        title = "SỐ LIỆU"
        field = [ { id = "qua_tang", label = "Suất quà", type = "count" } ]"#;
    let fields = r#"{ id = "so", label = "Số hoạt động", type = "count" },"#;
    let mut office = Frame::new().fields(fields).and(second).office();
    office.send("A", "2020-03-21", typed(&[("so", "1")]));
    let round = office.round("2020-03-22");
    assert_eq!(round.stands("A", "bc", "").receiving, Receiving::Received);
    assert_eq!(
        round.stands("A", "cdvc", "").receiving,
        Receiving::Missing,
        "one collector's report is not the other's"
    );
}

#[test]
fn case_12_named_assignment_prints_a_target_for_some_units_of_one_layout() {
    // A has a target beside the figure, B and C have none, C has no group and no chi đoàn: one layout serves all three.
    let mut office = Frame::new()
        .units("code,name,group,chi_doan\nA,Đơn vị A,Nhóm 1,2\nB,Đơn vị B,Nhóm 2,1\nC,Đơn vị C,,\n")
        .fields(r#"{ id = "cg", label = "Chuyển giao", type = "count" }, { id = "pv", label = "Phần việc", type = "count" },"#)
        .indicator("cua_nhom", "value = \"cg\"\ntarget = 1\nscope = { groups = [\"Nhóm 1\"] }")
        .indicator("theo_chi_doan", "value = \"pv\"\ntarget = \"chi_doan\"")
        .office();
    let files = ["A", "B", "C"].map(|unit| office.send(unit, "2020-03-20", typed(&[("cg", "2"), ("pv", "2")])));
    let revisions: std::collections::BTreeSet<_> = office.desk.issued().kept.keys().collect();
    assert_eq!(revisions.len(), 1);
    let round = office.round("2020-04-01");
    assert_eq!(files.map(|file| round.codes(&file)), [[""; 0], [""; 0], [""; 0]], "nobody typed outside the form");
}
