//! `[[form]]` with its sections, fields, tables, columns and prompts, as data.

use super::schema::{Key, Kind, Part, Word};
use super::schema_head::word;

static LAYOUTS: [Word; 2] = [word("full", "đầy đủ"), word("compact", "gọn")];

static TYPES: [Word; 13] = [
    word("text", "chữ"),
    word("count", "số đếm"),
    word("decimal", "số thập phân"),
    word("money", "tiền"),
    word("percent", "phần trăm"),
    word("date", "ngày"),
    word("date_range", "khoảng ngày"),
    word("time", "giờ"),
    word("status", "tình trạng"),
    word("choice", "chọn một"),
    word("multi_choice", "chọn nhiều"),
    word("tick", "đánh dấu"),
    word("evidence", "minh chứng"),
];

static RESTARTS: [Word; 1] = [word("year", "hằng năm")];

static PROMPT: Part = Part {
    head: "prompt = { … }",
    row: "nhắc",
    keys: &[
        Key::new("title", "Tiêu đề", Kind::Text, "Heading, at most 32 characters.", r#""Số đợt hiến máu""#),
        Key::new("text", "Nội dung", Kind::Text, "Shown beside the cell, at most 255.", r#""Chỉ nhập số.""#),
        Key::new(
            "refusal",
            "Khi nhập sai",
            Kind::Text,
            "Shown when the cell refuses an entry, at most 225.",
            r#""Ô này chỉ nhận số nguyên từ 0 trở lên.""#,
        ),
    ],
};

const TYPE: Key = Key::new("type", "Kiểu", Kind::Word(&TYPES), "What the cell takes.", r#""count""#).must();
const UOM: Key = Key::new(
    "uom",
    "Đơn vị tính",
    Kind::Text,
    "Unit of measure; for money `\"triệu đồng\"` or `\"đồng\"`.",
    r#""đoàn viên""#,
);
const OPTIONS: Key = Key::new(
    "options",
    "Danh mục chọn",
    Kind::Texts,
    "Entries of a choice; of a multi_choice, one tick field `<id>_1`, `<id>_2` … each.",
    r#"["Đã gửi", "Chưa gửi"]"#,
);
const PROMPTED: Key = Key::new(
    "prompt",
    "Nhắc",
    Kind::Table(&PROMPT),
    "What Excel says beside the cell.",
    r#"{ title = "Số đợt", text = "Chỉ nhập số.", refusal = "Chỉ nhận số nguyên." }"#,
);

static FIELD: Part = Part {
    head: "[[form.section.field]]",
    row: "ô",
    keys: &[
        Key::new("id", "Mã", Kind::Text, "Key, and its name in formulas.", r#""dv_moi""#).must(),
        Key::new("label", "Tên gọi", Kind::Text, "What is asked.", r#""Số đoàn viên mới đã kết nạp""#).must(),
        TYPE,
        UOM,
        OPTIONS,
        Key::new("required", "Bắt buộc", Kind::Flag, "Whether it must be filled.", "true")
            .or("true for inputs, false for text and tick"),
        Key::new(
            "from",
            "Lấy từ",
            Kind::Text,
            "Prefilled and locked: `unit.<column>`, `<report>.<field>` (frozen at its deadline), `previous.<field>`.",
            r#""unit.chi_doan""#,
        ),
        Key::new(
            "restart",
            "Tính lại",
            Kind::Word(&RESTARTS),
            "With `previous.`: 0 again in the first period of a year.",
            r#""year""#,
        ),
        Key::new("formula", "Công thức", Kind::Formula, "Computed, never typed.", r#"'COUNTIF(hd_chao_mung, "x")'"#),
        Key::new(
            "lines",
            "Số dòng chữ",
            Kind::Count,
            "Room for so many lines of words. With more than one, «Không có» is kept as it is typed.",
            "5",
        )
        .or("1"),
        Key::new("note", "Ô ghi chú", Kind::Flag, "A cell for a note beside it.", "false")
            .or("true for inputs and prefilled, false for computed and text"),
        Key::new("print", "In", Kind::Flag, "A row of «Bản in».", "false").or("true for numbers, false for words"),
        Key::new(
            "summary",
            "Tổng hợp",
            Kind::Flag,
            "Whether the summary may show it (a telephone number not).",
            "false",
        )
        .or("true"),
        PROMPTED,
    ],
};

const SHEET: Key = Key::new("sheet", "Trang", Kind::Text, "Sheet it stands on.", r#""Số liệu""#).must();
const SCOPE: Key =
    Key::new("scope", "Phạm vi", Kind::Scope, "Units it is asked of.", r#"{ groups = ["Nhân ái"] }"#).or(r#""all""#);
const NIL: Key = Key::new("nil", "Không phát sinh", Kind::Flag, "A tick «Không phát sinh».", "true").or("false");
const NIL_LABEL: Key = Key::new(
    "nil_label",
    "Câu không phát sinh",
    Kind::Text,
    "Words beside that tick.",
    r#""Không có hoạt động nào trong kỳ""#,
);

static SECTION: Part = Part {
    head: "[[form.section]]",
    row: "phần",
    keys: &[
        Key::new("id", "Mã", Kind::Text, "Key.", r#""so_lieu_nen""#).must(),
        SHEET,
        Key::new("title", "Tên gọi", Kind::Text, "Heading of the section.", r#""SỐ LIỆU NỀN""#).must(),
        SCOPE,
        NIL,
        NIL_LABEL,
        Key::new("field", "Ô", Kind::Tables(&FIELD), "Its fields.", ""),
    ],
};

static COLUMN: Part = Part {
    head: "columns = [ { … } ]",
    row: "cột",
    keys: &[
        Key::new("id", "Mã", Kind::Text, "Key; its name in formulas is `<table>_<id>`.", r#""ten""#).must(),
        Key::new("label", "Tên gọi", Kind::Text, "Heading.", r#""Tên hoạt động""#).must(),
        TYPE,
        UOM,
        Key::new("required", "Bắt buộc", Kind::Flag, "Needed in a row that has its first column filled.", "true")
            .or("false"),
        Key::new("width", "Độ rộng", Kind::Number, "Width in characters.", "40"),
        OPTIONS,
        PROMPTED,
    ],
};

static TABLE: Part = Part {
    head: "[[form.table]]",
    row: "bảng",
    keys: &[
        Key::new("id", "Mã", Kind::Text, "Key, and the first part of its columns' names.", r#""hd""#).must(),
        SHEET,
        Key::new("title", "Tên gọi", Kind::Text, "Heading of the table.", r#""DANH SÁCH HOẠT ĐỘNG""#).must(),
        Key::new("noun", "Gọi một dòng là", Kind::Text, "What one row is.", r#""hoạt động""#).or(r#""dòng""#),
        Key::new(
            "rows",
            "Số dòng in sẵn",
            Kind::Formula,
            "A number, or a formula over attributes of the unit.",
            r#""MAX(10, chi_doan + 7)""#,
        )
        .or("20"),
        Key::new("max_rows", "Số dòng tối đa", Kind::Count, "Rows that can be filled.", "200").or("200"),
        Key::new(
            "rows_from",
            "Dòng lấy từ",
            Kind::Text,
            "Report (or `<report>.<table>`) whose rows come prefilled; columns map by the same id.",
            r#""nhanh""#,
        ),
        SCOPE,
        NIL,
        NIL_LABEL,
        Key::new(
            "key",
            "Khóa trùng",
            Kind::Texts,
            "Columns that make two rows the same.",
            r#"["ten", "ngay", "chu_tri"]"#,
        ),
        Key::new(
            "columns",
            "Cột",
            Kind::Tables(&COLUMN),
            "Its columns.",
            r#"[ { id = "ten", label = "Tên hoạt động", type = "text" } ]"#,
        ),
    ],
};

/// `[[form]]`.
pub(super) static FORM: Part = Part {
    head: "[[form]]",
    row: "biểu",
    keys: &[
        Key::new("id", "Mã", Kind::Text, "Key.", r#""tong_ket""#).must(),
        Key::new("title", "Tên gọi", Kind::Text, "Title on the first page.", r#""BÁO CÁO SỐ LIỆU TỔNG KẾT""#).must(),
        Key::new(
            "print_title",
            "Tên bản in",
            Kind::Text,
            "Title of «Bản in»; absent: no print page.",
            r#""BIỂU SỐ LIỆU TỔNG KẾT""#,
        ),
        Key::new(
            "layout",
            "Bố cục",
            Kind::Word(&LAYOUTS),
            "Several sheets with a guide and «Bản in», or one sheet with fields and one table.",
            r#""compact""#,
        )
        .or(r#""full""#),
        Key::new("section", "Phần", Kind::Tables(&SECTION), "Sections, in the order of the file.", ""),
        Key::new("table", "Bảng", Kind::Tables(&TABLE), "Tables, in the order of the file.", ""),
    ],
};
