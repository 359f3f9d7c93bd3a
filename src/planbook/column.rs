//! Which columns the sheets of a plan workbook have: the keys of the format, tables below a row flattened into it.

use super::due;
use crate::plan::Tab;
use crate::plan::schema::{self, Key, Kind, Part};

/// One kind of rows of a sheet.
#[derive(Clone, Debug)]
pub(super) struct RowKind {
    /// The table a row is.
    pub(super) part: &'static Part,
    /// The list it belongs to.
    pub(super) list: &'static str,
    /// The kind of row it stands below.
    pub(super) parent: Option<usize>,
}

/// A key of a row, with the keys of the tables around it.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    /// Keys from the row down.
    pub(super) path: Vec<&'static Key>,
    /// Heading of its column.
    pub(super) heading: String,
}

impl Leaf {
    /// The key itself.
    pub(super) fn key(&self) -> &'static Key {
        self.path[self.path.len() - 1]
    }
}

/// A column of a sheet.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Its heading.
    pub(super) heading: String,
    /// What it is of each kind of rows, by the kind's index.
    pub(super) leaves: Vec<(usize, Leaf)>,
}

/// The list of the plan that a sheet holds; none for the plan itself and the registry.
pub(super) fn root_key(tab: Tab) -> Option<&'static Key> {
    schema::root_key(tab).filter(|_| tab != Tab::Plan)
}

/// The kinds of rows of a sheet, each after the one it stands below.
pub(super) fn kinds(tab: Tab) -> Vec<RowKind> {
    let mut kinds = Vec::new();
    if let Some(key) = root_key(tab) {
        collect(key, None, &mut kinds);
    }
    kinds
}

fn collect(key: &'static Key, parent: Option<usize>, kinds: &mut Vec<RowKind>) {
    let Kind::Tables(part) = key.kind else { return };
    let own = kinds.len();
    kinds.push(RowKind { part, list: key.key, parent });
    part.keys.iter().for_each(|key| collect(key, Some(own), kinds));
}

/// The cells of one row of a table.
pub(super) fn leaves(part: &'static Part) -> Vec<Leaf> {
    part.keys.iter().flat_map(flat).collect()
}

fn flat(key: &'static Key) -> Vec<Leaf> {
    let alone = || Leaf { path: vec![key], heading: key.heading.to_owned() };
    let below = |part: &'static Part| -> Vec<Leaf> {
        let inside = leaves(part).into_iter();
        inside
            .map(|leaf| Leaf {
                path: std::iter::once(key).chain(leaf.path).collect(),
                heading: format!("{}: {}", key.heading, leaf.heading),
            })
            .collect()
    };
    match key.kind {
        Kind::Tables(_) => Vec::new(),
        Kind::Table(part) => below(part),
        Kind::TextOr(_) if is_due(key) => below(due::cells()),
        Kind::TextOr(part) => std::iter::once(alone()).chain(below(part)).collect(),
        _ => vec![alone()],
    }
}

/// Whether a key is the deadline of a report, which has cells of its own.
pub(super) fn is_due(key: &Key) -> bool {
    key.key == "due" && matches!(key.kind, Kind::TextOr(_))
}

/// Headings that come first on a sheet with several kinds of rows.
const FIRST: [&str; 18] = [
    "Mã",
    "Tên gọi",
    "Trang",
    "Kiểu",
    "Đơn vị tính",
    "Bắt buộc",
    "Danh mục chọn",
    "Công thức",
    "Lấy từ",
    "Phạm vi",
    "Không phát sinh",
    "Nhắc: Tiêu đề",
    "Nhắc: Nội dung",
    "Nhắc: Khi nhập sai",
    "Độ rộng",
    "Số dòng in sẵn",
    "Số dòng tối đa",
    "Khóa trùng",
];

/// The columns of a sheet of lists; keys of one heading share a column.
pub(super) fn columns(tab: Tab) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for (index, kind) in kinds(tab).iter().enumerate() {
        for leaf in leaves(kind.part) {
            match columns.iter_mut().find(|column| column.heading == leaf.heading) {
                Some(column) => column.leaves.push((index, leaf)),
                None => columns.push(Column { heading: leaf.heading.clone(), leaves: vec![(index, leaf)] }),
            }
        }
    }
    if tab == Tab::Forms {
        let place = |column: &Column| FIRST.iter().position(|heading| *heading == column.heading);
        columns.sort_by_key(|column| place(column).unwrap_or(FIRST.len()));
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_format_has_a_cell() {
        for tab in Tab::ALL.into_iter().filter(|tab| root_key(*tab).is_some()) {
            for (index, kind) in kinds(tab).iter().enumerate() {
                for leaf in leaves(kind.part) {
                    let column = columns(tab).into_iter().find(|column| column.heading == leaf.heading).unwrap();
                    let own: Vec<_> = column.leaves.iter().filter(|(kind, _)| *kind == index).collect();
                    assert_eq!(own.len(), 1, "{}: {} {}", tab.name(), kind.part.head, leaf.heading);
                }
            }
        }
    }

    #[test]
    fn headings_of_a_sheet_are_different_words() {
        for tab in Tab::ALL {
            let mut keys: Vec<String> = columns(tab).iter().map(|column| crate::value::key(&column.heading)).collect();
            let count = keys.len();
            keys.sort();
            keys.dedup();
            assert_eq!(keys.len(), count, "{}", tab.name());
        }
    }
}
