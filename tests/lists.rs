//! What units type into the lists of a form beside plain entries: «như trên», merged cells, totals, days whose month and
//! day changed places. A list is drawn as a table; `^` is a cell merged with the one above, a day as ISO is a date cell.

use tonghop::book::{Area, Spot};
use tonghop::check::{self, Context};
use tonghop::form::Kept;
use tonghop::format::{Grid, GridCell, GridSheet};
use tonghop::intake::{self, Carried, Figures, Identity, Prefilled, Submission};
use tonghop::plan::{self, Plan, Rule};
use tonghop::template::Draft;
use tonghop::text::{self, Lang, number};
use tonghop::value::{Raw, Reading, Value};

const UNITS: &str = "code,name,group,kind\nA,Đơn vị A,Nhóm 1,so\n";

const PLAN: &str = r#"[plan]
id = "thu"
code = "THU"
title = "Kế hoạch thử"
window = { from = 2020-02-18, to = 2020-03-28 }
[[report]]
id = "tk"
label = "Báo cáo"
code = "TK"
form = "bieu"
due = { before = 2020-03-28T16:00:00 }
[[form]]
id = "bieu"
title = "BIỂU THỬ"
[[form.section]]
id = "chinh"
sheet = "Số liệu"
title = "SỐ LIỆU"
[[form.section.field]]
id = "dv_moi"
label = "Đoàn viên mới"
type = "count"
[[form.table]]
id = "hd"
sheet = "Hoạt động"
title = "HOẠT ĐỘNG"
noun = "hoạt động"
rows = "5"
max_rows = 12
columns = [
  { id = "ten", label = "Tên", type = "text", required = true },
  { id = "ngay", label = "Ngày", type = "date" },
  { id = "loai", label = "Loại", type = "choice", options = ["Về nguồn", "Khác"] },
  { id = "nguoi", label = "Số người", type = "count", required = true },
  { id = "tien", label = "Kinh phí", type = "money", uom = "triệu đồng" },
]
"#;

/// A plan with one unit and its form as it came back.
struct Desk {
    plan: Plan,
    kept: Kept,
    grid: Grid,
}

impl Desk {
    fn new() -> Self {
        let plan = plan::load(PLAN, UNITS).expect("the plan is good");
        let report = &plan.reports[0];
        let (form, unit) = (plan.form_of(report).expect("a form"), plan.units.get("A").expect("a unit"));
        let draft = Draft::new(&plan, report, form, unit, None, Prefilled::new(), Carried::new());
        let (book, kept) = (draft.book(1), draft.kept);
        let mut desk = Desk { plan, kept, grid: Grid::of(&book) };
        let (_, input) = desk.kept.layout.area("dv_moi").expect("the field");
        desk.put("Số liệu", input.from, "2");
        desk
    }

    fn sheet(&mut self, name: &str) -> &mut GridSheet {
        self.grid.sheets.iter_mut().find(|one| one.name == name).expect("a sheet")
    }

    fn put(&mut self, sheet: &str, spot: Spot, typed: &str) {
        let day = chrono::NaiveDate::parse_from_str(typed, "%Y-%m-%d").ok().and_then(|day| day.and_hms_opt(0, 0, 0));
        let raw = match (day, typed.parse()) {
            (Some(day), _) => Raw::Date(day),
            (None, Ok(number)) => Raw::Number(number),
            (None, Err(_)) => Raw::Text(typed.to_owned()),
        };
        self.sheet(sheet).cells.insert(spot, GridCell { raw, formula: false });
    }

    /// Fills the list, drawn as a table; the first column is the ordinal where there are six.
    fn list(drawn: &str) -> Self {
        let mut desk = Desk::new();
        let table = desk.kept.layout.tables[0].clone();
        let lines = drawn.lines().map(str::trim).filter(|line| line.starts_with('|') && !line.starts_with("| Tên"));
        for (row, line) in (table.first()..).zip(lines) {
            let texts: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            let ordinals = texts.len() - table.columns.len();
            for (index, text) in texts.into_iter().enumerate() {
                let col = if index < ordinals { 0 } else { table.columns[index - ordinals].col };
                desk.draw(&table.sheet, Spot::new(row, col), text);
            }
        }
        desk
    }

    fn draw(&mut self, sheet: &str, spot: Spot, text: &str) {
        match text {
            "" => {}
            "^" => {
                let merged = &mut self.sheet(sheet).merged;
                let above = |area: &&mut Area| area.to.row + 1 == spot.row && area.to.col == spot.col;
                match merged.iter_mut().find(above) {
                    Some(area) => area.to.row = spot.row,
                    None => merged.push(Area::new(Spot::new(spot.row - 1, spot.col), spot)),
                }
            }
            text => self.put(sheet, spot, text),
        }
    }

    fn look<T>(&self, see: impl FnOnce(&Context<'_>, &Submission, &Figures) -> T) -> T {
        let report = &self.plan.reports[0];
        let (prefilled, rows) = (Prefilled::new(), Carried::new());
        let identity = Identity {
            report: "tk".to_owned(),
            unit: "A".to_owned(),
            revision: self.kept.revision(),
            period: String::new(),
            ordinal: Some(1),
            layer: intake::Layer::Hidden,
        };
        let submission = intake::read(&self.grid, &self.kept, &self.plan, &identity);
        let mut context = Context {
            plan: &self.plan,
            report,
            form: self.plan.form_of(report).expect("a form"),
            unit: self.plan.units.get("A").expect("a unit"),
            kept: &self.kept,
            current: Some(&self.kept),
            occasion: None,
            prefilled: &prefilled,
            rows: &rows,
            figures: None,
        };
        let figures = Figures::of(&context, &submission);
        context.figures = Some(&figures);
        see(&context, &submission, &figures)
    }

    /// What is told, without the place but its cell.
    fn told(&self) -> Vec<String> {
        self.look(|context, submission, _| {
            let findings = check::check(context, submission);
            let line = |finding: &check::Finding| {
                let cell = finding.location().map(|location| location.cell.clone()).unwrap_or_default();
                format!("{} {cell}: {}", finding.code.text(), text::remedy_free(finding, Lang::Vi))
            };
            findings.iter().map(line).collect()
        })
    }

    /// The rows as they were read.
    fn rows(&self) -> Vec<String> {
        self.look(|_, submission, _| {
            let names = ["hd_ten", "hd_ngay", "hd_loai", "hd_nguoi", "hd_tien"];
            let row = |row: &intake::Row| names.map(|name| shown(&row.cells[name].reading)).join(" | ");
            submission.rows("hd").iter().map(row).collect()
        })
    }

    fn figure(&self, formula: &str) -> Option<f64> {
        let rule = Rule { text: formula.to_owned(), at: plan::Place::default() };
        self.look(|_, _, figures| figures.evaluate(&[&rule]).remove(0).number())
    }
}

fn shown(reading: &Reading) -> String {
    match reading {
        Reading::Missing => String::new(),
        Reading::NotApplicable => "–".to_owned(),
        Reading::Refused(_) => "!".to_owned(),
        Reading::Value { value, .. } => match value {
            Value::Number(figure) => number(*figure),
            Value::Text(text) | Value::Choice(text) => text.clone(),
            Value::Date(day) => day.format("%-d/%-m").to_string(),
            other => format!("{other:?}"),
        },
    }
}

/// The list reads as these rows, and each reading that is not literal is told so.
#[track_caller]
fn case(drawn: &str, rows: &[&str], told: &[&str]) -> Desk {
    let desk = Desk::list(drawn);
    assert_eq!(desk.rows(), rows);
    assert_eq!(desk.told(), told);
    desk
}

#[test]
fn a_plain_list_is_read_as_it_stands() {
    case(
        "| Tên | Ngày | Loại | Số người | Kinh phí |
         | Về nguồn Cái Bè | 14/3/2020 | Về nguồn | 30 | 2 |
         | Hiến máu | 15/3/2020 | Khác | 20 | |",
        &["Về nguồn Cái Bè | 14/3 | Về nguồn | 30 | 2", "Hiến máu | 15/3 | Khác | 20 | "],
        &[],
    );
}

#[test]
fn as_above_is_what_stands_above() {
    case(
        "| Tên | Ngày | Loại | Số người | Kinh phí |
         | Hiến máu | 14/3/2020 | Khác | 30 | 2 |
         | Như trên | // | \" | 20 | |
         | Nhặt rác | -nt- | nt | 10 | |",
        &["Hiến máu | 14/3 | Khác | 30 | 2", "Hiến máu | 14/3 | Khác | 20 | ", "Nhặt rác | 14/3 | Khác | 10 | "],
        &[
            "read-as B5: ghi “Như trên”, đọc là Hiến máu. Nếu đúng, không cần sửa.",
            "read-as C5: ghi “//”, đọc là 14/3/2020. Nếu đúng, không cần sửa.",
            "read-as E5: ghi “\"”, đọc là Khác. Nếu đúng, không cần sửa.",
            "read-as C6: ghi “-nt-”, đọc là 14/3/2020. Nếu đúng, không cần sửa.",
            "read-as E6: ghi “nt”, đọc là Khác. Nếu đúng, không cần sửa.",
        ],
    );
}

#[test]
fn as_above_with_nothing_above_is_refused() {
    case(
        "| Tên | Ngày | Loại | Số người | Kinh phí |
         | Hiến máu | // | | 30 | |
         | Nhặt rác | 14/3/2020 | nt | 20 | |",
        &["Hiến máu | ! |  | 30 | ", "Nhặt rác | 14/3 | ! | 20 | "],
        &[
            "nothing-above C4: ghi “//” nhưng ô phía trên không có nội dung. Đề nghị ghi lại đầy đủ.",
            "nothing-above E5: ghi “nt” nhưng ô phía trên không có nội dung. Đề nghị ghi lại đầy đủ.",
        ],
    );
}

#[test]
fn words_and_days_merged_downwards_stand_in_every_row() {
    case(
        "| Tên | Ngày | Loại | Số người | Kinh phí |
         | Hiến máu | 14/3/2020 | Khác | 30 | |
         | Nhặt rác | ^ | ^ | 20 | |
         | Thăm mẹ | ^ | Khác | 10 | |
         | ^ | 15/3/2020 | Khác | 5 | |",
        &[
            "Hiến máu | 14/3 | Khác | 30 | ",
            "Nhặt rác | 14/3 | Khác | 20 | ",
            "Thăm mẹ | 14/3 | Khác | 10 | ",
            "Thăm mẹ | 15/3 | Khác | 5 | ",
        ],
        &[
            "read-as C5: ô gộp nhiều dòng; dòng này cũng lấy “14/3/2020” của dòng đầu. Nếu đúng, không cần sửa.",
            "read-as E5: ô gộp nhiều dòng; dòng này cũng lấy “Khác” của dòng đầu. Nếu đúng, không cần sửa.",
            "read-as C6: ô gộp nhiều dòng; dòng này cũng lấy “14/3/2020” của dòng đầu. Nếu đúng, không cần sửa.",
            "read-as B7: ô gộp nhiều dòng; dòng này cũng lấy “Thăm mẹ” của dòng đầu. Nếu đúng, không cần sửa.",
        ],
    );
}

#[test]
fn a_merged_figure_counts_once() {
    let desk = case(
        "| Tên | Ngày | Loại | Số người | Kinh phí |
         | Hiến máu | 14/3/2020 | Khác | 30 | 2 |
         | Nhặt rác | 15/3/2020 | Khác | ^ | ^ |
         | Thăm mẹ | 16/3/2020 | Khác | 10 | ^ |",
        &["Hiến máu | 14/3 | Khác | 30 | 2", "Nhặt rác | 15/3 | Khác | – | –", "Thăm mẹ | 16/3 | Khác | 10 | –"],
        &[
            "merged-figure F4: số 30 ghi trong ô gộp 2 dòng, chỉ tính một lần, cho dòng đầu. Nếu mỗi dòng một số, đề nghị bỏ gộp ô và ghi từng dòng.",
            "merged-figure G4: số 2 ghi trong ô gộp 3 dòng, chỉ tính một lần, cho dòng đầu. Nếu mỗi dòng một số, đề nghị bỏ gộp ô và ghi từng dòng.",
        ],
    );
    assert_eq!(desk.figure("SUM(hd_nguoi)"), Some(40.0));
    assert_eq!(desk.figure("SUM(hd_tien)"), Some(2.0));
    assert_eq!(desk.figure("COUNTA(hd_ten)"), Some(3.0));
}

#[test]
fn a_row_that_adds_up_is_no_entry() {
    let desk = case(
        "| Tên | Ngày | Loại | Số người | Kinh phí |
         | Hiến máu | 14/3/2020 | Khác | 30 | 2 |
         | Nhặt rác | 15/3/2020 | Khác | 20 | 1 |
         | Tổng cộng: | | | 50 | 3 |",
        &["Hiến máu | 14/3 | Khác | 30 | 2", "Nhặt rác | 15/3 | Khác | 20 | 1"],
        &[
            "total-row : dòng 6 là dòng tổng («Tổng cộng:»), không tính là hoạt động. Các số tổng tự tính từ danh sách; không cần làm gì.",
        ],
    );
    assert_eq!(desk.figure("SUM(hd_nguoi)"), Some(50.0));
    assert_eq!(desk.figure("COUNTA(hd_ten)"), Some(2.0));
}

#[test]
fn a_typed_total_is_compared_with_the_sum() {
    case(
        "| Tên | Ngày | Loại | Số người | Kinh phí |
         | | TỔNG SỐ | | | 60 | 3 |
         | 1 | Hiến máu | 14/3/2020 | Khác | 30 | 2 |
         | 2 | Nhặt rác | 15/3/2020 | Khác | 20 | 1 |",
        &["Hiến máu | 14/3 | Khác | 30 | 2", "Nhặt rác | 15/3 | Khác | 20 | 1"],
        &[
            "total-differs F4: dòng tổng ghi 60, cộng các dòng được 50. Lấy 50. Đề nghị kiểm tra: dòng nào còn thiếu, hoặc tổng ghi nhầm.",
            "total-row : dòng 4 là dòng tổng («TỔNG SỐ»), không tính là hoạt động. Các số tổng tự tính từ danh sách; không cần làm gì.",
        ],
    );
}

#[test]
fn parts_of_a_list_may_have_totals_of_their_own() {
    case(
        "| Tên | Ngày | Loại | Số người | Kinh phí |
         | Hiến máu | 14/3/2020 | Khác | 30 | |
         | Cộng | | | 30 | |
         | Nhặt rác | 15/3/2020 | Khác | 20 | |
         | Cộng | | | 20 | |
         | Tổng cộng | | | 50 | |",
        &["Hiến máu | 14/3 | Khác | 30 | ", "Nhặt rác | 15/3 | Khác | 20 | "],
        &[
            "total-row : dòng 5 là dòng tổng («Cộng»), không tính là hoạt động. Các số tổng tự tính từ danh sách; không cần làm gì.",
            "total-row : dòng 7 là dòng tổng («Cộng»), không tính là hoạt động. Các số tổng tự tính từ danh sách; không cần làm gì.",
            "total-row : dòng 8 là dòng tổng («Tổng cộng»), không tính là hoạt động. Các số tổng tự tính từ danh sách; không cần làm gì.",
        ],
    );
}

#[test]
fn a_row_without_a_day_that_adds_up_is_a_total_whatever_it_is_called() {
    let below = |last: &str| {
        Desk::list(&format!(
            "| Tên | Ngày | Loại | Số người | Kinh phí |
             | Hiến máu | 14/3/2020 | Khác | 30 | 2 |
             | Nhặt rác | 15/3/2020 | Khác | 20 | 1 |
             | {last}"
        ))
    };
    for name in [
        "Tổng số lượt ĐVTN tham gia: 2 hoạt động",
        "Tổng lượt",
        "TC",
        "Cộng dồn",
        "CỘNG TOÀN ĐƠN VỊ",
        "Tổng hợp",
        "Tổng 2 hoạt động",
    ] {
        let desk = below(&format!("{name} | | | 50 | 3 |"));
        assert_eq!(desk.figure("SUM(hd_nguoi)"), Some(50.0), "{name}");
        assert_eq!(
            desk.told(),
            [format!(
                "total-row : dòng 6 là dòng tổng («{name}»), không tính là hoạt động. Các số tổng tự tính từ danh sách; không cần làm gì."
            )]
        );
    }
    // A name that is none of a total: taken for one, and asked about.
    let desk = below("Toàn đơn vị | | | 50 | |");
    assert_eq!(desk.figure("COUNTA(hd_ten)"), Some(2.0));
    assert!(desk.told()[0].starts_with("total-row : dòng 6 («Toàn đơn vị») không ghi ngày"), "{:?}", desk.told());
    // With a day or an entry of a list, or another figure, it is an entry.
    for entry in ["Về nguồn | 16/3/2020 | | 50 | 3 |", "Về nguồn | | Khác | 50 | 3 |", "Về nguồn | | | 50 | 4 |"]
    {
        let desk = below(entry);
        assert_eq!(desk.figure("SUM(hd_nguoi)"), Some(100.0), "{entry}");
        assert_eq!(desk.told(), [""; 0], "{entry}");
    }
}

#[test]
fn an_entry_that_begins_like_a_total_is_asked_about() {
    let beside = |name: &str| {
        Desk::list(&format!(
            "| Tên | Ngày | Loại | Số người | Kinh phí |
             | Hiến máu | 14/3/2020 | Khác | 30 | 2 |
             | {name} | | | 25 | |
             | Nhặt rác | 20/3/2020 | | 40 | |"
        ))
    };
    let desk = beside("Tổng tham gia");
    assert_eq!(desk.figure("SUM(hd_nguoi)"), Some(95.0));
    assert_eq!(
        desk.told(),
        [
            "maybe-total B5: dòng 5 (“Tổng tham gia”) không ghi ngày, có thể là dòng tổng, nhưng các số không bằng tổng các dòng khác. Tạm tính là hoạt động. Đề nghị ghi ngày; nếu là dòng tổng, đề nghị xóa dòng này."
        ]
    );
    for activity in ["Tổng vệ sinh", "Tổng kết công tác Đoàn", "Cộng tác viên ra quân", "Công sở xanh"]
    {
        assert_eq!(beside(activity).told(), [""; 0], "{activity}");
    }
    let wrong = Desk::list(
        "| Hiến máu | 14/3/2020 | Khác | 30 | 2 |
         | Tổng lượt | | | 60 | |",
    );
    assert_eq!(wrong.figure("SUM(hd_nguoi)"), Some(30.0));
    assert!(wrong.told()[0].starts_with("total-differs F5"), "{:?}", wrong.told());
}

#[test]
fn two_rows_that_say_the_same_are_asked_about_and_count() {
    let desk = Desk::list(
        "| Tên | Ngày | Loại | Số người | Kinh phí |
         | Hiến máu | 14/3/2020 | Khác | 30 | |
         | Nhặt rác | 15/3/2020 | Khác | 20 | |
         | hiến máu | 2020-03-14 | Khác | 30 | |
         | Hiến máu | 14/3/2020 | Khác | 31 | |",
    );
    assert_eq!(desk.figure("SUM(hd_nguoi)"), Some(111.0));
    assert_eq!(
        desk.told(),
        [
            "row-repeated B6: dòng 6 (“hiến máu”) giống hệt dòng 4. Tạm tính cả hai dòng. Nếu ghi trùng, đề nghị xóa một dòng; nếu là hai hoạt động khác nhau, đề nghị xác nhận."
        ]
    );
    // A name and a figure may well come twice.
    assert_eq!(Desk::list("| Chúc Tết | | | 5 | |\n| Chúc Tết | | | 5 | |").told(), [""; 0]);
}

#[test]
fn figures_without_a_name_are_a_total_only_where_they_add_up() {
    let below = |last: &str| {
        format!(
            "| Tên | Ngày | Loại | Số người | Kinh phí |
             | Hiến máu | 14/3/2020 | Khác | 30 | |
             | Nhặt rác | 15/3/2020 | Khác | 20 | |
             | Thăm mẹ | 16/3/2020 | Khác | 10 | |
             | | | | {last} | |"
        )
    };
    assert_eq!(Desk::list(&below("60")).figure("SUM(hd_nguoi)"), Some(60.0));
    let told = Desk::list(&below("60")).told();
    assert!(
        told.iter().any(|line| line.starts_with("total-row : dòng 7 chỉ có số, đúng bằng tổng các dòng trên")),
        "{told:?}"
    );
    // A name merged with the one above is a name.
    let merged = below("60").replace("| | | | 60", "| ^ | | | 60");
    assert_eq!(Desk::list(&merged).figure("SUM(hd_nguoi)"), Some(120.0));
    assert_eq!(Desk::list(&below("61")).figure("SUM(hd_nguoi)"), Some(121.0));
    assert!(Desk::list(&below("61")).told().iter().any(|line| line.starts_with("row-without-name")));
}

#[test]
fn dates_of_a_computer_set_to_us_english_are_turned_back() {
    let flipped = |cell: &str, typed: &str, read: &str| {
        format!(
            "read-doubtfully {cell}: ghi “{typed}”, đọc là {read}: các ngày trong cột này bị đảo ngày và tháng (máy dùng kiểu ngày tiếng Anh). Đề nghị xác nhận, hoặc ghi lại theo ngày/tháng."
        )
    };
    // Date cells: what could be a month was taken for one.
    case(
        "| Tên | Ngày | Loại | Số người | Kinh phí |
         | Hiến máu | 2020-05-03 | Khác | 30 | |
         | Nhặt rác | 2020-12-03 | Khác | 20 | |
         | Thăm mẹ | 28/3/2020 | Khác | 10 | |",
        &["Hiến máu | 5/3 | Khác | 30 | ", "Nhặt rác | 12/3 | Khác | 20 | ", "Thăm mẹ | 28/3 | Khác | 10 | "],
        &[&flipped("C4", "03/5/2020", "05/3/2020"), &flipped("C5", "03/12/2020", "12/3/2020")],
    );
    // Texts that such a computer wrote.
    case(
        "| Tên | Ngày | Loại | Số người | Kinh phí |
         | Hiến máu | 3/14/2020 | Khác | 30 | |
         | Nhặt rác | 3/5/2020 | Khác | 20 | |
         | Thăm mẹ | 3/28/2020 | Khác | 10 | |",
        &["Hiến máu | 14/3 | Khác | 30 | ", "Nhặt rác | 5/3 | Khác | 20 | ", "Thăm mẹ | 28/3 | Khác | 10 | "],
        &[
            &flipped("C4", "3/14/2020", "14/3/2020"),
            &flipped("C5", "3/5/2020", "05/3/2020"),
            &flipped("C6", "3/28/2020", "28/3/2020"),
        ],
    );
}

#[test]
fn lists_made_of_a_list_show_what_was_meant() {
    let desk = Desk::list(
        "| Tên | Ngày | Loại | Số người | Kinh phí |
         | Hiến máu | 2020-05-03 | Khác | 30 | |
         | Như trên | 2020-12-03 | ^ | 20 | |",
    );
    let shown = |column: &str| {
        desk.look(|_, submission, _| submission.rows("hd").iter().map(|row| row.shown(column)).collect::<Vec<_>>())
    };
    assert_eq!(shown("hd_ten"), ["Hiến máu", "Hiến máu"]);
    assert_eq!(shown("hd_ngay"), ["05/3/2020", "12/3/2020"]);
    assert_eq!(shown("hd_loai"), ["Khác", "Khác"]);
}

#[test]
fn one_date_that_may_be_swapped_stays_as_it_is_and_is_asked_about() {
    let desk = Desk::list(
        "| Tên | Ngày | Loại | Số người | Kinh phí |
         | Hiến máu | 14/3/2020 | Khác | 30 | |
         | Nhặt rác | 3/12/2020 | Khác | 20 | |
         | Thăm mẹ | 2020-03-20 | Khác | 10 | |",
    );
    assert_eq!(desk.rows()[1], "Nhặt rác | 3/12 | Khác | 20 | ");
    assert!(desk.told()[0].starts_with("date-swapped C5"), "{:?}", desk.told());
    // A date cell that fits only as it stands speaks against the whole column.
    let desk = Desk::list(
        "| Tên | Ngày | Loại | Số người | Kinh phí |
         | Hiến máu | 14/3/2020 | Khác | 30 | |
         | Nhặt rác | 2020-12-03 | Khác | 20 | |
         | Thăm mẹ | 2020-03-20 | Khác | 10 | |",
    );
    assert_eq!(desk.rows()[1], "Nhặt rác | 3/12 | Khác | 20 | ");
}

#[test]
fn words_beside_an_input_and_comments_are_told_with_its_label() {
    let mut desk = Desk::list("| Hiến máu | 14/3/2020 | Khác | 30 | |");
    let (sheet, input) = desk.kept.layout.area("dv_moi").expect("the field");
    let (sheet, input) = (sheet.to_owned(), input.from);
    desk.put(&sheet, Spot::new(input.row, input.col + 2), "kể cả 01 đ/c chuyển đến");
    desk.sheet(&sheet).comments.insert(input, "Số đến 25/3".to_owned());
    let told = desk.look(|context, submission, _| {
        let findings = check::check(context, submission);
        findings.iter().map(|finding| text::finding(finding, Lang::Vi)).collect::<Vec<_>>()
    });
    assert_eq!(
        told,
        [
            "Trang «Số liệu», ô E4 (Đoàn viên mới): có ghi ngoài ô nhập “kể cả 01 đ/c chuyển đến”. Nội dung được giữ lại nhưng chưa tính. Nếu là số liệu, đề nghị ghi vào ô nhập của dòng này.",
            "Trang «Số liệu», ô C4 (Đoàn viên mới): có ghi chú đính kèm ô: “Số đến 25/3”. Nội dung được giữ lại để đọc, không tính. Nếu là số liệu, đề nghị ghi vào ô nhập.",
        ]
    );
}
