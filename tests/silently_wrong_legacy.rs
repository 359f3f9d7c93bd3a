//! What readers of the older formats get silently wrong is noticed here. Small files of `tests/workbooks/make_legacy.py`,
//! damaged in the ways copies and programs damage them.

use calamine::{Data, Ods, Reader, Xls};
use std::io::{Cursor, Read, Write};
use std::path::Path;
use tonghop::book::{Area, Spot};
use tonghop::format::{Grid, Means, open, sniff};
use tonghop::value::Raw;

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(Path::new("tests/workbooks").join(name)).expect("a kept workbook")
}

fn read(bytes: &[u8]) -> Result<Grid, String> {
    open(sniff(bytes, ""), bytes, &Means::default()).map_err(|finding| finding.code.text().to_owned())
}

fn grid(name: &str) -> Grid {
    read(&bytes(name)).unwrap_or_else(|refused| panic!("{name}: {refused}"))
}

fn at(grid: &Grid, cell: &str) -> (Raw, bool) {
    let spot = Spot::parse(cell).expect("an address");
    let found = grid.sheet("Biểu 1").expect("the sheet").cells.get(&spot).cloned();
    found.map_or((Raw::Empty, false), |cell| (cell.raw, cell.formula))
}

fn text(text: &str) -> Raw {
    Raw::Text(text.to_owned())
}

/// The workbook stream of the sound `.xls`.
fn stream() -> Vec<u8> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes("legacy.xls"))).expect("a compound file");
    let mut stream = Vec::new();
    file.open_stream("/Workbook").expect("a stream").read_to_end(&mut stream).expect("bytes");
    stream
}

/// A compound file with these streams; a path below the root gets its storage.
fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new())).expect("a file");
    for (path, content) in streams {
        if let Some((storage, _)) = path.rsplit_once('/').filter(|(storage, _)| !storage.is_empty()) {
            file.create_storage(storage).expect("a storage");
        }
        file.create_stream(path).expect("a stream").write_all(content).expect("bytes");
    }
    file.flush().expect("bytes");
    file.into_inner().into_inner()
}

/// Places of the records of a kind.
fn records(stream: &[u8], kind: u16) -> Vec<(usize, usize)> {
    let (mut at, mut found) = (0, Vec::new());
    while at + 4 <= stream.len() {
        let length = usize::from(u16::from_le_bytes([stream[at + 2], stream[at + 3]]));
        if u16::from_le_bytes([stream[at], stream[at + 1]]) == kind {
            found.push((at, 4 + length));
        }
        at += 4 + length;
    }
    found
}

/// The parts of the sound `.ods`, its content replaced.
fn with_content(content: &str) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(Cursor::new(bytes("legacy.ods"))).expect("a zip");
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut part = old.by_index(index).expect("a part");
        let name = part.name().expect("a name").to_string();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("bytes");
        if name == "content.xml" {
            bytes = content.as_bytes().to_vec();
        }
        if !name.ends_with('/') {
            new.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
            new.write_all(&bytes).expect("bytes");
        }
    }
    new.finish().expect("a zip").into_inner()
}

fn content() -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes("legacy.ods"))).expect("a zip");
    let mut text = String::new();
    zip.by_name("content.xml").expect("content").read_to_string(&mut text).expect("text");
    text
}

#[test]
fn sound_workbooks_read_alike_as_they_stand() {
    for name in ["legacy.xls", "legacy.ods"] {
        let grid = grid(name);
        let sheet = &grid.sheets[0];
        assert_eq!(at(&grid, "A1").0, text("Nội dung"), "{name}");
        assert_eq!(at(&grid, "B2"), (Raw::Number(12.0), false), "{name}");
        assert_eq!(at(&grid, "B3"), (Raw::Number(345.5), false), "{name}");
        assert_eq!(at(&grid, "B4").0.shown(), "26/3/2020", "{name}");
        assert_eq!(at(&grid, "B5"), (Raw::Error("#N/A".to_owned()), true), "{name}: an error is no text");
        assert_eq!(at(&grid, "B6"), (Raw::Number(357.5), true), "{name}");
        assert_eq!(at(&grid, "B7"), (text("ab"), true), "{name}");
        assert_eq!(at(&grid, "B8").0, Raw::Bool(true), "{name}");
        assert_eq!(at(&grid, "B9"), (Raw::Number(-7.0), false), "{name}");
        assert_eq!(at(&grid, "A10").0, text("Dòng một\nDòng hai  &  <ba>"), "{name}");
        assert_eq!(at(&grid, "C10").0, text("ô xa"), "{name}");
        assert_eq!(sheet.hidden_rows.iter().copied().collect::<Vec<_>>(), [8], "{name}");
        assert_eq!(grid.sheets.iter().map(|sheet| sheet.hidden).collect::<Vec<_>>(), [false, true], "{name}");
        let area = Area::new(Spot::new(1, 1), Spot::new(2, 1));
        assert_eq!(grid.names["so_luong"], [("Biểu 1".to_owned(), area)], "{name}: a name with a space");
        assert_eq!(grid.named("mot_o"), Some(Raw::Number(12.0)), "{name}");
    }
}

#[test]
fn what_calamine_reads_of_a_sound_workbook_is_read_the_same() {
    let mut compared = 0;
    for entry in std::fs::read_dir("tests/workbooks/formats").expect("kept workbooks") {
        let path = entry.expect("an entry").path();
        let bytes = std::fs::read(&path).expect("bytes");
        let ranges = match path.extension().and_then(|ending| ending.to_str()) {
            Some("xls") => Xls::new(Cursor::new(&bytes)).expect("a workbook").worksheets(),
            Some("ods") => Ods::new(Cursor::new(&bytes)).expect("a workbook").worksheets(),
            _ => continue,
        };
        let grid = read(&bytes).expect("a workbook");
        assert_eq!(ranges.len(), grid.sheets.len(), "{}", path.display());
        for (name, range) in ranges {
            let sheet = grid.sheet(&name).expect("the sheet");
            let (top, left) = range.start().unwrap_or_default();
            for (row, col, data) in range.used_cells() {
                let spot = Spot::new(top + row as u32, (left + col as u32) as u16);
                assert!(
                    same(&sheet.raw(spot), data),
                    "{} {name} {}: {data:?} {:?}",
                    path.display(),
                    spot.a1(),
                    sheet.raw(spot)
                );
                compared += 1;
            }
        }
    }
    assert!(compared > 10_000, "{compared}");
}

fn same(ours: &Raw, theirs: &Data) -> bool {
    match (ours, theirs) {
        (Raw::Number(_), Data::Float(theirs)) => *ours == Raw::Number(*theirs),
        (Raw::Number(_), Data::Int(theirs)) => *ours == Raw::Number(*theirs as f64),
        // Its texts of ods lose line ends and blanks in a row; ours keep them.
        (Raw::Text(ours), Data::String(theirs)) => {
            let plain = |text: &str| text.split_whitespace().collect::<String>();
            plain(ours) == plain(theirs)
        }
        (Raw::Empty, Data::String(theirs)) => theirs.trim().is_empty(),
        (Raw::Date(ours), Data::DateTime(theirs)) => theirs.as_datetime() == Some(*ours),
        (Raw::Date(ours), Data::DateTimeIso(theirs)) => theirs.starts_with(&ours.format("%Y-%m-%d").to_string()),
        (Raw::Bool(ours), Data::Bool(theirs)) => ours == theirs,
        (Raw::Error(ours), theirs) => *ours == theirs.to_string(),
        _ => false,
    }
}

#[test]
fn a_file_cut_or_zeroed_at_its_end_never_reads_as_a_shorter_one() {
    for name in ["legacy.xls", "legacy.ods", "formats/01.xls", "formats/01.ods"] {
        let (sound, bytes) = (grid(name), bytes(name));
        for part in [10, 50, 90, 95] {
            let keep = bytes.len() * part / 100;
            let cut = read(&bytes[..keep]);
            assert!(cut.is_err(), "{name} cut at {part} %");
            let mut zeroed = bytes.clone();
            zeroed[keep..].fill(0);
            // What lies behind the workbook's stream may be lost without loss.
            let zeroed = read(&zeroed);
            assert!(zeroed.as_ref().is_err() || zeroed.as_ref() == Ok(&sound), "{name} zeroed from {part} %");
            assert!(part > 50 || zeroed.is_err(), "{name} zeroed from {part} %");
        }
    }
}

#[test]
fn a_stream_whose_tail_is_zeros_is_told_as_cut() {
    let stream = stream();
    for part in [30, 60, 90, 99] {
        let mut zeroed = stream.clone();
        zeroed[stream.len() * part / 100..].fill(0);
        assert_eq!(read(&compound(&[("/Workbook", &zeroed)])), Err("truncated".to_owned()), "{part} %");
    }
}

#[test]
fn an_embedded_workbook_is_never_read_instead() {
    let (own, mut other) = (stream(), stream());
    let (at, _) =
        records(&other, 0x0203).first().copied().or(records(&other, 0x027E).first().copied()).expect("a number");
    other[at + 4] = 200;
    let both = compound(&[("/MBD0001/Workbook", &other), ("/Workbook", &own)]);
    assert_eq!(read(&both), Ok(grid("legacy.xls")));
    let embedded = compound(&[("/MBD0001/Workbook", &other)]);
    assert_eq!(read(&embedded), Err("damaged".to_owned()));
}

#[test]
fn a_chain_in_a_circle_ends() {
    // Long enough to lie in sectors of its own.
    let sound = bytes("formats/01.xls");
    let word = |at: usize| u32::from_le_bytes(sound[at..at + 4].try_into().expect("four bytes"));
    let table = (word(76) as usize + 1) * 512;
    let links: Vec<u32> = (0..128).filter(|index| word(table + *index as usize * 4) == index + 1).collect();
    assert!(links.len() > 50);
    for index in links {
        let mut circle = sound.clone();
        circle[table + index as usize * 4..][..4].copy_from_slice(&index.saturating_sub(2).to_le_bytes());
        let read = read(&circle);
        assert!(read.is_err() || read == Ok(grid("formats/01.xls")), "{index}");
    }
}

#[test]
fn forged_dimensions_cost_nothing_and_change_nothing() {
    let mut stream = stream();
    for (at, length) in records(&stream, 0x0200) {
        stream[at + 4..at + length].fill(0xFF);
    }
    assert_eq!(read(&compound(&[("/Workbook", &stream)])), Ok(grid("legacy.xls")));
}

#[test]
fn a_text_that_is_not_there_is_no_blank_cell() {
    let mut stream = stream();
    let (at, _) = records(&stream, 0x00FD)[0];
    stream[at + 10..at + 14].copy_from_slice(&9999_u32.to_le_bytes());
    assert_eq!(read(&compound(&[("/Workbook", &stream)])), Err("damaged".to_owned()));
}

#[test]
fn a_formula_without_a_result_is_neither_empty_nor_zero() {
    assert_eq!(at(&grid("legacy-formula-without-result.ods"), "B6"), (Raw::Empty, true));
    // A formula's text stands in a record of its own; without it nothing is known of the result.
    let mut stream = stream();
    let (at_text, length) = records(&stream, 0x0207)[0];
    stream[at_text..at_text + 2].copy_from_slice(&0x1051_u16.to_le_bytes());
    assert!(length > 4);
    assert_eq!(at(&read(&compound(&[("/Workbook", &stream)])).expect("a workbook"), "B7"), (Raw::Empty, true));
}

#[test]
fn content_that_breaks_off_inside_a_whole_zip_is_told() {
    let content = content();
    assert_eq!(read(&with_content(&content)), Ok(grid("legacy.ods")));
    for part in [10, 50, 90, 95, 99] {
        let cut = (0..=content.len() * part / 100).rev().find(|at| content.is_char_boundary(*at)).expect("a letter");
        assert!(read(&with_content(&content[..cut])).is_err(), "{part} %");
        // Even where it breaks off right behind a tag.
        let tag = content[..cut].rfind('>').expect("a tag") + 1;
        assert_eq!(read(&with_content(&content[..tag])), Err("truncated".to_owned()), "{part} %");
    }
}

#[test]
fn a_million_repeated_cells_are_counted_before_they_are_made() {
    let many =
        content().replacen("<table:table-cell ", "<table:table-cell table:number-columns-repeated=\"16384\" ", 1);
    let many = many.replacen("<table:table-row ", "<table:table-row table:number-rows-repeated=\"1048576\" ", 1);
    assert_eq!(read(&with_content(&many)), Err("too-large".to_owned()));
}

#[test]
fn a_password_is_named_as_such() {
    for name in ["legacy-password.xls", "legacy-password.ods"] {
        assert_eq!(read(&bytes(name)), Err("password".to_owned()), "{name}");
    }
}
