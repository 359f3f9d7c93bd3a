//! The calendar file, read back by a strict reader of its own: RFC 5545 as far as the file uses it.

mod common;

use chrono::{Duration, NaiveDate, NaiveDateTime};
use common::working;
use std::collections::BTreeMap;
use std::process::Command;
use tonghop::command::Folder;
use tonghop::ics;
use tonghop::plan::{self, Plan};
use tonghop::text::Lang;

/// An entry as read: properties by name with their parameters, and the alarm's.
#[derive(Debug, Default)]
struct Entry {
    own: BTreeMap<String, String>,
    alarm: BTreeMap<String, String>,
}

impl Entry {
    #[track_caller]
    fn get(&self, name: &str) -> &str {
        self.own.get(name).unwrap_or_else(|| panic!("{name} is missing in {self:?}"))
    }

    /// An instant, which must be in UTC.
    #[track_caller]
    fn instant(&self, name: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(self.get(name), "%Y%m%dT%H%M%SZ").expect("an instant in UTC")
    }

    #[track_caller]
    fn day(&self, name: &str) -> NaiveDate {
        NaiveDate::parse_from_str(self.get(&format!("{name};VALUE=DATE")), "%Y%m%d").expect("a day")
    }
}

/// Lines of at most 75 octets, each whole UTF-8, joined where a space continues them.
fn unfolded(bytes: &[u8]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    assert!(bytes.ends_with(b"\r\n"), "the last line has no end");
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "a line end that is not CRLF");
    for line in text.trim_end_matches("\r\n").split("\r\n") {
        assert!(!line.is_empty() && line.len() <= 75, "{} octets: {line}", line.len());
        match line.strip_prefix(' ') {
            Some(more) => lines.last_mut().expect("a line to continue").push_str(more),
            None => lines.push(line.to_owned()),
        }
    }
    lines
}

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next().expect("something after a backslash") {
                'n' | 'N' => out.push('\n'),
                other @ ('\\' | ';' | ',') => out.push(other),
                other => panic!("\\{other}"),
            },
            ';' | ',' => panic!("{letter} stands bare in {text}"),
            other => out.push(other),
        }
    }
    out
}

#[track_caller]
fn read(bytes: &[u8]) -> Vec<Entry> {
    const TEXTS: [&str; 4] = ["SUMMARY", "DESCRIPTION", "CATEGORIES", "UID"];
    let (mut entries, mut open): (Vec<Entry>, Vec<String>) = (Vec::new(), Vec::new());
    for line in unfolded(bytes) {
        let (name, value) = line.split_once(':').expect("a name and a value");
        match (name, open.last().map(String::as_str)) {
            ("BEGIN", _) => {
                open.push(value.to_owned());
                if value == "VEVENT" {
                    entries.push(Entry::default());
                }
            }
            ("END", Some(last)) => {
                assert_eq!(last, value);
                open.pop();
            }
            (_, Some(inside @ ("VEVENT" | "VALARM"))) => {
                let entry = entries.last_mut().expect("an entry");
                let place = if inside == "VEVENT" { &mut entry.own } else { &mut entry.alarm };
                let value = if TEXTS.contains(&name) { unescaped(value) } else { value.to_owned() };
                assert!(place.insert(name.to_owned(), value).is_none(), "{name} twice");
            }
            (_, Some("VCALENDAR")) => {}
            _ => panic!("{line} stands outside"),
        }
    }
    assert!(open.is_empty(), "{open:?} is not closed");
    entries
}

fn calendar(plan: &Plan) -> Vec<Entry> {
    read(ics::file(&plan.short_title, &plan.code, &ics::agenda(plan, Lang::Vi)).as_bytes())
}

fn plan(text: &str) -> Plan {
    let head = "[plan]\nid = \"a-1\"\ncode = \"A\"\ntitle = \"Kế hoạch; thử, \\\\ nghiệm\"\n";
    let form = "[[form]]\nid = \"f\"\ntitle = \"F\"\nlayout = \"full\"\n[[form.section]]\nid = \"s\"\nsheet = \"S\"\ntitle = \"S\"\n[[form.section.field]]\nid = \"so_tin\"\nlabel = \"Số tin\"\ntype = \"count\"\n";
    let report = "[[report]]\nid = \"b\"\nlabel = \"Báo cáo, tháng\"\ncode = \"B\"\nform = \"f\"\n";
    let units = "code,name,kind\nSYT,Sở Y tế,so\n";
    plan::load(&format!("{head}{report}{text}\n{form}"), units).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("an instant")
}

/// Where the reminder stands on the office's clock.
fn reminded(entry: &Entry, start: NaiveDateTime) -> NaiveDateTime {
    let minutes = entry.alarm["TRIGGER"].strip_prefix("-PT").and_then(|text| text.strip_suffix('M')).expect("minutes");
    start - Duration::minutes(minutes.parse().expect("a number"))
}

#[test]
fn the_shipped_plan_has_seven_deadlines() {
    let folder = Folder::open(&working::template()).expect("the shipped plan is good");
    let entries = calendar(&folder.plan);
    let uids: Vec<&str> = entries.iter().map(|entry| entry.get("UID")).collect();
    assert_eq!(uids[0], "ttn-2020.nhanh.2020-W08@tonghop");
    assert_eq!(uids[6], "ttn-2020.tong_ket@tonghop");
    assert_eq!(uids.len(), 7);
    let last = &entries[6];
    assert_eq!(last.get("SUMMARY"), "Hạn gửi Báo cáo tổng kết: trước 16g00, thứ Bảy, ngày 28/3/2020");
    assert!(last.get("DESCRIPTION").contains("Lưu ý: rơi vào ngày nghỉ hằng tuần."));
    // 16g00 in Việt Nam is 09:00 in UTC; the plan was issued at midnight of 18/02/2020.
    assert_eq!((last.instant("DTSTART"), last.instant("DTEND")), (at("2020-03-28 08:30"), at("2020-03-28 09:00")));
    assert_eq!(last.instant("DTSTAMP"), at("2020-02-17 17:00"));
    assert_eq!(last.alarm["ACTION"], "DISPLAY");
}

#[test]
fn the_reminder_comes_on_the_working_day_before() {
    #[track_caller]
    fn case(due: &str, expected: &str) {
        let plan = plan(&format!("due = {{ by = {due}:00 }}"));
        let entry = &calendar(&plan)[0];
        let start = entry.instant("DTSTART") + Duration::hours(7);
        assert_eq!(reminded(entry, start), at(expected));
    }
    case("2020-03-28T16:00", "2020-03-27 08:00");
    case("2020-03-30T16:00", "2020-03-27 08:00");
    case("2020-05-04T08:30", "2020-04-29 08:00");
    case("2020-01-30T17:00", "2020-01-22 08:00");
}

#[test]
fn a_deadline_without_an_hour_is_a_whole_day() {
    let entry = &calendar(&plan("due = { by = 2020-08-20 }"))[0];
    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    assert_eq!((entry.day("DTSTART"), entry.day("DTEND")), (day("2020-08-20"), day("2020-08-21")));
    assert_eq!(reminded(entry, at("2020-08-20 00:00")), at("2020-08-19 08:00"));
    let entry = &calendar(&plan("due = { before = 2020-08-21 }"))[0];
    assert_eq!(entry.day("DTSTART"), day("2020-08-20"));
    // Without a day of issue the deadline itself is the stamp, never the clock.
    assert_eq!(entry.instant("DTSTAMP"), at("2020-08-20 17:00"));
}

#[test]
fn phases_are_whole_days_and_may_be_tentative() {
    let phases = "due = { every = \"phase\", days = 3, by = \"17:00\" }\n[[phase]]\nid = \"truoc\"\nlabel = \"Trước Đại hội\"\nfrom = 2020-08-01\nto = 2020-08-16\nprovisional = true\nwas = [ { until = 2020-07-10T09:00:00, from = 2020-08-01, to = 2020-08-12 } ]\n[[phase]]\nid = \"sau\"\nlabel = \"Sau Đại hội\"\nfrom = 2020-08-20\n";
    let entries = calendar(&plan(phases));
    let told: Vec<(&str, &str)> = entries.iter().map(|entry| (entry.get("UID"), entry.get("SUMMARY"))).collect();
    assert_eq!(
        told,
        [
            ("a-1.b.truoc@tonghop", "Hạn gửi Báo cáo, tháng (Trước Đại hội): chậm nhất 17g00, thứ Tư, ngày 19/8/2020"),
            ("a-1.truoc.giai-doan@tonghop", "Giai đoạn: Trước Đại hội (dự kiến)"),
            ("a-1.sau.giai-doan@tonghop", "Bắt đầu: Sau Đại hội"),
        ]
    );
    assert_eq!((entries[1].get("STATUS"), entries[1].get("SEQUENCE")), ("TENTATIVE", "1"));
    assert_eq!(entries[1].day("DTEND"), "2020-08-17".parse().expect("a day"));
    assert!(entries[1].alarm.is_empty());
}

#[test]
fn an_extension_is_an_entry_of_its_own() {
    let text = "due = { by = 2020-03-28T16:00:00 }\n[[extension]]\nreport = \"b\"\nscope = { units = [\"SYT\"] }\nuntil = 2020-03-30T16:00:00\nbecause = \"đơn vị sáp nhập; xin lùi\"";
    let entries = calendar(&plan(text));
    assert_eq!(entries[1].get("UID"), "a-1.b.gia-han-202003301600@tonghop");
    assert!(entries[1].get("SUMMARY").contains("gia hạn cho Sở Y tế"), "{}", entries[1].get("SUMMARY"));
    assert!(entries[1].get("DESCRIPTION").contains("đơn vị sáp nhập; xin lùi"));
}

#[test]
fn the_file_lies_in_the_folder_unless_told_otherwise() {
    let dir = working::fresh();
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_tonghop")).args(arguments).output().expect("the program starts");
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    };
    let folder = dir.path().to_str().expect("a plain path");
    run(&["plan", "calendar", folder]);
    let first = std::fs::read(dir.path().join("TTN2020.ics")).expect("the calendar");
    assert_eq!(read(&first).len(), 7);
    let other = dir.path().join("lich").join("han gui.ics");
    run(&["plan", "calendar", folder, "-o", other.to_str().expect("a plain path")]);
    assert!(first == std::fs::read(other).expect("the calendar"), "the same plan gives the same bytes");
}
