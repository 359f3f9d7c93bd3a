//! Compound files (`.xls`, `.msg`, encrypted workbooks) whose tables lie.

use crate::lure::Lure;

/// A change to a header field or record: what it is called, where, the new bytes.
type Patch = (&'static str, usize, &'static [u8]);

const LARGE: &[u8] = &[0xff, 0xff, 0xff, 0x7f];

/// Fields of the header of a compound file.
const HEADER: [Patch; 12] = [
    ("sectors of two gigabytes", 30, &[31, 0]),
    ("sectors of one byte", 30, &[0, 0]),
    ("small sectors of two gigabytes", 32, &[31, 0]),
    ("table sectors without number", 44, LARGE),
    ("directory in its own table", 48, &[0, 0, 0, 0]),
    ("directory beyond the end", 48, LARGE),
    ("all streams small", 56, LARGE),
    ("small table in the table", 60, &[0, 0, 0, 0]),
    ("small table without number", 64, LARGE),
    ("list of tables in the table", 68, &[0, 0, 0, 0]),
    ("lists of tables without number", 72, LARGE),
    ("table beyond the end", 76, LARGE),
];

/// Records of a workbook stream: the record's head, where behind it, the new bytes.
const RECORDS: [(&str, &[u8], usize, &[u8]); 7] = [
    ("xls dimensions forged", &[0x00, 0x02, 14, 0], 4, &[0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 0, 0xff, 0xff]),
    ("xls texts without number", &[0xfc, 0x00], 4, &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
    ("xls first text without end", &[0xfc, 0x00], 12, &[0xff, 0xff]),
    ("xls sheet beyond the end", &[0x85, 0x00], 4, &[0xff, 0xff, 0xff, 0x7f]),
    ("xls sheet at itself", &[0x85, 0x00], 4, &[0, 0, 0, 0]),
    ("xls stream of an unknown age", &[0x09, 0x08, 0x10, 0x00], 4, &[0xff, 0xff]),
    ("xls code page unknown", &[0x42, 0x00, 0x02, 0x00], 4, &[0xfe, 0xfe]),
];

pub fn lures(xls: &[u8], others: &[(&str, &[u8])]) -> Vec<Lure> {
    let mut lures = Vec::new();
    for (kind, at, bytes) in HEADER {
        lures.push(file(&format!("xls {kind}"), "xls", &patched(xls, at, bytes)));
    }
    for (kind, head, behind, bytes) in RECORDS {
        if let Some(at) = xls.windows(head.len()).skip(512).position(|window| window == head).map(|at| at + 512) {
            lures.push(file(kind, "xls", &patched(xls, at + behind, bytes)));
        }
    }
    for (format, bytes) in others.iter().chain([&("xls", xls)]) {
        lures.push(file(&format!("{format} sectors that follow themselves"), format, &chains(bytes, |index| index)));
        lures.push(file(&format!("{format} sectors that follow in rings"), format, &chains(bytes, |index| index ^ 1)));
        lures.push(file(
            &format!("{format} sectors that lead beyond"),
            format,
            &chains(bytes, |index| index + 0x0100_0000),
        ));
        lures.push(file(&format!("{format} directory of rings"), format, &rings(bytes)));
        lures.push(file(&format!("{format} streams without end"), format, &sizes(bytes)));
    }
    lures.push(file("only the mark of a compound file", "xls", &xls[..8]));
    lures.push(file("only the header of a compound file", "xls", &xls[..512]));
    lures.push(file("records of Excel 2", "xls", &[9, 8, 16, 0, 0, 0, 0, 0].repeat(100)));
    lures.push(file("records of no length", "xls", &[&[9, 8, 16, 0, 0, 6, 5, 0][..], &vec![0; 65_536][..]].concat()));
    lures
}

fn file(kind: &str, ending: &str, bytes: &[u8]) -> Lure {
    let ending = if ending == "encrypted" { "xlsx" } else { ending };
    Lure::new(kind, &format!("{}.{ending}", kind.replace(' ', "-")), bytes.to_vec())
}

fn patched(bytes: &[u8], at: usize, new: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let end = (at + new.len()).min(bytes.len());
    bytes[at..end].copy_from_slice(&new[..end - at]);
    bytes
}

/// The first table of sectors, rewritten; its own sector stays marked.
fn chains(bytes: &[u8], next: impl Fn(u32) -> u32) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let size = 1usize << bytes[30].min(12);
    let sector = u32::from_le_bytes(bytes[76..80].try_into().expect("four")) as usize;
    let from = (sector + 1) * size;
    for index in 0..(size / 4) as u32 {
        let at = from + index as usize * 4;
        if let Some(entry) = bytes.get_mut(at..at + 4)
            && entry != [0xfd, 0xff, 0xff, 0xff]
        {
            entry.copy_from_slice(&next(index).to_le_bytes());
        }
    }
    bytes
}

/// Entries of the directory that lie in one piece behind its first sector.
fn directory(bytes: &[u8]) -> std::ops::Range<usize> {
    let size = 1usize << bytes[30].min(12);
    let from = (u32::from_le_bytes(bytes[48..52].try_into().expect("four")) as usize + 1) * size;
    from..(from + size).min(bytes.len())
}

/// Every entry is its own neighbour and its own child.
fn rings(bytes: &[u8]) -> Vec<u8> {
    let range = directory(bytes);
    let mut bytes = bytes.to_vec();
    for (index, entry) in bytes[range].chunks_exact_mut(128).enumerate() {
        for field in [68, 72, 76] {
            entry[field..field + 4].copy_from_slice(&(index as u32).to_le_bytes());
        }
    }
    bytes
}

/// Every stream says that it is as long as can be.
fn sizes(bytes: &[u8]) -> Vec<u8> {
    let range = directory(bytes);
    let mut bytes = bytes.to_vec();
    for entry in bytes[range].chunks_exact_mut(128) {
        entry[120..128].copy_from_slice(&[0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]);
    }
    bytes
}
