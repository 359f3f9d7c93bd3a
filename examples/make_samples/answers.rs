//! A unit's final report, rightly filled: every figure of the mock-up, and plausible ones beside it.

use crate::activity::{self, Activity};
use crate::entry::{Entries, Typed, tenths};
use crate::figures::{Figures, Said};
use crate::joint::JOINTS;
use crate::rng::Rng;
use crate::words::{FAVOURABLE, HARDSHIPS, HIGHLIGHTS, MERITS, REQUESTS, SATURDAY};
use crate::work;
use chrono::NaiveDate;
use tonghop::form::{Layout, own};

/// What a unit says about itself at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// «Không có».
    NoHardship,
    /// Something was hard.
    Hardship,
    /// Something was hard, and something is asked for.
    Request,
}

/// A final report before anything is planted in it.
#[derive(Clone, Debug)]
pub struct Answers {
    /// Its activities.
    pub activities: Vec<Activity>,
    /// Everything typed.
    pub entries: Entries,
}

/// Fills a unit's form.
pub fn answers(unit: &Figures, said: &Said, name: &str, mood: Mood, last: NaiveDate, layout: &Layout) -> Answers {
    let mut rng = Rng::of(&format!("{}/answers", unit.code));
    let activities = activity::activities(&unit.code, said, last);
    let mut entries = Entries::default();
    let lines = activities.iter().map(|activity| activity::line(activity, &mut rng)).collect();
    entries.tables.insert("hd", lines);
    // Three for each sub-branch is what the plan lets pass; more cannot be counted.
    let tasks = said.tasks.unwrap_or(unit.branches * 3 + 1);
    entries.tables.insert("ct", work::lines(unit, said, tasks));
    targets(&mut entries, unit, said, &mut rng);
    at_home(&mut entries, unit, said, &activities, &mut rng);
    assigned(&mut entries, unit, layout, &mut rng);
    nominations(&mut entries, said, name, &mut rng);
    words(&mut entries, mood, &mut rng);
    Answers { activities, entries }
}

fn targets(entries: &mut Entries, unit: &Figures, said: &Said, rng: &mut Rng) {
    entries.set("nguoi_lap", "Ủy viên Ban Chấp hành phụ trách báo cáo");
    entries.set("dv_moi", said.new_members);
    entries.set("dv_uu_tu_gt", said.referrals);
    let handed = match (unit.pledged_referrals, said.referrals) {
        (0, _) => "Không thuộc diện",
        (_, 0) => *rng.pick(&["Đang thực hiện", "Chưa thực hiện"]),
        _ => "Đã thực hiện",
    };
    entries.set("trao_ds", handed);
    entries.set("ket_nap_dang", said.referrals / 3);
}

fn at_home(entries: &mut Entries, unit: &Figures, said: &Said, activities: &[Activity], rng: &mut Rng) {
    entries.set("bang_ron", if said.banner { "Đã thực hiện" } else { "Chưa thực hiện" });
    entries.set("doi_hinh", said.teams);
    entries.set("thanh_vien", said.teams * rng.between(7, 14));
    entries.set("gio_trai_dat", *rng.pick(&["Đã phát động", "Đã phát động", "Sẽ thực hiện", "Không tham gia"]));
    entries.set("tk_dien", rng.between(unit.members / 3, unit.members));
    let saturdays = activities.iter().filter(|activity| activity.content == SATURDAY).count() as u32;
    entries.set("t7_luot", saturdays * rng.between(12, 60));
}

/// Sections only some units see.
fn assigned(entries: &mut Entries, unit: &Figures, layout: &Layout, rng: &mut Rng) {
    let mut put = |name: &str, typed: Typed| {
        if layout.place(name).is_some() {
            entries.set(name, typed);
        }
    };
    put("mo_hinh", rng.between(1, 3).into());
    put("luot_nb", rng.between(40, 900).into());
    put("pl_cuoc", rng.between(2, 5).into());
    put("pl_luot", rng.between(90, 300).into());
    put("pl_bhyt", rng.between(8, 60).into());
    put("kham_ct_dot", 2_u32.into());
    put("kham_ct_luot", 460_u32.into());
    put("kham_ct_gia_tri", tenths(385));
    put("khcn_hd", rng.between(1, 3).into());
    put("khcn_luot", rng.between(30, 90).into());
    put("mau_dot", 2_u32.into());
    put("mau_dv", 420_u32.into());
    put("tieu_cau", 35_u32.into());
    put("mau_hiem", 28_u32.into());
    put("td_tien_do", "Đã khởi công".into());
    put("td_ngay", "28/02/2020".into());
    put("td_gia_tri", tenths(850));
    if JOINTS[0].called_by(&unit.code).is_some() {
        put("kham_dot", 1_u32.into());
        put("kham_luot", rng.between(20, 60).into());
    } else {
        // Who did not go says so with one tick.
        put(&own::nil("phoi_hop_kham"), "x".into());
    }
}

fn nominations(entries: &mut Entries, said: &Said, name: &str, rng: &mut Rng) {
    if said.collective {
        entries.set("kt_tt_ten", "Chi đoàn 1");
        entries.set("kt_tt_don_vi", name);
        entries.set("kt_tt_thanh_tich", *rng.pick(&MERITS));
        entries.set("kt_tt_ho_so", *rng.pick(&["Đã gửi thư", "Gửi bản giấy"]));
    } else {
        entries.set(&own::nil("kt_tap_the"), "x");
    }
    if said.person {
        // No names of persons, not even invented ones.
        entries.set("kt_cn_ten", "(họ và tên – mẫu)");
        entries.set("kt_cn_chuc_vu", *rng.pick(&["Ủy viên Ban Chấp hành", "Bí thư chi đoàn", "Đoàn viên"]));
        entries.set("kt_cn_thanh_tich", *rng.pick(&MERITS));
        entries.set("kt_cn_ho_so", *rng.pick(&["Đã gửi thư", "Gửi bản giấy", "Chưa gửi"]));
    } else {
        entries.set(&own::nil("kt_ca_nhan"), "x");
    }
}

fn words(entries: &mut Entries, mood: Mood, rng: &mut Rng) {
    entries.set("dg_noi_bat", *rng.pick(&HIGHLIGHTS));
    if rng.below(2) == 0 {
        entries.set("dg_thuan_loi", *rng.pick(&FAVOURABLE));
    }
    entries.set("dg_kho_khan", if mood == Mood::NoHardship { "Không có" } else { *rng.pick(&HARDSHIPS) });
    if mood == Mood::Request {
        entries.set("dg_kien_nghi", *rng.pick(&REQUESTS));
    }
}
