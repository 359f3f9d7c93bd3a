//! The dry run of every shipped plan: every form is read back, no outcome is constant, and a plan that is wrong is told.

use std::path::Path;
use std::sync::Arc;
use tonghop::command::Folder;
use tonghop::plan::{self, Plan};
use tonghop::text::{Lang, run as words, trial as told};
use tonghop::trial::{self, Constant};

fn shipped() -> Vec<Folder> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let entries = std::fs::read_dir(root).expect("templates").map(|entry| entry.expect("an entry").path());
    let open = |path: std::path::PathBuf| {
        Folder::open(&path).unwrap_or_else(|error| panic!("{}", words::error(&error, Lang::En)))
    };
    entries.filter(|path| path.is_dir()).map(open).collect()
}

#[test]
fn every_shipped_plan_passes_its_trial() {
    for folder in shipped() {
        let reached = trial::run(&folder.plan);
        assert_eq!(reached.constants(&folder.plan), [], "{}", folder.plan.id);
        assert_eq!(reached.unread, [], "{}", folder.plan.id);
        let units: usize = folder.plan.reports.iter().map(|report| folder.plan.units_of(report).count()).sum();
        assert!(reached.forms >= 7 * units, "{}: {} forms of {units} units", folder.plan.id, reached.forms);
    }
}

const UNITS: &str = "code,name,group,kind,chi_doan\nA,Đơn vị A,,so,2\nB,Đơn vị B,,so,3\n";

fn plan(rest: &str) -> Arc<Plan> {
    let head = r#"[plan]
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
"#;
    Arc::new(plan::load(&format!("{head}{rest}"), UNITS).expect("a plan without faults"))
}

fn indicator(value: &str, target: &str) -> String {
    format!(
        "[[indicator]]\nid = \"chi_tieu\"\nlabel = \"Chỉ tiêu\"\nsource = \"office\"\nreport = \"tk\"\nvalue = \"{value}\"\ntarget = \"{target}\"\n"
    )
}

#[track_caller]
fn case(rest: &str, expected: &[(&str, Constant)]) {
    let plan = plan(rest);
    let found = trial::run(&plan).constants(&plan);
    let expected: Vec<(String, Constant)> = expected.iter().map(|(id, why)| ((*id).to_owned(), *why)).collect();
    assert_eq!(found, expected);
}

#[test]
fn an_outcome_that_never_changes_is_a_fault_of_the_plan() {
    case(&indicator("dv_moi", "chi_doan"), &[]);
    case(&indicator("dv_moi", "0"), &[("chi_tieu", Constant::AlwaysMet)]);
    case(&indicator("MIN(dv_moi, 1)", "5"), &[("chi_tieu", Constant::NeverMet)]);
    let check = |formula: &str| {
        format!("[[check]]\nid = \"kiem_tra\"\nreport = \"tk\"\nformula = \"{formula}\"\nmessage = \"Xem lại.\"\n")
    };
    case(&check("dv_moi <= 100"), &[]);
    case(&check("dv_moi >= 0"), &[("kiem_tra", Constant::AlwaysMet)]);
    case(&check("dv_moi < 0"), &[("kiem_tra", Constant::NeverMet)]);
}

#[test]
fn a_trial_tells_what_it_reached_in_both_languages() {
    let plan = plan(&indicator("dv_moi", "0"));
    let reached = trial::run(&plan);
    let vi = told::trial(&plan, &reached, Lang::Vi);
    assert!(vi.contains("Lỗi của kế hoạch"), "{vi}");
    assert!(vi.contains("chi_tieu: luôn đạt (đúng); xem lại mục tiêu hoặc công thức"), "{vi}");
    let en = told::trial(&plan, &reached, Lang::En);
    assert!(en.contains("chi_tieu: always met; look at its target or formula"), "{en}");
}
