//! A list (`units.csv`, `receipts.csv`, `roster.csv`) as text.

/// Reads a list with a heading, as typed in an editor or as saved by Excel: with or without a byte order mark, and with
/// semicolons where Windows is set to decimal commas, as it is for Vietnamese.
pub fn list(text: &str) -> csv::Reader<&[u8]> {
    let text = text.trim_start_matches('\u{feff}');
    let heading = text.lines().next().unwrap_or("");
    let delimiter = if heading.contains(';') && !heading.contains(',') { b';' } else { b',' };
    csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::list;

    #[track_caller]
    fn case(text: &str, expected: &[&[&str]]) {
        let mut reader = list(text);
        let heading = reader.headers().unwrap().clone();
        let records = std::iter::once(heading).chain(reader.records().map(Result::unwrap));
        let rows: Vec<Vec<String>> = records.map(|record| record.iter().map(str::to_owned).collect()).collect();
        assert_eq!(rows, expected, "{text:?}");
    }

    #[test]
    fn a_list_is_read_however_excel_saved_it() {
        case("code,name\nSYT,Sở Y tế\n", &[&["code", "name"], &["SYT", "Sở Y tế"]]);
        case("\u{feff}code;name\r\nSYT;Sở Y tế\r\n", &[&["code", "name"], &["SYT", "Sở Y tế"]]);
        case("code;name\nSYT;1,5\n", &[&["code", "name"], &["SYT", "1,5"]]);
        case("code,name\nSYT,a; b\n", &[&["code", "name"], &["SYT", "a; b"]]);
    }
}
