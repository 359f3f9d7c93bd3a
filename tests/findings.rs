//! One typed answer, one finding: what a unit types into a form and what the office and the unit are told.

use std::collections::BTreeMap;
use tonghop::book::{Area, Book, Spot};
use tonghop::check::{self, Context};
use tonghop::form::Kept;
use tonghop::format::{Grid, GridCell, GridSheet};
use tonghop::formula::Cell;
use tonghop::intake::{self, Carried, Figures, Identity, Prefilled, Verdict};
use tonghop::plan::{self, Plan, Rule};
use tonghop::template::Draft;
use tonghop::text::{self, Lang};
use tonghop::value::Raw;

const UNITS: &str = "code,name,group,kind,chi_doan,doan_vien\nA,Đơn vị A,Nhóm 1,so,2,72\n";

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
id = "nen"
sheet = "Số liệu"
title = "SỐ LIỆU NỀN"
[[form.section.field]]
id = "tong_doan_vien"
label = "Tổng số đoàn viên"
type = "count"
from = "unit.doan_vien"
[[form.section]]
id = "chinh"
sheet = "Số liệu"
title = "SỐ LIỆU"
nil = true
[[form.section.field]]
id = "dv_moi"
label = "Đoàn viên mới"
type = "count"
[[form.section.field]]
id = "so_nu"
label = "Trong đó nữ"
type = "count"
required = false
[[form.section.field]]
id = "so_hoat_dong"
label = "Số hoạt động"
type = "count"
formula = "COUNTA(hd_ten)"
[[form.table]]
id = "hd"
sheet = "Hoạt động"
title = "HOẠT ĐỘNG"
noun = "hoạt động"
rows = "3"
max_rows = 6
nil = true
columns = [
  { id = "ten", label = "Tên", type = "text", required = true },
  { id = "ngay", label = "Ngày", type = "date_range", required = true },
  { id = "loai", label = "Loại", type = "choice", options = ["Về nguồn", "Khác"] },
  { id = "kinh_phi", label = "Kinh phí", type = "money", uom = "triệu đồng" },
  { id = "mung", label = "Chào mừng", type = "tick" },
]
[[check]]
id = "nu"
report = "tk"
formula = "so_nu <= dv_moi"
at = "so_nu"
message = "nữ {so_nu}, nhiều hơn tổng số {dv_moi}. Đề nghị xem lại."
"#;

/// A plan with one unit, its form as issued, and what is typed into it.
struct Desk {
    plan: Plan,
    kept: Kept,
    grid: Grid,
}

impl Desk {
    fn new() -> Self {
        let plan = plan::load(PLAN, UNITS).expect("the plan is good");
        let (kept, book) = issued(&plan);
        let grid = Grid::of(&book);
        Desk { plan, kept, grid }
    }

    /// Types text, as a person does; a figure becomes a number.
    fn types(mut self, at: &str, typed: &str) -> Self {
        let raw = typed.replace(',', ".").parse().map_or_else(|_| Raw::Text(typed.to_owned()), Raw::Number);
        self.put(at, raw);
        self
    }

    fn put(&mut self, at: &str, raw: Raw) {
        let (sheet, spot) = self.spot(at);
        let sheet = self.grid.sheets.iter_mut().find(|one| one.name == sheet).expect("a sheet");
        sheet.cells.insert(spot, GridCell { raw, formula: false });
    }

    /// `name`, `name#2` (third row of a column), or `Sheet!C4`.
    fn spot(&self, at: &str) -> (String, Spot) {
        if let Some((sheet, cell)) = at.split_once('!') {
            return (sheet.to_owned(), Spot::parse(cell).expect("an address"));
        }
        let (name, row) = at.split_once('#').map_or((at, 0), |(name, row)| (name, row.parse().expect("a row")));
        let (sheet, area) = self.kept.layout.area(name).expect("a name");
        (sheet.to_owned(), Spot::new(area.from.row + row, area.from.col))
    }

    /// A form with nothing left to ask for.
    fn complete() -> Self {
        Desk::new().types("dv_moi", "2").types("hd_ten", "Về nguồn").types("hd_ngay", "14/3")
    }

    fn look<T>(&self, see: impl FnOnce(&Context<'_>, &intake::Submission, &Figures) -> T) -> T {
        let report = &self.plan.reports[0];
        let prefilled: Prefilled = BTreeMap::from([("tong_doan_vien".to_owned(), "72".to_owned())]);
        let identity = Identity {
            report: "tk".to_owned(),
            unit: "A".to_owned(),
            revision: self.kept.revision(),
            period: String::new(),
            ordinal: Some(1),
            layer: intake::Layer::Hidden,
        };
        let rows = Carried::new();
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

    fn told(&self) -> Vec<String> {
        self.look(|context, submission, _| {
            let findings = check::check(context, submission);
            findings
                .iter()
                .map(|finding| format!("{}: {}", finding.code.text(), text::finding(finding, Lang::Vi)))
                .collect()
        })
    }

    fn figure(&self, formula: &str) -> Verdict {
        let rule = Rule { text: formula.to_owned(), at: plan::Place::default() };
        self.look(|_, _, figures| figures.evaluate(&[&rule]).remove(0))
    }
}

fn issued(plan: &Plan) -> (Kept, Book) {
    let report = &plan.reports[0];
    let form = plan.form_of(report).expect("a form");
    let unit = plan.units.get("A").expect("a unit");
    let prefilled = Prefilled::from([("tong_doan_vien".to_owned(), "72".to_owned())]);
    let draft = Draft::new(plan, report, form, unit, None, prefilled, Carried::new());
    let book = draft.book(1);
    (draft.kept, book)
}

/// A complete form with one more answer gives exactly this finding.
#[track_caller]
fn case(at: &str, typed: &str, expected: &str) {
    assert_eq!(Desk::complete().types(at, typed).told(), [expected]);
}

#[test]
fn a_complete_form_gives_no_finding() {
    assert_eq!(Desk::complete().told(), [""; 0]);
}

#[test]
fn an_empty_form_is_told_as_one_finding() {
    let told = Desk::new().told();
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("nothing-filled"));
}

#[test]
fn numbers_that_are_none() {
    case(
        "dv_moi",
        "nhiều",
        "not-a-number: Trang «Số liệu», ô C7 (Đoàn viên mới): ghi “nhiều”, không phải là số. Đề nghị nhập số lượng, ví dụ: 45.",
    );
    case(
        "dv_moi",
        "x",
        "tick-in-number: Trang «Số liệu», ô C7 (Đoàn viên mới): ghi “x”. Ô này cần số lượng, ví dụ: 1. Không có thì nhập 0.",
    );
    case(
        "dv_moi",
        "2 buổi, 150 lượt",
        "two-quantities: Trang «Số liệu», ô C7 (Đoàn viên mới): ghi “2 buổi, 150 lượt”, có nhiều số (2; 150). Đề nghị chỉ nhập một số theo đơn vị tính của ô; phần còn lại ghi ở ghi chú hoặc danh sách.",
    );
    case(
        "dv_moi",
        "1,2",
        "not-whole: Trang «Số liệu», ô C7 (Đoàn viên mới): đọc được 1,2, không phải số nguyên. Có thể đồng chí gõ “1.200” trên máy dùng kiểu số tiếng Anh. Đề nghị nhập số nguyên, không có dấu chấm hoặc phẩy.",
    );
    case(
        "dv_moi",
        "-3",
        "negative: Trang «Số liệu», ô C7 (Đoàn viên mới): ghi -3, nhỏ hơn 0. Đề nghị nhập số từ 0 trở lên.",
    );
    case(
        "dv_moi",
        "10-15",
        "range-in-number: Trang «Số liệu», ô C7 (Đoàn viên mới): ghi “10-15”, là một khoảng. Đề nghị nhập một số cụ thể.",
    );
}

#[test]
fn words_that_are_no_whole_number_are_told_as_typed() {
    let mut desk = Desk::complete();
    desk.put("dv_moi", Raw::Text("1,5".to_owned()));
    assert_eq!(
        desk.told(),
        [
            "not-whole: Trang «Số liệu», ô C7 (Đoàn viên mới): ghi “1,5”, không phải số nguyên. Đề nghị nhập số nguyên từ 0 trở lên, ví dụ: 45."
        ]
    );
}

#[test]
fn a_reading_is_told_once_however_many_things_were_odd_in_it() {
    for (at, typed, told) in [
        (
            "hd_kinh_phi",
            "1.5 tỷ",
            "read-as: Trang «Hoạt động», ô F5 (Kinh phí): ghi “1.5 tỷ”, đọc là 1.500. Nếu đúng, không cần sửa.",
        ),
        (
            "dv_moi",
            "18 lượt (5 nữ)",
            "read-as: Trang «Số liệu», ô C7 (Đoàn viên mới): ghi “18 lượt (5 nữ)”, đọc là 18. Nếu đúng, không cần sửa.",
        ),
        (
            "dv_moi",
            "25 người (đạt 50%)",
            "read-as: Trang «Số liệu», ô C7 (Đoàn viên mới): ghi “25 người (đạt 50%)”, đọc là 25. Nếu đúng, không cần sửa.",
        ),
        (
            "hd_kinh_phi",
            "1 tỷ 2",
            "read-doubtfully: Trang «Hoạt động», ô F5 (Kinh phí): ghi “1 tỷ 2”, đọc là 1.200. Có thể hiểu khác; đề nghị xác nhận hoặc ghi lại chỉ bằng số.",
        ),
        (
            "hd_kinh_phi",
            "1 tỷ 50",
            "bad-group: Trang «Hoạt động», ô F5 (Kinh phí): ghi “1 tỷ 50”, chưa rõ là bao nhiêu tiền. Số này chưa được cộng. Đề nghị chỉ ghi số, tính theo triệu đồng, ví dụ: 12,5.",
        ),
    ] {
        case(at, typed, told);
    }
}

#[test]
fn words_in_a_list_that_there_is_nothing_declare_it_as_the_tick_does() {
    for typed in ["Không có", "Không phát sinh", "Không có hoạt động nào", "không phát sinh hoạt động", "-"]
    {
        let desk = Desk::new().types("dv_moi", "2").types("hd_ten", typed);
        assert_eq!(
            desk.told(),
            [format!(
                "nil-row: Trang «Hoạt động», ô B5 (Tên): ghi “{typed}”, hiểu là danh sách hoạt động không phát sinh, như khi đánh x. Nếu đúng, không cần sửa."
            )]
        );
        assert_eq!(desk.figure("COUNTA(hd_ten)").number(), Some(0.0));
        assert_eq!(desk.figure("SUM(hd_kinh_phi)").number(), Some(0.0));
    }
    let outside = Desk::new().types("dv_moi", "2").types("hd_ten", "Không thuộc diện");
    assert_eq!(
        outside.told(),
        [
            "nil-row: Trang «Hoạt động», ô B5 (Tên): ghi “Không thuộc diện”; tạm coi danh sách hoạt động là không phát sinh. Đề nghị xác nhận đơn vị không thuộc diện hay chỉ không phát sinh."
        ]
    );
    let beside = Desk::complete().types("hd_ten#1", "Không có");
    assert_eq!(
        beside.told(),
        [
            "nil-row: Trang «Hoạt động», ô B6 (Tên): ghi “Không có”, không tính là hoạt động; 1 dòng khác vẫn tính đủ. Nếu đúng, không cần sửa."
        ]
    );
    assert_eq!(beside.figure("COUNTA(hd_ten)").number(), Some(1.0));
    // With more than that in the row, it is an entry without a name.
    let filled = Desk::new().types("dv_moi", "2").types("hd_ten", "Không có").types("hd_ngay", "14/3");
    assert!(filled.told()[0].starts_with("row-without-name"), "{:?}", filled.told());
    assert_eq!(filled.figure("COUNTA(hd_ten)").number(), Some(1.0));
}

#[test]
fn an_hour_where_a_day_or_a_number_belongs_is_told_as_an_hour() {
    let hour =
        chrono::NaiveDate::from_ymd_opt(1899, 12, 31).and_then(|day| day.and_hms_opt(8, 30, 0)).expect("a moment");
    let mut desk = Desk::complete();
    desk.put("hd_ngay", Raw::Date(hour));
    assert_eq!(
        desk.told(),
        [
            "not-a-date: Trang «Hoạt động», ô C5 (Ngày): ô chứa giờ 08g30, không phải ngày. Đề nghị ghi ngày/tháng, ví dụ: 14/3."
        ]
    );
    let mut desk = Desk::complete();
    desk.put("dv_moi", Raw::Date(hour));
    assert!(desk.told()[0].contains("ô chứa giờ 08g30, có thể do máy tự đổi khi gõ"), "{:?}", desk.told());
}

#[test]
fn a_date_or_an_error_where_a_number_belongs() {
    let mut desk = Desk::complete();
    desk.put(
        "dv_moi",
        Raw::Date(chrono::NaiveDate::from_ymd_opt(2020, 3, 5).and_then(|day| day.and_hms_opt(0, 0, 0)).expect("a day")),
    );
    assert_eq!(
        desk.told(),
        [
            "date-in-number: Trang «Số liệu», ô C7 (Đoàn viên mới): ô chứa ngày 05/3/2020, có thể do máy tự đổi khi gõ. Đề nghị nhập lại số lượng."
        ]
    );
    desk.put("dv_moi", Raw::Error("#REF!".to_owned()));
    assert_eq!(
        desk.told(),
        ["cell-error: Trang «Số liệu», ô C7 (Đoàn viên mới): ô báo lỗi #REF!. Đề nghị xóa và nhập lại."]
    );
}

#[test]
fn how_something_was_read_is_noted() {
    case(
        "dv_moi",
        "03 đ/c",
        "read-as: Trang «Số liệu», ô C7 (Đoàn viên mới): ghi “03 đ/c”, đọc là 3. Nếu đúng, không cần sửa.",
    );
    case(
        "hd_kinh_phi",
        "500 nghìn",
        "read-as: Trang «Hoạt động», ô F5 (Kinh phí): ghi “500 nghìn”, đọc là 0,5. Nếu đúng, không cần sửa.",
    );
}

#[test]
fn what_was_typed_in_an_old_encoding_is_read_as_it_was_meant() {
    case(
        "hd_ten",
        "Héi nghÞ c¸n bé §oµn",
        "old-encoding: Trang «Hoạt động», ô B5 (Tên): gõ bằng bảng mã TCVN3 (ABC) (“Héi nghÞ c¸n bé §oµn”), đọc là “Hội nghị cán bộ Đoàn”. Nếu đúng, không cần sửa; lần sau đề nghị gõ bằng Unicode.",
    );
    case(
        "hd_ten",
        "Ä\u{90}oÃ\u{a0}n khá»‘i",
        "old-encoding: Trang «Hoạt động», ô B5 (Tên): gõ bằng bảng mã UTF-8 (“Ä\u{90}oÃ n khá»‘i”), đọc là “Đoàn khối”. Nếu đúng, không cần sửa; lần sau đề nghị gõ bằng Unicode.",
    );
    // Short words go by the vote of the others; what is Unicode stays.
    let desk = Desk::complete().types("hd_ten", "Ñoaøn vieân hieán maùu").types("hd_ten#1", "Veà nguoàn");
    let shown =
        desk.look(|_, submission, _| submission.rows("hd").iter().map(|row| row.shown("hd_ten")).collect::<Vec<_>>());
    assert_eq!(shown, ["Đoàn viên hiến máu", "Về nguồn"]);
    case(
        "hd_ten",
        "Gióp ®ì x· Mêng Kh¬ng",
        "letters-lost: Trang «Hoạt động», ô B5 (Tên): gõ bằng bảng mã TCVN3 (ABC) (“Gióp ®ì x· Mêng Kh¬ng”) và đã mất chữ “ư”; chỉ đọc được “Giúp đỡ xã Mờng Khơng”. Đề nghị gõ lại bằng Unicode.",
    );
}

#[test]
fn words_torn_by_a_pdf_are_told_and_kept_as_typed() {
    case(
        "hd_ten",
        "Hộ i nghị cá n bộ, họ c tập",
        "read-doubtfully: Trang «Hoạt động», ô B5 (Tên): ghi “Hộ i nghị cá n bộ, họ c tập”, có thể là “Hội nghị cán bộ, học tập” bị tách chữ khi chép từ tệp PDF. Giữ nguyên như đã ghi; đề nghị xác nhận hoặc gõ lại.",
    );
}

#[test]
fn money_in_the_wrong_scale_is_not_counted() {
    case(
        "hd_kinh_phi",
        "12500000",
        "money-scale: Trang «Hoạt động», ô F5 (Kinh phí): ghi 12500000 (đơn vị tính triệu đồng), tức 12.500 tỷ đồng. Nếu đúng là 12,5 triệu đồng, đề nghị ghi 12,5. Số này chưa được cộng.",
    );
    let desk = Desk::complete().types("hd_kinh_phi", "12500000");
    assert_eq!(desk.figure("SUM(hd_kinh_phi)"), Verdict::Undecided(intake::Why::Unreadable));
}

#[test]
fn dates_are_read_or_named() {
    case(
        "hd_ngay",
        "hôm nào đó",
        "not-a-date: Trang «Hoạt động», ô C5 (Ngày): ghi “hôm nào đó”, không đọc được ngày. Đề nghị ghi ngày/tháng, ví dụ: 14/3 hoặc 14-15/3.",
    );
    case(
        "hd_ngay",
        "16/8/2120",
        "not-a-date: Trang «Hoạt động», ô C5 (Ngày): ghi “16/8/2120”, không đọc được ngày. Đề nghị ghi ngày/tháng, ví dụ: 14/3 hoặc 14-15/3.",
    );
    case(
        "hd_ngay",
        "3/12/2020",
        "date-swapped: Trang «Hoạt động», ô C5 (Ngày): đọc là 03/12/2020, ngoài kỳ báo cáo; có thể là 12/3/2020 bị đảo ngày và tháng. Đề nghị xác nhận hoặc ghi lại theo ngày/tháng. Tạm tính vào kết quả.",
    );
    case(
        "hd_ngay",
        "10/02/2020",
        "date-out-of-window: Trang «Hoạt động», ô C5 (Ngày): 10/02/2020, ngoài thời gian của Kế hoạch. Đề nghị xem lại ngày; nếu đúng, nội dung được lưu nhưng không tính vào kết quả.",
    );
}

#[test]
fn a_row_outside_the_window_is_kept_but_not_counted() {
    assert_eq!(Desk::complete().figure("COUNTA(hd_ten)").number(), Some(1.0));
    assert_eq!(Desk::complete().types("hd_ngay", "10/02/2020").figure("COUNTA(hd_ten)").number(), Some(0.0));
}

#[test]
fn a_choice_outside_the_list_and_a_tick_that_is_none() {
    case(
        "hd_loai",
        "đi về nguồn",
        "not-an-option: Trang «Hoạt động», ô E5 (Loại): ghi “đi về nguồn”, không có trong danh sách; có phải “Về nguồn”? Đề nghị chọn một mục trong danh sách.",
    );
    case(
        "hd_mung",
        "hay",
        "not-a-tick: Trang «Hoạt động», ô H5 (Chào mừng): ghi “hay”. Ô này chỉ đánh x hoặc để trống.",
    );
}

#[test]
fn what_is_missing_is_asked_for() {
    let told = Desk::new().types("so_nu", "0").told();
    assert_eq!(
        told,
        [
            "required-missing: Trang «Số liệu», ô C7 (Đoàn viên mới): chưa nhập. Đề nghị nhập số lượng; không có thì nhập 0.",
            "list-missing: Trang «Hoạt động», ô C3 (Không phát sinh cả phần): danh sách hoạt động còn trống. Đề nghị ghi từng dòng; không có thì đánh x vào ô này.",
        ]
    );
    let nameless = Desk::complete().types("hd_ngay#1", "15/3");
    assert_eq!(nameless.figure("COUNTA(hd_ten)").number(), Some(2.0), "the row is counted, as the sentence says");
    let told = nameless.told();
    assert_eq!(
        told,
        [
            "row-without-name: Trang «Hoạt động», ô B6 (Tên): dòng 6 có số liệu nhưng chưa ghi tên. Đã tính dòng này; đề nghị ghi tên hoạt động."
        ]
    );
}

#[test]
fn a_declared_nil_is_zero_and_answers_every_cell() {
    let desk = Desk::new().types("th_x_chinh", "x").types("th_x_hd", "x");
    assert_eq!(desk.told(), [""; 0]);
    assert_eq!(desk.figure("dv_moi + COUNTA(hd_ten)").number(), Some(0.0));
}

#[test]
fn silence_is_not_zero() {
    let desk = Desk::new().types("so_nu", "1");
    assert_eq!(desk.figure("dv_moi"), Verdict::Undecided(intake::Why::Missing));
    assert_eq!(desk.figure("COUNTA(hd_ten)"), Verdict::Undecided(intake::Why::Missing));
}

#[test]
fn a_contradicted_nil_is_put_to_the_unit_and_the_figure_taken() {
    let desk = Desk::complete().types("th_x_chinh", "x");
    assert_eq!(
        desk.told(),
        [
            "nil-contradicted: Trang «Số liệu», ô C7 (Đoàn viên mới): đã đánh x «Không phát sinh» nhưng vẫn ghi 2. Đề nghị bỏ dấu x hoặc xóa nội dung. Tạm lấy nội dung đã ghi."
        ]
    );
    assert_eq!(desk.figure("dv_moi").number(), Some(2.0));
}

#[test]
fn a_disputed_figure_goes_to_the_office_and_the_roster_stands() {
    case(
        "th_gc_tong_doan_vien",
        "74, kết nạp thêm 02 đ/c",
        "registered-disputed: Trang «Số liệu», ô C5 (Tổng số đoàn viên): Văn phòng ghi 72, đơn vị đề nghị “74, kết nạp thêm 02 đ/c”. Đề nghị Văn phòng chấp nhận hoặc trả lời đơn vị; đến khi đó vẫn lấy 72.",
    );
    let desk = Desk::complete().types("tong_doan_vien", "74");
    assert_eq!(desk.told().len(), 1);
    assert_eq!(desk.figure("tong_doan_vien").number(), Some(72.0));
}

#[test]
fn a_note_beside_a_figure_of_the_units_own_is_told_and_another_figure_there_is_asked_about() {
    let told = |note: &str| Desk::complete().types("th_gc_dv_moi", note).told();
    let only = |note: &str| told(note).first().cloned().unwrap_or_default();
    assert!(only("gồm 02 nữ").starts_with("note-beside: ") && only("gồm 02 nữ").contains("không cần làm gì"));
    assert!(only("12").contains("cột ghi chú ghi “12”") && only("12").contains("Lấy số ở ô nhập"), "{}", only("12"));
    assert!(only("số đúng là 12").contains("Đề nghị xác nhận số đúng"));
}

#[test]
fn nothing_typed_is_lost() {
    case(
        "Hoạt động!K5",
        "đã xong 2/3",
        "typed-outside: Trang «Hoạt động», ô K5: có ghi ngoài biểu “đã xong 2/3”. Nội dung được giữ lại nhưng chưa tính. Nếu là số liệu, đề nghị ghi vào cột phù hợp.",
    );
    case(
        "Số liệu!B7",
        "Đoàn viên",
        "locked-changed: Trang «Số liệu», ô B7: ô in sẵn “Đoàn viên mới” đã bị sửa thành “Đoàn viên”. Nội dung được giữ lại nhưng không tính. Nếu là số liệu, đề nghị ghi vào ô nhập.",
    );
    case(
        "so_hoat_dong",
        "5",
        "formula-overwritten: Trang «Số liệu», ô C9 (Số hoạt động): ô tự tính đã bị ghi đè bằng “5”; tính từ các trang là 1. Lấy số 1. Nếu số đúng là “5”, đề nghị ghi đủ vào danh sách.",
    );
    assert_eq!(
        Desk::complete().types("so_hoat_dong", "1").told(),
        [""; 0],
        "a value pasted over a formula that says the same"
    );
}

#[test]
fn rows_below_the_printed_table_are_read_and_counted() {
    let desk = (1..8).fold(Desk::complete(), |desk, row| {
        desk.types(&format!("hd_ten#{row}"), &format!("Ra quân đợt {row}")).types(&format!("hd_ngay#{row}"), "20/3")
    });
    assert_eq!(
        desk.told(),
        [
            "rows-below-table: Trang «Hoạt động»: 5 hoạt động ghi dưới dòng cuối của bảng (dòng 8–12). Đã đọc và tính đủ; đồng chí không cần làm gì."
        ]
    );
    assert_eq!(desk.figure("COUNTA(hd_ten)").number(), Some(8.0));
}

#[test]
fn a_broken_check_names_its_figures_and_an_undecided_one_is_silent() {
    case(
        "so_nu",
        "3",
        "check-broken: Trang «Số liệu», ô C8 (Trong đó nữ): nữ 3, nhiều hơn tổng số 2. Đề nghị xem lại.",
    );
    let told = Desk::complete().types("dv_moi", "nhiều").types("so_nu", "3").told();
    assert_eq!(told.len(), 1, "only the unreadable cell: {told:?}");
}

#[test]
fn a_unit_attribute_is_a_name_in_formulas() {
    assert_eq!(Desk::complete().figure("dv_moi >= chi_doan").truth(), Some(true));
    assert_eq!(Desk::complete().look(|_, _, figures| figures.scalar("chi_doan").cloned()), Some(Cell::Number(2.0)));
}

#[test]
fn a_deleted_row_never_makes_one_answer_count_as_two() {
    let mut desk = Desk::complete().types("so_nu", "1");
    let (_, taken) = desk.spot("dv_moi");
    // The row of dv_moi was deleted: its name is gone, and the next one moved up to its place.
    desk.grid.names.remove("dv_moi");
    desk.grid.names.insert("so_nu".to_owned(), vec![("Số liệu".to_owned(), Area::new(taken, taken))]);
    let sheet = desk.grid.sheets.iter_mut().find(|sheet| sheet.name == "Số liệu").expect("the sheet");
    let up = |spot: Spot| Spot::new(if spot.row > taken.row { spot.row - 1 } else { spot.row }, spot.col);
    let cells = std::mem::take(&mut sheet.cells).into_iter().filter(|(spot, _)| spot.row != taken.row);
    sheet.cells = cells.map(|(spot, cell)| (up(spot), cell)).collect();
    assert_eq!(desk.figure("dv_moi"), Verdict::Undecided(intake::Why::Missing));
    assert_eq!(desk.figure("so_nu").number(), Some(1.0));
    assert!(desk.told().iter().any(|told| told.starts_with("required-missing")), "{:?}", desk.told());
}

#[test]
fn a_copied_sheet_never_takes_over() {
    let mut desk = Desk::complete();
    let copy =
        GridSheet { name: "Số liệu (2)".to_owned(), ..desk.grid.sheet("Số liệu").expect("the sheet").clone() };
    desk.grid.sheets.push(copy);
    for places in desk.grid.names.values_mut().filter(|places| places[0].0 == "Số liệu") {
        places.insert(0, ("Số liệu (2)".to_owned(), places[0].1));
    }
    let (_, spot) = desk.spot("dv_moi");
    let copied = desk.grid.sheets.last_mut().expect("the copy");
    copied.cells.insert(spot, GridCell { raw: Raw::Number(7.0), formula: false });
    assert_eq!(desk.figure("dv_moi").number(), Some(2.0));
}

#[test]
fn words_over_an_ordinal_are_told() {
    let told = Desk::complete().types("Hoạt động!A5", "hủy hoạt động này").told();
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("locked-changed") && told[0].contains("hủy hoạt động này"), "{told:?}");
}

#[test]
fn a_formula_in_an_input_cell_is_noted() {
    let mut desk = Desk::complete();
    let (sheet, spot) = desk.spot("dv_moi");
    let sheet = desk.grid.sheets.iter_mut().find(|one| one.name == sheet).expect("a sheet");
    sheet.cells.insert(spot, GridCell { raw: Raw::Number(2.0), formula: true });
    let told = desk.told();
    assert!(told.len() == 1 && told[0].starts_with("read-as") && told[0].contains("công thức"), "{told:?}");
}

#[test]
fn a_formula_without_a_result_is_neither_empty_nor_zero() {
    let mut desk = Desk::complete();
    let (sheet, spot) = desk.spot("dv_moi");
    let sheet = desk.grid.sheets.iter_mut().find(|one| one.name == sheet).expect("the sheet");
    sheet.cells.insert(spot, GridCell { raw: Raw::Empty, formula: true });
    assert_eq!(
        desk.told(),
        [
            "not-computed: Trang «Số liệu», ô C7 (Đoàn viên mới): ô chứa công thức nhưng tệp không lưu kết quả. Đề nghị mở bằng Excel, lưu lại rồi gửi, hoặc nhập số trực tiếp."
        ]
    );
    assert_eq!(desk.figure("dv_moi"), Verdict::Undecided(intake::Why::Unreadable));
}

#[test]
fn what_the_workbook_hides_is_read_and_told() {
    let mut desk = Desk::complete();
    let (sheet, spot) = desk.spot("dv_moi");
    let hide = desk.grid.sheets.iter_mut().find(|one| one.name == sheet).expect("the sheet");
    hide.hidden_rows.insert(spot.row);
    assert_eq!(
        desk.told(),
        [
            "hidden-content: Trang «Số liệu»: dòng 7 bị ẩn trong tệp. Nội dung vẫn được đọc và tính đủ; không cần làm gì."
        ]
    );
    assert_eq!(desk.figure("dv_moi").number(), Some(2.0));
}

#[test]
fn an_amount_that_could_be_meant_otherwise_is_asked_about() {
    for typed in ["1.500", "90.000 "] {
        let mut desk = Desk::complete();
        desk.put("hd_kinh_phi", Raw::Text(typed.to_owned()));
        let told = desk.told();
        assert!(told.len() == 1 && told[0].starts_with("read-doubtfully"), "{typed}: {told:?}");
    }
}

#[test]
fn every_day_of_a_list_is_read() {
    let typed = |text: &str| {
        let desk = Desk::complete().types("hd_ngay", text);
        desk.look(|_, submission, _| submission.rows("hd")[0].value("hd_ngay").cloned())
    };
    let days = |days: [u32; 2]| days.map(|day| chrono::NaiveDate::from_ymd_opt(2020, 3, day).expect("a day"));
    for text in ["sáng 10/3, chiều 12/3/2020", "tối 10/3; tối 12/3/2020", "10 và 12/3"] {
        let [from, to] = days([10, 12]);
        let wanted = tonghop::value::Value::Dates { from, to, days: vec![from, to] };
        assert_eq!(typed(text), Some(wanted), "{text}");
    }
}
