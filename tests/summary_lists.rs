//! Rows of lists in the summary: those of a report that recurs, of units that have sent nothing else yet, of lists no
//! sheet of the plan shows.

mod common;

use common::frame::Frame;
use common::paper::{Office, Says, rows, typed, with_rows};
use common::summary::{Page, calculated};
use tonghop::book::Book;

const WEEKLY: &str = "ten|ngay|luot|ghi_chu";

/// A weekly report «bc» with a list «tuan», and a final one whose list is carried from it.
fn office() -> Office {
    let due = "due = { every = \"week\", on = \"fri\", by = \"10:00\", from = 2020-02-21, to = 2020-03-20 }";
    let column = |id: &str, kind: &str| format!("{{ id = \"{id}\", label = \"{id}\", type = \"{kind}\" }}");
    let weekly = [("ten", "text"), ("ngay", "date_range"), ("luot", "count"), ("ghi_chu", "text")]
        .map(|(id, kind)| column(id, kind));
    let last = "[[report]]\nid = \"tk\"\nlabel = \"Tổng kết\"\ncode = \"TK\"\nform = \"bieu_tk\"\n\
        due = { before = 2020-03-28T16:00:00 }\n[[form]]\nid = \"bieu_tk\"\ntitle = \"TỔNG KẾT\"\n[[form.table]]\n\
        id = \"hd\"\nsheet = \"Hoạt động\"\ntitle = \"HOẠT ĐỘNG\"\nkey = [\"ten\", \"ngay\"]\nrows_from = \"bc\"\n";
    let final_columns = [("ten", "text"), ("ngay", "date_range"), ("luot", "count")].map(|(id, kind)| column(id, kind));
    let last = format!(
        "{last}columns = [{}]\n[[indicator]]\nid = \"tong\"\nlabel = \"Tổng\"\nsource = \"office\"\nreport = \"tk\"\n\
         value = \"SUM(hd_luot)\"\nweight = \"tally\"\nrollup = \"sum\"\n[[sheet]]\ntitle = \"Hoạt động\"\nkind = \"rows\"\ntable = \"hd\"",
        final_columns.join(", ")
    );
    let frame = Frame::new().report(due).table("tuan", "nil = true\nkey = [\"ten\", \"ngay\"]", &weekly.join(", "));
    frame.and(&last).office()
}

/// A unit's weekly report, the week chosen in the form.
fn week(office: &mut Office, unit: &str, period: &str, day: &str, lines: &[&str]) {
    let label =
        office.desk.plan().report("bc").and_then(|report| report.occasion(period)).expect("a week").label.clone();
    let answers = with_rows(typed(&[("th_ky", &label)]), "tuan", WEEKLY, lines);
    office.send_for(unit, "bc", "", &format!("{day} 08:00:00"), &answers);
}

/// The lines of a list sheet below its heads, without ordinals; cells joined by `|`.
fn lines(book: &Book, sheet: &str, last: u16) -> Vec<String> {
    let page = Page::of(book, sheet);
    let line = |row: u32| (1..=last).map(|col| page.text(row, col)).collect::<Vec<_>>().join("|");
    (4..20).map(line).filter(|line| !line.chars().all(|letter| letter == '|')).collect()
}

/// A sent three weeks, B two and its final report, C nothing.
fn sent() -> Office {
    let mut office = office();
    week(&mut office, "A", "2020-W08", "2020-02-21", &["Trồng cây|20/02|10|"]);
    week(&mut office, "A", "2020-W09", "2020-02-28", &["Trồng cây|20/02|12|sửa", "Hiến máu|25/02|5|"]);
    // The next week a new form, with its own row only.
    week(&mut office, "A", "2020-W10", "2020-03-06", &["Về nguồn|03/3|8|"]);
    week(&mut office, "B", "2020-W08", "2020-02-21", &["Tọa đàm|19/02|3|"]);
    office.send_for("B", "tk", "", "2020-03-20 08:00:00", &rows("hd", "ten|ngay|luot", &["Tọa đàm|19/02|4"]));
    office
}

#[test]
fn the_summary_of_a_week_shows_its_rows_and_earlier_ones_each_once_with_its_week() {
    let office = sent();
    let shown = |period: &str| lines(&calculated(&office.round_on("bc", period, "2020-04-01")), "Danh sách tuan", 6);
    assert_eq!(
        shown("2020-W10"),
        [
            "Đơn vị A|Trồng cây|20/02|12|sửa|Tuần đến 21/02/2020",
            "Đơn vị A|Hiến máu|25/02|5||Tuần đến 28/02/2020",
            "Đơn vị A|Về nguồn|03/3|8||Tuần đến 06/3/2020",
            "Đơn vị B|Tọa đàm|19/02|3||Tuần đến 21/02/2020",
        ],
        "a later workbook that still has a row says what it is now; one without it takes nothing away"
    );
    assert_eq!(
        shown("2020-W08"),
        ["Đơn vị A|Trồng cây|20/02|10||Tuần đến 21/02/2020", "Đơn vị B|Tọa đàm|19/02|3||Tuần đến 21/02/2020"],
        "later weeks are none of this one's"
    );
}

#[test]
fn weekly_rows_stand_in_for_a_final_list_that_has_not_come_and_are_not_counted() {
    let round = sent().round_on("tk", "", "2020-04-01");
    let book = calculated(&round);
    let heading = "BÁO CÁO CỦA ĐƠN VỊ CHƯA CÓ TỔNG KẾT ĐỌC ĐƯỢC (CHƯA TÍNH VÀO CHỈ TIÊU)";
    let page = Page::of(&book, "Hoạt động");
    assert_eq!(page.row_of(heading, 0), 5);
    assert_eq!(
        lines(&book, "Hoạt động", 6),
        [
            "Đơn vị B|Tọa đàm|19/02|4|có|Hoạt động, dòng 4",
            "Đơn vị A|Trồng cây|20/02|12|chưa tính|Danh sách tuan, dòng 5; Tuần đến 21/02/2020; ghi_chu: sửa",
            "Đơn vị A|Hiến máu|25/02|5|chưa tính|Danh sách tuan, dòng 6; Tuần đến 28/02/2020",
            "Đơn vị A|Về nguồn|03/3|8|chưa tính|Danh sách tuan, dòng 5; Tuần đến 06/3/2020",
        ],
        "what B told by the week is in its final list; columns that list lacks stand beside the source"
    );
    assert_eq!((round.result("tong").total.value, round.actual("tong", "A")), (4.0, None));
}

#[test]
fn a_list_of_the_office_that_no_sheet_of_the_plan_shows_has_one_of_its_own() {
    let column = "{ id = \"ten\", label = \"Tên\", type = \"text\" }";
    let office = format!(
        "[[report]]\nid = \"khoi\"\nlabel = \"Khối\"\ncode = \"K\"\nform = \"bieu_k\"\nscope = \"khoi\"\n[[form]]\n\
         id = \"bieu_k\"\ntitle = \"KHỐI\"\n[[form.table]]\nid = \"kp\"\nsheet = \"Thuyết minh số liệu\"\n\
         title = \"KINH PHÍ\"\ncolumns = [{column}]"
    );
    let units = "code,name,group,kind\nA,Đơn vị A,,so\nKHOI,Đoàn Khối,,khoi\n";
    let mut office = Frame::new().units(units).table("viec", "", column).and(&office).office();
    office.send_for("KHOI", "khoi", "", "2020-03-20 08:00:00", &rows("kp", "ten", &["Học bổng"]));
    office.send("A", "2020-03-20", rows("viec", "ten", &["Trồng cây"]));
    let book = calculated(&office.round("2020-04-01"));
    let sheet = "Thuyết minh số liệu (2)";
    assert_eq!(lines(&book, sheet, 2), ["Đoàn Khối|Học bổng"], "under a name no other sheet has");
    assert_eq!(lines(&book, "Danh sách viec", 2), ["Đơn vị A|Trồng cây"]);
}
