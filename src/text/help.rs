//! The command line's own words in Vietnamese; English stands in `cli.rs`.

use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, ArgAction, Command};

/// What each verb does.
const VERBS: [(&str, &str); 15] = [
    ("new", "Tạo thư mục làm việc từ kế hoạch mẫu (--plan) hoặc từ thư mục kỳ trước (--from)"),
    ("plan", "Xem kế hoạch"),
    ("issue", "Phát hành biểu mẫu: mỗi đơn vị một tệp Excel"),
    ("collect", "Đọc và kiểm tra các tệp trong thư mục nhận (inbox)"),
    ("inspect", "Xem một tệp là gì, có gì bên trong, vì sao được đọc như vậy"),
    ("receive", "Ghi thời điểm nhận và kênh gửi của tệp"),
    ("assign", "Ghi tệp là của đơn vị nào"),
    ("enter", "Nhận biểu mẫu do văn phòng nhập thay đơn vị"),
    ("extend", "Gia hạn cho đơn vị, nhóm hoặc tất cả"),
    ("accept", "Nhận một ô hoặc cả báo cáo như hiện có, có ghi lý do"),
    ("correct", "Sửa một số theo điện thoại của đơn vị, đánh dấu (s)"),
    ("register", "Xem sổ tiếp nhận: tệp nào đến lúc nào, căn cứ gì, đã quyết định gì"),
    ("who", "Ghi hoặc xem tên người quyết định trên máy này"),
    ("status", "Xem đơn vị nào đã gửi, đúng hạn hay trễ"),
    ("summarize", "Lập bảng tổng hợp cuối kỳ"),
];

/// What each verb of `plan` does.
const PLAN_VERBS: [(&str, &str); 5] = [
    ("check", "Báo mọi chỗ sai của kế hoạch cùng một lúc"),
    ("convert", "Đổi kế hoạch giữa plan.toml và plan.xlsx, không mất nội dung"),
    ("calendar", "Ghi hạn gửi và các giai đoạn thành tệp lịch (.ics) cho Outlook, Google Calendar"),
    ("try", "Chạy thử trước khi phát hành: điền thử mọi biểu, xem chỉ tiêu và kiểm tra ra kết quả gì"),
    ("show", "Đọc kế hoạch bằng lời: ai gửi gì, hạn nào, chỉ tiêu nào"),
];

/// What each argument means.
const ARGUMENTS: [(&str, &str); 33] = [
    ("mark", "Ghi thêm bản sao plan.xlsx có tô màu và chú thích các ô sai"),
    ("source", "Thư mục kế hoạch hoặc tệp kế hoạch"),
    ("target", "Tệp (.toml, .xlsx) hoặc thư mục cần ghi"),
    ("lang", "Ngôn ngữ: vi (mặc định) hoặc en"),
    ("dir", "Thư mục làm việc của kế hoạch"),
    ("files", "Các tệp"),
    ("beside", "Thư mục làm việc để đối chiếu; không ghi thì lấy thư mục chứa tệp"),
    ("report", "Chỉ báo cáo này"),
    ("period", "Kỳ báo cáo, ví dụ 2020-W13"),
    ("unit", "Chỉ các đơn vị này (mã đơn vị)"),
    ("as_of", "Xem tại thời điểm này thay cho hiện tại, ví dụ 2020-04-03T09:00"),
    ("format", "Dạng hiển thị: table (bảng) hoặc json"),
    ("out", "Ghi vào tệp này"),
    ("plan", "Tên kế hoạch mẫu; không ghi thì liệt kê các kế hoạch mẫu"),
    ("from", "Thư mục kỳ trước: giữ đơn vị, lịch, danh bạ; dời các ngày"),
    ("months", "Dời bao nhiêu tháng (mặc định 1)"),
    ("at", "Thời điểm nhận, ví dụ \"28/3/2020 15:42\""),
    ("text", "Tin nhắn chép từ Zalo, trong tệp văn bản này; không ghi tệp thì dán vào đây"),
    ("via", "Kênh gửi: email, zalo, bản giấy"),
    ("file", "Tệp cần ghi"),
    ("of", "Mã hoặc tên đơn vị"),
    ("units", "Mã hoặc tên các đơn vị"),
    ("group", "Mọi đơn vị của nhóm này"),
    ("all", "Mọi đơn vị"),
    ("until", "Hạn mới; gửi đúng lúc đó vẫn là đúng hạn"),
    ("because", "Lý do"),
    ("cell", "Ô, ví dụ C10 hoặc \"Số liệu!C10\""),
    ("value", "Giá trị đúng"),
    ("withdraw", "Bỏ quyết định có số này"),
    ("xlsx", "Lập sổ tiếp nhận thành tệp Excel để ghi vào"),
    ("read", "Đọc vào sổ đã ghi (.xlsx, .ods, .xls)"),
    ("name", "Tên ghi dưới mọi quyết định, ví dụ: Văn phòng Đoàn Khối"),
    ("verb", "Việc cần làm"),
];

const TEMPLATE: &str = "{about}\n\nCách dùng: {usage}\n\n{all-args}";

/// The command line with Vietnamese help.
pub fn vietnamese(command: Command) -> Command {
    let command =
        command.about("Phát hành biểu mẫu, đọc tệp gửi về, kiểm tra và lập bảng tổng hợp.").disable_version_flag(true);
    let command = command.help_template(TEMPLATE).subcommand_help_heading("Lệnh");
    let command = VERBS.iter().fold(arguments(command), |command, (verb, about)| {
        command.mut_subcommand(verb, |sub| arguments(sub).about(*about).help_template(TEMPLATE))
    });
    command.mut_subcommand("plan", |sub| {
        let sub = sub.subcommand_help_heading("Lệnh");
        PLAN_VERBS.iter().fold(sub, |sub, (verb, about)| {
            sub.mut_subcommand(verb, |verb| arguments(verb).about(*about).help_template(TEMPLATE))
        })
    })
}

fn arguments(command: Command) -> Command {
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help("Xem hướng dẫn này")
        .help_heading("Tùy chọn");
    let command = command.disable_help_flag(true).arg(help);
    ARGUMENTS.iter().fold(command, |command, (name, help)| {
        let known = command.get_arguments().any(|argument| argument.get_id() == *name);
        let heading =
            if ["dir", "source", "target", "files", "file", "of", "units", "cell", "value", "name"].contains(name) {
                "Tham số"
            } else {
                "Tùy chọn"
            };
        let dressed = |argument: Arg| {
            let argument = argument.help(*help).help_heading(heading);
            // A flag has no values to hide.
            if ["mark", "all"].contains(name) { argument } else { argument.hide_possible_values(true) }
        };
        if known { command.mut_arg(name, dressed) } else { command }
    })
}

/// A usage error in Vietnamese: what was typed, what there is, where help stands.
pub fn usage(error: &clap::Error) -> String {
    let context = |kind: ContextKind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let said = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let verbs: Vec<&str> = VERBS.iter().map(|(verb, _)| *verb).collect();
            format!("Không có lệnh “{}”. Các lệnh: {}.", context(ContextKind::InvalidSubcommand), verbs.join(", "))
        }
        ErrorKind::UnknownArgument => format!("Không có tùy chọn “{}”.", context(ContextKind::InvalidArg)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!(
                "“{}” không dùng được cho {}.",
                context(ContextKind::InvalidValue),
                context(ContextKind::InvalidArg)
            )
        }
        ErrorKind::MissingRequiredArgument => format!("Thiếu {}.", context(ContextKind::InvalidArg)),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "Chưa ghi lệnh cần làm.".to_owned()
        }
        _ => "Lệnh chưa đúng.".to_owned(),
    };
    format!("{said} Xem hướng dẫn: tonghop --help")
}
