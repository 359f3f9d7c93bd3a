//! `[plan]`, its letterheads, `[[question]]` and scopes, as data.

use super::schema::{Key, Kind, Part, Word};

/// Short form of a word of a list.
pub(super) const fn word(toml: &'static str, vi: &'static str) -> Word {
    Word { toml, vi }
}

/// The scopes that are a word.
pub(super) static SCOPES: [Word; 2] = [word("all", "tất cả"), word("khoi", "cấp Khối")];

static STYLES: [Word; 3] = [word("doan", "Đoàn"), word("dang", "Đảng"), word("nha_nuoc", "Nhà nước")];

/// A span of days.
pub(super) static WINDOW: Part = Part {
    head: "{ from, to }",
    row: "thời gian",
    keys: &[
        Key::new("from", "Từ ngày", Kind::Date, "First day.", "2020-02-18"),
        Key::new("to", "Đến ngày", Kind::Date, "Last day.", "2020-03-28"),
    ],
};

/// Which units: keys AND, lists OR.
pub(super) static SCOPE: Part = Part {
    head: "scope = { … }",
    row: "phạm vi",
    keys: &[
        Key::new("units", "đơn vị", Kind::Texts, "Codes of units.", r#"["SYT", "STP"]"#),
        Key::new("groups", "nhóm", Kind::Texts, "Emulation groups.", r#"["Nhân ái"]"#),
        Key::new("kinds", "loại", Kind::Texts, "Kinds of units.", r#"["so", "benh_vien"]"#),
        Key::new("organisations", "tổ chức", Kind::Texts, "Organisations.", r#"["Công đoàn"]"#),
        Key::new("where", "điều kiện", Kind::Formula, "A formula over attributes of the unit.", r#""doan_vien > 100""#),
    ],
};

static LETTERHEAD: Part = Part {
    head: "[plan.letterhead]",
    row: "tiêu đề",
    keys: &[
        Key::new("style", "Thể thức", Kind::Word(&STYLES), "Rules of layout the heading follows.", r#""doan""#)
            .or(r#""doan""#),
        Key::new(
            "superior",
            "Cơ quan cấp trên",
            Kind::Text,
            "First line: the body above.",
            r#""BCH ĐOÀN TP. CẦN THƠ""#,
        ),
        Key::new(
            "body",
            "Cơ quan ban hành",
            Kind::Text,
            "Second line: the office's own body.",
            r#""BCH ĐOÀN KHỐI CƠ QUAN DÂN CHÍNH ĐẢNG""#,
        )
        .must(),
        Key::new("place", "Địa danh", Kind::Text, "Place before the date.", r#""Cần Thơ""#),
        Key::new("on_behalf", "Thay mặt", Kind::Text, "Line above the signers.", r#""TM. BAN THƯỜNG VỤ""#),
        Key::new("signers", "Chức vụ người ký", Kind::Texts, "Offices of the signers.", r#"["BÍ THƯ", "PHÓ BÍ THƯ"]"#),
    ],
};

static UNIT_LETTERHEAD: Part = Part {
    head: "[plan.unit_letterhead]",
    row: "tiêu đề đơn vị",
    keys: &[
        Key::new(
            "superior",
            "Cơ quan cấp trên",
            Kind::Text,
            "First line of a unit's «Bản in»; the second is the unit's heading_name.",
            r#""ĐOÀN KHỐI CƠ QUAN DÂN CHÍNH ĐẢNG TP. CẦN THƠ""#,
        )
        .must(),
        Key::new("on_behalf", "Thay mặt", Kind::Text, "Line above the signer.", r#""TM. BAN CHẤP HÀNH""#),
        Key::new("signer", "Chức vụ người ký", Kind::Text, "Office of the signer.", r#""BÍ THƯ""#),
        Key::new(
            "number_suffix",
            "Ký hiệu sau số",
            Kind::Text,
            "What follows the number of the paper.",
            r#""-BC/ĐTN""#,
        ),
        Key::new("recipients", "Nơi nhận", Kind::Texts, "«Nơi nhận» of a unit's paper.", r#"["Lưu"]"#),
    ],
};

/// `[plan]`.
pub(super) static PLAN: Part = Part {
    head: "[plan]",
    row: "kế hoạch",
    keys: &[
        Key::new("id", "Mã kế hoạch", Kind::Text, "Key of the plan: `[a-z0-9-]`.", r#""ttn-2020""#).must(),
        Key::new("code", "Ký hiệu kế hoạch", Kind::Text, "Printed in file names and form codes.", r#""TTN2020""#)
            .must(),
        Key::new("number", "Số văn bản", Kind::Text, "Number of the paper.", r#""45-KH/ĐTN""#),
        Key::new(
            "title",
            "Tên kế hoạch",
            Kind::Text,
            "Title, as after «V/v» or «Kế hoạch».",
            r#""Tổ chức các hoạt động Tháng Thanh niên năm 2020""#,
        )
        .must(),
        Key::new(
            "short_title",
            "Tên gọi ngắn",
            Kind::Text,
            "Title inside sentences.",
            r#""Tháng Thanh niên năm 2020""#,
        )
        .or("title"),
        Key::new("issuer", "Nơi ban hành", Kind::Text, "Who issued the plan.", r#""Ban Thường vụ Đoàn khối""#),
        Key::new(
            "office",
            "Cách gọi văn phòng",
            Kind::Text,
            "How forms and messages call the office.",
            r#""Đoàn Khối""#,
        )
        .or(r#""Văn phòng""#),
        Key::new("issued", "Ngày ban hành", Kind::Date, "Day of the paper.", "2020-02-18"),
        Key::new(
            "window",
            "Thời gian thực hiện",
            Kind::Table(&WINDOW),
            "Days of the plan; names `plan_from`, `plan_to` in formulas.",
            "{ from = 2020-02-18, to = 2020-03-28 }",
        ),
        Key::new("utc_offset", "Múi giờ", Kind::Text, "Clock of the plan.", r#""+07:00""#).or(r#""+07:00""#),
        Key::new(
            "expected_units",
            "Số đơn vị",
            Kind::Count,
            "Units the plan names; the registry must have as many.",
            "66",
        ),
        Key::new(
            "group_label",
            "Tên gọi của nhóm",
            Kind::Text,
            "What emulation groups are called.",
            r#""Nhóm thi đua""#,
        )
        .or(r#""Nhóm""#),
        Key::new(
            "organisation_label",
            "Tên gọi của tổ chức",
            Kind::Text,
            "What organisations are called.",
            r#""Tổ chức""#,
        ),
        Key::new(
            "kind_labels",
            "Tên các loại đơn vị",
            Kind::Pairs,
            "Words shown for kinds of units.",
            r#"{ so = "Sở, ban", bao_chi = "Báo chí" }"#,
        ),
        Key::new(
            "recipients",
            "Nơi nhận",
            Kind::Texts,
            "«Nơi nhận» of the summary.",
            r#"["Thường trực Đảng ủy (báo cáo)", "Lưu"]"#,
        ),
        Key::new(
            "send_to",
            "Cách gửi",
            Kind::Texts,
            "Lines «label: text» on the first page of a form.",
            r#"["Gửi tệp Excel: doankhoi@example.invalid"]"#,
        ),
        Key::new("letterhead", "Tiêu đề văn bản", Kind::Table(&LETTERHEAD), "Heading and foot of the summary.", ""),
        Key::new(
            "unit_letterhead",
            "Tiêu đề văn bản của đơn vị",
            Kind::Table(&UNIT_LETTERHEAD),
            "Heading and foot of a unit's «Bản in».",
            "",
        ),
    ],
};

/// `[[question]]`.
pub(super) static QUESTION: Part = Part {
    head: "[[question]]",
    row: "câu hỏi",
    keys: &[
        Key::new("id", "Mã", Kind::Text, "Key.", r#""truong_dep""#).must(),
        Key::new(
            "text",
            "Nội dung",
            Kind::Text,
            "What only the office or the leader can settle; page 1 «Cần lưu ý».",
            r#""Kế hoạch ghi tháng 3, Lịch ghi 28/02; đề nghị đồng chí cho ý kiến.""#,
        )
        .must(),
        Key::new("source", "Căn cứ", Kind::Text, "Where the plan raises it.", r#""L74, L142""#),
    ],
};
