//! What each indicator of the final report must come to for a unit.

use crate::answers::Answers;
use crate::figures::{Figures, Said};
use crate::words::{SATURDAY, SEMINAR, TOGETHER};
use tonghop::form::own;
use tonghop::plan::Unit;

/// Indicator id, figure (none: undecided), outcome of a demanded one.
pub type Measure = (&'static str, Option<f64>, Option<&'static str>);

/// Units that go to free clinics with the Nhân ái group.
const CLINICS: [&str; 13] =
    ["SYT", "BVHHTM", "BVDKTP", "BVND", "BVPS", "BVMRHM", "BVTMH", "BVUB", "BVYHCT", "BVDL", "BVLBP", "BVTT", "TTKSBT"];

/// All of them, for the units in their scope.
pub fn measures(unit: &Unit, row: &Figures, report: Option<(&Said, &Answers)>) -> Vec<Measure> {
    let mut list = demanded(row, report);
    list.extend(followed(report));
    list.extend(by_content(report));
    list.extend(assigned(unit, report));
    list
}

fn reached(value: Option<f64>, target: f64) -> &'static str {
    match value {
        None => "undecided",
        Some(value) if value >= target - 1e-9 => "met",
        Some(_) => "not_met",
    }
}

/// At least seven tenths of what was registered.
fn share(value: Option<f64>, pledged: u32) -> &'static str {
    if pledged == 0 { "nothing_registered" } else { reached(value.map(|value| value * 10.0), f64::from(pledged * 7)) }
}

fn demanded(row: &Figures, report: Option<(&Said, &Answers)>) -> Vec<Measure> {
    let said = |figure: &dyn Fn(&Said) -> u32| report.map(|(said, _)| f64::from(figure(said)));
    let cell = |name: &str, part: &str| report.and_then(|(_, answers)| answers.entries.number(name, part));
    let words = |name: &str| report.and_then(|(_, answers)| answers.entries.text(name));
    let nominated = |name: &str, part: &str| {
        let nil = || words(&own::nil(part)).map(|_| 0.0);
        words(name).map(|_| 1.0).or_else(nil)
    };
    let once = |id, value| (id, value, Some(reached(value, 1.0)));
    let (members, referrals) = (said(&|said| said.new_members), said(&|said| said.referrals));
    let tasks = report.and_then(|(said, _)| said.tasks).map(f64::from);
    let handed = words("trao_ds").filter(|status| *status != "Không thuộc diện");
    let handed = handed.map(|status| f64::from(u8::from(status == "Đã thực hiện")));
    let not_concerned = report.is_some() && handed.is_none();
    vec![
        once("tuyen_truyen_26_3", said(&|said| said.celebrations)),
        ("doan_vien_moi", members, Some(share(members, row.pledged_members))),
        ("uu_tu_gioi_thieu", referrals, Some(share(referrals, row.pledged_referrals))),
        once("cong_trinh_co_so", said(&|said| said.works)),
        ("phan_viec", tasks, Some(reached(tasks, f64::from(row.branches)))),
        once("toa_dam", said(&|said| said.seminars)),
        once("khen_tap_the", nominated("kt_tt_ten", "kt_tap_the")),
        once("khen_ca_nhan", nominated("kt_cn_ten", "kt_ca_nhan")),
        once("treo_bang_ron", said(&|said| u32::from(said.banner))),
        ("trao_danh_sach", handed, Some(if not_concerned { "not_applicable" } else { reached(handed, 1.0) })),
        once("doi_hinh_tn", cell("doi_hinh", "tai_don_vi")),
    ]
}

fn followed(report: Option<(&Said, &Answers)>) -> Vec<Measure> {
    let said = |figure: &dyn Fn(&Said) -> u32| report.map(|(said, _)| f64::from(figure(said)));
    let cell = |name: &str| report.and_then(|(_, answers)| answers.entries.number(name, "tai_don_vi"));
    let cost = report.and_then(|(said, _)| said.cost).map(|cost| f64::from(cost) / 10.0);
    let joins =
        |answers: &Answers| answers.activities.iter().filter(|activity| activity.leader.is_some()).count() as f64;
    let hour = report.and_then(|(_, answers)| answers.entries.text("gio_trai_dat"));
    vec![
        ("hoat_dong", said(&|said| said.activities), None),
        ("luot_dvtn", said(&|said| said.participations), None),
        ("thu_huong", said(&|said| said.beneficiaries), None),
        ("tong_cong_trinh", said(&|said| said.works), None),
        ("kinh_phi", cost, None),
        ("chao_mung_89", said(&|said| said.celebrations), None),
        ("vai_tro_phoi_hop", report.map(|(_, answers)| joins(answers)), None),
        ("thanh_vien_doi_hinh", cell("thanh_vien"), None),
        ("thu_bay_luot", cell("t7_luot"), None),
        ("gio_trai_dat_hu", hour.map(|said| f64::from(u8::from(said != "Không tham gia"))), None),
        ("tiet_kiem_dien", cell("tk_dien"), None),
        ("ket_nap", cell("ket_nap_dang"), None),
    ]
}

fn by_content(report: Option<(&Said, &Answers)>) -> Vec<Measure> {
    let count = |content: &str| {
        report
            .map(|(_, answers)| answers.activities.iter().filter(|activity| activity.content == content).count() as f64)
    };
    let contents = [
        ("an_sinh", "An sinh xã hội"),
        ("ve_nguon", "Về nguồn"),
        ("den_on", "Thăm hỏi, đền ơn đáp nghĩa"),
        ("phong_dich", "Phòng, chống dịch bệnh"),
        ("thu_bay_tn", SATURDAY),
        ("cham_lo", "Chăm lo đoàn viên, thanh niên"),
        ("lop_tim_hieu", "Lớp tìm hiểu về Đoàn"),
        ("doi_thoai", "Đối thoại với cấp ủy, lãnh đạo"),
        ("phoi_hop_nhom", TOGETHER),
    ];
    debug_assert!(contents.iter().all(|(_, content)| *content != SEMINAR));
    contents.into_iter().map(|(id, content)| (id, count(content), None)).collect()
}

/// Indicators of some units only.
fn assigned(unit: &Unit, report: Option<(&Said, &Answers)>) -> Vec<Measure> {
    let cell = |name: &str, part: &str| report.and_then(|(_, answers)| answers.entries.number(name, part));
    let code = unit.code.as_str();
    let once = |id, value| (id, value, Some(reached(value, 1.0)));
    let mut list = Vec::new();
    if unit.group == "Nhân ái" && ["benh_vien", "y_te"].contains(&unit.kind.as_str()) {
        list.push(("tiep_suc_mo_hinh", cell("mo_hinh", "tiep_suc"), None));
        list.push(("tiep_suc_luot", cell("luot_nb", "tiep_suc"), None));
    }
    if CLINICS.contains(&code) {
        list.push(("kham_phoi_hop", cell("kham_dot", "phoi_hop_kham"), None));
    }
    match code {
        "STP" => list.push(once("phap_luat_chu_tri", cell("pl_cuoc", "giao_phap_luat"))),
        "BHXH" => list.push(("phap_luat_phoi_hop", cell("pl_cuoc", "giao_phap_luat"), None)),
        "BVDKTW" => list.push(once("kham_chu_tri", cell("kham_ct_dot", "giao_kham"))),
        "SKHCN" | "SNNPTNT" => list.push(once("chuyen_giao_khcn", cell("khcn_hd", "giao_khcn"))),
        "BVHHTM" => {
            list.push(once("hien_mau", cell("mau_dot", "giao_hien_mau")));
            list.push(("hien_mau_don_vi", cell("mau_dv", "giao_hien_mau"), None));
        }
        // The leader of the Thanh lịch group has begun its school.
        "SVHTTDL" => list.push(once("truong_dep_cho_em", report.map(|_| 1.0))),
        _ => {}
    }
    if ["STP", "BHXH"].contains(&code) {
        list.push(("phap_luat_bhyt", cell("pl_bhyt", "giao_phap_luat"), None));
    }
    list
}
