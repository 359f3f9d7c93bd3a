//! Named inputs of every kind a form can give.

use tonghop::formula::{Cell, Inputs};

fn text(value: &str) -> Cell {
    Cell::Text(value.to_owned())
}

/// A column written as one line: `_` is a blank row, figures are figures, the rest is text.
fn column(rows: &str) -> Vec<Cell> {
    let cell = |row: &str| match (row, row.parse::<f64>()) {
        ("_", _) => Cell::Blank,
        (_, Ok(value)) => Cell::Number(value),
        _ => text(row),
    };
    rows.split('|').map(str::trim).filter(|row| !row.is_empty()).map(cell).collect()
}

/// `nfd` holds decomposed letters, as a Mac types them; 43879 is 18 February 2020.
pub fn all() -> Inputs {
    let scalars = [
        ("so", Cell::Number(7.0)),
        ("le", Cell::Number(-2.5)),
        ("khong", Cell::Number(0.0)),
        ("trong", Cell::Blank),
        ("chu", text("nhiều")),
        ("hoa", text("NHIỀU")),
        ("nfd", text("nhie\u{302}\u{300}u")),
        ("ngay", Cell::Number(43_879.0)),
        ("dung", Cell::Bool(true)),
        ("chu_so", text("5")),
        ("dem", text("  hai   chữ ")),
        ("chu_ngay", text("18/02/2020")),
    ];
    let columns = [
        ("hd_so", "3 | _ | 0 | nhiều | 5.5 | 43890 | -1 | 7"),
        ("hd_tien", "1.5 | 2 | 3.25 | 0 | 10 | _ | 4 | 7"),
        (
            "hd_loai",
            "phần việc | Công trình | _ | PHẦN VIỆC | pha\u{302}\u{300}n vie\u{323}\u{302}c | phần việc lớn | nhiều | x",
        ),
        ("hd_ngay", "43879 | 43890 | 43900 | _ | 43880.5 | 18/02/2020 | 43918 | 43919"),
        ("hd_x", "x | _ | x | _ | X | _ | _ | _"),
        ("hd_trong", "_ | _ | _ | _ | _ | _ | _ | _"),
        ("hd_khong", ""),
    ];
    let mut columns: Vec<(&str, Vec<Cell>)> = columns.map(|(name, rows)| (name, column(rows))).into();
    columns.push(("kt_ma", vec![text("5"), Cell::Number(5.0)]));
    Inputs {
        scalars: scalars.map(|(name, cell)| (name.to_owned(), cell)).into(),
        columns: columns.into_iter().map(|(name, cells)| (name.to_owned(), cells)).collect(),
    }
}
