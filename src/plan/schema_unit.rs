//! The columns of the registry, as data.

use super::schema::{Key, Kind, Part};

/// `units.csv`; any further column is an attribute and a name in formulas.
pub static UNITS: Part = Part {
    head: "units.csv",
    row: "đơn vị",
    keys: &[
        Key::new("code", "Mã", Kind::Text, "Code of the unit.", "SYT").must(),
        Key::new("name", "Tên đơn vị", Kind::Text, "Full name.", "Sở Y tế").must(),
        Key::new("heading_name", "Tên trên tiêu đề", Kind::Text, "Name heading its papers.", "BCH ĐOÀN SỞ Y TẾ")
            .or("name"),
        Key::new("short_name", "Tên ngắn", Kind::Text, "Name in tables.", "Sở Y tế").or("name"),
        Key::new("group", "Nhóm", Kind::Text, "Emulation group.", "Nhân ái"),
        Key::new("kind", "Loại", Kind::Text, "Kind of unit; `khoi` is the office itself.", "so"),
        Key::new("aliases", "Tên gọi khác", Kind::Texts, "Other names, separated by a bar.", "Sở YT"),
        Key::new("email", "Thư điện tử", Kind::Text, "Mail address.", "syt@example.invalid"),
        Key::new("source", "Căn cứ", Kind::Text, "Where the row comes from.", "L12"),
        Key::new("organisation", "Tổ chức", Kind::Text, "Organisation it belongs to.", "Công đoàn"),
        Key::new("base_unit", "Đơn vị gốc", Kind::Text, "Code or name of the unit the organisation belongs to.", "SYT"),
        Key::new("from", "Có từ ngày", Kind::Date, "First day the unit exists.", "2020-03-01"),
        Key::new("to", "Đến hết ngày", Kind::Date, "Last day the unit exists.", "2025-02-28"),
        Key::new(
            "formerly",
            "Tên cũ",
            Kind::Texts,
            "`name@day`: called so up to and including that day.",
            "Sở LĐTBXH@2025-02-28",
        ),
        Key::new("merged_into", "Nhập vào", Kind::Text, "Code of the unit it became part of.", "SNV"),
    ],
};
