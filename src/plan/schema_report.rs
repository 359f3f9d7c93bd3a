//! `[[phase]]`, `[[report]]`, `due`, artefacts and `[[extension]]`, as data.

use super::schema::{Key, Kind, Part, Word};
use super::schema_head::{WINDOW, word};

static WORKBOOKS: [Word; 2] = [word("growing", "một tệp cho mọi kỳ"), word("per_period", "mỗi kỳ một tệp")];

static EVERY: [Word; 5] = [
    word("week", "hằng tuần"),
    word("month", "hằng tháng"),
    word("quarter", "hằng quý"),
    word("year", "hằng năm"),
    word("phase", "theo giai đoạn"),
];

static DAYS: [Word; 9] = [
    word("mon", "thứ Hai"),
    word("tue", "thứ Ba"),
    word("wed", "thứ Tư"),
    word("thu", "thứ Năm"),
    word("fri", "thứ Sáu"),
    word("sat", "thứ Bảy"),
    word("sun", "Chủ nhật"),
    word("last_day", "ngày cuối cùng"),
    word("last_working_day", "ngày làm việc cuối cùng"),
];

static ON_DAY_OFF: [Word; 4] = [
    word("as_written", "giữ nguyên"),
    word("next_working_day", "ngày làm việc sau"),
    word("previous_working_day", "ngày làm việc trước"),
    word("skip", "bỏ kỳ đó"),
];

/// `due`; `"standing"` may stand in its place.
pub(super) static DUE: Part = Part {
    head: "due = { … }",
    row: "hạn",
    keys: &[
        Key::new("every", "Lặp lại", Kind::Word(&EVERY), "How often it is asked for.", r#""week""#),
        Key::new(
            "on",
            "Vào ngày",
            Kind::WordOrCount(&DAYS),
            "Day of the week, the month, or the quarter's last month.",
            r#""fri", 25, "last_working_day""#,
        ),
        Key::new(
            "month",
            "Tháng",
            Kind::WordOrCount(&[]),
            "With `every = \"year\"` the month; alone «Tháng 9/2020»: late only after its last day.",
            r#"11, "2020-09""#,
        ),
        Key::new("quarter", "Quý", Kind::Text, "A quarter: late only after its last day.", r#""2023-Q1""#),
        Key::new("months_later", "Sau số tháng", Kind::Count, "Months between the period and its deadline.", "1")
            .or("0"),
        Key::new(
            "before",
            "Trước",
            Kind::Moment,
            "Deadline, itself late; a bare day: through the day before. With `every`: an hour.",
            "2020-03-28T16:00:00",
        ),
        Key::new(
            "by",
            "Đến",
            Kind::Moment,
            "Deadline, itself in time; a bare day: to 23:59:59. With `every`: an hour.",
            r#"2020-08-20, "10:00""#,
        ),
        Key::new(
            "after",
            "Sau việc",
            Kind::Text,
            "A date column or date field of the report's own form, or a phase id.",
            r#""hd_ngay""#,
        ),
        Key::new(
            "days",
            "Số ngày sau",
            Kind::Count,
            "Days after the event or the phase's last day; with `after`, absent: nobody is late.",
            "5",
        ),
        Key::new("from", "Từ ngày", Kind::Date, "First day an occasion may belong to.", "2020-02-21"),
        Key::new("to", "Đến ngày", Kind::Date, "Last day an occasion may belong to.", "2020-03-27"),
        Key::new(
            "on_day_off",
            "Gặp ngày nghỉ",
            Kind::Word(&ON_DAY_OFF),
            "What becomes of a deadline on a day off.",
            r#""next_working_day""#,
        )
        .or(r#""as_written""#),
        Key::new(
            "grace_minutes",
            "Châm chước (phút)",
            Kind::Count,
            "Minutes after the deadline that still count as in time.",
            "15",
        )
        .or("0"),
    ],
};

static FILES: [Word; 4] = [
    word("workbook", "biểu Excel"),
    word("paper", "bản giấy (PDF, ảnh chụp)"),
    word("dossier", "hồ sơ (Word, PDF)"),
    word("photos", "hình ảnh"),
];

static ARTEFACT: Part = Part {
    head: "artefacts = [ { … } ]",
    row: "thành phần",
    keys: &[
        Key::new("id", "Mã", Kind::Text, "Key.", r#""ban_giay""#).must(),
        Key::new("label", "Tên gọi", Kind::Text, "What it is called.", r#""Văn bản có xác nhận""#).or("id"),
        Key::new("channel", "Gửi qua", Kind::Text, "How it comes.", r#""paper""#),
        Key::new("required", "Bắt buộc", Kind::Flag, "Whether the report is complete only with it.", "false")
            .or("true"),
        Key::new("files", "Loại tệp", Kind::Word(&FILES), "What kinds of file it comes as.", r#""paper""#)
            .or("the first workbook; by label and channel"),
    ],
};

/// `[[report]]`.
pub(super) static REPORT: Part = Part {
    head: "[[report]]",
    row: "báo cáo",
    keys: &[
        Key::new("id", "Mã", Kind::Text, "Key.", r#""tong_ket""#).must(),
        Key::new("label", "Tên gọi", Kind::Text, "Name inside sentences.", r#""Báo cáo tổng kết""#).must(),
        Key::new("code", "Ký hiệu", Kind::Text, "In form codes: TTN2020-TK-BVHHTM-1.", r#""TK""#).must(),
        Key::new("form", "Biểu mẫu", Kind::Text, "Form it is made on.", r#""tong_ket""#).must(),
        Key::new("scope", "Phạm vi", Kind::Scope, "Units it is asked of.", r#""all""#).or(r#""all""#),
        Key::new(
            "due",
            "Hạn",
            Kind::TextOr(&DUE),
            "Deadline; `\"standing\"`: at any time, nobody is late.",
            "{ before = 2020-03-28T16:00:00 }",
        )
        .or("no deadline"),
        Key::new(
            "workbook",
            "Tệp Excel",
            Kind::Word(&WORKBOOKS),
            "One workbook for all periods, the period chosen inside, or one issued each period.",
            r#""per_period""#,
        )
        .or("growing for weeks, else per_period"),
        Key::new(
            "accept_text",
            "Nhận tin nhắn",
            Kind::Flag,
            "Whether a message («BÁO CÁO NHANH – …», pasted as a text file) counts as the report; needs one workbook for all periods.",
            "true",
        )
        .or("false"),
        Key::new(
            "artefacts",
            "Thành phần",
            Kind::Tables(&ARTEFACT),
            "What the report consists of.",
            r#"[ { id = "tep", label = "Tệp Excel", channel = "email" } ]"#,
        ),
        Key::new("source", "Căn cứ", Kind::Text, "Where the plan says so.", r#""V.2 (L97, L103)""#).or(r#""office""#),
    ],
};

static WAS: Part = Part {
    head: "was = [ { … } ]",
    row: "ngày cũ",
    keys: &[
        Key::new(
            "until",
            "Áp dụng đến",
            Kind::Instant,
            "Last instant these dates were in force.",
            "2020-08-10T09:00:00",
        )
        .must(),
        Key::new("from", "Từ ngày", Kind::Date, "Former first day.", "2020-08-01"),
        Key::new("to", "Đến ngày", Kind::Date, "Former last day.", "2020-08-12"),
        Key::new("due", "Hạn báo cáo", Kind::Moment, "Former deadline.", "2020-08-15T17:00:00"),
    ],
};

/// `[[phase]]`.
pub(super) static PHASE: Part = Part {
    head: "[[phase]]",
    row: "giai đoạn",
    keys: &[
        Key::new(
            "id",
            "Mã",
            Kind::Text,
            "Key; `<id>_from`, `<id>_to` are dates in formulas; period id for `every = \"phase\"`.",
            r#""truoc""#,
        )
        .must(),
        Key::new("label", "Tên gọi", Kind::Text, "Name.", r#""Trước Đại hội""#).must(),
        Key::new("from", "Từ ngày", Kind::Date, "First day; absent: open.", "2020-08-01"),
        Key::new("to", "Đến ngày", Kind::Date, "Last day; absent: open.", "2020-08-16"),
        Key::new(
            "peak",
            "Cao điểm",
            Kind::Table(&WINDOW),
            "Days of special effort; `<id>_peak_from`, `<id>_peak_to` in formulas.",
            "{ from = 2021-01-01, to = 2021-01-20 }",
        ),
        Key::new(
            "due",
            "Hạn báo cáo",
            Kind::Moment,
            "Deadline of the report of this phase, for `due = { every = \"phase\" }`; a bare day takes the hour of that `due`, and the hour itself is late where that says `before`.",
            "2020-08-20T17:00:00",
        ),
        Key::new("provisional", "Dự kiến", Kind::Flag, "The days may still move.", "true").or("false"),
        Key::new("source", "Căn cứ", Kind::Text, "Where the plan says so.", r#""L40""#),
        Key::new(
            "was",
            "Ngày cũ",
            Kind::Tables(&WAS),
            "Former dates; what was received while they held keeps the standing it had.",
            "[ { until = 2020-08-10T09:00:00, from = 2020-08-01, to = 2020-08-12 } ]",
        ),
    ],
};

/// `[[extension]]`.
pub(super) static EXTENSION: Part = Part {
    head: "[[extension]]",
    row: "gia hạn",
    keys: &[
        Key::new("report", "Báo cáo", Kind::Text, "Report it belongs to.", r#""tong_ket""#).must(),
        Key::new("period", "Kỳ", Kind::Text, "Period id.", r#""2020-03""#).or("all periods"),
        Key::new("scope", "Phạm vi", Kind::Scope, "Units it is given to.", r#"{ units = ["SYT"] }"#).or(r#""all""#),
        Key::new("until", "Hạn mới", Kind::Moment, "The new deadline, itself in time.", "2020-03-30T16:00:00").must(),
        Key::new("because", "Lý do", Kind::Text, "Why.", r#""Đơn vị sáp nhập trong tháng""#).must(),
    ],
};
