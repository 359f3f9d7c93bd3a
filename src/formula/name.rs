//! Which ids may stand as defined names in a workbook.

/// The longest id taken as a name; Excel itself stops at 255 characters.
pub const NAME_LIMIT: usize = 200;

/// The longest id taken for a folder: a path on Windows holds 260 letters, the office's own folders among them.
pub const FOLDER_LIMIT: usize = 40;

/// Names to which Excel gives a meaning of its own.
const RESERVED: [&str; 16] = [
    "true",
    "false",
    "r",
    "c",
    "auto_open",
    "auto_close",
    "auto_activate",
    "auto_deactivate",
    "print_area",
    "print_titles",
    "database",
    "criteria",
    "extract",
    "consolidate_area",
    "data_form",
    "recorder",
];

/// Why an id cannot be a defined name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// It is not a lower-case letter followed by lower-case letters, digits and `_`.
    Charset,
    /// It is, or begins like, the address of a cell: `ct1`, `nam2020`, `rc`, `c4a`.
    CellAddress,
    /// Excel keeps it for itself: `true`, `r`, `print_area`.
    Reserved,
    /// It is longer than [`NAME_LIMIT`].
    TooLong,
    /// It is to name a folder, and Windows knows a device by it: `con`, `nul`.
    Device,
}

/// Says why `id` cannot be a defined name, or `None` when it can.
pub fn name_fault(id: &str) -> Option<NameFault> {
    if !has_the_charset(id) {
        return Some(NameFault::Charset);
    }
    if id.len() > NAME_LIMIT {
        return Some(NameFault::TooLong);
    }
    if RESERVED.contains(&id) {
        return Some(NameFault::Reserved);
    }
    looks_like_an_address(id).then_some(NameFault::CellAddress)
}

/// Says why `id` cannot name a folder on every system, or `None` when it can.
pub fn folder_fault(id: &str) -> Option<NameFault> {
    match name_fault(id) {
        Some(why @ (NameFault::Charset | NameFault::TooLong)) => Some(why),
        _ if id.len() > FOLDER_LIMIT => Some(NameFault::TooLong),
        _ => is_a_device(id).then_some(NameFault::Device),
    }
}

/// `con`, `prn`, `aux`, `nul`, `com0` to `com9`, `lpt0` to `lpt9`.
fn is_a_device(id: &str) -> bool {
    let port = |kind| id.strip_prefix(kind).is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit());
    ["con", "prn", "aux", "nul"].contains(&id) || port("com") || port("lpt")
}

fn has_the_charset(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// Wider than Excel's own rule on purpose: Excel takes `xfe1` (one past the last column), another program need not.
fn looks_like_an_address(id: &str) -> bool {
    let letters = id.chars().take_while(char::is_ascii_lowercase).count();
    let (head, tail) = id.split_at(letters);
    let a1 = letters <= 3 && !tail.is_empty() && tail.chars().all(|c| c.is_ascii_digit());
    // Row-and-column addresses: `rc`, `r1`, `c4`, `r1c1`. Excel also refuses what only begins like one (`c4a`).
    let r1c1 = id == "rc" || (matches!(head, "r" | "c" | "rc") && tail.starts_with(|c: char| c.is_ascii_digit()));
    a1 || r1c1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(id: &str, expected: Option<NameFault>) {
        assert_eq!(name_fault(id), expected, "{id}");
    }

    #[test]
    fn an_id_is_a_name_when_it_cannot_be_taken_for_an_address() {
        for id in ["dv_moi", "tong_so", "hd_ten", "a1_cuoc", "a", "kinh_phi2", "nhom12", "ky_2", "day", "rct", "rc_1"] {
            case(id, None);
        }
    }

    #[test]
    fn addresses_of_cells_are_refused() {
        for id in
            ["ct1", "nam2020", "ky2", "dot1", "c4a", "xfd1", "xfe1", "a1", "abc0", "c1", "r1", "r1c1", "rc", "rc2"]
        {
            case(id, Some(NameFault::CellAddress));
        }
    }

    #[test]
    fn the_words_excel_keeps_are_refused() {
        for id in ["r", "c", "true", "false", "print_area", "auto_open", "database"] {
            case(id, Some(NameFault::Reserved));
        }
    }

    #[test]
    fn other_characters_are_refused() {
        for id in ["", "1a", "_a", "A", "nữ", "a b", "a.b", "a-b", "dv_Moi"] {
            case(id, Some(NameFault::Charset));
        }
    }

    #[test]
    fn a_folder_is_not_named_like_a_device_of_windows() {
        for id in ["con", "nul", "aux", "prn", "com1", "lpt9"] {
            assert_eq!(folder_fault(id), Some(NameFault::Device), "{id}");
        }
        for id in ["../x", "a:b", "Tuần"] {
            assert_eq!(folder_fault(id), Some(NameFault::Charset), "{id}");
        }
        for id in ["nhanh", "dot1", "database", "con_nguoi", "com12", "comx"] {
            assert_eq!(folder_fault(id), None, "{id}");
        }
    }

    #[test]
    fn a_name_ends_at_two_hundred_characters() {
        case(&"a".repeat(NAME_LIMIT), None);
        case(&"a".repeat(NAME_LIMIT + 1), Some(NameFault::TooLong));
    }
}
