//! What `inspect` says of a file: what it is, what is in it, whose it is, what was found.

use super::{Lang, finding, finding_file, pick, severity};
use crate::check::Code;
use crate::command::Inspected;
use crate::format::{FileKind, Grid};
use crate::plan::Plan;
use crate::round::Content;

/// One file and what lies inside, a paragraph each.
pub fn inspected(file: &Inspected, plan: Option<&Plan>, lang: Lang) -> String {
    let mut lines = Vec::new();
    describe(file, plan, lang, "", &mut lines);
    lines.join("\n")
}

fn describe(file: &Inspected, plan: Option<&Plan>, lang: Lang, indent: &str, lines: &mut Vec<String>) {
    let mut say = |text: String| lines.push(format!("{indent}{text}"));
    say(file.name.clone());
    if file.size > 0 || file.kind == FileKind::Empty {
        let kind = finding_file::kind(file.kind.text(), lang);
        say(format!("  {}: {kind}; {}", pick(lang, "Là", "It is"), size(file.size, lang)));
        say(format!("  {}: {}", pick(lang, "Dấu băm", "Hash"), file.hash));
    }
    if let Some(grid) = &file.grid {
        say(format!("  {}: {}", pick(lang, "Trang", "Sheets"), sheets(grid, lang)));
        say(format!("  {}: {}", pick(lang, "Tên ô", "Names of cells"), grid.names.len()));
    }
    match (&file.content, plan) {
        (Some(content), Some(plan)) => whose(content, plan, lang).into_iter().for_each(&mut say),
        (None, None) if file.grid.is_some() => say(format!(
            "  {}",
            pick(lang, "Chưa đối chiếu với kế hoạch nào: ghi thêm --dir THƯ_MỤC", "Set against no plan: add --dir DIR")
        )),
        _ => {}
    }
    if !file.findings.is_empty() {
        say(format!("  {} {}:", pick(lang, "Điều cần xem:", "Findings:"), file.findings.len()));
    }
    for one in &file.findings {
        say(format!("    [{}] {}: {}", severity(one.severity, lang), one.code.text(), finding(one, lang)));
        // What a library said is no sentence for a unit, but the office may be asked for it.
        if let Some(reason) = one.arguments.get("reason").filter(|_| one.code == Code::Damaged) {
            say(format!("        ({reason})"));
        }
    }
    for inside in &file.inside {
        describe(inside, plan, lang, &format!("{indent}    "), lines);
    }
}

fn size(bytes: u64, lang: Lang) -> String {
    if bytes < 1024 {
        return format!("{bytes} byte");
    }
    format!("{} KB ({bytes} {})", bytes.div_ceil(1024), pick(lang, "byte", "bytes"))
}

/// «Số liệu» (120 ô), «_tonghop» (ẩn, 5 ô).
fn sheets(grid: &Grid, lang: Lang) -> String {
    let one = |sheet: &crate::format::GridSheet| {
        let mut notes = Vec::new();
        if sheet.hidden {
            notes.push(pick(lang, "ẩn", "hidden").to_owned());
        }
        notes.push(format!("{} {}", sheet.cells.len(), pick(lang, "ô", "cells")));
        let formulas = sheet.cells.values().filter(|cell| cell.formula).count();
        if formulas > 0 {
            notes.push(format!("{formulas} {}", pick(lang, "công thức", "formulas")));
        }
        if !sheet.pictures.is_empty() {
            notes.push(format!("{} {}", sheet.pictures.len(), pick(lang, "hình ảnh", "pictures")));
        }
        format!("«{}» ({})", sheet.name, notes.join(", "))
    };
    grid.sheets.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn whose(content: &Content, plan: &Plan, lang: Lang) -> Vec<String> {
    let identity = &content.identity;
    let unit = plan.units.get(&identity.unit).map_or("", |unit| unit.name.as_str());
    let report = plan.report(&identity.report).map_or("", |report| report.label.as_str());
    let mut lines = vec![
        format!("  {}: {unit} ({})", pick(lang, "Đơn vị", "Unit"), identity.unit),
        format!("  {}: {report} ({})", pick(lang, "Báo cáo", "Report"), identity.report),
    ];
    let period = content.submission.chosen.clone().filter(|period| !period.is_empty());
    let period = period.or_else(|| Some(identity.period.clone()).filter(|period| !period.is_empty()));
    if let Some(period) = period {
        lines.push(format!("  {}: {period}", pick(lang, "Kỳ", "Period")));
    }
    let ordinal = identity.ordinal.map_or_else(|| "–".to_owned(), |ordinal| ordinal.to_string());
    let issue = pick(lang, "Mẫu phát hành lần", "Issue of the form");
    lines.push(format!("  {issue} {ordinal}, {} {}", pick(lang, "bản", "revision"), identity.revision));
    let cells = content.submission.cells.values().filter(|entry| entry.raw != crate::value::Raw::Empty).count();
    let rows: usize = content.submission.tables.values().map(Vec::len).sum();
    let (answers, listed) = (pick(lang, "ô đã nhập", "cells filled"), pick(lang, "dòng danh sách", "rows listed"));
    lines.push(format!("  {}: {cells} {answers}, {rows} {listed}", pick(lang, "Đã đọc", "Read")));
    lines
}
