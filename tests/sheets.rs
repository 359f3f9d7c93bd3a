//! Sheets as people see them, kept as Markdown for review.

mod common;

use common::{markdown, summary, working};
use tonghop::book::{self, Book};
use tonghop::command::Folder;
use tonghop::intake::Carried;
use tonghop::round;
use tonghop::template::Draft;

/// The template of a unit, calculated.
fn template_of(report: &str, unit: &str) -> Book {
    let folder = Folder::open(&working::template()).expect("the shipped plan is good");
    let plan = &folder.plan;
    let report = plan.report(report).expect("a report");
    let form = plan.form_of(report).expect("a form");
    let unit = plan.units.get(unit).expect("a unit");
    let occasion = report.occasions().first().filter(|_| !report.recurring());
    let prefilled = round::carried_figures(plan, None, report, form, unit, occasion);
    let mut book = Draft::new(plan, report, form, unit, occasion, prefilled, Carried::new()).book(1);
    book::calculate(&mut book);
    book
}

#[track_caller]
fn seen(book: &Book, sheet: &str, last: u32) -> String {
    markdown::of(book.sheet(sheet).expect("the sheet"), 0, last)
}

#[test]
fn the_figures_a_hospital_is_asked_for() {
    let book = template_of("tong_ket", "BVHHTM");
    insta::assert_snapshot!("form_figures", seen(&book, "Số liệu", 60));
    insta::assert_snapshot!("form_start", seen(&book, "Bắt đầu", 30));
}

#[test]
fn a_unit_sees_only_the_parts_in_its_scope() {
    let parts = |unit: &str| seen(&template_of("tong_ket", unit), "Số liệu", 80);
    assert!(parts("STP").contains("TUYÊN TRUYỀN PHÁP LUẬT") && !parts("SYT").contains("TUYÊN TRUYỀN PHÁP LUẬT"));
    assert!(parts("BVHHTM").contains("HIẾN MÁU") && !parts("BVDKTW").contains("HIẾN MÁU"));
    assert!(parts("BVDKTW").contains("TIẾP SỨC NGƯỜI BỆNH") && !parts("SYT").contains("TIẾP SỨC NGƯỜI BỆNH"));
    let leaders = ["DHKTCN", "SVHTTDL", "BCT"].map(|unit| parts(unit).contains("TRƯỜNG ĐẸP CHO EM"));
    assert_eq!(leaders.iter().filter(|sees| **sees).count(), 1, "only the leader of the group");
}

#[test]
fn the_weekly_form_fits_one_sheet() {
    insta::assert_snapshot!("form_weekly", seen(&template_of("nhanh", "BVHHTM"), "Báo cáo nhanh", 12));
}

#[test]
fn page_one_of_the_sample() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    working::copy(&working::sample(), dir.path());
    let mut book = tonghop::summary::book(&summary::round(dir.path()), tonghop::summary::RECEIVED);
    book::calculate(&mut book);
    insta::assert_snapshot!("summary_overview", seen(&book, "Tổng hợp", 60));
    insta::assert_snapshot!("summary_groups", seen(&book, "Nhóm thi đua", 12));
}
