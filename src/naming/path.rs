//! Names of files below the inbox: parts joined by `/`.

/// The last part: the file's own name.
pub fn bare(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// What stands behind its last dot, in lower case: a reader may go by it where the bytes say little.
pub fn ending(name: &str) -> String {
    bare(name).rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{bare, ending};

    #[test]
    fn the_last_part_is_the_name_and_its_ending_is_in_lower_case() {
        assert_eq!((bare("thu.eml/BC.XLSX"), ending("thu.eml/BC.XLSX").as_str()), ("BC.XLSX", "xlsx"));
        assert_eq!((bare("BC"), ending("a.b/BC").as_str()), ("BC", ""));
    }
}
