//! Reports typed as messages: text copied from a messenger → one [`Message`] per report, nothing decided yet.
//!
//! A message begins with the words the office asks for («BÁO CÁO NHANH – tên đơn vị»). The lines a messenger puts
//! between messages («Tên, [20/03/2020 09:12]», «[09:12, 20/3/2020] Tên: …») end a message and date the next one; the
//! person's name is dropped.

use crate::value::{bare_key, clean};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// Letters of a line that is read; longer ones are no rows of a report.
const LINE: usize = 1_000;

/// A text cut into messages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The reports, in their order.
    pub messages: Vec<Message>,
    /// Lines that belong to no report.
    pub outside: usize,
}

/// One line that lists something, cut at its semicolons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Zero-based line within the message.
    pub line: usize,
    /// Its parts, without the number before the first.
    pub parts: Vec<String>,
}

/// One report as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// When the messenger says it was sent; text can be typed over, so this proves little.
    pub sent: Option<NaiveDateTime>,
    /// Its lines, without what the messenger put around them.
    pub lines: Vec<String>,
    /// The words that name the unit.
    pub unit: String,
    /// The words that name the period, behind «Tuần đến:».
    pub period: String,
    /// What is listed.
    pub rows: Vec<Listed>,
    /// Whether it says «Không phát sinh».
    pub nil: bool,
    /// What is said of pictures, behind «Ảnh:», with its zero-based line.
    pub pictures: Option<(usize, String)>,
    /// Lines that are none of these, zero-based.
    pub unread: Vec<usize>,
}

impl Message {
    /// The message as it was typed.
    pub fn text(&self) -> String {
        self.lines.join("\n")
    }

    fn add(&mut self, line: &str) {
        let number = self.lines.len();
        self.lines.push(line.to_owned());
        let bare = bare_key(line);
        let said = labelled(line);
        match said {
            _ if line.chars().count() > LINE => self.unread.push(number),
            Some((label, said)) if label == "don vi" && self.unit.is_empty() => self.unit = said,
            Some((label, said)) if is_period(&label) && self.period.is_empty() => self.period = said,
            Some((label, said)) if matches!(label.as_str(), "anh" | "hinh anh") && self.pictures.is_none() => {
                self.pictures = Some((number, said));
            }
            _ if is_nil(&bare) => self.nil = true,
            _ if numbered(line).is_some() || line.contains(';') => {
                let body = numbered(line).unwrap_or(line);
                let parts = body.split([';', '；']).map(|part| part.trim().to_owned()).collect();
                self.rows.push(Listed { line: number, parts });
            }
            _ => self.unread.push(number),
        }
    }
}

/// Cuts a text into messages. `heads` are the words a message may begin with, as keys without marks.
pub fn messages(text: &str, heads: &[String]) -> Pasted {
    let mut pasted = Pasted::default();
    let mut open = false;
    let mut sent = None;
    for line in text.lines() {
        let line = clean(line);
        let mut line = line.as_str();
        if let Some(mark) = stamp(line) {
            (open, sent) = (false, mark.at);
            line = mark.rest;
        }
        if line.is_empty() {
            continue;
        }
        if let Some(rest) = behind_head(line, heads) {
            let (period, unit) = period_in_head(rest);
            // The time belongs to this message; one pasted below it without a time has none.
            pasted.messages.push(Message {
                sent: sent.take(),
                lines: vec![line.to_owned()],
                unit,
                period,
                ..Message::default()
            });
            open = true;
        } else if let Some(message) = pasted.messages.last_mut().filter(|_| open) {
            message.add(line);
        } else {
            pasted.outside += 1;
        }
    }
    pasted
}

/// What stands behind the words a message begins with; none where it is no such line.
fn behind_head<'l>(line: &'l str, heads: &[String]) -> Option<&'l str> {
    if line.chars().count() > LINE || line.matches(';').count() > 1 {
        return None;
    }
    heads.iter().find_map(|head| {
        let words = head.split(' ').count();
        let mut rest = line;
        let mut said = Vec::new();
        for _ in 0..words {
            let trimmed = rest.trim_start_matches(|letter: char| !letter.is_alphanumeric());
            let end = trimmed.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(trimmed.len());
            said.push(bare_key(&trimmed[..end]));
            rest = &trimmed[end..];
        }
        let begins = said.join(" ") == *head && line.starts_with(|letter: char| !letter.is_ascii_digit());
        begins.then(|| rest.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != ')' && letter != '('))
    })
}

/// «TUẦN 27/3 – Sở Y tế» → the period and the unit.
fn period_in_head(rest: &str) -> (String, String) {
    let said = labelled(&rest.replace(':', " – "))
        .filter(|(label, said)| is_period(label) && said.starts_with(|one: char| one.is_ascii_digit()));
    let Some((_, said)) = said else { return (String::new(), rest.to_owned()) };
    let end = said.find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '/' | '.')).unwrap_or(said.len());
    let unit = said[end..].trim_start_matches(|letter: char| !letter.is_alphanumeric());
    (said[..end].to_owned(), unit.to_owned())
}

/// Words before a period, the longer first.
const PERIOD: [&str; 6] = ["bao cao tuan den", "ky bao cao", "tuan den", "ky den", "tuan", "ky"];

fn is_period(label: &str) -> bool {
    PERIOD.contains(&label)
}

/// A line's label, as a key without marks, and what stands behind it. Many leave the colon out.
fn labelled(line: &str) -> Option<(String, String)> {
    if let Some((label, said)) = line.split_once(':') {
        return Some((bare_key(label), said.trim().to_owned()));
    }
    let behind = |label: &&str| {
        let words = label.split(' ').count();
        let label: Vec<&str> = line.split_whitespace().take(words).collect();
        let rest = line.split_whitespace().skip(words).collect::<Vec<_>>().join(" ");
        let rest = rest.trim_start_matches(|letter: char| !letter.is_alphanumeric()).to_owned();
        (bare_key(&label.join(" ")), rest)
    };
    let mut periods = PERIOD.iter().map(|label| (label, behind(label)));
    // A day must follow: «Tuần qua đơn vị …» is talk.
    let period = periods.find(|(label, (found, rest))| found == *label && begins_a_day(rest));
    let mut pictures = ["hinh anh", "anh"].iter().map(|label| (label, behind(label)));
    let sent = |rest: &str| ["da gui", "gui ", "chua co"].iter().any(|start| bare_key(rest).starts_with(start));
    let pictures = || pictures.find(|(label, (found, rest))| found == *label && sent(rest));
    period.or_else(pictures).map(|(_, said)| said)
}

/// «20/3», «ngày 20/3», «thứ Sáu, 20/3».
fn begins_a_day(text: &str) -> bool {
    let bare = bare_key(text);
    text.starts_with(|letter: char| letter.is_ascii_digit())
        || (["ngay ", "thu "].iter().any(|word| bare.starts_with(word)) && bare.contains('/'))
}

/// «Không phát sinh», perhaps «Tuần này không phát sinh hoạt động».
fn is_nil(bare: &str) -> bool {
    let bare = bare.trim_matches(|letter: char| !letter.is_alphanumeric());
    // «Không phát sinh kinh phí» speaks of money, not of the week.
    let rest = bare.strip_prefix("tuan nay ").or(bare.strip_prefix("tuan nay, ")).unwrap_or(bare);
    let rest = rest.strip_prefix("don vi ").unwrap_or(rest);
    let Some(rest) = rest.strip_prefix("khong phat sinh") else { return false };
    ["", " hoat dong", " hoat dong nao", " trong tuan", " hoat dong trong tuan"].contains(&rest)
}

/// What stands behind «1.», «2)», «-», «+».
fn numbered(line: &str) -> Option<&str> {
    if let Some(rest) = line.strip_prefix(['-', '+', '•', '*', '–']) {
        return Some(rest.trim());
    }
    let digits = line.find(|letter: char| !letter.is_ascii_digit()).filter(|end| (1..=3).contains(end))?;
    let rest = line[digits..].strip_prefix(['.', ')', '/', '-', ':'])?;
    // «20/3: …» begins with a day, «1/ …» with a number.
    (!rest.starts_with(|letter: char| letter.is_ascii_digit())).then(|| rest.trim())
}

/// A line of the messenger's own.
struct Stamp<'l> {
    at: Option<NaiveDateTime>,
    /// What the person wrote on the same line.
    rest: &'l str,
}

/// «Tên, [20/03/2020 09:12]», «[09:12, 20/3/2020] Tên: …».
fn stamp(line: &str) -> Option<Stamp<'_>> {
    if let Some((inside, rest)) = line.strip_prefix('[').and_then(|line| line.split_once(']')) {
        let Stamp { at, .. } = when(inside)?;
        let rest = rest.trim();
        return Some(Stamp { at, rest: rest.split_once(':').map_or(rest, |(_, said)| said.trim()) });
    }
    let (_, inside) = line.strip_suffix(']')?.rsplit_once('[')?;
    when(inside)
}

/// The instant in brackets: an hour and a day, in either order. None where it is no such thing.
fn when(inside: &str) -> Option<Stamp<'static>> {
    if inside.len() > 40 {
        return None;
    }
    let words: Vec<&str> = inside.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let hour = words.iter().find_map(|word| {
        NaiveTime::parse_from_str(word, "%H:%M").or_else(|_| NaiveTime::parse_from_str(word, "%H:%M:%S")).ok()
    })?;
    let day = words.iter().find_map(|word| {
        let word = word.replace('-', "/");
        let full = word.rsplit('/').next().is_some_and(|year| year.len() == 4);
        NaiveDate::parse_from_str(&word, "%d/%m/%Y").ok().filter(|_| full)
    });
    // «9:12 CH», a day without its year: the line is the messenger's, the instant is not known.
    Some(Stamp { at: day.filter(|_| words.len() == 2).map(|day| day.and_time(hour)), rest: "" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Pasted {
        messages(text, &["bao cao nhanh".to_owned()])
    }

    #[test]
    fn messages_below_each_other_are_told_apart() {
        let pasted = read(
            "BÁO CÁO NHANH – Sở Y tế\nTuần đến: 20/3\n1. Tọa đàm; 20/3; 45 lượt\nẢnh: đã gửi\n\n\
            Báo cáo nhanh: Sở Tư pháp\nTuần đến 20/3\nKhông phát sinh.\n",
        );
        let [first, second] = &pasted.messages[..] else { panic!("{pasted:?}") };
        assert_eq!((first.unit.as_str(), first.period.as_str(), first.nil), ("Sở Y tế", "20/3", false));
        assert_eq!(first.rows, [Listed { line: 2, parts: ["Tọa đàm", "20/3", "45 lượt"].map(str::to_owned).into() }]);
        assert_eq!(first.pictures, Some((3, "đã gửi".to_owned())));
        assert_eq!((second.unit.as_str(), second.nil, &second.unread[..]), ("Sở Tư pháp", true, &[][..]));
        assert_eq!(second.period, "20/3");
    }

    #[test]
    fn the_first_line_may_name_the_week() {
        for line in ["BÁO CÁO NHANH TUẦN 27/3 – Sở Y tế", "Báo cáo nhanh tuần đến 27/3: Sở Y tế"] {
            let pasted = read(line);
            let one = pasted.messages.first().map(|one| (one.period.as_str(), one.unit.as_str()));
            assert_eq!(one, Some(("27/3", "Sở Y tế")), "{line}");
        }
    }

    #[test]
    fn a_label_needs_no_colon_where_nothing_else_can_be_meant() {
        let said = |line: &str| labelled(line).map(|(_, said)| said);
        for line in ["Tuần đến 20/3", "TUẦN ĐẾN - 20/3", "Báo cáo tuần đến  20/3", "Kỳ 20/3"] {
            assert_eq!(said(line).as_deref(), Some("20/3"), "{line}");
        }
        assert_eq!(said("Tuần đến thứ Sáu, 20/3").as_deref(), Some("thứ Sáu, 20/3"));
        assert_eq!(said("Hình ảnh đã gửi Zalo").as_deref(), Some("đã gửi Zalo"));
        for line in ["Tuần qua đơn vị tổ chức về nguồn", "Ảnh hưởng của dịch", "Tuần đến", "Kỳ họp ngày mai"]
        {
            assert_eq!(said(line), None, "{line}");
        }
    }

    #[track_caller]
    fn dated(line: &str, at: Option<&str>) {
        let pasted = read(&format!("{line}BÁO CÁO NHANH – Sở Y tế\nKhông phát sinh"));
        let found = pasted.messages.first().and_then(|message| message.sent).map(|at| at.to_string());
        assert_eq!((pasted.messages.len(), found.as_deref()), (1, at), "{line}");
        assert!(!pasted.messages[0].text().contains("Người"), "a person's name is kept");
    }

    #[test]
    fn the_messengers_own_lines_date_the_message_below() {
        dated("Người Gửi, [20/03/2020 09:12]\n", Some("2020-03-20 09:12:00"));
        dated("[09:12, 20/3/2020] Người Gửi: ", Some("2020-03-20 09:12:00"));
        dated("[20/03/2020 09:12:33] Người Gửi: ", Some("2020-03-20 09:12:33"));
        dated("[9:12 CH, 20/3/2020] Người Gửi: ", None);
        dated("[09:12, 20/3] Người Gửi:\n", None);
    }

    #[test]
    fn talk_between_messages_belongs_to_none() {
        let pasted = read(
            "[09:12, 20/3/2020] Người Gửi: BÁO CÁO NHANH – Sở Y tế\nKhông phát sinh\n\
            [09:13, 20/3/2020] Người Khác: Dạ em cảm ơn\nem gửi sau ạ",
        );
        assert_eq!((pasted.messages.len(), pasted.outside), (1, 2));
        assert!(pasted.messages[0].unread.is_empty());
    }

    proptest! {
        #[test]
        fn any_text_is_read_and_every_line_has_its_place(text in "(BÁO CÁO NHANH|\\[09:12, 20/3/2020\\]|;|:|\n|1\\.|\\PC){0,200}") {
            let pasted = read(&text);
            let lines: usize = pasted.messages.iter().map(|message| message.lines.len()).sum();
            prop_assert!(lines + pasted.outside <= text.lines().count());
        }
    }
}
