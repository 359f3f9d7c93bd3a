//! The sentences of plan faults: file, line, column, what was found, what would be right.

use super::Lang;
use crate::formula::{FaultKind as Inner, NameFault};
use crate::plan::{Fault, FaultKind, FormulaLimit};

/// `plan.toml:12:8: …`, «plan.xlsx, trang «Chỉ tiêu», ô D7: …».
pub fn fault(fault: &Fault, lang: Lang) -> String {
    format!("{}: {}", place(fault, lang), message(fault, lang))
}

/// What is wrong, without its place.
pub fn message(fault: &Fault, lang: Lang) -> String {
    let said = match fault.place.sheet {
        Some(tab) => super::fault_cell::said(&fault.kind, tab, lang),
        None => said(&fault.kind, lang),
    };
    short(&said, 1_000)
}

fn place(fault: &Fault, lang: Lang) -> String {
    let Fault { file, place, .. } = fault;
    match (place.spot(), place.sheet) {
        (Some((tab, spot)), _) => {
            let (sheet, cell) = (tab.name(), spot.a1());
            either(lang, format!("{file}, trang «{sheet}», ô {cell}"), format!("{file}, sheet «{sheet}», cell {cell}"))
        }
        (None, Some(tab)) => {
            let sheet = tab.name();
            either(lang, format!("{file}, trang «{sheet}»"), format!("{file}, sheet «{sheet}»"))
        }
        (None, None) if place.line == 0 => file.clone(),
        (None, None) => format!("{file}:{}:{}", place.line, place.column),
    }
}

pub(super) fn either(lang: Lang, vi: String, en: String) -> String {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// A text as a message quotes it: a cell may hold thousands of letters.
fn short(text: &str, letters: usize) -> String {
    let cut = text.char_indices().nth(letters).map_or(text.len(), |(at, _)| at);
    if cut < text.len() { format!("{}…", &text[..cut]) } else { text.to_owned() }
}

/// «; có phải “…”?».
pub(super) fn guess(nearest: Option<&String>, lang: Lang) -> String {
    nearest
        .map(|word| either(lang, format!("; có phải “{word}”?"), format!("; did you mean “{word}”?")))
        .unwrap_or_default()
}

pub(super) fn said(kind: &FaultKind, lang: Lang) -> String {
    match kind {
        FaultKind::Syntax { reason } => {
            either(lang, format!("viết chưa đúng cú pháp: {reason}"), format!("syntax: {reason}"))
        }
        FaultKind::UnknownKey { key, nearest } => {
            let guess = guess(nearest.as_ref(), lang);
            either(lang, format!("khóa “{key}” không có trong định dạng{guess}"), format!("unknown key “{key}”{guess}"))
        }
        FaultKind::MissingKey { key, table } => {
            either(lang, format!("thiếu khóa “{key}” trong {table}"), format!("key “{key}” is missing in {table}"))
        }
        FaultKind::WrongType { key, found, wanted } => either(
            lang,
            format!("“{key}”: ghi {found}, cần {}", wanted_vi(wanted)),
            format!("“{key}”: found {found}, wanted {wanted}"),
        ),
        FaultKind::UnknownWord { key, found, allowed } => {
            let allowed = allowed.join(", ");
            either(
                lang,
                format!("“{key}”: “{found}” không dùng được; dùng một trong: {allowed}"),
                format!("“{key}”: “{found}” is not one of: {allowed}"),
            )
        }
        FaultKind::BadId { id, why } => bad_id(id, why, lang),
        FaultKind::Duplicate { what, id, first } if what == "name" => {
            let line = first.line;
            either(
                lang,
                format!("tên “{id}” đã có ở dòng {line}; hai đơn vị cùng tồn tại cần tên khác nhau"),
                format!("the name “{id}” stands on line {line} already; two units of one time need different names"),
            )
        }
        FaultKind::Duplicate { what, id, first } => {
            let line = first.line;
            either(
                lang,
                format!("mã “{id}” ({what}) đã dùng ở dòng {line}; mỗi mã chỉ dùng một lần"),
                format!("{what} “{id}” is already used on line {line}; ids are unique"),
            )
        }
        FaultKind::UnknownReference { key, found, nearest } => {
            let guess = guess(nearest.as_ref(), lang);
            either(
                lang,
                format!("“{key}”: không có “{found}”{guess}"),
                format!("“{key}”: there is no “{found}”{guess}"),
            )
        }
        FaultKind::Formula { text, fault, nearest } => {
            let (why, text) = (formula(&fault.kind, lang), short(text, 120));
            let guess = match super::fault_formula::meant(text_of(kind), &fault.kind) {
                Some((typed, meant)) => either(
                    lang,
                    format!("; viết {meant} thay cho {typed}"),
                    format!("; write {meant} instead of {typed}"),
                ),
                None => guess(nearest.as_ref(), lang),
            };
            either(lang, format!("công thức “{text}”: {why}{guess}"), format!("formula “{text}”: {why}{guess}"))
        }
        FaultKind::TooLong { key, found, limit } => either(
            lang,
            format!("“{key}” dài {found} ký tự, chỉ nhận {limit}; rút ngắn lại"),
            format!("“{key}” has {found} characters, at most {limit} are taken; shorten it"),
        ),
        FaultKind::TooMany { what, found, limit } => either(
            lang,
            format!("{}: {found}, quá giới hạn {limit}", if what == "cells" { "số ô" } else { what }),
            format!("{what}: {found}, above the limit {limit}"),
        ),
        FaultKind::UnitCount { found, expected } => either(
            lang,
            format!(
                "danh sách có {found} đơn vị, kế hoạch ghi {expected} (expected_units); bổ sung đơn vị hoặc sửa số"
            ),
            format!(
                "the registry has {found} units, the plan names {expected} (expected_units); add units or change the number"
            ),
        ),
        FaultKind::BadSheet { name, taken: true } => either(
            lang,
            format!("trang “{name}” đã có nội dung khác; mỗi bảng cần một trang riêng"),
            format!("sheet “{name}” is already in use; each table needs a sheet of its own"),
        ),
        FaultKind::BadSheet { name, .. } => either(
            lang,
            format!("tên trang “{name}” không dùng được: tối đa 31 ký tự, không có [ ] : * ? / \\, không phải History"),
            format!("sheet name “{name}” cannot be used: at most 31 characters, none of [ ] : * ? / \\, not History"),
        ),
        FaultKind::EmptySpan { key } => either(
            lang,
            format!("“{key}”: ngày cuối trước ngày đầu"),
            format!("“{key}”: the end lies before the start"),
        ),
        FaultKind::Needs { key, needs } => {
            either(lang, format!("{key} cần thêm {needs}"), format!("{key} needs {needs}"))
        }
        _ => tied(kind, lang),
    }
}

/// A formula of an issued form that Excel would not take.
fn beyond(form: &str, cell: &str, limit: FormulaLimit, found: usize, lang: Lang) -> String {
    let most = super::number(limit.most() as f64);
    let found = super::number(found as f64);
    let (vi, en) = match limit {
        FormulaLimit::Letters => ("ký tự trong một công thức", "letters in a formula"),
        FormulaLimit::Arguments => ("số hạng trong một hàm", "arguments of one function"),
        FormulaLimit::Depth => ("tầng ngoặc lồng nhau", "brackets inside each other"),
        FormulaLimit::Text => ("ký tự trong một đoạn chữ của công thức", "letters in a text of a formula"),
    };
    either(
        lang,
        format!(
            "biểu “{form}”: công thức sẽ đặt ở ô {cell} có {found} {vi}, Excel chỉ nhận {most}; rút ngắn công thức, mức cần đạt hoặc điều kiện kiểm tra của ô này, hoặc tách thành nhiều ô tự tính"
        ),
        format!(
            "form “{form}”: the formula for cell {cell} has {found} {en}, Excel takes {most}; shorten the formula, target or checks of this field, or split it into several computed fields"
        ),
    )
}

/// The whole text of a faulty formula.
fn text_of(kind: &FaultKind) -> &str {
    if let FaultKind::Formula { text, .. } = kind { text } else { "" }
}

/// Parts of a plan that do not fit each other.
fn tied(kind: &FaultKind, lang: Lang) -> String {
    match kind {
        FaultKind::OtherMeasure { key, found, wanted } => either(
            lang,
            format!("“{key}” tính bằng “{found}”, bên kia tính bằng “{wanted}”; đổi về cùng một đơn vị tính"),
            format!("“{key}” is in “{found}”, the other side in “{wanted}”; use one unit of measure"),
        ),
        FaultKind::BeyondExcel { form, cell, limit, found } => beyond(form, cell, *limit, *found, lang),
        FaultKind::Circle { reports } => either(
            lang,
            format!("các báo cáo lấy số của nhau thành vòng: {}; bỏ một chỗ from hoặc rows_from", reports.join(" ← ")),
            format!("reports take from each other in a circle: {}; drop one from or rows_from", reports.join(" ← ")),
        ),
        FaultKind::FormulaCircle { fields } => either(
            lang,
            format!("các ô tự tính dựa vào nhau thành vòng: {}; một ô phải do đơn vị nhập", fields.join(" ← ")),
            format!(
                "computed fields rest on each other in a circle: {}; one of them has to be typed",
                fields.join(" ← ")
            ),
        ),
        FaultKind::ColumnsApart { columns, tables } => either(
            lang,
            format!(
                "{} thuộc các bảng khác nhau ({}); một hàm chỉ dùng các cột của cùng một bảng",
                columns.join(", "),
                tables.join(", ")
            ),
            format!(
                "{} belong to different tables ({}); one function takes columns of one table",
                columns.join(", "),
                tables.join(", ")
            ),
        ),
        kind => super::fault_word::said(kind, lang),
    }
}

fn wanted_vi(wanted: &str) -> String {
    let words = [
        ("text", "chữ trong ngoặc kép"),
        ("a list of texts", "danh sách chữ [\"…\", \"…\"]"),
        ("true or false", "true hoặc false"),
        ("a whole number", "số nguyên"),
        ("a number", "số"),
        ("a table", "bảng { … }"),
        ("a list of tables", "các bảng [[…]]"),
        ("a formula or a number", "công thức trong ngoặc kép hoặc số"),
        ("a figure or a blank", "số, hoặc để trống nếu chưa có"),
    ];
    let known = words.iter().find(|(en, _)| *en == wanted).map(|(_, vi)| (*vi).to_owned());
    known.unwrap_or_else(|| {
        wanted
            .replace("a date such as", "ngày, ví dụ")
            .replace("a local date and time such as", "ngày giờ, ví dụ")
            .replace("an hour such as", "giờ, ví dụ")
            .replace("a share such as", "tỷ lệ, ví dụ")
            .replace("an offset such as", "múi giờ, ví dụ")
            .replace("name@last day, such as", "tên@ngày cuối, ví dụ")
    })
}

fn bad_id(id: &str, why: &NameFault, lang: Lang) -> String {
    let (vi, en) = match why {
        NameFault::Charset => (
            "chỉ dùng chữ thường không dấu, số và gạch dưới, bắt đầu bằng chữ",
            "use lower-case letters, digits and underscore, starting with a letter",
        ),
        NameFault::CellAddress => (
            "Excel hiểu đây là địa chỉ ô; thêm gạch dưới và chữ, ví dụ “ct_1_so”",
            "Excel takes it for a cell address; add an underscore and letters, such as “ct_1_so”",
        ),
        NameFault::Reserved => (
            "là từ dành riêng của Excel hoặc của chương trình (th_…); chọn mã khác",
            "is reserved by Excel or by the program (th_…); choose another id",
        ),
        NameFault::TooLong => ("quá dài; rút ngắn lại", "is too long; shorten it"),
        NameFault::Device => (
            "là tên thiết bị của Windows, không đặt cho thư mục được; chọn mã khác",
            "is the name of a device on Windows and cannot name a folder; choose another id",
        ),
    };
    either(lang, format!("mã “{id}”: {vi}"), format!("id “{id}”: {en}"))
}

fn formula(kind: &Inner, lang: Lang) -> String {
    match kind {
        Inner::UnknownName { name, .. } => {
            either(lang, format!("không có tên “{name}”"), format!("unknown name “{name}”"))
        }
        Inner::FunctionNotAllowed { name } => either(
            lang,
            format!("hàm {name} không dùng được; xem danh sách hàm trong docs/plan-format.md"),
            format!("function {name} is not allowed; see the list in docs/plan-format.md"),
        ),
        Inner::ArgumentCount { function, found } => either(
            lang,
            format!("hàm {function} không nhận {found} đối số"),
            format!("{function} does not take {found} arguments"),
        ),
        Inner::ArgumentShape { function, argument, wanted } => either(
            lang,
            format!("đối số {argument} của {function} cần là {}", shape_vi(wanted)),
            format!("argument {argument} of {function} must be {}", shape_en(wanted)),
        ),
        Inner::ArrayConstant => {
            either(lang, "không dùng hằng mảng {…}".to_owned(), "array constants {…} are not allowed".to_owned())
        }
        Inner::CellAddress { text } => either(
            lang,
            format!("“{text}” là địa chỉ ô; dùng tên của ô"),
            format!("“{text}” is a cell address; use the field's name"),
        ),
        Inner::Reference { text } => either(
            lang,
            format!("“{text}” là tham chiếu; dùng tên của ô"),
            format!("“{text}” is a reference; use the field's name"),
        ),
        Inner::Syntax { found } => {
            either(lang, format!("chưa đúng cú pháp tại “{found}”"), format!("syntax at “{found}”"))
        }
        Inner::TooDeep { limit } => {
            either(lang, format!("lồng quá {limit} lớp"), format!("nested deeper than {limit}"))
        }
        Inner::TooLong { limit } => {
            either(lang, format!("dài quá {limit} ký tự"), format!("longer than {limit} characters"))
        }
        Inner::ColumnAsScalar { name } => either(
            lang,
            format!("“{name}” là cột của bảng; dùng trong COUNTIF, SUM…"),
            format!("“{name}” is a table column; use it inside COUNTIF, SUM…"),
        ),
    }
}

/// The keys of [`Inner::WANTED`] in words.
fn shape_vi(key: &str) -> &str {
    match key {
        "column" => "một cột của bảng",
        "criterion" => "điều kiện là số hoặc chữ cụ thể",
        "comparisons" => "các phép so sánh cột đổi ra số, ví dụ (a=\"x\")*1",
        "two" => "số 2 (thứ Hai là 1)",
        other => other,
    }
}

fn shape_en(key: &str) -> &str {
    match key {
        "column" => "a table column",
        "criterion" => "a criterion: a whole figure or words",
        "comparisons" => "comparisons of columns turned into figures, such as (a=\"x\")*1",
        "two" => "2 (Monday is 1)",
        other => other,
    }
}
