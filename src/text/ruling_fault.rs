//! Why a decision could not be entered, in words.

use super::{Lang, choose};
use crate::ruling::Fault;

/// Where what is no input is set right.
const NOT_HERE: &str = "Số điền sẵn thì sửa trong danh sách đơn vị; phần không phát sinh thì sửa ô đánh x.";

/// Why a decision could not be entered, and what to do.
pub fn fault(fault: &Fault, lang: Lang) -> String {
    let (vi, en) = match fault {
        Fault::NoName => (
            "Chưa biết ai quyết định. Ghi một lần trên máy này: tonghop who \"chức danh, bộ phận\".".to_owned(),
            "Nobody has said who decides. Say it once on this computer: tonghop who \"NAME\".".to_owned(),
        ),
        Fault::NoSuchFile(name) => (
            format!("Trong thư mục nhận (inbox) không có tệp “{name}”. Chạy tonghop collect để xem tên các tệp."),
            format!("There is no file “{name}” in the inbox. Run tonghop collect to see the names."),
        ),
        Fault::CannotTake(name) => (
            format!("Không lấy được “{name}”: không có tệp này, không phải tệp thường, hoặc lớn hơn giới hạn trong tonghop.toml. Kiểm tra lại đường dẫn."),
            format!("“{name}” cannot be taken: it is not there, is no plain file, or is larger than tonghop.toml allows. Check the path."),
        ),
        Fault::SeveralFiles(name, all) => (
            format!("Có {} tệp tên “{name}”. Ghi rõ một trong các tệp: {}.", all.len(), all.join("; ")),
            format!("{} files are named “{name}”. Name one of: {}.", all.len(), all.join("; ")),
        ),
        Fault::NameTaken(name) => (
            format!("Trong thư mục nhận đã có tệp “{name}” với nội dung khác. Đổi tên tệp rồi làm lại."),
            format!("The inbox holds another file “{name}” already. Rename yours and try again."),
        ),
        Fault::NoSuchUnit(said) => (
            format!("Không có đơn vị “{said}”. Ghi mã đơn vị hoặc đúng tên trong danh sách đơn vị."),
            format!("There is no unit “{said}”. Give its code or its name as in the list of units."),
        ),
        Fault::SeveralUnits(said, all) => (
            which_unit(said, all),
            format!("“{said}” may mean several units: {}. Give the code.", all.join(", ")),
        ),
        Fault::NoSuchGroup(said, all) => (
            format!("Không có nhóm “{said}”. Hiện có: {}.", all.join("; ")),
            format!("There is no group “{said}”. There are: {}.", all.join("; ")),
        ),
        Fault::NothingSent { unit, report } => (
            format!("{unit} chưa gửi {report}. Ghi --report, --period nếu là báo cáo khác."),
            format!("{unit} has sent nothing for {report}. Give --report, --period if another one is meant."),
        ),
        Fault::NoSuchCell { unit, cell } => (
            format!("Báo cáo của {unit} không có ô “{cell}”. Ghi như trong bảng, ví dụ: \"Số liệu!C10\"."),
            format!("The report of {unit} has no cell “{cell}”. Write it as in \"Số liệu!C10\"."),
        ),
        Fault::SeveralCells(cell, all) => (
            format!("Có nhiều ô “{cell}”. Ghi rõ một trong các ô: {}.", all.join("; ")),
            format!("“{cell}” may be several cells. Name one of: {}.", all.join("; ")),
        ),
        Fault::NothingToAccept(cell) => (
            format!("Ở “{cell}” không có điều gì đang chờ văn phòng xác nhận."),
            format!("Nothing at “{cell}” waits for the office's word."),
        ),
        Fault::Unreadable { value, label } => (
            format!("“{value}” không đọc được ở ô “{label}”. Ghi đúng như đơn vị phải ghi, ví dụ: 15 hoặc 14/3."),
            format!("“{value}” cannot be read in cell “{label}”. Write it as the unit should have."),
        ),
        Fault::NotAnInput(label) => (
            format!("Ô “{label}” không phải ô đơn vị nhập, hoặc cả phần đã ghi «không phát sinh»: sửa ở đây không đổi được số nào. {NOT_HERE}"),
            format!("Cell “{label}” is none the unit types into, or its section is ticked «không phát sinh»: a correction here would change nothing."),
        ),
        Fault::CannotCount { typed, cell } => (
            format!("“{typed}” ở ô {cell} không cộng được, nhận cũng không thành số. Hỏi đơn vị số đúng rồi ghi bằng lệnh correct."),
            format!("“{typed}” in {cell} cannot be counted, accepted or not. Ask the unit and enter the right value with correct."),
        ),
        Fault::BeforePlan(text) => (
            format!("Thời điểm “{text}” trước ngày ban hành kế hoạch. Kiểm tra lại ngày, tháng, năm."),
            format!("“{text}” lies before the plan was issued. Check day, month and year."),
        ),
        Fault::NoTime(text) => (
            format!("“{text}” chỉ có ngày. Ghi cả giờ, ví dụ: \"28/3/2020 15:42\"; chưa rõ giờ thì chưa ghi."),
            format!("“{text}” is a day without a time. Give the time as well, such as \"28/3/2020 15:42\"."),
        ),
        Fault::NotLater(day) => (
            format!("Hạn mới ({day}) không muộn hơn hạn đang có. Ghi hạn muộn hơn."),
            format!("The new deadline ({day}) is no later than the one that holds."),
        ),
        Fault::NoSuchDecision(number) => (
            format!("Không có quyết định số {number} đang có hiệu lực. Chạy tonghop register để xem."),
            format!("No decision {number} stands. Run tonghop register to see them."),
        ),
        Fault::WhichReport(all) => (
            format!("Tệp không tự nói là báo cáo nào. Ghi thêm --report, một trong: {}.", all.join(", ")),
            format!("The file does not say which report it is. Add --report, one of: {}.", all.join(", ")),
        ),
        Fault::ToWhom => (
            "Chưa ghi gia hạn cho ai. Ghi mã đơn vị, --group NHÓM hoặc --all.".to_owned(),
            "Nobody to extend for. Give a unit, --group GROUP or --all.".to_owned(),
        ),
        Fault::Ahead(text) => (
            format!("Thời điểm “{text}” chưa đến. Kiểm tra lại ngày, tháng, năm."),
            format!("“{text}” lies ahead. Check day, month and year."),
        ),
        Fault::NoMessage => (
            "Trong văn bản không có tin nào bắt đầu bằng «BÁO CÁO NHANH – tên đơn vị». Chép cả dòng đầu của tin rồi làm lại."
                .to_owned(),
            "The text holds no message that begins with «BÁO CÁO NHANH – UNIT». Copy its first line as well.".to_owned(),
        ),
        Fault::Lacking(what) => (format!("Còn thiếu {what}."), format!("{what} is lacking.")),
    };
    choose(lang, vi, en)
}

fn which_unit(said: &str, all: &[String]) -> String {
    match all {
        [one] => format!("Không có đơn vị tên đúng là “{said}”; có phải {one}? Ghi mã đơn vị."),
        all => format!("“{said}” có thể là nhiều đơn vị: {}. Ghi mã đơn vị.", all.join(", ")),
    }
}
