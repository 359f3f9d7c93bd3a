//! The plans that travel inside the program: every folder of `templates/`, found by `build.rs`.

/// A shipped plan.
#[derive(Clone, Copy, Debug)]
pub struct Shipped {
    /// Name of its folder.
    pub name: &'static str,
    /// Its files: name and content.
    pub files: &'static [(&'static str, &'static [u8])],
}

/// Every shipped plan, by name.
pub fn shipped() -> &'static [Shipped] {
    include!(concat!(env!("OUT_DIR"), "/shipped.rs"))
}

impl Shipped {
    /// A file of the plan as text.
    pub fn text(&self, file: &str) -> Option<&'static str> {
        let (_, bytes) = self.files.iter().find(|(name, _)| *name == file)?;
        std::str::from_utf8(bytes).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn every_folder_with_a_plan_is_shipped_whole() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
        let mut seen = 0;
        for folder in std::fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().path()) {
            if !folder.join("plan.toml").is_file() {
                continue;
            }
            let name = folder.file_name().unwrap().to_string_lossy().into_owned();
            let plan = shipped().iter().find(|plan| plan.name == name).unwrap_or_else(|| panic!("{name} is missing"));
            for (file, bytes) in plan.files {
                assert!(*bytes == std::fs::read(folder.join(file)).unwrap(), "{name}/{file} is an old copy");
            }
            assert!(plan.files.iter().any(|(file, _)| *file == "units.csv"), "{name} has no units");
            seen += 1;
        }
        assert_eq!(seen, shipped().len());
    }

    #[test]
    fn every_shipped_plan_is_good() {
        for plan in shipped() {
            let [head, units] = ["plan.toml", "units.csv"].map(|file| plan.text(file).unwrap());
            let faults = crate::plan::load_with(head, units, plan.text("calendar.csv")).err().unwrap_or_default();
            assert!(faults.is_empty(), "{}: {faults:?}", plan.name);
        }
    }
}
