//! What activities, works and words in the samples may be. All invented.

/// The content of a seminar.
pub const SEMINAR: &str = "Tọa đàm, sinh hoạt truyền thống";
/// The content of the anniversary.
pub const CELEBRATION: &str = "Tuyên truyền 26/3";
/// The content of what several units do together.
pub const TOGETHER: &str = "Phối hợp trong nhóm, Đoàn Khối phát động";
/// The content held on Saturdays.
pub const SATURDAY: &str = "Ngày thứ bảy tình nguyện";

/// Names by content; those with beneficiaries first.
pub const ACTIVITIES: [(&str, &[&str]); 14] = [
    (
        "An sinh xã hội",
        &["Trao quà cho hộ khó khăn", "Tặng sổ tay, đồ dùng học tập cho học sinh vùng ven", "Bữa cơm nghĩa tình"],
    ),
    (SATURDAY, &["Ngày thứ bảy tình nguyện hỗ trợ thủ tục hành chính", "Ngày thứ bảy tình nguyện tại bộ phận một cửa"]),
    (
        "Thăm hỏi, đền ơn đáp nghĩa",
        &["Thăm, tặng quà gia đình chính sách", "Thăm Mẹ Việt Nam Anh hùng nhận phụng dưỡng"],
    ),
    (
        "Phòng, chống dịch bệnh",
        &[
            "Phát khẩu trang, nước rửa tay phòng dịch",
            "Hướng dẫn khai báo y tế tại cơ quan",
            "Vệ sinh, khử khuẩn nơi làm việc",
        ],
    ),
    ("Về nguồn", &["Hành trình về nguồn tại di tích Lộ Vòng Cung", "Dâng hương tại Nghĩa trang liệt sĩ thành phố"]),
    (
        "Chăm lo đoàn viên, thanh niên",
        &["Hội thao đoàn viên, thanh niên cơ quan", "Tặng quà đoàn viên có hoàn cảnh khó khăn"],
    ),
    ("Tiết kiệm năng lượng", &["Ra quân tiết kiệm điện tại cơ quan", "Phát động «Tắt khi không sử dụng»"]),
    (
        "Đối thoại với cấp ủy, lãnh đạo",
        &["Đối thoại giữa lãnh đạo cơ quan và thanh niên", "Lãnh đạo gặp gỡ, lắng nghe đoàn viên"],
    ),
    ("Lớp tìm hiểu về Đoàn", &["Lớp tìm hiểu về Đoàn cho thanh niên mới", "Sinh hoạt «Tự hào Đoàn viên»"]),
    ("Nhiệm vụ được giao riêng", &["Hỗ trợ nhập liệu hồ sơ của cơ quan", "Hỗ trợ sắp xếp kho lưu trữ"]),
    ("Khác", &["Ngày hội đọc sách của chi đoàn", "Sinh hoạt chuyên đề học tập và làm theo Bác"]),
    (
        SEMINAR,
        &[
            "Tọa đàm truyền thống 89 năm thành lập Đoàn",
            "Sinh hoạt truyền thống kỷ niệm ngày 26/3",
            "Tọa đàm «Tuổi trẻ với cơ quan»",
        ],
    ),
    (
        CELEBRATION,
        &[
            "Treo pa-nô, đăng bài chào mừng 26/3",
            "Đăng chuyên mục chào mừng 26/3 trên trang của đơn vị",
            "Phát thanh tuyên truyền ngày 26/3",
            "Hội thi tìm hiểu 89 năm truyền thống Đoàn",
        ],
    ),
    (TOGETHER, &[]),
];

/// How many of the contents above have beneficiaries.
pub const WITH_BENEFICIARIES: usize = 4;
/// How many of the contents above anybody may choose freely.
pub const FREE: usize = 11;

/// Works of a unit.
pub const WORKS: [&str; 8] = [
    "Góc đọc sách thanh niên",
    "Vườn cây thanh niên",
    "Bảng tin điện tử của Đoàn cơ sở",
    "Góc tiếp dân thân thiện",
    "Sân chơi thiếu nhi tại xã kết nghĩa",
    "Phần mềm tra cứu văn bản nội bộ",
    "Tuyến đường «Sáng - xanh - sạch - đẹp»",
    "Tủ thuốc, tủ sách nghĩa tình",
];

/// Tasks of a sub-branch.
pub const TASKS: [&str; 9] = [
    "Sắp xếp, số hóa hồ sơ lưu trữ",
    "Trồng và chăm sóc cây xanh khuôn viên",
    "Vệ sinh phòng làm việc, hành lang",
    "Làm lại bảng chỉ dẫn khu tiếp dân",
    "Thu gom giấy vụn gây quỹ",
    "Trang trí hội trường chào mừng 26/3",
    "Cập nhật danh bạ, thông tin trên trang của đơn vị",
    "Sửa chữa nhỏ thiết bị dùng chung",
    "Soạn tờ gấp hướng dẫn phòng dịch",
];

/// How far a work has come.
pub const PROGRESS: [&str; 4] = ["Đã hoàn thành", "Đã hoàn thành", "Đang thực hiện", "Đã khánh thành, bàn giao"];
/// Where an activity took place.
pub const PLACES: [&str; 6] =
    ["Hội trường cơ quan", "Xã Nhơn Ái", "Xã Trường Long", "Quận Ninh Kiều", "Trụ sở đơn vị", "Quận Cái Răng"];
/// Where its pictures are.
pub const EVIDENCE: [&str; 4] = ["Đã gửi Zalo", "Đã gửi Zalo", "Gửi kèm thư", "Chưa có"];

/// What went well.
pub const HIGHLIGHTS: [&str; 6] = [
    "Chia hoạt động theo khung giờ để tránh tập trung đông người.",
    "Mỗi chi đoàn nhận một phần việc cụ thể, có người theo dõi từng tuần.\nĐoàn viên tham gia đầy đủ.",
    "Chuyển sinh hoạt sang hình thức trực tuyến khi có dịch.",
    "Gắn phong trào «Ba trách nhiệm» với cải cách hành chính tại đơn vị.",
    "Phối hợp với công đoàn cơ quan nên có thêm kinh phí và người tham gia.",
    "Đăng ký sớm với cấp ủy, được bố trí thời gian sinh hoạt vào sáng thứ Hai.",
];
/// What helped.
pub const FAVOURABLE: [&str; 3] =
    ["Được cấp ủy, lãnh đạo quan tâm.", "Đoàn viên nhiệt tình, trách nhiệm.", "Có hướng dẫn sớm của Đoàn Khối."];
/// What was hard.
pub const HARDSHIPS: [&str; 6] = [
    "Dịch bệnh làm giảm số người tham gia.",
    "Kinh phí hạn chế.",
    "Đoàn viên bận chuyên môn, khó sắp xếp thời gian.",
    "Nhiều hoạt động tập trung phải hoãn hoặc chuyển hình thức.",
    "Đoàn viên ít, một người kiêm nhiều việc.",
    "Nguồn thanh niên để phát triển đoàn viên mới không nhiều.",
];
/// What is asked for.
pub const REQUESTS: [&str; 5] = [
    "Đề nghị Đoàn Khối gửi biểu mẫu sớm hơn một tuần.",
    "Đề nghị Đoàn Khối tổ chức tập huấn nghiệp vụ cho cán bộ Đoàn cơ sở.",
    "Đề nghị các đơn vị đăng ký lịch phối hợp theo tuần.",
    "Đề nghị Đoàn Khối hỗ trợ một phần kinh phí hoạt động phối hợp.",
    "Đề nghị lùi thời gian hội thao đến khi hết dịch.",
];
/// What a nomination says.
pub const MERITS: [&str; 3] = [
    "Hoàn thành 100% chỉ tiêu đăng ký, dẫn đầu phong trào của đơn vị.",
    "Có công trình được cấp ủy đánh giá cao, duy trì sinh hoạt đều đặn.",
    "Tích cực tham gia phòng, chống dịch, hoàn thành tốt chuyên môn.",
];
