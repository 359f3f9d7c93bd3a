//! The words of a plan workbook: its guide, its prompts.

use crate::plan::schema::{Key, Kind};

/// Headings of the sheet of the plan itself.
pub const PLAN_HEADS: [&str; 3] = ["Mục", "Nội dung", "Giải thích"];
/// The two answers of a yes-or-no cell.
pub const YES_NO: [&str; 2] = ["có", "không"];
/// What Excel says when a word is not in the list.
pub const CHOOSE: &str = "Đề nghị chọn một mục trong danh sách.";
/// Prompt of the column that says what a row is.
pub const KIND_PROMPT: &str = "Dòng này là gì. Dòng con đứng ngay dưới dòng nó thuộc về: ô dưới phần, cột dưới bảng.";
/// Sheet of the faults in a marked copy; the leading sign keeps it from being read.
pub const FAULTS: &str = "_Chỗ cần sửa";
/// Its headings.
pub const FAULT_HEADS: [&str; 3] = ["Trang", "Ô", "Cần sửa"];
/// Title of the guide.
pub const TITLE: &str = "CÁCH VIẾT KẾ HOẠCH BẰNG EXCEL";

type Lines = &'static [(&'static str, &'static str)];

/// The guide: headings with their lines.
pub const GUIDE: [(&str, Lines); 4] = [
    (
        "Các trang",
        &[
            ("Kế hoạch", "Tên, số, thời gian, nơi nhận, tiêu đề văn bản. Mỗi mục một dòng, ghi ở cột Nội dung."),
            (
                "Đơn vị",
                "Mỗi đơn vị một dòng. Cột thêm vào (ví dụ chi_doan) là số liệu có sẵn, dùng được trong công thức.",
            ),
            ("Báo cáo", "Mỗi báo cáo một dòng, ghi hạn gửi; bên dưới là các thành phần (tệp, văn bản, hình ảnh)."),
            ("Biểu mẫu", "Mỗi biểu, phần, ô, bảng, cột một dòng theo thứ tự; cột «Loại dòng» cho biết dòng là gì."),
            ("Chỉ tiêu", "Mỗi chỉ tiêu một dòng: lấy giá trị nào, cần đạt bao nhiêu, tổng hợp thế nào."),
            ("Kiểm tra", "Các điều kiện số liệu phải đúng và lời nhắn khi không đúng."),
            ("Các trang khác", "Trang tổng hợp, Câu hỏi, Giai đoạn, Gia hạn: có thể để trống."),
            (
                "Trang ghi chú riêng",
                "Đặt tên trang hoặc tên cột bắt đầu bằng dấu gạch dưới, ví dụ «_nháp»: chương trình không đọc.",
            ),
        ],
    ),
    (
        "Cách ghi",
        &[
            (
                "Mã",
                "Chữ thường không dấu, số và gạch dưới, bắt đầu bằng chữ, ví dụ dv_moi. Mã là tên dùng trong công thức; cột của bảng có tên <bảng>_<cột>, ví dụ hd_ten.",
            ),
            ("Danh sách", "Mỗi mục một dòng trong ô (Alt+Enter), hoặc cách nhau bằng dấu |, ví dụ: Đã gửi | Chưa gửi."),
            ("Ngày, giờ", "28/03/2020; 28/03/2020 16:00; 16:00 hoặc 16g00."),
            ("Có, không", "Ghi «có» hoặc «không»; để trống là theo mặc định."),
            (
                "Phạm vi",
                "«tất cả», «cấp Khối», hoặc mỗi điều kiện một dòng: nhóm: Nhân ái | Thanh lịch; loại: so | benh_vien; đơn vị: SYT, STP; tổ chức: Công đoàn; điều kiện: doan_vien > 100. Các dòng phải cùng đúng.",
            ),
            (
                "Để trống",
                "Ô trống là không ghi gì. Khi cần ghi rõ một chữ trống, ghi hai dấu nháy: \"\"; một danh sách trống: [].",
            ),
        ],
    ),
    (
        "Công thức",
        &[
            (
                "Viết như trong Excel",
                "Dùng mã thay cho địa chỉ ô, ví dụ =COUNTIF(hd_loai;\"Về nguồn\") hoặc dv_moi/dv_moi_dk. Có hay không có dấu = ở đầu đều được.",
            ),
            (
                "Dấu ngăn cách",
                "Dấu ; giữa các đối số và dấu phẩy thập phân (1,5) như Excel tiếng Việt, hoặc dấu phẩy và dấu chấm như Excel tiếng Anh; không dùng lẫn hai cách.",
            ),
            ("Số", "20; 70%; 390 triệu đồng."),
        ],
    ),
    (
        "Kiểm tra kế hoạch",
        &[
            (
                "tonghop plan check",
                "Báo mọi chỗ sai, ghi rõ trang và ô. Thêm --mark để có bản sao tô màu các ô sai kèm lời giải thích.",
            ),
            ("tonghop plan convert", "Đổi giữa Excel và plan.toml, không mất nội dung."),
        ],
    ),
];

/// What a cell takes, for its prompt: what it means, then how it is written.
pub fn hint(path: &[&Key]) -> String {
    let Some(key) = path.last() else { return String::new() };
    let keys: Vec<&str> = path.iter().map(|key| key.key).collect();
    let keys = keys.join(".");
    let meaning = MEANINGS.iter().find(|(of, _)| *of == keys || *of == key.heading).map_or("", |(_, meaning)| meaning);
    let how = how(key);
    [meaning, how].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn how(key: &Key) -> &'static str {
    match key.kind {
        Kind::Texts => "Mỗi mục một dòng, hoặc cách nhau bằng dấu |.",
        Kind::Flag => "Ghi có hoặc không.",
        Kind::Count => "Số nguyên.",
        Kind::Number => "Số.",
        Kind::Share => "Ví dụ: 70%.",
        Kind::Date => "Ví dụ: 28/03/2020.",
        Kind::Instant | Kind::Moment if key.key != "hour" => "Ví dụ: 28/03/2020 16:00.",
        Kind::Moment => "Ví dụ: 16:00 hoặc 16g00.",
        Kind::Formula => "Công thức như trong Excel, dùng mã thay cho địa chỉ ô; hoặc một số.",
        Kind::Word(_) => "Chọn trong danh sách.",
        Kind::Scope => {
            "tất cả; cấp Khối; hoặc mỗi điều kiện một dòng: nhóm: …; loại: …; đơn vị: …; tổ chức: …; điều kiện: …"
        }
        Kind::Pairs => "Mỗi dòng một loại, ví dụ: so = Sở, ban.",
        _ => "",
    }
}

/// What keys mean, where their heading does not say it, by their path or their heading.
const MEANINGS: [(&str, &str); 62] = [
    ("Ký hiệu kế hoạch", "Ngắn, không dấu; dùng trong tên tệp và mã biểu."),
    ("Số văn bản", "Ví dụ: 45-KH/ĐTN."),
    ("short_title", "Dùng trong câu; để trống là dùng tên kế hoạch."),
    ("office", "Biểu mẫu và tin nhắn gọi văn phòng là gì, ví dụ: Đoàn Khối."),
    ("window.from", "Dùng trong công thức với tên plan_from."),
    ("window.to", "Dùng trong công thức với tên plan_to."),
    ("utc_offset", "Để trống là +07:00."),
    ("expected_units", "Số đơn vị kế hoạch nêu; danh sách đơn vị phải đủ số này."),
    ("group_label", "Ví dụ: Nhóm thi đua."),
    ("kind_labels", "Tên hiện ra của từng loại đơn vị."),
    ("recipients", "Ghi ở cuối bảng tổng hợp."),
    ("send_to", "Các dòng «tên: nội dung» ở trang đầu của biểu."),
    ("unit_letterhead.number_suffix", "Ví dụ: -BC/ĐTN."),
    ("Mã kế hoạch", "Chữ thường không dấu, số và gạch nối, ví dụ: ttn-2020."),
    ("id", "Chữ thường không dấu, số, gạch dưới; bắt đầu bằng chữ. Là tên dùng trong công thức."),
    ("form", "Mã của biểu ở trang Biểu mẫu."),
    ("report", "Mã của báo cáo ở trang Báo cáo."),
    ("source", "Mục của kế hoạch, ví dụ: III.2; văn phòng tự thêm thì ghi office."),
    ("workbook", "Báo cáo tuần thường dùng một tệp cho mọi kỳ."),
    ("due.kind", "Để trống là không có hạn."),
    ("due.edge", "Trước: đúng giờ đó đã là trễ. Đến hết: đúng giờ đó vẫn kịp."),
    ("due.day", "Với hạn một lần."),
    ("due.hour", "Để trống là hết ngày."),
    ("due.on", "Thứ trong tuần, số ngày trong tháng, ngày cuối cùng, hoặc ngày làm việc cuối cùng."),
    ("due.month", "Hằng năm: số tháng, ví dụ 11. Trong tháng: 2020-09."),
    ("due.quarter", "Ví dụ: 2023-Q1."),
    ("due.months_later", "Hạn nằm sau kỳ báo cáo mấy tháng."),
    ("due.after", "Mã cột ngày, ô ngày của chính biểu, hoặc mã giai đoạn."),
    ("due.days", "Số ngày sau sự việc hoặc sau giai đoạn."),
    ("due.from", "Ngày đầu của các kỳ."),
    ("due.to", "Ngày cuối của các kỳ."),
    ("due.grace_minutes", "Gửi sau hạn trong số phút này vẫn tính đúng hạn."),
    ("channel", "Ví dụ: email, paper, zalo."),
    ("required", "Để trống: ô số bắt buộc, ô chữ không bắt buộc."),
    ("layout", "Đầy đủ: nhiều trang, có hướng dẫn và Bản in. Gọn: một trang."),
    ("print_title", "Để trống là không có Bản in."),
    ("sheet", "Tên trang trong tệp gửi đơn vị."),
    ("type", "Ô nhận kiểu nội dung gì."),
    ("uom", "Ví dụ: đoàn viên, triệu đồng."),
    ("options", "Các mục để chọn."),
    ("Lấy từ", "Điền sẵn: unit.<cột của Đơn vị>, <báo cáo>.<ô>, previous.<ô>."),
    ("Công thức", "Tính ra, đơn vị không nhập."),
    ("note", "Ô ghi chú bên cạnh."),
    ("print", "Có in ở Bản in."),
    ("nil", "Có ô đánh dấu «Không phát sinh»."),
    ("key", "Các cột làm cho hai dòng là một, ví dụ: ten | ngay."),
    ("noun", "Ví dụ: hoạt động."),
    ("rows_from", "Mã báo cáo có các dòng được điền sẵn."),
    ("prompt.title", "Tối đa 32 ký tự."),
    ("prompt.text", "Tối đa 255 ký tự."),
    ("prompt.refusal", "Tối đa 225 ký tự."),
    ("short", "Tên cột trong bảng tổng hợp, tối đa 25 ký tự."),
    ("value", "Mã ô hoặc công thức trên biểu của báo cáo."),
    ("base", "Chỉ với tỷ lệ: chia cho số này."),
    ("target", "Ví dụ: 70%; chi_doan; 390 triệu đồng."),
    ("distinct", "Mã bảng có các dòng đếm không trùng."),
    ("highlight", "Chữ sau con số trong ô nổi bật ở trang đầu."),
    ("at", "Mã ô mà lời nhắn nói đến."),
    ("message", "Ghi {mã} ở chỗ cần hiện số, ví dụ: nữ {nu} nhiều hơn tổng số {tong}."),
    ("blank", "Cột trống để ghi tay."),
    ("was.until", "Các ngày cũ có hiệu lực đến lúc này."),
    ("period", "Ví dụ: 2020-03, 2020-W08, 2023-Q1; để trống là mọi kỳ."),
];
