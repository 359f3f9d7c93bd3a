//! What a file name says beside the unit.

use super::words::{Word, words};

/// The period a file name speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A month: «tháng 3», «T3».
    Month(u32),
    /// A week of a month: «tuần 2 T3».
    Week {
        /// Which week.
        week: u32,
        /// Of which month.
        month: u32,
    },
    /// A day: «13.3».
    Day {
        /// Day.
        day: u32,
        /// Month.
        month: u32,
    },
}

/// What a file name says of the version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Edition {
    /// Nothing, or only what a program appends to a copy.
    #[default]
    Plain,
    /// «lần 2».
    Nth(u32),
    /// «sửa», «chỉnh sửa», «điều chỉnh», «mới».
    Revision,
    /// «cuối», «chốt», «final», «ok».
    Last,
    /// «bổ sung»: adds to what was sent.
    Supplement,
    /// «thay thế»: stands in place of what was sent.
    Replacement,
}

impl Edition {
    /// Its key in messages and JSON.
    pub fn text(self) -> &'static str {
        match self {
            Edition::Plain => "",
            Edition::Nth(_) => "nth",
            Edition::Revision => "revision",
            Edition::Last => "last",
            Edition::Supplement => "supplement",
            Edition::Replacement => "replacement",
        }
    }

    /// Which of two versions of one instant is the later by its name: «lần 1» < «lần 2» < «sửa» < «chốt». What adds to
    /// a report comes after it. Equal where nothing tells them apart.
    pub fn rank(self) -> (u8, u32) {
        match self {
            Edition::Plain => (0, 1),
            Edition::Nth(times) => (0, times),
            Edition::Revision | Edition::Replacement => (1, 0),
            Edition::Last => (2, 0),
            Edition::Supplement => (3, 0),
        }
    }
}

/// A file name, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileName {
    words: Vec<Word>,
    stem: String,
}

impl FileName {
    /// A file name without its folders.
    pub fn new(name: &str) -> Self {
        let name = crate::value::clean(name);
        let stem = match name.rsplit_once('.') {
            Some((stem, ending)) if ending.len() <= 5 && !ending.contains(' ') => stem.to_owned(),
            _ => name,
        };
        FileName { words: words(&stem), stem }
    }

    /// The name without its ending.
    pub fn stem(&self) -> &str {
        &self.stem
    }

    /// The period it speaks of.
    pub fn when(&self) -> Option<When> {
        let month = self.month();
        let week = self.number_after(&["tuan"]).filter(|week| (1..=5).contains(week));
        match (week, month) {
            (Some(week), Some(month)) => Some(When::Week { week, month }),
            (_, Some(month)) => Some(When::Month(month)),
            _ => self.day(),
        }
    }

    /// What it says of the version.
    pub fn edition(&self) -> Edition {
        let says = |phrases: &[&str]| phrases.iter().any(|phrase| self.says(phrase));
        // «Đề nghị bổ sung» is what the office asks for; an answer to that mail bears it as well.
        let supplement = says(&["bo sung"]) && !says(&["de nghi bo sung", "can bo sung"]);
        match self.number_after(&["lan"]) {
            _ if supplement => Edition::Supplement,
            Some(times) => Edition::Nth(times),
            None if says(&["thay the"]) => Edition::Replacement,
            None if says(&["cuoi", "chot", "final", "ok"]) => Edition::Last,
            None if says(&["sua", "chinh sua", "sua lai", "dieu chinh", "dinh chinh", "moi", "moi nhat"]) => {
                Edition::Revision
            }
            None => Edition::Plain,
        }
    }

    /// Whether it is named like what the office itself writes.
    pub fn is_the_offices(&self) -> bool {
        self.says("tong hop") && (self.says("doan khoi") || self.says("toan khoi"))
    }

    /// Whether it speaks of something by name, the plan's code say, marks or none.
    pub fn mentions(&self, text: &str) -> bool {
        let wanted: Vec<String> = words(text).into_iter().map(|word| word.bare).collect();
        !wanted.is_empty() && self.says(&wanted.join(" "))
    }

    /// Whether these words stand in it, one after the other.
    fn says(&self, phrase: &str) -> bool {
        let wanted: Vec<&str> = phrase.split(' ').collect();
        self.words.windows(wanted.len()).any(|part| part.iter().zip(&wanted).all(|(word, wanted)| word.bare == *wanted))
    }

    fn number_after(&self, before: &[&str]) -> Option<u32> {
        let pairs = self.words.windows(2);
        pairs.filter(|pair| before.contains(&pair[0].bare.as_str())).find_map(|pair| pair[1].bare.parse().ok())
    }

    /// «tháng 3», «T3».
    fn month(&self) -> Option<u32> {
        let short = || self.words.iter().find_map(|word| word.bare.strip_prefix('t')?.parse().ok());
        self.number_after(&["thang"]).or_else(short).filter(|month| (1..=12).contains(month))
    }

    /// «13.3», «28-3», with or without the year.
    fn day(&self) -> Option<When> {
        let two = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 2);
        let pair = |part: &[Word]| {
            let (day, month) = (two(&part[0].bare)?, two(&part[1].bare)?);
            ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some(When::Day { day, month })
        };
        self.words.windows(2).find_map(pair)
    }
}
