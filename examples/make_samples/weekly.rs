//! Weekly reports: one growing workbook a unit. To keep the repository small 24 units send real ones, the others none.

use crate::Failure;
use crate::activity::{Activity, activities};
use crate::answers::Answers;
use crate::calendar::{Week, day, shifted, weeks};
use crate::entry::{Entries, Line, cells};
use crate::figures::Figures;
use crate::finals::invented;
use crate::inbox::{Body, Inbox, LIBRE};
use crate::issued::{Form, Issued};
use crate::receipt::Receipt;
use crate::rng::Rng;
use crate::truth::{Standing, Truth};
use crate::xlsx::fill;
use std::collections::BTreeMap;
use tonghop::form::own;

const REPORT: &str = "nhanh";
/// Who reports by week: `x` sent, `-` not.
const SENDERS: [(&str, &str); 24] = [
    ("SYT", "xxxxxx"),
    ("BVHHTM", "xxxxxx"),
    ("BVDKTP", "xxx-xx"),
    ("BVND", "xxxxxx"),
    ("BVPS", "xxxxxx"),
    ("BVUB", "-xxxxx"),
    ("SVHTTDL", "xxxxxx"),
    ("BCT", "xx----"),
    ("CDKTKT", "xxxxx-"),
    ("DHKTCN", "xxxxxx"),
    ("BDTP", "x-xx-x"),
    ("LDLD", "-xxx-x"),
    ("VPUBND", "xxxxxx"),
    ("STP", "xxxxxx"),
    ("TTTP", "xxxx--"),
    ("TAND", "xxxxxx"),
    ("BHXH", "xxxxxx"),
    ("SLDTBXH", "xx-xxx"),
    ("KBNN", "-xxxxx"),
    ("SKHCN", "xxxxxx"),
    ("SNNPTNT", "xxxxxx"),
    ("SGTVT", "-x-x--"),
    ("STNMT", "xxxxx-"),
    ("CTHUE", "xxxxxx"),
];
/// Seconds after Friday 10g00; what is in time is not listed, but for the hour itself, which «chậm nhất» includes.
const LATE: [(&str, &str, u32); 7] = [
    ("CDKTKT", "2020-W09", 5_400),
    ("BDTP", "2020-W10", 2_100),
    ("SLDTBXH", "2020-W11", 12_000),
    ("LDLD", "2020-W11", 86_400),
    ("SGTVT", "2020-W09", 600),
    ("CTHUE", "2020-W13", 1),
    ("BHXH", "2020-W12", 0),
];
/// Sends the file of this week with last week still chosen.
const REUSED: (&str, &str) = ("BVND", "2020-W12");
/// Only the file's own time tells when this one came.
const WEAK: (&str, &str) = ("KBNN", "2020-W13");
/// Filled by LibreOffice.
const BY_LIBRE: (&str, [&str; 3]) = ("TAND", ["2020-W11", "2020-W12", "2020-W13"]);

/// Sends every weekly report.
pub fn send(
    rows: &[Figures],
    issued: &Issued,
    finals: &BTreeMap<String, Answers>,
    inbox: &mut Inbox,
    truth: &mut Truth,
) -> Result<(), Failure> {
    for row in rows {
        let weeks = weeks();
        let marks = SENDERS.iter().find(|(unit, _)| *unit == row.code).map_or("------", |(_, marks)| *marks);
        let list = match finals.get(&row.code) {
            Some(answers) => answers.activities.clone(),
            None => activities(&row.code, &invented(6), day(3, 20)),
        };
        let mut unit = Unit { code: &row.code, form: issued.form(REPORT, &row.code)?, list, told: 0 };
        for (index, mark) in marks.chars().enumerate() {
            truth.standing(&standing(&row.code, &weeks[index], mark == 'x'));
            if mark == 'x' {
                unit.report(&weeks, index, inbox, truth)?;
            }
        }
    }
    Ok(())
}

/// One unit on its way through the weeks.
struct Unit<'a> {
    code: &'a str,
    form: &'a Form,
    list: Vec<Activity>,
    /// Activities already in the list of the file.
    told: usize,
}

impl Unit<'_> {
    fn report(&mut self, weeks: &[Week], index: usize, inbox: &mut Inbox, truth: &mut Truth) -> Result<(), Failure> {
        let week = &weeks[index];
        let mut rng = Rng::of(&format!("{}/{}", self.code, week.id));
        let known = self.list.iter().filter(|activity| activity.day < week.friday).count();
        let mut entries = Entries::default();
        let reused = (self.code, week.id) == REUSED;
        if reused {
            let since = weeks[index - 1].friday;
            if known == self.told || self.list[self.told..known].iter().any(|activity| activity.day <= since) {
                return Err(format!("{}: no new rows of {} alone", self.code, week.id).into());
            }
            truth.add("finding", (self.code, REPORT, week.id), "week-reused", 1);
        }
        entries.set(own::PERIOD, weeks[if reused { index - 1 } else { index }].label);
        if known == self.told {
            entries.set(&own::nil("bn"), "x");
        } else {
            entries.set("bn_anh", *rng.pick(&["Đã gửi Zalo", "Đã gửi Zalo", "Gửi kèm thư", "Chưa có hình ảnh"]));
        }
        self.told = known;
        entries.tables.insert("bn", self.list[..known].iter().map(line).collect());
        let cells = cells(&entries, &self.form.layout)?;
        let (path, body) = if self.code == BY_LIBRE.0 && BY_LIBRE.1.contains(&week.id) {
            (
                format!("{LIBRE}/{} {}", week.id, self.form.file),
                Body::Libre { template: self.form.bytes.clone(), cells },
            )
        } else {
            (format!("bao cao nhanh/{}/{}", week.id, self.form.file), Body::Bytes(fill(&self.form.bytes, &cells)?))
        };
        inbox.add(path, body, receipt(self.code, week, &mut rng), "current");
        Ok(())
    }
}

fn late(unit: &str, week: &str) -> Option<u32> {
    LATE.iter().find(|(code, id, _)| (*code, *id) == (unit, week)).map(|(_, _, seconds)| *seconds)
}

fn receipt(unit: &str, week: &Week, rng: &mut Rng) -> Option<Receipt> {
    if (unit, week.id) == WEAK {
        return None;
    }
    let due = week.friday.and_hms_opt(10, 0, 0).unwrap_or_default();
    let after = late(unit, week.id).map_or_else(|| -i64::from(early(rng)), i64::from);
    Some((shifted(due, after), "Email"))
}

/// Friday morning, or the afternoon before.
fn early(rng: &mut Rng) -> u32 {
    if rng.below(3) > 0 { rng.between(300, 9_600) } else { rng.between(60_000, 71_000) }
}

fn standing<'a>(unit: &'a str, week: &'a Week, sent: bool) -> Standing<'a> {
    let review = match (sent, (unit, week.id) == REUSED) {
        (false, _) => "",
        (true, true) => "needs_confirmation",
        (true, false) => "accepted",
    };
    Standing {
        unit,
        report: REPORT,
        period: week.id,
        late: sent.then(|| late(unit, week.id).unwrap_or(0)),
        timeliness: ((unit, week.id) == WEAK).then_some("doubtful"),
        review,
        versions: u32::from(sent),
    }
}

fn line(activity: &Activity) -> Line {
    let mut line: Line = vec![
        ("bn_ten", activity.name.as_str().into()),
        ("bn_ngay", activity.written.as_str().into()),
        ("bn_luot", activity.count.into()),
    ];
    let people = activity.beneficiaries.map(|count| format!("{count} lượt người thụ hưởng"));
    let cost = activity.cost.map(|cost| format!("{} triệu đồng", decimal(cost)));
    let note: Vec<String> = people.into_iter().chain(cost).collect();
    if !note.is_empty() {
        line.push(("bn_ghi_chu", note.join("; ").into()));
    }
    line
}

/// «12,5», «7».
fn decimal(tenths: u32) -> String {
    if tenths.is_multiple_of(10) { (tenths / 10).to_string() } else { format!("{},{}", tenths / 10, tenths % 10) }
}
