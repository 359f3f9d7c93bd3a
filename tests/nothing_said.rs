//! What units write where there is nothing to write, and how it is told: words, statuses, shares.

use std::collections::BTreeMap;
use tonghop::check::{self, Context};
use tonghop::form::Kept;
use tonghop::format::{Grid, GridCell};
use tonghop::intake::{self, Carried, Figures, Identity, Prefilled, Verdict, Why};
use tonghop::plan::{self, Plan, Rule};
use tonghop::template::Draft;
use tonghop::text::{self, Lang};
use tonghop::value::Raw;

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
id = "khen"
sheet = "Số liệu"
title = "ĐỀ NGHỊ KHEN THƯỞNG"
nil = true
[[form.section.field]]
id = "tap_the"
label = "Tập thể"
type = "text"
required = true
[[form.section.field]]
id = "kho_khan"
label = "Khó khăn"
type = "text"
lines = 5
[[form.section.field]]
id = "bang_ron"
label = "Treo băng-rôn"
type = "status"
[[form.section.field]]
id = "ty_le"
label = "Tỷ lệ"
type = "percent"
"#;

/// The form of one unit, and what is typed into it.
struct Desk {
    plan: Plan,
    kept: Kept,
    grid: Grid,
}

impl Desk {
    /// A form with every answer given.
    fn new() -> Self {
        let plan = plan::load(PLAN, UNITS).expect("the plan is good");
        let report = &plan.reports[0];
        let (form, unit) = (plan.form_of(report).expect("a form"), plan.units.get("A").expect("a unit"));
        let draft = Draft::new(&plan, report, form, unit, None, Prefilled::new(), Carried::new());
        let (book, kept) = (draft.book(1), draft.kept);
        let desk = Desk { plan, kept, grid: Grid::of(&book) };
        desk.types("tap_the", "Chi đoàn 1")
            .types("kho_khan", "Ít người")
            .types("bang_ron", "Đã thực hiện")
            .types("ty_le", "70%")
    }

    /// Types text, as a person does; a figure becomes a number.
    fn types(mut self, name: &str, typed: &str) -> Self {
        let raw = typed.replace(',', ".").parse().map_or_else(|_| Raw::Text(typed.to_owned()), Raw::Number);
        let (sheet, area) = self.kept.layout.area(name).expect("a name");
        let sheet = self.grid.sheets.iter_mut().find(|one| one.name == sheet).expect("a sheet");
        sheet.cells.insert(area.from, GridCell { raw, formula: false });
        self
    }

    fn look<T>(&self, see: impl FnOnce(&Context<'_>, &intake::Submission, &Figures) -> T) -> T {
        let (prefilled, rows) = (BTreeMap::new(), Carried::new());
        let identity = Identity {
            report: "tk".to_owned(),
            unit: "A".to_owned(),
            revision: self.kept.revision(),
            period: String::new(),
            ordinal: Some(1),
            layer: intake::Layer::Hidden,
        };
        let report = &self.plan.reports[0];
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

    /// What is told, without the place.
    fn told(&self) -> Vec<String> {
        self.look(|context, submission, _| {
            let findings = check::check(context, submission);
            let line = |one: &check::Finding| format!("{}: {}", one.code.text(), text::remedy_free(one, Lang::Vi));
            findings.iter().map(line).collect()
        })
    }

    fn figure(&self, formula: &str) -> Verdict {
        let rule = Rule { text: formula.to_owned(), at: plan::Place::default() };
        self.look(|_, _, figures| figures.evaluate(&[&rule]).remove(0))
    }
}

/// Whether a collective is put forward for praise.
const PRAISED: &str = "IF(tap_the = \"\", 0, 1)";

#[test]
fn an_answer_is_an_answer() {
    let desk = Desk::new();
    assert_eq!(desk.told(), [""; 0]);
    assert_eq!(desk.figure(PRAISED).number(), Some(1.0));
}

#[test]
fn words_that_there_is_nothing_answer_the_question_and_are_nothing() {
    let read = |typed: &str| format!("read-as: ghi “{typed}”, đọc là “không có”. Nếu đúng, không cần sửa.");
    for typed in ["không", "0", "Không đề nghị", "chưa có", "Không phát sinh", "—"] {
        let desk = Desk::new().types("tap_the", typed);
        assert_eq!(desk.told(), [read(typed)]);
        assert_eq!(desk.figure(PRAISED).number(), Some(0.0), "{typed}");
        assert_eq!(desk.figure("COUNTA(tap_the)").number(), Some(0.0), "{typed}");
        let listed = desk.look(|_, submission, _| submission.cell("tap_the").expect("the cell").marked());
        assert_eq!(listed, "", "{typed} in a list of names");
    }
    // The form's own words need no note.
    assert_eq!(Desk::new().types("tap_the", "Không có").told(), [""; 0]);
    assert_eq!(Desk::new().types("tap_the", "Không có").figure(PRAISED).number(), Some(0.0));
    // What only begins so is an answer.
    assert_eq!(Desk::new().types("tap_the", "Không gian xanh").figure(PRAISED).number(), Some(1.0));
}

#[test]
fn nothing_said_is_still_asked_for_and_not_concerned_is_not_concerned() {
    for typed in ["", "…"] {
        let desk = Desk::new().types("tap_the", typed);
        assert!(desk.told()[0].starts_with("required-missing"), "{:?}", desk.told());
        assert_eq!(desk.figure(PRAISED), Verdict::Undecided(Why::Missing));
    }
    let desk = Desk::new().types("tap_the", "Không thuộc diện");
    assert_eq!(desk.told(), [""; 0]);
    assert_eq!(desk.figure(PRAISED), Verdict::Undecided(Why::NotApplicable));
}

#[test]
fn words_with_room_for_lines_stay_as_they_were_typed() {
    for typed in ["Không có", "không", "Không phát sinh"] {
        let desk = Desk::new().types("kho_khan", typed);
        assert_eq!(desk.told(), [""; 0]);
        assert_eq!(desk.look(|_, submission, _| submission.cell("kho_khan").expect("the cell").marked()), typed);
        assert_eq!(desk.figure("COUNTA(kho_khan)").number(), Some(1.0));
    }
}

#[test]
fn words_that_there_is_nothing_agree_with_the_tick() {
    let ticked = Desk::new().types("th_x_khen", "x").types("tap_the", "Không đề nghị").types("kho_khan", "");
    assert!(
        !ticked.told().iter().any(|line| line.contains("Không đề nghị") && line.starts_with("nil")),
        "{:?}",
        ticked.told()
    );
}

#[test]
fn a_status_in_other_words_is_noted() {
    for (typed, read) in [
        ("không", "Chưa thực hiện"),
        ("0", "Chưa thực hiện"),
        ("k", "Chưa thực hiện"),
        ("x", "Đã thực hiện"),
        ("N/A", "“không thuộc diện”"),
    ] {
        let told = format!("read-as: ghi “{typed}”, đọc là {read}. Nếu đúng, không cần sửa.");
        assert_eq!(Desk::new().types("bang_ron", typed).told(), [told]);
    }
    for literal in ["Chưa thực hiện", "đang thực hiện", "Không thuộc diện"] {
        assert_eq!(Desk::new().types("bang_ron", literal).told(), [""; 0]);
    }
}

#[test]
fn a_share_above_one_is_asked_about_and_shown_as_a_share() {
    let asked = |typed: &str, read: &str| {
        format!(
            "read-doubtfully: ô chứa số {typed}, đọc là {read} vì ô theo kiểu phần trăm lưu {read} thành {typed}. Đề nghị xác nhận; nếu là {typed}%, đề nghị ghi lại kèm dấu %."
        )
    };
    assert_eq!(Desk::new().types("ty_le", "1,2").told(), [asked("1,2", "120%")]);
    assert_eq!(Desk::new().types("ty_le", "1").told(), [asked("1", "100%")]);
    assert_eq!(Desk::new().types("ty_le", "1,2").figure("ty_le").number(), Some(1.2));
    assert_eq!(Desk::new().types("ty_le", "70").told(), ["read-as: ghi “70”, đọc là 70%. Nếu đúng, không cần sửa."]);
}
