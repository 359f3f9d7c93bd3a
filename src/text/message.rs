//! The report as a message: the text the office posts and a unit copies, and the words for where something stood in it.

use crate::plan::{Report, Table};
use chrono::{Datelike, NaiveDate};

/// Stands where a workbook has the name of a sheet.
pub const SHEET: &str = "tin nhắn";
/// What a message without anything to list says.
pub const NIL: &str = "Không phát sinh";

/// «dòng 3».
pub fn line(number: usize) -> String {
    format!("dòng {number}")
}

/// A report as a message. `rows` are ready lines («Tọa đàm; 20/3; 45 lượt»); none means «Không phát sinh».
pub fn message(report: &Report, unit: &str, due: NaiveDate, rows: &[String], pictures: Option<&str>) -> String {
    let mut lines =
        vec![format!("{} – {unit}", report.label.to_uppercase()), format!("Tuần đến: {}/{}", due.day(), due.month())];
    lines.extend((1..).zip(rows).map(|(number, row)| format!("{number}. {row}")));
    lines.extend(rows.is_empty().then(|| NIL.to_owned()));
    lines.extend(pictures.map(|said| format!("Ảnh: {said}")));
    lines.join("\n")
}

/// The text the office posts for a unit to copy: its name and the week are in it, the rows are the headings to replace.
pub fn to_copy(report: &Report, table: &Table, unit: &str, due: NaiveDate) -> String {
    let asked = table.columns.iter().filter(|column| column.required).map(|column| column.label.as_str());
    let row = asked.collect::<Vec<_>>().join("; ");
    message(report, unit, due, &[row], Some("đã gửi"))
}
