//! The live formulas of an issued form: what they count, what they say while it is filled, and what Excel takes of them.

mod common;

use common::paper::{Office, Says, rows};
use std::fmt::Write as _;
use std::sync::Arc;
use tonghop::book::{Book, Content, Spot, calculate};
use tonghop::form::Layout;
use tonghop::formula::Outcome;
use tonghop::intake::Carried;
use tonghop::plan::{self, Plan};
use tonghop::round::carried_figures;
use tonghop::template::{self, Draft};
use tonghop::text::{self, Lang};
use tonghop::trial::{Answers, Desk, Typed};
use tonghop::value::Raw;

const HEAD: &str = r#"[plan]
id = "thu"
code = "THU"
title = "Kế hoạch thử"
window = { from = 2026-10-01, to = 2026-10-31 }
[[report]]
id = "bc"
label = "Báo cáo"
code = "BC"
form = "bieu"
due = { by = 2026-10-31 }
[[form]]
id = "bieu"
title = "BIỂU THỬ"
print_title = "BẢN IN"
"#;
const UNITS: &str = "code,name,doan_vien,so_dt,ma\nA,Đơn vị A,72,0912345678,1.250\n";

fn section(id: &str, sheet: &str, nil: bool, fields: &str) -> String {
    format!(
        "[[form.section]]\nid = \"{id}\"\nsheet = \"{sheet}\"\ntitle = \"PHẦN {}\"\nnil = {nil}\nfield = [ {fields} ]\n",
        id.to_uppercase()
    )
}

fn field(id: &str, kind: &str, more: &str) -> String {
    format!("{{ id = \"{id}\", label = \"Nhãn {id}\", type = \"{kind}\"{more} }}")
}

fn indicator(id: &str, keys: &str) -> String {
    format!("[[indicator]]\nid = \"{id}\"\nlabel = \"{id}\"\nsource = \"I\"\nreport = \"bc\"\n{keys}\n")
}

fn load(body: &str) -> Plan {
    plan::load(&format!("{HEAD}{body}"), UNITS).unwrap_or_else(|faults| {
        let faults: Vec<String> = faults.iter().map(|fault| text::fault(fault, Lang::En)).collect();
        panic!("{faults:#?}")
    })
}

/// A form of unit A with something typed into it, calculated.
struct Form {
    book: Book,
    layout: Layout,
}

impl Form {
    fn filled(plan: &Plan, answers: &Answers) -> Form {
        let (report, unit) = (&plan.reports[0], plan.units.get("A").expect("the unit"));
        let (form, occasion) = (&plan.forms[0], report.occasions().first());
        let figures = carried_figures(plan, None, report, form, unit, occasion);
        let draft = Draft::new(plan, report, form, unit, occasion, figures, Carried::new());
        let (mut book, layout) = (draft.book(1), draft.kept.layout.clone());
        assert_eq!(answers.fill(&mut book, &layout), [""; 0]);
        assert_eq!(template::beyond(&book), []);
        calculate(&mut book);
        Form { book, layout }
    }

    /// What a cell shows.
    fn cell(&self, sheet: &str, spot: Spot) -> String {
        match self.book.sheet(sheet).and_then(|sheet| sheet.content(spot.row, spot.col)) {
            Some(Content::Text(text) | Content::Formula(_, Some(Outcome::Text(text)))) => text.clone(),
            Some(Content::Number(number) | Content::Formula(_, Some(Outcome::Number(number)))) => number.to_string(),
            Some(Content::Formula(_, Some(other))) => format!("{other:?}"),
            _ => String::new(),
        }
    }

    /// What stands in a column of a field's row, 2 being the figure, 4 the target, 5 the self-check.
    fn beside(&self, field: &str, col: u16) -> String {
        let place = self.layout.place(field).expect("the field");
        self.cell(&place.sheet, Spot::new(place.spot.row, col))
    }

    fn named(&self, name: &str) -> String {
        let place = self.layout.place(name).expect("the name");
        self.cell(&place.sheet, place.spot)
    }

    /// The row of a field on the printed sheet.
    fn printed(&self, label: &str) -> Vec<String> {
        let sheet = self.book.sheet("Bản in").expect("the printed sheet");
        let row =
            (9..200).find(|row| matches!(sheet.content(*row, 1), Some(Content::Text(text)) if text.starts_with(label)));
        let row = row.expect("a printed row");
        (1..8).map(|col| self.cell("Bản in", Spot::new(row, col))).collect()
    }

    /// Formula results that are error values.
    fn errors(&self) -> Vec<String> {
        let cells = self.book.sheets.iter().flat_map(|sheet| sheet.cells.iter().map(move |cell| (sheet, cell)));
        let wrong =
            cells.filter(|(_, (_, (content, _)))| matches!(content, Content::Formula(_, Some(Outcome::Error(_)))));
        wrong.map(|(sheet, (spot, _))| format!("{} {}", sheet.name, spot.a1())).collect()
    }
}

fn typed(fields: &[(&str, &str)]) -> Answers {
    common::paper::typed(fields)
}

#[test]
fn seven_hundred_required_cells_are_counted_within_the_limits_of_excel() {
    let fields = |from: usize, to: usize| {
        let fields = (from..to)
            .map(|index| field(&format!("tieu_chi_so_{index:03}_tu_cham_diem"), "count", ", required = true"));
        fields.collect::<Vec<_>>().join(", ")
    };
    let body = format!(
        "{}{}{}",
        section("mot", "Số liệu", false, &fields(0, 350)),
        section("hai", "Số liệu", true, &fields(350, 600)),
        section("ba", "Thêm", false, &fields(600, 700))
    );
    let plan = load(&body);
    assert_eq!(template::faults(&plan, "plan.toml"), []);
    let empty = Form::filled(&plan, &Answers::default());
    assert_eq!(empty.named("th_con_thieu"), "700 ô bắt buộc chưa nhập");
    let answers = (600..699).fold(Answers::default().nil("hai"), |answers, index| {
        answers.field(&format!("tieu_chi_so_{index:03}_tu_cham_diem"), 0.0)
    });
    let filled = Form::filled(&plan, &answers);
    assert_eq!(filled.named("th_con_thieu"), "351 ô bắt buộc chưa nhập");
    assert_eq!(filled.cell("Số liệu", Spot::new(1, 0)), "Còn thiếu: 350 ô · Cần xem lại: 0 ô");
    assert_eq!(filled.cell("Thêm", Spot::new(1, 0)), "Còn thiếu: 1 ô · Cần xem lại: 0 ô");
    assert_eq!(filled.cell("Bản in", Spot::new(8, 0)), "BẢN NHÁP – còn thiếu 351 ô bắt buộc");
}

#[test]
fn a_hundred_and_fifty_checks_of_one_cell_are_no_ladder() {
    let mut body =
        section("mot", "Số liệu", false, &format!("{}, {}", field("so_a", "count", ""), field("so_b", "count", "")));
    for index in 0..150 {
        let _ = write!(
            body,
            "[[check]]\nid = \"k_{index}\"\nreport = \"bc\"\nformula = \"so_a <> {index} + so_b * 0\"\nat = \"so_a\"\nmessage = \"x\"\n"
        );
    }
    let plan = load(&body);
    let says = |a: &str| Form::filled(&plan, &typed(&[("so_a", a), ("so_b", "1")])).beside("so_a", 5);
    assert!(says("149").starts_with("Cần xem lại"), "{}", says("149"));
    assert_eq!(says("150"), "");
}

#[test]
fn a_form_excel_would_not_take_is_refused_with_its_place() {
    let nested = (0..63).fold("0".to_owned(), |inner, index| format!("IF(so_a>{index},{inner},{index})"));
    let fields =
        format!("{}, {}", field("so_a", "count", ""), field("tong_x", "count", &format!(", formula = \"{nested}\"")));
    let plan = load(&section("mot", "Số liệu", false, &fields));
    let told: Vec<String> =
        template::faults(&plan, "plan.toml").iter().map(|fault| text::fault(fault, Lang::Vi)).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("plan.toml:21:") && told[0].contains("«Số liệu»!C5 có 65 tầng ngoặc"), "{told:?}");
}

#[test]
fn the_first_sheet_shows_what_is_known_computed_titled_and_ticked() {
    let fields = [
        field("dv", "count", ", from = \"unit.doan_vien\""),
        field("nam_x", "count", ""),
        field("nu_x", "count", ""),
        field("tong_x", "count", ", formula = \"nam_x + nu_x\""),
    ];
    let plan = load(&section("chung", "Bắt đầu", true, &fields.join(", ")));
    let form = Form::filled(&plan, &typed(&[("nam_x", "3"), ("nu_x", "4")]));
    assert_eq!((form.named("dv"), form.named("tong_x")), ("72".to_owned(), "7".to_owned()));
    let tick = form.layout.nil_of("chung").expect("a tick");
    assert!(form.cell("Bắt đầu", Spot::new(tick.spot.row, 0)).starts_with("PHẦN CHUNG\n"));
    let mut office = Office::new(Arc::new(plan));
    let file = office.send("A", "2026-10-20", Answers::default().nil("chung"));
    assert_eq!(office.round("2026-10-30").codes(&file), [""; 0]);
}

#[test]
fn a_form_of_one_sheet_has_its_titles_and_ticks() {
    let plan = load(&section("mot", "Báo cáo", true, &field("so_a", "count", ""))).forms[0].clone();
    let mut whole = load(&section("mot", "Báo cáo", true, &field("so_a", "count", "")));
    whole.forms = vec![plan::Form { layout: plan::FormLayout::Compact, print_title: None, ..plan }];
    let form = Form::filled(&whole, &Answers::default().nil("mot"));
    let tick = form.layout.nil_of("mot").expect("a tick");
    assert!(form.cell("Báo cáo", Spot::new(tick.spot.row, 0)).starts_with("PHẦN MOT\n"));
    assert_eq!(form.named("th_con_thieu"), "Đủ, có thể gửi");
}

#[test]
fn a_sheet_of_words_shows_those_of_the_office() {
    let fields = [field("dt", "text", ", from = \"unit.so_dt\""), field("y_kien", "text", "")];
    let plan = load(&section("mot", "Đánh giá", false, &fields.join(", ")));
    assert_eq!(Form::filled(&plan, &Answers::default()).named("dt"), "0912345678");
}

#[test]
fn words_of_the_registry_stay_as_they_are_written() {
    let fields = [
        field("dt", "text", ", from = \"unit.so_dt\""),
        field("ma_so", "text", ", from = \"unit.ma\""),
        field("ma_tien", "decimal", ", from = \"unit.ma\""),
        field("so_a", "count", ""),
    ];
    let plan = load(&section("mot", "Số liệu", false, &fields.join(", ")));
    let form = Form::filled(&plan, &Answers::default());
    assert_eq!((form.named("dt"), form.named("ma_so")), ("0912345678".to_owned(), "1.250".to_owned()));
    assert_eq!(form.named("ma_tien"), "1250");
    // Returned as issued, none of them is disputed.
    let mut office = Office::new(Arc::new(plan));
    let file = office.send("A", "2026-10-20", typed(&[("so_a", "1")]));
    assert_eq!(office.round("2026-10-30").codes(&file), [""; 0]);
}

#[test]
fn a_form_is_issued_whatever_its_words_look_like() {
    let words = ["0912345678", "007", "2.0", "1e5", "-", "2.50", "1.250", "3/4", "TRUE", "12%"];
    let dir = tempfile::tempdir().expect("a temporary folder");
    let fields = format!("{}, {}", field("tu_x", "text", ", from = \"unit.tu\""), field("so_a", "count", ""));
    let plan = format!("{HEAD}{}", section("mot", "Số liệu", false, &fields));
    tonghop::disk::write(&dir.path().join("plan.toml"), plan.as_bytes()).expect("a plan");
    let mut units = "code,name,tu\n".to_owned();
    for (index, word) in words.iter().enumerate() {
        let _ = writeln!(units, "U{index},Đơn vị {index},{word}");
    }
    tonghop::disk::write(&dir.path().join("units.csv"), units.as_bytes()).expect("units");
    let folder = tonghop::command::Folder::open(dir.path()).expect("a good plan");
    let now = common::paper::at("2026-10-02");
    let done = tonghop::command::issue(&folder, &tonghop::command::Wanted::default(), now).expect("issued");
    assert_eq!(done[0].count, words.len());
    let mut found: Vec<String> = std::fs::read_dir(&done[0].place)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "xlsx"))
        .map(|path| {
            let bytes = std::fs::read(path).expect("the form");
            let means = tonghop::format::Means::default();
            let grid = tonghop::format::open(tonghop::format::FileKind::Xlsx, &bytes, &means).expect("a workbook");
            match grid.sheet("Số liệu").expect("the sheet").raw(Spot::new(3, 2)) {
                Raw::Text(word) => word.clone(),
                other => panic!("{other:?}"),
            }
        })
        .collect();
    found.sort();
    let mut words = words.map(str::to_owned);
    words.sort();
    assert_eq!(found, words);
}

/// What a self-check says of an answer, and what the target is called.
#[track_caller]
fn says(fields: &str, keys: &str, answers: &[(&str, &str)], of: &str, target: &str, words: &str) {
    let plan = load(&format!("{}{}", section("mot", "Số liệu", false, fields), indicator("i_x", keys)));
    let form = Form::filled(&plan, &typed(answers));
    assert_eq!((form.beside(of, 4).as_str(), form.beside(of, 5).as_str()), (target, words), "{answers:?}");
    assert_eq!(form.errors(), [""; 0], "{answers:?}");
}

#[test]
fn nothing_is_reached_before_it_is_known() {
    let sum = format!("{}, {}", field("so_a", "count", ""), field("tong_x", "count", ", formula = \"so_a * 2\""));
    let keys = "value = \"tong_x\"\ntarget = 10";
    says(&sum, keys, &[], "tong_x", "ít nhất 10", "");
    says(&sum, keys, &[("so_a", "4")], "tong_x", "ít nhất 10", "Chưa đạt, còn thiếu 2");
    says(&sum, keys, &[("so_a", "5")], "tong_x", "ít nhất 10", "Đạt");
    let empty = field("dv", "count", ", from = \"unit.khong_co\"");
    let plan = plan::load(
        &format!(
            "{HEAD}{}{}",
            section("mot", "Số liệu", false, &empty),
            indicator("i_x", "value = \"dv\"\ntarget = 1")
        ),
        "code,name,khong_co\nA,Đơn vị A,\n",
    );
    assert_eq!(Form::filled(&plan.expect("a plan"), &Answers::default()).beside("dv", 5), "");
    // A target that rests on a blank cell is none yet.
    let two = format!("{}, {}", field("so_a", "count", ""), field("so_b", "count", ""));
    says(&two, "value = \"so_a\"\ntarget = \"so_b * 2\"", &[("so_a", "1")], "so_a", "", "");
}

#[test]
fn words_reach_no_share() {
    let share = field("ty_le", "percent", "");
    let keys = "value = \"ty_le\"\ntarget = \"90%\"";
    says(&share, keys, &[("ty_le", "khoảng 90")], "ty_le", "ít nhất 90%", "Cần xem lại: ô này cần số");
    says(&share, keys, &[("ty_le", "0.85")], "ty_le", "ít nhất 90%", "Chưa đạt, còn thiếu 5%");
    says(&share, keys, &[("ty_le", "0.9")], "ty_le", "ít nhất 90%", "Đạt");
}

#[test]
fn a_target_of_two_shares_is_one_operand() {
    let two = format!("{}, {}", field("so_a", "count", ""), field("goc", "count", ""));
    let keys = "value = \"so_a\"\nbase = \"goc\"\ntarget = \"2% + 3%\"";
    says(&two, keys, &[("goc", "120"), ("so_a", "4")], "so_a", "ít nhất 6", "Chưa đạt, còn thiếu 2");
    says(&two, keys, &[("goc", "120"), ("so_a", "6")], "so_a", "ít nhất 6", "Đạt");
}

#[test]
fn what_cannot_be_computed_shows_nothing() {
    let fields = [
        field("so_a", "count", ""),
        field("so_b", "count", ""),
        field("ty_le_x", "percent", ", formula = \"so_a / so_b\""),
        field("gap_doi", "decimal", ", formula = \"ty_le_x * 2\""),
    ];
    let body = format!(
        "{}{}[[check]]\nid = \"k_x\"\nreport = \"bc\"\nformula = \"so_a / so_b <= 1\"\nat = \"so_a\"\nmessage = \"x\"\n",
        section("mot", "Số liệu", true, &fields.join(", ")),
        indicator("i_x", "value = \"ty_le_x\"\ntarget = \"50%\"")
    );
    let plan = load(&body);
    for answers in [Answers::default(), Answers::default().nil("mot"), typed(&[("so_a", "3"), ("so_b", "0")])] {
        let form = Form::filled(&plan, &answers);
        assert_eq!(form.errors(), [""; 0], "{answers:?}");
        let shown = [form.named("ty_le_x"), form.named("gap_doi"), form.beside("ty_le_x", 5)];
        assert_eq!(shown, ["", "", ""], "{answers:?}");
    }
    let form = Form::filled(&plan, &typed(&[("so_a", "4"), ("so_b", "2")]));
    assert!(form.beside("so_a", 5).starts_with("Cần xem lại"));
    assert_eq!(form.named("gap_doi"), "4");
}

#[test]
fn the_printed_sheet_calls_a_base_by_its_name() {
    let fields = [
        field("dv", "count", ", from = \"unit.doan_vien\""),
        "{ id = \"dk_x\", label = \"Chỉ tiêu đăng ký\", type = \"count\" }".to_owned(),
        field("so_a", "count", ""),
        field("so_b", "count", ""),
    ];
    let body = |with_membership: bool| {
        let first = if with_membership {
            indicator("i_a", "value = \"so_a\"\nbase = \"dv\"\ntarget = \"50%\"")
        } else {
            String::new()
        };
        let second = indicator("i_b", "value = \"so_b\"\nbase = \"dk_x\"\ntarget = \"50%\"");
        load(&format!("{}{first}{second}", section("mot", "Số liệu", false, &fields.join(", "))))
    };
    let answers = typed(&[("so_a", "36"), ("so_b", "1"), ("dk_x", "0")]);
    let form = Form::filled(&body(true), &answers);
    assert_eq!(form.cell("Bản in", Spot::new(9, 3)), "Chỉ tiêu / Số so sánh");
    assert_eq!(form.printed("Nhãn so_a"), ["Nhãn so_a (so với: Nhãn dv)", "", "72", "36", "50", "Đạt", ""]);
    assert_eq!(form.printed("Nhãn so_b")[0], "Nhãn so_b");
    assert_eq!(form.beside("so_b", 5), "Đơn vị không đăng ký chỉ tiêu");
    assert_eq!(Form::filled(&body(false), &answers).cell("Bản in", Spot::new(9, 3)), "Chỉ tiêu đăng ký");
    let plan = format!(
        "{HEAD}{}{}",
        section("mot", "Số liệu", false, &fields.join(", ")),
        indicator("i_a", "value = \"so_a\"\nbase = \"dv\"\ntarget = \"50%\"")
    );
    let nobody = plan::load(&plan, &UNITS.replace(",72,", ",0,")).expect("a plan");
    assert_eq!(Form::filled(&nobody, &answers).beside("so_a", 5), "Nhãn dv: bằng 0, không tính tỷ lệ");
}

const CARRIED: &str = r#"[[report]]
id = "nhanh"
label = "Báo cáo nhanh"
code = "NH"
form = "bn"
due = { by = 2026-10-10 }
[[form]]
id = "bn"
title = "BÁO CÁO NHANH"
[[form.table]]
id = "bn"
sheet = "Hoạt động"
title = "HOẠT ĐỘNG"
columns = [ { id = "ten", label = "Tên", type = "text" }, { id = "so_hieu", label = "Số hiệu", type = "text" }, { id = "luot", label = "Lượt", type = "count" } ]
"#;

fn carrying(more: &str) -> String {
    let list = "[[form.table]]\nid = \"hd\"\nsheet = \"Hoạt động\"\ntitle = \"HOẠT ĐỘNG\"\nrows_from = \"nhanh\"\ncolumns = [ { id = \"ten\", label = \"Tên\", type = \"text\" }, { id = \"so_hieu\", label = \"Số hiệu\", type = \"text\" }, { id = \"luot\", label = \"Lượt\", type = \"count\" } ]\n";
    format!("{list}{more}{CARRIED}")
}

/// What is found in a form returned as it was issued.
#[track_caller]
fn untouched(more: &str, weekly: &[&str], expected: &[&str]) {
    let mut office = Office::new(Arc::new(load(&carrying(more))));
    let list = weekly.iter().fold(Answers::default(), |answers, name| {
        answers.row("bn", &[("ten", Typed::from(*name)), ("so_hieu", Typed::from("007")), ("luot", Typed::from(3.0))])
    });
    let list = if weekly.is_empty() { rows("bn", "ten", &["Hội thao"]) } else { list };
    if !weekly.is_empty() {
        office.send_for("A", "nhanh", "", "2026-10-05", &list);
    }
    let file = office.send("A", "2026-10-20", Answers::default());
    assert_eq!(office.round("2026-10-30").codes(&file), expected);
}

#[test]
fn carried_rows_left_as_they_are_answer_a_form_that_asks_nothing_else() {
    let nothing = ["nothing-filled"];
    untouched("", &["Hội thao", "Về nguồn"], &["carried-only"]);
    untouched("", &[], &nothing);
    untouched(&section("mot", "Số liệu", false, &field("so_a", "count", "")), &["Hội thao"], &nothing);
    untouched(
        &section("mot", "Số liệu", false, &field("so_a", "count", ", required = false")),
        &["Hội thao"],
        &["carried-only"],
    );
}

#[test]
fn the_desk_reads_its_own_carried_words_as_untouched() {
    let plan = Arc::new(load(&carrying("")));
    let mut desk = Desk::new(plan);
    let now = common::paper::at("2026-10-05");
    desk.issue("nhanh", "", now);
    let row = [("ten", Typed::from("Hội thao")), ("so_hieu", Typed::from("1e5")), ("luot", Typed::from(3.0))];
    desk.receive("A", "nhanh", "", now, &Answers::default().row("bn", &row)).expect("a file");
    desk.issue("bc", "", common::paper::at("2026-10-20"));
    let file = desk.receive("A", "bc", "", common::paper::at("2026-10-21"), &Answers::default()).expect("a file");
    let round = desk.round(common::paper::at("2026-10-30"));
    let submission = round.file(&file).submission().expect("it was read");
    assert!(submission.is_blank() && !submission.is_empty());
}
