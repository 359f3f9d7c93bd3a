//! `[[indicator]]`, `[[check]]` and `[[sheet]]`, as data.

use super::schema::{Key, Kind, Part, Word};
use super::schema_head::{WINDOW, word};

static COMPARISONS: [Word; 6] = [
    word("at_least", "ít nhất"),
    word("at_most", "nhiều nhất"),
    word("equals", "bằng"),
    word("on", "đúng ngày"),
    word("within", "trong thời gian"),
    word("yes", "có thực hiện"),
];

static ROLLUPS: [Word; 7] = [
    word("sum", "cộng"),
    word("met", "đếm đơn vị đạt"),
    word("ratio", "tỷ lệ chung"),
    word("distinct", "đếm không trùng"),
    word("list", "liệt kê"),
    word("text", "ghi lời"),
    word("none", "không tổng hợp"),
];

static WEIGHTS: [Word; 3] = [word("must", "phải đạt"), word("should", "phấn đấu"), word("tally", "theo dõi")];

static OVER: [Word; 3] = [word("latest", "kỳ đang xét"), word("sum", "cộng các kỳ"), word("each", "từng kỳ")];

static SEVERITIES: [Word; 3] = [word("error", "lỗi"), word("warning", "cảnh báo"), word("info", "lưu ý")];

static SHEETS: [Word; 2] = [word("rows", "các dòng của bảng"), word("fields", "các ô")];

/// `[[indicator]]`.
pub(super) static INDICATOR: Part = Part {
    head: "[[indicator]]",
    row: "chỉ tiêu",
    keys: &[
        Key::new("id", "Mã", Kind::Text, "Key.", r#""phat_trien_doan_vien""#).must(),
        Key::new("code", "Ký hiệu", Kind::Text, "Item of the plan.", r#""C2""#),
        Key::new("label", "Tên gọi", Kind::Text, "What the plan asks.", r#""Phát triển đoàn viên mới, ít nhất 70%""#)
            .must(),
        Key::new(
            "short",
            "Tên cột",
            Kind::Text,
            "Heading of its column in the matrix, ≤ 25 characters.",
            r#""Đoàn viên mới""#,
        ),
        Key::new("source", "Căn cứ", Kind::Text, "Where the plan says so, or `\"office\"`.", r#""III.2 (L30)""#).must(),
        Key::new("report", "Báo cáo", Kind::Text, "Report it reads.", r#""tong_ket""#).must(),
        Key::new("scope", "Phạm vi", Kind::Scope, "Units it is asked of.", r#"{ kinds = ["so"] }"#).or(r#""all""#),
        Key::new("value", "Giá trị", Kind::Formula, "A name or formula over that report's form.", r#""dv_moi""#).must(),
        Key::new("base", "Mẫu số", Kind::Formula, "Ratio only: what the value is divided by.", r#""dv_moi_dk""#),
        Key::new("compare", "So sánh", Kind::Word(&COMPARISONS), "How value and target are compared.", r#""at_least""#)
            .or(r#""at_least""#),
        Key::new(
            "target",
            "Mức cần đạt",
            Kind::Formula,
            "A number, with its unit of measure if you like, or a formula.",
            r#""70%", "chi_doan", "390 triệu đồng""#,
        ),
        Key::new("on", "Đúng ngày", Kind::Date, "Day of `compare = \"on\"`.", "2020-03-02"),
        Key::new(
            "within",
            "Trong thời gian",
            Kind::TextOr(&WINDOW),
            "Days of `compare = \"within\"`: a phase id or `{ from, to }`.",
            r#""truoc""#,
        ),
        Key::new(
            "day",
            "Ngày thực hiện",
            Kind::Formula,
            "With `compare` on or within: the date; `value` is then whether it was done.",
            r#""ngay_to_chuc""#,
        )
        .or("the value itself"),
        Key::new(
            "over",
            "Tính theo kỳ",
            Kind::Word(&OVER),
            "The period in focus, the sum so far, or every period that is over.",
            r#""sum""#,
        )
        .or(r#""latest""#),
        Key::new("strict", "Chỉ tính đúng ngày", Kind::Flag, "Done on another day does not count as reached.", "true")
            .or("false"),
        Key::new("rollup", "Tổng hợp", Kind::Word(&ROLLUPS), "How units become one figure.", r#""ratio""#)
            .or(r#""sum""#),
        Key::new(
            "distinct",
            "Bảng đếm không trùng",
            Kind::Text,
            "With `rollup = \"distinct\"`: the table whose rows count once by its key.",
            r#""hd""#,
        ),
        Key::new("uom", "Đơn vị tính", Kind::Text, "Unit of measure.", r#""đoàn viên""#),
        Key::new("weight", "Mức độ", Kind::Word(&WEIGHTS), "Must, should, or followed only.", r#""must""#)
            .or(r#""must""#),
        Key::new(
            "share_met",
            "Tỷ lệ đơn vị đạt",
            Kind::Share,
            "Share of the units in scope that must meet it.",
            r#""100%""#,
        ),
        Key::new("headline", "Trang đầu", Kind::Flag, "A row of the table on page 1.", "true").or("false"),
        Key::new(
            "highlight",
            "Số nổi bật",
            Kind::Text,
            "One of the six boxes on page 1: words after the total.",
            r#""lượt đoàn viên, thanh niên""#,
        ),
        Key::new("group", "Cột theo nhóm", Kind::Flag, "A column of the emulation-group sheet.", "true").or("false"),
    ],
};

/// `[[check]]`.
pub(super) static CHECK: Part = Part {
    head: "[[check]]",
    row: "kiểm tra",
    keys: &[
        Key::new("id", "Mã", Kind::Text, "Key.", r#""ket_nap_khong_vuot""#).must(),
        Key::new("report", "Báo cáo", Kind::Text, "Report it looks at.", r#""tong_ket""#).must(),
        Key::new("formula", "Điều kiện đúng", Kind::Formula, "What should hold.", r#""ket_nap_dang <= dv_uu_tu_gt""#)
            .must(),
        Key::new("severity", "Mức", Kind::Word(&SEVERITIES), "How serious it is.", r#""warning""#).or(r#""warning""#),
        Key::new("at", "Tại ô", Kind::Text, "Field whose cell the message names.", r#""ket_nap_dang""#),
        Key::new(
            "message",
            "Lời nhắn",
            Kind::Text,
            "What the unit is told; `{name}` stands for a value.",
            r#""kết nạp {ket_nap_dang}, nhiều hơn số giới thiệu.""#,
        )
        .must(),
    ],
};

/// `[[sheet]]`.
pub(super) static SHEET: Part = Part {
    head: "[[sheet]]",
    row: "trang",
    keys: &[
        Key::new("title", "Tên trang", Kind::Text, "Name of the sheet.", r#""Đề nghị khen thưởng""#).must(),
        Key::new(
            "kind",
            "Gồm",
            Kind::Word(&SHEETS),
            "Rows: union of a table's rows; fields: one row a unit.",
            r#""rows""#,
        )
        .must(),
        Key::new("table", "Bảng", Kind::Text, "With rows: the table.", r#""ct""#),
        Key::new(
            "khoi_table",
            "Bảng cấp Khối",
            Kind::Text,
            "Rows of the office's own form, printed first as «A. CẤP KHỐI».",
            r#""kct""#,
        ),
        Key::new("fields", "Các ô", Kind::Texts, "With fields: the fields.", r#"["kt_ten", "kt_ly_do"]"#),
        Key::new("blank", "Cột để trống", Kind::Texts, "Empty columns for handwriting.", r#"["Ý kiến Thường trực"]"#),
        Key::new("sign", "Để ký", Kind::Flag, "Printed and signed; otherwise a working sheet.", "true").or("false"),
    ],
};
