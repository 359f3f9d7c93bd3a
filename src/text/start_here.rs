//! «Bắt đầu từ đây.txt»: what to do next in a new working folder. Vietnamese only: it is the office's paper.

use crate::plan::Plan;

/// Name of the file.
pub const FILE: &str = "Bắt đầu từ đây.txt";

/// The file, as Notepad of any age shows it: with a byte order mark and Windows line ends.
pub fn file(plan: &Plan) -> String {
    format!("\u{feff}{}", words(plan).replace('\n', "\r\n"))
}

fn words(plan: &Plan) -> String {
    let number = plan.number.as_ref().map(|number| format!(" số {number}")).unwrap_or_default();
    let units = plan.present().count();
    format!(
        "BẮT ĐẦU TỪ ĐÂY

Kế hoạch{number}: {title}
{units} đơn vị. Thư mục này chứa mọi tệp của kế hoạch; sao lưu là chép cả thư mục.

TRƯỚC KHI PHÁT HÀNH
1. Mở units.csv bằng Excel: xem lại tên đơn vị, tên gọi khác, thư điện tử và các số đăng ký.
   Khi lưu, giữ dạng «CSV UTF-8». Không đổi cột code (mã đơn vị).
2. Mở plan.toml bằng Notepad: xem lại số văn bản, hạn gửi, nơi nhận, người ký.
3. Chép tonghop.exe vào thư mục này. Bấm vào thanh địa chỉ của thư mục, gõ cmd, Enter; trong cửa sổ
   vừa mở gõ chcp 65001, Enter (để chữ Việt đúng dấu), rồi lần lượt:
     tonghop plan check .       báo mọi chỗ chưa đúng của kế hoạch
     tonghop plan show .        đọc lại kế hoạch bằng lời: ai gửi gì, hạn nào, chỉ tiêu nào
     tonghop plan calendar .    tạo tệp lịch để mở bằng Outlook, Google Calendar

PHÁT HÀNH
4. tonghop issue .              tạo biểu mẫu trong thư mục issued, mỗi đơn vị một tệp
   Gửi mỗi đơn vị đúng tệp của đơn vị đó; không đổi tên tệp.

NHẬN BÁO CÁO
5. Chép tệp các đơn vị gửi về vào thư mục inbox, giữ nguyên như lúc nhận.
   Thư điện tử: lưu cả thư (.eml, .msg) vào inbox, thời điểm nhận lấy theo máy chủ thư.
   Tệp Zalo: bỏ vào thư mục con ghi kênh và giờ, ví dụ inbox\\zalo 28-3 15g30
   Không có căn cứ nào thì chương trình chỉ báo «Trễ hạn?», chờ đồng chí ghi thời điểm nhận.
6. tonghop collect .            đọc và kiểm tra các tệp trong inbox
   tonghop status .             xem đơn vị nào đã gửi, đơn vị nào chưa gửi
   tonghop register . --xlsx so.xlsx    sổ tiếp nhận: ghi thời điểm, đơn vị, bản giấy, quyết định
   tonghop register . --read so.xlsx    đọc lại sổ đã ghi (lần đầu: tonghop who \"chức danh\")

CUỐI KỲ
7. tonghop summarize .          lập bảng tổng hợp trong thư mục summary
8. Kỳ sau: tonghop new THƯ_MỤC_MỚI --from THƯ_MỤC_NÀY
",
        title = plan.title
    )
}
