//! A workbook as an archive: the same bytes on every system.

/// Signature of the record that ends an archive, and the length of that record without a comment.
const END: (&[u8], usize) = (b"PK\x05\x06", 22);
/// Signature of an entry of the directory, and the length of its fixed part.
const ENTRY: (&[u8], usize) = (b"PK\x01\x02", 46);
/// Where an entry says on which kind of system it was made.
const MADE_ON: usize = 5;
/// Unix: the file modes which the writer gives on every system are read that way.
const UNIX: u8 = 3;

/// The writer notes in each entry whether it ran on Windows. Excel does not look at it, but bytes are compared with
/// bytes: a form issued here and there must be one file.
pub(super) fn made_anywhere(archive: &mut [u8]) {
    let Some(mut at) = directory(archive) else { return };
    while let Some(length) = entry(archive, at) {
        archive[at + MADE_ON] = UNIX;
        at += length;
    }
}

/// Where the directory begins.
fn directory(archive: &[u8]) -> Option<usize> {
    let end = archive.len().checked_sub(END.1)?;
    archive[end..].starts_with(END.0).then_some(())?;
    Some(u32::from_le_bytes(archive[end + 16..end + 20].try_into().ok()?) as usize)
}

/// Length of the entry here, with its name, its extra fields and its comment; none where the directory ends.
fn entry(archive: &[u8], at: usize) -> Option<usize> {
    let fixed = archive.get(at..at.checked_add(ENTRY.1)?).filter(|fixed| fixed.starts_with(ENTRY.0))?;
    let lengths = [28, 30, 32].map(|field| usize::from(u16::from_le_bytes([fixed[field], fixed[field + 1]])));
    Some(ENTRY.1 + lengths.iter().sum::<usize>())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A real workbook, its entries marked as made on another system.
    fn workbook(system: u8) -> Vec<u8> {
        let mut book = rust_xlsxwriter::Workbook::new();
        book.set_properties(
            &rust_xlsxwriter::DocProperties::new().set_creation_datetime(&rust_xlsxwriter::ExcelDateTime::default()),
        );
        book.add_worksheet();
        let mut bytes = book.save_to_buffer().unwrap();
        let mut at = directory(&bytes).unwrap();
        while let Some(length) = entry(&bytes, at) {
            bytes[at + MADE_ON] = system;
            at += length;
        }
        bytes
    }

    #[test]
    fn a_workbook_made_on_windows_is_the_one_made_on_linux() {
        let (mut windows, linux) = (workbook(0), workbook(UNIX));
        let entries = windows.windows(ENTRY.0.len()).filter(|bytes| *bytes == ENTRY.0).count();
        let different = windows.iter().zip(&linux).filter(|(left, right)| left != right).count();
        assert_eq!(different, entries, "one byte an entry");
        made_anywhere(&mut windows);
        assert!(windows == linux);
    }

    #[test]
    fn bytes_that_are_no_archive_are_left_alone() {
        for bytes in [&b""[..], b"PK", b"PK\x05\x06 and nothing of what should follow", &[0xff; 80]] {
            let mut same = bytes.to_owned();
            made_anywhere(&mut same);
            assert_eq!(same, bytes);
        }
    }

    #[test]
    fn a_directory_that_points_nowhere_is_left_alone() {
        let mut bytes = [END.0, &[0xff; 18]].concat();
        let before = bytes.clone();
        made_anywhere(&mut bytes);
        assert_eq!(bytes, before);
    }
}
