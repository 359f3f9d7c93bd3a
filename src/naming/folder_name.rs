//! What the name of a sub-folder says of everything in it: `zalo 28-3 15g30` is a channel and an instant.

use super::words::words;
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

/// Words for channels, as folders name them, without marks, longest first.
const CHANNELS: [(&[&str], &str); 14] = [
    (&["truc", "lien", "thong"], "trục liên thông"),
    (&["van", "thu"], "văn thư"),
    (&["ban", "giay"], "bản giấy"),
    (&["buu", "dien"], "bưu điện"),
    (&["zalo"], "zalo"),
    (&["email"], "email"),
    (&["gmail"], "email"),
    (&["mail"], "email"),
    (&["thu"], "email"),
    (&["giay"], "bản giấy"),
    (&["usb"], "usb"),
    (&["fax"], "fax"),
    (&["viber"], "viber"),
    (&["messenger"], "messenger"),
];

/// What tells the year of a day that is named without it.
#[derive(Clone, Copy, Debug)]
pub struct Near {
    /// The days of the plan, where it has any.
    pub plan: Option<(NaiveDate, NaiveDate)>,
    /// The day the folder is looked at from: what lies in it has come by then.
    pub now: NaiveDate,
    /// The day a file in it was saved, by its own date: it came no earlier, unless it was copied since.
    pub saved: NaiveDate,
}

/// What a folder's name says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderName {
    /// How its files came.
    pub channel: String,
    /// When: the day, and the time if it is there.
    pub at: Option<(NaiveDate, Option<NaiveTime>)>,
}

impl FolderName {
    /// Reads the name of one folder; none where it names no channel.
    pub fn parse(name: &str, near: &Near) -> Option<Self> {
        let (said, rest) = channel(name)?;
        let (day, rest) = match day(&rest, near) {
            Some((day, rest)) => (Some(day), rest),
            None => (None, rest),
        };
        let at = day.map(|day| (day, time(&rest)));
        Some(FolderName { channel: said, at })
    }

    /// The instant; a day without a time ends at midnight.
    pub fn instant(&self) -> Option<NaiveDateTime> {
        let (day, time) = self.at?;
        day.and_hms_opt(23, 59, 59).map(|end| time.map_or(end, |time| day.and_time(time)))
    }

    /// Whether the instant is exact to the minute.
    pub fn is_exact(&self) -> bool {
        self.at.is_some_and(|(_, time)| time.is_some())
    }
}

/// The channel a name begins with, and the rest of the name.
fn channel(name: &str) -> Option<(String, String)> {
    let name = crate::value::clean(name);
    let (head, rest) = match name.find(|letter: char| letter.is_ascii_digit()) {
        Some(at) => name.split_at(at),
        None => (name.as_str(), ""),
    };
    let head = words(head);
    // «Thứ 6» is a day, not a letter.
    if head.first().is_some_and(|word| word.bare == "thu" && !["thư", "thu"].contains(&word.marked.as_str())) {
        return None;
    }
    let said: Vec<String> = head.into_iter().map(|word| word.bare).collect();
    let (_, channel) = CHANNELS.iter().find(|(phrase, _)| {
        said.len() >= phrase.len() && said.iter().zip(phrase.iter()).all(|(word, wanted)| word == wanted)
    })?;
    // «zalo nhóm trưởng» holds no date; «thư mục ảnh» is no channel.
    let filler = ["ngay", "luc", "nhom", "nhan"];
    let phrase = CHANNELS.iter().find(|(_, name)| name == channel).map_or(1, |(phrase, _)| phrase.len());
    let plain = said.iter().skip(phrase).all(|word| filler.contains(&word.as_str()));
    plain.then(|| ((*channel).to_owned(), rest.to_owned()))
}

/// `28-3`, `28.3.2020`, `28-03-20` at the start, and what follows.
fn day(text: &str, near: &Near) -> Option<(NaiveDate, String)> {
    let end = text.find(|letter: char| !(letter.is_ascii_digit() || "-./".contains(letter))).unwrap_or(text.len());
    let (figures, rest) = text.split_at(end);
    let parts: Vec<u32> = figures
        .split(['-', '.', '/'])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let day = match parts[..] {
        [day, month] => nearest(day, month, near)?,
        [year, month, day] if year > 1900 => NaiveDate::from_ymd_opt(year.cast_signed(), month, day)?,
        [day, month, year] if year < 100 => NaiveDate::from_ymd_opt(2000 + year.cast_signed(), month, day)?,
        [day, month, year] => NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?,
        _ => return None,
    };
    Some((day, rest.to_owned()))
}

/// Such a day within the plan that has come, of several the first since the file was saved, else the last. Without one
/// the first since the plan, with a month of grace, since plans are issued late; without a plan the last that has come.
fn nearest(day: u32, month: u32, near: &Near) -> Option<NaiveDate> {
    let in_year = |year: i32| NaiveDate::from_ymd_opt(year, month, day);
    let Some((from, to)) = near.plan else {
        return (0..=8).filter_map(|back| in_year(near.now.year() - back)).find(|day| *day <= near.now);
    };
    let inside = |day: &NaiveDate| (from..=to.min(near.now)).contains(day);
    let came: Vec<NaiveDate> = (from.year()..=to.year()).filter_map(in_year).filter(inside).collect();
    let since = came.iter().find(|day| **day >= near.saved).or(came.last()).copied();
    let early = from.checked_sub_days(chrono::Days::new(31))?;
    since.or_else(|| (early.year()..=early.year() + 8).filter_map(in_year).find(|day| *day >= early))
}

/// `15g30`, `15h30`, `15:30`, `15h`, `15-30`, `3g chiều` after the day; none where more is said than a time.
fn time(text: &str) -> Option<NaiveTime> {
    let text = text.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let hour: u32 = text[..end].parse().ok()?;
    let rest = &text[end..];
    let mark = rest.chars().next()?;
    if !"gGhH:-.".contains(mark) {
        return None;
    }
    let rest = rest[1..].trim_start_matches("iờ").trim_start();
    let end = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
    let minute = if end == 0 { 0 } else { rest[..end].parse().ok()? };
    let more: Vec<String> =
        words(&rest[end..]).into_iter().map(|word| word.bare).filter(|word| word != "phut").collect();
    let hour = match more.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => hour,
        ["sang"] if hour < 12 => hour,
        ["chieu" | "toi"] if (1..12).contains(&hour) => hour + 12,
        ["chieu" | "toi"] if hour >= 12 => hour,
        _ => return None,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(name: &str, expected: Option<(&str, Option<&str>, bool)>) {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let near =
            Near { plan: Some((day(2020, 2, 18), day(2020, 3, 28))), now: day(2021, 4, 30), saved: day(2026, 11, 21) };
        let found = FolderName::parse(name, &near);
        let shown = found.as_ref().map(|one| {
            (one.channel.as_str(), one.instant().map(|at| at.format("%Y-%m-%d %H:%M:%S").to_string()), one.is_exact())
        });
        let expected = expected.map(|(channel, at, exact)| (channel, at.map(str::to_owned), exact));
        assert_eq!(shown, expected, "“{name}”");
    }

    #[test]
    fn a_folder_names_channel_day_and_time() {
        case("zalo 28-3 15g30", Some(("zalo", Some("2020-03-28 15:30:00"), true)));
        case("Zalo 28.3.2020 15h30", Some(("zalo", Some("2020-03-28 15:30:00"), true)));
        case("Thư ngày 27-3 lúc 9g", Some(("email", Some("2020-03-27 09:00:00"), true)));
        case("Bản giấy 30-3-20 08:05", Some(("bản giấy", Some("2020-03-30 08:05:00"), true)));
        case("Văn thư 2020-03-27 16-00", Some(("văn thư", Some("2020-03-27 16:00:00"), true)));
        case("zalo 28-3 5h chiều", Some(("zalo", Some("2020-03-28 17:00:00"), true)));
        case("zalo 28-3 7g30 tối", Some(("zalo", Some("2020-03-28 19:30:00"), true)));
        case("zalo 28-3 9g sáng", Some(("zalo", Some("2020-03-28 09:00:00"), true)));
        case("ZALO 28-03 15g30'", Some(("zalo", Some("2020-03-28 15:30:00"), true)));
    }

    #[test]
    fn a_day_without_a_time_is_not_exact_and_one_without_its_year_is_the_first_since_the_plan() {
        case("zalo 28-3", Some(("zalo", Some("2020-03-28 23:59:59"), false)));
        case("zalo 30-12 8g00", Some(("zalo", Some("2020-12-30 08:00:00"), true)));
        case("zalo 30-1 8g00", Some(("zalo", Some("2020-01-30 08:00:00"), true)));
    }

    #[track_caller]
    fn year(plan: Option<(&str, &str)>, now: &str, saved: &str, expected: &str) {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let near = Near { plan: plan.map(|(from, to)| (day(from), day(to))), now: day(now), saved: day(saved) };
        let found = FolderName::parse("email 14-12 9g00", &near).and_then(|found| found.instant()).unwrap();
        assert_eq!(found.date(), day(expected));
    }

    #[test]
    fn the_year_comes_from_the_plan_and_the_instant_looked_from_never_from_the_clock() {
        let years = Some(("2022-01-01", "2024-12-31"));
        year(Some(("2023-01-01", "2023-12-31")), "2023-12-20", "2026-11-21", "2023-12-14");
        year(years, "2023-12-20", "2026-11-21", "2023-12-14");
        year(years, "2024-03-01", "2026-11-21", "2023-12-14");
        // A folder of the first year stays one of the first year, as long as its files say so.
        year(years, "2024-03-01", "2022-12-13", "2022-12-14");
        year(Some(("2023-12-20", "2024-01-31")), "2024-01-10", "2026-11-21", "2023-12-14");
        year(None, "2024-03-01", "2026-11-21", "2023-12-14");
    }

    #[test]
    fn what_names_no_channel_or_no_day_is_not_guessed() {
        case("tuần 2 tháng 3", None);
        case("Sở Y tế", None);
        case("Thứ 6", None);
        case("zalo 28-3 5h hay 6h", Some(("zalo", Some("2020-03-28 23:59:59"), false)));
        case("thư mục ảnh 28-3", None);
        case("zalo", Some(("zalo", None, false)));
        case("zalo 31-2 15g30", Some(("zalo", None, false)));
        case("zalo 28-3 25g00", Some(("zalo", Some("2020-03-28 23:59:59"), false)));
    }
}
