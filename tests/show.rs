//! The plan read aloud, kept for review: whoever changes a sentence reads it here.

mod common;

use common::working;
use tonghop::command::Folder;
use tonghop::plan::{self, Plan};
use tonghop::text::{Lang, show};

fn shipped() -> std::sync::Arc<Plan> {
    Folder::open(&working::template()).expect("the shipped plan is good").plan
}

/// A plan of every kind of deadline: days off, phases, extensions, what happened and what is always welcome.
const MANY: &str = r#"
[plan]
id = "nhieu-han"
code = "NH"
title = "Kế hoạch có đủ các loại hạn"
office = "Đoàn Khối"
kind_labels = { so = "sở, ban", bao_chi = "báo chí" }

[[phase]]
id = "truoc"
label = "Trước Đại hội"
from = 2020-04-01
to = 2020-04-29
peak = { from = 2020-04-20, to = 2020-04-24 }
source = "L1"
[[phase]]
id = "sau"
label = "Sau Đại hội"
from = 2020-08-20
provisional = true
was = [ { until = 2020-08-10T09:00:00, from = 2020-08-01, to = 2020-08-12 } ]

[[report]]
id = "thang"
label = "Báo cáo tháng"
code = "T"
form = "f"
due = { every = "month", on = 5, months_later = 1, by = "17:00", from = 2020-03-01, to = 2020-05-31, on_day_off = "next_working_day", grace_minutes = 15 }
[[report]]
id = "quy"
label = "Báo cáo quý"
code = "Q"
form = "g"
scope = { kinds = ["bao_chi"] }
due = { every = "quarter", on = "last_working_day", by = "17:00", from = 2020-01-01, to = 2020-06-30 }
[[report]]
id = "giai_doan"
label = "Báo cáo giai đoạn"
code = "G"
form = "h"
due = { every = "phase", days = 1, by = "17:00" }
[[report]]
id = "le"
label = "Báo cáo trước lễ"
code = "L"
form = "i"
due = { by = 2020-04-30 }
[[report]]
id = "tin"
label = "Tin sau hoạt động"
code = "S"
form = "k"
due = { after = "hd_ngay", days = 5 }
[[report]]
id = "kip_thoi"
label = "Tin kịp thời"
code = "KT"
form = "l"
due = "standing"

[[extension]]
report = "le"
scope = { units = ["BAO"] }
until = 2020-05-04T16:00:00
because = "đơn vị sáp nhập trong tháng"

[[form]]
id = "f"
title = "BIỂU THÁNG"
layout = "full"
[[form.section]]
id = "f_phan"
sheet = "Số liệu"
title = "SỐ LIỆU"
[[form.section.field]]
id = "so_tin"
label = "Số tin đã đăng"
type = "count"
uom = "tin"
[[form.section.field]]
id = "da_hop"
label = "Đã họp"
type = "tick"
[[form.section.field]]
id = "da_ky"
label = "Đã ký giao ước"
type = "tick"

[[form]]
id = "g"
title = "BIỂU QUÝ"
layout = "full"
[[form.section]]
id = "g_phan"
sheet = "Số liệu"
title = "SỐ LIỆU"
[[form.section.field]]
id = "so_bai"
label = "Số bài"
type = "count"

[[form]]
id = "h"
title = "BIỂU GIAI ĐOẠN"
layout = "full"
[[form.section]]
id = "h_phan"
sheet = "Số liệu"
title = "SỐ LIỆU"
[[form.section.field]]
id = "ngay_hop"
label = "Ngày họp"
type = "date"

[[form]]
id = "i"
title = "BIỂU TRƯỚC LỄ"
layout = "full"
[[form.section]]
id = "i_phan"
sheet = "Số liệu"
title = "SỐ LIỆU"
[[form.section.field]]
id = "kinh_phi"
label = "Kinh phí"
type = "money"
uom = "triệu đồng"

[[form]]
id = "k"
title = "BIỂU TIN"
layout = "full"
[[form.table]]
id = "hd"
sheet = "Hoạt động"
title = "HOẠT ĐỘNG"
noun = "hoạt động"
rows = "10"
max_rows = 20
columns = [
  { id = "ten", label = "Tên", type = "text", required = true },
  { id = "ngay", label = "Ngày", type = "date" },
  { id = "luot", label = "Lượt", type = "count" },
]

[[form]]
id = "l"
title = "BIỂU KỊP THỜI"
layout = "full"
[[form.section]]
id = "l_phan"
sheet = "Số liệu"
title = "SỐ LIỆU"
[[form.section.field]]
id = "viec"
label = "Việc đã làm"
type = "text"

[[indicator]]
id = "tin_thang"
label = "Mỗi tháng ít nhất 02 tin"
source = "L5"
report = "thang"
value = "so_tin"
target = "2"
over = "each"
rollup = "met"
[[indicator]]
id = "hai_viec"
label = "Họp và ký giao ước"
source = "L6"
report = "thang"
value = 'IF(da_hop = "x", 1, 0) + IF(da_ky = "x", 1, 0)'
target = "2"
compare = "equals"
weight = "should"
[[indicator]]
id = "hop"
label = "Họp trong giai đoạn trước Đại hội"
source = "L7"
report = "giai_doan"
scope = { units = ["SYT", "BAO"] }
value = "ngay_hop"
compare = "within"
within = "truoc"
strict = true
rollup = "met"
[[indicator]]
id = "tien"
label = "Kinh phí không quá 390 triệu đồng"
source = "office"
report = "le"
value = "kinh_phi"
target = "390"
compare = "at_most"
uom = "triệu đồng"
[[indicator]]
id = "luot_lon"
label = "Lượt người của các hoạt động trong giai đoạn trước"
source = "L8"
report = "tin"
value = 'SUMIFS(hd_luot, hd_ngay, ">="&truoc_from, hd_ngay, "<="&truoc_to)'
weight = "tally"

[[check]]
id = "co_ky"
report = "thang"
formula = 'OR(da_hop <> "x", so_tin > 0)'
severity = "info"
message = "đã họp nhưng chưa có tin ({so_tin})."
"#;

const UNITS: &str = "code,name,short_name,kind\nSYT,Sở Y tế,Sở Y tế,so\nSTP,Sở Tư pháp,Sở Tư pháp,so\nBAO,Báo Cần Thơ,Báo Cần Thơ,bao_chi\nDAI,Đài Phát thanh,Đài PT,bao_chi\n";

fn many() -> Plan {
    plan::load(MANY, UNITS).unwrap_or_else(|faults| panic!("{faults:?}"))
}

#[test]
fn the_shipped_plan_in_vietnamese() {
    insta::assert_snapshot!("plan_vi", show::plan(&shipped(), Lang::Vi));
}

#[test]
fn the_shipped_plan_in_english() {
    insta::assert_snapshot!("plan_en", show::plan(&shipped(), Lang::En));
}

#[test]
fn what_a_hospital_gets() {
    let plan = shipped();
    let unit = plan.units.get("BVHHTM").expect("a unit");
    insta::assert_snapshot!("unit_vi", show::unit(&plan, unit, Lang::Vi));
}

#[test]
fn every_kind_of_deadline() {
    insta::assert_snapshot!("deadlines_vi", show::plan(&many(), Lang::Vi));
    insta::assert_snapshot!("deadlines_en", show::plan(&many(), Lang::En));
}

#[test]
fn an_extension_is_told_to_its_unit_only() {
    let plan = many();
    let told = |code: &str| show::unit(&plan, plan.units.get(code).expect("a unit"), Lang::Vi);
    assert!(told("BAO").contains("chậm nhất 16g00, thứ Hai, ngày 04/5/2020 (đã gia hạn)"), "{}", told("BAO"));
    assert!(told("SYT").contains("đến hết thứ Năm, ngày 30/4/2020"), "{}", told("SYT"));
    assert!(!told("SYT").contains("gia hạn"));
}

#[test]
fn no_function_of_excel_is_left_unsaid() {
    let text = |shipped: &plan::Shipped, file: &str| shipped.text(file).map(str::to_owned);
    let load = |shipped: &plan::Shipped| {
        let [head, units] = ["plan.toml", "units.csv"].map(|file| text(shipped, file).expect("a file"));
        plan::load_with(&head, &units, text(shipped, "calendar.csv").as_deref()).expect("a good plan")
    };
    let plans: Vec<Plan> = plan::shipped().iter().map(load).chain([many()]).collect();
    for plan in &plans {
        for told in [show::plan(plan, Lang::Vi), show::plan(plan, Lang::En)] {
            for function in tonghop::formula::allowed_functions() {
                let call = format!("{function}(");
                assert_eq!(told.lines().find(|line| line.contains(&call)), None, "{} leaves {call}", plan.id);
            }
        }
    }
}
