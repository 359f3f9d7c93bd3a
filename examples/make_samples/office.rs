//! The office's own report: three works, and what it did itself.

use crate::Failure;
use crate::calendar::at;
use crate::entry::{Entries, Line, cells, tenths};
use crate::inbox::{Body, Inbox};
use crate::issued::Issued;
use crate::truth::Truth;
use crate::xlsx::fill;

const UNIT: &str = "KHOI";
const REPORT: &str = "khoi";

/// What was done, what not, and on which days.
const ANSWERS: [(&str, &str); 18] = [
    ("h01_trang_thai", "Đã thực hiện"),
    ("h02_trang_thai", "Đã thực hiện"),
    ("h02_ngay", "02/3"),
    ("h04_trang_thai", "Đã thực hiện"),
    ("h05_trang_thai", "Chưa thực hiện"),
    ("h06_trang_thai", "Đã thực hiện"),
    ("h07_trang_thai", "Chưa thực hiện"),
    ("h08_trang_thai", "Đã thực hiện"),
    ("l01_trang_thai", "Đã thực hiện"),
    ("l01_ngay", "26-29/02/2020"),
    ("l02_trang_thai", "Đã thực hiện"),
    ("l02_ngay", "28/02"),
    ("l03_trang_thai", "Đã thực hiện"),
    ("l03_ngay", "28/02"),
    ("l05_trang_thai", "Đã thực hiện"),
    ("l05_ngay", "20/3"),
    ("tk_r06_trang_thai", "Đang thực hiện"),
    ("tk_r07_trang_thai", "Đã thực hiện"),
];

/// Figure and outcome of each indicator. Days are day numbers of the 1900 system: 26/02/2020 is 43887.
const TRUTH: [(&str, &str, &str); 22] = [
    ("cong_trinh_khoi", "3", "met"),
    ("de_cuong", "1", "met"),
    ("infographic", "1", "met"),
    ("khoi_nha", "1", ""),
    ("khoi_hoc_bong", "30", ""),
    ("khoi_qua", "150", ""),
    ("khoi_kham", "420", ""),
    ("khoi_kinh_phi", "186.5", ""),
    ("doi_hinh_chuyen", "1", "met"),
    ("cam_tinh_doan", "0", "not_met"),
    ("cam_tinh_hoc_vien", "", ""),
    ("cau_lac_bo", "1", "met"),
    ("le_tong_ket", "0", "not_met"),
    ("van_dong_dang_vien", "1", "met"),
    ("dao_nam_du", "43887", "met"),
    ("nha_nhan_ai", "43889", "met"),
    ("khoi_cong_truong", "43889", "met"),
    ("phat_dong_infographic", "43892", "met"),
    // Held a day before the calendar said.
    ("hoi_thao", "43910", "off_day"),
    ("khai_giang", "", "undecided"),
    ("cong_trinh_khoi.total", "3", ""),
    ("khoi_kinh_phi.total", "186.5", ""),
];

/// Fills and sends it.
pub fn send(issued: &Issued, inbox: &mut Inbox, truth: &mut Truth) -> Result<(), Failure> {
    let form = issued.form(REPORT, UNIT)?;
    let mut entries = Entries::default();
    for (name, said) in ANSWERS {
        entries.set(name, said);
    }
    for (name, count) in [("h03_nha", 1_u32), ("h03_hoc_bong", 30), ("h03_qua", 150), ("h03_kham", 420)] {
        entries.set(name, count);
    }
    entries.set("h03_kinh_phi", tenths(1865));
    entries.tables.insert("kct", works());
    let bytes = fill(&form.bytes, &cells(&entries, &form.layout)?)?;
    inbox.add(
        format!("doan khoi/{}", form.file),
        Body::Bytes(bytes),
        Some((at(4, 2, (15, 20, 0)), "Văn phòng")),
        "current",
    );
    let key = (UNIT, REPORT, "");
    for (name, value) in [("receiving", "received"), ("timeliness", ""), ("review", "accepted"), ("versions", "1")] {
        truth.add("standing", key, name, value);
    }
    for (id, figure, outcome) in TRUTH {
        if let Some(id) = id.strip_suffix(".total") {
            truth.add("total", ("", REPORT, ""), &format!("{id}.value"), figure);
            continue;
        }
        truth.add("figure", key, id, figure);
        if !outcome.is_empty() {
            truth.add("outcome", key, id, outcome);
        }
    }
    Ok(())
}

/// The works of the mock-up.
fn works() -> Vec<Line> {
    let work = |name: &str, progress: &str, day: &str, value: Option<u32>| {
        let mut line: Line = vec![
            ("kct_ten", name.into()),
            ("kct_loai", "Công trình".into()),
            ("kct_tien_do", progress.into()),
            ("kct_ngay", day.into()),
        ];
        line.extend(value.map(|value| ("kct_gia_tri", tenths(value))));
        line
    };
    vec![
        work("Công trình thanh niên tại xã Lại Sơn và xã An Sơn, huyện Kiên Hải", "Đã hoàn thành", "29/02", Some(1200)),
        work("Nhà nhân ái tại xã Trường Long", "Đã khánh thành, bàn giao", "28/02", Some(500)),
        work("«Trường đẹp cho em» tại xã Nhơn Ái", "Đã khởi công", "28/02", None),
    ]
}
